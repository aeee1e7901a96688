// What documents cost on their way out, the leak check included: briefings, tables, a workbook looked through.
// Part of npm run bench.
import { copyFileSync, rmSync } from "node:fs";
import { say } from "./common.mjs";
import { bench, scratch } from "./data.mjs";
import { taggedLibrary } from "./bench_find.mjs";

/** Projects, and what must hold there, ms; without a bound it is only told. */
const PROJECTS = 15_000;
const BOUNDS = { briefing: 150, fifty: 4_000, table: 500, look: 1_000 };
/** What a workbook of the bound for looking has, bytes. */
const LOOKED = 5_000_000;

/** Answers the number of bounds that were missed. */
export function documents() {
  let missed = 0;
  const library = scratch(`documents-${PROJECTS}.tsumugi`);
  const ends = ["", "-wal", "-shm", ".lock", ".seal"];
  for (const end of ends) rmSync(library + end, { force: true });
  copyFileSync(taggedLibrary(PROJECTS), library);
  const run = bench("documents", library);
  for (const end of ends) rmSync(library + end, { force: true });
  if (run.rows !== 10_000) throw new Error(`not the rows: ${run.rows}`);
  const told = (what, value, name) => {
    const bad = value > BOUNDS[name];
    if (bad) missed += 1;
    const bound = BOUNDS[name] === undefined ? "" : ` (must be ≤ ${BOUNDS[name]} ms${bad ? ", MISSED" : ""})`;
    say(`${PROJECTS.toLocaleString("en")} projects: ${what}: ${value.toFixed(0)} ms${bound}`);
  };
  told("a briefing in both languages for the public, looked through, p95", run.briefing.p95, "briefing");
  told("fifty of them", run.fifty, "fifty");
  told("a table of 10,000 projects for the house, median", run.table.p50, "table");
  told("a table of all of them, median", run.whole.p50);
  const size = (run.looked_bytes / 1e6).toFixed(1);
  told(`that table looked through (${size} MB), median`, run.look.p50);
  told("which is for 5 MB", (run.look.p50 * LOOKED) / run.looked_bytes, "look");
  return missed;
}
