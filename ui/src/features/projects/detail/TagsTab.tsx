import type { TagChip as Chip, ProjectDetail, TagDetail } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, KindMark, Section, TagChip } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { KINDS } from "../address.ts";
import { AddTag } from "./AddTag.tsx";

export const chipOf = (tag: TagDetail): Chip => ({
  kind: tag.concept.kind,
  id: tag.concept.id,
  label_ja: tag.concept.short_ja || tag.concept.label_ja,
  label_en: tag.concept.short_en || tag.concept.label_en,
  main: tag.main,
  proposed: tag.proposed,
});

/** The tags kind by kind, with who gave them and when. */
export function TagsTab({ detail }: { detail: ProjectDetail }) {
  const { t } = useText();
  return (
    <>
      <div className="detail-add">
        <AddTag project={detail.row.id} />
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
            end={own.length > 0 ? String(own.length) : undefined}
          >
            {own.length === 0 ? (
              <p className="faint small">{t.projects.noTags}</p>
            ) : (
              <ul className="tag-lines">
                {own.map((tag) => (
                  <TagLine key={tag.concept.id} project={detail.row.id} tag={tag} />
                ))}
              </ul>
            )}
          </Section>
        );
      })}
    </>
  );
}

function TagLine({ project, tag }: { project: number; tag: TagDetail }) {
  const { t, f, pick } = useText();
  const main = useWrite("tag.set_main");
  const remove = useWrite("tag.remove");
  const { kind, id } = tag.concept;
  return (
    <li className="tag-line" data-concept={id}>
      <div className="row">
        <TagChip tag={chipOf(tag)} />
        <span className="grow" />
        <Button
          size="sm"
          look="ghost"
          on={tag.main}
          disabled={main.busy}
          tip={t.common.mainTitle}
          onPress={() => void main.run({ project, kind, concept: id, main: !tag.main })}
          testid="tag-main"
        >
          {tag.main ? t.projects.unmakeMain : t.projects.makeMain}
        </Button>
        <Button
          size="sm"
          look="ghost"
          icon="close"
          label={t.common.removeTag(pick(tag.concept, "label"))}
          disabled={remove.busy}
          onPress={() => void remove.run({ selection: { these: [project] }, kind, concept: id })}
          testid="tag-remove"
        />
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
    </li>
  );
}
