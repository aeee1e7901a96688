import { useState } from "react";
import { useRead } from "../../../api/client.ts";
import { NO_FILTER } from "../../../api/filter.ts";
import { Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { SimilarDialog } from "./SimilarDialog.tsx";
import { SimilarHits } from "./SimilarHits.tsx";

/** Hits shown in the panel. */
const FEW = 5;

/** The projects most like the one that is open. */
export function SimilarSection({ id, onOpen }: { id: number; onOpen: (id: number) => void }) {
  const { t, say } = useText();
  const words = t.find.similar;
  const [all, setAll] = useState(false);
  const { data, error } = useRead("find.similar", { projects: [id], text: "", filter: NO_FILTER, limit: FEW });
  return (
    <Section
      title={words.title}
      testid="similar"
      end={
        data !== undefined &&
        data.hits.length > 0 && (
          <button type="button" className="link small" data-testid="similar-all" onClick={() => setAll(true)}>
            {words.all}
          </button>
        )
      }
    >
      <div className="similar-few">
        {data && data.hits.length > 0 ? (
          <SimilarHits hits={data.hits} onOpen={onOpen} />
        ) : (
          <p className="faint small">{error ? say(`problem.${error.code}`, error.params) : data ? words.none : ""}</p>
        )}
      </div>
      {all && (
        <SimilarDialog to={{ projects: [id] }} filter={NO_FILTER} onClose={() => setAll(false)} onOpen={onOpen} />
      )}
    </Section>
  );
}
