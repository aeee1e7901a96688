import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Filter, OutcomeEntry } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Button, Loading, Note } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { type Counted, PAGE, requestOf } from "./figures.ts";

/** The entries behind a figure. Those a person entered can be put right here; what lists say, in the lists. */
export function Entries({
  filter,
  counted,
  programme,
  onEdit,
  onClose,
}: {
  filter: Filter;
  counted: Counted;
  /** Name of the programme, where the figure is of one. */
  programme: string | undefined;
  onEdit: (entry: OutcomeEntry) => void;
  onClose: () => void;
}) {
  const { t, f, say } = useText();
  const words = t.funding.outcome;
  // Another figure begins at its first page.
  const shape = JSON.stringify([filter, counted]);
  const [page, setPage] = useState({ shape, at: 0 });
  const at = page.shape === shape ? page.at : 0;
  const read = useRead("outcome.list", requestOf(filter, counted, at), { keep: false });
  const total = read.data?.total ?? 0;
  const what = [
    t.projects.outcomes[counted.kind],
    counted.year === undefined ? "" : f.fiscalYear(counted.year),
    counted.undated ? words.undated : "",
    counted.untied ? words.untied : (programme ?? ""),
  ]
    .filter((word) => word !== "")
    .join("　");
  const go = (by: number) => setPage({ shape, at: at + by });
  return (
    <aside className="detail out-entries" aria-label={words.list} data-testid="outcome-entries">
      <header>
        <h2 className="phrase">{words.listTitle(what, f.number(total))}</h2>
        <Button
          look="ghost"
          size="sm"
          icon="close"
          label={words.closeList}
          keys="Escape"
          onPress={onClose}
          testid="outcome-entries-close"
        />
      </header>
      {read.error ? (
        <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params as Record<string, string>)}</Note>
      ) : !read.data ? (
        <Loading rows={4} />
      ) : (
        <ul className="scroll">
          {total === 0 && <li className="small faint">{words.listNone}</li>}
          {read.data.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} onEdit={() => onEdit(entry)} />
          ))}
        </ul>
      )}
      {total > PAGE && (
        <footer className="row small">
          <Button
            size="sm"
            look="ghost"
            icon="left"
            label={t.projects.previous}
            disabled={at === 0}
            onPress={() => go(-1)}
          />
          <span className="faint nw">
            {f.number(at * PAGE + 1)}–{f.number(Math.min(total, (at + 1) * PAGE))} / {f.number(total)}
          </span>
          <Button
            size="sm"
            look="ghost"
            icon="right"
            label={t.projects.next}
            disabled={(at + 1) * PAGE >= total}
            onPress={() => go(1)}
            testid="outcome-entries-next"
          />
        </footer>
      )}
    </aside>
  );
}

function Entry({ entry, onEdit }: { entry: OutcomeEntry; onEdit: () => void }) {
  const { t, f, pick } = useText();
  const words = t.funding.outcome;
  const remove = useWrite("outcome.remove");
  const { source } = entry;
  const from = source
    ? [source.file, source.sheet, t.projects.sourceRow(f.number(source.row)), source.column].filter(Boolean).join(" › ")
    : "";
  return (
    <li data-testid="outcome-entry" data-id={entry.id}>
      <span className="row">
        <span className="faint small nw">{entry.year === null ? words.undated : f.fiscalYearShort(entry.year)}</span>
        <Link
          to="/projects"
          search={{ open: entry.project }}
          className="ell"
          title={`${words.openProject}\n${entry.key} ${pick(entry, "title")}`}
        >
          {pick(entry, "title") || entry.key}
        </Link>
        <span className="grow" />
        <b className="nw">{entry.amount === null ? "" : f.number(entry.amount)}</b>
      </span>
      <span className="small mute phrase selectable">
        {entry.amount === null ? words.noNumber(entry.text) : entry.text}
      </span>
      <span className="row tiny faint">
        <span className="mono nw">{entry.key}</span>
        <span className="ell" title={source ? `${from}\n${words.fixed}` : undefined}>
          {source ? `${words.fromList} ${from}` : words.fromPerson(entry.by, f.dayOf(entry.at))}
        </span>
        <span className="grow" />
        <Link to="/programmes" search={{ tab: "timeline", lineage: entry.project }} className="nw">
          {words.lineage}
        </Link>
        {!source && (
          <>
            <Button
              writes
              look="ghost"
              size="sm"
              icon="edit"
              label={words.edit}
              onPress={onEdit}
              testid="outcome-edit"
            />
            <Button
              writes
              look="ghost"
              size="sm"
              icon="trash"
              label={words.remove}
              disabled={remove.busy}
              onPress={() => void remove.run({ id: entry.id })}
              testid="outcome-remove"
            />
          </>
        )}
      </span>
    </li>
  );
}
