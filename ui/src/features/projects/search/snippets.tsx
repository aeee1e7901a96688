import { createContext, Fragment, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { Filter, ProjectRow, Snippet } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { NO_FILTER } from "../../../api/filter.ts";
import { PAGE } from "../../../grid/index.ts";
import { useText } from "../../../text/index.ts";
import { hasHit } from "../highlight.tsx";

/** ms the list has to rest before it is asked why its rows were found. */
const REST = 120;
/** Projects asked about at once, the most the command takes. */
const MOST = 200;

type Found = ReadonlyMap<number, Snippet>;
const NONE: Found = new Map();

/** Why projects were found whose titles do not show it, by project. */
export const SnippetContext = createContext<Found>(NONE);

/** Asks for the pages in view, once they rest, about the rows whose title has no hit. */
export function useSnippets({
  filter,
  marks,
  pages,
  rowAt,
  rows,
}: {
  filter: Filter;
  marks: readonly string[];
  /** Pages of the list in view. */
  pages: readonly number[];
  rowAt: (index: number) => ProjectRow | undefined;
  /** Changes when other rows are at hand. */
  rows: unknown;
}): Found {
  const { pick } = useText();
  const { text, exact } = filter;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `rowAt` is new on every render; `rows` says when it differs
  const wanted = useMemo(() => {
    if (marks.length === 0) return [];
    const ids: number[] = [];
    for (const page of pages)
      for (let i = page * PAGE; ids.length < MOST && i < (page + 1) * PAGE; i += 1) {
        const row = rowAt(i);
        if (row && !hasHit(pick(row, "title"), marks)) ids.push(row.id);
      }
    return ids;
  }, [rows, marks, pages, pick]);
  const [asked, setAsked] = useState({ text: "", exact: false, projects: [] as number[] });
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ text, exact, projects: wanted }), REST);
    return () => clearTimeout(timer);
  }, [text, exact, wanted]);

  const on = asked.text.trim() !== "" && asked.projects.length > 0;
  const question = { projects: asked.projects, filter: { ...NO_FILTER, text: asked.text, exact: asked.exact } };
  const read = useRead("find.snippets", question, { enabled: on });
  // The answer for the rows before stays while one scrolls, never that for other words.
  const kept = useRef<{ words: string; found: Found }>({ words: "", found: NONE });
  const words = JSON.stringify([asked.text, asked.exact]);
  const answer = read.isPlaceholderData ? undefined : read.data?.snippets;
  const found = useMemo(() => answer && new Map(answer.map((snippet) => [snippet.project, snippet])), [answer]);
  if (found && on) kept.current = { words, found };
  return words === JSON.stringify([text, exact]) && kept.current.words === words ? kept.current.found : NONE;
}

/** The words around the hit, muted, behind a title that does not have it. */
export function SnippetOf({ project }: { project: number }) {
  const { t } = useText();
  const snippet = useContext(SnippetContext).get(project);
  if (!snippet) return null;
  const where = t.find.snippet.fields[snippet.field];
  return (
    <span className="snippet ell" title={`${where}: ${snippet.text}`} data-testid="snippet">
      <em>{where}</em>
      {marked(snippet).map(([part, hit], i) =>
        hit ? <mark key={i}>{part}</mark> : <Fragment key={i}>{part}</Fragment>,
      )}
    </span>
  );
}

/** The text of a snippet cut at its marks; marks beyond the text, or over one another, are passed over. */
export function marked({ text, marks }: Pick<Snippet, "text" | "marks">): [string, boolean][] {
  const parts: [string, boolean][] = [];
  let done = 0;
  for (const [first, length] of [...marks].sort((a, b) => a[0] - b[0])) {
    if (first < done || length <= 0 || first + length > text.length) continue;
    if (first > done) parts.push([text.slice(done, first), false]);
    parts.push([text.slice(first, first + length), true]);
    done = first + length;
  }
  if (done < text.length) parts.push([text.slice(done), false]);
  return parts;
}
