import { useCallback, useEffect, useRef, useState } from "react";
import type { Measure } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { MEASURES } from "./options.ts";

export type Weights = { [M in Measure]?: number };

/** ms without a move before it is asked, and before it is kept. */
const ASK = 120;
const KEEP = 600;

/** What is kept on this machine, of measures there are. */
export const readWeights = (kept: Readonly<Record<string, number | undefined>>): Weights =>
  Object.fromEntries(MEASURES.flatMap((measure) => (kept[measure] === undefined ? [] : [[measure, kept[measure]]])));

/** Weights of the measures: as somebody moves them, as the core is asked, and kept on this machine (never in the library). */
export function useWeights() {
  const settings = useRead("settings.get", {});
  const set = useWrite("settings.set", { quiet: true });
  const kept = settings.data ? readWeights(settings.data.measure_weights) : undefined;
  // Null = as kept.
  const [moved, setMoved] = useState<Weights | null>(null);
  const [asked, setAsked] = useState<Weights | null>(null);
  const weights = moved ?? kept ?? {};
  useEffect(() => {
    if (!moved) return;
    const timer = setTimeout(() => setAsked(moved), ASK);
    return () => clearTimeout(timer);
  }, [moved]);
  // What waits to be kept is kept on leaving, too.
  const waiting = useRef<Weights | null>(null);
  const run = useRef(set.run);
  run.current = set.run;
  const keep = useCallback(() => {
    const own = waiting.current;
    waiting.current = null;
    if (own) void run.current({ measure_weights: own as Record<string, number> });
  }, []);
  useEffect(() => {
    if (!moved) return;
    waiting.current = moved;
    const timer = setTimeout(keep, KEEP);
    return () => clearTimeout(timer);
  }, [moved, keep]);
  useEffect(() => keep, [keep]);
  return {
    ready: settings.data !== undefined,
    weights,
    /** What the core is to compare by. */
    asked: asked ?? kept ?? {},
    changed: Object.keys(weights).length > 0,
    put: (measure: Measure, weight: number) => setMoved({ ...weights, [measure]: weight }),
    reset: () => setMoved({}),
  };
}
