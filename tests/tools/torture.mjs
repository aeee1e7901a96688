// npm run torture: kills, I/O errors and damage in large numbers. npm test runs a part of it (`few`).
// npm run torture -- crash|faults|corruption [options] repeats one of them, as its words on a failure say.
import { spawn } from "node:child_process";
import { buildDebug } from "./build.mjs";
import { built, isMain, root, say, seconds } from "./common.mjs";

/** What is run: in npm test, and in full. Every write of the scenario fails in full; a part of them, evenly chosen, in npm test. */
const parts = {
  crash: { few: ["--kills", "80"], full: ["--kills", "2000"] },
  faults: { few: ["--runs", "140"], full: [] },
  // Of each kind of file, a fifth as many of the encrypted one: 160 and 5,120 in all.
  corruption: { few: ["--copies", "50"], full: ["--copies", "1600"] },
};

/** One part in a process of its own; its words come when it ends, as the parts run side by side. */
function part(name, args) {
  const since = performance.now();
  return new Promise((resolve) => {
    const child = spawn(built("debug", "examples/torture"), [name, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (piece) => (text += piece));
    child.on("error", (error) => resolve({ code: 127, text: `${name}: ${error.message}` }));
    child.on("close", (code) => {
      say(`\n${name} ${args.join(" ")} (${seconds(since)})\n${text.trimEnd()}`);
      resolve({ code: code ?? 1, text });
    });
  });
}

/** Runs all parts. Answers what a stage of npm test answers. */
export async function torture({ few = false } = {}) {
  await buildDebug();
  const results = await Promise.all(Object.entries(parts).map(([name, sizes]) => part(name, few ? sizes.few : sizes.full)));
  const sum = (pattern) => results.reduce((total, { text }) => total + Number(pattern.exec(text)?.[1] ?? 0), 0);
  const reasons = results.flatMap(({ text }) => text.match(/^skipped: .*$/gm) ?? []);
  return { ok: results.every(({ code }) => code === 0), passed: sum(/^result: (\d+) passed/m), failed: sum(/^result: \d+ passed, (\d+) failed/m), skipped: reasons.length, reasons };
}

if (isMain(import.meta.url)) {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined) {
    const { ok } = await torture();
    process.exit(ok ? 0 : 1);
  }
  await buildDebug();
  process.exit((await part(name, args)).code);
}
