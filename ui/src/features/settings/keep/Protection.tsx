import { useState } from "react";
import { runAction } from "../../../actions/index.ts";
import type { OpenLibrary, Protected } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Badge, Button, Note, Select } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { ProtectDialog, type Protecting } from "./ProtectDialog.tsx";

const MINUTES = ["0", "1", "5", "15", "30", "60"];

/** Whether the library is encrypted, and what can be done about it. */
export function Protection({ open }: { open: OpenLibrary }) {
  const { t, f } = useText();
  const settings = useRead("settings.get", {});
  const save = useWrite("settings.set", { quiet: true });
  const [doing, setDoing] = useState<Protecting | null>(null);
  const [done, setDone] = useState<{ what: Protecting; result: Protected } | null>(null);
  const minutes = String(settings.data?.lock_after_minutes ?? 15);
  const choices = [...new Set([...MINUTES, minutes])].sort((a, b) => Number(a) - Number(b));
  return (
    <>
      <div className="keep-state">
        <Badge tone={open.encrypted ? "ok" : "warn"} icon={open.encrypted ? "lock" : "eye"}>
          {open.encrypted ? t.keep.protect.on : t.keep.protect.off}
        </Badge>
        <span className="phrase mute">{open.encrypted ? t.keep.protect.onMore : t.keep.protect.offMore}</span>
      </div>
      <div className="row wrap">
        {open.encrypted ? (
          <>
            <Button writes icon="edit" onPress={() => setDoing("change")} testid="protect-change">
              {t.keep.protect.change}
            </Button>
            <Button
              icon="document"
              onPress={() => runAction("sheet.print", { name: open.name, path: open.path })}
              testid="protect-sheet"
            >
              {t.keep.protect.sheet}
            </Button>
            <Button writes look="ghost" onPress={() => setDoing("decrypt")} testid="protect-decrypt">
              {t.keep.protect.decrypt}
            </Button>
          </>
        ) : (
          <Button writes icon="lock" onPress={() => setDoing("encrypt")} testid="protect-encrypt">
            {t.keep.protect.encrypt}
          </Button>
        )}
      </div>
      {done && (
        <Note tone={done.result.left.length > 0 ? "warn" : "ok"} testid="protect-done">
          <b>{t.keep.protect.done[done.what]}</b>{" "}
          {done.result.backups > 0 && t.keep.protect.backups(f.number(done.result.backups), done.result.backups)}{" "}
          {done.result.left.length > 0 && (
            <>
              {t.keep.protect.left(f.number(done.result.left.length), done.result.left.length)}
              <ul className="small selectable">
                {done.result.left.map((path) => (
                  <li key={path} className="ell" title={path}>
                    {path}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Note>
      )}
      {open.encrypted && (
        <div className="keep-idle">
          <div className="keep-idle-choice">
            <Select
              label={t.keep.protect.idle}
              value={minutes}
              choices={choices.map((id) => ({
                id,
                label: t.keep.protect.idleChoices[id] ?? t.keep.protect.idleOther(id),
              }))}
              onChange={(id) => void save.run({ lock_after_minutes: Number(id) })}
              testid="protect-idle"
            />
          </div>
          <Button icon="lock" keys="mod+shift+KeyL" onPress={() => runAction("library.lock", {})} testid="protect-lock">
            {t.keep.protect.lockNow}
          </Button>
          <p className="faint small phrase">{t.keep.protect.idleHint}</p>
        </div>
      )}
      {doing && (
        <ProtectDialog
          what={doing}
          open={open}
          onClose={() => setDoing(null)}
          onDone={(result, passphrase) => {
            setDone({ what: doing, result });
            setDoing(null);
            if (passphrase !== undefined) runAction("sheet.print", { name: open.name, path: open.path, passphrase });
          }}
        />
      )}
    </>
  );
}
