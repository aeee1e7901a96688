/** What the address of stage one says, and going to another one. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ReadingOrder, Verdict } from "../../api/bindings.ts";
import type { ShortlistOnly, StageSearch } from "../../search.ts";

/** Parts without a round. */
export const HOME_TABS = ["rounds", "people", "criteria"] as const;
/** Parts of a round. */
export const ROUND_TABS = ["reading", "conflicts", "shortlist", "flow", "setup"] as const;
const ORDERS: readonly ReadingOrder[] = ["hand", "programme", "field", "random"];
/** Parts of a shortlist. */
export const SHORTLIST_PARTS: readonly ShortlistOnly[] = ["keep", "hold", "drop", "undecided", "conflict"];
/** Verdicts in the order they are shown. */
export const VERDICTS: readonly Verdict[] = ["keep", "hold", "drop"];
export type HomeTab = (typeof HOME_TABS)[number];
export type RoundTab = (typeof ROUND_TABS)[number];

const id = (value: unknown) => (typeof value === "number" && Number.isSafeInteger(value) ? value : undefined);

/** Two verdicts as the address names them: `keep-hold`. */
function pairIn(value: unknown): readonly [Verdict, Verdict] | undefined {
  const [row, column, ...more] = typeof value === "string" ? value.split("-") : [];
  const a = VERDICTS.find((known) => known === row);
  const b = VERDICTS.find((known) => known === column);
  return a && b && more.length === 0 ? [a, b] : undefined;
}

/** What is shown; what the address says that is not understood is left out. */
export function useShown() {
  const search = useSearch({ from: "/stage-one" });
  const round = id(search.round);
  return {
    round,
    home: HOME_TABS.find((known) => known === search.tab) ?? ("rounds" satisfies HomeTab),
    part: ROUND_TABS.find((known) => known === search.tab) ?? ("reading" satisfies RoundTab),
    project: id(search.project),
    person: id(search.person),
    only: SHORTLIST_PARTS.find((known) => known === search.only),
    pair: pairIn(search.pair),
    order: ORDERS.find((known) => known === search.order) ?? ("hand" satisfies ReadingOrder),
  };
}

/** Changes parts of the address; undefined takes a part away. */
export function useGo() {
  const navigate = useNavigate();
  return useCallback(
    (patch: { [K in keyof StageSearch]: StageSearch[K] | undefined }, replace = false) =>
      void navigate({
        to: "/stage-one",
        search: (now: object) =>
          Object.fromEntries(
            Object.entries({ ...now, ...patch }).filter(([, value]) => value !== undefined),
          ) as StageSearch,
        replace,
      }),
    [navigate],
  );
}
