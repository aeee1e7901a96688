import { useState } from "react";
import type { Filter } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { NO_FILTER } from "../../../api/filter.ts";
import { Button, Checkbox, Dialog, Loading, TextArea } from "../../../components/index.ts";
import { hasConditions } from "../../../find/index.ts";
import { useText } from "../../../text/index.ts";
import { SimilarHits } from "./SimilarHits.tsx";

/** Hits listed at most. */
const MANY = 50;
/** Characters the command takes. */
const LONGEST = 20_000;

/** To what others are compared: projects, or a text a person gives (`text` = what stands there at first). */
export type SimilarTo = { projects: readonly number[] } | { text: string };

export interface SimilarDialogProps {
  to: SimilarTo;
  /** The conditions of the list, within which one may stay. */
  filter: Filter;
  onClose: () => void;
  onOpen: (id: number) => void;
}

/** Projects like others, or like a pasted text, with what they share. */
export function SimilarDialog({ to, filter, onClose, onOpen }: SimilarDialogProps) {
  const { t, f, say } = useText();
  const words = t.find.similar;
  const typing = "text" in to;
  const [draft, setDraft] = useState(typing ? to.text : "");
  const [text, setText] = useState(draft.trim());
  const [here, setHere] = useState(false);
  const projects = typing ? [] : [...to.projects];
  const asked = projects.length > 0 || text !== "";
  const { data, error, isPlaceholderData } = useRead(
    "find.similar",
    { projects, text, filter: here ? { ...filter, text: "" } : NO_FILTER, limit: MANY },
    { enabled: asked },
  );
  const answer = asked ? data : undefined;
  const title = typing ? words.toText : projects.length === 1 ? words.ofThis : words.toSelection;
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      width={680}
      testid="similar-dialog"
      lead={answer && answer.hits.length > 0 ? words.count(f.number(answer.hits.length)) : ""}
      footer={<Button onPress={onClose}>{t.common.close}</Button>}
    >
      {typing && (
        <div className="similar-ask">
          <TextArea
            label={words.text}
            hint={words.textHint}
            value={draft}
            onChange={setDraft}
            onEnter={() => setText(draft.trim())}
            rows={5}
            maxLength={LONGEST}
            autoFocus
            testid="similar-text"
          />
          <Button
            look="pri"
            keys="mod+Enter"
            disabled={draft.trim() === ""}
            onPress={() => setText(draft.trim())}
            testid="similar-find"
          >
            {words.find}
          </Button>
        </div>
      )}
      {hasConditions(filter) && (
        <Checkbox checked={here} onChange={setHere} testid="similar-here">
          {words.here}
        </Checkbox>
      )}
      <div className={`similar-list${isPlaceholderData ? " stale" : ""}`}>
        {!asked ? null : error ? (
          <p className="small">{say(`problem.${error.code}`, error.params)}</p>
        ) : !answer ? (
          <Loading rows={4} />
        ) : answer.hits.length === 0 ? (
          <p className="small mute phrase" data-testid="similar-none">
            {answer.words.length === 0 ? words.nothingToCompare : words.none}
          </p>
        ) : (
          <>
            {answer.words.length > 0 && (
              <p className="tiny faint">{words.compared(answer.words.slice(0, 12).join(words.joined))}</p>
            )}
            <SimilarHits
              hits={answer.hits}
              onOpen={(id) => {
                onClose();
                onOpen(id);
              }}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
