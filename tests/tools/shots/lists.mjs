// The screens of importing and tidying up, over a library in which a year's list was imported and worked on. 合成データ.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "../common.mjs";
import { go } from "./screens.mjs";

/** A messy list of the fixtures. */
export const messy = (name) => path.join(root, "tests/fixtures/messy", name);
const refused = path.join(root, "tests/fixtures/lists");

/** Opens a list in the import; `wait` is what its first reading must show. */
const open = (file, wait = "import-run") => async (window) => {
  await window.grant(file);
  await go(`/import?file=${encodeURIComponent(file)}`, wait)(window);
};
const second = messy("next-year-2025.xlsx");
const row = (n) => `[data-testid="import-preview-row"][data-row="${n}"]`;

/** One programme spelt in three ways. */
const SPELLINGS = `課題管理番号,研究開発課題名,代表機関名,年度,事業名
24zz0700001h0001,合成データ：糸の強さを測る抗体,架空大学,2024,ＡＩ創薬推進事業
24zz0700002h0001,合成データ：織り目を見る顕微鏡,見本医科大学,2024,AI創薬推進事業
24zz0700003h0001,合成データ：染料の毒性の予測,仮想研究所,2024,AI創薬推進事業
24zz0700004h0001,合成データ：綿の遺伝子の地図,国立例示病院,2024,AI 創薬 推進事業
`;

/** Last year's list, imported; one title put right by hand; pairs, spellings and words left to decide. */
export async function workOn(window, machine) {
  const spellings = machine.path("事業名の表記.csv");
  writeFileSync(spellings, SPELLINGS);
  const lists = ["next-year-2024.csv", "renumbered-within.xlsx", "own-words.csv", "three-programmes.csv"].map(messy);
  for (const file of [...lists, spellings]) {
    await window.grant(file);
    await window.call("import.run", { file });
  }
  const { rows } = await window.call("project.page", { filter: { text: "希少疾患由来iPS細胞バンクの整備" }, offset: 0, limit: 1 });
  await window.call("project.edit", { project: rows[0].id, field: "title_ja", value: "合成データ：希少疾患のiPS細胞を集めたバンク" });
  return { edited: rows[0].id };
}

/** Each screen: how to get there. */
export const LISTS = {
  import: async (window) => {
    await open(second)(window);
    await window.click(row(5));
    await window.find("import-conflict");
  },
  "import-check": open(second),
  "import-possible": async (window) => {
    await open(second)(window);
    await window.click(row(7));
    await window.find("import-candidate");
  },
  "import-layout": async (window) => {
    await open(messy("deep-header.xlsx"))(window);
    await window.click("import-heading");
    await window.find("import-layout-row");
  },
  "import-text": open(messy("semicolon.csv")),
  "import-sheets": open(messy("hidden-old-sheet.xlsx")),
  "import-swapped": open(messy("position-swapped.csv")),
  "import-issues": async (window) => {
    await open(messy("gene-dates-ja.csv"))(window);
    await window.click("import-tab-issues");
    await window.click("import-issue-date-like-gene");
    await window.find("import-repair-date-like-gene");
  },
  "import-vanished": async (window) => {
    await open(second)(window);
    await window.click("import-vanished");
    await window.find("import-vanished-row");
  },
  "import-refused": open(path.join(refused, "password.xlsx"), "import-problem"),
  "import-report": async (window) => {
    await open(second)(window);
    await window.click("import-run");
    await window.find("import-report");
  },
  "import-past": async (window) => {
    await go("/import", "import-past")(window);
    await window.click("import-past");
    await window.find("import-report");
  },
  "import-log": go("/import", "import-past"),
  "tidy-duplicates": go("/tidy", "compare"),
  "tidy-programmes": go("/tidy?tab=programmes", "variant"),
  "tidy-words": go("/tidy?tab=words", "word"),
  "projects-detail-edited": async (window, { edited }) => {
    await go(`/projects?open=${edited}`, "detail-title")(window);
    await window.web.run(() => document.querySelector('.detail [data-fixed] [data-testid="field-origin"]').click());
    await window.find("origin");
  },
  "projects-detail-list": async (window, { edited }) => go(`/projects?open=${edited}&tab=sources`, "source")(window),
  "projects-detail-tags": async (window, { edited }) => go(`/projects?open=${edited}&tab=tags`, "detail-title")(window),
};

/** What a screen changed is taken back before the next. */
export const UNDO = new Set(["import-report"]);
