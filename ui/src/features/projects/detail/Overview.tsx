import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { Kind, ProjectDetail } from "../../../api/bindings.ts";
import {
  Attachments,
  Button,
  copyText,
  Icon,
  KeyValue,
  Section,
  Segmented,
  SourceLink,
  TagChip,
} from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Highlight } from "../highlight.tsx";
import { SimilarSection } from "../similar/SimilarSection.tsx";
import { AddTag } from "./AddTag.tsx";
import { FieldValue } from "./FieldValue.tsx";
import { Has } from "./Has.tsx";
import { Lacking } from "./Lacking.tsx";
import { LineageLine, ToLineage } from "./Lineage.tsx";
import { OpenInTagging } from "./OpenInTagging.tsx";
import { Outcomes } from "./Outcomes.tsx";
import { chipOf } from "./TagsTab.tsx";

export function Overview({
  detail,
  terms,
  at,
  onOpen,
  onNarrow,
}: {
  detail: ProjectDetail;
  terms: readonly string[];
  /** The field that is quoted: its language is shown. */
  at?: string | undefined;
  onOpen: (id: number) => void;
  onNarrow: (kind: Kind, concept: string) => void;
}) {
  const { t, f, lang, pick } = useText();
  // The language chosen goes along to the next project, unless that one has nothing in it.
  const [reading, setReading] = useState<{ lang: "ja" | "en"; id: number } | null>(null);
  const asked = at === "summary_ja" ? "ja" : at === "summary_en" ? "en" : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project keeps what was chosen
  useEffect(() => {
    if (asked) setReading({ lang: asked, id: detail.row.id });
  }, [asked]);
  const has = { ja: detail.summary_ja !== "", en: detail.summary_en !== "" };
  const first = has[lang] || (!has.ja && !has.en) ? lang : has.ja ? "ja" : "en";
  const shown = reading && (has[reading.lang] || reading.id === detail.row.id) ? reading.lang : first;
  const summary = shown === "ja" ? detail.summary_ja : detail.summary_en;
  const latest = detail.years[0];
  const [last] = [...detail.tags].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <>
      <Section
        title={t.projects.tags}
        end={
          <span className="row">
            <OpenInTagging project={detail.row.id} />
            <AddTag project={detail.row.id} look="ghost" />
          </span>
        }
      >
        {detail.tags.length === 0 ? (
          <p className="faint small">{t.projects.noTags}</p>
        ) : (
          <>
            <div className="row wrap detail-tags">
              {detail.tags.map((tag) => (
                <TagChip
                  key={`${tag.concept.kind}:${tag.concept.id}`}
                  tag={chipOf(tag)}
                  title={t.find.who.press(pick(tag.concept, "label"))}
                  onPress={() => onNarrow(tag.concept.kind, tag.concept.id)}
                />
              ))}
            </div>
            {last && <p className="tiny faint detail-by">{t.projects.tagBy(last.by, f.dayOf(last.at))}</p>}
          </>
        )}
      </Section>
      <Section
        title={t.projects.summary}
        end={
          <Segmented
            size="sm"
            label={t.projects.summary}
            value={shown}
            onChange={(chosen) => setReading({ lang: chosen, id: detail.row.id })}
            choices={[
              { id: "ja", label: t.common.japanese },
              { id: "en", label: t.common.english },
            ]}
          />
        }
      >
        <FieldValue
          key={`${detail.row.id} ${shown}`}
          detail={detail}
          field={shown === "ja" ? "summary_ja" : "summary_en"}
          rows={9}
          lang={shown}
        >
          {summary === "" ? (
            <p className="faint small">{t.projects.noSummary}</p>
          ) : (
            <p className="read detail-summary" lang={shown}>
              <Highlight text={summary} terms={terms} />
            </p>
          )}
        </FieldValue>
      </Section>
      <section className="sec">
        <Facts detail={detail} />
      </section>
      <Has key={`has ${detail.row.id}`} project={detail.row.id} />
      <Lacking key={`lacking ${detail.row.id}`} project={detail.row.id} />
      <Outcomes detail={detail} />
      <Attachments key={detail.row.id} thing="project" id={detail.row.id} />
      <Section
        title={t.projects.lineage}
        end={
          <span className="row">
            {t.projects.sameProject(f.number(detail.years.length))}
            <ToLineage project={detail.row.id} />
          </span>
        }
      >
        <LineageLine detail={detail} />
      </Section>
      <SimilarSection key={`similar ${detail.row.id}`} id={detail.row.id} onOpen={onOpen} />
      {latest && (
        <p className="row tiny faint detail-from" title={latest.source.file}>
          <Icon name="document" size="s" />
          <span className="ell">
            {[latest.source.file, latest.source.sheet, t.projects.sourceRow(f.number(latest.source.row))]
              .filter(Boolean)
              .join(" › ")}
          </span>
          <span className="nw">{f.dayOf(latest.source.imported_at)}</span>
        </p>
      )}
    </>
  );
}

function Facts({ detail }: { detail: ProjectDetail }) {
  const { t, f, pick, say } = useText();
  const latest = detail.years[0];
  const paid = detail.years.find((year) => year.budget_yen !== null);
  const budget = paid?.budget_yen ?? null;
  const years = detail.row.years;
  const from = years[0];
  const to = years.at(-1);
  const period =
    from === undefined || to === undefined
      ? ""
      : from === to
        ? f.fiscalYear(from)
        : `${f.fiscalYear(from)} – ${f.fiscalYear(to)}`;
  const themes =
    detail.themes.length === 0 ? (
      <span className="faint">{t.projects.notInTheme}</span>
    ) : (
      <ul className="detail-themes">
        {detail.themes.map((theme) => (
          <li key={theme.id} className="row" title={pick(theme, "title")}>
            <Link to="/themes/$id" params={{ id: String(theme.id) }} className="nw">
              {theme.code}
            </Link>
            <span className="ell mute small">{theme.role ? say(`role.${theme.role}`) : pick(theme, "title")}</span>
          </li>
        ))}
      </ul>
    );
  return (
    <KeyValue
      items={[
        [
          t.projects.programme,
          <FieldValue key={detail.row.id} detail={detail} field="programme">
            {detail.row.programme === "" ? (
              <span className="faint">{t.projects.noProgramme}</span>
            ) : (
              <span className="selectable">{detail.row.programme}</span>
            )}
          </FieldValue>,
        ],
        [t.projects.period, period],
        [
          t.projects.budget,
          budget === null ? null : (
            <>
              {budget % 1000 === 0 ? (
                <>
                  {f.number(budget / 1000)} <span className="faint small">{t.projects.thousandYen}</span>
                </>
              ) : (
                f.yen(budget)
              )}
              {paid?.year_first !== null && paid !== undefined && (
                <span className="faint small"> · {f.fiscalYearShort(paid.year_first)}</span>
              )}
            </>
          ),
        ],
        [t.projects.keywords, latest?.keywords ?? ""],
        [t.projects.themes, themes],
        ...(latest?.source_url
          ? [
              [
                t.projects.source,
                <span key="url" className="row">
                  <SourceLink url={latest.source_url} from={t.projects.linkFrom} />
                  <Button
                    look="ghost"
                    size="sm"
                    icon="copy"
                    label={t.common.copy}
                    onPress={() => void copyText(latest.source_url)}
                  />
                </span>,
              ] as const,
            ]
          : []),
      ]}
    />
  );
}
