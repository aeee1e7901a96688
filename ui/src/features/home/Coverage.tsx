import { Link } from "@tanstack/react-router";
import type { Coverage as Covered } from "../../api/bindings.ts";
import { KIND_LETTER, KindMark } from "../../components/index.ts";
import { addressOf } from "../../find/index.ts";
import { percent } from "../../text/format.ts";
import { useText } from "../../text/index.ts";

/** How far tagging is, kind by kind; a bar opens the projects that lack it. */
export function Coverage({
  coverage,
  complete,
  projects,
}: {
  coverage: readonly Covered[];
  complete: number;
  projects: number;
}) {
  const { t, f } = useText();
  return (
    <section className="card grow" aria-label={t.home.coverage} data-testid="home-coverage">
      <header>
        <h2>{t.home.coverage}</h2>
        <span className="small faint" title={t.home.coverageEvidenceTitle}>
          {t.home.coverageEvidence}
        </span>
      </header>
      <ul className="covers">
        {coverage.map(({ kind, tagged, evidenced }) => (
          <li key={kind}>
            <Link
              to="/projects"
              search={addressOf({ untagged: [kind] })}
              title={t.home.coverageOpen(t.common[kind], f.number(Math.max(0, projects - tagged)))}
              data-testid="cover"
              data-kind={kind}
            >
              <KindMark kind={kind} />
              <span>{t.common[kind]}</span>
              <span className="cover-bar" aria-hidden="true">
                <i
                  className={KIND_LETTER[kind]}
                  style={{ width: `${projects > 0 ? (tagged / projects) * 100 : 0}%` }}
                />
              </span>
              <span className="num">
                {f.number(tagged)} <span className="faint">/ {f.number(projects)}</span>
              </span>
              <span className="num faint hide-narrow">{percent(evidenced, tagged)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="small faint cover-all">
        {t.home.coverageComplete(f.number(complete), percent(complete, projects))}
      </p>
    </section>
  );
}
