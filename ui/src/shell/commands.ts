/** What can be started from anywhere. */
import { useNavigate } from "@tanstack/react-router";
import { runAction, useAction } from "../actions/index.ts";
import { chooseLibrary } from "../actions/library.ts";
import type { OpenLibrary, Step } from "../api/bindings.ts";
import { call, redo, sayProblem, undo, useRead } from "../api/client.ts";
import { asProblem, host } from "../api/host.ts";
import { placeOf } from "../find/index.ts";
import { useCommands } from "../keys/index.ts";
import { useText } from "../text/index.ts";
import { appearance, language } from "../text/language.ts";

interface From {
  open: OpenLibrary | null;
  openPalette: () => void;
  openSheet: () => void;
  lockNow: () => void;
}

export function useShellCommands({ open, openPalette, openSheet, lockNow }: From) {
  const { t, pick } = useText();
  const navigate = useNavigate();
  const has = open !== null;
  const views = useRead("view.list", {}, { enabled: has, keep: false }).data?.views ?? [];

  const startImport = async () => {
    try {
      const file = await host.pickFile("import");
      if (file !== null) await navigate({ to: "/import", search: { file } });
    } catch (error) {
      sayProblem(asProblem(error));
    }
  };
  const choose = async (how: "create" | "open") => {
    if (await chooseLibrary(how, t.welcome.newName)) await navigate({ to: "/projects" });
  };
  useAction("import.start", () => void startImport());
  useAction("library.open", () => void choose("open"));
  useAction("library.create", () => void choose("create"));
  const close = () => void call("library.close", {}).catch((e) => sayProblem(asProblem(e)));
  useAction("library.close", close);
  useAction("library.lock", lockNow);

  useAction("tagging.open", ({ project }) => void navigate({ to: "/tagging", search: { project } }));

  const named = (step: Step) => pick(step, "sentence");
  const change = (patch: Parameters<typeof call<"settings.set">>[1]) =>
    void call("settings.set", patch).catch((e) => sayProblem(asProblem(e)));
  const otherLook = appearance() === "dark" ? "light" : "dark";

  useCommands([
    { id: "palette", label: t.keys.palette, group: "general", keys: ["mod+KeyK"], inFields: true, run: openPalette },
    { id: "keys", label: t.keys.sheet, group: "general", keys: ["'?'"], icon: "help", palette: true, run: openSheet },
    {
      id: "undo",
      label: open?.undo ? t.shell.undoNamed(named(open.undo)) : t.keys.undo,
      group: "general",
      keys: ["mod+KeyZ"],
      icon: "undo",
      palette: Boolean(open?.undo),
      enabled: has,
      writes: true,
      run: () => void undo(),
    },
    {
      id: "redo",
      label: open?.redo ? t.shell.redoNamed(named(open.redo)) : t.keys.redo,
      group: "general",
      keys: ["mod+shift+KeyZ", "mod+KeyY"],
      icon: "redo",
      palette: Boolean(open?.redo),
      enabled: has,
      writes: true,
      run: () => void redo(),
    },
    {
      id: "go-home",
      label: t.home.title,
      group: "go",
      keys: ["alt+Digit0"],
      icon: "home",
      palette: true,
      enabled: has,
      inFields: true,
      run: () => void navigate({ to: "/home" }),
    },
    {
      id: "go-projects",
      label: t.shell.projects,
      group: "go",
      keys: ["alt+Digit1"],
      icon: "projects",
      palette: true,
      enabled: has,
      inFields: true,
      run: () => void navigate({ to: "/projects" }),
    },
    {
      id: "go-matrix",
      label: t.matrix.go,
      group: "go",
      keys: ["alt+Digit7"],
      icon: "matrix",
      palette: true,
      enabled: has,
      inFields: true,
      run: () => void navigate({ to: "/matrix", search: {} }),
    },
    {
      id: "go-tagging",
      label: t.shell.tagging,
      group: "go",
      keys: ["alt+Digit5"],
      icon: "tag",
      palette: true,
      enabled: has,
      inFields: true,
      run: () => void navigate({ to: "/tagging", search: {} }),
    },
    {
      id: "go-themes",
      label: t.shell.themes,
      group: "go",
      keys: ["alt+Digit2"],
      icon: "weave",
      palette: true,
      enabled: has,
      inFields: true,
      run: () => void navigate({ to: "/themes" }),
    },
    {
      id: "go-programmes",
      label: t.programmes.title,
      group: "go",
      keys: ["alt+Digit8"],
      icon: "programmes",
      palette: true,
      enabled: has,
      inFields: true,
      run: () => void navigate({ to: "/programmes", search: {} }),
    },
    {
      id: "go-stage-one",
      label: t.stage.title,
      group: "go",
      keys: ["alt+Digit9"],
      icon: "stage",
      palette: true,
      enabled: has,
      inFields: true,
      run: () => void navigate({ to: "/stage-one", search: {} }),
    },
    {
      id: "who",
      label: t.stage.who.command,
      group: "general",
      keys: ["alt+KeyW"],
      icon: "people",
      palette: true,
      enabled: has,
      run: () => void runAction("person.choose", {}),
    },
    {
      id: "go-history",
      label: t.shell.history,
      group: "go",
      keys: ["alt+Digit3"],
      icon: "history",
      palette: true,
      enabled: has,
      inFields: true,
      run: () => void navigate({ to: "/history" }),
    },
    {
      id: "go-tidy",
      label: t.shell.tidy,
      group: "go",
      keys: ["alt+Digit4"],
      icon: "merge",
      palette: true,
      enabled: has,
      inFields: true,
      run: () => void navigate({ to: "/tidy" }),
    },
    {
      id: "go-concepts",
      label: t.shell.vocabulary,
      group: "go",
      keys: ["alt+Digit6"],
      icon: "book",
      palette: true,
      enabled: has,
      inFields: true,
      run: () => void navigate({ to: "/vocabulary", search: {} }),
    },
    ...views.map((view) => ({
      id: `view-${view.id}`,
      label: t.views.named(view.name),
      group: "go" as const,
      icon: view.state.matrix ? ("matrix" as const) : ("star" as const),
      palette: true,
      enabled: has,
      run: () => void navigate(placeOf(view)),
    })),
    {
      id: "view-take",
      label: t.views.take,
      group: "general",
      icon: "import",
      palette: true,
      enabled: has,
      writes: true,
      run: () => void runAction("view.take", {}),
    },
    {
      id: "go-leaks",
      label: t.leaks.title,
      group: "go",
      icon: "inspect",
      palette: true,
      run: () => void navigate({ to: "/leaks", search: {} }),
    },
    {
      id: "go-settings",
      label: t.shell.settings,
      group: "go",
      keys: ["mod+Comma"],
      icon: "settings",
      palette: true,
      inFields: true,
      run: () => void navigate({ to: "/settings" }),
    },
    {
      id: "go-keep",
      label: t.keep.go,
      group: "go",
      icon: "shield",
      palette: true,
      enabled: has,
      run: () => void navigate({ to: "/settings/keep" }),
    },
    {
      id: "go-vocabulary",
      label: t.vocabulary.go,
      group: "go",
      icon: "book",
      palette: true,
      run: () => void navigate({ to: "/settings/vocabulary" }),
    },
    {
      id: "import",
      label: t.shell.importTitle,
      group: "general",
      keys: ["mod+KeyI"],
      icon: "import",
      palette: true,
      enabled: has,
      writes: true,
      run: () => void startImport(),
    },
    {
      id: "open-library",
      label: t.shell.openLibrary,
      group: "general",
      keys: ["mod+KeyO"],
      icon: "folder",
      palette: true,
      run: () => void choose("open"),
    },
    {
      id: "new-library",
      label: t.shell.newLibrary,
      group: "general",
      icon: "plus",
      palette: true,
      run: () => void choose("create"),
    },
    {
      id: "lock-library",
      label: t.keep.lock.command,
      group: "general",
      keys: ["mod+shift+KeyL"],
      icon: "lock",
      palette: true,
      enabled: open?.encrypted === true,
      inFields: true,
      inDialogs: true,
      run: lockNow,
    },
    {
      id: "close-library",
      label: t.shell.closeLibrary,
      group: "general",
      icon: "close",
      palette: true,
      enabled: has,
      run: close,
    },
    {
      id: "language",
      label: t.shell.switchLanguage,
      group: "general",
      icon: "language",
      palette: true,
      run: () => change({ language: language() === "ja" ? "en" : "ja" }),
    },
    {
      id: "appearance",
      label: t.shell.switchAppearance(otherLook),
      group: "general",
      icon: otherLook === "dark" ? "moon" : "sun",
      palette: true,
      run: () => change({ appearance: otherLook }),
    },
  ]);
}
