// What every script here shares: where things are, how a command is run and timed.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
/** Shared real data beside the checkout; tests that need it skip, with a reason, when it is not there. */
export const shared = path.resolve(root, "../shared");
/** Cargo's folder for results, as cargo itself decides it. */
export const target = process.env.CARGO_TARGET_DIR ? path.resolve(process.env.CARGO_TARGET_DIR) : path.join(root, "target");
/**
 * Features of every debug build, test and lint. Always the same ones and always the whole workspace:
 * a different set makes cargo rebuild sqlx and all that stands on it.
 */
export const debugFeatures = ["--workspace", "--features", "shell/custom-protocol,shell/test-seam"];

const exe = process.platform === "win32" ? ".exe" : "";
/** A program cargo built. */
export const built = (profile, name) => path.join(target, profile, name + exe);
/** A tool of the npm workspace. */
export const bin = (name) => path.join(root, "node_modules", ".bin", process.platform === "win32" ? `${name}.cmd` : name);

/** Whether a module is the script that was started, and not one imported by it. */
export const isMain = (url) => Boolean(process.argv[1]) && url === pathToFileURL(realpathSync(process.argv[1])).href;

export const say = (text) => process.stdout.write(`${text}\n`);
/** Ends the script with one sentence. */
export const stop = (sentence, code = 1) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
};
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Whether a program can be found. */
export function has(program) {
  const names = process.platform === "win32" ? [`${program}.exe`, `${program}.cmd`] : [program];
  return (process.env.PATH ?? "").split(path.delimiter).some((dir) => names.some((name) => existsSync(path.join(dir, name))));
}

/** What a program prints, or null when it cannot be run or fails. */
export function output(program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], shell: shellFor(program), ...options });
  return result.status === 0 ? result.stdout.trim() : null;
}

/** Windows starts .cmd files only through its shell. */
const shellFor = (program) => process.platform === "win32" && program.endsWith(".cmd");

/**
 * Runs a program to its end with the terminal's own output. `capture` also returns what it printed,
 * so that counts can be read from it.
 * @returns {Promise<{code: number, text: string}>}
 */
export function run(program, args, { env = {}, capture = false, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: capture ? ["ignore", "pipe", "pipe"] : "inherit",
      shell: shellFor(program),
    });
    let text = "";
    for (const [stream, out] of capture ? [[child.stdout, process.stdout], [child.stderr, process.stderr]] : []) {
      stream.setEncoding("utf8");
      stream.on("data", (part) => {
        text += part;
        out.write(part);
      });
    }
    child.on("error", (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve({ code: 127, text });
    });
    child.on("close", (code, signal) => resolve({ code: code ?? (signal ? 130 : 1), text }));
  });
}
