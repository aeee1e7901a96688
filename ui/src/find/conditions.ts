/** The conditions of a filter in words. */
import { useMemo } from "react";
import type { Filter } from "../api/bindings.ts";
import { useRead } from "../api/client.ts";
import { useText } from "../text/index.ts";
import { DIMS, isConditioned, isInverted, type Narrowing, valuesOf } from "./dims.ts";
import { dimName, valueLabel } from "./labels.ts";
import { useRegistered } from "./registered.ts";

export interface Condition {
  dim: Narrowing;
  /** What the dimension is called. */
  name: string;
  /** Its values are left out instead of asked for. */
  inverted: boolean;
  values: { value: string; label: string }[];
}

/** Every condition but the search words, in the order of the screen. Concepts are named once the core has said
 *  what they are called; until then, or while not `enabled`, by their codes. */
export function useConditions(filter: Filter, enabled = true): Condition[] {
  const { t, f, pick } = useText();
  const dims = DIMS.filter((dim) => isConditioned(filter, dim));
  // Chosen values are among the answer's whatever the limit is.
  const facets = useRead("find.facets", { filter, dims, limit: 1 }, { enabled: enabled && dims.length > 0 });
  const registered = isConditioned(filter, "registered");
  const nameOf = useRegistered(enabled && registered);
  const shape = JSON.stringify([filter, dims]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for `filter` and `dims`
  return useMemo(() => {
    const own: Condition[] = dims.map((dim) => {
      const known = facets.data?.facets.find((facet) => facet.dim === dim)?.values ?? [];
      return {
        dim,
        name: dimName(t, dim),
        inverted: isInverted(filter, dim),
        values: valuesOf(filter, dim).map((value) => ({
          value,
          label: valueLabel(
            t,
            pick,
            f,
            dim,
            known.find((v) => v.value === value) ?? { value, label_ja: "", label_en: "" },
          ),
        })),
      };
    });
    if (!registered) return own;
    const values = filter.registered.map((id) => ({ value: String(id), label: nameOf(String(id)) }));
    return [...own, { dim: "registered", name: dimName(t, "registered"), inverted: false, values }];
  }, [shape, facets.data, nameOf, t, f, pick]);
}

/** The conditions on one line, search words first. */
export function conditionLine(t: ReturnType<typeof useText>["t"], filter: Filter, conditions: readonly Condition[]) {
  const parts = conditions.map(
    ({ name, inverted, values }) =>
      `${inverted ? `${t.matrix.except} ` : ""}${name}: ${values.map(({ label }) => label).join(" / ")}`,
  );
  return (filter.text === "" ? parts : [`${t.matrix.search}: ${filter.text}`, ...parts]).join("　");
}
