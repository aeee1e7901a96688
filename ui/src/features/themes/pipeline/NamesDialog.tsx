import { useState } from "react";
import type { StateName, ThemeState } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Button, Dialog, Field } from "../../../components/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { STATES } from "../StateBadge.tsx";

type Draft = Partial<Record<ThemeState, { name_ja: string; name_en: string }>>;

/** What the team calls the states. Each name that is changed is one step that can be taken back. */
export function NamesDialog({ onClose }: { onClose: () => void }) {
  const { t, say } = useText();
  const words = t.pipeline.names;
  const saved = useRead("theme.states", {}).data?.names ?? [];
  const [draft, setDraft] = useState<Draft>({});
  const write = useWrite("theme.name_state");
  const nameOf = (state: ThemeState) =>
    draft[state] ?? saved.find((name) => name.state === state) ?? { name_ja: "", name_en: "" };
  const set = (state: ThemeState, field: "name_ja" | "name_en", text: string) => {
    const { name_ja, name_en } = nameOf(state);
    setDraft((now) => ({ ...now, [state]: { name_ja, name_en, [field]: text } }));
  };
  const changed: StateName[] = STATES.flatMap((state) => {
    const own = draft[state];
    if (!own) return [];
    const was = saved.find((name) => name.state === state);
    const next = { state, name_ja: own.name_ja.trim(), name_en: own.name_en.trim() };
    const same = next.name_ja === (was?.name_ja ?? "") && next.name_en === (was?.name_en ?? "");
    return same ? [] : [next];
  });
  const [tried, setTried] = useState(false);
  // In one language only, half of the readers would read the other's word.
  const isHalf = (name: { name_ja: string; name_en: string }) =>
    (name.name_ja.trim() === "") !== (name.name_en.trim() === "");
  const submit = async () => {
    setTried(true);
    if (write.busy || changed.some(isHalf)) return;
    for (const name of changed) if (!(await write.run(name))) return;
    onClose();
  };
  useKeys([
    {
      id: "state-names-submit",
      writes: true,
      label: t.common.save,
      group: "theme",
      keys: ["mod+Enter"],
      listed: false,
      inFields: true,
      inDialogs: true,
      run: () => void submit(),
    },
  ]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      width={560}
      dismissable={changed.length === 0}
      lead={words.lead}
      testid="state-names"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            writes
            look="pri"
            keys="mod+Enter"
            disabled={changed.length === 0 || write.busy}
            onPress={() => void submit()}
            testid="state-names-submit"
          >
            {t.common.save}
          </Button>
        </>
      }
    >
      <div className="state-names">
        <span className="faint small">{words.columnShipped}</span>
        <span className="faint small">{words.columnJa}</span>
        <span className="faint small">{words.columnEn}</span>
        {STATES.map((state) => {
          const shipped = say(`state.${state}`);
          const own = nameOf(state);
          return (
            <div key={state} className="state-names-r">
              <span>{shipped}</span>
              <Field
                writes
                ariaLabel={words.japanese(shipped)}
                value={own.name_ja}
                onChange={(text) => set(state, "name_ja", text)}
                maxLength={60}
                lang="ja"
                error={tried && isHalf(own) && own.name_ja.trim() === "" ? words.bothNeeded : undefined}
                testid={`state-name-ja-${state}`}
              />
              <Field
                writes
                ariaLabel={words.english(shipped)}
                value={own.name_en}
                onChange={(text) => set(state, "name_en", text)}
                maxLength={60}
                lang="en"
                error={tried && isHalf(own) && own.name_en.trim() === "" ? words.bothNeeded : undefined}
                testid={`state-name-en-${state}`}
              />
            </div>
          );
        })}
      </div>
    </Dialog>
  );
}
