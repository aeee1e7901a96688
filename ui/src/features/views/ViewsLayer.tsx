import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type Actions, useAction } from "../../actions/index.ts";
import { placeOf } from "../../find/index.ts";
import { takeView } from "./take.ts";
import { SaveView } from "./ViewDialogs.tsx";

/** What other screens ask of saved views: to keep what they show, to take in a file. */
export function ViewsLayer() {
  const navigate = useNavigate();
  const [saving, setSaving] = useState<Actions["view.save"] | null>(null);
  useAction("view.save", setSaving);
  useAction("view.take", () => void takeView());
  return (
    saving && (
      <SaveView
        state={saving.state}
        view={saving.view}
        onClose={() => setSaving(null)}
        onSaved={(id) => void navigate({ ...placeOf({ id, state: saving.state }), replace: true })}
      />
    )
  );
}
