import { type ReactNode, useState } from "react";
import type { Dim, FacetCounts, FacetValue, Filter } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { CheckMark, Field, Icon, KindMark } from "../../../components/index.ts";
import { dimName, isInverted, kindOf, NONE, toggled, valueLabel, valuesOf } from "../../../find/index.ts";
import { useText } from "../../../text/index.ts";
import { LONG } from "./useFacets.ts";
import { useTyped } from "./useTyped.ts";

/** Values shown before the rest is asked for. */
const SHORT = 5;
/** Steps a hierarchy is followed down. */
const DEEP = 5;

export interface ValuesProps {
  dim: Dim;
  counts: FacetCounts | undefined;
  filter: Filter;
  onFilter: (filter: Filter) => void;
}

/** Values with their counts: the first few, all on request, and searched by any of their names. */
export function Values({ dim, counts, filter, onFilter }: ValuesProps) {
  const { t, f, pick } = useText();
  const title = dimName(t, dim);
  const chosen = new Set(valuesOf(filter, dim));
  const [all, setAll] = useState(false);
  const { text, asked, typed, composition } = useTyped();
  const found = useRead("find.values", { filter, dim, text: asked, limit: LONG }, { enabled: all && asked !== "" });
  const answer = all && asked !== "" ? found.data : counts;
  const values = answer?.values ?? [];
  const more = answer?.more ?? 0;

  const known = new Set(values.map((v) => v.value));
  const tops = values.filter((v) => v.parent === null || v.parent === v.value || !known.has(v.parent));
  const partsOf = (v: FacetValue) => values.filter((part) => part.parent === v.value && part.value !== v.value);
  const holds = (v: FacetValue, depth = 0): boolean =>
    chosen.has(v.value) || (depth < DEEP && partsOf(v).some((part) => holds(part, depth + 1)));
  const shown = all ? tops : tops.filter((v, i) => i < SHORT || holds(v));
  const rest = tops.length - shown.length + more;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());

  const line = (v: FacetValue, depth: number): ReactNode => {
    const parts = depth < DEEP ? partsOf(v) : [];
    const open = opened.has(v.value) || parts.some((part) => holds(part, depth + 1)) || (all && asked !== "");
    const flip = () => {
      const next = new Set(opened);
      if (!next.delete(v.value)) next.add(v.value);
      setOpened(next);
    };
    return [
      <Value
        key={v.value}
        dim={dim}
        value={v}
        label={valueLabel(t, pick, f, dim, v)}
        depth={depth}
        on={chosen.has(v.value)}
        out={isInverted(filter, dim)}
        onToggle={() => onFilter(toggled(filter, dim, v.value))}
        {...(parts.length > 0 ? { open, onOpen: flip } : {})}
      />,
      open && parts.map((part) => line(part, depth + 1)),
    ];
  };

  return (
    <>
      {all && (
        <div className="facet-find" {...composition}>
          <Field
            size="sm"
            icon="search"
            value={text}
            onChange={typed}
            ariaLabel={t.projects.facetSearch(title)}
            placeholder={t.projects.facetSearch(title)}
            onEscape={() => (text === "" ? setAll(false) : typed(""))}
            clearable
            autoFocus
            testid={`facet-search-${dim}`}
          />
        </div>
      )}
      <ul className={all ? "facet-all" : ""}>
        {shown.map((v) => line(v, 0))}
        {answer && shown.length === 0 && <li className="faint facet-note">{t.projects.facetNone}</li>}
        {all && rest > 0 && <li className="faint facet-note">{t.projects.facetCut(f.number(rest))}</li>}
      </ul>
      {(all || rest > 0) && (
        <button
          type="button"
          className="link facet-more"
          data-testid={`facet-more-${dim}`}
          onClick={() => {
            setAll(!all);
            typed("");
          }}
        >
          {all ? t.projects.facetLess : t.projects.facetMore(f.number(rest))}
        </button>
      )}
    </>
  );
}

interface ValueProps {
  dim: Dim;
  value: FacetValue;
  label: string;
  depth: number;
  on: boolean;
  /** Chosen values are left out. */
  out: boolean;
  onToggle: () => void;
  open?: boolean;
  onOpen?: () => void;
}

export function Value({ dim, value, label, depth, on, out, onToggle, open, onOpen }: ValueProps) {
  const { t, f } = useText();
  const kind = depth > 0 || value.value === NONE ? undefined : (kindOf(dim) ?? untaggedKind(dim, value.value));
  return (
    <li
      className={`facet-li${on ? (out ? " out" : " on") : ""}`}
      style={depth > 0 ? { paddingLeft: `${depth * 16 + 5}px` } : undefined}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: the whole line is the tick box */}
      <button
        type="button"
        role="checkbox"
        className="facet-value"
        aria-checked={on}
        title={on && out ? `${t.find.facets.without} ${label}` : label}
        data-value={value.value}
        data-testid="facet-value"
        onClick={onToggle}
      >
        <CheckMark checked={on && out ? "mixed" : on} />
        {kind && <KindMark kind={kind} />}
        <span className={`ell${value.value === NONE ? " faint" : ""}`}>{label}</span>
        <span className="n">{f.number(value.count)}</span>
      </button>
      {onOpen ? (
        <button
          type="button"
          className="facet-open"
          aria-expanded={open}
          aria-label={t.projects.facetChildren(label)}
          onClick={onOpen}
        >
          <Icon name={open ? "down" : "right"} size="s" />
        </button>
      ) : (
        <span className="facet-open" />
      )}
    </li>
  );
}

/** 未タグ names kinds by their words. */
const untaggedKind = (dim: Dim, value: string) => (dim === "untagged" ? kindOf(value as Dim) : undefined);
