/** Declared, not built yet. */
export function RoundsTab() {
  return <p className="dim">…</p>;
}
