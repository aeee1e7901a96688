import { useCallback, useEffect, useState } from "react";
import { chooseCopy, libraryName } from "../../actions/library.ts";
import type { Problem, RestorePreview } from "../../api/bindings.ts";
import { call, sayProblem, useWrite } from "../../api/client.ts";
import { asProblem } from "../../api/host.ts";
import { notify } from "../../api/notices.ts";
import { Button, Dialog, Loading, Note, WorkDialog } from "../../components/index.ts";
import { text, useText } from "../../text/index.ts";
import { FileName } from "./FileName.tsx";
import { Refusal, usePassphrase } from "./usePassphrase.tsx";

/** What a backup would bring back and what would be lost, before anything is touched. `beside`: a library is open
 *  that it could be put in place of; without one it can only become a file of its own. */
export function RestoreDialog({
  path,
  beside,
  onClose,
  onOpened,
}: {
  path: string;
  beside: boolean;
  onClose: () => void;
  onOpened: () => void;
}) {
  const { t, f } = useText();
  const [preview, setPreview] = useState<RestorePreview | null>(null);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [reading, setReading] = useState(beside);
  const restore = useWrite("backup.restore", { ownRefusals: true });
  const asFile = useWrite("backup.restore_to", { ownRefusals: true });
  const problem = restore.problem ?? asFile.problem ?? refused;
  const asked = usePassphrase(undefined, problem, () => void look());

  const { passphrase } = asked.args;
  const look = useCallback(async () => {
    if (!beside) return;
    setReading(true);
    try {
      // Not a kept answer: its arguments would keep the passphrase.
      setPreview(await call("backup.preview", passphrase === undefined ? { path } : { path, passphrase }));
      setRefused(null);
    } catch (error) {
      const found = asProblem(error);
      if (found.code === "fault") sayProblem(found);
      setRefused(found);
    }
    setReading(false);
  }, [beside, path, passphrase]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per backup; the passphrase is sent on Enter
  useEffect(() => void look(), [path]);

  const over = async () => {
    if ((await restore.run({ path, ...asked.args })) === undefined) return;
    notify({ tone: "done", say: () => text().keep.restore.done });
    onClose();
    onOpened();
  };
  const toFile = async () => {
    const out = await chooseCopy(path, t.keep.restoreSuffix);
    if (out === null || (await asFile.run({ path, ...asked.args, out })) === undefined) return;
    onClose();
    onOpened();
  };
  const busy = restore.busy || asFile.busy;
  const same = preview?.same_library === true;
  const hopeless = refused !== null && (refused.code === "backup-damaged" || refused.code === "not-a-backup");
  return (
    <>
      <Dialog
        open={!busy}
        onClose={onClose}
        title={t.keep.restore.title}
        width={680}
        testid="restore"
        footer={
          <>
            <Button onPress={onClose} testid="restore-cancel">
              {t.common.cancel}
            </Button>
            <Button
              {...(beside ? {} : { look: "pri" as const })}
              disabled={asked.waiting || hopeless || reading}
              onPress={() => void toFile()}
              testid="restore-as-file"
            >
              {t.keep.restore.asFile}
            </Button>
            {beside && (
              <Button look="pri" writes disabled={!same} onPress={() => void over()} testid="restore-run">
                {t.keep.restore.run}
              </Button>
            )}
          </>
        }
      >
        {preview ? (
          <p className="file-name">
            <b>{t.keep.restore.at(f.timestamp(preview.backup.at), t.keep.backup.reasons[preview.backup.reason])}</b>
            <span className="ell faint small" title={path}>
              {path}
            </span>
          </p>
        ) : (
          <FileName path={path} />
        )}
        {asked.field}
        <Refusal problem={problem} />
        {beside && !refused && (
          <div className="restore-what" aria-busy={reading}>
            {preview ? <Change preview={preview} /> : <Loading rows={8} />}
          </div>
        )}
        {preview &&
          (same ? (
            <p className="mute phrase">{t.keep.restore.safe}</p>
          ) : (
            <Note tone="warn">{t.keep.restore.other}</Note>
          ))}
      </Dialog>
      <WorkDialog
        open={busy}
        title={t.keep.restore.working}
        subject={libraryName(path)}
        report={restore.progress ?? asFile.progress}
        onCancel={restore.busy ? restore.cancel : asFile.cancel}
      />
    </>
  );
}

/** The numbers side by side, then what was done since, as sentences. */
function Change({ preview }: { preview: RestorePreview }) {
  const { t, f, pick } = useText();
  const { counts, lost, lost_total } = preview;
  return (
    <>
      <div className="keep-table">
        <table data-testid="restore-counts">
          <thead className="heads">
            <tr>
              <th>{t.keep.restore.thing}</th>
              <th className="num">{t.keep.restore.now}</th>
              <th className="num">{t.keep.restore.after}</th>
              <th className="num">{t.keep.restore.difference}</th>
            </tr>
          </thead>
          <tbody>
            {counts.map((count) => {
              const by = count.then - count.now;
              return (
                <tr key={count.thing} data-thing={count.thing}>
                  <td>{t.keep.restore.things[count.thing] ?? count.thing}</td>
                  <td className="num">{f.number(count.now)}</td>
                  <td className="num">{f.number(count.then)}</td>
                  <td className={`num${by === 0 ? " faint" : by < 0 ? " warn" : ""}`}>
                    {by === 0 ? "0" : `${by > 0 ? "+" : "−"}${f.number(Math.abs(by))}`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <section className="restore-lost">
        <h3>
          {lost_total === 0 ? t.keep.restore.lostNone : t.keep.restore.lost(f.number(lost_total), lost_total)}
          {lost_total > lost.length && <span className="cnt">{t.keep.restore.lostMore(f.number(lost.length))}</span>}
        </h3>
        {lost.length > 0 && (
          <ul data-testid="restore-lost">
            {lost.map((step) => (
              <li key={step.operation}>
                <time dateTime={step.at}>{f.timestamp(step.at)}</time>
                <span className="ell grow" title={pick(step, "sentence")}>
                  {pick(step, "sentence")}
                </span>
                <span className="ell faint who" title={step.by}>
                  {step.by}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
