/** Projects and themes against fiscal years. */
export function TimelineTab() {
  return null;
}
