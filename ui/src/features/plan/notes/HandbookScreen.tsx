import { Link } from "@tanstack/react-router";
import { Icon } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Notes } from "./Notes.tsx";

/** The team's handbook (手引き) over all themes. */
export function HandbookScreen() {
  const { t } = useText();
  return (
    <div className="screen" data-testid="handbook-screen">
      <header className="bar">
        <Link to="/themes">{t.themes.title}</Link>
        <Icon name="right" size="s" />
        <h1>{t.plan.notes.title}</h1>
        <span className="small faint">{t.plan.notes.lead}</span>
      </header>
      <Notes theme={null} />
    </div>
  );
}
