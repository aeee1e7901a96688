/** What the address of the screen says, and going to another one. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import type { GridSort } from "../../grid/index.ts";
import type { ProgrammesSearch } from "../../search.ts";
import { STEPS } from "./map/steps.ts";

export const TABS = ["list", "map", "timeline", "adjustments", "supports", "outcomes"] as const;
export type TabId = (typeof TABS)[number];

const text = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** Order of the registry as the address says it: `ministry,-projects`. */
export const sortsOf = (said: string): GridSort[] =>
  said
    .split(",")
    .filter((part) => /^-?\w+$/.test(part))
    .map((part) => ({ column: part.replace(/^-/, ""), descending: part.startsWith("-") }));

export const saySorts = (sorts: readonly GridSort[]): string =>
  sorts.map(({ column, descending }) => `${descending ? "-" : ""}${column}`).join(",");

const id = (value: unknown) => (typeof value === "number" && Number.isSafeInteger(value) ? value : undefined);

/** What is shown; what the address says that is not understood is left out. */
export function useShown() {
  const search = useSearch({ from: "/programmes" });
  const asked: unknown = search.ministries;
  const ministries = JSON.stringify(Array.isArray(asked) ? asked.filter((name) => typeof name === "string") : []);
  const sort = text(search.sort);
  return {
    tab: TABS.find((known) => known === search.tab) ?? ("list" satisfies TabId),
    shown: id(search.shown),
    lineage: id(search.lineage),
    waiting: search.part === "waiting",
    pair: id(search.pair),
    support: id(search.support),
    find: text(search.find),
    ministries: useMemo(() => JSON.parse(ministries) as string[], [ministries]),
    sorts: useMemo(() => sortsOf(sort), [sort]),
    seek: text(search.seek),
    step: STEPS.find(({ step }) => step === search.step)?.step ?? null,
    suits: text(search.suits) || null,
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
