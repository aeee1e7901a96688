import type { programmes as ja } from "../ja/programmes.ts";

export const programmes = {
  title: "Programmes",
  lead: "The registry, pairs, continuity, adjustment funds, supports, outcomes",
  tabs: {
    label: "Parts of the programmes",
    list: "Registry",
    map: "Map",
    timeline: "Continuity",
    adjustments: "Adjustment funds",
    supports: "Supports",
    outcomes: "Outcomes",
  },
} satisfies typeof ja;
