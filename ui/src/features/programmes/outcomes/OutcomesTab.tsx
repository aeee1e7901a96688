/** What came of projects, against targets. */
export function OutcomesTab() {
  return null;
}
