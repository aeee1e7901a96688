import { Fragment } from "react";

/** Cuts a text where search words occur literally, letter case aside: `[text, isHit]` in order. */
export function cut(text: string, terms: readonly string[]): [string, boolean][] {
  const lower = text.toLowerCase();
  // Lower-casing may change the length of rare letters; then no place can be trusted.
  const wanted = lower.length === text.length ? terms.map((term) => term.toLowerCase()) : [];
  const parts: [string, boolean][] = [];
  let at = 0;
  while (at < text.length) {
    let next = -1;
    let size = 0;
    for (const term of wanted) {
      const found = lower.indexOf(term, at);
      if (found >= 0 && (next < 0 || found < next || (found === next && term.length > size))) {
        next = found;
        size = term.length;
      }
    }
    if (next < 0) break;
    if (next > at) parts.push([text.slice(at, next), false]);
    parts.push([text.slice(next, next + size), true]);
    at = next + size;
  }
  if (at < text.length) parts.push([text.slice(at), false]);
  return parts;
}

export function Highlight({ text, terms }: { text: string; terms: readonly string[] }) {
  if (terms.length === 0) return text;
  return cut(text, terms).map(([part, hit], i) =>
    hit ? <mark key={i}>{part}</mark> : <Fragment key={i}>{part}</Fragment>,
  );
}
