import { memo, useCallback, useRef } from "react";
import type { Dim, FacetCounts, FacetValue, Filter } from "../../../api/bindings.ts";
import { Button, Checkbox, Icon, Menu, Popover } from "../../../components/index.ts";
import {
  dimName,
  isInverted,
  isYears,
  NONE,
  setOnly,
  toggled,
  valueLabel,
  valuesOf,
  withInverted,
} from "../../../find/index.ts";
import { useText } from "../../../text/index.ts";
import { Bars } from "./Bars.tsx";
import { arranged, DEFAULT, flipped, moved, neighbour, type Shape } from "./shape.ts";
import type { CountsOf } from "./useFacets.ts";
import { Value, Values } from "./Values.tsx";
import "../facets.css";

export interface FacetsProps {
  counts: CountsOf;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  shape: Shape;
  onShape: (shape: Shape) => void;
}

type Act = "invert" | "pin" | "up" | "down" | "hide";

/** By what the list can be narrowed, with the number of projects behind every value. */
export function Facets(props: FacetsProps) {
  const { counts, filter, onFilter, shape, onShape } = props;
  const latest = useRef(props);
  latest.current = props;
  // One function for good: what stands at the heads is drawn again only when it says something else.
  const act = useCallback((dim: Dim, what: Act) => {
    const now = latest.current;
    if (what === "invert") now.onFilter(withInverted(now.filter, dim, !isInverted(now.filter, dim)));
    else if (what === "pin") now.onShape(flipped(now.shape, "pinned", dim));
    else if (what === "hide") now.onShape(flipped(now.shape, "hidden", dim));
    else now.onShape(moved(now.shape, dim, what === "up" ? -1 : 1));
  }, []);
  return (
    <div className="facets-in">
      {arranged(shape).map((dim) => (
        <Facet
          key={dim}
          dim={dim}
          counts={counts(dim)}
          filter={filter}
          onFilter={onFilter}
          shape={shape}
          onShape={onShape}
          onAct={act}
        />
      ))}
      <Choose shape={shape} onShape={onShape} />
    </div>
  );
}

interface FacetProps extends Omit<FacetsProps, "counts"> {
  dim: Dim;
  counts: FacetCounts | undefined;
  onAct: (dim: Dim, what: Act) => void;
}

/** The rows of the list come and go beside them: a facet waits for counts or conditions of its own. */
const Facet = memo(function Facet({ dim, counts, filter, onFilter, shape, onShape, onAct }: FacetProps) {
  const { t } = useText();
  const title = dimName(t, dim);
  const open = shape.open.includes(dim);
  const pinned = shape.pinned.includes(dim);
  const out = isInverted(filter, dim);
  const count = valuesOf(filter, dim).length;
  const scale = isYears(dim) || dim === "budget";
  return (
    <section className={`facet${out ? " not" : ""}`} data-testid={`facet-${dim}`}>
      <div className="facet-h">
        <h3>
          <button
            type="button"
            aria-expanded={open}
            data-testid={`facet-head-${dim}`}
            onClick={() => onShape(flipped(shape, "open", dim))}
          >
            {pinned && (
              <span title={t.find.facets.pinned}>
                <Icon name="flag" size="s" label={t.find.facets.pinned} />
              </span>
            )}
            <span className="ell">{title}</span>
            {count > 0 && <span className="pill">{count}</span>}
            <span className="grow" />
            <Icon name={open ? "down" : "right"} size="s" />
          </button>
        </h3>
        <FacetActs
          dim={dim}
          out={out}
          pinned={pinned}
          first={neighbour(shape, dim, -1) === undefined}
          last={neighbour(shape, dim, 1) === undefined}
          onAct={onAct}
        />
      </div>
      {open &&
        (scale ? (
          <Scale dim={dim} values={counts?.values ?? []} filter={filter} onFilter={onFilter} />
        ) : (
          <Values dim={dim} counts={counts} filter={filter} onFilter={onFilter} />
        ))}
    </section>
  );
});

interface ActsProps {
  dim: Dim;
  out: boolean;
  pinned: boolean;
  /** Of those it stands with. */
  first: boolean;
  last: boolean;
  onAct: (dim: Dim, what: Act) => void;
}

/** What can be done with a facet. */
const FacetActs = memo(function FacetActs({ dim, out, pinned, first, last, onAct }: ActsProps) {
  const { t } = useText();
  const title = dimName(t, dim);
  const words = t.find.facets;
  return (
    <span className="facet-acts">
      <button
        type="button"
        className="facet-not"
        aria-pressed={out}
        aria-label={words.invertTitle(title)}
        title={words.invertTitle(title)}
        data-testid={`facet-not-${dim}`}
        onClick={() => onAct(dim, "invert")}
      >
        {words.invert}
      </button>
      <Menu
        label={words.options(title)}
        testid={`facet-menu-${dim}`}
        trigger={
          <Button look="ghost" size="sm" icon="dots" label={words.options(title)} testid={`facet-menu-button-${dim}`} />
        }
        entries={[
          { id: "pin", label: pinned ? words.unpin : words.pin, icon: "flag", run: () => onAct(dim, "pin") },
          { id: "up", label: words.up, icon: "up", disabled: first, run: () => onAct(dim, "up") },
          { id: "down", label: words.down, icon: "down", disabled: last, run: () => onAct(dim, "down") },
          null,
          { id: "hide", label: words.hide, icon: "eye-off", run: () => onAct(dim, "hide") },
        ]}
      />
    </span>
  );
});

/** A facet whose values stand on a scale; what has no value stands below it. */
function Scale({
  dim,
  values,
  filter,
  onFilter,
}: {
  dim: Dim;
  values: readonly FacetValue[];
  filter: Filter;
  onFilter: (filter: Filter) => void;
}) {
  const { t, f, pick } = useText();
  const without = values.find((v) => v.value === NONE);
  const chosen = valuesOf(filter, dim);
  const shorts: Readonly<Record<string, string>> = t.find.budgetsShort;
  return (
    <>
      <Bars
        values={values.filter((v) => v.value !== NONE)}
        chosen={chosen.filter((value) => value !== NONE)}
        onChosen={(next) => onFilter(setOnly(filter, dim, chosen.includes(NONE) ? [...next, NONE] : next))}
        label={(v) => valueLabel(t, pick, f, dim, v)}
        short={(v) => (isYears(dim) ? f.fiscalYearShort(Number(v.value)) : (shorts[v.value] ?? v.value))}
      />
      {without && (
        <ul className="facet-below">
          <Value
            dim={dim}
            value={without}
            label={valueLabel(t, pick, f, dim, without)}
            depth={0}
            on={chosen.includes(NONE)}
            out={isInverted(filter, dim)}
            onToggle={() => onFilter(toggled(filter, dim, NONE))}
          />
        </ul>
      )}
    </>
  );
}

/** Which facets there are; one put away is found again here. */
const Choose = memo(function Choose({ shape, onShape }: Pick<FacetsProps, "shape" | "onShape">) {
  const { t } = useText();
  const words = t.find.facets;
  return (
    <div className="facet-choose">
      <Popover
        label={words.chooseTitle}
        width={220}
        placement="top start"
        testid="facets-choose"
        trigger={
          <Button look="ghost" size="sm" icon="settings" testid="facets-choose-button">
            {words.choose}
          </Button>
        }
      >
        <div className="columns-menu facet-choices">
          {shape.order.map((dim) => (
            <Checkbox
              key={dim}
              checked={!shape.hidden.includes(dim)}
              onChange={() => onShape(flipped(shape, "hidden", dim))}
              testid={`facet-shown-${dim}`}
            >
              {dimName(t, dim)}
            </Checkbox>
          ))}
          <Button
            size="sm"
            look="ghost"
            icon="undo"
            onPress={() => onShape({ ...DEFAULT, open: shape.open })}
            testid="facets-reset"
          >
            {words.reset}
          </Button>
        </div>
      </Popover>
    </div>
  );
});
