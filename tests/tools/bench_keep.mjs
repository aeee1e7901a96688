// What keeping a library costs: opening with a passphrase, durable writes, backups, and encrypted beside plain in turn.
// Part of npm run bench.
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { say } from "./common.mjs";
import { bench, list, scratch } from "./data.mjs";

const WORDS = "合成データの合言葉";
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** One run over a fresh library, plain or encrypted. */
function once(file, ...passphrase) {
  const folder = mkdtempSync(scratch("keep-"));
  try {
    return bench("keep", file, path.join(folder, "a.tsumugi"), ...passphrase);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Answers the number of bounds that were missed. */
export function keeping() {
  let missed = 0;
  const told = (what, value, bound, unit = "ms") => {
    const bad = value > bound;
    if (bad) missed += 1;
    say(`${what}: ${value.toFixed(unit === "ms" ? 1 : 2)} ${unit} (must be ≤ ${bound} ${unit}${bad ? ", MISSED" : ""})`);
  };
  // Plain and encrypted in turn, so that both meet the same machine.
  const small = Array.from({ length: 9 }, () => [once(list(15_000, "csv", 11_000)), once(list(15_000, "csv", 11_000), WORDS)]);
  const of = (which, what) => small.map((pair) => pair[which][what]);
  told("15,000 rows: opening with a passphrase", median(of(1, "open")), 1_000);
  told("one durable write, p95, plain", median(of(0, "write_p95")), 10);
  told("one durable write, p95, encrypted", median(of(1, "write_p95")), 10);
  const ratio = (what) => median(small.map(([plain, locked]) => locked[what] / plain[what]));
  told("import, encrypted to plain", ratio("import"), 1.15, "×");
  told("search, encrypted to plain", ratio("search"), 1.15, "×");
  say(`   import ${median(of(0, "import")).toFixed(0)} → ${median(of(1, "import")).toFixed(0)} ms, search ${median(of(0, "search")).toFixed(1)} → ${median(of(1, "search")).toFixed(1)} ms, open ${median(of(0, "open")).toFixed(0)} → ${median(of(1, "open")).toFixed(0)} ms, write p50 ${median(of(0, "write_p50")).toFixed(1)} → ${median(of(1, "write_p50")).toFixed(1)} ms`);
  const large = [once(list(100_000, "csv")), once(list(100_000, "csv"), WORDS)];
  for (const [name, run] of [["plain", large[0]], ["encrypted", large[1]]]) {
    told(`100,000 projects, ${name} (${run.mb} MB): backup, verified`, run.backup, 5_000);
    say(`   open ${run.open.toFixed(0)} ms, close after an import ${run.close.toFixed(0)} ms, full check ${run.full_check.toFixed(0)} ms`);
  }
  return missed;
}
