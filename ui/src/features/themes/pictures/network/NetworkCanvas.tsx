import { type PointerEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import type { Network } from "../../../../api/bindings.ts";
import { useText } from "../../../../text/index.ts";
import { compose, paintBase } from "./paint.ts";
import { boundsOf, type Camera, fitted, nodeAt, zoomed } from "./scene.ts";
import { useSettled } from "./useSettled.ts";

/** What keys and buttons do to the picture. */
export interface NetworkHandle {
  zoom: (by: number) => void;
  pan: (dx: number, dy: number) => void;
  fit: () => void;
  /** Moves the picture so that a node is in view, if it is not. */
  reveal: (node: number) => void;
}

export interface NetworkCanvasProps {
  network: Network;
  name: (i: number) => string;
  chosen: number | null;
  /** Only these are drawn in full, and can be pressed; null = all. */
  lit: ReadonlySet<number> | null;
  onChoose: (i: number | null) => void;
  onOpen: (i: number) => void;
  /** Pointed at: its neighbours are shown as those of the chosen one. */
  onPoint: (i: number | null) => void;
  pointed: number | null;
  onSettled: (percent: number) => void;
  ref: Ref<NetworkHandle>;
}

/** Nodes and edges from which the base is only moved while the camera moves, and painted anew once it rests: 2,000 nodes take
 *  longer than a frame where the processor paints. */
const MANY = 1200;
/** ms without a move. */
const REST = 90;

/** px of movement that make a drag of a press. */
const DRAG = 4;
const EDGE = 48;

/** The network as a picture: drag moves it, the wheel makes it larger or smaller, a press chooses. Everything in it can be
 *  reached by keys in the list beside it. */
export function NetworkCanvas(props: NetworkCanvasProps) {
  const { network, onChoose, onOpen, onPoint, onSettled } = props;
  const { t } = useText();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const room = useRef({ width: 800, height: 600 });
  /** Null = all of it, whatever its size: until somebody moves it. */
  const camera = useRef<Camera | null>(null);
  const wanted = useRef(0);
  const drag = useRef<{ x: number; y: number; moved: boolean } | null>(null);
  const [over, setOver] = useState(false);
  const latest = useRef(props);
  latest.current = props;
  const { places, percent } = useSettled(network, () => draw(true));
  const settled = useRef(percent >= 100);
  settled.current = percent >= 100;

  /** All of it as last painted, and where the camera was. */
  const base = useRef<{ canvas: HTMLCanvasElement; camera: Camera } | null>(null);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const moving = useRef(false);
  const many = network.nodes.length + network.edges.length > MANY;

  const cameraNow = () => camera.current ?? fitted(boundsOf(places), room.current);
  /** Once a frame, however often it is asked for. `anew` = places or colours are others. */
  const draw = (anew = false) => {
    if (anew) base.current = null;
    cancelAnimationFrame(wanted.current);
    wanted.current = requestAnimationFrame(() => {
      const element = canvas.current;
      const context = element?.getContext("2d");
      if (!element || !context) return;
      const ratio = window.devicePixelRatio || 1;
      const [w, h] = [room.current.width, room.current.height].map((px) => Math.round(px * ratio)) as [number, number];
      const sized = (own: HTMLCanvasElement) => {
        if (own.width === w && own.height === h) return true;
        own.width = w;
        own.height = h;
        return false;
      };
      sized(element);
      const view = { network, places, camera: cameraNow(), room: room.current, ratio };
      const last = base.current;
      const stands =
        last !== null &&
        sized(last.canvas) &&
        ((many && moving.current) || JSON.stringify(last.camera) === JSON.stringify(view.camera));
      const own = stands ? last : { canvas: last?.canvas ?? document.createElement("canvas"), camera: view.camera };
      if (!stands) {
        sized(own.canvas);
        const below = own.canvas.getContext("2d");
        if (below) paintBase(below, view);
        base.current = own;
      }
      const { name, chosen, pointed, lit } = latest.current;
      compose(context, own, view, { name, chosen, pointed, lit, named: settled.current });
    });
  };
  const drawNow = useRef(draw);
  drawNow.current = draw;
  const move = (next: Camera) => {
    camera.current = next;
    moving.current = true;
    draw();
    clearTimeout(rest.current);
    rest.current = setTimeout(() => {
      moving.current = false;
      drawNow.current();
    }, REST);
  };
  const middle = () => ({ x: room.current.width / 2, y: room.current.height / 2 });

  useImperativeHandle(props.ref, () => ({
    zoom: (by) => move(zoomed(cameraNow(), by, middle())),
    pan: (dx, dy) => {
      const now = cameraNow();
      move({ ...now, x: now.x + dx, y: now.y + dy });
    },
    fit: () => {
      camera.current = null;
      draw();
    },
    reveal: (node) => {
      const now = cameraNow();
      const at = { x: (places.x[node] ?? 0) * now.scale + now.x, y: (places.y[node] ?? 0) * now.scale + now.y };
      const { width, height } = room.current;
      if (at.x > EDGE && at.y > EDGE && at.x < width - EDGE && at.y < height - EDGE) return;
      move({ ...now, x: now.x + width / 2 - at.x, y: now.y + height / 2 - at.y });
    },
  }));

  useEffect(() => onSettled(percent), [percent, onSettled]);
  // What is drawn depends on all of these, and on the words of the language.
  // biome-ignore lint/correctness/useExhaustiveDependencies: draws again whenever one of them changes
  useEffect(() => drawNow.current(), [network, props.chosen, props.pointed, props.lit, props.name, percent]);
  // Another network is shown as a whole.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs exactly when another network is shown
  useEffect(() => {
    camera.current = null;
    drawNow.current(true);
  }, [network]);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => {
      room.current = { width: element.clientWidth || 800, height: element.clientHeight || 600 };
      drawNow.current();
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    // Light and dark are a change of tokens, which a canvas does not hear of.
    const looks = new MutationObserver(() => drawNow.current(true));
    looks.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class", "style"] });
    return () => {
      sizes.disconnect();
      looks.disconnect();
      cancelAnimationFrame(wanted.current);
      clearTimeout(rest.current);
    };
  }, []);
  const turn = (e: WheelEvent) => {
    e.preventDefault();
    const box = frame.current?.getBoundingClientRect();
    const at = { x: e.clientX - (box?.left ?? 0), y: e.clientY - (box?.top ?? 0) };
    // A line of a wheel is about 16 px.
    move(zoomed(cameraNow(), Math.exp((-e.deltaY * (e.deltaMode === 1 ? 16 : 1)) / 500), at));
  };
  const turnNow = useRef(turn);
  turnNow.current = turn;
  useEffect(() => {
    const element = canvas.current;
    const own = (e: WheelEvent) => turnNow.current(e);
    // Not passive, as React would have it: the page must not scroll.
    element?.addEventListener("wheel", own, { passive: false });
    return () => element?.removeEventListener("wheel", own);
  }, []);

  const placeOf = (e: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    return { x: e.clientX - (box?.left ?? 0), y: e.clientY - (box?.top ?? 0) };
  };
  const hit = (e: PointerEvent) => nodeAt(network, places, cameraNow(), placeOf(e), null);
  return (
    <div className="fnet-canvas" ref={frame}>
      <canvas
        ref={canvas}
        className={over ? "over" : ""}
        role="img"
        aria-label={t.pictures.network.label}
        data-testid="network-canvas"
        data-percent={percent}
        onPointerDown={(e) => {
          if (e.button !== 0) return;
          e.currentTarget.setPointerCapture?.(e.pointerId);
          drag.current = { x: e.clientX, y: e.clientY, moved: false };
        }}
        onPointerMove={(e) => {
          const from = drag.current;
          if (!from) {
            const at = hit(e);
            setOver(at !== null);
            return onPoint(at);
          }
          const [dx, dy] = [e.clientX - from.x, e.clientY - from.y];
          if (!from.moved && Math.hypot(dx, dy) < DRAG) return;
          const now = cameraNow();
          drag.current = { x: e.clientX, y: e.clientY, moved: true };
          move({ ...now, x: now.x + dx, y: now.y + dy });
        }}
        onPointerUp={(e) => {
          const pressed = drag.current && !drag.current.moved;
          drag.current = null;
          if (pressed) onChoose(hit(e));
        }}
        onPointerCancel={() => {
          drag.current = null;
        }}
        onPointerLeave={() => {
          setOver(false);
          onPoint(null);
        }}
        onDoubleClick={() => {
          const { chosen } = latest.current;
          if (chosen !== null) onOpen(chosen);
        }}
      />
      {percent < 100 && (
        <p className="fnet-said small mute" role="status">
          {t.pictures.network.settling(`${percent}%`)}
        </p>
      )}
    </div>
  );
}
