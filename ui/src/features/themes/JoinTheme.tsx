import { useState } from "react";
import { runAction } from "../../actions/index.ts";
import type { Selection } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { Button, Dialog, Field, Radios } from "../../components/index.ts";
import { holds } from "../../text/fold.ts";
import { useText } from "../../text/index.ts";

/** From so many on they are looked for by words too. */
const MANY = 9;

/** Asks which theme the chosen projects shall join. */
export function JoinTheme({ selection, count, onClose }: { selection: Selection; count: number; onClose: () => void }) {
  const { t, f, pick } = useText();
  const list = useRead("theme.list", {});
  const join = useWrite("theme.join");
  const [theme, setTheme] = useState<string | null>(null);
  const [sought, setSought] = useState("");
  const themes = list.data?.themes ?? [];
  // What is chosen stays in sight.
  const found = themes.filter(
    ({ id, code, title_ja, title_en }) =>
      sought.trim() === "" || String(id) === theme || holds([code, title_ja, title_en], sought.trim()),
  );
  const submit = async () => {
    if (theme === null) return;
    const done = await join.run({ id: Number(theme), selection, role: null });
    if (done) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.themes.joinTitle}
      testid="theme-join"
      footer={
        <>
          {"these" in selection && (
            <Button
              icon="plus"
              onPress={() => {
                onClose();
                runAction("theme.create", { projects: selection.these });
              }}
            >
              {t.themes.create}
            </Button>
          )}
          <Button
            writes
            look="pri"
            disabled={theme === null || join.busy}
            {...(theme === null ? { tip: t.themes.joinWhy } : {})}
            onPress={() => void submit()}
            testid="theme-join-submit"
          >
            {t.themes.joinSubmit}
          </Button>
        </>
      }
    >
      {list.data && themes.length === 0 ? (
        <p className="phrase">{t.themes.joinNone}</p>
      ) : (
        <>
          {themes.length >= MANY && (
            <Field
              icon="search"
              clearable
              autoFocus
              value={sought}
              onChange={setSought}
              ariaLabel={t.themes.joinSearch}
              placeholder={t.themes.joinSearch}
              testid="theme-join-search"
            />
          )}
          <Radios
            label={t.themes.joinLead(f.number(count), count)}
            choices={found.map((one) => ({ id: String(one.id), label: `${one.code} ${pick(one, "title")}` }))}
            value={theme}
            onChange={setTheme}
            testid="theme-join"
          />
          {list.data && found.length === 0 && <p className="faint small phrase">{t.themes.joinNothing}</p>}
        </>
      )}
    </Dialog>
  );
}
