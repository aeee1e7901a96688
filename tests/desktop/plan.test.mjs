// A plan in the real window, on the sample: from nothing to a passed SG①, the chart worked on by mouse and by keys, items fed and
// shown, what contradicts gone to, a copy tried and given up, the workbook written and read again.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, describe } from "node:test";
import { Machine, until } from "./harness.mjs";
import { walk } from "./story.mjs";

describe("the plan of a theme", () => {
  let machine;
  let window;
  let theme;
  const story = walk(() => window);
  const go = (to) => window.web.run((hash) => { location.hash = hash; }, to);
  const view = () => window.call("plan.show", { theme });
  const tasks = async () => (await view()).sheets.task;
  const task = async (name) => (await tasks()).find(({ cells }) => cells.name_ja === name);
  const planned = async (name) => {
    const { id } = await task(name);
    return (await view()).schedule.find((one) => one.id === id);
  };
  const month = (iso) => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5)) - 1;
  /** The middle of the first that fits, px in the page. */
  const middle = (selector) => window.web.run((where) => {
    const box = document.querySelector(where).getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
  }, selector);
  const bar = async (name) => `[data-testid="gantt-bar"][data-bar="${(await task(name)).id}"]`;
  /** Adds a row by its key and the dialog. */
  const add = async (kind, name, starts, months) => {
    await window.web.run(() => document.activeElement?.blur());
    await window.keys("n");
    await window.find("new-task");
    if (kind !== "task") await window.choose("new-task-kind-choice", kind);
    await window.type("new-task-name-ja", name);
    await window.type("new-task-starts-text", starts);
    if (months !== undefined) await window.type("new-task-months-text", months);
    await window.keys("Control", "Enter");
    await window.gone("new-task");
  };
  /** What was written past the window is read anew. */
  const again = async (wait) => {
    await window.web.run(() => {
      window.before = true;
      location.reload();
    });
    await until("the page is loaded anew", () => window.web.run(() => window.before === undefined && document.readyState === "complete"));
    await window.find(wait);
  };

  before(async () => {
    machine = await Machine.open();
    window = await machine.start();
    await window.click("welcome-language-ja");
    machine.answer(machine.path("見本.tsumugi"));
    await window.click("welcome-sample");
    await window.find("grid-row", { deadline: 30_000 });
    const { themes } = await window.call("theme.list", {});
    theme = themes.find(({ code }) => code === "TH-002").id;
  });
  after(() => machine?.close());

  story("a theme without a plan says so; chosen what it would become, it has its gates and their items", async () => {
    await go(`/themes/${theme}`);
    await window.click("theme-plan");
    await window.find("plan-begin");
    await window.click("plan-begin-do");
    await window.find("plan-tab-gates");
    const begun = await view();
    assert.equal(begun.plan.product, "medicine");
    assert.deepEqual(begun.sheets.gate.map(({ cells }) => cells.code), ["sg1", "sg2", "sg3", "sg4"]);
    assert.ok(begun.sheets.item.length >= 20);
    assert.equal(begun.sheets.task.length, 0, "no task is invented");
  });

  story("a task is added by its key, its month written as people write it", async () => {
    await window.find("gantt-empty");
    await add("task", "標的の検証", "令和9年4月", "6か月");
    const { start, end } = await planned("標的の検証");
    assert.deepEqual([start, end], [month("2027-04"), month("2027-10")]);
    await add("task", "評価系の構築", "2027-10", "4");
    await add("milestone", "検証の完了", "2028-01");
    await until("three bars are drawn", async () => (await window.count("gantt-bar")) === 3);
  });

  story("by keys a task moves a month and grows; several presses are one step that is taken back at once", async () => {
    const row = `[data-testid="gantt-row"][data-id="${(await task("標的の検証")).id}"]`;
    await window.click(row);
    await window.web.run(() => document.querySelector('[data-testid="gantt"]').focus());
    await window.keys("ArrowRight");
    await window.keys("ArrowRight");
    await window.keys("Shift", "ArrowRight");
    await until("it is written", async () => (await planned("標的の検証")).end === month("2028-01"));
    assert.equal((await planned("標的の検証")).start, month("2027-06"));
    await window.keys("Control", "z");
    await until("it is taken back", async () => (await planned("標的の検証")).start === month("2027-04"));
    assert.deepEqual([(await planned("標的の検証")).start, (await planned("標的の検証")).end], [month("2027-04"), month("2027-10")]);
  });

  story("by mouse a thread is drawn between two tasks, and a task that is dragged pushes what follows it", async () => {
    const from = await bar("標的の検証");
    const to = await bar("評価系の構築");
    await window.click(`[data-testid="gantt-row"][data-id="${(await task("標的の検証")).id}"]`);
    await window.web.drag(await middle(`${from} [data-testid="gantt-dot"]`), await middle(to));
    await until("they are linked", async () => (await view()).sheets.link.length === 1);
    const { x, y, width } = await middle(from);
    const before = await planned("標的の検証");
    const px = width / (before.end - before.start);
    await window.web.drag({ x, y }, { x: x + px * 3, y });
    await until("it is three months later", async () => (await planned("標的の検証")).start === before.start + 3);
    assert.equal((await planned("評価系の構築")).start, before.end + 3, "what follows was pushed");
    assert.ok((await planned("評価系の構築")).critical);
  });

  story("a link that would close a circle is refused with the circle in words, and nothing is written", async () => {
    const first = (await task("標的の検証")).id;
    await window.click(`[data-testid="gantt-row"][data-id="${(await task("評価系の構築")).id}"]`);
    await window.web.run(() => document.querySelector('[data-testid="gantt"]').focus());
    await window.keys("l");
    await window.keys("ArrowUp");
    await window.keys("Enter");
    await window.hasText('toast', "循環");
    assert.equal((await view()).sheets.link.length, 1);
    assert.ok(first);
  });

  story("an item of SG① names the task that brings it, is shown with its evidence, and stands in the radar", async () => {
    const now = await view();
    const gate = now.sheets.gate[0].id;
    const items = now.sheets.item.filter(({ cells }) => cells.gate === gate);
    await window.click("plan-tab-gates");
    await window.find("radar-spot");
    assert.equal(await window.count("radar-spot"), items.length);
    // A contradiction leads to its place.
    await window.find("contradictions");
    const unfed = (await view()).contradictions.filter(({ code }) => code === "item-unfed").length;
    assert.ok(unfed >= items.length);
    const due = now.sheets.gate[0];
    await window.call("plan.put", { plan: now.plan.id, sheet: "gate", rows: [{ id: due.id, cells: { due: "令和10年6月", fixed_on: "2026-11-01" } }] });
    const work = (await task("標的の検証")).id;
    await window.call("plan.put", {
      plan: now.plan.id, sheet: "item",
      rows: items.map(({ id }) => ({ id, cells: { task: work, state: "有", evidence: "検討会で確認（合成データ）" } })),
    });
    await again("gate-sum");
    await window.hasText("gate-sum", "すべての項目");
    const left = (await view()).contradictions.filter(({ code, row }) => code === "item-unfed" && items.some(({ id }) => id === row));
    assert.deepEqual(left, []);
  });

  story("the decision at SG① is written down, stays when steps are taken back, and the gate is passed", async () => {
    await window.click("gate-decide");
    await window.click("decide-verdict-go");
    await window.type("decide-who", "検討会（合成データ）");
    await window.keys("Control", "Enter");
    // Refused: it rests on nothing. What was typed stays.
    await window.find("decide-problem");
    assert.equal(await window.web.run(() => document.querySelector('[data-testid="decide-who"]').value), "検討会（合成データ）");
    await window.type("decide-basis", "7項目の証拠（合成データ）");
    await window.keys("Control", "Enter");
    await window.gone("decide-basis");
    await window.find("decision");
    const { gates, decisions } = await view();
    assert.equal(gates[0].verdict, "go");
    assert.equal(decisions[0].items.length, gates[0].items.length);
    await window.call("history.undo", {});
    assert.equal((await view()).decisions.length, 1, "a decision is not taken back");
    await window.call("history.redo", {});
    await window.click("plan-tab-plan");
    await window.find('[data-testid="gantt-gate"].passed');
  });

  story("a copy is tried and given up; the plan is as it was", async () => {
    const before = await planned("評価系の構築");
    await window.click("plan-what-if");
    await window.type("plan-copy-name", "早める場合");
    await window.keys("Enter");
    await window.gone("plan-copy-name");
    await window.hasText("plan-screen", "もしもの写しを見ています");
    await window.click("plan-menu");
    await window.click("plan-menu-drop");
    await window.click("plan-drop-ok");
    await until("it is gone", async () => (await view()).plans.every(({ kind }) => kind !== "what-if"));
    assert.deepEqual(await planned("評価系の構築"), before);
  });

  story("the workbook is written for whom it was chosen, and opens", async () => {
    const file = machine.path("計画.xlsx");
    await window.find("plan-tab-gates");
    await window.click("plan-export");
    await window.click("plan-audience-internal");
    machine.answer(file);
    await window.click("plan-export-run");
    await until("it is written", () => existsSync(file), { deadline: 20_000 });
    await window.gone("plan-export-run");
    assert.equal(readFileSync(file).subarray(0, 2).toString(), "PK");
    const read = await window.grant(file).then(() => window.call("import.preview", { path: file }).catch((error) => String(error)));
    assert.ok(read, "our own reader opens it");
  });
});
