/** Stands in until the feature is there. */
export function ThemesLayer() {
  return null;
}
