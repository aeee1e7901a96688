// Programmes in the real window, on the sample: what waits is tied by keys, a pair is drawn, the map opened and written, a lineage
// read, a request for adjustment funds entered, a workbook taken in after its differences were seen.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { Machine, until } from "./harness.mjs";
import { pictured, workbook } from "./story.mjs";

describe("programmes", () => {
  let machine;
  let window;
  const story = (name, work) => test(name, () => pictured(window, name, work));
  const go = (to) => window.web.run((hash) => { location.hash = hash; }, to);

  before(async () => {
    machine = await Machine.open();
    window = await machine.start();
    await window.click("welcome-language-ja");
    machine.answer(machine.path("見本.tsumugi"));
    await window.click("welcome-sample");
    await window.find("grid-row");
    await window.click("nav-programmes");
    await window.find("programmes-screen");
  });
  after(() => machine?.close());

  story("what waits is tied by keys, one undoable step each, until nothing waits", async () => {
    await window.find("grid-row");
    await window.keys("w");
    const waiting = await until("something waits", () => window.count("waiting-item"));
    const before = await window.call("registry.list", {});
    assert.equal(before.ties.groups, waiting);
    // A programme nobody knows becomes a new one, with the spelling tied to it.
    const name = (await window.texts(".wait-main h2"))[0];
    await window.keys("n");
    await window.find("registry-add-dialog");
    await window.click("registry-add-run");
    await window.gone("registry-add-dialog");
    await until("one less waits", async () => (await window.count("waiting-item")) === waiting - 1);
    await window.keys("Control", "z");
    await until("it waits again", async () => (await window.count("waiting-item")) === waiting);
    // Every one of them goes to a programme of the registry: the likeliest, or one looked for by typing.
    for (let left = waiting; left > 0; left -= 1) {
      await window.hasText("waiting-group", /\S/);
      if (await window.shown("waiting-candidate")) {
        await window.keys("1");
      } else {
        await window.keys("o");
        await window.type("waiting-pick-search", "創薬基盤推進");
        await window.click("waiting-pick-option");
      }
      await until("the next one is shown", async () => (await window.count("waiting-item")) === left - 1);
    }
    await window.find("waiting-empty");
    const after = await window.call("registry.list", {});
    assert.equal(after.ties.groups, 0);
    assert.equal(after.ties.tied, after.ties.years, `of ${after.ties.years} project-years ${after.ties.tied} are tied`);
    assert.ok(after.programmes.some((own) => own.names.some((alias) => alias.name === name && alias.kind === "spelling")));
    await window.keys("w");
    await window.find("grid-row");
  });

  story("a cell of the registry is edited in place, and says that it is to be checked", async () => {
    await go("/programmes?shown=107");
    await window.find("programme-detail");
    assert.match((await window.texts("programme-detail")).join(" "), /革新的がん医療実用化研究事業/);
    await window.hasText("programme-detail", "要確認");
    await window.click("source-phases");
    await window.find("source-editor");
    await window.type("source-text", "合成データ：見本の公募要領");
    await window.click("source-state-confirmed");
    await window.click("source-save");
    await until("the source is kept", async () => {
      const own = await window.call("registry.show", { id: 107 });
      return own.facts.some((fact) => fact.field === "phases" && fact.state === "confirmed" && fact.source.startsWith("合成データ"));
    });
  });

  story("a pair is drawn on the map; the map is written as a picture", async () => {
    await window.click("programmes-tab-map");
    await window.find("map-node");
    const arrows = await window.count("map-arrow");
    assert.ok(arrows >= 1, "the published pair is drawn");
    await window.click("map-add-pair");
    await window.find("pair-dialog");
    for (const [end, name] of [["predecessor", "認知症研究開発"], ["successor", "臨床研究・治験推進"]]) {
      // A list that is closing still takes the next press: it is pressed until the other one opens.
      await until("the list opens", async () => {
        if (!(await window.shown(`pair-${end}-search`))) await window.click(`pair-${end}`);
        return window.shown(`pair-${end}-search`);
      }, { every: 400 });
      await window.type(`pair-${end}-search`, name);
      await window.click(`pair-${end}-option`);
      await window.gone(`pair-${end}-search`);
      await window.hasText(`pair-${end}`, name);
    }
    await window.click("pair-save");
    await window.gone("pair-dialog");
    await until("its arrow is drawn", async () => (await window.count("map-arrow")) === arrows + 1);
    const { pairs } = await window.call("pairing.list", {});
    assert.ok(pairs.some((pair) => pair.predecessor_name.includes("認知症研究開発") && pair.status === "assumed"));
    for (const kind of ["svg", "png"]) {
      const file = machine.path(`地図.${kind}`);
      machine.answer(file);
      await window.click("map-export-menu");
      await window.click(`map-export-${kind}`);
      await window.click("programmes-audience-internal");
      await window.click("programmes-export-run");
      await until(`${file} is written`, () => existsSync(file));
      await window.gone("programmes-export");
    }
    const drawn = readFileSync(machine.path("地図.svg"), "utf8");
    assert.match(drawn, /次世代がん医療加速化研究事業/);
    assert.match(drawn, /想定/);
    assert.match(drawn, /合成データ/);
    assert.equal(readFileSync(machine.path("地図.png")).subarray(1, 4).toString(), "PNG");
  });

  story("the timeline shows who runs dry; a lineage is read forward and back", async () => {
    await window.click("programmes-tab-timeline");
    await window.find("timeline-bar");
    const { summary } = await window.call("continuity.page", { offset: 0, limit: 1 });
    assert.match((await window.texts("timeline-figure-ending"))[0], new RegExp(String(summary.ending)));
    await window.click("timeline-figure-ending");
    await until("only those that end are listed", async () => new RegExp(`^${summary.ending}\\D`).test(`${(await window.texts("timeline-count"))[0]} `));
    const { rows } = await window.call("continuity.page", { offset: 0, limit: 500 });
    const joined = rows.find((row) => new Set(row.bars.map((bar) => bar.project)).size > 1);
    await go(`/programmes?tab=timeline&lineage=${joined.project}`);
    await window.find("lineage-line");
    await window.find("lineage-handover");
    const title = await window.text("lineage-title");
    await window.click("lineage-earlier");
    await until("the project before is shown", async () => (await window.text("lineage-title")) !== title);
    await window.click("lineage-later");
    await until("and the later one again", async () => (await window.text("lineage-title")) === title);
  });

  story("a request for adjustment funds is entered in 千円, summed, and stays in the history", async () => {
    await window.click("programmes-tab-adjustments");
    await window.find("adjustment-row");
    const before = await window.count("adjustment-row");
    await window.click("adjustment-new");
    await window.find("adjustment-editor");
    await window.type("adjustment-project-search", "抗体");
    await window.click("adjustment-project-option");
    await window.type("adjustment-year", "令和8");
    await window.click("adjustment-round-november");
    await window.choose("adjustment-type", "u");
    await window.type("adjustment-asked", "12,000");
    await window.hasText("adjustment-editor", "1,200万円");
    await window.type("adjustment-purpose", "合成データ：後継事業までの橋渡し");
    await window.click("adjustment-save");
    await window.gone("adjustment-editor");
    await until("it is listed", async () => (await window.count("adjustment-row")) === before + 1);
    const { rows, sums } = await window.call("adjustment.list", { years: [2026], types: ["u"], rounds: ["november"] });
    assert.ok(rows.some((row) => row.asked_yen === 12_000_000));
    assert.equal(sums.reduce((sum, own) => sum + own.asked_yen, 0), rows.filter((row) => row.state !== "withdrawn" && row.state !== "draft").reduce((sum, row) => sum + (row.asked_yen ?? 0), 0));
    await window.click("nav-history");
    await window.hasText("#main", "令和8年度の調整費を加えた");
  });

  story("the registry goes out as a workbook, and what changed there is seen before it is taken in", async () => {
    const file = machine.path("台帳.xlsx");
    await go("/programmes");
    await window.find("grid-row");
    machine.answer(file);
    await window.click("registry-export");
    await window.click("programmes-audience-internal");
    await window.click("programmes-export-run");
    await until("the workbook is written", () => existsSync(file));
    const { texts } = workbook(file);
    assert.ok([...texts].some((text) => text.includes("次世代がん医療加速化研究事業")));
    // Something changes in the library: the workbook would put it back, cell by cell.
    await window.call("registry.edit", { id: 103, fields: { host: "合成データ：見本室" } });
    machine.answer(file);
    await window.click("registry-import");
    await window.find("take-dialog");
    await window.hasText("take-changes", "合成データ：見本室");
    await window.click("take-run");
    await window.gone("take-dialog");
    await until("it is as the workbook says", async () => (await window.call("registry.show", { id: 103 })).host === "");
  });
});
