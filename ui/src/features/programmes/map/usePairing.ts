import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Node } from "./layout.ts";

export interface Draft {
  from: { x: number; y: number };
  to: { x: number; y: number };
}

interface PairingOptions {
  svg: RefObject<SVGSVGElement | null>;
  scale: number;
  nodeOf: (id: number) => Node | undefined;
  /** Two programmes were joined. */
  onPair: (predecessor: number, successor: number) => void;
}

const nodeAt = (x: number, y: number) => {
  const id = document.elementFromPoint(x, y)?.closest<SVGElement>("[data-node]")?.dataset.node;
  return id === undefined ? undefined : Number(id);
};

/** Drawing a pair with the pointer: from the handle of one programme to another. Let go elsewhere, nothing happens. */
export function usePairing(options: PairingOptions) {
  const latest = useRef(options);
  latest.current = options;
  const [draft, setDraft] = useState<Draft | null>(null);
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);

  const onHandle = (e: ReactPointerEvent, id: number) => {
    const node = latest.current.nodeOf(id);
    if (e.button !== 0 || !node) return;
    e.preventDefault();
    const from = { x: node.x + node.width, y: node.y + node.height / 2 };
    const place = (at: { clientX: number; clientY: number }) => {
      const box = latest.current.svg.current?.getBoundingClientRect();
      const { scale } = latest.current;
      return { x: (at.clientX - (box?.left ?? 0)) / scale, y: (at.clientY - (box?.top ?? 0)) / scale };
    };
    const move = (at: PointerEvent) => setDraft({ from, to: place(at) });
    const end = (at: PointerEvent) => {
      stop.current();
      const to = nodeAt(at.clientX, at.clientY);
      if (at.type === "pointerup" && to !== undefined && to !== id) latest.current.onPair(id, to);
    };
    stop.current = () => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
      stop.current = () => {};
      setDraft(null);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
    setDraft({ from, to: place(e) });
  };
  return { draft, onHandle, cancel: () => stop.current() };
}
