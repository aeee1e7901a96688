import type { TagChip as Chip, Kind, ProjectDetail, TagDetail } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { NO_FILTER } from "../../../api/filter.ts";
import { Button, KindMark, Section, TagChip } from "../../../components/index.ts";
import { KINDS } from "../../../find/index.ts";
import { useText } from "../../../text/index.ts";
import { AddTag } from "./AddTag.tsx";
import { OpenInTagging } from "./OpenInTagging.tsx";
import { placeOf, SourceButton } from "./Origin.tsx";

export const chipOf = (tag: TagDetail): Chip => ({
  kind: tag.concept.kind,
  id: tag.concept.id,
  label_ja: tag.concept.short_ja || tag.concept.label_ja,
  label_en: tag.concept.short_en || tag.concept.label_en,
  main: tag.main,
  proposed: tag.proposed,
});

type OnNarrow = (kind: Kind, concept: string) => void;

/** The tags kind by kind, with who gave them and when. */
export function TagsTab({ detail, onNarrow }: { detail: ProjectDetail; onNarrow: OnNarrow }) {
  const { t, f } = useText();
  return (
    <>
      <div className="detail-add">
        <AddTag project={detail.row.id} />
        <OpenInTagging project={detail.row.id} />
      </div>
      {KINDS.map((kind) => {
        const own = detail.tags.filter((tag) => tag.concept.kind === kind);
        return (
          <Section
            key={kind}
            title={
              <>
                <KindMark kind={kind} />
                {t.common[kind]}
              </>
            }
            end={
              own.length > 0 && (
                <>
                  {own.some((tag) => tag.proposed) &&
                    `${t.projects.unconfirmedCount(f.number(own.filter((tag) => tag.proposed).length))} / `}
                  {f.number(own.length)}
                </>
              )
            }
          >
            {own.length === 0 ? (
              <p className="faint small">{t.projects.noTags}</p>
            ) : (
              <ul className="tag-lines">
                {own.map((tag) => (
                  <TagLine key={tag.concept.id} project={detail.row.id} tag={tag} onNarrow={onNarrow} />
                ))}
              </ul>
            )}
          </Section>
        );
      })}
    </>
  );
}

function TagLine({ project, tag, onNarrow }: { project: number; tag: TagDetail; onNarrow: OnNarrow }) {
  const text = useText();
  const { t, f, pick } = text;
  const main = useWrite("tag.set_main");
  const remove = useWrite("tag.remove");
  const confirm = useWrite("tag.confirm");
  const reject = useWrite("tag.reject");
  const busy = main.busy || remove.busy || confirm.busy || reject.busy;
  const { kind, id } = tag.concept;
  const edit = { selection: { these: [project] }, kind, concept: id };
  return (
    <li className="tag-line" data-concept={id} data-proposed={tag.proposed || undefined}>
      <div className="row">
        <TagChip tag={chipOf(tag)} />
        <span className="grow" />
        {tag.proposed ? (
          <>
            <Button
              writes
              size="sm"
              icon="check"
              disabled={busy}
              onPress={() => void confirm.run(edit)}
              testid="tag-confirm"
            >
              {t.projects.confirmTag}
            </Button>
            <Button
              writes
              size="sm"
              icon="close"
              disabled={busy}
              onPress={() => void reject.run(edit)}
              testid="tag-reject"
            >
              {t.projects.rejectTag}
            </Button>
          </>
        ) : (
          <>
            <Button
              writes
              size="sm"
              look="ghost"
              on={tag.main}
              disabled={busy}
              tip={t.common.mainTitle}
              onPress={() => void main.run({ project, kind, concept: id, main: !tag.main })}
              testid="tag-main"
            >
              {tag.main ? t.projects.unmakeMain : t.projects.makeMain}
            </Button>
            <Button
              writes
              size="sm"
              look="ghost"
              icon="close"
              label={t.common.removeTag(pick(tag.concept, "label"))}
              disabled={busy}
              onPress={() => void remove.run(edit)}
              testid="tag-remove"
            />
          </>
        )}
      </div>
      <div className="row tiny faint">
        <span className="ell" title={`${tag.concept.label_ja} / ${tag.concept.label_en}`}>
          {pick(tag.concept, "label")}
        </span>
        <span className="mono tiny nw">{id}</span>
        <span className="grow" />
        <span className="nw" title={f.timestamp(tag.at)}>
          {t.projects.tagBy(tag.by, f.dayOf(tag.at))}
        </span>
      </div>
      {(tag.evidence !== "" || tag.source) && (
        <div className="row tag-evidence">
          <span className="quote grow">
            {tag.evidence !== "" && (
              <q className="selectable" title={tag.evidence}>
                {tag.evidence}
              </q>
            )}
            {tag.source && <span className="tiny faint tag-where">{placeOf(tag.source, text)}</span>}
          </span>
          {tag.source && <SourceButton source={tag.source} of={pick(tag.concept, "label")} />}
        </div>
      )}
      <Who kind={kind} concept={id} onNarrow={onNarrow} />
    </li>
  );
}

/** Who else works on this: the number of projects with the concept, which opens their list. */
function Who({ kind, concept, onNarrow }: { kind: Kind; concept: string; onNarrow: OnNarrow }) {
  const { t, f } = useText();
  const filter = { ...NO_FILTER, [kind]: [concept] };
  const total = useRead("find.facets", { filter, dims: [], limit: 1 }, { keep: false }).data?.total;
  return (
    <div className="similar-who">
      <button type="button" className="link" data-testid="who-else" onClick={() => onNarrow(kind, concept)}>
        {t.find.who[kind](total === undefined ? "–" : f.number(total))}
      </button>
    </div>
  );
}
