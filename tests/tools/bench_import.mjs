// Importing lists of every size: time and memory, each import in a process of its own. Part of npm run bench.
import { rmSync } from "node:fs";
import { say } from "./common.mjs";
import { bench, list, scratch } from "./data.mjs";

const MEMORY = 500;
/** Longest another command may take meanwhile, ms. */
const ALIVE = 100;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** One import: milliseconds, the most memory, what it said of the rows. */
const once = (file, library) => bench("import", "run", file, library);

function fresh() {
  const library = scratch("import.tsumugi");
  for (const ending of ["", "-wal", "-shm", ".lock", "-lock"]) rmSync(library + ending, { force: true });
  return library;
}

/** Imports as users have them; answers the number of bounds that were missed. */
export function importing() {
  let missed = 0;
  const told = (what, runs, bound) => {
    const [ms, mb, slow] = [median(runs.map((run) => run.ms)), Math.max(...runs.map((run) => run.peak_mb)), Math.max(...runs.map((run) => run.look_max_ms))];
    const bad = ms > bound || mb > MEMORY || slow > ALIVE;
    if (bad) missed += 1;
    const spread = `${runs.length} times, ${Math.min(...runs.map((run) => run.ms)).toFixed(0)}–${Math.max(...runs.map((run) => run.ms)).toFixed(0)} ms`;
    say(`${what}: ${ms.toFixed(0)} ms (must be ≤ ${bound} ms; ${spread}), at most ${mb} MB (≤ ${MEMORY}), another command meanwhile at most ${slow.toFixed(0)} ms (≤ ${ALIVE})${bad ? ", MISSED" : ""}`);
  };
  const times = (n, file) => Array.from({ length: n }, () => once(file, fresh()));
  const csv = list(100_000, "csv", 70_000);
  told("import of 15,000 rows × 30, XLSX", times(5, list(15_000, "xlsx", 11_000)), 3_000);
  told("import of 100,000 rows × 30, XLSX", times(3, list(100_000, "xlsx", 70_000)), 20_000);
  told("import of 100,000 rows × 30, CSV", times(3, csv), 10_000);
  // Over the library the last one left.
  const library = scratch("import.tsumugi");
  const again = [once(csv, library), once(csv, library), once(csv, library)];
  if (again.some((run) => run.unchanged !== run.rows)) throw new Error("a list imported again is not unchanged");
  told("the same list again, all unchanged", again, 8_000);
  const proposed = once(list(15_000, "csv", 11_000, 500_000), library);
  if (proposed.possible === 0) throw new Error("nothing was proposed");
  told("15,000 rows into 100,000, with what may be the same proposed", [proposed], 5_000);
  say(`   of these, finding projects and proposals: ${proposed.stages_ms.matching.toFixed(0)} ms`);
  return missed;
}
