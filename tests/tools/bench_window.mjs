// What the real window costs: its start, a search, a condition pressed, being left alone. Part of npm run bench.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { taggedLibrary } from "./bench_find.mjs";
import { say } from "./common.mjs";
import { library } from "./data.mjs";

const ROWS = 15_000;
const TIMES = 5;
/** Conditions pressed or taken back. */
const ROUNDS = 40;
const WORDS = ["膵癌", "抗体", "KRAS", "alzheimer", "オルガノイド", "がん 抗体", "CAR-T", "北浜", "22zz0000001", "ｐａｒｋｉｎｓｏｎ"];
/** How long the window is left alone, ms, and after what rest: what was thrown away with every list is cleared by then. */
const ALONE = 10_000;
const SETTLED = 20_000;
/** Processor time in that while that is still none, ms: Linux counts in hundredths of a second, for each process. */
const NONE = 50;

const sorted = (times) => times.toSorted((a, b) => a - b);
const median = (times) => sorted(times)[Math.floor(times.length / 2)];
const p95 = (times) => sorted(times)[Math.floor(times.length * 0.95)];

/** In the page: when the first content and the first row of the grid were painted, ms since 1970. */
const painted = () => new Promise((resolve) => {
  const look = () => {
    const first = performance.getEntriesByName("first-contentful-paint")[0];
    if (!first || !document.querySelector('[data-testid="grid-row"]')) return requestAnimationFrame(look);
    // A row that is in the page now is on the screen after the next frame.
    requestAnimationFrame(() => setTimeout(() => resolve({ first: performance.timeOrigin + first.startTime, rows: performance.timeOrigin + performance.now() })));
  };
  look();
});

/** In the page: ms of a search through the core and back, with the first hundred rows. */
const searched = (words) => {
  const { invoke, transformCallback } = window.__TAURI_INTERNALS__;
  const since = performance.now();
  return invoke("call", { id: words, name: "project.page", args: { filter: { text: words }, offset: 0, limit: 100 }, progress: `__CHANNEL__:${transformCallback(() => {})}` })
    .then(() => performance.now() - since);
};

/**
 * In the page: ms from pressing a condition to the frame that shows its list, and to the frame after a change of nothing.
 * Pressed and taken back: every other round finds all again.
 */
const pressed = async (round) => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const counted = () => document.querySelector('[data-testid="project-count"]').textContent;
  let since = performance.now();
  document.documentElement.dataset.beat = String(round);
  await frame();
  const empty = performance.now() - since;
  const all = [...document.querySelectorAll('[data-testid="facet-programme"] [data-testid="facet-value"], [data-testid="facet-modality"] [data-testid="facet-value"]')];
  const before = counted();
  // What every project has changes no list.
  const some = all.filter((e) => !e.textContent.endsWith(before.split(" / ")[1]));
  const button = all.find((e) => e.getAttribute("aria-checked") === "true") ?? some[(round / 2) % some.length];
  await new Promise((resolve) => setTimeout(resolve, 120));
  since = performance.now();
  button.click();
  const late = since + 5_000;
  do await frame(); while ((counted() === before || document.querySelector(".grid.stale")) && performance.now() < late);
  const taken = performance.now() - since;
  if (taken >= 5_000) throw new Error(`${button.textContent} showed no other list: ${before}`);
  return { taken, empty };
};

/** Processor time of a process and what it started, in ms. Linux. */
function processorTime(pid) {
  const stat = (at) => readFileSync(`/proc/${at}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
  const children = readdirSync("/proc").filter((at) => /^\d+$/.test(at)).filter((at) => {
    try {
      return stat(at)[1] === String(pid);
    } catch {
      return false; // gone between listing and reading
    }
  });
  const own = stat(pid);
  return (Number(own[11]) + Number(own[12])) * 10 + children.reduce((sum, child) => sum + processorTime(child), 0);
}

/** Of the window `program`, built with the test seam. Answers the number of bounds that were missed. */
export async function windows(program) {
  const scratch = mkdtempSync(path.join(tmpdir(), "tsumugi-bench-"));
  // Started through a script that notes when and as which process, so that the figure begins at exec and not at the driver.
  const began = path.join(scratch, "began");
  const wrapper = path.join(scratch, "start.sh");
  writeFileSync(wrapper, `#!/bin/sh\necho "$(date +%s%N) $$" > '${began}'\nexec '${program}' "$@"\n`, { mode: 0o755 });
  process.env.TSUMUGI_BINARY = wrapper;
  const { Machine } = await import("../desktop/harness.mjs");
  const started = () => readFileSync(began, "utf8").trim().split(" ");
  let missed = 0;
  const told = (what, value, bound, more) => {
    if (value > bound) missed += 1;
    say(`${what}: ${value.toFixed(0)} ms (must be ≤ ${bound} ms${value > bound ? ", MISSED" : ""}${more})`);
  };
  const times = (what, all, bound) => told(what, median(all), bound, `; ${all.length} times, ${Math.min(...all).toFixed(0)}–${Math.max(...all).toFixed(0)} ms`);
  const machine = await Machine.open();
  try {
    const at = library(ROWS);
    const [first, rows, searches] = [[], [], []];
    for (let i = 0; i < TIMES; i += 1) {
      const window = await machine.start({ args: [at] });
      const exec = Number(started()[0]) / 1e6;
      const seen = await window.web.runAsync(painted);
      first.push(seen.first - exec);
      rows.push(seen.rows - exec);
      if (i === TIMES - 1) for (const text of WORDS) searches.push(await window.web.runAsync(searched, text));
      await window.stop();
    }
    times("start to first paint", first, 1500);
    times("start to the list on the screen", rows, 1500);
    times("one search", searches, 100);
    for (const projects of [ROWS, 100_000]) {
      const window = await machine.start({ args: [taggedLibrary(projects)] });
      await window.web.runAsync(painted);
      await window.find("facet-value");
      const [taken, empty] = [[], []];
      for (let round = 0; round < ROUNDS; round += 1) {
        const frames = await window.web.runAsync(pressed, round);
        taken.push(frames.taken);
        empty.push(frames.empty);
        await pause(120);
      }
      told(`${projects.toLocaleString("en")} projects: a condition pressed to the frame that shows its list, p95, above a change of nothing`, p95(taken) - p95(empty), 50,
        `; p95 ${p95(taken).toFixed(0)} and ${p95(empty).toFixed(0)}, medians ${median(taken).toFixed(0)} and ${median(empty).toFixed(0)} ms`);
      const pid = Number(started()[1]);
      await pause(SETTLED);
      const before = processorTime(pid);
      await pause(ALONE);
      told(`   processor time while it is left alone for ${ALONE / 1000} s`, processorTime(pid) - before, NONE, "");
      await window.stop();
    }
  } finally {
    await machine.close();
    rmSync(scratch, { recursive: true, force: true });
  }
  return missed;
}
