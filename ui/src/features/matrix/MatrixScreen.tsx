import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { runAction } from "../../actions/index.ts";
import type { Dim, Matrix, MatrixShape } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { layOut, pngOf, stepBounds } from "../../charts/index.ts";
import { Button, EmptyState, Menu, Note, ScreenBar, Segmented, useNarrow } from "../../components/index.ts";
import { conditionLine, dimName, useConditions, useOpenView, withFilter } from "../../find/index.ts";
import { useKeys } from "../../keys/index.ts";
import type { MatrixSearch } from "../../search.ts";
import { useText } from "../../text/index.ts";
import { Axes } from "./Axes.tsx";
import { conditionsOf, shapeOf, swapped, withConditions, withShape } from "./address.ts";
import { Conditions } from "./Conditions.tsx";
import { Gaps } from "./Gaps.tsx";
import { MapPart } from "./MapPart.tsx";
import { listOf, requestOf } from "./request.ts";
import { Trends } from "./Trends.tsx";
import { useDrawn } from "./useDrawn.ts";
import "./matrix.css";

type Part = NonNullable<MatrixSearch["show"]> | "map";

/** 俯瞰: how the projects are distributed over two dimensions, over the years, and where what is wanted is missing. */
export function MatrixScreen() {
  const { t, f, say } = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: "/matrix" });
  const shown = JSON.stringify([conditionsOf(search), shapeOf(search)]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` is all that matters of the address here
  const [filter, shape] = useMemo(() => [conditionsOf(search), shapeOf(search)] as const, [shown]);
  const part: Part = search.show === "trends" || search.show === "gaps" ? search.show : "map";
  const [more, setMore] = useState(false);
  const narrow = useNarrow();

  const library = useRead("library.status", {}).data?.open;
  const view = useOpenView(typeof search.view === "number" ? search.view : undefined);
  const conditions = useConditions(filter);
  const request = requestOf(filter, shape, more);
  const read = useRead("find.matrix", request, { enabled: part === "map" });
  const drawing = useDrawn(read.data, shape, read.isPlaceholderData);

  const go = useCallback(
    (next: (now: MatrixSearch) => MatrixSearch, replace = false) =>
      void navigate({ to: "/matrix", search: (now: MatrixSearch) => next(now), replace }),
    [navigate],
  );
  const onShape = (next: MatrixShape) => go((now) => withShape(now, next));
  const onList = useCallback(
    (parts: readonly (readonly [Dim, string])[]) => void navigate({ to: "/projects", search: listOf(filter, parts) }),
    [navigate, filter],
  );
  const save = () =>
    runAction("view.save", {
      state: { filter, sort: [], group: null, columns: [], matrix: shape },
      view: view?.id,
    });

  const name = t.matrix.fileName(dimName(t, shape.rows), dimName(t, shape.columns));
  const paint = () => {
    if (!drawing) return Promise.resolve(null);
    const { drawn, layers, most } = drawing;
    const line = conditionLine(t, filter, conditions);
    const lines = [
      [
        library?.name ?? "",
        library?.sample ? t.common.synthetic : "",
        t.matrix.pictureDate(f.dayOf(new Date().toISOString())),
      ]
        .filter((word) => word !== "")
        .join("　"),
      line === "" ? t.matrix.noConditions : t.matrix.pictureConditions(line),
      t.matrix.counted(f.number(read.data?.placed ?? 0), f.number(read.data?.total ?? 0)),
    ];
    const words = {
      title: t.matrix.of(dimName(t, shape.rows), dimName(t, shape.columns)),
      lines,
      rowsName: dimName(t, shape.rows),
      columnsName: dimName(t, shape.columns),
      total: t.matrix.total,
      wanted: t.matrix.wanted,
      wantedLegend: t.matrix.wantedLegend,
      number: f.number,
    };
    const gap = (row: number, column: number) => drawn.wanted(row, column) && drawn.count(row, column) === 0;
    return pngOf(layOut({ ...drawn, wanted: shape.third ? gap : drawn.wanted }, layers, stepBounds(most), words));
  };

  useKeys([
    {
      id: "matrix-swap",
      label: t.matrix.keySwap,
      group: "list",
      keys: ["KeyS"],
      enabled: part === "map",
      run: () => onShape(swapped(shape)),
    },
    { id: "view-save", label: t.matrix.saveView, group: "list", icon: "star", palette: true, writes: true, run: save },
  ]);

  const nothing = library?.projects === 0;
  const of = (dim: Dim) => dimName(t, dim);
  const dim = shape.rows === "year" ? shape.columns : shape.rows;
  return (
    <div className="screen matrix">
      <ScreenBar title={t.matrix.title} lead={view ? t.views.named(view.name) : undefined}>
        <Segmented<Part>
          label={t.matrix.partsLabel}
          size="sm"
          choices={(["map", "trends", "gaps"] as const).map((id) => ({ id, label: t.matrix.parts[id] }))}
          value={part}
          onChange={(next) => go(({ show: _show, ...now }) => (next === "map" ? now : { ...now, show: next }))}
          testid="matrix-part"
        />
        <span className="grow" />
        <Button
          look="ghost"
          icon="projects"
          label={t.matrix.toList}
          onPress={() => void navigate({ to: "/projects", search: withFilter({}, filter) })}
          testid="matrix-to-list"
        >
          {narrow ? undefined : t.matrix.toList}
        </Button>
        <Menu
          label={t.matrix.export}
          testid="matrix-export-menu"
          trigger={
            <Button
              icon="export"
              label={t.matrix.export}
              disabled={part !== "map" || !drawing || drawing.empty}
              testid="matrix-export-open"
            >
              {narrow ? undefined : t.matrix.export}
            </Button>
          }
          entries={[
            {
              id: "workbook",
              label: t.matrix.exportWorkbook,
              icon: "columns",
              run: () => runAction("export.matrix", { matrix: request, name }),
            },
            {
              id: "picture",
              label: t.matrix.exportPicture,
              icon: "matrix",
              run: () => runAction("export.picture", { matrix: request, name, png: paint }),
            },
          ]}
        />
        <Button writes icon="star" onPress={save} testid="view-save">
          {t.matrix.saveView}
        </Button>
      </ScreenBar>
      {nothing ? (
        <EmptyState
          icon="matrix"
          title={t.matrix.tooFew}
          testid="matrix-nothing"
          actions={
            <Button look="pri" icon="import" writes onPress={() => runAction("import.start", {})}>
              {t.home.emptyImport}
            </Button>
          }
        >
          {t.matrix.tooFewBody}
        </EmptyState>
      ) : (
        <>
          <div className="bar sub matrix-axes">
            <Axes shape={shape} only={part === "trends" ? dim : undefined} onShape={onShape} />
          </div>
          <div className="bar sub">
            <Conditions
              filter={filter}
              conditions={conditions}
              onFilter={(next) => go((now) => withConditions(now, next))}
            />
          </div>
          {read.error && part === "map" && read.error.code !== "cancelled" && (
            <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params as Record<string, string>)}</Note>
          )}
          <div className="scroll matrix-body" aria-busy={read.isFetching}>
            {part === "map" && drawing && (
              <MapPart
                drawing={drawing}
                matrix={read.data as Matrix}
                title={t.matrix.of(of(shape.rows), of(shape.columns))}
                more={more}
                onMore={setMore}
                onList={onList}
              />
            )}
            {part === "trends" && <Trends filter={filter} dim={dim} onList={onList} />}
            {part === "gaps" && <Gaps filter={filter} shape={shape} onList={onList} />}
          </div>
        </>
      )}
    </div>
  );
}
