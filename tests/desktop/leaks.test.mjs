// What must not leave: a briefing that is held back until somebody answers for it, and any workbook let go on the check.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../tools/common.mjs";
import { dropFile } from "./desk.mjs";
import { Machine, until } from "./harness.mjs";
import { pictured, workbook } from "./story.mjs";

const fixture = (name) => path.join(root, "tests/fixtures/leaks", name);
const MAIL = "mihon.ichiro@example.com";

describe("what must not leave", () => {
  let machine;
  let window;
  const story = (name, work) => test(name, () => pictured(window, name, work));

  before(async () => {
    machine = await Machine.open();
    window = await machine.start();
    await window.click("welcome-language-ja");
  });
  after(() => machine?.close());

  story("without a library a workbook is picked and its hidden sheet is found; a clean one follows", async () => {
    await window.web.run(() => { location.hash = "#/leaks"; });
    machine.answer(fixture("leak-hidden-sheet.xlsx"));
    await window.click("leaks-choose");
    await window.hasText("leaks-verdict", "件見つかりました");
    await window.hasText("leaks-file", "leak-hidden-sheet.xlsx");
    await window.hasText('[data-testid="leak"][data-kind="hidden-sheet"]', "評価メモ");
    machine.answer(fixture("clean-genes-icd.xlsx"));
    await window.click("leaks-choose");
    await window.hasText("leaks-verdict", "見つかりませんでした");
    await window.gone("leak");
  });

  story("a briefing with a mail address in its public title is held back until somebody gives a reason", async () => {
    await window.click("nav-welcome");
    machine.answer(machine.path("見本.tsumugi"));
    await window.click("welcome-sample");
    await window.find("grid-row", { deadline: 30_000 });
    const { themes } = await window.call("theme.list", {});
    const { id } = themes.find(({ code }) => code === "TH-001");
    await window.call("theme.edit", { id, fields: { title_ja: `架空の標的（問い合わせ: ${MAIL}）` } });
    await window.web.run((hash) => { location.hash = hash; }, `#/themes/${id}`);
    await window.choose('[data-testid="theme-class-title"]', "public");
    await until("the class is kept", async () => (await window.call("theme.show", { id })).classes.title === "public");

    const out = machine.path("概要書.xlsx");
    await window.click("theme-export");
    await window.click("export-audience-public");
    machine.answer(out);
    await window.click("export-run");
    await window.hasText("leaks-held", "書き出していません");
    await window.hasText('[data-testid="leaks-held"] [data-kind="mail-address"]', MAIL);
    assert.ok(!existsSync(out), "nothing is written while nobody answers for it");

    await window.type("leaks-by", "架空 一子");
    await window.type("leaks-reason", "窓口の公開アドレスのため");
    await window.click("leaks-write");
    await window.hasText("export-path", out);
    assert.ok(workbook(out).texts.some((text) => text.includes(MAIL)), "it is written as it was");
    await window.click("export-close");
    await window.click("nav-history");
    await window.hasText('[data-testid="history-row"]:nth-child(1)', "窓口の公開アドレスのため");
  });

  story("on the check a dropped workbook is checked and not imported", async () => {
    await window.click("nav-leaks");
    const drag = await dropFile(machine, fixture("leak-hidden-sheet.xlsx"));
    await drag.hover("the screen shows where to let go", () => window.shown('[data-testid="leaks-screen"][data-over]'));
    assert.ok(!(await window.shown("dropzone")), "it does not offer to import");
    await drag.release();
    await window.hasText('[data-testid="leak"][data-kind="hidden-sheet"]', "評価メモ");
    assert.match(await window.web.run(() => location.hash), /^#\/leaks/);
  });
});
