import type { PlanCell, PlanNamed, PlannedTask, PlanRow, PlanView } from "../../../api/bindings.ts";
import { monthOf, type Span } from "./geometry.ts";

export type TaskKind = "package" | "task" | "milestone";
export type LinkKind = "fs" | "ss" | "ff" | "sf";

/** A line of the chart. */
export interface Line {
  id: number;
  kind: TaskKind;
  name_ja: string;
  name_en: string;
  /** P01–P14. */
  phase: number | null;
  /** Percent. */
  done: number;
  /** Who does it, as far as it is said. */
  who: string;
  /** Its project is no thread of the theme any more. */
  gone: boolean;
  task: PlannedTask;
}

export interface Arrow {
  id: number;
  before: number;
  after: number;
  kind: LinkKind;
}

/** A gate on the line of time; it stands at the end of its month. */
export interface GateLine {
  id: number;
  code: string;
  name_ja: string;
  name_en: string;
  at: number;
  base: number | null;
  passed: boolean;
}

export const textIn = (row: PlanRow, cell: string): string => {
  const value = row.cells[cell] as PlanCell | undefined;
  return typeof value === "string" ? value : "";
};
export const numberIn = (row: PlanRow, cell: string): number | null => {
  const value = row.cells[cell] as PlanCell | undefined;
  return typeof value === "number" ? value : null;
};

/** What is drawn of a plan. Lines keep the order of the sheet; arrows without both ends are left out. */
export function modelOf(view: PlanView) {
  const projects = new Map<number, PlanNamed>(view.names.projects.map((one) => [one.id, one]));
  const tasks = new Map(view.schedule.map((one) => [one.id, one]));
  const lines = (view.sheets.task ?? []).flatMap((row): Line[] => {
    const task = tasks.get(row.id);
    if (!task) return [];
    const project = projects.get(numberIn(row, "project") ?? -1);
    return [
      {
        id: row.id,
        kind: textIn(row, "kind") as TaskKind,
        name_ja: textIn(row, "name_ja"),
        name_en: textIn(row, "name_en"),
        phase: numberIn(row, "phase"),
        done: numberIn(row, "done") ?? 0,
        who: textIn(row, "responsible") || project?.name || "",
        gone: project?.gone ?? false,
        task,
      },
    ];
  });
  const there = new Set(lines.map((line) => line.id));
  const arrows = (view.sheets.link ?? []).flatMap((row): Arrow[] => {
    const [before, after] = [numberIn(row, "before"), numberIn(row, "after")];
    if (before === null || after === null || !there.has(before) || !there.has(after)) return [];
    return [{ id: row.id, before, after, kind: textIn(row, "kind") as LinkKind }];
  });
  const reach = new Map(view.gates.map((one) => [one.id, one]));
  const gates = (view.sheets.gate ?? []).flatMap((row): GateLine[] => {
    const due = monthOf(textIn(row, "due"));
    if (due === undefined) return [];
    const base = reach.get(row.id)?.base_due ?? null;
    const verdict = reach.get(row.id)?.verdict;
    return [
      {
        id: row.id,
        code: textIn(row, "code"),
        name_ja: textIn(row, "name_ja"),
        name_en: textIn(row, "name_en"),
        at: due + 1,
        base: base === null ? null : base + 1,
        passed: verdict === "go" || verdict === "conditional",
      },
    ];
  });
  return { lines, arrows, gates };
}
export type Model = ReturnType<typeof modelOf>;

/** `sg1` → `SG①`; a code of one's own stays as it is. */
export const gateSign = (code: string) =>
  code.replace(/^sg([1-9])$/i, (_, n: string) => `SG${String.fromCharCode(0x245f + Number(n))}`);

/** A gate by its sign and name; a name that begins with the sign says both. */
export const gateName = (gate: PlanRow, name: string) => signed(textIn(gate, "code"), name);

export function signed(code: string, name: string): string {
  const sign = gateSign(code);
  return name.startsWith(sign) ? name : [sign, name].filter(Boolean).join(" ");
}

/** Where a line stands: as a hand has just put it, else as the plan has it. */
export function spanOf(line: Line, pending: ReadonlyMap<number, Span>): Span | null {
  const moved = pending.get(line.id);
  if (moved) return moved;
  const { start, end } = line.task;
  return start === null || end === null ? null : { start, end };
}

/** What the core is told of a moved task: a milestone is said by the month it ends. */
export const movedTo = (line: Line, span: Span) =>
  line.kind === "milestone"
    ? { task: line.id, starts: span.end - 1, months: 0 }
    : { task: line.id, starts: span.start, months: span.end - span.start };
