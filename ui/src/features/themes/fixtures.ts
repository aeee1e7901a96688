/** Fictional themes and a core that answers about them, for tests. */
import { vi } from "vitest";
import { OPEN, SETTINGS, statusOf, WELL } from "../../../test/library.ts";
import type {
  Concept,
  Covered,
  Kind,
  Need,
  NeedState,
  Problem,
  ProjectRow,
  Proposal,
  ProposedProject,
  Role,
  Theme,
} from "../../api/bindings.ts";
import { queryClient } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { dismissAll } from "../../api/notices.ts";
import { choose } from "../../text/language.ts";

export const conceptOf = (kind: Kind, id: string): Concept => ({
  kind,
  id,
  label_ja: `${id}和`,
  label_en: `${id}en`,
  short_ja: "",
  short_en: "",
  synonyms_ja: [],
  synonyms_en: [],
  parent: null,
});

export const projectOf = (id: number, patch: Partial<ProjectRow> = {}): ProjectRow => ({
  id,
  number: null,
  key: `ama${id}`,
  title_ja: `課題${id}`,
  title_en: `Project ${id}`,
  programme: "",
  institution: "架空大学",
  researcher: "",
  phase: "",
  ministry: "",
  integrated: "",
  prefecture: "",
  budget_yen: null,
  years: [2026],
  tags: [],
  flagged: false,
  ...patch,
});

export const themeOf = (id: number, patch: Partial<Theme> = {}): Theme => ({
  id,
  code: `TH-00${id}`,
  title_ja: `題${id}`,
  title_en: `Title ${id}`,
  target: null,
  modality: null,
  indication: null,
  hypothesis_ja: "",
  hypothesis_en: "",
  notes: "",
  state: "idea",
  owner: "",
  next_step: "",
  due: "",
  stop_reason: "",
  effort_months: null,
  months_to_gate: null,
  competition: null,
  origin: null,
  classes: {},
  threads: [],
  by: "査読者A",
  at: "2026-11-24T00:00:00Z",
  ...patch,
});

export const coveredOf = (theme: Theme, needs: [Need, NeedState][], patch: Partial<Covered> = {}): Covered => ({
  theme: refOf(theme),
  target: theme.target,
  modality: theme.modality,
  indication: theme.indication,
  owner: theme.owner,
  next_step: theme.next_step,
  due: theme.due,
  threads: theme.threads.length,
  needs,
  hidden: 0,
  ...patch,
});

export const refOf = ({ id, code, title_ja, title_en, state }: Theme) => ({ id, code, title_ja, title_en, state });

const proposed = (id: number): ProposedProject => ({
  id,
  key: `ama${id}`,
  title_ja: `課題${id}`,
  title_en: `Project ${id}`,
  institution: "架空大学",
  years: [2026],
});

export const memberOf = (
  id: number,
  role: Role,
  closes: Need[],
  confirmed: Need[] = [],
  obtaining: Need[] = [],
): Proposal["members"][number] => ({
  project: proposed(id),
  role,
  closes,
  quotes: closes.map((need) => ({ project: id, field: "summary_ja", sentence: `${need}の文。` })),
  confirmed,
  obtaining,
});

export const proposalOf = (members: Proposal["members"], patch: Partial<Proposal> = {}): Proposal => ({
  target: conceptOf("target", "HGNC:1"),
  modality: conceptOf("modality", "AB"),
  indication: null,
  members,
  closed: members.flatMap(({ closes, obtaining }) => closes.filter((need) => !obtaining.includes(need))),
  obtaining: members.flatMap(({ obtaining }) => obtaining),
  open: ["safety"],
  score: 80,
  because: [
    { key: "fixture-good", params: {}, good: true },
    { key: "fixture-but", params: {}, good: false },
  ],
  alike: [],
  wanted: false,
  ...patch,
});

/** A core that answers these commands, the usual ones of a window, and refuses all others. What was asked is kept. */
export function coreOf(answers: Record<string, (args: never) => unknown>) {
  queryClient.clear();
  dismissAll();
  choose({ language: "ja", appearance: "light" });
  const asked: [name: string, args: unknown][] = [];
  let operation = 10;
  vi.spyOn(host, "onFileDrop").mockReturnValue(() => {});
  vi.spyOn(host, "call").mockImplementation(async (name, args) => {
    asked.push([name, args]);
    const usual: Record<string, unknown> = {
      "library.status": statusOf({ ...OPEN, projects: 3, themes: 1 }),
      "settings.get": SETTINGS,
      "library.care": WELL,
      "theme.states": { names: [] },
      "hearing.list": { standing: [], open: 0, hidden: 0 },
      "person.me": {
        id: null,
        name: "査読者A",
        organisation: "",
        chair: true,
        people: false,
        hidden: 0,
        clock_behind: null,
      },
    };
    const answer = answers[name];
    if (answer) {
      const value = await answer(args as never);
      if (value !== DONE) return { value, changed: [] };
      operation += 1;
      return { value: { operation, kind: "theme-edit", count: 1, created: null }, changed: ["themes" as const] };
    }
    if (name in usual) return { value: usual[name], changed: [] };
    throw { code: "bad-call", params: {}, detail: null } satisfies Problem;
  });
  return { asked, sent: (name: string) => asked.filter(([n]) => n === name).map(([, args]) => args) };
}

/** The answer of a write that changed themes. */
export const DONE = Symbol("done");
