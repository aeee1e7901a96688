import type { TimelineRow } from "../../../api/bindings.ts";
import { Button, Popover } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** The colours of the programmes among these rows, each once, by colour. */
export function coloursOf(rows: Iterable<TimelineRow>): { hue: number; label: string }[] {
  const seen = new Map<number, { hue: number; label: string }>();
  for (const row of rows)
    for (const { programme, hue, label } of row.bars)
      if (programme !== null && hue !== null && !seen.has(programme)) seen.set(programme, { hue, label });
  return [...seen.values()].sort((a, b) => a.hue - b.hue || a.label.localeCompare(b.label, "ja"));
}

/** What the marks mean; behind a button, which programme has which colour. */
export function Legend({ rows }: { rows: () => Iterable<TimelineRow> }) {
  const { t } = useText();
  const words = t.continuity.timeline;
  return (
    <div className="tml-legend" data-testid="timeline-legend">
      <ul className="tiny" aria-label={words.legend.title}>
        <li>
          <i className="tml-key-i tml-unknown" aria-hidden="true" />
          {words.legend.unknown}
        </li>
        <li>
          <i className="tml-key-i tml-key-gap" aria-hidden="true" />
          {words.legend.gap}
        </li>
        <li>
          <i className="tml-key-i tml-key-next" aria-hidden="true" />
          {words.legend.next}
        </li>
        <li>
          <i className="tml-key-i tml-key-bridge" aria-hidden="true" />
          {words.legend.bridge}
        </li>
      </ul>
      <Popover
        label={words.legend.programmes}
        placement="bottom end"
        width={340}
        testid="timeline-colours"
        trigger={
          <Button size="sm" look="ghost" testid="timeline-colours-open">
            {words.legend.programmes}
          </Button>
        }
      >
        <Colours rows={rows()} />
      </Popover>
    </div>
  );
}

function Colours({ rows }: { rows: Iterable<TimelineRow> }) {
  const { t } = useText();
  return (
    <div className="tml-colours">
      <p className="tiny faint phrase">{t.continuity.timeline.legend.programmesNote}</p>
      <ul>
        {coloursOf(rows).map(({ hue, label }) => (
          <li key={label} className="row small">
            <i className={`tml-key-i tml-hue-${hue}`} aria-hidden="true" />
            <span className="ell" title={label}>
              {label}
            </span>
          </li>
        ))}
      </ul>
      <p className="small mute">{t.continuity.timeline.legend.handover}</p>
    </div>
  );
}
