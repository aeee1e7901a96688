// Lists people really have, in the real window: dropped, pasted, corrected, compared with last year's, tidied up, looked up again.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe } from "node:test";
import { root } from "../tools/common.mjs";
import { copyTable, dropFile, focus, xdo } from "./desk.mjs";
import { Machine, until } from "./harness.mjs";
import { walk, workbook } from "./story.mjs";

const messy = (name) => path.join(root, "tests/fixtures/messy", name);
const expected = (name) => JSON.parse(readFileSync(messy(`${name}.expected.json`), "utf8"));

const PASTED = `<!DOCTYPE html><meta charset="utf-8"><p>合成データ</p><table>
<tr><th>分類</th><th>研究開発課題名</th><th>研究開発代表者</th><th>所属機関</th></tr>
<tr><td rowspan="2">低分子</td><td>合成データ：貼り付けた紡績の研究</td><td>架空 一郎</td><td>架空大学</td></tr>
<tr><td>合成データ：貼り付けた織機の研究</td><td>見本 花子</td><td>見本医科大学</td></tr>
</table>`;
const GAPS = "課題管理番号,研究開発課題名,代表機関名,年度\n24zz0900001h0001,合成データ：番号も名もある課題,架空大学,2024\n,,名の無い機関,2024\n";
const BY_HAND = "合成データ：人が直した課題名";

describe("messy lists in the real window", () => {
  let machine;
  let window;
  const story = walk(() => window);
  const row = (n) => `[data-testid="import-preview-row"][data-row="${n}"]`;
  const group = (fate) => `[data-testid="import-total"] [data-fate="${fate}"]`;
  const groupIs = (fate, n) => until(`${n} rows are ${fate}`, async () => (await window.text(group(fate))) === String(n));
  const column = (letter) => `[data-testid="import-column-${letter}"]`;
  const projects = async () => (await window.call("library.status")).open.projects;
  /** Chooses a file on the import page; its dialog is answered from the queue. */
  const choose = async (file) => {
    machine.answer(file);
    await window.click("nav-import");
    await window.click("import-choose");
    await window.hasText("import-file", path.basename(file));
  };
  const run = async () => {
    await window.click("import-run");
    await window.find("import-report");
  };
  /** Opens the project whose title holds these words. */
  const openProject = async (words) => {
    await window.click("nav-projects");
    await window.type("project-search", words);
    await window.hasText("project-count", /^1 /);
    await window.click('[data-testid="grid-row"][data-index="0"] .grid-cell:nth-child(3)');
    await window.find("detail-title");
  };

  before(async () => {
    machine = await Machine.open();
    window = await machine.start();
    await window.click("welcome-language-ja");
    machine.answer(machine.path("一覧.tsumugi"));
    await window.click("welcome-create");
    await window.click("create-choice-plain");
    await window.click("create-make");
    await window.find("projects-empty");
  });
  after(() => machine?.close());

  story("a messy workbook is dropped on the window, looked at, its heading and mapping corrected, imported and reported", async () => {
    const want = expected("deep-header");
    const drag = await dropFile(machine, messy(want.file));
    await drag.hover("the window shows where to let go", () => window.shown("dropzone"));
    await drag.release();
    await window.hasText("import-file", want.file);
    // What was understood: the heading below a letterhead, each column with its reason.
    await window.hasText("import-heading", `${want.header_rows[0]}行目`);
    await groupIs("new", want.rows);
    for (const letter of Object.values(want.columns)) await window.find(`li:has(${column(letter)})[data-reason="heading"]`);
    assert.equal(await window.text(column(want.columns.researcher)), "代表者");
    await window.click("import-heading");
    const part = (n) => `[data-testid="import-layout-row"][data-row="${n}"]`;
    await window.hasText(part(1), "表題");
    await window.hasText(part(want.header_rows[0]), "見出し");
    // Another heading is read at once, and the one found by itself comes back.
    await window.click(`${part(want.header_rows[0] + 1)} th`);
    await window.hasText("import-heading", `${want.header_rows[0] + 1}行目`);
    await window.hasText(part(want.header_rows[0] + 1), "見出し");
    await window.hasText(part(want.header_rows[0]), "表題");
    await window.click("import-heading-auto");
    await window.hasText("import-heading", `${want.header_rows[0]}行目`);
    await groupIs("new", want.rows);
    // The mapping is put right by hand: the amounts are those of the whole period.
    await window.choose(column(want.columns.budget), "total_budget");
    await window.find(`li:has(${column(want.columns.budget)})[data-reason="chosen"]`);
    await window.choose(column(want.columns.researcher), "-");
    await window.click("import-tab-rows");
    await window.click(row(want.header_rows[0] + 1));
    await window.hasText("import-row", want.first.title_ja);
    await window.hasText("import-row", "総額");
    await window.hasText("import-run", String(want.rows));
    assert.equal(await projects(), 0, "nothing is written before");
    await run();
    await window.hasText("import-report", `${want.projects}件（新しい課題 ${want.projects}件）`);
    assert.equal(await projects(), want.projects);
    // As it was corrected, so it came in: no researcher, and the cell still under its heading.
    await openProject(want.first.title_ja);
    const detail = await window.text("detail");
    assert.ok(!detail.includes(want.first.researcher), "the column taken out gives no researcher");
    await window.click("detail-tab-sources");
    await window.hasText("other-columns", want.first.researcher);
    await window.hasText("source", "総額");
  });

  story("a saved mapping is found again for a list of the same shape", async () => {
    const want = expected("deep-header");
    await choose(messy(want.file));
    await window.choose(column(want.columns.budget), "total_budget");
    await window.click("import-save-profile");
    await window.type("import-profile-name", "推進課の様式");
    await window.click("import-profile-save");
    await window.gone("import-profile-dialog");
    await choose(messy(want.file));
    await window.hasText("import-profile", "推進課の様式");
    await window.find(`li:has(${column(want.columns.budget)})[data-reason="profile"]`);
    assert.equal(await window.text(column(want.columns.budget)), "総額");
    await window.click("nav-history");
    await window.click("history-undo");
    await window.click("history-undo");
    await until("the library is empty again", async () => (await projects()) === 0);
  });

  story("a table copied from a web page is pasted by keys, its joined cells filled", async () => {
    const page = machine.path("page.html");
    writeFileSync(page, PASTED);
    const copied = await copyTable(machine, page);
    try {
      await window.click("nav-import");
      await window.find("import-paste");
      focus(machine);
      xdo(machine, "key", "ctrl+v");
      await window.find("import-run");
    } finally {
      copied.done();
    }
    await groupIs("new", 2);
    await window.click(row(3));
    await window.hasText("import-row", "合成データ：貼り付けた織機の研究");
    await window.hasText("import-row", "低分子");
    await run();
    assert.equal(await projects(), 2);
    await window.hasText("toast", "2件");
    await window.click("nav-projects");
    await window.keys("Control", "z");
    await until("the paste is undone", async () => (await projects()) === 0);
  });

  story("rows that cannot be imported go out with their reasons, where the person says", async () => {
    const list = machine.path("欠け.csv");
    writeFileSync(list, GAPS);
    await choose(list);
    await groupIs("unreadable", 1);
    const out = machine.path("取り込めない行.xlsx");
    machine.answer(out);
    await window.click("import-refused");
    await window.hasText("toast", "取り込めない行.xlsx");
    assert.ok(existsSync(out));
    const { texts } = workbook(out);
    assert.ok(texts.includes("名の無い機関"), `the row stands in it: ${texts}`);
    assert.ok(texts.includes("研究開発課題名"), "under the list's own headings");
    assert.ok(texts.some((text) => /課題名も.*番号/.test(text)), `with the reason: ${texts}`);
    assert.ok(!texts.some((text) => text.includes("番号も名もある課題")), "and no other row");
  });

  story("next year's list: what a person wrote is shown beside the file's value, and stays", async () => {
    const want = expected("next-year-2025");
    await choose(messy(want.against));
    await run();
    await openProject("希少疾患由来iPS細胞バンクの整備");
    await window.click("detail-title");
    await window.keys("F2");
    await window.type("field-editor", BY_HAND);
    await window.keys("Control", "Enter");
    await window.hasText("detail-title", BY_HAND);

    await choose(messy(want.file));
    await groupIs("new", want.compare.new.count);
    await groupIs("changed", want.compare.continued.count + want.compare.title_changed.count);
    await groupIs("possible", want.compare.renumbered.count);
    await window.hasText("import-vanished", String(want.compare.vanished.count));
    const [edited] = want.compare.title_changed.rows;
    await window.click("import-filter-conflicts");
    await window.gone(row(2));
    await window.click(row(edited));
    const diff = '[data-testid="import-diff"][data-field="title_ja"]';
    await window.hasText(diff, BY_HAND);
    await window.hasText(diff, "希少疾患由来iPS細胞バンクの整備と公開");
    await window.hasText("import-conflict", "人の値を残す");
    assert.ok(await window.shown(`${diff} td.wins:nth-child(2)`), "the person's value wins unless somebody says otherwise");
    await window.click("import-filter-all");
    await window.click(row(want.compare.renumbered.rows[0]));
    await window.hasText("import-candidate", "zz0101006");
    await window.click("import-vanished");
    await window.hasText("import-vanished-row", want.compare.vanished.keys[0]);
    await run();
    await window.hasText("import-report", "人の値と食い違い");
    assert.equal(await projects(), want.library_after.projects);

    await openProject(BY_HAND);
    await window.hasText("detail-title", BY_HAND);
    await window.click("detail-tab-sources");
    await window.hasText("source", want.file);
    await window.hasText("source", want.against);
    await window.hasText("source", "希少疾患由来iPS細胞バンクの整備と公開");
  });

  story("a pair with a new number is settled in the tidy screen, and the decision is undone", async () => {
    const { library_after: then } = expected("next-year-2025");
    await window.click("nav-tidy");
    await window.hasText("compare", "24zz0101006h0006");
    await window.hasText("compare", "25zz0202006h0001");
    const pairs = Number(await window.text("tidy-total"));
    await window.click("keep-left");
    await until("one pair less is open", async () => Number(await window.text("tidy-total")) === pairs - 1);
    await until("the two are one project", async () => (await projects()) === then.projects_if_link_confirmed);
    await openProject("がん微小環境を変える二重特異性抗体");
    await window.hasText("aliases", "zz0202006");
    await window.click("project-count");
    await window.keys("Control", "z");
    await until("the decision is undone", async () => (await projects()) === then.projects);
    await window.click("nav-tidy");
    await until("the pair is open again", async () => Number(await window.text("tidy-total")) === pairs);
  });

  story("every import of the past is listed with its report", async () => {
    await window.click("nav-import");
    const names = ["next-year-2025.xlsx", "next-year-2024.csv"];
    // The list of the last visit stands until the new one is there.
    await until("the imports are listed, newest first", async () => {
      const listed = await window.texts("import-past");
      return names.every((name, n) => listed[n]?.includes(name));
    });
    await window.click("import-past");
    await window.hasText("import-file", names[0]);
    await window.hasText("import-report", "人の値と食い違い");
    await window.click("import-back");
    await window.find("import-paste");
  });
});
