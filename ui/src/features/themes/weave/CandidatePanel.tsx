import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import type { BoardNeed, GapCandidate, Need } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { useWritable } from "../../../api/writable.ts";
import { Button, EmptyState, Icon, Loading, Menu, Note } from "../../../components/index.ts";
import { isComposing } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { Reasons } from "../parts/Reasons.tsx";
import { LeftOutList } from "./LeftOutList.tsx";

/** As many are listed at first, and when asked for more: then all the core lists. */
const LIMIT = 30;
const MOST = 200;

export interface Conditions {
  running: boolean;
  unused: boolean;
  sameInstitution: boolean;
  /** Nobody of the team has an interest in it. */
  coiFree: boolean;
}

interface CandidatePanelProps {
  theme: number;
  gap: BoardNeed;
  conditions: Conditions;
  onConditions: (conditions: Conditions) => void;
  /** Passed over on this screen. */
  dismissed: ReadonlySet<number>;
  onDismiss: (project: number, on: boolean) => void;
  /** It was opened by key: the focus goes to the first. */
  entering: boolean;
  onEntered: () => void;
  /** Being joined. */
  busy: boolean;
  onJoin: (candidate: GapCandidate) => void;
  onDrag: (candidate: GapCandidate) => (e: PointerEvent) => void;
  /** To mark it as not needed, or needed; null = as the modality says. */
  onNeed: (need: Need, needed: boolean | null) => void;
  onSearch: () => void;
  onClose: () => void;
}

/** Who could close a gap, the best first, each with what speaks for and against it. A person decides. */
export function CandidatePanel(props: CandidatePanelProps) {
  const { theme, gap, conditions, onConditions, dismissed, onDismiss, busy, onJoin, onDrag, onNeed } = props;
  const { t, f, say } = useText();
  const words = t.weave.gap;
  const writable = useWritable();
  const list = useRef<HTMLOListElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [limit, setLimit] = useState(LIMIT);
  const read = useRead("forge.candidates", {
    theme,
    need: gap.need,
    running: conditions.running,
    same_institution: conditions.sameInstitution,
    unused: conditions.unused,
    coi_free: conditions.coiFree,
    limit,
  });
  const all = read.data?.candidates ?? [];
  const rows = all.filter(({ project }) => !dismissed.has(project.id));
  const passed = all.filter(({ project }) => dismissed.has(project.id));
  const chosen = Math.max(0, Math.min(at, rows.length - 1));
  const { entering, onEntered } = props;
  const loaded = read.data !== undefined;
  useEffect(() => {
    if (!entering || !loaded) return;
    onEntered();
    list.current?.querySelector<HTMLElement>("[data-head]")?.focus();
  }, [entering, loaded, onEntered]);
  const flip = (name: keyof Conditions) => onConditions({ ...conditions, [name]: !conditions[name] });
  const name = say(`need.${gap.need}`);
  /** The pressed button goes with its line: the keys go on with the next candidate, or the one that can be brought back. */
  const dismiss = (project: number, on: boolean) => {
    onDismiss(project, on);
    requestAnimationFrame(() =>
      body.current?.querySelector<HTMLElement>('[data-head][tabindex="0"], [data-testid="candidate-back"]')?.focus(),
    );
  };

  const onKeyDown = (e: KeyboardEvent) => {
    if (isComposing(e) || e.altKey || e.ctrlKey || e.metaKey) return;
    const head = (e.target as Element).closest("[data-head]");
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      const to = Math.max(0, Math.min(rows.length - 1, chosen + (e.key === "ArrowDown" ? 1 : -1)));
      e.preventDefault();
      e.stopPropagation();
      setAt(to);
      list.current?.querySelectorAll<HTMLElement>("[data-head]")[to]?.focus();
    } else if (e.key === "Enter" && head) {
      const one = rows[chosen];
      e.preventDefault();
      e.stopPropagation();
      // Held down, the key would go on to the next gap and its first candidate.
      if (one && writable && !busy && !e.repeat) onJoin(one);
    }
  };

  return (
    <>
      <header className="wp-h">
        <span className="row">
          <span className="grow small faint">{words.title}</span>
          <Menu
            trigger={<Button size="sm" look="ghost" icon="dots" label={words.menu} testid="gap-menu" />}
            label={words.menu}
            testid="gap-menu"
            entries={[
              { id: "unneed", label: words.unneed, writes: true, run: () => onNeed(gap.need, false) },
              ...(gap.reason === null
                ? []
                : [{ id: "reset", label: words.reset, writes: true, run: () => onNeed(gap.need, null) }]),
              { id: "search", label: words.search, icon: "search" as const, writes: true, run: props.onSearch },
            ]}
          />
          <Button
            size="sm"
            look="ghost"
            icon="close"
            label={words.close}
            onPress={props.onClose}
            testid="panel-close"
          />
        </span>
        <h2>{words.heading(name, say(`step.${gap.step}`))}</h2>
        <p className="small mute phrase">{t.weave.needHelp[gap.need]}</p>
        {gap.supports.length > 0 && (
          <p className="small phrase">{t.weave.board.supportsTitle(gap.supports.join(t.common.comma))}</p>
        )}
        {gap.reason && <p className="small phrase">{t.weave.board.byHand(gap.reason)}</p>}
        {/* biome-ignore lint/a11y/useSemanticElements: toggles, not fields of a form */}
        <div className="wp-f" role="group" aria-label={words.filters}>
          <Toggle on={conditions.running} onPress={() => flip("running")} testid="candidates-running">
            {words.running}
          </Toggle>
          <Toggle on={conditions.coiFree} onPress={() => flip("coiFree")} why={words.coiWhy} testid="candidates-coi">
            {words.coi}
          </Toggle>
          <Toggle on={conditions.unused} onPress={() => flip("unused")} testid="candidates-unused">
            {words.unused}
          </Toggle>
          <Toggle
            on={conditions.sameInstitution}
            onPress={() => flip("sameInstitution")}
            testid="candidates-institution"
          >
            {words.sameInstitution}
          </Toggle>
        </div>
      </header>
      <div className="wp-b scroll" ref={body}>
        {read.error ? (
          <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params as Record<string, string>)}</Note>
        ) : !read.data ? (
          <Loading rows={4} />
        ) : rows.length === 0 ? (
          <EmptyState icon="search" title={words.none} testid="candidates-none">
            {words.noneBody}
          </EmptyState>
        ) : (
          <ol className="wpc" ref={list} onKeyDown={onKeyDown} data-testid="candidates">
            {rows.map((one, i) => (
              <Card
                key={one.project.id}
                candidate={one}
                on={i === chosen}
                busy={busy}
                onChoose={() => setAt(i)}
                onJoin={() => onJoin(one)}
                onDismiss={() => dismiss(one.project.id, true)}
                onDrag={onDrag(one)}
              />
            ))}
          </ol>
        )}
        {read.data && read.data.total > all.length && (
          <p className="wp-n faint tiny">
            {words.shown(f.number(all.length), f.number(read.data.total))}
            {limit < MOST && (
              <button type="button" className="link" onClick={() => setLimit(MOST)} data-testid="candidates-more">
                {t.common.more}
              </button>
            )}
          </p>
        )}
        {passed.length > 0 && (
          <section className="wpn" title={words.dismissWhy}>
            <h3 className="sec-h">{words.dismissed(f.number(passed.length))}</h3>
            <ul className="small">
              {passed.map(({ project }) => (
                <Passed key={project.id} project={project} onBack={() => dismiss(project.id, false)} />
              ))}
            </ul>
          </section>
        )}
        {read.data && <LeftOutList candidates={read.data} />}
      </div>
      <footer className="wp-foot small faint">
        <Icon name="info" size="s" /> {words.decide}
      </footer>
    </>
  );
}

interface ToggleProps {
  on: boolean;
  onPress: () => void;
  children: string;
  why?: string;
  testid: string;
}

/** A condition that is on or off. */
function Toggle({ on, onPress, children, why, testid }: ToggleProps) {
  return (
    <button
      type="button"
      className={`wp-t${on ? " on" : ""}`}
      aria-pressed={on}
      title={why}
      onClick={onPress}
      data-testid={testid}
    >
      {on && <Icon name="check" size="s" />} {children}
    </button>
  );
}

interface CardProps {
  candidate: GapCandidate;
  on: boolean;
  busy: boolean;
  onChoose: () => void;
  onJoin: () => void;
  onDismiss: () => void;
  onDrag: (e: PointerEvent) => void;
}

function Card({ candidate, on, busy, onChoose, onJoin, onDismiss, onDrag }: CardProps) {
  const { t, f, pick } = useText();
  const words = t.weave.gap;
  const [quoted, setQuoted] = useState(false);
  const { project, score, because, quote, confirmed } = candidate;
  return (
    <li className={on ? "on" : ""} data-testid="candidate" data-id={project.id}>
      <button
        type="button"
        className="wpc-h"
        data-head=""
        tabIndex={on ? 0 : -1}
        aria-current={on || undefined}
        title={`${project.title_ja}\n${project.title_en}`}
        onClick={onChoose}
        onFocus={onChoose}
        onPointerDown={onDrag}
      >
        <span className="row">
          <b className="ell">{pick(project, "title")}</b>
          <span className="grow" />
          <span className="mono small nw" title={words.score}>
            {f.number(score)}
          </span>
        </span>
        <span className="row tiny faint">
          <span className="mono tiny nw">{project.key}</span>
          <span className="ell">
            {[project.institution, f.fiscalYears(project.years), confirmed ? words.confirmed : words.fromText]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
      </button>
      <Reasons because={because} testid="candidate-why" />
      {on && (
        <>
          <div className="wpc-a">
            <Button writes size="sm" look="pri" keys="Enter" disabled={busy} onPress={onJoin} testid="candidate-add">
              {words.add}
            </Button>
            {quote && (
              <Button size="sm" on={quoted} onPress={() => setQuoted(!quoted)} testid="candidate-quote">
                {words.quote}
              </Button>
            )}
            <Button size="sm" look="ghost" tip={words.dismissWhy} onPress={onDismiss} testid="candidate-dismiss">
              {words.dismiss}
            </Button>
            <Link to="/projects" search={{ open: project.id }} className="small nw wpc-l" draggable={false}>
              {words.openProject}
            </Link>
          </div>
          {quote && quoted && <Quoted quote={quote} />}
        </>
      )}
    </li>
  );
}

function Quoted({ quote }: { quote: NonNullable<GapCandidate["quote"]> }) {
  const { say } = useText();
  return (
    <div className="wpc-n">
      <p className="quote selectable" data-testid="candidate-sentence">
        {quote.sentence}
      </p>
      {quote.field !== "" && <span className="faint tiny">{say(`field.${quote.field}`)}</span>}
    </div>
  );
}

function Passed({ project, onBack }: { project: GapCandidate["project"]; onBack: () => void }) {
  const { t, pick } = useText();
  return (
    <li>
      <span className="ell">{pick(project, "title")}</span>
      <button type="button" className="link nw tiny" onClick={onBack} data-testid="candidate-back">
        {t.weave.gap.back}
      </button>
    </li>
  );
}
