/** Which language and which colours the window uses now. `null` in the settings means: as the system. */
import { useSyncExternalStore } from "react";
import type { Appearance, Language } from "../api/bindings.ts";

const listeners = new Set<() => void>();
const darkSystem = typeof window.matchMedia === "function" ? window.matchMedia("(prefers-color-scheme: dark)") : null;
// The shell marks the document before the page starts, so that the first frame already looks as it was set.
const marked = document.documentElement;
let chosen: { language: Language | null; appearance: Appearance | null } =
  marked.dataset.theme === undefined
    ? { language: null, appearance: null }
    : { language: marked.lang === "ja" ? "ja" : "en", appearance: marked.dataset.theme === "dark" ? "dark" : "light" };

const ofSystem = (): Language => (navigator.language.toLowerCase().startsWith("ja") ? "ja" : "en");
// Every component asks at every drawing, and the web view makes up its answer anew each time.
let system = ofSystem();

export const language = (): Language => chosen.language ?? system;
export const appearance = (): Appearance => chosen.appearance ?? (darkSystem?.matches ? "dark" : "light");

function apply() {
  document.documentElement.lang = language();
  document.documentElement.dataset.theme = appearance();
  for (const listener of listeners) listener();
}

/** Takes over what the person set; the window follows at once. */
export function choose(next: { language?: Language | null; appearance?: Appearance | null }) {
  const merged = { ...chosen, ...next };
  if (merged.language === chosen.language && merged.appearance === chosen.appearance) return;
  chosen = merged;
  apply();
}

darkSystem?.addEventListener("change", apply);
window.addEventListener("languagechange", () => {
  system = ofSystem();
  apply();
});
apply();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useLanguage = () => useSyncExternalStore(subscribe, language);
export const useAppearance = () => useSyncExternalStore(subscribe, appearance);
