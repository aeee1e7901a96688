import type { tagging as ja } from "../ja/tagging.ts";

export const tagging = {} satisfies typeof ja;
