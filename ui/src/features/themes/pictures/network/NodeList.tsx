import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Network, NodeKind } from "../../../../api/bindings.ts";
import { useLines } from "../../../../components/index.ts";
import { isComposing } from "../../../../keys/index.ts";
import { useText } from "../../../../text/index.ts";
import { cornersOf, FILL, SIGN } from "./scene.ts";

/** px. */
const LINE = 28;
const PAGE = 12;

export interface NodeListProps {
  network: Network;
  /** Places of those listed, in their order. */
  listed: readonly number[];
  name: (i: number) => string;
  chosen: number | null;
  onChoose: (i: number) => void;
  onOpen: (i: number) => void;
}

/** The nodes of the picture as a list: arrows walk it, Enter opens. Only the lines in view are in the page. */
export function NodeList({ network, listed, name, chosen, onChoose, onOpen }: NodeListProps) {
  const { t, f } = useText();
  const words = t.pictures.network;
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useLines(scroller, listed.length, { size: LINE, overscan: 10 });
  const at = chosen === null ? -1 : listed.indexOf(chosen);
  useEffect(() => {
    if (at >= 0) lines.scrollToIndex(at, { align: "auto" });
  }, [at, lines]);
  const onKeyDown = (e: KeyboardEvent) => {
    if (isComposing(e) || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) return;
    const last = listed.length - 1;
    const way: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(0, at - 1),
      PageDown: at + PAGE,
      PageUp: at - PAGE,
      Home: 0,
      End: last,
    };
    const to = way[e.key];
    if (to !== undefined) {
      e.preventDefault();
      const next = listed[Math.max(0, Math.min(last, to))];
      if (next !== undefined) onChoose(next);
      return;
    }
    if (e.key !== "Enter" || at < 0 || chosen === null) return;
    e.preventDefault();
    onOpen(chosen);
  };
  if (listed.length === 0) return <p className="fpic-note small mute">{words.nothing}</p>;
  return (
    <div
      className="scroll fnet-list"
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={words.list}
      aria-activedescendant={at >= 0 ? `network-node-${chosen}` : undefined}
      data-testid="network-list"
      onKeyDown={onKeyDown}
    >
      <div className="fnet-lines" style={{ height: lines.getTotalSize() }}>
        {lines.getVirtualItems().map(({ index, start, size }) => {
          const i = listed[index];
          const node = i === undefined ? undefined : network.nodes[i];
          if (i === undefined || !node) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list hears the keys
            <div
              key={i}
              id={`network-node-${i}`}
              className="fnet-line"
              style={{ top: start, height: size }}
              role="option"
              tabIndex={-1}
              aria-selected={i === chosen}
              aria-setsize={listed.length}
              aria-posinset={index + 1}
              title={t.common.colon(words.kinds[node.kind], t.common.aside(name(i), node.key))}
              data-testid="network-node"
              data-kind={node.kind}
              data-key={node.key}
              onClick={() => onChoose(i)}
              onDoubleClick={() => onOpen(i)}
            >
              <NodeMark kind={node.kind} />
              <span className="vh">{words.kinds[node.kind]}</span>
              <span className="ell grow">{name(i)}</span>
              <span className="num faint">{f.number(node.edges)}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The mark of a kind as it is in the picture. */
export function NodeMark({ kind }: { kind: NodeKind }) {
  const corners = cornersOf(kind, { x: 8, y: 8 }, 6.2);
  const style = { fill: `var(${FILL[kind]})` };
  return (
    <svg className="fnet-mark" viewBox="0 0 16 16" aria-hidden="true">
      {corners ? (
        <polygon points={corners.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")} style={style} />
      ) : kind === "project" ? (
        <circle cx={8} cy={8} r={4.2} className="project" />
      ) : (
        <circle cx={8} cy={8} r={7} style={style} />
      )}
      {SIGN[kind] && (
        <text x={8} y={11.2}>
          {SIGN[kind]}
        </text>
      )}
    </svg>
  );
}
