// biome-ignore-all lint/a11y/useSemanticElements: an <hr> is no edge that can be dragged
import { type RefObject, useRef, useState } from "react";
import { useText } from "../text/index.ts";
import { clamped, type GridColumn } from "./columns.ts";

/** The edge of a column. While it is dragged only a length in the style changes; the choice is told once, when it
 *  is let go. From the keyboard the width is changed on the head itself. */
export function Resizer<Row>({
  column,
  scroller,
  onWidth,
  onFit,
}: {
  column: GridColumn<Row>;
  scroller: RefObject<HTMLElement | null>;
  onWidth: (column: string, width: number | null) => void;
  /** As wide as its content. */
  onFit: () => void;
}) {
  const { t } = useText();
  const [pressed, setPressed] = useState(false);
  const drag = useRef<{ x: number; width: number; now: number } | null>(null);
  const show = (width: number) => scroller.current?.style.setProperty(`--w-${column.id}`, `${width}px`);
  const end = (keep: boolean) => {
    const was = drag.current;
    drag.current = null;
    setPressed(false);
    if (!was) return;
    if (keep && was.now !== was.width) onWidth(column.id, was.now);
    else show(was.width);
  };
  return (
    <div
      className={`grid-edge${pressed ? " on" : ""}`}
      role="separator"
      tabIndex={-1}
      aria-orientation="vertical"
      aria-label={t.projects.resize(column.title)}
      aria-valuenow={column.width}
      aria-valuemin={column.min}
      title={t.projects.resizeTitle}
      data-testid={`resize-${column.id}`}
      onPointerDown={(e) => {
        e.preventDefault();
        e.stopPropagation();
        e.currentTarget.setPointerCapture(e.pointerId);
        drag.current = { x: e.clientX, width: column.width, now: column.width };
        setPressed(true);
      }}
      onPointerMove={(e) => {
        if (!drag.current) return;
        drag.current.now = clamped(drag.current.width + e.clientX - drag.current.x, column.min);
        show(drag.current.now);
      }}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
      onDoubleClick={onFit}
    />
  );
}
