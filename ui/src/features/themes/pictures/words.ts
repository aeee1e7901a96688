import type { AssetState, BoardNeed, Strand } from "../../../api/bindings.ts";
import { widthOf, wrap } from "../../../charts/index.ts";
import { useAssetWords } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { type CompositionWords, THREAD } from "./layout.ts";

/** A state without its colour. */
export const STATE_SIGN: Record<AssetState, string> = { have: "●", obtaining: "◐", none: "×", unknown: "○" };

const SIZE = 12;
/** Of what stands below a thread's title. */
const UNDER = 11;

/** What the map says, on screen and in its file alike. */
export function useMapWords() {
  const { t, f, say, pick } = useText();
  const words = t.pictures.map;
  const assets = useAssetWords();
  const composition: CompositionWords = {
    title: ({ project, extra }) => (project ? pick(project, "title") : extra ? pick(extra, "title") : ""),
    asset: (fields) => assets.name(fields),
    need: ({ need }) => t.weave.needs[need],
  };
  return {
    composition,
    /** Below a thread's title: its role, then the institution and years, or what kind of thread it is. */
    underThread: ({ project, extra, role }: Strand): string => {
      const said = [
        role ? say(`role.${role}`) : t.themes.noRole,
        project ? project.institution : extra ? say(`extra-kind.${extra.kind}`) : "",
        project ? f.fiscalYears(project.years) : "",
      ];
      return wrap(said.filter(Boolean).join(" · "), UNDER, THREAD.width - 22, 1)[0] ?? "";
    },
    /** Where a need stands, in short. */
    standOf: ({ state, candidates, supports }: BoardNeed): string => {
      if (state !== "open") return t.pictures.state[state];
      const who = candidates > 0 ? words.candidates(f.number(candidates), candidates) : words.noCandidate;
      return [t.pictures.state.open, who, ...(supports.length > 0 ? [words.support] : [])].join(t.common.comma);
    },
    cut: (text: string, room: number, size = SIZE): string => wrap(text, size, room, 1)[0] ?? "",
    widthOf: (text: string, size = SIZE) => widthOf(text, size),
  };
}
