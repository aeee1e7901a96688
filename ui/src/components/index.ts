export { AssetChip } from "./assets/AssetChip.tsx";
export { AssetDialog } from "./assets/AssetDialog.tsx";
export {
  ASSET_KINDS,
  ASSET_STATES,
  emptyAsset,
  ROLE_OF_NEED,
  STEP_PHASES,
  type Tone,
  toneOfRole,
  VALUE_STEPS,
} from "./assets/kinds.ts";
export { closes, STEP_OF } from "./assets/needs.ts";
export { SuggestionList } from "./assets/SuggestionList.tsx";
export { useAssetWords } from "./assets/words.ts";
export { Attachments } from "./attachments/Attachments.tsx";
export {
  Badge,
  EmptyState,
  KeyValue,
  Loading,
  Note,
  Progress,
  ScreenBar,
  Section,
  SynthMark,
  WorkDialog,
} from "./Bits.tsx";
export { Button, type ButtonProps } from "./Button.tsx";
export { Checkbox, CheckMark, type Choice, Radios, Segmented, Select } from "./Choice.tsx";
export { ConceptPicker, type ConceptPickerProps } from "./ConceptPicker.tsx";
export { ConfirmDialog, Dialog } from "./Dialog.tsx";
export { ErrorBoundary } from "./ErrorBoundary.tsx";
export { Field, TextArea, useDraft } from "./Field.tsx";
export { HiddenNote } from "./HiddenNote.tsx";
export { Icon, type IconName, Mark } from "./Icon.tsx";
export { KeyHint } from "./KeyHint.tsx";
export { countOf, LEAK_KINDS, LeakTable } from "./leaks/index.ts";
export { MarkedText, type TextMark } from "./MarkedText.tsx";
export { Menu, type MenuEntry, Popover } from "./Menu.tsx";
export { pressed, quoted } from "./marks.ts";
export {
  ENTERED_KINDS,
  OutcomeDialog,
  type OutcomeStart,
  readCount,
} from "./OutcomeDialog.tsx";
export {
  isUsable,
  type NewPassphrase,
  NewPassphraseFields,
  NO_PASSPHRASE,
  PassphraseField,
} from "./Passphrase.tsx";
export { type PickedProject, ProjectPicker } from "./ProjectPicker.tsx";
export { Slider } from "./Slider.tsx";
export { SourceLink } from "./SourceLink.tsx";
export { Sources } from "./sources/Sources.tsx";
export { Tabs } from "./Tabs.tsx";
export { KIND_LETTER, KindMark, TagChip } from "./TagChip.tsx";
export { CopyButton, copyText, Toasts } from "./Toasts.tsx";
export { Tooltip } from "./Tooltip.tsx";
export { TypedSearch } from "./TypedSearch.tsx";
export { useDropped } from "./useDropped.ts";
export { useLines } from "./useLines.ts";
export { useNarrow } from "./useNarrow.ts";
export { usePicked } from "./usePicked.ts";
export { useTouched } from "./useTouched.ts";
export { VirtualRows } from "./VirtualRows.tsx";
export { YenUnit } from "./YenUnit.tsx";
