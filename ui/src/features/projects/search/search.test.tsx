import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { createRef, useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Filter, HintCode, ProjectRow, QueryReading, Snippets, Term } from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import { NO_FILTER } from "../../../api/filter.ts";
import { host } from "../../../api/host.ts";
import { en } from "../../../text/en/index.ts";
import { ja } from "../../../text/ja/index.ts";
import { choose } from "../../../text/language.ts";
import { NoHits } from "./NoHits.tsx";
import { SearchBar } from "./SearchBar.tsx";
import { SearchNote } from "./SearchNote.tsx";
import { marked, SnippetContext, SnippetOf, useSnippets } from "./snippets.tsx";
import { useReading } from "./useReading.ts";

const EMPTY: QueryReading = { terms: [], nested: false, hints: [], also: [], marks: [] };
const concept = {
  kind: "indication" as const,
  id: "X",
  label_ja: "癌",
  label_en: "cancer",
  main: false,
  proposed: false,
};
const CANCER: QueryReading = {
  ...EMPTY,
  also: [{ word: "がん", concept, names: ["癌", "悪性腫瘍", "cancer", "neoplasm", "malignancy"] }],
  marks: ["がん", "cancer"],
};

let readings: Record<string, QueryReading>;
let asked: [name: string, args: unknown][];
let answers: Record<string, (args: never) => unknown>;

beforeEach(() => {
  queryClient.clear();
  choose({ language: "ja", appearance: "light" });
  readings = {};
  asked = [];
  answers = {
    "find.query": ({ text }: { text: string }) => readings[text] ?? EMPTY,
    // A language of its own, so that a round trip shows what the builder passes and nothing of the real one.
    "find.write_query": ({ terms }: { terms: Term[] }) => {
      const text = JSON.stringify(terms);
      readings[text] = { ...EMPTY, terms };
      return { text };
    },
  };
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    asked.push([name, args]);
    const answer = answers[name];
    if (!answer) throw { code: "bad-call", params: { name }, detail: null };
    return { value: answer(args as never), changed: [] };
  });
});
afterEach(() => vi.useRealTimers());

const sent = (name: string) => asked.filter(([own]) => own === name).map(([, args]) => args);

let filters: Filter[];
function Bar({ start }: { start: Filter }) {
  const [filter, setFilter] = useState(start);
  const { reading } = useReading(filter);
  return (
    <SearchBar
      filter={filter}
      reading={reading}
      onFilter={(next) => {
        filters.push(next);
        setFilter(next);
      }}
      onLeave={() => {}}
      inputRef={createRef()}
    />
  );
}
function bar(start: Partial<Filter> = {}) {
  filters = [];
  return render(
    <QueryClientProvider client={queryClient}>
      <Bar start={{ ...NO_FILTER, ...start }} />
    </QueryClientProvider>,
  );
}
const input = () => screen.getByTestId("project-search") as HTMLInputElement;

describe("beside the search field", () => {
  it("stands what else is looked for, and a press leaves it out and takes it in again", async () => {
    readings.がん = CANCER;
    bar({ text: "がん" });
    await waitFor(() =>
      expect(screen.getByTestId("also").textContent).toBe("「癌・悪性腫瘍・cancer・neoplasm」ほか1語も検索中"),
    );
    expect(screen.getByTestId("also").title).toContain("malignancy");
    fireEvent.click(screen.getByTestId("synonyms"));
    await waitFor(() => expect(screen.getByTestId("also").textContent).toBe(ja.find.search.exact));
    expect(filters.at(-1)?.exact).toBe(true);
    await waitFor(() => expect(sent("find.query")).toContainEqual({ text: "がん", exact: true }));
    fireEvent.click(screen.getByTestId("synonyms"));
    expect(filters.at(-1)?.exact).toBe(false);
  });

  it("nothing is asked and nothing said while nothing is searched, but the place is kept", () => {
    bar({ text: "  " });
    expect(sent("find.query")).toEqual([]);
    expect(screen.getByTestId("search-note").textContent).toBe("");
    expect(screen.queryByTestId("synonyms")).toBeNull();
  });

  const CODES: Record<HintCode, true> = {
    "quote-open": true,
    "bracket-odd": true,
    "operator-alone": true,
    "field-unknown": true,
    "field-empty": true,
    "range-unreadable": true,
    "only-signs": true,
    pattern: true,
    "too-long": true,
    "too-deep": true,
  };
  it.each([
    ["ja", ja],
    ["en", en],
  ] as const)("every hint is worded in %s, with and without the part it is about", (_l, t) => {
    const codes = Object.keys(CODES) as HintCode[];
    expect(Object.keys(t.find.hints).sort()).toEqual([...codes].sort());
    for (const about of ["", "標的："]) {
      const said = codes.map((code) => t.find.hints[code](about));
      expect(new Set(said).size).toBe(codes.length);
      for (const text of said) expect(text).not.toMatch(/「」|“”|undefined/);
    }
    const telling = codes.filter((code) => t.find.hints[code]("標的：").includes("標的："));
    expect(codes.filter((code) => !telling.includes(code))).toEqual(["too-long", "too-deep"]);
  });

  it("a hint is a quiet line before anything else, with the others behind it", () => {
    const hints = [
      { code: "quote-open" as const, about: '"in vivo' },
      { code: "field-empty" as const, about: "標的:" },
    ];
    render(<SearchNote filter={{ ...NO_FILTER, text: "x" }} reading={{ ...CANCER, hints }} onExact={() => {}} />);
    const hint = screen.getByTestId("hint");
    expect(hint.textContent).toContain('「"in vivo」の引用符');
    expect(hint.textContent).toContain("ほか1件");
    expect(hint.title).toContain("「標的:」に続く値がありません");
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.getByTestId("synonyms")).toBeTruthy();
  });
});

describe("the search field", () => {
  it("never searches half-composed Japanese, and searches once it is composed", async () => {
    bar();
    fireEvent.compositionStart(input());
    fireEvent.change(input(), { target: { value: "ｋ" } });
    fireEvent.change(input(), { target: { value: "こうたい" } });
    await act(() => new Promise((go) => setTimeout(go, 150)));
    expect(filters).toEqual([]);
    fireEvent.keyDown(input(), { key: "Enter", keyCode: 229 });
    expect(filters).toEqual([]);
    fireEvent.change(input(), { target: { value: "抗体" } });
    fireEvent.compositionEnd(input());
    await waitFor(() => expect(filters.map((filter) => filter.text)).toEqual(["抗体"]));
  });

  it("takes an example of the grammar on a press", async () => {
    bar({ text: "前の語" });
    fireEvent.click(screen.getByTestId("search-help-button"));
    const examples = await screen.findAllByTestId("search-example");
    expect(examples.length).toBe(ja.find.search.examples.length);
    fireEvent.click(examples[4] as HTMLElement);
    expect(filters.at(-1)?.text).toBe("標的:EGFR,KRAS");
    await waitFor(() => expect(input().value).toBe("標的:EGFR,KRAS"));
  });
});

describe("the builder", () => {
  const open = async () => {
    fireEvent.click(screen.getByTestId("builder-open"));
    await screen.findByTestId("builder");
  };

  it("shows the conditions of the text and writes them back unchanged", async () => {
    const terms: Term[] = [
      { field: "target", not: false, values: ["EGFR", "KRAS"] },
      { field: "year", not: false, values: ["2024.."] },
      { field: null, not: true, values: ["動物"] },
    ];
    readings.start = { ...EMPTY, terms };
    bar({ text: "start" });
    await open();
    expect(screen.getAllByTestId("builder-row")).toHaveLength(3);
    expect(screen.getAllByTestId("builder-word").map((word) => word.textContent)).toEqual(["EGFR", "KRAS", "動物"]);
    expect((screen.getByTestId("builder-from") as HTMLInputElement).value).toBe("2024");
    await waitFor(() => expect(screen.getByTestId("builder-written").textContent).toBe(JSON.stringify(terms)));
    fireEvent.click(screen.getByTestId("builder-apply"));
    await waitFor(() => expect(filters.at(-1)?.text).toBe(JSON.stringify(terms)));
    expect(screen.queryByTestId("builder")).toBeNull();
    // And read again, the same rows.
    await open();
    expect(screen.getAllByTestId("builder-row")).toHaveLength(3);
  });

  it("adds a word by Enter but not while composing, and counts what is typed and not added", async () => {
    bar();
    await open();
    const value = () => screen.getByTestId("builder-value") as HTMLInputElement;
    fireEvent.change(value(), { target: { value: "抗体" } });
    fireEvent.keyDown(value(), { key: "Enter", keyCode: 229 });
    expect(screen.queryAllByTestId("builder-word")).toEqual([]);
    fireEvent.keyDown(value(), { key: "Enter", keyCode: 13 });
    expect(screen.getAllByTestId("builder-word")).toHaveLength(1);
    fireEvent.change(value(), { target: { value: "核酸" } });
    fireEvent.click(screen.getByTestId("builder-apply"));
    const wanted: Term[] = [{ field: null, not: false, values: ["抗体", "核酸"] }];
    await waitFor(() => expect(filters.at(-1)?.text).toBe(JSON.stringify(wanted)));
  });

  it("leaves a nested text alone and says so", async () => {
    readings["(a OR b) -(c d)"] = { ...EMPTY, nested: true };
    bar({ text: "(a OR b) -(c d)" });
    await open();
    expect((await screen.findByTestId("builder-nested")).textContent).toContain("入れ子");
    expect(screen.queryByTestId("builder-row")).toBeNull();
    expect(screen.queryByTestId("builder-apply")).toBeNull();
    expect(filters).toEqual([]);
  });
});

const row = (id: number, title_ja: string): ProjectRow => ({ id, title_ja, title_en: "" }) as ProjectRow;
const rows = [row(1, "膵癌の抗体"), row(2, "膵臓の研究"), row(3, "腫瘍")];
const rowAt = (index: number) => rows[index];
const PAGES = [0];
const MARKS = ["がん"];
function List({ text }: { text: string }) {
  const filter = { ...NO_FILTER, text };
  const found = useSnippets({ filter, marks: text === "" ? [] : MARKS, pages: PAGES, rowAt, rows });
  return (
    <SnippetContext value={found}>
      {rows.map(({ id }) => (
        <p key={id} data-testid={`row-${id}`}>
          <SnippetOf project={id} />
        </p>
      ))}
    </SnippetContext>
  );
}

describe("why a row was found", () => {
  const list = (text: string) => (
    <QueryClientProvider client={queryClient}>
      <List text={text} />
    </QueryClientProvider>
  );

  it("is asked for rows whose title does not show it, and shown with its marks", async () => {
    answers["find.snippets"] = (): Snippets => ({
      snippets: [{ project: 2, field: "summary_ja", text: "…膵がんにおける…", marks: [[2, 2]] }],
    });
    const { rerender } = render(list("がん"));
    const snippet = await screen.findByTestId("snippet");
    expect(snippet.parentElement?.dataset.testid).toBe("row-2");
    expect(snippet.querySelector("mark")?.textContent).toBe("がん");
    expect(snippet.textContent).toContain("要旨");
    expect(sent("find.snippets")).toEqual([{ projects: [2, 3], filter: { ...NO_FILTER, text: "がん" } }]);
    // Another search never shows the words of the one before.
    rerender(list("抗体"));
    expect(screen.queryByTestId("snippet")).toBeNull();
    rerender(list(""));
    expect(screen.queryByTestId("snippet")).toBeNull();
  });

  it("marks that do not fit the text are passed over", () => {
    expect(
      marked({
        text: "abcdef",
        marks: [
          [4, 9],
          [2, 2],
          [1, 2],
          [5, 0],
        ],
      }),
    ).toEqual([
      ["a", false],
      ["bc", true],
      ["def", false],
    ]);
    expect(marked({ text: "", marks: [] })).toEqual([]);
  });
});

describe("nothing found", () => {
  it("offers what may be let go of, with what that would find, and similar projects", async () => {
    answers["find.facets"] = ({ filter }: { filter: Filter }) => ({
      total: filter.year.length === 0 ? 3 : 0,
      facets: [],
    });
    const filter: Filter = { ...NO_FILTER, text: "メソテリソ", exact: true, year: [2024], phase: ["応用"] };
    const onFilter = vi.fn();
    const onSimilar = vi.fn();
    render(
      <QueryClientProvider client={queryClient}>
        <NoHits filter={filter} onFilter={onFilter} onSimilar={onSimilar} />
      </QueryClientProvider>,
    );
    expect((await screen.findByTestId("no-hits-without-year")).textContent).toBe("年度の条件を外す（3件）");
    expect(screen.queryByTestId("no-hits-without-phase")).toBeNull();
    const pressed = (id: string) => {
      fireEvent.click(screen.getByTestId(`no-hits-${id}`));
      return onFilter.mock.lastCall?.[0];
    };
    expect(pressed("without-year")).toEqual({ ...filter, year: [] });
    expect(pressed("synonyms")).toEqual({ ...filter, exact: false });
    expect(pressed("clear-search")).toEqual({ ...filter, text: "" });
    expect(pressed("clear-conditions")).toEqual({ ...NO_FILTER, text: "メソテリソ", exact: true });
    pressed("similar");
    expect(onSimilar).toHaveBeenCalledTimes(1);
  });
});
