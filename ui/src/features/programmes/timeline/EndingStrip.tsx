import type { TimelineRow } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Badge, Button } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import type { Question } from "./address.ts";
import { monthsLater } from "./geometry.ts";
import { useNamed } from "./useNamed.ts";
import { leftOf, nextTitle, prospect, statusOf, titleOf, toneOf } from "./words.ts";

/** How many are shown; all stand in the work list. */
const SHOWN = 3;

/** 「12か月以内に終わり、次が未定」: those that end soonest. Its height never changes. */
export function EndingStrip({
  question,
  today,
  open,
  onOpen,
  onAll,
}: {
  question: Question;
  today: string;
  open: number | undefined;
  onOpen: (row: TimelineRow) => void;
  onAll: () => void;
}) {
  const speech = useText();
  const { t, f } = speech;
  const words = t.continuity.timeline;
  const read = useRead("continuity.page", {
    ...question,
    only: "ending",
    order: "ends",
    offset: 0,
    limit: SHOWN,
    today: null,
  });
  const total = read.data?.total ?? 0;
  const named = useNamed();
  return (
    <section className="tml-strip" aria-label={words.strip} data-testid="timeline-strip">
      <header className="row">
        <b className="nw">{words.strip}</b>
        <span className="small faint nw">
          {today !== "" && words.stripUntil(monthsLater(today, 12))}　{words.shown(f.number(total), total)}
        </span>
        <span className="grow" />
        <Button size="sm" look="ghost" disabled={total === 0} onPress={onAll} testid="timeline-strip-all">
          {words.stripAll}
        </Button>
      </header>
      {read.data && total === 0 && <p className="small mute tml-strip-none">{words.stripNone}</p>}
      <ul>
        {read.data?.rows.map(named).map((row) => {
          const next = prospect(row);
          return (
            <li key={`${row.project}-${row.theme}`} data-testid="timeline-strip-row">
              <button
                type="button"
                className={open !== undefined && row.project === open ? "tml-open" : ""}
                onClick={() => onOpen(row)}
                title={words.stripOpen}
              >
                <span className="mono faint ell">{row.key || words.noNumber}</span>
                <span className="ell">{titleOf(speech, row)}</span>
                <span className="warn nw" title={row.end_stated ? undefined : words.unstatedTitle}>
                  {row.months_left !== null && leftOf(speech, row.months_left)}
                  {!row.end_stated && (
                    <>
                      <span aria-hidden="true">?</span>
                      <span className="vh">{words.unstated}</span>
                    </>
                  )}
                </span>
                {next ? (
                  <span className="row" title={row.next.map((each) => nextTitle(speech, each)).join("\n")}>
                    <Badge tone={toneOf(next)}>{statusOf(speech, next)}</Badge>
                    <span className="ell small mute">
                      {row.next.length > 1 ? words.stripNext(f.number(row.next.length), row.next.length) : next.name}
                    </span>
                  </span>
                ) : (
                  <span className="row">
                    <Badge tone="bad">{words.stripNoNext}</Badge>
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
