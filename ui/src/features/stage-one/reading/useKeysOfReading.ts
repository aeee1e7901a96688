import { type RefObject, useEffect, useState } from "react";
import { type Command, useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import type { Scoring } from "./useScoring.ts";
import type { TagWork } from "./useTagWork.ts";
import { UNDECIDED } from "./useTagWork.ts";
import type { Way } from "./useWay.ts";

/** By their place on the keyboard: the same with an input method on. */
const SCORE_KEYS = ["KeyQ", "KeyW", "KeyE", "KeyR", "KeyT"] as const;
const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

const once = (act: () => unknown) => (e?: KeyboardEvent) => {
  if (!e?.repeat) void act();
};
/** A button or a radio under the focus takes arrows itself. */
const onRadio = (e: KeyboardEvent | undefined) =>
  e?.target instanceof Element && e.target.closest("[type=radio], [role=radio], [role=option]") !== null;

/** From one project to another; these work whatever stands where the text would. */
export function useWayKeys(way: Way, byHand: boolean, list: { narrow: boolean; open: () => void }) {
  const { t } = useText();
  const words = t.reading.keys;
  // A frame around this screen registers its keys after it: these must stand above them.
  const [above, setAbove] = useState(false);
  useEffect(() => setAbove(true), []);
  const own = { group: "reading", enabled: above } as const;
  useKeys([
    { ...own, id: "reading-previous", label: words.previous, keys: ["KeyB"], run: once(way.previous) },
    // In place of the library's undo, which would take back what nobody sees here.
    { ...own, id: "undo", label: words.undo, keys: ["mod+KeyZ"], run: once(way.previous) },
    { ...own, id: "reading-next", label: words.next, keys: ["KeyJ"], run: way.next },
    { ...own, id: "reading-before", label: words.before, keys: ["KeyK"], run: way.before },
    {
      ...own,
      id: "reading-later",
      label: words.later,
      keys: ["KeyS"],
      writes: true,
      enabled: above && way.canPutOff,
      run: once(way.later),
    },
    {
      ...own,
      id: "reading-up",
      label: words.up,
      keys: ["alt+ArrowUp"],
      writes: true,
      run: () => void way.move("up", byHand),
    },
    {
      ...own,
      id: "reading-down",
      label: words.down,
      keys: ["alt+ArrowDown"],
      writes: true,
      run: () => void way.move("down", byHand),
    },
    { ...own, id: "reading-list", label: words.list, keys: ["KeyL"], enabled: above && list.narrow, run: list.open },
  ]);
}

export interface VoteKeys {
  /** A vote can be given now. */
  acting: boolean;
  scoring: Scoring;
  /** In a round of tags. */
  tags: TagWork | null;
  note: RefObject<HTMLTextAreaElement | null>;
  criterionNote: RefObject<HTMLInputElement | null>;
  picker: RefObject<HTMLDivElement | null>;
  finish: () => Promise<void>;
}

/** The keys a vote is given by. */
export function useVoteKeys({ acting, scoring, tags, note, criterionNote, picker, finish }: VoteKeys) {
  const { t } = useText();
  const words = t.reading.keys;
  const base = { group: "reading", enabled: acting } as const;
  const own = { ...base, writes: true } as const;
  const votes = { ...own, enabled: acting && tags === null };
  const five = scoring.own?.scale === "five";

  const scores: Command[] = [
    {
      ...base,
      id: "reading-criterion",
      label: words.criterion,
      keys: DIGITS.map((n) => `Digit${n}`),
      enabled: tags === null,
      run: (e) => scoring.choose(Number(e?.code.slice(-1)) - 1),
    },
    {
      ...base,
      id: "reading-criterion-up",
      label: words.criterionUp,
      keys: ["ArrowUp"],
      enabled: tags === null,
      run: (e) => (onRadio(e) ? false : scoring.step(-1)),
    },
    {
      ...base,
      id: "reading-criterion-down",
      label: words.criterionDown,
      keys: ["ArrowDown"],
      enabled: tags === null,
      run: (e) => (onRadio(e) ? false : scoring.step(1)),
    },
    {
      ...votes,
      id: "reading-score",
      label: words.score,
      keys: five ? SCORE_KEYS : SCORE_KEYS.slice(0, 3),
      // A yes or no has no third place: the key does nothing rather than something else.
      run: (e) => once(() => scoring.place(SCORE_KEYS.indexOf((e?.code ?? "") as "KeyQ")))(e),
    },
    {
      ...votes,
      id: "reading-unknown",
      label: words.unknown,
      // R is a value where there are five.
      keys: five ? ["KeyX"] : ["KeyR", "KeyX"],
      run: once(scoring.unknown),
    },
    { ...votes, id: "reading-clear", label: words.clear, keys: ["Backspace", "Delete"], run: once(scoring.clear) },
    {
      ...votes,
      id: "reading-criterion-note",
      label: words.criterionNote,
      keys: ["KeyM"],
      run: () => criterionNote.current?.focus(),
    },
    { ...votes, id: "reading-keep", label: words.keep, keys: ["KeyY"], run: once(() => scoring.verdict("keep")) },
    { ...votes, id: "reading-hold", label: words.hold, keys: ["KeyH"], run: once(() => scoring.verdict("hold")) },
    { ...votes, id: "reading-drop", label: words.drop, keys: ["KeyU"], run: once(() => scoring.verdict("drop")) },
    ...DIGITS.map(
      (n): Command => ({
        ...votes,
        enabled: votes.enabled && n <= scoring.reasons.length,
        id: `reading-reason-${n}`,
        label: words.reason(String(n)),
        keys: [`shift+Digit${n}`],
        run: once(() => scoring.reason(n - 1)),
      }),
    ),
  ];
  const tagging: Command[] = tags
    ? [
        {
          ...own,
          id: "reading-kind",
          label: words.kind,
          keys: ["Digit1", "Digit2", "Digit3"],
          run: (e) =>
            tags.setKind((["target", "modality", "indication"] as const)[Number(e?.code.slice(-1)) - 1] ?? tags.kind),
        },
        {
          ...own,
          id: "reading-search",
          label: words.search,
          keys: ["Slash"],
          run: () => picker.current?.querySelector("input")?.focus(),
        },
        ...UNDECIDED.map(
          (which): Command => ({
            ...own,
            id: `reading-${which.name}`,
            label: t.reading.tags[which.name],
            keys: [which.keys],
            run: once(() => tags.undecided(which)),
          }),
        ),
        {
          ...own,
          id: "reading-tag-up",
          label: words.tagUp,
          keys: ["ArrowUp"],
          run: (e) => (onRadio(e) ? false : tags.step(-1)),
        },
        {
          ...own,
          id: "reading-tag-down",
          label: words.tagDown,
          keys: ["ArrowDown"],
          run: (e) => (onRadio(e) ? false : tags.step(1)),
        },
        { ...own, id: "reading-tag-main", label: words.tagMain, keys: ["KeyM"], run: once(() => tags.main()) },
        {
          ...own,
          id: "reading-tag-remove",
          label: words.tagRemove,
          keys: ["KeyX", "Delete"],
          run: once(() => tags.remove()),
        },
      ]
    : [];
  useKeys([
    ...(tags ? tagging : scores),
    { ...own, id: "reading-less", label: words.less, keys: ["Comma"], run: once(() => scoring.certain(-1)) },
    { ...own, id: "reading-more", label: words.more, keys: ["Period"], run: once(() => scoring.certain(1)) },
    { ...own, id: "reading-note", label: words.note, keys: ["KeyN"], run: () => note.current?.focus() },
    { ...own, id: "reading-finish", label: words.finish, keys: ["mod+Enter"], inFields: true, run: once(finish) },
  ]);
  useScreenHints([
    { keys: ["Comma", "Period"], label: t.reading.vote.certainty },
    { keys: ["KeyJ", "KeyK"], label: words.around },
    { keys: "mod+Enter", label: words.finish },
  ]);
}
