import type { RefObject } from "react";
import { Menu as AriaMenu, Popover as AriaPopover, MenuItem, Separator } from "react-aria-components";
import { Icon, type IconName, KeyHint } from "../components/index.ts";
import { useText } from "../text/index.ts";
import type { GridColumn } from "./columns.ts";
import type { GridSort } from "./Head.tsx";
import type { GridLayout } from "./layout.ts";

interface Entry {
  id: string;
  label: string;
  icon?: IconName;
  keys?: string;
  off?: boolean;
  run: () => void;
}

export interface HeadMenuProps<Row> {
  column: GridColumn<Row>;
  /** All that are shown, to know what is left and right of it. */
  columns: readonly GridColumn<Row>[];
  anchor: RefObject<Element | null>;
  sorts: readonly GridSort[];
  /** `null` = not by this column. */
  onSort: (column: string, extend: boolean, descending: boolean | null) => void;
  /** The column the list is grouped by; undefined = it cannot be grouped at all. */
  grouped: string | null | undefined;
  onGroup: (column: string | null) => void;
  layout: GridLayout;
  onFit: () => void;
  onClose: () => void;
}

/** What can be done with a column. */
export function HeadMenu<Row>(props: HeadMenuProps<Row>) {
  const { column, columns, sorts, layout, onSort, grouped } = props;
  const { t } = useText();
  const words = t.projects.grid;
  const at = columns.findIndex((c) => c.id === column.id);
  const own = sorts.find((sort) => sort.column === column.id);
  const others = sorts.some((sort) => sort.column !== column.id);
  const lastStuck = at === layout.stuck - 1;
  const parts: Entry[][] = [];
  if (column.sortable) {
    const order = (descending: boolean): Entry => ({
      id: descending ? "descending" : "ascending",
      label: descending ? words.sortDescending : words.sortAscending,
      icon: descending ? "down" : "up",
      run: () => onSort(column.id, false, descending),
    });
    const part = [order(false), order(true)];
    if (others) {
      const next = own !== undefined && !own.descending;
      part.push({
        id: "also",
        label: own ? words.sortTurn : words.sortAlso,
        icon: "sort",
        keys: "shift+Enter",
        run: () => onSort(column.id, true, next),
      });
    }
    if (own) part.push({ id: "unsort", label: words.sortOff, run: () => onSort(column.id, true, null) });
    parts.push(part);
  }
  if (grouped !== undefined && (column.groupable || grouped === column.id))
    parts.push([
      grouped === column.id
        ? { id: "ungroup", label: words.groupOff, run: () => props.onGroup(null) }
        : { id: "group", label: words.group, icon: "merge", run: () => props.onGroup(column.id) },
    ]);
  parts.push([
    lastStuck
      ? { id: "unfreeze", label: words.unfreeze, icon: "lock", run: () => layout.freeze(null) }
      : { id: "freeze", label: words.freeze, icon: "lock", run: () => layout.freeze(column.id) },
    {
      id: "left",
      label: words.moveLeft,
      icon: "left",
      keys: "mod+ArrowLeft",
      off: at <= 0,
      run: () => layout.step(column.id, -1),
    },
    {
      id: "right",
      label: words.moveRight,
      icon: "right",
      keys: "mod+ArrowRight",
      off: at >= columns.length - 1,
      run: () => layout.step(column.id, 1),
    },
  ]);
  const last: Entry[] = [];
  if (!column.grow || layout.sheet)
    last.push(
      { id: "fit", label: words.fit, run: props.onFit },
      { id: "width", label: words.defaultWidth, run: () => layout.setWidth(column.id, null) },
    );
  if (column.optional !== false)
    last.push({ id: "hide", label: words.hide, icon: "eye-off", run: () => layout.setVisible(column.id, false) });
  if (last.length > 0) parts.push(last);
  const entries = parts.flatMap((part, i): (Entry | null)[] => (i === 0 ? part : [null, ...part]));
  return (
    <AriaPopover
      className="popover list"
      offset={2}
      placement="bottom start"
      triggerRef={props.anchor}
      isOpen
      onOpenChange={(open) => !open && props.onClose()}
    >
      <AriaMenu
        className="options"
        aria-label={words.columnMenu(column.title)}
        autoFocus="first"
        onAction={(id) => {
          props.onClose();
          entries.find((entry) => entry?.id === id)?.run();
        }}
      >
        {entries.map((entry, i) =>
          entry === null ? (
            <Separator key={`line-${i}`} className="menu-line" />
          ) : (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              className="option"
              isDisabled={entry.off === true}
              data-testid={`head-menu-${entry.id}`}
            >
              <span className="tick">{entry.icon && <Icon name={entry.icon} size="s" />}</span>
              <span>{entry.label}</span>
              {entry.keys && <KeyHint keys={entry.keys} />}
            </MenuItem>
          ),
        )}
      </AriaMenu>
    </AriaPopover>
  );
}
