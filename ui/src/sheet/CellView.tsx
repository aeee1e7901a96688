import type { PlanColumn } from "../api/bindings.ts";
import { CheckMark } from "../components/index.ts";
import { useText } from "../text/index.ts";
import { type Cells, isBlank } from "./columns.ts";
import type { SheetWords } from "./words.ts";

/** What a cell shows, apart from what a screen draws itself. */
export function CellView({ column, cells, words }: { column: PlanColumn; cells: Cells; words: SheetWords }) {
  const { t } = useText();
  const { kind, name } = column;
  if (kind.type === "flag") {
    const on = cells[name] === 1;
    return (
      <span className="sheet-flag" data-toggle="">
        <CheckMark checked={on} />
        <span className="vh">{on ? t.sheet.yes : t.sheet.no}</span>
      </span>
    );
  }
  const shown = words.shown(column, cells);
  // It names something that this person may not see, or that is gone.
  if (shown === "" && kind.type === "ref" && !isBlank(cells[name]))
    return <span className="faint">{t.sheet.gone}</span>;
  const silent = words.silent(column, cells);
  return (
    <>
      <span className="ell">{shown}</span>
      {silent && (
        <span className="sheet-silent" title={t.sheet.silent[silent]} data-testid="sheet-silent">
          {t.sheet.mark[silent]}
        </span>
      )}
    </>
  );
}
