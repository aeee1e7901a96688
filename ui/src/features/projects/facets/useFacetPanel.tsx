import { type ReactNode, useState } from "react";
import type { Filter } from "../../../api/bindings.ts";
import { Button, Popover } from "../../../components/index.ts";
import { hasConditions } from "../../../find/index.ts";
import { useText } from "../../../text/index.ts";
import { Facets } from "./Facets.tsx";
import { useShape } from "./shape.ts";
import { type CountsOf, useFacets } from "./useFacets.ts";

/** Whether the conditions stand beside the list; kept while the window is open. */
let wanted = true;

/** The facets where there is room for them: beside the list, or in a narrow window behind their button. */
export function useFacetPanel({
  filter,
  onFilter,
  narrow,
}: {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  narrow: boolean;
}): { counts: CountsOf; button: ReactNode; aside: ReactNode } {
  const { t } = useText();
  const [shape, setShape] = useShape();
  const [beside, setBeside] = useState(wanted);
  const [over, setOver] = useState(false);
  // What nobody looks at is not counted.
  const counts = useFacets(filter, (narrow ? over : beside) ? shape.open : []);
  const facets = <Facets counts={counts} filter={filter} onFilter={onFilter} shape={shape} onShape={setShape} />;
  const toggle = () => {
    wanted = !beside;
    setBeside(wanted);
  };
  const button = (
    <Button
      size="sm"
      look="ghost"
      icon="filter"
      on={narrow ? over || hasConditions(filter) : beside}
      {...(narrow ? {} : { onPress: toggle })}
      testid="filter-toggle"
    >
      {t.projects.conditions}
    </Button>
  );
  return {
    counts,
    button: narrow ? (
      <Popover trigger={button} open={over} onOpenChange={setOver} label={t.projects.conditionsTitle} width={268}>
        <div className="facets-over">{facets}</div>
      </Popover>
    ) : (
      button
    ),
    aside: !narrow && beside && (
      <aside className="facets" aria-label={t.projects.conditionsTitle}>
        {facets}
      </aside>
    ),
  };
}
