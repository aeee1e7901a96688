// npm test: check, Rust tests, a part of torture, interface tests, the real window. Prints times, counts and skips.
import { existsSync } from "node:fs";
import path from "node:path";
import { buildDebug, buildInterface } from "./build.mjs";
import { check } from "./check.mjs";
import { bin, debugFeatures, root, run, say, seconds, shared, stop } from "./common.mjs";
import { e2e } from "./e2e.mjs";
import { setup } from "./setup.mjs";
import { torture } from "./torture.mjs";

const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
// Terminal colours are not part of a count.
const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, "");

const started = performance.now();
if (process.platform !== "linux") stop("npm test needs Linux: the window is tested with WebKitGTK's driver. npm run check works everywhere.");
const stages = [];
async function stage(name, work) {
  const since = performance.now();
  say(`\n── ${name}`);
  const result = await work();
  stages.push({ name, time: seconds(since), ...result });
}

await stage("set up", async () => {
  await setup({ tests: true });
  await buildInterface();
  return { ok: true };
});
await stage("check", async () => {
  const failed = await check({ rules: false });
  return { ok: failed.length === 0, note: failed.join(", ") };
});
await stage("Rust tests", async () => {
  // A test that must skip prints `skipped: <why>`; only --show-output lets the words of a passing test through.
  const { code, text } = await run("cargo", ["test", "--no-fail-fast", ...debugFeatures, "--", "--show-output"], { capture: true });
  const reasons = plain(text).match(/^skipped: .*$/gm) ?? [];
  return { ok: code === 0, passed: sum(plain(text), /(\d+) passed;/g), failed: sum(plain(text), /(\d+) failed;/g), skipped: reasons.length + sum(plain(text), /(\d+) ignored;/g), reasons };
});
await stage("torture", () => torture({ few: true }));
await stage("interface tests", async () => {
  const { code, text } = await run(bin("vitest"), ["run"], { capture: true, cwd: path.join(root, "ui") });
  const counts = /^\s*Tests\s.*$/m.exec(plain(text))?.[0] ?? "";
  return { ok: code === 0, passed: sum(counts, /(\d+) passed/g), failed: sum(counts, /(\d+) failed/g), skipped: sum(counts, /(\d+) (?:skipped|todo)/g) };
});
await stage("real window", async () => {
  await buildDebug();
  const { code, text } = await e2e();
  const of = (word) => sum(plain(text), new RegExp(`^ℹ ${word} (\\d+)$`, "gm"));
  return { ok: code === 0, passed: of("pass"), failed: of("fail") + of("cancelled"), skipped: of("skipped") + of("todo"), reasons: plain(text).match(/^.*# .*$/gm) ?? [] };
});

say(`\n── result (${seconds(started)})`);
for (const { name, time, ok, passed, failed, skipped, note } of stages) {
  const counts = passed === undefined ? "" : `${passed} passed, ${failed} failed, ${skipped} skipped`;
  say(`${ok ? "ok  " : "FAIL"} ${name.padEnd(16)} ${time.padStart(8)}  ${counts}${note ? `  ${note}` : ""}`);
}
const skips = stages.reduce((total, { skipped = 0 }) => total + skipped, 0);
for (const reason of new Set(stages.flatMap(({ reasons = [] }) => reasons))) say(`     ${reason.trim()}`);
const unexcused = skips > 0 && process.env.CI === "true" && existsSync(shared);
if (unexcused) say(`FAIL ${skips} tests were skipped although the shared data is there.`);
process.exit(stages.every(({ ok }) => ok) && !unexcused ? 0 : 1);
