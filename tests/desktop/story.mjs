// What stories share: a picture of the page when a step fails, the real list, cells of a workbook.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { built, root, shared } from "../tools/common.mjs";
import { outDir } from "./harness.mjs";

/** Runs a step; when it fails, keeps what the page showed. */
export async function pictured(window, name, work) {
  try {
    await work();
  } catch (error) {
    const file = path.join(outDir, `failed-${name.replace(/[^\p{L}\p{N}]+/gu, "-")}.png`);
    await window?.picture(file).catch(() => {});
    error.message += `\n(picture: ${path.relative(root, file)})`;
    throw error;
  }
}

/** Stories that go on from one another, in the window that `of` answers: what follows a broken one would only repeat its failure. */
export function walk(of) {
  let broken;
  return (name, work) => test(name, async () => {
    assert.ok(!broken, `the walk ended at: ${broken}`);
    broken = name;
    await pictured(of(), name, work);
    broken = undefined;
  });
}

/** What the stand-in for the real list holds: the same headings, the same kinds of rows. 合成データ. */
const STAND_IN = `source_url,fiscal_year,programme,project_number,title_ja,title_en,institution,summary_ja
,2018,認知症研究開発事業,JP18zz0207014,合成データ：アルツハイマー病におけるタウ病理の画像診断,Synthetic: imaging of tau pathology in Alzheimer disease,架空大学大学院,
,2019,認知症研究開発事業,JP19zz0207020,合成データ：前臨床期アルツハイマー病の評価法,Synthetic: assessment of preclinical Alzheimer disease,架空医療センター,
,2019,革新的がん医療実用化研究事業,JP19zz0106259,合成データ：大腸がんの微小環境,Synthetic: the microenvironment of colorectal cancer,架空病院,
,2020,革新的がん医療実用化研究事業,JP20zz0106259,合成データ：大腸がんの微小環境,Synthetic: the microenvironment of colorectal cancer,架空病院,
,2020,創薬支援推進事業,,合成データ：mRNAワクチンの開発,,架空製薬株式会社,
`;

/** Records of a CSV by heading. */
function records(text) {
  const cells = [...text.replace(/^\uFEFF/, "").matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g)];
  const rows = [[]];
  for (const [, raw, end] of cells) {
    rows.at(-1).push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end !== ",") rows.push([]);
  }
  const [head, ...body] = rows.filter((row) => row.some((cell) => cell !== ""));
  return body.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ""])));
}

/** The real AMED list where it is there, else a fictional one of the same shape, with the reason said. */
export function amedList(machine) {
  const real = path.join(shared, "data/amed_projects.csv");
  if (existsSync(real)) return { file: real, rows: records(readFileSync(real, "utf8")) };
  process.stdout.write("# the fictional stand-in is used: ../shared/data/amed_projects.csv is not here\n");
  const file = machine.path("amed_projects.csv");
  writeFileSync(file, STAND_IN);
  return { file, rows: records(STAND_IN) };
}

/** Cells of a workbook, read by calamine: `cells.get("Sheet!B3")`; `texts` holds every value. */
export function workbook(file) {
  const text = execFileSync(path.join(path.dirname(built("debug", "x")), "examples/dump_workbook"), [file], { encoding: "utf8" });
  const cells = new Map();
  let sheet = "";
  for (const line of text.split("\n").filter(Boolean)) {
    const named = /^\[(.*)\]$/.exec(line);
    const cell = /^([A-Z]+\d+) (.*)$/.exec(line);
    if (named) sheet = named[1];
    else if (cell) cells.set(`${sheet}!${cell[1]}`, cell[2]);
  }
  assert.ok(cells.size > 0, `${file} has cells`);
  return { cells, sheets: [...new Set([...cells.keys()].map((key) => key.split("!")[0]))], texts: [...cells.values()] };
}
