// The screens over the sample library, one way to each: from anywhere, past what was looked at before.
import { until } from "../../desktop/harness.mjs";

/** Goes to an address of the interface and waits for what must be there. */
export const go = (address, wait) => async (window) => {
  await window.web.run((hash) => { location.hash = hash; }, `#${address}`);
  await window.find(wait);
};

/** Each screen: how to get there. Overlays are closed by the reload before the next. */
export const SCREENS = {
  projects: go("/projects", "grid-row"),
  "projects-detail": async (window, { project }) => go(`/projects?open=${project}`, "detail-title")(window),
  "projects-detail-sources": async (window, { project }) => go(`/projects?open=${project}&tab=sources`, "source")(window),
  "projects-selected": async (window) => {
    await go("/projects", "grid-row")(window);
    await window.click("select-all");
    await window.find("selection-count");
  },
  "projects-nothing-found": go("/projects?q=%E7%84%A1%E3%81%84%E8%AA%9E", "projects-no-hits"),
  tagging: async (window, { project }) => {
    await go(`/projects?open=${project}`, "detail-title")(window);
    await window.click("tag-open");
    await window.find("tag-option");
  },
  "tagging-focus": go("/tagging", "candidate"),
  suggest: async (window) => {
    await go("/projects", "grid-row")(window);
    await window.click("select-all");
    await window.click("selection-suggest");
    await window.find("suggest-accept");
  },
  "import-none": go("/import", "import-choose"),
  "tidy-nothing": go("/tidy", "tidy-empty"),
  themes: go("/themes", "theme-row"),
  theme: async (window, { theme }) => go(`/themes/${theme}`, "thread-row")(window),
  "theme-thread": async (window, { theme }) => {
    await go(`/themes/${theme}`, "thread-row")(window);
    await window.click('[data-testid="thread-row"]:nth-child(1) [data-testid="thread-open"]');
    await window.find("thread-role");
  },
  "theme-gap": async (window, { theme }) => {
    await go(`/themes/${theme}`, "thread-row")(window);
    await window.click('[data-testid^="theme-gap-"]');
    await window.find("candidates-coi");
  },
  "theme-create": async (window) => {
    await go("/projects", "grid-row")(window);
    await window.click("theme-new");
    await window.find("theme-title-ja");
  },
  export: async (window, { theme }) => {
    await go(`/themes/${theme}`, "theme-export")(window);
    await window.click("theme-export");
    await window.click("export-audience-non-confidential");
    await window.find("export-combination");
  },
  history: async (window) => {
    await go("/history", "history-row")(window);
    await window.click("history-toggle");
    await window.find("history-change");
  },
  settings: go("/settings", "settings-name"),
  keep: go("/settings/keep", "backup-rule-daily"),
  "keep-encrypt": async (window) => {
    await go("/settings/keep", "backup-rule-daily")(window);
    await window.click("protect-encrypt");
    await window.find("passphrase-new");
  },
  vocabulary: go("/settings/vocabulary", "vocabulary-source"),
  palette: async (window) => {
    await go("/projects", "grid-row")(window);
    await window.click("open-palette");
    await window.find("palette-input");
  },
  keys: async (window) => {
    await go("/projects", "grid-row")(window);
    await window.click("open-keys");
    await window.find("keys");
  },
};

/** Waits until two pictures in a row are the same: fonts, transitions and late answers have settled. */
export async function settled(window) {
  let before = "";
  return until("the picture stands still", async () => {
    const picture = (await window.web.screenshot()).toString("base64");
    const same = picture === before;
    before = picture;
    return same;
  }, { every: 120 });
}
