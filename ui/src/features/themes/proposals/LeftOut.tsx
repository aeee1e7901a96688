import { Link } from "@tanstack/react-router";
import type { LeftPair } from "../../../api/bindings.ts";
import { Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Reasons } from "../parts/Reasons.tsx";

/** The nearest combinations that are not proposed, each with its reasons. */
export function LeftOut({ left }: { left: readonly LeftPair[] }) {
  const { t, pick } = useText();
  const words = t.pipeline.proposals;
  return (
    <Section title={words.left} testid="proposals-left">
      <p className="mute small phrase">{left.length > 0 ? words.leftLead : words.leftNone}</p>
      <ul>
        {left.map((pair) => (
          <li key={pair.projects.map(({ id }) => id).join("-")} className="left-p" data-testid="left-pair">
            {pair.projects.map((project) => (
              <Link
                key={project.id}
                to="/projects"
                search={{ open: project.id }}
                className="ell small left-t"
                title={`${project.key} ${pick(project, "title")}\n${project.institution}`}
              >
                {pick(project, "title")}
              </Link>
            ))}
            <Reasons because={pair.because} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
