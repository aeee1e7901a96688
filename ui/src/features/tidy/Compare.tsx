import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import type { DuplicatePair, Side } from "../../api/bindings.ts";
import { Button, TagChip } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { difference, type Piece } from "./difference.ts";
import { KindOfPair, Score } from "./parts.tsx";

/** A text with what the other text has not marked. */
export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece, i) => (piece.same ? piece.text : <mark key={i}>{piece.text}</mark>));
}

interface Line {
  label: string;
  /** What is compared. */
  of: (side: Side) => string;
  /** How it is drawn; without it the text itself, with its differing characters marked where `marked`. */
  draw?: (side: Side) => ReactNode;
  marked?: boolean;
  className?: string;
  lang?: "ja" | "en";
}

/** Two projects side by side, line by line, each line saying whether they agree. */
export function Compare({ pair }: { pair: DuplicatePair }) {
  const { t, f, lang } = useText();
  const navigate = useNavigate();
  const { a, b } = pair;
  const gone = pair.state === "merged" ? t.tidy.gone : t.tidy.goneAway;
  const lines: Line[] = [
    {
      label: t.tidy.number,
      of: (side) => side.row.number ?? "",
      draw: (side) =>
        side.row.number ? (
          <span className="mono">{side.row.number}</span>
        ) : (
          <span className="faint">{t.tidy.noNumber}</span>
        ),
    },
    { label: t.tidy.name, of: (side) => side.row.title_ja, marked: true, className: "compare-name", lang: "ja" },
    { label: t.tidy.nameEn, of: (side) => side.row.title_en, marked: true, lang: "en" },
    { label: t.tidy.institution, of: (side) => side.row.institution, marked: true },
    { label: t.tidy.programme, of: (side) => side.row.programme, marked: true },
    { label: t.tidy.years, of: (side) => f.fiscalYears(side.row.years) },
    { label: t.tidy.researcher, of: (side) => side.researcher, marked: true },
    {
      label: t.tidy.tags,
      of: (side) =>
        side.row.tags
          .map((tag) => `${tag.kind} ${tag.id}`)
          .sort()
          .join(" "),
      draw: (side) =>
        side.row.tags.length > 0 && (
          <span className="row wrap compare-tags">
            {side.row.tags.map((tag) => (
              <TagChip key={`${tag.kind}:${tag.id}`} tag={tag} />
            ))}
          </span>
        ),
    },
    {
      label: t.tidy.themes,
      of: (side) => String(side.themes),
      draw: (side) =>
        side.themes > 0 ? t.tidy.themesOf(f.number(side.themes)) : <span className="faint">{t.tidy.noThemes}</span>,
    },
    {
      label: t.tidy.files,
      of: (side) => side.files.join("\n"),
      draw: (side) => (
        <ul>
          {side.files.map((file) => (
            <li key={file} className="small">
              {file}
            </li>
          ))}
        </ul>
      ),
    },
    { label: t.tidy.summary, of: (side) => side.summary_ja, marked: true, className: "compare-summary", lang: "ja" },
  ];
  const shown = lines.filter(({ of }) => (a && of(a) !== "") || (b && of(b) !== ""));
  const head = (side: Side | null, label: string) => (
    <th scope="col">
      <span className="row">
        <span className="ell">{label}</span>
        <span className="grow" />
        {side && (
          <Button
            look="ghost"
            size="sm"
            icon="out"
            label={t.tidy.openProject}
            onPress={() => void navigate({ to: "/projects", search: { open: side.row.id } })}
          />
        )}
      </span>
    </th>
  );
  return (
    <>
      <header className="tidy-h">
        <div className="row">
          <KindOfPair pair={pair} />
          <span className="small mute ell" title={t.tidy.pairWhy[pair.kind]}>
            {t.tidy.pairWhy[pair.kind]}
          </span>
          <span className="grow" />
          <span className="row small nw">
            <span className="faint">{t.tidy.likeness}</span>
            <Score percent={pair.score} />
          </span>
        </div>
        {pair.state === "open" && pair.by && (
          <p className="tiny faint ell">{t.tidy.proposedBy(pair.by, f.timestamp(pair.at))}</p>
        )}
      </header>
      <div className="scroll tidy-scroll">
        <table className="compare" data-testid="compare" data-pair={pair.id} lang={lang}>
          <colgroup>
            <col className="c-label" />
            <col />
            <col />
            <col className="c-same" />
          </colgroup>
          <thead className="heads">
            <tr>
              <td />
              {head(a, t.tidy.earlier)}
              {head(b, t.tidy.later)}
              <td />
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <CompareLine key={line.label} line={line} a={a} b={b} gone={gone} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function CompareLine({ line, a, b, gone }: { line: Line; a: Side | null; b: Side | null; gone: string }) {
  const { t } = useText();
  const [left, right] = [a ? line.of(a) : "", b ? line.of(b) : ""];
  const both = a !== null && b !== null;
  const same = left === right;
  const oneOnly = both && !same && (left === "" || right === "");
  const [ofLeft, ofRight] = useMemo(
    () => (line.marked && both && left !== "" && right !== "" ? difference(left, right) : [null, null]),
    [line.marked, both, left, right],
  );
  const cell = (side: Side | null, text: string, pieces: Piece[] | null) => {
    if (!side) return line.className === "compare-name" && <span className="compare-gone">{gone}</span>;
    if (line.draw) return line.draw(side) || <span className="faint">—</span>;
    if (text === "") return <span className="faint">—</span>;
    return pieces ? <Marked pieces={pieces} /> : text;
  };
  return (
    <tr className={both && !same ? "differs" : ""} data-differs={(both && !same) || undefined}>
      <th scope="row">{line.label}</th>
      <td className={line.className} lang={line.lang}>
        {cell(a, left, ofLeft)}
      </td>
      <td className={line.className} lang={line.lang}>
        {cell(b, right, ofRight)}
      </td>
      <td className="compare-same">
        {!both ? "" : same ? <span className="faint">{t.tidy.same}</span> : oneOnly ? t.tidy.oneOnly : t.tidy.differs}
      </td>
    </tr>
  );
}
