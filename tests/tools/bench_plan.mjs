// What a plan costs: opened with what follows from it, a bar of the Gantt moved, a cell written, copied, as a workbook.
// Part of npm run bench.
import { copyFileSync, rmSync } from "node:fs";
import { say } from "./common.mjs";
import { bench, scratch } from "./data.mjs";
import { taggedLibrary } from "./bench_find.mjs";

/** Projects, and what must hold there, ms; without a bound it is only told. */
const PROJECTS = 15_000;
const BOUNDS = { first: 200, show: 200, contradictions: 50, export: 500 };

/** Answers the number of bounds that were missed. */
export function planning() {
  let missed = 0;
  const library = scratch(`plan-${PROJECTS}.tsumugi`);
  const ends = ["", "-wal", "-shm", ".lock", ".seal"];
  for (const end of ends) rmSync(library + end, { force: true });
  copyFileSync(taggedLibrary(PROJECTS), library);
  const run = bench("plan", library);
  for (const end of ends) rmSync(library + end, { force: true });
  const { task, link, item, budget } = run.sheets;
  if (task !== 300 || link !== 1_000 || item !== 200 || budget !== 300) throw new Error(`not the plan: ${JSON.stringify(run.sheets)}`);
  const told = (what, value, name) => {
    const bad = value > BOUNDS[name];
    if (bad) missed += 1;
    const bound = BOUNDS[name] === undefined ? "" : ` (must be ≤ ${BOUNDS[name]} ms${bad ? ", MISSED" : ""})`;
    say(`${PROJECTS.toLocaleString("en")} projects: ${what}: ${value.toFixed(value < 10 ? 1 : 0)} ms${bound}`);
  };
  told("a plan of 300 tasks, 1,000 links, 200 gate items and 300 budget lines opened the first time", run.first, "first");
  told("… again, p95", run.show.p95, "show");
  told(`${run.contradictions_found} contradictions found in it, p95`, run.contradictions.p95, "contradictions");
  told("a task moved with all that comes behind it, on the disk, p95", run.move.p95, "move");
  told("a cell written, on the disk, p95", run.put.p95, "put");
  told("the plan copied, p95", run.copy.p95, "copy");
  told("the plan as a workbook, p95", run.export.p95, "export");
  return missed;
}
