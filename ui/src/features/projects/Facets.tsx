import { type ReactNode, useState } from "react";
import type { Facets as Counts, FacetValue, Filter, Kind, Look } from "../../api/bindings.ts";
import { CheckMark, Field, Icon, KindMark } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { type FacetName, KINDS, LOOKS, toggledValue } from "./address.ts";
import "./facets.css";

/** Values shown before the rest is asked for. */
const SHORT = 5;
/** Values in the page at most: an institution facet may have thousands. */
const LONG = 60;

/** Facets that were folded up; kept while the window is open. */
const folded = new Set<FacetName>();

export interface FacetsProps {
  counts: Counts | undefined;
  filter: Filter;
  onFilter: (filter: Filter) => void;
}

/** By what the list can be narrowed, with the number of projects behind every value. */
export function Facets({ counts, filter, onFilter }: FacetsProps) {
  const { t } = useText();
  const toggle = (facet: FacetName) => (value: string) => onFilter(toggledValue(filter, facet, value));
  const chosen = (facet: FacetName) => new Set(filter[facet].map(String));
  const list = (facet: FacetName, title: string, kind?: Kind) => (
    <Facet key={facet} name={facet} title={title} count={filter[facet].length}>
      <Values
        title={title}
        values={counts?.[facet] ?? []}
        chosen={chosen(facet)}
        onToggle={toggle(facet)}
        {...(kind ? { kind } : {})}
      />
    </Facet>
  );
  return (
    <div className="facets-in">
      {KINDS.map((kind) => list(kind, t.common[kind], kind))}
      <Facet name="untagged" title={t.projects.untagged} count={filter.untagged.length}>
        <ul>
          {(counts?.untagged ?? []).map((v) => (
            <Value
              key={v.value}
              value={v}
              label={t.projects.without(t.common[v.value as Kind])}
              mark={<KindMark kind={v.value as Kind} />}
              on={filter.untagged.includes(v.value as Kind)}
              onToggle={toggle("untagged")}
            />
          ))}
        </ul>
      </Facet>
      <Facet name="look" title={t.projects.looks} count={filter.look.length}>
        <ul>
          {(counts?.look ?? [])
            .toSorted((a, b) => LOOKS.indexOf(a.value as Look) - LOOKS.indexOf(b.value as Look))
            .map((v) => (
              <Value
                key={v.value}
                value={v}
                label={t.projects.look[v.value as Look]}
                on={filter.look.includes(v.value as Look)}
                onToggle={toggle("look")}
              />
            ))}
        </ul>
      </Facet>
      <Facet name="year" title={t.projects.year} count={filter.year.length}>
        <Years values={counts?.year ?? []} chosen={filter.year} onYears={(year) => onFilter({ ...filter, year })} />
      </Facet>
      {list("programme", t.projects.programme)}
      {list("institution", t.projects.institution)}
    </div>
  );
}

function Facet({
  name,
  title,
  count,
  children,
}: {
  name: FacetName;
  title: string;
  count: number;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(!folded.has(name));
  return (
    <section className="facet" data-testid={`facet-${name}`}>
      <h3>
        <button
          type="button"
          aria-expanded={open}
          onClick={() => {
            if (open) folded.add(name);
            else folded.delete(name);
            setOpen(!open);
          }}
        >
          {title}
          {count > 0 && <span className="pill">{count}</span>}
          <Icon name={open ? "down" : "right"} size="s" />
        </button>
      </h3>
      {open && children}
    </section>
  );
}

interface ValuesProps {
  title: string;
  values: readonly FacetValue[];
  chosen: ReadonlySet<string>;
  kind?: Kind;
  onToggle: (value: string) => void;
}

function Values({ title, values, chosen, kind, onToggle }: ValuesProps) {
  const { t, f, pick } = useText();
  const [all, setAll] = useState(false);
  const [words, setWords] = useState("");
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const known = new Set(values.map((v) => v.value));
  const tops = values.filter((v) => v.parent === null || !known.has(v.parent));
  const partsOf = (v: FacetValue) => values.filter((part) => part.parent === v.value);
  const wanted = words.trim().toLowerCase();
  const fits = (v: FacetValue) => [v.label_ja, v.label_en, v.value].some((name) => name.toLowerCase().includes(wanted));
  const found = wanted === "" ? tops : tops.filter((v) => fits(v) || partsOf(v).some(fits));
  const isChosen = (v: FacetValue) => chosen.has(v.value) || partsOf(v).some((part) => chosen.has(part.value));
  const shown = all ? found.slice(0, LONG) : found.filter((v, i) => i < SHORT || isChosen(v));
  const rest = found.length - shown.length;

  const line = (v: FacetValue, sub: boolean): ReactNode => {
    const parts = partsOf(v);
    const open = opened.has(v.value) || parts.some((part) => chosen.has(part.value)) || (wanted !== "" && !fits(v));
    const flip = () => {
      const next = new Set(opened);
      if (!next.delete(v.value)) next.add(v.value);
      setOpened(next);
    };
    return [
      <Value
        key={v.value}
        value={v}
        label={pick(v, "label")}
        mark={kind && !sub ? <KindMark kind={kind} /> : undefined}
        sub={sub}
        on={chosen.has(v.value)}
        onToggle={onToggle}
        {...(parts.length > 0 ? { open, onOpen: flip } : {})}
      />,
      open && parts.map((part) => line(part, true)),
    ];
  };

  return (
    <>
      {all && tops.length > SHORT + 3 && (
        <div className="facet-find">
          <Field
            size="sm"
            icon="search"
            value={words}
            onChange={setWords}
            ariaLabel={t.projects.facetSearch(title)}
            placeholder={t.projects.facetSearch(title)}
            onEscape={() => (words === "" ? setAll(false) : setWords(""))}
            clearable
            autoFocus
          />
        </div>
      )}
      <ul className={all ? "facet-all" : ""}>
        {shown.map((v) => line(v, false))}
        {shown.length === 0 && <li className="faint facet-note">{t.projects.facetNone}</li>}
        {all && rest > 0 && <li className="faint facet-note">{t.projects.facetCut(f.number(rest))}</li>}
      </ul>
      {(all || rest > 0) && (
        <button
          type="button"
          className="link facet-more"
          onClick={() => {
            setAll(!all);
            setWords("");
          }}
        >
          {all ? t.projects.facetLess : t.projects.facetMore(f.number(rest))}
        </button>
      )}
    </>
  );
}

interface ValueProps {
  value: FacetValue;
  label: string;
  mark?: ReactNode;
  sub?: boolean;
  on: boolean;
  onToggle: (value: string) => void;
  open?: boolean;
  onOpen?: () => void;
}

function Value({ value, label, mark, sub, on, onToggle, open, onOpen }: ValueProps) {
  const { t, f } = useText();
  return (
    <li className={`facet-li${sub ? " sub" : ""}${on ? " on" : ""}`}>
      {/* biome-ignore lint/a11y/useSemanticElements: the whole line is the tick box */}
      <button
        type="button"
        role="checkbox"
        className="facet-value"
        aria-checked={on}
        title={label}
        data-value={value.value}
        data-testid="facet-value"
        onClick={() => onToggle(value.value)}
      >
        <CheckMark checked={on} />
        {mark}
        <span className="ell">{label}</span>
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

/** Projects per fiscal year as bars that filter; Shift takes all years up to the one pressed before. */
function Years({
  values,
  chosen,
  onYears,
}: {
  values: readonly FacetValue[];
  chosen: readonly number[];
  onYears: (years: number[]) => void;
}) {
  const { t, f } = useText();
  const [last, setLast] = useState<number | null>(null);
  const most = Math.max(1, ...values.map((v) => v.count));
  const step = Math.max(1, Math.ceil(values.length / 5));
  const press = (year: number, extend: boolean) => {
    setLast(year);
    if (!extend || last === null) {
      onYears(chosen.includes(year) ? chosen.filter((y) => y !== year) : [...chosen, year]);
      return;
    }
    const between = values
      .map((v) => Number(v.value))
      .filter((y) => y >= Math.min(last, year) && y <= Math.max(last, year));
    onYears([...new Set([...chosen, ...between])]);
  };
  return (
    <div className={`years${chosen.length > 0 ? " some" : ""}`}>
      {values.map((v, i) => {
        const year = Number(v.value);
        const said = t.projects.facetYear(f.fiscalYear(year), f.number(v.count));
        return (
          <button
            key={v.value}
            type="button"
            className="year"
            aria-pressed={chosen.includes(year)}
            aria-label={said}
            title={said}
            data-value={v.value}
            data-testid="facet-value"
            onClick={(e) => press(year, e.shiftKey)}
          >
            <span className="year-bar" style={{ height: `${Math.max(2, Math.round((v.count / most) * 40))}px` }} />
            <span className="year-name">{(values.length - 1 - i) % step === 0 ? f.fiscalYearShort(year) : ""}</span>
          </button>
        );
      })}
    </div>
  );
}
