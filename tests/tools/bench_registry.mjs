// What the registry of programmes costs as a library grows. Part of npm run bench.
import { say } from "./common.mjs";
import { bench } from "./data.mjs";
import { taggedLibrary } from "./bench_find.mjs";

/** Projects, and what must hold there, ms. */
const SIZES = [
  { projects: 15_000, bounds: { tie: 2_000, read: 50, write: 50, after: 50 } },
  { projects: 100_000, bounds: { tie: 2_000, read: 50, write: 50, after: 50 } },
];

/** Answers the number of bounds that were missed. */
export function programmes() {
  let missed = 0;
  for (const { projects, bounds } of SIZES) {
    const run = bench("registry", taggedLibrary(projects));
    if (run.years < projects) throw new Error(`${run.years} project-years in a library of ${projects} projects`);
    const told = (what, value, name) => {
      const bad = value > bounds[name];
      if (bad) missed += 1;
      say(`${projects.toLocaleString("en")} projects: ${what}: ${value.toFixed(value < 10 ? 1 : 0)} ms (must be ≤ ${bounds[name]} ms${bad ? ", MISSED" : ""})`);
    };
    told(`${run.years.toLocaleString("en")} project-years read and tied to programmes, ${run.tied.toLocaleString("en")} of them to one`, run.tie, "tie");
    told("registry, pairs, supports, work list, p95", run.read.p95, "read");
    told("tie, edit, source, pair and their undo, p95", run.write.p95, "write");
    told("the registry after a change of it, every year tied anew, p95", run.list_after_write.p95, "after");
    told("the registry after a project was edited, p95", run.list_after_edit.p95, "after");
  }
  return missed;
}
