import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { Dim } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { NO_FILTER } from "../../api/filter.ts";
import { draw, HeatLegend, HeatMap, stepBounds } from "../../charts/index.ts";
import { Icon, Segmented } from "../../components/index.ts";
import { addressOf, dimName, narrowedTo, valueLabel, withFilter } from "../../find/index.ts";
import { useText } from "../../text/index.ts";

const PRESETS = {
  classModality: { rows: "target_class", columns: "modality" },
  modalityArea: { rows: "modality", columns: "area" },
  phaseProgramme: { rows: "phase", columns: "programme" },
} as const satisfies Record<string, { rows: Dim; columns: Dim }>;
type Preset = keyof typeof PRESETS;

/** What the card has room for. */
const ROOM = { rows: 12, columns: 13 };

/** Which preset was looked at last; kept while the window is open. */
let lastPreset: Preset = "classModality";

/** Where the portfolio is dense, thin, wanted. */
export function MatrixCard() {
  const { t, f, pick } = useText();
  const navigate = useNavigate();
  const [preset, setPreset] = useState<Preset>(lastPreset);
  const { rows, columns } = PRESETS[preset];
  const read = useRead("find.matrix", { filter: NO_FILTER, rows, columns, third: null, most: 13 }, { keep: false });
  const matrix = read.data;
  const drawn = useMemo(
    () =>
      matrix && draw(matrix, { rows, columns, third: null }, ROOM, (dim, value) => valueLabel(t, pick, f, dim, value)),
    [matrix, rows, columns, t, f, pick],
  );
  const open = (...parts: (readonly [Dim, string | undefined])[]) => {
    const known = parts.filter((part): part is readonly [Dim, string] => part[1] !== undefined);
    void navigate({ to: "/projects", search: withFilter({}, narrowedTo(NO_FILTER, known)) });
  };
  const bounds = stepBounds(drawn?.most ?? 0);
  const name = t.matrix.of(dimName(t, rows), dimName(t, columns));
  const left = drawn
    ? [
        drawn.moreRows > 0 && t.matrix.moreRows(f.number(drawn.moreRows), drawn.moreRows),
        drawn.moreColumns > 0 && t.matrix.moreColumns(f.number(drawn.moreColumns), drawn.moreColumns),
      ].filter((words) => words !== false)
    : [];
  const empty = drawn !== undefined && (drawn.rows.length === 0 || drawn.columns.length === 0);
  return (
    <section className="card home-matrix" aria-label={name} data-testid="home-matrix">
      <header>
        <h2 className="ell hide-narrow">{name}</h2>
        <span className="grow hide-narrow" />
        <Segmented<Preset>
          label={t.home.presetsLabel}
          size="sm"
          choices={(Object.keys(PRESETS) as Preset[]).map((id) => ({ id, label: t.home.presets[id] }))}
          value={preset}
          onChange={(next) => {
            lastPreset = next;
            setPreset(next);
          }}
          testid="preset"
        />
        <Link
          to="/matrix"
          search={{ ...addressOf({}), rows, columns }}
          className="btn sm ghost icon"
          title={t.home.openMatrix}
          aria-label={t.home.openMatrix}
          data-testid="home-open-matrix"
        >
          <Icon name="arrow" size="s" />
        </Link>
      </header>
      {empty ? (
        <p className="card-none mute phrase">
          {t.home.matrixEmpty}
          <br />
          {preset === "phaseProgramme" ? t.home.matrixEmptyList : t.home.matrixEmptyTags}
        </p>
      ) : (
        drawn && (
          <>
            <HeatMap
              label={name}
              drawn={drawn}
              count={drawn.count}
              bounds={bounds}
              onCell={(row, column) => open([rows, drawn.rows[row]?.value], [columns, drawn.columns[column]?.value])}
              onRow={(row) => open([rows, drawn.rows[row]?.value])}
              onColumn={(column) => open([columns, drawn.columns[column]?.value])}
              size="on-card"
              testid="home-matrix"
            />
            <footer>
              <span className="tiny faint ell" title={left.join("　")}>
                {[t.matrix.counted(f.number(matrix?.placed ?? 0), f.number(matrix?.total ?? 0)), ...left].join("　")}
              </span>
              <span className="grow" />
              <HeatLegend bounds={bounds} most={drawn.most} wanted={(matrix?.wanted.length ?? 0) > 0} />
            </footer>
          </>
        )
      )}
    </section>
  );
}
