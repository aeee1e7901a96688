/** Several writes that a person means as one. The contract has no single command for them yet, so each is an
 *  operation of its own in the history; the notice takes all of them back, last first. */

import type { Done } from "../../api/bindings.ts";
import { call, sayDone, sayProblem } from "../../api/client.ts";
import { asProblem } from "../../api/host.ts";
import { dismissAll, notify } from "../../api/notices.ts";
import { text } from "../../text/index.ts";

export function sayTogether(operations: readonly number[], say: () => string) {
  if (operations.length === 0) return void notify({ tone: "info", say: () => text().common.nothingChanged });
  notify({
    tone: "done",
    say,
    action: {
      label: () => text().common.undo,
      // One press of the keys takes back one operation only: printed where that is all of it.
      ...(operations.length === 1 ? { keys: "mod+KeyZ" } : {}),
      run: () => void undoTogether(operations),
      testid: "toast-undo",
    },
  });
}

async function undoTogether(operations: readonly number[]) {
  dismissAll();
  try {
    let last: Done | null = null;
    for (const operation of [...operations].reverse()) last = await call("history.undo", { operation });
    if (last) sayDone(last);
  } catch (error) {
    sayProblem(asProblem(error));
  }
}

/** Runs the steps one after another until one is refused (which is said); the operations that were made. */
export async function inTurn(steps: readonly (() => Promise<Done>)[]): Promise<{ made: number[]; all: boolean }> {
  const made: number[] = [];
  for (const step of steps) {
    try {
      const done = await step();
      if (done.operation !== null) made.push(done.operation);
    } catch (error) {
      sayProblem(asProblem(error));
      return { made, all: false };
    }
  }
  return { made, all: true };
}
