import { useState } from "react";
import type { Kind, Scan, ScanLevel, Selection } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import {
  Button,
  Checkbox,
  Dialog,
  EmptyState,
  KindMark,
  Note,
  Progress,
  Section,
  TagChip,
} from "../../../components/index.ts";
import { useKeys } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { KINDS } from "../chip.ts";
import { proposed, tagsOf } from "./levels.ts";
import { useScan } from "./useScan.ts";
import "./suggest.css";

export interface SuggestDialogProps {
  selection: Selection;
  count: number;
  onClose: () => void;
}

/** What the texts of a selection suggest: counted before anything is written, then accepted in one step. */
export function SuggestDialog({ selection, count, onClose }: SuggestDialogProps) {
  const { t, f, say } = useText();
  const words = t.tagging.suggest;
  const { scan, problem, progress, start } = useScan(selection);
  const accept = useWrite("tagging.accept_above", { ownRefusals: true });
  const [chosen, setChosen] = useState<number | null>(null);
  const [kinds, setKinds] = useState<ReadonlySet<Kind>>(() => new Set(KINDS));
  const levels = scan?.levels ?? [];
  const at = chosen ?? proposed(levels);
  const level = levels[at];
  const tags = level ? tagsOf(level, kinds) : 0;
  const nothing = scan !== null && levels.every((own) => tagsOf(own, new Set(KINDS)) === 0);
  const can = level !== undefined && tags > 0 && !accept.busy;
  const refused = accept.problem && accept.problem.code !== "cancelled" && accept.problem.code !== "fault";

  const run = async () => {
    if (!can || !level) return;
    const done = await accept.run({
      selection,
      certainty: level.certainty,
      kinds: KINDS.filter((kind) => kinds.has(kind)),
    });
    if (done) onClose();
  };
  useKeys([
    {
      id: "suggest-accept",
      label: words.accept(f.number(tags)),
      group: "tagging",
      keys: ["mod+Enter"],
      inDialogs: true,
      inFields: true,
      listed: false,
      writes: true,
      enabled: can,
      run: () => void run(),
    },
    {
      id: "suggest-cancel",
      label: t.common.cancel,
      group: "tagging",
      keys: ["Escape"],
      inDialogs: true,
      inFields: true,
      listed: false,
      enabled: accept.busy,
      run: accept.cancel,
    },
  ]);

  const toggle = (kind: Kind, on: boolean) => {
    const next = new Set(kinds);
    if (on) next.add(kind);
    else next.delete(kind);
    setKinds(next);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      dismissable={!accept.busy}
      width={680}
      title={words.title(f.number(count))}
      testid="suggest"
      {...(scan && !accept.busy
        ? {
            footer: (
              <>
                <Button onPress={onClose} testid="suggest-close">
                  {t.common.cancel}
                </Button>
                {!nothing && (
                  <Button
                    writes
                    look="pri"
                    keys="mod+Enter"
                    disabled={!can}
                    onPress={() => void run()}
                    testid="suggest-accept"
                  >
                    {words.accept(f.number(tags))}
                  </Button>
                )}
              </>
            ),
            lead: <span data-testid="suggest-looked">{words.looked(f.number(scan.projects))}</span>,
          }
        : {})}
    >
      <div className="suggest">
        {accept.busy ? (
          <Progress
            title={words.accepting}
            report={accept.progress}
            unit={words.acceptUnit}
            onCancel={accept.cancel}
            testid="suggest-accepting"
          />
        ) : problem ? (
          <Note tone="bad" action={<Button onPress={start}>{t.common.retry}</Button>} testid="suggest-problem">
            {say(`problem.${problem.code}`, problem.params)}
          </Note>
        ) : scan === null ? (
          <Progress
            title={words.scanning}
            report={progress}
            unit={words.unit}
            onCancel={onClose}
            testid="suggest-scanning"
          />
        ) : nothing ? (
          <EmptyState icon="check" title={words.nothing} testid="suggest-nothing">
            {words.nothingBody}
          </EmptyState>
        ) : (
          <>
            <p className="phrase">{words.lead}</p>
            {refused && accept.problem && (
              <Note tone="bad">{say(`problem.${accept.problem.code}`, accept.problem.params)}</Note>
            )}
            <Levels levels={levels} at={at} onAt={setChosen} kinds={kinds} onKind={toggle} />
            {level && <WouldAdd level={level} kinds={kinds} />}
            <Frequent scan={scan} kinds={kinds} />
          </>
        )}
      </div>
    </Dialog>
  );
}

interface LevelsProps {
  levels: readonly ScanLevel[];
  at: number;
  onAt: (at: number) => void;
  kinds: ReadonlySet<Kind>;
  onKind: (kind: Kind, on: boolean) => void;
}

/** From which certainty: each with what it would give. */
function Levels({ levels, at, onAt, kinds, onKind }: LevelsProps) {
  const { t, f } = useText();
  const words = t.tagging.suggest;
  return (
    <div className="suggest-levels" role="radiogroup" aria-label={words.levels}>
      <table>
        <thead>
          <tr>
            <th>{words.from}</th>
            {KINDS.map((kind) => (
              <th key={kind} className="num">
                <Checkbox
                  checked={kinds.has(kind)}
                  onChange={(on) => onKind(kind, on)}
                  label={words.kindIncluded(t.common[kind])}
                  testid={`suggest-kind-${kind}`}
                >
                  <KindMark kind={kind} />
                  {t.common[kind]}
                </Checkbox>
              </th>
            ))}
            <th className="num">{words.total}</th>
          </tr>
        </thead>
        <tbody>
          {levels.map((level, i) => (
            <tr key={level.certainty} className={i === at ? "on" : ""} data-testid="suggest-level">
              <th scope="row">
                <label>
                  <input
                    type="radio"
                    name="suggest-level"
                    checked={i === at}
                    onChange={() => onAt(i)}
                    data-testid={`suggest-level-${Math.round(level.certainty * 100)}`}
                  />
                  {words.fromAt(level.certainty.toFixed(2))}
                </label>
              </th>
              {KINDS.map((kind) => (
                <td key={kind} className={`num${kinds.has(kind) ? "" : " out"}`}>
                  {f.number(level.tags[kind])}
                </td>
              ))}
              <td className="num">
                <b>{f.number(tagsOf(level, kinds))}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The chosen level in words: tags, and on how many projects. */
function WouldAdd({ level, kinds }: { level: ScanLevel; kinds: ReadonlySet<Kind> }) {
  const { t, f } = useText();
  const words = t.tagging.suggest;
  return (
    <p className="row suggest-adds" aria-live="polite" data-testid="suggest-adds">
      <span className="vh">{words.willAdd}</span>
      {KINDS.map((kind) => (
        <span key={kind} className={`row${kinds.has(kind) ? "" : " out"}`} data-testid={`suggest-adds-${kind}`}>
          <KindMark kind={kind} label />
          <b>{words.tagsOf(f.number(kinds.has(kind) ? level.tags[kind] : 0))}</b>
          <span className="small mute">{words.onProjects(f.number(kinds.has(kind) ? level.projects[kind] : 0))}</span>
        </span>
      ))}
    </p>
  );
}

function Frequent({ scan, kinds }: { scan: Scan; kinds: ReadonlySet<Kind> }) {
  const { t, f } = useText();
  const words = t.tagging.suggest;
  const shown = scan.frequent.filter(({ chip }) => kinds.has(chip.kind));
  if (shown.length === 0) return null;
  return (
    <Section title={words.frequent} end={words.frequentHint} testid="suggest-frequent">
      <ul className="suggest-frequent">
        {shown.map(({ chip, projects }) => (
          <li key={`${chip.kind}:${chip.id}`} className="row">
            <TagChip tag={chip} />
            <span className="cnt">{f.number(projects)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
