import { useState } from "react";
import type { CriteriaVersion } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Badge, Button, EmptyState, Loading, Note } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { useMay } from "../parts/useMay.ts";
import { blank, type Draft, draftOf, keepDraft, keptDraft } from "./draft.ts";
import { Editor } from "./Editor.tsx";
import "../stage.css";
import "./criteria.css";

/** The versions of criteria, and one of them to be made into the next. */
export function CriteriaTab() {
  const { t, say } = useText();
  const words = t.stage.criteria;
  const sets = useRead("criteria.list", {});
  const { me, chair, why } = useMay();
  const versions = sets.data?.versions ?? [];
  const [picked, setPicked] = useState<number | null>(null);
  const who = me?.id ?? null;
  const draft = keptDraft(who);
  const [, drawAgain] = useState({});
  // Fields that hold what was typed begin anew when a draft goes.
  const [turn, setTurn] = useState(0);
  const keep = (next: Draft | null) => {
    const base = next && versions.find((one) => one.id === next.of);
    const same = base && next.name === base.name && JSON.stringify(next.body) === JSON.stringify(base.body);
    const left = same ? null : next;
    keepDraft(left, who);
    drawAgain({});
    if (next === null) setTurn(turn + 1);
  };
  // A draft of a version that is not of this library is nobody's.
  const own = draft && (draft.of === null || versions.some((one) => one.id === draft.of)) ? draft : null;
  const version =
    versions.find((one) => one.id === (own ? own.of : picked)) ??
    (own ? undefined : (versions.find((one) => one.latest) ?? versions[0]));
  const shown = own ?? (version && draftOf(version));
  const barred = me?.people === true && !chair ? why : undefined;
  const add = (
    <Button
      size="sm"
      icon="plus"
      writes
      disabled={barred !== undefined || own !== null}
      {...(barred ? { tip: barred } : own ? { tip: words.changed } : {})}
      onPress={() => keep(blank(words.newName))}
      testid="criteria-add"
    >
      {words.add}
    </Button>
  );
  if (sets.error)
    return (
      <div className="st-failed">
        <Note tone="bad" action={<Button onPress={() => void sets.refetch()}>{t.common.retry}</Button>}>
          {say(`problem.${sets.error.code}`, sets.error.params)}
        </Note>
      </div>
    );
  if (!sets.data) return <Loading rows={8} />;
  if (!shown)
    return (
      <EmptyState icon="stage" title={words.emptyTitle} actions={add} testid="criteria-empty">
        {words.emptyBody}
      </EmptyState>
    );
  return (
    <div className="criteria-tab" data-testid="criteria">
      <aside className="crit-side scroll" aria-label={words.sets}>
        <div className="crit-side-h">
          <h3>{words.sets}</h3>
          <span className="grow" />
          {add}
        </div>
        <ul>
          {versions.map((one) => (
            <li key={one.id}>
              <VersionButton
                version={one}
                on={one.id === version?.id}
                disabled={own !== null && own.of !== one.id}
                onPress={() => setPicked(one.id)}
              />
            </li>
          ))}
        </ul>
      </aside>
      <Editor
        key={`${shown.of} ${turn}`}
        draft={shown}
        version={version}
        versions={versions}
        changed={own !== null}
        barred={barred}
        onChange={keep}
        onSaved={(created) => {
          keep(null);
          setPicked(created);
        }}
      />
    </div>
  );
}

function VersionButton({
  version,
  on,
  disabled,
  onPress,
}: {
  version: CriteriaVersion;
  on: boolean;
  /** What is edited has to be saved or discarded first. */
  disabled: boolean;
  onPress: () => void;
}) {
  const { t, f } = useText();
  const words = t.stage.criteria;
  return (
    <button
      type="button"
      className={`crit-version${on ? " on" : ""}`}
      aria-pressed={on}
      disabled={disabled}
      title={disabled ? words.changed : version.note}
      onClick={onPress}
      data-testid={`version-${version.id}`}
    >
      <span className="row">
        <b className="ell">{version.name}</b>
        <span className="nw">{words.version(f.number(version.version))}</span>
        {version.latest && <Badge tone="accent">{words.latest}</Badge>}
      </span>
      <span className="small mute phrase">
        {version.rounds.length === 0 ? words.unused : words.rounds(version.rounds.join("・"))}
      </span>
      {version.votes > 0 && <span className="small mute">{words.votes(f.number(version.votes))}</span>}
      {version.at !== "" && <span className="tiny faint ell">{words.by(version.by, f.timestamp(version.at))}</span>}
      {version.note !== "" && <span className="small phrase crit-why">{version.note}</span>}
    </button>
  );
}
