import { type Ref, useEffect, useRef, useState } from "react";
import { Field, KeyHint } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** ms without a letter before the vocabulary is asked. */
const PAUSE = 60;

/** Searches while one types, but never with half-composed Japanese. */
export function Finder({
  value,
  onSearch,
  onLeave,
  onOpen,
  inputRef,
}: {
  value: string;
  /** `first` = the first change since the field was entered: worth a step back. */
  onSearch: (text: string, first: boolean) => void;
  /** Down to the list. */
  onLeave: () => void;
  /** Enter: the line the list stands on. */
  onOpen: () => void;
  inputRef: Ref<HTMLInputElement>;
}) {
  const { t } = useText();
  const [draft, setDraft] = useState(value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(value);
  const first = useRef(true);
  const send = useRef(onSearch);
  send.current = onSearch;
  // The address changed by something else (back, another kind).
  useEffect(() => {
    if (value === sent.current) return;
    clearTimeout(timer.current);
    sent.current = value;
    setDraft(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const commit = (text: string) => {
    clearTimeout(timer.current);
    const asked = text.trim();
    if (asked === sent.current) return false;
    sent.current = asked;
    send.current(asked, first.current);
    first.current = false;
    return true;
  };
  const typed = (text: string) => {
    setDraft(text);
    clearTimeout(timer.current);
    if (!composing.current) timer.current = setTimeout(() => commit(text), text === "" ? 0 : PAUSE);
  };
  return (
    <search
      className="vocab-find"
      onCompositionStart={() => {
        composing.current = true;
        clearTimeout(timer.current);
      }}
      onCompositionEnd={(e) => {
        composing.current = false;
        typed((e.target as HTMLInputElement).value);
      }}
      onFocus={() => {
        first.current = true;
      }}
    >
      <Field
        ref={inputRef}
        value={draft}
        onChange={typed}
        icon="search"
        ariaLabel={t.vocabulary.list.search}
        placeholder={t.vocabulary.list.search}
        clearable
        end={draft === "" ? <KeyHint keys="Slash" /> : undefined}
        onEnter={() => {
          // What was just typed is answered first.
          if (!commit(draft)) onOpen();
        }}
        onEscape={() => {
          if (draft === "") onLeave();
          else {
            setDraft("");
            commit("");
          }
        }}
        onKeyDown={(e) => {
          if (e.code !== "ArrowDown") return;
          e.preventDefault();
          onLeave();
        }}
        testid="vocabulary-search"
      />
    </search>
  );
}
