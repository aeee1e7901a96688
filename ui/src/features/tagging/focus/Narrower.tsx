import { useEffect, useRef, useState } from "react";
import type { Concept } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Dialog, KeyHint, KindMark, Loading, Note } from "../../../components/index.ts";
import { isComposing } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";

/** What is directly below a concept: one is chosen with the arrows (or J and K) and Enter. */
export function Narrower({
  concept,
  onPick,
  onClose,
}: {
  concept: Concept;
  onPick: (concept: Concept) => void;
  onClose: () => void;
}) {
  const { t, f, pick, say } = useText();
  const words = t.tagging.focus;
  const level = useRead("concept.browse", { kind: concept.kind, parent: concept.id }, { keep: false });
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const entries = level.data?.concepts ?? [];
  const chosen = Math.min(at, entries.length - 1);
  const there = entries.length > 0;
  useEffect(() => {
    if (there) list.current?.focus();
  }, [there]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when another one is chosen
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView?.({ block: "nearest" });
  }, [chosen]);
  const take = (index: number) => {
    const entry = entries[index];
    if (entry) onPick(entry.concept);
  };
  const onKeyDown = (e: React.KeyboardEvent) => {
    if (isComposing(e) || e.ctrlKey || e.metaKey || e.altKey) return;
    const to: Record<string, number> = {
      ArrowDown: chosen + 1,
      KeyJ: chosen + 1,
      ArrowUp: chosen - 1,
      KeyK: chosen - 1,
      Home: 0,
      End: entries.length - 1,
    };
    const next = to[e.code];
    if (next !== undefined) setAt(Math.max(0, Math.min(entries.length - 1, next)));
    else if (e.code === "Enter") take(chosen);
    else return;
    e.preventDefault();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.narrowerTitle(pick(concept, "label"))}
      testid="narrower"
      lead={
        <span className="row tagging-hints">
          <KeyHint keys={["ArrowUp", "ArrowDown"]}>
            <span>{t.tagging.move}</span>
          </KeyHint>
          <KeyHint keys="Escape">
            <span>{t.tagging.done}</span>
          </KeyHint>
        </span>
      }
    >
      <p className="small mute phrase">{words.narrowerLead}</p>
      {level.error ? (
        <Note tone="bad">{say(`problem.${level.error.code}`, level.error.params)}</Note>
      ) : level.data === undefined ? (
        <Loading rows={6} />
      ) : entries.length === 0 ? (
        <p className="faint">{words.lowest}</p>
      ) : (
        <div
          className="concepts-list levels"
          role="listbox"
          tabIndex={0}
          aria-label={words.narrowerTitle(pick(concept, "label"))}
          ref={list}
          onKeyDown={onKeyDown}
          data-testid="narrower-list"
        >
          {entries.map((entry, i) => (
            <div
              key={entry.concept.id}
              role="option"
              tabIndex={-1}
              aria-selected={i === chosen}
              className={`concept${i === chosen ? " on" : ""}`}
              title={`${entry.concept.label_ja} / ${entry.concept.label_en} (${entry.concept.id})`}
              onMouseMove={() => setAt(i)}
              onClick={() => take(i)}
              onKeyDown={() => {}}
              data-testid="narrower-option"
            >
              <KindMark kind={concept.kind} />
              <span className="concept-name ell">{pick(entry.concept, "label")}</span>
              <span className="grow" />
              <span className="mono faint tiny nw">{entry.concept.id}</span>
              <span className="faint small nw">
                {entry.projects > 0 ? words.projectsWith(f.number(entry.projects)) : ""}
              </span>
            </div>
          ))}
        </div>
      )}
    </Dialog>
  );
}
