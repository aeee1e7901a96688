import { type RefObject, useEffect } from "react";

/** The words are marked through this name (`::highlight`), so that the text itself stays as React drew it. */
const NAME = "quoted";

/** Brings the field or the row of a list that something rests on into view and marks what is quoted from it. */
export function useQuoted(
  body: RefObject<HTMLElement | null>,
  at: string | undefined,
  quote: string | undefined,
  tab: string,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab draws another place
  useEffect(() => {
    if (!at) return;
    // Once the tab and the language it stands in are drawn (ms).
    const timer = setTimeout(() => {
      const row = /^row-(\d+)$/.exec(at)?.[1];
      const place = body.current?.querySelector<HTMLElement>(
        row ? `[data-source-row="${row}"]` : `[data-field="${CSS.escape(at)}"]`,
      );
      if (!place) return;
      const folded = place.closest("details");
      if (folded) folded.open = true;
      place.classList.add("quoted");
      place.scrollIntoView?.({ block: "center" });
      const range = quote ? rangeOf(place, quote) : null;
      if (range && typeof Highlight === "function" && CSS.highlights) CSS.highlights.set(NAME, new Highlight(range));
    }, 60);
    return () => {
      clearTimeout(timer);
      if (typeof CSS !== "undefined" && "highlights" in CSS) CSS.highlights.delete(NAME);
      for (const own of body.current?.querySelectorAll(".quoted") ?? []) own.classList.remove("quoted");
    };
  }, [body, at, quote, tab]);
}

/** Where a text is shown below an element; null = nowhere. */
export function rangeOf(within: HTMLElement, text: string): Range | null {
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; from: number }[] = [];
  let whole = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // Words for screen readers only: the list's value under a person's may still say it.
    if (node.parentElement?.closest(".vh, .fv-acts")) continue;
    nodes.push({ node: node as Text, from: whole.length });
    whole += (node as Text).data;
  }
  const from = whole.indexOf(text);
  if (from < 0) return null;
  const ends = (at: number) => nodes.findLast((own) => own.from <= at);
  const [first, last] = [ends(from), ends(from + text.length - 1)];
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, from - first.from);
  range.setEnd(last.node, from + text.length - last.from);
  return range;
}
