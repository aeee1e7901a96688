/** Writing rows of a sheet: one step each time. What is refused comes back by cell, as the core reads it. */
import type { Done, PlanPut, PlanSheet } from "../api/bindings.ts";
import { call, sayDone, sayProblem } from "../api/client.ts";
import { asProblem } from "../api/host.ts";

/** A cell that cannot be taken, or is asked about. */
export interface Wrong {
  /** 0-based row of what was to be written. */
  row: number;
  /** The cell's name. */
  column: string;
  /** Where the catalogue words it. */
  key: string;
  params: Readonly<Record<string, string>>;
  /** It can be written once somebody says that it is right. */
  asked: boolean;
}

export type Written = { done: Done } | { wrong: readonly Wrong[] };

/** Writes the rows and says so with the offer to take it back. A wrong cell refuses them all: then nothing is said here, the
 *  cells are answered. What is no matter of a cell is said as any refusal, and answered as of the first cell. */
export async function put(args: PlanPut): Promise<Written> {
  try {
    const done = await call("plan.put", args);
    sayDone(done);
    return { done };
  } catch (error) {
    const problem = asProblem(error);
    const first: Wrong = {
      row: Number(problem.params.row ?? 0) || 0,
      column: problem.params.field ?? Object.keys(args.rows[0]?.cells ?? {})[0] ?? "",
      key: `problem.${problem.code}`,
      params: problem.params,
      asked: false,
    };
    if (problem.code !== "invalid-field") {
      sayProblem(problem);
      return { wrong: [first] };
    }
    const wrong = await issuesOf(args);
    return { wrong: wrong.length > 0 ? wrong : [{ ...first, key: `reason.${problem.params.reason ?? ""}` }] };
  }
}

/** What is wrong with the cells of rows; empty when that is not known. */
export async function issuesOf(args: PlanPut): Promise<Wrong[]> {
  try {
    const tried = await call("plan.try", args);
    return tried.issues.map((issue) => ({ ...issue, key: `reason.${issue.reason}` }));
  } catch {
    return [];
  }
}

/** Removes rows; true = done. What is refused is said. */
export const remove = (plan: number | null, sheet: PlanSheet, ids: number[]) =>
  said(() => call("plan.remove", { plan, sheet, ids }));

/** Puts rows before another one (`null` = at the end), in the order they stand in; true = done. What is refused is said. */
export const place = (plan: number | null, sheet: PlanSheet, ids: number[], before: number | null) =>
  said(() => call("plan.place", { plan, sheet, ids, before }));

async function said(run: () => Promise<Done>): Promise<boolean> {
  try {
    sayDone(await run());
    return true;
  } catch (error) {
    sayProblem(asProblem(error));
    return false;
  }
}
