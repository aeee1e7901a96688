import { type Ref, useEffect, useRef, useState } from "react";
import { Field } from "./Field.tsx";
import { KeyHint } from "./KeyHint.tsx";

/** ms without a letter before it is asked. */
const PAUSE = 60;

export interface TypedSearchProps {
  value: string;
  /** `first` = the first change since the field was entered: worth a step back. */
  onSearch: (text: string, first: boolean) => void;
  /** Down to the list. */
  onLeave: () => void;
  /** Enter; `asked` = what stood in the field was only asked by it. */
  onEnter: (asked: boolean) => void;
  /** What is asked of what is typed; left out = all of it. */
  read?: (typed: string) => string;
  label: string;
  className: string;
  testid: string;
  inputRef?: Ref<HTMLInputElement>;
  /** Whether `/` leads here, so that the field says so. */
  slash?: boolean;
}

/** Searches while one types, but never with half-composed Japanese. */
export function TypedSearch(props: TypedSearchProps) {
  const {
    value,
    onSearch,
    onLeave,
    onEnter,
    read = (typed) => typed,
    label,
    className,
    testid,
    inputRef,
    slash = true,
  } = props;
  const [draft, setDraft] = useState(value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(value);
  const first = useRef(true);
  const send = useRef(onSearch);
  send.current = onSearch;

  // The address changed by something else (back, a cleared filter, another kind).
  useEffect(() => {
    if (value === sent.current) return;
    clearTimeout(timer.current);
    sent.current = value;
    setDraft(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const commit = (typed: string) => {
    clearTimeout(timer.current);
    const text = read(typed);
    if (text === sent.current) return false;
    sent.current = text;
    send.current(text, first.current);
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
      className={className}
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
        {...(inputRef ? { ref: inputRef } : {})}
        value={draft}
        onChange={typed}
        icon="search"
        ariaLabel={label}
        placeholder={label}
        clearable
        end={slash && draft === "" ? <KeyHint keys="Slash" /> : undefined}
        onEnter={() => onEnter(commit(draft))}
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
        testid={testid}
      />
    </search>
  );
}
