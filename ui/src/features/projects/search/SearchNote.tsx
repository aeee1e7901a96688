import type { Filter, QueryReading } from "../../../api/bindings.ts";
import { Icon } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** Names written out; the others are counted. */
const FEW = 4;

/** Beside the search field, in a place that is always kept: what is looked for beside the words, and where the text is
 *  read otherwise than it may have been meant. Never an error. */
export function SearchNote({
  filter,
  reading,
  onExact,
}: {
  filter: Filter;
  reading: QueryReading | null;
  onExact: (exact: boolean) => void;
}) {
  const { t, f } = useText();
  const words = t.find.search;
  const hints = reading?.hints ?? [];
  const told = hints.map((hint) => t.find.hints[hint.code](hint.about));
  const names = [...new Set((reading?.also ?? []).flatMap((also) => also.names))];
  const few = names.slice(0, FEW).join(words.joined);
  const also =
    names.length === 0 ? "" : names.length > FEW ? words.alsoMore(few, f.number(names.length - FEW)) : words.also(few);
  const allNames = (reading?.also ?? []).map(({ word, names: own }) => words.alsoOf(word, own.join(words.joined)));
  const said = told[0] ?? (filter.exact && reading ? words.exact : also);
  const more = told.length > 1 ? words.more(f.number(told.length - 1)) : "";
  return (
    <div className="search-note small faint" role="status" data-testid="search-note">
      {told.length > 0 && <Icon name="info" size="s" />}
      <span className="ell" title={[...told, ...allNames].join("\n")} data-testid={told.length > 0 ? "hint" : "also"}>
        {[said, more].filter(Boolean).join(" · ")}
      </span>
      {reading && (filter.exact || names.length > 0) && (
        <button
          type="button"
          className="link nw"
          aria-pressed={filter.exact}
          title={filter.exact ? words.on : words.offTitle}
          data-testid="synonyms"
          onClick={() => onExact(!filter.exact)}
        >
          {filter.exact ? words.on : words.off}
        </button>
      )}
    </div>
  );
}
