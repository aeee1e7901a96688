import { Link } from "@tanstack/react-router";
import type { Concept, Theme } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { Badge } from "../../components/index.ts";
import { KINDS } from "../../find/index.ts";
import { useText } from "../../text/index.ts";

/** As many as the card has room for. */
const NEWEST = 6;

/** The newest themes: code, triple, state. */
export function RecentThemes() {
  const { t, f, say, pick } = useText();
  const themes = useRead("theme.list", {}).data?.themes ?? [];
  const triple = (theme: Theme) => {
    const parts = KINDS.map((kind) => theme[kind]);
    if (parts.every((concept) => concept === null)) return pick(theme, "title");
    return parts.map((concept: Concept | null) => (concept ? pick(concept, "short") : t.common.notSet)).join(" × ");
  };
  return (
    <section className="card home-themes" aria-label={t.home.themes} data-testid="home-themes">
      <header>
        <h2>{t.home.themes}</h2>
        {themes.length > 0 && (
          <Link to="/themes" className="small">
            {t.home.themesAll(f.number(themes.length), themes.length)}
          </Link>
        )}
      </header>
      {themes.length === 0 ? (
        <p className="card-none mute">{t.home.themesNone}</p>
      ) : (
        <>
          <div className="home-theme-head" aria-hidden="true">
            <span>{t.home.themeCode}</span>
            <span>{t.home.themeTriple}</span>
            <span>{t.home.themeState}</span>
            <span className="num">{t.home.themeProjects}</span>
            <span className="num">{t.home.themeAt}</span>
          </div>
          <ul>
            {themes.slice(0, NEWEST).map((theme) => {
              const words = triple(theme);
              return (
                <li key={theme.id}>
                  <Link
                    to="/themes/$id"
                    params={{ id: String(theme.id) }}
                    title={`${pick(theme, "title")}\n${words}`}
                    data-testid="home-theme"
                  >
                    <span className="mono mute">{theme.code}</span>
                    <span className="ell">{words}</span>
                    <span>
                      <Badge>{say(`state.${theme.state}`)}</Badge>
                    </span>
                    <span className="small faint num">
                      {t.common.projects(f.number(theme.threads.length), theme.threads.length)}
                    </span>
                    <span className="small faint num">{f.daysAgo(theme.at)}</span>
                  </Link>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
