/** Copying from a table and pasting into it. Some web views copy and paste only where text can be written, so the keys first
 *  put the focus into a field nobody sees. */
import { type RefObject, useEffect, useRef } from "react";
import { notify } from "../api/notices.ts";
import { copyText } from "../components/index.ts";
import { caps } from "../keys/index.ts";
import { text } from "../text/index.ts";
import { asPage, asText } from "./clipboard.ts";

interface Options {
  /** What keeps the focus. */
  table: RefObject<HTMLElement | null>;
  /** What is chosen; null = nothing. */
  chosen: () => readonly (readonly string[])[] | null;
  onPaste: (html: string, plain: string) => void;
}

export function useClipboard({ table, chosen, onPaste }: Options) {
  const catcher = useRef<HTMLTextAreaElement>(null);
  const latest = useRef({ chosen, onPaste });
  latest.current = { chosen, onPaste };

  useEffect(() => {
    const field = catcher.current;
    if (!field) return;
    const back = () => {
      field.value = "";
      table.current?.focus({ preventScroll: true });
    };
    const onCopy = (e: ClipboardEvent) => {
      const rows = latest.current.chosen();
      e.preventDefault();
      if (rows && e.clipboardData) {
        e.clipboardData.setData("text/plain", asText(rows));
        e.clipboardData.setData("text/html", asPage(rows));
        said(rows);
      }
      back();
    };
    const onPasted = (e: ClipboardEvent) => {
      e.preventDefault();
      back();
      latest.current.onPaste(e.clipboardData?.getData("text/html") ?? "", e.clipboardData?.getData("text/plain") ?? "");
    };
    // The copy comes with the key going down; where none came, the focus still goes back.
    const onKeyUp = () => document.activeElement === field && back();
    field.addEventListener("copy", onCopy);
    field.addEventListener("paste", onPasted);
    field.addEventListener("keyup", onKeyUp);
    return () => {
      field.removeEventListener("copy", onCopy);
      field.removeEventListener("paste", onPasted);
      field.removeEventListener("keyup", onKeyUp);
    };
  }, [table]);

  return {
    catcher,
    /** The key of copying went down. */
    copyKey: () => {
      const [field, rows] = [catcher.current, latest.current.chosen()];
      if (!field || !rows) return;
      field.value = asText(rows);
      field.focus({ preventScroll: true });
      field.select();
    },
    /** The key of pasting went down. */
    pasteKey: () => catcher.current?.focus({ preventScroll: true }),
    copy: () => {
      const rows = latest.current.chosen();
      if (!rows) return;
      copyText(asText(rows));
      said(rows);
    },
    /** Asks the web view for the clipboard and, where that is not allowed, says which keys do it. */
    paste: async () => {
      try {
        let [html, plain] = ["", ""];
        for (const item of await navigator.clipboard.read()) {
          if (item.types.includes("text/html")) html = await (await item.getType("text/html")).text();
          if (item.types.includes("text/plain")) plain = await (await item.getType("text/plain")).text();
        }
        latest.current.onPaste(html, plain);
      } catch {
        notify({ tone: "info", say: () => text().sheet.paste.hint(caps("mod+KeyV").join(" ")) });
      }
    },
  };
}

function said(rows: readonly (readonly string[])[]) {
  const cells = rows.reduce((sum, row) => sum + row.length, 0);
  notify({ tone: "done", say: () => text().sheet.copied(cells) });
}
