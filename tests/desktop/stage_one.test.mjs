// Stage one in the real window: a chair opens a round of 20 projects and shares it out; two readers vote by keyboard alone, an input
// method composing, and see nothing of each other; what differs is settled; the shortlist is decided, written and opened.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { compose, focus } from "./desk.mjs";
import { Machine, until } from "./harness.mjs";
import { pictured, workbook } from "./story.mjs";

const PROJECTS = 20;

describe("stage one", () => {
  let machine;
  let window;
  let people;
  let round;
  const story = (name, work) => test(name, () => pictured(window, name, work));
  const go = (to) => window.web.run((hash) => { location.hash = hash; }, to);
  const reading = () => window.web.run(() => Number(document.querySelector('[data-testid="reading-text"]')?.dataset.project ?? 0));
  const person = (name) => people.find((one) => one.name === name).id;

  /** "I am …", by the place in the rail. */
  async function become(name) {
    await window.click("rail-who");
    await window.click(`who-option-${person(name)}`);
    await window.click("who-run");
    await window.gone("who-list");
    await window.hasText("rail-who", name);
  }

  /** Reads everything assigned, by keys; `differs` says where this reader drops. Answers the projects in the order read. */
  async function readAll(differs, first = async () => {}) {
    await go(`/stage-one?round=${round}`);
    await window.find("reading-criterion");
    const read = [];
    for (;;) {
      const project = await until("a project is shown", reading);
      read.push(project);
      for (let criterion = 0; criterion < 8; criterion += 1) await window.keys("e");
      if (read.length === 1) await first();
      if (differs(read.length)) {
        await window.keys("u");
        await window.find("reading-reason");
        await window.keys("Shift", "1");
      } else {
        await window.keys("y");
      }
      await window.keys("Control", "Enter");
      const done = await until("the next one, or the end", async () => {
        if (await window.shown("reading-done")) return "end";
        return (await reading()) !== project && "next";
      });
      if (done === "end") return read;
    }
  }

  before(async () => {
    machine = await Machine.open();
    window = await machine.start();
    await window.click("welcome-language-ja");
    machine.answer(machine.path("見本.tsumugi"));
    await window.click("welcome-sample");
    await window.find("grid-row", { deadline: 30_000 });
    ({ people } = await window.call("person.list", {}));
  });
  after(() => machine?.close());

  story("the chair freezes 20 projects into a round and shares them out evenly", async () => {
    await go(`/projects?q=${encodeURIComponent('"機関:大学"')}`);
    await until("only universities are listed", async () => /^(?!120)\d+/.test((await window.texts("project-count"))[0] ?? ""));
    await window.click("grid-row");
    await window.keys("x");
    const picked = async () => Number(await window.web.run(() => document.querySelector('[data-testid="selection-count"]')?.dataset.count ?? 0));
    await until("20 are picked", async () => {
      const now = await picked();
      // A press is taken once the one before is.
      if (now < PROJECTS) await window.keys("Shift", "ArrowDown");
      return now === PROJECTS;
    }, { deadline: 40_000, every: 150 });
    await window.keys("Control", "k");
    await window.type("palette-input", "回を開く");
    await window.click("palette-stage-open-round");
    await window.find("round-new");
    await window.type("round-new-name", "合成データの回");
    await window.click("round-new-run");
    await window.gone("round-new");
    const { rounds } = await window.call("round.list", {});
    const made = rounds.find((one) => one.name === "合成データの回");
    assert.equal(made.projects, PROJECTS);
    round = made.id;
    await go(`/stage-one?round=${round}&tab=setup`);
    for (const name of ["議長（見本）", "査読者C"]) await window.click(`load-${person(name)}`);
    await window.click("assign");
    await until("every project has two readers", async () => {
      const now = await window.call("round.show", { round });
      return now.assigned === 2 * PROJECTS && now.short === 0;
    });
    const { loads } = await window.call("round.workload", { round });
    assert.deepEqual(loads.filter((load) => load.assigned > 0).map((load) => load.name).sort(), ["査読者A", "査読者B"]);
  });

  let order;
  story("the first reader votes on all of them by keyboard, an input method composing the note", async () => {
    focus(machine);
    await become("査読者A");
    order = await readAll(() => false, async () => {
      await window.keys("n");
      const note = await until("the note has the keys", () => window.web.run(() =>
        document.activeElement?.dataset?.testid === "reading-note" ? document.activeElement : null));
      for (const letter of "膵癌") await compose(machine, letter, { end: "Return" });
      await until("the composed note is in the field", async () => (await window.web.run((e) => e.value, note)) === "膵癌");
      assert.equal((await window.call("reading.list", { round })).voted, 0, "Enter belonged to the input method");
      await window.keys("Escape");
    });
    assert.equal(new Set(order).size, PROJECTS);
    const mine = await window.call("reading.show", { round, project: order[0] });
    assert.deepEqual([mine.mine.verdict, mine.mine.note, mine.mine.scores.target.value], ["keep", "膵癌", 3]);
  });

  story("the second reader sees nothing of it, votes otherwise on one, and what is complete opens", async () => {
    await become("査読者B");
    const before = await window.call("reading.show", { round, project: order[0] });
    assert.deepEqual([before.others, before.mine], [[], null]);
    assert.equal((await window.call("conflict.list", { round })).conflicts.length, 0);
    const read = await readAll((nth) => nth === 3);
    assert.equal(read.length, PROJECTS);
    const after = await window.call("reading.show", { round, project: read[2] });
    assert.deepEqual([after.others.map((vote) => [vote.name, vote.verdict]), after.closed], [[["査読者A", "keep"]], "votes-opened"]);
  });

  story("the chair settles the disagreement by keys; both votes stay", async () => {
    await become("議長（見本）");
    await go(`/stage-one?round=${round}&tab=conflicts`);
    await window.find("conflict-detail");
    assert.equal(await window.count("conflict"), 1);
    await window.keys("h");
    await window.keys("n");
    const why = await until("the reason has the keys", () => window.web.run(() =>
      document.activeElement?.dataset?.testid === "ruling-why" ? document.activeElement : null));
    for (const letter of "再審") await compose(machine, letter, { end: "Return" });
    await until("the composed reason is in the field", async () => (await window.web.run((e) => e.value, why)) === "再審");
    await window.keys("Control", "Enter");
    const { conflicts } = await until("it is settled", async () => {
      const now = await window.call("conflict.list", { round });
      return now.open === 0 && now;
    });
    const detail = await window.call("conflict.show", { round, project: conflicts[0].project });
    assert.deepEqual(detail.votes.map((vote) => vote.verdict).sort(), ["drop", "keep"]);
    assert.deepEqual([detail.ruling.verdict, detail.ruling.note], ["hold", "再審"]);
  });

  story("the meeting decides by keys, and the shortlist is written for the house and opened", async () => {
    await go(`/stage-one?round=${round}&tab=shortlist`);
    await window.find("grid-row");
    await window.click("grid-row");
    await window.keys("Control", "a");
    await window.find("decide");
    await window.keys("y");
    await window.keys("Control", "Enter");
    await until("every project has its last word", async () => (await window.call("shortlist.flow", { round })).kept === PROJECTS);
    const flow = await window.call("shortlist.flow", { round });
    assert.deepEqual([flow.shown, flow.read, flow.agreed, flow.settled, flow.conflict, flow.undecided], [PROJECTS, PROJECTS, PROJECTS - 1, 1, 0, 0]);
    const file = machine.path("最終判定.xlsx");
    machine.answer(file);
    await window.click("shortlist-export");
    await window.click("shortlist-audience-internal");
    await window.click("shortlist-export-run");
    await until("it is written", () => existsSync(file));
    await window.gone("shortlist-export-run");
    const { texts } = workbook(file);
    assert.ok(texts.some((text) => text.includes("合成データ")), "it says that it is fictional");
    const { rows } = await window.call("shortlist.show", { round });
    for (const row of rows) assert.ok(texts.includes(row.title_ja), `${row.title_ja} is in the workbook`);
  });
});
