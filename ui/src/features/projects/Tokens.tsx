import type { Facets, FacetValue, Filter } from "../../api/bindings.ts";
import { Icon } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { type FacetName, toggledValue, WORD_FACETS } from "./address.ts";

/** Every condition in force, each with its cross. */
export function Tokens({
  filter,
  facets,
  onFilter,
}: {
  filter: Filter;
  facets: Facets | undefined;
  onFilter: (filter: Filter) => void;
}) {
  const { t, f, pick } = useText();
  const labelled = (facet: FacetName, value: string) => {
    const known = facets?.[facet].find((v: FacetValue) => v.value === value);
    return (known && pick(known, "label")) || value;
  };
  const nameOf = (facet: FacetName) =>
    facet === "programme" || facet === "institution" ? t.projects[facet] : t.common[facet as "target"];
  return (
    <ul className="tokens">
      {WORD_FACETS.flatMap((facet) =>
        filter[facet].map((value) => (
          <Token
            key={`${facet}:${value}`}
            kind={nameOf(facet)}
            label={labelled(facet, value)}
            onRemove={() => onFilter(toggledValue(filter, facet, value))}
          />
        )),
      )}
      {filter.untagged.map((kind) => (
        <Token
          key={`untagged:${kind}`}
          label={t.projects.without(t.common[kind])}
          onRemove={() => onFilter(toggledValue(filter, "untagged", kind))}
        />
      ))}
      {filter.look.map((look) => (
        <Token
          key={`look:${look}`}
          label={t.projects.look[look]}
          onRemove={() => onFilter(toggledValue(filter, "look", look))}
        />
      ))}
      {filter.year.length > 0 && (
        <Token
          kind={t.projects.year}
          label={f.fiscalYears(filter.year)}
          onRemove={() => onFilter({ ...filter, year: [] })}
        />
      )}
    </ul>
  );
}

function Token({ kind, label, onRemove }: { kind?: string; label: string; onRemove: () => void }) {
  const { t } = useText();
  return (
    <li className="token" title={kind ? `${kind}: ${label}` : label} data-testid="filter-token">
      {kind && <em>{kind}</em>}
      <span className="ell">{label}</span>
      <button type="button" aria-label={t.projects.removeCondition(label)} onClick={onRemove}>
        <Icon name="close" size="s" />
      </button>
    </li>
  );
}
