import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Concept, Kind, QueueOrder } from "../../../api/bindings.ts";
import { read, sayProblem, useRead, useWrite } from "../../../api/client.ts";
import { NO_FILTER } from "../../../api/filter.ts";
import { asProblem } from "../../../api/host.ts";
import { notify } from "../../../api/notices.ts";
import { Button, EmptyState, Loading, Note, Popover, ScreenBar, Select, useNarrow } from "../../../components/index.ts";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { text, useText } from "../../../text/index.ts";
import { filterOf, ORDERS, type Part, type Place, placeOf, searchOf } from "./address.ts";
import { Candidates } from "./Candidates.tsx";
import { FreeConcept } from "./FreeConcept.tsx";
import { keyOf, type Line, rowOf } from "./lines.ts";
import { Narrower } from "./Narrower.tsx";
import { Pace } from "./Pace.tsx";
import { PickConcept } from "./PickConcept.tsx";
import { QueueList } from "./QueueList.tsx";
import { Reading } from "./Reading.tsx";
import { nextIn, previousIn } from "./session.ts";
import { useQueue } from "./useQueue.ts";
import { useUndone } from "./useUndone.ts";
import { useWork } from "./useWork.ts";
import "../tagging.css";
import "./focus.css";

/** What a project may be tagged with where its text decides nothing. */
const TARGET_UNDECIDED = { kind: "target", id: "TSU:TARGET-UNDECIDED" } as const;
const MODALITY_UNDECIDED = { kind: "modality", id: "ND" } as const;
const MODALITY_UNKNOWN = { kind: "modality", id: "UN" } as const;

/** A button or link under the focus takes Enter and Space itself. */
const onControl = (e: KeyboardEvent | undefined) =>
  e?.target instanceof Element && e.target.closest("button, a, input, [role=option], [role=checkbox]") !== null;

/** Words a person marked in the text, as a name to begin with. */
function marked(): string {
  const words = document.getSelection()?.toString().trim() ?? "";
  return words.includes("\n") || words.length > 80 ? "" : words;
}

type Asking = { what: "narrower"; of: number; line: Line } | { what: "vocabulary" } | { what: "free"; name: string };

/** タグ付け: one project after another, its text beside what it suggests. */
export function TaggingScreen() {
  const { t, f, pick, say } = useText();
  const words = t.tagging.focus;
  const navigate = useNavigate();
  const narrow = useNarrow();
  const place = placeOf(useSearch({ from: "/tagging" }));
  const { order, part, project: wanted } = place;
  const filter = useMemo(() => filterOf(part), [part]);
  const queue = useQueue(order, filter);
  const status = useRead("library.status", {});
  const facets = useRead("project.facets", { filter: NO_FILTER });

  const current = wanted ?? (queue.ready ? nextIn(queue.session, undefined) : undefined);
  const answer = useRead("tagging.project", { id: current ?? 0 }, { enabled: current !== undefined });
  const project = current === undefined || answer.error ? undefined : answer.data;
  // The project before stays on the screen until this one is there, but nothing can be decided on it any more.
  const ready = project !== undefined && project.row.id === current && !answer.isPlaceholderData;
  const next = nextIn(queue.session, current);
  // Fetched ahead and kept in step, so that it is there at once.
  useRead("tagging.project", { id: next ?? 0 }, { enabled: next !== undefined, keep: false });
  const work = useWork(project);
  const setMain = useWrite("tag.set_main");
  const reopen = useWrite("tagging.reopen");
  const [asking, setAsking] = useState<Asking | null>(null);
  const [queueOpen, setQueueOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const focusList = () => list.current?.focus({ preventScroll: true });

  // Where a key leads before the address has followed.
  const going = useRef<number | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when the address has followed
  useEffect(() => {
    going.current = undefined;
  }, [wanted]);
  const go = useCallback(
    (to: Partial<Place>, replace = false) => {
      going.current = to.project;
      void navigate({ to: "/tagging", search: searchOf({ order, part, project: undefined, ...to }), replace });
    },
    [navigate, order, part],
  );
  const open = (id: number | undefined) => {
    if (id !== current) go({ project: id });
    focusList();
  };

  // The address says which project it is, also at first.
  useEffect(() => {
    if (wanted === undefined && current !== undefined) go({ project: current }, true);
  }, [wanted, current, go]);

  // The queue's row follows what the project itself says; one opened from elsewhere stands before all others.
  const { tell, welcome, settled } = queue;
  const known = current !== undefined && queue.session.rows.has(current);
  const told = ready && !answer.isFetching ? project : undefined;
  useEffect(() => {
    if (!told) return;
    const row = rowOf(told);
    if (known) tell(row.id, { finished: row.finished, tags: row.tags });
    else if (settled) welcome(row);
  }, [told, known, settled, tell, welcome]);

  const watch = useUndone((back) => {
    const row = rowOf(back);
    tell(row.id, { finished: row.finished, tags: row.tags });
    if (row.id !== current) go({ project: row.id });
  });

  // The keys act wherever the focus is; a screen reader follows the candidates.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when another project is shown
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) focusList();
  }, [project?.row.id]);

  const skip = async () => {
    const from = going.current ?? current;
    let to = nextIn(queue.now(), from);
    if (to === undefined && (await queue.more())) to = nextIn(queue.now(), from);
    if (to !== undefined) open(to);
  };
  const back = () => {
    const to = previousIn(queue.now(), going.current ?? current);
    if (to !== undefined) open(to);
  };

  const finishing = useRef(new Set<number>());
  const finish = async () => {
    if (!ready || finishing.current.has(project.row.id)) return;
    const { id } = project.row;
    if (project.finished && work.ticked.length === 0) return void skip();
    const before = queue.now().rows.get(id);
    const tags = { ...rowOf(project).tags };
    for (const { candidate } of work.ticked) tags[candidate.kind] += 1;
    finishing.current.add(id);
    queue.hold(id, { finished: true, tags });
    // Said before the next project takes its place.
    const decided = work.finish();
    let to = nextIn(queue.now(), id);
    if (to === undefined && (await queue.more())) to = nextIn(queue.now(), id);
    open(to);
    const ok = await decided;
    finishing.current.delete(id);
    queue.letGo(id, ok || !before ? {} : { finished: before.finished, tags: before.tags });
    if (ok) watch(id);
    else go({ project: id });
  };

  const main = (line: Line) => {
    if (!ready) return;
    const { candidate } = line;
    if (candidate.main && candidate.state === "confirmed" && !line.changed)
      void setMain.run({ project: project.row.id, kind: candidate.kind, concept: candidate.concept.id, main: false });
    else void work.accept(line, true);
  };
  const broader = async (line: Line) => {
    if (!ready) return;
    const { id } = project.row;
    const { kind } = line.candidate;
    try {
      const found = line.changed
        ? (await read("concept.show", { kind, id: line.concept.id })).above.at(-1)
        : line.candidate.broader;
      if (found) work.exchange(id, line, found);
      else notify({ tone: "info", say: () => text().tagging.focus.topmost });
    } catch (error) {
      sayProblem(asProblem(error));
    }
  };
  const narrower = (line: Line) => {
    if (!ready) return;
    if (line.changed || line.candidate.narrower > 0) setAsking({ what: "narrower", of: project.row.id, line });
    else notify({ tone: "info", say: () => text().tagging.focus.lowest });
  };
  /** The concept itself and what else its words may mean, one after another. */
  const alternative = (line: Line) => {
    const { concept, alternatives } = line.candidate;
    const all = [concept, ...alternatives];
    const to = all[(all.findIndex((own) => own.id === line.concept.id) + 1) % all.length];
    if (ready && alternatives.length > 0 && to) work.exchange(project.row.id, line, to);
  };
  const give = (concept: { kind: Kind; id: string }) => {
    if (ready) work.give(concept);
  };

  const { line } = work;
  const acting = ready && asking === null;
  /** Of the candidate the keys act on; a key held down acts once. */
  const onLine = (act: (line: Line) => unknown) => (e?: KeyboardEvent) => {
    if (line && !e?.repeat) void act(line);
  };
  const once = (act: () => unknown) => (e?: KeyboardEvent) => {
    if (!e?.repeat) void act();
  };
  const own = { group: "tagging", enabled: acting } as const;
  const write = { ...own, writes: true } as const;
  const toBroader = onLine(broader);
  const toNarrower = onLine(narrower);
  useKeys([
    { ...own, id: "focus-next", label: words.keyNext, keys: ["KeyJ", "ArrowDown"], run: () => work.move(1) },
    { ...own, id: "focus-previous", label: words.keyPrevious, keys: ["KeyK", "ArrowUp"], run: () => work.move(-1) },
    {
      ...write,
      id: "focus-accept",
      label: words.keyAccept,
      keys: ["Enter"],
      run: (e) => (onControl(e) ? false : onLine((at) => work.accept(at))(e)),
    },
    { ...write, id: "focus-reject", label: words.keyReject, keys: ["KeyX"], run: onLine((at) => work.reject(at)) },
    {
      ...own,
      id: "focus-tick",
      label: words.keyTick,
      keys: ["Space"],
      run: (e) => (onControl(e) ? false : onLine(work.tick)(e)),
    },
    { ...write, id: "focus-main", label: words.keyMain, keys: ["KeyM"], run: onLine(main) },
    {
      ...own,
      id: "focus-broader",
      label: words.keyBroader,
      keys: ["BracketLeft"],
      // On a Japanese keyboard this place bears @, and [ stands where others have ].
      run: (e) => (e?.key === "@" || e?.key === "`" ? false : toBroader(e)),
    },
    { ...own, id: "focus-narrower", label: words.keyNarrower, keys: ["BracketRight"], run: toNarrower },
    { ...own, id: "focus-broader-sign", label: words.keyBroader, keys: ["'['", "'「'"], listed: false, run: toBroader },
    {
      ...own,
      id: "focus-narrower-sign",
      label: words.keyNarrower,
      keys: ["']'", "'」'"],
      listed: false,
      run: toNarrower,
    },
    { ...own, id: "focus-alternative", label: words.keyAlternative, keys: ["KeyA"], run: onLine(alternative) },
    {
      ...write,
      id: "focus-target-undecided",
      label: words.keyUndecidedTarget,
      keys: ["Digit0"],
      run: once(() => give(TARGET_UNDECIDED)),
    },
    {
      ...write,
      id: "focus-modality-undecided",
      label: words.keyUndecidedModality,
      keys: ["Digit9"],
      run: once(() => give(MODALITY_UNDECIDED)),
    },
    {
      ...write,
      id: "focus-modality-unknown",
      label: words.keyUnknownModality,
      keys: ["Digit8"],
      run: once(() => give(MODALITY_UNKNOWN)),
    },
    {
      ...write,
      id: "focus-vocabulary",
      label: words.keyVocabulary,
      keys: ["Slash"],
      run: () => setAsking({ what: "vocabulary" }),
    },
    {
      ...write,
      id: "focus-free",
      label: words.keyFree,
      keys: ["KeyF"],
      run: () => setAsking({ what: "free", name: marked() }),
    },
    {
      ...own,
      id: "focus-skip",
      label: words.keySkip,
      keys: ["KeyN"],
      enabled: current !== undefined && asking === null,
      run: () => void skip(),
    },
    {
      ...own,
      id: "focus-back",
      label: words.keyBack,
      keys: ["KeyB"],
      enabled: asking === null,
      run: back,
    },
    { ...write, id: "focus-finish", label: words.keyFinish, keys: ["mod+Enter"], run: once(finish) },
  ]);
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: words.hintMove },
    { keys: "Space", label: words.hintTick },
    { keys: ["BracketLeft", "BracketRight"], label: words.hintLevels },
    { keys: "KeyN", label: words.hintNext },
  ]);

  const parts = [
    { id: "all" as Part, label: words.all },
    ...(facets.data?.year ?? []).map((value) => ({
      id: `year:${value.value}` as Part,
      label: f.fiscalYear(Number(value.value)),
      hint: f.number(value.count),
      group: words.year,
    })),
    ...(facets.data?.programme ?? []).map((value) => ({
      id: `programme:${value.value}` as Part,
      label: pick(value, "label"),
      hint: f.number(value.count),
      group: words.programme,
    })),
  ];
  // A part the library no longer has is named all the same.
  const chosenPart = parts.some(({ id }) => id === part)
    ? parts
    : [...parts, { id: part, label: part.slice(part.indexOf(":") + 1) }];

  const chosen = line && project ? project.candidates.findIndex((c) => keyOf(c) === line.key) : undefined;
  const tickedCount = f.number(work.ticked.length);
  const rows = (
    <QueueList
      queue={queue}
      current={current}
      onOpen={(id) => {
        setQueueOpen(false);
        open(id);
      }}
    />
  );

  let body: ReactNode;
  const problem = queue.problem && !queue.head ? queue.problem : null;
  if (problem)
    body = (
      <div className="grow focus-failed">
        <Note tone="bad" action={<Button onPress={queue.retry}>{t.common.retry}</Button>}>
          {say(`problem.${problem.code}`, problem.params)}
        </Note>
      </div>
    );
  else if (answer.error && current !== undefined)
    body =
      answer.error.code === "no-such-project" ? (
        <EmptyState
          icon="projects"
          title={words.gone}
          testid="tagging-gone"
          actions={<Button onPress={() => go({ project: undefined })}>{words.next}</Button>}
        >
          {words.goneBody}
        </EmptyState>
      ) : (
        <div className="grow focus-failed">
          <Note tone="bad" action={<Button onPress={() => void answer.refetch()}>{t.common.retry}</Button>}>
            {say(`problem.${answer.error.code}`, answer.error.params)}
          </Note>
        </div>
      );
  else if (current === undefined && queue.settled && queue.remaining === 0)
    body = (
      <EmptyState
        icon={queue.head?.total === 0 && part === "all" ? "projects" : "check"}
        title={queue.head?.total === 0 && part === "all" ? words.noneTitle : words.emptyTitle}
        testid="tagging-empty"
        actions={
          <>
            {part !== "all" && (
              <Button look="pri" onPress={() => go({ part: "all" })} testid="tagging-all">
                {words.showAll}
              </Button>
            )}
            <Button
              icon="projects"
              onPress={() => void navigate({ to: "/projects", search: {} })}
              testid="tagging-to-projects"
            >
              {words.toProjects}
            </Button>
            <Button
              icon="import"
              onPress={() => void navigate({ to: "/import", search: {} })}
              testid="tagging-to-import"
            >
              {words.toImport}
            </Button>
          </>
        }
      >
        {queue.head?.total === 0 && part === "all" ? words.noneBody : words.emptyBody}
      </EmptyState>
    );
  else
    body = (
      <>
        <article className="focus-main" aria-label={words.reading}>
          {project ? (
            <Reading
              project={project}
              chosen={chosen}
              onChoose={work.point}
              onReopen={() => void reopen.run({ selection: { these: [project.row.id] } })}
            />
          ) : (
            <div className="grow">
              <Loading rows={8} />
            </div>
          )}
          <div className="kbar">
            <KeyButton
              keys="Enter"
              run={() => line && void work.accept(line)}
              disabled={!acting || !line}
              testid="key-accept"
            >
              {words.accept}
            </KeyButton>
            <KeyButton
              keys="KeyX"
              run={() => line && void work.reject(line)}
              disabled={!acting || !line}
              testid="key-reject"
            >
              {words.reject}
            </KeyButton>
            <KeyButton keys="KeyM" run={() => line && main(line)} disabled={!acting || !line} testid="key-main">
              {words.main}
            </KeyButton>
            <KeyButton
              keys="Digit0"
              run={() => give(TARGET_UNDECIDED)}
              disabled={!acting}
              tip={words.keyUndecidedTarget}
              testid="key-target-undecided"
            >
              {words.undecidedTarget}
            </KeyButton>
            <KeyButton
              keys="Digit9"
              run={() => give(MODALITY_UNDECIDED)}
              disabled={!acting}
              tip={words.keyUndecidedModality}
              testid="key-modality-undecided"
            >
              {words.undecidedModality}
            </KeyButton>
            <KeyButton
              keys="Digit8"
              run={() => give(MODALITY_UNKNOWN)}
              disabled={!acting}
              tip={words.keyUnknownModality}
              testid="key-modality-unknown"
            >
              {words.unknownModality}
            </KeyButton>
            <KeyButton
              keys="Slash"
              run={() => setAsking({ what: "vocabulary" })}
              disabled={!acting}
              testid="key-vocabulary"
            >
              {words.vocabulary}
            </KeyButton>
            <KeyButton
              keys="KeyF"
              run={() => setAsking({ what: "free", name: marked() })}
              disabled={!acting}
              testid="key-free"
            >
              {words.free}
            </KeyButton>
            <span className="grow" />
            <Button
              size="sm"
              look="ghost"
              keys="KeyN"
              disabled={next === undefined}
              tip={words.keySkip}
              onPress={() => void skip()}
              testid="tagging-skip"
            >
              {words.next}
            </Button>
          </div>
        </article>
        <aside className="focus-side" aria-label={words.candidates}>
          <div className="row small focus-side-h">
            <b className="nw">{words.candidates}</b>
            <span className="faint nw" data-testid="candidates-count">
              {words.candidatesCount(f.number(work.lines.length), tickedCount)}
            </span>
            <span className="grow" />
            <span className="faint tiny ell" title={words.learns}>
              {words.learns}
            </span>
          </div>
          <Candidates
            lines={work.lines}
            cursor={work.cursor}
            reasons={project?.reasons ?? []}
            busy={!ready}
            handle={list}
            onPoint={(at) => {
              work.point(at.key);
              focusList();
            }}
            onTick={(at) => {
              if (ready) work.tick(at);
            }}
            onAccept={(at) => {
              if (ready) void work.accept(at);
              focusList();
            }}
            onReject={(at) => {
              if (ready) void work.reject(at);
              focusList();
            }}
            onMain={(at) => {
              main(at);
              focusList();
            }}
            onBroader={(at) => {
              void broader(at);
              focusList();
            }}
            onNarrower={narrower}
            onExchange={(at, concept) => {
              if (ready) work.exchange(project.row.id, at, concept);
              focusList();
            }}
          />
          <div className="focus-foot">
            <Button
              keys="KeyB"
              onPress={back}
              disabled={previousIn(queue.session, current) === undefined}
              testid="tagging-back"
            >
              {words.previous}
            </Button>
            <Button
              writes
              look="pri"
              keys="mod+Enter"
              className="grow"
              disabled={!ready}
              {...(work.ticked.length === 0 && ready ? { tip: words.finishNextTitle } : {})}
              onPress={() => void finish()}
              testid="tagging-finish"
            >
              <span className="ell">{work.ticked.length > 0 ? words.acceptNext(tickedCount) : words.finishNext}</span>
            </Button>
          </div>
        </aside>
      </>
    );

  return (
    <div className="screen focus" data-testid="tagging-screen">
      <ScreenBar title={t.shell.tagging}>
        <div className="focus-order">
          <Select<QueueOrder>
            label={words.order}
            hideLabel
            size="sm"
            choices={ORDERS.map((id) => ({ id, label: words.orderIs(words.orders[id]) }))}
            value={order}
            onChange={(to) => go({ order: to })}
            testid="tagging-order"
          />
        </div>
        <div className="focus-part">
          <Select<Part>
            label={words.part}
            hideLabel
            size="sm"
            choices={chosenPart}
            value={part}
            onChange={(to) => go({ part: to })}
            testid="tagging-part"
          />
        </div>
        {narrow && (
          <Popover
            label={words.queue}
            open={queueOpen}
            onOpenChange={setQueueOpen}
            width={300}
            trigger={
              <Button size="sm" icon="projects" testid="tagging-queue-open">
                {words.queue}
              </Button>
            }
          >
            <div className="focus-queue-over">{rows}</div>
          </Popover>
        )}
        <span className="grow" />
        <Pace queue={queue.head} narrow={narrow} canUndo={Boolean(status.data?.open?.undo)} />
      </ScreenBar>
      <div className="body">
        {!narrow && rows}
        {body}
      </div>
      {asking?.what === "narrower" && (
        <Narrower
          concept={asking.line.concept}
          onClose={() => setAsking(null)}
          onPick={(concept: Concept) => {
            work.exchange(asking.of, asking.line, concept);
            setAsking(null);
          }}
        />
      )}
      {asking?.what === "vocabulary" && (
        <PickConcept
          kind={line?.candidate.kind ?? "target"}
          onClose={() => setAsking(null)}
          onPick={(concept) => {
            setAsking(null);
            give(concept);
          }}
        />
      )}
      {asking?.what === "free" && (
        <FreeConcept
          kind={line?.candidate.kind ?? "target"}
          name={asking.name}
          onClose={() => setAsking(null)}
          onAdded={(concept) => {
            setAsking(null);
            give(concept);
          }}
        />
      )}
    </div>
  );
}

function KeyButton({
  keys,
  run,
  disabled,
  tip,
  children,
  testid,
}: {
  keys: string;
  run: () => void;
  disabled: boolean;
  tip?: string;
  children: string;
  testid: string;
}) {
  return (
    <Button
      writes
      size="sm"
      look="ghost"
      keys={keys}
      disabled={disabled}
      onPress={run}
      {...(tip ? { tip } : {})}
      testid={testid}
    >
      {children}
    </Button>
  );
}
