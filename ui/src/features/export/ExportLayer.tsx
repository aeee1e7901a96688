import { useState } from "react";
import { useAction } from "../../actions/index.ts";
import { AudienceDialog, type Copied } from "./AudienceDialog.tsx";
import { ExportDialog, type What } from "./ExportDialog.tsx";
import { ForgeDialog, type ForgeExported } from "./ForgeDialog.tsx";
import { MatrixDialog, type MatrixExported } from "./MatrixDialog.tsx";
import { PlanDialog, type PlanExported } from "./PlanDialog.tsx";
import { ProgrammesDialog, type ProgrammesExported } from "./ProgrammesDialog.tsx";
import { ShortlistDialog, type ShortlistExported } from "./ShortlistDialog.tsx";

/** What other screens ask of the export: a list of projects, a theme's briefing, a matrix, an attachment, the log, programmes, a
 *  round's shortlist and flow, pictures of themes, plans, the handbook. */
export function ExportLayer() {
  const [what, setWhat] = useState<What | null>(null);
  useAction("export.table", (table) => setWhat({ kind: "table", ...table }));
  useAction("export.briefing", ({ theme }) => setWhat({ kind: "briefing", theme }));
  const [copied, setCopied] = useState<Copied | null>(null);
  useAction("export.attachment", (attachment) => setCopied({ kind: "attachment", ...attachment }));
  useAction("export.history", () => setCopied({ kind: "history" }));
  const [matrix, setMatrix] = useState<MatrixExported | null>(null);
  useAction("export.matrix", setMatrix);
  useAction("export.picture", setMatrix);
  const [programmes, setProgrammes] = useState<ProgrammesExported | null>(null);
  useAction("export.registry", () => setProgrammes({ kind: "registry" }));
  useAction("export.drawing", (drawing) => setProgrammes({ kind: "drawing", ...drawing }));
  const [shortlist, setShortlist] = useState<ShortlistExported | null>(null);
  useAction("export.shortlist", (list) => setShortlist({ kind: "list", ...list }));
  useAction("export.flow", (flow) => setShortlist({ kind: "flow", ...flow }));
  const [forge, setForge] = useState<ForgeExported | null>(null);
  useAction("export.forge", setForge);
  const [plan, setPlan] = useState<PlanExported | null>(null);
  useAction("export.plan", (one) => setPlan({ kind: "plan", ...one }));
  useAction("export.handbook", (notes) => setPlan({ kind: "handbook", ...notes }));
  if (plan) return <PlanDialog what={plan} onClose={() => setPlan(null)} />;
  if (forge) return <ForgeDialog what={forge} onClose={() => setForge(null)} />;
  if (shortlist) return <ShortlistDialog what={shortlist} onClose={() => setShortlist(null)} />;
  if (programmes) return <ProgrammesDialog what={programmes} onClose={() => setProgrammes(null)} />;
  if (matrix) return <MatrixDialog what={matrix} onClose={() => setMatrix(null)} />;
  if (copied) return <AudienceDialog what={copied} onClose={() => setCopied(null)} />;
  return what && <ExportDialog what={what} onClose={() => setWhat(null)} />;
}
