import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import type { Difference, ThemeDiff } from "../../../api/bindings.ts";
import { useRead } from "../../../api/client.ts";
import { Badge, Icon, Note } from "../../../components/index.ts";
import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { isWorded, useText } from "../../../text/index.ts";
import { leaveAt } from "../claims/ClaimsTab.tsx";
import { changed, type Group, grouped, type Part, type Word } from "./diff.ts";
import { claimIn, type Now, placeIn } from "./places.ts";

/** What differs between two states, by kind; J and K go from one to the next, Enter opens its place. */
export function Differences({ theme, diff }: { theme: number; diff: ThemeDiff }) {
  const { t, f, say, pick } = useText();
  const words = t.themeparts.versions;
  const board = useRead("forge.board", { theme }).data;
  const claims = useRead(
    "theme.claims",
    { id: theme },
    { enabled: diff.differences.some(({ thing }) => thing === "claim") },
  ).data?.claims;
  const now: Now = { board, claims, say, nameOf: (part) => pick(part, "name") };
  const self = useRef<HTMLDivElement>(null);
  const groups = grouped(diff.differences);
  const walk = (by: 1 | -1) => {
    const all = [...(self.current?.querySelectorAll<HTMLElement>("[data-difference]") ?? [])];
    const now = all.indexOf(document.activeElement as HTMLElement);
    const next = now < 0 ? all[by > 0 ? 0 : all.length - 1] : all[now + by];
    next?.focus();
    next?.scrollIntoView?.({ block: "nearest" });
  };
  const some = groups.length > 0;
  useKeys([
    { id: "difference-next", label: words.keyNext, group: "theme", keys: ["KeyJ"], enabled: some, run: () => walk(1) },
    {
      id: "difference-previous",
      label: words.keyPrevious,
      group: "theme",
      keys: ["KeyK"],
      enabled: some,
      run: () => walk(-1),
    },
  ]);
  useScreenHints(
    some
      ? [
          { keys: ["KeyJ", "KeyK"], label: words.keyWalk },
          { keys: "Enter", label: words.keyOpen },
        ]
      : [],
  );
  return (
    <div ref={self} className="tve-diff" data-testid="diff">
      {!some && diff.hidden === 0 && <p className="tve-same faint">{words.same}</p>}
      {groups.map((group) => (
        <OneGroup key={group.thing} theme={theme} group={group} now={now} />
      ))}
      {diff.hidden > 0 && <Note testid="diff-hidden">{words.hidden(f.number(diff.hidden), diff.hidden)}</Note>}
    </div>
  );
}

function OneGroup({ theme, group, now }: { theme: number; group: Group; now: Now }) {
  const { t, f } = useText();
  const words = t.themeparts.versions;
  const count = group.parts.reduce((sum, part) => sum + part.differences.length, 0);
  return (
    <section className="tve-group" data-testid="diff-group" data-thing={group.thing}>
      <h3>
        {words.things[group.thing]} <span className="cnt">{words.count(f.number(count), count)}</span>
      </h3>
      {group.parts.map((part) => (
        <OnePart key={part.key} theme={theme} group={group} part={part} now={now} />
      ))}
    </section>
  );
}

function OnePart({ theme, group, part, now }: { theme: number; group: Group; part: Part; now: Now }) {
  const { t, f, pick } = useText();
  const words = t.themeparts.versions;
  const name = pick(part, "name");
  const last = [...part.differences].sort((a, b) => b.at.localeCompare(a.at))[0];
  const tone = part.fate === "came" ? "ok" : part.fate === "went" ? "bad" : "accent";
  // What came or went as a whole has one side: its kind or state beside the name says all.
  const one = part.fate !== "changed" && group.thing !== "field" ? part.differences[0] : undefined;
  const said = one && (one.after ?? one.before ?? "");
  const icon = part.fate === "came" ? "plus" : part.fate === "went" ? "minus" : "edit";
  return (
    <div className="tve-part" data-testid="difference" data-fate={part.fate}>
      <div className="row">
        <Badge tone={tone} icon={icon}>
          {words[part.fate]}
        </Badge>
        <Link
          to="/themes/$id"
          params={{ id: String(theme) }}
          search={{ ...placeIn(group.thing, part, now), back: `/themes/${theme}?tab=versions` }}
          onClick={() => group.thing === "claim" && leaveAt(theme, claimIn(part, now)?.id)}
          className="ell tve-name"
          title={t.common.colon(words.open, name)}
          data-difference=""
          data-testid="difference-open"
        >
          {name}
        </Link>
        <Icon name="right" size="s" />
        {said && said !== name && <span className="small mute nw">{said}</span>}
        <span className="grow" />
        {last && last.by !== "" && (
          <span className="tiny faint nw">{words.by(last.by, last.at === "" ? "" : f.timestamp(last.at))}</span>
        )}
      </div>
      {!one && part.differences.map((own, i) => <Change key={i} one={own} />)}
    </div>
  );
}

/** Before and after, with the words that only the one or the other has. */
function Change({ one }: { one: Difference }) {
  const { t, say } = useText();
  const words = t.themeparts.versions;
  const both = one.before !== null && one.after !== null ? changed(one.before, one.after) : null;
  const whole = (text: string | null): Word[] => (text === null ? [] : [{ text, only: false }]);
  const worded = one.field === "" ? "" : isWorded(`field.${one.field}`) ? say(`field.${one.field}`) : one.field;
  // A field of the theme is named above already.
  const field = one.thing === "field" ? "" : worded;
  const side = (tag: "del" | "ins", label: string, text: string | null, pieces: Word[]) => (
    <div className="tve-side" data-side={tag}>
      <span className="tiny faint">{label}</span>
      {text === null || text === "" ? (
        <span className="faint">{words.none}</span>
      ) : (
        <span className="selectable phrase">
          {pieces.map((piece, i) => {
            if (!piece.only) return <span key={i}>{piece.text}</span>;
            return tag === "del" ? <del key={i}>{piece.text}</del> : <ins key={i}>{piece.text}</ins>;
          })}
        </span>
      )}
    </div>
  );
  return (
    <div className="tve-change">
      {field !== "" && <span className="small mute tve-field">{field}</span>}
      {(one.before !== null || one.field !== "" || one.after !== null) && (
        <div className="tve-sides">
          {(one.before !== null || one.field !== "") &&
            side("del", words.before, one.before, both ? both.before : whole(one.before))}
          {(one.after !== null || one.field !== "") &&
            side("ins", words.after, one.after, both ? both.after : whole(one.after))}
        </div>
      )}
    </div>
  );
}
