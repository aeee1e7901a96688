/**
 * Places for the nodes of a network: edges pull, all nodes push one another away, a weak force holds it together. No chance
 * in it: the same network always ends in the same places, however its rounds are spread over frames. The push of far nodes is
 * summed by squares (Barnes and Hut 1986), so that 2,000 nodes take some milliseconds a round.
 */

/** Rounds until it stands still. */
export const ROUNDS = 180;
/** px between two that are tied, when nothing else pulls. */
const DISTANCE = 34;
const PUSH = -46;
const HOLD = 0.035;
const DRAG = 0.6;
const COOLING = 1 - 0.001 ** (1 / ROUNDS);
/** A square is taken as one body from this far, in its own widths, squared. */
const FAR = 0.81;
/** Squares are not divided further: what lies on one spot pushes as one. */
const DEEPEST = 24;
/** Turn between two nodes on the spiral they start from. */
const TURN = Math.PI * (3 - Math.sqrt(5));

export interface Settling {
  x: Float64Array;
  y: Float64Array;
  /** Rounds done, of [`ROUNDS`]. */
  rounds: number;
  /** One more round; false when it stands still. */
  step: () => boolean;
}

export function settle(count: number, edges: readonly (readonly [number, number])[]): Settling {
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const vx = new Float64Array(count);
  const vy = new Float64Array(count);
  const ties = new Float64Array(count);
  const own = edges.filter(([a, b]) => a !== b && a < count && b < count);
  for (const [a, b] of own) {
    ties[a] = at(ties, a) + 1;
    ties[b] = at(ties, b) + 1;
  }
  // The most tied begin in the middle: nodes come themes first, then by their edges.
  for (let i = 0; i < count; i += 1) {
    const far = 12 * Math.sqrt(i + 0.5);
    x[i] = far * Math.cos(i * TURN);
    y[i] = far * Math.sin(i * TURN);
  }
  const squares = new Squares(count);
  let heat = 1;
  const settling: Settling = {
    x,
    y,
    rounds: 0,
    step() {
      if (settling.rounds >= ROUNDS) return false;
      heat -= heat * COOLING;
      for (const [a, b] of own) {
        const dx = at(x, b) + at(vx, b) - at(x, a) - at(vx, a);
        const dy = at(y, b) + at(vy, b) - at(y, a) - at(vy, a);
        const far = Math.hypot(dx, dy) || 1e-6;
        const [of, to] = [at(ties, a), at(ties, b)];
        // One that many hang on is pulled by none of them.
        const pull = (((far - DISTANCE) / far) * heat) / Math.min(of, to);
        const share = of / (of + to);
        vx[b] = at(vx, b) - dx * pull * share;
        vy[b] = at(vy, b) - dy * pull * share;
        vx[a] = at(vx, a) + dx * pull * (1 - share);
        vy[a] = at(vy, a) + dy * pull * (1 - share);
      }
      squares.build(x, y);
      for (let i = 0; i < count; i += 1) squares.push(i, x, y, vx, vy, heat);
      for (let i = 0; i < count; i += 1) {
        // What hangs on little would drift away from the rest.
        const hold = HOLD * (1 + 4 / (1 + at(ties, i))) * heat;
        vx[i] = (at(vx, i) - at(x, i) * hold) * DRAG;
        vy[i] = (at(vy, i) - at(y, i) * hold) * DRAG;
        x[i] = at(x, i) + at(vx, i);
        y[i] = at(y, i) + at(vy, i);
      }
      settling.rounds += 1;
      return settling.rounds < ROUNDS;
    },
  };
  return settling;
}

const at = (values: Float64Array | Int32Array, i: number): number => values[i] ?? 0;

/** The plane divided into squares of four until each holds one node. */
class Squares {
  /** Four a square: 0 = nothing, above = a square, below = a node (−1 − node). */
  private parts: Int32Array;
  private mass: Float64Array;
  private sumX: Float64Array;
  private sumY: Float64Array;
  private width: Float64Array;
  private used = 0;
  private stack = new Int32Array(256);
  private left = 0;
  private top = 0;
  private size = 1;

  constructor(count: number) {
    const room = count * 8 + DEEPEST * 4;
    this.parts = new Int32Array(room * 4);
    this.mass = new Float64Array(room);
    this.sumX = new Float64Array(room);
    this.sumY = new Float64Array(room);
    this.width = new Float64Array(room);
  }

  private open(width: number): number {
    const square = this.used;
    this.used += 1;
    this.parts.fill(0, square * 4, square * 4 + 4);
    this.mass[square] = 0;
    this.sumX[square] = 0;
    this.sumY[square] = 0;
    this.width[square] = width;
    return square;
  }

  build(x: Float64Array, y: Float64Array) {
    let [left, right, top, bottom] = [0, 0, 0, 0];
    for (let i = 0; i < x.length; i += 1) {
      left = Math.min(left, at(x, i));
      right = Math.max(right, at(x, i));
      top = Math.min(top, at(y, i));
      bottom = Math.max(bottom, at(y, i));
    }
    this.left = left;
    this.top = top;
    this.size = Math.max(right - left, bottom - top, 1) * 1.001;
    this.used = 0;
    this.open(this.size);
    for (let i = 0; i < x.length; i += 1) this.put(i, x, y);
  }

  private put(node: number, x: Float64Array, y: Float64Array) {
    const [nx, ny] = [at(x, node), at(y, node)];
    let [square, left, top, size] = [0, this.left, this.top, this.size];
    for (let depth = 0; ; depth += 1) {
      this.mass[square] = at(this.mass, square) + 1;
      this.sumX[square] = at(this.sumX, square) + nx;
      this.sumY[square] = at(this.sumY, square) + ny;
      // On one spot with others, or no room left: it counts in the mass alone.
      if (depth >= DEEPEST || this.used + 1 >= this.mass.length) return;
      size /= 2;
      const [east, south] = [nx >= left + size ? 1 : 0, ny >= top + size ? 1 : 0];
      if (east) left += size;
      if (south) top += size;
      const slot = square * 4 + south * 2 + east;
      const there = at(this.parts, slot);
      if (there === 0) {
        this.parts[slot] = -1 - node;
        return;
      }
      if (there < 0) {
        // Two in one part: it is divided, and the one that was there goes down first.
        const other = -1 - there;
        const next = this.open(size);
        this.parts[slot] = next;
        this.sink(other, next, left, top, size, x, y);
        square = next;
      } else {
        square = there;
      }
    }
  }

  /** Puts a node into a square that was just opened for it. */
  private sink(
    node: number,
    square: number,
    left: number,
    top: number,
    size: number,
    x: Float64Array,
    y: Float64Array,
  ) {
    const [nx, ny] = [at(x, node), at(y, node)];
    this.mass[square] = 1;
    this.sumX[square] = nx;
    this.sumY[square] = ny;
    const half = size / 2;
    const part = (ny >= top + half ? 2 : 0) + (nx >= left + half ? 1 : 0);
    this.parts[square * 4 + part] = -1 - node;
  }

  push(node: number, x: Float64Array, y: Float64Array, vx: Float64Array, vy: Float64Array, heat: number) {
    const [nx, ny] = [at(x, node), at(y, node)];
    let [fx, fy] = [0, 0];
    const away = (dx: number, dy: number, mass: number) => {
      const far = dx * dx + dy * dy;
      const near = far < 1 ? Math.sqrt(far) || 1 : far;
      fx += (dx * PUSH * mass * heat) / near;
      fy += (dy * PUSH * mass * heat) / near;
    };
    let waiting = 1;
    this.stack[0] = 0;
    while (waiting > 0) {
      waiting -= 1;
      const square = at(this.stack, waiting);
      for (let part = 0; part < 4; part += 1) {
        const there = at(this.parts, square * 4 + part);
        if (there === 0) continue;
        if (there < 0) {
          const other = -1 - there;
          if (other !== node) away(at(x, other) - nx, at(y, other) - ny, 1);
          continue;
        }
        const mass = at(this.mass, there);
        const [dx, dy] = [at(this.sumX, there) / mass - nx, at(this.sumY, there) / mass - ny];
        const width = at(this.width, there);
        if (width * width < FAR * (dx * dx + dy * dy) || waiting >= this.stack.length - 4) away(dx, dy, mass);
        else {
          this.stack[waiting] = there;
          waiting += 1;
        }
      }
    }
    vx[node] = at(vx, node) + fx;
    vy[node] = at(vy, node) + fy;
  }
}
