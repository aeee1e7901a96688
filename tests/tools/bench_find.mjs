// What finding costs as a library grows, beside SQLite alone and datasette on the same library. Part of npm run bench.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, statSync, writeFileSync, rmSync } from "node:fs";
import path from "node:path";
import { built, root, say } from "./common.mjs";
import { bench, list, scratch } from "./data.mjs";

/** Projects, and what must hold there: ms, MB. Without a bound it is only told. */
const SIZES = [
  { projects: 1_000, bounds: {} },
  { projects: 15_000, bounds: { change: 5, build: 250 } },
  { projects: 100_000, bounds: { change: 16, search: 16, search_same: 50, sort: 30, matrix: 10, similar: 50, build: 1_000, follow_one: 5, follow_15000: 100, memory: 400 } },
  { projects: 300_000, bounds: {} },
];

/** A library whose every project has what its texts suggest, three to four tags. */
export function taggedLibrary(projects) {
  const library = scratch(`find-${projects}.tsumugi`);
  const mark = `${library}.made`;
  if (!existsSync(mark) || statSync(mark).mtimeMs < statSync(built("release", "tsumugi")).mtimeMs) {
    for (const ending of ["", "-wal", "-shm", ".lock", ".seal"]) rmSync(library + ending, { force: true });
    const made = bench("find", "make", list(projects, "csv"), library);
    say(`   a library of ${projects.toLocaleString("en")} projects with ${made.tags.toLocaleString("en")} tags`);
    writeFileSync(mark, "");
  }
  return library;
}

/** Python with datasette if it has it; null where there is no Python. */
function peers(library, queries) {
  const python = process.env.TSUMUGI_PYTHON ?? "python3";
  const script = path.join(root, "tests/tools/peers.py");
  const done = spawnSync(python, [script, library, queries], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.error) return null;
  if (done.status !== 0) throw new Error(`peers.py: ${done.stderr.slice(-2000)}`);
  return JSON.parse(done.stdout);
}

const ms = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const times = (a, b) => `${(a / b).toFixed(a / b < 10 ? 1 : 0)} ×`;

/** Answers the number of bounds that were missed. */
export function finding() {
  let missed = 0;
  for (const { projects, bounds } of SIZES) {
    const library = taggedLibrary(projects);
    const queries = scratch(`find-${projects}.txt`);
    const run = bench("find", "find", library, queries);
    const told = (what, value, name, unit = "ms") => {
      const bound = bounds[name];
      const bad = bound !== undefined && value > bound;
      if (bad) missed += 1;
      say(`${projects.toLocaleString("en")} projects: ${what}: ${ms(value)} ${unit}${bound === undefined ? "" : ` (must be ≤ ${bound} ${unit}${bad ? ", MISSED" : ""})`}`);
    };
    told("conditions changed: 20 facets and 100 rows, p95", run.change.p95, "change");
    told("500 searches as written, p95", run.search.p95, "search");
    told("500 searches with what is called the same, p95", Math.max(run.search_same.p95, run.search_known.p95), "search_same");
    told("an order by any column, p95", run.sort.p95, "sort");
    told("a matrix, p95", run.matrix.p95, "matrix");
    told("likest to one, p95", run.similar.p95, "similar");
    told("the index built at open, the reading included", run.build, "build");
    told("opened", run.open, "open");
    told("the index follows one project, p95", run.follow_one.p95, "follow_one");
    told("the index follows 15,000 projects", run.follow_15000, "follow_15000");
    told("memory after all of it", run.memory.now, "memory", "MB");
    say(`   p50: change ${ms(run.change.p50)}, search ${ms(run.search.p50)}, same ${ms(run.search_same.p50)}, order ${ms(run.sort.p50)} (the first time ${ms(run.sort_first.most)}), matrix ${ms(run.matrix.p50)}, likest ${ms(run.similar.p50)} ms; most memory ${ms(run.memory.most)} MB`);
    const other = projects <= 100_000 ? peers(library, queries) : undefined;
    if (other === undefined) continue;
    if (other === null) {
      say("   no Python here: no comparison with SQLite alone and datasette");
      continue;
    }
    if (other.differing.length > 0) throw new Error(`LIKE finds what the search does not: ${JSON.stringify(other.differing.slice(0, 3))}`);
    say(`   SQLite alone: LIKE ${ms(other.like.p50)} ms, p95 ${ms(other.like.p95)} (${times(other.like.p95, run.search.p95)} ours); six indexed facets ${ms(other.facets.p50)} ms (${times(other.facets.p50, run.change.p50)} our 20)`);
    if (other.datasette === null) say("   datasette is not installed: not compared");
    else say(`   datasette: a page of six facets ${ms(other.datasette.defaults)} ms as installed (${times(other.datasette.defaults, run.change.p50)} ours), ${ms(other.datasette.suggestion_off)} ms with suggestion off (${times(other.datasette.suggestion_off, run.change.p50)})`);
  }
  return missed;
}
