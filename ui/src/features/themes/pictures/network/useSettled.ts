import { useEffect, useRef, useState } from "react";
import type { Network } from "../../../../api/bindings.ts";
import { ROUNDS, type Settling, settle } from "./forces.ts";

/** ms of a frame given to it: the window stays alive meanwhile. */
const SHARE = 10;
/** Of more nodes than this, ms between two pictures on the way: painting them takes longer than a round. */
const MANY = 400;
const PAUSE = 300;

/** Places once found are kept as long as the answer they are of. */
const found = new WeakMap<Network, Settling>();

export const isStill = () => window.matchMedia?.("(prefers-reduced-motion: reduce)").matches === true;

/** Places of a network, worked out within frames. `onRound` hears every frame in which they changed, but where movement is not
 *  wanted: then once, when all stand still. Percent done; 100 = they stand still. */
export function useSettled(network: Network, onRound: () => void): { places: Settling; percent: number } {
  const known = found.get(network) ?? settle(network.nodes.length, network.edges);
  found.set(network, known);
  const percentOf = () => Math.floor((known.rounds / ROUNDS) * 100);
  const [percent, setPercent] = useState(percentOf);
  const tell = useRef(onRound);
  tell.current = onRound;
  useEffect(() => {
    const pause = isStill() ? Number.POSITIVE_INFINITY : network.nodes.length > MANY ? PAUSE : 0;
    let frame = 0;
    let told = performance.now();
    const run = () => {
      const now = performance.now();
      let more = known.rounds < ROUNDS;
      while (more && performance.now() - now < SHARE) more = known.step();
      if (more) frame = requestAnimationFrame(run);
      if (more && now - told < pause) return;
      told = now;
      setPercent(Math.floor((known.rounds / ROUNDS) * 100));
      tell.current();
    };
    setPercent(Math.floor((known.rounds / ROUNDS) * 100));
    frame = requestAnimationFrame(run);
    return () => cancelAnimationFrame(frame);
  }, [known, network]);
  return { places: known, percent };
}
