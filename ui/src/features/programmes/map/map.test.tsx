/** The map in the whole window: gone through, opened, paired and written by keys and pointer. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { OPEN, SETTINGS, statusOf } from "../../../../test/library.ts";
import { Core } from "../../../../test/window.tsx";
import type { ProgrammePicture } from "../../../api/bindings.ts";
import { host } from "../../../api/host.ts";
import { ja } from "../../../text/ja/index.ts";
import { CLINIC, pairOf, REGISTRY, SEED } from "../fixtures.ts";

let core: Core;

beforeEach(() => {
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 12, sample: true });
  core.answers["registry.list"] = () => REGISTRY;
  core.answers["pairing.list"] = () => ({ pairs: [pairOf(9, SEED, CLINIC, { closed: true, handovers: 2 })] });
  core.answers["pairing.set"] = () => ({ operation: 3, kind: "pairing-set", count: 1, created: 10 });
  core.answers["pairing.picture"] = ({ out }: ProgrammePicture) => ({
    path: out,
    projects: 0,
    withheld: [],
    sha256: "a",
  });
});

const press = (code: string) =>
  act(
    async () =>
      void (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { code, key: code, bubbles: true, cancelable: true }),
      ),
  );
async function show(to = "/programmes?tab=map") {
  const router = core.show(to);
  await screen.findByTestId("map");
  return router;
}
const bar = (id: number) =>
  document.querySelector<HTMLElement & SVGElement>(`[data-node="${id}"] > [role=button]`) as HTMLElement;

it("every bar says its name, phases and what is to be confirmed; a pair says both ends and what speaks against it", async () => {
  await show();
  expect(screen.getAllByTestId("map-node")).toHaveLength(3);
  expect(bar(1).getAttribute("aria-label")).toContain(`P01–P06 ${ja.programmes.map.check}`);
  expect(bar(3).getAttribute("aria-label")).toContain("段階不明");
  const arrow = screen.getByTestId("map-arrow");
  expect(arrow.getAttribute("aria-label")).toBe(
    "架空シーズ探索事業 → 架空臨床応用事業 想定 後継は終了 この組で引き継いだ課題は2件です",
  );
  expect(screen.getByTestId("map").textContent).toContain(ja.programmes.pair.closed);
});

it("in English a pair names both ends in English where they have a name, and counts one as one", async () => {
  core.answers["settings.get"] = () => ({ ...SETTINGS, language: "en" });
  core.answers["pairing.list"] = () => ({ pairs: [pairOf(9, SEED, CLINIC, { handovers: 1 })] });
  await show();
  expect(screen.getByTestId("map-arrow").getAttribute("aria-label")).toBe(
    "Fictional Seeds → 架空臨床応用事業 Assumed 1 hand-over along this pair",
  );
});

it("arrows move between bars, Enter opens one, F its pairs", async () => {
  const router = await show();
  act(() => bar(1).focus());
  await press("ArrowRight");
  expect(document.activeElement).toBe(bar(2));
  await act(async () => void fireEvent.keyDown(bar(2), { key: "Enter", code: "Enter" }));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ shown: 2 }));
  expect(await screen.findByTestId("programme-detail")).toBeTruthy();
  await press("Escape");
  await waitFor(() => expect(screen.queryByTestId("programme-detail")).toBeNull());
  act(() => bar(2).focus());
  await press("KeyF");
  expect(document.activeElement?.getAttribute("data-pair")).toBe("9");
  const arrow = document.activeElement as Element;
  await act(async () => void fireEvent.keyDown(arrow, { key: "Enter", code: "Enter" }));
  const panel = await screen.findByTestId("pair-panel");
  expect(panel.textContent).toContain("引き継いだ課題は2件");
  expect(panel.textContent).toContain("前の事業の課題 12件");
});

it("P and a bar make a pair, which is assumed unless a source is given", async () => {
  await show();
  act(() => bar(2).focus());
  await press("KeyP");
  expect(screen.getByTestId("map-line").textContent).toContain("「架空臨床応用事業」の後継事業を選んでください");
  await press("ArrowLeft");
  await act(async () => void fireEvent.keyDown(bar(1), { key: "Enter", code: "Enter" }));
  await screen.findByTestId("pair-dialog");
  // It leads back to where the other one begins.
  expect(screen.getByTestId("pair-circle")).toBeTruthy();
  fireEvent.click(screen.getByTestId("pair-status-official").querySelector("input") as HTMLElement);
  expect((screen.getByTestId("pair-save") as HTMLButtonElement).disabled).toBe(true);
  fireEvent.change(screen.getByTestId("pair-source"), { target: { value: "架空の公表資料" } });
  fireEvent.change(screen.getByTestId("pair-from"), { target: { value: "令和8" } });
  await act(async () => void fireEvent.click(screen.getByTestId("pair-save")));
  expect(core.sent("pairing.set")).toEqual([
    {
      predecessor: 2,
      successor: 1,
      status: "official",
      valid_from: 2026,
      source: "架空の公表資料",
      as_of: "",
      note: "",
    },
  ]);
});

it("P twice chooses the successor from a list, Escape gives up", async () => {
  await show();
  act(() => bar(1).focus());
  await press("KeyP");
  await press("Escape");
  expect(screen.getByTestId("map-line").textContent).toBe(ja.programmes.map.how);
  await press("KeyP");
  await press("KeyP");
  await screen.findByTestId("pair-dialog");
  expect(screen.getByTestId("pair-predecessor").textContent).toContain("架空シーズ探索事業");
  expect((screen.getByTestId("pair-save") as HTMLButtonElement).disabled).toBe(true);
});

it("a pair is drawn from the handle of one bar to another; let go elsewhere nothing happens", async () => {
  await show();
  const at = vi.spyOn(document, "elementFromPoint").mockReturnValue(null);
  const handle = screen.getAllByTestId("map-handle")[0] as Element;
  const drag = async () => {
    await act(async () => void fireEvent.pointerDown(handle, { button: 0, clientX: 10, clientY: 10 }));
    await act(async () => void window.dispatchEvent(new PointerEvent("pointermove", { clientX: 40, clientY: 40 })));
    expect(document.querySelector(".pmap-draft")).not.toBeNull();
    await act(async () => void window.dispatchEvent(new PointerEvent("pointerup", { clientX: 50, clientY: 50 })));
    expect(document.querySelector(".pmap-draft")).toBeNull();
  };
  await drag();
  expect(screen.queryByTestId("pair-dialog")).toBeNull();
  at.mockReturnValue(bar(2));
  await drag();
  await screen.findByTestId("pair-dialog");
  expect(screen.getByTestId("pair-successor").textContent).toContain("架空臨床応用事業");
});

it("only what is published leaves assumed pairs out", async () => {
  await show();
  await press("KeyO");
  await waitFor(() => expect(screen.queryByTestId("map-arrow")).toBeNull());
});

it("the drawing is written with title, mark of fictional data and what it rests on, for our own house alone", async () => {
  vi.spyOn(host, "saveFile").mockResolvedValue("/out/map.svg");
  await show();
  await act(async () => void fireEvent.click(screen.getByTestId("map-export-menu")));
  await act(async () => void fireEvent.click(await screen.findByTestId("map-export-svg")));
  await screen.findByTestId("programmes-export");
  const radio = (id: string) =>
    screen.getByTestId(`programmes-audience-${id}`).querySelector("input") as HTMLInputElement;
  expect(radio("public").disabled).toBe(true);
  fireEvent.click(radio("internal"));
  await act(async () => void fireEvent.click(screen.getByTestId("programmes-export-run")));
  await waitFor(() => expect(core.sent("pairing.picture")).toHaveLength(1));
  const [{ picture, ...rest }] = core.sent("pairing.picture") as [ProgrammePicture];
  expect(rest).toEqual({ shows: "map", published_only: false, audience: "internal", out: "/out/map.svg" });
  for (const words of [
    "事業の地図",
    "合成データ",
    "社外秘",
    "想定",
    "段階は要確認",
    "架空シーズ探索事業",
    "後継は終了",
  ])
    expect(picture).toContain(words);
  expect(picture).toMatch(/^<\?xml/);
});
