import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Covered, Portfolio, ValueStep } from "../../../../api/bindings.ts";
import { Checkbox, STEP_OF, VALUE_STEPS } from "../../../../components/index.ts";
import { useText } from "../../../../text/index.ts";
import { StateBadge } from "../../StateBadge.tsx";
import { useStateNames } from "../../useStateNames.ts";
import { ExportMenu } from "../ExportMenu.tsx";
import { useHead } from "../useHead.ts";
import { coverOf, LIGHT_FROM, lookOf, pictureOfCoverage, type StepCover, sumOf, withoutGap } from "./coverage.ts";
import { useCells } from "./useCells.ts";

/** Themes by steps of the value chain: how much of what is needed is there. */
export function CoverageView({ choice, portfolio }: { choice: ReactNode; portfolio: Portfolio }) {
  const { t, f, say, pick } = useText();
  const words = t.pictures.coverage;
  const navigate = useNavigate();
  const head = useHead();
  const stateOf = useStateNames();
  const [stopped, setStopped] = useState(false);
  const themes = portfolio.themes.filter(({ theme }) => stopped || theme.state !== "stopped");
  const covers = themes.map(coverOf);
  const cells = useCells(themes.length, VALUE_STEPS.length + 1);
  const share = (closed: number, needed: number) => `${f.number(closed)}/${f.number(needed)}`;
  const nameOf = ({ theme }: Covered) => `${theme.code} ${pick(theme, "title")}`;
  const tripleOf = ({ target, modality, indication }: Covered) =>
    [target, modality, indication].map((own) => (own ? pick(own, "short") || pick(own, "label") : "—")).join(" × ");
  /** The theme; of a step that lacks something the first gap there, with who could close it. */
  const open = ({ theme, needs }: Covered, step?: ValueStep) => {
    const gap = needs.find(([need, state]) => STEP_OF[need] === step && (state === "open" || state === "suggested"));
    const search = gap ? { shown: gap[0] } : {};
    void navigate({ to: "/themes/$id", params: { id: String(theme.id) }, search });
  };
  const paint = () =>
    pictureOfCoverage(themes, {
      head: head(words.title),
      theme: nameOf,
      under: (own) => `${stateOf(own.theme.state)} · ${tripleOf(own)}`,
      step: (step) => say(`step.${step}`),
      share,
      none: words.none,
      covered: words.covered,
      foot: words.foot,
      legend: { share: words.legendShare, gap: words.legendOpen, obtaining: words.legendObtaining },
    });
  const cell = (own: Covered, cover: StepCover, row: number, column: number) => {
    const look = lookOf(cover);
    const step = say(`step.${cover.step}`);
    const said =
      look === "none"
        ? words.notNeeded(own.theme.code, step)
        : t.common.aside(
            words.cell(own.theme.code, step, f.number(cover.closed), f.number(cover.needed)),
            words.more(f.number(cover.obtaining), f.number(cover.suggested), f.number(cover.open)),
          );
    const tone = typeof look === "number" ? `q${look}${look >= LIGHT_FROM ? " hi" : ""}` : look;
    return (
      <td key={cover.step}>
        <button
          type="button"
          className={`fcov-cell ${tone}`}
          title={said}
          aria-label={said}
          tabIndex={cells.tab(row, column, false)}
          data-at={`${row},${column}`}
          data-testid="coverage-cell"
          data-theme-id={own.theme.id}
          data-step={cover.step}
          data-look={look}
          onClick={() => open(own, cover.step)}
        >
          {look === "none" ? words.none : share(cover.closed, cover.needed)}
          {cover.obtaining > 0 && <span aria-hidden="true">◐</span>}
        </button>
      </td>
    );
  };
  return (
    <div className="fpic" data-testid="portfolio-coverage">
      <div className="bar sub">
        {choice}
        <Checkbox checked={stopped} onChange={setStopped} testid="coverage-stopped">
          {words.stopped}
        </Checkbox>
        <span className="grow small mute ell">{words.how}</span>
        <ExportMenu
          shows="coverage"
          name={words.file}
          title={words.title}
          paint={paint}
          disabled={themes.length === 0}
        />
      </div>
      <div className="fpic-frame">
        <table
          className="fcov"
          ref={cells.root}
          aria-label={words.label}
          data-testid="coverage"
          onFocus={cells.onFocus}
          onKeyDown={cells.onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col">{words.theme}</th>
              <th scope="col">{t.themes.state}</th>
              {VALUE_STEPS.map((step) => (
                <th key={step} scope="col" className="fcov-step">
                  {say(`step.${step}`)}
                </th>
              ))}
              <th scope="col" className="fcov-step">
                {words.covered}
              </th>
              <th scope="col" className="num">
                {words.threads}
              </th>
            </tr>
          </thead>
          <tbody>
            {themes.map((own, row) => {
              const cover = covers[row] ?? [];
              const sum = sumOf(cover);
              return (
                <tr key={own.theme.id}>
                  <th scope="row" className="fcov-name">
                    <button
                      type="button"
                      className="link"
                      title={`${nameOf(own)}\n${tripleOf(own)}`}
                      tabIndex={cells.tab(row, 0, row === 0)}
                      data-at={`${row},0`}
                      data-testid="coverage-theme"
                      data-theme-id={own.theme.id}
                      onClick={() => open(own)}
                    >
                      <span className="mono nw">{own.theme.code}</span>
                      <span className="ell">{pick(own.theme, "title")}</span>
                    </button>
                  </th>
                  <td className="fcov-state">
                    <StateBadge state={own.theme.state} />
                  </td>
                  {cover.map((one, c) => cell(own, one, row, c + 1))}
                  <td className="fcov-sum">{share(sum.closed, sum.needed)}</td>
                  <td
                    className="num small mute"
                    title={own.hidden > 0 ? words.hidden(f.number(own.hidden)) : undefined}
                  >
                    {f.number(own.threads)}
                    {own.hidden > 0 && "＊"}
                  </td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className="small mute" colSpan={2}>
                {words.foot}
              </th>
              {VALUE_STEPS.map((step) => {
                const { whole, of } = withoutGap(covers, step);
                return (
                  <td key={step} className="fcov-sum">
                    {share(whole, of)}
                  </td>
                );
              })}
            </tr>
          </tfoot>
        </table>
      </div>
      <div className="bar sub fpic-foot">
        <ul className="fcov-legend small mute">
          <li>
            {[2, 3, 4, 5].map((look) => (
              <i key={look} className={`q${look}`} aria-hidden="true" />
            ))}
            {words.legendShare}
          </li>
          <li>
            <i className="gap" aria-hidden="true" />
            {words.legendOpen}
          </li>
          <li>
            <span aria-hidden="true">◐</span>
            {words.legendObtaining}
          </li>
        </ul>
      </div>
    </div>
  );
}
