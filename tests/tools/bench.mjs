// npm run bench: how fast it is, on optimised programs and fictional data; medians. The figures beside are what must hold.
import { cpus } from "node:os";
import { importing } from "./bench_import.mjs";
import { keeping } from "./bench_keep.mjs";
import { tagging } from "./bench_tagging.mjs";
import { finding } from "./bench_find.mjs";
import { programmes } from "./bench_registry.mjs";
import { forging } from "./bench_forge.mjs";
import { documents } from "./bench_documents.mjs";
import { planning } from "./bench_plan.mjs";
import { stageOne } from "./bench_stage.mjs";
import { windows } from "./bench_window.mjs";
import { buildInterface, buildRelease } from "./build.mjs";
import { say } from "./common.mjs";
import { setup } from "./setup.mjs";

let program = process.env.TSUMUGI_BINARY; // what is built already, instead of building
if (!program) {
  await setup({ tests: true });
  await buildInterface();
  // With the test seam: the driver cannot see into a web view that keeps nothing, which is the one users get.
  program = await buildRelease("-p", "cli", "-p", "acceptance", "--features", "shell/test-seam", "--bins", "--examples");
}
say(`Fictional projects, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, ${process.platform}`);
const missed = importing() + keeping() + tagging() + finding() + programmes() + stageOne() + forging() + planning() + documents() + (await windows(program));
process.exit(missed > 0 ? 1 : 0);
