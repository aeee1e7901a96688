import { Fragment } from "react";
import { KindMark, TagChip } from "../../components/index.ts";
import { useText } from "../../text/index.ts";
import { chipOf, conceptOf, KINDS, type OfTriple } from "./concepts.ts";

/** Target × modality × indication as chips; what is missing is drawn, not left out. */
export function Triple({ theme }: { theme: OfTriple }) {
  const { t } = useText();
  return (
    <span className="triple">
      {KINDS.map((kind, i) => {
        const concept = conceptOf(theme, kind);
        return (
          <Fragment key={kind}>
            {i > 0 && <span className="faint">×</span>}
            {concept ? (
              <TagChip tag={chipOf(concept)} />
            ) : (
              <span className="triple-gap" title={`${t.common[kind]}: ${t.common.notSet}`}>
                <KindMark kind={kind} label />
                {t.common.notSet}
              </span>
            )}
          </Fragment>
        );
      })}
    </span>
  );
}
