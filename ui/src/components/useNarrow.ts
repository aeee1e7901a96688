import { useSyncExternalStore } from "react";

const narrow = window.matchMedia("(max-width: 1200px)");

/** Whether the window is too narrow for a third column; the same bound as in base.css. */
export const useNarrow = () =>
  useSyncExternalStore(
    (listener) => {
      narrow.addEventListener("change", listener);
      return () => narrow.removeEventListener("change", listener);
    },
    () => narrow.matches,
  );
