/** What differs and what settles it; the shortlist; the flow of numbers. */
export const settling = {
  title: "最終判定",
};
