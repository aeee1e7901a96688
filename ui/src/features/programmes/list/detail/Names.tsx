import { useState } from "react";
import type { AliasKind, Programme, ProgrammeAlias } from "../../../../api/bindings.ts";
import { useWrite } from "../../../../api/client.ts";
import { Button, Field, Section, Select } from "../../../../components/index.ts";
import { useText } from "../../../../text/index.ts";
import { only } from "../cells.ts";
import { Years } from "./Years.tsx";

const KINDS: readonly AliasKind[] = ["former", "short", "spelling"];

/** What else a programme is called: former names with their years, short ones, spellings of lists. */
export function Names({ programme }: { programme: Programme }) {
  const { t } = useText();
  const words = t.programmes.detail;
  const [typed, setTyped] = useState("");
  const [kind, setKind] = useState<AliasKind>("former");
  const edit = useWrite("registry.edit");
  const untie = useWrite("registry.untie");
  const save = (names: ProgrammeAlias[]) => edit.run({ id: programme.id, fields: only({ names }) });
  const add = async () => {
    const name = typed.trim();
    if (name === "" || edit.busy) return;
    const done = await save([...programme.names, { name, kind, valid_first: null, valid_last: null }]);
    if (done) setTyped("");
  };
  return (
    <Section title={words.names} testid="programme-names">
      <ul className="prog-names">
        {programme.names.map((own) => (
          <li key={own.name}>
            <span className="prog-name selectable">{own.name}</span>
            <span className="tiny faint nw">{words.kind[own.kind]}</span>
            <Button
              look="ghost"
              size="sm"
              icon="close"
              writes
              label={words.removeName(own.name)}
              onPress={() =>
                // A spelling of lists is tied to it: taken away, its projects wait again.
                own.kind === "spelling"
                  ? void untie.run({ names: [own.name], programme: programme.id })
                  : void save(programme.names.filter((other) => other !== own))
              }
              testid="name-remove"
            />
            {own.kind === "former" && (
              <Years
                label={own.name}
                first={own.valid_first}
                last={own.valid_last}
                onSave={(years) =>
                  void save(programme.names.map((other) => (other === own ? { ...own, ...years } : other)))
                }
              />
            )}
          </li>
        ))}
        {programme.names.length === 0 && <li className="faint small">{t.common.none}</li>}
      </ul>
      <div className="row prog-add">
        <Select<AliasKind>
          label={words.nameKind}
          hideLabel
          size="sm"
          writes
          value={kind}
          onChange={setKind}
          choices={KINDS.map((id) => ({ id, label: words.kind[id] }))}
        />
        <Field
          ariaLabel={words.newName}
          placeholder={words.newName}
          value={typed}
          onChange={setTyped}
          size="sm"
          writes
          maxLength={200}
          onEnter={() => void add()}
          testid="name-new"
        />
        <Button
          size="sm"
          writes
          disabled={typed.trim() === "" || edit.busy}
          onPress={() => void add()}
          testid="name-add"
        >
          {t.programmes.addCode}
        </Button>
      </div>
    </Section>
  );
}
