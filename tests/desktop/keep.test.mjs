// Keeping a library, in the real window: encrypted, locked, opened twice, put back, an attachment, an earlier state; and
// afterwards no plain byte of it in any file the application wrote, the web view's own data included.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe } from "node:test";
import { Machine, until } from "./harness.mjs";
import { walk } from "./story.mjs";

const WORDS = "kaigi no ato de";
const SECRET = "GOUSEI-SECRET-4711";
const mod = "Control";

/** Every file below a folder. */
const files = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));

describe("a library is kept in the real window", () => {
  let machine;
  let window;
  const library = () => machine.path("保管.tsumugi");
  const story = walk(() => window);
  const unlock = async (words) => {
    await window.type("unlock-passphrase", words);
    await window.click("unlock-open");
  };
  const keepScreen = async () => {
    await window.click("nav-settings");
    await window.click("settings-tab-keep");
    await window.find("keep");
  };

  before(async () => {
    machine = await Machine.open();
    writeFileSync(machine.path("一覧.csv"), `課題管理番号,研究開発課題名,年度\n24zz0000001h0001,${SECRET} 合成データの課題,2024\n24zz0000002h0001,合成データ：二つ目の課題,2024\n`);
    window = await machine.start();
    await window.click("welcome-language-ja");
  });
  after(() => machine?.close());

  story("an encrypted library is made with a passphrase typed twice, and its sheet is offered", async () => {
    machine.answer(library());
    await window.click("welcome-create");
    await window.click("create-choice-encrypted");
    await window.type("passphrase-new", WORDS);
    await window.type("passphrase-again", "kaigi no mae ni");
    assert.ok(await window.shown('[data-testid="create-make"]:is(:disabled,[data-disabled],[aria-disabled=true])'), "two different entries make nothing");
    await window.type("passphrase-again", WORDS);
    await window.click("create-make");
    await window.find("sheet");
    assert.ok(!(await window.text("sheet")).includes(WORDS), "the passphrase stands on the sheet only when asked for");
    await window.click("sheet-later");
    await window.find("projects-empty");
    assert.ok(!readFileSync(library()).subarray(0, 16).includes("SQLite format 3"));
    machine.answer(machine.path("一覧.csv"));
    await window.click("nav-import");
    await window.click("import-choose");
    await window.hasText("import-run", "2");
    await window.click("import-run");
    await window.hasText("import-report", "2");
  });

  story("locked, nothing of it is in the page, and a wrong passphrase is said in place", async () => {
    await window.click("import-to-projects");
    await window.hasText('[data-testid="grid-row"]', SECRET);
    await window.keys(mod, "Shift", "l");
    await window.find("unlock");
    const page = await window.web.run(() => `${document.documentElement.outerHTML} ${document.title}`);
    assert.ok(!page.includes(SECRET), "nothing of the library stays in the page");
    await unlock("kaigi no mae ni");
    await window.hasText("unlock", "パスフレーズが違います");
    await unlock(WORDS);
    await window.hasText('[data-testid="grid-row"]', SECRET);
  });

  story("a second window is told who has it, and may look", async () => {
    const other = await Machine.open();
    try {
      const second = await other.start({ args: [library()] });
      await second.find("unlock");
      await second.type("unlock-passphrase", WORDS);
      await second.click("unlock-open");
      await second.find("in-use");
      assert.ok((await second.text("in-use-who")).length > 0);
      await second.click("in-use-read-only");
      await second.find("read-only");
      await second.hasText('[data-testid="grid-row"]', SECRET);
      // What the first one writes arrives here.
      const project = (await window.call("project.page", { limit: 1 })).rows[0].id;
      await window.call("tag.add", { selection: { these: [project] }, kind: "modality", concept: "AB-ADC" });
      await second.hasText('[data-testid="grid-row"]', "ADC", { deadline: 20_000 });
    } finally {
      await other.close();
    }
  });

  story("a backup is made, looked at and put back, and what stood before is a backup too", async () => {
    await keepScreen();
    const backups = () => window.count("backup-row");
    const had = await backups();
    await window.click("backup-make");
    await until("the backup is listed", async () => (await backups()) === had + 1);
    await window.call("theme.create", { fields: { title_ja: "後のテーマ" } });
    await window.click("backup-look");
    await window.find("restore");
    await window.hasText("restore-counts", "1");
    await window.find("restore-lost");
    await window.click("restore-run");
    await window.gone("restore");
    await until("the theme is gone", async () => (await window.call("theme.list")).themes.length === 0);
    await keepScreen();
    await until("the state before is kept", async () => (await backups()) >= had + 2);
    await window.click("check-full");
    await window.find("check-result", { deadline: 30_000 });
    assert.equal((await window.call("library.check", { full: true })).clean, true);
  });

  story("killed and opened again, it asks for its passphrase and has everything", async () => {
    await window.kill();
    window = await machine.start({ args: [library()] });
    await unlock(WORDS);
    await window.hasText('[data-testid="grid-row"]', SECRET);
  });

  story("no plain byte of it is in any file the application wrote", async () => {
    rmSync(machine.path("一覧.csv"));
    const look = () => files(machine.dir).filter((file) => {
      const bytes = readFileSync(file);
      return bytes.includes(SECRET) || bytes.includes(Buffer.from(SECRET, "utf16le")) || bytes.includes(WORDS);
    });
    assert.deepEqual(look(), [], "while it is open");
    await window.stop();
    assert.deepEqual(look(), [], "after it was closed");
    assert.ok(files(machine.dir).some((file) => file.endsWith(".tsumugi-backup")) && existsSync(library()), "there was something to look at");
  });
});
