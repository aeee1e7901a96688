// Finding over the sample library: home, overview, the list in its states, saved views.
import { go } from "./screens.mjs";

const list = (query) => `/projects?${query}`;
const text = (words) => `q=${encodeURIComponent(words)}`;

export const FIND = {
  home: go("/home", "home-matrix"),
  matrix: go("/matrix", "matrix"),
  "matrix-layers": go("/matrix?rows=modality&columns=area&third=phase", "matrix-layers"),
  "matrix-trends": go("/matrix?show=trends", "trend"),
  "matrix-gaps": go("/matrix?show=gaps", "gap"),
  "projects-search": go(list(text("患者由来 抗体")), "grid-row"),
  "projects-hint": go(list(text("標的:EGFR \"抗体")), "search-note"),
  "projects-grouped": go(list("group=programme&sort=year%2C-title"), "grid-group"),
  "projects-inverted": go(list(`${text("癌")}&${new URLSearchParams({ modality: JSON.stringify(["SM"]), not: JSON.stringify(["modality"]), year: JSON.stringify([2024, 2025]) })}`), "filter-token"),
  "projects-builder": async (window) => {
    await go(list(text("標的:EGFR,KRAS 年度:2024.. -動物")), "grid-row")(window);
    await window.click("builder-open");
    await window.find("builder");
  },
  "projects-help": async (window) => {
    await go("/projects", "grid-row")(window);
    await window.click("search-help-button");
    await window.find("search-help");
  },
  "projects-peek": async (window) => {
    await go(list(text("抗体")), "grid-row")(window);
    await window.keys("j");
    await window.keys(" ");
    await window.find("peek");
  },
  similar: async (window, { project }) => {
    await go(list(`open=${project}`), "similar")(window);
    await window.click("similar-all");
    await window.find("similar-hit");
  },
  "view-save": async (window) => {
    await go(list(text("膵がん 抗体")), "grid-row")(window);
    await window.click("view-save");
    await window.find("view-dialog");
  },
};

/** Cells that somebody wants filled, and two views: what the screens above then show. */
export async function findOn(window) {
  const want = (row, column) => window.call("find.want", { rows: "target_class", row, columns: "modality", column, wanted: true });
  await want("gpcr", "GT");
  await want("antigen", "DEG");
  await want("kinase", "SM");
  const filter = { text: "膵がん 抗体" };
  await window.call("view.save", { name: "膵がん × 抗体", state: { filter } });
  await window.call("view.save", { name: "俯瞰：相 × 事業", state: { filter: {}, matrix: { rows: "phase", columns: "programme" } } });
}
