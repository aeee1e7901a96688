// npm run check: format, lint, types, house rules, licences. Everything is checked before it says what failed.
import path from "node:path";
import { buildInterface } from "./build.mjs";
import { bin, debugFeatures, isMain, output, root, run, say, seconds } from "./common.mjs";
import { setup } from "./setup.mjs";

/** Runs every check. `rules: false` leaves out the two Rust tests that `npm test` runs anyway. Answers the names of what failed. */
export async function check({ rules = true } = {}) {
  const ui = path.join(root, "ui");
  const steps = [
    ["rustfmt", "cargo", ["fmt", "--all", "--check"]],
    ["tsc", bin("tsc"), ["--noEmit"], ui],
    ["biome", bin("biome"), ["check", "--error-on-warnings", "."], ui],
    ["clippy", "cargo", ["clippy", "--all-targets", ...debugFeatures, "--", "-D", "warnings"]],
  ];
  if (rules) steps.push(["architecture, bindings", "cargo", ["test", "--quiet", ...debugFeatures, "--", "architecture", "bindings"]]);
  if (output("cargo", ["deny", "--version"]) !== null) {
    steps.push(["licences, bans, sources", "cargo", ["deny", "--offline", "check", "licenses", "bans", "sources"]]);
  }
  const failed = [];
  for (const [name, program, args, cwd = root] of steps) {
    const since = performance.now();
    const { code } = await run(program, args, { cwd });
    say(`${code === 0 ? "ok  " : "FAIL"} ${name} (${seconds(since)})`);
    if (code !== 0) failed.push(name);
  }
  if (!steps.some(([name]) => name.startsWith("licences"))) say("     licences, bans, sources: not checked, cargo-deny is not installed here");
  return failed;
}

if (isMain(import.meta.url)) {
  await setup({ tests: true });
  await buildInterface();
  const failed = await check();
  if (failed.length > 0) say(`Failed: ${failed.join(", ")}`);
  process.exit(failed.length > 0 ? 1 : 0);
}
