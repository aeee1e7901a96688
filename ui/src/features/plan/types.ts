import type { PlanSheet, PlanView } from "../../api/bindings.ts";

/** Tabs of a plan, in order. */
export const PLAN_TABS = ["plan", "gates", "tpp", "support", "budget", "risks", "notes"] as const;
export type PlanTab = (typeof PLAN_TABS)[number];

/** The sheet that the rows of a tab are of where none is said. */
export const FIRST_SHEET: Readonly<Record<PlanTab, PlanSheet>> = {
  plan: "task",
  gates: "item",
  tpp: "tpp",
  support: "support",
  budget: "budget",
  risks: "risk",
  notes: "note",
};

/** A place in a plan: a tab, and the row and column there. Rows of two sheets may have one number, so a row that is not of
 *  the first sheet of its tab needs its sheet. */
export interface PlanPlaceAt {
  tab: PlanTab;
  sheet?: PlanSheet;
  row?: number;
  column?: string;
  /** Of a task: with its form open. */
  form?: true;
}

/** A row that was gone to. The same object as long as nothing else was gone to. */
export interface PlanShown {
  sheet: PlanSheet;
  row: number;
  column?: string;
}

/** What a sheet is told of the place that was gone to: nothing where that is in another one. */
export const shownIn = (sheet: PlanSheet, shown: PlanShown | undefined): PlanShown | undefined =>
  shown?.sheet === sheet ? shown : undefined;

/** What every tab of a plan is given. */
export interface PlanTabProps {
  view: PlanView;
  /** Why nothing can be changed here; left out = it can. */
  frozen: string | undefined;
  /** Goes to another place of the plan. */
  go: (target: PlanPlaceAt) => void;
  /** The place that was gone to: it is brought into view and chosen. */
  shown: PlanShown | undefined;
}

/** What every dialog of a plan is given. */
export interface PlanDialogProps {
  view: PlanView;
  onClose: () => void;
}
