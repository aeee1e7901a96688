/** What the person decided, as the core takes it, and how one decision changes it. */
import type {
  ConflictChoice,
  FieldDiff,
  ImportOptions,
  ImportPreview,
  IssueCode,
  RowFate,
  SameChoice,
} from "../../api/bindings.ts";

/** Nothing decided yet: everything is guessed, and everything is taken. */
export const undecided: ImportOptions = {
  header_rows: [],
  columns: {},
  without_profile: false,
  confidential: false,
  new: "take",
  changed: "take",
  possible: "take",
  conflicts: "mine",
  conflict: {},
  same: {},
  repair: [],
};

/** In the order of the sum. */
export const FATES: readonly RowFate[] = ["new", "changed", "unchanged", "possible", "unreadable"];

/** The groups that can be left out. */
export const CHOOSABLE = ["new", "changed", "possible"] as const satisfies readonly RowFate[];
export type Choosable = (typeof CHOOSABLE)[number];
export const isChoosable = (fate: RowFate): fate is Choosable => (CHOOSABLE as readonly RowFate[]).includes(fate);

/** Damage that has one certain repair in some cells. */
export const REPAIRABLE: readonly IssueCode[] = [
  "control-character",
  "invisible-character",
  "lost-leading-zero",
  "mojibake",
  "date-like-gene",
  "serial-like-gene",
];

/** Another sheet or another delimiter is another table: nothing that names its columns or rows holds any more. */
export const anotherTable = { header_rows: [], columns: {}, conflict: {}, same: {} } satisfies Partial<ImportOptions>;

/** How the core names a conflict. */
export const conflictKey = (row: number, diff: FieldDiff) => `${row}:${diff.field ?? diff.heading ?? ""}`;

/** What will happen to a conflict with these decisions; what is not decided here stands as the core says. */
export function conflictChoice(options: ImportOptions, row: number, diff: FieldDiff): ConflictChoice {
  return options.conflict[conflictKey(row, diff)] ?? options.conflicts;
}

/** The decisions after settling one conflict. */
export const withConflict = (options: ImportOptions, row: number, diff: FieldDiff, choice: ConflictChoice) => ({
  conflict: { ...options.conflict, [conflictKey(row, diff)]: choice },
});

/** The decisions after settling all conflicts at once: those settled one by one follow. */
export const withAllConflicts = (choice: ConflictChoice) => ({ conflicts: choice, conflict: {} });

/** The decisions after saying what a row is; `null` = to be decided later. */
export function withSame(options: ImportOptions, row: number, choice: SameChoice | null) {
  const same = { ...options.same };
  if (choice === null) delete same[row];
  else same[row] = choice;
  return { same };
}

/** The decisions after switching a repair on or off. */
export const withRepair = (options: ImportOptions, code: IssueCode, on: boolean) => ({
  repair: on ? [...options.repair.filter((c) => c !== code), code] : options.repair.filter((c) => c !== code),
});

/** The heading after choosing a row; `add` keeps the rows chosen before. Empty = found by itself. */
export function withHeading(now: readonly number[], row: number, add: boolean): number[] {
  if (!add) return [row];
  return now.includes(row) ? now.filter((r) => r !== row) : [...now, row].sort((a, b) => a - b);
}

const DELIMITERS: Record<string, "comma" | "tab" | "semicolon" | "bar"> = {
  ",": "comma",
  "\t": "tab",
  ";": "semicolon",
  "|": "bar",
};
export const DELIMITER_CHARS = Object.keys(DELIMITERS);
/** The word for a delimiter, where there is one. */
export const delimiterName = (char: string) => DELIMITERS[char];

export const ENCODINGS = ["utf-8", "cp932", "euc-jp", "utf-16le", "utf-16be"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The name a mapping is saved under unless the person has a better one. */
export const profileNameFor = (preview: ImportPreview) =>
  preview.profile ?? preview.file.replace(/\.[^.]+$/, "").slice(0, 60);

/** Records name their fields themselves: there is no heading row to choose. */
export const isRecords = (preview: ImportPreview) => preview.format === "json" || preview.format === "sqlite";
