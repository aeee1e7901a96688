import { Button, Checkbox, Popover } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import type { useGridColumns } from "./useGridColumns.ts";

type Columns = Pick<ReturnType<typeof useGridColumns<never>>, "all" | "setVisible" | "reset"> & {
  shown: readonly { id: string }[];
};

/** Which columns the list shows. */
export function ColumnsMenu({ columns }: { columns: Columns }) {
  const { t } = useText();
  return (
    <Popover
      trigger={
        <Button size="sm" look="ghost" icon="columns" testid="columns-menu">
          {t.projects.columns}
        </Button>
      }
      placement="bottom end"
      label={t.projects.columnsTitle}
      width={236}
    >
      <div className="columns-menu">
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
        <Button size="sm" look="ghost" icon="undo" onPress={columns.reset} testid="columns-reset">
          {t.projects.columnsReset}
        </Button>
      </div>
    </Popover>
  );
}
