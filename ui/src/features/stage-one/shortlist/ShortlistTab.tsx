/** Declared, not built yet. */
export function ShortlistTab({ round }: { round: number }) {
  return <p className="dim">{round}</p>;
}
