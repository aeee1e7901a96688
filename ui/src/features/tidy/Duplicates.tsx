import { useState } from "react";
import type { DuplicatePair, PairState, Side } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { Button, Loading, Segmented } from "../../components/index.ts";
import { useKeys, useScreenHints } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { Compare } from "./Compare.tsx";
import { PickList } from "./PickList.tsx";
import { Decided, Failed, Judgement, Nothing, Score } from "./parts.tsx";
import { useChosen } from "./useChosen.ts";

/** Pairs fetched at once, the most the command gives. */
const PAGE = 200;
const STATES: readonly PairState[] = ["open", "merged", "apart"];

/** Projects that may be one: pairs on the left, side by side on the right, the decision below. */
export function Duplicates() {
  const { t, f } = useText();
  const [state, setState] = useState<PairState>("open");
  const [offset, setOffset] = useState(0);
  const read = useRead("duplicate.list", { state, offset, limit: PAGE });
  const pairs = read.data?.pairs ?? [];
  const total = read.data?.total ?? 0;
  // The answer to the question before stays in sight until this one is answered; nothing is decided on it.
  const settled = read.data !== undefined && !read.isPlaceholderData && read.error === null;
  const { index, choose, hold } = useChosen(pairs.map((pair) => pair.id));
  const pair = pairs[index];

  const merge = useWrite("duplicate.merge");
  const part = useWrite("duplicate.apart");
  const ready = settled && pair?.state === "open" && !merge.busy && !part.busy;
  const link = (keep: Side | null | undefined) => {
    if (!ready || !keep) return;
    hold();
    void merge.run({ pair: pair.id, keep: keep.row.id });
  };
  const keepApart = () => {
    if (!ready) return;
    hold();
    void part.run({ pair: pair.id });
  };
  const enabled = pair?.state === "open";
  useKeys([
    {
      id: "tidy-left",
      label: t.tidy.keepLeft,
      group: "tidying",
      keys: ["Digit1"],
      writes: true,
      enabled,
      run: () => link(pair?.a),
    },
    {
      id: "tidy-right",
      writes: true,
      label: t.tidy.keepRight,
      group: "tidying",
      keys: ["Digit2"],
      enabled,
      run: () => link(pair?.b),
    },
    { id: "tidy-apart", label: t.tidy.apart, group: "tidying", keys: ["KeyX"], writes: true, enabled, run: keepApart },
  ]);
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: t.tidy.hintMove },
    ...(pair?.state === "open"
      ? [
          { keys: "Digit1", label: t.tidy.keepLeftShort },
          { keys: "Digit2", label: t.tidy.keepRightShort },
          { keys: "KeyX", label: t.tidy.apart },
        ]
      : []),
  ]);
  // The last of a page was decided: back to where there are some.
  if (settled && pairs.length === 0 && offset > 0) setOffset(Math.max(0, offset - PAGE));

  return (
    <div className="body tidy-body">
      <div className="tidy-list">
        <div className="tidy-list-h">
          <Segmented<PairState>
            size="sm"
            label={t.tidy.state}
            choices={STATES.map((id) => ({ id, label: t.tidy.pairStates[id] }))}
            value={state}
            onChange={(next) => {
              setState(next);
              setOffset(0);
            }}
            testid="tidy-state"
          />
          <span className="grow" />
          <span className="cnt nw" data-testid="tidy-total">
            {read.data ? f.number(total) : ""}
          </span>
        </div>
        <PickList
          label={t.tidy.listOf(t.tidy.duplicates)}
          items={pairs}
          keyOf={(own) => own.id}
          draw={(own) => <Pair pair={own} />}
          index={index}
          onChoose={choose}
          next={t.tidy.nextPair}
          previous={t.tidy.previousPair}
          testid="pairs"
        />
        {total > PAGE && (
          <div className="tidy-pages">
            <Button
              size="sm"
              look="ghost"
              icon="left"
              label={t.tidy.previousPage}
              disabled={offset === 0}
              onPress={() => setOffset(Math.max(0, offset - PAGE))}
            />
            <span className="small faint">
              {t.tidy.pageOf(f.number(offset + 1), f.number(Math.min(total, offset + PAGE)), f.number(total))}
            </span>
            <Button
              size="sm"
              look="ghost"
              icon="right"
              label={t.tidy.nextPage}
              disabled={offset + PAGE >= total}
              onPress={() => setOffset(offset + PAGE)}
            />
          </div>
        )}
      </div>
      <div className="tidy-main">
        {read.error ? (
          <Failed problem={read.error} onRetry={() => void read.refetch()} />
        ) : pair ? (
          <>
            <Compare key={pair.id} pair={pair} />
            {pair.state === "open" ? (
              <Judgement hint={t.tidy.judgeHint}>
                <Button
                  writes
                  keys="Digit1"
                  disabled={!ready || !pair.a}
                  onPress={() => link(pair.a)}
                  testid="keep-left"
                >
                  {t.tidy.keepLeft}
                </Button>
                <Button
                  writes
                  keys="Digit2"
                  disabled={!ready || !pair.b}
                  onPress={() => link(pair.b)}
                  testid="keep-right"
                >
                  {t.tidy.keepRight}
                </Button>
                <span className="grow" />
                <Button writes keys="KeyX" disabled={!ready} onPress={keepApart} testid="keep-apart">
                  {t.tidy.apart}
                </Button>
              </Judgement>
            ) : (
              <Decided by={pair.by} at={pair.at} />
            )}
          </>
        ) : settled ? (
          <Nothing title={t.tidy.noPairs[state]} body={t.tidy.noPairsBody[state]} open={state === "open"} />
        ) : (
          <Loading rows={4} />
        )}
      </div>
    </div>
  );
}

function Pair({ pair }: { pair: DuplicatePair }) {
  const { t, f, pick } = useText();
  const title = (side: Side | null) =>
    side ? pick(side.row, "title") || side.row.key : pair.state === "merged" ? t.tidy.gone : t.tidy.goneAway;
  return (
    <>
      <span className={`ell pick-title${pair.a ? "" : " faint"}`}>{title(pair.a)}</span>
      <span className={`ell ${pair.b ? "mute" : "faint"}`}>{title(pair.b)}</span>
      <span className="row">
        <Score percent={pair.score} />
        <span className="grow" />
        <span className="small faint">{t.tidy.pairKinds[pair.kind]}</span>
        <span className="vh">{t.tidy.score(f.number(pair.score))}</span>
      </span>
    </>
  );
}
