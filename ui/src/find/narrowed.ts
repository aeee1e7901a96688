/** From a figure to its list: the conditions in force and the values the figure counts. */
import type { Dim, Filter } from "../api/bindings.ts";
import { setOnly, withInverted } from "./dims.ts";

/** The filter narrowed to one value in each of these dimensions. */
export const narrowedTo = (filter: Filter, parts: readonly (readonly [Dim, string])[]): Filter =>
  parts.reduce((now, [dim, value]) => withInverted(setOnly(now, dim, [value]), dim, false), filter);
