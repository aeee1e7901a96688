/** Programmes by ministry and phase, pairs as arrows. */
export function MapTab() {
  return null;
}
