import type { Filter } from "./bindings.ts";

/** No condition at all: every project. */
export const NO_FILTER: Filter = {
  text: "",
  exact: false,
  programme: [],
  year: [],
  institution: [],
  target: [],
  target_class: [],
  modality: [],
  indication: [],
  area: [],
  ministry: [],
  integrated: [],
  phase: [],
  ends: [],
  prefecture: [],
  budget: [],
  theme: [],
  disclosure: [],
  issue: [],
  outcome: [],
  untagged: [],
  look: [],
  registered: [],
  not: [],
};
