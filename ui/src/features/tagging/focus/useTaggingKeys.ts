import { useKeys, useScreenHints } from "../../../keys/index.ts";
import { useText } from "../../../text/index.ts";
import type { Line } from "./lines.ts";
import { type Acts, MODALITY_UNDECIDED, MODALITY_UNKNOWN, TARGET_UNDECIDED } from "./useActs.ts";
import type { Way } from "./useWay.ts";
import type { Work } from "./useWork.ts";

/** A button or link under the focus takes Enter and Space itself. */
const onControl = (e: KeyboardEvent | undefined) =>
  e?.target instanceof Element && e.target.closest("button, a, input, [role=option], [role=checkbox]") !== null;

/** The keys of the screen, and those its foot tells of. */
export function useTaggingKeys({
  shown,
  acting,
  asking,
  work,
  acts,
  way,
  finish,
}: {
  /** A project is looked at. */
  shown: boolean;
  /** It can be decided on. */
  acting: boolean;
  /** A dialog is open. */
  asking: boolean;
  work: Work;
  acts: Acts;
  way: Way;
  finish: () => Promise<void>;
}) {
  const { t } = useText();
  const words = t.tagging.focus;
  const { line } = work;
  /** Of the candidate the keys act on; a key held down acts once. */
  const onLine = (act: (line: Line) => unknown) => (e?: KeyboardEvent) => {
    if (line && !e?.repeat) void act(line);
  };
  const once = (act: () => unknown) => (e?: KeyboardEvent) => {
    if (!e?.repeat) void act();
  };
  const own = { group: "tagging", enabled: acting } as const;
  const write = { ...own, writes: true } as const;
  const toBroader = onLine(acts.broader);
  const toNarrower = onLine(acts.narrower);
  useKeys([
    { ...own, id: "focus-next", label: words.keyNext, keys: ["KeyJ", "ArrowDown"], run: () => work.move(1) },
    { ...own, id: "focus-previous", label: words.keyPrevious, keys: ["KeyK", "ArrowUp"], run: () => work.move(-1) },
    {
      ...write,
      id: "focus-accept",
      label: words.keyAccept,
      keys: ["Enter"],
      run: (e) => (onControl(e) ? false : onLine((at) => work.accept(at))(e)),
    },
    { ...write, id: "focus-reject", label: words.keyReject, keys: ["KeyX"], run: onLine((at) => work.reject(at)) },
    {
      ...own,
      id: "focus-tick",
      label: words.keyTick,
      keys: ["Space"],
      run: (e) => (onControl(e) ? false : onLine(work.tick)(e)),
    },
    { ...write, id: "focus-main", label: words.keyMain, keys: ["KeyM"], run: onLine(acts.main) },
    {
      ...own,
      id: "focus-broader",
      label: words.keyBroader,
      keys: ["BracketLeft"],
      // On a Japanese keyboard this place bears @, and [ stands where others have ].
      run: (e) => (e?.key === "@" || e?.key === "`" ? false : toBroader(e)),
    },
    { ...own, id: "focus-narrower", label: words.keyNarrower, keys: ["BracketRight"], run: toNarrower },
    { ...own, id: "focus-broader-sign", label: words.keyBroader, keys: ["'['", "'「'"], listed: false, run: toBroader },
    {
      ...own,
      id: "focus-narrower-sign",
      label: words.keyNarrower,
      keys: ["']'", "'」'"],
      listed: false,
      run: toNarrower,
    },
    { ...own, id: "focus-alternative", label: words.keyAlternative, keys: ["KeyA"], run: onLine(acts.alternative) },
    {
      ...write,
      id: "focus-target-undecided",
      label: words.keyUndecidedTarget,
      keys: ["Digit0"],
      run: once(() => acts.give(TARGET_UNDECIDED)),
    },
    {
      ...write,
      id: "focus-modality-undecided",
      label: words.keyUndecidedModality,
      keys: ["Digit9"],
      run: once(() => acts.give(MODALITY_UNDECIDED)),
    },
    {
      ...write,
      id: "focus-modality-unknown",
      label: words.keyUnknownModality,
      keys: ["Digit8"],
      run: once(() => acts.give(MODALITY_UNKNOWN)),
    },
    {
      ...write,
      id: "focus-vocabulary",
      label: words.keyVocabulary,
      keys: ["Slash"],
      run: acts.askVocabulary,
    },
    {
      ...write,
      id: "focus-free",
      label: words.keyFree,
      keys: ["KeyF"],
      run: acts.askFree,
    },
    {
      ...own,
      id: "focus-skip",
      label: words.keySkip,
      keys: ["KeyN"],
      enabled: shown && !asking,
      run: () => void way.skip(),
    },
    {
      ...own,
      id: "focus-back",
      label: words.keyBack,
      keys: ["KeyB"],
      enabled: !asking,
      run: way.back,
    },
    { ...write, id: "focus-finish", label: words.keyFinish, keys: ["mod+Enter"], run: once(finish) },
  ]);
  useScreenHints([
    { keys: ["KeyJ", "KeyK"], label: words.hintMove },
    { keys: "Space", label: words.hintTick },
    { keys: ["BracketLeft", "BracketRight"], label: words.hintLevels },
    { keys: "KeyN", label: words.hintNext },
  ]);
}
