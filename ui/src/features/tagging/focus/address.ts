/** Where one is in the queue, as the address has it. */
import type { Filter, QueueOrder } from "../../../api/bindings.ts";
import { NO_FILTER } from "../../../api/filter.ts";
import type { TaggingSearch } from "../../../search.ts";

export const ORDERS = ["useful", "programme", "year", "added"] as const satisfies readonly QueueOrder[];

const whole = (value: unknown) => (typeof value === "number" && Number.isInteger(value) ? value : undefined);

export interface Place {
  order: QueueOrder;
  /** What the select of the bar has chosen. */
  part: Part;
  project: number | undefined;
}

/** `all`, `year:2026` or `programme:…`. */
export type Part = "all" | `year:${number}` | `programme:${string}`;

const PART = /^(year:\d{4}|programme:.+)$/s;

/** The place an address stands for; what it does not understand it leaves out. */
export function placeOf(search: TaggingSearch): Place {
  const part = PART.exec(String(search.part ?? ""));
  return {
    order: ORDERS.find((known) => known === search.order) ?? "useful",
    part: part ? (part[0] as Part) : "all",
    project: whole(search.project),
  };
}

export function filterOf(part: Part): Filter {
  const value = part.slice(part.indexOf(":") + 1);
  if (part.startsWith("year:")) return { ...NO_FILTER, year: [Number(value)] };
  if (part.startsWith("programme:")) return { ...NO_FILTER, programme: [value] };
  return NO_FILTER;
}

export function searchOf({ order, part, project }: Place): TaggingSearch {
  return {
    ...(project !== undefined && { project }),
    ...(order !== "useful" && { order }),
    ...(part !== "all" && { part }),
  };
}
