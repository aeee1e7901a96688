/** A curve from one point to another, bent by two more (a cubic Bézier curve). */

export interface Point {
  x: number;
  y: number;
}

export interface Curve {
  from: Point;
  first: Point;
  second: Point;
  to: Point;
}

const round = (n: number) => Math.round(n * 10) / 10;

/** As the path of an SVG. */
export const pathOf = ({ from, first, second, to }: Curve): string =>
  `M${round(from.x)} ${round(from.y)}C${round(first.x)} ${round(first.y)} ${round(second.x)} ${round(second.y)} ${round(to.x)} ${round(to.y)}`;

/** The point at a share of the way, 0–1. */
export function pointAt({ from, first, second, to }: Curve, share: number): Point {
  const rest = 1 - share;
  const of = (axis: "x" | "y") =>
    rest ** 3 * from[axis] +
    3 * rest ** 2 * share * first[axis] +
    3 * rest * share ** 2 * second[axis] +
    share ** 3 * to[axis];
  return { x: of("x"), y: of("y") };
}

/** px of an arrow's head. */
const LENGTH = 9;
const HALF = 4.5;

/** The three corners of a head at the end, pointing as the curve arrives. */
export function headOf({ second, to, from }: Curve): [Point, Point, Point] {
  const away = second.x === to.x && second.y === to.y ? from : second;
  const far = Math.hypot(to.x - away.x, to.y - away.y) || 1;
  const along = { x: (to.x - away.x) / far, y: (to.y - away.y) / far };
  const back = { x: to.x - along.x * LENGTH, y: to.y - along.y * LENGTH };
  return [
    to,
    { x: back.x - along.y * HALF, y: back.y + along.x * HALF },
    { x: back.x + along.y * HALF, y: back.y - along.x * HALF },
  ];
}

/** A band from one upright edge to another: what flows from one to the other. `x`, `y` is the top of an edge. */
export interface Band {
  x: number;
  y: number;
  height: number;
  to: { x: number; y: number; height: number };
}

/** As the path of an SVG; it leaves and arrives level. */
export function bandPathOf({ x, y, height, to }: Band): string {
  const middle = round((x + to.x) / 2);
  const [a, b] = [round(x), round(to.x)];
  const [top, bottom, toTop, toBottom] = [y, y + height, to.y, to.y + to.height].map(round);
  return (
    `M${a} ${top}C${middle} ${top} ${middle} ${toTop} ${b} ${toTop}` +
    `L${b} ${toBottom}C${middle} ${toBottom} ${middle} ${bottom} ${a} ${bottom}Z`
  );
}
