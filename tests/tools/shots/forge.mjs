// The theme forge over the sample library: a theme with its tabs, themes together, what a project has.
import { go } from "./screens.mjs";

const of = (tab, ready) => (window, { theme }) => go(`/themes/${theme}${tab ? `?tab=${tab}` : ""}`, ready)(window);
const all = (query, ready) => go(`/themes?${query}`, ready);

export const FORGE = {
  "forge-gap": (window, { theme, gap }) => go(`/themes/${theme}?shown=${gap}`, "candidate")(window),
  "forge-thread": (window, { theme, thread }) => go(`/themes/${theme}?shown=p${thread}`, "strand-asset")(window),
  "forge-claims": of("claims", "claim"),
  "forge-claim-new": async (window, at) => {
    await of("claims", "claim")(window, at);
    await window.click("claim-add");
    await window.find("claim-dialog");
  },
  "forge-compare": (window, { compared }) => go(`/themes/${compared}?tab=compare`, "comparison")(window),
  "forge-versions": (window, { versioned }) => go(`/themes/${versioned}?tab=versions`, "version")(window),
  "forge-comments": (window, { discussed }) => go(`/themes/${discussed}?tab=comments`, "comment")(window),
  "forge-hearings": of("hearings", "hearing-row"),
  "forge-map": of("map", "forge-map"),
  "forge-pipeline": all("tab=pipeline", "pipeline-card"),
  "forge-proposals": all("tab=proposals&among=all", "proposals-start"),
  "forge-proposals-found": async (window, { round }) => {
    await all(`tab=proposals&round=${round}`, "proposals")(window);
    await window.find("proposal");
  },
  "forge-hearings-all": all("tab=hearings", "hearing-row"),
  "forge-coverage": all("tab=portfolio", "coverage"),
  "forge-overlap": async (window) => {
    await all("tab=portfolio&picture=overlap", "portfolio-overlap")(window);
    if (await window.shown("overlap-pair")) await window.click("overlap-pair");
  },
  "forge-network": all("tab=portfolio&picture=network", '[data-testid="network-canvas"][data-percent="100"]'),
  "forge-network-chosen": async (window) => {
    await FORGE["forge-network"](window);
    await window.click("network-node");
    await window.hasText("network-chosen", /\S/);
  },
  "forge-export": async (window, at) => {
    await FORGE["forge-map"](window, at);
    await window.click("forge-export-menu");
    await window.click("forge-export-svg");
    await window.find("forge-audience-internal");
  },
  "forge-project": async (window, { thread }) => {
    await go(`/projects?open=${thread}`, "detail-has")(window);
    await window.web.run(() => {
      const has = document.querySelector('[data-testid="detail-has"]');
      has.closest(".tab-panel").scrollTop = has.offsetTop - has.closest(".tab-panel").offsetTop;
    });
  },
};

/** Tells what the sample holds: the theme with most threads and one of its gaps, one with alternatives, with versions, with comments. */
export async function forgeOn(window) {
  const { themes } = await window.call("theme.list", {});
  const boards = [];
  for (const { id } of themes) boards.push({ id, ...(await window.call("forge.board", { theme: id })) });
  const most = (count) => boards.toSorted((a, b) => count(b) - count(a))[0];
  const own = most(({ strands, claims }) => strands.length + claims);
  const open = own.needs.filter(({ needed, state }) => needed && state === "open");
  const { rounds } = await window.call("round.list", {});
  return {
    theme: own.id,
    gap: open.toSorted((a, b) => b.candidates - a.candidates)[0]?.need,
    thread: own.strands.toSorted((a, b) => b.assets.length - a.assets.length).find(({ project }) => project).project.id,
    compared: most(({ alternatives }) => alternatives.length).id,
    versioned: most(({ versions }) => versions).id,
    discussed: most(({ comments }) => comments).id,
    round: rounds.find(({ closed, kind }) => closed && kind === "votes").id,
  };
}
