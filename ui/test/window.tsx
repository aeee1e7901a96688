/** The whole window over a core of answers, for tests of what it does with a library. */
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import { vi } from "vitest";
import { setOpening } from "../src/actions/library.ts";
import type { LibraryStatus, Problem, ProblemCode, Topic } from "../src/api/bindings.ts";
import { queryClient } from "../src/api/client.ts";
import { host } from "../src/api/host.ts";
import { closeFault, dismissAll } from "../src/api/notices.ts";
import { makeRouter } from "../src/router.tsx";
import { choose } from "../src/text/language.ts";
import { SETTINGS, WELL } from "./library.ts";

type Given = (args: never) => unknown;

/** A refusal of the core. */
export const refusal = (code: ProblemCode, params: Record<string, string> = {}): Problem => ({
  code,
  params,
  detail: null,
});

/** A core that answers `answers` by command; a thrown [`Problem`] is a refusal. */
export class Core {
  /** What is open or locked. */
  status: LibraryStatus = { open: null, locked: null, version: "0.1.0" };
  asked: [name: string, args: unknown][] = [];
  answers: Record<string, Given> = {};
  /** What a command says it changed. */
  changes: Record<string, Topic[]> = {};

  constructor() {
    queryClient.clear();
    dismissAll();
    closeFault();
    setOpening(null);
    choose({ language: "ja", appearance: "light" });
    vi.spyOn(host, "onFileDrop").mockReturnValue(() => {});
    vi.spyOn(host, "startup").mockResolvedValue(null);
    vi.spyOn(host, "call").mockImplementation(async (name, args) => {
      this.asked.push([name, args]);
      const value = this.answer(name, args);
      return { value, changed: MOVING.includes(name) ? (["library"] satisfies Topic[]) : (this.changes[name] ?? []) };
    });
  }

  private answer(name: string, args: unknown): unknown {
    const given = this.answers[name];
    if (given) return given(args as never);
    switch (name) {
      case "library.status":
        return this.status;
      case "library.care":
        return WELL;
      case "library.recent":
        return { libraries: [] };
      case "settings.get":
        return SETTINGS;
      case "history.list":
        return { operations: [], more: false };
      case "theme.list":
        return { themes: [], next_code: "TH-001" };
      case "attachment.list":
        return { attachments: [] };
      case "backup.list":
        return { folder: "/data", chosen: false, rule: SETTINGS.backup_rule, backups: [] };
      default:
        throw refusal("bad-call", { name });
    }
  }

  /** The arguments a command was asked with, in order. */
  sent(name: string): unknown[] {
    return this.asked.filter(([asked]) => asked === name).map(([, args]) => args);
  }

  /** Shows the window at an address. */
  show(to: string) {
    const router = makeRouter(createMemoryHistory({ initialEntries: [to] }));
    render(
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>,
    );
    return router;
  }
}

/** After these another library, or none, is open. */
const MOVING: readonly string[] = [
  "library.create",
  "library.open",
  "library.close",
  "library.lock",
  "library.copy_local",
  "library.as_it_was",
  "library.protect",
  "backup.restore",
  "backup.restore_to",
];
