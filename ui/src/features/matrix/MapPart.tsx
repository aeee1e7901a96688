import { useRef, useState } from "react";
import type { Dim, Matrix } from "../../api/bindings.ts";
import { HeatLegend, HeatMap, stepBounds } from "../../charts/index.ts";
import { Button, EmptyState, Popover } from "../../components/index.ts";
import { useKeys, useScreenHints } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import type { Drawing } from "./useDrawn.ts";
import { useWant } from "./useWant.ts";

interface Place {
  row: number;
  column: number;
}

/** The heat map; with a third dimension one small map for each of its values, all on one scale. */
export function MapPart({
  drawing,
  matrix,
  title,
  more,
  onMore,
  onList,
}: {
  drawing: Drawing;
  matrix: Matrix;
  title: string;
  more: boolean;
  onMore: (more: boolean) => void;
  onList: (parts: readonly (readonly [Dim, string])[]) => void;
}) {
  const { t, f } = useText();
  const { drawn, layers, most } = drawing;
  const { shape, rows, columns } = drawn;
  const bounds = stepBounds(most);
  const want = useWant();
  const anchor = useRef<Element | null>(null);
  const [menu, setMenu] = useState<Place | null>(null);

  // What is wanted is wanted over all values of the third dimension: only what is empty in all of them is a gap in one.
  const isGap = (row: number, column: number) => drawn.wanted(row, column) && drawn.count(row, column) === 0;
  const flip = ({ row, column }: Place) => {
    const [r, c] = [rows[row], columns[column]];
    if (r && c) want(shape, r.value, c.value, !drawn.wanted(row, column));
  };
  const open = (row: number | null, column: number | null, layer?: string) =>
    onList([
      ...(row !== null && rows[row] ? [[shape.rows, rows[row].value] as const] : []),
      ...(column !== null && columns[column] ? [[shape.columns, columns[column].value] as const] : []),
      ...(layer !== undefined && shape.third ? [[shape.third, layer] as const] : []),
    ]);

  useScreenHints([
    { keys: ["ArrowLeft", "ArrowRight"], label: t.matrix.hintMove },
    { keys: "Enter", label: t.matrix.hintOpen },
    { keys: "KeyW", label: t.matrix.hintWant },
  ]);
  useKeys([
    {
      id: "matrix-want",
      label: t.matrix.keyWant,
      group: "list",
      keys: ["KeyW"],
      writes: true,
      run: () => {
        const at = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>(".heat-c")?.dataset.at;
        const [row, column] = at?.split(",").map(Number) ?? [];
        if (row === undefined || column === undefined) return false;
        return flip({ row, column });
      },
    },
  ]);

  if (drawing.empty)
    return (
      <EmptyState icon="matrix" title={t.matrix.empty} testid="matrix-empty">
        {t.matrix.emptyBody}
      </EmptyState>
    );
  const named = menu && t.matrix.of(rows[menu.row]?.label ?? "", columns[menu.column]?.label ?? "");
  const onMenu = (row: number, column: number, cell: Element) => {
    anchor.current = cell;
    setMenu({ row, column });
  };
  const left = [
    drawn.moreRows > 0 && t.matrix.moreRows(f.number(drawn.moreRows), drawn.moreRows),
    drawn.moreColumns > 0 && t.matrix.moreColumns(f.number(drawn.moreColumns), drawn.moreColumns),
  ].filter((words) => words !== false);
  return (
    <div className="matrix-map">
      {shape.third ? (
        <div className="matrix-layers" data-testid="matrix-layers">
          {layers.map(({ value, count }) => (
            <section key={value.value} aria-label={value.label}>
              <h3>
                <button
                  type="button"
                  className="link ell"
                  title={t.matrix.head(value.label, f.number(value.count), value.count)}
                  onClick={() => open(null, null, value.value)}
                >
                  {value.label}
                </button>
                <span className="cnt">{f.number(value.count)}</span>
              </h3>
              <HeatMap
                label={`${value.label} ${title}`}
                drawn={{ ...drawn, wanted: isGap }}
                count={count}
                bounds={bounds}
                onCell={(row, column) => open(row, column, value.value)}
                onMenu={onMenu}
                size="small"
                of={value.label}
                testid="layer"
              />
            </section>
          ))}
        </div>
      ) : (
        <HeatMap
          label={title}
          drawn={drawn}
          count={drawn.count}
          bounds={bounds}
          onCell={open}
          onRow={(row) => open(row, null)}
          onColumn={(column) => open(null, column)}
          onMenu={onMenu}
          testid="matrix"
        />
      )}
      <footer className="matrix-foot">
        <span className="small faint">
          {t.matrix.counted(f.number(matrix.placed), f.number(matrix.total))}
          {shape.third && ` ${t.matrix.layersNote(f.number(layers.length), layers.length)}`}
        </span>
        {left.length > 0 && (
          <span className="small faint nw" data-testid="matrix-more">
            {left.join("　")}
          </span>
        )}
        {!shape.third && (more || matrix.more_rows > 0 || matrix.more_columns > 0) && (
          <button type="button" className="link small nw" data-testid="matrix-show-more" onClick={() => onMore(!more)}>
            {more ? t.matrix.showLess : t.matrix.showMore}
          </button>
        )}
        <span className="grow" />
        <HeatLegend bounds={bounds} most={most} wanted />
      </footer>
      {menu && named !== null && (
        <Popover
          anchor={anchor}
          open
          onOpenChange={(now) => !now && setMenu(null)}
          label={t.matrix.cellMenu(named)}
          testid="cell-menu"
        >
          <div className="cell-menu">
            <b className="ell small" title={named}>
              {named}
            </b>
            <Button
              look="ghost"
              size="sm"
              icon="projects"
              autoFocus
              onPress={() => open(menu.row, menu.column)}
              testid="cell-open"
            >
              {t.matrix.openCell}
            </Button>
            <Button
              look="ghost"
              size="sm"
              icon="flag"
              keys="KeyW"
              writes
              onPress={() => {
                setMenu(null);
                flip(menu);
              }}
              testid="cell-want"
            >
              {drawn.wanted(menu.row, menu.column) ? t.matrix.unwant : t.matrix.want}
            </Button>
          </div>
        </Popover>
      )}
    </div>
  );
}
