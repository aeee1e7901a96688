import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { LackingTheme, Role } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Button, Icon, ROLE_OF_NEED, Section, Select, useAssetWords } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

const ROLES: readonly Role[] = ["target", "modality", "dds", "model", "biomarker", "cohort", "cmc"];
/** Themes shown at first. */
const FEW = 3;

/** Themes with a gap that this project would close, the best fit first; it joins one in one step. */
export function Lacking({ project }: { project: number }) {
  const { t, f, say } = useText();
  const words = t.pictures.lacking;
  const [all, setAll] = useState(false);
  const { data, error } = useRead("forge.lacking", { id: project }, { keep: false });
  const themes = data?.themes ?? [];
  const shown = all ? themes : themes.slice(0, FEW);
  const left = themes.length - shown.length;
  return (
    <Section title={words.title} testid="detail-lacking">
      {error && <p className="faint small">{say(`problem.${error.code}`, error.params)}</p>}
      {data && themes.length === 0 && <p className="faint small">{words.none}</p>}
      {shown.length > 0 && <p className="faint tiny">{words.lead}</p>}
      <ul className="detail-lacking">
        {shown.map((one) => (
          <LackingLine key={one.theme.id} project={project} one={one} />
        ))}
      </ul>
      {left > 0 && (
        <button type="button" className="link small" onClick={() => setAll(true)} data-testid="detail-lacking-more">
          {words.more(f.number(left), left)}
        </button>
      )}
    </Section>
  );
}

function LackingLine({ project, one }: { project: number; one: LackingTheme }) {
  const { t, f, say, pick } = useText();
  const words = t.pictures.lacking;
  const { because } = useAssetWords();
  const { theme, needs } = one;
  // As what closes its first gap; a person may say otherwise before it joins.
  const [role, setRole] = useState<Role>(needs[0] ? ROLE_OF_NEED[needs[0]] : "target");
  const join = useWrite("theme.join");
  return (
    <li data-testid="lacking-theme" data-theme-id={theme.id}>
      <span className="row">
        <Link to="/themes/$id" params={{ id: String(theme.id) }} className="mono nw">
          {theme.code}
        </Link>
        <span className="ell grow" title={`${theme.title_ja}\n${theme.title_en}`}>
          {pick(theme, "title")}
        </span>
        <span className="num faint small" title={words.score}>
          {f.number(one.score)}
        </span>
      </span>
      <span className="small mute">
        {words.closes(needs.map((need) => t.weave.needs[need]).join(t.pictures.overlap.join))}
      </span>
      <ul className="detail-because small">
        {one.because.map((why, i) => (
          <li key={`${why.key}${i}`} className={why.good ? "good" : "but"}>
            <Icon name={why.good ? "check" : "info"} size="s" />
            <span className="phrase">{because(why)}</span>
          </li>
        ))}
      </ul>
      <span className="row">
        <Select<Role>
          writes
          size="sm"
          label={words.role(theme.code)}
          hideLabel
          choices={ROLES.map((id) => ({ id, label: say(`role.${id}`) }))}
          value={role}
          onChange={setRole}
          testid="lacking-role"
        />
        <Button
          writes
          size="sm"
          icon="weave"
          disabled={join.busy}
          onPress={() => void join.run({ id: theme.id, selection: { these: [project] }, role })}
          testid="lacking-join"
        >
          {words.joinTo(theme.code)}
        </Button>
      </span>
    </li>
  );
}
