/** What the address of the screen says, and going to another one. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ProgrammesSearch } from "../../search.ts";

export const TABS = ["list", "map", "timeline", "adjustments", "supports", "outcomes"] as const;
export type TabId = (typeof TABS)[number];

const id = (value: unknown) => (typeof value === "number" && Number.isSafeInteger(value) ? value : undefined);

/** What is shown; what the address says that is not understood is left out. */
export function useShown() {
  const search = useSearch({ from: "/programmes" });
  return {
    tab: TABS.find((known) => known === search.tab) ?? ("list" satisfies TabId),
    shown: id(search.shown),
    lineage: id(search.lineage),
    waiting: search.part === "waiting",
    pair: id(search.pair),
    support: id(search.support),
    find: typeof search.find === "string" ? search.find : "",
  };
}

/** Changes parts of the address; undefined takes a part away. */
export function useGo() {
  const navigate = useNavigate();
  return useCallback(
    (patch: { [K in keyof ProgrammesSearch]: ProgrammesSearch[K] | undefined }, replace = false) =>
      void navigate({
        to: "/programmes",
        search: (now: object) =>
          Object.fromEntries(
            Object.entries({ ...now, ...patch }).filter(([, value]) => value !== undefined && value !== ""),
          ) as ProgrammesSearch,
        replace,
      }),
    [navigate],
  );
}
