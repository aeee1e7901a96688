import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Kind, Theme } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, Dialog, Field, Note } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { chipOf, KINDS } from "../concepts.ts";
import { type Chosen, TripleBoxes } from "../TripleBoxes.tsx";

/** Behind the titles, each in its own language whatever that of the window. */
const OTHER = { ja: "（別案）", en: " (alternative)" };

/** Begins an alternative: asks what is other than here, then opens it. */
export function CopyDialog({ theme, onClose }: { theme: Theme; onClose: () => void }) {
  const { t, say } = useText();
  const navigate = useNavigate();
  const words = t.weave.copy;
  const [titleJa, setTitleJa] = useState(`${theme.title_ja || theme.title_en}${OTHER.ja}`);
  const [titleEn, setTitleEn] = useState(theme.title_en && theme.title_en + OTHER.en);
  const [triple, setTriple] = useState<Record<Kind, Chosen | null>>(() => {
    const of = (kind: Kind) => (theme[kind] ? chipOf(theme[kind]) : null);
    return { target: of("target"), modality: of("modality"), indication: of("indication") };
  });
  const copy = useWrite("theme.copy", { ownRefusals: true });
  const named = titleJa.trim() !== "";
  const problem = copy.problem?.code === "fault" ? null : copy.problem;

  const submit = async () => {
    if (!named || copy.busy) return;
    const other = KINDS.filter((kind) => (triple[kind]?.id ?? "") !== (theme[kind]?.id ?? ""));
    const done = await copy.run({
      id: theme.id,
      fields: {
        title_ja: titleJa.trim(),
        title_en: titleEn.trim(),
        ...Object.fromEntries(other.map((kind) => [kind, triple[kind]?.id ?? ""])),
        classes: {},
      },
    });
    if (!done) return;
    onClose();
    if (done.created !== null) await navigate({ to: "/themes/$id", params: { id: String(done.created) }, search: {} });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      width={720}
      testid="theme-copy"
      footer={
        <>
          <Button onPress={onClose}>{t.common.cancel}</Button>
          <Button
            writes
            look="pri"
            disabled={!named || copy.busy}
            {...(named ? {} : { tip: words.why })}
            onPress={() => void submit()}
            testid="theme-copy-run"
          >
            {words.run}
          </Button>
        </>
      }
    >
      {problem && <Note tone="bad">{say(`problem.${problem.code}`, problem.params as Record<string, string>)}</Note>}
      <p className="phrase">{words.body}</p>
      <div className="stack">
        <Field
          label={words.titleJa}
          value={titleJa}
          onChange={setTitleJa}
          required
          autoFocus
          lang="ja"
          maxLength={200}
          testid="theme-copy-title-ja"
        />
        <Field
          label={words.titleEn}
          value={titleEn}
          onChange={setTitleEn}
          lang="en"
          maxLength={200}
          testid="theme-copy-title-en"
        />
        <TripleBoxes value={triple} onChoose={(kind, chosen) => setTriple((was) => ({ ...was, [kind]: chosen }))} />
      </div>
    </Dialog>
  );
}
