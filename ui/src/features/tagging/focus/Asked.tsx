import type { Concept, Kind } from "../../../api/bindings.ts";
import { FreeConcept } from "./FreeConcept.tsx";
import type { Line } from "./lines.ts";
import { Narrower } from "./Narrower.tsx";
import { PickConcept } from "./PickConcept.tsx";

/** A concept somebody is being asked for. */
export type Asking =
  | { what: "narrower"; of: number; line: Line }
  | { what: "vocabulary" }
  | { what: "free"; name: string };

/** The dialog that asks for a concept: a narrower one, any of the vocabulary, or a new one. */
export function Asked({
  asking,
  kind,
  onClose,
  onExchange,
  onGive,
}: {
  asking: Asking;
  /** Begun with. */
  kind: Kind;
  onClose: () => void;
  onExchange: (of: number, line: Line, concept: Concept) => void;
  onGive: (concept: { kind: Kind; id: string }) => void;
}) {
  if (asking.what === "narrower")
    return (
      <Narrower
        concept={asking.line.concept}
        onClose={onClose}
        onPick={(concept) => {
          onExchange(asking.of, asking.line, concept);
          onClose();
        }}
      />
    );
  const given = (concept: { kind: Kind; id: string }) => {
    onClose();
    onGive(concept);
  };
  if (asking.what === "vocabulary") return <PickConcept kind={kind} onClose={onClose} onPick={given} />;
  return <FreeConcept kind={kind} name={asking.name} onClose={onClose} onAdded={given} />;
}
