import { useState } from "react";
import type { Criterion, Scale } from "../../../api/bindings.ts";
import { Field, Icon, Segmented, TextArea } from "../../../components/index.ts";
import { isComposing } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { MoveButtons } from "./MoveButtons.tsx";

const SCALES: readonly Scale[] = ["three", "five", "yes-no"];

/** A criterion: a line of what it is, and its words in both languages when it is open. */
export function CriterionCard({
  criterion: own,
  nth,
  may,
  open,
  first,
  last,
  onOpen,
  onChange,
  onMove,
  onRemove,
}: {
  criterion: Criterion;
  nth: number;
  may: boolean;
  open: boolean;
  first: boolean;
  last: boolean;
  onOpen: () => void;
  onChange: (patch: Partial<Criterion>) => void;
  /** `byKeys` = Alt and an arrow on its name: the keys stay on it. */
  onMove: (by: 1 | -1, byKeys?: boolean) => void;
  onRemove: () => void;
}) {
  const { t, f, pick } = useText();
  const words = t.stage.criteria;
  const name = pick(own, "name") || words.unnamed;
  // What is typed as a weight stands as it was typed, also while it is none.
  const [weight, setWeight] = useState(String(own.weight));
  const set = (field: keyof Criterion, label: string, max: number, more: { rows?: number; hint?: string } = {}) => {
    const common = {
      label,
      value: String(own[field]),
      onChange: (typed: string) => onChange({ [field]: typed }),
      maxLength: max,
      writes: true,
      disabled: !may,
      lang: field.endsWith("_en") ? "en" : "ja",
      testid: `criterion-${field}`,
      ...(more.hint ? { hint: more.hint } : {}),
    };
    return more.rows ? <TextArea {...common} rows={more.rows} /> : <Field {...common} size="sm" />;
  };
  return (
    <li className={`crit-card${open ? " open" : ""}`} data-testid="criterion" data-key={own.key}>
      <div className="crit-card-h">
        <button
          type="button"
          className="crit-name"
          aria-expanded={open}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          title={words.moveKeys}
          onClick={onOpen}
          onKeyDown={(e) => {
            if (isComposing(e) || !e.altKey || !may) return;
            const by = e.code === "ArrowUp" ? -1 : e.code === "ArrowDown" ? 1 : null;
            if (by === null) return;
            e.preventDefault();
            onMove(by, true);
          }}
        >
          <Icon name={open ? "down" : "right"} size="s" />
          <span className="faint crit-nth">{nth}</span>
          <b className="ell">{name}</b>
          <span className="ell mute small">{pick(own, "question")}</span>
        </button>
        <span className="small mute nw">{words.scales[own.scale]}</span>
        <span className="small mute nw" title={words.weight}>
          × {Number.isNaN(own.weight) ? "—" : f.number(own.weight)}
        </span>
        <MoveButtons name={name} may={may} first={first} last={last} onMove={onMove} onRemove={onRemove} />
      </div>
      {open && (
        <div className="st-form crit-fields">
          <div className="st-pair">
            {set("name_ja", words.nameJa, 60)}
            {set("name_en", words.nameEn, 60)}
          </div>
          <div className="st-pair">
            {set("question_ja", words.questionJa, 200)}
            {set("question_en", words.questionEn, 200)}
          </div>
          <div className="st-pair">
            {set("guide_ja", words.guideJa, 2000, { rows: 4, hint: words.guideHint })}
            {set("guide_en", words.guideEn, 2000, { rows: 4 })}
          </div>
          <div className="st-pair">
            <div className="labelled">
              <Segmented<Scale>
                label={words.scale}
                hideLabel={false}
                size="sm"
                value={own.scale}
                onChange={(scale) => onChange({ scale })}
                choices={SCALES.map((id) => ({ id, label: words.scales[id] }))}
                disabled={!may}
                testid="criterion-scale"
              />
              <span className="below">{words.scaleHint}</span>
            </div>
            <Field
              label={words.weight}
              size="sm"
              value={weight}
              onChange={(typed) => {
                setWeight(typed);
                const text = typed.normalize("NFKC").trim();
                onChange({ weight: /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN });
              }}
              error={own.weight >= 0 && own.weight <= 100 ? undefined : words.weightBad}
              maxLength={3}
              writes
              disabled={!may}
              testid="criterion-weight"
            />
          </div>
        </div>
      )}
    </li>
  );
}
