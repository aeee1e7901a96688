import { useState } from "react";
import type { ItemsFile } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Button, Dialog, Loading, Note, Select, usePicked } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

interface TakeItemsProps {
  plan: number;
  gate: number;
  onClose: () => void;
}

/** A checklist of one's own from a workbook: the file is chosen, what it says is shown, and only then written. */
export function TakeItems({ plan, gate, onClose }: TakeItemsProps) {
  const path = usePicked("workbook", onClose);
  const [sheet, setSheet] = useState<string | undefined>(undefined);
  const file: ItemsFile | null = path === null ? null : { path, ...(sheet === undefined ? {} : { sheet }) };
  return file && <Preview plan={plan} gate={gate} file={file} onSheet={setSheet} onClose={onClose} />;
}

function Preview({
  plan,
  gate,
  file,
  onSheet,
  onClose,
}: TakeItemsProps & { file: ItemsFile; onSheet: (sheet: string) => void }) {
  const { t, f, say } = useText();
  const words = t.plan.take;
  const read = useRead("plan.items_file", file, { keep: false });
  const put = useWrite("plan.put", { ownRefusals: true });
  const found = read.data;
  const refused = put.problem && put.problem.code !== "fault" ? put.problem : null;
  const run = async () => {
    if (!found || found.rows.length === 0 || put.busy) return;
    const rows = found.rows.map((cells) => ({ id: null, cells: { ...cells, gate } }));
    if (await put.run({ plan, sheet: "item", rows })) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      width={760}
      testid="take-items"
      lead={words.nothingWritten}
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            look="pri"
            writes
            disabled={!found || found.rows.length === 0 || put.busy}
            onPress={() => void run()}
            testid="take-items-run"
          >
            {words.run(f.number(found?.rows.length ?? 0))}
          </Button>
        </>
      }
    >
      {read.error ? (
        <Note tone="bad" testid="take-items-problem">
          {say(`problem.${read.error.code}`, read.error.params as Record<string, string>)}
        </Note>
      ) : !found ? (
        <Loading rows={4} />
      ) : (
        <>
          {found.sheets.length > 1 && (
            <Select
              label={words.sheet}
              value={found.sheet}
              onChange={onSheet}
              choices={found.sheets.map((id) => ({ id, label: id }))}
              testid="take-items-sheet"
            />
          )}
          <p className="small">
            {words.columns(
              found.columns
                .map(
                  ([column, heading]) => `${heading} → ${say(`plan-column.item.${column.replace(/_(ja|en)$/, "")}`)}`,
                )
                .join(t.common.comma),
            )}
          </p>
          {found.left.length > 0 && <p className="small faint">{words.left(found.left.join(t.common.comma))}</p>}
          {found.merged > 0 && <Note tone="warn">{words.merged(f.number(found.merged))}</Note>}
          <ul className="pl-items-read" data-testid="take-items-rows">
            {found.rows.map((cells, i) => (
              <li key={i}>{Object.values(cells).filter(Boolean).join(" · ")}</li>
            ))}
          </ul>
          {refused && (
            <Note tone="bad" testid="take-items-refused">
              {say(`problem.${refused.code}`, refused.params as Record<string, string>)}
            </Note>
          )}
        </>
      )}
    </Dialog>
  );
}
