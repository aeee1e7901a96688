import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { AssetSuggestion } from "../../api/bindings.ts";
import { useWrite } from "../../api/client.ts";
import { isComposing, useKeys } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { Button } from "../Button.tsx";
import { AssetChip } from "./AssetChip.tsx";
import { AssetDialog } from "./AssetDialog.tsx";
import { useAssetWords } from "./words.ts";
import "./assets.css";

/** What the texts of a project suggest, each with its sentence. A person takes or refuses each by one key (Y, N) on the
 *  focused row; nothing is a fact before that. */
export function SuggestionList({
  project,
  suggested,
  current,
  onDone,
}: {
  project: number;
  suggested: readonly AssetSuggestion[];
  /** The one that was chosen elsewhere: it is shown. */
  current?: AssetSuggestion | undefined;
  /** The last one was decided: where the keys go then. */
  onDone?: () => void;
}) {
  const { t, f, say } = useText();
  const words = t.weave;
  const list = useRef<HTMLUListElement>(null);
  const [editing, setEditing] = useState<AssetSuggestion | null>(null);
  const accept = useWrite("asset.accept");
  const refuse = useWrite("asset.refuse");
  const busy = accept.busy || refuse.busy;

  const chosen = current ? suggested.indexOf(current) : -1;
  useEffect(() => {
    if (chosen >= 0) list.current?.querySelector(`[data-row="${chosen}"]`)?.scrollIntoView?.({ block: "nearest" });
  }, [chosen]);
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const focused = () => rows().findIndex((row) => row.contains(document.activeElement));
  const focusAt = (at: number) => rows()[Math.max(0, Math.min(rows().length - 1, at))]?.focus();
  const next = (at: number) => requestAnimationFrame(() => (rows().length > 0 ? focusAt(at) : onDone?.()));
  const decide = async (at: number, take: boolean) => {
    const one = suggested[at];
    if (!one || busy) return;
    const done = take
      ? await accept.run({ project, taken: [one.fields] })
      : await refuse.run({ project, kind: one.fields.kind, sentence: one.fields.sentence });
    // The row is gone: the keys go on with the next.
    if (done) next(at);
  };
  const byKey = (take: boolean) => () => {
    const at = focused();
    return at < 0 ? false : void decide(at, take);
  };
  useKeys([
    {
      id: "suggestion-accept",
      label: words.keys.accept,
      group: "theme",
      keys: ["KeyY"],
      writes: true,
      run: byKey(true),
    },
    {
      id: "suggestion-refuse",
      label: words.keys.refuse,
      group: "theme",
      keys: ["KeyN"],
      writes: true,
      run: byKey(false),
    },
  ]);

  return (
    <div>
      <div className="row suggestion-h">
        <span className="grow faint tiny phrase">{words.suggestion.hint}</span>
        {suggested.length > 1 && (
          <Button
            writes
            size="sm"
            disabled={busy}
            onPress={() =>
              void accept.run({ project, taken: suggested.map((one) => one.fields) }).then((done) => done && next(0))
            }
            testid="suggestion-all"
          >
            {words.suggestion.all(f.number(suggested.length))}
          </Button>
        )}
      </div>
      <ul
        className="suggestions"
        ref={list}
        aria-label={words.suggestion.list}
        onKeyDown={(e: KeyboardEvent) => {
          if (isComposing(e) || e.altKey || (e.key !== "ArrowDown" && e.key !== "ArrowUp")) return;
          e.preventDefault();
          e.stopPropagation();
          focusAt(focused() + (e.key === "ArrowDown" ? 1 : -1));
        }}
      >
        {suggested.map((one, at) => (
          <li
            key={`${one.fields.kind} ${one.fields.step} ${one.fields.sentence}`}
            className={`suggestion${at === chosen ? " on" : ""}`}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: Y and N act on the focused row
            tabIndex={0}
            data-row={at}
            data-testid="suggestion"
            data-kind={one.fields.kind}
          >
            <span className="row">
              <AssetChip fields={one.fields} suggested />
              <span className="faint tiny nw">{say(`step.${one.fields.step}`)}</span>
              <span className="grow" />
              <span className="faint tiny nw">
                {words.suggestion.certainty(f.number(Math.round(one.certainty * 100)))}
              </span>
            </span>
            <Sentence suggestion={one} />
            <span className="suggestion-a">
              <Button
                writes
                size="sm"
                keys="KeyY"
                disabled={busy}
                onPress={() => void decide(at, true)}
                testid="suggestion-accept"
              >
                {words.suggestion.accept}
              </Button>
              <Button
                writes
                size="sm"
                look="ghost"
                keys="KeyN"
                disabled={busy}
                onPress={() => void decide(at, false)}
                testid="suggestion-refuse"
              >
                {words.suggestion.refuse}
              </Button>
              <Button writes size="sm" look="ghost" onPress={() => setEditing(one)} testid="suggestion-edit">
                {words.suggestion.edit}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {editing && (
        <AssetDialog
          owner={{ project }}
          start={editing.fields}
          title={words.asset.takeTitle}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}

/** The sentence with the words that said it, and by which rule. */
function Sentence({ suggestion }: { suggestion: AssetSuggestion }) {
  const { say } = useText();
  const words = useAssetWords();
  const { fields, from, to, because } = suggestion;
  // Offsets are counted as strings of JavaScript are.
  const { sentence } = fields;
  return (
    <>
      <p className="quote">
        {sentence.slice(0, from)}
        <mark>{sentence.slice(from, to)}</mark>
        {sentence.slice(to)}
      </p>
      <span className="faint tiny phrase">
        {fields.field !== "" && `${say(`field.${fields.field}`)} · `}
        {words.because(because)}
      </span>
    </>
  );
}
