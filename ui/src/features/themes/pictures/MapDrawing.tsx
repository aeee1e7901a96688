import { type KeyboardEvent, memo, type ReactNode, type Ref, useState } from "react";
import { pathOf } from "../../../charts/index.ts";
import { isComposing } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import {
  type AssetBox,
  type Box,
  beside,
  type Composition,
  HEAD,
  type NeedBox,
  type ThreadBox,
  tiedTo,
} from "./layout.ts";
import { STATE_SIGN, useMapWords } from "./words.ts";

export interface MapDrawingProps {
  map: Composition;
  onProject: (id: number) => void;
  /** A thread that is no project, by its key on the weave. */
  onExtra: (key: string) => void;
  onNeed: (need: NeedBox["need"]["need"]) => void;
  ref: Ref<SVGSVGElement>;
}

/** The map: pointing at a thing, or reaching it by keys, leaves only what it is tied to. */
export function MapDrawing({ map, onProject, onExtra, onNeed, ref }: MapDrawingProps) {
  const { t, say } = useText();
  const words = t.pictures.map;
  const { underThread, standOf } = useMapWords();
  const [pointed, setPointed] = useState<string | null>(null);
  const [stop, setStop] = useState<string | null>(null);
  const [reached, setReached] = useState(false);
  const all: Box[] = [...map.threads, ...map.assets, ...map.needs];
  const tab = all.some(({ id }) => id === stop) ? stop : (all[0]?.id ?? null);
  const from = pointed ?? (reached ? tab : null);
  const lit = from === null ? null : tiedTo(map, from);
  const dim = (id: string) => (lit !== null && !lit.has(id) ? " dim" : "");

  const onKeyDown = (e: KeyboardEvent<SVGSVGElement>) => {
    if (isComposing(e) || e.ctrlKey || e.metaKey || e.altKey || !e.key.startsWith("Arrow") || tab === null) return;
    e.preventDefault();
    const next = beside(map, tab, e.key);
    if (next) e.currentTarget.querySelector<SVGElement>(`[data-box="${CSS.escape(next.id)}"]`)?.focus();
  };
  const thing = (box: Box, name: string, of: string, open: () => void, inner: ReactNode) => (
    <Thing
      key={box.id}
      box={box}
      name={name}
      of={`${of}${dim(box.id)}`}
      stop={box.id === tab}
      onOpen={open}
      onPoint={setPointed}
      onFocus={() => {
        setStop(box.id);
        setReached(true);
      }}
    >
      {inner}
    </Thing>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a set of fields cannot be drawn in
    <svg
      ref={ref}
      className="fmap-svg"
      width={map.width + 2}
      height={map.height}
      // Lines around what stands at the edge are drawn whole.
      viewBox={`-1 0 ${map.width + 2} ${map.height}`}
      role="group"
      aria-label={words.label}
      data-testid="forge-map"
      onKeyDown={onKeyDown}
      onBlur={() => setReached(false)}
    >
      <Heads map={map} />
      <g>
        {map.links.map((link) => (
          <path
            key={`${link.from}/${link.to}`}
            className={`fmap-link ${link.tone}${lit !== null && !(lit.has(link.from) && lit.has(link.to)) ? " dim" : ""}`}
            d={pathOf(link.curve)}
            data-link={`${link.from}/${link.to}`}
          />
        ))}
      </g>
      {map.threads.map((box) => {
        const project = box.strand.project?.id;
        const name = t.common.colon(words.threads, box.title);
        return thing(
          box,
          name,
          "thread",
          () => (project === undefined ? onExtra(box.id) : onProject(project)),
          <ThreadInner box={box} under={underThread(box.strand)} />,
        );
      })}
      {map.assets.map((box) => {
        const { project, thread } = box;
        const state = box.suggested ? words.suggested : say(`asset-state.${box.state}`);
        const of = `asset ${box.suggested ? "suggested" : box.state}`;
        return thing(
          box,
          [t.common.aside(box.name, state), box.sentence].filter(Boolean).join("\n"),
          of,
          () => (project === null ? onExtra(thread) : onProject(project)),
          <AssetInner box={box} />,
        );
      })}
      {map.needs.map((box) => {
        const stand = standOf(box.need);
        const why = box.need.reason === null ? [] : [words.decided(box.need.reason)];
        return thing(
          box,
          [t.common.colon(box.name, stand), ...why].join("\n"),
          `need ${box.need.state === "open" ? "gap" : box.need.state}`,
          () => onNeed(box.need.need),
          <NeedInner box={box} stand={stand} />,
        );
      })}
    </svg>
  );
}

const Heads = memo(function Heads({ map }: { map: Composition }) {
  const { t, say } = useText();
  const words = t.pictures.map;
  return (
    <g className="fmap-heads">
      <text x={map.columns.threads} y={16}>
        {words.threads}
      </text>
      <text x={map.columns.assets} y={16}>
        {words.assets}
      </text>
      <text x={map.columns.needs} y={16}>
        {words.needs}
      </text>
      <line x1={0} x2={map.width} y1={HEAD - 6} y2={HEAD - 6} />
      {map.steps.map(({ step, y }) => (
        <text key={step} className="fmap-step" x={map.columns.needs} y={y + 14}>
          {say(`step.${step}`)}
        </text>
      ))}
    </g>
  );
});

interface ThingProps {
  box: Box;
  /** Said and shown on hover. */
  name: string;
  of: string;
  stop: boolean;
  onOpen: () => void;
  onPoint: (id: string | null) => void;
  onFocus: () => void;
  children: ReactNode;
}

function Thing({ box, name, of, stop, onOpen, onPoint, onFocus, children }: ThingProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
    <g
      className={`fmap-thing press ${of}`}
      transform={`translate(${box.x} ${box.y})`}
      role="button"
      tabIndex={stop ? 0 : -1}
      aria-label={name}
      data-box={box.id}
      data-testid={`forge-map-${of.split(" ")[0]}`}
      onClick={onOpen}
      onPointerEnter={() => onPoint(box.id)}
      onPointerLeave={() => onPoint(null)}
      onFocus={onFocus}
      onKeyDown={(e) => {
        if (isComposing(e) || (e.key !== "Enter" && e.code !== "Space")) return;
        e.preventDefault();
        onOpen();
      }}
    >
      <title>{name}</title>
      <rect width={box.width} height={box.height} rx={5} />
      {children}
    </g>
  );
}

function ThreadInner({ box, under }: { box: ThreadBox; under: string }) {
  const two = box.lines.length > 1;
  return (
    <>
      {box.lines.map((line, i) => (
        <text key={i} x={11} y={(two ? 18 : 24) + i * 15}>
          {line}
        </text>
      ))}
      <text className="fmap-under" x={11} y={two ? 49 : 42}>
        {under}
      </text>
    </>
  );
}

function AssetInner({ box }: { box: AssetBox }) {
  const { cut } = useMapWords();
  return (
    <>
      <text className="fmap-sign" x={9} y={17}>
        {box.suggested ? "?" : STATE_SIGN[box.state]}
      </text>
      <text x={26} y={17}>
        {cut(box.name, box.width - 34)}
      </text>
    </>
  );
}

function NeedInner({ box, stand }: { box: NeedBox; stand: string }) {
  const { cut, widthOf } = useMapWords();
  return (
    <>
      <text x={10} y={20}>
        {cut(box.name, box.width - 28 - widthOf(stand))}
      </text>
      <text className="fmap-stand" x={box.width - 10} y={20} textAnchor="end">
        {stand}
      </text>
    </>
  );
}
