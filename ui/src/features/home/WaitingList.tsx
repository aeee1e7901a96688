import { Link } from "@tanstack/react-router";
import type { Waiting, WaitingKind } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { Icon, type IconName } from "../../components/index.ts";
import { addressOf } from "../../find/index.ts";
import { useText } from "../../text/index.ts";

const ICON: Record<WaitingKind, IconName> = {
  unfinished: "tag",
  proposed: "eye",
  conflicting: "apart",
  duplicates: "merge",
  programmes: "columns",
  words: "language",
  reviews: "book",
  ending: "clock",
};

/** Where each of them is worked off. `year` is the fiscal year of today. */
export function placeOfWaiting(kind: WaitingKind, year: number) {
  switch (kind) {
    case "unfinished":
      return { to: "/tagging", search: {} } as const;
    case "proposed":
    case "conflicting":
      return { to: "/projects", search: addressOf({ look: [kind] }) } as const;
    case "duplicates":
    case "programmes":
    case "words":
      return { to: "/tidy", search: { tab: kind } } as const;
    case "reviews":
      return { to: "/vocabulary", search: { tab: "review" } } as const;
    case "ending":
      // The timeline of exactly those that are counted: when they end, and what may follow.
      return { to: "/programmes", search: { tab: "timeline", ...addressOf({ ends: [year] }) } } as const;
  }
}

/** 待っているもの, each with its place. */
export function WaitingList({ waiting, year }: { waiting: readonly Waiting[]; year: number }) {
  const { t, f } = useText();
  const back = useRead("shortlist.returns", {}).data?.projects ?? [];
  const first = back[0];
  return (
    <section className="card" aria-label={t.home.waiting} data-testid="home-waiting">
      <header>
        <h2>{t.home.waiting}</h2>
      </header>
      {waiting.length === 0 && !first ? (
        <p className="card-none mute">{t.home.waitingNone}</p>
      ) : (
        <ul className="waits">
          {waiting.map(({ kind, count, of_latest_year: latest }) => {
            const note =
              latest !== null && latest > 0 ? t.home.waitLatest(f.number(latest), latest) : t.home.waitNote[kind];
            return (
              <li key={kind}>
                <Link
                  {...placeOfWaiting(kind, year)}
                  title={`${t.home.waitTitle(t.home.wait[kind], f.number(count))}\n${note}`}
                  data-testid="wait"
                  data-kind={kind}
                >
                  <Icon name={ICON[kind]} />
                  <span className="n">{f.number(count)}</span>
                  <span className="ell">{t.home.wait[kind]}</span>
                  <span className="small faint ell hide-narrow">{note}</span>
                </Link>
              </li>
            );
          })}
          {first && (
            <li>
              <Link
                to="/stage-one"
                search={{ round: first.round, tab: "shortlist", only: "hold" }}
                title={t.settling.returns.waitTitle(f.number(back.length))}
                data-testid="wait"
                data-kind="returns"
              >
                <Icon name="calendar" />
                <span className="n">{f.number(back.length)}</span>
                <span className="ell">{t.settling.returns.wait}</span>
                <span className="small faint ell hide-narrow">{t.settling.returns.waitNote}</span>
              </Link>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
