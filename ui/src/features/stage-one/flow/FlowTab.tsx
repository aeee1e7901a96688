/** Declared, not built yet. */
export function FlowTab({ round }: { round: number }) {
  return <p className="dim">{round}</p>;
}
