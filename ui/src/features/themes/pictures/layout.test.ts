import { expect, it } from "vitest";
import { closes } from "../../../components/index.ts";
import { BOARD } from "./fixtures.ts";
import { beside, layOutComposition, NARROWEST, tiedTo } from "./layout.ts";
import { pictureOfComposition } from "./picture.ts";

const WORDS = {
  title: ({ project, extra }: (typeof BOARD)["strands"][number]) => project?.title_ja ?? extra?.title_ja ?? "",
  asset: ({ kind }: { kind: string }) => kind,
  need: ({ need }: { need: string }) => need,
};
const lay = (suggestions = true, room = 1200) => layOutComposition(BOARD, WORDS, { room, suggestions });
const linked = (map: ReturnType<typeof lay>) => map.links.map(({ from, to, tone }) => `${from} > ${to} ${tone}`);

it("ties threads to what they bring and that to what it closes, along the value chain", () => {
  const map = lay();
  expect(map.threads.map(({ id }) => id)).toEqual(["p1", "p2", "x7"]);
  // Within a thread along the chain: validation before optimisation.
  expect(map.assets.filter(({ thread }) => thread === "p1").map(({ name }) => name)).toEqual(["in-vitro", "antibody"]);
  expect(map.needs.map(({ name }) => name)).toEqual([
    "human",
    "function",
    "matter",
    "lead",
    "model",
    "biomarker",
    "cmc",
  ]);
  expect(map.left).toBe(1);
  expect(linked(map)).toEqual([
    "p1 > a12 have",
    "a12 > nfunction have",
    "p1 > a11 have",
    "a11 > nmatter have",
    "a11 > nlead have",
    "p2 > a21 obtaining",
    "a21 > nmodel obtaining",
    "p2 > p2 biomarker poc suggested",
    "p2 biomarker poc > nbiomarker suggested",
  ]);
});

it("draws what texts suggest only where asked for, and never beside a confirmed one of its kind and step", () => {
  expect(
    lay(true)
      .assets.filter(({ suggested }) => suggested)
      .map(({ name }) => name),
  ).toEqual(["biomarker"]);
  expect(lay(false).assets.some(({ suggested }) => suggested)).toBe(false);
});

it("is the same for the same board, fits its width and lets nothing lie on anything", () => {
  expect(lay()).toEqual(lay());
  for (const room of [300, 900, 1200, 4000]) {
    const map = lay(true, room);
    const boxes = [...map.threads, ...map.assets, ...map.needs];
    expect(map.width).toBeGreaterThanOrEqual(NARROWEST);
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(map.width + 0.01);
      expect(box.y + box.height).toBeLessThanOrEqual(map.height);
      for (const other of boxes)
        if (other !== box)
          expect(
            box.x + box.width <= other.x ||
              other.x + other.width <= box.x ||
              box.y + box.height <= other.y ||
              other.y + other.height <= box.y,
          ).toBe(true);
    }
  }
});

it("lights what a thing is tied to, back and forth, and no more", () => {
  const map = lay();
  expect([...tiedTo(map, "nlead")].toSorted()).toEqual(["a11", "nlead", "p1"]);
  expect([...tiedTo(map, "p2")].toSorted()).toEqual(["a21", "nbiomarker", "nmodel", "p2", "p2 biomarker poc"]);
  expect([...tiedTo(map, "nhuman")]).toEqual(["nhuman"]);
});

it("arrows walk a column, and across to what is tied first", () => {
  const map = lay();
  const walk = (id: string, ...keys: string[]) => keys.reduce((at, key) => beside(map, at, key)?.id ?? at, id);
  expect(walk("p1", "ArrowDown")).toBe("p2");
  expect(walk("p1", "ArrowUp")).toBe("p1");
  expect(walk("p2", "ArrowRight", "ArrowRight")).toBe("nmodel");
  expect(walk("nlead", "ArrowLeft", "ArrowLeft")).toBe("p1");
  // A gap is tied to nothing: the nearest asset.
  expect(map.assets.map(({ id }) => id)).toContain(walk("ncmc", "ArrowLeft"));
});

it("an asset closes what the core says it closes", () => {
  expect(closes("matter", "antibody", "screening")).toBe(true);
  expect(closes("lead", "antibody", "screening")).toBe(false);
  expect(closes("lead", "antibody", "optimisation")).toBe(true);
  expect(closes("function", "in-vivo", "screening")).toBe(true);
  expect(closes("function", "in-vivo", "poc")).toBe(false);
  expect(closes("efficacy", "in-vivo", "poc")).toBe(true);
  expect(closes("gmp", "cmc", "nonclinical")).toBe(false);
  expect(closes("gmp", "cmc", "ind")).toBe(true);
  expect(closes("human", "genetics", "validation")).toBe(true);
  expect(closes("ip", "data", "ind")).toBe(false);
});

it("its file says who may see it, every thread, asset and need, within its edges and in colours of the window", () => {
  const { width, height, shapes } = pictureOfComposition(lay(), {
    head: { title: "構成図　TH-001", lines: ["見本　合成データ", "社外秘：テーマの構成"] },
    threads: "糸",
    assets: "資産",
    needs: "必要なもの",
    step: (step) => `step ${step}`,
    under: ({ role }) => `role ${role}`,
    stand: ({ state }) => `is ${state}`,
    legend: { have: "有", obtaining: "取得中", suggested: "候補", open: "空き" },
  });
  const texts = shapes.flatMap((shape) => (shape.kind === "words" ? [shape.text] : []));
  for (const text of [
    "構成図　TH-001",
    "社外秘：テーマの構成",
    "架空の抗体の創製",
    "Fcの改変",
    "antibody",
    "human",
    "is open",
    "step poc",
    "空き",
  ])
    expect(texts).toContain(text);
  for (const shape of shapes) {
    expect(shape.fill).toMatch(/^--/);
    if (shape.kind !== "box") continue;
    expect(shape.x + shape.width).toBeLessThanOrEqual(width);
    expect(shape.y + shape.height).toBeLessThanOrEqual(height);
  }
});
