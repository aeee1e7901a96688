import { useState } from "react";
import { useAction } from "../../actions/index.ts";
import { AudienceDialog, type Copied } from "./AudienceDialog.tsx";
import { ExportDialog, type What } from "./ExportDialog.tsx";

/** What other screens ask of the export: a list of projects, a theme's briefing, an attachment, the log. */
export function ExportLayer() {
  const [what, setWhat] = useState<What | null>(null);
  useAction("export.table", (table) => setWhat({ kind: "table", ...table }));
  useAction("export.briefing", ({ theme }) => setWhat({ kind: "briefing", theme }));
  const [copied, setCopied] = useState<Copied | null>(null);
  useAction("export.attachment", (attachment) => setCopied({ kind: "attachment", ...attachment }));
  useAction("export.history", () => setCopied({ kind: "history" }));
  if (copied) return <AudienceDialog what={copied} onClose={() => setCopied(null)} />;
  return what && <ExportDialog what={what} onClose={() => setWhat(null)} />;
}
