import type { KeyboardEvent } from "react";
import type { Flow } from "../../../api/bindings.ts";
import { bandPathOf, wrap } from "../../../charts/index.ts";
import { isComposing } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { bandOf, barOf } from "./colours.ts";
import { type FlowPlace, placeOf } from "./graph.ts";
import { BAR, type FlowLayout, type Placed } from "./layout.ts";
import { useFlowWords } from "./words.ts";

/** px above the first bar, for the part of it that is tagged. */
const TOP = 8;

/** A flow as bars and bands. Bars whose projects can be looked at are buttons. */
export function FlowDrawing({
  flow,
  layout,
  onOpen,
}: {
  flow: Flow;
  layout: FlowLayout;
  onOpen: (place: FlowPlace) => void;
}) {
  const { t, f } = useText();
  const words = t.settling.flow;
  const { nameOf } = useFlowWords();
  const imported = layout.nodes.find((node) => node.id === "imported");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a set of fields cannot be drawn in
    <svg
      className="flw"
      width={layout.width}
      height={layout.height + TOP * 2}
      viewBox={`0 ${-TOP} ${layout.width} ${layout.height + TOP * 2}`}
      role="group"
      aria-label={words.drawing}
      data-testid="flow"
    >
      {layout.bands.map(({ from, to, band }) => (
        <path
          key={`${from}/${to}`}
          d={bandPathOf(band)}
          style={{ fill: `var(${bandOf(from, to)})` }}
          data-band={`${from}/${to}`}
        />
      ))}
      {layout.nodes.map((node) =>
        node.id === "passing" ? (
          <rect key={node.id} className="flw-passing" x={node.x} y={node.y} width={BAR} height={node.height} />
        ) : (
          <Thing key={node.id} node={node} name={nameOf(node)} onOpen={onOpen} />
        ),
      )}
      {imported && (
        // The lower part of the library's bar: what lacks a tag.
        <g>
          {flow.untagged > 0 && (
            <rect
              x={imported.x}
              y={imported.y + layout.tagged}
              width={BAR}
              height={Math.max(1, imported.height - layout.tagged)}
              className="flw-untagged"
            />
          )}
          <text x={BAR + 7} y={imported.y + 50} className="flw-part">
            {words.node(words.tagged, f.number(flow.tagged))}
          </text>
          <text x={BAR + 7} y={imported.y + 66} className="flw-part">
            {words.node(words.untagged, f.number(flow.untagged))}
          </text>
        </g>
      )}
    </svg>
  );
}

function Thing({ node, name, onOpen }: { node: Placed; name: string; onOpen: (place: FlowPlace) => void }) {
  const { t, f } = useText();
  const words = t.settling.flow;
  const place = placeOf(node.id);
  const n = f.number(node.count);
  const inner = (
    <>
      <title>{place ? words.opens(name, n) : words.node(name, n)}</title>
      <rect className="flw-reach" x={-2} y={-2} width={BAR + node.room + 6} height={Math.max(22, node.height) + 4} />
      <rect className="flw-bar" width={BAR} height={node.height} rx={2} style={{ fill: `var(${barOf(node.id)})` }} />
      {node.column === 6 ? (
        <text x={BAR + 6} y={12} className="flw-name">
          {wrap(name, 12, node.room - 12 - n.length * 8, 1)[0]}
          <tspan className="flw-count" dx={6}>
            {n}
          </tspan>
        </text>
      ) : (
        <>
          <text x={BAR + 6} y={12} className="flw-name">
            {wrap(name, 12, node.room, 1)[0]}
          </text>
          <text x={BAR + 6} y={29} className="flw-count">
            {n}
          </text>
        </>
      )}
    </>
  );
  const at = `translate(${node.x} ${node.y})`;
  if (!place)
    return (
      <g transform={at} className="flw-node" data-node={node.id}>
        {inner}
      </g>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
    <g
      transform={at}
      className="flw-node open"
      role="button"
      tabIndex={0}
      aria-label={words.opens(name, n)}
      data-node={node.id}
      onClick={() => onOpen(place)}
      onKeyDown={(e: KeyboardEvent) => {
        if (isComposing(e) || (e.key !== "Enter" && e.code !== "Space")) return;
        e.preventDefault();
        onOpen(place);
      }}
    >
      {inner}
    </g>
  );
}
