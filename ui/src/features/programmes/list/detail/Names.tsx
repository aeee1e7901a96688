import { useEffect, useRef, useState } from "react";
import type { AliasKind, Programme, ProgrammeAlias } from "../../../../api/bindings.ts";
import { useWrite } from "../../../../api/client.ts";
import { Button, Field, Section, Select } from "../../../../components/index.ts";
import { useText } from "../../../../text/index.ts";
import { useLatest } from "../../parts/useLatest.ts";
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
  const names = useLatest<readonly ProgrammeAlias[]>(programme.names);
  const save = (next: readonly ProgrammeAlias[]) => edit.run({ id: programme.id, fields: { names: [...next] } });
  const section = useRef<HTMLDivElement>(null);
  // Where a name was taken away: the keys go to the one that took its place, without any to the field for a new one.
  const removed = useRef<number | null>(null);
  const count = names.value.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when there are fewer
  useEffect(() => {
    if (removed.current === null) return;
    const others = section.current?.querySelectorAll<HTMLElement>("[data-testid=name-remove]") ?? [];
    const next = others[Math.min(removed.current, others.length - 1)];
    removed.current = null;
    (next ?? section.current?.querySelector<HTMLElement>("input"))?.focus();
  }, [count]);
  const remove = (own: ProgrammeAlias, at: number) => {
    removed.current = at;
    void names.send(
      (now) => now.filter((other) => other.name !== own.name),
      // A spelling of lists is tied to it: taken away, its projects wait again.
      (next) => (own.kind === "spelling" ? untie.run({ names: [own.name], programme: programme.id }) : save(next)),
    );
  };
  const add = async () => {
    const name = typed.trim();
    if (name === "" || edit.busy) return;
    const done = await names.send((now) => [...now, { name, kind, valid_first: null, valid_last: null }], save);
    if (done) setTyped("");
  };
  return (
    <Section title={words.names} testid="programme-names">
      <div ref={section}>
        <ul className="prog-names">
          {names.value.map((own, at) => (
            <li key={own.name}>
              <span className="prog-name selectable">{own.name}</span>
              <span className="tiny faint nw">{words.kind[own.kind]}</span>
              <Button
                look="ghost"
                size="sm"
                icon="close"
                writes
                label={words.removeName(own.name)}
                onPress={() => remove(own, at)}
                testid="name-remove"
              />
              {own.kind === "former" && (
                <Years
                  label={own.name}
                  first={own.valid_first}
                  last={own.valid_last}
                  onSave={(years) =>
                    void names.send(
                      (now) => now.map((other) => (other.name === own.name ? { ...other, ...years } : other)),
                      save,
                    )
                  }
                />
              )}
            </li>
          ))}
          {names.value.length === 0 && <li className="faint small">{t.common.none}</li>}
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
      </div>
    </Section>
  );
}
