/** 調整費. */
export function AdjustmentsTab() {
  return null;
}
