/** Declared, not built yet. */
export function ConflictsTab({ round }: { round: number }) {
  return <p className="dim">{round}</p>;
}
