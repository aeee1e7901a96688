import type { programmes as ja } from "../ja/programmes.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

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
  fact: {
    check: "to confirm",
    confirmed: "Confirmed",
    add: "Add source",
    noneTitle: "To confirm: no source is given",
    noSource: "no source given",
    from: (source, asOf) => (asOf === "" ? source : `${source} (as of ${asOf})`),
    title: (confirmed, from) => `${confirmed ? "Confirmed" : "To confirm"}: ${from}`,
    of: (label) => `Source of “${label}”`,
    open: (label, state) => `Source of “${label}”: ${state}`,
    source: "Source",
    sourceHint: "An address, or what was read",
    asOf: "As of",
    state: "How sure",
    stateHint: "Confirmed fields also go into the published-only map and exports.",
    needsSource: "Say where it is stated before it is marked as confirmed.",
    forget: "Remove source",
    linkFrom: "An address given as a source in the registry.",
  },
  phaseRange: (first, last) =>
    first === "" && last === "" ? "Phase unknown" : first === last ? first : `${first}–${last}`,
  month: (month) => MONTHS[month - 1] ?? String(month),
  picker: {
    placeholder: "Name, short name or code",
    none: "No programme matches",
    choose: "Choose a programme",
    clear: (label) => `Clear “${label}”`,
  },
} satisfies typeof ja;
