import { useState } from "react";
import type { Blocked as BlockedProject, Person } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Button, Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { ReasonDialog } from "../parts/ReasonDialog.tsx";

/** For a chair: what is hidden from a person and why; one project may be shown all the same, with a reason. */
export function Blocked({ person, own }: { person: Person; own: boolean }) {
  const { t, f, pick } = useText();
  const words = t.stage.interest;
  const read = useRead("interest.list", { person: person.id }, { keep: false }).data;
  const lift = useWrite("interest.lift");
  const [lifting, setLifting] = useState<BlockedProject | null>(null);
  const listed = (read?.blocked ?? []).filter((one) => one.person === person.id);
  const more = Math.max(0, (read?.blocked_total ?? 0) - (read?.blocked.length ?? 0));
  return (
    <Section title={words.blocked} end={<span className="tiny">{words.blockedLead}</span>} testid="person-blocked">
      {read && listed.length === 0 && more === 0 && <p className="small faint">{words.blockedNone}</p>}
      <ul className="interest-list">
        {listed.map((one) => (
          <li key={one.project} data-testid="blocked-row">
            <span className="col grow">
              <span className="phrase">{pick(one, "title")}</span>
              <span className="small mute phrase">
                <span className="mono faint">{one.number}</span> {words.reason(words.kind[one.kind], one.name)}
              </span>
              {one.lifted !== null && (
                <span className="small phrase">
                  <span className="ok">{words.lifted(one.lifted_by, f.dayOf(one.lifted_at))}</span> {one.lifted}
                </span>
              )}
            </span>
            <Button
              size="sm"
              look="ghost"
              writes
              disabled={own || lift.busy}
              {...(own ? { tip: words.liftOwn } : {})}
              onPress={() =>
                one.lifted === null
                  ? setLifting(one)
                  : void lift.run({ person: person.id, project: one.project, reason: null })
              }
              testid={one.lifted === null ? "block-lift" : "block-back"}
            >
              {one.lifted === null ? words.lift : words.back}
            </Button>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="small faint">{words.blockedMore(f.number(more))}</p>}
      {lifting && (
        <ReasonDialog
          title={words.liftTitle(person.name)}
          hint={words.liftHint}
          run={words.lift}
          busy={lift.busy}
          onRun={(reason) =>
            void lift
              .run({ person: person.id, project: lifting.project, reason })
              .then((done) => done && setLifting(null))
          }
          onClose={() => setLifting(null)}
          testid="lift"
        >
          <p className="phrase">
            {pick(lifting, "title")}
            <br />
            <span className="small mute">{words.reason(words.kind[lifting.kind], lifting.name)}</span>
          </p>
        </ReasonDialog>
      )}
    </Section>
  );
}
