// The screens of the library's own vocabulary, over the sample library: a small file (合成データ) in two versions is loaded, a
// project is tagged from it, something is taught.
import { writeFileSync } from "node:fs";
import { go } from "./screens.mjs";

const term = (id, name, more = "") => `\n[Term]\nid: MIHON:${id}\nname: ${name}\n${more}`;
const HEAD = "format-version: 1.2\nontology: mihon\n";
const FIRST = `${HEAD}data-version: 2025-04-01\n${term(1, "見本性線維症")}${term(2, "架空紡錘病")}${term(3, "合成糸球症")}`;
const SECOND = `${HEAD}data-version: 2026-04-01\nproperty_value: http://purl.org/dc/terms/license https://creativecommons.org/licenses/by/4.0/\n${[
  term(1, "見本性線維症", "is_obsolete: true\nreplaced_by: MIHON:4\n"),
  term(2, "架空紡錘症候群", 'synonym: "紡錘病" EXACT []\n'),
  term(4, "見本線維症（新分類）"),
  term(5, "織物様皮膚炎"),
  term(6, "縦糸欠損症", "is_a: MIHON:99\n"),
].join("")}`;

/** The files, and what they are loaded over. */
export async function vocabularyOn(window, machine) {
  const files = { first: machine.path("見本語彙-2025.obo"), second: machine.path("見本語彙-2026.obo") };
  writeFileSync(files.first, FIRST);
  writeFileSync(files.second, SECOND);
  for (const file of Object.values(files)) await window.grant(file, "vocabulary");
  const { rows } = await window.call("project.page", { offset: 0, limit: 4 });
  await window.call("vocabulary.load", { file: files.first, name: "見本語彙" });
  const tag = (at, concept) => window.call("tag.add", { selection: { these: [rows[at].id] }, kind: "indication", concept });
  await tag(0, "MIHON:1");
  await tag(1, "MIHON:1");
  await tag(2, "MIHON:2");
  await tag(3, "MIHON:3");
  for (const [accept, reject] of [[["EGFR", "HGNC:3236"], null], [["EGFR", "HGNC:3236"], null], [null, ["MET", "HGNC:7029"]]]) {
    const of = (pair) => (pair ? [{ kind: "target", surface: pair[0], concept: pair[1] }] : []);
    await window.call("tagging.decide", { project: rows[0].id, accept: of(accept), reject: of(reject) });
    await window.call("tag.remove", { selection: { these: [rows[0].id] }, kind: "target", concept: "HGNC:3236" });
  }
  return { ...files, machine };
}

/** Each screen; those that need the second version loaded come last. */
export const VOCABULARY = {
  "concepts-tree": go("/vocabulary?kind=indication", "tree-line"),
  "concepts-card": go("/vocabulary?kind=target&concept=HGNC%3A6407", "concept-use"),
  "concepts-merge": async (window) => {
    await go("/vocabulary?kind=indication&concept=MIHON%3A1", "concept-merge")(window);
    await window.click("concept-merge");
    await window.click("merge-to");
    await window.find("merge-to-pick-search");
  },
  "concepts-split": async (window) => {
    await go("/vocabulary?kind=indication&concept=MIHON%3A1", "concept-split")(window);
    await window.click("concept-split");
    await window.find("split-use");
  },
  "vocabulary-loaded": go("/vocabulary?tab=loaded", "loaded-row"),
  "vocabulary-lessons": go("/vocabulary?tab=lessons", "lesson"),
  "vocabulary-preview": async (window, { second, machine }) => {
    await go("/vocabulary?tab=loaded", "loaded-row")(window);
    machine.answer(second);
    await window.click("vocabulary-choose");
    await window.find("preview-facts");
  },
  "vocabulary-review": async (window, { second }) => {
    const { waiting } = await window.call("vocabulary.list");
    if (waiting === 0) await window.call("vocabulary.load", { file: second, name: "見本語彙" });
    await go("/vocabulary?tab=review", "review")(window);
  },
};
