// What the theme forge costs as a library grows: candidates, proposals, board, network. Part of npm run bench.
import { copyFileSync, rmSync } from "node:fs";
import { say } from "./common.mjs";
import { bench, scratch } from "./data.mjs";
import { taggedLibrary } from "./bench_find.mjs";

/** Projects, and what must hold there, ms; without a bound it is only told. */
const SIZES = [
  { projects: 15_000, bounds: { candidates: 100, propose_500: 1_000, propose_all: 10_000 } },
  { projects: 100_000, bounds: { candidates: 100, propose_500: 1_000 } },
];

/** Answers the number of bounds that were missed. */
export function forging() {
  let missed = 0;
  for (const { projects, bounds } of SIZES) {
    const library = scratch(`forge-${projects}.tsumugi`);
    const ends = ["", "-wal", "-shm", ".lock", ".seal"];
    for (const end of ends) rmSync(library + end, { force: true });
    copyFileSync(taggedLibrary(projects), library);
    const run = bench("forge", library);
    for (const end of ends) rmSync(library + end, { force: true });
    if (run.looked !== projects) throw new Error(`${run.looked} projects looked at of ${projects}`);
    const told = (what, value, name) => {
      const bad = value > bounds[name];
      if (bad) missed += 1;
      const bound = bounds[name] === undefined ? "" : ` (must be ≤ ${bounds[name]} ms${bad ? ", MISSED" : ""})`;
      say(`${projects.toLocaleString("en")} projects: ${what}: ${value.toFixed(value < 10 ? 1 : 0)} ms${bound}`);
    };
    told("what all of them bring, worked out from their texts once", run.first, "first");
    told("50 candidates for a gap, p95", run.candidates.p95, "candidates");
    told("a board of 30 threads, p95", run.board.p95, "board");
    told("… after a project joined", run.board_after_join, "board_after_join");
    told("themes that lack what a project has, p95", run.lacking.p95, "lacking");
    told("proposals over 500 projects, p95", run.propose_500.p95, "propose_500");
    told(`${run.proposals} proposals over all, ${run.compared.toExponential(1)} combinations`, run.propose_all, "propose_all");
    told("a network of 2,000 nodes, p95", run.network.p95, "network");
  }
  return missed;
}
