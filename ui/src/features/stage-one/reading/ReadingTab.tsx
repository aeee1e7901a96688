/** Declared, not built yet. */
export function ReadingTab({ round }: { round: number }) {
  return <p className="dim">{round}</p>;
}
