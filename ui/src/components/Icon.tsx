import { ICONS, type IconName } from "../styles/icons.ts";

export type { IconName };

/** A stroke icon of the set in `styles/icons.ts`. Decorative unless it has a label. */
export function Icon({ name, size, label }: { name: IconName; size?: "s" | "l"; label?: string }) {
  const d = ICONS[name];
  return (
    <svg
      className={`ic${size ? ` ${size}` : ""}`}
      viewBox="0 0 16 16"
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={d} />
    </svg>
  );
}

/** The woven mark. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M6 2v5M6 11v11M12 2v11M12 17v5M18 2v5M18 11v11M2 9h7.5M14.5 9H22M2 15h2M8 15h8M20 15h2" />
    </svg>
  );
}
