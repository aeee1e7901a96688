import { useState } from "react";
import type { ConceptCard, ConceptName, NameChange } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { Badge, Button, Checkbox, Field, Section } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";

/** The names of a concept: where each comes from, whether it suggests, and further ones. */
export function Names({ card }: { card: ConceptCard }) {
  const { t, f } = useText();
  const say = t.vocabulary.names;
  const [text, setText] = useState("");
  const write = useWrite("concept.name");
  const { kind, id } = card.concept;
  const edit = (name: string, change: NameChange) => write.run({ kind, id, text: name, change });
  const add = async () => {
    const name = text.trim();
    if (name === "" || write.busy) return;
    if (await edit(name, "add")) setText("");
  };
  return (
    <Section
      title={
        <>
          {say.title} <span className="cnt">{f.number(card.names.length)}</span>
        </>
      }
      testid="concept-names"
    >
      <p className="faint small phrase vocab-hint">{say.hint}</p>
      <ul className="vocab-names">
        {card.names.map((name) => (
          <Name
            key={`${name.origin} ${name.from ?? ""} ${name.text}`}
            name={name}
            busy={write.busy}
            onChange={(change) => void edit(name.text, change)}
          />
        ))}
      </ul>
      <div className="row vocab-name-add">
        <span className="grow">
          <Field
            size="sm"
            value={text}
            onChange={setText}
            ariaLabel={say.add}
            placeholder={say.add}
            writes
            maxLength={200}
            onEnter={() => void add()}
            testid="name-new"
          />
        </span>
        <Button
          writes
          size="sm"
          icon="plus"
          disabled={text.trim() === "" || write.busy}
          onPress={() => void add()}
          testid="name-add"
        >
          {say.addButton}
        </Button>
      </div>
    </Section>
  );
}

function Name({ name, busy, onChange }: { name: ConceptName; busy: boolean; onChange: (change: NameChange) => void }) {
  const { t } = useText();
  const say = t.vocabulary.names;
  const from = name.origin === "loaded" && name.from !== null ? say.from(name.from) : say.origins[name.origin];
  return (
    <li
      className={`row vocab-name${name.off ? " off" : ""}`}
      data-testid="name"
      data-name={name.text}
      data-origin={name.origin}
      data-off={name.off || undefined}
    >
      <span title={name.off ? say.offTitle : say.onTitle} className="vocab-name-c">
        <Checkbox
          checked={!name.off}
          onChange={(on) => onChange(on ? "on" : "off")}
          label={say.suggests(name.text)}
          disabled={busy}
          writes
          testid="name-on"
        />
      </span>
      <span className="ell selectable" title={name.text}>
        {name.text}
      </span>
      {name.off && <Badge icon="minus">{say.off}</Badge>}
      <span className="grow" />
      <span className="vocab-origin" title={say.originTitles[name.origin]}>
        <Badge title={from}>
          <span className="ell">{from}</span>
        </Badge>
      </span>
      <span className="vocab-name-x">
        {name.origin === "person" && (
          <Button
            writes
            size="sm"
            look="ghost"
            icon="trash"
            label={say.remove(name.text)}
            disabled={busy}
            onPress={() => onChange("remove")}
            testid="name-remove"
          />
        )}
      </span>
    </li>
  );
}
