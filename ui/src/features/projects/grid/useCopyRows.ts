import { useRef } from "react";
import type { Copied, Selection, Sort } from "../../../api/bindings.ts";
import { call, sayProblem } from "../../../api/client.ts";
import { asProblem } from "../../../api/host.ts";
import { notify } from "../../../api/notices.ts";
import { useKeys } from "../../../keys/index.ts";
import { number } from "../../../text/format.ts";
import { text, useText } from "../../../text/index.ts";
import { language } from "../../../text/language.ts";
import { copyLater, copyNow } from "./clipboard.ts";

/** The most rows the core gives for the clipboard. */
export const MOST_COPIED = 20_000;

/** Copies rows as a table for Excel, all that is said of them: for our own house. By `Ctrl/⌘ C` on the list, and by
 *  what this returns. */
export function useCopyRows({
  selection,
  count,
  sorts,
  columns,
}: {
  /** The ticked rows, else the one at the cursor; null = neither. */
  selection: () => Selection | null;
  /** How many those are. */
  count: number;
  sorts: Sort[];
  /** Ids of the columns shown, in order. */
  columns: readonly string[];
}): () => void {
  const { t, lang } = useText();
  const latest = useRef(0);
  const copy = async () => {
    const rows = selection();
    if (!rows) return;
    if (count > MOST_COPIED) {
      notify({ tone: "refused", say: () => text().projects.grid.copyTooMany(number(MOST_COPIED, language())) });
      return;
    }
    latest.current += 1;
    const own = latest.current;
    const copied = call("export.copy", {
      selection: rows,
      sort: sorts,
      columns: [...columns],
      audience: "internal",
      language: lang,
    });
    try {
      const put = await copyLater(copied);
      // Somebody copied something else meanwhile: that is what they hear of.
      if (own === latest.current) say(put, await copied);
    } catch (error) {
      sayProblem(asProblem(error));
    }
  };
  useKeys([
    {
      id: "list-copy",
      group: "list",
      label: t.projects.grid.keyCopy,
      keys: ["mod+KeyC"],
      run: () => {
        // Marked text is copied as text, by the window itself.
        const marked = window.getSelection();
        if ((marked && !marked.isCollapsed) || !selection()) return false;
        void copy();
        return true;
      },
    },
  ]);
  return () => void copy();
}

function say(put: boolean, copied: Copied) {
  const done = () => text().projects.grid.copied(number(copied.projects, language()), copied.projects);
  if (put) {
    notify({ tone: "done", say: done });
    return;
  }
  notify({
    tone: "info",
    say: () => text().projects.grid.copyReady(number(copied.projects, language()), copied.projects),
    action: {
      label: () => text().common.copy,
      testid: "copy-now",
      run: () => {
        if (copyNow(copied)) notify({ tone: "done", say: done });
        else notify({ tone: "refused", say: () => text().projects.grid.copyRefused });
      },
    },
  });
}
