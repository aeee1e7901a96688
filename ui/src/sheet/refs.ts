/** What the rows of a plan can name. */
import { useMemo, useRef } from "react";
import { type Language, PLAN_SHEETS, type PlanRow, type PlanSheet, type PlanView } from "../api/bindings.ts";
import { inLanguage, useText } from "../text/index.ts";
import type { Named, Refs } from "./columns.ts";

/** What a row is called in the window's language; `''` = it has no name. */
export function rowName(row: PlanRow, lang: Language, field = "name"): string {
  const said = (cell: string) => String(row.cells[cell] ?? "");
  return inLanguage({ x_ja: said(`${field}_ja`), x_en: said(`${field}_en`) }, "x", lang);
}

/** What references of a plan's sheets name: its own tasks, gates and items, and what the core names beside them. */
export function useRefs(view: PlanView): Refs {
  const { lang } = useText();
  const { task, gate, item } = view.sheets;
  const { projects, programmes, supports, assets, attachments, claims } = view.names;
  const tasks = useMemo(() => named(task, lang), [task, lang]);
  const gates = useMemo(
    () =>
      (gate ?? []).map((row) => ({ id: row.id, name: [codeOf(row), rowName(row, lang)].filter(Boolean).join(" ") })),
    [gate, lang],
  );
  const items = useMemo(() => {
    const codes = new Map((gate ?? []).map((row) => [row.id, codeOf(row) || rowName(row, lang)]));
    return named(item, lang, (row) => codes.get(Number(row.cells.gate)) ?? "");
  }, [gate, item, lang]);
  return useMemo(
    () => ({
      task: tasks,
      gate: gates,
      item: items,
      project: projects,
      programme: programmes,
      support: supports,
      asset: assets,
      attachment: attachments,
      claim: claims,
    }),
    [tasks, gates, items, projects, programmes, supports, assets, attachments, claims],
  );
}

const codeOf = (row: PlanRow) => String(row.cells.code ?? "");

const named = (rows: readonly PlanRow[] | undefined, lang: Language, about?: (row: PlanRow) => string): Named[] =>
  (rows ?? []).map((row) => ({ id: row.id, name: rowName(row, lang), about: about?.(row) ?? "" }));

/** Those of them that a sheet has columns for, the same object as long as they are: a task's name is no matter of the table of
 *  tasks itself. */
export function useUsedRefs(sheet: PlanSheet, refs: Refs): Refs {
  const held = useRef<{ sheet: PlanSheet; refs: Refs } | null>(null);
  const used = PLAN_SHEETS[sheet].flatMap(({ kind }) => (kind.type === "ref" ? [kind.to] : []));
  if (held.current?.sheet !== sheet || used.some((to) => held.current?.refs[to] !== (refs[to] ?? NONE)))
    held.current = { sheet, refs: Object.fromEntries(used.map((to) => [to, refs[to] ?? NONE])) };
  return held.current.refs;
}

const NONE: readonly Named[] = [];
