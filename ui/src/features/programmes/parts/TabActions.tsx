import { createContext, type ReactNode, useContext } from "react";
import { createPortal } from "react-dom";

/** Where the screen has room for what the tab shown can do: the right end of its bar. Null until it is there. */
export const TabActionsPlace = createContext<HTMLElement | null>(null);

/** Buttons of a tab, shown at the right end of the screen's bar while the tab is. */
export function TabActions({ children }: { children: ReactNode }) {
  const place = useContext(TabActionsPlace);
  return place && createPortal(children, place);
}
