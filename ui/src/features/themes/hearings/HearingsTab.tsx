import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { Standing } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Button, EmptyState, Icon, Loading, Note } from "../../../components/index.ts";
import { isComposing, useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { stepped } from "../proposals/words.ts";
import { AgreedBadge } from "./AgreedBadge.tsx";
import { HearingDialog } from "./HearingDialog.tsx";
import { useHearingWords } from "./useWords.ts";
import { keyOf, workList } from "./words.ts";
import "./hearings.css";

/** Who spoke with the researchers and TLOs of the projects in themes and what they said: a work list, the open ones
 *  first; of one theme, or of all that are not stopped. */
export function HearingsTab({ theme }: { theme?: number }) {
  const { f, say } = useText();
  const { words } = useHearingWords();
  const read = useRead("hearing.list", theme === undefined ? {} : { theme });
  const rows = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState<string | null>(null);
  const list = useMemo(() => workList(read.data?.standing ?? []), [read.data]);
  const one = list.find((standing) => keyOf(standing) === shown);

  const all = () => [...(rows.current?.querySelectorAll<HTMLElement>("[data-testid=hearing-row]") ?? [])];
  const move = (by: 1 | -1) => {
    const those = all();
    const at = those.findIndex((row) => row.contains(document.activeElement));
    those[at < 0 ? 0 : stepped(at, by, those.length)]?.querySelector<HTMLElement>("button")?.focus();
  };
  const some = list.length > 0;
  useKeys([
    {
      id: "hearing-next",
      label: words.keyRows,
      group: "list",
      keys: ["KeyJ", "ArrowDown"],
      enabled: some,
      run: () => move(1),
    },
    {
      id: "hearing-previous",
      label: words.keyRows,
      group: "list",
      keys: ["KeyK", "ArrowUp"],
      enabled: some,
      run: () => move(-1),
    },
  ]);
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: words.keyRows },
    { keys: "Enter", label: words.keyRecord },
  ]);

  if (read.error)
    return (
      <div className="themes-note">
        <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params as Record<string, string>)}</Note>
      </div>
    );
  if (!read.data) return <Loading rows={6} />;
  const { open, hidden } = read.data;
  return (
    <div className="col hearings" data-testid="hearings">
      <div className="bar sub">
        <span className={`small nw${open > 0 ? " warn" : ""}`} data-testid="hearings-open">
          {open > 0 ? words.open(f.number(open)) : some ? words.allHeard : null}
        </span>
        <span className="small mute ell">
          <Icon name="shield" size="s" /> {words.lead}
        </span>
        <span className="grow" />
        {hidden > 0 && <span className="small faint nw">{words.hidden(f.number(hidden))}</span>}
      </div>
      {some ? (
        <>
          <div className={`hearing-r head${theme === undefined ? "" : " own"}`}>
            <span>{words.standing}</span>
            <span>{words.project}</span>
            {theme === undefined && <span>{words.theme}</span>}
            <span>{words.spokeTo}</span>
            <span>{words.heldOn}</span>
            <span>{words.data}</span>
            <span />
          </div>
          <ul className="scroll grow" ref={rows} aria-label={words.list}>
            {list.map((standing) => (
              <Row
                key={keyOf(standing)}
                standing={standing}
                own={theme !== undefined}
                onMove={move}
                onOpen={() => setShown(keyOf(standing))}
              />
            ))}
          </ul>
        </>
      ) : (
        <EmptyState icon="people" title={words.emptyTitle} testid="hearings-empty">
          {theme === undefined ? words.emptyBody : words.emptyTheme}
        </EmptyState>
      )}
      {one && <HearingDialog standing={one} onClose={() => setShown(null)} />}
    </div>
  );
}

function Row({
  standing,
  own,
  onMove,
  onOpen,
}: {
  standing: Standing;
  /** All rows are of one theme, which is not named again. */
  own: boolean;
  onMove: (by: 1 | -1) => void;
  onOpen: () => void;
}) {
  const { f, pick } = useText();
  const { words, spokeTo } = useHearingWords();
  const { project, entries } = standing;
  const latest = entries[0];
  const onKeyDown = (e: KeyboardEvent) => {
    if (isComposing(e) || (e.key !== "ArrowDown" && e.key !== "ArrowUp")) return;
    e.preventDefault();
    onMove(e.key === "ArrowDown" ? 1 : -1);
  };
  return (
    <li
      className={`hearing-r${own ? " own" : ""}`}
      onKeyDown={onKeyDown}
      data-testid="hearing-row"
      data-project={project.id}
      data-theme={standing.theme}
      data-agreed={standing.agreed}
    >
      <span>
        <AgreedBadge agreed={standing.agreed} />
      </span>
      <span className="col">
        <Link to="/projects" search={{ open: project.id }} className="ell hearing-t" title={pick(project, "title")}>
          {pick(project, "title")}
        </Link>
        <span className="ell faint tiny">
          <span className="mono tiny">{project.key}</span> {project.institution}
        </span>
      </span>
      {!own && (
        <Link
          to="/themes/$id"
          params={{ id: String(standing.theme) }}
          className="ell small"
          title={`${standing.code} ${pick(standing, "theme_title")}`}
        >
          <span className="mono">{standing.code}</span> {pick(standing, "theme_title")}
        </Link>
      )}
      <span className="col small">
        <span className="ell" title={latest ? spokeTo(latest.spoke_to) : undefined}>
          {latest ? spokeTo(latest.spoke_to) : <span className="faint">—</span>}
        </span>
        {latest?.spoke_by && <span className="ell faint tiny">{latest.spoke_by}</span>}
      </span>
      <span className="small nw hearing-day">{latest?.held_on || <span className="faint">—</span>}</span>
      <span className="col small" title={latest ? [latest.data, latest.note].filter(Boolean).join("\n") : undefined}>
        <span className="ell">{latest?.data || <span className="faint">—</span>}</span>
        {latest?.note && <span className="ell faint tiny">{latest.note}</span>}
      </span>
      <Button
        size="sm"
        look={standing.agreed === "not-asked" ? undefined : "ghost"}
        icon="edit"
        onPress={onOpen}
        {...(entries.length > 1 ? { count: f.number(entries.length) } : {})}
        {...(entries.length > 0 ? { tip: words.entries(f.number(entries.length)) } : {})}
        testid="hearing-record"
      >
        {words.record}
      </Button>
    </li>
  );
}
