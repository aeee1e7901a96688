import { Button, KeyHint } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import type { Way } from "./useWay.ts";

/** What the keys do, below the text; those that are one act are buttons. */
export function KeyBar({
  way,
  tags,
  criteria,
  five,
  editable,
  onNote,
}: {
  way: Way;
  /** A round of tags. */
  tags: boolean;
  /** How many criteria there are. */
  criteria: number;
  /** The active criterion has five values. */
  five: boolean;
  /** A note can be written. */
  editable: boolean;
  onNote: () => void;
}) {
  const { t } = useText();
  const words = t.reading.keys;
  const last = Math.min(9, criteria);
  return (
    <div className="reading-keys small mute" data-testid="reading-keys">
      {!tags && criteria > 0 && (
        <>
          <span className="row">
            <KeyHint keys="Digit1" />
            {last > 1 && (
              <>
                –<KeyHint keys={`Digit${last}`} />
              </>
            )}
            {words.barCriteria}
          </span>
          <span className="row">
            <KeyHint keys={five ? ["KeyQ", "KeyW", "KeyE", "KeyR", "KeyT"] : ["KeyQ", "KeyW", "KeyE"]} />
            {words.barScore}
          </span>
          <span className="row">
            <KeyHint keys={five ? "KeyX" : "KeyR"} />
            {words.barUnknown}
          </span>
        </>
      )}
      {tags && (
        <>
          <span className="row">
            <KeyHint keys={["Digit1", "Digit2", "Digit3"]} />
            {words.barKind}
          </span>
          <span className="row">
            <KeyHint keys="Slash" />
            {words.barSearch}
          </span>
          <span className="row">
            <KeyHint keys="KeyM" />
            {words.barMain}
          </span>
        </>
      )}
      <Button size="sm" look="ghost" keys="KeyN" disabled={!editable} onPress={onNote} testid="reading-to-note">
        {words.barNote}
      </Button>
      <Button
        writes
        size="sm"
        look="ghost"
        keys="KeyS"
        disabled={!way.canPutOff}
        onPress={() => void way.later()}
        testid="reading-later"
      >
        {way.item?.later ? words.barTakeUp : words.barLater}
      </Button>
      <span className="grow" />
      <Button
        size="sm"
        look="ghost"
        keys="KeyB"
        disabled={!way.hasPrevious}
        onPress={way.previous}
        testid="reading-previous"
      >
        {words.barPrevious}
      </Button>
    </div>
  );
}
