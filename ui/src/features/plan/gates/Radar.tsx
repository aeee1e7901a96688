import type { ItemReach } from "../../../api/bindings.ts";
import { isComposing } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";

interface RadarProps {
  items: readonly ItemReach[];
  names: ReadonlyMap<number, string>;
  /** Which is chosen. */
  chosen: number | null;
  onChoose: (item: number) => void;
}

/** A point of a wheel, from its middle. */
const at = (i: number, of: number, radius: number): [number, number] => {
  const angle = (Math.PI * 2 * i) / of - Math.PI / 2;
  return [80 + Math.cos(angle) * radius, 76 + Math.sin(angle) * radius];
};

const RADIUS = 54;
const shape = (points: readonly [number, number][]) =>
  points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");

/** How far each item of a gate is: none, unknown, under way, there. The numbers are those of the list. */
export function Radar({ items, names, chosen, onChoose }: RadarProps) {
  const { t } = useText();
  const words = t.plan.gates;
  const many = items.length;
  if (many < 3) return null;
  const ring = (share: number) => shape(items.map((_, i) => at(i, many, RADIUS * share)));
  const reached = items.map((item, i) => at(i, many, RADIUS * Math.max(0.08, item.reached / 3)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no set of fields
    <svg className="pl-rad" viewBox="0 0 160 152" role="group" aria-label={words.radar}>
      {[1 / 3, 2 / 3, 1].map((share) => (
        <polygon key={share} className="ring" points={ring(share)} />
      ))}
      {items.map((item, i) => {
        const [x, y] = at(i, many, RADIUS);
        return <line key={item.id} x1="80" y1="76" x2={x} y2={y} />;
      })}
      <polygon className="reach" points={shape(reached)} />
      {items.map((item, i) => {
        const [x, y] = reached[i] ?? [80, 76];
        const [tx, ty] = at(i, many, RADIUS + 13);
        const name = words.spot(i + 1, names.get(item.id) ?? "", words.reached[item.reached] ?? "");
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button inside a drawing
          <g
            key={item.id}
            role="button"
            tabIndex={0}
            className={`spot r${item.reached}${chosen === item.id ? " on" : ""}`}
            aria-label={name}
            aria-pressed={chosen === item.id}
            onClick={() => onChoose(item.id)}
            onKeyDown={(e) => {
              if (isComposing(e) || (e.key !== "Enter" && e.key !== " ")) return;
              e.preventDefault();
              onChoose(item.id);
            }}
            data-testid="radar-spot"
          >
            <title>{name}</title>
            <circle cx={x} cy={y} r={chosen === item.id ? 4.5 : 3} />
            <text x={tx} y={ty + 3.5} textAnchor="middle">
              {i + 1}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
