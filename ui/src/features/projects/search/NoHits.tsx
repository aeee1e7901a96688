import type { Filter } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { NO_FILTER } from "../../../api/filter.ts";
import { Button, EmptyState } from "../../../components/index.ts";
import { dimName, hasConditions, isConditioned, NARROWINGS, type Narrowing, setOnly } from "../../../find/index.ts";
import { useText } from "../../../text/index.ts";

/** Conditions that are tried without, at most. */
const TRIED = 6;

/** Nothing found: what to let go of, and how much that would find. */
export function NoHits({
  filter,
  onFilter,
  onSimilar,
}: {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  /** Looks for projects like the search text. */
  onSimilar: () => void;
}) {
  const { t } = useText();
  const conditioned = NARROWINGS.filter((dim) => isConditioned(filter, dim));
  const words = filter.text.trim() !== "";
  return (
    <EmptyState
      icon="search"
      title={t.projects.noHits}
      testid="projects-no-hits"
      actions={
        <>
          {words && filter.exact && (
            <Button onPress={() => onFilter({ ...filter, exact: false })} testid="no-hits-synonyms">
              {t.find.noHits.withSynonyms}
            </Button>
          )}
          {(words || conditioned.length > 1) &&
            conditioned
              .slice(0, TRIED)
              .map((dim) => <Without key={dim} dim={dim} filter={filter} onFilter={onFilter} />)}
          {filter.text !== "" && (
            <Button onPress={() => onFilter({ ...filter, text: "" })} testid="no-hits-clear-search">
              {t.projects.clearSearch}
            </Button>
          )}
          {hasConditions(filter) && (
            <Button
              onPress={() => onFilter({ ...NO_FILTER, text: filter.text, exact: filter.exact })}
              testid="no-hits-clear-conditions"
            >
              {t.projects.clearConditions}
            </Button>
          )}
          {words && (
            <Button onPress={onSimilar} testid="no-hits-similar">
              {t.find.noHits.similar}
            </Button>
          )}
        </>
      }
    >
      {t.projects.noHitsBody}
    </EmptyState>
  );
}

/** What is found without one condition; nothing is offered that would find nothing. */
function Without({ dim, filter, onFilter }: { dim: Narrowing; filter: Filter; onFilter: (filter: Filter) => void }) {
  const { t, f } = useText();
  const without = setOnly(filter, dim, []);
  const total = useRead("find.facets", { filter: without, dims: [], limit: 1 }, { keep: false }).data?.total ?? 0;
  if (total === 0) return null;
  return (
    <Button onPress={() => onFilter(without)} testid={`no-hits-without-${dim}`}>
      {t.find.noHits.without(dimName(t, dim), f.number(total))}
    </Button>
  );
}
