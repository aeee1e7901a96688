/** The registry as a grid. */
export function RegistryTab() {
  return null;
}
