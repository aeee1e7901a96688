/** Stands in until the feature is there. */
export function ProjectsScreen() {
  return <div className="screen" />;
}
