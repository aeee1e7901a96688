/** A set of criteria while it is being edited. */
import type { CriteriaBody, CriteriaVersion, Criterion, Reason } from "../../../api/bindings.ts";

/** What the core takes of each. */
export const MOST_CRITERIA = 20;
export const MOST_REASONS = 40;

/** What stands on the desk: of which version it was made (null = a set of its own), and what became of it. */
export interface Draft {
  of: number | null;
  name: string;
  body: CriteriaBody;
}

const EMPTY: Criterion = {
  key: "",
  name_ja: "",
  name_en: "",
  question_ja: "",
  question_en: "",
  guide_ja: "",
  guide_en: "",
  scale: "three",
  weight: 10,
};

/** A key that none of these has: what is said of a criterion in old votes stays that criterion's. */
export function freshKey(prefix: string, taken: readonly string[]): string {
  let n = taken.length + 1;
  while (taken.includes(`${prefix}-${n}`)) n += 1;
  return `${prefix}-${n}`;
}

export const draftOf = (version: CriteriaVersion): Draft => ({
  of: version.id,
  name: version.name,
  body: version.body,
});

/** A set with one empty criterion. */
export const blank = (name: string): Draft => ({
  of: null,
  name,
  body: { criteria: [{ ...EMPTY, key: "criterion-1" }], reasons: [] },
});

/** `known` = keys of all versions: one that went is not given to another criterion. */
export const withCriterion = (body: CriteriaBody, known: readonly string[]): CriteriaBody => ({
  ...body,
  criteria: [
    ...body.criteria,
    { ...EMPTY, key: freshKey("criterion", [...known, ...body.criteria.map((one) => one.key)]) },
  ],
});

export const withReason = (body: CriteriaBody, known: readonly string[]): CriteriaBody => ({
  ...body,
  reasons: [
    ...body.reasons,
    {
      key: freshKey("reason", [...known, ...body.reasons.map((one) => one.key)]),
      verdict: "drop",
      name_ja: "",
      name_en: "",
    } satisfies Reason,
  ],
});

/** The list with one member moved up (-1) or down (1); where it cannot go, as it was. */
export function shifted<T>(list: readonly T[], at: number, by: 1 | -1): T[] {
  const to = at + by;
  const own = list[at];
  const other = list[to];
  if (own === undefined || other === undefined) return [...list];
  return list.map((one, i) => (i === at ? other : i === to ? own : one));
}

export const replaced = <T>(list: readonly T[], at: number, patch: Partial<T>): T[] =>
  list.map((one, i) => (i === at ? { ...one, ...patch } : one));

/** What keeps it from being saved. */
export function wrongOf(body: CriteriaBody): "needOne" | "needName" | "needReason" | "weightBad" | undefined {
  if (body.criteria.length === 0) return "needOne";
  if (body.criteria.some((one) => one.name_ja.trim() === "")) return "needName";
  if (body.criteria.some((one) => !(one.weight >= 0 && one.weight <= 100))) return "weightBad";
  if (body.reasons.some((one) => one.name_ja.trim() === "")) return "needReason";
  return undefined;
}

/** Left unsaved on this screen; it is there again on coming back, for the person whose it is and nobody else. */
let kept: { draft: Draft; who: number | null } | null = null;
export const keptDraft = (who: number | null): Draft | null => (kept?.who === who ? kept.draft : null);
export function keepDraft(draft: Draft | null, who: number | null) {
  kept = draft && { draft, who };
}
