/** The fiscal year of a day, by this PC's clock: it begins in April. */
export const fiscalYearOf = (day: Date) => (day.getMonth() < 3 ? day.getFullYear() - 1 : day.getFullYear());
