import type { PlanTabProps } from "../types.ts";
import { Notes } from "./Notes.tsx";

/** The handbook beside a plan: its theme's notes, or all. */
export function NotesTab({ view, shown }: PlanTabProps) {
  return <Notes theme={view.theme} shown={shown} />;
}
