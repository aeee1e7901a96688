import { useMemo, useRef, useState } from "react";
import type { Concept, Decisions, TaggingProject } from "../../../api/bindings.ts";
import { useWrite } from "../../../api/client.ts";
import { dismissAll } from "../../../api/notices.ts";
import {
  acceptedOf,
  afterwards,
  type Given,
  type Line,
  type Local,
  linesOf,
  rejectedOf,
  startOf,
  steady,
  UNTOUCHED,
  waits,
} from "./lines.ts";

const without = <T>(of: Readonly<Record<string, T>>, keys: readonly string[]) =>
  Object.fromEntries(Object.entries(of).filter(([key]) => !keys.includes(key)));

/** What is done to the candidates of the project looked at. Ticks and exchanged concepts stay here until they are
 *  accepted, also while other projects are looked at; each decision is one command. */
export function useWork(project: TaggingProject | undefined) {
  const [locals, setLocals] = useState<ReadonlyMap<number, Local>>(new Map());
  const orders = useRef(new Map<number, readonly string[]>());
  const write = useWrite("tagging.decide");
  const id = project?.row.id;
  const local = (id === undefined ? undefined : locals.get(id)) ?? UNTOUCHED;

  const lines = useMemo(() => {
    if (!project) return [];
    const order = steady(orders.current.get(project.row.id) ?? [], project.candidates);
    orders.current.set(project.row.id, order);
    return linesOf(project.candidates, order, local);
  }, [project, local]);
  const cursor = lines.some((line) => line.key === local.cursor) ? local.cursor : startOf(lines);
  const line = lines.find((own) => own.key === cursor);

  const change = (of: number, how: (local: Local) => Local) =>
    setLocals((all) => new Map(all).set(of, how(all.get(of) ?? UNTOUCHED)));
  const point = (key: string) => {
    if (id !== undefined) change(id, (own) => ({ ...own, cursor: key }));
  };

  /** One command. What it changes is shown at once and taken back if it is refused. */
  const decide = async (decisions: Omit<Decisions, "project">, given: Record<string, Given> = {}): Promise<boolean> => {
    if (id === undefined) return false;
    change(id, (own) => ({ ...own, given: { ...own.given, ...given } }));
    // One decision follows another: only the last is offered back, so that the notices do not cover the text.
    dismissAll();
    const done = await write.run({ project: id, ...decisions });
    const settled = (own: Local) => Object.keys(given).filter((key) => own.given[key] === given[key]);
    change(id, (own) => ({ ...own, given: without(own.given, settled(own)) }));
    return done !== undefined;
  };

  /** A concept chosen in place of a candidate's own was accepted: the candidate itself is no longer meant. */
  const exchanged = (keys: readonly string[]) => {
    if (id === undefined || keys.length === 0) return;
    const off = Object.fromEntries(keys.map((key) => [key, false]));
    change(id, (own) => ({ ...own, instead: without(own.instead, keys), ticks: { ...own.ticks, ...off } }));
  };
  /** Its tag will stand where the candidate stood. */
  const placeBeside = (changed: readonly Line[]) => {
    if (id === undefined) return;
    const order = orders.current.get(id) ?? [];
    const beside = new Map(changed.map((own) => [own.key, `${own.candidate.kind}:${own.concept.id}`]));
    const added = new Set(beside.values());
    const others = order.filter((key) => !added.has(key));
    orders.current.set(
      id,
      others.flatMap((key) => [key, ...(beside.has(key) ? [beside.get(key) as string] : [])]),
    );
  };

  const accept = async (own: Line, main = false) => {
    const { key, candidate, changed } = own;
    if (!main) point(afterwards(lines, key));
    else point(key);
    if (candidate.state === "confirmed" && !changed && !main) return;
    if (changed) placeBeside([own]);
    // A tag that gives way to another one goes with the same step.
    const replaced = changed && candidate.state === "confirmed";
    const ok = await decide(
      { accept: [acceptedOf(own, main)], reject: replaced ? [rejectedOf(own)] : [], finish: false },
      changed ? {} : { [key]: { state: "confirmed", main: main || candidate.main } },
    );
    if (ok && changed) exchanged([key]);
  };

  const reject = async (own: Line) => {
    const { key, candidate } = own;
    point(afterwards(lines, key));
    if (candidate.state === "rejected") return;
    await decide(
      { accept: [], reject: [rejectedOf(own)], finish: false },
      { [key]: { state: "rejected", main: false } },
    );
  };

  /** A concept nobody suggested. */
  const give = (concept: Pick<Concept, "kind" | "id">) => {
    const known = lines.find((own) => own.key === `${concept.kind}:${concept.id}` && !own.changed);
    if (known) return void accept(known);
    void decide({ accept: [{ kind: concept.kind, concept: concept.id, main: false }], reject: [], finish: false });
  };

  const ticked = lines.filter((own) => own.ticked);

  /** Accepts what is ticked and finishes the project, in one step. */
  const finish = async (): Promise<boolean> => {
    const changed = ticked.filter((own) => own.changed);
    placeBeside(changed);
    const given = ticked
      .filter((own) => !own.changed)
      .map(({ key, candidate }) => [key, { state: "confirmed", main: candidate.main }] as const);
    const ok = await decide(
      { accept: ticked.map((own) => acceptedOf(own)), reject: [], finish: true },
      Object.fromEntries(given),
    );
    if (ok) exchanged(changed.map((own) => own.key));
    return ok;
  };

  return {
    lines,
    line,
    cursor,
    ticked,
    waiting: lines.filter(waits).length,
    point,
    move: (by: 1 | -1) => {
      const at = lines.findIndex((own) => own.key === cursor);
      const to = lines[Math.max(0, Math.min(lines.length - 1, at + by))];
      if (to) point(to.key);
    },
    tick: (own: Line) => {
      if (id === undefined || own.candidate.state === "confirmed") return;
      change(id, (now) => ({ ...now, cursor: own.key, ticks: { ...now.ticks, [own.key]: !own.ticked } }));
    },
    /** The row shows this concept from now on; accepting gives it. */
    exchange: (of: number, own: Line, concept: Concept) =>
      change(of, (now) => ({
        ...now,
        cursor: own.key,
        instead:
          concept.id === own.candidate.concept.id
            ? without(now.instead, [own.key])
            : { ...now.instead, [own.key]: concept },
      })),
    accept,
    reject,
    give,
    finish,
  };
}

export type Work = ReturnType<typeof useWork>;
