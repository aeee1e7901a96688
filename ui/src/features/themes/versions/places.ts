/** Where what differs stands in the theme as it is now. */
import type { Board, Claim } from "../../../api/bindings.ts";
import type { ThemeSearch } from "../../../search.ts";
import { isGap, strandKey } from "../weave/model.ts";
import type { Part, Thing } from "./diff.ts";

type Named = { name_ja: string; name_en: string };
type Say = (key: string) => string;

/** What the theme has now; undefined until it is known. */
export interface Now {
  board: Board | undefined;
  claims: readonly Claim[] | undefined;
  say: Say;
  /** The name of a part in the language in use. */
  nameOf: (part: Named) => string;
}

const called = (part: Named, ja: string, en: string) => part.name_ja === ja && part.name_en === en;

/** The claim of a difference; undefined = it is gone, or was worded otherwise. */
export const claimIn = (part: Part, { claims }: Now): Claim | undefined =>
  claims?.find(({ text_ja, text_en }) => called(part, text_ja, text_en));

/** The part of the page it is on, and beside the board the thread or the gap it is of, as far as that is still there. */
export function placeIn(thing: Thing, part: Part, now: Now): ThemeSearch {
  if (thing === "claim") return { tab: "claims" };
  const shown = besideIn(thing, part, now);
  return shown === undefined ? {} : { shown };
}

function besideIn(thing: Thing, part: Part, { board, say, nameOf }: Now): string | undefined {
  const strands = board?.strands ?? [];
  const of = (strand: (typeof strands)[number] | undefined) => strand && strandKey(strand);
  switch (thing) {
    case "thread":
      return of(strands.find(({ project }) => project && called(part, project.title_ja, project.title_en)));
    case "extra":
      return of(strands.find(({ extra }) => extra && called(part, extra.title_ja, extra.title_en)));
    case "asset": {
      const name = nameOf(part);
      return of(
        strands.find(({ assets }) => assets.some(({ label, kind }) => (label || say(`asset-kind.${kind}`)) === name)),
      );
    }
    case "need": {
      const name = nameOf(part);
      return board?.needs.find((need) => isGap(need) && say(`need.${need.need}`) === name)?.need;
    }
    default:
      return undefined;
  }
}
