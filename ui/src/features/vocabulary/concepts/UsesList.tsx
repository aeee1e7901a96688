import { useState } from "react";
import type { Concept, Use } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Badge, Button, Loading, Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { useOpenProjects } from "../address.ts";
import { Failed } from "../parts.tsx";
import { Pages } from "./Pages.tsx";

const PAGE = 20;

/** The projects that carry the concept, with the words their tag rests on. */
export function UsesList({ concept, total: known }: { concept: Concept; total: number }) {
  const { t, f } = useText();
  const [offset, setOffset] = useState(0);
  const open = useOpenProjects();
  const { kind, id } = concept;
  const read = useRead("concept.uses", { kind, id, offset, limit: PAGE });
  const total = read.data?.total ?? known;
  const uses = read.data?.uses ?? [];
  // What was on the last page went elsewhere: back to where there is something.
  if (read.data && !read.isPlaceholderData && uses.length === 0 && offset > 0) setOffset(Math.max(0, offset - PAGE));
  return (
    <Section
      title={
        <>
          {t.vocabulary.uses.title} <span className="cnt">{f.number(total)}</span>
        </>
      }
      end={
        <Button
          size="sm"
          look="ghost"
          icon="projects"
          disabled={total === 0}
          onPress={() => open(concept)}
          testid="concept-projects"
        >
          {t.vocabulary.uses.inList}
        </Button>
      }
      testid="concept-uses"
    >
      {read.error && read.error.code !== "cancelled" ? (
        <Failed problem={read.error} onRetry={() => void read.refetch()} />
      ) : !read.data ? (
        <Loading rows={3} />
      ) : uses.length === 0 ? (
        <p className="faint small">{t.vocabulary.uses.none}</p>
      ) : (
        <ul className="vocab-uses">
          {uses.map((use) => (
            <li key={use.project.id} data-testid="concept-use" data-project={use.project.id}>
              <UseLine use={use} onOpen={() => open(concept, use.project.id)} />
            </li>
          ))}
        </ul>
      )}
      <Pages offset={offset} page={PAGE} total={total} onOffset={setOffset} testid="uses" />
    </Section>
  );
}

function UseLine({ use, onOpen }: { use: Use; onOpen: () => void }) {
  const { t, f, pick } = useText();
  const { project } = use;
  return (
    <>
      <div className="row">
        <button type="button" className="link ell" title={`${project.title_ja}\n${project.title_en}`} onClick={onOpen}>
          {pick(project, "title") || project.key}
        </button>
        <span className="grow" />
        {use.main && <Badge title={t.common.mainTitle}>{t.common.main}</Badge>}
        {use.proposed && <Badge title={t.common.unconfirmedTitle}>{t.common.unconfirmed}</Badge>}
      </div>
      <p className="row tiny faint">
        <span className="mono tiny nw">{project.key}</span>
        <span className="grow" />
        <span className="ell" title={f.timestamp(use.at)}>
          {t.vocabulary.uses.by(use.by, f.dayOf(use.at))}
        </span>
      </p>
      {use.evidence !== "" && (
        <q className="quote vocab-quote selectable" title={use.evidence}>
          {use.evidence}
        </q>
      )}
    </>
  );
}
