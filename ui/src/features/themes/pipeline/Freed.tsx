import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { FreedProject, LackingTheme, Theme } from "../../../api/bindings.ts";
import { useRead, useWrite } from "../../../api/client.ts";
import { Button, Dialog, Loading, Note } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Reasons } from "../parts/Reasons.tsx";
import { StateBadge } from "../StateBadge.tsx";
import "./freed.css";

/** What a stopped theme sets free and where each of its projects would fit. */
export function Freed({ theme, onClose }: { theme: Pick<Theme, "id" | "code">; onClose: () => void }) {
  const { t, f, say } = useText();
  const words = t.pipeline.freed;
  const freed = useRead("forge.freed", { theme: theme.id }, { keep: false });
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title(theme.code)}
      width={720}
      testid="freed"
      lead={freed.data && freed.data.hidden > 0 ? words.hidden(f.number(freed.data.hidden)) : undefined}
      footer={
        <Button look="pri" onPress={onClose}>
          {words.close}
        </Button>
      }
    >
      {freed.error ? (
        <Note tone="bad">{say(`problem.${freed.error.code}`, freed.error.params as Record<string, string>)}</Note>
      ) : !freed.data ? (
        <Loading rows={3} />
      ) : freed.data.projects.length === 0 ? (
        <p className="phrase mute">{words.none}</p>
      ) : (
        <>
          <p className="phrase mute small">{words.lead}</p>
          <ul className="freed">
            {freed.data.projects.map((one) => (
              <Free key={one.project.id} free={one} />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

function Free({ free }: { free: FreedProject }) {
  const { t, f, say, pick } = useText();
  const words = t.pipeline.freed;
  // What was added no longer lacks it: it stays here, so that one sees where it went.
  const [joined, setJoined] = useState<readonly LackingTheme[]>([]);
  const { project } = free;
  const fits = [...joined, ...free.fits.filter((fit) => !joined.some((done) => done.theme.id === fit.theme.id))];
  const names = free.assets
    .filter((asset) => asset.state === "have" || asset.state === "obtaining")
    .map((asset) => asset.label || say(`asset-kind.${asset.kind}`));
  return (
    <li className="freed-p" data-testid="freed-project" data-id={project.id}>
      <div className="freed-h">
        <Link to="/projects" search={{ open: project.id }} className="ell strong" title={pick(project, "title")}>
          {pick(project, "title")}
        </Link>
        <span className="ell faint tiny">
          <span className="mono tiny">{project.key}</span> {project.institution} · {f.fiscalYears(project.years)}
        </span>
        <span className="ell small mute">
          {names.length > 0 ? words.assets(names.join(t.pipeline.chain.separator)) : words.noAssets}
        </span>
      </div>
      {fits.length === 0 ? (
        <p className="faint small phrase">{words.noFit}</p>
      ) : (
        <ul>
          {fits.map((fit) => (
            <Fit
              key={fit.theme.id}
              fit={fit}
              project={project.id}
              joined={joined.includes(fit)}
              onJoined={() => setJoined((now) => [...now, fit])}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

function Fit({
  fit,
  project,
  joined,
  onJoined,
}: {
  fit: LackingTheme;
  project: number;
  joined: boolean;
  onJoined: () => void;
}) {
  const { t, say, pick } = useText();
  const words = t.pipeline.freed;
  const join = useWrite("theme.join");
  const needs = fit.needs.map((need) => say(`need.${need}`)).join(t.pipeline.chain.separator);
  const add = async () => {
    if (await join.run({ id: fit.theme.id, selection: { these: [project] }, role: null })) onJoined();
  };
  return (
    <li className="freed-f" data-testid="freed-fit" data-theme={fit.theme.id}>
      <div className="col grow">
        <span className="row">
          <span className="mono">{fit.theme.code}</span>
          <span className="ell" title={pick(fit.theme, "title")}>
            {pick(fit.theme, "title")}
          </span>
          <StateBadge state={fit.theme.state} />
        </span>
        {needs !== "" && <span className="small mute ell">{words.fills(needs)}</span>}
        <Reasons because={fit.because} />
      </div>
      {joined ? (
        <span className="ok small nw">{words.joined}</span>
      ) : (
        <Button writes size="sm" icon="plus" disabled={join.busy} onPress={() => void add()} testid="freed-join">
          {words.join}
        </Button>
      )}
    </li>
  );
}
