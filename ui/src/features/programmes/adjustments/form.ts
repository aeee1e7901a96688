/** What stands in the form of a request, what of it cannot be kept, and what is sent. */
import type {
  Adjustment,
  AdjustmentFields,
  AdjustmentState,
  AdjustmentType,
  Programme,
  Round,
} from "../../../api/bindings.ts";
import type { PickedProject } from "../../../components/index.ts";
import { readFiscalYear, readThousandYen } from "../../../text/format.ts";

export const ROUNDS = ["june", "november", "anytime"] as const satisfies readonly Round[];
export const TYPES = ["a", "i", "u", "td"] as const satisfies readonly AdjustmentType[];
export const STATES = [
  "draft",
  "asked",
  "granted",
  "partly",
  "declined",
  "withdrawn",
] as const satisfies readonly AdjustmentState[];
export type Judged = "yes" | "no" | "none";
export const JUDGED = ["none", "yes", "no"] as const satisfies readonly Judged[];

/** Longest text of any field. */
const LONGEST = 2000;

export interface Form {
  project: PickedProject | null;
  theme: number | null;
  year: string;
  round: Round;
  type: AdjustmentType;
  purpose: string;
  asked: string;
  granted: string;
  reason: string;
  effect: string;
  effectOn: string;
  opinion: string;
  opinionBy: string;
  opinionOn: string;
  source: Programme["id"] | null;
  target: Programme["id"] | null;
  state: AdjustmentState;
  connected: Judged;
  licensed: Judged;
  outcome: string;
  related: string;
}

/** An amount as the form has it: in 千円, or with its unit where it is no whole 千円. */
const typedYen = (yen: number | null) => (yen === null ? "" : yen % 1000 === 0 ? String(yen / 1000) : `${yen}円`);
const judgedOf = (value: boolean | null): Judged => (value === null ? "none" : value ? "yes" : "no");
const answerOf = (judged: Judged): boolean | null => (judged === "none" ? null : judged === "yes");

export function formOf(own: Adjustment | null, fiscalYear: number): Form {
  return {
    project: own?.project != null ? { id: own.project, key: own.key, title: own.title } : null,
    theme: own?.theme ?? null,
    year: String(own?.fiscal_year ?? fiscalYear),
    round: own?.round ?? "november",
    type: own?.type ?? "a",
    purpose: own?.purpose ?? "",
    asked: typedYen(own?.asked_yen ?? null),
    granted: typedYen(own?.granted_yen ?? null),
    reason: own?.reason ?? "",
    effect: own?.effect ?? "",
    effectOn: own?.effect_on ?? "",
    opinion: own?.opinion ?? "",
    opinionBy: own?.opinion_by ?? "",
    opinionOn: own?.opinion_on ?? "",
    source: own?.source_programme ?? null,
    target: own?.target_programme ?? null,
    state: own?.state ?? "draft",
    connected: judgedOf(own?.connected ?? null),
    licensed: judgedOf(own?.licensed ?? null),
    outcome: own?.outcome ?? "",
    related: own?.related ?? "",
  };
}

/** Why a part of the form cannot be kept, by part. */
export type Wrong = Partial<Record<keyof Form, "subject" | "year" | "amount" | "long">>;

const TEXTS = ["purpose", "reason", "effect", "opinion", "opinionBy", "outcome", "related"] as const;

export function wrongIn(form: Form): Wrong {
  const wrong: Wrong = {};
  if (form.project === null && form.theme === null) wrong.project = "subject";
  if (readFiscalYear(form.year) == null) wrong.year = "year";
  for (const part of ["asked", "granted"] as const)
    if (readThousandYen(form[part]) === undefined) wrong[part] = "amount";
  for (const part of TEXTS) if (form[part].length > LONGEST) wrong[part] = "long";
  return wrong;
}

/** What is sent: every field as it stands, so that what was emptied is emptied. Only of a form that can be kept. */
export function fieldsOf(form: Form): AdjustmentFields {
  return {
    project: form.project?.id ?? null,
    theme: form.theme,
    fiscal_year: readFiscalYear(form.year) ?? null,
    round: form.round,
    type: form.type,
    purpose: form.purpose.trim(),
    asked_yen: readThousandYen(form.asked) ?? null,
    granted_yen: readThousandYen(form.granted) ?? null,
    reason: form.reason.trim(),
    effect: form.effect.trim(),
    effect_on: form.effectOn,
    opinion: form.opinion.trim(),
    opinion_by: form.opinionBy.trim(),
    opinion_on: form.opinionOn,
    source_programme: form.source,
    target_programme: form.target,
    state: form.state,
    connected: answerOf(form.connected),
    licensed: answerOf(form.licensed),
    outcome: form.outcome.trim(),
    related: form.related.trim(),
  };
}
