import type { RegistryDiff, RegistryFile } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Badge, Button, Dialog, Loading, Note, usePicked } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import "./take.css";

/** A changed registry taken in: the file is chosen, what it would change is shown cell by cell, and only then written. */
export function TakeDialog({ onClose }: { onClose: () => void }) {
  const path = usePicked("workbook", onClose);
  return path && <Preview file={{ file: path }} onClose={onClose} />;
}

function Preview({ file, onClose }: { file: RegistryFile; onClose: () => void }) {
  const { t, f, say } = useText();
  const words = t.programmes.take;
  const preview = useRead("registry.preview", file, { keep: false });
  const take = useWrite("registry.take");
  const diff = preview.data;
  const nothing = diff !== undefined && diff.changes.length === 0;
  // Nothing is written but what was looked at: the file may have been saved again meanwhile, the library written to.
  const run = async () => {
    if (!diff) return;
    if (await take.run({ ...file, sha256: diff.sha256, head: diff.head })) onClose();
    else void preview.refetch();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      width={860}
      testid="take-dialog"
      lead={words.nothingWritten}
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            look="pri"
            writes
            disabled={!diff || nothing || take.busy}
            {...(nothing ? { tip: words.noChanges } : {})}
            onPress={() => void run()}
            testid="take-run"
          >
            {words.run(f.number(diff?.changes.length ?? 0), diff?.changes.length ?? 0)}
          </Button>
        </>
      }
    >
      {preview.error ? (
        <Note tone="bad" title={words.failed} testid="take-problem">
          {say(`problem.${preview.error.code}`, preview.error.params)}
        </Note>
      ) : diff ? (
        <Diff diff={diff} />
      ) : (
        <Loading rows={6} />
      )}
    </Dialog>
  );
}

function Diff({ diff }: { diff: RegistryDiff }) {
  const { t, f } = useText();
  const words = t.programmes.take;
  const added = diff.changes.filter((change) => change.new).length;
  return (
    <>
      <p className="row wrap" data-testid="take-counts">
        <b className="ell" title={diff.file}>
          {diff.file}
        </b>
        <span className="grow" />
        <Badge tone="accent">{words.added(f.number(added))}</Badge>
        <Badge tone="accent">{words.changed(f.number(diff.changes.length - added))}</Badge>
        <Badge>{words.unchanged(f.number(diff.unchanged))}</Badge>
        {diff.refused.length > 0 && <Badge tone="bad">{words.refused(f.number(diff.refused.length))}</Badge>}
      </p>
      <div className="take-table scroll">
        {diff.changes.length > 0 ? (
          <table data-testid="take-changes">
            <thead className="heads">
              <tr>
                <th>{words.row}</th>
                <th>{words.name}</th>
                <th>{words.heading}</th>
                <th>{words.before}</th>
                <th>{words.after}</th>
              </tr>
            </thead>
            <tbody>
              {diff.changes.flatMap((change) =>
                change.cells.map((cell, i) => (
                  <tr key={`${change.sheet} ${change.row} ${cell.heading}`}>
                    <td className="faint nw">{i === 0 && words.place(change.sheet, f.number(change.row))}</td>
                    <td>
                      {i === 0 && (
                        <>
                          {change.name} {change.new && <Badge tone="accent">{words.isNew}</Badge>}
                        </>
                      )}
                    </td>
                    <td className="mute">{cell.heading}</td>
                    <td className="take-before">
                      {cell.before === "" ? <span className="faint">—</span> : cell.before}
                    </td>
                    <td className="take-after">{cell.after === "" ? <span className="faint">—</span> : cell.after}</td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        ) : (
          <p className="take-none">{words.noChanges}</p>
        )}
      </div>
      {diff.refused.length > 0 && (
        <section>
          <h3 className="bad">{words.refusedTitle}</h3>
          <p className="small mute">{words.refusedBody}</p>
          <div className="take-table take-refused scroll">
            <table data-testid="take-refused">
              <thead className="heads">
                <tr>
                  <th>{words.row}</th>
                  <th>{words.heading}</th>
                  <th>{words.value}</th>
                  <th>{words.why}</th>
                </tr>
              </thead>
              <tbody>
                {diff.refused.map((own) => (
                  <tr key={`${own.sheet} ${own.row} ${own.heading} ${own.reason}`}>
                    <td className="faint nw">{words.place(own.sheet, f.number(own.row))}</td>
                    <td className="mute">{own.heading === "" ? words.wholeRow : own.heading}</td>
                    <td className="mono">{own.value}</td>
                    <td>{own.words}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </>
  );
}
