// Bad input in the real window: a sentence in the user's language, and nothing changed.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../tools/common.mjs";
import { Machine } from "./harness.mjs";
import { pictured } from "./story.mjs";

describe("what cannot be done is said", () => {
  let machine;
  let window;
  const story = (name, work) => test(name, () => pictured(window, name, work));
  const lists = path.join(root, "tests/fixtures/lists");

  before(async () => {
    machine = await Machine.open();
    window = await machine.start();
    await window.click("welcome-language-ja");
  });
  after(() => machine?.close());

  story("a file that is no library is refused on the first-run page", async () => {
    const file = machine.path("家計簿.tsumugi");
    writeFileSync(file, "これはライブラリではありません");
    machine.answer(file);
    await window.click("welcome-open");
    await window.hasText("toast", "家計簿.tsumugi");
    assert.ok(await window.shown("welcome"));
  });

  test("a library named at start that cannot be opened is named in a sentence", async () => {
    const other = await Machine.open();
    try {
      const started = await other.start({ args: [other.path("消えた.tsumugi")] });
      await started.hasText("toast", "消えた.tsumugi");
      assert.ok(await started.shown("welcome"));
    } finally {
      await other.close();
    }
  });

  story("a dialog that is cancelled changes nothing", async () => {
    machine.answer("");
    await window.click("welcome-create");
    await window.find("welcome");
    machine.answer(machine.path("紡ぎ.tsumugi"));
    await window.click("welcome-create");
    await window.click("create-choice-plain");
    await window.click("create-make");
    await window.find("projects-empty");
  });

  for (const name of ["not-a-workbook.xlsx", "empty.csv", "password.xlsx", "truncated.xlsx", "no-usable-columns.csv"]) {
    story(`${name} is refused with a sentence, and nothing is imported`, async () => {
      machine.answer(path.join(lists, name));
      await window.click("nav-import");
      await window.click("import-choose");
      await window.hasText("import-file", name);
      await window.hasText("import-problem", /[ぁ-ん].*。/u);
      const { open } = await window.call("library.status");
      assert.equal(open.projects, 0);
    });
  }

  story("a workbook that cannot be written leaves what stood there, and can be saved elsewhere", async () => {
    machine.answer(path.join(lists, "odd-numbers.xlsx"));
    await window.click("nav-import");
    await window.click("import-choose");
    await window.click("import-run");
    await window.click("import-to-projects");
    const taken = machine.path("塞がっている.xlsx");
    mkdirSync(taken);
    machine.answer(taken);
    await window.click("export-menu");
    await window.click("export-matching");
    await window.click("export-audience-public");
    await window.click("export-run");
    await window.hasText("export-problem", /[ぁ-ん].*。/u);
    machine.answer(machine.path("別名.xlsx"));
    await window.click("export-save-as");
    await window.hasText("export-path", "別名.xlsx");
  });
});
