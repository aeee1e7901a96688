// npm run bundle: installable packages of this system (Linux: deb and rpm; Windows: msi, nsis; macOS: dmg).
import { readdirSync } from "node:fs";
import path from "node:path";
import { buildInterface } from "./build.mjs";
import { bin, run, say, stop, target } from "./common.mjs";
import { setup } from "./setup.mjs";

// AppImage is not among them: its tools are downloaded while it is made.
const kinds = { linux: "deb,rpm", win32: "msi,nsis", darwin: "dmg" }[process.platform];
if (!kinds) stop(`No package format is known for ${process.platform}.`);
await setup();
await buildInterface();
const { code } = await run(bin("tauri"), ["build", "--bundles", kinds]);
if (code !== 0) stop("The packages could not be made; see the words above.");
const folder = path.join(target, "release/bundle");
for (const file of readdirSync(folder, { recursive: true })) {
  if (/\.(deb|rpm|msi|exe|dmg)$/.test(file)) say(path.join(folder, file));
}
