/** Rows of the list of themes: what each column says and the order by it. */
import type { Covered, Kind, Language, Theme, ThemeState } from "../../../api/bindings.ts";
import { inLanguage } from "../../../text/index.ts";
import { STATES } from "../StateBadge.tsx";

export const COLUMNS = ["code", "title", "triple", "threads", "gaps", "state", "owner", "next", "due"] as const;
export type Column = (typeof COLUMNS)[number];

export interface Line {
  theme: Theme;
  /** How far it is covered; undefined until that is counted. */
  covered: Covered | undefined;
}

export interface Order {
  column: Column;
  descending: boolean;
}

/** As the address says it: `due`, `-threads`; null = newest first. */
export function orderOf(said: string): Order | null {
  const column = COLUMNS.find((known) => known === said.replace(/^-/, ""));
  return column ? { column, descending: said.startsWith("-") } : null;
}

export const sayOrder = (order: Order | null) => (order ? `${order.descending ? "-" : ""}${order.column}` : undefined);

/** A heading pressed: up, down, then newest first again. */
export function pressed(order: Order | null, column: Column): Order | null {
  if (order?.column !== column) return { column, descending: false };
  return order.descending ? null : { column, descending: true };
}

/** Needs closed and needed; null until they are counted. */
export function needsOf(covered: Covered | undefined): { closed: number; needed: number; open: number } | null {
  if (!covered) return null;
  const closed = covered.needs.filter(([, state]) => state === "closed").length;
  return { closed, needed: covered.needs.length, open: covered.needs.length - closed };
}

/** Projects and what else is woven in, those not shown left out. */
export const threadsOf = ({ theme, covered }: Line) => covered?.threads ?? theme.threads.length;

/** Whether a day has passed before something was done; what is licensed or stopped is never late. */
export function isOverdue(due: string, state: ThemeState, today: string): boolean {
  return due !== "" && due < today && state !== "licensed" && state !== "stopped";
}

const NAMED: readonly Kind[] = ["target", "modality", "indication"];

function sortedBy(line: Line, column: Column, lang: Language): string | number | null {
  const { theme } = line;
  const needs = needsOf(line.covered);
  switch (column) {
    case "code":
      return theme.code;
    case "title":
      return inLanguage(theme, "title", lang);
    case "triple":
      return NAMED.map((kind) => {
        const concept = theme[kind];
        return concept ? inLanguage(concept, "label", lang) : "";
      })
        .join(" ")
        .trim();
    case "threads":
      return threadsOf(line);
    case "gaps":
      return needs && needs.needed > 0 ? needs.closed / needs.needed : null;
    case "state":
      return STATES.indexOf(theme.state);
    case "owner":
      return theme.owner;
    case "next":
      return theme.next_step;
    case "due":
      return theme.due;
  }
}

/** Sorted by a column; what says nothing there stands last either way, equals stay newest first. */
export function ordered(lines: readonly Line[], order: Order | null, lang: Language): Line[] {
  if (!order) return [...lines];
  const words = new Intl.Collator(lang, { numeric: true });
  const compare = (a: string | number, b: string | number) =>
    typeof a === "number" && typeof b === "number" ? a - b : words.compare(String(a), String(b));
  return lines
    .map((line) => ({ line, value: sortedBy(line, order.column, lang) }))
    .sort(({ value: a }, { value: b }) => {
      const [none, other] = [a === null || a === "", b === null || b === ""];
      if (none || other) return Number(none) - Number(other);
      return compare(a as string | number, b as string | number) * (order.descending ? -1 : 1);
    })
    .map(({ line }) => line);
}
