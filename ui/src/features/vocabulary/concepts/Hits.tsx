import { type Ref, useEffect, useRef } from "react";
import type { Kind } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Badge, EmptyState, KindMark, Loading } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { fullName, otherName, shortName } from "../concept.ts";
import { Failed } from "../parts.tsx";
import { type Line, Lines } from "./Lines.tsx";

/** The most the command gives. */
const LIMIT = 200;

/** What a search found, best first. */
export function Hits({
  kind,
  text,
  chosen,
  cursor,
  onCursor,
  onOpen,
  handle,
  onCount,
}: {
  kind: Kind;
  text: string;
  chosen: string | undefined;
  cursor: number;
  onCursor: (index: number) => void;
  onOpen: (id: string) => void;
  handle: Ref<HTMLDivElement>;
  onCount: (count: number) => void;
}) {
  const { t, f, pick, lang } = useText();
  const found = useRead("concept.search", { kind, text, limit: LIMIT });
  const hits = found.data?.hits ?? [];
  const total = found.data?.total ?? 0;
  const fresh = found.data !== undefined && !found.isPlaceholderData;
  useEffect(() => onCount(hits.length), [hits.length, onCount]);
  // The first one is at hand for Enter.
  const asked = useRef("");
  useEffect(() => {
    if (!fresh || asked.current === `${kind} ${text}`) return;
    asked.current = `${kind} ${text}`;
    onCursor(hits.length > 0 ? 0 : -1);
  }, [fresh, kind, text, hits.length, onCursor]);
  const lines = hits.map(({ concept, matched, projects }): Line => {
    const other = otherName(concept, lang);
    return {
      key: concept.id,
      id: concept.id,
      title: fullName(concept),
      chosen: concept.id === chosen,
      draw: (
        <>
          <KindMark kind={kind} />
          <span className="ell vline-name">
            {pick(concept, "label")}
            {shortName(concept, lang) && <b> {shortName(concept, lang)}</b>}
            {other !== "" && <span className="mute small"> {other}</span>}
            {matched && <span className="faint small"> {t.tagging.matched(matched)}</span>}
          </span>
          {concept.id.startsWith("OWN:") && <Badge tone="accent">{t.vocabulary.own}</Badge>}
          <span className="grow" />
          <span className="mono faint tiny ell vline-id">{concept.id}</span>
          <span className="num small vline-n">{projects > 0 ? f.number(projects) : ""}</span>
        </>
      ),
    };
  });
  if (found.error && found.error.code !== "cancelled")
    return <Failed problem={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={6} />;
  if (fresh && lines.length === 0)
    return (
      <EmptyState icon="search" title={t.tagging.nothing(text)} testid="vocabulary-no-hits">
        {t.vocabulary.list.noHitsBody}
      </EmptyState>
    );
  return (
    <>
      {total > hits.length && (
        <p className="vocab-cut small faint phrase">{t.tagging.more(f.number(total - hits.length))}</p>
      )}
      <Lines
        label={t.tagging.results}
        role="listbox"
        lines={lines}
        list={`${kind} ${text}`}
        cursor={Math.min(cursor, lines.length - 1)}
        onCursor={onCursor}
        onOpen={(index) => {
          onCursor(index);
          const id = hits[index]?.concept.id;
          if (id !== undefined) onOpen(id);
        }}
        handle={handle}
        testid="hits"
      />
    </>
  );
}
