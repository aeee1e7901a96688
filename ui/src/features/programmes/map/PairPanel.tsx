import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Programme, ProgrammePair } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, KeyValue, Note, Section } from "../../../components/index.ts";
import { addressOf } from "../../../find/index.ts";
import { useText } from "../../../text/index.ts";
import { PairDialog } from "../pairs/PairDialog.tsx";
import { PairMarks } from "../pairs/PairMarks.tsx";
import { usePairNames } from "../pairs/usePairNames.ts";
import { FactValue } from "../parts/FactMark.tsx";
import { factOf } from "../parts/facts.ts";
import { SourceEditor } from "../parts/SourceEditor.tsx";

export interface PairPanelProps {
  pair: ProgrammePair;
  programmes: readonly Programme[];
  onShow: (programme: number) => void;
  onClose: () => void;
}

/** One pair beside the map: how sure it is and why, and the projects on both sides of it. */
export function PairPanel({ pair, programmes, onShow, onClose }: PairPanelProps) {
  const { t, f } = useText();
  const words = t.programmes.pair;
  const navigate = useNavigate();
  const remove = useWrite("pairing.remove");
  const names = usePairNames()(pair);
  const [changing, setChanging] = useState(false);
  const find = (id: number) => programmes.find((own) => own.id === id);
  const projects = (own: Programme | undefined, say: (n: string, count: number) => string) => (
    <Button
      size="sm"
      icon="projects"
      disabled={!own || own.projects === 0}
      onPress={() => own && void navigate({ to: "/projects", search: addressOf({ registered: [own.id] }) })}
    >
      {say(f.number(own?.projects ?? 0), own?.projects ?? 0)}
    </Button>
  );
  return (
    <aside className="detail" aria-label={words.panel} data-testid="pair-panel">
      <header className="pmap-panel-h">
        <div className="row small mute">
          <span>{words.panel}</span>
          <span className="grow" />
          <Button look="ghost" size="sm" icon="close" label={t.common.close} keys="Escape" onPress={onClose} />
        </div>
        <button type="button" className="link phrase" onClick={() => onShow(pair.predecessor)}>
          {names.predecessor}
        </button>
        <span className="faint" aria-hidden="true">
          ↓
        </span>
        <button type="button" className="link phrase" onClick={() => onShow(pair.successor)}>
          {names.successor}
        </button>
        <PairMarks pair={pair} />
      </header>
      <div className="scroll grow">
        {pair.cycle && <Note tone="bad">{words.cycleTitle}</Note>}
        {pair.closed && <Note tone="bad">{words.closedTitle}</Note>}
        <Section title={t.programmes.field.status}>
          <div className="row">
            <FactValue facts={pair.facts} field="status" blank={false}>
              {pair.status === "official" ? words.official : words.assumed}
            </FactValue>
            <span className="grow" />
            <SourceEditor
              thing="programme_pair"
              row={pair.id}
              field="status"
              label={t.programmes.field.status}
              facts={pair.facts}
            />
          </div>
          <KeyValue
            items={[
              [t.programmes.fact.source, factOf(pair.facts, "status")?.source ?? ""],
              [t.programmes.fact.asOf, factOf(pair.facts, "status")?.as_of ?? ""],
              [words.validFrom, pair.valid_from === null ? "" : f.fiscalYear(pair.valid_from)],
              [t.programmes.field.note, pair.note],
            ]}
          />
        </Section>
        <Section title={t.programmes.projects}>
          <p className="small">
            {pair.handovers > 0 ? words.handovers(f.number(pair.handovers), pair.handovers) : words.noHandovers}
          </p>
          <div className="row wrap">
            {projects(find(pair.predecessor), words.projectsBefore)}
            {projects(find(pair.successor), words.projectsAfter)}
            <Button
              size="sm"
              look="ghost"
              onPress={() =>
                void navigate({
                  to: "/programmes",
                  search: {
                    ...addressOf({ registered: [pair.predecessor, pair.successor] }),
                    tab: "timeline",
                  } as never,
                })
              }
              testid="pair-timeline"
            >
              {words.onTimeline}
            </Button>
          </div>
        </Section>
        <footer className="pmap-panel-f small mute">
          {pair.by !== "" && <span>{t.programmes.detail.by(pair.by, f.timestamp(pair.at))}</span>}
          <span className="row">
            <Button size="sm" icon="edit" writes onPress={() => setChanging(true)} testid="pair-panel-change">
              {words.change}
            </Button>
            <span className="grow" />
            <Button
              look="ghost"
              size="sm"
              icon="trash"
              writes
              disabled={remove.busy}
              onPress={() => void remove.run({ id: pair.id }).then((done) => done && onClose())}
              testid="pair-panel-remove"
            >
              {t.common.delete}
            </Button>
          </span>
        </footer>
      </div>
      {changing && (
        <PairDialog
          predecessor={pair.predecessor}
          successor={pair.successor}
          pair={pair}
          onClose={() => setChanging(false)}
        />
      )}
    </aside>
  );
}
