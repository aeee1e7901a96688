import type { ReactNode } from "react";
import { Icon } from "../components/index.ts";
import { useText } from "../text/index.ts";
import type { Place } from "./cursor.ts";
import type { Line } from "./shown.ts";
import type { Unsaved } from "./unsaved.ts";

/** Below the table: cells that were refused and stay as they were typed, with the way there. */
export function SheetFoot({
  unsaved,
  lines,
  onShow,
  end,
}: {
  unsaved: Unsaved;
  lines: readonly Line[];
  onShow: (place: Place) => void;
  end: ReactNode;
}) {
  const { t } = useText();
  const refused = lines.flatMap(({ key }) =>
    Object.entries(unsaved.drafts[key] ?? {}).flatMap(([column, { wrong }]) => (wrong ? [{ row: key, column }] : [])),
  );
  const [first] = refused;
  if (!first && !end) return null;
  return (
    <div className="sheet-foot">
      {first && (
        <span className="sheet-refused" role="status" data-testid="sheet-refused">
          <Icon name="alert" size="s" />
          {t.sheet.notSaved(refused.length)}
          <button type="button" className="link" onClick={() => onShow(first)}>
            {t.sheet.show}
          </button>
        </span>
      )}
      <span className="grow" />
      {end}
    </div>
  );
}
