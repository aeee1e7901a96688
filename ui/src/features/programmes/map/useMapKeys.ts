import type { RefObject } from "react";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { type MapLayout, nearest } from "./layout.ts";

interface MapKeysOptions {
  map: MapLayout;
  svg: RefObject<SVGSVGElement | null>;
  cursor: number | undefined;
  pairing: number | undefined;
  zoom: { larger: () => void; smaller: () => void; fit: () => void };
  /** Something can be closed. */
  isOpen: boolean;
  onMove: (id: number) => void;
  onPairing: (id: number) => void;
  onCancel: () => void;
  onClose: () => void;
  onPublished: () => void;
}

const DIRECTIONS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" } as const;

/** Keys of the map: arrows go from bar to bar, Enter opens (the bar itself hears it), P begins a pair. */
export function useMapKeys(options: MapKeysOptions) {
  const { map, svg, cursor, pairing, zoom, isOpen, onMove, onPairing, onCancel, onClose, onPublished } = options;
  const { t } = useText();
  const words = t.programmes.map;
  // Arrows belong to whatever else has the focus: panels, fields.
  const here = () => {
    const at = document.activeElement;
    return !at || at === document.body || at.id === "main" || svg.current?.contains(at) === true;
  };
  const move = (e?: KeyboardEvent) => {
    const direction = e && DIRECTIONS[e.code as keyof typeof DIRECTIONS];
    if (!direction || !here()) return false;
    const from = map.nodes.find((node) => node.programme.id === cursor);
    const next = from ? nearest(map.nodes, from, direction) : map.nodes[0];
    if (next) onMove(next.programme.id);
    return true;
  };
  /** From a bar to the pairs that leave or reach it, one after the other. */
  const follow = () => {
    const own = map.arrows.filter(({ pair }) => pair.predecessor === cursor || pair.successor === cursor);
    const at = document.activeElement?.closest<SVGElement>("[data-pair]")?.dataset.pair;
    const next = own[(own.findIndex(({ pair }) => String(pair.id) === at) + 1) % Math.max(1, own.length)];
    if (!next) return false;
    svg.current?.querySelector<SVGElement>(`[data-pair="${next.pair.id}"]`)?.focus();
    return true;
  };
  useKeys([
    { id: "map-move", label: words.keyMove, group: "list", keys: Object.keys(DIRECTIONS), run: move },
    {
      id: "map-follow",
      label: words.keyFollow,
      group: "list",
      keys: ["KeyF"],
      enabled: cursor !== undefined,
      run: follow,
    },
    {
      id: "map-pair",
      label: words.keyPair,
      group: "list",
      keys: ["KeyP"],
      writes: true,
      enabled: cursor !== undefined,
      run: () => cursor !== undefined && onPairing(cursor),
    },
    { id: "map-published", label: words.published, group: "list", keys: ["KeyO"], run: onPublished },
    { id: "map-larger", label: words.larger, group: "list", keys: ["Equal", "NumpadAdd"], run: zoom.larger },
    { id: "map-smaller", label: words.smaller, group: "list", keys: ["Minus", "NumpadSubtract"], run: zoom.smaller },
    { id: "map-fit", label: words.fit, group: "list", keys: ["Digit0"], run: zoom.fit },
    {
      id: "map-close",
      label: words.keyClose,
      group: "list",
      keys: ["Escape"],
      enabled: isOpen || pairing !== undefined,
      run: () => (pairing !== undefined ? onCancel() : onClose()),
    },
  ]);
  useScreenHints([
    { keys: ["ArrowLeft", "ArrowRight"], label: words.hintMove },
    { keys: "Enter", label: words.hintOpen },
    { keys: "KeyF", label: words.hintFollow },
    { keys: "KeyP", label: words.hintPair },
    { keys: "KeyO", label: words.hintPublished },
    { keys: "Digit0", label: words.hintFit },
  ]);
}
