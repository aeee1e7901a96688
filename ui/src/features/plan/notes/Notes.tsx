import { Link } from "@tanstack/react-router";
import { useDeferredValue, useMemo, useState } from "react";
import { runAction } from "../../../actions/index.ts";
import { useRead } from "../../../api/client.ts";
import { Button, Checkbox, Field, Loading, Note } from "../../../components/index.ts";
import { type DrawCell, type Refs, Sheet } from "../../../sheet/index.ts";
import { useText } from "../../../text/index.ts";
import { gateSign } from "../gantt/model.ts";
import { type PlanShown, shownIn } from "../types.ts";
import "./notes.css";

/** A gate is called by its sign. */
const draw: DrawCell = (row, column) =>
  column.name === "gate" ? <span className="ell">{gateSign(String(row.cells.gate ?? ""))}</span> : undefined;

interface NotesProps {
  /** Of one theme, to begin with; null = of all. */
  theme: number | null;
  shown?: PlanShown | undefined;
}

/** Notes of the handbook: what a theme taught about gates, the timing of data and IP. */
export function Notes({ theme, shown }: NotesProps) {
  const { t, f, say } = useText();
  const words = t.plan.notes;
  const [search, setSearch] = useState("");
  const [all, setAll] = useState(theme === null);
  const asked = useDeferredValue(search);
  const request = { ...(asked.trim() === "" ? {} : { search: asked }), ...(all || theme === null ? {} : { theme }) };
  const read = useRead("handbook.list", request);
  const refs: Refs = useMemo(() => ({ theme: read.data?.themes ?? [] }), [read.data?.themes]);
  if (read.error)
    return (
      <div className="pl-note">
        <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params as Record<string, string>)}</Note>
      </div>
    );
  if (!read.data) return <Loading rows={6} />;
  return (
    <div className="pl-notes" data-testid="notes">
      <div className="row pl-notes-h">
        <Field
          ariaLabel={words.search}
          value={search}
          onChange={setSearch}
          icon="search"
          size="sm"
          clearable
          placeholder={words.search}
          testid="notes-search"
        />
        {theme !== null && (
          <Checkbox checked={all} onChange={setAll} testid="notes-all">
            {words.all}
          </Checkbox>
        )}
        <span className="small faint">{words.count(f.number(read.data.notes.length), f.number(read.data.all))}</span>
        <span className="grow" />
        {theme !== null && (
          <Link to="/handbook" data-testid="notes-handbook">
            {words.whole}
          </Link>
        )}
        <Button icon="export" onPress={() => runAction("export.handbook", { notes: request })} testid="notes-export">
          {words.export}
        </Button>
      </div>
      <Sheet
        sheet="note"
        plan={null}
        rows={read.data.notes}
        refs={refs}
        label={say("plan-sheet.note")}
        columns={["kind", "text", "gate", "theme"]}
        draw={draw}
        shown={shownIn("note", shown)}
        newCells={theme === null ? { kind: "gate" } : { kind: "gate", theme }}
        empty={<p className="faint pl-notes-none">{search === "" ? words.none : words.nothing}</p>}
        testid="note-sheet"
      />
    </div>
  );
}
