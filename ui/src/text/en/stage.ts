import type { ja } from "../ja/index.ts";

export const stage = {
  title: "Stage one",
  lead: "Judge without seeing each other, settle what differs, decide which projects stay",
  tabs: {
    label: "Parts of stage one",
    rounds: "Rounds",
    people: "People and interests",
    criteria: "Criteria",
    reading: "Reading",
    conflicts: "Conflicts",
    shortlist: "Shortlist",
    flow: "Flow",
    setup: "Assignment and settings",
  },
  verdict: { keep: "Keep", hold: "Hold", drop: "Drop" },
  certainty: { low: "Low", middle: "Medium", high: "High" },
} satisfies typeof ja.stage;
