/** Stands in until the feature is there. */
export function ThemeScreen() {
  return <div className="screen" />;
}
