import { memo, useEffect, useMemo, useRef } from "react";
import type { AmsTag, TaggingProject } from "../../../api/bindings.ts";
import { Badge, Button, Icon, MarkedText, Note, pressed, type TextMark } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { type Candidate, keyOf } from "./lines.ts";

type Passage = TaggingProject["passages"][number];

const LANGUAGE = { title_ja: "ja", title_en: "en", summary_ja: "ja", summary_en: "en", keywords: undefined } as const;
const TITLES: readonly Passage["field"][] = ["title_ja", "title_en"];

export interface ReadingProps {
  project: TaggingProject;
  /** Position of the candidate the keys act on, as the marks name it. */
  chosen: number | undefined;
  onChoose: (key: string) => void;
  onReopen: () => void;
}

/** The texts of a project with what they name marked in place. */
export function Reading({ project, chosen, onChoose, onReopen }: ReadingProps) {
  const { t, f, lang } = useText();
  const words = t.tagging.focus;
  const scroller = useRef<HTMLDivElement>(null);
  const { row, passages, candidates, ams, finished } = project;
  const of = (field: Passage["field"]) => passages.find((own) => own.field === field);
  // What the reader's language has comes first.
  const titles = (lang === "ja" ? TITLES : [...TITLES].reverse()).map(of).filter((own) => own !== undefined);
  const texts = (
    lang === "ja"
      ? (["summary_ja", "summary_en", "keywords"] as const)
      : (["summary_en", "summary_ja", "keywords"] as const)
  )
    .map(of)
    .filter((own) => own !== undefined);
  const asides = passages.some(({ marks }) => marks.some(({ aside }) => aside !== null));

  // biome-ignore lint/correctness/useExhaustiveDependencies: another project is read from its beginning
  useEffect(() => scroller.current?.scrollTo?.(0, 0), [row.id]);
  const seen = useRef({ project: row.id, chosen });
  useEffect(() => {
    // What was moved to is brought into view; what is there from the start is not.
    const moved = seen.current.project === row.id && seen.current.chosen !== chosen;
    seen.current = { project: row.id, chosen };
    if (moved) scroller.current?.querySelector("mark.now")?.scrollIntoView?.({ block: "nearest" });
  }, [row.id, chosen]);

  const drawn = (passage: Passage) => (
    <Marked passage={passage} candidates={candidates} chosen={chosen} onChoose={onChoose} />
  );
  return (
    <div className="rd-page page-read scroll" ref={scroller} data-testid="reading" data-project={row.id}>
      <div className="rd-in">
        <p className="row small faint rd-meta">
          <span className="mono selectable nw">{row.number ?? row.key}</span>
          <span className="ell" title={row.programme}>
            {row.programme}
          </span>
          <span className="nw">{f.fiscalYears(row.years)}</span>
          <span className="grow" />
          {finished && (
            <>
              <Badge tone="ok" title={words.finishedBy(finished.by, f.timestamp(finished.at))}>
                {words.finished}
              </Badge>
              <Button writes size="sm" look="ghost" onPress={onReopen} testid="tagging-reopen">
                {words.reopen}
              </Button>
            </>
          )}
        </p>
        {ams.length > 0 && <Ams tags={ams} />}
        {titles.map((passage, i) =>
          i === 0 ? (
            <h2 key={passage.field} lang={LANGUAGE[passage.field]} data-testid="tagging-title">
              {drawn(passage)}
            </h2>
          ) : (
            <h3 key={passage.field} className="page-other" lang={LANGUAGE[passage.field]}>
              {drawn(passage)}
            </h3>
          ),
        )}
        <p className="small mute rd-who">
          {[project.researcher && words.researcher(project.researcher), row.institution].filter(Boolean).join("　")}
        </p>
        {texts.map((passage) => (
          <section key={passage.field}>
            <h4>{words.fields[passage.field]}</h4>
            <p
              className={passage.field === "keywords" ? "page-text rd-kw" : "page-text"}
              lang={LANGUAGE[passage.field]}
            >
              {drawn(passage)}
            </p>
          </section>
        ))}
        {texts.length === 0 && <p className="faint small rd-none">{words.noText}</p>}
        {asides && (
          <div className="rd-note small">
            <Note>{words.asides}</Note>
          </div>
        )}
      </div>
    </div>
  );
}

interface MarkedProps {
  passage: Passage;
  candidates: readonly Candidate[];
  chosen: number | undefined;
  onChoose: (key: string) => void;
}

/** A text with what it names; a press goes to the candidate. */
const Marked = memo(function Marked({ passage, candidates, chosen, onChoose }: MarkedProps) {
  const { t, pick } = useText();
  const marks = useMemo(
    () =>
      passage.marks.flatMap((mark) => {
        const candidate = candidates[mark.candidate];
        if (!candidate) return [];
        const { kind } = candidate;
        return {
          ...mark,
          kind,
          aside: mark.aside !== null,
          title: `${t.common[kind]}: ${pick(candidate.concept, "label")}`,
        };
      }),
    [passage, candidates, t, pick],
  );
  const press = (over: readonly TextMark[]) => {
    const candidate = candidates[pressed(over, chosen)?.candidate ?? -1];
    if (candidate) onChoose(keyOf(candidate));
  };
  return <MarkedText text={passage.text} marks={marks} chosen={chosen} onPress={press} />;
});

/** What AMED's officers said, beside what our tags say. Its height is reserved for two lines. */
function Ams({ tags }: { tags: readonly AmsTag[] }) {
  const { t, f, pick } = useText();
  const words = t.tagging.focus;
  return (
    <dl className="ams small faint" title={words.amsTitle} data-testid="ams">
      <dt className="nw">{words.ams}</dt>
      {tags.map((tag, i) => {
        const { source } = tag;
        const from = [source.file, source.sheet, t.projects.sourceRow(f.number(source.row))]
          .filter(Boolean)
          .join(" › ");
        return (
          <dd
            key={i}
            className={tag.agrees === false ? "warn" : ""}
            title={from}
            data-testid="ams-tag"
            data-agrees={String(tag.agrees)}
          >
            <span className="faint">{words.amsKinds[tag.kind]}</span>{" "}
            {tag.agrees === false ? (
              <>
                <Icon name="alert" size="s" /> {words.amsDiffers(tag.value, pick(tag, "ours") || words.amsNone)}
              </>
            ) : (
              <>
                {tag.value}
                {tag.agrees === true && (
                  <span className="ok">
                    {" "}
                    <Icon name="check" size="s" label={words.amsAgrees} />
                  </span>
                )}
              </>
            )}
          </dd>
        );
      })}
    </dl>
  );
}
