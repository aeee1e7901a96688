import type { Dim, Filter, MatrixRequest, MatrixShape } from "../../api/bindings.ts";
import { narrowedTo, withFilter } from "../../find/index.ts";
import type { ProjectsSearch } from "../../search.ts";

/** Values of an axis: what a screen holds at first, all the core gives, and what a small map can still show. */
const AT_FIRST = 30;
const AT_MOST = 60;
const SMALL = 12;

/** What is asked for these axes. */
export const requestOf = (filter: Filter, shape: MatrixShape, more: boolean): MatrixRequest => ({
  filter,
  ...shape,
  most: shape.third ? SMALL : more ? AT_MOST : AT_FIRST,
});

/** The list behind a figure: the conditions in force and the values it counts. */
export const listOf = (filter: Filter, parts: readonly (readonly [Dim, string])[]): ProjectsSearch =>
  withFilter({}, narrowedTo(filter, parts));
