import { useRef, useState } from "react";
import type { Theme } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, Note, type PickedProject, TextArea } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { MentionDialog } from "./MentionDialog.tsx";
import { begunAt, mentionedIn, withMention } from "./mentions.ts";

/** What is being written, by theme: looking elsewhere on the way loses nothing. */
const drafts = new Map<number, string>();

/** Where something is written. `@` or `#` asks which project is meant; Ctrl Enter sends. */
export function Box({ theme, onSent }: { theme: Theme; onSent: () => void }) {
  const { t, say, pick } = useText();
  const words = t.themeparts.comments;
  const [text, setText] = useState(() => drafts.get(theme.id) ?? "");
  const [asking, setAsking] = useState<{ at: number; sign: boolean } | null>(null);
  const [shown, setShown] = useState(false);
  // Titles of what was picked here, so that one sees whom `[[12]]` means.
  const [picked, setPicked] = useState<readonly PickedProject[]>([]);
  const area = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  const before = useRef("");
  const send = useWrite("theme.comment", { ownRefusals: true });

  const write = (next: string) => {
    if (next === "") drafts.delete(theme.id);
    else drafts.set(theme.id, next);
    setText(next);
    setShown(false);
  };
  const change = (next: string) => {
    // A half-composed letter begins nothing; what the input method leaves is looked at when it is done.
    const at = composing.current ? null : begunAt(text, next);
    write(next);
    if (at !== null) setAsking({ at, sign: true });
  };
  const run = async () => {
    if (send.busy) return;
    if (text.trim() === "") return setShown(true);
    if ((await send.run({ theme: theme.id, text: text.trim() })) === undefined) return;
    write("");
    onSent();
  };
  const back = (caret: number) =>
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(caret, caret);
    });
  const take = (project: PickedProject) => {
    if (!asking) return;
    const next = withMention(text, asking.at, asking.sign, project.id);
    setPicked((was) => [...was.filter(({ id }) => id !== project.id), project]);
    write(next.text);
    setAsking(null);
    back(next.caret);
  };
  const known = new Map([
    ...theme.threads.map(({ project }) => [project.id, pick(project, "title") || project.key] as const),
    ...picked.map(({ id, title, key }) => [id, title || key] as const),
  ]);
  const refused = send.problem && send.problem.code !== "fault" ? send.problem : null;
  const meant = mentionedIn(text);
  return (
    <div
      className="tco-box"
      onCompositionStart={() => {
        composing.current = true;
        before.current = text;
      }}
      onCompositionEnd={(e) => {
        composing.current = false;
        const now = (e.target as HTMLTextAreaElement).value;
        const at = begunAt(before.current, now);
        write(now);
        if (at !== null) setAsking({ at, sign: true });
      }}
    >
      <TextArea
        writes
        ref={area}
        label={words.box}
        placeholder={words.placeholder}
        rows={3}
        value={text}
        onChange={change}
        onEnter={() => void run()}
        error={shown ? words.empty : refused ? say(`problem.${refused.code}`, refused.params) : undefined}
        maxLength={2000}
        testid="comment-box"
      />
      {meant.length > 0 && (
        <Note testid="comment-mentioned">
          {words.mentioned(
            meant.map((id) => words.named(String(id), known.get(id) ?? words.hidden)).join(words.between),
          )}
        </Note>
      )}
      <div className="row">
        <Button
          writes
          icon="projects"
          onPress={() => setAsking({ at: area.current?.selectionStart ?? text.length, sign: false })}
          testid="comment-mention"
        >
          {words.mention}
        </Button>
        <span className="grow" />
        <Button
          writes
          look="pri"
          keys="mod+Enter"
          disabled={send.busy}
          onPress={() => void run()}
          testid="comment-send"
        >
          {words.send}
        </Button>
      </div>
      {asking && (
        <MentionDialog
          theme={theme}
          onPick={take}
          onClose={() => {
            const caret = asking.at + (asking.sign ? 1 : 0);
            setAsking(null);
            back(caret);
          }}
        />
      )}
    </div>
  );
}
