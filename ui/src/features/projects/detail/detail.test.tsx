import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type {
  Assets,
  Facets,
  Lacking,
  Problem,
  ProjectDetail,
  ProjectEdit,
  ProjectRow,
  Similar,
  SimilarHit,
  SourceCell,
  SourceRef,
  SourceRow,
  TagDetail,
} from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import { host } from "../../../api/host.ts";
import { choose } from "../../../text/language.ts";
import { Detail } from "./Detail.tsx";

vi.mock("@tanstack/react-router", () => ({ Link: () => null }));

const at: SourceRef = {
  file: "合成_一覧.xlsx",
  sheet: "採択",
  row: 12,
  column: "D",
  at: "2026-11-20T00:00:00Z",
  by: "取込係",
};
const cell = (heading: string, value: string, field: SourceCell["field"]): SourceCell => ({ heading, value, field });
const rowOf = (file: string, row: number): SourceRow => ({
  id: row,
  file,
  sheet: null,
  row,
  imported_at: at.at,
  imported_by: at.by,
  cells: [cell("課題名", "題", "title_ja"), cell("担当課", "企画課", null)],
});
const proposed: TagDetail = {
  concept: {
    kind: "target",
    id: "HGNC:1",
    label_ja: "甲",
    label_en: "A",
    short_ja: "甲",
    short_en: "A",
    synonyms_ja: [],
    synonyms_en: [],
    parent: null,
  },
  main: false,
  proposed: true,
  evidence: "甲；乙",
  source: at,
  by: "取込係",
  at: at.at,
};

const row: ProjectRow = {
  id: 1,
  number: "24ama1h0001",
  key: "ama1",
  title_ja: "直した題",
  title_en: "",
  programme: "架空事業",
  institution: "架空大学",
  researcher: "",
  phase: "",
  ministry: "",
  integrated: "",
  prefecture: "",
  budget_yen: null,
  years: [2024],
  tags: [],
  flagged: false,
};
const similar: SimilarHit = {
  row: { ...row, id: 9, title_ja: "似た題" },
  score: 64,
  words: ["標的", "探索"],
  tags: [{ kind: "target", id: "HGNC:1", label_ja: "甲", label_en: "A", main: false, proposed: false }],
};

let detail: ProjectDetail;
let edits: ProjectEdit[];
let tagged: [name: string, args: unknown][];
let refuse: Problem | null;

beforeEach(() => {
  queryClient.clear();
  choose({ language: "ja", appearance: "light" });
  edits = [];
  onOpen.mockReset();
  onNarrow.mockReset();
  tagged = [];
  refuse = null;
  detail = {
    row,
    summary_ja: "要旨の文",
    summary_en: "",
    researcher: "",
    origins: [
      {
        field: "title_ja",
        value: "直した題",
        source: at,
        person: { by: "査読者A", at: "2026-11-22T00:00:00Z", list_value: "一覧の題" },
      },
      { field: "institution", value: "架空大学", source: at, person: null },
    ],
    aliases: ["cm99"],
    outcomes: [
      { kind: "papers", year: 2024, amount: 12, text: "12", source: at },
      { kind: "poc", year: null, amount: null, text: "○", source: at },
      { kind: "budget", year: 2023, amount: 58_500_000, text: "58,500", source: at },
    ],
    years: [
      {
        id: 5,
        number: "24ama1h0001",
        year_first: 2024,
        year_last: 2024,
        title_ja: "題",
        programme: "架空事業",
        institution: "架空大学",
        researcher: "",
        position: "",
        budget_yen: null,
        starts: "2024-04-01",
        ends: "2025-03-31",
        total_budget_yen: 175_500_000,
        keywords: "",
        source_url: "",
        class: "public",
        source: rowOf("合成_R6.xlsx", 12),
        earlier: [rowOf("合成_R5.xlsx", 9)],
      },
    ],
    tags: [proposed],
    themes: [],
  };
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    if (name === "project.detail") return { value: structuredClone(detail), changed: [] };
    if (name === "project.edit") {
      if (refuse) throw refuse;
      edits.push(args as ProjectEdit);
      return { value: { operation: 1, kind: "project-edit", count: 1, created: null }, changed: ["projects"] };
    }
    if (name === "find.similar") return { value: { hits: [similar], words: ["標的"] } satisfies Similar, changed: [] };
    if (name === "find.facets") return { value: { total: 7, facets: [] } satisfies Facets, changed: [] };
    if (name === "asset.list") return { value: { assets: [], suggested: [] } satisfies Assets, changed: [] };
    if (name === "forge.lacking") return { value: { themes: [] } satisfies Lacking, changed: [] };
    tagged.push([name, args]);
    detail = { ...detail, tags: name === "tag.confirm" ? [{ ...proposed, proposed: false }] : [] };
    return { value: { operation: 2, kind: name.replace(".", "-"), count: 1, created: null }, changed: ["tags"] };
  });
});

const onOpen = vi.fn();
const onNarrow = vi.fn();

async function show(tab?: string, id = 1, terms: readonly string[] = []) {
  const panel = (own: number) => (
    <QueryClientProvider client={queryClient}>
      <Detail
        id={own}
        tab={tab}
        terms={terms}
        onTab={() => {}}
        onClose={() => {}}
        onStep={undefined}
        isFirst
        isLast
        onOpen={onOpen}
        onNarrow={onNarrow}
      />
    </QueryClientProvider>
  );
  const shown = render(panel(id));
  await screen.findByTestId("detail-title");
  return { ...shown, panel };
}
const field = (name: string) => document.querySelector(`.fv[data-field=${name}]`) as HTMLElement;
const editor = () => screen.getByTestId("field-editor") as HTMLTextAreaElement;
const type = (text: string) => fireEvent.change(editor(), { target: { value: text } });

describe("a field of a project", () => {
  it("tells its file, sheet, row, column, time and person to whoever hovers, listens or opens it", async () => {
    await show();
    const told = document.getElementById(field("institution").getAttribute("aria-describedby") ?? "");
    expect(told?.textContent).toContain("合成_一覧.xlsx › 採択 › 12行 D列");
    expect(told?.textContent).toContain("取込係");
    fireEvent.keyDown(field("institution"), { code: "Space" });
    const origin = await screen.findByTestId("origin");
    for (const part of ["合成_一覧.xlsx", "採択", "12", "D", "取込係"]) expect(origin.textContent).toContain(part);
  });

  it("a person put right carries a mark, says who and when, and keeps the list's value in sight", async () => {
    await show();
    expect(field("title_ja").textContent).toContain("人が直した");
    expect(field("institution").textContent).not.toContain("人が直した");
    fireEvent.click(field("title_ja").querySelector("[data-testid=field-origin]") as HTMLElement);
    const origin = await screen.findByTestId("origin");
    expect(origin.textContent).toContain("査読者A");
    expect(origin.textContent).toContain("一覧の値：一覧の題");
  });

  it("F2 or Enter opens the editor, Ctrl Enter writes the field alone, and the focus comes back", async () => {
    await show();
    field("title_ja").focus();
    fireEvent.keyDown(field("title_ja"), { code: "F2" });
    type("  新しい題  ");
    fireEvent.keyDown(editor(), { key: "Enter" });
    expect(edits).toEqual([]);
    fireEvent.keyDown(editor(), { key: "Enter", ctrlKey: true });
    await waitFor(() => expect(screen.queryByTestId("field-editor")).toBeNull());
    expect(edits).toEqual([{ project: 1, field: "title_ja", value: "新しい題" }]);
    await waitFor(() => expect(document.activeElement).toBe(field("title_ja")));
    fireEvent.keyDown(field("institution"), { code: "Enter" });
    expect(editor().value).toBe("架空大学");
  });

  it("is not written while an input method composes, nor by Escape, nor when nothing changed", async () => {
    await show();
    fireEvent.keyDown(field("title_ja"), { code: "Enter", isComposing: true });
    expect(screen.queryByTestId("field-editor")).toBeNull();
    fireEvent.keyDown(field("title_ja"), { code: "Enter" });
    type("へんかん");
    fireEvent.keyDown(editor(), { key: "Enter", ctrlKey: true, keyCode: 229 });
    fireEvent.keyDown(editor(), { key: "Escape", isComposing: true });
    expect(editor().value).toBe("へんかん");
    fireEvent.keyDown(editor(), { key: "Escape" });
    expect(screen.queryByTestId("field-editor")).toBeNull();
    fireEvent.keyDown(field("title_ja"), { code: "Enter" });
    fireEvent.click(screen.getByTestId("field-save"));
    await waitFor(() => expect(screen.queryByTestId("field-editor")).toBeNull());
    expect(edits).toEqual([]);
  });

  it("goes back to what the lists say", async () => {
    await show();
    fireEvent.keyDown(field("title_ja"), { code: "F2" });
    fireEvent.click(screen.getByTestId("field-revert"));
    await waitFor(() => expect(edits).toEqual([{ project: 1, field: "title_ja", value: null }]));
  });

  it("offers nothing to go back to where no person wrote", async () => {
    await show();
    fireEvent.keyDown(field("institution"), { code: "F2" });
    expect(screen.queryByTestId("field-revert")).toBeNull();
  });

  it("that is empty can be filled in", async () => {
    await show();
    fireEvent.click(field("researcher").querySelector("[data-testid=field-edit]") as HTMLElement);
    type("架空 花子");
    fireEvent.keyDown(editor(), { key: "Enter" });
    await waitFor(() => expect(edits).toEqual([{ project: 1, field: "researcher", value: "架空 花子" }]));
  });

  it("refused, keeps the text and says why where it was written", async () => {
    refuse = { code: "invalid-field", params: { field: "title_ja", reason: "title-needed" }, detail: null };
    await show();
    fireEvent.keyDown(field("title_ja"), { code: "F2" });
    type("");
    fireEvent.click(screen.getByTestId("field-save"));
    await screen.findByRole("alert");
    expect(editor().value).toBe("");
    fireEvent.keyDown(editor(), { key: "Escape" });
  });

  it("keeps a half-written text while another project is looked at", async () => {
    const { rerender, panel } = await show();
    fireEvent.keyDown(field("title_ja"), { code: "F2" });
    type("書きかけ");
    const first = detail;
    detail = { ...first, row: { ...first.row, id: 2, title_ja: "別の題" } };
    rerender(panel(2));
    await waitFor(() => expect(screen.getByTestId("detail-title").textContent).toBe("別の題"));
    expect(screen.queryByTestId("field-editor")).toBeNull();
    detail = first;
    rerender(panel(1));
    await waitFor(() => expect(editor().value).toBe("書きかけ"));
    fireEvent.keyDown(editor(), { key: "Escape" });
    expect(edits).toEqual([]);
  });
});

it("former numbers stand with the number, results with their source", async () => {
  await show();
  expect(screen.getByTestId("aliases").textContent).toContain("cm99");
  const results = screen.getByTestId("outcomes");
  expect(results.textContent).toContain("論文12報");
  expect(results.textContent).toContain("非臨床PoC○");
  expect(results.textContent).not.toContain("58,500");
  expect(results.querySelector("[aria-label*='D列']")).toBeTruthy();
});

it("the years tell their span, the sum over all, and the amounts of lists with a column a year", async () => {
  await show("lineage");
  expect(screen.getByTestId("yearly-budgets").textContent).toContain("令和5年度58,500千円");
  const panel = screen.getByRole("tabpanel").textContent;
  expect(panel).toContain("2024-04-01 – 2025-03-31");
  expect(panel).toContain("175,500千円");
});

it("columns no field took are kept under their headings, earlier rows behind the latest", async () => {
  await show("sources");
  const [kept] = screen.getAllByTestId("other-columns");
  expect(kept?.textContent).toContain("担当課企画課");
  expect(kept?.textContent).not.toContain("課題名");
  const earlier = screen.getByTestId("earlier");
  expect(earlier.querySelector("summary")?.textContent).toContain("1件");
  expect(earlier.textContent).toContain("合成_R5.xlsx › 9行");
});

describe("the address a list gives", () => {
  const address = { before: "https://", host: "amed.example", after: "/koubo/%E8%AA%B2%E9%A1%8C" };
  const withUrl = async (url: string, tab?: string) => {
    const [year] = detail.years;
    if (year) {
      year.source_url = url;
      year.source.cells.push(cell("URL", url, "source_url"));
    }
    await show(tab);
    await act(async () => fireEvent.click(screen.getByTestId("source-link")));
    return screen.findByTestId("link-dialog");
  };

  it.each([undefined, "sources"])("is shown in full, its host in bold, and opened only then (%s)", async (tab) => {
    vi.spyOn(host, "lookAtLink").mockResolvedValue(address);
    const open = vi.spyOn(host, "openLink").mockResolvedValue();
    const dialog = await withUrl("https://amed.example/koubo/課題", tab);
    expect(dialog.querySelector("[data-testid=link-address]")?.textContent).toBe(
      "https://amed.example/koubo/%E8%AA%B2%E9%A1%8C",
    );
    expect(dialog.querySelector("[data-testid=link-address] b")?.textContent).toBe("amed.example");
    expect(open).not.toHaveBeenCalled();
    fireEvent.click(screen.getByTestId("link-open"));
    expect(open).toHaveBeenCalledWith("https://amed.example/koubo/課題");
    await waitFor(() => expect(screen.queryByTestId("link-dialog")).toBeNull());
  });

  it("stays unopened when the person thinks better of it", async () => {
    vi.spyOn(host, "lookAtLink").mockResolvedValue(address);
    const open = vi.spyOn(host, "openLink").mockResolvedValue();
    await withUrl("https://amed.example/");
    fireEvent.click(screen.getByTestId("link-cancel"));
    await waitFor(() => expect(screen.queryByTestId("link-dialog")).toBeNull());
    expect(open).not.toHaveBeenCalled();
  });

  it("is refused with a sentence and shown as it stands, with nothing to open it", async () => {
    const problem: Problem = { code: "link-refused", params: { reason: "link-scheme" }, detail: null };
    vi.spyOn(host, "lookAtLink").mockRejectedValue(problem);
    const dialog = await withUrl("javascript:alert(1)");
    expect(dialog.textContent).toContain("javascript:alert(1)");
    expect(dialog.textContent).toContain("アドレスだけを開きます");
    expect(screen.queryByTestId("link-open")).toBeNull();
  });
});

describe("a tag from a list's own column", () => {
  it("shows the words it rests on and where they stand, and is confirmed for this project alone", async () => {
    await show("tags");
    const line = document.querySelector("[data-concept='HGNC:1'].tag-line");
    expect(line?.textContent).toContain("未確認");
    expect(line?.querySelector("q")?.textContent).toBe("甲；乙");
    expect(line?.textContent).toContain("12行 D列");
    await act(async () => fireEvent.click(screen.getByTestId("tag-confirm")));
    const edit = { selection: { these: [1] }, kind: "target", concept: "HGNC:1" };
    expect(tagged).toEqual([["tag.confirm", edit]]);
    await waitFor(() => expect(screen.queryByTestId("tag-confirm")).toBeNull());
    expect(screen.getByTestId("tag-main")).toBeTruthy();
  });

  it("is rejected when it is wrong", async () => {
    await show("tags");
    await act(async () => fireEvent.click(screen.getByTestId("tag-reject")));
    expect(tagged.map(([name]) => name)).toEqual(["tag.reject"]);
    await waitFor(() => expect(screen.queryByTestId("tag-reject")).toBeNull());
  });
});

describe("from one project to others", () => {
  it("the likest ones stand in the overview with what they share, and open on a press", async () => {
    await show();
    const hit = await screen.findByTestId("similar-hit");
    for (const part of ["似た題", "64", "標的・探索", "甲"]) expect(hit.textContent).toContain(part);
    fireEvent.click(hit.querySelector(".similar-title") as HTMLElement);
    expect(onOpen).toHaveBeenCalledWith(9);
    fireEvent.click(screen.getByTestId("similar-all"));
    const all = await screen.findByTestId("similar-dialog");
    await waitFor(() => expect(all.textContent).toContain("似た題"));
  });

  it("a tag tells how many projects have it, and lists them", async () => {
    await show("tags");
    await waitFor(() => expect(screen.getByTestId("who-else").textContent).toBe("この標的の課題 7件"));
    fireEvent.click(screen.getByTestId("who-else"));
    expect(onNarrow).toHaveBeenCalledWith("target", "HGNC:1");
  });

  it("a tag of the overview lists its projects too", async () => {
    await show();
    fireEvent.click(document.querySelector(".detail-tags .tag-press") as HTMLElement);
    expect(onNarrow).toHaveBeenCalledWith("target", "HGNC:1");
  });

  it("words of the search are marked in titles and summary as the search folds them", async () => {
    await show(undefined, 1, ["ヨウシ", "要旨", "直した題"]);
    const marks = [...document.querySelectorAll("mark")].map((mark) => mark.textContent);
    expect(marks).toEqual(["直した題", "要旨"]);
  });
});

it("an outcome is entered from the project that is read, as one of it", async () => {
  await show();
  fireEvent.click(screen.getByTestId("detail-enter-outcome"));
  await screen.findByTestId("outcome-dialog");
  expect(screen.getByTestId("outcome-project-chosen").textContent).toContain("直した題");
  fireEvent.change(screen.getByTestId("outcome-year"), { target: { value: "令和7" } });
  await act(async () => fireEvent.click(screen.getByTestId("outcome-save")));
  expect(tagged).toContainEqual([
    "outcome.save",
    { id: null, project: 1, kind: "papers", year: 2025, amount: 1, text: "" },
  ]);
});
