/** The screens and their addresses. Hash history: the window has no server behind it. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  type RouterHistory,
  redirect,
} from "@tanstack/react-router";
import { read } from "./api/client.ts";
import { ExportLayer } from "./features/export/ExportLayer.tsx";
import { HistoryScreen } from "./features/history/HistoryScreen.tsx";
import { HomeScreen } from "./features/home/HomeScreen.tsx";
import { ImportScreen } from "./features/import/ImportScreen.tsx";
import { LeaksScreen } from "./features/leaks/LeaksScreen.tsx";
import { MatrixScreen } from "./features/matrix/MatrixScreen.tsx";
import { HandbookScreen } from "./features/plan/notes/HandbookScreen.tsx";
import { PlanScreen } from "./features/plan/PlanScreen.tsx";
import { ProgrammesScreen } from "./features/programmes/ProgrammesScreen.tsx";
import { ProjectsScreen } from "./features/projects/ProjectsScreen.tsx";
import { KeepScreen } from "./features/settings/keep/KeepScreen.tsx";
import { SettingsScreen } from "./features/settings/SettingsScreen.tsx";
import { VocabularyScreen } from "./features/settings/vocabulary/VocabularyScreen.tsx";
import { StageLayer } from "./features/stage-one/StageLayer.tsx";
import { StageOneScreen } from "./features/stage-one/StageOneScreen.tsx";
import { TaggingScreen } from "./features/tagging/focus/TaggingScreen.tsx";
import { TaggingLayer } from "./features/tagging/TaggingLayer.tsx";
import { ThemeScreen } from "./features/themes/ThemeScreen.tsx";
import { ThemesLayer } from "./features/themes/ThemesLayer.tsx";
import { ThemesScreen } from "./features/themes/ThemesScreen.tsx";
import { TidyScreen } from "./features/tidy/TidyScreen.tsx";
import { ViewsLayer } from "./features/views/ViewsLayer.tsx";
import { VocabularyScreen as Vocabulary } from "./features/vocabulary/VocabularyScreen.tsx";
import { WelcomeScreen } from "./features/welcome/WelcomeScreen.tsx";
import type {
  HistorySearch,
  ImportSearch,
  LeaksSearch,
  MatrixSearch,
  PlanSearch,
  ProgrammesSearch,
  ProjectsSearch,
  StageSearch,
  TaggingSearch,
  ThemeSearch,
  ThemesSearch,
  TidySearch,
  VocabularySearch,
} from "./search.ts";
import { NotFound } from "./shell/NotFound.tsx";
import { Shell } from "./shell/Shell.tsx";

const root = createRootRoute({
  component: () => (
    <Shell>
      <TaggingLayer />
      <ThemesLayer />
      <ExportLayer />
      <ViewsLayer />
      <StageLayer />
    </Shell>
  ),
  notFoundComponent: NotFound,
});

const at = { getParentRoute: () => root };

/** Where one lands with a library just opened: the list. ホーム is a place of its own, so that landing there one day is
 *  a change of this line. */
const index = createRoute({
  ...at,
  path: "/",
  beforeLoad: async () => {
    const status = await read("library.status", {}).catch(() => null);
    throw redirect({ to: status?.open ? "/projects" : "/welcome", replace: true });
  },
});
const welcome = createRoute({ ...at, path: "/welcome", component: WelcomeScreen });
const home = createRoute({ ...at, path: "/home", component: HomeScreen });
const matrix = createRoute({
  ...at,
  path: "/matrix",
  component: MatrixScreen,
  validateSearch: (search): MatrixSearch => search,
});
const projects = createRoute({
  ...at,
  path: "/projects",
  component: ProjectsScreen,
  validateSearch: (search): ProjectsSearch => search,
});
const tagging = createRoute({
  ...at,
  path: "/tagging",
  component: TaggingScreen,
  validateSearch: (search): TaggingSearch => search,
});
const importing = createRoute({
  ...at,
  path: "/import",
  component: ImportScreen,
  validateSearch: (search): ImportSearch => search,
});
const leaks = createRoute({
  ...at,
  path: "/leaks",
  component: LeaksScreen,
  validateSearch: (search): LeaksSearch => search,
});
const themes = createRoute({
  ...at,
  path: "/themes",
  component: ThemesScreen,
  validateSearch: (search): ThemesSearch => search,
});
const theme = createRoute({
  ...at,
  path: "/themes/$id",
  component: ThemeScreen,
  validateSearch: (search): ThemeSearch => search,
});
const plan = createRoute({
  ...at,
  path: "/themes/$id/plan",
  component: PlanScreen,
  validateSearch: (search): PlanSearch => search,
});
const handbook = createRoute({ ...at, path: "/handbook", component: HandbookScreen });
const programmes = createRoute({
  ...at,
  path: "/programmes",
  component: ProgrammesScreen,
  validateSearch: (search): ProgrammesSearch => search,
});
const stageOne = createRoute({
  ...at,
  path: "/stage-one",
  component: StageOneScreen,
  validateSearch: (search): StageSearch => search,
});
const history = createRoute({
  ...at,
  path: "/history",
  component: HistoryScreen,
  validateSearch: (search): HistorySearch => search,
});
const tidy = createRoute({
  ...at,
  path: "/tidy",
  component: TidyScreen,
  validateSearch: (search): TidySearch => search,
});
const concepts = createRoute({
  ...at,
  path: "/vocabulary",
  component: Vocabulary,
  validateSearch: (search): VocabularySearch => search,
});
const settings = createRoute({ ...at, path: "/settings", component: SettingsScreen });
const keep = createRoute({ ...at, path: "/settings/keep", component: KeepScreen });
const vocabulary = createRoute({ ...at, path: "/settings/vocabulary", component: VocabularyScreen });

const routeTree = root.addChildren([
  index,
  welcome,
  home,
  projects,
  matrix,
  tagging,
  importing,
  leaks,
  themes,
  theme,
  plan,
  handbook,
  programmes,
  stageOne,
  tidy,
  history,
  concepts,
  settings,
  keep,
  vocabulary,
]);

/** The screens over a history of one's own, for tests. */
export const makeRouter = (over: RouterHistory) => createRouter({ routeTree, history: over, defaultPreload: false });

export const router = makeRouter(createHashHistory());

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
