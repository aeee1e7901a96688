// What the page may not do, tried from the page itself: name files nobody chose, go elsewhere, open what is no web address.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { closeButton, dropFile, xdo } from "./desk.mjs";
import { binary, endGroup, launch, Machine, until } from "./harness.mjs";
import { pictured } from "./story.mjs";

const SECRET = "秘密himitsu7Q4Z";
const URLS = ["https://example.jp/koubo?nendo=2024", "https://xn--med-5cd.example/課題\u202Efdp", "javascript:alert(1)", "https://amed.example@evil.example/"];
const LIST = `課題管理番号,年度,研究開発課題名,出典URL\n${URLS.map((url, n) => `24zz000000${n + 1}h0001,2024,合成データ：課題${n + 1},${url}`).join("\n")}\n`;

/** Files below a folder, by their path in it. */
const below = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)));

describe("the window is closed", () => {
  let machine;
  let window;
  let opened;
  let violations;
  const story = (name, work) => test(name, () => pictured(window, name, work));
  /** What a call from the page is refused with. */
  const refusal = (name, args) => window.call(name, args).then(() => null, (error) => /"code":"([\w-]+)"/.exec(error.message)?.[1] ?? error.message);
  /** Any command of the shell, as a script in the page would ask for it. */
  const invoke = (command, args = {}) => window.web.runAsync((name, given) => window.__TAURI_INTERNALS__.invoke(name, given)
    .then((value) => ({ value }), (problem) => ({ refused: problem.code ?? String(problem) })), command, args);

  before(async () => {
    machine = await Machine.open();
    opened = machine.path("opened.txt");
    writeFileSync(opened, "");
    window = await machine.start({ env: { TSUMUGI_OPENED: opened } });
    await window.web.run(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
        window.violations.push(`${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber}`));
    });
    violations = () => window.web.run(() => window.violations);
    await window.click("welcome-language-ja");
    machine.answer(machine.path("紡ぎ.tsumugi"));
    await window.click("welcome-create");
    await window.click("create-choice-plain");
    await window.click("create-make");
    await window.find("projects-empty");
  });
  after(() => machine?.close());

  story("a file nobody chose is neither read nor written, whatever the page asks", async () => {
    const list = machine.path(`${SECRET}.csv`);
    writeFileSync(list, LIST);
    const link = machine.path("link.csv");
    symlinkSync(list, link);
    const other = machine.path(`${SECRET}.tsumugi`);
    const read = () => statSync(list).atimeMs;
    const before = read();
    for (const file of [list, link, `${machine.dir}/./${SECRET}.csv`, path.relative(process.cwd(), list)]) {
      for (const name of ["import.preview", "import.run"]) assert.equal(await refusal(name, { file }), "path-not-chosen", `${name} ${file}`);
    }
    assert.equal(await refusal("library.create", { path: other }), "path-not-chosen");
    assert.equal(await refusal("library.open", { path: "/etc/passwd" }), "path-not-chosen");
    const table = { selection: { matching: { filter: {}, except: [] } }, audience: "public", language: "ja", out: machine.path("out.xlsx") };
    assert.equal(await refusal("export.table", table), "path-not-chosen");
    assert.equal(read(), before, "the list was not read");
    assert.ok(!existsSync(other) && !existsSync(machine.path("out.xlsx")));
    assert.equal((await window.call("library.status")).open.projects, 0);
  });

  story("a drop the page makes up opens nothing; one a person makes does", async () => {
    const list = machine.path("一覧.csv");
    writeFileSync(list, LIST);
    const forged = await invoke("plugin:event|emit", { event: "tauri://drag-drop", payload: { paths: [list], position: { x: 1, y: 1 } } });
    assert.match(forged.refused ?? "", /not allowed/);
    assert.equal(await refusal("import.preview", { file: list }), "path-not-chosen");
    const drag = await dropFile(machine, list);
    await drag.hover("the window shows where to let go", () => window.shown("dropzone"));
    await drag.release();
    await window.hasText("import-file", "一覧.csv");
    await window.click("import-run");
    await window.find("import-report");
    assert.equal((await window.call("library.status")).open.projects, URLS.length);
    assert.equal(await refusal("import.preview", { file: machine.path(`${SECRET}.csv`) }), "path-not-chosen", "only that one");
  });

  story("an address is shown with what it is, and opened by the system only after a person says so", async () => {
    const show = async (n) => {
      await window.click("nav-projects");
      await window.type("project-search", `課題${n}`);
      await window.hasText("project-count", /^1 /);
      await window.click('[data-testid="grid-row"][data-index="0"] .grid-cell:nth-child(3)');
      await window.hasText("detail-title", `課題${n}`);
      await window.click("source-link");
      await window.find("link-dialog");
    };
    await show(1);
    assert.equal(await window.text("link-address"), URLS[0]);
    assert.equal(await window.text('[data-testid="link-address"] b'), "example.jp");
    await window.click("link-cancel");
    await window.gone("link-dialog");
    assert.equal(readFileSync(opened, "utf8"), "");
    await window.click("source-link");
    await window.click("link-open");
    await until("the browser would be started", () => readFileSync(opened, "utf8") === `${URLS[0]}\n`);

    // A host in other letters and a mark that turns the writing direction show what they are.
    await show(2);
    assert.equal(await window.text("link-address"), "https://xn--med-5cd.example/%E8%AA%B2%E9%A1%8C%E2%80%AEfdp");
    await window.click("link-cancel");
    for (const [n, part] of [[3, "http:// か https://"], [4, "利用者名かパスワード"]]) {
      await show(n);
      await window.hasText("link-dialog", part);
      assert.ok(!(await window.shown("link-open")));
      await window.click("link-cancel");
      assert.equal((await invoke("open_link", { url: URLS[n - 1] })).refused, "link-refused");
    }
    assert.equal(readFileSync(opened, "utf8"), `${URLS[0]}\n`, "nothing else was opened");
  });

  story("no file outside the folder of opened copies is handed to a program", async () => {
    for (const file of ["/etc/passwd", machine.path("一覧.csv"), "/usr/bin/true"]) {
      assert.equal((await invoke("open_file", { path: file })).refused, "path-not-chosen");
    }
    const figure = machine.path("図.png");
    writeFileSync(figure, "合成データ");
    await window.grant(figure, "attachment");
    const { rows } = await window.call("project.page", { limit: 1 });
    await window.call("attachment.add", { thing: "project", id: rows[0].id, file: figure });
    const { attachments } = await window.call("attachment.list", { thing: "project", id: rows[0].id });
    const copy = await window.call("attachment.view", { id: attachments[0].id });
    assert.ok(copy.path.startsWith(path.join(machine.env.XDG_CACHE_HOME, "jp.tsumugi.desktop", "opened")), copy.path);
    assert.deepEqual(await invoke("open_file", { path: copy.path }), { value: null });
    assert.ok(readFileSync(opened, "utf8").endsWith(`${copy.path}\n`));
  });

  story("the policy stands in nobody's way", async () => {
    assert.deepEqual(await violations(), []);
    // What was blocked before anybody listened would still stand in the page.
    assert.equal(await window.count("style, script:not([src])"), 0);
  });

  story("the page goes nowhere else, opens no window and runs no script of its own", async () => {
    const at = () => window.web.run(() => location.href);
    const here = await at();
    for (const address of ["https://example.jp/", "data:text/html,x", "file:///etc/passwd", "about:blank"]) {
      await window.web.run((to) => { location.href = to; }, address);
      assert.ok(await window.shown("nav-projects"), `${address} was not gone to`);
      assert.equal((await at()).split("#")[0], here.split("#")[0]);
    }
    assert.equal(await window.web.run(() => window.open("https://example.jp/") === null || window.open("about:blank") === null), true);
    // A script in the page's text does not run, and nothing is fetched.
    const tried = await window.web.runAsync(async () => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.head.append(script);
      const fetched = await fetch("https://example.jp/").then(() => "fetched", () => "blocked");
      return { ran: window.ran === true, fetched };
    });
    assert.deepEqual(tried, { ran: false, fetched: "blocked" });
    assert.deepEqual((await violations()).map((violation) => violation.split(" ")[0]), ["script-src-elem", "connect-src"]);
    for (const command of ["plugin:dialog|open", "plugin:fs|read_file", "plugin:shell|open", "plugin:window|create", "plugin:webview|create_webview_window", "plugin:event|emit"]) {
      assert.match((await invoke(command, {})).refused ?? "", /not allowed|not found/, command);
    }
  });

  story("the log tells the refusals and nothing of what they were about", async () => {
    await closeButton(machine, window);
    const logs = path.join(machine.env.XDG_DATA_HOME, "jp.tsumugi.desktop/logs");
    const text = readdirSync(logs).map((name) => readFileSync(path.join(logs, name), "utf8")).join("");
    assert.match(text, /refused command="import.run" code="path-not-chosen"/);
    assert.equal(/秘密|himitsu|7Q4Z|一覧|合成|example|tsumugi-desktop-/.test(text), false, text);
    const scratch = path.join(machine.env.XDG_CACHE_HOME, "jp.tsumugi.desktop/opened");
    assert.deepEqual(readdirSync(scratch), [], "the copies that were looked at are gone with the window");
  });

  test("the web view keeps nothing on the disk", async () => {
    const other = await Machine.open();
    try {
      // Without a driver: that is how the product runs.
      const { TAURI_WEBVIEW_AUTOMATION, ...env } = other.env;
      const library = machine.path("紡ぎ.tsumugi");
      const child = launch(binary, [library], { env, log: other.path("window.log") });
      try {
        const settings = path.join(other.env.XDG_CONFIG_HOME, "jp.tsumugi.desktop/settings.json");
        await until("the library named at start is open", () => existsSync(settings));
        const shown = () => xdo(other, "search", "--onlyvisible", "--class", "tsumugi").split("\n").some((id) => xdo(other, "getwindowname", id).startsWith("紡ぎ —"));
        await until("the interface has put the library's name into the title", shown, { deadline: 30_000 });
        await closeButton(other, { pid: () => child.pid });
      } finally {
        await endGroup(child);
      }
      const left = ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"].flatMap((home) => below(other.env[home]).map((name) => `${home}/${name}`));
      const ours = /jp\.tsumugi\.desktop\/(settings\.json|logs\/)/;
      // What GTK and its drawing keep says nothing of what was shown.
      const system = /mesa_shader_cache|fontconfig|gtk-3\.0|dconf|gstreamer/;
      assert.deepEqual(left.filter((name) => !ours.test(name) && !system.test(name)), []);
    } finally {
      await other.close();
    }
  });
});
