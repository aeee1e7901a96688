import { useState } from "react";
import type { Theme } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Button, EmptyState, Loading, Note, Select } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { Reasons } from "../parts/Reasons.tsx";
import { FEWEST, letterOf, MOST, proposed } from "./options.ts";
import { Stability } from "./Stability.tsx";
import { Table } from "./Table.tsx";
import { useWeights } from "./useWeights.ts";
import "./compare.css";

/** A theme beside its alternatives, weighed. */
export function CompareTab({ theme }: { theme: Theme }) {
  const { t, say, pick } = useText();
  const words = t.themeparts.compare;
  const board = useRead("forge.board", { theme: theme.id }, { keep: false });
  const list = useRead("theme.list", {});
  // Null = the theme and its alternatives.
  const [chosen, setChosen] = useState<readonly number[] | null>(null);
  const all = list.data?.themes ?? [];
  const there = new Set(all.map(({ id }) => id));
  // A theme removed meanwhile is compared no more.
  const themes = (chosen ?? proposed(theme.id, board.data?.alternatives ?? [])).filter(
    (id) => id === theme.id || there.has(id),
  );
  const weights = useWeights();
  const read = useRead(
    "forge.compare",
    { themes: [...themes], weights: weights.asked },
    { enabled: themes.length >= FEWEST && weights.ready && (chosen !== null || !board.isPending) },
  );
  const others = all.filter(({ id }) => !themes.includes(id));
  const nameOf = (id: number) => {
    const at = themes.indexOf(id);
    const code = all.find((own) => own.id === id)?.code ?? "";
    return at < 0 ? code : words.letter(letterOf(at)) + (code ? ` ${code}` : "");
  };
  if ((board.isPending && chosen === null) || list.isPending) return <Loading rows={6} />;
  const add =
    others.length === 0 ? (
      <span className="small faint">{words.noOthers}</span>
    ) : themes.length >= MOST ? (
      <span className="small faint">{words.tooMany}</span>
    ) : (
      <span className="tcm-add">
        <Select<string>
          label={words.addLabel}
          hideLabel
          size="sm"
          placeholder={words.add}
          choices={others.map((own) => ({ id: String(own.id), label: `${own.code} ${pick(own, "title")}` }))}
          value={null}
          onChange={(id) => setChosen([...themes, Number(id)])}
          testid="option-add"
        />
      </span>
    );
  const shown = read.data && themes.length >= FEWEST ? read.data : null;
  return (
    <section className="tcm" aria-label={words.title} data-testid="compare">
      <div className="tcm-h">
        {add}
        <span className="grow" />
        <span className="small faint hide-narrow">{words.weightKeys}</span>
        <Button size="sm" icon="undo" disabled={!weights.changed} onPress={weights.reset} testid="weights-reset">
          {words.reset}
        </Button>
      </div>
      {themes.length < FEWEST ? (
        <EmptyState icon="columns" title={words.title} testid="compare-empty">
          {words.tooFew}
        </EmptyState>
      ) : read.error ? (
        <div className="tcm-note">
          <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params)}</Note>
        </div>
      ) : !shown ? (
        <Loading rows={6} />
      ) : (
        <div className="tcm-body">
          <Stability comparison={shown} nameOf={nameOf} />
          <div className="tcm-scroll">
            <Table
              comparison={shown}
              weights={weights.weights}
              onWeight={weights.put}
              onTakeOut={(id) => setChosen(themes.filter((own) => own !== id))}
            />
          </div>
          {shown.because.length > 0 && (
            <section className="tcm-because">
              <h3>{words.because}</h3>
              <Reasons because={shown.because} testid="compare-because" />
            </section>
          )}
          <p className="small faint">{words.note}</p>
        </div>
      )}
    </section>
  );
}
