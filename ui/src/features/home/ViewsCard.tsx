import { Link } from "@tanstack/react-router";
import { runAction } from "../../actions/index.ts";
import { useRead } from "../../api/client.ts";
import { Button, Icon } from "../../components/index.ts";
import { placeOf } from "../../find/index.ts";
import { useText } from "../../text/index.ts";

/** Saved views with what they find now; the rail orders and changes them. */
export function ViewsCard() {
  const { t, f } = useText();
  const views = useRead("view.list", {}).data?.views;
  return (
    <section className="card home-views" aria-label={t.views.title} data-testid="home-views">
      <header>
        <h2>{t.views.title}</h2>
        <Button
          size="sm"
          look="ghost"
          icon="import"
          label={t.views.take}
          writes
          onPress={() => runAction("view.take", {})}
          testid="home-view-take"
        />
      </header>
      {views?.length === 0 ? (
        <p className="card-none mute phrase">{t.views.noneBody}</p>
      ) : (
        <ul>
          {views?.map((view) => (
            <li key={view.id}>
              <Link {...placeOf(view)} title={view.name} data-testid="home-view">
                <Icon name={view.state.matrix ? "matrix" : "star"} size="s" />
                <span className="ell">{view.name}</span>
                <span className="num">{f.number(view.count)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
