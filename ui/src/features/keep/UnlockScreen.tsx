import { useEffect, useRef, useState } from "react";
import { chooseLibrary, libraryName, refusedOpening, setOpening } from "../../actions/library.ts";
import { call, sayProblem } from "../../api/client.ts";
import { asProblem } from "../../api/host.ts";
import { Button, Mark, PassphraseField } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import "./keep.css";

/** After this long a check is no longer instant: the person is told why they wait. */
const SLOW_MS = 1_500;

/** The only thing on the screen while a library waits for its passphrase. */
export function UnlockScreen({
  path,
  readOnly,
  locked,
  beside,
  onOpened,
}: {
  path: string;
  readOnly: boolean;
  /** The core holds it as locked; otherwise it was only chosen. */
  locked: boolean;
  /** Another library is still open behind it. */
  beside: boolean;
  /** `same`: the library that waited, not another one chosen instead. */
  onOpened: (same: boolean) => void;
}) {
  const { t } = useText();
  const [passphrase, setPassphrase] = useState("");
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [slow, setSlow] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!busy) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, [busy]);

  const unlock = async () => {
    if (busy || passphrase === "") return;
    setBusy(true);
    setWrong(false);
    const wish = { path, passphrase, ...(readOnly ? { read_only: true } : {}) };
    try {
      await call("library.open", wish);
      setOpening(null);
      onOpened(true);
    } catch (error) {
      const problem = asProblem(error);
      setBusy(false);
      if (problem.code !== "wrong-passphrase") return refusedOpening(problem, wish);
      setWrong(true);
      // What was entered stays, to be looked at or typed over.
      field.current?.focus();
      field.current?.select();
    }
  };
  const leave = async () => {
    setOpening(null);
    if (beside || !locked) return;
    await call("library.close", {}).catch((error) => sayProblem(asProblem(error)));
  };
  const other = async () => {
    if (await chooseLibrary("open", t.welcome.newName)) onOpened(false);
  };

  return (
    <div className="unlock" data-testid="unlock">
      <div className="unlock-in">
        <Mark size={34} />
        <p className="faint small">{locked ? t.keep.lock.title : t.keep.lock.opening}</p>
        <h1 data-testid="unlock-name">{libraryName(path)}</h1>
        <p className="faint small ell selectable" title={path}>
          {path}
        </p>
        <p className="unlock-body phrase mute">{t.keep.lock.body}</p>
        <PassphraseField
          ref={field}
          label={t.keep.passphrase.label}
          value={passphrase}
          onChange={(text) => {
            setPassphrase(text);
            setWrong(false);
          }}
          onEnter={() => void unlock()}
          error={wrong ? t.keep.passphrase.wrong : undefined}
          hint={busy && slow ? t.keep.lock.slow : undefined}
          autoFocus
          testid="unlock-passphrase"
        />
        <Button
          look="pri"
          className="unlock-go"
          disabled={busy || passphrase === ""}
          onPress={() => void unlock()}
          testid="unlock-open"
        >
          {busy ? t.keep.lock.unlocking : t.keep.lock.unlock}
        </Button>
        <div className="row unlock-ways">
          <Button
            look="ghost"
            size="sm"
            icon="folder"
            disabled={busy}
            onPress={() => void other()}
            testid="unlock-other"
          >
            {t.keep.lock.other}
          </Button>
          <span className="grow" />
          <Button look="ghost" size="sm" disabled={busy} onPress={() => void leave()} testid="unlock-leave">
            {beside ? t.keep.lock.back : t.keep.lock.home}
          </Button>
        </div>
        <p className="unlock-lost faint small phrase">{t.keep.lock.forgotten}</p>
      </div>
    </div>
  );
}
