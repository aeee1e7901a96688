export function LineagePanel(_: { id: number; onShow: (id: number) => void; onClose: () => void }) {
  return null;
}
