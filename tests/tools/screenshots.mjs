// npm run screenshots: every screen of the sample library, Japanese and English, light and dark, in two sizes, into
// tests/out/screenshots; and those of the README into tests/screenshots. Arguments name screens: npm run screenshots -- projects
import { copyFileSync, mkdirSync } from "node:fs";
import path from "node:path";
import { buildDebug, buildInterface } from "./build.mjs";
import { root, say } from "./common.mjs";
import { setup } from "./setup.mjs";

await setup({ tests: true });
await buildInterface();
if (!process.env.TSUMUGI_BINARY) await buildDebug();
const { Machine, until } = await import("../desktop/harness.mjs");
const { SCREENS, settled } = await import("./shots/screens.mjs");
const { LISTS, UNDO, workOn } = await import("./shots/lists.mjs");
const { FORGE, forgeOn } = await import("./shots/forge.mjs");
const { PLAN, planOn } = await import("./shots/plan.mjs");
const { FIND, findOn } = await import("./shots/find.mjs");
const { PROGRAMMES, programmesOn } = await import("./shots/programmes.mjs");
const { READING, STAGE, stageOn } = await import("./shots/stage.mjs");
const { VOCABULARY, vocabularyOn } = await import("./shots/vocabulary.mjs");

const only = process.argv.slice(2);
const wanted = (screens) => Object.entries(screens).filter(([name]) => only.length === 0 || only.includes(name));
const out = path.join(root, "tests/out/screenshots");
const readme = { "home-ja-light-1440x900": "home", "projects-detail-ja-light-1440x900": "projects", "tagging-focus-ja-light-1440x900": "tagging", "theme-ja-light-1440x900": "theme", "import-en-light-1440x900": "import" };

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
    const takeAll = async (screens, at) => {
      for (const look of wanted(screens).length > 0 ? looks : []) {
        for (const [name, show] of wanted(screens)) {
          await wear(look, "/projects");
          await window.find("nav-projects");
          await show(window, at);
          await shot(`${name}-${look.language}-${look.appearance}-${size}`);
          if (UNDO.has(name)) await window.call("history.undo", {});
        }
      }
    };
    for (const look of wanted({ welcome: true }).length > 0 ? looks : []) {
      await wear(look, "/welcome");
      await window.find("welcome-sample");
      await shot(`welcome-${look.language}-${look.appearance}-${size}`);
    }
    await window.grant(machine.path("見本.tsumugi"), "library");
    await window.call("library.sample", { path: machine.path("見本.tsumugi") });
    const { rows } = await window.call("project.page", { filter: { text: "抗体" }, offset: 0, limit: 1 });
    const { themes } = await window.call("theme.list");
    // One change by hand, so that the history has something to tell.
    const { hits } = await window.call("concept.search", { kind: "modality", text: "AB-ADC", limit: 1 });
    await window.call("tag.add", { selection: { these: [rows[0].id] }, kind: "modality", concept: hits[0].concept.id });
    await takeAll(SCREENS, { project: rows[0].id, theme: themes.find(({ code }) => code === "TH-001").id });
    if (wanted(FIND).length > 0) await findOn(window);
    await takeAll(FIND, { project: rows[0].id });
    if (wanted(FORGE).length > 0) await takeAll(FORGE, await forgeOn(window));
    if (wanted(PLAN).length > 0) await takeAll(PLAN, await planOn(window));
    if (wanted(PROGRAMMES).length > 0) await takeAll(PROGRAMMES, await programmesOn(window));
    if (wanted({ ...STAGE, ...READING }).length > 0) {
      await takeAll(STAGE, await stageOn(window, true));
      await takeAll(READING, await stageOn(window, false));
      await stageOn(window, true);
    }
    if (wanted(VOCABULARY).length > 0) await takeAll(VOCABULARY, await vocabularyOn(window, machine));
    // The lists go into a library of their own: the screens above stay those of the sample.
    await window.grant(machine.path("一覧.tsumugi"), "library");
    await window.call("library.create", { path: machine.path("一覧.tsumugi") });
    await takeAll(LISTS, await workOn(window, machine));
  } finally {
    await machine.close();
  }
}
say(`${taken} pictures in ${path.relative(root, out)}`);
