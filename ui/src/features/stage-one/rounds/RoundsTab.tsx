import { useState } from "react";
import type { StageRound } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Badge, Button, EmptyState, Icon, Loading, Note } from "../../../components/index.ts";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo } from "../address.ts";
import { Share } from "../parts/Share.tsx";
import { useMay } from "../parts/useMay.ts";
import { useTableKeys } from "../parts/useTableKeys.ts";
import { OpenRoundDialog } from "./open/OpenRoundDialog.tsx";
import { RoundBadges } from "./RoundBadges.tsx";
import "../stage.css";
import "./rounds.css";

/** The rounds, and how to open one. */
export function RoundsTab() {
  const { t, f, say } = useText();
  const words = t.stage.rounds;
  const rounds = useRead("round.list", {});
  const { why } = useMay();
  const [opening, setOpening] = useState(false);
  useKeys([
    {
      id: "round-new",
      label: words.open,
      group: "list",
      icon: "plus",
      keys: ["KeyN"],
      palette: true,
      writes: true,
      enabled: why === undefined,
      run: () => setOpening(true),
    },
  ]);
  const all = rounds.data?.rounds ?? [];
  const open = (look?: "pri") => (
    <Button
      look={look}
      icon="plus"
      writes
      disabled={why !== undefined}
      {...(why ? { tip: why } : {})}
      onPress={() => setOpening(true)}
      testid="round-open"
    >
      {words.open}
    </Button>
  );
  return (
    <div className="col rounds-tab">
      {rounds.error ? (
        <div className="st-failed">
          <Note tone="bad" action={<Button onPress={() => void rounds.refetch()}>{t.common.retry}</Button>}>
            {say(`problem.${rounds.error.code}`, rounds.error.params)}
          </Note>
        </div>
      ) : !rounds.data ? (
        <Loading rows={6} />
      ) : all.length === 0 ? (
        <FirstSteps open={open("pri")} />
      ) : (
        <>
          <div className="bar sub">
            <span className="small faint" data-testid="round-count">
              {words.count(f.number(all.length))}
            </span>
            <span className="grow" />
            {open("pri")}
          </div>
          <Table rounds={all} />
        </>
      )}
      {opening && <OpenRoundDialog given={null} onClose={() => setOpening(false)} />}
    </div>
  );
}

function Table({ rounds }: { rounds: readonly StageRound[] }) {
  const { t, f } = useText();
  const words = t.stage.rounds;
  const go = useGo();
  const keys = useTableKeys({ ids: rounds.map((round) => round.id), name: "round", words });
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: words.hintMove },
    { keys: "Enter", label: words.hintOpen },
    { keys: "KeyN", label: words.hintNew },
  ]);
  const show = (round: number) => go({ round, tab: undefined, project: undefined, person: undefined });
  return (
    <div className="scroll grow">
      <table className="st-table round-table" ref={keys.table} aria-label={words.label} data-testid="rounds">
        <thead className="heads">
          <tr>
            <th>{words.name}</th>
            <th>{words.list}</th>
            <th>{words.progress}</th>
            <th>{words.mine}</th>
            <th>{words.deadline}</th>
            <th>{words.blindness}</th>
            <th className="num">{words.conflicts}</th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <tr key={round.id} data-row={round.id} data-testid="round-row" onClick={() => show(round.id)}>
              <td className="round-what">
                <button
                  type="button"
                  className="st-name ell"
                  tabIndex={keys.tabIndexOf(round.id)}
                  onFocus={() => keys.setCursor(round.id)}
                  title={`${round.name} · ${words.criteria(round.criteria_name, f.number(round.criteria_version))}`}
                >
                  {round.name}
                </button>
                <span className="row round-badges">
                  <RoundBadges round={round} />
                </span>
              </td>
              <td>
                {sizeOf(round, words, f.number)}
                {round.short > 0 && (
                  <span className="round-below tiny warn" title={words.short(f.number(round.short))}>
                    <Icon name="alert" size="s" /> {words.short(f.number(round.short))}
                  </span>
                )}
              </td>
              <td>
                <Progress voted={round.voted} assigned={round.assigned} />
              </td>
              <td>
                {round.mine === 0 ? (
                  <span className="faint small">{words.mineNone}</span>
                ) : (
                  <Progress voted={round.mine_voted} assigned={round.mine} />
                )}
              </td>
              <td className={round.overdue ? "warn" : ""}>
                {round.deadline === "" ? <span className="faint">—</span> : round.deadline}
                {round.overdue && (
                  <span className="round-below">
                    <Badge tone="warn">{words.overdue}</Badge>
                  </span>
                )}
              </td>
              <td className="mute round-until">{round.closed ? words.seenAll : t.stage.blindness[round.blindness]}</td>
              <td className="num" data-testid="round-conflicts">
                {round.conflicts === 0 ? <span className="faint">0</span> : <b>{f.number(round.conflicts)}</b>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many projects, and how many read each. */
export const sizeOf = (
  round: Pick<StageRound, "projects" | "readers" | "purpose">,
  words: { size: (n: string, readers: string) => string; everybody: (n: string) => string },
  number: (n: number) => string,
) =>
  round.purpose === "calibration"
    ? words.everybody(number(round.projects))
    : words.size(number(round.projects), number(round.readers));

function Progress({ voted, assigned }: { voted: number; assigned: number }) {
  const { t, f } = useText();
  const label = t.stage.rounds.progressOf(f.number(voted), f.number(assigned));
  return (
    <span className="row">
      <Share part={voted} whole={assigned} label={label} />
      <span className="small nw round-figures">{t.common.ofTotal(f.number(voted), f.number(assigned))}</span>
    </span>
  );
}

/** What has to be there before the first round, with what is done of it. */
function FirstSteps({ open }: { open: React.ReactNode }) {
  const { t } = useText();
  const words = t.stage.rounds;
  const go = useGo();
  const { me } = useMay();
  const people = me?.people === true;
  const interests = useRead("interest.list", {}, { enabled: people && me?.id !== null }).data;
  const declared = interests?.interests.some((one) => one.id !== null) === true;
  const steps = [
    { id: "people", label: words.steps.people, done: people },
    { id: "interests", label: words.steps.interests, done: declared },
    { id: "freeze", label: words.steps.freeze, done: false },
  ];
  return (
    <EmptyState
      icon="stage"
      title={words.emptyTitle}
      testid="rounds-empty"
      actions={
        <>
          <Button
            look={people ? undefined : "pri"}
            icon="people"
            onPress={() => go({ tab: "people" })}
            testid="to-people"
          >
            {t.stage.tabs.people}
          </Button>
          {open}
        </>
      }
    >
      {words.emptyBody}
      <span className="round-steps">
        {steps.map((step, i) => (
          <span key={step.id} className={`round-step${step.done ? " done" : ""}`} data-testid={`step-${step.id}`}>
            <span className="round-nth" aria-hidden="true">
              {step.done ? <Icon name="check" size="s" /> : i + 1}
            </span>
            {step.label}
            {step.done && <span className="vh">{words.stepDone}</span>}
          </span>
        ))}
      </span>
    </EmptyState>
  );
}
