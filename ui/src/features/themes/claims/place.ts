/** Where what a claim rests on is shown, and the way back from there. */
import type { Asset, Claim } from "../../../api/bindings.ts";
import type { ProjectsSearch, StageSearch, ThemeSearch } from "../../../search.ts";

export type Place =
  | { to: "/projects"; search: ProjectsSearch }
  | { to: "/stage-one"; search: StageSearch }
  | { to: "/themes/$id"; params: { id: string }; search: ThemeSearch };

/** The claims of a theme, as the bar of other screens leads back to them. */
export const backTo = (theme: number) => `/themes/${theme}?tab=claims`;

/** Longer quotations are marked by their beginning: they stand in the address. */
const LONGEST = 300;

const quoted = (text: string) => (text === "" ? {} : { quote: text.slice(0, LONGEST) });

/** Null = nowhere in this window: literature, somebody's word, or a source that is gone. */
export function placeOf(claim: Claim, theme: number, assets: ReadonlyMap<number, Asset>): Place | null {
  const back = backTo(theme);
  const on = claim.rests_on;
  const project = (id: number, more: ProjectsSearch): Place => ({
    to: "/projects",
    search: { open: id, ...more, back },
  });
  const extra = (id: number): Place => ({
    to: "/themes/$id",
    params: { id: String(theme) },
    search: { shown: `x${id}`, back },
  });
  switch (on.on) {
    case "project":
      return claim.project === null ? null : project(on.project, { at: on.field, ...quoted(claim.quote) });
    case "row":
      return claim.project === null ? null : project(on.project, { tab: "sources", at: `row-${on.source_row}` });
    case "asset": {
      const asset = assets.get(on.asset);
      const own = asset?.project ?? claim.project;
      if (own !== null && own !== undefined)
        return project(own, asset?.field ? { at: asset.field, ...quoted(asset.sentence) } : {});
      return typeof asset?.extra === "number" ? extra(asset.extra) : null;
    }
    case "extra":
      return extra(on.extra);
    case "vote":
      return { to: "/stage-one", search: { round: on.round, tab: "shortlist", project: on.project, back } };
    default:
      return null;
  }
}

/** Whether a source was of the library and is there no more (not only its sentence). */
export const isGone = (claim: Claim) =>
  claim.stale && claim.rests_on.on !== "literature" && claim.rests_on.on !== "word" && claim.source_name === "";
