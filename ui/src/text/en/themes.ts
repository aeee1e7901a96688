import type { themes as ja } from "../ja/themes.ts";

export const themes = {} satisfies typeof ja;
