import { type RefObject, useEffect, useState } from "react";
import { useText } from "../../../text/index.ts";

const LEAST = 0.5;
const MOST = 2;
const STEP = 0.15;
/** Fitted smaller than this, names could no longer be read: then it scrolls. */
const LEAST_FIT = 0.72;

interface Size {
  width: number;
  height: number;
}

/** How large the map is drawn: fitted to its room, or as a person chose. */
export function useZoom(frame: RefObject<HTMLElement | null>) {
  const { f } = useText();
  const [room, setRoom] = useState<Size>({ width: 1200, height: 640 });
  const [chosen, setChosen] = useState<number | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0) setRoom((now) => (now.width === width && now.height === height ? now : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  const fitted = ({ width, height }: Size) =>
    // Two px less, so that no rounding makes a scroll bar come and go.
    Math.max(LEAST_FIT, Math.min(1, (room.width - 2) / width, (room.height - 2) / height));
  const scaleFor = (map: Size) => chosen ?? fitted(map);
  const by = (step: number) => (now: number | null) =>
    Math.round(Math.min(MOST, Math.max(LEAST, (now ?? 1) + step)) * 100) / 100;
  return {
    room,
    scaleFor,
    percent: (map: Size) => `${f.number(Math.round(scaleFor(map) * 100))}%`,
    larger: () => setChosen(by(STEP)),
    smaller: () => setChosen(by(-STEP)),
    fit: () => setChosen(null),
  };
}
