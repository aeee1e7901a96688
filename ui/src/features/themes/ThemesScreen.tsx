/** Stands in until the feature is there. */
export function ThemesScreen() {
  return <div className="screen" />;
}
