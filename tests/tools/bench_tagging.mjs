// What tagging and the library's own vocabulary cost, on 15,000 rows and on 100,000. Part of npm run bench.
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { say } from "./common.mjs";
import { bench, list, scratch } from "./data.mjs";

/** Answers the number of bounds that were missed. A person waits for none of these but the ones told with their time. */
export function tagging() {
  let missed = 0;
  for (const rows of [15_000, 100_000]) {
    const folder = mkdtempSync(scratch("tagging-"));
    try {
      const file = rows === 15_000 ? list(rows, "csv", 11_000) : list(rows, "csv");
      const run = bench("tagging", file, path.join(folder, "a.tsumugi"));
      const told = (what, value, bound) => {
        const bad = value > bound;
        if (bad) missed += 1;
        say(`${rows.toLocaleString("en")} rows: ${what}: ${value.toFixed(1)} ms (must be ≤ ${bound} ms${bad ? ", MISSED" : ""})`);
      };
      told("the next project, p95", run.project_p95, 50);
      told("a decision on the disk, p95", run.decide_p95, 50);
      told("50 rows of the queue", run.queue, 100);
      told("a search of the vocabulary with 30,000 concepts loaded, p95", run.search_p95, 100);
      told("loading 30,000 concepts", run.load_30000, 2_000);
      say(`   ${run.scan_projects} projects looked through ${run.scan.toFixed(0)} ms (${run.scan_with_30000.toFixed(0)} with 30,000 concepts loaded), ${run.accept_tags} tags given ${run.accept.toFixed(0)} ms, taken back ${run.undo.toFixed(0)} ms, the queue the first time ${run.queue_first.toFixed(0)} ms, opened with 30,000 concepts ${run.open_with_30000.toFixed(0)} ms`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return missed;
}
