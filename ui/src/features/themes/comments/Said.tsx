import { Link } from "@tanstack/react-router";
import type { ProjectRow } from "../../../api/bindings.ts";
import { Icon } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { piecesOf } from "./mentions.ts";

/** A comment as it is read: a mentioned project is a link with its title, one that may not be shown says so. */
export function Said({ text, mentions, theme }: { text: string; mentions: readonly ProjectRow[]; theme: number }) {
  const { t, pick } = useText();
  return (
    <p className="tco-said phrase selectable">
      {piecesOf(text).map((piece, i) => {
        if ("text" in piece) return <span key={i}>{piece.text}</span>;
        const project = mentions.find((own) => own.id === piece.project);
        if (!project)
          return (
            <span key={i} className="tco-hidden" data-testid="mention-hidden">
              <Icon name="eye-off" size="s" />
              {t.themeparts.comments.hidden}
            </span>
          );
        return (
          <Link
            key={i}
            to="/projects"
            search={{ open: project.id, back: `/themes/${theme}?tab=comments` }}
            title={`${project.key} ${pick(project, "title")}`}
            data-testid="mention"
          >
            {pick(project, "title") || project.key}
          </Link>
        );
      })}
    </p>
  );
}
