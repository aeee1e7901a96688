// The main job, end to end, in the real window: what the points of the card promise, on the real list.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { after, before, describe } from "node:test";
import { Machine, until } from "./harness.mjs";
import { amedList, walk, workbook } from "./story.mjs";

const TAU = "HGNC:6893";
const ALZHEIMER = "MONDO:0004975";
const VACCINE_WORD = "ワクチン";

describe("the main job in the real window", () => {
  let machine;
  let window;
  let list;
  let total;
  const library = () => machine.path("紡ぎ𠮷.tsumugi");
  const briefing = () => machine.path("概要書.xlsx");
  const table = () => machine.path("課題一覧.xlsx");
  const story = walk(() => window);
  const row = (n) => `[data-testid="grid-row"][data-index="${n}"]`;
  const countIs = (what, n) => until(`${what}: ${n} projects are shown`, async () => (await window.text("project-count")).split("/")[0].trim() === String(n));
  const option = (id) => `[data-testid="tag-option"][data-id="${id}"]`;
  const given = (id) => `[data-testid="tag-picker"] li[data-concept="${id}"]`;

  before(async () => {
    machine = await Machine.open();
    list = amedList(machine);
    window = await machine.start();
  });
  after(() => machine?.close());

  story("1: a fresh machine opens on the first-run page, and a library is created there", async () => {
    await window.find("welcome");
    await window.click("welcome-language-ja");
    await window.hasText("welcome-create", "新しく作る");
    machine.answer(library());
    await window.click("welcome-create");
    assert.ok(!existsSync(library()), "nothing is written before the person has said whether it is encrypted");
    await window.click("create-choice-plain");
    await window.click("create-make");
    await window.find("projects-empty");
    await window.hasText("library-name", "紡ぎ𠮷");
    assert.ok(existsSync(library()));
  });

  story("2: the list is read, its mapping corrected by hand, and imported with nothing lost", async () => {
    machine.answer(list.file);
    await window.click("nav-import");
    await window.click("import-choose");
    await window.hasText("import-file", path.basename(list.file));
    await until("the first rows are shown", async () => (await window.count("import-preview-row")) >= Math.min(list.rows.length, 5));
    // The English title is taken out, which the preview shows, and put back.
    await window.choose("import-column-F", "-");
    await window.hasText("li[data-heading=title_en]", "対応付けない");
    await window.choose("import-column-F", "title_en");
    await window.hasText("import-run", String(list.rows.length));
    await window.click("import-run");
    await window.hasText("import-report", String(list.rows.length));
    await window.hasText("toast", "取り込み");
    await window.click("import-to-projects");
    const counts = async () => (await window.text("project-count")).split("/").map(Number);
    total = await until("the projects are counted", async () => {
      const [shown, all] = await counts();
      return shown === all && all;
    });
    // A project is its number without the two digits of the year; a row without a number is one of its own.
    const keys = new Set(list.rows.map((row, n) => row.project_number.replace(/^(?:JP)?\d\d/, "") || n));
    assert.equal(total, keys.size);
  });

  story("3: the grid sorts, finds words in Japanese and English, filters, and shows one project with its source row", async () => {
    await window.type("project-search", "アルツハイマー");
    await countIs("Japanese words", 2);
    await window.type("project-search", "ALZHEIMER disease");
    await countIs("English words, whatever the case", 2);
    await window.type("project-search", VACCINE_WORD);
    await countIs("a word of titles, summaries and programmes", list.rows.filter((row) => Object.values(row).join().includes(VACCINE_WORD)).length);
    await window.type("project-search", "𠮷野家には無い語");
    await window.find("projects-no-hits");
    await window.type("project-search", "");
    await countIs("no words", total);

    const facet = '[data-testid="facet-programme"] [data-testid="facet-value"]';
    const [first] = await window.texts(`${facet} .n`);
    await window.click(facet);
    await countIs("one programme", first);
    await window.click("filter-clear");
    await countIs("no conditions", total);

    await window.click("sort-title");
    const sorted = await window.texts('[data-testid="grid-row"]');
    await window.click("sort-title");
    await until("the order turns round", async () => (await window.texts('[data-testid="grid-row"]'))[0] !== sorted[0]);

    await window.type("project-search", "アルツハイマー");
    await countIs("Japanese words", 2);
    await window.click(`${row(0)} .grid-cell:nth-child(3)`);
    await window.hasText("detail-title", "アルツハイマー");
    await window.click("detail-tab-sources");
    await window.hasText("source", path.basename(list.file));
  });

  story("4: one project is tagged from the picker, its main tag marked, and many at once", async () => {
    await window.click("detail-tab-tags");
    await window.click("tag-open");
    await window.type("tag-search", "タウ");
    await window.click(option(TAU));
    await until("the tag is given", () => window.shown(given(TAU)));
    await window.click(`${given(TAU)} [data-testid="tag-main"]`);
    await window.click("tag-kind-modality");
    await window.type("tag-search", "antibody");
    await window.click(option("AB"));
    await until("the tag is given", () => window.shown(given("AB")));
    await window.click("tag-done");
    await window.gone("tag-picker");
    await window.hasText("detail", TAU);
    await window.click("detail-close");

    await window.click("select-all");
    await window.hasText("selection-count", "2");
    await window.click("selection-tag");
    await window.click("tag-kind-indication");
    await window.type("tag-search", "alzheimer");
    await window.click(option(ALZHEIMER));
    await window.hasText("toast", "2");
    await window.click("tag-done");
    await until("both rows carry the tag", async () => (await window.texts("grid-row")).every((text) => /アルツハイマー病|AD/.test(text)));
  });

  story("5: a theme is woven from the selected projects, with roles, order and notes", async () => {
    await window.click("selection-theme");
    await window.click("selection-theme-create");
    await window.type("theme-title-ja", "タウ病理を標的とする𠮷田式抗体");
    await window.type("theme-title-en", "Antibodies against tau pathology");
    await window.type("theme-code", "TH-007");
    await window.hasText("theme-indication", ALZHEIMER);
    await window.click("theme-create-submit");
    await window.find("theme-screen");
    await until("both projects are its threads", async () => (await window.count("thread-row")) === 2);
    await window.click('[data-testid="thread-row"]:nth-child(1) [data-testid="thread-open"]');
    await window.choose('[data-testid="thread-role"]', "target");
    await window.type("thread-note", "タウの抗体を持つ");
    await window.keys("Enter");
    await window.click("panel-close");
    await window.type("theme-hypothesis-ja", "タウの凝集を抗体で止めれば進行が遅くなる。");
    await window.type("theme-notes", "次回、抗体の提供元を確かめる。");
    await window.click("theme-code");
    await window.hasText("saved", "保存済み");
    const [before] = await window.texts("thread-row");
    await window.click('[data-testid="thread-row"]:nth-child(1) [data-testid="thread-open"]');
    await window.click("thread-down");
    await until("the first project has become the second", async () => (await window.texts("thread-row"))[0] !== before);
  });

  story("6: the briefing and the list go out for a chosen audience, and the workbooks hold what was typed", async () => {
    await window.click("theme-export");
    await window.find("export-dialog");
    assert.ok(await window.web.run((selector) => document.querySelector(selector).matches(":disabled, [data-disabled]"), '[data-testid="export-run"]'), "nothing leaves before an audience is chosen");
    machine.answer(briefing());
    await window.click("export-audience-internal");
    await window.click("export-language-both");
    await window.click("export-run");
    await window.hasText("export-path", briefing());
    await window.click("export-close");

    const { texts, sheets } = workbook(briefing());
    assert.equal(sheets.length, 2, `a sheet for each language: ${sheets}`);
    for (const wanted of ["TH-007", "タウ病理を標的とする𠮷田式抗体", "Antibodies against tau pathology", TAU, ALZHEIMER, "タウの抗体を持つ", "次回、抗体の提供元を確かめる。"]) {
      assert.ok(texts.some((text) => text.includes(wanted)), `the briefing says ${wanted}`);
    }

    await window.click("nav-projects");
    await window.type("project-search", "");
    await countIs("no words", total);
    await window.click("export-menu");
    await window.click("export-matching");
    machine.answer(table());
    await window.click("export-audience-public");
    await window.click("export-run");
    await window.hasText("export-path", table());
    await window.click("export-close");
    const rows = workbook(table());
    assert.ok(rows.texts.some((text) => text.includes("アルツハイマー")));
    assert.ok(!rows.texts.some((text) => text.includes(TAU)), "a public list holds no tag of ours");
  });

  story("7: undo and redo, and the history with who, when and what changed", async () => {
    await window.click("nav-history");
    const first = await window.text('[data-testid="history-row"]:nth-child(1)');
    assert.match(first, /書き出し/);
    await window.click("nav-themes");
    await window.hasText("theme-row", "TH-007");
    await window.click("nav-history");
    const undone = () => window.count('[data-kind="thread-edit"].undone');
    await window.click("history-undo");
    await until("the last change is undone", async () => (await undone()) === 1);
    await window.click("history-redo");
    await until("and done again", async () => (await undone()) === 0);
    await window.click('[data-kind="tag-add"] [data-testid="history-toggle"]');
    await window.hasText("history-change", "アルツハイマー病");
    await window.click('[data-kind="thread-edit"]:not(.undone) [data-testid="history-toggle"]');
    await window.hasText('[data-kind="thread-edit"] [data-testid="history-change"]', /1.*0|0.*1/);
    const login = await window.web.run(() => document.querySelector(".who").innerText.trim());
    await window.hasText('[data-kind="tag-add"]', login);
  });

  story("7: a change is in the library when the power fails right after it, and can be undone after the restart", async () => {
    await window.click("nav-projects");
    await window.type("project-search", VACCINE_WORD);
    await until("the words find some", async () => (await window.text(row(0))).includes(VACCINE_WORD));
    await window.click(`${row(0)} [data-testid="grid-row-check"]`);
    await window.click("selection-tag");
    await window.click("tag-kind-modality");
    await window.type("tag-search", "ワクチン");
    const chosen = await window.web.run((e) => e.dataset.id, await window.find("tag-option"));
    await window.click("tag-option");
    await until("the tag is given", () => window.shown(given(chosen)));
    await window.kill();

    window = await machine.start();
    await window.click("welcome-recent");
    await window.click("nav-history");
    await window.hasText('[data-testid="history-row"]:nth-child(1)', "付けた");
    await window.click("nav-projects");
    await window.type("project-search", VACCINE_WORD);
    const tagged = `${row(0)} [data-concept="${chosen}"]`;
    await until("the tag outlived the process", () => window.shown(tagged));
    // In the search field Ctrl+Z would take back letters.
    await window.click("project-count");
    await window.keys("Control", "z");
    await window.gone(tagged);
    await window.keys("Control", "Shift", "z");
    await until("redone after the restart", () => window.shown(tagged));
  });

  story("4: the settings name the sources of the vocabulary, with licence and attribution", async () => {
    await window.click("nav-settings");
    await window.click("settings-tab-vocabulary");
    await until("the sources are listed", async () => (await window.count("vocabulary-source")) >= 5);
    await window.hasText("vocabulary-source", /HGNC .*CC0 1\.0 HUGO Gene Nomenclature Committee/);
  });

  story("8: Japanese and English, light and dark, change at once and are remembered", async () => {
    await window.click("nav-settings");
    const look = () => window.web.run(() => [document.documentElement.lang, document.documentElement.dataset.theme, getComputedStyle(document.body).backgroundColor]);
    await window.click("settings-appearance-light");
    await until("light", async () => (await look())[1] === "light");
    const light = await look();
    await window.click("settings-appearance-dark");
    await until("dark", async () => (await look())[1] === "dark");
    assert.notEqual((await look())[2], light[2]);
    await window.click("settings-language-en");
    await window.hasText("nav-history", "History");
    await window.stop();
    window = await machine.start({ args: [library()] });
    await window.hasText("nav-history", "History");
    assert.deepEqual((await look()).slice(0, 2), ["en", "dark"]);
    await countIs("the library named on the command line is open", total);
  });
});
