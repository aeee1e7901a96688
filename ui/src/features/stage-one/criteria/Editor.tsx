import { useEffect, useRef, useState } from "react";
import type { CriteriaBody, CriteriaVersion } from "../../../api/bindings.ts";
import { Button } from "../../../components/index.ts";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { CriterionCard } from "./CriterionCard.tsx";
import {
  type Draft,
  MOST_CRITERIA,
  MOST_REASONS,
  replaced,
  shifted,
  withCriterion,
  withReason,
  wrongOf,
} from "./draft.ts";
import { ReasonRow } from "./ReasonRow.tsx";
import { SaveDialog } from "./SaveDialog.tsx";

/** One version, changed on the desk until it is saved as the next. */
export function Editor({
  draft,
  version,
  versions,
  changed,
  barred,
  onChange,
  onSaved,
}: {
  draft: Draft;
  /** The one it was made of. */
  version: CriteriaVersion | undefined;
  versions: readonly CriteriaVersion[];
  changed: boolean;
  /** Why it cannot be changed by this person. */
  barred: string | undefined;
  /** Null = nothing is changed any more. */
  onChange: (draft: Draft | null) => void;
  onSaved: (created: number | null) => void;
}) {
  const { t } = useText();
  const words = t.stage.criteria;
  const [saving, setSaving] = useState(false);
  const [open, setOpen] = useState(0);
  const { body } = draft;
  // A criterion moved by its keys keeps them: its place in the page is another one then.
  const list = useRef<HTMLOListElement>(null);
  const follow = useRef<string | null>(null);
  useEffect(() => {
    if (follow.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-key="${follow.current}"] .crit-name`)?.focus();
    follow.current = null;
  });
  const wrong = wrongOf(body);
  const change = (next: CriteriaBody) => onChange({ ...draft, body: next });
  const may = barred === undefined;
  const ready = changed && may && wrong === undefined;
  const known = versions.flatMap((one) => [...one.body.criteria, ...one.body.reasons].map(({ key }) => key));
  useScreenHints([{ keys: "mod+KeyS", label: words.save }]);
  useKeys([
    {
      id: "criteria-save",
      label: words.keySave,
      group: "list",
      keys: ["mod+KeyS"],
      inFields: true,
      writes: true,
      enabled: ready,
      run: () => setSaving(true),
    },
  ]);
  return (
    <div className="col grow crit-editor">
      <div className="bar sub">
        <span
          className={`small ell ${changed ? (wrong ? "warn" : "") : "faint"}`}
          role="status"
          data-testid="criteria-state"
        >
          {barred ?? (changed ? (wrong ? words[wrong] : words.changed) : words.unchanged)}
        </span>
        <span className="grow" />
        {changed && (
          <Button size="sm" look="ghost" onPress={() => onChange(null)} testid="criteria-revert">
            {words.revert}
          </Button>
        )}
        <Button
          size="sm"
          look="pri"
          keys="mod+KeyS"
          writes
          disabled={!ready}
          {...((barred ?? (changed && wrong ? words[wrong] : undefined)) !== undefined
            ? { tip: barred ?? (wrong ? words[wrong] : "") }
            : {})}
          onPress={() => setSaving(true)}
          testid="criteria-save"
        >
          {words.save}
        </Button>
      </div>
      <div className="scroll grow crit-list">
        <p className="small mute phrase">{version && !version.latest ? words.old : words.explain}</p>
        <ol className="crit-cards" ref={list} aria-label={words.title}>
          {body.criteria.map((one, i) => (
            <CriterionCard
              key={one.key}
              criterion={one}
              nth={i + 1}
              may={may}
              open={open === i}
              first={i === 0}
              last={i === body.criteria.length - 1}
              onOpen={() => setOpen(open === i ? -1 : i)}
              onChange={(patch) => change({ ...body, criteria: replaced(body.criteria, i, patch) })}
              onMove={(by, byKeys) => {
                if (byKeys) follow.current = one.key;
                change({ ...body, criteria: shifted(body.criteria, i, by) });
                if (open === i) setOpen(Math.max(0, Math.min(body.criteria.length - 1, i + by)));
              }}
              onRemove={() => {
                change({ ...body, criteria: body.criteria.filter((_, at) => at !== i) });
                setOpen(-1);
              }}
            />
          ))}
        </ol>
        <span>
          <Button
            size="sm"
            icon="plus"
            writes
            disabled={!may || body.criteria.length >= MOST_CRITERIA}
            {...(body.criteria.length >= MOST_CRITERIA ? { tip: words.full } : {})}
            onPress={() => {
              change(withCriterion(body, known));
              setOpen(body.criteria.length);
            }}
            testid="criterion-add"
          >
            {words.addCriterion}
          </Button>
        </span>
        <h3 className="crit-h">{words.reasons}</h3>
        <p className="small mute phrase">{words.reasonsHint}</p>
        <ol className="crit-reasons" aria-label={words.reasons}>
          {body.reasons.map((one, i) => (
            <ReasonRow
              key={one.key}
              reason={one}
              may={may}
              first={i === 0}
              last={i === body.reasons.length - 1}
              onChange={(patch) => change({ ...body, reasons: replaced(body.reasons, i, patch) })}
              onMove={(by) => change({ ...body, reasons: shifted(body.reasons, i, by) })}
              onRemove={() => change({ ...body, reasons: body.reasons.filter((_, at) => at !== i) })}
            />
          ))}
        </ol>
        <span>
          <Button
            size="sm"
            icon="plus"
            writes
            disabled={!may || body.reasons.length >= MOST_REASONS}
            {...(body.reasons.length >= MOST_REASONS ? { tip: words.full } : {})}
            onPress={() => change(withReason(body, known))}
            testid="reason-add"
          >
            {words.addReason}
          </Button>
        </span>
      </div>
      {saving && <SaveDialog draft={draft} versions={versions} onClose={() => setSaving(false)} onSaved={onSaved} />}
    </div>
  );
}
