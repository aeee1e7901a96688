// What a round of stage one costs as a library grows, three readers a project. Part of npm run bench.
import { copyFileSync, rmSync } from "node:fs";
import { say } from "./common.mjs";
import { bench, scratch } from "./data.mjs";
import { taggedLibrary } from "./bench_find.mjs";

/** Projects, and what must hold there, ms; without a bound it is only told. */
const SIZES = [
  { projects: 15_000, bounds: { assign: 1_000, next: 50, agreement: 200, flow: 50 } },
  { projects: 100_000, bounds: {} },
];

/** Answers the number of bounds that were missed. */
export function stageOne() {
  let missed = 0;
  for (const { projects, bounds } of SIZES) {
    const library = scratch(`stage-${projects}.tsumugi`);
    const ends = ["", "-wal", "-shm", ".lock", ".seal"];
    for (const end of ends) rmSync(library + end, { force: true });
    copyFileSync(taggedLibrary(projects), library);
    const run = bench("stage", library);
    for (const end of ends) rmSync(library + end, { force: true });
    if (run.assigned !== 3 * projects) throw new Error(`${run.assigned} assignments of ${projects} projects`);
    const told = (what, value, name) => {
      const bad = value > bounds[name];
      if (bad) missed += 1;
      const bound = bounds[name] === undefined ? "" : ` (must be ≤ ${bounds[name]} ms${bad ? ", MISSED" : ""})`;
      say(`${projects.toLocaleString("en")} projects × 3: ${what}: ${value.toFixed(value < 10 ? 1 : 0)} ms${bound}`);
    };
    told("list frozen into a round", run.open, "open");
    told("shared out evenly", run.assign, "assign");
    told("the next project, p95", run.next.p95, "next");
    told("a vote on disk, p95", run.decide.p95, "decide");
    told("what the reading screen asks after a vote: the round, p95", run.round.p95, "round");
    told("… and the reader's list, p95", run.list.p95, "list");
    told("all votes read when the round is closed", run.load_opened, "load");
    told("agreement on the verdict and every criterion, p95", run["conflict.agreement"].p95, "agreement");
    told("flow, p95", run["shortlist.flow"].p95, "flow");
    told("disagreements, p95", run["conflict.list"].p95, "conflicts");
    told("the meeting's list, p95", run["shortlist.show"].p95, "shortlist");
  }
  return missed;
}
