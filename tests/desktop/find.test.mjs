// Finding in the real window: words, conditions, the overview, back and forward, saved views; on the sample, on 15,000 fictional
// projects whose counts are known beforehand, and on 100,000, of which only what is in view may stand in the page.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { built } from "../tools/common.mjs";
import { Machine, until } from "./harness.mjs";
import { pictured } from "./story.mjs";

const MOST_NODES = 2_000;
const DISEASES = ["肺癌", "肺がん", "lung cancer", "膵がん", "アルツハイマー病"];
const TARGETS = ["EGFR", "ＥＧＦＲ", "KRAS", "TREM2"];
const MODALITIES = ["抗体", "核酸", "低分子化合物"];
const PHASES = ["基礎的", "応用", "治験"];
const of = (list, n) => list[n % list.length];

/** A fictional project (合成データ): what its number says it holds. */
const project = (n) => ({ disease: of(DISEASES, n), target: of(TARGETS, Math.floor(n / 5)), modality: of(MODALITIES, Math.floor(n / 20)), phase: of(PHASES, Math.floor(n / 60)), programme: `見本事業${Math.floor(n / 180) % 8}`, year: 2022 + (Math.floor(n / 1440) % 4) });

/** A list of so many projects, in a library. */
function library(machine, projects) {
  const lines = ["課題管理番号,研究開発課題名,概要,事業名,代表機関名,研究開発フェーズ,年度"];
  for (let n = 0; n < projects; n += 1) {
    const { disease, target, modality, phase, programme, year } = project(n);
    lines.push(`,第${n}課題：${disease}に対する${target}${modality}の研究,合成データ。${modality}の有効性を検証する。,${programme},架空大学${n % 97},${phase},${year}`);
  }
  const [list, file] = [machine.path(`${projects}.csv`), machine.path(`${projects}.tsumugi`)];
  writeFileSync(list, lines.join("\n"));
  execFileSync(built("debug", "tsumugi"), ["new", file], { stdio: "ignore" });
  execFileSync(built("debug", "tsumugi"), ["import", list, "--library", file], { stdio: "ignore" });
  return file;
}

/** How many of so many projects hold. */
function counted(projects, holds) {
  let count = 0;
  for (let n = 0; n < projects; n += 1) count += holds(project(n)) ? 1 : 0;
  return count;
}

describe("finding", () => {
  let machine;
  let window;
  const story = (name, work) => test(name, () => pictured(window, name, work));
  const shown = async () => Number((await window.text("project-count")).split("/")[0].replaceAll(",", ""));
  /** Waits for a count other than `not`, or for exactly `wanted`. */
  const count = (wanted) => until(`${wanted} projects are found`, async () => (await shown()) === wanted);
  const address = () => window.web.run(() => decodeURIComponent(location.hash));
  const go = (to) => window.web.run((hash) => { location.hash = hash; }, to);
  /** Types, and waits until the list answers it. */
  const search = async (words) => {
    await window.type("project-search", words);
    // Quotation marks stand escaped in an address.
    const bare = (text) => text.replaceAll(/["\\]/g, "");
    const asked = async () => new URL((await window.web.run(() => location.hash)).slice(1) || "/", "x:/").searchParams.get("q") ?? "";
    await until(`the address says ${words}`, async () => bare(await asked()) === bare(words));
    // The list is asked in the same moment; its rows are new once they no longer are stale.
    await until("the list has answered", () => window.web.run(() => !document.querySelector(".grid.stale")));
  };
  const value = (dim, of) => `[data-testid="facet-${dim}"] [data-testid="facet-value"]${of ? `[data-value="${of}"]` : ""}`;
  const number = (where) => window.web.run((selector) => Number([...document.querySelectorAll(selector)][0].querySelector(".n").textContent.replaceAll(",", "")), where);
  const history = (way) => window.web.run((step) => window.history.go(step), way === "back" ? -1 : 1);

  before(async () => {
    machine = await Machine.open();
    window = await machine.start();
    await window.click("welcome-language-ja");
    machine.answer(machine.path("見本.tsumugi"));
    await window.click("welcome-sample");
    await window.find("grid-row");
  });
  after(() => machine?.close());

  story("words are found however they are written, with what is called the same, and marked", async () => {
    const all = await shown();
    const found = {};
    for (const words of ["肺癌", "癌", "EGFR", "ＥＧＦＲ", "膵がん 抗体"]) {
      await search(words);
      found[words] = await until(`${words} finds some`, async () => {
        const n = await shown();
        return n < all && n;
      });
    }
    assert.equal(found.EGFR, found["ＥＧＦＲ"]);
    assert.ok(found["癌"] > found["肺癌"] && found["肺癌"] >= 1 && found["膵がん 抗体"] >= 1, JSON.stringify(found));
    await window.find(".grid mark");
    await window.hasText("search-note", "も検索中");
    await search("EGFR");
    const with_names = await shown();
    await window.click("synonyms");
    await until("only what is written", async () => (await address()).includes("exact"));
    await until("fewer or as many are found", async () => (await shown()) <= with_names);
  });

  story("a text that cannot be meant is read as the nearest thing, with a hint", async () => {
    await go("/projects");
    for (const words of ['"抗体', "(抗体", "%%%", "標的:", "[a-z]+抗体"]) {
      await search(words);
      await until("a hint is shown", async () => (await window.text("search-note")).length > 0);
      assert.equal(await window.shown('[role="alertdialog"]'), false);
    }
    await search("");
  });

  story("a condition counts what it will find, and does not count itself out", async () => {
    await go("/projects");
    await window.find(value("modality"));
    const first = await window.web.run((selector) => document.querySelector(selector).dataset.value, value("modality"));
    const expected = await number(value("modality", first));
    await window.click(value("modality", first));
    await count(expected);
    await window.hasText("filter-token", "モダリティ");
    assert.ok((await window.count(value("modality"))) > 1, "the others stay to be chosen");
    const second = await window.web.run((selector, not) => [...document.querySelectorAll(selector)].find((e) => e.dataset.value !== not).dataset.value, value("modality"), first);
    await window.click(value("modality", second));
    await until("both are alternatives", async () => (await shown()) > expected);
  });

  story("a cell of the overview opens its list; back and forward lead through what was seen", async () => {
    await go("/projects");
    await window.click("list-overview");
    const cell = await until("a cell with projects is there", () => window.web.run(() => {
      const found = [...document.querySelectorAll('[data-testid="matrix-cell"]')].find((e) => Number(e.textContent) > 1);
      return found && { row: found.dataset.row, column: found.dataset.column, count: Number(found.textContent) };
    }));
    await window.click(`[data-testid="matrix-cell"][data-row="${cell.row}"][data-column="${cell.column}"]`);
    await window.find("grid-row");
    await count(cell.count);
    const there = await address();
    await history("back");
    await window.find("matrix-cell");
    await history("forward");
    await window.find("grid-row");
    await count(cell.count);
    assert.equal(await address(), there);
  });

  story("a view is saved, named with its count, and opens what it was saved of", async () => {
    await go("/projects");
    await search("膵がん 抗体");
    const found = await until("it is found", async () => { const n = await shown(); return n > 0 && n < 100 && n; });
    await window.click("view-save");
    await window.type("view-name", "膵がんの抗体");
    await window.click("view-save-new");
    await window.hasText("rail-views", "膵がんの抗体");
    await window.hasText("rail-views", String(found));
    await go("/home");
    await window.hasText("home-views", "膵がんの抗体");
    await window.click('[data-testid="rail-views"] [data-testid="view"]');
    await window.find("grid-row");
    await count(found);
    assert.equal(await window.web.run(() => document.querySelector('[data-testid="project-search"]').value), "膵がん 抗体");
  });

  story("Space shows a project over the list and follows the keys", async () => {
    await go("/projects");
    await window.find("grid-row");
    await window.web.run(() => document.querySelector('[data-testid="grid"]').focus());
    await window.keys("j");
    await window.keys(" ");
    const first = await window.text("peek");
    await window.keys("j");
    await until("the next one is shown", async () => (await window.text("peek")) !== first);
    await window.keys(" ");
    await window.gone("peek");
  });

  story("15,000 projects: every search and condition finds exactly as many as there are", async () => {
    await window.stop();
    window = await machine.start({ args: [library(machine, 15_000)] });
    await window.find("grid-row");
    await count(15_000);
    const found = (holds) => counted(15_000, holds);
    const lung = (p) => ["肺癌", "肺がん", "lung cancer"].includes(p.disease);
    const egfr = (p) => ["EGFR", "ＥＧＦＲ"].includes(p.target);
    for (const [words, holds] of [["肺癌", lung], ["癌", (p) => p.disease !== "アルツハイマー病"], ["EGFR", egfr], ["ＥＧＦＲ", egfr], ["膵がん 抗体", (p) => p.disease === "膵がん" && p.modality === "抗体"]]) {
      await search(words);
      await count(found(holds));
    }
    await search("肺癌");
    const phase = await number(value("phase", "治験"));
    assert.equal(phase, found((p) => lung(p) && p.phase === "治験"));
    await window.click(value("phase", "治験"));
    await count(phase);
    await window.click("list-overview");
    await window.choose("axis-rows", "programme");
    await window.choose("axis-columns", "year");
    const where = '[data-testid="matrix-cell"][data-row="見本事業2"][data-column="2023"]';
    await window.find(where);
    const cell = await window.web.run((selector) => Number(document.querySelector(selector).textContent), where);
    assert.equal(cell, found((p) => lung(p) && p.phase === "治験" && p.programme === "見本事業2" && p.year === 2023));
    await window.click(where);
    await window.find("grid-row");
    await count(cell);
    await history("back");
    await window.find(where);
  });

  story("100,000 projects: the page holds what is in view, however far one scrolls", async () => {
    await window.stop();
    window = await machine.start({ args: [library(machine, 100_000)] });
    await window.find("grid-row", { deadline: 60_000 });
    await count(100_000);
    const nodes = () => window.web.run(() => document.querySelectorAll("*").length);
    for (const part of [0, 0.37, 0.73, 1]) {
      await window.web.run((share) => { const grid = document.querySelector('[data-testid="grid"]'); grid.scrollTop = share * grid.scrollHeight; }, part);
      await until("rows are there", () => window.web.run(() => [...document.querySelectorAll('[data-testid="grid-row"]')].filter((e) => e.textContent.includes("第")).length > 10));
      assert.ok((await nodes()) <= MOST_NODES, `${await nodes()} nodes at ${part}`);
    }
    await go('/projects?group=institution&sort=title');
    await window.find("grid-group");
    assert.ok((await nodes()) <= MOST_NODES, `${await nodes()} nodes in groups`);
  });
});
