export { LEAK_KINDS } from "./kinds.ts";
export { LeakTable } from "./LeakTable.tsx";
export { countOf } from "./report.ts";
