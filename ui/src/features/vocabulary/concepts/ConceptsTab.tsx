import { useCallback, useRef, useState } from "react";
import { TypedSearch } from "../../../components/index.ts";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo, useShown } from "../address.ts";
import { KindSwitch } from "../parts.tsx";
import { Card } from "./Card.tsx";
import { Hits } from "./Hits.tsx";
import { Tree } from "./Tree.tsx";

/** All concepts of a kind: the hierarchy, or what was searched for; one of them beside it. */
export function ConceptsTab({ onNew }: { onNew: () => void }) {
  const { t } = useText();
  const { kind, concept, q, parent } = useShown();
  const go = useGo();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ list: "", cursor: -1 });
  const [count, setCount] = useState(0);
  // Another list has another line under the cursor.
  const shape = q === "" ? kind : `${kind} ${q}`;
  const cursor = at.list === shape ? at.cursor : -1;
  const onCursor = useCallback((next: number) => setAt({ list: shape, cursor: next }), [shape]);
  const open = (id: string) => id !== concept && go({ concept: id }, concept !== undefined);
  const toList = () => {
    list.current?.focus();
    if (cursor < 0 && count > 0) onCursor(0);
  };
  const step = (by: 1 | -1) => {
    onCursor(cursor + by);
    // Enter then opens the line.
    list.current?.focus();
  };
  const close = () => {
    go({ concept: undefined });
    list.current?.focus();
  };
  useKeys([
    {
      id: "vocabulary-find",
      label: t.vocabulary.list.toSearch,
      group: "list",
      keys: ["Slash"],
      run: () => {
        field.current?.focus();
        field.current?.select();
      },
    },
    {
      id: "vocabulary-next",
      label: t.vocabulary.list.next,
      group: "list",
      keys: ["KeyJ"],
      enabled: cursor < count - 1,
      run: () => step(1),
    },
    {
      id: "vocabulary-previous",
      label: t.vocabulary.list.previous,
      group: "list",
      keys: ["KeyK"],
      enabled: cursor > 0,
      run: () => step(-1),
    },
    {
      id: "vocabulary-close",
      label: t.vocabulary.card.close,
      group: "list",
      keys: ["Escape"],
      enabled: concept !== undefined,
      run: close,
    },
    {
      id: "vocabulary-new",
      label: t.vocabulary.add.title,
      group: "list",
      keys: ["KeyN"],
      icon: "plus",
      palette: true,
      writes: true,
      run: onNew,
    },
  ]);
  useScreenHints([
    { keys: ["ArrowUp", "ArrowDown"], label: t.vocabulary.list.hintMove },
    ...(q === "" ? [{ keys: ["ArrowLeft", "ArrowRight"], label: t.vocabulary.list.hintTurn }] : []),
    { keys: "Enter", label: t.vocabulary.list.hintOpen },
    { keys: "Slash", label: t.vocabulary.list.hintSearch },
  ]);
  const common = { kind, chosen: concept, cursor, onCursor, onOpen: open, handle: list, onCount: setCount };
  return (
    <div className="body">
      <div className="vocab-list">
        <div className="bar sub">
          <KindSwitch
            value={kind}
            onChange={(next) => go({ kind: next, concept: undefined, parent: undefined })}
            testid="vocabulary-kind"
          />
          <TypedSearch
            value={q}
            inputRef={field}
            onSearch={(text, first) => go({ q: text || undefined }, !first)}
            onLeave={toList}
            read={(typed) => typed.trim()}
            label={t.vocabulary.list.search}
            className="vocab-find"
            testid="vocabulary-search"
            onEnter={(asked) => {
              // What was just typed is answered first; then Enter opens the line the list stands on.
              if (asked) return;
              const line = list.current?.querySelector<HTMLElement>(".vline.active");
              if (line?.dataset.id !== undefined) open(line.dataset.id);
            }}
          />
        </div>
        <div className="vocab-list-h small faint">
          <span className="ell">{q === "" ? t.vocabulary.list.tree(t.common[kind]) : t.tagging.results}</span>
          <span className="grow" />
          <span className="nw">{t.vocabulary.list.projects}</span>
        </div>
        {q === "" ? <Tree key={kind} reveal={parent} {...common} /> : <Hits text={q} {...common} />}
      </div>
      {concept !== undefined && <Card key={kind} kind={kind} id={concept} onClose={close} />}
    </div>
  );
}
