import { useEffect, useRef } from "react";
import type { PasteRequest } from "../../api/bindings.ts";
import { notify } from "../../api/notices.ts";
import { caps, isEditable, useKeys } from "../../keys/index.ts";
import { text, useText } from "../../text/index.ts";

/** What a copied table is, or nothing when there is neither text nor a page in it. */
function copied(html: string, plain: string): PasteRequest | null {
  if (html.trim() === "" && plain.trim() === "") return null;
  return { ...(plain ? { text: plain } : {}), ...(html ? { html } : {}) };
}

/**
 * Ctrl/⌘ V anywhere on the screen while no field has the focus. Some web views send the paste only into something
 * that can be written in, so the key first puts the focus into a field nobody sees; `catcher` is the ref for it.
 * `press` is for a button: it asks the web view for the clipboard and, where that is not allowed, says which keys do it.
 */
export function usePaste({ enabled, onPaste }: { enabled: boolean; onPaste: (copy: PasteRequest) => void }) {
  const { t } = useText();
  const catcher = useRef<HTMLTextAreaElement>(null);
  const latest = useRef({ enabled, onPaste });
  latest.current = { enabled, onPaste };
  useEffect(() => {
    let back: HTMLElement | null = null;
    const onEvent = (e: ClipboardEvent) => {
      const own = e.target === catcher.current;
      if (!latest.current.enabled || (!own && isEditable(e.target)) || document.querySelector("[data-modal]")) return;
      e.preventDefault();
      if (own) back?.focus();
      const copy = copied(e.clipboardData?.getData("text/html") ?? "", e.clipboardData?.getData("text/plain") ?? "");
      if (copy) latest.current.onPaste(copy);
      else notify({ tone: "refused", say: () => text().importing.pasteEmpty });
    };
    const onFocus = (e: FocusEvent) => {
      if (e.target === catcher.current) back = e.relatedTarget instanceof HTMLElement ? e.relatedTarget : null;
    };
    // The paste comes with the key going down; where none came, the focus still goes back.
    const onKeyUp = (e: KeyboardEvent) => {
      if (e.target === catcher.current) (back ?? document.body).focus();
      if (document.activeElement === catcher.current) catcher.current?.blur();
    };
    document.addEventListener("paste", onEvent);
    document.addEventListener("focusin", onFocus);
    document.addEventListener("keyup", onKeyUp);
    return () => {
      document.removeEventListener("keyup", onKeyUp);
      document.removeEventListener("paste", onEvent);
      document.removeEventListener("focusin", onFocus);
    };
  }, []);
  useKeys([
    {
      id: "import-paste",
      label: t.importing.pasteKey,
      group: "importing",
      keys: ["mod+KeyV"],
      enabled,
      run: () => {
        catcher.current?.focus();
        return false;
      },
    },
  ]);

  const press = async () => {
    try {
      let html = "";
      let plain = "";
      for (const item of await navigator.clipboard.read()) {
        if (item.types.includes("text/html")) html = await (await item.getType("text/html")).text();
        if (item.types.includes("text/plain")) plain = await (await item.getType("text/plain")).text();
      }
      const copy = copied(html, plain);
      if (copy) latest.current.onPaste(copy);
      else notify({ tone: "refused", say: () => text().importing.pasteEmpty });
    } catch {
      notify({ tone: "info", say: () => text().importing.pasteHint(pasteKeys()) });
    }
  };
  return { catcher, press };
}

/** As a person reads them. */
export const pasteKeys = () => caps("mod+KeyV").join(" ");
