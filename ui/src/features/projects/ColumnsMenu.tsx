import { Button, Checkbox, Popover, Select } from "../../components/index.ts";
import type { GridGrouping } from "../../grid/index.ts";
import { useText } from "../../text/index.ts";
import type { useGridColumns } from "./useGridColumns.ts";
import "./grid/columns.css";

type Columns = Pick<ReturnType<typeof useGridColumns<never>>, "all" | "layout" | "setVisible" | "freeze" | "reset"> & {
  shown: readonly { id: string }[];
};

/** Stands for no column in the list of those one can group by. */
const NONE = "-";

/** Which columns the list shows, what it is grouped by, and whether it scrolls sideways. */
export function ColumnsMenu({ columns, grouping }: { columns: Columns; grouping: GridGrouping }) {
  const { t } = useText();
  const words = t.projects.grid;
  const { sheet } = columns.layout;
  return (
    <Popover
      trigger={
        <Button size="sm" look="ghost" icon="columns" testid="columns-menu">
          {t.projects.columns}
        </Button>
      }
      placement="bottom end"
      label={t.projects.columnsTitle}
      width={256}
    >
      <div className="columns-menu">
        <Select
          size="sm"
          label={words.groupBy}
          choices={[
            { id: NONE, label: words.groupNone },
            ...columns.all.filter((c) => c.groupable).map(({ id, title }) => ({ id, label: title })),
          ]}
          value={grouping.column ?? NONE}
          onChange={(id) => grouping.onColumn(id === NONE ? null : id)}
          testid="group-by"
        />
        {grouping.column !== null && (
          <div className="row">
            <Button size="sm" look="ghost" onPress={() => grouping.onFoldAll(true)} testid="fold-all">
              {words.foldAll}
            </Button>
            <Button size="sm" look="ghost" onPress={() => grouping.onFoldAll(false)} testid="unfold-all">
              {words.unfoldAll}
            </Button>
          </div>
        )}
        <hr className="menu-line" />
        {columns.all
          .filter((column) => column.optional !== false)
          .map((column) => {
            const hidden = column.visible && !columns.shown.some((c) => c.id === column.id);
            return (
              <Checkbox
                key={column.id}
                checked={column.visible}
                onChange={(on) => columns.setVisible(column.id, on)}
                testid={`column-${column.id}`}
              >
                <span className="col">
                  {column.title}
                  {hidden && <span className="tiny faint">{t.projects.columnNoRoom}</span>}
                </span>
              </Checkbox>
            );
          })}
        <hr className="menu-line" />
        <Checkbox checked={sheet} onChange={(on) => columns.freeze(on ? "title" : null)} testid="columns-sheet">
          <span className="col">
            {words.sheet}
            <span className="tiny faint">{words.sheetHint}</span>
          </span>
        </Checkbox>
        <Button size="sm" look="ghost" icon="undo" onPress={columns.reset} testid="columns-reset">
          {t.projects.columnsReset}
        </Button>
      </div>
    </Popover>
  );
}
