import type { Dim, DocumentLanguage, MatrixRequest } from "../../api/bindings.ts";
import { useWrite } from "../../api/client.ts";
import { host } from "../../api/host.ts";
import { DIMS, isConditioned } from "../../find/index.ts";
import { text, useText } from "../../text/index.ts";
import { ExportForm } from "./ExportForm.tsx";
import { answered } from "./Leaks.tsx";

export interface MatrixExported {
  matrix: MatrixRequest;
  /** Proposed for the file, without ending. */
  name: string;
  /** Paints the picture, in base64; left out = a workbook is written. */
  png?: () => Promise<string | null>;
}

/** What is counted by these is 社外秘: what people of the house tagged, wove and noted. The core refuses it, too. */
const OF_THE_HOUSE: readonly Dim[] = [
  "target",
  "target_class",
  "modality",
  "indication",
  "area",
  "untagged",
  "look",
  "theme",
];

const isOfTheHouse = ({ filter, rows, columns, third }: MatrixRequest) =>
  // Which programme a project is tied to is our own word, too.
  filter.registered.length > 0 ||
  DIMS.some(
    (dim) =>
      OF_THE_HOUSE.includes(dim) && (dim === rows || dim === columns || dim === third || isConditioned(filter, dim)),
  );

const LANGUAGES: readonly DocumentLanguage[] = ["ja", "en", "both"];

/** A matrix as a workbook or a picture: for whom must be chosen, then where it goes. */
export function MatrixDialog({ what, onClose }: { what: MatrixExported; onClose: () => void }) {
  const { t } = useText();
  const workbook = useWrite("export.matrix", { ownRefusals: true });
  const picture = useWrite("export.picture", { ownRefusals: true });
  const { matrix, name, png } = what;
  const internal = isOfTheHouse(matrix);
  return (
    <ExportForm<DocumentLanguage>
      title={png ? t.matrix.exportPictureTitle : t.matrix.exportTitle}
      lead={name}
      testid="matrix"
      internal={internal}
      note={() => (internal ? t.matrix.exportInternal : t.matrix.exportPublic)}
      languages={png ? [] : LANGUAGES}
      run={png ? picture : workbook}
      write={async (audience, language, again) => {
        const painted = png ? await png() : null;
        if (png && painted === null) return "unpainted";
        const out =
          again?.out ?? (await host.saveFile(`${name}.${png ? "png" : "xlsx"}`, png ? "picture" : "workbook"));
        if (out === null) return undefined;
        return painted === null
          ? workbook.run({ matrix, audience, language, out, ...answered(again) })
          : picture.run({ png: painted, matrix, audience, out });
      }}
      unpainted={t.matrix.pictureFailed}
      done={() => (png ? text().matrix.pictured : text().matrix.exported)}
      onClose={onClose}
    />
  );
}
