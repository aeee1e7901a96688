import { useEffect, useRef } from "react";
import type { Kind } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Button, copyText, EmptyState, Icon, Loading, Note, Tabs } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Highlight } from "../highlight.tsx";
import { FieldValue, shownValue } from "./FieldValue.tsx";
import { YearTable } from "./Lineage.tsx";
import { Overview } from "./Overview.tsx";
import { Sources } from "./Sources.tsx";
import { TagsTab } from "./TagsTab.tsx";
import { useQuoted } from "./useQuoted.ts";
import "./detail.css";

const TABS = ["overview", "tags", "lineage", "sources"] as const;
type TabId = (typeof TABS)[number];
const LANG = { title_ja: "ja", title_en: "en" } as const;

export interface DetailProps {
  id: number;
  tab: string | undefined;
  terms: readonly string[];
  /** The field or the row of a list that is shown, and what is quoted from it. */
  at?: string | undefined;
  quote?: string | undefined;
  onTab: (tab: TabId) => void;
  onClose: () => void;
  /** To the row before (-1) or after (1); undefined while the place in the list is not known. */
  onStep: ((by: 1 | -1) => void) | undefined;
  isFirst: boolean;
  isLast: boolean;
  /** Shows another project in this panel. */
  onOpen: (id: number) => void;
  /** Narrows the list to the projects with this concept. */
  onNarrow: (kind: Kind, concept: string) => void;
}

/** One project beside the list. */
export function Detail(props: DetailProps) {
  const { id, tab, terms, at, quote, onTab, onClose, onStep, isFirst, isLast, onOpen, onNarrow } = props;
  const { t, f, lang, say } = useText();
  const read = useRead("project.detail", { id });
  const detail = read.data;
  const body = useRef<HTMLDivElement>(null);
  const own = TABS.find((known) => known === tab) ?? "overview";
  // Another project is read from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when another project is shown
  useEffect(() => {
    body.current?.querySelector(".tab-panel")?.scrollTo(0, 0);
  }, [detail?.row.id]);
  useQuoted(body, detail?.row.id === id ? at : undefined, quote, own);

  const head = (
    <div className="row small faint detail-top">
      {detail?.row.number ? (
        <span className="mono ell selectable">{detail.row.number}</span>
      ) : (
        <span className="ell">{detail && !read.error ? t.projects.noNumber : ""}</span>
      )}
      {detail?.row.number && (
        <Button
          look="ghost"
          size="sm"
          icon="copy"
          label={t.projects.copyNumber}
          onPress={() => void copyText(detail.row.number ?? "")}
        />
      )}
      {detail?.row.flagged && (
        <span className="warn flagged" title={t.projects.flagged}>
          <Icon name="alert" size="s" label={t.projects.flagged} />
        </span>
      )}
      <span className="nw">{detail ? f.fiscalYears(detail.row.years) : ""}</span>
      <span className="grow" />
      <Button
        look="ghost"
        size="sm"
        icon="up"
        label={t.projects.previous}
        keys="KeyK"
        disabled={!onStep || isFirst}
        onPress={() => onStep?.(-1)}
        testid="detail-previous"
      />
      <Button
        look="ghost"
        size="sm"
        icon="down"
        label={t.projects.next}
        keys="KeyJ"
        disabled={!onStep || isLast}
        onPress={() => onStep?.(1)}
        testid="detail-next"
      />
      <Button
        look="ghost"
        size="sm"
        icon="close"
        label={t.projects.keyClose}
        keys="Escape"
        onPress={onClose}
        testid="detail-close"
      />
    </div>
  );
  // The title in the language in use, the other language's where there is none; below it the other one.
  const shown = lang === "ja" ? "title_ja" : "title_en";
  const hidden = lang === "ja" ? "title_en" : "title_ja";
  const [main, other] = detail && detail.row[shown] === "" ? ([hidden, shown] as const) : ([shown, hidden] as const);

  return (
    <aside className="detail" aria-label={t.projects.detailLabel} data-testid="detail" data-id={id} ref={body}>
      <header className="detail-h">
        {head}
        {detail && !read.error && (
          <>
            {detail.aliases.length > 0 && (
              <p className="tiny faint detail-aliases" title={t.projects.aliasesTitle} data-testid="aliases">
                {t.projects.aliases} <span className="mono selectable">{detail.aliases.join("　")}</span>
              </p>
            )}
            <FieldValue key={`${detail.row.id} ${main}`} detail={detail} field={main} rows={4} lang={LANG[main]}>
              <h2 className="phrase selectable" data-testid="detail-title">
                <Highlight text={shownValue(detail, main)} terms={terms} />
              </h2>
            </FieldValue>
            <FieldValue key={`${detail.row.id} ${other}`} detail={detail} field={other} rows={4} lang={LANG[other]}>
              {shownValue(detail, other) === "" ? (
                <p className="small faint detail-other">
                  {other === "title_en" ? t.projects.noTitleEn : t.projects.noTitleJa}
                </p>
              ) : (
                <p className="small mute detail-other" lang={LANG[other]}>
                  <Highlight text={shownValue(detail, other)} terms={terms} />
                </p>
              )}
            </FieldValue>
            <div className="detail-who small mute">
              <FieldValue key={`${detail.row.id} researcher`} detail={detail} field="researcher">
                <span className={detail.researcher ? "ell" : "ell faint"}>
                  {detail.researcher || t.projects.noResearcher}
                </span>
              </FieldValue>
              <span className="faint">·</span>
              <FieldValue key={`${detail.row.id} institution`} detail={detail} field="institution">
                <span className={detail.row.institution ? "ell" : "ell faint"} title={detail.row.institution}>
                  {detail.row.institution || t.projects.noInstitution}
                </span>
              </FieldValue>
            </div>
          </>
        )}
      </header>
      {read.error && read.error.code !== "no-such-project" ? (
        <Note tone="bad" action={<Button onPress={() => void read.refetch()}>{t.common.retry}</Button>}>
          {say(`problem.${read.error.code}`, read.error.params)}
        </Note>
      ) : read.error ? (
        <EmptyState
          icon="projects"
          title={t.projects.gone}
          actions={<Button onPress={onClose}>{t.common.close}</Button>}
        >
          {t.projects.goneBody}
        </EmptyState>
      ) : detail ? (
        <Tabs<TabId>
          label={t.projects.tabs}
          value={own}
          onChange={onTab}
          testid="detail-tab"
          tabs={[
            {
              id: "overview",
              label: t.projects.overview,
              content: <Overview detail={detail} terms={terms} at={at} onOpen={onOpen} onNarrow={onNarrow} />,
            },
            {
              id: "tags",
              label: t.projects.tags,
              count: f.number(detail.tags.length),
              content: <TagsTab detail={detail} onNarrow={onNarrow} />,
            },
            {
              id: "lineage",
              label: t.projects.lineage,
              count: f.number(detail.years.length),
              content: <YearTable detail={detail} />,
            },
            { id: "sources", label: t.projects.sources, content: <Sources detail={detail} /> },
          ]}
        />
      ) : (
        <Loading rows={4} />
      )}
    </aside>
  );
}
