import type { importing as ja } from "../ja/import.ts";

export const importing = {} satisfies typeof ja;
