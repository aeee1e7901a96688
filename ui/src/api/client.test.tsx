import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, renderHook, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Toasts } from "../components/Toasts.tsx";
import { text } from "../text/index.ts";
import type { Problem, TagEdit, Topic } from "./bindings.ts";
import { affected, call, queryClient, undo, useRead, useWrite } from "./client.ts";
import { host } from "./host.ts";
import { closeFault, currentNotices, dismissAll } from "./notices.ts";

const Wrapped = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
);

/** Answers by command name; a thrown [`Problem`] is a refusal. Returns what was asked. */
function core(answers: Record<string, () => { value: unknown; changed: Topic[] }>) {
  const asked: string[] = [];
  vi.spyOn(host, "call").mockImplementation(async (name) => {
    asked.push(name);
    const answer = answers[name];
    if (!answer) throw { code: "bad-call", params: { name }, detail: null } satisfies Problem;
    return answer();
  });
  return asked;
}

const tagged = { operation: 7, kind: "tag-add", count: 12, created: null };
const edit: TagEdit = { selection: { these: [1] }, kind: "target", concept: "HGNC:1" };

beforeEach(() => {
  queryClient.clear();
  dismissAll();
  closeFault();
});
afterEach(() => queryClient.clear());

describe("after a change", () => {
  it("exactly the reads that declare a changed topic are affected", () => {
    expect(affected(["settings"]).sort()).toEqual([
      "backup.list",
      "concept.sources",
      "forge.board",
      "handbook.list",
      "home.show",
      "library.recent",
      "plan.diff",
      "plan.items_file",
      "plan.show",
      "plan.try",
      "settings.get",
      "tagging.queue",
      "theme.claims",
      "theme.diff",
    ]);
    expect(affected(["tags"])).toContain("project.page");
    expect(affected(["tags"])).not.toContain("history.list");
    expect(affected([])).toEqual([]);
  });

  it("only what depends on it is fetched again", async () => {
    const asked = core({
      "theme.list": () => ({ value: { themes: [], next_code: "TH-001" }, changed: [] }),
      "settings.get": () => ({
        value: { name: "A", language: null, appearance: null, columns: [], recent: [] },
        changed: [],
      }),
      "tag.add": () => ({ value: tagged, changed: ["tags", "history"] }),
    });
    const { result } = renderHook(
      () => ({ themes: useRead("theme.list", {}), settings: useRead("settings.get", {}), write: useWrite("tag.add") }),
      { wrapper: Wrapped },
    );
    await waitFor(() => expect(result.current.themes.data && result.current.settings.data).toBeTruthy());
    await act(() => result.current.write.run(edit));
    await waitFor(() => expect(asked.filter((name) => name === "theme.list")).toHaveLength(2));
    expect(asked.filter((name) => name === "settings.get")).toHaveLength(1);
  });
});

it("another library shows nothing of the old one while its own answers are on the way", async () => {
  let name = "old";
  let release = () => {};
  vi.spyOn(host, "call").mockImplementation(async (command) => {
    if (command === "library.open") return { value: {}, changed: ["library"] };
    if (name === "new") await new Promise<void>((go) => (release = go));
    return { value: { open: { name }, version: "1" }, changed: [] };
  });
  const { result } = renderHook(() => useRead("library.status", {}, { keep: false }), { wrapper: Wrapped });
  await waitFor(() => expect(result.current.data?.open?.name).toBe("old"));
  name = "new";
  let opened: Promise<unknown> = Promise.resolve();
  act(() => {
    opened = call("library.open", { path: "x.tsumugi" });
  });
  await waitFor(() => expect(result.current.data).toBeUndefined());
  await act(async () => {
    release();
    await opened;
  });
  await waitFor(() => expect(result.current.data?.open?.name).toBe("new"));
});

describe("what a write says", () => {
  it("is a notice whose button takes back that very operation", async () => {
    const spy = vi
      .spyOn(host, "call")
      .mockImplementation(async (name) =>
        name === "tag.add"
          ? { value: tagged, changed: [] }
          : { value: { ...tagged, operation: 8, kind: "undo" }, changed: [] },
      );
    const { result } = renderHook(() => useWrite("tag.add"), { wrapper: Wrapped });
    render(<Toasts />);
    await act(() => result.current.run(edit));
    fireEvent.click(screen.getByTestId("toast-undo"));
    await waitFor(() => expect(spy).toHaveBeenCalledWith("history.undo", { operation: 7 }, undefined, undefined));
    await waitFor(() => expect(screen.getAllByTestId("toast")).toHaveLength(1));
    expect(screen.queryByTestId("toast-undo")).toBeNull();
  });

  it("offers nothing to take back when nothing was changed", async () => {
    core({ "tag.add": () => ({ value: { ...tagged, operation: null, count: 0 }, changed: [] }) });
    const { result } = renderHook(() => useWrite("tag.add"), { wrapper: Wrapped });
    await act(() => result.current.run(edit));
    expect(currentNotices().notices[0]).toMatchObject({ tone: "info" });
    expect(currentNotices().notices[0]?.say()).toBe(text().common.nothingChanged);
    expect(currentNotices().notices[0]?.action).toBeUndefined();
  });

  it("is a notice for an expected refusal and a dialog for a fault", async () => {
    core({
      "tag.add": () => {
        throw { code: "nothing-selected", params: {}, detail: null } satisfies Problem;
      },
      "tag.remove": () => {
        throw { code: "fault", params: {}, detail: "index out of bounds" } satisfies Problem;
      },
    });
    const { result } = renderHook(() => ({ add: useWrite("tag.add"), remove: useWrite("tag.remove") }), {
      wrapper: Wrapped,
    });
    await act(async () => {
      expect(await result.current.add.run(edit)).toBeUndefined();
    });
    expect(currentNotices().notices[0]?.tone).toBe("refused");
    expect(currentNotices().fault).toBeNull();
    await act(() => result.current.remove.run(edit));
    expect(currentNotices().fault?.detail).toBe("index out of bounds");
  });

  it("is left to the screen when it shows refusals itself", async () => {
    core({});
    const { result } = renderHook(() => useWrite("tag.add", { ownRefusals: true }), { wrapper: Wrapped });
    await act(() => result.current.run(edit));
    expect(currentNotices().notices).toHaveLength(0);
    await waitFor(() => expect(result.current.problem?.code).toBe("bad-call"));
  });
});

it("undo clears stale offers before it says what it did", async () => {
  core({ "history.undo": () => ({ value: { ...tagged, kind: "undo" }, changed: [] }) });
  await undo();
  await undo();
  expect(currentNotices().notices).toHaveLength(1);
});

it("a thing thrown that is no problem becomes a fault with its details", async () => {
  vi.spyOn(host, "call").mockRejectedValue(new TypeError("x is not a function"));
  await undo();
  expect(currentNotices().fault?.detail).toContain("x is not a function");
});
