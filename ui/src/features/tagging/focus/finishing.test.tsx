import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { runAction } from "../../../actions/index.ts";
import type { TaggingProject } from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import {
  at,
  core,
  decisions,
  finish,
  four,
  press,
  project,
  queued,
  rowFor,
  sent,
  setUp,
  show,
  shown,
} from "./fixtures.tsx";

beforeEach(setUp);

describe("finishing", () => {
  it("Ctrl+Enter accepts what is ticked and finishes in one command, and the next project is there", async () => {
    const router = await shown();
    await waitFor(() => expect(sent<{ id: number }>("tagging.project").some(({ id }) => id === 2)).toBe(true));
    await finish();
    expect(decisions()).toHaveLength(1);
    const [only] = decisions();
    expect(only?.finish).toBe(true);
    expect(only?.accept.map((own) => own.concept)).toEqual(["HGNC:1", "AB-BSP", "MONDO:1"]);
    expect(only?.reject).toEqual([]);
    await waitFor(() => expect(at()).toBe("2"));
    await waitFor(() => expect(router.state.location.search).toEqual({ project: 2 }));
    // Ticked where it stood.
    await waitFor(() =>
      expect(queued()).toEqual([
        ["1", true],
        ["2", false],
        ["3", false],
      ]),
    );
    expect(screen.getAllByTestId("queue-row")[0]?.textContent).toContain("T1 M1 I1");
    await waitFor(() => expect(screen.getByTestId("pace-left").textContent).toBe("残り 2"));
  });

  it("the next project shows before the core has answered", async () => {
    core.slow = [];
    await shown();
    await waitFor(() => expect(queryClient.getQueryData(["tagging.project", { id: 2 }])).toBeTruthy());
    await finish();
    await waitFor(() => expect(at()).toBe("2"));
    expect(queued()[0]).toEqual(["1", true]);
    await act(async () => core.slow?.shift()?.());
  });

  it("undone from the notice, the project is back and looked at", async () => {
    await shown();
    await finish();
    await waitFor(() => expect(at()).toBe("2"));
    fireEvent.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(at()).toBe("1"));
    await waitFor(() => expect(queued()[0]).toEqual(["1", false]));
    expect(rowFor("HGNC:1").dataset.state).toBe("offered");
  });

  it("refused, one is back at the project with its ticks", async () => {
    core.refuse = { code: "library-in-use", params: {}, detail: null };
    await shown();
    await press("Space");
    await finish();
    await waitFor(() => expect(at()).toBe("1"));
    await waitFor(() => expect(queued()[0]).toEqual(["1", false]));
    expect(within(rowFor("HGNC:1")).getByTestId("candidate-tick").getAttribute("aria-checked")).toBe("false");
  });

  it("an exchanged concept that is ticked goes with the others", async () => {
    await shown();
    await press("BracketLeft");
    await finish();
    expect(decisions()[0]?.accept[0]).toMatchObject({ concept: "TSU:FAM", instead_of: "HGNC:1" });
  });

  it("N goes on without finishing, B comes back, and back in the history too", async () => {
    const router = await shown();
    await press("KeyN");
    await waitFor(() => expect(at()).toBe("2"));
    await press("KeyB");
    await waitFor(() => expect(at()).toBe("1"));
    await act(async () => router.history.back());
    await waitFor(() => expect(at()).toBe("2"));
    expect(decisions()).toEqual([]);
  });

  it("after the last one says what to do next", async () => {
    core.projects = new Map([[1, project(1, four())]]);
    await shown();
    await finish();
    const empty = await screen.findByTestId("tagging-empty");
    expect(empty.textContent).toContain("タグ付けを待つ課題はありません");
    expect(within(empty).getByTestId("tagging-to-import")).toBeTruthy();
    // And undone, it is there again.
    fireEvent.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(at()).toBe("1"));
  });

  it("a library without projects leads to the import", async () => {
    core.projects = new Map();
    await show();
    const empty = await screen.findByTestId("tagging-empty");
    expect(empty.textContent).toContain("課題はまだありません");
  });

  it("a finished project opened by its address stands before the queue and can be opened again", async () => {
    core.projects.set(3, {
      ...(core.projects.get(3) as TaggingProject),
      finished: { by: "A", at: "2026-11-01T00:00:00Z" },
    });
    await shown("?project=3");
    expect(at()).toBe("3");
    await waitFor(() => expect(queued()[0]).toEqual(["3", true]));
    fireEvent.click(screen.getByTestId("tagging-reopen"));
    await waitFor(() => expect(sent("tagging.reopen")).toEqual([{ selection: { these: [3] } }]));
  });

  it("any project is opened from elsewhere, beside those that wait", async () => {
    await shown();
    await act(async () => void runAction("tagging.open", { project: 3 }));
    await waitFor(() => expect(at()).toBe("3"));
    expect(queued().map(([id]) => id)).toEqual(["1", "2", "3"]);
  });

  it("one that is gone says so and goes on", async () => {
    await show("?project=99");
    await screen.findByTestId("tagging-gone");
  });
});
