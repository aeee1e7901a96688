import { type Ref, useState } from "react";
import type { Remark } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, TextArea } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** What was said about a disagreement, and room to say something. */
export function Discussion({
  round,
  project,
  remarks,
  field,
}: {
  round: number;
  project: number;
  remarks: readonly Remark[];
  field: Ref<HTMLTextAreaElement>;
}) {
  const { t, f } = useText();
  const words = t.settling.conflicts;
  const [text, setText] = useState("");
  const remark = useWrite("conflict.remark", { quiet: true });
  const typed = text.trim();
  const add = async () => {
    if (typed === "" || remark.busy) return;
    if ((await remark.run({ round, project, text: typed })) !== undefined) setText("");
  };
  return (
    <section className="cfl-discussion" aria-label={words.discussion}>
      <h3>{words.discussion}</h3>
      {remarks.length === 0 ? (
        <p className="small faint">{words.noRemarks}</p>
      ) : (
        <ul>
          {remarks.map((own) => (
            <li key={own.id} data-testid="remark">
              <b className="small">{own.name}</b>
              <span className="selectable phrase">{own.text}</span>
              <time className="tiny faint nw" dateTime={own.at}>
                {f.timestamp(own.at)}
              </time>
            </li>
          ))}
        </ul>
      )}
      <div className="row cfl-remark">
        <span className="grow">
          <TextArea
            ref={field}
            ariaLabel={words.remark}
            placeholder={words.remarkPlaceholder}
            value={text}
            onChange={setText}
            onEnter={() => void add()}
            rows={2}
            maxLength={2000}
            writes
            testid="remark-text"
          />
        </span>
        <Button
          writes
          size="sm"
          keys="mod+Enter"
          disabled={typed === "" || remark.busy}
          onPress={() => void add()}
          testid="remark-add"
        >
          {words.remarkAdd}
        </Button>
      </div>
    </section>
  );
}
