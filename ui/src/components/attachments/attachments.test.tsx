import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Core } from "../../../test/window.tsx";
import type { Attachment } from "../../api/bindings.ts";
import { queryClient } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { currentNotices } from "../../api/notices.ts";
import { setWritable } from "../../api/writable.ts";
import { ExportLayer } from "../../features/export/ExportLayer.tsx";
import { Attachments } from "./Attachments.tsx";
import { endingOf, kindOf } from "./kind.ts";

const file = (id: number, name: string, risky = false): Attachment => ({
  id,
  name,
  bytes: 2048,
  sha256: "",
  by: "査読者A",
  at: "2026-11-20T05:03:00Z",
  risky,
});

let core: Core;
beforeEach(() => {
  core = new Core();
  core.answers["attachment.list"] = () => ({ attachments: [file(1, "図.pdf"), file(2, "手順.exe", true)] });
  core.answers["attachment.add"] = () => ({ operation: 5, kind: "attachment-add", count: 1, created: 3 });
  core.answers["attachment.remove"] = () => ({ operation: 6, kind: "attachment-remove", count: 1, created: null });
  core.answers["attachment.view"] = () => ({ path: "/run/copy.pdf" });
  core.answers["attachment.save"] = ({ out }: { out: string }) => ({
    path: out,
    projects: 0,
    withheld: [],
    sha256: "",
  });
});
afterEach(() => setWritable(true));

const show = async () => {
  render(
    <QueryClientProvider client={queryClient}>
      <Attachments thing="project" id={4} />
      <ExportLayer />
    </QueryClientProvider>,
  );
  return screen.findAllByTestId("attachment-open");
};
const click = (id: string) => act(async () => fireEvent.click(screen.getByTestId(id)));

it("name, size, who and when stand in the list", async () => {
  await show();
  expect(core.sent("attachment.list")).toEqual([{ thing: "project", id: 4 }]);
  const [first] = screen.getAllByTestId("attachment");
  expect(first?.textContent).toContain("図.pdf");
  expect(first?.textContent).toContain("2 KB・査読者A・2026-11-20");
});

it("is opened only after a warning that names it and says what opening means", async () => {
  const [pdf] = await show();
  const open = vi.spyOn(host, "openFile").mockResolvedValue();
  fireEvent.click(pdf as Element);
  const dialog = await screen.findByTestId("attachment-dialog");
  expect(dialog.textContent).toContain("図.pdf");
  expect(dialog.textContent).toContain("PDF文書");
  expect(dialog.textContent).toContain("ロックすると消えます");
  expect(core.sent("attachment.view")).toEqual([]);
  await click("attachment-run");
  expect(core.sent("attachment.view")).toEqual([{ id: 1 }]);
  await waitFor(() => expect(open).toHaveBeenCalledWith("/run/copy.pdf"));
});

it("a risky kind is not opened by any way; it can be saved, for whom the person says", async () => {
  const [, exe] = await show();
  fireEvent.click(exe as Element);
  await screen.findByTestId("attachment-dialog");
  expect(screen.queryByTestId("attachment-run")).toBeNull();
  vi.spyOn(host, "saveFile").mockResolvedValue("/out/手順.exe");
  await click("attachment-save");
  expect((screen.getByTestId("audience-run") as HTMLButtonElement).disabled).toBe(true);
  fireEvent.click(screen.getByTestId("audience-internal").querySelector("input") as HTMLElement);
  await click("audience-run");
  expect(host.saveFile).toHaveBeenCalledWith("手順.exe", "anyfile");
  expect(core.sent("attachment.save")).toEqual([{ id: 2, audience: "internal", out: "/out/手順.exe" }]);
});

it("a file is added by dialog or by dropping it here, and the notice offers to take it back", async () => {
  await show();
  vi.spyOn(host, "pickFile").mockResolvedValue("/in/a.png");
  await click("attachment-add");
  expect(host.pickFile).toHaveBeenCalledWith("attachment");
  const place = document.querySelector("[data-takes-files]") as Element;
  await act(async () => void place.dispatchEvent(new CustomEvent("files-dropped", { detail: ["/in/b.png"] })));
  expect(core.sent("attachment.add")).toEqual([
    { thing: "project", id: 4, file: "/in/a.png" },
    { thing: "project", id: 4, file: "/in/b.png" },
  ]);
  expect(currentNotices().notices.at(-1)?.say()).toBe("添付しました");
  expect(currentNotices().notices.at(-1)?.action?.label()).toBe("元に戻す");
});

it("nothing is added while the library is read-only", async () => {
  await show();
  act(() => setWritable(false));
  expect((screen.getByTestId("attachment-add") as HTMLButtonElement).disabled).toBe(true);
  const place = document.querySelector("[data-takes-files]") as Element;
  await act(async () => void place.dispatchEvent(new CustomEvent("files-dropped", { detail: ["/in/b.png"] })));
  expect(core.sent("attachment.add")).toEqual([]);
});

it("the kind of a file is told by its ending", () => {
  const check = (name: string, ending: string, kind: ReturnType<typeof kindOf>["kind"]) =>
    expect([name, endingOf(name), kindOf(name).kind]).toEqual([name, ending, kind]);
  check("図.PDF", "pdf", "pdf");
  check("一覧.xlsx", "xlsx", "excel");
  check("archive.tar.gz", "gz", "archive");
  check(".profile", "", null);
  check("覚え書き", "", null);
  check("x.unknown", "unknown", null);
});
