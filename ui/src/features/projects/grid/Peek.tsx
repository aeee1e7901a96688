import { useEffect, useState } from "react";
import type { Kind } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Button, KeyHint, Loading, TagChip } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Highlight } from "../highlight.tsx";
import "./peek.css";

const KINDS: readonly Kind[] = ["target", "modality", "indication"];
/** ms on a row before it is fetched: held down, J runs over many. */
const REST = 50;

/** A look into the project at the cursor without leaving the list: a card over it that follows the cursor. The list
 *  keeps the focus and its keys. */
export function Peek({
  id,
  low,
  marks,
  onOpen,
  onClose,
}: {
  id: number;
  /** Its row stands in the lower half of the list: the card shows above. */
  low: boolean;
  /** Words to mark. */
  marks: readonly string[];
  onOpen: () => void;
  onClose: () => void;
}) {
  const { t, f, lang } = useText();
  const words = t.projects.grid;
  const [resting, setResting] = useState(id);
  useEffect(() => {
    const timer = setTimeout(() => setResting(id), REST);
    return () => clearTimeout(timer);
  }, [id]);
  const { data, error } = useRead("project.detail", { id: resting });
  const row = data?.row;
  const [first, second] =
    row && lang === "en" && row.title_en
      ? [row.title_en, row.title_ja]
      : [row?.title_ja || row?.title_en, row?.title_en];
  const summary = lang === "en" ? data?.summary_en || data?.summary_ja : data?.summary_ja || data?.summary_en;
  return (
    <aside
      className={`peek${low ? " up" : ""}`}
      aria-label={words.peekLabel}
      aria-live="polite"
      data-testid="peek"
      data-id={row?.id}
    >
      {error ? (
        <p className="small mute">{t.projects.gone}</p>
      ) : row && data ? (
        <>
          <h2 className="phrase selectable">
            <Highlight text={first ?? ""} terms={marks} />
          </h2>
          {second && second !== first && (
            <p className="small mute" lang={second === row.title_en ? "en" : "ja"}>
              <Highlight text={second} terms={marks} />
            </p>
          )}
          <p className="small mute peek-who">
            <span className="mono">{row.number ?? t.projects.noNumber}</span>
            <span>{row.institution || t.projects.noInstitution}</span>
            <span className="nw">{f.fiscalYears(row.years)}</span>
          </p>
          {row.tags.length > 0 && (
            <div className="peek-tags">
              {KINDS.flatMap((kind) => row.tags.filter((tag) => tag.kind === kind)).map((tag) => (
                <TagChip key={`${tag.kind} ${tag.id}`} tag={tag} />
              ))}
            </div>
          )}
          <p className="peek-text selectable">
            {summary ? (
              <Highlight text={summary} terms={marks} />
            ) : (
              <span className="faint">{t.projects.noSummary}</span>
            )}
          </p>
        </>
      ) : (
        <Loading rows={4} />
      )}
      <footer className="peek-foot small faint">
        <KeyHint keys={["KeyJ", "KeyK"]}>
          <span>{t.projects.hintMove}</span>
        </KeyHint>
        <KeyHint keys="Space">
          <span>{t.common.close}</span>
        </KeyHint>
        <span className="grow" />
        <Button size="sm" look="ghost" keys="Enter" onPress={onOpen} testid="peek-open">
          {t.projects.keyOpen}
        </Button>
        <Button size="sm" look="ghost" icon="close" label={t.common.close} onPress={onClose} testid="peek-close" />
      </footer>
    </aside>
  );
}
