import type { Frozen, FrozenTag } from "../../../api/bindings.ts";
import { Dialog, KeyValue, TagChip } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** A frozen tag as a chip takes it. */
export const chipOf = ({ kind, concept, label_ja, label_en, main }: FrozenTag) => ({
  kind,
  id: concept,
  label_ja,
  label_en,
  main,
  proposed: false,
});

/** A project's text as it was when the round was opened. */
export function FrozenDialog({ frozen, onClose }: { frozen: Frozen; onClose: () => void }) {
  const { t, f, pick } = useText();
  const words = t.settling.frozen;
  const facts = t.settling.project;
  const years = [frozen.year_first, frozen.year_last]
    .filter((year): year is number => year !== null)
    .filter((year, i, all) => all.indexOf(year) === i)
    .map(f.fiscalYear)
    .join("–");
  return (
    <Dialog open onClose={onClose} title={words.title} lead={words.lead} width={720} testid="frozen">
      <div className="stl-frozen">
        <h2 className="phrase selectable">{pick(frozen, "title")}</h2>
        {frozen.title_ja !== "" && frozen.title_en !== "" && <p className="mute">{frozen.title_en}</p>}
        <KeyValue
          items={[
            [facts.number, frozen.number],
            [facts.programme, frozen.programme],
            [facts.institution, frozen.institution],
            [facts.researcher, frozen.researcher],
            [facts.phase, frozen.phase],
            [facts.years, years],
          ]}
        />
        <section>
          <h3>{words.summary}</h3>
          {frozen.summary_ja === "" && frozen.summary_en === "" ? (
            <p className="faint">{words.noSummary}</p>
          ) : (
            frozen.summary_ja !== "" && <p className="read">{frozen.summary_ja}</p>
          )}
        </section>
        {frozen.summary_en !== "" && (
          <section>
            <h3>{words.summaryEn}</h3>
            <p className="read" lang="en">
              {frozen.summary_en}
            </p>
          </section>
        )}
        <section>
          <h3>{words.tags}</h3>
          {frozen.tags.length === 0 ? (
            <p className="faint">{words.noTags}</p>
          ) : (
            <div className="row wrap">
              {frozen.tags.map((tag) => (
                <TagChip key={`${tag.kind}/${tag.concept}`} tag={chipOf(tag)} />
              ))}
            </div>
          )}
        </section>
      </div>
    </Dialog>
  );
}
