/** The fiscal year of a day, by this PC's clock: it begins in April. */
export const fiscalYearOf = (day: Date) => (day.getMonth() < 3 ? day.getFullYear() - 1 : day.getFullYear());

/** A share in whole percent; one that is not whole is neither 0 nor 100. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return "—";
  const exact = (part / whole) * 100;
  const rounded = Math.round(exact);
  return `${exact > 0 && exact < 100 ? Math.min(99, Math.max(1, rounded)) : rounded}%`;
}
