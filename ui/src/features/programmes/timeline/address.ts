/** What the timeline shows, as the address of the screen has it. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { Filter, TimelineOnly, TimelineOrder, TimelineRows } from "../../../api/bindings.ts";
import { filterOf, withFilter } from "../../../find/index.ts";
import type { ProgrammesSearch, ProjectsSearch } from "../../../search.ts";

export const ONLY = ["all", "ending", "gaps", "running", "undated"] as const satisfies readonly TimelineOnly[];
export const ORDERS = ["ends", "gap", "starts", "number"] as const satisfies readonly TimelineOrder[];

export interface Question {
  filter: Filter;
  rows: TimelineRows;
  only: TimelineOnly;
  order: TimelineOrder;
}

/** The question an address stands for; what it does not understand it leaves out. */
export function questionOf(search: ProgrammesSearch): Question {
  return {
    filter: filterOf(search as ProjectsSearch),
    rows: search.lines === "themes" ? "themes" : "projects",
    only: ONLY.find((known) => known === search.only) ?? "all",
    order: ORDERS.find((known) => known === search.order) ?? "ends",
  };
}

export function useQuestion(): Question {
  const search = useSearch({ from: "/programmes" });
  const shape = JSON.stringify(questionOf(search));
  return useMemo(() => JSON.parse(shape) as Question, [shape]);
}

/** The conditions of the screen: those of the list of projects. */
export function useConditionsOf(): [filter: Filter, change: (filter: Filter, replace?: boolean) => void] {
  const { filter } = useQuestion();
  const navigate = useNavigate();
  const change = useCallback(
    (next: Filter, replace = false) =>
      void navigate({
        to: "/programmes",
        search: (now: object) => withFilter(now as ProjectsSearch, next) as ProgrammesSearch,
        replace,
      }),
    [navigate],
  );
  return [filter, change];
}
