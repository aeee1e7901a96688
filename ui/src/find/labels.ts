/** What dimensions and their values are called. The core words what it knows the names of; the window the rest. */
import type { Dim, FacetValue, Kind } from "../api/bindings.ts";
import { sentence, type Texts, type useText } from "../text/index.ts";
import { isYears, type Narrowing, NONE } from "./dims.ts";

type Speech = ReturnType<typeof useText>;

export const dimName = (t: Texts, dim: Narrowing): string =>
  dim === "registered" ? t.programmes.registered.name : t.find.dims[dim];

const word = (words: Readonly<Record<string, string>>, value: string) => words[value];

/** What the window itself calls a value; undefined where only the core knows its name. */
function ownWord(t: Texts, f: Speech["f"], dim: Dim, value: string): string | undefined {
  if (value === NONE) return t.find.none;
  if (isYears(dim)) return f.fiscalYear(Number(value));
  switch (dim) {
    case "untagged":
      return t.projects.without(t.common[value as Kind]);
    case "look":
      return word(t.projects.look, value);
    case "issue":
      return word(t.find.issues, value);
    case "outcome":
      return word(t.projects.outcomes, value);
    case "budget":
      return word(t.find.budgets, value);
    case "disclosure":
      return sentence(`class.${value}`);
    default:
      return undefined;
  }
}

/** The name of a value of a dimension; its code where nobody knows a name. */
export function valueLabel(
  t: Texts,
  pick: Speech["pick"],
  f: Speech["f"],
  dim: Dim,
  value: Pick<FacetValue, "value" | "label_ja" | "label_en">,
): string {
  return ownWord(t, f, dim, value.value) || pick(value, "label") || value.value;
}
