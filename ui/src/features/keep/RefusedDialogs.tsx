import { useEffect, useRef, useState } from "react";
import { runAction } from "../../actions/index.ts";
import {
  chooseCopy,
  currentOpening,
  libraryName,
  type Opening,
  openLibrary,
  setOpening,
} from "../../actions/library.ts";
import { useWrite } from "../../api/client.ts";
import { Button, Dialog, WorkDialog } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { FileName } from "./FileName.tsx";
import { isAboutPassphrase, Refusal } from "./usePassphrase.tsx";

type At<S extends Opening["step"]> = { opening: Extract<Opening, { step: S }>; onOpened: () => void };

const close = () => setOpening(null);
const withPassphrase = (passphrase: string | undefined) => (passphrase === undefined ? {} : { passphrase });

/** Somebody else has it open: who, where, and that it can be read beside them. */
export function InUseDialog({ opening, onOpened }: At<"in-use">) {
  const { t } = useText();
  const { path, user, host, passphrase } = opening;
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const open = async (readOnly: boolean) => {
    setBusy(true);
    setTried(false);
    const wish = { path, ...withPassphrase(passphrase), ...(readOnly ? { read_only: true } : {}) };
    if (await openLibrary(wish)) onOpened();
    setBusy(false);
    setTried(currentOpening()?.step === "in-use");
  };
  return (
    <Dialog
      open
      onClose={close}
      title={t.keep.refused.inUseTitle}
      width={500}
      testid="in-use"
      footer={
        <>
          <Button onPress={close} testid="in-use-cancel">
            {t.common.cancel}
          </Button>
          <Button disabled={busy} onPress={() => void open(false)} testid="in-use-again">
            {t.keep.refused.again}
          </Button>
          <Button look="pri" autoFocus disabled={busy} onPress={() => void open(true)} testid="in-use-read-only">
            {t.keep.refused.readOnly}
          </Button>
        </>
      }
      lead={<span role="status">{tried && !busy ? t.keep.refused.still : ""}</span>}
    >
      <FileName path={path} />
      <p className="phrase">
        <b data-testid="in-use-who">
          {user !== "" || host !== "" ? t.keep.refused.inUse(user, host) : t.keep.refused.inUseNobody}
        </b>
      </p>
      <p className="phrase mute">{t.keep.refused.inUseMore}</p>
    </Dialog>
  );
}

/** It lies where WAL cannot be trusted: why, and a copy on this machine instead. */
export function OnShareDialog({ opening, onOpened }: At<"on-share">) {
  const { t } = useText();
  const { path, kind } = opening;
  const copy = useWrite("library.copy_local", { ownRefusals: true });
  const out = useRef<string | null>(null);
  const run = async () => {
    out.current = await chooseCopy(path, t.keep.copySuffix);
    if (out.current === null) return;
    const opened = await copy.run({ path, ...withPassphrase(opening.passphrase), out: out.current });
    if (opened === undefined) return;
    close();
    onOpened();
  };
  // The copy stands and only wants its passphrase: what is left to do is to open it.
  const { problem } = copy;
  useEffect(() => {
    if (out.current !== null && isAboutPassphrase(problem))
      setOpening({ step: "unlock", path: out.current, readOnly: false });
  }, [problem]);
  return (
    <>
      <Dialog
        open={!copy.busy}
        onClose={close}
        title={t.keep.refused.shareTitle}
        width={520}
        testid="on-share"
        footer={
          <>
            <Button onPress={close}>{t.common.cancel}</Button>
            <Button look="pri" autoFocus onPress={() => void run()} testid="on-share-copy">
              {t.keep.refused.copyLocal}
            </Button>
          </>
        }
      >
        <FileName path={path} />
        <p className="phrase">{t.keep.refused.share}</p>
        <p className="phrase mute">
          {t.keep.refused.shareMore} {kind !== "" && <span className="nw">{t.keep.refused.shareKind(kind)}</span>}
        </p>
        <Refusal problem={copy.problem} />
      </Dialog>
      <WorkDialog
        open={copy.busy}
        title={t.keep.refused.copying}
        subject={libraryName(path)}
        report={copy.progress}
        onCancel={copy.cancel}
      />
    </>
  );
}

/** It is damaged: a backup first, what can be read second. */
export function DamagedDialog({ opening }: { opening: Extract<Opening, { step: "damaged" }> }) {
  const { t } = useText();
  const { path, passphrase } = opening;
  return (
    <Dialog
      open
      onClose={close}
      title={t.keep.refused.damagedTitle}
      width={560}
      testid="damaged"
      footer={
        <>
          <Button onPress={close}>{t.common.cancel}</Button>
          <Button onPress={() => setOpening({ step: "recover", path, passphrase })} testid="damaged-recover">
            {t.keep.refused.recover}
          </Button>
          <Button
            look="pri"
            autoFocus
            onPress={() => {
              close();
              runAction("backup.restore", {});
            }}
            testid="damaged-backup"
          >
            {t.keep.refused.fromBackup}
          </Button>
        </>
      }
    >
      <FileName path={path} />
      <p className="phrase">{t.keep.refused.damaged}</p>
      <p className="phrase mute">
        {t.keep.refused.damagedMore} {t.keep.refused.damagedLess}
      </p>
    </Dialog>
  );
}
