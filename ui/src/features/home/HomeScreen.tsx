import { Link, useNavigate } from "@tanstack/react-router";
import { runAction } from "../../actions/index.ts";
import { chooseLibrary } from "../../actions/library.ts";
import type { Home } from "../../api/bindings.ts";
import { useRead } from "../../api/client.ts";
import { Button, EmptyState, Loading, Note, ScreenBar } from "../../components/index.ts";
import { fiscalYearOf } from "../../text/format.ts";
import { useText } from "../../text/index.ts";
import { Coverage } from "./Coverage.tsx";
import { Kpis } from "./Kpis.tsx";
import { MatrixCard } from "./MatrixCard.tsx";
import { RecentThemes } from "./RecentThemes.tsx";
import { ViewsCard } from "./ViewsCard.tsx";
import { WaitingList } from "./WaitingList.tsx";
import "./home.css";

/** ホーム: what is new, what waits, how far tagging is, how the projects are distributed. Every figure opens its list. */
export function HomeScreen() {
  const { t, f, say } = useText();
  const navigate = useNavigate();
  const home = useRead("home.show", {});
  const today = new Date();
  const sample = async () => {
    if (await chooseLibrary("sample", t.welcome.sampleName)) await navigate({ to: "/projects" });
  };
  return (
    <div className="screen home">
      <ScreenBar title={t.home.title} lead={`${f.dayName(today.toISOString())}　${f.fiscalYear(fiscalYearOf(today))}`}>
        <span className="grow" />
        {home.data && <Since since={home.data.since} />}
      </ScreenBar>
      {home.error ? (
        <Note tone="bad">{say(`problem.${home.error.code}`, home.error.params as Record<string, string>)}</Note>
      ) : !home.data ? (
        <Loading rows={8} />
      ) : home.data.projects === 0 ? (
        <EmptyState
          icon="home"
          title={t.home.emptyTitle}
          testid="home-empty"
          actions={
            <>
              <Button
                look="pri"
                icon="import"
                writes
                onPress={() => runAction("import.start", {})}
                testid="home-import"
              >
                {t.home.emptyImport}
              </Button>
              <Button icon="folder" onPress={() => void sample()} testid="home-sample">
                {t.home.emptySample}
              </Button>
            </>
          }
        >
          {t.home.emptyBody}
        </EmptyState>
      ) : (
        <div className="scroll home-body">
          <Kpis kpi={home.data.kpi} projects={home.data.projects} />
          <div className="home-cards">
            <div className="home-left">
              <WaitingList waiting={home.data.waiting} year={fiscalYearOf(today)} />
              <Coverage coverage={home.data.coverage} complete={home.data.complete} projects={home.data.projects} />
            </div>
            <MatrixCard />
          </div>
          <div className="home-cards later">
            <RecentThemes />
            <ViewsCard />
          </div>
        </div>
      )}
    </div>
  );
}

/** What happened since this machine last had the library open. */
function Since({ since }: { since: Home["since"] }) {
  const { t, f } = useText();
  const { at, arrived, changed, by_others: others } = since;
  if (at === null) return null;
  const any = arrived > 0 || changed > 0 || others > 0;
  const words = [
    t.home.since(f.number(arrived), f.number(changed)),
    others > 0 && t.home.sinceOthers(f.number(others), others),
  ].filter((part) => part !== false);
  return (
    <span className="row small mute" title={t.home.sinceTitle(f.timestamp(at))} data-testid="home-since">
      <span className="hide-narrow">{any ? words.join("・") : t.home.sinceNothing}</span>
      {any && (
        <Link to="/history" className="btn sm" title={words.join("・")} data-testid="home-since-see">
          {t.home.see}
        </Link>
      )}
    </span>
  );
}
