import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { runAction } from "../../actions/index.ts";
import type { DuplicatePair, Problem } from "../../api/bindings.ts";
import { Badge, Button, EmptyState, Note } from "../../components/index.ts";
import { useText } from "../../text/index.ts";

/** Nothing here: how something comes here. */
export function Nothing({ title, body, open }: { title: string; body: string; open: boolean }) {
  const { t } = useText();
  return (
    <EmptyState
      icon={open ? "check" : "merge"}
      title={title}
      testid="tidy-empty"
      actions={
        open && (
          <Button icon="import" onPress={() => runAction("import.start", {})}>
            {t.tidy.import}
          </Button>
        )
      }
    >
      {body}
    </EmptyState>
  );
}

/** The answer could not be had. */
export function Failed({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const { t, say } = useText();
  return (
    <div className="tidy-failed">
      <Note tone="bad" action={<Button onPress={onRetry}>{t.tidy.retry}</Button>}>
        {say(`problem.${problem.code}`, problem.params)}
      </Note>
    </div>
  );
}

/** The foot of a panel: what is decided here. Its place is always taken. */
export function Judgement({ hint, children }: { hint: string; children: ReactNode }) {
  const { t } = useText();
  return (
    <footer className="judge">
      <p className="row small">
        <b className="nw">{t.tidy.judge}</b>
        <span className="faint">{hint}</span>
      </p>
      <div className="row wrap">{children}</div>
    </footer>
  );
}

/** In place of the decision, once it was taken. */
export function Decided({ by, at }: { by?: string; at?: string }) {
  const { t, f } = useText();
  const navigate = useNavigate();
  return (
    <footer className="judge">
      <p className="row small">
        <b className="nw">{by && at ? t.tidy.decidedBy(by, f.timestamp(at)) : t.tidy.judge}</b>
        <span className="faint">{t.tidy.decideAgain}</span>
      </p>
      <div className="row">
        <Button icon="history" onPress={() => void navigate({ to: "/history" })} testid="tidy-history">
          {t.tidy.toHistory}
        </Button>
      </div>
    </footer>
  );
}

/** Likeness as a bar and a number. */
export function Score({ percent }: { percent: number }) {
  return (
    <span className="score" aria-hidden="true">
      <span className="score-bar">
        <span style={{ width: `${percent}%` }} />
      </span>
      {percent}%
    </span>
  );
}

export function KindOfPair({ pair }: { pair: DuplicatePair }) {
  const { t } = useText();
  return <Badge icon={pair.kind === "renumbered" ? "link" : "copy"}>{t.tidy.pairKinds[pair.kind]}</Badge>;
}
