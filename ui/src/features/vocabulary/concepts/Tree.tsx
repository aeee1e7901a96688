import { type Ref, useEffect, useRef } from "react";
import type { Kind } from "../../../api/bindings.ts";
import { Badge, EmptyState, Icon, KindMark, Loading } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo } from "../address.ts";
import { fullName, otherName, shortName } from "../concept.ts";
import { Failed } from "../parts.tsx";
import { type Line, Lines } from "./Lines.tsx";
import { useTree } from "./useTree.ts";

/** px a level moves to the right. */
const STEP = 18;

/** The hierarchy: arrows move, open and close branches; Enter shows the concept beside the list. */
export function Tree({
  kind,
  chosen,
  reveal,
  cursor,
  onCursor,
  onOpen,
  handle,
  onCount,
}: {
  kind: Kind;
  chosen: string | undefined;
  reveal: string | undefined;
  cursor: number;
  onCursor: (index: number) => void;
  onOpen: (id: string) => void;
  handle: Ref<HTMLDivElement>;
  onCount: (count: number) => void;
}) {
  const { t, f, pick, lang } = useText();
  const go = useGo();
  const tree = useTree(kind, reveal);
  const { branches } = tree;
  useEffect(() => onCount(branches.length), [branches.length, onCount]);

  // The cursor goes to the concept that was opened from elsewhere, once its line is there.
  const synced = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (chosen === undefined || synced.current === `${chosen} ${reveal}`) return;
    const at = branches.findIndex(({ entry }) => entry.concept.id === chosen);
    if (at < 0) return;
    synced.current = `${chosen} ${reveal}`;
    onCursor(at);
  }, [chosen, reveal, branches, onCursor]);

  const turn = (index: number) => {
    const branch = branches[index];
    if (!branch || branch.entry.below === 0) return;
    onCursor(index);
    const last = tree.turn(branch);
    if (chosen !== undefined) synced.current = `${chosen} ${last}`;
    go({ parent: last }, true);
  };
  const lines = branches.map(({ entry, path, depth, open }): Line => {
    const { concept, below, projects, own } = entry;
    const other = otherName(concept, lang);
    return {
      key: path,
      id: concept.id,
      title: fullName(concept),
      chosen: concept.id === chosen,
      level: depth + 1,
      expanded: below > 0 ? open : undefined,
      draw: (
        <>
          <span className="tree-in" style={{ width: depth * STEP }} />
          <span
            className="tree-twist"
            data-twist={below > 0 || undefined}
            data-testid={below > 0 ? "tree-twist" : undefined}
          >
            {below > 0 && <Icon name={open ? "down" : "right"} size="s" />}
          </span>
          <KindMark kind={kind} />
          <span className="ell vline-name">
            {pick(concept, "label")}
            {shortName(concept, lang) && <b> {shortName(concept, lang)}</b>}
            {other !== "" && <span className="mute small"> {other}</span>}
          </span>
          {own && <Badge tone="accent">{t.vocabulary.own}</Badge>}
          <span className="grow" />
          {below > 0 && <span className="faint tiny nw">{t.vocabulary.list.below(f.number(below))}</span>}
          <span className="mono faint tiny ell vline-id">{concept.id}</span>
          <span className="num small vline-n">{projects > 0 ? f.number(projects) : ""}</span>
        </>
      ),
    };
  });

  if (tree.error) return <Failed problem={tree.error} onRetry={tree.again} />;
  if (tree.pending) return <Loading rows={6} />;
  if (lines.length === 0)
    return (
      <EmptyState icon="book" title={t.vocabulary.list.noLevels(t.common[kind])} testid="vocabulary-empty">
        {t.vocabulary.list.noLevelsBody}
      </EmptyState>
    );
  return (
    <>
      {tree.cut && <p className="vocab-cut small faint phrase">{t.vocabulary.list.cut}</p>}
      <Lines
        label={t.vocabulary.list.tree(t.common[kind])}
        role="tree"
        lines={lines}
        list={kind}
        cursor={cursor}
        onCursor={onCursor}
        onOpen={(index) => {
          onCursor(index);
          const id = branches[index]?.entry.concept.id;
          if (id !== undefined) {
            synced.current = `${id} ${reveal}`;
            onOpen(id);
          }
        }}
        onTwist={turn}
        onKey={(code) => {
          const branch = branches[cursor];
          if (!branch || (code !== "ArrowRight" && code !== "ArrowLeft")) return false;
          if (code === "ArrowRight") {
            if (branch.open) onCursor(Math.min(cursor + 1, branches.length - 1));
            else turn(cursor);
          } else if (branch.open) turn(cursor);
          else if (branch.up >= 0) onCursor(branch.up);
          return true;
        }}
        handle={handle}
        testid="tree"
      />
    </>
  );
}
