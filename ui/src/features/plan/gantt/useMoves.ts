import { useCallback, useEffect, useRef, useState } from "react";
import type { PlanMove } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import type { Span } from "./geometry.ts";
import { type Line, movedTo } from "./model.ts";

/** Keys pressed within this time, ms, are one step that can be taken back. */
export const TOGETHER = 400;

const NONE: ReadonlyMap<number, Span> = new Map();

interface Waiting {
  /** The plan it was moved in: another one may be shown by the time it is told. */
  plan: number;
  lines: Map<number, { line: Line; span: Span }>;
  push: boolean;
  timer: number;
}

/** Tasks that were put elsewhere: shown at once, told to the core when the hand rests. A refusal lets them fall back. */
export function useMoves(plan: number | undefined, answer: unknown) {
  const [pending, setPending] = useState<ReadonlyMap<number, Span>>(NONE);
  const { run } = useWrite("plan.move");
  const waiting = useRef<Waiting | null>(null);
  const sent = useRef(0);

  // What the core answers counts, unless more was moved meanwhile.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer
  useEffect(() => {
    if (!waiting.current && sent.current === 0) setPending(NONE);
  }, [answer]);

  const send = useCallback(async () => {
    const now = waiting.current;
    waiting.current = null;
    if (!now) return;
    window.clearTimeout(now.timer);
    const args: PlanMove = {
      plan: now.plan,
      moves: [...now.lines.values()].map(({ line, span }) => movedTo(line, span)),
      push: now.push,
    };
    sent.current += 1;
    await run(args);
    sent.current -= 1;
    if (!waiting.current && sent.current === 0) setPending(NONE);
  }, [run]);
  const latest = useRef(send);
  latest.current = send;
  // What was moved last is not lost with the screen.
  useEffect(() => () => void latest.current(), []);

  /** Puts a task elsewhere; `push` = what follows it moves on. `now` = told at once, as after a drag. */
  const move = useCallback(
    (line: Line, span: Span, push: boolean, now = false) => {
      if (plan === undefined) return;
      const before = waiting.current;
      if (before && (before.push !== push || before.plan !== plan)) void latest.current();
      const lines = waiting.current?.lines ?? new Map();
      if (waiting.current) window.clearTimeout(waiting.current.timer);
      lines.set(line.id, { line, span });
      const timer = window.setTimeout(() => void latest.current(), now ? 0 : TOGETHER);
      waiting.current = { plan, lines, push, timer };
      setPending((was) => new Map(was).set(line.id, span));
    },
    [plan],
  );
  return { pending, move };
}
