import { useState } from "react";
import { runAction } from "../../../actions/index.ts";
import { useRead } from "../../../api/client.ts";
import { Button, Loading, Note, type PickedProject, ProjectPicker, Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Reasons } from "../parts/Reasons.tsx";
import { Triple } from "../Triple.tsx";
import { ProposalBody } from "./ProposalCard.tsx";
import { themeOf } from "./words.ts";

/** Asks what a combination chosen by hand is worth, and why it would not be proposed. */
export function Explain() {
  const { t, f, say } = useText();
  const words = t.pipeline.proposals;
  const [picked, setPicked] = useState<readonly (PickedProject | null)[]>([null, null]);
  const ids = [...new Set(picked.flatMap((one) => (one ? [one.id] : [])))];
  const enough = ids.length >= 2;
  const read = useRead("forge.explain", { projects: ids }, { enabled: enough, keep: false });
  const set = (at: number, project: PickedProject | null) =>
    setPicked((now) => now.map((one, i) => (i === at ? project : one)));
  const explained = enough ? read.data : undefined;
  return (
    <Section
      title={words.explain}
      testid="explain"
      end={
        ids.length > 0 && (
          <Button size="sm" look="ghost" onPress={() => setPicked([null, null])} testid="explain-clear">
            {words.explainClear}
          </Button>
        )
      }
    >
      <p className="mute small phrase">{words.explainLead}</p>
      <div className="explain-p">
        {picked.map((one, i) => (
          <ProjectPicker
            key={i}
            value={one}
            onChange={(project) => set(i, project)}
            label={words.explainPick(f.number(i + 1))}
            testid={`explain-${i + 1}`}
          />
        ))}
        {picked.length < 3 && enough && (
          <Button
            size="sm"
            look="ghost"
            icon="plus"
            onPress={() => setPicked([...picked, null])}
            testid="explain-third"
          >
            {words.explainMore}
          </Button>
        )}
      </div>
      {enough && read.error && (
        <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params as Record<string, string>)}</Note>
      )}
      {enough && !read.error && !explained && <Loading rows={2} />}
      {explained && (
        <div className="explained" data-testid="explained">
          {explained.against.length === 0 ? (
            <Note tone="ok">{words.explainGood}</Note>
          ) : (
            <>
              <h4 className="small bad">{words.explainAgainst}</h4>
              <Reasons because={explained.against} testid="explain-against" />
            </>
          )}
          <div className="row wrap">
            <Triple theme={explained.proposal} />
            <span className="grow" />
            <span className="nw" title={words.scoreTitle}>
              <b className="prop-s">{f.number(explained.proposal.score)}</b>{" "}
              <span className="faint tiny">{words.score}</span>
            </span>
          </div>
          <ProposalBody proposal={explained.proposal} open narrow />
          <Button
            writes
            size="sm"
            icon="weave"
            onPress={() => runAction("theme.create", themeOf(explained.proposal))}
            testid="explain-make"
          >
            {words.make}
          </Button>
        </div>
      )}
    </Section>
  );
}
