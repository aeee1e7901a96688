import { useState } from "react";
import type { Concept, Kind } from "../../../api/bindings.ts";
import { ConceptPicker, Dialog, KeyHint } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { KindTabs, kindOfKey } from "../KindTabs.tsx";

/** Any concept of the vocabulary as a tag of the project: Enter gives it and closes. */
export function PickConcept({
  kind: from,
  onPick,
  onClose,
}: {
  kind: Kind;
  onPick: (concept: Concept) => void;
  onClose: () => void;
}) {
  const { t } = useText();
  const [kind, setKind] = useState(from);
  return (
    <Dialog
      open
      onClose={onClose}
      width={680}
      title={t.tagging.focus.pickTitle}
      testid="pick-concept"
      lead={
        <span className="row tagging-hints">
          <KeyHint keys={["ArrowUp", "ArrowDown"]}>
            <span>{t.tagging.move}</span>
          </KeyHint>
          <KeyHint keys="Enter">
            <span>{t.tagging.addOne}</span>
          </KeyHint>
          <KeyHint keys="Escape">
            <span>{t.tagging.done}</span>
          </KeyHint>
        </span>
      }
    >
      <KindTabs kind={kind} onKind={setKind} testid="pick-kind" />
      <ConceptPicker
        key={kind}
        kind={kind}
        autoFocus
        onPick={onPick}
        effect={() => t.tagging.addOne}
        testid="pick"
        onKeyDown={(e) => {
          const next = kindOfKey(e);
          if (!next) return;
          e.preventDefault();
          setKind(next);
        }}
      />
    </Dialog>
  );
}
