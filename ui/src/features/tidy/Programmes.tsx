import { useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import type { VariantGroup } from "../../api/bindings.ts";
import { useRead, useWrite } from "../../api/client.ts";
import { Button, Checkbox, Icon, KeyHint, Loading } from "../../components/index.ts";
import { useKeys, useScreenHints } from "../../keys/index.ts";
import { useText } from "../../text/index.ts";
import { Marked } from "./Compare.tsx";
import { difference } from "./difference.ts";
import { PickList } from "./PickList.tsx";
import { Decided, Failed, Judgement, Nothing } from "./parts.tsx";
import { useChosen } from "./useChosen.ts";

const keyOf = (group: VariantGroup) => group.names.map((own) => own.name).join("\n");
const projectsIn = (group: VariantGroup) => group.names.reduce((sum, own) => sum + own.projects, 0);

/** Programmes spelt in several ways: groups on the left (the settled ones below), the spellings on the right. */
export function Programmes() {
  const { t, f } = useText();
  const read = useRead("programme.variants", {});
  const open = read.data?.open ?? [];
  const settled = read.data?.settled ?? [];
  const groups = [...open, ...settled];
  const { index, choose, hold } = useChosen(groups.map(keyOf));
  const group = groups[index];
  const heads = new Map([
    [0, open.length > 0 ? `${t.tidy.open}\n${f.number(open.length)}` : ""],
    [open.length, settled.length > 0 ? `${t.tidy.settled}\n${f.number(settled.length)}` : ""],
  ]);
  return (
    <div className="body tidy-body">
      <div className="tidy-list">
        <PickList
          label={t.tidy.listOf(t.tidy.programmes)}
          items={groups}
          keyOf={keyOf}
          draw={(own) => (
            <>
              <span className="ell pick-title" title={own.canonical}>
                {own.canonical}
              </span>
              <span className="row small faint">
                {t.tidy.spellings(f.number(own.names.length))}
                <span className="grow" />
                {t.tidy.projectsOf(f.number(projectsIn(own)))}
              </span>
            </>
          )}
          head={(i) => {
            const [label, count] = (heads.get(i) ?? "").split("\n");
            return (
              label && (
                <>
                  {label} <span className="cnt">{count}</span>
                </>
              )
            );
          }}
          index={index}
          onChoose={choose}
          next={t.tidy.nextGroup}
          previous={t.tidy.previousGroup}
          testid="variants"
        />
      </div>
      <div className="tidy-main">
        {read.error ? (
          <Failed problem={read.error} onRetry={() => void read.refetch()} />
        ) : group && index < open.length ? (
          <OpenGroup key={keyOf(group)} group={group} fresh={!read.isFetching} onDecide={hold} />
        ) : group ? (
          <SettledGroup group={group} />
        ) : read.data ? (
          <Nothing title={t.tidy.noVariants} body={t.tidy.noVariantsBody} open />
        ) : (
          <Loading rows={4} />
        )}
      </div>
    </div>
  );
}

interface OpenGroupProps {
  group: VariantGroup;
  /** False while the list is fetched again: nothing is decided on it then. */
  fresh: boolean;
  onDecide: () => void;
}

/** One group nobody has decided: which spellings are one programme, and which spelling stands for all. */
function OpenGroup({ group, fresh, onDecide }: OpenGroupProps) {
  const { t, f } = useText();
  const all = group.names.map((own) => own.name);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState(group.canonical);
  const names = all.filter((name) => !left.includes(name));
  // The chosen spelling was left out: the most frequent of the others stands for it.
  const canonical = names.includes(chosen) ? chosen : (names[0] ?? "");
  const unify = useWrite("programme.unify");
  const apart = useWrite("programme.apart");
  const ready = fresh && !unify.busy && !apart.busy;
  const enough = names.length > 1;
  const treat = () => {
    if (!ready || !enough) return;
    onDecide();
    void unify.run({ names, canonical });
  };
  const keepApart = () => {
    if (!ready) return;
    onDecide();
    void apart.run({ names: all });
  };
  useKeys([
    ...all.slice(0, 9).map((name, i) => ({
      id: `tidy-canonical-${i + 1}`,
      label: t.tidy.choose(String(i + 1)),
      group: "tidying" as const,
      keys: [`Digit${i + 1}`],
      run: () => {
        setLeft((now) => now.filter((other) => other !== name));
        setChosen(name);
      },
    })),
    {
      id: "tidy-unify",
      writes: true,
      label: t.tidy.unify(f.number(names.length)),
      group: "tidying",
      keys: ["KeyY"],
      enabled: enough,
      run: treat,
    },
    { id: "tidy-apart", label: t.tidy.programmesApart, group: "tidying", keys: ["KeyX"], writes: true, run: keepApart },
  ]);
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: t.tidy.hintMove },
    { keys: "Digit1", label: t.tidy.hintCanonical },
    { keys: "KeyY", label: t.tidy.unifyShort },
    { keys: "KeyX", label: t.tidy.programmesApart },
  ]);
  return (
    <>
      <header className="tidy-h">
        <h2 className="phrase">{canonical}</h2>
        <p className="small mute phrase">{t.tidy.variantsWhy}</p>
      </header>
      <div className="scroll tidy-scroll">
        <RadioGroup
          className="variants"
          aria-label={t.tidy.canonical}
          value={canonical}
          onChange={setChosen}
          data-testid="variant-names"
        >
          <div className="variant head" aria-hidden="true">
            <span>{t.tidy.include}</span>
            <span>{t.tidy.canonical}</span>
            <span className="num">{t.tidy.projects}</span>
          </div>
          {group.names.map((own, i) => {
            const taken = names.includes(own.name);
            return (
              <div key={own.name} className={`variant${taken ? "" : " out"}`} data-testid="variant">
                <Checkbox
                  checked={taken}
                  label={t.tidy.includeName(own.name)}
                  onChange={(on) => setLeft(on ? left.filter((name) => name !== own.name) : [...left, own.name])}
                  testid="variant-include"
                />
                <Radio value={own.name} className="radio" isDisabled={!taken} data-testid="variant-canonical">
                  <span className="cb rd" aria-hidden="true" />
                  <span className="variant-name">
                    {own.name === canonical ? own.name : <Marked pieces={difference(canonical, own.name)[1]} />}
                  </span>
                  {i < 9 && <KeyHint keys={`Digit${i + 1}`} />}
                </Radio>
                <span className="num">{f.number(own.projects)}</span>
              </div>
            );
          })}
        </RadioGroup>
      </div>
      <Judgement hint={t.tidy.programmesHint}>
        <Button
          writes
          keys="KeyY"
          disabled={!ready || !enough}
          {...(enough ? {} : { tip: t.tidy.unifyWhy })}
          onPress={treat}
          testid="unify"
        >
          {t.tidy.unify(f.number(names.length))}
        </Button>
        <span className="grow" />
        <Button writes keys="KeyX" disabled={!ready} onPress={keepApart} testid="programmes-apart">
          {t.tidy.programmesApart}
        </Button>
      </Judgement>
    </>
  );
}

/** One group a person has decided: read only, undone in the history. */
function SettledGroup({ group }: { group: VariantGroup }) {
  const { t, f } = useText();
  useScreenHints([{ keys: ["KeyJ", "KeyK"], label: t.tidy.hintMove }]);
  return (
    <>
      <header className="tidy-h">
        <h2 className="phrase">{group.canonical}</h2>
        <p className="small mute phrase">{t.tidy.settledWhy}</p>
      </header>
      <div className="scroll tidy-scroll">
        <ul className="variants" data-testid="variant-names">
          {group.names.map((own) => (
            <li key={own.name} className="variant">
              <span>{own.name === group.canonical && <Icon name="check" size="s" label={t.tidy.canonical} />}</span>
              <span className="variant-name">
                {own.name === group.canonical ? (
                  <b>{own.name}</b>
                ) : (
                  <Marked pieces={difference(group.canonical, own.name)[1]} />
                )}
              </span>
              <span className="num">{t.tidy.projectsOf(f.number(own.projects))}</span>
            </li>
          ))}
        </ul>
      </div>
      <Decided />
    </>
  );
}
