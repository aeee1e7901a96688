import { type ReactNode, useEffect, useMemo, useRef } from "react";
import type { TagChip as Chip, FrozenTag, Reading } from "../../../api/bindings.ts";
import { MarkedText, Note, TagChip, type TextMark } from "../../../components/index.ts";
import { isWorded, useText } from "../../../text/index.ts";
import { Supports } from "./Supports.tsx";

type Field = "title_ja" | "title_en" | "summary_ja" | "summary_en";
const LANGUAGE = { title_ja: "ja", title_en: "en", summary_ja: "ja", summary_en: "en" } as const;
const TITLES = ["title_ja", "title_en"] as const;
const TEXTS = ["summary_ja", "summary_en"] as const;

/** A mark that can be given as a tag. */
interface OwnMark extends TextMark {
  tag: FrozenTag;
}

export const chipOf = ({ kind, concept, label_ja, label_en, main }: FrozenTag): Chip => ({
  kind,
  id: concept,
  label_ja,
  label_en,
  main,
  proposed: false,
});

/** The project as it was frozen, with what the vocabulary knows marked in place. */
export function Text({
  reading,
  onTag,
  menu,
  children,
}: {
  reading: Reading;
  /** In a round of tags: a marked word was pressed. */
  onTag?: (tag: FrozenTag) => void;
  menu: ReactNode;
  /** What stands below: others' votes. */
  children?: ReactNode;
}) {
  const { t, f, say, lang } = useText();
  const words = t.reading.text;
  const scroller = useRef<HTMLDivElement>(null);
  const { frozen, project } = reading;
  const marks = useMarks(reading);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project is read from its beginning
  useEffect(() => scroller.current?.scrollTo?.(0, 0), [project]);

  const inOrder = (fields: readonly Field[]) =>
    (lang === "ja" ? fields : [...fields].reverse()).filter((field) => frozen[field] !== "");
  const titles = inOrder(TITLES);
  const texts = inOrder(TEXTS);
  const years = yearsOf(frozen.year_first, frozen.year_last);
  const day = f.dayOf(reading.frozen_at);
  const changed = [
    ...new Set(reading.changed.map((field) => (isWorded(`field.${field}`) ? say(`field.${field}`) : words.unnamed))),
  ].join(lang === "ja" ? "・" : ", ");
  const press = onTag && ((over: readonly OwnMark[]) => over.at(-1) && onTag((over.at(-1) as OwnMark).tag));
  const drawn = (field: Field) => (
    <MarkedText text={frozen[field]} marks={marks[field]} {...(press ? { onPress: press } : {})} />
  );
  return (
    <div className="reading-page page-read scroll" ref={scroller} data-testid="reading-text" data-project={project}>
      <div className="reading-in">
        <p className="row small faint reading-meta">
          <span className="mono selectable nw">{frozen.number}</span>
          <span className="ell" title={frozen.programme}>
            {frozen.programme}
          </span>
          <span className="nw">{f.fiscalYears(years)}</span>
          <span className="grow" />
          {frozen.phase !== "" && (
            <span className="ell reading-phase" title={frozen.phase}>
              {frozen.phase}
            </span>
          )}
          {menu}
        </p>
        {titles.map((field, i) =>
          i === 0 ? (
            <h2 key={field} lang={LANGUAGE[field]} data-testid="reading-title">
              {drawn(field)}
            </h2>
          ) : (
            <h3 key={field} className="page-other" lang={LANGUAGE[field]}>
              {drawn(field)}
            </h3>
          ),
        )}
        <p className="small mute">
          {[frozen.researcher && words.who(frozen.researcher), frozen.institution].filter(Boolean).join("　")}
        </p>
        {reading.kind === "votes" ? (
          <div className="row wrap reading-tags">
            {frozen.tags.map((tag) => (
              <TagChip key={`${tag.kind} ${tag.concept}`} tag={chipOf(tag)} />
            ))}
          </div>
        ) : (
          <p className="small faint reading-tags">{words.tagsAside}</p>
        )}
        {reading.changed.length > 0 && <Note testid="reading-changed">{words.changed(changed)}</Note>}
        {texts.map((field, i) => (
          <section key={field}>
            <h4>
              {words.fields[field as "summary_ja" | "summary_en"]}
              {i === 0 && <span className="reading-frozen">{words.frozen(day)}</span>}
            </h4>
            <p className="page-text" lang={LANGUAGE[field]}>
              {drawn(field)}
            </p>
          </section>
        ))}
        {texts.length === 0 && (
          <p className="small faint reading-none">
            {words.none} {words.frozen(day)}
          </p>
        )}
        <Supports supports={reading.supports} />
        {children}
      </div>
    </div>
  );
}

/** Marks by field. */
function useMarks(reading: Reading): Record<Field, OwnMark[]> {
  const { t, pick } = useText();
  return useMemo(() => {
    const found: Record<Field, OwnMark[]> = { title_ja: [], title_en: [], summary_ja: [], summary_en: [] };
    for (const [candidate, mark] of reading.marks.entries()) {
      const { kind, concept, label_ja, label_en } = mark;
      found[mark.field as Field]?.push({
        start: mark.from,
        end: mark.to,
        candidate,
        kind,
        title: `${t.common[kind]}: ${pick(mark, "label")}`,
        tag: { kind, concept, label_ja, label_en, main: false },
      });
    }
    return found;
  }, [reading, t, pick]);
}

function yearsOf(first: number | null, last: number | null): number[] {
  const from = first ?? last;
  const to = last ?? first;
  if (from === null || to === null) return [];
  return Array.from({ length: Math.max(0, to - from) + 1 }, (_, i) => from + i);
}
