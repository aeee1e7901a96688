import type { projects as ja } from "../ja/projects.ts";

export const projects = {} satisfies typeof ja;
