import { Fragment, type ReactNode, useState } from "react";
import type { Kind, TagChip } from "../../api/bindings.ts";
import { Button, ConceptPicker, KindMark, Popover } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { chipOf, KINDS } from "./concepts.ts";
import { KindBox } from "./KindBox.tsx";

export interface Chosen {
  id: string;
  label_ja: string;
  label_en: string;
  /** Names in full, where the labels are short forms. */
  full?: string;
}

/** The three boxes, each opening the picker. Shared by the theme and the dialog that makes one. */
export function TripleBoxes({
  value,
  onChoose,
  end,
}: {
  value: Record<Kind, Chosen | null>;
  onChoose: (kind: Kind, chosen: TagChip | null) => void;
  end?: ReactNode;
}) {
  return (
    <div className="boxes">
      {KINDS.map((kind, i) => (
        <Fragment key={kind}>
          {i > 0 && (
            <span className="boxes-x" aria-hidden="true">
              ×
            </span>
          )}
          <Box kind={kind} chosen={value[kind]} onChoose={(chosen) => onChoose(kind, chosen)} />
        </Fragment>
      ))}
      {end}
    </div>
  );
}

function Box({ kind, chosen, onChoose }: { kind: Kind; chosen: Chosen | null; onChoose: (c: TagChip | null) => void }) {
  const { t, pick } = useText();
  const [open, setOpen] = useState(false);
  const name = t.common[kind];
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={t.themes.chooseConcept(name)}
      width={540}
      trigger={
        <KindBox
          kind={kind}
          empty={chosen === null}
          label={chosen ? t.themes.changeConcept(name) : t.themes.chooseConcept(name)}
          testid={`theme-${kind}`}
        >
          <KindMark kind={kind} />
          <span className="col">
            <span className="kbox-k">{name}</span>
            <span
              className="kbox-l ell"
              title={chosen ? (chosen.full ?? `${chosen.label_ja}\n${chosen.label_en}`) : undefined}
            >
              {chosen ? pick(chosen, "label") : t.themes.chooseConcept(name)}
            </span>
            <span className="mono tiny ell">{chosen ? chosen.id : t.themes.conceptNone}</span>
          </span>
        </KindBox>
      }
    >
      <div className="kbox-pick">
        <ConceptPicker
          kind={kind}
          autoFocus
          onPick={(concept) => {
            setOpen(false);
            onChoose(chipOf(concept));
          }}
        />
        {chosen && (
          <Button
            writes
            size="sm"
            look="ghost"
            icon="close"
            onPress={() => {
              setOpen(false);
              onChoose(null);
            }}
            testid="concept-clear"
          >
            {t.themes.clearConcept}
          </Button>
        )}
      </div>
    </Popover>
  );
}
