import { useState } from "react";
import type { Actions } from "../../actions/index.ts";
import type { Audience, DocumentLanguage } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { YenUnit } from "../../components/index.ts";
import { text, useText } from "../../text/index.ts";
import { ExportForm } from "./ExportForm.tsx";
import { answered } from "./Leaks.tsx";
import { Withheld } from "./Withheld.tsx";

export type PlanExported =
  | ({ kind: "plan" } & Actions["export.plan"])
  | ({ kind: "handbook" } & Actions["export.handbook"]);

const LANGUAGES: readonly DocumentLanguage[] = ["ja", "en", "both"];

/** A plan, or notes of the handbook, as a workbook: for whom must be chosen, then where it goes. */
export function PlanDialog({ what, onClose }: { what: PlanExported; onClose: () => void }) {
  const { t } = useText();
  const words = t.plan.exporting;
  const [millions, setMillions] = useState(false);
  const plan = useWrite("plan.export", { ownRefusals: true });
  const handbook = useWrite("handbook.export", { ownRefusals: true });
  if (what.kind === "handbook")
    return (
      <ExportForm<DocumentLanguage>
        title={words.handbook}
        testid="handbook"
        internal
        note={() => words.handbookNote}
        languages={LANGUAGES}
        run={handbook}
        write={async (audience, language) => {
          const out = await host.saveFile(`${words.handbookFile}.xlsx`, "workbook");
          return out === null ? undefined : handbook.run({ notes: what.notes, audience, language, out });
        }}
        unpainted=""
        done={() => text().exporting.done}
        onClose={onClose}
      />
    );
  return (
    <ExportForm<DocumentLanguage>
      title={words.plan}
      lead={what.code}
      testid="plan"
      internal={false}
      note={() => words.planNote}
      below={(audience) => (
        <>
          <Kept plan={what.plan} audience={audience} />
          <YenUnit millions={millions} onMillions={setMillions} hideLabel={false} testid="plan-export-unit" />
        </>
      )}
      languages={LANGUAGES}
      run={plan}
      write={async (audience, language, again) => {
        const out = again?.out ?? (await host.saveFile(`${words.planFile(what.code)}.xlsx`, "workbook"));
        if (out === null) return undefined;
        return plan.run({ plan: what.plan, audience, language, millions, out, ...answered(again) });
      }}
      unpainted=""
      done={() => text().exporting.done}
      onClose={onClose}
    />
  );
}

/** What is kept back from the audience chosen, and what is said in one language only. */
function Kept({ plan, audience }: { plan: number; audience: Audience | null }) {
  const { t, f } = useText();
  const preview = useRead(
    "plan.export_preview",
    { plan, audience: audience ?? "public" },
    { enabled: audience !== null, keep: true },
  );
  const missing = audience === null ? 0 : (preview.data?.missing_translations ?? 0);
  return (
    <>
      <Withheld
        withheld={audience === null ? null : (preview.data?.withheld ?? null)}
        stale={preview.isPlaceholderData || preview.isFetching}
      />
      {missing > 0 && <p className="small faint">{t.plan.exporting.missing(f.number(missing))}</p>}
    </>
  );
}
