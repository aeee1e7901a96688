// npm run bindings: writes ui/src/api/bindings.ts anew from the declared commands. A test fails while the file is older than they are.
import { debugFeatures, run } from "./common.mjs";

const { code } = await run("cargo", ["test", "--quiet", ...debugFeatures, "--", "bindings"], { env: { TSUMUGI_WRITE_BINDINGS: "1" } });
process.exit(code);
