import { useState } from "react";
import type { Interest, Person } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Badge, Button, ConfirmDialog, Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { DeclareDialog } from "./DeclareDialog.tsx";

/** A person's interests and how much each hides: shown to that person and to chairs. */
export function Interests({ person, own, chair }: { person: Person; own: boolean; chair: boolean }) {
  const { t, f } = useText();
  const words = t.stage.interest;
  const may = own || chair;
  const interests = useRead("interest.list", { person: person.id }, { enabled: may, keep: false }).data?.interests;
  const withdraw = useWrite("interest.withdraw");
  const [declaring, setDeclaring] = useState(false);
  const [leaving, setLeaving] = useState<Interest | null>(null);
  // Asked of one person, the core may still answer with others of a chair.
  const listed = (interests ?? []).filter((one) => one.person === person.id);
  return (
    <Section
      title={words.title}
      testid="person-interests"
      end={
        may && (
          <Button size="sm" icon="plus" writes onPress={() => setDeclaring(true)} testid="interest-declare">
            {words.declare}
          </Button>
        )
      }
    >
      {!may ? (
        <p className="small faint phrase">{words.others}</p>
      ) : listed.length === 0 ? (
        <p className="small faint">{words.none}</p>
      ) : (
        <ul className="interest-list">
          {listed.map((one) => (
            <li key={one.id ?? 0} data-testid="interest-row">
              <span title={one.id === null ? words.employerTitle : undefined}>
                <Badge>{one.id === null ? words.employer : words.kind[one.kind]}</Badge>
              </span>
              <span className="col grow">
                <span className="phrase selectable">{one.name || words.projectHidden}</span>
                {one.note !== "" && <span className="small mute phrase selectable">{one.note}</span>}
                {one.at !== "" && <span className="tiny faint">{words.by(one.by, f.dayOf(one.at))}</span>}
              </span>
              {!own && (
                <span className="nw small" title={words.projectsTitle(f.number(one.projects))}>
                  {words.projects(f.number(one.projects))}
                </span>
              )}
              {chair && one.id !== null && (
                <Button
                  size="sm"
                  look="ghost"
                  writes
                  disabled={own || withdraw.busy}
                  {...(own ? { tip: words.own } : {})}
                  onPress={() => setLeaving(one)}
                  testid="interest-withdraw"
                >
                  {words.withdraw}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {declaring && <DeclareDialog person={person} onClose={() => setDeclaring(false)} />}
      <ConfirmDialog
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        onConfirm={() => leaving?.id != null && void withdraw.run({ id: leaving.id })}
        title={words.withdrawTitle}
        confirm={words.withdraw}
        testid="withdraw-confirm"
      >
        <p className="phrase">{words.withdrawBody(f.number(leaving?.projects ?? 0))}</p>
      </ConfirmDialog>
    </Section>
  );
}
