import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { Overlap, Portfolio, ThemeRef } from "../../../../api/bindings.ts";
import { useRead } from "../../../../api/client.ts";
import { EmptyState, KindMark, useLines } from "../../../../components/index.ts";
import { isComposing } from "../../../../keys/index.ts";
import { useText } from "../../../../text/index.ts";
import { ExportMenu } from "../ExportMenu.tsx";
import { useHead } from "../useHead.ts";
import { keyOf, lettersOf, pictureOfOverlap, stepOf, tableOf } from "./overlap.ts";
import { useCells } from "./useCells.ts";

/** px, as in pictures.css. */
const LINE = 58;

/** Pairs of themes that share projects or a part of their triple: a table of codes, and a list that says what. */
export function OverlapView({ choice, portfolio }: { choice: ReactNode; portfolio: Portfolio }) {
  const { t, f, pick } = useText();
  const words = t.pictures.overlap;
  const head = useHead();
  const [chosen, setChosen] = useState<string | null>(null);
  const refs = new Map(portfolio.themes.map(({ theme }) => [theme.id, theme]));
  const table = tableOf([...refs.values()], portfolio.overlaps);
  const cells = useCells(table.themes.length, table.themes.length);
  const code = (id: number) => refs.get(id)?.code ?? `#${id}`;
  const said = (pair: Overlap) =>
    [
      pair.projects.length > 0 ? words.shared(f.number(pair.projects.length), pair.projects.length) : words.noShared,
      ...(pair.shared.length > 0 ? [words.same(pair.shared.map((kind) => words.kinds[kind]).join(words.join))] : []),
    ].join(words.join);
  const cut =
    table.all > table.themes.length ? [words.matrixOf(f.number(table.themes.length), f.number(table.all))] : [];
  const paint = () =>
    pictureOfOverlap(table, {
      head: head(words.title, [words.how, ...cut]),
      name: (theme) => `${theme.code} ${pick(theme, "title")}`,
      number: f.number,
    });
  const bar = (
    <div className="bar sub">
      {choice}
      <span className="grow small mute ell">{words.how}</span>
      <ExportMenu
        shows="overlap"
        name={words.file}
        title={words.title}
        paint={paint}
        disabled={portfolio.overlaps.length === 0}
      />
    </div>
  );
  if (portfolio.overlaps.length === 0)
    return (
      <div className="fpic">
        {bar}
        <EmptyState icon="weave" title={words.none} testid="overlap-none">
          {words.noneBody}
        </EmptyState>
      </div>
    );
  const cell = (row: ThemeRef, column: ThemeRef, r: number, c: number) => {
    if (r === c) return <div className="fovl-self" />;
    const pair = table.pairs.get(keyOf(row.id, column.id));
    const key = keyOf(row.id, column.id);
    const what = words.cell(row.code, column.code, pair ? said(pair) : words.nothing);
    const step = pair ? stepOf(pair) : 0;
    return (
      <button
        type="button"
        className={`fovl-cell q${step}${step >= 5 ? " hi" : ""}`}
        title={what}
        aria-label={what}
        aria-pressed={pair ? key === chosen : undefined}
        aria-disabled={pair ? undefined : true}
        tabIndex={cells.tab(r, c, r === 0 && c === 1)}
        data-at={`${r},${c}`}
        data-testid="overlap-cell"
        data-pair={key}
        onClick={() => pair && setChosen(key)}
      >
        {pair && pair.projects.length > 0 && <span>{f.number(pair.projects.length)}</span>}
        {pair && pair.shared.length > 0 && <span className="tiny">{lettersOf(pair)}</span>}
      </button>
    );
  };
  return (
    <div className="fpic" data-testid="portfolio-overlap">
      {bar}
      <div className="body">
        <div className="fpic-frame">
          {cut.map((line) => (
            <p key={line} className="small mute">
              {line}
            </p>
          ))}
          <table
            className="fovl"
            ref={cells.root}
            aria-label={words.label}
            data-testid="overlap"
            onFocus={cells.onFocus}
            onKeyDown={cells.onKeyDown}
          >
            <thead>
              <tr>
                <td />
                {table.themes.map((theme) => (
                  <th key={theme.id} scope="col" title={pick(theme, "title")} className="mono">
                    {theme.code}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.themes.map((row, r) => (
                <tr key={row.id}>
                  <th scope="row" title={pick(row, "title")} className="mono">
                    {row.code}
                  </th>
                  {table.themes.map((column, c) => (
                    <td key={column.id}>{cell(row, column, r, c)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <Pairs overlaps={portfolio.overlaps} refs={refs} chosen={chosen} code={code} said={said} onChoose={setChosen} />
      </div>
    </div>
  );
}

interface PairsProps {
  overlaps: readonly Overlap[];
  refs: ReadonlyMap<number, ThemeRef>;
  chosen: string | null;
  code: (id: number) => string;
  said: (pair: Overlap) => string;
  onChoose: (key: string) => void;
}

/** All pairs, most shared first, one stop of the Tab key that arrows walk; below them what the chosen one shares. */
function Pairs({ overlaps, refs, chosen, code, said, onChoose }: PairsProps) {
  const { t, f, pick } = useText();
  const words = t.pictures.overlap;
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useLines(scroller, overlaps.length, { size: LINE });
  const at = overlaps.findIndex(({ a, b }) => keyOf(a, b) === chosen);
  const pair = overlaps[at];
  useEffect(() => {
    if (at >= 0) lines.scrollToIndex(at, { align: "auto" });
  }, [at, lines]);
  const onKeyDown = (e: KeyboardEvent) => {
    if (isComposing(e) || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) return;
    const from = overlaps.findIndex(({ a, b }) => keyOf(a, b) === (e.target as HTMLElement).dataset.pair);
    const way: Record<string, number> = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: overlaps.length - 1 };
    const to = way[e.key];
    if (to === undefined || from < 0) return;
    e.preventDefault();
    const next = overlaps[Math.max(0, Math.min(overlaps.length - 1, to))];
    if (!next) return;
    const key = keyOf(next.a, next.b);
    onChoose(key);
    // Drawn first, where it was out of sight.
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-pair="${key}"]`)?.focus());
  };
  const shown = lines.getVirtualItems();
  // What is chosen may be scrolled out of sight.
  const stop = shown.some(({ index }) => index === at) ? at : shown[0]?.index;
  // Titles of projects come with the themes that have them.
  const themes = useRead("theme.list", {}, { enabled: pair !== undefined }).data?.themes ?? [];
  const rows = themes.filter(({ id }) => id === pair?.a || id === pair?.b).flatMap(({ threads }) => threads);
  const titleOf = (id: number) => {
    const row = rows.find(({ project }) => project.id === id)?.project;
    return row ? pick(row, "title") : words.unknown;
  };
  return (
    <aside className="detail fovl-side" aria-label={words.pairs(f.number(overlaps.length), overlaps.length)}>
      <h2 className="bar sub small">{words.pairs(f.number(overlaps.length), overlaps.length)}</h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows lead from one button in it to the next */}
      <div className="scroll fovl-list" ref={scroller} onKeyDown={onKeyDown}>
        <div className="fovl-lines" style={{ height: lines.getTotalSize() }}>
          {shown.map(({ index, start, size }) => {
            const own = overlaps[index];
            if (!own) return null;
            const key = keyOf(own.a, own.b);
            const [a, b] = [refs.get(own.a), refs.get(own.b)];
            return (
              <button
                key={key}
                type="button"
                className="fovl-line"
                tabIndex={index === stop ? 0 : -1}
                style={{ top: start, height: size }}
                aria-current={key === chosen ? "true" : undefined}
                title={[a, b].map((theme) => (theme ? `${theme.code} ${pick(theme, "title")}` : "")).join("\n")}
                onClick={() => onChoose(key)}
                data-testid="overlap-pair"
                data-pair={key}
              >
                <span className="row">
                  <span className="mono">{code(own.a)}</span>
                  <span aria-hidden="true">×</span>
                  <span className="mono">{code(own.b)}</span>
                  <span className="grow" />
                  {own.shared.map((kind) => (
                    <KindMark key={kind} kind={kind} label />
                  ))}
                </span>
                <span className="small mute ell">{said(own)}</span>
              </button>
            );
          })}
        </div>
      </div>
      <div className="scroll fovl-what" data-testid="overlap-what">
        {pair ? (
          <>
            <span className="row wrap">
              {[pair.a, pair.b].map((id) => (
                <Link key={id} to="/themes/$id" params={{ id: String(id) }}>
                  {words.open(code(id))}
                </Link>
              ))}
            </span>
            <ul className="small">
              {pair.projects.map((id) => (
                <li key={id}>
                  <Link to="/projects" search={{ open: id }}>
                    {titleOf(id)}
                  </Link>
                </li>
              ))}
            </ul>
            <p className="small mute">{said(pair)}</p>
          </>
        ) : (
          <p className="small faint">{words.choose}</p>
        )}
      </div>
    </aside>
  );
}
