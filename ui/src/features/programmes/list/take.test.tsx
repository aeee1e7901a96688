/** A changed registry taken in: nothing is written before its differences were seen. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { Core, refusal } from "../../../../test/window.tsx";
import type { RegistryDiff } from "../../../api/bindings.ts";
import { host } from "../../../api/host.ts";
import { REGISTRY } from "../fixtures.ts";

const DIFF: RegistryDiff = {
  file: "事業の台帳.xlsx",
  sha256: "a1".repeat(32),
  head: "h1",
  unchanged: 23,
  changes: [
    {
      sheet: "事業",
      row: 4,
      name: "架空シーズ探索事業",
      new: false,
      cells: [
        { heading: "上限額", before: "30,000千円", after: "50,000千円" },
        { heading: "事務局", before: "", after: "架空機構" },
      ],
    },
    {
      sheet: "事業",
      row: 28,
      name: "架空新事業",
      new: true,
      cells: [{ heading: "事業名", before: "", after: "架空新事業" }],
    },
  ],
  refused: [
    { sheet: "組", row: 3, heading: "年度", value: "令和99", reason: "year", words: "年度として読めません。" },
    { sheet: "事業", row: 9, heading: "", value: "", reason: "no-name", words: "事業名がありません。" },
  ],
};

let core: Core;
let diff: RegistryDiff;

beforeEach(() => {
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 12 });
  diff = DIFF;
  core.answers["registry.list"] = () => REGISTRY;
  core.answers["registry.preview"] = () => diff;
  core.answers["registry.take"] = () => ({ operation: 8, kind: "registry-take", count: 2, created: null });
});

async function choose(path: string | null) {
  const pick = vi.spyOn(host, "pickFile").mockResolvedValue(path);
  core.show("/programmes");
  const button = await screen.findByTestId("registry-import");
  await act(async () => void fireEvent.click(button));
  return pick;
}

it("shows each cell before and after, what cannot be taken and why, and writes on the button alone", async () => {
  const pick = await choose("/data/事業の台帳.xlsx");
  const changes = await screen.findByTestId("take-changes");
  expect(pick).toHaveBeenCalledTimes(1);
  expect(core.sent("registry.preview")).toEqual([{ file: "/data/事業の台帳.xlsx" }]);
  const lines = [...changes.querySelectorAll("tbody > tr")].map((row) => row.textContent);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/事業 4行.*架空シーズ探索事業.*上限額.*30,000千円.*50,000千円/);
  expect(lines[1]).toMatch(/事務局—架空機構/);
  const refused = screen.getByTestId("take-refused").textContent ?? "";
  expect(refused).toMatch(/組 3行年度令和99年度として読めません。/);
  expect(refused).toContain("行全体");
  expect(screen.getByTestId("take-counts").textContent).toMatch(/新規 1変更 1変わらず 23取り込めない 2/);
  expect(core.sent("registry.take")).toEqual([]);
  await act(async () => void fireEvent.click(screen.getByTestId("take-run")));
  expect(core.sent("registry.take")).toEqual([{ file: "/data/事業の台帳.xlsx", sha256: DIFF.sha256, head: "h1" }]);
  await waitFor(() => expect(screen.queryByTestId("take-dialog")).toBeNull());
});

it("a file saved again after the look is not written; its differences are shown anew", async () => {
  core.answers["registry.take"] = () => {
    diff = { ...DIFF, sha256: "b2".repeat(32), unchanged: 24 };
    throw refusal("not-a-registry", { path: "a.xlsx" });
  };
  await choose("/data/a.xlsx");
  await screen.findByTestId("take-changes");
  await act(async () => void fireEvent.click(screen.getByTestId("take-run")));
  await waitFor(() => expect(screen.getByTestId("take-counts").textContent).toContain("変わらず 24"));
  core.answers["registry.take"] = () => ({ operation: 8, kind: "registry-take", count: 2, created: null });
  await act(async () => void fireEvent.click(screen.getByTestId("take-run")));
  expect(core.sent("registry.take").at(-1)).toEqual({ file: "/data/a.xlsx", sha256: "b2".repeat(32), head: "h1" });
});

it("a file that changes nothing cannot be taken", async () => {
  diff = { ...DIFF, changes: [], refused: [] };
  await choose("/data/a.xlsx");
  await screen.findByTestId("take-dialog");
  await screen.findByText("台帳と違うところはありません。");
  expect((screen.getByTestId("take-run") as HTMLButtonElement).disabled).toBe(true);
});

it("a file that is no registry says so in place", async () => {
  core.answers["registry.preview"] = () => {
    throw refusal("not-a-table", { path: "a.xlsx" });
  };
  await choose("/data/a.xlsx");
  await screen.findByTestId("take-problem");
  expect((screen.getByTestId("take-run") as HTMLButtonElement).disabled).toBe(true);
});

it("without a file nothing is asked", async () => {
  await choose(null);
  await waitFor(() => expect(screen.queryByTestId("take-dialog")).toBeNull());
  expect(core.sent("registry.preview")).toEqual([]);
});
