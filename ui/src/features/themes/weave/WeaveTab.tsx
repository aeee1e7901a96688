import { useCallback, useEffect, useRef, useState } from "react";
import type {
  Asset,
  Board as BoardData,
  GapCandidate,
  Need,
  ProjectRow,
  Role,
  Strand,
  Theme,
} from "../../../api/bindings.ts";
import { read, useWrite } from "../../../api/client.ts";
import { isWritable } from "../../../api/writable.ts";
import { AssetDialog, ROLE_OF_NEED } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { AddProjects } from "../AddProjects.tsx";
import { Board, type Rows, useRows } from "./Board.tsx";
import { CandidatePanel, type Conditions } from "./CandidatePanel.tsx";
import { ExtraDialog } from "./ExtraDialog.tsx";
import { Foot } from "./Foot.tsx";
import { nextGap, placeOf, type StrandRow, strandKey } from "./model.ts";
import { type Place, placeText, readPlace, settle } from "./move.ts";
import { NeedAsk, NotNeeded } from "./Needs.tsx";
import { Notices } from "./Notices.tsx";
import { Outline } from "./Outline.tsx";
import { titleOf } from "./StrandLine.tsx";
import { StrandPanel } from "./StrandPanel.tsx";
import { Top } from "./Top.tsx";
import { useUnderHand } from "./underHand.ts";
import { useBoardKeys } from "./useBoardKeys.ts";
import { useDrag } from "./useDrag.ts";
import "./weave.css";

/** What is dragged: a candidate for a gap, a project out of those looked for by hand, or a thread to another place. */
type Carried = { candidate: GapCandidate; role: Role } | { found: ProjectRow; role: Role | null } | { row: StrandRow };

const UNCONDITIONAL: Conditions = { running: false, unused: false, sameInstitution: false, coiFree: false };

type Asking =
  | { what: "projects" }
  | { what: "asset"; owner: { project: number } | { extra: number }; asset?: Asset; step?: Asset["step"] }
  | { what: "extra"; extra: NonNullable<BoardData["strands"][number]["extra"]> | null }
  | { what: "need"; need: Need; needed: boolean };

interface WeaveTabProps {
  theme: Theme;
  board: BoardData;
  /** The gap or thread beside the board, by its key. */
  shown: string | undefined;
  onShow: (key: string | undefined) => void;
}

/** The board with what stands beside it: the outline, a thread, or the candidates for a gap. */
export function WeaveTab({ theme, board, shown, onShow }: WeaveTabProps) {
  const { t, pick } = useText();
  const { id } = theme;
  const rows = useRows(board);
  const grid = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  // Kept by the board: moving over it draws nothing but its rows again.
  const place = useRef<Place | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [entering, setEntering] = useState(false);
  const [current, setCurrent] = useState<string | null>(null);
  const [conditions, setConditions] = useState<Conditions>(UNCONDITIONAL);
  const [passed, setPassed] = useState<ReadonlySet<string>>(new Set());
  const join = useWrite("theme.join");
  const order = useWrite("theme.thread_edit");
  const orderExtra = useWrite("theme.extra_save");
  const need = useWrite("theme.need");
  const accept = useWrite("asset.accept");
  const refuse = useWrite("asset.refuse");
  // Handlers that rows keep ask for what is there now.
  const now = useRef<Rows>(rows);
  now.current = rows;

  const gap = board.needs.find((one) => one.need === shown && one.needed && one.state !== "closed");
  const strand = board.strands.find((one) => strandKey(one) === shown);
  const underHand = useUnderHand(rows);

  /** Stands on a place, as soon as it is drawn; `still` = where the board is scrolled to stays. */
  const focus = useCallback((to?: Place | null, still = false) => {
    requestAnimationFrame(() => {
      const there = settle(now.current.shapes, to ?? place.current);
      const cell = there && grid.current?.querySelector<HTMLElement>(`[data-at="${placeText(there)}"]`);
      cell?.focus({ preventScroll: still });
    });
  }, []);
  /** Takes away what stands beside the board, and the keys back to the board. */
  const close = () => {
    onShow(undefined);
    focus(null, true);
  };
  /** Where the keys were may be gone with what was decided: then they go on on the board. */
  const hold = () =>
    // A dialog that closes gives the keys back in the next frame.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) focus(null, true);
      }),
    );
  const toGap = useCallback(
    (next: Need | null) => {
      onShow(next ?? undefined);
      requestAnimationFrame(() => {
        const cell = grid.current?.querySelector<HTMLElement>(`[data-testid="theme-gap-${next}"]`);
        if (cell) cell.focus();
        else focus();
      });
    },
    [onShow, focus],
  );

  // What stands beside the board is in sight on it, wherever it was opened from.
  useEffect(() => {
    if (shown !== undefined)
      grid.current
        ?.querySelector(`[data-testid="theme-gap-${shown}"], [data-drop="strand:${shown}"]`)
        ?.scrollIntoView?.({ block: "nearest" });
  }, [shown]);

  /** One step: the project with the role of what it closes. Then the next gap; of one that closes none, its thread. */
  const take = async (project: number, role: Role | null, closes: Need | null) => {
    if (join.busy) return;
    const done = await join.run({ id, selection: { these: [project] }, role });
    if (!done) return;
    if (closes === null) {
      onShow(`p${project}`);
      return void hold();
    }
    const fresh = await read("forge.board", { theme: id }).catch(() => board);
    toGap(nextGap(fresh.needs, closes));
  };
  /** Puts a thread at a place among its own: projects, or what is no project. */
  const move = async ({ project, extra }: Strand, position: number, then?: Place) => {
    if (order.busy || orderExtra.busy || !isWritable()) return;
    const held = grid.current?.contains(document.activeElement);
    if (project) await order.run({ id, project: project.id, position });
    else if (extra) {
      const { kind, title_ja, title_en, source, role, note } = extra;
      const fields = { kind, title_ja, title_en, source, role, note };
      await orderExtra.run({ id: extra.id, theme: id, fields, position });
    }
    // Moving the row takes the focus away; the keys must go on working.
    if (held) focus(then);
  };
  /** The threads among which one is put in order. */
  const alike = (strand: Strand) => board.strands.filter((one) => (one.project === null) === (strand.project === null));
  const moveBy = (strand: Strand, by: 1 | -1) => {
    const own = alike(strand);
    const to = own.findIndex((one) => strandKey(one) === strandKey(strand)) + by;
    if (to >= 0 && to < own.length) void move(strand, to);
  };
  const setNeed = (which: Need, needed: boolean | null) =>
    needed === null
      ? void need.run({ id, need: which, needed: null, reason: "" }).then(hold)
      : setAsking({ what: "need", need: which, needed });

  const drag = useDrag<Carried>((what, over, behind) => {
    if (!isWritable()) return;
    const [kind, key] = over.split(":");
    if (!("row" in what)) {
      const onto = board.needs.find((one) => kind === "gap" && one.need === key);
      const { id: project } = "found" in what ? what.found : what.candidate.project;
      const closes = onto?.need ?? ("found" in what ? null : (gap?.need ?? null));
      if (asking?.what === "projects") setAsking(null);
      void take(project, onto ? ROLE_OF_NEED[onto.need] : what.role, closes);
      return;
    }
    const moved = what.row.strand.project?.id;
    const onto = board.strands.find((one) => kind === "strand" && strandKey(one) === key)?.project?.id;
    if (moved === undefined || onto === undefined) return;
    const to = placeOf(board.strands, moved, onto, behind);
    if (to !== null) void move(what.row.strand, to, { row: what.row.key, column: 0, unit: 0 });
  }, scroller);

  const open = (to: Place, byKey: boolean) => {
    const there = underHand(to);
    if (!there) return;
    const { row, step, asset, suggestion } = there;
    if (there.gap) {
      onShow(there.gap.need);
      // By key one goes on with the candidates; a mouse is there anyway.
      setEntering(byKey);
    } else if (!row) return;
    else if (asset) setAsking({ what: "asset", owner: ownerOf(row.strand), asset });
    else if (suggestion || to.column === 0 || there.more) {
      setCurrent(suggestion ? placeText(to) : null);
      onShow(row.key);
    } else if (step && isWritable()) setAsking({ what: "asset", owner: ownerOf(row.strand), step });
  };
  const decide = async (to: Place, taken: boolean) => {
    const there = underHand(to);
    const project = there?.row?.strand.project?.id;
    const fields = there?.suggestion?.fields;
    if (project === undefined || !fields || accept.busy || refuse.busy) return;
    const done = taken
      ? await accept.run({ project, taken: [fields] })
      : await refuse.run({ project, kind: fields.kind, sentence: fields.sentence });
    if (done) focus(to);
  };
  useBoardKeys({
    grid,
    underHand,
    strand,
    onProjects: () => setAsking({ what: "projects" }),
    onExtra: () => setAsking({ what: "extra", extra: null }),
    onAsset: (of, step) => setAsking({ what: "asset", owner: ownerOf(of), ...(step ? { step } : {}) }),
    onDecide: (to, taken) => void decide(to, taken),
    onNext: (after) => toGap(nextGap(board.needs, after ?? gap?.need ?? null)),
    onClose: () => {
      onShow(undefined);
      focus();
    },
    closable: gap !== undefined || strand !== undefined,
  });

  const dragOf = drag.start;
  const onDragRow = useCallback((row: StrandRow) => dragOf({ row }), [dragOf]);
  const chosen = current && strand ? underHand(readPlace(current))?.suggestion : undefined;
  return (
    <div className="wv-tab">
      <div className="wv-main">
        <Top theme={theme} />
        <Notices board={board} />
        <div className="wv-scroll scroll" ref={scroller}>
          <Board
            board={board}
            rows={rows}
            place={place}
            onOpen={open}
            onOrder={(from, by) => {
              const moved = underHand(from)?.row?.strand;
              if (moved) moveBy(moved, by);
            }}
            onDrag={onDragRow}
            shown={gap?.need ?? (strand && shown)}
            over={drag.dragged?.over ?? null}
            grid={grid}
          />
          <NotNeeded needs={board.needs} onNeed={setNeed} />
        </div>
        <Foot
          board={board}
          onProjects={() => setAsking({ what: "projects" })}
          onExtra={() => setAsking({ what: "extra", extra: null })}
        />
      </div>
      <aside className="detail" data-testid="weave-panel">
        {gap ? (
          <CandidatePanel
            key={gap.need}
            theme={id}
            gap={gap}
            conditions={conditions}
            onConditions={setConditions}
            dismissed={passedFor(passed, gap.need)}
            onDismiss={(project, on) => setPassed((was) => flipped(was, `${gap.need}:${project}`, on))}
            busy={join.busy}
            entering={entering}
            onEntered={() => setEntering(false)}
            onJoin={({ project }) => void take(project.id, ROLE_OF_NEED[gap.need], gap.need)}
            onDrag={(candidate) => dragOf({ candidate, role: ROLE_OF_NEED[gap.need] })}
            onNeed={setNeed}
            onSearch={() => setAsking({ what: "projects" })}
            onClose={close}
          />
        ) : strand ? (
          <StrandPanel
            key={shown}
            theme={id}
            strand={strand}
            at={alike(strand).indexOf(strand)}
            of={alike(strand).length}
            current={chosen}
            onOrder={(by) => moveBy(strand, by)}
            onAsset={(asset) => setAsking({ what: "asset", owner: ownerOf(strand), ...(asset ? { asset } : {}) })}
            onExtra={() => strand.extra && setAsking({ what: "extra", extra: strand.extra })}
            onClose={close}
          />
        ) : (
          <Outline theme={theme} />
        )}
      </aside>
      {asking?.what === "projects" && (
        <AddProjects
          theme={theme}
          role={gap ? ROLE_OF_NEED[gap.need] : null}
          // Over the board, what is dragged out of it would have nowhere to go.
          away={drag.dragged !== null}
          onDrag={(found, role) => dragOf({ found, role })}
          onClose={() => setAsking(null)}
        />
      )}
      {asking?.what === "asset" && (
        <AssetDialog
          owner={asking.owner}
          {...(asking.asset ? { asset: asking.asset } : {})}
          {...(asking.step ? { start: { step: asking.step } } : {})}
          onClose={() => {
            setAsking(null);
            focus();
          }}
        />
      )}
      {asking?.what === "extra" && <ExtraDialog theme={id} extra={asking.extra} onClose={() => setAsking(null)} />}
      {asking?.what === "need" && (
        <NeedAsk
          theme={id}
          need={asking.need}
          needed={asking.needed}
          onClose={() => {
            setAsking(null);
            hold();
          }}
        />
      )}
      {drag.dragged && (
        <div className="wv-ghost" aria-hidden="true" style={{ left: drag.dragged.x + 10, top: drag.dragged.y + 8 }}>
          {"row" in drag.dragged.what
            ? titleOf(drag.dragged.what.row.strand, pick)
            : pick(
                "found" in drag.dragged.what ? drag.dragged.what.found : drag.dragged.what.candidate.project,
                "title",
              )}
          {drag.dragged.over?.startsWith("gap:") && <span className="acc"> · {t.weave.board.dropHere}</span>}
        </div>
      )}
    </div>
  );
}

/** Whose a new asset of a thread is. */
const ownerOf = ({ project, extra }: Strand): { project: number } | { extra: number } =>
  project ? { project: project.id } : { extra: extra?.id ?? 0 };

/** Projects passed over are kept as `need:project`. */
const passedFor = (passed: ReadonlySet<string>, need: Need): ReadonlySet<number> =>
  new Set([...passed].filter((one) => one.startsWith(`${need}:`)).map((one) => Number(one.slice(need.length + 1))));

function flipped(was: ReadonlySet<string>, one: string, on: boolean): ReadonlySet<string> {
  const next = new Set(was);
  if (on) next.add(one);
  else next.delete(one);
  return next;
}
