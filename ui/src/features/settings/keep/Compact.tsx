import { useState } from "react";
import { useWrite } from "../../../api/client.ts";
import { notify } from "../../../api/notices.ts";
import { Button, ConfirmDialog, Field, Note, WorkDialog } from "../../../components/index.ts";
import { text, useText } from "../../../text/index.ts";

/** An ISO day that exists, full-width digits forgiven; null for anything else. */
function day(entered: string): string | null {
  const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(entered.normalize("NFKC").trim());
  if (!found) return null;
  const [, y = "", m = "", d = ""] = found;
  const iso = `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso) ? iso : null;
}

/** Drops the details of old operations, after a backup. */
export function Compact() {
  const { t, f } = useText();
  const [entered, setEntered] = useState("");
  const [asking, setAsking] = useState(false);
  const backup = useWrite("backup.make", { quiet: true });
  const compact = useWrite("library.compact", { quiet: true });
  const before = day(entered);
  const bad = entered !== "" && before === null && entered.length >= 10;
  const run = async () => {
    if (before === null || !(await backup.run({ reason: "manual" }))) return;
    const done = await compact.run({ before });
    if (!done) return;
    setEntered("");
    const [from, to] = [f.bytes(done.bytes_before), f.bytes(done.bytes_after)];
    notify({ tone: "done", say: () => text().keep.compact.done(f.number(done.operations), from, to) });
  };
  const busy = backup.busy || compact.busy;
  return (
    <>
      <div className="keep-compact">
        <Field
          label={t.keep.compact.before}
          value={entered}
          onChange={setEntered}
          placeholder="2026-04-01"
          maxLength={12}
          writes
          error={bad ? t.keep.compact.badDate : undefined}
          testid="compact-before"
        />
        <Button writes disabled={before === null || busy} onPress={() => setAsking(true)} testid="compact-run">
          {t.keep.compact.run}
        </Button>
      </div>
      <p className="faint small phrase">
        {t.keep.compact.beforeHint} {t.keep.compact.warning}
      </p>
      <ConfirmDialog
        open={asking && before !== null}
        onClose={() => setAsking(false)}
        onConfirm={() => void run()}
        title={t.keep.compact.confirmTitle}
        confirm={t.keep.compact.confirm}
        danger
        testid="compact"
      >
        <p className="phrase">{t.keep.compact.confirmBody(before ?? "")}</p>
        <Note tone="warn">{t.keep.compact.warning}</Note>
      </ConfirmDialog>
      <WorkDialog
        open={busy}
        title={backup.busy ? t.keep.backup.making : t.keep.compact.working}
        report={backup.progress ?? compact.progress}
        onCancel={backup.busy ? backup.cancel : compact.cancel}
      />
    </>
  );
}
