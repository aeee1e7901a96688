import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import type { QueueRequest } from "../../../api/bindings.ts";
import { at, candidate, core, DISEASE, press, project, sent, setUp, shown, wide } from "./fixtures.tsx";

beforeEach(setUp);

describe("the queue", () => {
  it("is fetched page by page, and the rest is counted", async () => {
    core.projects = new Map(Array.from({ length: 250 }, (_, i) => [i + 1, project(i + 1, [candidate(DISEASE)])]));
    await shown();
    const pages = () =>
      sent<QueueRequest>("tagging.queue")
        .filter(({ limit }) => limit > 1)
        .map(({ offset, limit, finished }) => [offset, limit, finished]);
    expect(pages()).toEqual([[0, 100, false]]);
    expect(screen.getByTestId("queue-more").textContent).toBe("ほか150件");
    fireEvent.click(screen.getByTestId("queue-more"));
    await waitFor(() => expect(screen.getByTestId("queue-more").textContent).toBe("ほか60件"));
    expect(pages()).toHaveLength(2);
    // In the page are only the rows in view.
    expect(screen.getAllByTestId("queue-row").length).toBeLessThan(60);
  });

  it("is behind a button where the window is narrow", async () => {
    wide(1100);
    await shown();
    expect(screen.queryByTestId("queue")).toBeNull();
    fireEvent.click(screen.getByTestId("tagging-queue-open"));
    fireEvent.click((await screen.findAllByTestId("queue-row"))[1] as Element);
    await waitFor(() => expect(at()).toBe("2"));
  });

  it("asks for order and part, and the address keeps both", async () => {
    const router = await shown("?order=programme&part=year%3A2024");
    const [request] = sent<QueueRequest>("tagging.queue").filter(({ limit }) => limit > 1);
    expect(request?.order).toBe("programme");
    expect(request?.filter.year).toEqual([2024]);
    await waitFor(() =>
      expect(router.state.location.search).toEqual({ project: 1, order: "programme", part: "year:2024" }),
    );
    await press("KeyN");
    await waitFor(() =>
      expect(router.state.location.search).toEqual({ project: 2, order: "programme", part: "year:2024" }),
    );
  });

  it("tells the pace, and the rail what is left", async () => {
    await shown();
    expect(screen.getByTestId("pace-today").textContent).toBe("今日 86");
    expect(screen.getByTestId("pace-hour").textContent).toBe("毎時 142");
    await waitFor(() => expect(screen.getByTestId("nav-tagging").textContent).toContain("3"));
  });
});
