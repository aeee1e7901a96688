import { useRef, useState } from "react";
import type { Dim, Filter } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Button, Checkbox, Popover, Select, TypedSearch } from "../../../components/index.ts";
import { DIMS, dimName, toggled, valueLabel, valuesOf } from "../../../find/index.ts";
import { useText } from "../../../text/index.ts";

/** Values of a dimension shown at once. */
const LIMIT = 60;

/** Adds a condition in place: a dimension, then its values with how many projects have each. */
export function AddCondition({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const { t } = useText();
  const words = t.continuity.timeline;
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={words.addTitle}
      width={320}
      open={open}
      onOpenChange={setOpen}
      testid="timeline-add"
      trigger={
        <Button size="sm" look="ghost" icon="plus" testid="timeline-add-open">
          {words.addCondition}
        </Button>
      }
    >
      {open && <Values filter={filter} onFilter={onFilter} />}
    </Popover>
  );
}

function Values({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const { t, f, pick } = useText();
  const words = t.continuity.timeline;
  const [dim, setDim] = useState<Dim>("programme");
  // A dimension may have thousands of values: those beyond the most frequent are searched by any of their names.
  const [asked, setAsked] = useState("");
  const read = useRead("find.facets", { filter, dims: [dim], limit: LIMIT });
  const found = useRead("find.values", { filter, dim, text: asked, limit: LIMIT }, { enabled: asked !== "" });
  const facet = asked === "" ? read.data?.facets.find((each) => each.dim === dim) : found.data;
  const chosen = valuesOf(filter, dim);
  const list = useRef<HTMLUListElement>(null);
  const leave = () => list.current?.querySelector<HTMLElement>("input")?.focus();
  return (
    <div className="tml-add">
      <Select<Dim>
        label={words.addDim}
        hideLabel
        size="sm"
        choices={DIMS.map((id) => ({ id, label: dimName(t, id) }))}
        value={dim}
        onChange={(next) => {
          setDim(next);
          setAsked("");
        }}
        testid="timeline-add-dim"
      />
      <TypedSearch
        key={dim}
        value={asked}
        onSearch={setAsked}
        onLeave={leave}
        onEnter={leave}
        slash={false}
        label={words.addSearch}
        className="tml-add-search"
        testid="timeline-add-search"
      />
      <ul className="tml-values" ref={list}>
        {facet?.values.map((value) => (
          <li key={value.value}>
            <Checkbox
              checked={chosen.includes(value.value)}
              onChange={() => onFilter(toggled(filter, dim, value.value))}
              testid="timeline-add-value"
            >
              <span className="ell" title={valueLabel(t, pick, f, dim, value)}>
                {valueLabel(t, pick, f, dim, value)}
              </span>
            </Checkbox>
            <span className="num faint small">{f.number(value.count)}</span>
          </li>
        ))}
      </ul>
      <span className="tiny faint tml-add-note">
        {facet && facet.values.length === 0 && (asked === "" ? words.addNone : words.addSearchNone)}
        {facet && facet.more > 0 && words.addMore(f.number(facet.more))}
      </span>
    </div>
  );
}
