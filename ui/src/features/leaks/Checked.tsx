import { type ReactNode, useEffect, useState } from "react";
import type { LeakReport } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { Button, countOf, Icon, LeakTable, Loading, Note } from "../../components/index.ts";
import { useText } from "../../text/index.ts";

/** One workbook: what was found in it, or why it could not be checked. */
export function Checked({ file, onAnother }: { file: string; onAnother: () => void }) {
  const { t, f, say } = useText();
  const words = t.leaks;
  const check = useRead("leak.check", { file }, { keep: false });
  const { data, error, refetch } = check;
  // An answer that is still kept tells of the file as it was: it is not shown.
  const [stale, setStale] = useState(data !== undefined);
  useEffect(() => {
    if (!stale) return;
    setStale(false);
    void refetch();
  }, [stale, refetch]);
  const busy = stale || check.isFetching;
  const name = file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);
  const at = new Date(check.dataUpdatedAt).toISOString();
  let content: ReactNode;
  if (busy)
    content = (
      <div className="leaks-busy" role="status" data-testid="leaks-busy">
        <p className="mute">{words.checking}</p>
        <Loading rows={4} />
      </div>
    );
  else if (error)
    content = (
      <Note tone="bad" title={words.refused} testid="leaks-refused">
        {say(`problem.${error.code}`, error.params as Record<string, string>)}
      </Note>
    );
  else if (data)
    content = (
      <>
        <Verdict report={data} />
        <LeakTable report={data} list={`${file} ${check.dataUpdatedAt}`} />
      </>
    );
  return (
    <div className="leaks-main" aria-busy={busy}>
      <div className="row leaks-file">
        <Icon name="document" />
        <b className="ell" title={file} data-testid="leaks-file">
          {name}
        </b>
        {data && !busy && !error && <span className="faint small nw">{words.checkedAt(f.timeOf(at))}</span>}
        <span className="grow" />
        <Button icon="redo" disabled={busy} tip={words.againHint} onPress={() => void refetch()} testid="leaks-again">
          {words.again}
        </Button>
        <Button icon="folder" onPress={onAnother} testid="leaks-choose">
          {words.another}
        </Button>
      </div>
      {content}
    </div>
  );
}

/** Whether the workbook may leave, as far as a program can tell. */
function Verdict({ report }: { report: LeakReport }) {
  const { t, f } = useText();
  const words = t.leaks;
  const n = countOf(report);
  if (n === 0)
    return (
      <Note tone="ok" title={words.clean} testid="leaks-verdict">
        {words.cleanMore}
      </Note>
    );
  if (report.leaks.length === 0 && report.more === 0)
    return (
      <Note tone="warn" title={words.notSure} testid="leaks-verdict">
        {words.notSureMore}
      </Note>
    );
  return (
    <Note tone="bad" title={words.found(f.number(n), n)} testid="leaks-verdict">
      {words.foundMore}
    </Note>
  );
}
