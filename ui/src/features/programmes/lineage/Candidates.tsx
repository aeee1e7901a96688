import { useState } from "react";
import type { HandoverCandidate, HandoverKind } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Badge, Button, Section, Select } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { KINDS, OtherProject } from "./OtherProject.tsx";
import { PairBadge } from "./PairBadge.tsx";

/** Projects that may be carried on, each with why. A person says so; nothing is linked by itself. */
export function Candidates({
  id,
  name,
  candidates,
  onShow,
}: {
  id: number;
  /** Number or title of the project shown. */
  name: string;
  candidates: readonly HandoverCandidate[];
  onShow: (id: number) => void;
}) {
  const { t } = useText();
  const words = t.continuity.lineage;
  return (
    <Section title={words.candidates} testid="lineage-candidates">
      <p className="tiny faint phrase">{candidates.length === 0 ? words.candidatesNone : words.candidatesLead}</p>
      <ul className="lin-candidates">
        {candidates.map((candidate) => (
          <Candidate
            key={`${id} ${candidate.row.id} ${candidate.before}`}
            id={id}
            name={name}
            candidate={candidate}
            onShow={onShow}
          />
        ))}
      </ul>
      <OtherProject key={id} id={id} name={name} />
    </Section>
  );
}

function Candidate({
  id,
  name,
  candidate,
  onShow,
}: {
  id: number;
  name: string;
  candidate: HandoverCandidate;
  onShow: (id: number) => void;
}) {
  const { t, f, pick } = useText();
  const words = t.continuity.lineage;
  const [kind, setKind] = useState<HandoverKind>(candidate.kind);
  const link = useWrite("lineage.link");
  const { row, before } = candidate;
  const title = pick(row, "title") || t.continuity.timeline.untitled;
  const [earlier, later] = before ? [row.id, id] : [id, row.id];
  const own = row.key || title;
  return (
    <li data-testid="lineage-candidate">
      <span className="row">
        <Badge>{before ? words.before : words.after}</Badge>
        <button type="button" className="link ell" title={`${row.key} ${title}`} onClick={() => onShow(row.id)}>
          {title}
        </button>
      </span>
      <span className="row wrap tiny mute">
        <span className="mono nw">{row.key || t.continuity.timeline.noNumber}</span>
        <span className="nw">{f.fiscalYears(row.years)}</span>
        <span className="nw">{words.likeness(f.number(candidate.likeness))}</span>
        {candidate.institution && <Badge>{words.institution}</Badge>}
        {candidate.researcher && <Badge>{words.researcher}</Badge>}
        <PairBadge status={candidate.pair_status} uncertain={candidate.pair_uncertain} />
      </span>
      <span className="row">
        <Select<HandoverKind>
          label={words.kindLabel}
          hideLabel
          size="sm"
          writes
          choices={KINDS.map((each) => ({ id: each, label: words.kinds[each] }))}
          value={kind}
          onChange={setKind}
          testid="lineage-kind"
        />
        <Button
          writes
          size="sm"
          icon="link"
          disabled={link.busy}
          tip={before ? words.linkTitle(own, name) : words.linkTitle(name, own)}
          onPress={() => void link.run({ earlier, later, kind, note: "" })}
          testid="lineage-link"
        >
          {words.link}
        </Button>
      </span>
    </li>
  );
}
