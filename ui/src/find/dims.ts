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

/** What a list is narrowed by: a dimension, or the programmes of the registry its projects are tied to. Those have no
 *  facet and are not left out. */
export type Narrowing = Dim | "registered";

/** Everything a list can be narrowed by but search words, in the order of the screen. */
export const NARROWINGS = [...DIMS, "registered"] as const satisfies readonly Narrowing[];

/** Stands for projects without any value of a dimension, as the core has it. */
export const NONE = "-";

export const KINDS = ["target", "modality", "indication"] as const satisfies readonly Kind[];

/** Why the tags of a project want a look. */
export const LOOKS = ["unfinished", "proposed", "conflicting", "obsolete"] as const satisfies readonly Look[];

/** The kind of tag whose concepts a dimension holds. */
export const kindOf = (dim: Dim): Kind | undefined => KINDS.find((kind) => kind === dim);

/** Dimensions whose values are fiscal years. */
export const isYears = (dim: Narrowing): dim is "year" | "ends" => dim === "year" || dim === "ends";

/** Values of these dimensions alone mean anything; other words in an address are left out. */
const KNOWN: Partial<Record<Dim, readonly string[]>> = { untagged: KINDS, look: LOOKS };

/** What a dimension can hold of these words, each once. */
export function understood(dim: Narrowing, words: readonly string[]): string[] {
  const own = [...new Set(words)].filter((word) => word !== "");
  if (isYears(dim)) return own.filter((word) => Number.isInteger(Number(word)));
  if (dim === "registered") return own.filter((word) => /^\d{1,15}$/.test(word));
  const known = KNOWN[dim];
  return known ? known.filter((word) => own.includes(word)) : own;
}

/** The values asked for in a dimension, as words; empty = no condition. */
export const valuesOf = (filter: Filter, dim: Narrowing): string[] => filter[dim].map(String);

/** Whether a dimension narrows the list. */
export const isConditioned = (filter: Filter, dim: Narrowing) => filter[dim].length > 0;

/** Whether the values of a dimension are left out instead of asked for. */
export const isInverted = (filter: Filter, dim: Narrowing) => filter.not.some((other) => other === dim);

/** Values as the filter holds them: years in order, ids as numbers. */
export function asHeld(dim: Narrowing, own: readonly string[]): string[] | number[] {
  if (isYears(dim)) return own.map(Number).sort((a, b) => a - b);
  return dim === "registered" ? own.map(Number) : [...own];
}

/** The filter that asks for exactly these values of a dimension; without any, it is not inverted either. */
export function setOnly(filter: Filter, dim: Narrowing, values: readonly string[]): Filter {
  const own = understood(dim, values);
  const not = own.length === 0 ? filter.not.filter((other) => other !== dim) : filter.not;
  return { ...filter, not, [dim]: asHeld(dim, own) };
}

/** The filter with one value added, or taken away if it was there. */
export function toggled(filter: Filter, dim: Narrowing, value: string): Filter {
  const now = valuesOf(filter, dim);
  return setOnly(filter, dim, now.includes(value) ? now.filter((other) => other !== value) : [...now, value]);
}

/** The filter whose values of a dimension are left out, or asked for again. It may be said before a value is chosen. */
export function withInverted(filter: Filter, dim: Dim, on: boolean): Filter {
  const others = filter.not.filter((other) => other !== dim);
  return { ...filter, not: on ? DIMS.filter((other) => other === dim || others.includes(other)) : others };
}

/** Whether anything but search words narrows the list. */
export const hasConditions = (filter: Filter) => NARROWINGS.some((dim) => isConditioned(filter, dim));
