/** Stands in until the feature is there. */
export function ImportScreen() {
  return <div className="screen" />;
}
