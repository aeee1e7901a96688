import type { SimilarHit } from "../../../api/bindings.ts";
import { TagChip } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import "./similar.css";

/** Projects that are like something, each with what it shares. */
export function SimilarHits({ hits, onOpen }: { hits: readonly SimilarHit[]; onOpen: (id: number) => void }) {
  const { t, f, pick } = useText();
  const words = t.find.similar;
  return (
    <ol className="similar">
      {hits.map(({ row, score, words: shared, tags }) => (
        <li key={row.id} data-testid="similar-hit" data-id={row.id}>
          <button
            type="button"
            className="similar-title"
            title={`${pick(row, "title")}\n${words.open}`}
            onClick={() => onOpen(row.id)}
          >
            <span className="ell">{pick(row, "title")}</span>
            <span className="tiny faint nw" title={words.scoreTitle}>
              {words.score(f.number(score))}
            </span>
          </button>
          <div className="similar-why tiny faint">
            {tags.map((tag) => (
              <TagChip key={`${tag.kind}:${tag.id}`} tag={tag} showMain={false} />
            ))}
            {shared.length > 0 && (
              <span className="ell" title={shared.join(words.joined)}>
                {words.shared(shared.join(words.joined))}
              </span>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
