/** Stands in until the feature is there. */
export function TaggingLayer() {
  return null;
}
