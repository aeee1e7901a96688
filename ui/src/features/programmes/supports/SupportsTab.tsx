/** Supports by step of the value chain. */
export function SupportsTab() {
  return null;
}
