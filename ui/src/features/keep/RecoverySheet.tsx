import { useState } from "react";
import { createPortal } from "react-dom";
import { Button, Checkbox, Dialog, Mark } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import "./sheet.css";

export interface SheetOf {
  name: string;
  path: string;
  /** Known only right after it was chosen; it goes to the printer, never to a file. */
  passphrase?: string | undefined;
}

/** The recovery sheet as it will be printed, and the button that prints it. */
export function RecoverySheetDialog({ of, onClose }: { of: SheetOf; onClose: () => void }) {
  const { t } = useText();
  const [include, setInclude] = useState(false);
  const shown = include ? of.passphrase : undefined;
  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title={t.keep.sheet.title}
        width={640}
        testid="sheet"
        lead={<span className="phrase">{t.keep.sheet.laterHint}</span>}
        footer={
          <>
            <Button onPress={onClose} testid="sheet-later">
              {t.keep.sheet.later}
            </Button>
            <Button look="pri" autoFocus onPress={() => window.print()} testid="sheet-print">
              {t.keep.sheet.print}
            </Button>
          </>
        }
      >
        <p className="phrase mute">{t.keep.sheet.lead}</p>
        <Paper of={of} passphrase={shown} />
        {of.passphrase === undefined ? (
          <p className="faint small phrase">{t.keep.sheet.cannotInclude}</p>
        ) : (
          <Checkbox checked={include} onChange={setInclude} testid="sheet-include">
            <span className="col">
              <span>{t.keep.sheet.include}</span>
              <span className="below phrase">{t.keep.sheet.includeHint}</span>
            </span>
          </Checkbox>
        )}
      </Dialog>
      {createPortal(
        <div className="print-only" aria-hidden="true">
          <Paper of={of} passphrase={shown} />
        </div>,
        document.body,
      )}
    </>
  );
}

function Paper({ of, passphrase }: { of: SheetOf; passphrase: string | undefined }) {
  const { t, f } = useText();
  const [today] = useState(() => new Date().toISOString());
  return (
    <article className="paper" data-testid="paper">
      <header>
        <Mark size={20} />
        <b>{t.common.appName}</b>
        <h3>{t.keep.sheet.heading}</h3>
      </header>
      <dl>
        <dt>{t.keep.sheet.library}</dt>
        <dd>{of.name}</dd>
        <dt>{t.keep.sheet.path}</dt>
        <dd className="small">{of.path}</dd>
        <dt>{t.keep.sheet.date}</dt>
        <dd>{f.dayOf(today)}</dd>
        <dt>{t.keep.sheet.passphrase}</dt>
        <dd className="paper-line">
          {passphrase === undefined ? (
            <span className="faint small">{t.keep.sheet.byHand}</span>
          ) : (
            <span className="mono">{passphrase}</span>
          )}
        </dd>
      </dl>
      <p className="paper-warn">{t.keep.sheet.warning}</p>
      <h4>{t.keep.sheet.steps}</h4>
      <ol>
        <li>{t.keep.sheet.step1}</li>
        <li>{t.keep.sheet.step2}</li>
        <li>{t.keep.sheet.step3}</li>
      </ol>
      <dl className="paper-where">
        <dt>{t.keep.sheet.holder}</dt>
        <dd className="paper-line" />
        <dt>{t.keep.sheet.place}</dt>
        <dd className="paper-line" />
      </dl>
    </article>
  );
}
