import type { StageRound } from "../../../api/bindings.ts";
import { Button, Checkbox, Field, Select, useDraft } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { AMONG, type Among, useGo, useShown } from "../address.ts";
import type { Chosen } from "./chosen.ts";

/** Among which projects, under which conditions, and the button that starts. */
export function FindBar({
  rounds,
  round,
  kept,
  chosen,
  ready,
  busy,
  again,
  onStart,
}: {
  /** Rounds in which projects are kept. */
  rounds: readonly StageRound[];
  round: number | undefined;
  /** How many it kept; undefined until that is known. */
  kept: number | undefined;
  chosen: Chosen | null;
  ready: boolean;
  busy: boolean;
  again: boolean;
  onStart: () => void;
}) {
  const { t, f } = useText();
  const words = t.pipeline.proposals;
  const { among, q, running, unused, confirmed } = useShown();
  const go = useGo();
  const typed = useDraft(q, (text) => go({ q: text.trim() || undefined }, true));
  const names: Record<Among, string> = {
    round: words.round,
    chosen: chosen ? words.chosen(f.number(chosen.count)) : words.chosenLost,
    search: words.search,
    all: words.all,
  };
  const tick = (name: "running" | "unused" | "confirmed", on: boolean) => go({ [name]: on ? true : undefined }, true);
  return (
    <div className="find-bar">
      <span className="find-among">
        <Select<Among>
          label={words.among}
          hideLabel
          value={among}
          onChange={(id) => go({ among: id === "round" ? undefined : id }, true)}
          choices={AMONG.filter((id) => id !== "chosen" || chosen !== null || among === "chosen").map((id) => ({
            id,
            label: names[id],
          }))}
          testid="propose-among"
        />
      </span>
      {among === "round" && rounds.length > 0 && (
        <span className="find-round">
          <Select<string>
            label={words.whichRound}
            hideLabel
            value={round === undefined ? null : String(round)}
            onChange={(id) => go({ round: Number(id) }, true)}
            choices={rounds.map(({ id, name }) => ({ id: String(id), label: name }))}
            testid="propose-round"
          />
        </span>
      )}
      {among === "round" && kept !== undefined && <span className="small mute nw">{words.kept(f.number(kept))}</span>}
      {among === "search" && (
        <span className="find-round">
          <Field ariaLabel={words.text} placeholder={words.text} icon="search" {...typed} testid="propose-text" />
        </span>
      )}
      <span className="row find-ticks">
        <Checkbox checked={running} onChange={(on) => tick("running", on)} testid="propose-running">
          <span className="small nw">{words.running}</span>
        </Checkbox>
        <Checkbox checked={unused} onChange={(on) => tick("unused", on)} testid="propose-unused">
          <span className="small nw" title={words.unusedTitle}>
            {words.unused}
          </span>
        </Checkbox>
        <Checkbox checked={confirmed} onChange={(on) => tick("confirmed", on)} testid="propose-confirmed">
          <span className="small nw" title={words.confirmedTitle}>
            {words.confirmed}
          </span>
        </Checkbox>
      </span>
      <span className="grow" />
      <Button look="pri" icon="search" keys="KeyG" disabled={!ready || busy} onPress={onStart} testid="propose-start">
        {again ? words.again : words.start}
      </Button>
    </div>
  );
}
