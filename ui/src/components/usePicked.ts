import { useEffect, useRef, useState } from "react";
import { sayProblem } from "../api/client.ts";
import { asProblem, host } from "../api/host.ts";

/** Asks for a file as soon as it is there; null until one is chosen. Who gives up, or may not, is out again. */
export function usePicked(purpose: Parameters<typeof host.pickFile>[0], onGiveUp: () => void) {
  const [path, setPath] = useState<Awaited<ReturnType<typeof host.pickFile>>>(null);
  const asked = useRef(false);
  const close = useRef(onGiveUp);
  close.current = onGiveUp;
  useEffect(() => {
    // Strict mode mounts twice; the person is asked once.
    if (asked.current) return;
    asked.current = true;
    host.pickFile(purpose).then(
      (chosen) => (chosen === null ? close.current() : setPath(chosen)),
      (error) => {
        sayProblem(asProblem(error));
        close.current();
      },
    );
  }, [purpose]);
  return path;
}
