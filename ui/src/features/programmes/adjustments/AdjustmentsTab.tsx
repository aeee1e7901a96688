import { useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { AdjustmentType, Round } from "../../../api/bindings.ts";
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
import { TYPES } from "./form.ts";
import { Sums } from "./Sums.tsx";
import { Table } from "./Table.tsx";
import "./adjustments.css";

/** 調整費: requests by fiscal year and round, their sums, and what came of them. */
export function AdjustmentsTab() {
  const { t, f, say } = useText();
  const words = t.funding.adjustment;
  const go = useGo();
  const bridging = useSearch({ from: "/programmes" }).funds === "bridging";
  const [year, setYear] = useState<number | null>(null);
  const [type, setType] = useState<AdjustmentType | null>(null);
  const [round, setRound] = useState<Round | null>(null);
  const [open, setOpen] = useState<number | "new" | null>(null);
  const [cursor, setCursor] = useState(-1);
  const body = useRef<HTMLDivElement>(null);
  // Rows are narrowed here, so that the sums above them stay while one goes from cell to cell.
  const read = useRead("adjustment.list", {
    years: year === null ? [] : [year],
    types: [],
    rounds: [],
    project: null,
    theme: null,
  });
  const known = read.data;
  const rows = (known?.rows ?? []).filter((row) =>
    bridging
      ? row.type === "u" && row.state !== "declined" && row.state !== "withdrawn"
      : (type === null || row.type === type) && (round === null || row.round === round),
  );
  const own = typeof open === "number" ? (rows.find((row) => row.id === open) ?? null) : null;
  const [filter] = useConditionsOf();
  const conditioned = filter.text !== "" || hasConditions(filter);
  const narrowed = year !== null || type !== null || round !== null || bridging;
  const clear = () => {
    setYear(null);
    setType(null);
    setRound(null);
    if (bridging) go({ funds: undefined });
  };
  const at = Math.min(cursor, rows.length - 1);
  const move = (by: 1 | -1) =>
    rows.length > 0 &&
    setCursor(at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + by)));
  useEffect(() => {
    if (at >= 0) body.current?.querySelectorAll(".adj-row")[at]?.scrollIntoView?.({ block: "nearest" });
  }, [at]);
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
      run: () => setOpen("new"),
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
        <Button writes look="pri" icon="plus" keys="KeyN" onPress={() => setOpen("new")} testid="adjustment-new">
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
          onChange={(value) => setYear(value === "all" ? null : Number(value))}
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
          onChange={(value) => setType(value === "all" ? null : value)}
          testid="adjustment-types"
        />
        {round !== null && !bridging && <span className="small mute nw">{t.funding.rounds[round]}</span>}
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
            <Button writes look="pri" icon="plus" onPress={() => setOpen("new")}>
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
                onCell={(nextRound, nextType) => {
                  setRound(nextRound);
                  setType(nextType);
                }}
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
      {(open === "new" || own) && (
        <Editor
          key={own?.id ?? "new"}
          own={own}
          fiscalYear={year ?? fiscalYearOf(dayHere(new Date()))}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
