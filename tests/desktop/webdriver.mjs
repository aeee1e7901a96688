// A WebDriver client of our own: the two dozen requests we use, by fetch. webdriverio would bring some
// three hundred packages for them, among them ones that download browsers.
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** What the driver refused: `code` is WebDriver's error word, e.g. `no such element`. */
export class WebDriverError extends Error {
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** One session with a running window. */
export class WebDriver {
  #base;
  #timeout;

  constructor(base, timeout) {
    this.#base = base;
    this.#timeout = timeout;
  }

  /** Starts `binary` through the driver that listens on `port`. `timeout` (ms) bounds every request. */
  static async open(port, binary, args, timeout = 30_000) {
    const driver = new WebDriver(`http://127.0.0.1:${port}`, timeout);
    const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args } } };
    const { sessionId } = await driver.#send("POST", "/session", { capabilities });
    driver.#base += `/session/${sessionId}`;
    return driver;
  }

  async #send(method, path, body) {
    const response = await fetch(this.#base + path, {
      method,
      headers: { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(this.#timeout),
    });
    const { value } = await response.json();
    if (!response.ok) throw new WebDriverError(value?.error ?? String(response.status), value?.message ?? "");
    return value;
  }

  /** Ends the session; the driver closes the window. */
  close = () => this.#send("DELETE", "");

  /** Closes the window as its close button does. */
  closeWindow = () => this.#send("DELETE", "/window");

  /** Runs a function in the page; arguments and result travel as JSON, elements as handles. */
  run = (fn, ...args) => this.#send("POST", "/execute/sync", { script: `return (${fn}).apply(null, arguments)`, args });

  /** The same for a function that returns a promise. */
  runAsync = (fn, ...args) => this.#send("POST", "/execute/async", {
    script: `const done = arguments[arguments.length - 1];
      Promise.resolve((${fn}).apply(null, Array.from(arguments).slice(0, -1))).then(v => done({ v }), e => done({ e: String(e && e.message || e) }))`,
    args,
  }).then(({ v, e }) => {
    if (e !== undefined) throw new Error(`in the page: ${e}`);
    return v;
  });

  click = (element) => this.#send("POST", `/element/${element[ELEMENT]}/click`, {});
  clear = (element) => this.#send("POST", `/element/${element[ELEMENT]}/clear`, {});
  sendKeys = (element, text) => this.#send("POST", `/element/${element[ELEMENT]}/value`, { text });
  text = (element) => this.#send("GET", `/element/${element[ELEMENT]}/text`);

  /** Presses keys together as a person would, e.g. `chord("Control", "z")`, wherever the focus is. */
  async chord(...keys) {
    const codes = keys.map((key) => KEYS[key] ?? key);
    const actions = [...codes.map((value) => ({ type: "keyDown", value })), ...codes.toReversed().map((value) => ({ type: "keyUp", value }))];
    await this.#send("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
    await this.#send("DELETE", "/actions");
  }

  /** Presses the mouse at a place of the page, px, moves it to another in steps, and lets go. */
  async drag(from, to, steps = 6) {
    const move = (x, y, duration) => ({ type: "pointerMove", duration, origin: "viewport", x: Math.round(x), y: Math.round(y) });
    const way = Array.from({ length: steps }, (_, i) => {
      const share = (i + 1) / steps;
      return move(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share, 20);
    });
    const actions = [move(from.x, from.y, 0), { type: "pointerDown", button: 0 }, ...way, { type: "pointerUp", button: 0 }];
    await this.#send("POST", "/actions", { actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }] });
    await this.#send("DELETE", "/actions");
  }

  /** PNG of the page. */
  screenshot = async () => Buffer.from(await this.#send("GET", "/screenshot"), "base64");

  /** Outer size of the window in px; without a window manager the page gets all of it. */
  resize = (width, height) => this.#send("POST", "/window/rect", { width, height });
}

const KEYS = {
  Control: "\uE009", Shift: "\uE008", Alt: "\uE00A", Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004", Backspace: "\uE003",
  Delete: "\uE017", Home: "\uE011", End: "\uE010", ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015",
  F2: "\uE032", PageUp: "\uE00E", PageDown: "\uE00F", Space: " ",
};
