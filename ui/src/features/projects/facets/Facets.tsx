import type { Dim, FacetValue, Filter } from "../../../api/bindings.ts";
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

/** By what the list can be narrowed, with the number of projects behind every value. */
export function Facets(props: FacetsProps) {
  const { shape } = props;
  return (
    <div className="facets-in">
      {arranged(shape).map((dim) => (
        <Facet key={dim} dim={dim} {...props} />
      ))}
      <Choose {...props} />
    </div>
  );
}

function Facet({ dim, counts, filter, onFilter, shape, onShape }: FacetsProps & { dim: Dim }) {
  const { t } = useText();
  const title = dimName(t, dim);
  const open = shape.open.includes(dim);
  const pinned = shape.pinned.includes(dim);
  const out = isInverted(filter, dim);
  const count = valuesOf(filter, dim).length;
  const words = t.find.facets;
  const flip = (list: "pinned" | "hidden" | "open") => onShape(flipped(shape, list, dim));
  const step = (by: -1 | 1, label: string) => ({
    id: by < 0 ? "up" : "down",
    label,
    icon: by < 0 ? ("up" as const) : ("down" as const),
    disabled: neighbour(shape, dim, by) === undefined,
    run: () => onShape(moved(shape, dim, by)),
  });
  const scale = isYears(dim) || dim === "budget";
  return (
    <section className={`facet${out ? " not" : ""}`} data-testid={`facet-${dim}`}>
      <div className="facet-h">
        <h3>
          <button type="button" aria-expanded={open} data-testid={`facet-head-${dim}`} onClick={() => flip("open")}>
            {pinned && (
              <span title={words.pinned}>
                <Icon name="flag" size="s" label={words.pinned} />
              </span>
            )}
            <span className="ell">{title}</span>
            {count > 0 && <span className="pill">{count}</span>}
            <span className="grow" />
            <Icon name={open ? "down" : "right"} size="s" />
          </button>
        </h3>
        <span className="facet-acts">
          <button
            type="button"
            className="facet-not"
            aria-pressed={out}
            aria-label={words.invertTitle(title)}
            title={words.invertTitle(title)}
            data-testid={`facet-not-${dim}`}
            onClick={() => onFilter(withInverted(filter, dim, !out))}
          >
            {words.invert}
          </button>
          <Menu
            label={words.options(title)}
            testid={`facet-menu-${dim}`}
            trigger={
              <Button
                look="ghost"
                size="sm"
                icon="dots"
                label={words.options(title)}
                testid={`facet-menu-button-${dim}`}
              />
            }
            entries={[
              { id: "pin", label: pinned ? words.unpin : words.pin, icon: "flag", run: () => flip("pinned") },
              step(-1, words.up),
              step(1, words.down),
              null,
              { id: "hide", label: words.hide, icon: "eye-off", run: () => flip("hidden") },
            ]}
          />
        </span>
      </div>
      {open &&
        (scale ? (
          <Scale dim={dim} values={counts(dim)?.values ?? []} filter={filter} onFilter={onFilter} />
        ) : (
          <Values dim={dim} counts={counts(dim)} filter={filter} onFilter={onFilter} />
        ))}
    </section>
  );
}

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
function Choose({ shape, onShape }: FacetsProps) {
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
}
