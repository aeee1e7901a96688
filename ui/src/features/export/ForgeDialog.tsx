import type { Actions } from "../../actions/index.ts";
import type { Language } from "../../api/bindings.ts";
import { useWrite } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { text, useText } from "../../text/index.ts";
import { ExportForm } from "./ExportForm.tsx";

export type ForgeExported = Actions["export.forge"];

/** A picture of themes: for whom must be chosen, though only 社外秘 can be, then where it goes. */
export function ForgeDialog({ what, onClose }: { what: ForgeExported; onClose: () => void }) {
  const { t } = useText();
  const words = t.pictures;
  const picture = useWrite("forge.picture", { ownRefusals: true });
  const { shows, theme, name, ending } = what;
  return (
    <ExportForm<Language>
      title={words.exportTitle}
      lead={name}
      testid="forge"
      // How themes are composed, drawn in one picture, cannot be held back in part.
      internal
      note={() => words.exportNote}
      languages={[]}
      run={picture}
      write={async (audience) => {
        const painted = await what.paint();
        if (painted === null) return "unpainted";
        const out = await host.saveFile(`${name}.${ending}`, ending === "png" ? "picture" : "drawing");
        if (out === null) return undefined;
        return picture.run({ shows, ...(theme === undefined ? {} : { theme }), picture: painted, audience, out });
      }}
      unpainted={words.unpainted}
      done={() => text().exporting.done}
      onClose={onClose}
    />
  );
}
