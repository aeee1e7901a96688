// Installs what this machine lacks: system packages (Debian-like, by apt), the npm workspace. Quick when nothing is missing.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { has, isMain, output, root, run, say, stop } from "./common.mjs";

const pkgConfig = (library) => output("pkg-config", ["--exists", library]) !== null;
const japaneseFont = () => has("fc-list") && Boolean(output("fc-list", [":lang=ja", "family"]));

/** System packages on Linux: how to see that one is there, and what it is for. */
const toBuild = [
  { package: "build-essential", there: () => has("cc") && has("make"), why: "a C compiler and make" },
  { package: "perl", there: () => has("perl"), why: "configures the bundled OpenSSL" },
  { package: "pkg-config", there: () => has("pkg-config"), why: "finds system libraries" },
  { package: "libwebkit2gtk-4.1-dev", there: () => pkgConfig("webkit2gtk-4.1"), why: "the web view" },
  { package: "fontconfig", there: () => has("fc-list"), why: "lists fonts" },
  { package: "fonts-noto-cjk", there: japaneseFont, why: "a Japanese font" },
];
const toTest = [
  { package: "xvfb", there: () => has("Xvfb"), why: "a screen for the window tests" },
  { package: "webkit2gtk-driver", there: () => has("WebKitWebDriver"), why: "drives the window" },
  {
    package: "python3-gi",
    there: () =>
      output("/usr/bin/python3", [
        "-c",
        "import gi; gi.require_version('Gtk', '3.0'); from gi.repository import Gtk",
      ]) !== null,
    why: "a second program to drag a file from",
  },
  { package: "xdotool", there: () => has("xdotool"), why: "keys and mouse outside the page" },
];

/** Node and Rust: these we do not install, we say which are needed. */
function checkTools({ rustTools }) {
  const parts = (version) => (version.match(/\d+/g) ?? []).slice(0, 3).map(Number);
  const older = (is, needed) => {
    const [a, b] = [parts(is), parts(needed)];
    const at = b.findIndex((part, i) => part !== (a[i] ?? 0));
    return at >= 0 && (a[at] ?? 0) < b[at];
  };
  const node = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")).engines?.node ?? ">=20.19";
  if (older(process.versions.node, node))
    stop(`Node ${node} is needed, this is ${process.versions.node}: https://nodejs.org`);
  const needed = /rust-version = "([\d.]+)"/.exec(readFileSync(path.join(root, "Cargo.toml"), "utf8"))?.[1] ?? "1.95";
  const rust = output("rustc", ["--version"]);
  if (rust === null) stop(`Rust ${needed} or newer is needed and was not found: https://rustup.rs`);
  if (older(rust.split(" ")[1], needed))
    stop(`Rust ${needed} or newer is needed, this is ${rust.split(" ")[1]}: rustup update`);
  if (!rustTools) return;
  for (const [tool, component] of [
    ["fmt", "rustfmt"],
    ["clippy", "clippy"],
  ]) {
    if (output("cargo", [tool, "--version"]) === null)
      stop(`cargo ${tool} is missing: rustup component add ${component}`);
  }
}

async function systemPackages(needs) {
  if (process.platform !== "linux") return; // Windows and macOS bring a web view and fonts of their own
  const missing = needs.filter((need) => !need.there());
  if (missing.length === 0) return;
  const names = missing.map((need) => need.package);
  if (!has("apt-get"))
    stop(
      `Please install with your system's package manager: ${missing.map((n) => `${n.package} (${n.why})`).join(", ")}.`,
    );
  const asRoot = process.getuid() === 0 ? [] : has("sudo") ? ["sudo"] : null;
  if (asRoot === null) stop(`Please install as administrator: apt-get install ${names.join(" ")}`);
  say(`Installing system packages: ${missing.map((n) => `${n.package} (${n.why})`).join(", ")}`);
  // An archive folder of our own: another apt run on this machine may clean the common one under our hands.
  const archives = mkdtempSync(path.join(tmpdir(), "tsumugi-apt-"));
  mkdirSync(path.join(archives, "partial"));
  const options = [
    "-q",
    "-o",
    "DPkg::Lock::Timeout=300",
    "-o",
    "Acquire::Retries=3",
    "-o",
    `Dir::Cache::archives=${archives}`,
    "-o",
    "APT::Sandbox::User=root",
  ];
  const apt = (...args) => {
    const [program, ...rest] = [...asRoot, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...options, ...args];
    return run(program, rest);
  };
  try {
    // The lock of the package lists has no waiting option: ask again for up to five minutes.
    for (let attempt = 1; ; attempt += 1) {
      const { code } = await apt("update");
      if (code === 0) break;
      if (attempt === 30) stop("apt-get update does not succeed; see its words above.");
      await pause(10_000);
    }
    const { code } = await apt("install", "-y", "--no-install-recommends", ...names);
    if (code !== 0) stop("apt-get install did not succeed; see its words above.");
  } finally {
    rmSync(archives, { recursive: true, force: true });
  }
  const still = missing.filter((need) => !need.there());
  if (still.length > 0) stop(`Installed, but still not found: ${still.map((n) => n.package).join(", ")}.`);
}

/** What a first build writes, GB: measured 4 for the application and 8 with everything that tests build, and some room. */
const ROOM = { start: 6, tests: 11 };

/** A first build on a full disk fails after many minutes, with words of the compiler: say it before. */
function room({ tests }) {
  const built = path.join(root, "target", tests ? "debug" : "release", "build");
  if (existsSync(built)) return;
  const { bavail, bsize } = statfsSync(root);
  const free = (bavail * bsize) / 1e9;
  const needed = tests ? ROOM.tests : ROOM.start;
  if (free < needed)
    stop(
      `A first build needs about ${needed} GB of free disk, ${free.toFixed(1)} GB are free here: please make room and run it again.`,
    );
}

/** Installs the npm workspace when it is absent or older than the lock file. */
async function npmPackages() {
  const mark = path.join(root, "node_modules/.package-lock.json");
  const fresh = existsSync(mark) && statSync(mark).mtimeMs >= statSync(path.join(root, "package-lock.json")).mtimeMs;
  if (fresh) return;
  say("Installing npm packages (npm ci)");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { code } = await run(npm, ["ci", "--no-audit", "--no-fund"]);
  if (code !== 0) stop("npm ci did not succeed; see its words above.");
}

/** Makes this machine ready. `tests` adds what only tests need. */
export async function setup({ tests = false } = {}) {
  checkTools({ rustTools: tests });
  room({ tests });
  await systemPackages(tests ? [...toBuild, ...toTest] : toBuild);
  await npmPackages();
}

if (isMain(import.meta.url)) await setup({ tests: process.argv.includes("--tests") });
