import { useState } from "react";
import { useRead, useWrite } from "../../../api/client.ts";
import { Button, Dialog, Select } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { ProgrammeField } from "../parts/ProgrammePicker.tsx";
import { withCode } from "./cells.ts";

/** Adds a code of projects without a programme to one of the registry, which ties them. */
export function CodeDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const { t } = useText();
  const words = t.programmes.waiting;
  const [programme, setProgramme] = useState<number | null>(null);
  const [code, setCode] = useState(codes[0] ?? "");
  const own = useRead("registry.list", {}).data?.programmes.find((one) => one.id === programme);
  const write = useWrite("registry.edit");
  const ready = own !== undefined && code !== "" && !write.busy;
  const run = async () => {
    if (!own || !ready) return;
    const done = await write.run({ id: own.id, fields: { codes: withCode(own.codes, code) } });
    if (done) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.addCode}
      lead={words.addCodeLead}
      testid="waiting-code-dialog"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button look="pri" writes disabled={!ready} onPress={() => void run()} testid="waiting-code-run">
            {t.programmes.addCode}
          </Button>
        </>
      }
    >
      <Select<string>
        label={t.programmes.field.codes}
        value={code}
        onChange={setCode}
        choices={codes.map((id) => ({ id, label: id }))}
        testid="waiting-code-choice"
      />
      <ProgrammeField
        label={t.programmes.field.name_ja}
        value={programme}
        onChange={setProgramme}
        testid="waiting-code-programme"
      />
    </Dialog>
  );
}
