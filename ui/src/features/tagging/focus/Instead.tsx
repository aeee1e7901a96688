/** What stands where a project would. */
import { useNavigate } from "@tanstack/react-router";
import type { Problem } from "../../../api/bindings.ts";
import { Button, EmptyState, Note } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import type { Part } from "./address.ts";

/** It could not be read. */
export function Failed({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const { t, say } = useText();
  return (
    <div className="grow focus-failed">
      <Note tone="bad" action={<Button onPress={onRetry}>{t.common.retry}</Button>}>
        {say(`problem.${problem.code}`, problem.params)}
      </Note>
    </div>
  );
}

/** The library has it no more. */
export function Gone({ onNext }: { onNext: () => void }) {
  const { t } = useText();
  const words = t.tagging.focus;
  return (
    <EmptyState
      icon="projects"
      title={words.gone}
      testid="tagging-gone"
      actions={<Button onPress={onNext}>{words.next}</Button>}
    >
      {words.goneBody}
    </EmptyState>
  );
}

/** None waits: in this part, in the whole library, or because there is no project at all. */
export function NoneWaits({
  part,
  total,
  onShowAll,
}: {
  part: Part;
  total: number | undefined;
  onShowAll: () => void;
}) {
  const { t } = useText();
  const words = t.tagging.focus;
  const navigate = useNavigate();
  const none = total === 0 && part === "all";
  return (
    <EmptyState
      icon={none ? "projects" : "check"}
      title={none ? words.noneTitle : words.emptyTitle}
      testid="tagging-empty"
      actions={
        <>
          {part !== "all" && (
            <Button look="pri" onPress={onShowAll} testid="tagging-all">
              {words.showAll}
            </Button>
          )}
          <Button
            icon="projects"
            onPress={() => void navigate({ to: "/projects", search: {} })}
            testid="tagging-to-projects"
          >
            {words.toProjects}
          </Button>
          <Button icon="import" onPress={() => void navigate({ to: "/import", search: {} })} testid="tagging-to-import">
            {words.toImport}
          </Button>
        </>
      }
    >
      {none ? words.noneBody : words.emptyBody}
    </EmptyState>
  );
}
