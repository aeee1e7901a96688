import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { OpenLibrary } from "../api/bindings.ts";
import { useSaving } from "../api/running.ts";
import { Badge, HiddenNote, Icon, KeyHint, SynthMark } from "../components/index.ts";
import { useHints } from "../keys/index.ts";
import { useText } from "../text/index.ts";

/** The library, that everything is saved and when it was backed up, and at most six hints of the screen. */
export function StatusBar({ open, onKeys }: { open: OpenLibrary | null; onKeys: () => void }) {
  const { t } = useText();
  const saving = useSaving();
  const hints = useHints();
  return (
    <footer className="status" data-testid="status">
      {open && (
        <>
          <span className="ell" title={open.path} data-testid="library-name">
            <Icon name={open.encrypted ? "lock" : "document"} /> {open.name}
          </span>
          {open.sample && <SynthMark />}
          {open.read_only ? (
            <span data-testid="read-only">
              <Badge icon="eye" title={open.as_of === null ? t.keep.readOnly.title : t.keep.readOnly.asOfMore}>
                {t.keep.readOnly.badge}
              </Badge>
            </span>
          ) : (
            <span
              className={saving ? "" : "ok"}
              title={t.shell.savedTitle}
              data-testid="saved"
              data-saving={saving || undefined}
            >
              <Icon name={saving ? "clock" : "check"} /> {saving ? t.shell.saving : t.shell.saved}
            </span>
          )}
          <HiddenNote testid="status-hidden" />
          <LastBackup at={open.backed_up_at} />
        </>
      )}
      <span className="keys">
        {hints.slice(0, 6).map((hint) => (
          <KeyHint key={hint.label} keys={hint.keys}>
            <span>{hint.label}</span>
          </KeyHint>
        ))}
        <button type="button" onClick={onKeys} data-testid="open-keys">
          <KeyHint keys="'?'">
            <span>{t.shell.allKeys}</span>
          </KeyHint>
        </button>
      </span>
    </footer>
  );
}

const MINUTE_MS = 60_000;

/** When the last backup was made, in words that stay true; leads to where backups are kept. */
function LastBackup({ at }: { at: string | null }) {
  const { t, f } = useText();
  const navigate = useNavigate();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <button
      type="button"
      className="nw"
      title={at === null ? t.keep.status.noneTitle : t.keep.status.title(f.timestamp(at))}
      onClick={() => void navigate({ to: "/settings/keep" })}
      data-testid="last-backup"
    >
      <Icon name="shield" /> {at === null ? t.keep.status.none : t.keep.status.last(f.ago(at, now))}
    </button>
  );
}
