/** What a lineage says, in the order of time: a pure reading of the answer, so that the panel only draws. */
import type { Gap, Handover, Lineage, LineageYear, Stretch } from "../../../api/bindings.ts";
import { fiscalYearOf } from "../../../text/format.ts";
import { dayNumber } from "../timeline/geometry.ts";

/** Projects a step before and a step behind. */
export function around({ handovers }: Lineage, project: number): { earlier: number[]; later: number[] } {
  return {
    earlier: handovers.filter((each) => each.later === project).map((each) => each.earlier),
    later: handovers.filter((each) => each.earlier === project).map((each) => each.later),
  };
}

export type Step =
  | { kind: "year"; year: LineageYear; renumbered: { from: string; to: string } | null }
  | { kind: "handover"; handover: Handover }
  | { kind: "gap"; gap: Gap };

/** The year a stretch under a new number begins with. */
function renumberings(stretches: readonly Stretch[]): Map<string, { from: string; to: string }> {
  const marks = new Map<string, { from: string; to: string }>();
  stretches.forEach((own, i) => {
    if (!own.renumbered) return;
    const before = stretches
      .slice(0, i)
      .filter((other) => other.key !== own.key)
      .at(-1);
    marks.set(`${own.project} ${fiscalYearOf(own.starts)}`, { from: before?.key ?? "", to: own.key });
  });
  return marks;
}

/** The fiscal year in which the work goes on after a gap. */
const resumes = (gap: Gap) => fiscalYearOf(new Date((dayNumber(gap.ends) + 1) * 86_400_000).toISOString().slice(0, 10));

/** Years, with the hand-overs and gaps before them. Where a hand-over tells the gap, it is not told twice. */
export function stepsOf({ years, handovers, gaps, stretches }: Lineage): Step[] {
  const marks = renumberings(stretches);
  const started = new Set<number>();
  const told = new Set<Gap>();
  const steps: Step[] = [];
  for (const year of years) {
    const over = started.has(year.project) ? [] : handovers.filter((each) => each.later === year.project);
    for (const gap of gaps) {
      if (told.has(gap) || resumes(gap) > year.year) continue;
      told.add(gap);
      if (!over.some((each) => each.gap_months === gap.months)) steps.push({ kind: "gap", gap });
    }
    for (const handover of over) steps.push({ kind: "handover", handover });
    started.add(year.project);
    steps.push({ kind: "year", year, renumbered: marks.get(`${year.project} ${year.year}`) ?? null });
  }
  return steps;
}
