import { useMemo } from "react";
import type { Sort, SortKey } from "../../../api/bindings.ts";
import type { GridSort } from "../../../grid/index.ts";
import type { ProjectsSearch } from "../../../search.ts";
import { useText } from "../../../text/index.ts";
import { groupOf, nextSorts, SORT_KEYS, sortsOf, sortText, withSort } from "../sorts.ts";

/** The order and the grouping of the list as the address has them, and how the heads change them. */
export function useOrder(search: ProjectsSearch, go: (next: (now: ProjectsSearch) => ProjectsSearch) => void) {
  const { t } = useText();
  const sorts = useMemo(() => sortsOf(search.sort), [search.sort]);
  const columns = useMemo(() => sorts.map(({ key, descending }): GridSort => ({ column: key, descending })), [sorts]);
  const press = (column: string, extend: boolean, descending?: boolean | null) => {
    const key = SORT_KEYS.find((known) => known === column);
    if (!key) return;
    go(({ sort, ...now }) => {
      const before = sortsOf(sort);
      const after =
        descending === null
          ? before.filter((own) => own.key !== key)
          : descending === undefined
            ? nextSorts(before, key, extend)
            : withSort(before, key, descending, extend);
      const text = sortText(after);
      return text === undefined ? now : { ...now, sort: text };
    });
  };
  const setGroup = (group: SortKey | null) => go(({ group: _group, ...now }) => (group ? { ...now, group } : now));
  /** The order in words; `title` names a column. */
  const nameOf = (title: (key: SortKey) => string | undefined) =>
    sorts.length === 0
      ? t.projects.orderAdded
      : sorts
          .map(({ key, descending }) =>
            key === "relevance"
              ? t.projects.grid.orderRelevance
              : `${title(key) ?? ""} ${descending ? t.projects.descending : t.projects.ascending}`,
          )
          .join(t.projects.grid.orderThen);
  const group = groupOf(search.group);
  /** The order as it is seen, for what knows no groups: theirs first. */
  const seen: Sort[] = group
    ? [
        sorts.find((sort) => sort.key === group) ?? { key: group, descending: false },
        ...sorts.filter((sort) => sort.key !== group),
      ]
    : sorts;
  return { sorts, seen, columns, group, press, setGroup, nameOf };
}
