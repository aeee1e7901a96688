import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import type { Me, Person } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { dismissAll } from "../../api/notices.ts";
import { Badge, Button, Dialog, Field, Icon, Loading, Note } from "../../components/index.ts";
import { isComposing } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";

/** 「私は…」: one of the people, with the PIN where there is one. `onLeave` is told before nobody is chosen. */
export function WhoDialog({ me, onClose, onLeave }: { me: Me; onClose: () => void; onLeave: () => void }) {
  const { t, say } = useText();
  const words = t.stage.who;
  const navigate = useNavigate();
  const path = useRouterState({ select: (s) => s.location.pathname });
  const people = useRead("person.list", {}, { enabled: me.people, keep: false }).data?.people;
  const become = useWrite("person.become", { ownRefusals: true });
  const [picked, setPicked] = useState<number | null>(me.id);
  const [pin, setPin] = useState("");
  const active = (people ?? []).filter((one) => one.active || one.id === me.id);
  const own = active.find((one) => one.id === picked);
  const ready = own !== undefined && own.id !== me.id && (!own.pin || pin !== "") && !become.busy;

  const be = async (person: number | null) => {
    if (person === null) onLeave();
    const code = person !== null && own?.pin ? { pin } : {};
    // The address may name what the former person searched for or had open.
    const done = await become.run({ person, ...code });
    if (!done) return setPin("");
    dismissAll();
    onClose();
    void navigate({ href: path, replace: true });
  };
  const run = () => ready && void be(own.id);
  const wrong = become.problem?.code === "wrong-pin";

  if (!me.people)
    return (
      <Dialog
        open
        onClose={onClose}
        title={words.title}
        testid="who"
        footer={
          <Button
            look="pri"
            onPress={() => {
              onClose();
              void navigate({ to: "/stage-one", search: { tab: "people" } });
            }}
            testid="who-to-people"
          >
            {words.toPeople}
          </Button>
        }
      >
        <p className="phrase">{words.noPeople}</p>
      </Dialog>
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      testid="who"
      lead={
        me.id !== null && (
          <Button look="ghost" disabled={become.busy} onPress={() => void be(null)} testid="who-leave">
            {words.leave}
          </Button>
        )
      }
      footer={
        <>
          <Button onPress={onClose} testid="who-later">
            {me.id === null ? words.later : t.common.cancel}
          </Button>
          <Button look="pri" disabled={!ready} onPress={run} testid="who-run">
            {words.run}
          </Button>
        </>
      }
    >
      <p className="phrase mute">{words.lead}</p>
      {people ? (
        <PersonList
          people={active}
          me={me.id}
          picked={picked}
          onPick={(id) => {
            setPicked(id);
            setPin("");
            become.reset();
          }}
          onRun={run}
        />
      ) : (
        <Loading rows={4} />
      )}
      {own?.pin && own.id !== me.id && (
        <Field
          key={own.id}
          label={words.pin}
          type="password"
          value={pin}
          onChange={setPin}
          onEnter={run}
          maxLength={12}
          error={wrong ? say("problem.wrong-pin") : undefined}
          hint={words.pinHint}
          testid="who-pin"
        />
      )}
      {become.problem && !wrong && become.problem.code !== "cancelled" && (
        <Note tone="bad">{say(`problem.${become.problem.code}`, become.problem.params)}</Note>
      )}
    </Dialog>
  );
}

interface ListProps {
  people: readonly Person[];
  me: number | null;
  picked: number | null;
  onPick: (id: number) => void;
  onRun: () => void;
}

/** The people as a list: arrows choose, Enter takes the one chosen. */
function PersonList({ people, me, picked, onPick, onRun }: ListProps) {
  const { t } = useText();
  const words = t.stage.who;
  const at = people.findIndex((one) => one.id === picked);
  return (
    <div
      className="who-list"
      role="listbox"
      aria-label={words.people}
      aria-activedescendant={at >= 0 ? `who-${people[at]?.id}` : undefined}
      tabIndex={0}
      ref={focusOnce}
      onKeyDown={(e) => {
        if (isComposing(e)) return;
        if (e.key === "ArrowDown" || e.key === "ArrowUp") {
          e.preventDefault();
          const next = people[Math.max(0, Math.min(people.length - 1, at + (e.key === "ArrowDown" ? 1 : -1)))];
          if (next) onPick(next.id);
        } else if (e.key === "Enter") {
          e.preventDefault();
          onRun();
        }
      }}
      data-testid="who-list"
    >
      {people.map((one) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
        <div
          key={one.id}
          id={`who-${one.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={one.id === picked}
          className="who-option"
          title={[one.name, one.organisation, one.field].filter(Boolean).join(" · ")}
          onClick={() => onPick(one.id)}
          onDoubleClick={onRun}
          data-testid={`who-option-${one.id}`}
        >
          <b className="ell">{one.name}</b>
          <span className="ell mute">{one.organisation}</span>
          <span className="ell faint small">{one.field}</span>
          <span className="row">
            {one.chair && <Badge>{words.chair}</Badge>}
            {one.pin && <Icon name="lock" size="s" />}
            {one.id === me && <Badge tone="accent">{words.now}</Badge>}
          </span>
        </div>
      ))}
    </div>
  );
}

/** The dialog puts the focus on its first button otherwise. */
const focusOnce = (list: HTMLElement | null) => list?.focus();
