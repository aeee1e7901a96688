import { useState } from "react";
import { useAction } from "../../actions/index.ts";
import { ExportDialog, type What } from "./ExportDialog.tsx";

/** What other screens ask of the export: a list of projects, a theme's briefing. */
export function ExportLayer() {
  const [what, setWhat] = useState<What | null>(null);
  useAction("export.table", (table) => setWhat({ kind: "table", ...table }));
  useAction("export.briefing", ({ theme }) => setWhat({ kind: "briefing", theme }));
  return what && <ExportDialog what={what} onClose={() => setWhat(null)} />;
}
