import { memo } from "react";
import type { Concept, Kind, Theme } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { useText } from "../../../text/index.ts";
import { chipOf } from "../concepts.ts";
import { type Chosen, TripleBoxes } from "../TripleBoxes.tsx";
import { sameButThreads } from "./same.ts";

/** The triple, and the hypothesis beside it where there is room. */
export const Top = memo(function Top({ theme }: { theme: Theme }) {
  const { t, pick } = useText();
  const edit = useWrite("theme.edit");
  const hypothesis = pick(theme, "hypothesis");
  return (
    <div className="wv-top">
      <TripleBoxes
        value={{ target: boxed(theme.target), modality: boxed(theme.modality), indication: boxed(theme.indication) }}
        onChoose={(kind: Kind, concept) =>
          void edit.run({ id: theme.id, fields: { classes: {}, [kind]: concept?.id ?? "" } })
        }
      />
      {hypothesis !== "" && (
        <p className="wv-hy hide-narrow" title={hypothesis}>
          <span className="tiny faint">{t.themes.hypothesis}</span>
          <span className="wv-hy-t phrase">{hypothesis}</span>
        </p>
      )}
    </div>
  );
}, sameButThreads);

/** Short in the box, in full on hover. */
const boxed = (concept: Concept | null): Chosen | null =>
  concept && { ...chipOf(concept), full: `${concept.label_ja}\n${concept.label_en}` };
