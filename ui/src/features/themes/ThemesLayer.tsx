import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Actions, useAction } from "../../actions/index.ts";
import type { Selection } from "../../api/bindings.ts";
import { CreateTheme } from "./CreateTheme.tsx";
import { JoinTheme } from "./JoinTheme.tsx";
import { keepChosen } from "./proposals/chosen.ts";
import "./themes.css";

/** What other screens ask of themes: make one of chosen projects, join projects to one, look for combinations. */
export function ThemesLayer() {
  const navigate = useNavigate();
  const [creating, setCreating] = useState<Actions["theme.create"] | null>(null);
  const [joining, setJoining] = useState<{ selection: Selection; count: number } | null>(null);
  useAction("theme.create", setCreating);
  useAction("theme.join", setJoining);
  useAction("forge.propose", (chosen) => {
    keepChosen(chosen);
    void navigate({ to: "/themes", search: { tab: "proposals", among: "chosen" } });
  });
  return (
    <>
      {creating && <CreateTheme {...creating} onClose={() => setCreating(null)} />}
      {joining && <JoinTheme {...joining} onClose={() => setJoining(null)} />}
    </>
  );
}
