import type { funding as ja } from "../ja/funding.ts";

export const funding = {} satisfies typeof ja;
