import { type ReactNode, useState } from "react";
import type { Theme, ThemeStateRef, ThemeVersion, ThemeVersions, Wrote } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Button, EmptyState, Loading, Note, Select } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Differences } from "./Differences.tsx";
import { SaveVersion } from "./SaveVersion.tsx";
import "./versions.css";

/** A state: a version by its number, or as it is now. */
type State = number | "now";

/** Versions that were kept, and what differs between any two of them or now. */
export function VersionsTab({ theme }: { theme: Theme }) {
  const { t, say } = useText();
  const words = t.themeparts.versions;
  const read = useRead("theme.versions", { id: theme.id }, { keep: false });
  const [saving, setSaving] = useState(false);
  const save = (
    <Button writes look="pri" icon="plus" onPress={() => setSaving(true)} testid="version-new">
      {words.save}
    </Button>
  );
  return (
    <section className="tve" aria-label={words.title} data-testid="versions">
      {read.error ? (
        <div className="tve-note">
          <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params)}</Note>
        </div>
      ) : !read.data ? (
        <Loading rows={6} />
      ) : read.data.versions.length === 0 ? (
        <EmptyState icon="history" title={words.emptyTitle} actions={save} testid="versions-empty">
          {words.emptyBody}
        </EmptyState>
      ) : (
        <Kept theme={theme} kept={read.data} save={save} />
      )}
      {saving && <SaveVersion theme={theme.id} onClose={() => setSaving(false)} />}
    </section>
  );
}

function Kept({ theme, kept, save }: { theme: Theme; kept: ThemeVersions; save: ReactNode }) {
  const { t, f } = useText();
  const words = t.themeparts.versions;
  const newest = kept.versions[0]?.number ?? 1;
  const [chosen, setChosen] = useState<{ from: State; to: State } | null>(null);
  // Until somebody chooses: what has changed since the newest version.
  const { from, to } = chosen ?? { from: newest, to: "now" as const };
  const name = (state: State) => (state === "now" ? words.now : words.version(f.number(state)));
  const choices = [
    { id: "now", label: words.now },
    ...kept.versions.map(({ number, reason }) => ({
      id: String(number),
      label: words.version(f.number(number)),
      hint: short(reason),
    })),
  ];
  const select = (side: "from" | "to", value: State) => (
    <Select<string>
      label={words[side]}
      size="sm"
      choices={choices}
      value={String(value)}
      onChange={(id) => setChosen({ from, to, [side]: id === "now" ? "now" : Number(id) })}
      testid={`diff-${side}`}
    />
  );
  const before = (version: ThemeVersion) => kept.versions.find((own) => own.number < version.number)?.number;
  return (
    <div className="tve-both">
      <div className="tve-list">
        <div className="tve-h">{save}</div>
        <ol>
          <li data-on={to === "now" && from === newest ? "" : undefined}>
            <button
              type="button"
              className="tve-version"
              aria-pressed={to === "now" && from === newest}
              onClick={() => setChosen(null)}
              data-testid="version-now"
            >
              <b>{words.now}</b>
              <span className="small faint">
                {kept.since === 0 ? words.sinceNone : words.since(f.number(kept.since), kept.since)}
              </span>
            </button>
          </li>
          {kept.versions.map((version) => {
            const earlier = before(version);
            const pair: { from: State; to: State } =
              earlier === undefined ? { from: version.number, to: "now" } : { from: earlier, to: version.number };
            const on = chosen !== null && from === pair.from && to === pair.to;
            return (
              <li key={version.number} data-on={on ? "" : undefined}>
                <button
                  type="button"
                  className="tve-version"
                  aria-pressed={on}
                  title={`${name(pair.from)} → ${name(pair.to)}`}
                  onClick={() => setChosen(pair)}
                  data-testid="version"
                  data-number={version.number}
                >
                  <span className="row">
                    <b className="nw">{name(version.number)}</b>
                    <span className="tiny faint ell">
                      {f.timestamp(version.at)} · {version.by}
                    </span>
                  </span>
                  <span className="phrase">{version.reason}</span>
                  <WroteBy wrote={version.wrote} />
                </button>
              </li>
            );
          })}
        </ol>
      </div>
      <div className="tve-right">
        <div className="tve-pair">
          {select("from", from)}
          <Button
            icon="swap"
            look="ghost"
            label={words.swap}
            onPress={() => setChosen({ from: to, to: from })}
            testid="diff-swap"
          />
          {select("to", to)}
        </div>
        {from === to ? (
          <p className="tve-same faint">{words.sameState}</p>
        ) : (
          <Between theme={theme.id} from={from} to={to} />
        )}
      </div>
    </div>
  );
}

const short = (text: string) => (text.length > 24 ? `${text.slice(0, 23)}…` : text);
const refOf = (theme: number, state: State): ThemeStateRef => (state === "now" ? { theme } : { theme, version: state });

function Between({ theme, from, to }: { theme: number; from: State; to: State }) {
  const { say } = useText();
  const read = useRead("theme.diff", { from: refOf(theme, from), to: refOf(theme, to) }, { keep: false });
  if (read.error)
    return (
      <div className="tve-note">
        <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params)}</Note>
      </div>
    );
  return read.data ? <Differences theme={theme} diff={read.data} /> : <Loading rows={4} />;
}

/** Who wrote what since the version before, in short words. */
function WroteBy({ wrote }: { wrote: readonly Wrote[] }) {
  const { t, f } = useText();
  const words = t.themeparts.versions;
  const things: Readonly<Record<string, string>> = words.things;
  const told = wrote.map(({ by, changes }) => {
    const parts = Object.entries(changes).map(([thing, n]) =>
      words.counted(things[thing] ?? thing, f.number(n ?? 0), n ?? 0),
    );
    return words.wrote(by, parts.join(words.betweenCounts));
  });
  return <span className="tiny faint">{told.length === 0 ? words.nothing : told.join(words.betweenPeople)}</span>;
}
