// npm run e2e: the stories in the real window, under a screen of its own. Arguments name stories: npm run e2e -- main_job
import { readdirSync } from "node:fs";
import path from "node:path";
import { buildDebug, buildInterface } from "./build.mjs";
import { isMain, root, run } from "./common.mjs";
import { setup } from "./setup.mjs";

/** Runs the stories (all, or those whose file name contains one of `only`) and answers exit code and what the runner said. */
export function e2e(only = []) {
  const folder = path.join(root, "tests/desktop");
  const files = readdirSync(folder).filter((name) => name.endsWith(".test.mjs") && (only.length === 0 || only.some((part) => name.includes(part))));
  return run(process.execPath, ["--test", "--test-concurrency=1", "--test-reporter=spec", ...files.sort().map((name) => path.join(folder, name))], { capture: true });
}

if (isMain(import.meta.url)) {
  await setup({ tests: true });
  await buildInterface();
  await buildDebug();
  process.exit((await e2e(process.argv.slice(2))).code);
}
