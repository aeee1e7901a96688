// Builds the interface and the programs. Nothing is built twice: cargo decides for Rust, file times for the interface.
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { bin, built, debugFeatures, root, run, say, stop } from "./common.mjs";

/** Newest change below a file or folder, in ms; 0 when it is not there. */
function newest(at) {
  if (!existsSync(at)) return 0;
  const status = statSync(at);
  if (!status.isDirectory()) return status.mtimeMs;
  return readdirSync(at).filter((name) => name !== "node_modules" && name !== "dist").reduce((time, name) => Math.max(time, newest(path.join(at, name))), status.mtimeMs);
}

/** Builds ui/dist when a source is newer. `force` builds always. */
export async function buildInterface({ force = false } = {}) {
  const sources = ["ui", "src-tauri/crates/app/text", "icons/icon.svg", "package-lock.json"].map((at) => newest(path.join(root, at)));
  // Not index.html: where the interface was never built, cargo puts a page there that says so.
  const assets = newest(path.join(root, "ui/dist/assets"));
  if (!force && assets >= Math.max(...sources)) return;
  say("Building the interface");
  const { code } = await run(bin("vite"), ["build", "--logLevel", "warn"], { cwd: path.join(root, "ui") });
  if (code !== 0) stop("The interface could not be built; see the words above.");
}

async function cargo(args, what) {
  const { code } = await run("cargo", args);
  if (code !== 0) stop(`${what} could not be built; see the words above.`);
}

/** The window as users get it. Answers its path. */
export async function buildRelease(...more) {
  await cargo(["build", "--release", "-p", "shell", "--features", "shell/custom-protocol", ...more], "Tsumugi");
  return built("release", "tsumugi-desktop");
}

/** Every program as the tests use them: debug, with the test seam. */
export const buildDebug = () => cargo(["build", "--bins", "--examples", ...debugFeatures], "Tsumugi");
