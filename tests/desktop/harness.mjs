// The real window under Xvfb: start, look, type, stop. Waits are conditions with deadlines, never pauses of a guessed length.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { built, root } from "../tools/common.mjs";
import { WebDriver } from "./webdriver.mjs";

/** The window as the tests run it: debug, interface built in, dialogs answered from a queue. */
export const binary = process.env.TSUMUGI_BINARY ?? built("debug", "tsumugi-desktop");
/** Where pictures of failures go. */
export const outDir = path.join(root, "tests/out");

/**
 * Polls until `probe` returns something true, and returns it. An error of the probe counts as "not yet".
 * @param what the condition in words, for the failure
 */
export async function until(what, probe, { deadline = 10_000, every = 25 } = {}) {
  const end = performance.now() + deadline;
  let last;
  do {
    try {
      const value = await probe();
      if (value) return value;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await pause(every);
  } while (performance.now() < end);
  throw new Error(`not within ${deadline} ms: ${what}`, { cause: last });
}

/** A process in a group of its own, its words in a log file: a pipe would keep us waiting for stray children. */
export function launch(program, args, { env, log, stdio = [] }) {
  const words = openSync(log, "a");
  const child = spawn(program, args, { env, detached: true, stdio: ["ignore", words, words, ...stdio] });
  closeSync(words);
  child.on("error", () => {}); // told by the wait that follows
  return child;
}

/** Ends a group that we started, and waits until its leader is gone. */
export async function endGroup(child) {
  if (!child?.pid) return;
  const gone = child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((done) => child.once("exit", done));
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // the group is gone already
  }
  await gone;
}

const freePort = () => new Promise((resolve, reject) => {
  const server = createServer();
  server.once("error", reject);
  server.listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** A virtual screen of its own. */
export class Screen {
  static async open(dir, size = "1440x900") {
    const screen = new Screen();
    screen.child = launch("Xvfb", ["-displayfd", "3", "-screen", "0", `${size}x24`, "-nolisten", "tcp"], { env: process.env, log: path.join(dir, "xvfb.log"), stdio: ["pipe"] });
    let number = "";
    screen.child.stdio[3].setEncoding("utf8").on("data", (part) => { number += part; });
    screen.display = await until("Xvfb tells its display", () => number.includes("\n") && `:${number.trim()}`);
    return screen;
  }

  close = () => endGroup(this.child);
}

/** A machine for one story: its own screen, home folders and queue of dialog answers. Windows come and go on it. */
export class Machine {
  static async open({ size = "1440x900", language = "ja_JP.UTF-8" } = {}) {
    const machine = new Machine();
    machine.dir = mkdtempSync(path.join(tmpdir(), "tsumugi-desktop-"));
    machine.answers = path.join(machine.dir, "answers.txt");
    writeFileSync(machine.answers, "");
    machine.screen = await Screen.open(machine.dir, size);
    machine.size = size.split("x").map(Number);
    const folder = (name) => {
      const made = path.join(machine.dir, name);
      mkdirSync(made, { mode: 0o700 });
      return made;
    };
    const { WAYLAND_DISPLAY, TSUMUGI_LIBRARY, WEBKIT_DISABLE_DMABUF_RENDERER, WEBKIT_DISABLE_COMPOSITING_MODE, ...inherited } = process.env;
    machine.env = {
      ...inherited,
      DISPLAY: machine.screen.display,
      XDG_CONFIG_HOME: folder("config"),
      XDG_DATA_HOME: folder("data"),
      XDG_CACHE_HOME: folder("cache"),
      XDG_RUNTIME_DIR: folder("run"),
      GSETTINGS_BACKEND: "memory",
      TAURI_WEBVIEW_AUTOMATION: "true",
      TSUMUGI_DIALOG_ANSWERS: machine.answers,
      // The user's language, where the machine knows it; else C.UTF-8 and the interface decides by LANGUAGE.
      LANG: "C.UTF-8",
      LANGUAGE: language.slice(0, 2),
    };
    return machine;
  }

  /** A path in this machine's own folder. */
  path = (name) => path.join(this.dir, name);

  /** The next dialog will answer this path; an empty one cancels. */
  answer(file) {
    writeFileSync(this.answers, `${readFileSync(this.answers, "utf8")}${file}\n`);
  }

  /** Opens the window and attaches to it. */
  async start({ args = [], env = {} } = {}) {
    assert.ok(existsSync(binary), `${binary} is not built: npm run e2e builds it`);
    const port = await freePort();
    const merged = { ...this.env, ...env };
    for (const key of Object.keys(merged)) if (merged[key] === undefined) delete merged[key];
    const driver = launch("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], { env: merged, log: this.path("window.log") });
    try {
      await until("WebKitWebDriver answers", async () => (await fetch(`http://127.0.0.1:${port}/status`)).ok);
      const web = await WebDriver.open(port, binary, args);
      await web.resize(...this.size);
      const window = new Window(this, driver, web);
      this.window = window;
      return window;
    } catch (error) {
      await endGroup(driver);
      throw new Error(`the window does not open; its last words:\n${this.lastWords()}`, { cause: error });
    }
  }

  lastWords() {
    try {
      return readFileSync(this.path("window.log"), "utf8").split("\n").slice(-30).join("\n");
    } catch {
      return "";
    }
  }

  async close() {
    await this.window?.stop();
    await this.screen.close();
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

const byTestId = (id) => `[data-testid="${id}"]`;

/** One run of the window. `where` is a test id, or a CSS selector when it holds a character no id has. */
export class Window {
  constructor(machine, driver, web) {
    Object.assign(this, { machine, driver, web });
  }

  static selector = (where) => (/^[\w.:-]+$/.test(where) ? byTestId(where) : where);

  /** Waits until it is in the page and has a size; the first one in document order. */
  find(where, options) {
    return until(`${where} is shown`, () => this.web.run((selector) =>
      [...document.querySelectorAll(selector)].find((e) => e.getClientRects().length > 0), Window.selector(where)), options);
  }

  /** Whether it is shown now. */
  shown = (where) => this.web.run((selector) => [...document.querySelectorAll(selector)].some((e) => e.getClientRects().length > 0), Window.selector(where));
  gone = (where, options) => until(`${where} is gone`, async () => !(await this.shown(where)), options);

  /** Waits until it is shown, can be used and nothing lies over it, then clicks as a person does. */
  async click(where, options) {
    await until(`${where} can be clicked`, async () => {
      const element = await this.web.run((selector) => [...document.querySelectorAll(selector)].find((e) =>
        e.getClientRects().length > 0 && !e.matches(":disabled, [aria-disabled=true], [data-disabled]")), Window.selector(where));
      if (!element) return false;
      await this.web.click(element);
      return true;
    }, options);
  }

  /** Text of the first one shown, spaces collapsed. */
  text = async (where, options) => {
    const element = await this.find(where, options);
    return this.web.run((e) => (e.innerText ?? e.textContent).replace(/\s+/g, " ").trim(), element);
  };

  /** Texts of all that match, in document order. */
  texts = (where) => this.web.run((selector) => [...document.querySelectorAll(selector)].map((e) => (e.innerText ?? e.textContent).replace(/\s+/g, " ").trim()), Window.selector(where));
  count = (where) => this.web.run((selector) => document.querySelectorAll(selector).length, Window.selector(where));

  /** Waits until the text of `where` contains `part` (or fits a regular expression). */
  hasText(where, part, options) {
    let seen = "";
    return until(`${where} says ${part}`, async () => {
      seen = (await this.texts(where)).join(" | ");
      return part instanceof RegExp ? part.test(seen) : seen.includes(part);
    }, options).catch((error) => {
      throw new Error(`${error.message}; it says: ${seen.slice(0, 500)}`, { cause: error.cause });
    });
  }

  /** Replaces what a field holds by typing, letter by letter; what the driver cannot type (beyond the BMP) is inserted. */
  async type(where, text) {
    const element = await this.find(where);
    await this.web.run((e) => { e.focus(); e.select?.(); }, element);
    if (/[\u{10000}-\u{10FFFF}]/u.test(text)) {
      await this.web.run((words) => document.execCommand("insertText", false, words), text);
    } else {
      await this.web.run(() => document.execCommand("delete"));
      if (text !== "") await this.web.sendKeys(element, text);
    }
    await until(`${where} holds ${text}`, () => this.web.run((e, words) => (e.value ?? e.innerText) === words, element, text));
  }

  /** Opens a list of choices and takes one by its id. */
  async choose(where, value) {
    await this.click(where);
    const id = /^\[data-testid="(.+?)"\]$/.exec(where.split(" ").at(-1))?.[1] ?? where;
    await this.click(`${id}-${value}`);
    await this.gone(`${id}-${value}`);
  }

  keys = (...keys) => this.web.chord(...keys);

  /** Runs a declared command through the page's own way in, past the interface. For measuring and preparing, not for asserting a story. */
  call = (name, args = {}) => this.web.runAsync((command, given) => {
    const { invoke, transformCallback } = window.__TAURI_INTERNALS__;
    return invoke("call", { id: `test-${performance.now()}`, name: command, args: given, progress: `__CHANNEL__:${transformCallback(() => {})}` })
      .then(({ value }) => value, (problem) => Promise.reject(new Error(JSON.stringify(problem))));
  }, name, args);

  /** A person chooses this file or place: from then on the page may name it. For preparing, past the screens' own dialogs. */
  grant = (file, purpose = "import") => {
    this.machine.answer(file);
    return this.web.runAsync((given) => window.__TAURI_INTERNALS__.invoke("pick_file", given), { purpose });
  };

  /** Saves what the page shows. */
  async picture(file) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, await this.web.screenshot());
    return file;
  }

  /** Process id of the window itself. */
  pid() {
    const wanted = realpathSync(binary);
    for (const entry of readdirSync("/proc")) {
      if (!/^\d+$/.test(entry)) continue;
      try {
        const parent = readFileSync(`/proc/${entry}/stat`, "utf8").replace(/^.*\) /, "").split(" ")[1];
        if (Number(parent) === this.driver.pid && readlinkSync(`/proc/${entry}/exe`) === wanted) return Number(entry);
      } catch {
        // gone between listing and reading
      }
    }
    throw new Error("the window's process is not there");
  }

  /** Ends the window as a power cut would. */
  async kill() {
    process.kill(this.pid(), "SIGKILL");
    await endGroup(this.driver);
    this.machine.window = null;
  }

  /** Closes the window as a person would, then makes sure that nothing of it is left. */
  async stop() {
    await this.web.close().catch(() => {});
    await endGroup(this.driver);
    if (this.machine.window === this) this.machine.window = null;
  }
}
