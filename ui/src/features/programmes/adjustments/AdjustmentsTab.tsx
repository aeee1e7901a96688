import { useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { AdjustmentType } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Button, EmptyState, Loading, Note, Select } from "../../../components/index.ts";
import { hasConditions } from "../../../find/index.ts";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { fiscalYearOf } from "../../../text/format.ts";
import { useText } from "../../../text/index.ts";
import { useGo } from "../address.ts";
import { TabActions } from "../parts/TabActions.tsx";
import { useConditionsOf } from "../timeline/address.ts";
import { dayHere } from "../timeline/geometry.ts";
import { Editor } from "./Editor.tsx";
import { ROUNDS, TYPES } from "./form.ts";
import { Sums } from "./Sums.tsx";
import { Table } from "./Table.tsx";
import "./adjustments.css";

/** 調整費: requests by fiscal year and round, their sums, and what came of them. */
export function AdjustmentsTab() {
  const { t, f, say } = useText();
  const words = t.funding.adjustment;
  const go = useGo();
  const { bridging, project, year, type, round, summed, request } = useAsked();
  // A new request has no address: nobody can come back to what was not recorded.
  const [adding, setAdding] = useState(false);
  const [cursor, setCursor] = useState(-1);
  const body = useRef<HTMLDivElement>(null);
  // Rows are narrowed here, so that the sums above them stay while one goes from cell to cell.
  const read = useRead("adjustment.list", {
    years: year === null ? [] : [year],
    types: [],
    rounds: [],
    project,
    theme: null,
  });
  const known = read.data;
  const rows = (known?.rows ?? []).filter((row) =>
    bridging
      ? row.type === "u" && row.state !== "declined" && row.state !== "withdrawn"
      : (type === null || row.type === type) &&
        (round === null || row.round === round) &&
        (!summed || (row.state !== "withdrawn" && row.state !== "draft")),
  );
  const own = request === null ? null : ((known?.rows ?? []).find((row) => row.id === request) ?? null);
  const setOpen = (id: number | undefined) => go({ request: id }, id === undefined || request !== null);
  const [filter] = useConditionsOf();
  const conditioned = filter.text !== "" || hasConditions(filter);
  const narrowed = year !== null || type !== null || round !== null || summed || bridging || project !== null;
  const clear = () =>
    go({
      fy: undefined,
      type: undefined,
      round: undefined,
      summed: undefined,
      funds: undefined,
      fundsOf: undefined,
    });
  const at = Math.min(cursor, rows.length - 1);
  // The row's own button takes the focus: Enter presses it, and what it says is read out.
  const move = (by: 1 | -1) => {
    if (rows.length === 0) return false;
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + by));
    setCursor(next);
    const button = body.current?.querySelectorAll<HTMLElement>(".adj-open")[next];
    button?.focus();
    button?.scrollIntoView?.({ block: "nearest" });
    return true;
  };
  const openAt = (index: number) => {
    const row = rows[index];
    if (!row) return false;
    setCursor(index);
    setOpen(row.id);
    return true;
  };
  useKeys([
    {
      id: "adjustment-new",
      label: words.key.new,
      group: "list",
      keys: ["KeyN"],
      writes: true,
      palette: true,
      run: () => setAdding(true),
    },
    { id: "adjustment-next", label: words.key.next, group: "list", keys: ["KeyJ"], run: () => move(1) },
    { id: "adjustment-previous", label: words.key.previous, group: "list", keys: ["KeyK"], run: () => move(-1) },
    {
      id: "adjustment-open",
      label: words.key.open,
      group: "list",
      keys: ["Enter"],
      run: () => {
        const focus = document.activeElement;
        return !focus || focus === document.body || focus.id === "main" ? openAt(at) : false;
      },
    },
  ]);
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: words.hintRows },
    { keys: "Enter", label: words.hintOpen },
    { keys: "KeyN", label: words.hintNew },
  ]);
  return (
    <div className="adj" data-testid="adjustments-tab">
      <TabActions>
        <Button writes look="pri" icon="plus" keys="KeyN" onPress={() => setAdding(true)} testid="adjustment-new">
          {words.new}
        </Button>
      </TabActions>
      <div className="bar sub">
        <Select<string>
          label={words.year}
          hideLabel
          size="sm"
          choices={[
            { id: "all", label: words.allYears },
            ...(known?.years ?? []).map((each) => ({
              id: String(each),
              label: f.fiscalYear(each),
              hint: String(each),
            })),
          ]}
          value={year === null ? "all" : String(year)}
          onChange={(value) => go({ fy: value === "all" ? undefined : Number(value) })}
          testid="adjustment-years"
        />
        <Select<AdjustmentType | "all">
          label={words.type}
          hideLabel
          size="sm"
          disabled={bridging}
          choices={[
            { id: "all", label: words.allTypes },
            ...TYPES.map((id) => ({ id, label: t.funding.typesLong[id] })),
          ]}
          value={bridging ? "u" : (type ?? "all")}
          onChange={(value) => go({ type: value === "all" ? undefined : value, summed: undefined })}
          testid="adjustment-types"
        />
        {!bridging && (round !== null || summed) && (
          <span className="small mute nw" data-testid="adjustment-cell">
            {[...(round === null ? [] : [t.funding.rounds[round]]), ...(summed ? [words.counted] : [])].join(
              words.joined,
            )}
          </span>
        )}
        {project !== null && (
          <span className="small mute nw" data-testid="adjustment-of">
            {words.ofProject(known?.rows.find((row) => row.project === project)?.key || `#${project}`)}
          </span>
        )}
        {narrowed && (
          <button type="button" className="link small nw" onClick={clear} data-testid="adjustment-clear">
            {words.showAll}
          </button>
        )}
        <span className="grow" />
        <span className="small faint nw" data-testid="adjustment-count">
          {known && words.count(f.number(rows.length), rows.length)}
        </span>
      </div>
      {read.error ? (
        <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params as Record<string, string>)}</Note>
      ) : !known ? (
        <Loading rows={8} />
      ) : known.years.length === 0 && rows.length === 0 ? (
        <EmptyState
          icon="yen"
          title={words.empty}
          testid="adjustment-empty"
          actions={
            <Button writes look="pri" icon="plus" onPress={() => setAdding(true)}>
              {words.new}
            </Button>
          }
        >
          {words.emptyBody}
        </EmptyState>
      ) : (
        <div className="scroll adj-body" ref={body}>
          {bridging ? (
            <div className="adj-note">
              <Note
                testid="adjustment-bridging"
                action={
                  <Button size="sm" onPress={() => go({ funds: undefined })} testid="adjustment-bridging-off">
                    {words.bridgingOff}
                  </Button>
                }
              >
                {words.bridging} {conditioned && words.bridgingNote}
              </Note>
            </div>
          ) : (
            known.sums.length > 0 && (
              <Sums
                sums={known.sums}
                onCell={(nextRound, nextType) =>
                  go({ round: nextRound ?? undefined, type: nextType ?? undefined, summed: true })
                }
              />
            )
          )}
          {rows.length === 0 ? (
            <EmptyState
              icon="yen"
              title={words.emptyYear}
              testid="adjustment-none"
              actions={<Button onPress={clear}>{words.showAll}</Button>}
            />
          ) : (
            <Table rows={rows} cursor={at} onOpen={openAt} />
          )}
        </div>
      )}
      {(adding || own) && (
        <Editor
          key={adding ? "new" : own?.id}
          own={adding ? null : own}
          fiscalYear={year ?? fiscalYearOf(dayHere(new Date()))}
          onClose={() => {
            setAdding(false);
            if (request !== null) setOpen(undefined);
          }}
        />
      )}
    </div>
  );
}

/** Which requests the address asks for; what it does not understand it leaves out. */
function useAsked() {
  const search = useSearch({ from: "/programmes" });
  const whole = (value: unknown) => (typeof value === "number" && Number.isSafeInteger(value) ? value : null);
  return {
    bridging: search.funds === "bridging",
    project: whole(search.fundsOf),
    year: whole(search.fy),
    type: TYPES.find((known) => known === search.type) ?? null,
    round: ROUNDS.find((known) => known === search.round) ?? null,
    summed: search.summed === true,
    request: whole(search.request),
  };
}
