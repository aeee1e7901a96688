import { useEffect, useId, useRef, useState } from "react";
import type { ProjectRow } from "../api/bindings.ts";
import { useRead } from "../api/client.ts";
import { NO_FILTER } from "../api/filter.ts";
import { useText } from "../text/index.ts";
import { Button } from "./Button.tsx";
import { Field } from "./Field.tsx";
import "./ProjectPicker.css";

/** Candidates shown at once. */
const LIMIT = 20;

/** What is shown of a chosen project. */
export interface PickedProject {
  id: number;
  key: string;
  title: string;
}

/** Finds one project by number, title or institution; what is chosen stands in its place until it is chosen anew. */
export function ProjectPicker({
  value,
  onChange,
  label,
  error,
  autoFocus,
  testid = "project-pick",
}: {
  value: PickedProject | null;
  onChange: (project: PickedProject | null) => void;
  label: string;
  error?: string | undefined;
  autoFocus?: boolean;
  testid?: string;
}) {
  const { t } = useText();
  if (!value)
    return <Search label={label} error={error} onPick={onChange} autoFocus={autoFocus ?? false} testid={testid} />;
  return (
    <div className="labelled">
      <span className="label">{label}</span>
      <span className="project-picked" data-testid={`${testid}-chosen`}>
        <span className="mono faint ell">{value.key}</span>
        <span className="ell" title={value.title}>
          {value.title}
        </span>
        <span className="grow" />
        <Button writes look="ghost" size="sm" onPress={() => onChange(null)} testid={`${testid}-change`}>
          {t.funding.pick.change}
        </Button>
      </span>
    </div>
  );
}

function Search({
  label,
  error,
  onPick,
  autoFocus,
  testid,
}: {
  label: string;
  error: string | undefined;
  onPick: (project: PickedProject) => void;
  autoFocus: boolean;
  testid: string;
}) {
  const { t, f, pick } = useText();
  const words = t.funding.pick;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const composing = useRef(false);
  const [typed, setTyped] = useState("");
  // What is asked: the text, but never a half-composed one.
  const [asked, setAsked] = useState("");
  const [at, setAt] = useState(0);
  const read = useRead(
    "project.page",
    { filter: { ...NO_FILTER, text: asked }, sort: [], group: null, offset: 0, limit: LIMIT },
    { enabled: asked !== "" },
  );
  const fresh = asked !== "" && read.data !== undefined && !read.isPlaceholderData && asked === typed.trim();
  const rows = asked === "" ? [] : (read.data?.rows ?? []);
  const chosen = Math.min(at, rows.length - 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words have another first answer
  useEffect(() => setAt(0), [asked]);
  useEffect(() => {
    list.current?.querySelectorAll("[role=option]")[chosen]?.scrollIntoView?.({ block: "nearest" });
  }, [chosen]);
  const change = (text: string) => {
    setTyped(text);
    if (!composing.current) setAsked(text.trim());
  };
  const take = (row: ProjectRow | undefined) => row && onPick({ id: row.id, key: row.key, title: pick(row, "title") });
  return (
    <div
      className="project-picker"
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(e) => {
        composing.current = false;
        change((e.target as HTMLInputElement).value);
      }}
    >
      <Field
        label={label}
        value={typed}
        onChange={change}
        icon="search"
        placeholder={words.placeholder}
        clearable
        required
        error={error}
        autoFocus={autoFocus}
        // The list may still be that of the words before.
        onEnter={() => fresh && take(rows[chosen])}
        onKeyDown={(e) => {
          if (e.code !== "ArrowDown" && e.code !== "ArrowUp") return;
          e.preventDefault();
          setAt(Math.max(0, Math.min(rows.length - 1, chosen + (e.code === "ArrowDown" ? 1 : -1))));
        }}
        testid={`${testid}-search`}
      />
      <div className="project-picker-list" role="listbox" aria-label={words.label} id={id} ref={list}>
        {rows.map((row, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys, Enter takes the one chosen
          <div
            key={row.id}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            className={`project-option${i === chosen ? " on" : ""}`}
            title={`${row.key} ${pick(row, "title")}`}
            onMouseMove={() => setAt(i)}
            // The field keeps the focus, so that one can go on typing.
            onMouseDown={(e) => e.preventDefault()}
            onClick={() => take(row)}
            data-testid={`${testid}-option`}
          >
            <span className="mono faint ell">{row.key}</span>
            <span className="ell">{pick(row, "title")}</span>
            <span className="faint tiny ell">{row.institution}</span>
          </div>
        ))}
        {fresh && rows.length === 0 && <p className="project-picker-none">{words.none}</p>}
        {(read.data?.total ?? 0) > rows.length && rows.length > 0 && (
          <p className="project-picker-none tiny">{words.more(f.number((read.data?.total ?? 0) - rows.length))}</p>
        )}
      </div>
    </div>
  );
}
