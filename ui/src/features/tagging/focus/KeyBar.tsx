import { Button } from "../../../components/index.ts";
import { useText } from "../../../text/index.ts";
import { type Acts, MODALITY_UNDECIDED, MODALITY_UNKNOWN, TARGET_UNDECIDED } from "./useActs.ts";
import type { Work } from "./useWork.ts";

/** What the keys do, as buttons below the text. */
export function KeyBar({
  acting,
  work,
  acts,
  hasNext,
  onSkip,
}: {
  acting: boolean;
  work: Work;
  acts: Acts;
  hasNext: boolean;
  onSkip: () => void;
}) {
  const { t } = useText();
  const words = t.tagging.focus;
  const { line } = work;
  return (
    <div className="kbar">
      <KeyButton
        keys="Enter"
        run={() => line && void work.accept(line)}
        disabled={!acting || !line}
        testid="key-accept"
      >
        {words.accept}
      </KeyButton>
      <KeyButton keys="KeyX" run={() => line && void work.reject(line)} disabled={!acting || !line} testid="key-reject">
        {words.reject}
      </KeyButton>
      <KeyButton keys="KeyM" run={() => line && acts.main(line)} disabled={!acting || !line} testid="key-main">
        {words.main}
      </KeyButton>
      <KeyButton
        keys="Digit0"
        run={() => acts.give(TARGET_UNDECIDED)}
        disabled={!acting}
        tip={words.keyUndecidedTarget}
        testid="key-target-undecided"
      >
        {words.undecidedTarget}
      </KeyButton>
      <KeyButton
        keys="Digit9"
        run={() => acts.give(MODALITY_UNDECIDED)}
        disabled={!acting}
        tip={words.keyUndecidedModality}
        testid="key-modality-undecided"
      >
        {words.undecidedModality}
      </KeyButton>
      <KeyButton
        keys="Digit8"
        run={() => acts.give(MODALITY_UNKNOWN)}
        disabled={!acting}
        tip={words.keyUnknownModality}
        testid="key-modality-unknown"
      >
        {words.unknownModality}
      </KeyButton>
      <KeyButton keys="Slash" run={acts.askVocabulary} disabled={!acting} testid="key-vocabulary">
        {words.vocabulary}
      </KeyButton>
      <KeyButton keys="KeyF" run={acts.askFree} disabled={!acting} testid="key-free">
        {words.free}
      </KeyButton>
      <span className="grow" />
      <Button
        size="sm"
        look="ghost"
        keys="KeyN"
        disabled={!hasNext}
        tip={words.keySkip}
        onPress={onSkip}
        testid="tagging-skip"
      >
        {words.next}
      </Button>
    </div>
  );
}

function KeyButton({
  keys,
  run,
  disabled,
  tip,
  children,
  testid,
}: {
  keys: string;
  run: () => void;
  disabled: boolean;
  tip?: string;
  children: string;
  testid: string;
}) {
  return (
    <Button
      writes
      size="sm"
      look="ghost"
      keys={keys}
      disabled={disabled}
      onPress={run}
      {...(tip ? { tip } : {})}
      testid={testid}
    >
      {children}
    </Button>
  );
}
