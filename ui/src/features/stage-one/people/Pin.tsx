import { useState } from "react";
import type { Person } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Button, Field, Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

const FITS = /^\d{4,12}$/;

/** The PIN: one's own with the one that stands, anybody's for a chair. Nothing that was typed is kept. */
export function Pin({ person, own }: { person: Person; own: boolean }) {
  const { t, say } = useText();
  const words = t.stage.people;
  const write = useWrite("person.set_pin", { ownRefusals: true });
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const asksOld = own && person.pin;
  const digits = next.normalize("NFKC");
  const ready = FITS.test(digits) && (!asksOld || old !== "") && !write.busy;
  const set = async (to: string | null) => {
    const done = await write.run({ person: person.id, new: to, ...(asksOld ? { old: old.normalize("NFKC") } : {}) });
    setOld("");
    if (done) setNext("");
  };
  const run = () => ready && void set(digits);
  const { problem } = write;
  return (
    <Section title={words.pinTitle} testid="person-pin">
      <div className="st-form">
        <p className="small mute phrase">
          {person.pin ? words.pinHas : words.pinHasNot} {words.pinHint}
        </p>
        {asksOld && (
          <Field
            label={words.pinOld}
            type="password"
            size="sm"
            value={old}
            onChange={setOld}
            onEnter={run}
            maxLength={12}
            writes
            error={problem?.code === "wrong-pin" ? say("problem.wrong-pin") : undefined}
            testid="pin-old"
          />
        )}
        <Field
          label={words.pinNew}
          type="password"
          size="sm"
          value={next}
          onChange={setNext}
          onEnter={run}
          maxLength={12}
          writes
          error={
            next !== "" && !FITS.test(digits)
              ? words.pinWrong
              : problem && problem.code !== "wrong-pin"
                ? say(`problem.${problem.code}`, problem.params)
                : undefined
          }
          testid="pin-new"
        />
        <span className="row">
          <Button size="sm" writes disabled={!ready} onPress={run} testid="pin-set">
            {person.pin ? words.pinChange : words.pinSet}
          </Button>
          {person.pin && (
            <Button
              size="sm"
              look="ghost"
              writes
              disabled={write.busy || (asksOld && old === "")}
              onPress={() => void set(null)}
              testid="pin-clear"
            >
              {words.pinClear}
            </Button>
          )}
        </span>
      </div>
    </Section>
  );
}
