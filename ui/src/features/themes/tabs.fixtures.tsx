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
import { projectOf as anyProject, themeOf as anyTheme } from "./fixtures.ts";

export const projectOf = (id: number, more: Partial<ProjectRow> = {}) => anyProject(id, { years: [2024], ...more });

/** A theme of two projects, of which one has a role. */
export const themeOf = (more: Partial<Theme> = {}): Theme =>
  anyTheme(1, {
    title_ja: "架空のテーマ",
    title_en: "",
    threads: [
      { project: projectOf(7), role: "target", note: "" },
      { project: projectOf(8), role: null, note: "" },
    ],
    by: "A",
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
