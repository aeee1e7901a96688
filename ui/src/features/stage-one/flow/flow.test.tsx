/** The flow of a round: its sums, its drawing, its way out. */
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { OPEN, statusOf } from "../../../../test/library.ts";
import { Core } from "../../../../test/window.tsx";
import type { Flow, FlowPicture } from "../../../api/bindings.ts";
import { host } from "../../../api/host.ts";
import { ja } from "../../../text/ja/index.ts";
import { flowOf, ME, roundOf } from "../settling/fixtures.ts";
import { graphOf } from "./graph.ts";
import { BAR, layOutFlow, NARROWEST } from "./layout.ts";
import { pictureOfFlow } from "./picture.ts";

/** Flows of every kind whose sums hold: empty parts, one of many, many reasons, all hidden. */
const FLOWS: [string, Flow][] = [
  ["of the fixture", flowOf()],
  [
    "of one project in 100,000",
    flowOf({
      imported: 100_000,
      tagged: 99_999,
      untagged: 1,
      in_round: 1,
      hidden: 0,
      shown: 1,
      withdrawn: 0,
      unread: 1,
      read: 0,
      sealed: 0,
      agreed: 0,
      settled: 0,
      conflict: 0,
      kept: 0,
      held: 0,
      dropped: 0,
      undecided: 1,
      drop_reasons: [],
      hold_reasons: [],
    }),
  ],
  [
    "with more reasons than are drawn",
    flowOf({
      drop_reasons: Array.from({ length: 20 }, (_, i) => ({
        reason: `r${i}`,
        name_ja: `架空の理由${i}`,
        name_en: "",
        projects: 10,
      })),
    }),
  ],
  [
    "all of it hidden",
    flowOf({
      hidden: 480,
      shown: 0,
      withdrawn: 0,
      unread: 0,
      read: 0,
      sealed: 0,
      agreed: 0,
      settled: 0,
      conflict: 0,
      kept: 0,
      held: 0,
      dropped: 0,
      undecided: 0,
      drop_reasons: [],
      hold_reasons: [],
    }),
  ],
];

describe.each(FLOWS)("a flow %s", (_, flow) => {
  it("lets as much out of each thing as comes in, and as it counts", () => {
    const { nodes, links } = graphOf(flow);
    const sum = (of: typeof links) => of.reduce((all, link) => all + link.count, 0);
    for (const node of nodes) {
      const into = links.filter((link) => link.to === node.id);
      const out = links.filter((link) => link.from === node.id);
      if (node.id !== "imported") expect([node.id, sum(into)]).toEqual([node.id, node.count]);
      if (out.length > 0) expect([node.id, sum(out)]).toEqual([node.id, node.count]);
    }
  });

  it("is drawn with every thing visible, none over another, bands within their bars", () => {
    for (const room of [NARROWEST, 1264, 1900]) {
      const { nodes, bands, width, height } = layOutFlow(flow, room);
      for (const node of nodes) {
        expect(node.height).toBeGreaterThanOrEqual(3);
        expect(node.x + BAR).toBeLessThanOrEqual(width);
        expect(node.y + node.height).toBeLessThanOrEqual(height + 0.01);
        const below = nodes.filter((own) => own.column === node.column && own.y > node.y);
        for (const own of below) expect(own.y).toBeGreaterThanOrEqual(node.y + node.height);
      }
      for (const { from, to, band } of bands) {
        const [a, b] = [from, to].map((id) => nodes.find((node) => node.id === id));
        expect(band.y).toBeGreaterThanOrEqual((a?.y ?? 0) - 0.01);
        expect(band.y + band.height).toBeLessThanOrEqual((a?.y ?? 0) + (a?.height ?? 0) + 0.01);
        expect(band.to.y + band.to.height).toBeLessThanOrEqual((b?.y ?? 0) + (b?.height ?? 0) + 0.01);
      }
    }
  });
});

it("things of one scale are as tall as what they count", () => {
  const { nodes } = layOutFlow(flowOf(), 1264);
  const of = (id: string) => nodes.find((node) => node.id === id)?.height ?? 0;
  expect(of("kept") / of("held")).toBeCloseTo(120 / 80);
  expect(of("agreed") / of("inRound")).toBeCloseTo(300 / 480);
});

it("says when the library is drawn to a scale of its own", () => {
  expect(layOutFlow(flowOf(), 1264).ownScale).toBe(false);
  expect(layOutFlow(flowOf({ imported: 15_000, tagged: 15_000, untagged: 0 }), 1264).ownScale).toBe(true);
});

it("the picture names every thing with its count, in colours of the window, within its edges", () => {
  const flow = flowOf();
  const layout = layOutFlow(flow, 1264);
  const picture = pictureOfFlow(flow, layout, {
    title: "数の流れ",
    lines: ["合成データ"],
    nameOf: (node) => node.id,
    number: String,
    tagged: "tagged 800",
    untagged: "untagged 200",
  });
  const texts = picture.shapes.flatMap((shape) => (shape.kind === "words" ? [shape.text] : []));
  for (const said of ["合成データ", "kept", "120", "hidden", "3", "tagged 800", "untagged 200", "drop:rival　150"])
    expect(texts).toContain(said);
  expect(texts).not.toContain("passing");
  for (const shape of picture.shapes) {
    expect(shape.fill).toMatch(/^--/);
    if (shape.kind === "curve" || shape.kind === "polygon") continue;
    expect(shape.x).toBeLessThanOrEqual(picture.width);
    expect(shape.y).toBeLessThanOrEqual(picture.height);
  }
});

let core: Core;
let flow: Flow;

beforeEach(() => {
  core = new Core();
  core.status = statusOf({ ...OPEN, projects: 12, sample: true });
  flow = flowOf();
  core.answers = {
    "person.me": () => ME,
    "round.show": () => roundOf(),
    "shortlist.flow": () => flow,
    "shortlist.show": () => ({ rows: [], reasons: [], earlier_reasons: [], hidden: 0 }),
    "shortlist.returns": () => ({ projects: [] }),
    "conflict.list": () => ({ kind: "votes", conflicts: [], open: 0, agreed: 0, sealed: 0 }),
  };
});

async function show() {
  const router = core.show("/stage-one?round=5&tab=flow");
  await screen.findByTestId("flow");
  return router;
}
const node = (id: string) => document.querySelector(`[data-node="${id}"]`) as HTMLElement;

it.each([
  ["kept", { round: 5, tab: "shortlist", only: "keep" }],
  ["drop:rival", { round: 5, tab: "shortlist", only: "drop" }],
  ["undecided", { round: 5, tab: "shortlist", only: "undecided" }],
  ["conflict", { round: 5, tab: "conflicts" }],
  ["unread", { round: 5, tab: "setup" }],
])("%s opens what it counts, by Enter", async (id, search) => {
  const router = await show();
  expect(node(id).getAttribute("role")).toBe("button");
  await act(async () => void fireEvent.keyDown(node(id), { key: "Enter", code: "Enter" }));
  expect(router.state.location.search).toEqual(search);
});

it("what nobody may look at is named with its count and opens nothing", async () => {
  await show();
  expect(node("hidden").getAttribute("role")).toBeNull();
  expect(node("hidden").textContent).toContain("表示できない 3件");
  expect(screen.getByTestId("flow-hidden").textContent).toBe("利益相反で表示できない課題が3件あります。");
});

it("below stand the same figures as sums", async () => {
  await show();
  const sums = screen.getAllByTestId("flow-sum").map((row) => row.textContent);
  expect(sums[0]).toBe("取り込み1,000タグがそろう 800タグが足りない 200");
  expect(sums[3]).toBe("最終判定の対象470残す 120保留 80残さない 200未決 70");
  expect(sums[5]).toBe("残さない200先行品がある 150理由なし 50");
});

it("goes out as a drawing only to those who may see what is internal", async () => {
  vi.spyOn(host, "saveFile").mockResolvedValue("/out/流れ図.svg");
  core.answers["shortlist.picture"] = ({ out }: FlowPicture) => ({ path: out, projects: 0, withheld: [], sha256: "a" });
  await show();
  await act(async () => void fireEvent.click(screen.getByTestId("flow-export-menu")));
  await act(async () => void fireEvent.click(await screen.findByTestId("flow-export-svg")));
  await screen.findByTestId("shortlist-export-run");
  const audience = (id: string) =>
    screen.getByTestId(`shortlist-audience-${id}`).querySelector("input") as HTMLInputElement;
  expect(["public", "non-confidential", "cda"].map((id) => audience(id).disabled)).toEqual([true, true, true]);
  await act(async () => void fireEvent.click(audience("internal")));
  await act(async () => void fireEvent.click(screen.getByTestId("shortlist-export-run")));
  await waitFor(() => expect(core.sent("shortlist.picture")).toHaveLength(1));
  const sent = core.sent("shortlist.picture")[0] as FlowPicture;
  expect(sent).toMatchObject({ round: 5, audience: "internal", out: "/out/流れ図.svg" });
  for (const said of [ja.settling.flow.title, ja.common.synthetic, "残す", "先行品がある"])
    expect(sent.picture).toContain(said);
});

it("a round without projects says what to do", async () => {
  flow = flowOf({ in_round: 0 });
  core.show("/stage-one?round=5&tab=flow");
  expect(await screen.findByTestId("flow-none")).toBeTruthy();
});
