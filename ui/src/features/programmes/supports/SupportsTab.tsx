import { useRef, useState } from "react";
import type { Support, ValueStep } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Button, ConceptPicker, EmptyState, Loading, Note, Popover, TypedSearch } from "../../../components/index.ts";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo, useShown } from "../address.ts";
import { STEPS } from "../map/steps.ts";
import { FactMark, FactValue } from "../parts/FactMark.tsx";
import { nameOf } from "../parts/ProgrammePicker.tsx";
import { TabActions } from "../parts/TabActions.tsx";
import { AddSupport } from "./AddSupport.tsx";
import { ModalityName } from "./ModalityName.tsx";
import { SupportDetail } from "./SupportDetail.tsx";
import { fits, serving } from "./serves.ts";
import "./supports.css";

/** Supports by step of the value chain, and one of them beside the table. */
export function SupportsTab() {
  const { t, f, say, lang } = useText();
  const words = t.programmes.support;
  const go = useGo();
  const { support: shown, seek: text, step, suits: modality } = useShown();
  const supports = useRead("support.list", {});
  const [picking, setPicking] = useState(false);
  const [adding, setAdding] = useState(false);
  const [cursor, setCursor] = useState(shown);
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLTableElement>(null);

  const all = supports.data?.supports ?? [];
  const listed = serving(all, { text, step, modality });
  const at = listed.findIndex((own) => own.id === cursor);
  const open = all.find((own) => own.id === shown);
  const show = (id: number | undefined, replace = false) => go({ support: id }, replace);
  const focusRow = (id: number) => table.current?.querySelector<HTMLElement>(`[data-support="${id}"] button`)?.focus();
  const move = (by: 1 | -1) => {
    const next = listed[at < 0 ? 0 : at + by];
    if (!next) return;
    setCursor(next.id);
    focusRow(next.id);
    if (shown !== undefined) show(next.id, true);
  };
  // Arrows belong to whatever else has the focus.
  const here = () => {
    const focused = document.activeElement;
    return !focused || focused === document.body || focused.id === "main" || table.current?.contains(focused) === true;
  };
  const arrow = (by: 1 | -1) => (e?: KeyboardEvent) => (e?.code.startsWith("Arrow") && !here() ? false : move(by));
  useKeys([
    { id: "support-next", label: words.keyNext, group: "list", keys: ["KeyJ", "ArrowDown"], run: arrow(1) },
    { id: "support-previous", label: words.keyPrevious, group: "list", keys: ["KeyK", "ArrowUp"], run: arrow(-1) },
    { id: "support-add", label: words.add, group: "list", keys: ["KeyN"], writes: true, run: () => setAdding(true) },
    {
      id: "search",
      label: words.search,
      group: "list",
      keys: ["Slash"],
      run: () => {
        search.current?.focus();
        search.current?.select();
      },
    },
    {
      id: "support-close",
      label: t.programmes.list.keyClose,
      group: "list",
      keys: ["Escape"],
      enabled: shown !== undefined,
      run: () => {
        if (shown !== undefined) focusRow(shown);
        show(undefined);
      },
    },
  ]);
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: words.hintMove },
    { keys: "Enter", label: words.hintOpen },
    { keys: "KeyN", label: words.hintAdd },
    { keys: "Slash", label: words.hintSearch },
  ]);

  if (supports.error)
    return (
      <div className="sup-failed">
        <Note tone="bad" action={<Button onPress={() => void supports.refetch()}>{t.common.retry}</Button>}>
          {say(`problem.${supports.error.code}`, supports.error.params)}
        </Note>
      </div>
    );
  return (
    <>
      <TabActions>
        <Button writes look="pri" icon="plus" onPress={() => setAdding(true)} testid="support-add">
          {words.add}
        </Button>
      </TabActions>
      <div className="bar sub">
        <TypedSearch
          value={text}
          onSearch={(typed, first) => go({ seek: typed }, !first)}
          onLeave={() => listed[0] && focusRow(listed[0].id)}
          onEnter={() => listed[0] && focusRow(listed[0].id)}
          label={words.search}
          className="sup-search"
          testid="support-search"
          inputRef={search}
        />
        <Popover
          open={picking}
          onOpenChange={setPicking}
          label={words.modality}
          width={460}
          trigger={
            <Button size="sm" icon="filter" on={modality !== null} testid="support-modality">
              {modality ? <ModalityName code={modality} /> : words.modality}
            </Button>
          }
        >
          {picking && (
            <div className="sup-pick">
              <ConceptPicker
                kind="modality"
                autoFocus
                onPick={(concept) => {
                  go({ suits: concept.id }, true);
                  setPicking(false);
                }}
              />
            </div>
          )}
        </Popover>
        {(modality || step) && (
          <Button
            look="ghost"
            size="sm"
            icon="close"
            onPress={() => go({ suits: undefined, step: undefined }, true)}
            testid="support-clear"
          >
            {t.programmes.list.clear}
          </Button>
        )}
        <span className="grow" />
        <span className="small faint nw" data-testid="support-count">
          {words.count(f.number(listed.length), f.number(all.length))}
        </span>
      </div>
      <div className="body">
        <div className="grow scroll sup-list">
          {!supports.data ? (
            <Loading rows={6} />
          ) : listed.length === 0 ? (
            <EmptyState icon="search" title={words.emptyTitle} testid="supports-empty">
              {words.emptyBody}
            </EmptyState>
          ) : (
            <table className="sup-table" ref={table} data-testid="supports">
              <thead className="heads">
                <tr>
                  <th>{words.name}</th>
                  <th>{t.programmes.field.provider}</th>
                  {STEPS.map(({ step: id }) => (
                    <th key={id} className="sup-step">
                      <button
                        type="button"
                        aria-pressed={step === id}
                        title={words.onlyStep(t.programmes.step[id])}
                        onClick={() => go({ step: step === id ? undefined : id }, true)}
                        data-testid={`support-step-${id}`}
                      >
                        {t.programmes.stepShort[id]}
                      </button>
                    </th>
                  ))}
                  <th>{t.programmes.field.modalities}</th>
                  <th>{t.programmes.sources}</th>
                </tr>
              </thead>
              <tbody>
                {listed.map((own) => (
                  <tr
                    key={own.id}
                    className={own.id === shown ? "on" : ""}
                    data-support={own.id}
                    data-testid="support-row"
                    onClick={() => {
                      setCursor(own.id);
                      show(own.id, shown !== undefined);
                    }}
                  >
                    <td>
                      <button
                        type="button"
                        className="sup-name"
                        tabIndex={own.id === (listed[at] ?? listed[0])?.id ? 0 : -1}
                        onFocus={() => setCursor(own.id)}
                        title={own.name_ja}
                      >
                        <FactValue facts={own.facts} field="name_ja" blank={false}>
                          {nameOf(own, lang)}
                        </FactValue>
                      </button>
                    </td>
                    <td>
                      <FactValue facts={own.facts} field="provider" blank={own.provider === ""}>
                        {own.provider}
                      </FactValue>
                    </td>
                    <Steps own={own} wanted={step} />
                    <td>
                      {own.modalities.length === 0 ? (
                        <span className="faint" title={words.unlimitedTitle}>
                          {words.unknown}
                        </span>
                      ) : (
                        <span className={modality && fits(own, modality) === "yes" ? "sup-fit" : ""}>
                          <FactValue facts={own.facts} field="modalities" blank={false}>
                            {own.modalities.map((code, i) => (
                              <span key={code}>
                                {i > 0 && t.programmes.join}
                                <ModalityName code={code} />
                              </span>
                            ))}
                          </FactValue>
                        </span>
                      )}
                    </td>
                    <td>
                      <Checks own={own} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <p className="sup-foot tiny faint">{words.foot}</p>
        </div>
        {open && <SupportDetail key={open.id} support={open} onClose={() => show(undefined)} />}
      </div>
      {adding && (
        <AddSupport
          onClose={() => setAdding(false)}
          onDone={(id) => {
            setCursor(id);
            show(id);
          }}
        />
      )}
    </>
  );
}

/** Which steps it serves: a dot in each of them; where that is not known, the word over all. */
function Steps({ own, wanted }: { own: Support; wanted: ValueStep | null }) {
  const { t } = useText();
  const words = t.programmes.support;
  if (own.steps.length === 0)
    return (
      <td colSpan={STEPS.length} className="sup-unknown">
        {words.unknown}
      </td>
    );
  const last = STEPS.findLast(({ step }) => own.steps.includes(step))?.step;
  return STEPS.map(({ step }) => {
    const serves = own.steps.includes(step);
    return (
      <td key={step} className={`sup-step${wanted === step ? " wanted" : ""}`}>
        {serves && (
          <>
            <span className="sup-dot" aria-hidden="true" />
            <span className="vh">{words.serves(t.programmes.step[step])}</span>
            {step === last && <FactMark facts={own.facts} field="steps" small />}
          </>
        )}
      </td>
    );
  });
}

/** How much of it is still to be confirmed. */
function Checks({ own }: { own: Support }) {
  const { t, f } = useText();
  const check = own.facts.filter((fact) => fact.state === "check").length;
  const sure = own.facts.length - check;
  const words = t.programmes.sourceCount(f.number(sure), f.number(check), sure, check);
  return check > 0 ? (
    <span className="fact-mark" title={words}>
      {t.programmes.fact.check} {f.number(check)}
    </span>
  ) : (
    <span className="faint" title={sure > 0 ? words : t.programmes.fact.noneTitle}>
      {sure > 0 ? t.programmes.fact.confirmed : "—"}
    </span>
  );
}
