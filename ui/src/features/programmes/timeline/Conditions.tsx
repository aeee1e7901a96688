import { useRef } from "react";
import type { Filter } from "../../../api/bindings.ts";
import { NO_FILTER } from "../../../api/filter.ts";
import { Icon, TypedSearch } from "../../../components/index.ts";
import { hasConditions, setOnly, useConditions } from "../../../find/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { AddCondition } from "./AddCondition.tsx";

/** Search words and conditions, the same as those of the list of projects. */
export function Conditions({
  filter,
  onFilter,
  onLeave,
}: {
  filter: Filter;
  onFilter: (filter: Filter, replace?: boolean) => void;
  /** Down to the rows. */
  onLeave: () => void;
}) {
  const { t } = useText();
  const words = t.continuity.timeline;
  const input = useRef<HTMLInputElement>(null);
  const conditions = useConditions(filter);
  useKeys([
    {
      id: "timeline-search",
      group: "list",
      label: words.searchLabel,
      keys: ["Slash"],
      run: () => input.current?.focus(),
    },
  ]);
  return (
    <>
      <TypedSearch
        value={filter.text}
        onSearch={(text, first) => onFilter({ ...filter, text }, !first)}
        onLeave={onLeave}
        onEnter={onLeave}
        label={words.searchLabel}
        className="tml-search"
        testid="timeline-search"
        inputRef={input}
      />
      <ul className="tml-tokens" aria-label={words.conditions}>
        {conditions.map(({ dim, name, inverted, values }) => {
          const label = values.map((value) => value.label).join(words.joined);
          const said = inverted ? `${words.except} ${name}` : name;
          return (
            <li key={dim} className="tml-token" title={`${said}: ${label}`} data-testid="timeline-token">
              <em>{said}</em>
              <span className="ell">{label}</span>
              <button
                type="button"
                aria-label={words.removeCondition(label)}
                onClick={() => onFilter(setOnly(filter, dim, []))}
              >
                <Icon name="close" size="s" />
              </button>
            </li>
          );
        })}
      </ul>
      <AddCondition filter={filter} onFilter={onFilter} />
      {(filter.text !== "" || hasConditions(filter)) && (
        <button
          type="button"
          className="link small nw"
          data-testid="timeline-clear"
          onClick={() => onFilter(NO_FILTER)}
        >
          {words.clearAll}
        </button>
      )}
    </>
  );
}
