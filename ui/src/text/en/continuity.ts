import type { continuity as ja } from "../ja/continuity.ts";

export const continuity = {} satisfies typeof ja;
