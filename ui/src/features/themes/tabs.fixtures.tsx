/** A fictional theme and the routes its tabs lead to, for tests. */
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import type { ProjectRow, Theme } from "../../api/bindings.ts";
import { queryClient } from "../../api/client.ts";

export const projectOf = (id: number, more: Partial<ProjectRow> = {}): ProjectRow => ({
  id,
  number: null,
  key: `ama${id}`,
  title_ja: `課題${id}`,
  title_en: `Project ${id}`,
  programme: "",
  institution: "架空大学",
  researcher: "",
  phase: "",
  ministry: "",
  integrated: "",
  prefecture: "",
  budget_yen: null,
  years: [2024],
  tags: [],
  flagged: false,
  ...more,
});

export const themeOf = (more: Partial<Theme> = {}): Theme => ({
  id: 1,
  code: "TH-001",
  title_ja: "架空のテーマ",
  title_en: "",
  target: null,
  modality: null,
  indication: null,
  hypothesis_ja: "",
  hypothesis_en: "",
  notes: "",
  state: "idea",
  owner: "",
  next_step: "",
  due: "",
  stop_reason: "",
  effort_months: null,
  months_to_gate: null,
  competition: null,
  origin: null,
  classes: {},
  threads: [
    { project: projectOf(7), role: "target", note: "" },
    { project: projectOf(8), role: null, note: "" },
  ],
  by: "A",
  at: "2026-11-24T00:00:00Z",
  ...more,
});

/** A tab alone, with the places its links name. */
export function showTab(tab: ReactNode) {
  const root = createRootRoute();
  const at = (path: string, component: () => ReactNode) => createRoute({ getParentRoute: () => root, path, component });
  const elsewhere = ["/projects", "/stage-one", "/themes/$id"].map((path) => at(path, () => path));
  const router = createRouter({
    routeTree: root.addChildren([at("/", () => tab), ...elsewhere]),
    history: createMemoryHistory({ initialEntries: ["/"] }),
  });
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  return router;
}
