/** A fictional round with its reader, and a core that answers for it: for tests of the screen. */
import type {
  Connected,
  CriteriaVersion,
  Criterion,
  DecisionSave,
  FrozenTag,
  Me,
  Problem,
  Reading,
  ReadingArrange,
  ReadingItem,
  ReadingLater,
  Reason,
  Scale,
  StageRound,
  Topic,
  Vote,
} from "../../../api/bindings.ts";

export const ME: Me = {
  id: 1,
  name: "査読者A",
  organisation: "架空製薬",
  chair: false,
  people: true,
  hidden: 14,
  clock_behind: null,
};

const criterion = (key: string, name: string, question: string, guide: string, scale: Scale = "three"): Criterion => ({
  key,
  name_ja: name,
  name_en: `${key[0]?.toUpperCase()}${key.slice(1)} of the target in view of what is known`,
  question_ja: question,
  question_en: "Is there support from human genetics or clinical evidence?",
  guide_ja: guide,
  guide_en: "3: shown\n2: likely\n1: doubtful",
  scale,
  weight: 10,
});
const GUIDE =
  "3：物質・用途の特許を出願済み、または出願できる\n2：周辺特許はあるが、請求の範囲を分けられる\n1：公知で、猶予期間も過ぎている";
export const CRITERIA: Criterion[] = [
  criterion(
    "target",
    "標的の妥当性",
    "ヒトでの遺伝学・臨床の裏付けがあるか",
    "3：ヒトで示された\n2：動物で示された\n1：示されていない",
  ),
  criterion("novelty", "新規性・独創性", "既存薬・開発品と仕組みが違うか", "", "five"),
  criterion("modality", "モダリティ適合", "標的・組織に届く手段か", ""),
  criterion("need", "アンメットニーズ", "いまの標準治療で足りないのは何か", ""),
  criterion("feasibility", "実現可能性・評価系", "薬効を示せる評価系があるか", "", "yes-no"),
  criterion("ip", "知財", "物質特許を出せる余地があるか", GUIDE),
  criterion("competition", "競合", "先行品との差を言えるか", ""),
  criterion("support", "既存支援との接続", "いま・次の支援が見えているか", ""),
];
const reason = (key: string, verdict: Reason["verdict"], name: string): Reason => ({
  key,
  verdict,
  name_ja: name,
  name_en: `${key} reason`,
});
export const REASONS: Reason[] = [
  reason("promising", "keep", "創薬につながる"),
  reason("data", "hold", "データが足りない"),
  reason("early", "hold", "時期が早い"),
  reason("reach", "hold", "届く手段が未確立"),
  reason("known", "drop", "既知の標的"),
  reason("outside", "drop", "創薬の対象外"),
];
export const versionAt = (id: number, version: number, criteria = CRITERIA, reasons = REASONS): CriteriaVersion => ({
  id,
  name: "既定",
  version,
  latest: true,
  body: { criteria, reasons },
  note: "",
  rounds: [],
  votes: 0,
  by: "議長B",
  at: "2026-11-09T00:00:00.000Z",
});

export const tag = (kind: FrozenTag["kind"], concept: string, label: string, main = false): FrozenTag => ({
  kind,
  concept,
  label_ja: label,
  label_en: `${label} (en)`,
  main,
});
const RECEPTOR = tag("target", "HGNC:1", "架空受容体", true);
const BISPECIFIC = tag("modality", "AB-BSP", "二重特異性抗体", true);
const DISEASE = tag("indication", "MONDO:1", "架空病", true);
const SUMMARY =
  "架空受容体はミクログリアに発現し、貪食と炎症の収束を司る受容体である。機能低下型の遺伝子多型は架空病の発症リスクを約3倍に高めることが、ヒト遺伝学から示されている。申請者らは、架空受容体の細胞外領域を架橋して下流シグナルを持続させる作動性抗体を取得した。\n本研究では、この抗体を別の受容体と結合する腕をもつ二重特異性抗体に組み替え、脳内曝露、炎症マーカーを評価し、早期に介入する薬剤の候補を選ぶ。";
const support = (id: number, name: string, more: Partial<Connected>): Connected => ({
  support: id,
  name_ja: name,
  name_en: `Fictional support ${id}`,
  state: "serves",
  step: "screening",
  note: "",
  ...more,
});

const named = (text: string, field: string, own: FrozenTag) => {
  const at = [...text].join("").indexOf(own.label_ja);
  const { kind, concept, label_ja, label_en } = own;
  return at < 0 ? [] : [{ field, from: at, to: at + [...own.label_ja].length, kind, concept, label_ja, label_en }];
};

/** A project as it was frozen. */
export function readingOf(project: number, more: Partial<Reading> = {}): Reading {
  const title = `課題${project}：架空受容体を作動させる抗体による架空病の早期治療`;
  return {
    project,
    kind: "votes",
    blindness: "all-voted",
    frozen: {
      number: `26xa010${String(project).padStart(4, "0")}h0001`,
      title_ja: title,
      title_en: "",
      summary_ja: SUMMARY,
      summary_en: "",
      programme: "架空シーズ探索事業",
      institution: "架空大学",
      researcher: "研究者A",
      phase: "応用",
      year_first: 2026,
      year_last: 2028,
      tags: [RECEPTOR, BISPECIFIC, tag("modality", "DDS-BBB", "架空透過"), DISEASE],
    },
    frozen_at: "2026-11-09T03:00:00.000Z",
    changed: [],
    marks: [
      ...named(title, "title_ja", RECEPTOR),
      ...named(SUMMARY, "summary_ja", RECEPTOR),
      ...named(SUMMARY, "summary_ja", DISEASE),
      ...named(SUMMARY, "summary_ja", BISPECIFIC),
    ],
    criteria: 11,
    criteria_version: 1,
    newer_criteria: false,
    criteria_list: CRITERIA,
    reasons: REASONS,
    mine: null,
    later: false,
    closed: null,
    others: [],
    supports: [
      support(1, "架空支援基盤", { state: "applied", step: "screening", note: "抗体の高次構造解析" }),
      support(2, "架空ブースター", { state: null, step: "nonclinical" }),
    ],
    ...more,
  };
}

export const voteOf = (more: Partial<Vote> = {}): Vote => ({
  reviewer: 1,
  name: "査読者A",
  organisation: "架空製薬",
  field: "神経",
  criteria: 11,
  criteria_version: 1,
  verdict: "hold",
  reason: "data",
  note: "サルでの脳内曝露が出れば残す。",
  certainty: "middle",
  scores: { target: { value: 3, note: "" }, ip: { value: null, note: "公開前" } },
  tags: [],
  at: "2026-11-20T03:00:00.000Z",
  late: false,
  ...more,
});

export const roundOf = (more: Partial<StageRound> = {}): StageRound => ({
  id: 5,
  name: "R8-1回",
  kind: "votes",
  purpose: "main",
  readers: 2,
  blindness: "all-voted",
  criteria: 11,
  criteria_name: "既定",
  criteria_version: 1,
  deadline: "2026-11-30",
  overdue: false,
  note: "",
  closed: false,
  opened_at: "2026-11-09T03:00:00.000Z",
  closed_at: "",
  reopened: 0,
  reopen_note: "",
  exported_at: "",
  outdated: false,
  by: "議長B",
  projects: 240,
  hidden: 14,
  short: 0,
  assigned: 480,
  voted: 0,
  read: 0,
  mine: 0,
  mine_voted: 0,
  mine_kept: 0,
  mine_held: 0,
  mine_dropped: 0,
  conflicts: 0,
  imported: 1284,
  tagged: 812,
  ...more,
});

const no = (code: Problem["code"], params: Record<string, string> = {}): Problem => ({ code, params, detail: null });

/** The core: what is assigned to the reader, in the reader's order, and what was voted. */
export class World {
  me = ME;
  round = roundOf();
  readings = new Map<number, Reading>();
  /** By hand. */
  order: number[] = [];
  /** Given, latest first. */
  voted: number[] = [];
  wordings = new Map<number, Vote[]>();
  versions = [versionAt(11, 1)];
  /** Votes are refused with this. */
  refuse: Problem | null = null;
  /** Votes wait here until they are let go. */
  slow: (() => void)[] | null = null;
  operation = 10;

  constructor(projects: readonly number[]) {
    for (const project of projects) this.readings.set(project, readingOf(project));
    this.order = [...projects];
  }

  change(project: number, more: Partial<Reading>) {
    const now = this.readings.get(project);
    if (now) this.readings.set(project, { ...now, ...more });
  }

  /** A vote that stands from the beginning. */
  given(project: number, vote: Vote) {
    this.change(project, { mine: vote });
    this.voted.unshift(project);
    this.wordings.set(project, [vote]);
  }

  items(order: string): ReadingItem[] {
    const of = (project: number): ReadingItem | undefined => {
      const reading = this.readings.get(project);
      return (
        reading && {
          project,
          title_ja: reading.frozen.title_ja,
          title_en: reading.frozen.title_en,
          verdict: reading.mine?.verdict ?? null,
          voted: reading.mine !== null,
          later: reading.later,
        }
      );
    };
    const unvoted = this.order.filter((project) => !this.voted.includes(project));
    const sorted = order === "random" ? [...unvoted].reverse() : unvoted;
    const all = [...sorted, ...this.voted].flatMap((project) => of(project) ?? []);
    return [...all.filter((own) => !own.later), ...all.filter((own) => own.later && !own.voted)].sort(
      (a, b) => rank(a) - rank(b),
    );
  }

  roundNow(): StageRound {
    const mine = [...this.readings.values()].map((own) => own.mine);
    const count = (verdict: string) => mine.filter((own) => own?.verdict === verdict).length;
    return {
      ...this.round,
      mine: mine.length,
      mine_voted: mine.filter(Boolean).length,
      mine_kept: count("keep"),
      mine_held: count("hold"),
      mine_dropped: count("drop"),
    };
  }

  private done(kind: string, count = 1) {
    this.operation += 1;
    const changed: Topic[] = ["rounds", "history"];
    return { value: { operation: this.operation, kind, count, created: null }, changed };
  }

  private decide(args: DecisionSave) {
    const reading = this.readings.get(args.project);
    if (!reading) throw no("not-in-round");
    const labelled = args.tags.map((own) => ({ ...own, label_ja: own.concept, label_en: own.concept }));
    const { verdict, reason, note, certainty, criteria } = args;
    const version = this.versions.find((own) => own.id === criteria)?.version ?? 1;
    const vote = voteOf({ verdict, reason, note, certainty, criteria, criteria_version: version, tags: labelled });
    vote.scores = args.scores as Vote["scores"];
    this.change(args.project, { mine: vote, criteria, newer_criteria: criteria !== this.round.criteria });
    this.wordings.set(args.project, [vote, ...(this.wordings.get(args.project) ?? [])]);
    this.voted = [args.project, ...this.voted.filter((own) => own !== args.project)];
    return this.done("reading-decide");
  }

  /** Undefined = another command than those of this screen. */
  async answer(name: string, args: unknown): Promise<{ value: unknown; changed: Topic[] } | undefined> {
    const read = (value: unknown) => ({ value, changed: [] });
    switch (name) {
      case "person.me":
        return read(this.me);
      case "round.show":
        return read(this.roundNow());
      case "criteria.list":
        return read({ versions: this.versions });
      case "reading.list": {
        const items = this.items((args as { order: string }).order);
        return read({ items, voted: this.voted.length, hidden: this.round.hidden });
      }
      case "reading.show": {
        const found = this.readings.get((args as { project: number }).project);
        if (!found) throw no("not-in-round");
        return read(found);
      }
      case "reading.history":
        return read({ votes: this.wordings.get((args as { project: number }).project) ?? [] });
      case "reading.decide":
        if (this.slow) await new Promise<void>((go) => this.slow?.push(go));
        if (this.refuse) throw this.refuse;
        return this.decide(args as DecisionSave);
      case "reading.later": {
        const { project, later } = args as ReadingLater;
        this.change(project, { later });
        return this.done("reading-later");
      }
      case "reading.arrange": {
        const { projects } = args as ReadingArrange;
        this.order = [...projects, ...this.order.filter((own) => !projects.includes(own))];
        return this.done("reading-arrange");
      }
      case "concept.search": {
        const { kind } = args as { kind: string };
        const concept = {
          kind,
          id: `${kind}-9`,
          label_ja: "語彙の語",
          label_en: "A concept",
          short_ja: "",
          short_en: "",
          synonyms_ja: [],
          synonyms_en: [],
          parent: null,
        };
        return read({ hits: [{ concept, matched: null, projects: 1 }], total: 1 });
      }
      default:
        return undefined;
    }
  }
}

const rank = (item: ReadingItem) => (item.voted ? 2 : item.later ? 1 : 0);
