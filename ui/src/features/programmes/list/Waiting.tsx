import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { TieCandidate, UnmatchedGroup } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Button, EmptyState, KeyHint, Loading, Note } from "../../../components/index.ts";
import { addressOf, NONE } from "../../../find/index.ts";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { nameOf, ProgrammePicker } from "../parts/ProgrammePicker.tsx";
import { AddDialog } from "./AddDialog.tsx";
import { CodeDialog } from "./CodeDialog.tsx";
import "./waiting.css";

const keyOf = (group: UnmatchedGroup) => `${group.name}\n${group.why}\n${group.codes.join()}`;

/** The list of a group's projects: by the name they have, or those without one that are tied to nothing. */
const listOf = ({ name }: UnmatchedGroup) =>
  addressOf(name === "" ? { programme: [NONE], registered: [0] } : { programme: [name] });

/** Spellings of lists that no programme is known for, one below the other: each is tied to a programme, made a new one
 *  or left for later. What is tied leaves the list; the next one takes its place. */
export function Waiting({ parts }: { parts: ReactNode }) {
  const { t, f, say } = useText();
  const words = t.programmes.waiting;
  const unmatched = useRead("registry.unmatched", {});
  const tie = useWrite("registry.tie");
  const all = unmatched.data?.groups ?? [];
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string | null>(null);
  const [dialog, setDialog] = useState<"new" | "other" | "code" | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const place = useRef(0);
  const navigate = useNavigate();

  // What was put off stands at the end, in the order of the others.
  const groups = [...all.filter((own) => !skipped.has(keyOf(own))), ...all.filter((own) => skipped.has(keyOf(own)))];
  const found = groups.findIndex((own) => keyOf(own) === chosen);
  if (found >= 0) place.current = found;
  const index = found >= 0 ? found : Math.min(place.current, groups.length - 1);
  const group = groups[index];
  // A write under way or an old list: nothing is decided on it.
  const fresh = !tie.busy && !unmatched.isFetching;

  const go = (by: 1 | -1) => {
    const next = groups[index + by];
    if (next) setChosen(keyOf(next));
  };
  const leave = () => {
    place.current = index;
    setChosen(null);
  };
  const take = (candidate: Pick<TieCandidate, "programme"> | undefined) => {
    if (!group || !candidate || !fresh || group.name === "") return;
    leave();
    void tie.run({ names: [group.name], programme: candidate.programme });
  };
  const skip = () => {
    if (!group) return;
    leave();
    setSkipped((now) => new Set(now).add(keyOf(group)));
  };
  const key = group && keyOf(group);
  useEffect(() => {
    if (key === undefined) return;
    list.current?.querySelector("[aria-current=true]")?.scrollIntoView?.({ block: "nearest" });
  }, [key]);

  // Enter belongs to a button that has the focus.
  const free = () =>
    !document.activeElement?.closest("button, a, input") || list.current?.contains(document.activeElement);
  useKeys([
    {
      id: "waiting-next",
      label: words.keyNext,
      group: "list",
      keys: ["KeyJ", "ArrowDown"],
      run: () => go(1),
    },
    { id: "waiting-previous", label: words.keyPrevious, group: "list", keys: ["KeyK", "ArrowUp"], run: () => go(-1) },
    {
      id: "waiting-first",
      label: words.keyFirst,
      group: "list",
      keys: ["Enter"],
      writes: true,
      run: () => (free() ? take(group?.candidates[0]) : false),
    },
    ...[0, 1, 2, 3, 4].map((at) => ({
      id: `waiting-${at + 1}`,
      label: words.keyChoose(String(at + 1)),
      group: "list" as const,
      keys: [`Digit${at + 1}`],
      writes: true,
      enabled: (group?.candidates.length ?? 0) > at,
      run: () => take(group?.candidates[at]),
    })),
    {
      id: "waiting-new",
      label: words.keyNew,
      group: "list",
      keys: ["KeyN"],
      writes: true,
      enabled: group !== undefined && group.name !== "",
      run: () => setDialog("new"),
    },
    {
      id: "waiting-other",
      label: words.keyOther,
      group: "list",
      keys: ["KeyO"],
      writes: true,
      enabled: group !== undefined,
      run: () => setDialog(group?.name === "" ? "code" : "other"),
    },
    { id: "waiting-skip", label: words.keySkip, group: "list", keys: ["KeyS"], run: skip },
  ]);
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: words.hintMove },
    { keys: "Enter", label: words.hintFirst },
    { keys: "Digit1", label: words.hintChoose },
    { keys: "KeyN", label: words.hintNew },
    { keys: "KeyS", label: words.hintSkip },
    { keys: "KeyW", label: t.programmes.list.registry },
  ]);

  return (
    <>
      <div className="bar sub">
        {parts}
        <span className="small mute ell">{words.lead}</span>
      </div>
      {unmatched.error ? (
        <div className="wait-failed">
          <Note tone="bad" action={<Button onPress={() => void unmatched.refetch()}>{t.common.retry}</Button>}>
            {say(`problem.${unmatched.error.code}`, unmatched.error.params)}
          </Note>
        </div>
      ) : !unmatched.data ? (
        <Loading rows={6} />
      ) : !group ? (
        <EmptyState icon="check" title={words.emptyTitle} testid="waiting-empty">
          {words.emptyBody}
        </EmptyState>
      ) : (
        <div className="body">
          <ul className="wait-list" ref={list} aria-label={t.programmes.list.waiting} data-testid="waiting-list">
            {groups.map((own, i) => (
              <li key={keyOf(own)}>
                <button
                  type="button"
                  className="wait-item"
                  aria-current={i === index ? "true" : undefined}
                  tabIndex={i === index ? 0 : -1}
                  onClick={() => setChosen(keyOf(own))}
                  data-testid="waiting-item"
                >
                  <span className="row">
                    <span className="ell grow" title={own.name}>
                      {own.name === "" ? words.nameless : own.name}
                    </span>
                    {skipped.has(keyOf(own)) && <span className="tiny faint nw">{words.skipped}</span>}
                  </span>
                  <span className="row tiny faint">
                    <span className="mono ell">{own.codes.join(" ")}</span>
                    <span className="grow" />
                    {words.counts(f.number(own.projects), f.number(own.years), own.projects, own.years)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <section className="wait-main scroll" aria-live="polite" data-testid="waiting-group">
            <header>
              <h2 className="phrase selectable">{group.name === "" ? words.nameless : group.name}</h2>
              <p className="small mute">
                <span className="mono">{group.codes.join(" ")}</span>{" "}
                <button
                  type="button"
                  className="link"
                  title={t.programmes.toProjects(f.number(group.projects), group.projects)}
                  onClick={() => void navigate({ to: "/projects", search: listOf(group) })}
                  data-testid="waiting-projects"
                >
                  {words.counts(f.number(group.projects), f.number(group.years), group.projects, group.years)}
                </button>
                {group.year_first !== null && group.year_last !== null && (
                  <> {t.programmes.yearRange(f.fiscalYear(group.year_first), f.fiscalYear(group.year_last))}</>
                )}
              </p>
            </header>
            <Note tone={group.why === "disputed" ? "warn" : "info"}>{words.why[group.why]}</Note>
            {group.name === "" ? (
              <>
                <p className="small">{words.namelessHint}</p>
                <div className="row wrap">
                  <Button writes icon="plus" keys="KeyO" onPress={() => setDialog("code")} testid="waiting-code">
                    {words.addCode}
                  </Button>
                  <span className="grow" />
                  <Button look="ghost" keys="KeyS" onPress={skip} testid="waiting-skip">
                    {words.skip}
                  </Button>
                </div>
              </>
            ) : (
              <>
                <h3>{words.candidates}</h3>
                <ol className="wait-candidates">
                  {group.candidates.map((own, i) => (
                    <Candidate key={own.programme} candidate={own} at={i} onTake={() => take(own)} />
                  ))}
                  {group.candidates.length === 0 && <li className="faint small">{words.noCandidates}</li>}
                </ol>
                <div className="row wrap">
                  <Button writes keys="KeyO" icon="search" onPress={() => setDialog("other")} testid="waiting-other">
                    {words.other}
                  </Button>
                  <Button writes keys="KeyN" icon="plus" onPress={() => setDialog("new")} testid="waiting-new">
                    {words.asNew}
                  </Button>
                  <span className="grow" />
                  <Button look="ghost" keys="KeyS" onPress={skip} testid="waiting-skip">
                    {words.skip}
                  </Button>
                </div>
                {dialog === "other" && (
                  <div className="wait-other">
                    <ProgrammePicker
                      label={words.other}
                      autoFocus
                      onEscape={() => setDialog(null)}
                      onPick={(own) => {
                        setDialog(null);
                        take({ programme: own.id });
                      }}
                      testid="waiting-pick"
                    />
                  </div>
                )}
              </>
            )}
          </section>
        </div>
      )}
      {dialog === "new" && group && <AddDialog name={group.name} tie={[group.name]} onClose={() => setDialog(null)} />}
      {dialog === "code" && group && <CodeDialog codes={group.codes} onClose={() => setDialog(null)} />}
    </>
  );
}

function Candidate({ candidate, at, onTake }: { candidate: TieCandidate; at: number; onTake: () => void }) {
  const { t, lang } = useText();
  const words = t.programmes.waiting;
  return (
    <li className="wait-candidate" data-testid="waiting-candidate">
      <span className="ell" title={candidate.name_ja}>
        {nameOf(candidate, lang)}
      </span>
      <span className="tiny mute nw">{words.tieWhy[candidate.why]}</span>
      <span className="wait-likeness" title={words.likeness(String(candidate.likeness))}>
        <span className="wait-bar" aria-hidden="true">
          <span style={{ width: `${candidate.likeness}%` }} />
        </span>
        <span className="num small">{candidate.likeness}%</span>
      </span>
      <Button writes size="sm" keys={at === 0 ? "Enter" : `Digit${at + 1}`} onPress={onTake} testid="waiting-take">
        {words.tie}
      </Button>
      {at === 0 && <KeyHint keys="Digit1" />}
    </li>
  );
}
