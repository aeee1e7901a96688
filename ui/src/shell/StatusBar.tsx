import { useIsMutating } from "@tanstack/react-query";
import type { OpenLibrary } from "../api/bindings.ts";
import { Icon, KeyHint, SynthMark } from "../components/index.ts";
import { useHints } from "../keys/index.ts";
import { useText } from "../text/index.ts";

/** The library, that everything is saved, and at most seven hints of the screen. */
export function StatusBar({ open, onKeys }: { open: OpenLibrary | null; onKeys: () => void }) {
  const { t } = useText();
  const saving = useIsMutating() > 0;
  const hints = useHints();
  return (
    <footer className="status" data-testid="status">
      {open && (
        <>
          <span className="ell" title={open.path} data-testid="library-name">
            <Icon name="document" /> {open.name}
          </span>
          {open.sample && <SynthMark />}
          <span
            className={saving ? "" : "ok"}
            title={t.shell.savedTitle}
            data-testid="saved"
            data-saving={saving || undefined}
          >
            <Icon name={saving ? "clock" : "check"} /> {saving ? t.shell.saving : t.shell.saved}
          </span>
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
