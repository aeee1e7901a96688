// How long a frame takes on the board of a theme with 30 threads, on the chart of a plan of 300 tasks and in a network of 2,000
// nodes, in the real window. node tests/tools/frames_theme.mjs LIBRARY; TSUMUGI_BINARY=… measures that program and builds nothing.
// (Under a virtual screen, without a graphics card: a real desktop is faster.)
import { copyFileSync } from "node:fs";
import path from "node:path";
import { tmpdir } from "node:os";
import { buildDebug, buildInterface } from "./build.mjs";
import { say } from "./common.mjs";
import { setup } from "./setup.mjs";

const library = process.argv[2];
if (!process.env.TSUMUGI_BINARY) {
  await setup({ tests: true });
  await buildInterface();
  await buildDebug();
}
const { Machine, until } = await import("../desktop/harness.mjs");

const THREADS = 30;
const NODES = 2_000;
const TASKS = 300;

/** In the page: does something `times` times and answers how long each took until it was painted, beside a frame in which nothing
 *  was done, ms. */
const frames = (what, times) => new Promise((resolve) => {
  const press = (key) => document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, code: key, bubbles: true, cancelable: true }));
  const canvas = document.querySelector('[data-testid="network-canvas"]');
  const box = canvas?.getBoundingClientRect();
  const at = box && { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true, cancelable: true };
  const doing = {
    nothing: () => {},
    focus: (n) => press(n % 12 < 6 ? "ArrowRight" : "ArrowDown"),
    scroll: (n) => { document.querySelector('[data-testid="theme-weave"]').scrollTop = (n % 10) * 60; },
    month: (n) => press(n % 2 ? "ArrowLeft" : "ArrowRight"),
    drag: (n) => {
      const bar = document.querySelector('[data-testid="gantt-bar"]');
      const box = bar.getBoundingClientRect();
      bar.dispatchEvent(new PointerEvent(n === 0 ? "pointerdown" : "pointermove", {
        pointerId: 1, button: 0, buttons: 1, clientX: (window.grip ??= box.x + box.width / 2) + (n % 30) * 8, clientY: box.y + box.height / 2, bubbles: true, cancelable: true,
      }));
    },
    table: (n) => { document.querySelector('[data-testid="gantt"]').scrollTop = (n % 20) * 90; },
    zoom: (n) => canvas.dispatchEvent(new WheelEvent("wheel", { ...at, deltaY: n % 2 ? 40 : -40 })),
  }[what];
  const taken = [];
  const next = (n) => {
    if (n === times) return resolve(taken);
    const since = performance.now();
    doing(n);
    requestAnimationFrame(() => setTimeout(() => { taken.push(performance.now() - since); next(n + 1); }));
  };
  next(0);
});

const machine = await Machine.open();
try {
  const own = path.join(tmpdir(), `tsumugi-frames-${process.pid}.tsumugi`);
  copyFileSync(library, own);
  const window = await machine.start({ args: [own] });
  const told = async (name, what, times = 60) => {
    const taken = (await window.web.runAsync(frames, what, times)).slice(5).sort((a, b) => a - b);
    const p = (share) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))].toFixed(0);
    say(`${name}: p50 ${p(0.5)} ms, p95 ${p(0.95)} ms`);
  };
  await until("projects are shown", async () => (await window.count("grid-row")) > 5, { deadline: 120_000 });
  const { rows } = await window.call("project.page", { filter: {}, offset: 0, limit: THREADS });
  const { created } = await window.call("theme.create", {
    fields: { title_ja: "三十の糸（合成データ）", classes: {} },
    threads: rows.map(({ id }) => ({ project: id, role: "target", note: "" })),
  });
  await window.web.run((hash) => { location.hash = hash; }, `#/themes/${created}`);
  await until("all threads are drawn", async () => (await window.count("thread-row")) === THREADS, { deadline: 120_000 });
  await window.web.run(() => document.querySelector('[data-testid="thread-open"]').focus());
  for (const what of ["nothing", "focus", "scroll"]) await told(`board of ${THREADS} threads, ${what}`, what);
  const plan = (await window.call("plan.begin", { theme: created, product: "medicine" })).created;
  const { today } = await window.call("plan.show", { theme: created });
  const month = (number) => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
  const put = (sheet, cells) => window.call("plan.put", { plan, sheet, rows: cells.map((row) => ({ id: null, cells: row })), confirmed: true });
  const tasks = Array.from({ length: TASKS }, (_, n) => ({ kind: "task", name_ja: `作業${n}（合成データ）`, name_en: "", starts: month(today + (n % 40)), months: 3 }));
  for (const part of [tasks.slice(0, TASKS / 2), tasks.slice(TASKS / 2)]) await put("task", part);
  const ids = (await window.call("plan.show", { theme: created })).sheets.task.map(({ id }) => id);
  await put("link", ids.slice(0, 200).map((before, n) => ({ before, after: ids[n + 40], kind: "fs", lag: -60 })));
  await window.web.run((hash) => { location.hash = hash; }, `#/themes/${created}/plan`);
  await until("the chart is drawn", async () => (await window.count("gantt-bar")) > 5, { deadline: 60_000 });
  await window.click("gantt-row");
  await window.web.run(() => document.querySelector('[data-testid="gantt"]').focus());
  for (const what of ["nothing", "month", "table", "drag"]) await told(`chart of ${TASKS} tasks, ${what}`, what);
  await window.keys("Escape");
  await window.web.run((hash) => { location.hash = hash; }, "#/themes?tab=portfolio&picture=network");
  await window.click("network-themed");
  const since = Date.now();
  await until("all of it is drawn", () => window.web.run((most) => document.querySelector('[data-testid="network-count"]')?.textContent.includes(most), NODES.toLocaleString("en")), { deadline: 60_000 });
  await until("the network stands", () => window.web.run(() => document.querySelector('[data-testid="network-canvas"]')?.dataset.percent === "100"), { deadline: 300_000 });
  const nodes = (await window.call("forge.network", { selection: { matching: { filter: {}, except: [] } }, kinds: ["target", "modality", "indication"], limit: NODES })).nodes.length;
  say(`network of ${nodes} nodes stands after ${((Date.now() - since) / 1000).toFixed(1)} s`);
  for (const what of ["nothing", "zoom"]) await told(`network of ${nodes} nodes, ${what}`, what);
} finally {
  await machine.close();
}
