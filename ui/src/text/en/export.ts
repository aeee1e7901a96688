import type { exporting as ja } from "../ja/export.ts";

export const exporting = {} satisfies typeof ja;
