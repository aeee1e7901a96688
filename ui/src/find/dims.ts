/** What projects are narrowed by: one table, so that a new dimension is a line here and its words. */
import type { Dim, Filter, Kind, Look } from "../api/bindings.ts";

/** Every dimension, in the order of the screen. */
export const DIMS = [
  "target",
  "target_class",
  "modality",
  "indication",
  "area",
  "untagged",
  "look",
  "year",
  "phase",
  "programme",
  "ministry",
  "integrated",
  "institution",
  "prefecture",
  "budget",
  "ends",
  "theme",
  "outcome",
  "disclosure",
  "issue",
] as const satisfies readonly Dim[];

/** Stands for projects without any value of a dimension, as the core has it. */
export const NONE = "-";

export const KINDS = ["target", "modality", "indication"] as const satisfies readonly Kind[];

/** Why the tags of a project want a look. */
export const LOOKS = ["unfinished", "proposed", "conflicting", "obsolete"] as const satisfies readonly Look[];

/** The kind of tag whose concepts a dimension holds. */
export const kindOf = (dim: Dim): Kind | undefined => KINDS.find((kind) => kind === dim);

/** Dimensions whose values are fiscal years. */
export const isYears = (dim: Dim): dim is "year" | "ends" => dim === "year" || dim === "ends";

/** Values of these dimensions alone mean anything; other words in an address are left out. */
const KNOWN: Partial<Record<Dim, readonly string[]>> = { untagged: KINDS, look: LOOKS };

/** What a dimension can hold of these words, each once. */
export function understood(dim: Dim, words: readonly string[]): string[] {
  const own = [...new Set(words)].filter((word) => word !== "");
  if (isYears(dim)) return own.filter((word) => Number.isInteger(Number(word)));
  const known = KNOWN[dim];
  return known ? known.filter((word) => own.includes(word)) : own;
}

/** The values asked for in a dimension, as words; empty = no condition. */
export const valuesOf = (filter: Filter, dim: Dim): string[] => filter[dim].map(String);

/** Whether a dimension narrows the list. */
export const isConditioned = (filter: Filter, dim: Dim) => filter[dim].length > 0;

/** Whether the values of a dimension are left out instead of asked for. */
export const isInverted = (filter: Filter, dim: Dim) => filter.not.includes(dim);

/** The filter that asks for exactly these values of a dimension; without any, it is not inverted either. */
export function setOnly(filter: Filter, dim: Dim, values: readonly string[]): Filter {
  const own = understood(dim, values);
  const not = own.length === 0 ? filter.not.filter((other) => other !== dim) : filter.not;
  return { ...filter, not, [dim]: isYears(dim) ? own.map(Number).sort((a, b) => a - b) : own };
}

/** The filter with one value added, or taken away if it was there. */
export function toggled(filter: Filter, dim: Dim, value: string): Filter {
  const now = valuesOf(filter, dim);
  return setOnly(filter, dim, now.includes(value) ? now.filter((other) => other !== value) : [...now, value]);
}

/** The filter whose values of a dimension are left out, or asked for again. It may be said before a value is chosen. */
export function withInverted(filter: Filter, dim: Dim, on: boolean): Filter {
  const others = filter.not.filter((other) => other !== dim);
  return { ...filter, not: on ? DIMS.filter((other) => other === dim || others.includes(other)) : others };
}

/** Whether anything but search words narrows the list. */
export const hasConditions = (filter: Filter) => DIMS.some((dim) => isConditioned(filter, dim));
