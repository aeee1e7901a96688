/** Stands in until the feature is there. */
export function ExportLayer() {
  return null;
}
