import type { Dim, Filter } from "../../api/bindings.ts";
import { Icon } from "../../components/index.ts";
import {
  DIMS,
  dimName,
  isConditioned,
  isInverted,
  isYears,
  setOnly,
  toggled,
  useRegistered,
  valueLabel,
  valuesOf,
} from "../../find/index.ts";
import { useText } from "../../text/index.ts";
import type { CountsOf } from "./facets/useFacets.ts";

/** Values that say by themselves what they are about. */
const PLAIN: readonly Dim[] = ["untagged", "look", "issue"];

/** Every condition in force, each with its cross. */
export function Tokens({
  filter,
  counts,
  onFilter,
}: {
  filter: Filter;
  counts: CountsOf;
  onFilter: (filter: Filter) => void;
}) {
  const { t, f, pick } = useText();
  const labelled = (dim: Dim, value: string) =>
    valueLabel(
      t,
      pick,
      f,
      dim,
      counts(dim)?.values.find((v) => v.value === value) ?? { value, label_ja: "", label_en: "" },
    );
  const registered = useRegistered(isConditioned(filter, "registered"));
  return (
    <ul className="tokens">
      {DIMS.flatMap((dim) => {
        const common = {
          out: isInverted(filter, dim),
          ...(PLAIN.includes(dim) ? {} : { kind: dimName(t, dim) }),
        };
        const values = valuesOf(filter, dim);
        if (isYears(dim))
          return values.length === 0
            ? []
            : [
                <Token
                  key={dim}
                  {...common}
                  label={f.fiscalYears(values.map(Number))}
                  onRemove={() => onFilter(setOnly(filter, dim, []))}
                />,
              ];
        return values.map((value) => (
          <Token
            key={`${dim}:${value}`}
            {...common}
            label={labelled(dim, value)}
            onRemove={() => onFilter(toggled(filter, dim, value))}
          />
        ));
      })}
      {valuesOf(filter, "registered").map((id) => (
        <Token
          key={`registered:${id}`}
          kind={dimName(t, "registered")}
          out={false}
          label={registered(id)}
          onRemove={() => onFilter(toggled(filter, "registered", id))}
        />
      ))}
    </ul>
  );
}

function Token({ kind, label, out, onRemove }: { kind?: string; label: string; out: boolean; onRemove: () => void }) {
  const { t } = useText();
  const without = out ? t.find.facets.without : undefined;
  return (
    <li
      className={`token${out ? " not" : ""}`}
      title={[without, kind && `${kind}:`, label].filter(Boolean).join(" ")}
      data-testid="filter-token"
    >
      {without && <b>{without}</b>}
      {kind && <em>{kind}</em>}
      <span className="ell">{label}</span>
      <button type="button" aria-label={t.projects.removeCondition(label)} onClick={onRemove}>
        <Icon name="close" size="s" />
      </button>
    </li>
  );
}
