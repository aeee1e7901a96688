// Fictional data for measuring, made once per size and kept in cargo's folder.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { built, say, target } from "./common.mjs";

const folder = () => {
  const at = path.join(target, "bench");
  mkdirSync(at, { recursive: true });
  return at;
};
const example = (name) => path.join(target, "release/examples", name + (process.platform === "win32" ? ".exe" : ""));
/** What a part of the bench program prints, read. */
export const bench = (part, ...args) => JSON.parse(execFileSync(example("bench"), [part, ...args], { encoding: "utf8", maxBuffer: 1 << 28 }));
const older = (file, than) => !existsSync(file) || statSync(file).mtimeMs < statSync(than).mtimeMs;

/** A file that may be overwritten. */
export const scratch = (name) => path.join(folder(), name);

/** A list of `rows` rows of `projects` fictional projects, whose numbers begin at `first`. */
export function list(rows, ending = "xlsx", projects = rows, first = 1) {
  const file = path.join(folder(), `${rows}-${projects}-${first}.${ending}`);
  const args = [rows, file, projects, first].map(String);
  if (older(file, example("generate"))) execFileSync(example("generate"), args, { stdio: "inherit" });
  return file;
}

/** The command line. */
export const tsumugi = (...args) => execFileSync(built("release", "tsumugi"), args, { encoding: "utf8", maxBuffer: 1 << 30, stdio: "pipe" });

/** A fresh, empty library. */
export function emptyLibrary(name) {
  const file = path.join(folder(), `${name}.tsumugi`);
  for (const ending of ["", "-wal", "-shm", ".lock", "-lock"]) rmSync(file + ending, { force: true });
  tsumugi("new", file);
  return file;
}

/** A library of `rows` projects; made again when the programs are newer. */
export function library(rows) {
  const file = path.join(folder(), `${rows}.tsumugi`);
  const mark = `${file}.made`;
  if (older(mark, built("release", "tsumugi"))) {
    say(`Making a library of ${rows} fictional projects`);
    emptyLibrary(String(rows));
    tsumugi("import", list(rows), "--library", file);
    writeFileSync(mark, "");
  }
  return file;
}
