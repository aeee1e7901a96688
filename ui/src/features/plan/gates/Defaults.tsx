import { useRead } from "../../../api/client.ts";
import { Button, Dialog, Loading, Note } from "../../../components/index.ts";
import { type Refs, Sheet } from "../../../sheet/index.ts";
import { useText } from "../../../text/index.ts";

const NOTHING: Refs = {};

/** Headings that the gates of a new plan begin with, for every theme of the library. */
export function Defaults({ onClose }: { onClose: () => void }) {
  const { t, say } = useText();
  const words = t.plan.defaults;
  const read = useRead("handbook.list", {});
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      width={760}
      testid="gate-defaults"
      footer={<Button onPress={onClose}>{t.common.close}</Button>}
    >
      <Note>
        {words.body} {say("plan.gate-note")}
      </Note>
      {read.data ? (
        <div className="pl-defaults">
          <Sheet
            sheet="default-item"
            plan={null}
            rows={read.data.defaults}
            refs={NOTHING}
            label={words.title}
            newCells={(above) =>
              above
                ? { product: above.cells.product ?? null, gate: above.cells.gate ?? null }
                : { product: "medicine", gate: "sg1" }
            }
            testid="default-sheet"
          />
        </div>
      ) : (
        <Loading rows={6} />
      )}
    </Dialog>
  );
}
