import { Dialog, KeyHint } from "../components/index.ts";
import { type Command, isEnabled, type KeyGroup, useRegistry } from "../keys/index.ts";
import { useText } from "../text/index.ts";

const GROUPS: KeyGroup[] = ["general", "go", "list", "tagging", "reading", "tags", "theme", "tidying", "importing"];

/** Every key that works here, by group. */
export function KeySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useText();
  const commands = useRegistry();
  const shown = new Map<string, Command>();
  for (const c of commands) if (c.keys?.length && c.listed !== false && isEnabled(c)) shown.set(c.id, c);
  return (
    <Dialog open={open} onClose={onClose} title={t.shell.keysTitle} width={720} testid="keys">
      <div className="keysheet">
        {GROUPS.map((group) => {
          const own = [...shown.values()].filter((c) => c.group === group);
          if (own.length === 0) return null;
          return (
            <section key={group}>
              <h3>{t.keys[group]}</h3>
              <ul>
                {own.map((c) => (
                  <li key={c.id}>
                    <span>{c.label}</span>
                    <span className="row">
                      {c.keys?.map((keys) => (
                        <KeyHint key={keys} keys={keys} />
                      ))}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
