/** Declared, not built yet. */
export function PeopleTab() {
  return <p className="dim">…</p>;
}
