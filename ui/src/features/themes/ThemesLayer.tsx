import { useState } from "react";
import { useAction } from "../../actions/index.ts";
import type { Selection } from "../../api/bindings.ts";
import { CreateTheme } from "./CreateTheme.tsx";
import { JoinTheme } from "./JoinTheme.tsx";
import "./themes.css";

/** What other screens ask of themes: make one of chosen projects, join projects to one. */
export function ThemesLayer() {
  const [creating, setCreating] = useState<readonly number[] | null>(null);
  const [joining, setJoining] = useState<{ selection: Selection; count: number } | null>(null);
  useAction("theme.create", ({ projects }) => setCreating(projects));
  useAction("theme.join", setJoining);
  return (
    <>
      {creating && <CreateTheme projects={creating} onClose={() => setCreating(null)} />}
      {joining && <JoinTheme {...joining} onClose={() => setJoining(null)} />}
    </>
  );
}
