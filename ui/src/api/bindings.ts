// Generated from src-tauri/crates/app/src/commands.rs by `npm run bindings`. Do not edit.

/**
 * Colours of the window.
 */
export type Appearance = "light" | "dark";
/**
 * For whom a document is made. There is deliberately no `Default`: every exporter asks.
 */
export type Audience = Class;
/**
 * What a briefing for an audience would show and withhold, before writing.
 */
export type BriefingPreviewRequest = { 
/**
 * Which theme.
 */
theme: number, 
/**
 * For whom.
 */
audience: Audience, };
/**
 * Briefing workbook of one theme.
 */
export type BriefingRequest = { 
/**
 * Which theme.
 */
theme: number, 
/**
 * For whom.
 */
audience: Audience, 
/**
 * Language.
 */
language: DocumentLanguage, 
/**
 * Full path of the workbook to write.
 */
out: string, };
/**
 * One changed thing, from → to.
 */
export type ChangeView = { 
/**
 * Table, worded in the catalogue under `thing.<table>`.
 */
thing: string, 
/**
 * What it belongs to: project title, theme code …
 */
subject_ja: string, 
/**
 * As `subject_ja`, English.
 */
subject_en: string, 
/**
 * `insert`, `update` or `delete`.
 */
action: string, 
/**
 * Columns that differ.
 */
fields: Array<FieldChange>, };
/**
 * Result of an integrity check.
 */
export type CheckReport = { 
/**
 * Whether nothing was found.
 */
clean: boolean, 
/**
 * Findings of SQLite and of our own rules, one sentence each, English and technical.
 */
findings: Array<string>, };
/**
 * Disclosure class of one item, from open to secret. The derived order is the secrecy order.
 */
export type Class = "public" | "non-confidential" | "cda" | "internal";
/**
 * One column of the file.
 */
export type Column = { 
/**
 * 0-based position.
 */
index: number, 
/**
 * Letter as in the sheet.
 */
letter: string, 
/**
 * Heading as in the file, may be empty.
 */
heading: string, 
/**
 * First non-empty values, at most three.
 */
samples: Array<string>, 
/**
 * What it will be imported as; `None` = kept with the source row only.
 */
field: Field | null, 
/**
 * Why.
 */
reason: GuessReason, 
/**
 * 0–100.
 */
certainty: number, };
/**
 * One grid column.
 */
export type ColumnSetting = { 
/**
 * Column id of the grid.
 */
id: string, 
/**
 * Width in px.
 */
width: number, 
/**
 * Shown.
 */
visible: boolean, };
/**
 * One entry of the vocabulary.
 */
export type Concept = { 
/**
 * Kind of tag this concept can be.
 */
kind: Kind, 
/**
 * `HGNC:1234`, `MONDO:0004992`, a code of the modality list such as `AB-ADC`, or `TSU:…` for
 * values of our own (標的未定).
 */
id: string, 
/**
 * Preferred Japanese name.
 */
label_ja: string, 
/**
 * Preferred English name.
 */
label_en: string, 
/**
 * Short form for chips and grid cells (gene symbol, `CAR-T`, 膵癌); equals a label when there is none shorter.
 */
short_ja: string, 
/**
 * As `short_ja`, English.
 */
short_en: string, 
/**
 * Other Japanese names.
 */
synonyms_ja: Array<string>, 
/**
 * Other English names.
 */
synonyms_en: Array<string>, 
/**
 * The broader concept, where the list has levels.
 */
parent: string | null, };
/**
 * What the picker shows.
 */
export type ConceptHit = { 
/**
 * The concept.
 */
concept: Concept, 
/**
 * The name or synonym that matched, when it is not a label.
 */
matched: string | null, 
/**
 * Projects that carry it.
 */
projects: number, };
/**
 * Answer of the picker.
 */
export type ConceptHits = { 
/**
 * Best first.
 */
hits: Array<ConceptHit>, 
/**
 * How many there are in all.
 */
total: number, };
/**
 * Words typed into the picker.
 */
export type ConceptSearch = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Any name, synonym or id, Japanese or English; empty lists the most used first.
 */
text: string, 
/**
 * At most 200.
 */
limit: number, };
/**
 * Language of a document.
 */
export type DocumentLanguage = "ja" | "en" | "both";
/**
 * What a write answers, enough for its toast.
 */
export type Done = { 
/**
 * The operation; `None` when nothing had to be changed.
 */
operation: number | null, 
/**
 * Stable name of the operation, worded with its count under `done.<kind>`.
 */
kind: string, 
/**
 * How many things were changed (projects tagged, rows imported …).
 */
count: number, 
/**
 * The thing created, if one was.
 */
created: number | null, };
/**
 * What would be written.
 */
export type ExportPreview = { 
/**
 * Projects in the document.
 */
projects: number, 
/**
 * What is left out, with its class.
 */
withheld: Array<Withheld>, 
/**
 * Items shown although their text is missing in a language.
 */
missing_translations: Array<string>, 
/**
 * Proposed file name.
 */
file_name: string, };
/**
 * What was written.
 */
export type Exported = { 
/**
 * Full path.
 */
path: string, 
/**
 * Projects in the document.
 */
projects: number, 
/**
 * What was left out, with its class.
 */
withheld: Array<Withheld>, 
/**
 * SHA-256 of the file, lower-case hexadecimal.
 */
sha256: string, };
/**
 * A filter alone.
 */
export type FacetRequest = { 
/**
 * Which projects. A facet does not count itself out.
 */
filter: Filter, };
/**
 * One value of a facet.
 */
export type FacetValue = { 
/**
 * What to put into the filter.
 */
value: string, 
/**
 * Japanese label.
 */
label_ja: string, 
/**
 * English label.
 */
label_en: string, 
/**
 * Number of projects.
 */
count: number, 
/**
 * Broader entry (modality level 1).
 */
parent: string | null, };
/**
 * Counts per value. Each list holds the values with projects under the *other* conditions,
 * most frequent first (years ascending); chosen values are always present.
 */
export type Facets = { 
/**
 * 事業
 */
programme: Array<FacetValue>, 
/**
 * 年度
 */
year: Array<FacetValue>, 
/**
 * 機関
 */
institution: Array<FacetValue>, 
/**
 * 標的
 */
target: Array<FacetValue>, 
/**
 * モダリティ: level-1 entries count their level-2 entries too.
 */
modality: Array<FacetValue>, 
/**
 * 適応
 */
indication: Array<FacetValue>, 
/**
 * Projects without a target, a modality, an indication (in this order).
 */
untagged: Array<FacetValue>, };
/**
 * What a column of a list can be.
 */
export type Field = "number" | "title_ja" | "title_en" | "summary_ja" | "summary_en" | "programme" | "institution" | "researcher" | "position" | "fiscal_year" | "budget" | "keywords" | "source_url";
/**
 * One column.
 */
export type FieldChange = { 
/**
 * Column, worded in the catalogue under `field.<column>`.
 */
field: string, 
/**
 * Before; `None` for an insert.
 */
from: Worded | null, 
/**
 * After; `None` for a delete.
 */
to: Worded | null, };
/**
 * Which projects. Within one list the values are alternatives (OR), between lists all must hold (AND).
 * An empty list in a *filter* is "no condition"; a *selection* is never empty-means-all, see [`Selection`].
 */
export type Filter = { 
/**
 * Words separated by (half or full width) spaces, all of which must occur; folded before comparing.
 */
text: string, 
/**
 * Programme names as imported, exact.
 */
programme: Array<string>, 
/**
 * Fiscal years (April start), e.g. 2024.
 */
year: Array<number>, 
/**
 * Institution names as imported, exact.
 */
institution: Array<string>, 
/**
 * Concept ids of targets.
 */
target: Array<string>, 
/**
 * Codes of modalities; a level-1 code covers its level-2 codes.
 */
modality: Array<string>, 
/**
 * Concept ids of indications.
 */
indication: Array<string>, 
/**
 * Only projects that lack a tag of these kinds.
 */
untagged: Array<Kind>, };
/**
 * How sure a guess is and why.
 */
export type GuessReason = "heading" | "heading_part" | "values" | "chosen" | "none";
/**
 * Operations, newest first.
 */
export type History = { 
/**
 * The operations.
 */
operations: Array<Operation>, 
/**
 * Whether older ones exist.
 */
more: boolean, };
/**
 * A part of the history.
 */
export type HistoryRequest = { 
/**
 * Only operations older than this one.
 */
before?: number, 
/**
 * At most 500.
 */
limit: number, };
/**
 * What the user decided; everything left out is guessed.
 */
export type ImportOptions = { 
/**
 * Sheet by name.
 */
sheet?: string, 
/**
 * Field of each column by position; overrides the guess. `null` = do not use.
 */
columns: { [key in number]: Field | null }, 
/**
 * The list was not published by AMED: its fields are 社外秘 instead of 公開.
 */
confidential: boolean, };
/**
 * What was understood, before anything is written.
 */
export type ImportPreview = { 
/**
 * File name without folder.
 */
file: string, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * Names of the sheets (one nameless entry for text tables).
 */
sheets: Array<string>, 
/**
 * The sheet read.
 */
sheet: string | null, 
/**
 * Text encoding, for text tables.
 */
encoding: string | null, 
/**
 * 1-based row of the header.
 */
header_row: number, 
/**
 * The columns.
 */
columns: Array<Column>, 
/**
 * The first 50 data rows.
 */
rows: Array<PreviewRow>, 
/**
 * The report the import would give.
 */
report: ImportReport, 
/**
 * Why it cannot be imported as it is mapped; another sheet or another mapping can mend it.
 */
problem: Problem | null, };
/**
 * What an import did (or would do). `rows = new + updated + unchanged + rejected`.
 */
export type ImportReport = { 
/**
 * Data rows of the file.
 */
rows: number, 
/**
 * New project-years.
 */
new: number, 
/**
 * Project-years with other values than before.
 */
updated: number, 
/**
 * Project-years as before.
 */
unchanged: number, 
/**
 * Rows not imported.
 */
rejected: number, 
/**
 * Projects that were not in the library.
 */
projects_new: number, 
/**
 * Distinct project-years in the file.
 */
years: number, 
/**
 * Oddities with their places.
 */
issues: Array<IssueView>, };
/**
 * A file and how to read it.
 */
export type ImportRequest = { 
/**
 * Full path.
 */
file: string, 
/**
 * Decisions.
 */
options: ImportOptions, };
/**
 * What an import wrote.
 */
export type Imported = { 
/**
 * For the toast.
 */
done: Done, 
/**
 * The report.
 */
report: ImportReport, };
/**
 * What is odd about a place in an imported file. The row is kept unless said otherwise.
 */
export type IssueCode = "number-not-standard" | "number-missing" | "row-without-title-and-number" | "duplicate-year" | "year-unreadable" | "year-conflict" | "duplicate-header" | "error-cell" | "truncated-cell" | "control-character" | "undecodable" | "total-row" | "amount-unreadable";
/**
 * An issue with its sentence in both languages.
 */
export type IssueView = { 
/**
 * The sentence in Japanese.
 */
message_ja: string, 
/**
 * The sentence in English.
 */
message_en: string, 
/**
 * Which.
 */
code: IssueCode, 
/**
 * Values for the sentence; `value` is the cell's text.
 */
params: { [key in string]: string }, 
/**
 * File name without its folder.
 */
file: string, 
/**
 * Sheet, where the format has sheets.
 */
sheet: string | null, 
/**
 * 1-based row as in the sheet; the record for text tables.
 */
row: number | null, 
/**
 * Column letter as in the sheet.
 */
column: string | null, };
/**
 * The three kinds of tag AND-E adds to AMED's projects (AMED itself publishes none of them).
 */
export type Kind = "target" | "modality" | "indication";
/**
 * Interface language.
 */
export type Language = "ja" | "en";
/**
 * Where to create or open.
 */
export type LibraryPath = { 
/**
 * Full path, ending in `.tsumugi`.
 */
path: string, };
/**
 * State of the window's library, the first thing every screen needs.
 */
export type LibraryStatus = { 
/**
 * `None` while no library is open (first-run page).
 */
open: OpenLibrary | null, 
/**
 * Version of the application.
 */
version: string, };
/**
 * No arguments.
 */
export type Nothing = Record<symbol, never>;
/**
 * Which projects.
 */
export type OfSelection = { 
/**
 * The selection.
 */
selection: Selection, };
/**
 * The open library.
 */
export type OpenLibrary = { 
/**
 * Full path of the file.
 */
path: string, 
/**
 * File name without folder and ending.
 */
name: string, 
/**
 * The sample library, all of it fictional: marked 合成データ everywhere.
 */
sample: boolean, 
/**
 * Number of projects.
 */
projects: number, 
/**
 * Projects that lack at least one kind of tag.
 */
untagged: number, 
/**
 * Number of themes.
 */
themes: number, 
/**
 * What the next undo would take back.
 */
undo: Step | null, 
/**
 * What the next redo would bring again.
 */
redo: Step | null, };
/**
 * One operation.
 */
export type Operation = { 
/**
 * Id.
 */
id: number, 
/**
 * Stable name, worded in the catalogue under `operation.<kind>`.
 */
kind: string, 
/**
 * ISO-8601 UTC.
 */
at: string, 
/**
 * Who.
 */
by: string, 
/**
 * How many things it touched.
 */
count: number, 
/**
 * What was done, in Japanese.
 */
sentence_ja: string, 
/**
 * What was done, in English.
 */
sentence_en: string, 
/**
 * For undo and redo: the operation taken back or brought again.
 */
undoes: number | null, 
/**
 * Taken back at present.
 */
undone: boolean, 
/**
 * Whether it can be taken back at all (exports cannot).
 */
undoable: boolean, };
/**
 * What an operation changed.
 */
export type OperationDetail = { 
/**
 * The operation.
 */
operation: Operation, 
/**
 * The first 500 changes.
 */
changes: Array<ChangeView>, 
/**
 * All of them.
 */
total: number, };
/**
 * Which operation.
 */
export type OperationId = { 
/**
 * Id.
 */
id: number, };
/**
 * Which part of which list.
 */
export type PageRequest = { 
/**
 * Which projects.
 */
filter: Filter, 
/**
 * In which order.
 */
sort: Sort, 
/**
 * First row, 0-based.
 */
offset: number, 
/**
 * Number of rows, at most 1,000.
 */
limit: number, };
/**
 * One row of the preview.
 */
export type PreviewRow = { 
/**
 * 1-based row in the sheet.
 */
row: number, 
/**
 * What will happen to it.
 */
fate: RowFate, 
/**
 * Cells by column position.
 */
cells: Array<string>, 
/**
 * Issues of this row.
 */
issues: Array<IssueView>, };
/**
 * The one error that leaves the core.
 */
export type Problem = { 
/**
 * Which.
 */
code: ProblemCode, 
/**
 * Values for the sentence (`{path}`, `{sheet}` …).
 */
params: { [key in string]: string }, 
/**
 * For a fault: what to copy into a report. Never shown as the sentence.
 */
detail: string | null, };
/**
 * Why an action was refused or failed. A code exists only if somebody reacts to it.
 */
export type ProblemCode = "no-library" | "file-missing" | "file-unreadable" | "file-empty" | "not-a-table" | "password-protected" | "too-large" | "no-such-sheet" | "no-header" | "columns-missing" | "file-in-use" | "not-writable" | "disk-full" | "library-exists" | "not-a-library" | "library-too-new" | "library-damaged" | "library-in-use" | "library-read-only" | "no-such-project" | "nothing-selected" | "no-such-concept" | "no-such-theme" | "theme-exists" | "invalid-field" | "nothing-to-undo" | "undo-blocked" | "not-undoable" | "cancelled" | "bad-call" | "fault";
/**
 * One project in full.
 */
export type ProjectDetail = { 
/**
 * As in the list.
 */
row: ProjectRow, 
/**
 * Summary, Japanese.
 */
summary_ja: string, 
/**
 * Summary, English.
 */
summary_en: string, 
/**
 * 研究開発代表者 of the latest year.
 */
researcher: string, 
/**
 * Its years, newest first.
 */
years: Array<ProjectYear>, 
/**
 * Tags with who and when.
 */
tags: Array<TagDetail>, 
/**
 * Themes it is part of.
 */
themes: Array<ThemeOfProject>, };
/**
 * Which project.
 */
export type ProjectId = { 
/**
 * Id.
 */
id: number, };
/**
 * Positions in a list to ids, for range selection.
 */
export type ProjectIds = { 
/**
 * Ids in list order.
 */
ids: Array<number>, };
/**
 * A part of a list.
 */
export type ProjectPage = { 
/**
 * Rows the filter finds.
 */
total: number, 
/**
 * First row of this part.
 */
offset: number, 
/**
 * The rows.
 */
rows: Array<ProjectRow>, };
/**
 * One row of the grid.
 */
export type ProjectRow = { 
/**
 * Id.
 */
id: number, 
/**
 * Latest number as imported, normalised; `None` when the list has none.
 */
number: string | null, 
/**
 * Number without its year, else `#id`.
 */
key: string, 
/**
 * Japanese title of the latest year.
 */
title_ja: string, 
/**
 * English title.
 */
title_en: string, 
/**
 * Programme.
 */
programme: string, 
/**
 * Institution.
 */
institution: string, 
/**
 * Fiscal years, ascending, ranges spread out.
 */
years: Array<number>, 
/**
 * Tags, 主 first within a kind.
 */
tags: Array<TagChip>, 
/**
 * The number fits no known pattern.
 */
flagged: boolean, };
/**
 * One fiscal year (or range) of a project, with where it came from.
 */
export type ProjectYear = { 
/**
 * Id.
 */
id: number, 
/**
 * Number in that year.
 */
number: string | null, 
/**
 * First fiscal year; `None` when the list says none.
 */
year_first: number | null, 
/**
 * Last fiscal year.
 */
year_last: number | null, 
/**
 * Title in that year.
 */
title_ja: string, 
/**
 * Programme.
 */
programme: string, 
/**
 * Institution.
 */
institution: string, 
/**
 * Researcher.
 */
researcher: string, 
/**
 * Position (役職).
 */
position: string, 
/**
 * Budget in yen.
 */
budget_yen: number | null, 
/**
 * Keywords.
 */
keywords: string, 
/**
 * Where to read it up.
 */
source_url: string, 
/**
 * Class of its fields.
 */
class: Class, 
/**
 * The row it came from.
 */
source: SourceRow, };
/**
 * Libraries opened before.
 */
export type RecentLibraries = { 
/**
 * Newest first.
 */
libraries: Array<RecentLibrary>, };
/**
 * A library opened before, newest first.
 */
export type RecentLibrary = { 
/**
 * Full path.
 */
path: string, 
/**
 * ISO-8601 UTC.
 */
opened_at: string, 
/**
 * Whether the file is (still) there.
 */
exists: boolean, };
/**
 * What a project brings to a theme. [P: our proposal]
 */
export type Role = "target" | "modality" | "dds" | "model" | "biomarker" | "cohort" | "cmc";
/**
 * What will happen to a row.
 */
export type RowFate = "new" | "updated" | "unchanged" | "rejected";
/**
 * The projects an action applies to. Empty never means "all".
 */
export type Selection = { "matching": { 
/**
 * The filter.
 */
filter: Filter, 
/**
 * Unticked by hand after "select all".
 */
except: Array<number>, } } | { "these": Array<number> };
/**
 * One concept on a selection.
 */
export type SelectionTag = { 
/**
 * The concept as a chip (`main` is false).
 */
chip: TagChip, 
/**
 * How many of the selected projects carry it.
 */
count: number, };
/**
 * Tags on a selection, for the picker's ticks (all, some).
 */
export type SelectionTags = { 
/**
 * Projects in the selection.
 */
projects: number, 
/**
 * Each concept on any of them, with the number that carry it.
 */
tags: Array<SelectionTag>, };
/**
 * Settings of this user on this machine.
 */
export type Settings = { 
/**
 * Name written to tags and history; the login name until set.
 */
name: string, 
/**
 * `ja`, `en`, or `None` = as the system.
 */
language: Language | null, 
/**
 * `light`, `dark`, or `None` = as the system.
 */
appearance: Appearance | null, 
/**
 * Columns of the project grid in order, with width in px; empty = default.
 */
columns: Array<ColumnSetting>, 
/**
 * Libraries opened before, newest first, at most ten.
 */
recent: Array<RecentLibrary>, };
/**
 * What to change; what is left out stays.
 */
export type SettingsPatch = { 
/**
 * Name.
 */
name?: string, 
/**
 * Language.
 */
language?: Language, 
/**
 * Colours.
 */
appearance?: Appearance, 
/**
 * Columns.
 */
columns?: Array<ColumnSetting>, };
/**
 * Order of a list.
 */
export type Sort = { 
/**
 * Column.
 */
key: SortKey, 
/**
 * Largest first. Empty cells stay last either way.
 */
descending: boolean, };
/**
 * By what the list is ordered.
 */
export type SortKey = "added" | "number" | "title" | "programme" | "institution" | "year" | "target" | "modality" | "indication";
/**
 * One raw cell.
 */
export type SourceCell = { 
/**
 * Heading (column letter when empty).
 */
heading: string, 
/**
 * Value exactly as in the file.
 */
value: string, 
/**
 * Imported as; `None` = kept here only.
 */
field: Field | null, };
/**
 * A kept source row.
 */
export type SourceRow = { 
/**
 * File name without folder.
 */
file: string, 
/**
 * Sheet.
 */
sheet: string | null, 
/**
 * 1-based row.
 */
row: number, 
/**
 * When imported, ISO-8601 UTC.
 */
imported_at: string, 
/**
 * By whom.
 */
imported_by: string, 
/**
 * Raw cells: heading, value as in the file, field it was imported as.
 */
cells: Array<SourceCell>, };
/**
 * One step of the undo or redo list.
 */
export type Step = { 
/**
 * Operation.
 */
operation: number, 
/**
 * What it did, in Japanese.
 */
sentence_ja: string, 
/**
 * What it did, in English.
 */
sentence_en: string, };
/**
 * What a table for an audience would withhold, before writing.
 */
export type TablePreviewRequest = { 
/**
 * Which projects.
 */
selection: Selection, 
/**
 * For whom.
 */
audience: Audience, };
/**
 * A list of projects as a table.
 */
export type TableRequest = { 
/**
 * Which projects.
 */
selection: Selection, 
/**
 * In which order.
 */
sort: Sort, 
/**
 * For whom.
 */
audience: Audience, 
/**
 * Language.
 */
language: DocumentLanguage, 
/**
 * Full path of the workbook to write.
 */
out: string, };
/**
 * A tag as a chip.
 */
export type TagChip = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Concept id.
 */
id: string, 
/**
 * Short Japanese label.
 */
label_ja: string, 
/**
 * Short English label.
 */
label_en: string, 
/**
 * 主: the main tag of its kind.
 */
main: boolean, };
/**
 * A tag with its history.
 */
export type TagDetail = { 
/**
 * The concept.
 */
concept: Concept, 
/**
 * 主
 */
main: boolean, 
/**
 * Who gave it.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
/**
 * Add or remove one concept on a selection.
 */
export type TagEdit = { 
/**
 * On which projects.
 */
selection: Selection, 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Concept id.
 */
concept: string, };
/**
 * Make one tag of a project the main one of its kind (or no longer).
 */
export type TagMain = { 
/**
 * Project.
 */
project: number, 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Concept id of a tag the project has.
 */
concept: string, 
/**
 * 主 or not.
 */
main: boolean, };
/**
 * One theme.
 */
export type Theme = { 
/**
 * Id.
 */
id: number, 
/**
 * Code.
 */
code: string, 
/**
 * Title.
 */
title_ja: string, 
/**
 * Title in English.
 */
title_en: string, 
/**
 * Target.
 */
target: Concept | null, 
/**
 * Modality.
 */
modality: Concept | null, 
/**
 * Indication.
 */
indication: Concept | null, 
/**
 * Hypothesis.
 */
hypothesis_ja: string, 
/**
 * Hypothesis in English.
 */
hypothesis_en: string, 
/**
 * Notes.
 */
notes: string, 
/**
 * State.
 */
state: ThemeState, 
/**
 * Class of each field; what is missing is 社外秘.
 */
classes: { [key in ThemeField]?: Class }, 
/**
 * Its projects, in order.
 */
threads: Array<Thread>, 
/**
 * Created by.
 */
by: string, 
/**
 * Created at, ISO-8601 UTC.
 */
at: string, };
/**
 * Change a theme.
 */
export type ThemeEdit = { 
/**
 * Which.
 */
id: number, 
/**
 * What.
 */
fields: ThemeFields, };
/**
 * The fields of a theme that carry a disclosure class of their own. Unclassed = 社外秘.
 */
export type ThemeField = "title" | "triple" | "hypothesis" | "notes" | "roles";
/**
 * What can be written into a theme. `None` leaves a field as it is, an empty string clears it.
 */
export type ThemeFields = { 
/**
 * Short code, unique, e.g. `TH-001`; proposed when left out at creation.
 */
code?: string, 
/**
 * Title.
 */
title_ja?: string, 
/**
 * Title in English.
 */
title_en?: string, 
/**
 * Concept id of the target, `""` = none.
 */
target?: string, 
/**
 * Code of the modality.
 */
modality?: string, 
/**
 * Concept id of the indication.
 */
indication?: string, 
/**
 * Hypothesis.
 */
hypothesis_ja?: string, 
/**
 * Hypothesis in English.
 */
hypothesis_en?: string, 
/**
 * Notes of the team.
 */
notes?: string, 
/**
 * State.
 */
state?: ThemeState, 
/**
 * Classes to set.
 */
classes: { [key in ThemeField]?: Class }, };
/**
 * Which theme.
 */
export type ThemeId = { 
/**
 * Id.
 */
id: number, };
/**
 * Join projects to a theme, at its end.
 */
export type ThemeJoin = { 
/**
 * Which theme.
 */
id: number, 
/**
 * Which projects; those it has already stay as they are.
 */
selection: Selection, 
/**
 * What they bring, if that is known already.
 */
role: Role | null, };
/**
 * All themes.
 */
export type ThemeList = { 
/**
 * Newest first.
 */
themes: Array<Theme>, 
/**
 * Code the next theme would get.
 */
next_code: string, };
/**
 * Create a theme.
 */
export type ThemeNew = { 
/**
 * Its fields; a title is needed.
 */
fields: ThemeFields, 
/**
 * Its projects, in order.
 */
threads: Array<ThreadNew>, };
/**
 * A theme a project is part of.
 */
export type ThemeOfProject = { 
/**
 * Id.
 */
id: number, 
/**
 * Code.
 */
code: string, 
/**
 * Title.
 */
title_ja: string, 
/**
 * Title in English.
 */
title_en: string, 
/**
 * What the project brings.
 */
role: Role | null, };
/**
 * Where a theme stands. [P: our proposal]
 */
export type ThemeState = "idea" | "study" | "proposed" | "approved" | "planned" | "started" | "licensed" | "stopped";
/**
 * One project in a theme.
 */
export type Thread = { 
/**
 * The project.
 */
project: ProjectRow, 
/**
 * What it brings.
 */
role: Role | null, 
/**
 * Note.
 */
note: string, };
/**
 * Change one thread of a theme.
 */
export type ThreadEdit = { 
/**
 * Which theme.
 */
id: number, 
/**
 * Which project in it.
 */
project: number, 
/**
 * New role; absent = leave, `null` = none.
 */
role?: Role | null, 
/**
 * New note; absent = leave.
 */
note?: string, 
/**
 * New 0-based place in the order; absent = leave.
 */
position?: number, };
/**
 * A project of a new theme.
 */
export type ThreadNew = { 
/**
 * The project.
 */
project: number, 
/**
 * What it brings, if that is known already.
 */
role: Role | null, 
/**
 * Note on it.
 */
note: string, };
/**
 * Take a project out of a theme.
 */
export type ThreadRef = { 
/**
 * Which theme.
 */
id: number, 
/**
 * Which project in it.
 */
project: number, };
/**
 * What a read can depend on and a write can change.
 */
export type Topic = "library" | "projects" | "tags" | "themes" | "history" | "settings";
/**
 * Undo the latest, or a chosen, operation.
 */
export type UndoRequest = { 
/**
 * Which; the latest when left out.
 */
operation?: number, };
/**
 * One thing that stays in the house.
 */
export type Withheld = { 
/**
 * Which item, worded in the catalogue under `withheld.<item>`.
 */
item: string, 
/**
 * Its class.
 */
class: Class, 
/**
 * How many values.
 */
count: number, };
/**
 * A value as a person reads it: concepts by label, codes by their word, everything else as it stands.
 */
export type Worded = { 
/**
 * In Japanese.
 */
value_ja: string, 
/**
 * In English.
 */
value_en: string, };

/** Every declared command. */
export interface Commands {
  "library.status": { mode: "read"; args: Nothing; result: LibraryStatus };
  "library.recent": { mode: "read"; args: Nothing; result: RecentLibraries };
  "library.create": { mode: "act"; args: LibraryPath; result: LibraryStatus };
  "library.open": { mode: "act"; args: LibraryPath; result: LibraryStatus };
  "library.sample": { mode: "act"; args: LibraryPath; result: LibraryStatus };
  "library.close": { mode: "act"; args: Nothing; result: LibraryStatus };
  "library.check": { mode: "read"; args: Nothing; result: CheckReport };
  "settings.get": { mode: "read"; args: Nothing; result: Settings };
  "settings.set": { mode: "act"; args: SettingsPatch; result: Settings };
  "import.preview": { mode: "read"; args: ImportRequest; result: ImportPreview };
  "import.run": { mode: "write"; args: ImportRequest; result: Imported };
  "project.page": { mode: "read"; args: PageRequest; result: ProjectPage };
  "project.ids": { mode: "read"; args: PageRequest; result: ProjectIds };
  "project.facets": { mode: "read"; args: FacetRequest; result: Facets };
  "project.detail": { mode: "read"; args: ProjectId; result: ProjectDetail };
  "concept.search": { mode: "read"; args: ConceptSearch; result: ConceptHits };
  "tag.of_selection": { mode: "read"; args: OfSelection; result: SelectionTags };
  "tag.add": { mode: "write"; args: TagEdit; result: Done };
  "tag.remove": { mode: "write"; args: TagEdit; result: Done };
  "tag.set_main": { mode: "write"; args: TagMain; result: Done };
  "theme.list": { mode: "read"; args: Nothing; result: ThemeList };
  "theme.show": { mode: "read"; args: ThemeId; result: Theme };
  "theme.create": { mode: "write"; args: ThemeNew; result: Done };
  "theme.edit": { mode: "write"; args: ThemeEdit; result: Done };
  "theme.remove": { mode: "write"; args: ThemeId; result: Done };
  "theme.join": { mode: "write"; args: ThemeJoin; result: Done };
  "theme.thread_edit": { mode: "write"; args: ThreadEdit; result: Done };
  "theme.thread_remove": { mode: "write"; args: ThreadRef; result: Done };
  "export.preview_briefing": { mode: "read"; args: BriefingPreviewRequest; result: ExportPreview };
  "export.preview_table": { mode: "read"; args: TablePreviewRequest; result: ExportPreview };
  "export.briefing": { mode: "act"; args: BriefingRequest; result: Exported };
  "export.table": { mode: "act"; args: TableRequest; result: Exported };
  "history.list": { mode: "read"; args: HistoryRequest; result: History };
  "history.show": { mode: "read"; args: OperationId; result: OperationDetail };
  "history.undo": { mode: "write"; args: UndoRequest; result: Done };
  "history.redo": { mode: "write"; args: Nothing; result: Done };
}

/** What each read depends on. */
export const READ_TOPICS = {
  "library.status": ["library", "projects", "tags", "themes", "history"],
  "library.recent": ["library", "settings"],
  "library.check": ["library", "projects", "tags", "themes", "history"],
  "settings.get": ["settings"],
  "import.preview": ["projects"],
  "project.page": ["projects", "tags"],
  "project.ids": ["projects", "tags"],
  "project.facets": ["projects", "tags"],
  "project.detail": ["projects", "tags", "themes"],
  "concept.search": ["tags", "library"],
  "tag.of_selection": ["projects", "tags"],
  "theme.list": ["themes", "projects", "tags"],
  "theme.show": ["themes", "projects", "tags"],
  "export.preview_briefing": ["themes", "projects", "tags"],
  "export.preview_table": ["projects", "tags"],
  "history.list": ["history"],
  "history.show": ["history"],
} as const satisfies Partial<Record<keyof Commands, readonly Topic[]>>;
