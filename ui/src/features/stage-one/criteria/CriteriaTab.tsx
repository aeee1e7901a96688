/** Declared, not built yet. */
export function CriteriaTab() {
  return <p className="dim">…</p>;
}
