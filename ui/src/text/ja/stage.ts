/** Stage one: its rounds, people with their interests, criteria. */
export const stage = {
  title: "第1段階",
  lead: "互いに見えないまま判定し、食い違いを話し合い、残す課題を決めます",
  tabs: {
    label: "第1段階の区分",
    rounds: "回",
    people: "人と利益相反",
    criteria: "観点",
    reading: "査読",
    conflicts: "食い違い",
    shortlist: "最終判定",
    flow: "流れ図",
    setup: "割り当て・設定",
  },
  verdict: { keep: "残す", hold: "保留", drop: "残さない" },
  certainty: { low: "低", middle: "中", high: "高" },
};
