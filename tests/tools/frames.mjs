// Scrolls 100,000 projects in the real window and prints how long a painted frame takes.
// node tests/tools/frames.mjs [ROWS]; TSUMUGI_BINARY=… measures that program and builds nothing.
// (Under a virtual screen, without a graphics card: a real desktop is faster.)
import { buildInterface, buildRelease } from "./build.mjs";
import { say } from "./common.mjs";
import { setup } from "./setup.mjs";

const rows = Number(process.argv[2] ?? 100_000);
if (!process.env.TSUMUGI_BINARY) {
  await setup({ tests: true });
  await buildInterface();
  process.env.TSUMUGI_BINARY = await buildRelease("-p", "cli", "-p", "acceptance", "--bins", "--examples");
}
const { Machine, until } = await import("../desktop/harness.mjs");
const { library } = await import("./data.mjs");

/** In the page: scrolls steadily for `frames` frames and answers the time between paints, in ms. */
const scroll = (frames, step) => new Promise((resolve) => {
  const grid = document.querySelector('[data-testid="grid"]');
  const times = [];
  let last = performance.now();
  let nodes = 0;
  const next = (now) => {
    times.push(now - last);
    last = now;
    nodes = Math.max(nodes, document.getElementsByTagName("*").length);
    grid.scrollTop += step;
    if (times.length < frames) requestAnimationFrame(next);
    else resolve({ times: times.slice(2), top: grid.scrollTop, nodes });
  };
  requestAnimationFrame(next);
});

const at = await library(rows);
const machine = await Machine.open();
try {
  const window = await machine.start({ args: [at] });
  await until("rows are shown", async () => (await window.count("grid-row")) > 5, { deadline: 60_000 });
  for (const [name, step] of [["reading pace, 90 px a frame", 90], ["a page a frame, 800 px", 800], ["flung, 20,000 px a frame", 20_000]]) {
    await window.web.run(() => { document.querySelector('[data-testid="grid"]').scrollTop = 0; });
    const { times, top, nodes } = await window.web.runAsync(scroll, 240, step);
    times.sort((a, b) => a - b);
    const p = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
    say(`${rows} projects, ${name}: p50 ${p(0.5)} ms, p95 ${p(0.95)} ms, longest ${p(1)} ms (${times.length} frames to ${Math.round(top)} px, at most ${nodes} nodes)`);
  }
} finally {
  await machine.close();
}
