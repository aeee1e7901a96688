import { runAction } from "../../../actions/index.ts";
import type { Candidates } from "../../../api/bindings.ts";
import { useAssetWords } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** What is not proposed and why, and how many projects cannot be shown. */
export function LeftOutList({ candidates }: { candidates: Candidates }) {
  const { t, f, pick } = useText();
  const { because } = useAssetWords();
  const words = t.weave.gap;
  const { left, left_total: total, hidden } = candidates;
  if (total === 0 && hidden === 0) return null;
  return (
    <section className="wpn" data-testid="candidates-left">
      <h3 className="sec-h">
        {words.left}
        <span className="r">{words.leftCount(f.number(total))}</span>
      </h3>
      <ul className="small">
        {left.map(({ project, because: why }) => {
          const said = why.map(because).join(t.common.slash);
          return (
            <li key={project.id} className="two" title={`${pick(project, "title")}\n${said}`}>
              <span className="ell">{pick(project, "title")}</span>
              <span className="faint tiny phrase">{said}</span>
            </li>
          );
        })}
        {left.length < total && (
          <li className="faint tiny" data-testid="candidates-left-shown">
            {words.leftShown(f.number(left.length), f.number(total))}
          </li>
        )}
        {hidden > 0 && (
          <li>
            <button
              type="button"
              className="link"
              onClick={() => runAction("person.hidden", {})}
              data-testid="candidates-hidden"
            >
              {words.hidden(f.number(hidden))}
            </button>
            <span className="faint">{words.hiddenWhy}</span>
          </li>
        )}
      </ul>
    </section>
  );
}
