/** What the tests of this screen share: projects made up for them, a core that decides, and the screen over both. */
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, vi } from "vitest";
import { OPEN, SETTINGS, statusOf, WELL } from "../../../../test/library.ts";
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
import { type Candidate, rowOf } from "./lines.ts";

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
export const DISEASE = concept("indication", "MONDO:1", "架空病", "Fictitious disease");

export const candidate = (own: Concept, more: Partial<Candidate> = {}): Candidate => ({
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
export const project = (id: number, candidates: Candidate[], title = `課題${id}の研究`): TaggingProject => ({
  row: {
    id,
    number: `24ff${id}`,
    key: `ff${id}`,
    title_ja: title,
    title_en: `Study ${id}`,
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
export const four = () => [
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
export const wide = (width: number) =>
  (window as unknown as { happyDOM: { setViewport: (size: { width: number }) => void } }).happyDOM.setViewport({
    width,
  });

/** The core as these tests have it. */
export const core = {
  projects: new Map<number, TaggingProject>(),
  /** What it was asked, in order. */
  asked: [] as [name: string, args: unknown][],
  operation: 10,
  /** How the projects were before each decision. */
  before: [] as Map<number, TaggingProject>[],
  /** Decisions are refused with this. */
  refuse: null as Problem | null,
  /** Decisions wait here until they are let go. */
  slow: null as (() => void)[] | null,
};

export const sent = <T = unknown>(name: string) =>
  core.asked.filter(([own]) => own === name).map(([, args]) => args as T);
export const decisions = () => sent<Decisions>("tagging.decide");

function decided({ project: id, accept, reject, finish }: Decisions) {
  const known = core.projects.get(id) as TaggingProject;
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
  core.before.push(new Map(core.projects));
  core.projects = new Map(core.projects).set(id, { ...known, candidates, finished });
}

function queue({ offset, limit, finished }: QueueRequest) {
  const all = [...core.projects.values()].map(rowOf);
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
  core.operation += 1;
  return { value: { operation: core.operation, kind, count, created }, changed: ["tags", "projects"] as Topic[] };
};

/** Three projects with four candidates each, in Japanese, the queue beside the text. */
export function setUp() {
  queryClient.clear();
  dismissAll();
  choose({ language: "ja", appearance: "light" });
  core.asked = [];
  core.before = [];
  core.operation = 10;
  core.refuse = null;
  core.slow = null;
  wide(1440);
  core.projects = new Map([1, 2, 3].map((id) => [id, project(id, four())]));
  vi.spyOn(host, "onFileDrop").mockReturnValue(() => {});
  vi.spyOn(host, "startup").mockResolvedValue(null);
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    core.asked.push([name, args]);
    switch (name) {
      case "library.status":
        return { value: statusOf({ ...OPEN, projects: core.projects.size }), changed: [] };
      case "settings.get":
        return { value: SETTINGS, changed: [] };
      case "library.care":
        return { value: WELL, changed: [] };
      case "find.facets": {
        const value = (v: string, label: string) => ({
          value: v,
          label_ja: label,
          label_en: label,
          count: 3,
          parent: null,
        });
        const facets = [
          { dim: "year", values: [value("2024", "2024")], more: 0 },
          { dim: "programme", values: [value("架空事業", "架空事業")], more: 0 },
        ];
        return {
          value: { total: 3, facets },
          changed: [],
        };
      }
      case "tagging.queue":
        return { value: queue(args as QueueRequest), changed: [] };
      case "tagging.project": {
        const found = core.projects.get((args as { id: number }).id);
        if (!found) throw { code: "no-such-project", params: {}, detail: null } satisfies Problem;
        return { value: found, changed: [] };
      }
      case "tagging.decide":
        if (core.slow) await new Promise<void>((go) => core.slow?.push(go));
        if (core.refuse) throw core.refuse;
        decided(args as Decisions);
        return done("tagging-decide", (args as Decisions).accept.length);
      case "tagging.reopen": {
        const [id = 0] = ((args as OfSelection).selection as { these: number[] }).these;
        core.projects = new Map(core.projects).set(id, {
          ...(core.projects.get(id) as TaggingProject),
          finished: null,
        });
        return done("tagging-reopen");
      }
      case "tag.set_main":
        return done("tag-main");
      case "history.undo":
        core.projects = core.before.pop() ?? core.projects;
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
}

/** The core answers one command otherwise. */
export function instead(name: string, value: unknown) {
  const answer = vi.mocked(host.call).getMockImplementation() as typeof host.call;
  vi.mocked(host.call).mockImplementation(async (...call) =>
    call[0] === name ? { value, changed: [] } : answer(...call),
  );
}

export async function show(search = "") {
  const router = makeRouter(createMemoryHistory({ initialEntries: [`/tagging${search}`] }));
  render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  await screen.findByTestId("nav-tagging");
  return router;
}
export async function shown(search = "") {
  const router = await show(search);
  await screen.findAllByTestId("candidate");
  await waitFor(() => expect(screen.getByTestId("candidates").getAttribute("aria-busy")).toBe("false"));
  return router;
}
export const press = (code: string, init: KeyboardEventInit = {}, target: Element = document.body) =>
  act(async () => void fireEvent.keyDown(target, { code, ...init }));
export const finish = () => press("Enter", { key: "Enter", ctrlKey: true });
export const at = () => screen.getByTestId("reading").dataset.project;
export const current = () => screen.getByTestId("candidates").querySelector<HTMLElement>("[aria-selected=true]");
export const rowFor = (id: string) =>
  screen.getAllByTestId("candidate").find((row) => row.dataset.concept === id) as HTMLElement;
export const queued = () =>
  screen.getAllByTestId("queue-row").map((row) => [row.dataset.id, row.dataset.finished === "true"]);
