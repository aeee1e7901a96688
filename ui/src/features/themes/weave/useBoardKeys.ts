import type { RefObject } from "react";
import type { Need, Strand, ValueStep } from "../../../api/bindings.ts";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { type Place, readPlace } from "./move.ts";
import type { UnderHand } from "./underHand.ts";

interface BoardKeys {
  grid: RefObject<HTMLElement | null>;
  underHand: (place: Place | null) => UnderHand | null;
  /** The thread beside the board, which keys act on when the focus is not on the board. */
  strand: Strand | undefined;
  onProjects: () => void;
  onExtra: () => void;
  onAsset: (strand: Strand, step?: ValueStep) => void;
  onDecide: (place: Place, take: boolean) => void;
  onNext: (after: Need | null) => void;
  onClose: () => void;
  /** Something but the outline stands beside the board. */
  closable: boolean;
}

/** The keys of the board, and the hints of them. Arrows and Enter belong to its cells. */
export function useBoardKeys(board: BoardKeys) {
  const { t } = useText();
  const words = t.weave.keys;
  const { grid, underHand, strand } = board;
  /** What has the focus on the board, and where that is. */
  const held = () => {
    const focused = document.activeElement?.closest<HTMLElement>("[data-at]");
    const place = focused && grid.current?.contains(focused) ? readPlace(focused.dataset.at) : null;
    return { place, ...underHand(place) };
  };
  const decide = (take: boolean) => () => {
    const { place, suggestion } = held();
    return place && suggestion ? board.onDecide(place, take) : false;
  };
  useKeys([
    {
      id: "weave-asset",
      label: words.asset,
      group: "theme",
      keys: ["KeyA"],
      icon: "plus",
      palette: true,
      writes: true,
      run: () => {
        const there = held();
        if (there.row) board.onAsset(there.row.strand, there.step);
        else if (strand) board.onAsset(strand);
        else return false;
        return true;
      },
    },
    { id: "weave-accept", label: words.accept, group: "theme", keys: ["KeyY"], writes: true, run: decide(true) },
    { id: "weave-refuse", label: words.refuse, group: "theme", keys: ["KeyN"], writes: true, run: decide(false) },
    {
      id: "weave-next",
      label: words.next,
      group: "theme",
      keys: ["KeyG"],
      icon: "arrow",
      palette: true,
      run: () => board.onNext(held().gap?.need ?? null),
    },
    {
      id: "theme-add",
      label: words.project,
      group: "theme",
      keys: ["KeyP"],
      icon: "plus",
      palette: true,
      writes: true,
      run: board.onProjects,
    },
    {
      id: "weave-extra",
      label: words.extra,
      group: "theme",
      keys: ["KeyI"],
      icon: "plus",
      palette: true,
      writes: true,
      run: board.onExtra,
    },
    {
      id: "weave-close",
      label: t.weave.gap.close,
      group: "theme",
      keys: ["Escape"],
      enabled: board.closable,
      run: board.onClose,
    },
  ]);
  useScreenHints([
    { keys: "KeyG", label: words.next },
    { keys: "KeyA", label: words.asset },
    { keys: ["KeyY", "KeyN"], label: words.decide },
    { keys: "KeyP", label: words.project },
    { keys: "KeyI", label: words.extra },
    { keys: ["alt+ArrowUp", "ArrowDown"], label: words.order },
  ]);
}
