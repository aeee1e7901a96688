// npm start: sets this machine up, builds an optimised Tsumugi and opens it. Arguments are passed on: npm start -- LIBRARY
import { existsSync } from "node:fs";
import { buildInterface, buildRelease } from "./build.mjs";
import { built, run, say, stop } from "./common.mjs";
import { setup } from "./setup.mjs";

if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  stop("There is no display to open a window on: start from a desktop session, or under xvfb-run.");
}
await setup();
await buildInterface();
if (!existsSync(built("release", "tsumugi-desktop"))) say("Building Tsumugi. The first time this takes about ten minutes on two cores; later starts take seconds.");
const program = await buildRelease();
const { code } = await run(program, process.argv.slice(2));
process.exit(code);
