import type { Actions } from "../../actions/index.ts";
import type { Audience, DocumentLanguage } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { text, useText } from "../../text/index.ts";
import { ExportForm } from "./ExportForm.tsx";
import { answered } from "./Leaks.tsx";
import { Withheld } from "./Withheld.tsx";

export type ShortlistExported =
  | ({ kind: "list" } & Actions["export.shortlist"])
  | ({ kind: "flow" } & Actions["export.flow"]);

const LANGUAGES: readonly DocumentLanguage[] = ["ja", "en", "both"];

/** A round's shortlist as a workbook, or its flow as a picture: for whom must be chosen, then where it goes. */
export function ShortlistDialog({ what, onClose }: { what: ShortlistExported; onClose: () => void }) {
  const { t } = useText();
  const words = t.settling.exporting;
  const workbook = useWrite("shortlist.export", { ownRefusals: true });
  const picture = useWrite("shortlist.picture", { ownRefusals: true });
  const flow = what.kind === "flow" ? what : null;
  const { round } = what;
  return (
    <ExportForm<DocumentLanguage>
      title={flow ? words.flowTitle : words.shortlistTitle}
      lead={what.name}
      testid="shortlist"
      // What readers and the meeting said, drawn in one picture, cannot be held back in part.
      internal={flow !== null}
      note={() => (flow ? words.flowNote : words.shortlistNote)}
      {...(flow ? {} : { below: (audience: Audience | null) => <Kept round={round} audience={audience} /> })}
      languages={flow ? [] : LANGUAGES}
      run={flow ? picture : workbook}
      write={async (audience, language, again) => {
        if (!flow) {
          const out = again?.out ?? (await host.saveFile(`${words.shortlistFile(what.name)}.xlsx`, "workbook"));
          return out === null ? undefined : workbook.run({ round, audience, language, out, ...answered(again) });
        }
        const painted = await flow.paint();
        if (painted === null) return "unpainted";
        const out = await host.saveFile(`${flow.name}.${flow.ending}`, flow.ending === "png" ? "picture" : "drawing");
        return out === null ? undefined : picture.run({ round, picture: painted, audience, out });
      }}
      unpainted={words.unpainted}
      done={() => text().exporting.done}
      onClose={onClose}
    />
  );
}

/** What is kept back from the audience chosen. */
function Kept({ round, audience }: { round: number; audience: Audience | null }) {
  const preview = useRead(
    "shortlist.preview",
    { round, audience: audience ?? "public" },
    { enabled: audience !== null, keep: true },
  );
  return (
    <Withheld
      withheld={audience === null ? null : (preview.data?.withheld ?? null)}
      stale={preview.isPlaceholderData || preview.isFetching}
    />
  );
}
