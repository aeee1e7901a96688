import type { Filter } from "../../api/bindings.ts";
import { NO_FILTER } from "../../api/filter.ts";
import { Icon } from "../../components/index.ts";
import { type Condition, hasConditions, setOnly } from "../../find/index.ts";
import { useText } from "../../text/index.ts";

/** The conditions carried over from the list, each with its cross. */
export function Conditions({
  filter,
  conditions,
  onFilter,
}: {
  filter: Filter;
  conditions: readonly Condition[];
  onFilter: (filter: Filter) => void;
}) {
  const { t } = useText();
  const any = filter.text !== "" || hasConditions(filter);
  if (!any) return <span className="small faint nw">{t.matrix.noConditions}</span>;
  return (
    <>
      <ul className="matrix-tokens" aria-label={t.matrix.conditions}>
        {filter.text !== "" && (
          <Token name={t.matrix.search} label={filter.text} onRemove={() => onFilter({ ...filter, text: "" })} />
        )}
        {conditions.map(({ dim, name, inverted, values }) => (
          <Token
            key={dim}
            name={inverted ? `${t.matrix.except} ${name}` : name}
            label={values.map(({ label }) => label).join("・")}
            onRemove={() => onFilter(setOnly(filter, dim, []))}
          />
        ))}
      </ul>
      <button type="button" className="link small nw" data-testid="matrix-clear" onClick={() => onFilter(NO_FILTER)}>
        {t.matrix.clearAll}
      </button>
    </>
  );
}

function Token({ name, label, onRemove }: { name: string; label: string; onRemove: () => void }) {
  const { t } = useText();
  return (
    <li className="matrix-token" title={`${name}: ${label}`} data-testid="matrix-token">
      <em>{name}</em>
      <span className="ell">{label}</span>
      <button type="button" aria-label={t.matrix.removeCondition(label)} onClick={onRemove}>
        <Icon name="close" size="s" />
      </button>
    </li>
  );
}
