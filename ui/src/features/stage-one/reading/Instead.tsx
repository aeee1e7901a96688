/** What stands where a project would. */
import { runAction } from "../../../actions/index.ts";
import type { Problem, StageRound } from "../../../api/bindings.ts";
import { Button, EmptyState, Note } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo } from "../address.ts";

/** Nobody has said who is working here. */
export function Nobody({ people }: { people: boolean }) {
  const { t } = useText();
  const go = useGo();
  const words = t.reading.empty;
  const toPeople = () => go({ round: undefined, project: undefined, tab: "people" });
  return (
    <EmptyState
      icon="people"
      title={people ? words.nobody : words.noPeople}
      testid="reading-nobody"
      actions={
        <>
          {people && (
            <Button
              look="pri"
              icon="people"
              onPress={() => {
                if (!runAction("person.choose", {})) toPeople();
              }}
              testid="reading-choose"
            >
              {words.choose}
            </Button>
          )}
          <Button {...(people ? {} : { look: "pri" as const })} onPress={toPeople} testid="reading-to-people">
            {words.toPeople}
          </Button>
        </>
      }
    >
      {people ? words.nobodyBody : words.noPeopleBody}
    </EmptyState>
  );
}

/** Nothing is assigned: who assigns. */
export function NotAssigned({ round, chair }: { round: StageRound; chair: boolean }) {
  const { t } = useText();
  const go = useGo();
  const words = t.reading.empty;
  return (
    <EmptyState
      icon="stage"
      title={words.none}
      testid="reading-none"
      actions={
        chair &&
        !round.closed && (
          <Button look="pri" onPress={() => go({ tab: "setup" })} testid="reading-to-setup">
            {words.toSetup}
          </Button>
        )
      }
    >
      {round.closed ? words.noneClosed : chair ? words.noneChair : words.noneBody}
    </EmptyState>
  );
}

/** Everything is voted on. */
export function AllDone({ round }: { round: StageRound }) {
  const { t, f } = useText();
  const go = useGo();
  const words = t.reading.empty;
  return (
    <EmptyState
      icon="check"
      title={words.done}
      testid="reading-done"
      actions={
        <>
          <Button look="pri" onPress={() => go({ tab: "conflicts" })} testid="reading-to-conflicts">
            {t.reading.toConflicts}
          </Button>
          <Button onPress={() => go({ round: undefined, project: undefined, tab: undefined })}>{words.toRounds}</Button>
        </>
      }
    >
      {words.doneBody(f.number(round.mine_voted))}
      {round.kind === "votes" && (
        <> {words.doneCounts(f.number(round.mine_kept), f.number(round.mine_held), f.number(round.mine_dropped))}</>
      )}
    </EmptyState>
  );
}

/** It could not be read. */
export function Failed({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const { t, say } = useText();
  return (
    <div className="grow reading-failed">
      <Note
        tone="bad"
        testid="reading-failed"
        action={
          <Button size="sm" onPress={onRetry}>
            {t.common.retry}
          </Button>
        }
      >
        {say(`problem.${problem.code}`, problem.params)}
      </Note>
    </div>
  );
}
