import type { PlanHead } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { ConfirmDialog } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

export type Confirming = "adopt" | "drop";

interface ConfirmProps {
  plan: PlanHead;
  what: Confirming;
  onClose: () => void;
  /** The address leads to the plan itself from now on. */
  onDone: () => unknown;
}

/** Asks before a copy takes the plan's place, or goes. */
export function Confirm({ plan, what, onClose, onDone }: ConfirmProps) {
  const { t } = useText();
  const words = t.plan.bar;
  const adopt = useWrite("plan.adopt");
  const drop = useWrite("plan.drop");
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={what === "adopt" ? words.adoptTitle : words.dropTitle}
      confirm={what === "adopt" ? words.adopt : words.drop}
      danger={what === "drop"}
      testid={`plan-${what}`}
      onConfirm={async () => {
        // The address goes first: nothing must ask for what is gone.
        if (what === "drop") await onDone();
        const done = await (what === "adopt" ? adopt : drop).run({ plan: plan.id });
        if (done && what === "adopt") onDone();
      }}
    >
      <p className="phrase">{what === "adopt" ? words.adoptBody : words.dropBody}</p>
    </ConfirmDialog>
  );
}
