import { type RefObject, useEffect, useRef } from "react";

/** Takes files that are let go on an element, which carries `data-takes-files`: of the window it gets what is dropped on it,
 *  with `data-takes-files="everywhere"` what is dropped beside it, too. */
export function useDropped<E extends HTMLElement>(take: (paths: readonly string[]) => void): RefObject<E | null> {
  const self = useRef<E>(null);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const element = self.current;
    const hear = (e: Event) => latest.current((e as CustomEvent<string[]>).detail);
    element?.addEventListener("files-dropped", hear);
    return () => element?.removeEventListener("files-dropped", hear);
  }, []);
  return self;
}
