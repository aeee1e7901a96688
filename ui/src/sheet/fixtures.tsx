/** A plan in memory, for tests of its table and form: it reads cells the way the core does, in small. */
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, vi } from "vitest";
import {
  type Done,
  PLAN_SHEETS,
  type PlanCell,
  type PlanCellIssue,
  type PlanPlace,
  type PlanPut,
  type PlanRow,
  type PlanRows,
  type PlanSheet,
  type PlanTried,
  type Problem,
  type Topic,
} from "../api/bindings.ts";
import { queryClient, useRead } from "../api/client.ts";
import { host } from "../api/host.ts";
import { dismissAll } from "../api/notices.ts";
import { setWritable } from "../api/writable.ts";
import { Toasts } from "../components/index.ts";
import { sentence } from "../text/index.ts";
import { choose } from "../text/language.ts";
import { columnOfCell, lacking, type Refs } from "./columns.ts";
import { Sheet, SheetForm, type SheetProps } from "./index.ts";

export const PLAN = 7;

export const REFS: Refs = {
  project: [
    { id: 11, name: "架空大学の抗体", about: "24ck0106001" },
    { id: 12, name: "架空研究所の評価系", about: "24ck0106002" },
    { id: 13, name: "外れた課題", about: "24ck0106003", gone: true },
  ],
  task: [
    { id: 1, name: "標的の検証" },
    { id: 2, name: "親和性の最適化" },
  ],
  programme: [{ id: 31, name: "架空創薬事業" }],
};

type Typed = Record<string, PlanCell>;

export const task = (id: number, ja: string, more: Typed = {}): PlanRow => ({
  id,
  origin: null,
  cells: {
    kind: "task",
    name_ja: ja,
    name_en: `Task ${id}`,
    phase: 3,
    starts: "2028-04",
    months: 12,
    done: 0,
    project: null,
    responsible: "",
    note: "",
    ...more,
  },
});

type Given = (args: never) => unknown;

/** A core that answers by command; a thrown problem is a refusal. */
class Core {
  asked: [name: string, args: unknown][] = [];
  answers: Record<string, Given> = {};

  constructor() {
    queryClient.clear();
    dismissAll();
    choose({ language: "ja", appearance: "light" });
    vi.spyOn(host, "call").mockImplementation(async (name, args) => {
      this.asked.push([name, args]);
      const answer = this.answers[name];
      if (!answer) throw refusal("bad-call", { name });
      return {
        value: await answer(args as never),
        changed: CHANGING.includes(name) ? (["plans"] satisfies Topic[]) : [],
      };
    });
  }

  /** The arguments a command was asked with, in order. */
  sent = (name: string): unknown[] => this.asked.filter(([asked]) => asked === name).map(([, args]) => args);
}

const CHANGING = ["plan.put", "plan.remove", "plan.place"];

/** A refusal of the core. */
const refusal = (code: Problem["code"], params: Record<string, string>): Problem => ({ code, params, detail: null });

/** A sheet in memory behind the commands. */
export class Plan {
  core = new Core();
  rows: PlanRow[];
  next = 100;

  constructor(
    readonly sheet: PlanSheet,
    rows: PlanRow[],
  ) {
    this.rows = rows;
    setWritable(true);
    const { answers } = this.core;
    answers["plan.show"] = () => ({ sheets: { [sheet]: this.rows } });
    answers["plan.try"] = (args: PlanPut) => this.tried(args);
    answers["plan.put"] = (args: PlanPut) => this.put(args);
    answers["plan.remove"] = ({ ids }: PlanRows) => {
      this.rows = this.rows.filter(({ id }) => !ids.includes(id));
      return this.done("plan-remove", ids.length);
    };
    answers["plan.place"] = ({ ids, before }: PlanPlace) => {
      const own = this.rows.filter(({ id }) => ids.includes(id));
      const rest = this.rows.filter(({ id }) => !ids.includes(id));
      const at = before === null ? rest.length : rest.findIndex(({ id }) => id === before);
      this.rows = [...rest.slice(0, at), ...own, ...rest.slice(at)];
      return this.done("plan-place", ids.length);
    };
    for (const [name, size] of Object.entries({
      offsetHeight: 600,
      clientHeight: 600,
      offsetWidth: 1200,
      clientWidth: 1200,
    }))
      vi.spyOn(HTMLElement.prototype, name as "offsetHeight", "get").mockReturnValue(size);
  }

  private done = (kind: string, count: number, created: number | null = null): Done => ({
    operation: 1,
    kind,
    count,
    created,
  });

  tried({ rows, confirmed }: PlanPut): PlanTried {
    const issues: PlanCellIssue[] = [];
    const read = rows.map(({ id, cells }, row) => {
      const out: Typed = {};
      for (const [cell, value] of Object.entries(cells)) {
        const got = this.read(cell, value);
        if ("reason" in got) issues.push({ row, column: cell, params: {}, asked: false, ...got });
        else out[cell] = got.value;
        if (cell === "yen" && typeof out.yen === "number" && out.yen >= 1e9 && !confirmed)
          issues.push({ row, column: cell, reason: "unit-slip", params: { median: "1,000,000" }, asked: true });
      }
      const whole = { ...this.rows.find((own) => own.id === id)?.cells, ...cells };
      for (const { name } of lacking(this.sheet, whole))
        issues.push({ row, column: name, reason: "needed", params: {}, asked: false });
      return out;
    });
    return { rows: read, issues };
  }

  private read(
    cell: string,
    value: PlanCell,
  ): { value: PlanCell } | { reason: string; params?: Record<string, string> } {
    const kind = columnOfCell(this.sheet, cell)?.kind;
    if (typeof value !== "string" || kind === undefined) return { value };
    const text = value.normalize("NFKC").trim();
    switch (kind.type) {
      case "month": {
        const era = /^令和(\d+)年(\d+)月$/.exec(text);
        if (era) return { value: `${2018 + Number(era[1])}-${String(era[2]).padStart(2, "0")}` };
        return /^\d{4}-\d{2}$/.test(text) ? { value: text } : { reason: "not-a-month" };
      }
      case "whole": {
        const n = /^(\d+)(か月)?$/.exec(text)?.[1];
        if (n !== undefined && Number(n) >= kind.min && Number(n) <= kind.max) return { value: Number(n) };
        return { reason: "not-a-number-here", params: { min: String(kind.min), max: String(kind.max) } };
      }
      case "year":
        return /^\d{4}$/.test(text) ? { value: Number(text) } : { reason: "not-a-year" };
      case "yen": {
        const n = /^([\d,]+)(千円|円)?$/.exec(text);
        if (!n) return { reason: "not-yen" };
        return { value: Number((n[1] ?? "").replace(/,/g, "")) * (n[2] === "千円" ? 1000 : 1) };
      }
      case "flag":
        return text === "○" ? { value: 1 } : text === "×" ? { value: 0 } : { reason: "not-a-flag" };
      case "choice":
        return kind.of.includes(text) ? { value: text } : { reason: "not-a-choice", params: { choices: "…" } };
      case "ref": {
        const found = REFS[kind.to]?.find(({ name }) => name === text);
        return found ? { value: found.id } : { reason: "no-such-row", params: { value: text } };
      }
      default:
        return text.length > 500 ? { reason: "too-long" } : { value: text };
    }
  }

  private put(args: PlanPut): Done {
    const { rows, issues } = this.tried(args);
    const [first] = issues;
    if (first)
      throw refusal("invalid-field", {
        field: first.column,
        reason: first.reason,
        row: String(first.row),
        ...first.params,
      });
    let created: number | null = null;
    for (const [i, { id }] of args.rows.entries()) {
      const own = this.rows.find((row) => row.id === id);
      if (own)
        this.rows = this.rows.map((row) => (row === own ? { ...own, cells: { ...own.cells, ...rows[i] } } : row));
      else {
        created = this.next;
        this.next += 1;
        const blank: Typed = {};
        for (const { name, kind } of PLAN_SHEETS[this.sheet])
          if (kind.type !== "twin") blank[name] = kind.type === "whole" || kind.type === "ref" ? null : "";
        const at = args.before === undefined ? -1 : this.rows.findIndex((row) => row.id === args.before);
        this.rows = this.rows.toSpliced(at < 0 ? this.rows.length : at, 0, {
          id: created,
          origin: null,
          cells: { ...blank, ...rows[i] },
        });
      }
    }
    return this.done("plan-put", args.rows.length, created);
  }

  /** Shows the table, or with `form` the form of a row beside it. */
  async show(props: Partial<SheetProps> = {}, form?: number) {
    const own = this;
    function Screen() {
      const rows = useRead("plan.show", { theme: 1 }).data?.sheets[own.sheet] ?? [];
      const row = rows.find(({ id }) => id === form);
      return (
        <>
          <Sheet sheet={own.sheet} plan={PLAN} rows={rows} refs={REFS} label="表" {...props} />
          {row && <SheetForm sheet={own.sheet} plan={PLAN} row={row} refs={REFS} frozen={props.frozen} />}
          <Toasts />
        </>
      );
    }
    const page = render(
      <QueryClientProvider client={queryClient}>
        <Screen />
      </QueryClientProvider>,
    );
    await act(async () => {});
    if (this.rows.length > 0) await screen.findAllByTestId("sheet-row");
    return page;
  }

  /** What was written, in order. */
  puts = () => this.core.sent("plan.put") as PlanPut[];
  /** Cells of what was written, in order. */
  cells = () => this.puts().map(({ rows }) => rows.map(({ cells }) => cells));
}

// ----- what a person does -----

export const grid = () => screen.getByTestId("sheet");
export const lines = () => screen.getAllByTestId("sheet-row");
export const cell = (row: number, column: string) =>
  lines()[row]?.querySelector(`[data-column="${column}"]`) as HTMLElement;
export const input = () => screen.getByTestId("sheet-input") as HTMLInputElement;
/** The cell under the keys, as `row:column`. */
export function under(): string {
  const own = grid().querySelector(".sheet-cell.on") as HTMLElement | null;
  const row = own?.closest("[data-testid=sheet-row]");
  return row ? `${lines().indexOf(row as HTMLElement)}:${own?.dataset.column}` : "";
}
export const chosen = () =>
  [...grid().querySelectorAll(".sheet-cell[aria-selected=true]")].map((own) => own.textContent);

const NAMES: Record<string, string> = { Space: " ", KeyN: "n", KeyC: "c", KeyV: "v", KeyA: "a" };

/** A key goes down where the focus is. */
export async function press(code: string, init: KeyboardEventInit & { keyCode?: number } = {}) {
  const at = document.activeElement ?? document.body;
  await act(async () => void fireEvent.keyDown(at, { code, key: NAMES[code] ?? code, ...init }));
  await settled();
}
/** Into what hangs on a cell: the document of these tests does not know `:focus-within`, by which the popover sees that
 *  something in it has the focus already. */
export const into = (testid: string) => act(() => screen.getByTestId(testid).focus());
/** What was asked of the core is answered, and drawn. */
export async function settled() {
  for (let i = 0; i < 6; i += 1) await act(async () => void (await new Promise((done) => setTimeout(done, 0))));
}
export async function point(row: number, column: string, init: MouseEventInit = {}) {
  await act(async () => {
    fireEvent.mouseDown(cell(row, column), { button: 0, buttons: 1, ...init });
    fireEvent.click(cell(row, column), init);
  });
}
export const type = (text: string, field: HTMLElement = input()) =>
  fireEvent.change(field, { target: { value: text } });

/** The clipboard of a copy or a paste. */
export function board(given: Record<string, string> = {}) {
  const held = { ...given };
  return {
    held,
    getData: (kind: string) => held[kind] ?? "",
    setData: (kind: string, text: string) => {
      held[kind] = text;
    },
  };
}
/** Ctrl V with this on the clipboard. */
export async function paste(given: { text?: string; html?: string }) {
  await press("KeyV", { ctrlKey: true });
  const data = board({ "text/plain": given.text ?? "", "text/html": given.html ?? "" });
  await act(async () => void fireEvent.paste(document.activeElement as Element, { clipboardData: data }));
  await settled();
}
export const said = () => screen.queryAllByTestId("toast").map((own) => own.textContent ?? "");
export const reason = (name: string, params: Record<string, string> = {}) => sentence(`reason.${name}`, params, "ja");
export const expectWrong = (name: string, params: Record<string, string> = {}) =>
  expect(screen.getByTestId("sheet-wrong").textContent).toContain(reason(name, params));

/** Columns of [`threeTasks`] that are shown. */
export const TASK_COLUMNS = ["name", "kind", "starts", "months", "project"];

/** A plan with three tasks: one as usual, one of a project, one named in English only and without a start. */
export const threeTasks = () =>
  new Plan("task", [
    task(1, "標的の検証"),
    task(2, "親和性の最適化", { project: 11, months: 8 }),
    task(3, "", { name_en: "Safety", starts: "" }),
  ]);
