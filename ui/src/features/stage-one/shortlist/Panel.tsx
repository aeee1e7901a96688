import { useNavigate } from "@tanstack/react-router";
import type { Reason, ShortlistRow } from "../../../api/bindings.ts";
import { Badge, Button, Note, Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { useReasonName } from "../settling/ReasonSelect.tsx";
import { VerdictBadge } from "../settling/VerdictBadge.tsx";
import { Connections } from "./Connections.tsx";
import { Score, Split } from "./columns.tsx";
import { DecideForm } from "./DecideForm.tsx";
import { ReconsiderForm } from "./ReconsiderForm.tsx";

interface Common {
  round: number;
  reasons: readonly Reason[];
  /** Reasons of older versions that something here names. */
  earlier: readonly Reason[];
  /** Not known yet: neither the form nor why it is not there. */
  chair: boolean | undefined;
}

/** One project of the shortlist: what readers said, what supports it, the meeting's last word. */
export function Panel({
  round,
  row,
  reasons,
  earlier,
  chair,
  onDone,
  onClose,
}: Common & { row: ShortlistRow; onDone: () => void; onClose: () => void }) {
  const { t, pick } = useText();
  const words = t.settling.shortlist;
  const navigate = useNavigate();
  const reasonName = useReasonName([...reasons, ...earlier]);
  return (
    <aside className="detail" aria-label={words.detail} data-testid="shortlist-detail" data-project={row.project}>
      <header className="shl-head">
        <div className="grow">
          <div className="row small faint">
            <button
              type="button"
              className="link mono nw"
              title={words.openList}
              onClick={() => void navigate({ to: "/projects", search: { open: row.project } })}
              data-testid="shortlist-open-project"
            >
              {row.number}
            </button>
            <span className="ell" title={[row.programme, row.institution].join(" · ")}>
              {[row.programme, row.institution].filter(Boolean).join(" · ")}
            </span>
          </div>
          <h2 className="phrase selectable">{pick(row, "title")}</h2>
        </div>
        <Button look="ghost" size="sm" icon="close" label={t.common.close} keys="Escape" onPress={onClose} />
      </header>
      <div className="scroll grow">
        <Section title={t.settling.decide.title} testid="shortlist-final">
          <Final round={round} rows={[row]} reasons={reasons} earlier={earlier} chair={chair} onDone={onDone} />
        </Section>
        <Section
          title={words.votes}
          end={
            row.conflict ? (
              <Badge tone="warn" icon="apart">
                {words.markOpen}
              </Badge>
            ) : row.ruled ? (
              <Badge tone="ok">{words.markRuled}</Badge>
            ) : undefined
          }
        >
          <div className="row wrap">
            <Split row={row} />
            <Score row={row} />
            {row.proposed && <VerdictBadge verdict={row.proposed} />}
          </div>
          {row.reasons.length > 0 && <p className="small mute">{row.reasons.map(reasonName).join("・")}</p>}
        </Section>
        <Section title={words.notes}>
          {row.notes.length === 0 ? (
            <p className="small faint">{words.noNotes}</p>
          ) : (
            <ul className="shl-notes">
              {row.notes.map((note, i) => (
                <li key={i} className="quote">
                  {note}
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section title={t.settling.connect.title}>
          <Connections round={round} project={row.project} supports={row.supports} />
        </Section>
        {row.reopened.length > 0 && (
          <Section title={t.settling.decide.earlier} testid="shortlist-reopened">
            <ul className="shl-notes">
              {row.reopened.map((why, i) => (
                <li key={i} className="quote">
                  {why}
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </aside>
  );
}

/** Several projects at once: those without a last word get one, those with one are taken up again. */
export function PickedPanel({
  round,
  rows,
  reasons,
  earlier,
  chair,
  onDone,
  onClear,
}: Common & { rows: readonly ShortlistRow[]; onDone: () => void; onClear: () => void }) {
  const { t, f, pick } = useText();
  const words = t.settling.shortlist;
  return (
    <aside className="detail" aria-label={words.detail} data-testid="shortlist-picked">
      <header className="shl-head">
        <h2 className="grow">{words.picked(f.number(rows.length), rows.length)}</h2>
        <Button look="ghost" size="sm" icon="close" label={words.clearPicked} keys="Escape" onPress={onClear} />
      </header>
      <div className="scroll grow">
        <Section title={t.settling.decide.title}>
          <Final round={round} rows={rows} reasons={reasons} earlier={earlier} chair={chair} onDone={onDone} />
        </Section>
        <ul className="shl-picked">
          {rows.slice(0, LISTED).map((row) => (
            <li key={row.project} className="row small">
              <span className="ell grow" title={pick(row, "title")}>
                {pick(row, "title")}
              </span>
              <VerdictBadge verdict={row.decided?.verdict ?? row.proposed} />
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}

/** Titles that are listed of many. */
const LISTED = 100;

/** The last words that stand, with the way back; and the form for those without one. */
function Final({
  round,
  rows,
  reasons,
  earlier,
  chair,
  onDone,
}: Common & { rows: readonly ShortlistRow[]; onDone: () => void }) {
  const { t } = useText();
  const words = t.settling.decide;
  const reasonName = useReasonName([...reasons, ...earlier]);
  const open = rows.filter((row) => row.decided === null);
  const closed = rows.filter((row) => row.decided !== null);
  const own = rows.length === 1 ? rows[0]?.decided : undefined;
  return (
    <div className="shl-final">
      {own && (
        <div className="shl-form" data-testid="final">
          <span className="row wrap">
            <VerdictBadge verdict={own.verdict} />
            {own.reason !== "" && <span className="small">{reasonName(own.reason)}</span>}
            {own.return_on !== "" && <Badge icon="calendar">{words.returnsOn(own.return_on)}</Badge>}
          </span>
          {own.note !== "" && <p className="quote">{own.note}</p>}
          <span className="tiny faint">{words.by(own.name, own.decided_on)}</span>
        </div>
      )}
      {chair === undefined ? null : !chair ? (
        <Note testid="shortlist-only-chair">{words.onlyChair}</Note>
      ) : (
        <>
          {open.length > 0 && (
            <DecideForm
              key={open.map((row) => row.project).join()}
              round={round}
              rows={open}
              reasons={reasons}
              onDone={onDone}
            />
          )}
          {closed.length > 0 && <ReconsiderForm round={round} rows={closed} />}
        </>
      )}
    </div>
  );
}
