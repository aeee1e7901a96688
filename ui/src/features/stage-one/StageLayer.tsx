import { useState } from "react";
import { type Actions, useAction } from "../../actions/index.ts";
import { OpenRoundDialog } from "./rounds/open/OpenRoundDialog.tsx";
import "./stage.css";

/** What other screens ask of stage one: freeze chosen projects into a round. */
export function StageLayer() {
  const [given, setGiven] = useState<Actions["stage.open-round"] | null>(null);
  useAction("stage.open-round", setGiven);
  return given && <OpenRoundDialog given={given} onClose={() => setGiven(null)} />;
}
