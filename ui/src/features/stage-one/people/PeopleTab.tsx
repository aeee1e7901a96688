import { useState } from "react";
import type { Person } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Badge, Button, EmptyState, Icon, Loading, Note } from "../../../components/index.ts";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import { useGo, useShown } from "../address.ts";
import { useMay } from "../parts/useMay.ts";
import { useTableKeys } from "../parts/useTableKeys.ts";
import { AddPerson } from "./AddPerson.tsx";
import { PersonPanel } from "./PersonPanel.tsx";
import "../stage.css";
import "./people.css";

/** Who works with the library, and one of them beside the list with what they may not see. */
export function PeopleTab() {
  const { t, f, say } = useText();
  const words = t.stage.people;
  const go = useGo();
  const { person: shown } = useShown();
  const people = useRead("person.list", {});
  const { me, chair, why } = useMay();
  const [adding, setAdding] = useState(false);
  const all = people.data?.people ?? [];
  // Anybody registers the first, and names a chair where the time of every one is over.
  const vacant = all.length > 0 && !all.some((one) => one.chair && one.active);
  const barred = me?.people === true && !chair && !vacant ? why : undefined;
  const show = (person: number | undefined, replace = false) => go({ person }, replace);
  const keys = useTableKeys({
    ids: all.map((one) => one.id),
    name: "person",
    words,
    onMove: (id) => shown !== undefined && show(id, true),
  });
  useKeys([
    {
      id: "person-add",
      label: words.add,
      group: "list",
      icon: "plus",
      keys: ["KeyN"],
      writes: true,
      enabled: barred === undefined,
      run: () => setAdding(true),
    },
    {
      id: "person-close",
      label: words.keyClose,
      group: "list",
      keys: ["Escape"],
      enabled: shown !== undefined,
      run: () => {
        if (shown !== undefined) keys.focusRow(shown);
        show(undefined);
      },
    },
  ]);
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: words.hintMove },
    { keys: "Enter", label: words.hintOpen },
    { keys: "KeyN", label: words.hintAdd },
  ]);
  const open = all.find((one) => one.id === shown);
  const add = (
    <Button
      look="pri"
      icon="plus"
      writes
      disabled={barred !== undefined}
      {...(barred ? { tip: barred } : {})}
      onPress={() => setAdding(true)}
      testid="person-add"
    >
      {words.add}
    </Button>
  );
  return (
    <div className="col people-tab">
      {people.error ? (
        <div className="st-failed">
          <Note tone="bad" action={<Button onPress={() => void people.refetch()}>{t.common.retry}</Button>}>
            {say(`problem.${people.error.code}`, people.error.params)}
          </Note>
        </div>
      ) : !people.data ? (
        <Loading rows={6} />
      ) : all.length === 0 ? (
        <EmptyState icon="people" title={words.emptyTitle} testid="people-empty" actions={add}>
          {words.emptyBody}
        </EmptyState>
      ) : (
        <>
          <div className="bar sub">
            <span className="small faint" data-testid="people-count">
              {words.count(f.number(all.length))}
            </span>
            <span className="grow" />
            {add}
          </div>
          {vacant && (
            <Note tone="warn" testid="people-vacant">
              {words.vacant}
            </Note>
          )}
          <div className="body">
            <div className="scroll grow">
              <table className="st-table people-table" ref={keys.table} aria-label={words.label} data-testid="people">
                <thead className="heads">
                  <tr>
                    <th>{words.name}</th>
                    <th>{words.organisation}</th>
                    <th>{words.field}</th>
                    <th>{words.active}</th>
                    <th className="num">{words.hidden}</th>
                    <th className="num">{words.open}</th>
                    <th className="num">{words.votes}</th>
                  </tr>
                </thead>
                <tbody>
                  {all.map((one) => (
                    <tr
                      key={one.id}
                      className={one.id === shown ? "on" : ""}
                      data-row={one.id}
                      data-testid="person-row"
                      onClick={() => {
                        keys.setCursor(one.id);
                        show(one.id, shown !== undefined);
                      }}
                    >
                      <td>
                        <span className="row">
                          <button
                            type="button"
                            className="st-name ell"
                            tabIndex={keys.tabIndexOf(one.id)}
                            onFocus={() => keys.setCursor(one.id)}
                          >
                            {one.name}
                          </button>
                          {one.chair && <Badge>{words.chair}</Badge>}
                          {one.id === me?.id && <Badge tone="accent">{words.you}</Badge>}
                          {one.pin && (
                            <span title={words.pinHas}>
                              <Icon name="lock" size="s" label={words.pin} />
                            </span>
                          )}
                        </span>
                      </td>
                      <td className="ell people-org" title={one.organisation}>
                        {one.organisation}
                      </td>
                      <td className="ell people-org mute" title={one.field}>
                        {one.field}
                      </td>
                      <td>
                        <Activity person={one} />
                      </td>
                      <td className="num">{f.number(one.hidden)}</td>
                      <td className="num">{f.number(one.open)}</td>
                      <td className="num">{f.number(one.votes)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {open && <PersonPanel key={open.id} person={open} vacant={vacant} onClose={() => show(undefined)} />}
          </div>
        </>
      )}
      {adding && (
        <AddPerson
          first={all.length === 0}
          vacant={vacant}
          onClose={() => setAdding(false)}
          // Somebody who works as nobody yet is asked who they are; the panel would be in the way.
          onDone={(id) => me?.people && show(id)}
        />
      )}
    </div>
  );
}

/** Since when and until when, or that the time is over. */
function Activity({ person }: { person: Person }) {
  const { t } = useText();
  const words = t.stage.people;
  if (!person.active) return <Badge>{words.inactive}</Badge>;
  if (person.active_to !== "") return <span className="mute">{words.until(person.active_to)}</span>;
  return <span className="mute">{person.active_from === "" ? words.active : words.since(person.active_from)}</span>;
}
