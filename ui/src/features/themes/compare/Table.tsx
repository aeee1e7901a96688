import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import type { Compared, Comparison, Measure } from "../../../api/bindings.ts";
import { Button, Slider, TagChip } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { chipOf, KINDS } from "../concepts.ts";
import { ChainStrip } from "../parts/ChainStrip.tsx";
import { FEWEST, letterOf, MEASURES, unknownIn } from "./options.ts";
import type { Weights } from "./useWeights.ts";

/** px: the words of a row, and the least of a theme; more of them than fit are scrolled to. */
const HEAD = 184;
const COLUMN = 172;

interface TableProps {
  comparison: Comparison;
  weights: Weights;
  onWeight: (measure: Measure, weight: number) => void;
  onTakeOut: (theme: number) => void;
}

/** Alternatives side by side: what they are, how far they are, and their points by measure with its weight. */
export function Table({ comparison, weights, onWeight, onTakeOut }: TableProps) {
  const { t, f, pick } = useText();
  const words = t.themeparts.compare;
  const { options } = comparison;
  const unknown = unknownIn(comparison);
  const row = (label: ReactNode, cell: (option: Compared) => ReactNode, testid?: string) => (
    <tr data-testid={testid}>
      <th scope="row">{label}</th>
      {options.map((option) => (
        <td key={option.theme.id}>{cell(option)}</td>
      ))}
    </tr>
  );
  return (
    <table
      className="tcm-table"
      style={{ minWidth: HEAD + options.length * COLUMN }}
      aria-label={words.title}
      data-testid="comparison"
    >
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{words.fact}</span>
          </th>
          {options.map((option, i) => {
            const name = words.letter(letterOf(i));
            return (
              <th
                key={option.theme.id}
                scope="col"
                data-testid="option"
                data-rank={option.rank}
                data-id={option.theme.id}
              >
                <span className="row">
                  <b className="nw">{name}</b>
                  <span className="mono faint nw">{option.theme.code}</span>
                  <span className="grow" />
                  <Button
                    size="sm"
                    look="ghost"
                    icon="close"
                    label={words.takeOut(name)}
                    disabled={options.length <= FEWEST}
                    onPress={() => onTakeOut(option.theme.id)}
                    testid="option-remove"
                  />
                </span>
                <Link
                  to="/themes/$id"
                  params={{ id: String(option.theme.id) }}
                  search={{}}
                  className="tcm-title phrase"
                  title={t.common.colon(words.open, pick(option.theme, "title"))}
                >
                  {pick(option.theme, "title") || option.theme.code}
                </Link>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {unknown.size < MEASURES.length &&
          row(
            <b>{words.total}</b>,
            (option) => (
              <span className={`tcm-total${option.rank === 1 ? " first" : ""}`}>
                <b>{words.points(f.number(Math.round(option.total * 10) / 10))}</b>
                <span>{rankWord(option, options, words, f)}</span>
              </span>
            ),
            "totals",
          )}
        {row(words.triple, (option) => (
          <span className="tcm-triple">
            {KINDS.map((kind) => {
              const concept = option[kind];
              return (
                <Fragment key={kind}>
                  {concept ? (
                    <TagChip tag={chipOf(concept)} />
                  ) : (
                    <span className="small faint">{t.common.colon(t.common[kind], t.common.notSet)}</span>
                  )}
                </Fragment>
              );
            })}
          </span>
        ))}
        {row(words.threads, (option) => f.number(option.threads))}
        {row(words.assets, (option) => words.haveObtaining(f.number(option.have), f.number(option.obtaining)))}
        {MEASURES.map((measure) => {
          const counts = !unknown.has(measure);
          const weight = weights[measure] ?? comparison.weights[measure] ?? 0;
          return (
            <Fragment key={measure}>
              {row(
                <MeasureHead measure={measure} weight={weight} counts={counts} onWeight={onWeight} />,
                (option) => (
                  <Points measure={measure} option={option} counts={counts} />
                ),
                `measure-${measure}`,
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

type Words = ReturnType<typeof useText>["t"]["themeparts"]["compare"];
type Formats = ReturnType<typeof useText>["f"];

const rankWord = (option: Compared, all: readonly Compared[], words: Words, f: Formats) =>
  words[all.filter(({ rank }) => rank === option.rank).length > 1 ? "shared" : "rank"](f.number(option.rank));

function MeasureHead({
  measure,
  weight,
  counts,
  onWeight,
}: {
  measure: Measure;
  weight: number;
  counts: boolean;
  onWeight: (measure: Measure, weight: number) => void;
}) {
  const { t, f } = useText();
  const words = t.themeparts.compare;
  return (
    <span className="tcm-measure" title={words.measureHints[measure]}>
      <span className="row">
        <span>{words.measures[measure]}</span>
        <span className="grow" />
        <span className="small faint nw">
          {words.weight} <b className="tcm-weight">{f.number(weight)}</b>
        </span>
      </span>
      {counts ? (
        <Slider
          label={words.weightOf(words.measures[measure])}
          value={weight}
          most={100}
          onChange={(next) => onWeight(measure, next)}
          testid={`weight-${measure}`}
        />
      ) : (
        <span className="small warn">{words.unknown}</span>
      )}
    </span>
  );
}

/** What is known of one measure, its points and a bar; nothing known is a dash. */
function Points({ measure, option, counts }: { measure: Measure; option: Compared; counts: boolean }) {
  const { t, f } = useText();
  const words = t.themeparts.compare;
  const score = option.scores[measure];
  const known = useKnown(measure, option);
  return (
    <span className="tcm-points">
      <span className="row">
        {measure === "coverage" && (
          <span className="tcm-strip">
            <ChainStrip closed={option.closed} open={option.open} />
          </span>
        )}
        <span className={known === null ? "faint" : measure === "coverage" ? "nw" : undefined}>{known ?? "—"}</span>
        <span className="grow" />
        {score !== undefined && (
          <span className={`nw small${counts ? "" : " faint"}`} data-testid="score">
            {words.points(f.number(score))}
          </span>
        )}
      </span>
      <span className="tcm-bar" aria-hidden="true">
        {score !== undefined && (
          <i className={counts ? undefined : "off"} style={{ width: `${Math.min(100, score)}%` }} />
        )}
      </span>
    </span>
  );
}

/** What stands behind the points, as it was entered or counted; null = not known. */
function useKnown(measure: Measure, option: Compared): string | null {
  const { t, f, say } = useText();
  const words = t.themeparts.compare;
  switch (measure) {
    case "coverage":
      return words.closedOf(f.number(option.closed.length), f.number(option.closed.length + option.open.length));
    case "evidence":
      return option.scores.evidence === undefined ? null : `${f.number(option.scores.evidence)}%`;
    case "stage":
      return option.step ? say(`step.${option.step}`) : null;
    case "effort":
      return option.effort_months === null
        ? null
        : words.personMonths(f.number(option.effort_months), option.effort_months);
    case "competition":
      return option.competition ? words.competitionWords[option.competition] : null;
    case "time":
      return option.months_to_gate === null
        ? null
        : words.months(f.number(option.months_to_gate), option.months_to_gate);
  }
}
