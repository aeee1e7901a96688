// What only a real desktop has: the file dialog of the system, an input method, a file dragged from another program.
import assert from "node:assert/strict";
import { copyFileSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { answerDialog, closeButton, compose, dropFile, focus } from "./desk.mjs";
import { Machine, until } from "./harness.mjs";
import { pictured } from "./story.mjs";

const LIST = "課題管理番号,年度,研究開発課題名\n24zz0000001h0001,2024,合成データ：紡績を標的とする研究\n24zz0000002h0001,2024,合成データ：織機の研究\n";

describe("the desktop around the window", () => {
  let machine;
  let window;
  const story = (name, work) => test(name, () => pictured(window, name, work));

  before(async () => {
    machine = await Machine.open();
    window = await machine.start({ env: { TSUMUGI_DIALOG_ANSWERS: undefined } });
    await window.click("welcome-language-ja");
  });
  after(() => machine?.close());

  story("the save dialog of the system creates a library", async () => {
    const library = machine.path("native.tsumugi");
    await answerDialog(machine, library, () => window.click("welcome-create"), { save: true });
    await window.click("create-choice-plain");
    await window.click("create-make");
    await window.hasText("library-name", "native");
    assert.ok(existsSync(library));
  });

  story("a list dragged from another program opens the import", async () => {
    const list = machine.path("課題一覧.csv");
    writeFileSync(list, LIST);
    const drag = await dropFile(machine, list);
    await drag.hover("the window shows where to let go", () => window.shown("dropzone"));
    await drag.release();
    await window.hasText("import-screen", "課題一覧.csv");
    await window.click("import-run");
    await window.hasText("toast", "2");
  });

  story("the Enter that ends a composition does not act on the page, and the composed text arrives whole", async () => {
    focus(machine);
    await window.click("nav-projects");
    await window.keys("Control", "k");
    const field = await window.find("palette-input");
    await window.web.run((e) => {
      window.composed = [];
      for (const type of ["compositionstart", "compositionupdate", "compositionend"]) e.addEventListener(type, (event) => window.composed.push(type));
    }, field);
    await compose(machine, "紡", { end: "Return" });
    await compose(machine, "𠮷", { end: "Return" });
    await until("the composed characters are in the field", async () => (await window.web.run((e) => e.value, field)) === "紡𠮷");
    assert.ok(await window.shown("palette"), "the palette is still open: Enter belonged to the input method");
    const seen = await window.web.run(() => window.composed);
    assert.ok(seen.includes("compositionupdate"), `the page saw the text under composition: ${seen}`);
    await window.keys("Escape");
    await window.gone("palette");
  });

  story("closing the window leaves the library as one file, fit to be copied", async () => {
    await closeButton(machine, window);
    const beside = readdirSync(machine.dir).filter((name) => /^native\.tsumugi-/.test(name));
    assert.deepEqual(beside, [], "nothing of the library lies outside its file");
    copyFileSync(machine.path("native.tsumugi"), machine.path("copy.tsumugi"));
    await window.stop();
    window = await machine.start({ args: [machine.path("copy.tsumugi")] });
    await window.hasText("project-count", /2 \/ 2/);
  });
});
