import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { OPEN } from "../../../test/library.ts";
import { Core } from "../../../test/window.tsx";
import { host } from "../../api/host.ts";

let core: Core;
beforeEach(() => {
  core = new Core();
  core.status = { ...core.status, open: OPEN };
  core.answers["history.list"] = () => ({
    operations: [
      {
        id: 7,
        kind: "theme-create",
        at: new Date(2026, 10, 20, 14, 3).toISOString(),
        by: "甲",
        count: 1,
        sentence_ja: "テーマ TH-001 を作成",
        sentence_en: "Created theme TH-001",
        undone: false,
        undoes: null,
        undoable: true,
      },
    ],
    more: false,
  });
  core.answers["history.show"] = () => ({ changes: [], total: 0 });
  core.answers["library.as_it_was"] = ({ out }: { out: string }) => {
    core.status = { ...core.status, open: { ...OPEN, path: out, read_only: true, as_of: "2026-11-20T05:03:00Z" } };
    return core.status;
  };
});

const show = async () => {
  core.show("/history?open=7");
  await screen.findByTestId("history-as-it-was");
  await act(async () => fireEvent.click(screen.getByTestId("history-as-it-was")));
};

it("the state right after an operation is opened as a file of its own, and says of when it is", async () => {
  const save = vi.spyOn(host, "saveFile").mockResolvedValue("/data/過去.tsumugi");
  await show();
  expect(save).toHaveBeenCalledWith("紡ぎ-2026-11-20_1403.tsumugi", "library");
  expect(core.sent("library.as_it_was")).toEqual([{ operation: 7, out: "/data/過去.tsumugi" }]);
  await waitFor(() => expect(screen.getByTestId("as-of").textContent).toContain("の時点の控え"));
});

it("nothing is made when the person changes their mind about the place", async () => {
  vi.spyOn(host, "saveFile").mockResolvedValue(null);
  await show();
  expect(core.sent("library.as_it_was")).toEqual([]);
});
