import { useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { runAction } from "../../../actions/index.ts";
import { useRead } from "../../../api/client.ts";
import {
  Button,
  EmptyState,
  ENTERED_KINDS,
  Loading,
  Note,
  OutcomeDialog,
  type OutcomeStart,
  useNarrow,
} from "../../../components/index.ts";
import { hasConditions } from "../../../find/index.ts";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo } from "../address.ts";
import { TabActions } from "../parts/TabActions.tsx";
import { useConditionsOf } from "../timeline/address.ts";
import { Conditions } from "../timeline/Conditions.tsx";
import { Entries } from "./Entries.tsx";
import { type Counted, yearsOf } from "./figures.ts";
import { KindRow } from "./KindRow.tsx";
import { Targets } from "./Targets.tsx";
import "./outcomes.css";

/** 成果: what came of the projects by fiscal year and programme, against targets, with how much is entered at all. */
export function OutcomesTab() {
  const { t, f, say } = useText();
  const words = t.funding.outcome;
  const go = useGo();
  const [filter, onFilter] = useConditionsOf();
  const asked = useSearch({ from: "/programmes" }).of;
  const of = ENTERED_KINDS.find((kind) => kind === asked);
  const [part, setPart] = useState<Counted | null>(null);
  // The address names the kind; what of it was pressed is a matter of this visit.
  const counted: Counted | null = of === undefined ? null : part?.kind === of ? part : { kind: of };
  const [entering, setEntering] = useState<OutcomeStart | null>(null);
  const [targets, setTargets] = useState(false);
  const narrow = useNarrow();
  const body = useRef<HTMLDivElement>(null);
  const read = useRead("outcome.table", { filter });
  const table = read.data;
  const years = table ? yearsOf(table) : [];
  const narrowed = filter.text !== "" || hasConditions(filter);
  const open = (next: Counted) => {
    setPart(next);
    go({ of: next.kind }, of !== undefined);
  };
  const close = () => {
    setPart(null);
    go({ of: undefined });
  };
  const enter = () =>
    setEntering({ ...(counted && { kind: counted.kind }), ...(counted?.year !== undefined && { year: counted.year }) });
  useKeys([
    {
      id: "outcome-enter",
      label: words.enter,
      group: "list",
      keys: ["KeyN"],
      writes: true,
      palette: true,
      run: enter,
    },
    {
      id: "outcome-close",
      label: words.closeList,
      group: "list",
      keys: ["Escape"],
      listed: false,
      enabled: counted !== null,
      run: close,
    },
  ]);
  useScreenHints([
    { keys: "KeyN", label: words.enter },
    { keys: "Slash", label: t.continuity.timeline.search },
  ]);
  const programme =
    counted?.programme === undefined
      ? undefined
      : table?.kinds.flatMap((own) => own.programmes).find((own) => own.programme === counted.programme)?.name;
  return (
    <div className="out-tab" data-testid="outcomes-tab">
      <TabActions>
        <Button
          look="ghost"
          icon="flag"
          label={words.targetsOpen}
          onPress={() => setTargets(true)}
          testid="targets-open"
        >
          {narrow ? undefined : words.targetsOpen}
        </Button>
        <Button writes look="pri" icon="plus" keys="KeyN" onPress={enter} testid="outcome-enter">
          {words.enter}
        </Button>
      </TabActions>
      <div className="bar sub">
        <Conditions
          filter={filter}
          onFilter={onFilter}
          onLeave={() => body.current?.querySelector<HTMLElement>("[data-testid=outcome-total]")?.focus()}
        />
        <span className="grow" />
        <span className="small faint nw" data-testid="outcome-of">
          {table && (narrowed ? words.conditionsNote(f.number(table.projects), table.projects) : words.noConditions)}
        </span>
      </div>
      <div className="body">
        {read.error ? (
          <Note tone="bad">{say(`problem.${read.error.code}`, read.error.params as Record<string, string>)}</Note>
        ) : !table ? (
          <Loading rows={8} />
        ) : table.projects === 0 && !narrowed ? (
          <EmptyState
            icon="flag"
            title={words.empty}
            testid="outcomes-empty"
            actions={
              <Button look="pri" icon="import" writes onPress={() => runAction("import.start", {})}>
                {t.home.emptyImport}
              </Button>
            }
          >
            {words.emptyBody}
          </EmptyState>
        ) : (
          <div className="scroll out-body" ref={body}>
            {table.kinds.map((own) => (
              <KindRow
                key={own.kind}
                own={own}
                table={table}
                years={years}
                filter={filter}
                narrowed={narrowed}
                onOpen={open}
              />
            ))}
          </div>
        )}
        {counted && (
          <Entries
            filter={filter}
            counted={counted}
            programme={programme}
            onEdit={(entry) => setEntering({ entry })}
            onClose={close}
          />
        )}
      </div>
      {entering && <OutcomeDialog start={entering} onClose={() => setEntering(null)} />}
      {targets && <Targets targets={table?.targets ?? []} onClose={() => setTargets(false)} />}
    </div>
  );
}
