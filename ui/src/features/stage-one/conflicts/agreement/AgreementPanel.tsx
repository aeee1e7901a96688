import type { Agreement, AgreementOn, Kind, Purpose, Verdict } from "../../../../api/bindings.ts";
import { Button, EmptyState, Note, Section } from "../../../../components/index.ts";
import { useText } from "../../../../text/index.ts";
import { useGo } from "../../address.ts";
import { Explain } from "./Explain.tsx";
import { figure, type IntervalLine, Intervals } from "./Intervals.tsx";
import { Pairs } from "./Pairs.tsx";
import "./agreement.css";

/** How far readers agree, before anything was settled. `wide` = it is the main thing on the screen: every measure of every
 *  criterion. */
export function AgreementPanel({
  agreement,
  purpose,
  wide,
  onPair,
}: {
  agreement: Agreement;
  purpose: Purpose | undefined;
  wide: boolean;
  onPair: (row: Verdict, column: Verdict) => void;
}) {
  const { t, f, pick } = useText();
  const words = t.settling.agreement;
  const go = useGo();
  const { on, low: bound, fleiss } = agreement;
  const nameOf = (own: AgreementOn) => {
    if (own.on === "verdict") return words.verdict;
    if (agreement.kind === "tags") return t.common[own.on as Kind] ?? own.on;
    return pick(own, "name") || own.on;
  };
  const isLow = (own: AgreementOn) => own.ac1.value !== null && own.ac1.value < bound;
  const whole = agreement.kind === "tags" ? undefined : on[0];
  const parts = whole ? on.slice(1) : on;
  const known = on.some((own) => own.projects > 0);
  const weak = on.filter(isLow);
  const kappa = fleiss ? words.fleiss : words.kappa;
  const measures = (own: AgreementOn): IntervalLine[] => [
    {
      key: "percent",
      label: words.percent,
      beside: <Explain name={words.percent} of="percent" />,
      estimate: own.percent,
    },
    { key: "kappa", label: kappa, beside: <Explain name={kappa} of="kappa" />, estimate: own.kappa },
    { key: "ac1", label: words.ac1, beside: <Explain name={words.ac1} of="ac1" />, estimate: own.ac1, low: isLow(own) },
  ];
  const sealed = agreement.sealed > 0 && (
    <p className="small mute agr-sealed" data-testid="agreement-sealed">
      {t.settling.sealed(f.number(agreement.sealed), agreement.sealed)}
    </p>
  );
  if (!known)
    return (
      <div className="agr">
        {sealed}
        <EmptyState icon="people" title={words.none} testid="agreement-none">
          {words.noneBody}
        </EmptyState>
      </div>
    );
  return (
    <div className={`agr${wide ? " wide" : ""}`} data-testid="agreement">
      {purpose === "calibration" && (
        <div className="agr-note">
          <Note action={<Button onPress={() => go({ tab: "criteria", round: undefined })}>{words.criteria}</Button>}>
            {words.calibration}
          </Note>
        </div>
      )}
      {sealed}
      <div className="agr-parts">
        <div>
          {whole && (
            <Section title={words.title} end={words.before(f.number(whole.projects), whole.projects)}>
              <Intervals lines={measures(whole)} testid="agreement-whole" />
            </Section>
          )}
          {agreement.pairs && <Pairs pairs={agreement.pairs} onPair={onPair} />}
        </div>
        <div>
          {parts.length > 0 && (
            <Section
              title={
                <>
                  {agreement.kind === "tags" ? words.perKind : words.perCriterion}
                  {!whole && <Explain name={words.ac1} of="ac1" />}
                </>
              }
              end={words.perCriterionEnd}
            >
              <Intervals
                lines={parts.map((own) => ({ key: own.on, label: nameOf(own), estimate: own.ac1, low: isLow(own) }))}
                testid="agreement-parts"
              />
            </Section>
          )}
          {weak.length > 0 && (
            <div className="agr-note">
              <Note tone="warn" testid="agreement-low">
                {words.low(words.lowNames(weak.map(nameOf)), figure(bound))}
              </Note>
            </div>
          )}
        </div>
      </div>
      {wide && <Measures on={on} nameOf={nameOf} kappa={kappa} isLow={isLow} />}
    </div>
  );
}

/** Every measure of every criterion in figures. */
function Measures({
  on,
  nameOf,
  kappa,
  isLow,
}: {
  on: readonly AgreementOn[];
  nameOf: (own: AgreementOn) => string;
  kappa: string;
  isLow: (own: AgreementOn) => boolean;
}) {
  const { t, f } = useText();
  const words = t.settling.agreement;
  const cell = ({ value, low, high }: AgreementOn["ac1"]) =>
    value === null
      ? words.undefinedShort
      : `${figure(value)}${low !== null && high !== null ? ` (${figure(low)}–${figure(high)})` : ""}`;
  return (
    <table className="agr-measures" data-testid="agreement-measures">
      <thead className="heads">
        <tr>
          <th>{t.settling.conflicts.criterion}</th>
          <th className="num">{t.shell.projects}</th>
          <th className="num">{words.percent}</th>
          <th className="num">{kappa}</th>
          <th className="num">{words.ac1}</th>
        </tr>
      </thead>
      <tbody>
        {on.map((own) => (
          <tr key={own.on} className={isLow(own) ? "low" : ""}>
            <th scope="row">
              {nameOf(own)} {isLow(own) && <span className="warn small">{words.lowWord}</span>}
            </th>
            <td className="num">{f.number(own.projects)}</td>
            <td className="num">{cell(own.percent)}</td>
            <td className="num">{cell(own.kappa)}</td>
            <td className="num">{cell(own.ac1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
