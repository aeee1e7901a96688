// npm run screenshots: every screen of the sample library, Japanese and English, light and dark, in two sizes, into
// tests/out/screenshots; and the three of the README into tests/screenshots. Arguments name screens: npm run screenshots -- projects
import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { buildDebug, buildInterface } from "./build.mjs";
import { root, say } from "./common.mjs";
import { setup } from "./setup.mjs";

await setup({ tests: true });
await buildInterface();
if (!process.env.TSUMUGI_BINARY) await buildDebug();
const { Machine, until } = await import("../desktop/harness.mjs");

const only = process.argv.slice(2);
const out = path.join(root, "tests/out/screenshots");
const readme = { "projects-detail-ja-light-1440x900": "projects", "theme-ja-light-1440x900": "theme", "import-en-light-1440x900": "import" };

/** Goes to an address of the interface and waits for what must be there. */
const go = (address, wait) => async (window) => {
  await window.web.run((hash) => { location.hash = hash; }, `#${address}`);
  await window.find(wait);
};

/** Each screen: how to get there, from any other one. Overlays are closed by the reload before the next. */
const SCREENS = {
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
  import: async (window, { list }) => go(`/import?file=${encodeURIComponent(list)}`, "import-preview-row")(window),
  "import-none": go("/import", "import-choose"),
  themes: go("/themes", "theme-row"),
  theme: async (window, { theme }) => go(`/themes/${theme}`, "thread-row")(window),
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
async function settled(window) {
  let before = "";
  return until("the picture stands still", async () => {
    const picture = (await window.web.screenshot()).toString("base64");
    const same = picture === before;
    before = picture;
    return same;
  }, { every: 120 });
}

let taken = 0;
for (const size of ["1440x900", "1100x700"]) {
  const machine = await Machine.open({ size });
  try {
    const window = await machine.start({ env: { USER: "メンバーA" } });
    const shot = async (name) => {
      await settled(window);
      const file = await window.picture(path.join(out, `${name}.png`));
      taken += 1;
      const chosen = readme[name];
      if (!chosen) return;
      mkdirSync(path.join(root, "tests/screenshots"), { recursive: true });
      copyFileSync(file, path.join(root, `tests/screenshots/${chosen}.png`));
    };
    await window.call("settings.set", { name: "査読者A" });
    const looks = ["ja", "en"].flatMap((language) => ["light", "dark"].map((appearance) => ({ language, appearance })));
    const wear = async (look, address) => {
      await window.call("settings.set", look);
      await window.web.run(() => {
        window.before = true;
        location.reload();
      });
      await until("the page is loaded anew", () => window.web.run(() => window.before === undefined && document.readyState === "complete"));
      await window.web.run((hash) => { location.hash = hash; }, `#${address}`);
    };
    if (only.length === 0 || only.includes("welcome")) {
      for (const look of looks) {
        await wear(look, "/welcome");
        await window.find("welcome-sample");
        await shot(`welcome-${look.language}-${look.appearance}-${size}`);
      }
    }
    await window.call("library.sample", { path: machine.path("見本.tsumugi") });
    const { rows } = await window.call("project.page", { filter: { text: "抗体" }, offset: 0, limit: 1 });
    const { themes } = await window.call("theme.list");
    // One change by hand, so that the history has something to tell.
    const { hits } = await window.call("concept.search", { kind: "modality", text: "AB-ADC", limit: 1 });
    await window.call("tag.add", { selection: { these: [rows[0].id] }, kind: "modality", concept: hits[0].concept.id });
    const at = { project: rows[0].id, theme: themes[0].id, list: path.join(root, "tests/fixtures/lists/odd-numbers.xlsx") };
    for (const look of looks) {
      for (const [name, show] of Object.entries(SCREENS)) {
        if (only.length > 0 && !only.includes(name)) continue;
        await wear(look, "/projects");
        await window.find("nav-projects");
        await show(window, at);
        await shot(`${name}-${look.language}-${look.appearance}-${size}`);
      }
    }
  } finally {
    await machine.close();
  }
}
say(`${taken} pictures in ${path.relative(root, out)}`);
