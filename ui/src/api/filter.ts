import type { Filter } from "./bindings.ts";

/** No condition at all: every project. */
export const NO_FILTER: Filter = {
  text: "",
  programme: [],
  year: [],
  institution: [],
  target: [],
  modality: [],
  indication: [],
  untagged: [],
  look: [],
};
