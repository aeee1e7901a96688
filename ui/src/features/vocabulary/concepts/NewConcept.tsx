import { useState } from "react";
import type { Concept, ConceptNew, Kind } from "../../../api/bindings.ts";
import { Field, TextArea } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { ConceptField } from "../parts.tsx";

export interface Draft {
  ja: string;
  en: string;
  broader: Concept | null;
  /** One a line. */
  synonyms: string;
}

export const NO_DRAFT: Draft = { ja: "", en: "", broader: null, synonyms: "" };

export const isNamed = ({ ja, en }: Draft) => ja.trim() !== "" || en.trim() !== "";

/** What the core is asked to make. */
export const asked = (kind: Kind, { ja, en, broader, synonyms }: Draft): ConceptNew => ({
  kind,
  label_ja: ja.trim(),
  label_en: en.trim(),
  ...(broader ? { parent: broader.id } : {}),
  synonyms: [...new Set(synonyms.split("\n").map((name) => name.trim()))].filter((name) => name !== ""),
});

export const useDraftConcept = () => useState<Draft>(NO_DRAFT);

/** The fields of a concept of one's own. */
export function NewConceptFields({
  kind,
  draft,
  onChange,
  onEnter,
  autoFocus = false,
  testid,
}: {
  kind: Kind;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onEnter: () => void;
  autoFocus?: boolean;
  testid: string;
}) {
  const { t } = useText();
  const say = t.vocabulary.add;
  const set = (patch: Partial<Draft>) => onChange({ ...draft, ...patch });
  return (
    <>
      <div className="vocab-two">
        <Field
          label={t.vocabulary.labelJa}
          value={draft.ja}
          onChange={(ja) => set({ ja })}
          lang="ja"
          autoFocus={autoFocus}
          maxLength={200}
          onEnter={onEnter}
          testid={`${testid}-ja`}
        />
        <Field
          label={t.vocabulary.labelEn}
          value={draft.en}
          onChange={(en) => set({ en })}
          lang="en"
          maxLength={200}
          onEnter={onEnter}
          testid={`${testid}-en`}
        />
      </div>
      <ConceptField
        label={say.broader}
        kind={kind}
        value={draft.broader}
        empty={say.noBroader}
        onPick={(broader) => set({ broader })}
        onClear={() => set({ broader: null })}
        testid={`${testid}-broader`}
      />
      <TextArea
        label={say.synonyms}
        hint={say.synonymsHint}
        rows={2}
        value={draft.synonyms}
        onChange={(synonyms) => set({ synonyms })}
        onEnter={onEnter}
        testid={`${testid}-synonyms`}
      />
    </>
  );
}
