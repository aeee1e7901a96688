import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { OPEN, SETTINGS, statusOf, WELL } from "../../../../test/library.ts";
import { runAction } from "../../../actions/index.ts";
import type {
  Concept,
  Decisions,
  Kind,
  OfSelection,
  Problem,
  QueueRequest,
  QueueRow,
  TaggingProject,
  Topic,
} from "../../../api/bindings.ts";
import { queryClient } from "../../../api/client.ts";
import { host } from "../../../api/host.ts";
import { dismissAll } from "../../../api/notices.ts";
import { makeRouter } from "../../../router.tsx";
import { choose } from "../../../text/language.ts";
import { countsOf, rowOf } from "./lines.ts";

type Candidate = TaggingProject["candidates"][number];

const concept = (kind: Kind, id: string, label: string, label_en = label): Concept => ({
  kind,
  id,
  label_ja: label,
  label_en,
  short_ja: "",
  short_en: "",
  synonyms_ja: [],
  synonyms_en: [],
  parent: null,
});
const RECEPTOR = concept("target", "HGNC:1", "架空受容体", "Fictional receptor");
const FAMILY = concept("target", "TSU:FAM", "架空受容体ファミリー", "Fictional family");
const GROUP = concept("target", "TSU:GROUP", "架空タンパク質", "Fictional protein");
const ANTIBODY = concept("modality", "AB-BSP", "二重特異性抗体", "Bispecific antibody");
const ADC = concept("modality", "AB-ADC", "抗体薬物複合体", "ADC");
const DISEASE = concept("indication", "MONDO:1", "架空病", "Fictitious disease");

const candidate = (own: Concept, more: Partial<Candidate> = {}): Candidate => ({
  kind: own.kind,
  concept: own,
  alternatives: [],
  broader: null,
  narrower: 0,
  surface: own.label_ja,
  certainty: 0.95,
  plain: 0.95,
  accepted: 0,
  rejected: 0,
  reason: "exact",
  ticked: true,
  aside: false,
  state: "offered",
  main: false,
  evidence: { text: `「${own.label_ja}」を調べる。`, start: 1, end: 1 + [...own.label_ja].length },
  places: 2,
  by: null,
  at: null,
  ...more,
});
const project = (id: number, candidates: Candidate[], title = `課題${id}の研究`): TaggingProject => ({
  row: {
    id,
    number: `24ff${id}`,
    key: `ff${id}`,
    title_ja: title,
    title_en: `Study ${id}`,
    programme: "架空事業",
    institution: "架空大学",
    years: [2024],
    tags: [],
    flagged: false,
  },
  researcher: "研究者A",
  finished: null,
  passages: [
    { field: "title_ja", text: title, marks: [] },
    {
      field: "summary_ja",
      text: "𠮷野の抗架空受容体抗体🧬で架空病を治す。siRNAは道具。",
      marks: [
        { start: 3, end: 11, candidate: 2, aside: null },
        { start: 4, end: 9, candidate: 0, aside: null },
        { start: 13, end: 16, candidate: 3, aside: null },
        { start: 20, end: 25, candidate: 1, aside: "tool" },
      ],
    },
  ],
  candidates,
  ams: [
    {
      kind: "approval",
      value: "医薬品",
      source: { file: "一覧.xlsx", sheet: "S", row: 3, column: "C", at: "2026-01-01T00:00:00Z", by: "査読者A" },
      ours_ja: "再生医療等製品",
      ours_en: "regenerative",
      agrees: false,
    },
  ],
  reasons: [
    { code: "exact", ja: "語がそのまま一致", en: "The very words" },
    { code: "tool", ja: "研究の道具とみられる語", en: "A research tool" },
  ],
});
const four = () => [
  candidate(RECEPTOR, {
    broader: FAMILY,
    narrower: 2,
    certainty: 0.63,
    plain: 0.9,
    accepted: 1,
    rejected: 3,
  }),
  candidate(ADC, { ticked: false, aside: true, reason: "tool", certainty: 0.12, plain: 0.12, places: 1 }),
  candidate(ANTIBODY, { alternatives: [ADC] }),
  candidate(DISEASE),
];

/** Whether the queue stands beside the text is decided by the width of the window. */
const wide = (width: number) =>
  (window as unknown as { happyDOM: { setViewport: (size: { width: number }) => void } }).happyDOM.setViewport({
    width,
  });

let projects: Map<number, TaggingProject>;
let asked: [name: string, args: unknown][];
let operation: number;
let before: Map<number, TaggingProject>[];
let refuse: Problem | null;
let slow: (() => void)[] | null;

const sent = <T = unknown>(name: string) => asked.filter(([own]) => own === name).map(([, args]) => args as T);
const decisions = () => sent<Decisions>("tagging.decide");

function decided({ project: id, accept, reject, finish }: Decisions) {
  const known = projects.get(id) as TaggingProject;
  let candidates = known.candidates;
  const set = (kind: Kind, to: string, change: Partial<Candidate>) => {
    const here = candidates.some((c) => c.kind === kind && c.concept.id === to);
    candidates = here
      ? candidates.map((c) => (c.kind === kind && c.concept.id === to ? { ...c, ...change } : c))
      : [...candidates, candidate(concept(kind, to, to), { certainty: null, surface: "", ...change })];
  };
  for (const own of accept) set(own.kind, own.concept, { state: "confirmed", ticked: false, main: own.main });
  for (const own of reject) set(own.kind, own.concept, { state: "rejected", ticked: false });
  const finished = finish ? { by: "査読者A", at: "2026-11-27T00:00:00Z" } : known.finished;
  before.push(new Map(projects));
  projects = new Map(projects).set(id, { ...known, candidates, finished });
}

function queue({ offset, limit, finished }: QueueRequest) {
  const all = [...projects.values()].map(rowOf);
  const rows = all.filter((row) => finished || !row.finished);
  return {
    total: all.length,
    finished: all.filter((row) => row.finished).length,
    rows_total: rows.length,
    offset,
    rows: rows.slice(offset, offset + limit) satisfies QueueRow[],
    today: 86,
    pace: 142,
  };
}

const done = (kind: string, count = 1, created: number | null = null) => {
  operation += 1;
  return { value: { operation, kind, count, created }, changed: ["tags", "projects"] as Topic[] };
};

beforeEach(() => {
  queryClient.clear();
  dismissAll();
  choose({ language: "ja", appearance: "light" });
  asked = [];
  before = [];
  operation = 10;
  refuse = null;
  slow = null;
  wide(1440);
  projects = new Map([1, 2, 3].map((id) => [id, project(id, four())]));
  vi.spyOn(host, "onFileDrop").mockReturnValue(() => {});
  vi.spyOn(host, "startup").mockResolvedValue(null);
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    asked.push([name, args]);
    switch (name) {
      case "library.status":
        return { value: statusOf({ ...OPEN, projects: projects.size }), changed: [] };
      case "settings.get":
        return { value: SETTINGS, changed: [] };
      case "library.care":
        return { value: WELL, changed: [] };
      case "project.facets": {
        const value = (v: string, label: string) => ({
          value: v,
          label_ja: label,
          label_en: label,
          count: 3,
          parent: null,
        });
        const none = { institution: [], target: [], modality: [], indication: [], untagged: [] };
        return {
          value: { ...none, year: [value("2024", "2024")], programme: [value("架空事業", "架空事業")] },
          changed: [],
        };
      }
      case "tagging.queue":
        return { value: queue(args as QueueRequest), changed: [] };
      case "tagging.project": {
        const found = projects.get((args as { id: number }).id);
        if (!found) throw { code: "no-such-project", params: {}, detail: null } satisfies Problem;
        return { value: found, changed: [] };
      }
      case "tagging.decide":
        if (slow) await new Promise<void>((go) => slow?.push(go));
        if (refuse) throw refuse;
        decided(args as Decisions);
        return done("tagging-decide", (args as Decisions).accept.length);
      case "tagging.reopen": {
        const [id = 0] = ((args as OfSelection).selection as { these: number[] }).these;
        projects = new Map(projects).set(id, { ...(projects.get(id) as TaggingProject), finished: null });
        return done("tagging-reopen");
      }
      case "tag.set_main":
        return done("tag-main");
      case "history.undo":
        projects = before.pop() ?? projects;
        return done("undo");
      case "concept.show":
        return { value: { above: [concept("target", "TSU:TOP", "最上位"), GROUP] }, changed: [] };
      case "concept.browse":
        return {
          value: {
            concepts: ["A", "B"].map((id) => ({
              concept: concept("target", `HGNC:1${id}`, `架空受容体${id}`),
              projects: 2,
              below: 0,
              own: false,
            })),
          },
          changed: [],
        };
      case "concept.add":
        return done("concept-add", 1, 7);
      case "concept.search": {
        const { kind } = args as { kind: Kind };
        const hit = { concept: concept(kind, `${kind}-9`, "語彙の語"), matched: null, projects: 1 };
        return { value: { hits: [hit], total: 1 }, changed: [] };
      }
      default:
        throw { code: "bad-call", params: { name }, detail: null } satisfies Problem;
    }
  });
});

/** The core answers one command otherwise. */
function instead(name: string, value: unknown) {
  const answer = vi.mocked(host.call).getMockImplementation() as typeof host.call;
  vi.mocked(host.call).mockImplementation(async (...call) =>
    call[0] === name ? { value, changed: [] } : answer(...call),
  );
}

async function show(search = "") {
  const router = makeRouter(createMemoryHistory({ initialEntries: [`/tagging${search}`] }));
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  await screen.findByTestId("nav-tagging");
  return router;
}
async function shown(search = "") {
  const router = await show(search);
  await screen.findAllByTestId("candidate");
  await waitFor(() => expect(screen.getByTestId("candidates").getAttribute("aria-busy")).toBe("false"));
  return router;
}
const press = (code: string, init: KeyboardEventInit = {}, target: Element = document.body) =>
  act(async () => void fireEvent.keyDown(target, { code, ...init }));
const finish = () => press("Enter", { key: "Enter", ctrlKey: true });
const at = () => screen.getByTestId("reading").dataset.project;
const current = () => screen.getByTestId("candidates").querySelector<HTMLElement>("[aria-selected=true]");
const rowFor = (id: string) =>
  screen.getAllByTestId("candidate").find((row) => row.dataset.concept === id) as HTMLElement;
const queued = () => screen.getAllByTestId("queue-row").map((row) => [row.dataset.id, row.dataset.finished === "true"]);

describe("one project", () => {
  it("is the first that waits, and the address says which", async () => {
    const router = await shown();
    expect(at()).toBe("1");
    await waitFor(() => expect(router.state.location.search).toEqual({ project: 1 }));
    expect(screen.getByTestId("tagging-title").textContent).toBe("課題1の研究");
  });

  it("has what it names marked in place by kind, also inside one another and behind rare characters", async () => {
    await shown();
    const marks = screen.getAllByTestId("mark");
    const by = (name: string) => marks.filter((mark) => mark.className.split(" ").includes(name));
    // The letter of the kind stands before the first character.
    expect(by("t").map((mark) => mark.textContent)).toEqual(["T架空受容体"]);
    expect(by("i").map((mark) => mark.textContent)).toEqual(["I架空病"]);
    expect(by("off").map((mark) => mark.textContent)).toEqual(["siRNA"]);
    const outer = by("m");
    expect(outer.map((mark) => mark.textContent)).toEqual(["M抗", "T架空受容体", "抗体"]);
    expect(outer[1]?.contains(by("t")[0] as Node)).toBe(true);
  });

  it("a press on a mark leads to its candidate, and the candidate's marks are ringed", async () => {
    await shown();
    const inside = screen
      .getAllByTestId("mark")
      .find((mark) => mark.classList.contains("m") && mark.querySelector("mark"));
    await press("KeyJ");
    fireEvent.click(inside?.querySelector("mark") as Element);
    expect(current()?.dataset.concept).toBe("HGNC:1");
    fireEvent.click(inside?.querySelector("mark") as Element);
    expect(current()?.dataset.concept).toBe("AB-BSP");
    const ringed = screen.getAllByTestId("mark").filter((mark) => mark.classList.contains("now"));
    expect(ringed.length).toBe(3);
  });

  it("shows for each candidate why, how certain, what teaching did to it, and the sentence", async () => {
    await shown();
    const row = rowFor("HGNC:1");
    expect(within(row).getByTestId("candidate-certainty").textContent).toBe("0.90 → 0.63語がそのまま一致");
    expect(within(row).getByTestId("candidate-taught").textContent).toBe("ここで採用1回・却下3回");
    expect(row.querySelector("q mark")?.textContent).toBe("架空受容体");
    expect(row.textContent).toContain("ほか1か所");
    expect(screen.getByTestId("candidates-count").textContent).toBe("4件、うち印3件");
  });

  it("says where AMED's own tag and ours disagree, in words", async () => {
    await shown();
    expect(screen.getByTestId("ams-tag").textContent).toContain("AMED：医薬品 ／ 当方：再生医療等製品");
    expect(screen.getByTestId("ams-tag").dataset.agrees).toBe("false");
  });

  it("speaks English, title and reasons too", async () => {
    instead("settings.get", { ...SETTINGS, language: "en" });
    await shown();
    await waitFor(() => expect(screen.getByTestId("tagging-finish").textContent).toContain("Accept 3 ticked, next"));
    expect(within(rowFor("HGNC:1")).getByTestId("candidate-certainty").textContent).toContain("The very words");
    expect(within(rowFor("HGNC:1")).getByTestId("candidate-taught").textContent).toBe(
      "accepted 1×, turned down 3× here",
    );
    expect(screen.getByTestId("ams-tag").textContent).toContain("AMED: 医薬品 / ours: regenerative");
  });
});

describe("keys", () => {
  it("J, K and the arrows go through the candidates, kinds in their order", async () => {
    await shown();
    expect(current()?.dataset.concept).toBe("HGNC:1");
    await press("KeyJ");
    expect(current()?.dataset.concept).toBe("AB-ADC");
    await press("ArrowDown");
    expect(current()?.dataset.concept).toBe("AB-BSP");
    await press("KeyK");
    await press("ArrowUp");
    expect(current()?.dataset.concept).toBe("HGNC:1");
  });

  it("do nothing while an input method composes, and a key held down decides once", async () => {
    await shown();
    for (const code of ["Enter", "KeyX", "KeyM", "Digit0", "Space", "KeyN"]) {
      await press(code, { isComposing: true });
      await press(code, { keyCode: 229 });
    }
    await press("Enter", { ctrlKey: true, keyCode: 229 });
    await press("Enter", { repeat: true });
    await press("KeyX", { repeat: true });
    expect(decisions()).toEqual([]);
    expect(at()).toBe("1");
  });

  it("work by their place though a Japanese input method is on", async () => {
    await shown();
    await press("KeyX", { key: "ｘ" });
    await waitFor(() => expect(decisions()).toHaveLength(1));
  });

  it("Enter accepts with the words, the sentence, the certainty and the rule, and goes to the next that waits", async () => {
    await shown();
    await press("Enter");
    expect(decisions()).toEqual([
      {
        project: 1,
        accept: [
          {
            kind: "target",
            concept: "HGNC:1",
            surface: "架空受容体",
            evidence: "「架空受容体」を調べる。",
            certainty: 0.63,
            reason: "exact",
            main: false,
          },
        ],
        reject: [],
        finish: false,
      },
    ]);
    await waitFor(() => expect(rowFor("HGNC:1").dataset.state).toBe("confirmed"));
    expect(current()?.dataset.concept).toBe("AB-ADC");
  });

  it("what is accepted shows at once, before the core has answered, and goes back when it refuses", async () => {
    slow = [];
    await shown();
    await press("Enter");
    expect(rowFor("HGNC:1").dataset.state).toBe("confirmed");
    refuse = { code: "library-in-use", params: {}, detail: null };
    await act(async () => slow?.shift()?.());
    await waitFor(() => expect(rowFor("HGNC:1").dataset.state).toBe("offered"));
  });

  it("X turns down, a confirmed tag too", async () => {
    await shown();
    await press("Enter");
    await waitFor(() => expect(rowFor("HGNC:1").dataset.state).toBe("confirmed"));
    await press("KeyK");
    await press("KeyX");
    expect(decisions()[1]).toEqual({
      project: 1,
      accept: [],
      reject: [{ kind: "target", concept: "HGNC:1", surface: "架空受容体" }],
      finish: false,
    });
    await waitFor(() => expect(rowFor("HGNC:1").dataset.state).toBe("rejected"));
  });

  it("Space ticks and unticks here only", async () => {
    await shown();
    const tick = () => within(rowFor("HGNC:1")).getByTestId("candidate-tick").getAttribute("aria-checked");
    expect(tick()).toBe("true");
    await press("Space");
    expect(tick()).toBe("false");
    expect(screen.getByTestId("candidates-count").textContent).toBe("4件、うち印2件");
    await press("Space");
    expect(tick()).toBe("true");
    expect(decisions()).toEqual([]);
  });

  it("M accepts as the main one, and takes it back from a main tag", async () => {
    await shown();
    await press("KeyM");
    expect(decisions()[0]?.accept[0]).toMatchObject({ concept: "HGNC:1", main: true });
    await waitFor(() => expect(rowFor("HGNC:1").querySelector("[data-main]")).not.toBeNull());
    await waitFor(() => expect(projects.get(1)?.candidates[0]?.main).toBe(true));
    await press("KeyM");
    await waitFor(() =>
      expect(sent("tag.set_main")).toEqual([{ project: 1, kind: "target", concept: "HGNC:1", main: false }]),
    );
  });

  it("0, 9 and 8 say that the target is undecided, the modality undecided or unknown", async () => {
    await shown();
    for (const code of ["Digit0", "Digit9", "Digit8"]) await press(code);
    await waitFor(() => expect(decisions()).toHaveLength(3));
    expect(decisions().map(({ accept }) => accept)).toEqual([
      [{ kind: "target", concept: "TSU:TARGET-UNDECIDED", main: false }],
      [{ kind: "modality", concept: "ND", main: false }],
      [{ kind: "modality", concept: "UN", main: false }],
    ]);
  });

  it("Enter on a button is the button's, not the candidate's", async () => {
    await shown();
    const link = screen.getByTestId("nav-projects");
    await press("Enter", { key: "Enter" }, link);
    expect(decisions()).toEqual([]);
  });

  it("decide nothing while the library is open for reading only", async () => {
    instead("library.status", statusOf({ ...OPEN, projects: 3, read_only: true }));
    await shown();
    await press("Enter");
    await finish();
    expect(decisions()).toEqual([]);
  });
});

describe("another concept for the same words", () => {
  it("[ takes the broader one at once, accepting sends what it stands in for", async () => {
    await shown();
    await press("BracketLeft", { key: "[" });
    expect(current()?.dataset.concept).toBe("TSU:FAM");
    expect(screen.getByTestId("candidate-instead").textContent).toContain("架空受容体");
    expect(decisions()).toEqual([]);
    await press("Enter");
    expect(decisions()[0]?.accept[0]).toMatchObject({
      kind: "target",
      concept: "TSU:FAM",
      instead_of: "HGNC:1",
      surface: "架空受容体",
    });
    // Its tag stands where the candidate stood, and the candidate is no longer ticked.
    await waitFor(() => expect(rowFor("TSU:FAM").dataset.state).toBe("confirmed"));
    const order = screen.getAllByTestId("candidate").map((row) => row.dataset.concept);
    expect(order.slice(0, 2)).toEqual(["HGNC:1", "TSU:FAM"]);
    expect(within(rowFor("HGNC:1")).getByTestId("candidate-tick").getAttribute("aria-checked")).toBe("false");
  });

  it("[ again goes one level up, and where there is none says so", async () => {
    await shown();
    await press("BracketLeft");
    await press("BracketLeft");
    await waitFor(() => expect(current()?.dataset.concept).toBe("TSU:GROUP"));
    expect(sent("concept.show")).toEqual([{ kind: "target", id: "TSU:FAM" }]);
    await press("KeyJ");
    await press("BracketLeft");
    expect(screen.getByText("これより上位の語はありません")).toBeTruthy();
  });

  it("the signs count on a Japanese keyboard, where [ lies in another place", async () => {
    await shown();
    await press("BracketLeft", { key: "@" });
    expect(current()?.dataset.concept).toBe("HGNC:1");
    await press("BracketRight", { key: "[" });
    expect(current()?.dataset.concept).toBe("TSU:FAM");
    await press("Backslash", { key: "]" });
    await screen.findByTestId("narrower");
  });

  it("] lists the narrower ones, chosen with the arrows and Enter; the candidate changes, nothing is written", async () => {
    await shown();
    await press("BracketRight", { key: "]" });
    const list = await screen.findByTestId("narrower-list");
    expect(sent("concept.browse")).toEqual([{ kind: "target", parent: "HGNC:1" }]);
    await press("ArrowDown", {}, list);
    await press("Enter", { keyCode: 229 }, list);
    expect(screen.queryByTestId("narrower")).not.toBeNull();
    await press("Enter", {}, list);
    await waitFor(() => expect(screen.queryByTestId("narrower")).toBeNull());
    expect(current()?.dataset.concept).toBe("HGNC:1B");
    expect(decisions()).toEqual([]);
    fireEvent.click(screen.getByTestId("candidate-restore"));
    expect(current()?.dataset.concept).toBe("HGNC:1");
  });

  it("A takes what else the words may mean, and again the suggestion", async () => {
    await shown();
    await press("KeyJ");
    await press("KeyJ");
    await press("KeyA");
    expect(current()?.dataset.concept).toBe("AB-ADC");
    await press("KeyA");
    expect(current()?.dataset.concept).toBe("AB-BSP");
  });
});

describe("finishing", () => {
  it("Ctrl+Enter accepts what is ticked and finishes in one command, and the next project is there", async () => {
    const router = await shown();
    await waitFor(() => expect(sent<{ id: number }>("tagging.project").some(({ id }) => id === 2)).toBe(true));
    await finish();
    expect(decisions()).toHaveLength(1);
    const [only] = decisions();
    expect(only?.finish).toBe(true);
    expect(only?.accept.map((own) => own.concept)).toEqual(["HGNC:1", "AB-BSP", "MONDO:1"]);
    expect(only?.reject).toEqual([]);
    await waitFor(() => expect(at()).toBe("2"));
    await waitFor(() => expect(router.state.location.search).toEqual({ project: 2 }));
    // Ticked where it stood.
    await waitFor(() =>
      expect(queued()).toEqual([
        ["1", true],
        ["2", false],
        ["3", false],
      ]),
    );
    expect(screen.getAllByTestId("queue-row")[0]?.textContent).toContain("T1 M1 I1");
    await waitFor(() => expect(screen.getByTestId("pace-left").textContent).toBe("残り 2"));
  });

  it("the next project shows before the core has answered", async () => {
    slow = [];
    await shown();
    await waitFor(() => expect(queryClient.getQueryData(["tagging.project", { id: 2 }])).toBeTruthy());
    await finish();
    await waitFor(() => expect(at()).toBe("2"));
    expect(queued()[0]).toEqual(["1", true]);
    await act(async () => slow?.shift()?.());
  });

  it("undone from the notice, the project is back and looked at", async () => {
    await shown();
    await finish();
    await waitFor(() => expect(at()).toBe("2"));
    fireEvent.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(at()).toBe("1"));
    await waitFor(() => expect(queued()[0]).toEqual(["1", false]));
    expect(rowFor("HGNC:1").dataset.state).toBe("offered");
  });

  it("refused, one is back at the project with its ticks", async () => {
    refuse = { code: "library-in-use", params: {}, detail: null };
    await shown();
    await press("Space");
    await finish();
    await waitFor(() => expect(at()).toBe("1"));
    await waitFor(() => expect(queued()[0]).toEqual(["1", false]));
    expect(within(rowFor("HGNC:1")).getByTestId("candidate-tick").getAttribute("aria-checked")).toBe("false");
  });

  it("an exchanged concept that is ticked goes with the others", async () => {
    await shown();
    await press("BracketLeft");
    await finish();
    expect(decisions()[0]?.accept[0]).toMatchObject({ concept: "TSU:FAM", instead_of: "HGNC:1" });
  });

  it("N goes on without finishing, B comes back, and back in the history too", async () => {
    const router = await shown();
    await press("KeyN");
    await waitFor(() => expect(at()).toBe("2"));
    await press("KeyB");
    await waitFor(() => expect(at()).toBe("1"));
    await act(async () => router.history.back());
    await waitFor(() => expect(at()).toBe("2"));
    expect(decisions()).toEqual([]);
  });

  it("after the last one says what to do next", async () => {
    projects = new Map([[1, project(1, four())]]);
    await shown();
    await finish();
    const empty = await screen.findByTestId("tagging-empty");
    expect(empty.textContent).toContain("タグ付けを待つ課題はありません");
    expect(within(empty).getByTestId("tagging-to-import")).toBeTruthy();
    // And undone, it is there again.
    fireEvent.click(await screen.findByTestId("toast-undo"));
    await waitFor(() => expect(at()).toBe("1"));
  });

  it("a library without projects leads to the import", async () => {
    projects = new Map();
    await show();
    const empty = await screen.findByTestId("tagging-empty");
    expect(empty.textContent).toContain("課題はまだありません");
  });

  it("a finished project opened by its address stands before the queue and can be opened again", async () => {
    projects.set(3, { ...(projects.get(3) as TaggingProject), finished: { by: "A", at: "2026-11-01T00:00:00Z" } });
    await shown("?project=3");
    expect(at()).toBe("3");
    await waitFor(() => expect(queued()[0]).toEqual(["3", true]));
    fireEvent.click(screen.getByTestId("tagging-reopen"));
    await waitFor(() => expect(sent("tagging.reopen")).toEqual([{ selection: { these: [3] } }]));
  });

  it("any project is opened from elsewhere, beside those that wait", async () => {
    await shown();
    await act(async () => void runAction("tagging.open", { project: 3 }));
    await waitFor(() => expect(at()).toBe("3"));
    expect(queued().map(([id]) => id)).toEqual(["1", "2", "3"]);
  });

  it("one that is gone says so and goes on", async () => {
    await show("?project=99");
    await screen.findByTestId("tagging-gone");
  });
});

describe("the queue", () => {
  it("is fetched page by page, and the rest is counted", async () => {
    projects = new Map(Array.from({ length: 250 }, (_, i) => [i + 1, project(i + 1, [candidate(DISEASE)])]));
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

describe("concepts nobody suggested", () => {
  it("/ finds one in the vocabulary, where letters are text and the Enter of a composition is not ours", async () => {
    await shown();
    await press("Slash", { key: "/" });
    const field = await screen.findByTestId("pick-search");
    await press("KeyX", { key: "x" }, field);
    await press("Digit2", { altKey: true }, field);
    await waitFor(() =>
      expect(screen.getAllByTestId("pick-option").map((option) => option.dataset.id)).toEqual(["modality-9"]),
    );
    await press("Enter", { key: "Enter", keyCode: 229 }, screen.getByTestId("pick-search"));
    expect(decisions()).toEqual([]);
    await press("Enter", { key: "Enter" }, screen.getByTestId("pick-search"));
    await waitFor(() => expect(decisions()).toHaveLength(1));
    expect(decisions()[0]?.accept).toEqual([{ kind: "modality", concept: "modality-9", main: false }]);
    expect(screen.queryByTestId("pick-concept")).toBeNull();
  });

  it("F makes a new one with its names, then gives it", async () => {
    await shown();
    await press("KeyF");
    const name = await screen.findByTestId("free-label-ja");
    expect((screen.getByTestId("free-add") as HTMLButtonElement).disabled).toBe(true);
    fireEvent.change(name, { target: { value: "架空因子" } });
    fireEvent.change(screen.getByTestId("free-synonyms"), { target: { value: "架空X\n\n 架空Y " } });
    fireEvent.click(screen.getByTestId("free-add"));
    await waitFor(() => expect(decisions()).toHaveLength(1));
    expect(sent("concept.add")).toEqual([
      { kind: "target", label_ja: "架空因子", label_en: "", synonyms: ["架空X", "架空Y"] },
    ]);
    expect(decisions()[0]?.accept).toEqual([{ kind: "target", concept: "OWN:7", main: false }]);
  });
});

it("counts of a kind are counted by kind", () => {
  expect(countsOf(four())).toEqual({ target: 1, modality: 2, indication: 1 });
});
