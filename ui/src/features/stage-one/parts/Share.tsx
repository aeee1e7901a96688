import "../stage.css";

/** How much of something is done: a bar with its words for those who cannot see it. */
export function Share({ part, whole, label }: { part: number; whole: number; label: string }) {
  const share = whole === 0 ? 0 : Math.min(1, part / whole);
  return (
    <span
      className="st-share"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={whole}
      aria-valuenow={part}
      title={label}
    >
      <i style={{ width: `${share * 100}%` }} />
    </span>
  );
}
