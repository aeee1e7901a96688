import { type KeyboardEvent, memo, type PointerEvent, type Ref } from "react";
import { headOf, pathOf } from "../../../charts/index.ts";
import { isComposing } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { useValidity } from "../list/columns.tsx";
import { usePairNames } from "../pairs/usePairNames.ts";
import { PHASES, phaseCode } from "../parts/PhaseBar.tsx";
import { type Arrow, GUTTER, HEAD, type MapLayout, type Node } from "./layout.ts";

export interface MapDrawingProps {
  map: MapLayout;
  scale: number;
  /** Id of the programme the keys act on. */
  cursor: number | undefined;
  /** Shown beside the map. */
  shown: number | undefined;
  pair: number | undefined;
  /** A successor is being chosen for this programme. */
  pairing: number | undefined;
  onNode: (id: number) => void;
  onFocus: (id: number) => void;
  onArrow: (pair: number) => void;
  /** The handle of a node was pressed. */
  onHandle: (e: PointerEvent, id: number) => void;
  /** Where the pointer is while a pair is drawn, px of the map. */
  draft: { from: { x: number; y: number }; to: { x: number; y: number } } | null;
  ref: Ref<SVGSVGElement>;
}

/** The map. Curves lie under the bars, so that no name is crossed. */
export function MapDrawing(props: MapDrawingProps) {
  const { map, scale, cursor, shown, pair, pairing, draft } = props;
  const { t } = useText();
  const first = cursor ?? map.nodes[0]?.programme.id;
  return (
    <svg
      ref={props.ref}
      className={`pmap-svg${pairing === undefined ? "" : " pairing"}`}
      width={map.width * scale}
      height={map.height * scale}
      viewBox={`0 0 ${map.width} ${map.height}`}
      aria-label={t.programmes.map.label}
      data-testid="map"
    >
      <Ground map={map} />
      <g>
        {map.arrows.map((arrow) => (
          <ArrowLine key={arrow.pair.id} arrow={arrow} on={arrow.pair.id === pair} onOpen={props.onArrow} />
        ))}
      </g>
      <g>
        {map.nodes.map((node) => (
          <Bar
            key={node.programme.id}
            node={node}
            reached={node.programme.id === first}
            on={node.programme.id === shown}
            from={node.programme.id === pairing}
            onOpen={props.onNode}
            onFocus={props.onFocus}
            onHandle={props.onHandle}
          />
        ))}
      </g>
      <g>
        {map.arrows.map((arrow) => (
          <Word key={arrow.pair.id} arrow={arrow} />
        ))}
      </g>
      {draft && <path className="pmap-draft" d={`M${draft.from.x} ${draft.from.y}L${draft.to.x} ${draft.to.y}`} />}
    </svg>
  );
}

/** Phases and ministries. */
const Ground = memo(function Ground({ map }: { map: MapLayout }) {
  const { t } = useText();
  const words = t.programmes.map;
  const phases = Array.from({ length: PHASES }, (_, i) => i + 1);
  return (
    <g className="pmap-ground">
      <rect className="pmap-head" width={map.width} height={HEAD} />
      {map.steps.map(({ step, x, width }, i) => (
        <g key={step}>
          {i % 2 === 1 && <rect className="pmap-stripe" x={x} y={HEAD} width={width} height={map.height - HEAD} />}
          <text className="pmap-step" x={x + width / 2} y={17} textAnchor="middle">
            <title>{t.programmes.step[step]}</title>
            {width < 70 ? t.programmes.stepShort[step] : t.programmes.step[step]}
          </text>
        </g>
      ))}
      {phases.map((phase) => {
        const x = GUTTER + (phase - 1) * map.phase;
        return (
          <g key={phase}>
            <line className="pmap-line" x1={x} x2={x} y1={HEAD - 18} y2={map.height} />
            <text className="pmap-phase" x={x + map.phase / 2} y={36} textAnchor="middle">
              <title>{words.phases[phase - 1]}</title>
              {phaseCode(phase)}
            </text>
          </g>
        );
      })}
      <line className="pmap-line strong" x1={map.side} x2={map.side} y1={0} y2={map.height} />
      <text className="pmap-step start" x={map.side + 10} y={28}>
        {words.aside}
      </text>
      {map.bands.map((band) => (
        <g key={band.ministry}>
          <line className="pmap-line strong" x1={0} x2={map.width} y1={band.y} y2={band.y} />
          <Ministry name={band.ministry} y={band.y} />
        </g>
      ))}
      <line className="pmap-line strong" x1={0} x2={map.width} y1={map.height - 0.5} y2={map.height - 0.5} />
    </g>
  );
});

/** Several ministries of one programme stand one below the other. */
function Ministry({ name, y }: { name: string; y: number }) {
  const { t } = useText();
  const lines = name === "" ? [t.programmes.list.noMinistry] : name.split("・");
  return (
    <text className="pmap-ministry" x={12} y={y + 22}>
      {lines.map((line, i) => (
        <tspan key={line} x={12} dy={i === 0 ? 0 : 15}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

interface BarProps {
  node: Node;
  reached: boolean;
  on: boolean;
  from: boolean;
  onOpen: (id: number) => void;
  onFocus: (id: number) => void;
  onHandle: (e: PointerEvent, id: number) => void;
}

const Bar = memo(function Bar({ node, reached, on, from, onOpen, onFocus, onHandle }: BarProps) {
  const { t } = useText();
  const words = t.programmes.map;
  const validity = useValidity();
  const { programme, x, y, width, height, lines } = node;
  const phases = t.programmes.phaseRange(
    programme.phase_first === null ? "" : phaseCode(programme.phase_first),
    programme.phase_last === null ? "" : phaseCode(programme.phase_last),
  );
  const said = [
    node.name,
    node.aside && phases !== words.aside ? words.both(phases, words.aside) : phases,
    ...(node.check ? [words.check] : []),
    ...(node.open ? [words.openEnd] : []),
    ...(node.ended ? [words.ended(validity.full(programme))] : []),
  ].join("\n");
  const look = [
    "pmap-node",
    on && "on",
    from && "from",
    node.aside && "aside",
    node.ended && "ended",
    node.open && "open",
  ];
  return (
    <g className={look.filter(Boolean).join(" ")} transform={`translate(${x} ${y})`} data-node={programme.id}>
      {/* biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing */}
      <g
        role="button"
        tabIndex={reached ? 0 : -1}
        aria-label={said.replaceAll("\n", " ")}
        aria-pressed={on}
        className="pmap-bar"
        data-testid="map-node"
        onClick={() => onOpen(programme.id)}
        onFocus={() => onFocus(programme.id)}
        onKeyDown={(e: KeyboardEvent) => {
          if (isComposing(e) || (e.key !== "Enter" && e.code !== "Space")) return;
          e.preventDefault();
          onOpen(programme.id);
        }}
      >
        <title>{said}</title>
        <rect width={width} height={height} rx={5} />
        {lines.map((line, i) => (
          <text key={i} x={8} y={lines.length === 1 ? 21 : 14 + i * 14}>
            {line}
          </text>
        ))}
        {node.check && !node.aside && (
          <text className="pmap-check" x={width - 7} y={13} textAnchor="end">
            ?
          </text>
        )}
      </g>
      <circle
        className="pmap-handle"
        cx={width}
        cy={height / 2}
        r={6}
        onPointerDown={(e) => onHandle(e, programme.id)}
        data-testid="map-handle"
      >
        <title>{words.handle}</title>
      </circle>
    </g>
  );
});

const isBad = ({ pair }: Arrow) => pair.cycle || pair.closed;

const ArrowLine = memo(function ArrowLine({
  arrow,
  on,
  onOpen,
}: {
  arrow: Arrow;
  on: boolean;
  onOpen: (pair: number) => void;
}) {
  const { t, f } = useText();
  const words = t.programmes.pair;
  const { pair, curve } = arrow;
  const names = usePairNames()(pair);
  const path = pathOf(curve);
  const said = [
    `${names.predecessor} → ${names.successor}`,
    pair.status === "official" ? words.official : words.assumed,
    ...(pair.cycle ? [words.cycle] : []),
    ...(pair.closed ? [words.closed] : []),
    words.handovers(f.number(pair.handovers), pair.handovers),
  ].join("\n");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
    <g
      role="button"
      tabIndex={-1}
      className={`pmap-arrow ${pair.status}${isBad(arrow) ? " wrong" : ""}${on ? " on" : ""}`}
      aria-label={said.replaceAll("\n", " ")}
      aria-pressed={on}
      data-pair={pair.id}
      data-testid="map-arrow"
      onClick={() => onOpen(pair.id)}
      onKeyDown={(e: KeyboardEvent) => {
        if (isComposing(e) || (e.key !== "Enter" && e.code !== "Space")) return;
        e.preventDefault();
        onOpen(pair.id);
      }}
    >
      <title>{said}</title>
      <path className="pmap-reach" d={path} />
      <path className="pmap-curve" d={path} />
      <polygon
        points={headOf(curve)
          .map(({ x, y }) => `${x},${y}`)
          .join(" ")}
      />
    </g>
  );
});

/** What speaks against a pair, in words on the map. */
function Word({ arrow }: { arrow: Arrow }) {
  const { t } = useText();
  if (!isBad(arrow)) return null;
  const { x, y } = arrow.label;
  return (
    <g className="pmap-word">
      <rect x={x - 36} y={y - 9} width={72} height={18} rx={3} />
      <text x={x} y={y + 4} textAnchor="middle">
        {arrow.pair.cycle ? t.programmes.pair.cycle : t.programmes.pair.closed}
      </text>
    </g>
  );
}
