// Renders icons/icon.svg into the sizes the bundles need. Run after changing the drawing; the results are committed.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bin, root } from "./common.mjs";

const out = mkdtempSync(path.join(tmpdir(), "tsumugi-icons-"));
const icons = path.join(root, "icons");
try {
  execFileSync(bin("tauri"), ["icon", path.join(icons, "icon.svg"), "--output", out], { stdio: "inherit" });
  const take = { "32x32.png": "32x32.png", "128x128.png": "128x128.png", "128x128@2x.png": "256x256.png", "icon.png": "512x512.png", "icon.ico": "icon.ico", "icon.icns": "icon.icns" };
  for (const [from, to] of Object.entries(take)) copyFileSync(path.join(out, from), path.join(icons, to));
} finally {
  rmSync(out, { recursive: true, force: true });
}
