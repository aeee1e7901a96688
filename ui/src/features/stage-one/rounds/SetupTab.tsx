/** Declared, not built yet. */
export function SetupTab({ round }: { round: number }) {
  return <p className="dim">{round}</p>;
}
