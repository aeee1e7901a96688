/** What the address of the screen says, and going to another one. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { Concept, Kind } from "../../api/bindings.ts";
import type { ProjectsSearch, VocabularySearch } from "../../search.ts";
import { KINDS } from "./concept.ts";

export const TABS = ["concepts", "loaded", "review", "lessons", "sources"] as const;
export type TabId = (typeof TABS)[number];

const word = (value: unknown) => (value === undefined || value === null ? "" : String(value));

/** What is shown; what the address says that is not understood is left out. */
export function useShown() {
  const search = useSearch({ from: "/vocabulary" });
  return {
    tab: TABS.find((known) => known === search.tab) ?? ("concepts" satisfies TabId),
    kind: KINDS.find((known) => known === search.kind) ?? ("target" satisfies Kind),
    concept: word(search.concept) || undefined,
    q: word(search.q),
    parent: word(search.parent) || undefined,
  };
}

/** Changes parts of the address; undefined takes a part away. */
export function useGo() {
  const navigate = useNavigate();
  return useCallback(
    (patch: { [K in keyof VocabularySearch]: VocabularySearch[K] | undefined }, replace = false) =>
      void navigate({
        to: "/vocabulary",
        search: (now: object) =>
          Object.fromEntries(
            Object.entries({ ...now, ...patch }).filter(([, value]) => value !== undefined && value !== ""),
          ) as VocabularySearch,
        replace,
      }),
    [navigate],
  );
}

/** Shows a concept: from the list of concepts beside it, from elsewhere on that list. */
export function useOpenConcept() {
  const { tab } = useShown();
  const go = useGo();
  return useCallback(
    ({ kind, id }: Pick<Concept, "kind" | "id">) =>
      go(
        tab === "concepts"
          ? { kind, concept: id }
          : { tab: undefined, kind, concept: id, q: undefined, parent: undefined },
      ),
    [go, tab],
  );
}

/** Opens the list of projects that carry a concept, one of them beside it where asked for. */
export function useOpenProjects() {
  const navigate = useNavigate();
  return useCallback(
    ({ kind, id }: Pick<Concept, "kind" | "id">, open?: number) => {
      const search: ProjectsSearch = { [kind]: [id], ...(open === undefined ? {} : { open }) };
      void navigate({ to: "/projects", search });
    },
    [navigate],
  );
}
