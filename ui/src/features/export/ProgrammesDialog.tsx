import type { Actions } from "../../actions/index.ts";
import type { Audience, Language } from "../../api/bindings.ts";
import { useWrite } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { text, useText } from "../../text/index.ts";
import { ExportForm } from "./ExportForm.tsx";
import { answered } from "./Leaks.tsx";

export type ProgrammesExported = { kind: "registry" } | ({ kind: "drawing" } & Actions["export.drawing"]);

const LANGUAGES: readonly Language[] = ["ja", "en"];

/** The registry of programmes as a workbook, or a drawing of them: for whom must be chosen, then where it goes. */
export function ProgrammesDialog({ what, onClose }: { what: ProgrammesExported; onClose: () => void }) {
  const { t } = useText();
  const words = t.exporting.programmes;
  const workbook = useWrite("registry.export", { ownRefusals: true });
  const picture = useWrite("pairing.picture", { ownRefusals: true });
  const drawing = what.kind === "drawing" ? what : null;
  // What nobody has confirmed stays in the house.
  const internal = drawing !== null && !drawing.published;
  const note = (audience: Audience | null) => {
    if (drawing) return internal ? words.drawingInternal : words.drawingPublished;
    return audience === "internal" ? words.registryWhole : words.registryPart;
  };
  return (
    <ExportForm<Language>
      title={drawing ? words.drawingTitle : words.registryTitle}
      {...(drawing ? { lead: drawing.name } : {})}
      testid="programmes"
      internal={internal}
      note={note}
      languages={drawing ? [] : LANGUAGES}
      run={drawing ? picture : workbook}
      write={async (audience, language, again) => {
        if (!drawing) {
          const out = again?.out ?? (await host.saveFile(`${words.registryFile}.xlsx`, "workbook"));
          return out === null ? undefined : workbook.run({ audience, language, out, ...answered(again) });
        }
        const painted = await drawing.paint();
        if (painted === null) return "unpainted";
        const out = await host.saveFile(
          `${drawing.name}.${drawing.ending}`,
          drawing.ending === "png" ? "picture" : "drawing",
        );
        if (out === null) return undefined;
        const { shows, published } = drawing;
        return picture.run({ shows, picture: painted, published_only: published, audience, out });
      }}
      unpainted={words.unpainted}
      done={() => text().exporting.done}
      onClose={onClose}
    />
  );
}
