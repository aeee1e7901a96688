// Programmes over the sample library: the registry, what waits, the map, continuity with a lineage, adjustment funds, supports,
// outcomes.
import { go } from "./screens.mjs";

const at = (query, ready) => go(`/programmes${query}`, ready);

/** Screens; the second argument names what the sample holds. */
export const PROGRAMMES = {
  "programmes-list": at("", "grid-row"),
  "programmes-detail": at("?shown=106", "programme-detail"),
  "programmes-edit": async (window) => {
    await at("?shown=106", "grid-row")(window);
    await window.click("source-ministry");
    await window.find("source-editor");
  },
  "programmes-waiting": async (window) => {
    await at("", "grid-row")(window);
    await window.keys("w");
    await window.find("waiting-item");
  },
  "programmes-map": at("?tab=map", "map-node"),
  "programmes-pair": async (window) => {
    await at("?tab=map", "map-node")(window);
    await window.click("map-add-pair");
    await window.find("pair-dialog");
  },
  "programmes-timeline": at("?tab=timeline", "timeline-bar"),
  "programmes-themes": async (window) => {
    await at("?tab=timeline", "timeline-bar")(window);
    await window.click("timeline-rows-themes");
    await window.find("timeline-bar");
  },
  "programmes-lineage": (window, { lineage }) => at(`?tab=timeline&lineage=${lineage}`, "lineage-line")(window),
  "programmes-adjustments": at("?tab=adjustments", "adjustment-row"),
  "programmes-request": async (window) => {
    await at("?tab=adjustments", "adjustment-row")(window);
    await window.click(".adj-open > .ell:last-child");
    await window.find("adjustment-editor");
  },
  "programmes-supports": at("?tab=supports", "support-row"),
  "programmes-outcomes": at("?tab=outcomes", "outcome-kind-row"),
  "programmes-entries": async (window) => {
    await at("?tab=outcomes", "outcome-kind-row")(window);
    await window.click("outcome-total");
    await window.find("outcome-entry");
  },
};

/** A project that carries another on. */
export async function programmesOn(window) {
  const { rows } = await window.call("continuity.page", { offset: 0, limit: 500 });
  const joined = rows.find((row) => new Set(row.bars.map((bar) => bar.project)).size > 1);
  return { lineage: joined.project };
}
