import { memo, type PointerEvent } from "react";
import type { Kind, Strand } from "../../../api/bindings.ts";
import { AssetChip, Icon, KindMark, type Tone, toneOfRole, VALUE_STEPS } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import type { Cell, StrandRow } from "./model.ts";

const KIND: Partial<Record<Tone, Kind>> = { t: "target", m: "modality", i: "indication" };

interface StrandLineProps {
  row: StrandRow;
  index: number;
  /** The place in it that Tab leads to. */
  at: string | null;
  /** Shown beside the board. */
  on: boolean;
  /** Something is dragged over it. */
  over: boolean;
  onDrag: (row: StrandRow) => (e: PointerEvent) => void;
}

/** One thread: what it is, and its assets where they serve. */
export const StrandLine = memo(function StrandLine({ row, index, at, on, over, onDrag }: StrandLineProps) {
  const { t, pick, say } = useText();
  const { strand, key, cells, span } = row;
  const tone: Tone = strand.project ? toneOfRole(strand.role) : "x";
  const title = titleOf(strand, pick);
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: its cells have the focus
    <div
      role="row"
      className={`wv-r ${tone}${on ? " on" : ""}${over ? " over" : ""}`}
      data-testid="thread-row"
      data-id={strand.project?.id ?? `x${strand.extra?.id}`}
      data-drop={`strand:${key}`}
    >
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the button in it has the focus */}
      <span role="rowheader" className="wl">
        <button
          type="button"
          className="wl-b"
          data-at={`${key}:0:0`}
          tabIndex={at === `${key}:0:0` ? 0 : -1}
          title={strand.project ? `${strand.project.title_ja}\n${strand.project.title_en}` : title}
          aria-current={on || undefined}
          onPointerDown={strand.project ? onDrag(row) : undefined}
          data-testid="thread-open"
        >
          <Role strand={strand} tone={tone} />
          <b className="ell">{title}</b>
          <Sub strand={strand} />
        </button>
      </span>
      {cells.map((cell, i) => {
        const within = span !== null && i >= span[0] && i <= span[1];
        const look = [
          "wc",
          within && "th",
          within && i === span[0] && "s",
          within && i === span[1] && "e",
          // The warp passes over every other time where nothing lies on the weft.
          within && cell.chips.length === 0 && (i + index) % 2 === 0 && "un",
        ];
        const step = VALUE_STEPS[i];
        return (
          <StrandCell
            key={step}
            look={look.filter(Boolean).join(" ")}
            cell={cell}
            place={`${key}:${i + 1}`}
            at={at}
            tone={tone}
            label={t.common.colon(title, say(`step.${step}`))}
          />
        );
      })}
    </div>
  );
});

interface StrandCellProps {
  look: string;
  cell: Cell;
  place: string;
  at: string | null;
  tone: Tone;
  label: string;
}

function StrandCell({ look, cell, place, at, tone, label }: StrandCellProps) {
  const { t, f } = useText();
  const stop = (unit: number) => (at === `${place}:${unit}` ? 0 : -1);
  if (cell.chips.length === 0)
    return (
      // biome-ignore lint/a11y/useSemanticElements: a cell of a grid that is no table
      <span role="gridcell" className={look} data-at={`${place}:0`} tabIndex={stop(0)} aria-label={label} />
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the chips in it have the focus
    <span role="gridcell" className={look} aria-label={label}>
      {cell.chips.map((chip, unit) => {
        const suggested = "suggestion" in chip;
        return (
          <AssetChip
            key={suggested ? `${chip.suggestion.fields.kind}${chip.suggestion.fields.sentence}` : chip.asset.id}
            fields={suggested ? chip.suggestion.fields : chip.asset}
            suggested={suggested}
            tone={tone}
            at={`${place}:${unit}`}
            tabIndex={stop(unit)}
            testid={suggested ? "weave-suggestion" : "weave-asset"}
          />
        );
      })}
      {cell.more > 0 && (
        <button
          type="button"
          className="wc-more"
          data-at={`${place}:${cell.chips.length}`}
          tabIndex={stop(cell.chips.length)}
          data-testid="weave-more"
        >
          {t.weave.more(f.number(cell.more))}
        </button>
      )}
    </span>
  );
}

/** The role with the mark of its family, or what kind of thread it is that is no project. */
function Role({ strand, tone }: { strand: Strand; tone: Tone }) {
  const { t, say } = useText();
  const kind = KIND[tone];
  return (
    <span className="wl-r">
      {kind && <KindMark kind={kind} />}
      {strand.extra && (
        <i className="wl-x" aria-hidden="true">
          {t.weave.extraMarks[strand.extra.kind]}
        </i>
      )}
      <span className={`ell${strand.role === null && strand.project ? " warn" : ""}`}>
        {strand.extra
          ? [say(`extra-kind.${strand.extra.kind}`), strand.role && say(`role.${strand.role}`)]
              .filter(Boolean)
              .join(" · ")
          : strand.role
            ? say(`role.${strand.role}`)
            : t.weave.board.noRole}
      </span>
      {strand.agreed === "declined" && (
        <span className="wl-no bad" title={t.weave.board.declined}>
          <Icon name="alert" size="s" label={t.weave.board.declined} />
        </span>
      )}
    </span>
  );
}

/** Where it comes from and how long it runs. */
function Sub({ strand }: { strand: Strand }) {
  const { t, f } = useText();
  if (strand.extra) return <span className="tiny faint ell">{strand.extra.source || strand.extra.by}</span>;
  const { project } = strand;
  if (!project) return null;
  return (
    <span className="tiny faint ell" title={strand.ends_on ? t.weave.strand.ends(strand.ends_on) : undefined}>
      {[project.institution, f.fiscalYears(project.years), strand.running ? "" : t.weave.board.ended]
        .filter(Boolean)
        .join(" · ")}
    </span>
  );
}

/** What a thread is called, in the language in use. */
export function titleOf(
  { project, extra }: Strand,
  pick: (thing: { title_ja: string; title_en: string }, field: "title") => string,
): string {
  const thing = project ?? extra;
  return thing ? pick(thing, "title") : "";
}
