import { Link } from "@tanstack/react-router";
import type { Filter, KindOutcomes, KpiTarget, ProgrammeOutcomes } from "../../../api/bindings.ts";
import { narrowedTo, withFilter } from "../../../find/index.ts";
import { useText } from "../../../text/index.ts";
import type { Counted } from "./figures.ts";
import { TargetWords } from "./TargetWords.tsx";

/** In the conditions of the list: projects tied to no programme of the registry. */
const NOT_TIED = 0;

/** A kind of outcome by programme and fiscal year; each figure opens its entries. */
export function ByProgramme({
  own,
  years,
  filter,
  targets,
  onOpen,
}: {
  own: KindOutcomes;
  /** Which projects. */
  filter: Filter;
  /** Of this kind, whatever programme. */
  targets: readonly KpiTarget[];
  years: readonly number[];
  onOpen: (counted: Counted) => void;
}) {
  const { t, f } = useText();
  const words = t.funding.outcome;
  const withYears = years.filter((year) => own.years.some((each) => each.year === year && each.entered > 0));
  const undated = own.years.some((each) => each.year === null && each.entered > 0);
  const part = (programme: ProgrammeOutcomes): Counted =>
    programme.programme === null
      ? { kind: own.kind, untied: true }
      : { kind: own.kind, programme: programme.programme };
  const nameOf = (programme: ProgrammeOutcomes) => (programme.programme === null ? words.untied : programme.name);
  return (
    <table className="out-programmes" aria-label={words.programmes} data-testid="outcome-programmes">
      <thead className="heads">
        <tr>
          <th scope="col">{words.programme}</th>
          {withYears.map((year) => (
            <th key={year} scope="col" className="num" title={f.fiscalYear(year)}>
              {f.fiscalYearShort(year)}
            </th>
          ))}
          {undated && (
            <th scope="col" className="num">
              {words.undated}
            </th>
          )}
          <th scope="col" className="num">
            {words.count}
          </th>
          <th scope="col" className="num">
            {words.projectsEntered}
          </th>
        </tr>
      </thead>
      <tbody>
        {own.programmes.map((programme) => {
          const name = nameOf(programme);
          return (
            <tr key={programme.programme ?? "untied"}>
              <th scope="row" title={name}>
                <span className="row">
                  <span className="ell">{name}</span>
                  {targets
                    .filter((target) => target.programme !== null && target.programme === programme.programme)
                    .map((target) => (
                      <TargetWords key={target.id} target={target} />
                    ))}
                </span>
              </th>
              {[...withYears, ...(undated ? [null] : [])].map((year) => {
                const each = programme.years.find((one) => one.year === year);
                return (
                  <td key={year ?? "undated"} className="num">
                    {each && each.entered > 0 ? (
                      <button
                        type="button"
                        className="link"
                        title={words.openFigure(`${name} ${year === null ? words.undated : f.fiscalYear(year)}`)}
                        onClick={() =>
                          onOpen({ ...part(programme), ...(year === null ? { undated: true } : { year }) })
                        }
                      >
                        {f.number(each.amount)}
                      </button>
                    ) : (
                      <span className="faint">–</span>
                    )}
                  </td>
                );
              })}
              <td className="num">
                <button
                  type="button"
                  className="link"
                  title={words.openFigure(name)}
                  onClick={() => onOpen(part(programme))}
                  data-testid="outcome-programme"
                  data-programme={programme.programme ?? "untied"}
                >
                  {f.number(programme.amount)}
                </button>
              </td>
              <td className="num">
                <Link
                  to="/projects"
                  search={withFilter(
                    {},
                    {
                      ...narrowedTo(filter, [["outcome", own.kind]]),
                      registered: [programme.programme ?? NOT_TIED],
                    },
                  )}
                  title={words.projectsTitle(name)}
                  data-testid="outcome-programme-projects"
                >
                  {f.number(programme.entered)}
                </Link>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
