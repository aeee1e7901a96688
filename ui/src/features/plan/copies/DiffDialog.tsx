import { useState } from "react";
import type { PlanRowDiff, PlanSheet } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Badge, Button, Dialog, Loading, Note, Select } from "../../../components/index.ts";
import { columnWord } from "../../../sheet/index.ts";
import { useText } from "../../../text/index.ts";
import type { PlanDialogProps } from "../types.ts";
import { planName } from "./names.ts";
import "./copies.css";

/** What differs between two plans of a theme, row by row. */
export function DiffDialog({ view, onClose }: PlanDialogProps) {
  const { t, f, say } = useText();
  const words = t.plan.diff;
  const now = view.plan?.id ?? 0;
  const [from, setFrom] = useState(view.against ?? view.plans.find((one) => one.id !== now)?.id ?? now);
  const [to, setTo] = useState(now);
  const read = useRead("plan.diff", { from, to }, { enabled: from !== to });
  const choices = view.plans.map((one) => ({ id: String(one.id), label: planName(one, t, f) }));
  const rows = from === to ? [] : (read.data?.rows ?? []);
  const sheets = [...new Set(rows.map((row) => row.sheet))];
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      width={820}
      testid="plan-diff"
      footer={<Button onPress={onClose}>{t.common.close}</Button>}
    >
      <div className="row wrap">
        <Select
          label={words.from}
          value={String(from)}
          onChange={(id) => setFrom(Number(id))}
          choices={choices}
          testid="plan-diff-from"
        />
        <Select
          label={words.to}
          value={String(to)}
          onChange={(id) => setTo(Number(id))}
          choices={choices}
          testid="plan-diff-to"
        />
      </div>
      {read.error ? (
        <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params as Record<string, string>)}</Note>
      ) : from !== to && !read.data ? (
        <Loading rows={4} />
      ) : rows.length === 0 ? (
        <p className="faint">{words.none}</p>
      ) : (
        sheets.map((sheet) => <OfSheet key={sheet} sheet={sheet} rows={rows.filter((row) => row.sheet === sheet)} />)
      )}
    </Dialog>
  );
}

function OfSheet({ sheet, rows }: { sheet: PlanSheet; rows: readonly PlanRowDiff[] }) {
  const { t, f, say } = useText();
  const words = t.plan.diff;
  return (
    <section className="pl-diff">
      <h3>
        {say(`plan-sheet.${sheet}`)} <span className="small faint">{f.number(rows.length)}</span>
      </h3>
      <ul>
        {rows.map((row) => (
          <li key={`${row.from}:${row.to}`} data-testid="plan-diff-row">
            <span className="row">
              {row.from === null && <Badge tone="ok">{words.added}</Badge>}
              {row.to === null && <Badge tone="bad">{words.gone}</Badge>}
              <b className="ell">{row.name || words.noName}</b>
            </span>
            {row.cells.map(([cell, before, after]) => (
              <span key={cell} className="pl-diff-c small">
                <span className="faint">{columnWord(sheet, cell)}</span>
                <del>{before || "—"}</del>
                <ins>{after || "—"}</ins>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
