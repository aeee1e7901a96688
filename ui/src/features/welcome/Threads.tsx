/** Loose threads of the three kinds run into a cloth: what the application does, in one line. */
const WARP = [424, 458, 492, 526, 560, 594, 628, 662, 696, 730];
const WEFT = [
  { y: 30, from: 82, kind: "t" },
  { y: 58, from: 18, kind: "m" },
  { y: 86, from: 50, kind: "i" },
] as const;
const GAP = 4.5;

export function Threads() {
  return (
    <svg className="threads" viewBox="0 0 760 116" preserveAspectRatio="xMinYMid meet" aria-hidden="true">
      {WARP.map((x, column) => (
        <path key={x} className="w" d={warp(x, column)} />
      ))}
      {WEFT.map((thread, row) => (
        <path key={thread.y} className={thread.kind} d={weft(thread.y, thread.from, row)} />
      ))}
    </svg>
  );
}

/** Over every second thread, under the others: where a thread goes under, it is broken by a gap. */
function weft(y: number, from: number, row: number): string {
  const start = `M0 ${from}C130 ${from} 150 ${y + (y - from) * 0.5} 250 ${y + (y - from) * 0.3}S350 ${y} 404 ${y}`;
  const stops = WARP.filter((_, column) => (row + column) % 2 === 1);
  return `${start}${stops.map((x) => `H${x - GAP}M${x + GAP} ${y}`).join("")}H760`;
}

function warp(x: number, column: number): string {
  const stops = WEFT.filter((_, row) => (row + column) % 2 === 0);
  return `M${x} 6${stops.map(({ y }) => `V${y - GAP}M${x} ${y + GAP}`).join("")}V112`;
}
