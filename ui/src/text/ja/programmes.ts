/** The registry of programmes, the map of pairs, supports. */
export const programmes = {
  title: "事業・連携",
  lead: "事業の台帳、組（ペアリング）、つながり、調整費、支援、成果",
  tabs: {
    label: "事業・連携の区分",
    list: "一覧",
    map: "地図",
    timeline: "つながり",
    adjustments: "調整費",
    supports: "支援",
    outcomes: "成果",
  },
};
