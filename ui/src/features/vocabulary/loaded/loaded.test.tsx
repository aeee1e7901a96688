import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { OPEN } from "../../../../test/library.ts";
import { Core, refusal } from "../../../../test/window.tsx";
import type { LoadedVocabulary, VocabularyPreview, VocabularyRequest } from "../../../api/bindings.ts";
import { host } from "../../../api/host.ts";
import { choose } from "../../../text/language.ts";
import { letterOf } from "./Columns.tsx";

const FORMATS = [
  { code: "obo", ja: "OBO", en: "OBO" },
  { code: "table", ja: "表（CSV・Excel）", en: "Table (CSV, Excel)" },
];
const LOADED: LoadedVocabulary = {
  id: 5,
  name: "架空語彙",
  kind: "indication",
  format: "obo",
  file: "架空-1.obo",
  version: "2026-10",
  licence: "CC BY 4.0",
  sha256: "ab".repeat(32),
  terms: 1200,
  by: "査読者A",
  at: "2026-11-01T00:00:00Z",
};
const line = (id: string, before: string, after: string, projects: number) => ({ id, before, after, projects });
const PREVIEW: VocabularyPreview = {
  format: "obo",
  formats: FORMATS,
  kind: "indication",
  name: "架空語彙",
  file: "架空-2.obo",
  version: "2026-11",
  licence: "Creative Commons BY 4.0",
  sha256: "cd".repeat(32),
  rows: 1300,
  terms: 1250,
  obsolete: 12,
  left_out: 4,
  known: 900,
  issues: Array.from({ length: 7 }, (_, i) => ({
    code: "no-parent",
    line: 10 + i,
    ja: `${10 + i}行目：上の概念がありません（${i}）。`,
    en: `Line ${10 + i}: the broader concept is missing (${i}).`,
  })),
  issue_count: 9,
  replaces: LOADED,
  diff: {
    added: { count: 52, lines: [line("X:1", "", "新しい病名", 0)] },
    removed: { count: 1, lines: [line("X:2", "なくなる病名", "", 3)] },
    renamed: { count: 0, lines: [] },
    obsolete: { count: 2, lines: [line("X:3", "古い病名", "後の病名", 12), line("X:4", "使わない病名", "", 0)] },
    altered: 31,
    same: 1100,
  },
  touched: 15,
  headings: [],
  sample: [],
  columns: null,
};
const TABLE: VocabularyPreview = {
  ...PREVIEW,
  format: "table",
  kind: "target",
  replaces: null,
  issues: [],
  issue_count: 0,
  touched: 0,
  licence: "",
  headings: ["番号", "記号", "名前"],
  sample: [["1", "KRAS", "ケーラス"]],
  columns: {
    id: 1,
    label_ja: 2,
    label_en: null,
    synonyms_ja: null,
    synonyms_en: null,
    parent: null,
    same: null,
    replaced_by: null,
    obsolete: null,
  },
};

let core: Core;
let loaded: LoadedVocabulary[];
let preview: (request: VocabularyRequest) => VocabularyPreview;
const done = (kind: string) => ({ operation: 9, kind, count: 1250, created: null });

beforeEach(() => {
  core = new Core();
  core.status = { ...core.status, open: { ...OPEN, projects: 9 } };
  loaded = [LOADED];
  preview = () => PREVIEW;
  core.answers = {
    "vocabulary.list": () => ({ loaded, own: 3, waiting: 0, formats: FORMATS }),
    "vocabulary.preview": (request: VocabularyRequest) => preview(request),
    "vocabulary.load": () => done("vocabulary-load"),
    "vocabulary.remove": () => done("vocabulary-remove"),
  };
});

const show = async () => {
  core.show("/vocabulary?tab=loaded");
  await screen.findByTestId("vocabulary-drop");
};
const tap = async (testid: string) => {
  const found = await screen.findByTestId(testid);
  await act(async () => void fireEvent.click(found));
};
const look = async (file = "/in/架空-2.obo") => {
  vi.spyOn(host, "pickFile").mockResolvedValue(file);
  await show();
  await tap("vocabulary-choose");
  await screen.findByTestId("preview");
};
const pick = async (select: string, id: string) => {
  await tap(select);
  await tap(`${select}-${id}`);
};
const button = (testid: string) => screen.getByTestId(testid) as HTMLButtonElement;
const ready = () => waitFor(() => expect(button("preview-load").disabled).toBe(false));

describe("the loaded vocabularies", () => {
  it("are listed with version, licence, digest, file and who loaded them", async () => {
    await show();
    const row = await screen.findByTestId("loaded-row");
    for (const told of ["架空語彙", "2026-10", "1,200", "CC BY 4.0", "架空-1.obo", "査読者A", "abababababab…"])
      expect(row.textContent).toContain(told);
    expect(row.querySelector(`[title="${LOADED.sha256}"]`)).toBeTruthy();
    expect(screen.getByTestId("vocabulary-own").textContent).toBe("独自の概念 3件");
  });

  it("one is taken away after it was said what that does", async () => {
    await show();
    await tap("loaded-remove");
    expect((await screen.findByTestId("loaded-confirm")).textContent).toContain("1,200件の概念");
    expect(core.sent("vocabulary.remove")).toEqual([]);
    await tap("loaded-confirm-ok");
    expect(core.sent("vocabulary.remove")).toEqual([{ id: 5 }]);
    expect(await screen.findByTestId("toast-undo")).toBeTruthy();
  });

  it("none says what can be read, and offers to choose a file", async () => {
    loaded = [];
    await show();
    expect((await screen.findByTestId("loaded-empty")).textContent).toContain("OBO、表（CSV・Excel）");
    expect(screen.getByTestId("vocabulary-choose-empty")).toBeTruthy();
  });
});

describe("a file before it is loaded", () => {
  it("is shown with what it is and what it changes, the parts that touch tags first", async () => {
    await look();
    expect((await screen.findByTestId("preview-replaces")).textContent).toContain("架空語彙");
    const facts = screen.getByTestId("preview-facts").textContent;
    for (const told of ["2026-11", "1,300", "1,250", "廃止 12件", "900件", "cdcdcdcdcdcd…", "Creative Commons BY 4.0"])
      expect(facts).toContain(told);
    expect(screen.getByTestId("diff-lines").dataset.part).toBe("obsolete");
    const lines = () => screen.getAllByTestId("diff-line").map((row) => row.textContent?.replace(/\s+/g, " "));
    expect(lines()).toEqual(["X:3古い病名 後の病名12", "X:4使わない病名 後継の記載なし0"]);
    const part = (id: string) =>
      act(async () => fireEvent.click(screen.getByTestId(`diff-part-${id}`).querySelector("input") as HTMLElement));
    expect(screen.getByTestId("diff-part-added").textContent).toBe("追加 52");
    await part("removed");
    expect(lines()).toEqual(["X:2なくなる病名3"]);
    await part("renamed");
    expect(screen.getByTestId("diff-lines").textContent).toContain("名前の変わる概念はありません");
    expect(screen.getByTestId("diff-rest").textContent).toBe("別名や位置だけの変更 31件 · 変わらない 1,100件");
    expect(screen.getByTestId("preview-touched").textContent).toContain(
      "使っている概念 15件が見直しに入ります。付いているタグは自動では変わりません。",
    );
    expect(core.sent("vocabulary.load")).toEqual([]);
  });

  it("shows what was not understood with its line, five at first", async () => {
    await look();
    await waitFor(() => expect(screen.getAllByTestId("preview-issue")).toHaveLength(5));
    expect(screen.getAllByTestId("preview-issue")[0]?.textContent).toContain("10行目");
    await tap("preview-issues-more");
    expect(screen.getAllByTestId("preview-issue")).toHaveLength(7);
    act(() => choose({ language: "en", appearance: "light" }));
    expect(screen.getAllByTestId("preview-issue")[0]?.textContent).toContain(
      "Line 10: the broader concept is missing (0).",
    );
    expect(screen.getByTestId("preview-touched").textContent).toContain("15 concepts in use will go to review.");
  });

  it("is loaded with the format, kind, name and columns that were chosen", async () => {
    preview = ({ format, columns }) => (format === "table" ? { ...TABLE, columns: columns ?? TABLE.columns } : PREVIEW);
    await look("/in/架空.csv");
    await ready();
    await pick("preview-format", "table");
    await screen.findByTestId("preview-columns");
    expect(screen.getByTestId("preview-sample").textContent).toContain("ケーラス");
    await act(async () =>
      fireEvent.click(screen.getByTestId("preview-kind-modality").querySelector("input") as HTMLElement),
    );
    await pick("column-label_en", "1");
    await pick("column-id", "0");
    const name = screen.getByTestId("preview-name");
    fireEvent.change(name, { target: { value: " 院内の一覧 " } });
    fireEvent.keyDown(name, { key: "Enter", isComposing: true });
    await act(async () => void fireEvent.keyDown(name, { key: "Enter" }));
    await ready();
    await tap("preview-load");
    const columns = { ...TABLE.columns, id: 0, label_en: 1 };
    const request = { file: "/in/架空.csv", format: "table", kind: "modality", name: "院内の一覧", columns };
    await waitFor(() => expect(core.sent("vocabulary.load")).toEqual([request]));
    expect(core.sent("vocabulary.preview").at(-1)).toEqual(request);
    await waitFor(() => expect(screen.queryByTestId("preview")).toBeNull());
    expect(screen.getByTestId("toast-undo")).toBeTruthy();
  });

  it("another format forgets the columns and the kind chosen for the one before", async () => {
    preview = () => TABLE;
    await look();
    await ready();
    await pick("column-id", "2");
    await ready();
    await pick("preview-format", "obo");
    await waitFor(() =>
      expect(core.sent("vocabulary.preview").at(-1)).toEqual({ file: "/in/架空-2.obo", format: "obo" }),
    );
  });

  it("that the core refuses says why in its words, cannot be loaded, and can be read otherwise", async () => {
    preview = ({ format }) => {
      if (format === undefined) throw refusal("not-a-table", { file: "半分.obo" });
      return PREVIEW;
    };
    await look("/in/半分.obo");
    expect((await screen.findByTestId("preview-problem")).textContent).toContain("「半分.obo」は表として読めません");
    expect(button("preview-load").disabled).toBe(true);
    await pick("preview-format", "obo");
    await waitFor(() => expect(screen.queryByTestId("preview-problem")).toBeNull());
    await ready();
  });

  it("a table whose columns say nothing yet asks for them, and cannot be loaded", async () => {
    preview = ({ columns }) => (columns ? TABLE : { ...TABLE, terms: 0, rows: 0 });
    await look("/in/架空.csv");
    expect((await screen.findByTestId("preview-empty")).textContent).toContain("列を決めてください");
    expect(button("preview-load").disabled).toBe(true);
    await pick("column-label_ja", "1");
    await ready();
    expect(screen.queryByTestId("preview-empty")).toBeNull();
  });

  it("can be left, and nothing is loaded", async () => {
    await look();
    await ready();
    await tap("preview-cancel");
    expect(await screen.findByTestId("loaded-row")).toBeTruthy();
    expect(core.sent("vocabulary.load")).toEqual([]);
  });

  it("is dropped on the list as well", async () => {
    await show();
    const place = screen.getByTestId("vocabulary-drop");
    await act(async () => void place.dispatchEvent(new CustomEvent("files-dropped", { detail: ["/in/落とした.obo"] })));
    expect((await screen.findByTestId("preview-file")).title).toBe("/in/落とした.obo");
  });
});

it("loading tells how far it is and can be stopped; the file is still there to be loaded", async () => {
  await look();
  await ready();
  const answer = vi.mocked(host.call).getMockImplementation();
  let told: ((report: { done: number; total: number; stage: string }) => void) | undefined;
  vi.mocked(host.call).mockImplementation((name, args, onProgress, signal) => {
    if (name !== "vocabulary.load") return answer?.(name, args, onProgress, signal) as never;
    told = onProgress;
    return new Promise((_, refuse) => signal?.addEventListener("abort", () => refuse(refusal("cancelled"))));
  });
  await tap("preview-load");
  act(() => told?.({ done: 400, total: 1300, stage: "terms" }));
  expect((await screen.findByTestId("vocabulary-loading")).textContent).toContain("400 / 1,300");
  await tap("vocabulary-loading-cancel");
  await waitFor(() => expect(screen.getByTestId("toast").textContent).toContain("取り消しました"));
  await ready();
  expect(screen.getByTestId("preview")).toBeTruthy();
});

it("columns are lettered as in a spreadsheet", () => {
  expect([0, 25, 26, 27, 701, 702].map(letterOf)).toEqual(["A", "Z", "AA", "AB", "ZZ", "AAA"]);
});
