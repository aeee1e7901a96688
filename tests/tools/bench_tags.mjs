// npm run bench:tags: how well texts are tagged and how fast. English development sets of the literature and the Japanese gold of real
// titles; ours, a naive matcher on the same names in the same run, and gilda where it is installed. Skips what is not beside the checkout.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { built, output, root, run, say, shared, stop } from "./common.mjs";

const SETS = [
  { set: "biored_dev", kind: "gene", goal: 0.82 },
  { set: "biored_train", kind: "gene", goal: 0.82 },
  { set: "biored_dev", kind: "disease", goal: 0.66 },
  { set: "biored_train", kind: "disease", goal: 0.66 },
  { set: "ncbi_disease_dev", kind: "disease", goal: 0.7 },
  { set: "ncbi_disease_train", kind: "disease", goal: 0.7 },
  { set: "bc5cdr_dev", kind: "disease", goal: 0.72 },
  { set: "bc5cdr_train", kind: "disease", goal: 0.72 },
];
/** What each kind of gold knows; anything else is left out before scoring. */
const PREFIX = { gene: "HGNC:", disease: "MONDO:" };
/** gilda on lines of JSON, in the form of `tsumugi suggest`. */
const GILDA = `
import json, sys
from gilda import annotate
for line in open(sys.argv[1], encoding="utf-8"):
    d = json.loads(line)
    found = []
    for a in annotate(d["text"]):
        ids = [f"{m.term.db}:{m.term.id}".replace("MONDO:MONDO:", "MONDO:") for m in a.matches]
        found.append({"start": a.start, "end": a.end, "ids": ids, "ticked": True})
    print(json.dumps({"id": d["id"], "mentions": found}))
`;

const python = ["python3", "python"].find((name) => output(name, ["--version"])) ?? "python3";
const scorer = path.join(shared, "tools/score_concepts.py");
const folder = path.join(shared, "data/eval");
const scratch = mkdtempSync(path.join(tmpdir(), "tsumugi-tags-"));
let missed = 0;

function lines(text) {
  return text.split("\n").filter((line) => line.trim()).map((line) => JSON.parse(line));
}

/** Runs a matcher over a file: documents with their mentions, and what it said of itself. */
function suggest(program, args) {
  const result = spawnSync(program, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 30 });
  if (result.status !== 0) stop(`${program} ${args[0]} failed: ${result.stderr}`);
  const told = result.stderr.trim().split("\n").at(-1) ?? "";
  return { documents: lines(result.stdout), told: told.startsWith("{") ? JSON.parse(told) : {} };
}

/** Document-level concept figures of the shared scorer. */
function score(gold, documents, kind) {
  const file = path.join(scratch, "predicted.jsonl");
  const kept = documents.map(({ id, mentions }) => ({
    id,
    mentions: mentions
      .map((mention) => ({ ...mention, ids: mention.ids.filter((id) => id.startsWith(PREFIX[kind])) }))
      .filter((mention) => mention.ids.length > 0),
  }));
  writeFileSync(file, kept.map((document) => JSON.stringify(document)).join("\n"));
  const printed = output(python, [scorer, gold, file, kind]);
  if (!printed) stop("The scorer cannot be run: Python 3 is needed.");
  return JSON.parse(printed).doc_concept;
}

const figure = (value) => value.toFixed(3).replace(/^0/, "");

function english(tags, withGilda) {
  if (!existsSync(scorer) || !existsSync(folder)) return say("skipped: the development sets are not beside the checkout (../shared/data/eval)");
  const answers = new Map();
  const of = (name, gold, program, args) => {
    const key = `${name} ${gold}`;
    if (!answers.has(key)) answers.set(key, suggest(program, [...args, gold]));
    return answers.get(key);
  };
  say("| set | | F1 (must be) | precision | recall | ticked: precision | naive F1 | gilda F1 |\n|---|---|---|---|---|---|---|---|");
  for (const { set, kind, goal } of SETS) {
    const gold = path.join(folder, `${set}.jsonl`);
    const ours = of("ours", gold, tags, ["suggest"]);
    const all = score(gold, ours.documents, kind);
    const only = ours.documents.map(({ id, mentions }) => ({ id, mentions: mentions.filter((mention) => mention.ticked) }));
    const ticked = score(gold, only, kind);
    const naive = score(gold, of("naive", gold, tags, ["naive"]).documents, kind);
    const gilda = withGilda ? figure(score(gold, of("gilda", gold, python, ["-c", GILDA]).documents, kind).F1) : "–";
    if (all.F1 < goal || ticked.P < 0.85) missed += 1;
    say(`| ${set} | ${kind} | ${figure(all.F1)} (${figure(goal)}${all.F1 < goal ? ", MISSED" : ""}) | ${figure(all.P)} | ${figure(all.R)} | ${figure(ticked.P)}${ticked.P < 0.85 ? " (MISSED, .850)" : ""} | ${figure(naive.F1)} | ${gilda} |`);
  }
  for (const [key, { told }] of answers) {
    if (told.per_second) say(`${key.split(" ")[0]} on ${path.basename(key)}: ${told.per_second.toFixed(0)} documents a second on one core, at most ${told.memory_mb} MB with building`);
  }
}

/** Cells of a CSV file, quoted ones too. */
function csv(file) {
  const [head, ...rows] = [...readFileSync(file, "utf8").replace(/^\uFEFF/, "").matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)].reduce(
    (rows, [, cell, end]) => {
      rows.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
      if (end !== ",") rows.push([]);
      return rows;
    },
    [[]],
  );
  return rows.filter((row) => row.length >= head.length).map((row) => Object.fromEntries(head.map((name, at) => [name, row[at]])));
}

function japanese(tags) {
  const titles = path.join(shared, "data/amed_projects.csv");
  const goldFile = path.join(root, "tests/fixtures/tags/amed_titles_gold.csv");
  if (!existsSync(titles) || !existsSync(goldFile)) return say("skipped: the real titles are not beside the checkout (../shared/data/amed_projects.csv)");
  const file = path.join(scratch, "titles.jsonl");
  const rows = csv(titles);
  writeFileSync(file, rows.map((row, at) => JSON.stringify({ id: String(at + 1), text: [row.title_ja, row.summary_ja].filter(Boolean).join("。") })).join("\n"));
  const { documents } = suggest(tags, ["suggest", file]);
  const gold = csv(goldFile);
  say(`\n${rows.length} real titles, tagged by hand; ticked (all that is suggested)\n| kind | precision | recall |\n|---|---|---|`);
  for (const kind of ["target", "modality", "indication"]) {
    const count = (ticked) => {
      const sum = { hit: 0, said: 0, meant: 0 };
      for (const { id, mentions } of documents) {
        const said = new Set(mentions.filter((m) => m.kind === kind && (m.ticked || !ticked)).map((m) => m.ids[0]));
        const meant = new Set(gold.filter((row) => row.row === id && row.kind === kind && row.id).map((row) => row.id));
        sum.said += said.size;
        sum.meant += meant.size;
        sum.hit += [...said].filter((id) => meant.has(id)).length;
      }
      return { precision: sum.said ? sum.hit / sum.said : 0, recall: sum.meant ? sum.hit / sum.meant : 0 };
    };
    const [ticked, all] = [count(true), count(false)];
    if (kind !== "target" && (ticked.precision < 0.85 || ticked.recall < 0.75)) missed += 1;
    say(`| ${kind} | ${figure(ticked.precision)} (${figure(all.precision)}) | ${figure(ticked.recall)} (${figure(all.recall)}) |`);
  }
}

try {
  let tags = process.env.TSUMUGI_TAGS; // what is built already, instead of building
  if (!tags) {
    const { code } = await run("cargo", ["build", "--release", "-p", "vocab", "--example", "tags"]);
    if (code !== 0) process.exit(code);
    tags = built("release", path.join("examples", "tags"));
  }
  say(`${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, ${process.platform}`);
  const withGilda = output(python, ["-c", "import gilda"]) !== null;
  if (!withGilda) say("skipped: gilda is not installed (pip install gilda)");
  english(tags, withGilda);
  japanese(tags);
  const speed = JSON.parse(output(tags, ["speed", "100000"]) ?? "{}");
  say(`\n${speed.texts} fictional texts of ${speed.characters} characters on ${speed.threads} threads: ${speed.seconds?.toFixed(1)} s, ${speed.cpu_seconds?.toFixed(1)} s of processor time (must be ≤ 10 s)`);
  say(`ready from the cache in ${speed.from_cache_seconds?.toFixed(2)} s (≤ 0.3), built in ${speed.build_seconds?.toFixed(1)} s (≤ 2) with at most ${speed.build_memory_mb} MB (≤ 150); automaton ${speed.automaton_mb} MB, in all ${speed.memory_mb} MB (≤ 150)`);
  if (speed.seconds > 10 || speed.from_cache_seconds > 0.3 || speed.build_seconds > 2 || speed.build_memory_mb > 150 || speed.memory_mb > 150) missed += 1;
  if (missed) say(`${missed} figures are not where they must be`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
