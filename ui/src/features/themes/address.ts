/** What the address of the themes' screen says, and going to another one. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ThemesSearch } from "../../search.ts";

export const TABS = ["list", "pipeline", "proposals", "hearings", "portfolio"] as const;
export type TabId = (typeof TABS)[number];

/** Which projects combinations are looked for among. */
export const AMONG = ["round", "chosen", "search", "all"] as const;
export type Among = (typeof AMONG)[number];

const text = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const id = (value: unknown) => (typeof value === "number" && Number.isSafeInteger(value) ? value : undefined);

/** What is shown; what the address says that is not understood is left out. */
export function useShown() {
  const search = useSearch({ from: "/themes" });
  return {
    tab: TABS.find((known) => known === search.tab) ?? ("list" satisfies TabId),
    sort: text(search.sort),
    among: AMONG.find((known) => known === search.among) ?? ("round" satisfies Among),
    round: id(search.round),
    q: text(search.q),
    running: search.running === true,
    unused: search.unused === true,
    confirmed: search.confirmed === true,
  };
}

/** Changes parts of the address; undefined takes a part away. */
export function useGo() {
  const navigate = useNavigate();
  return useCallback(
    (patch: { [K in keyof ThemesSearch]: ThemesSearch[K] | undefined }, replace = false) =>
      void navigate({
        to: "/themes",
        search: (now: object) =>
          Object.fromEntries(
            Object.entries({ ...now, ...patch }).filter(([, value]) => value !== undefined && value !== ""),
          ) as ThemesSearch,
        replace,
      }),
    [navigate],
  );
}
