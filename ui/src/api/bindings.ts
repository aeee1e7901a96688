// Generated from src-tauri/crates/app/src/commands.rs by `npm run bindings`. Do not edit.

/**
 * Accept what a selection suggests.
 */
export type AcceptAbove = { 
/**
 * Which projects.
 */
selection: Selection, 
/**
 * From this certainty on, 0 to 1.
 */
certainty: number, 
/**
 * Of these kinds; none = nothing to do.
 */
kinds: Array<Kind>, };
/**
 * A concept that becomes a tag.
 */
export type Accepted = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Concept id.
 */
concept: string, 
/**
 * The words that suggested it, for what is learned; left out = it came from a person.
 */
surface?: string, 
/**
 * The concept that was suggested for these words, where the person chose another (broader, narrower).
 */
instead_of?: string, 
/**
 * The sentence.
 */
evidence?: string, 
/**
 * 0 to 1.
 */
certainty?: number, 
/**
 * Code of the rule.
 */
reason?: string, 
/**
 * 主: make it the main one of its kind.
 */
main: boolean, };
/**
 * A request.
 */
export type Adjustment = { 
/**
 * Id.
 */
id: number, 
/**
 * Project; this or the theme is there.
 */
project: number | null, 
/**
 * Number without year and title of the project, or code and title of the theme.
 */
key: string, 
/**
 * Title.
 */
title: string, 
/**
 * Theme.
 */
theme: number | null, 
/**
 * Fiscal year.
 */
fiscal_year: number, 
/**
 * Round.
 */
round: Round, 
/**
 * Type.
 */
type: AdjustmentType, 
/**
 * Purpose.
 */
purpose: string, 
/**
 * Asked, yen.
 */
asked_yen: number | null, 
/**
 * Granted, yen.
 */
granted_yen: number | null, 
/**
 * Why the ordinary budget cannot cover it.
 */
reason: string, 
/**
 * Expected effect.
 */
effect: string, 
/**
 * By when, ISO; empty = not stated.
 */
effect_on: string, 
/**
 * The PD's opinion.
 */
opinion: string, 
/**
 * Whose.
 */
opinion_by: string, 
/**
 * When, ISO; empty = not stated.
 */
opinion_on: string, 
/**
 * Programme it comes from.
 */
source_programme: number | null, 
/**
 * Its name.
 */
source_name: string, 
/**
 * Programme it leads to.
 */
target_programme: number | null, 
/**
 * Its name.
 */
target_name: string, 
/**
 * State.
 */
state: AdjustmentState, 
/**
 * Afterwards: carried on by another programme; `None` = not judged.
 */
connected: boolean | null, 
/**
 * Afterwards: licensed to a company; `None` = not judged.
 */
licensed: boolean | null, 
/**
 * What came of it, in words.
 */
outcome: string, 
/**
 * The pairing or matching case it serves, in words.
 */
related: string, 
/**
 * What is odd.
 */
issues: Array<AdjustmentIssue>, 
/**
 * Who changed it last.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
/**
 * What a person says. In a change, an absent field stays as it is.
 */
export type AdjustmentFields = { 
/**
 * Project.
 */
project?: number | null | null, 
/**
 * Theme.
 */
theme?: number | null | null, 
/**
 * Fiscal year, 1989–2100; needed for a new one, as round and type.
 */
fiscal_year?: number | null, 
/**
 * Round.
 */
round?: Round | null, 
/**
 * Type.
 */
type?: AdjustmentType | null, 
/**
 * Purpose, at most 2,000 characters, as all texts.
 */
purpose?: string | null, 
/**
 * Asked, yen.
 */
asked_yen?: number | null | null, 
/**
 * Granted, yen.
 */
granted_yen?: number | null | null, 
/**
 * Why the ordinary budget cannot cover it.
 */
reason?: string | null, 
/**
 * Expected effect.
 */
effect?: string | null, 
/**
 * By when, ISO or empty.
 */
effect_on?: string | null, 
/**
 * The PD's opinion.
 */
opinion?: string | null, 
/**
 * Whose.
 */
opinion_by?: string | null, 
/**
 * When, ISO or empty.
 */
opinion_on?: string | null, 
/**
 * Programme it comes from.
 */
source_programme?: number | null | null, 
/**
 * Programme it leads to.
 */
target_programme?: number | null | null, 
/**
 * State.
 */
state?: AdjustmentState | null, 
/**
 * Carried on.
 */
connected?: boolean | null | null, 
/**
 * Licensed.
 */
licensed?: boolean | null | null, 
/**
 * What came of it.
 */
outcome?: string | null, 
/**
 * The case it serves.
 */
related?: string | null, };
/**
 * Which request.
 */
export type AdjustmentId = { 
/**
 * Id.
 */
id: number, };
/**
 * What can be odd about a request: shown and kept.
 */
export type AdjustmentIssue = "round-unusual" | "granted-more" | "unit-slip" | "no-amount" | "no-target" | "closed-target" | "effect-before" | "year-odd" | "assumed-pair";
/**
 * Which requests.
 */
export type AdjustmentRequest = { 
/**
 * Fiscal years; empty = all.
 */
years: Array<number>, 
/**
 * Types; empty = all.
 */
types: Array<AdjustmentType>, 
/**
 * Rounds; empty = all.
 */
rounds: Array<Round>, 
/**
 * Only of this project.
 */
project: number | null, 
/**
 * Only of this theme.
 */
theme: number | null, };
/**
 * Adds a request (`id` absent) or changes one.
 */
export type AdjustmentSave = { 
/**
 * Which; `null` = a new one.
 */
id: number | null, 
/**
 * What changes.
 */
fields: AdjustmentFields, };
/**
 * State.
 */
export type AdjustmentState = "draft" | "asked" | "granted" | "partly" | "declined" | "withdrawn";
/**
 * A sum.
 */
export type AdjustmentSum = { 
/**
 * Fiscal year.
 */
fiscal_year: number, 
/**
 * Round.
 */
round: Round, 
/**
 * Type.
 */
type: AdjustmentType, 
/**
 * Requests that were made: neither drafts nor withdrawn.
 */
count: number, 
/**
 * Of them without an asked amount.
 */
without_amount: number, 
/**
 * Asked, yen.
 */
asked_yen: number, 
/**
 * Granted, yen: only of those granted or granted in part.
 */
granted_yen: number, 
/**
 * Of ウ: connected to another programme.
 */
connected: number, 
/**
 * Of ウ: licensed.
 */
licensed: number, };
/**
 * Type.
 */
export type AdjustmentType = "a" | "i" | "u" | "td";
/**
 * Requests and their sums.
 */
export type Adjustments = { 
/**
 * Newest fiscal year first, then round and type.
 */
rows: Array<Adjustment>, 
/**
 * Over these rows, by fiscal year, round and type; only what has rows. Drafts and withdrawn ones are left out.
 */
sums: Array<AdjustmentSum>, 
/**
 * Fiscal years that have any, newest first, whatever was asked for.
 */
years: Array<number>, };
/**
 * What the researcher and the TLO said to leaving the house.
 */
export type Agreed = "agreed" | "declined" | "not-asked";
/**
 * How far readers of a round agree, on visible votes as they were given, before anything was settled.
 */
export type Agreement = { 
/**
 * Kind of the round.
 */
kind: RoundKind, 
/**
 * κ is Fleiss' (it was not always the same two people); otherwise Cohen's.
 */
fleiss: boolean, 
/**
 * The verdict first, then criteria in order; in a round of tags, the kinds.
 */
on: Array<AgreementOn>, 
/**
 * Where every project has two readers.
 */
pairs: VerdictPairs | null, 
/**
 * Projects whose votes are not yet visible and not counted.
 */
sealed: number, 
/**
 * AC1 below this asks for a better guide.
 */
low: number, };
/**
 * Agreement on one thing: the verdict, a criterion, a kind of tags.
 */
export type AgreementOn = { 
/**
 * `verdict`, the key of a criterion, or a kind of tags.
 */
on: string, 
/**
 * Name of the criterion; empty otherwise.
 */
name_ja: string, 
/**
 * In English.
 */
name_en: string, 
/**
 * Projects with two or more answers.
 */
projects: number, 
/**
 * Share of agreeing pairs.
 */
percent: Estimate, 
/**
 * Cohen's κ for two readers, Fleiss' for more.
 */
kappa: Estimate, 
/**
 * Gwet's AC1.
 */
ac1: Estimate, };
/**
 * Kinds of further names.
 */
export type AliasKind = "former" | "short" | "spelling";
/**
 * A theme like a proposal.
 */
export type AlikeTheme = { 
/**
 * Theme.
 */
theme: ThemeRef, 
/**
 * What is the same.
 */
because: Array<Because>, };
/**
 * What the vocabulary calls the same as a word.
 */
export type AlsoFound = { 
/**
 * The word as typed.
 */
word: string, 
/**
 * The concept.
 */
concept: TagChip, 
/**
 * Other names that are looked for, the most common first.
 */
names: Array<string>, };
/**
 * AMED's own dimensions.
 */
export type AmsKind = "nature" | "phase" | "approval" | "disease";
/**
 * What AMED's programme officers gave a project, as a list has it, beside our own tags.
 */
export type AmsTag = { 
/**
 * What.
 */
kind: AmsKind, 
/**
 * The cell.
 */
value: string, 
/**
 * Where it stands.
 */
source: SourceRef, 
/**
 * What our own tags say to it, in the words of that list; empty where they say nothing.
 */
ours_ja: string, 
/**
 * English.
 */
ours_en: string, 
/**
 * Whether the two agree; `None` where they cannot be compared.
 */
agrees: boolean | null, };
/**
 * Colours of the window.
 */
export type Appearance = "light" | "dark";
/**
 * An earlier state as a library of its own.
 */
export type AsItWas = { 
/**
 * The state right after this operation.
 */
operation: number, 
/**
 * Full path of the new library, ending in `.tsumugi`; nothing may stand there.
 */
out: FilePath, };
/**
 * An asset as a person confirmed it.
 */
export type Asset = { 
/**
 * Id.
 */
id: number, 
/**
 * Of which project; `None` = of an extra thread.
 */
project: number | null, 
/**
 * Of which extra thread.
 */
extra: number | null, 
/**
 * Row of a list that the quoted field came from.
 */
source_row: number | null, 
/**
 * By.
 */
by: string, 
/**
 * At, ISO-8601 UTC.
 */
at: string, 
/**
 * Kind.
 */
kind: AssetKind, 
/**
 * Step of the value chain it serves.
 */
step: ValueStep, 
/**
 * 有 / 取得中 / 無 / 不明
 */
state: AssetState, 
/**
 * Short name, as on the board; empty = the kind's.
 */
label: string, 
/**
 * Cases, animals or repeats.
 */
n: number | null, 
/**
 * Reproduced; `None` = not said.
 */
replicated: boolean | null, 
/**
 * By another laboratory.
 */
independent: boolean | null, 
/**
 * Under GLP.
 */
glp: boolean | null, 
/**
 * Where the sentence stands in the project (`title_ja`, `summary_en` …); empty = elsewhere.
 */
field: string, 
/**
 * The sentence as quoted.
 */
sentence: string, 
/**
 * Citation, address, whose word.
 */
source: string, 
/**
 * Note.
 */
note: string, };
/**
 * Suggestions of one project that a person takes as they stand.
 */
export type AssetAccept = { 
/**
 * Which project.
 */
project: number, 
/**
 * Which suggestions, as `asset.list` gave them.
 */
taken: Array<AssetFields>, };
/**
 * What an asset is and how good.
 */
export type AssetFields = { 
/**
 * Kind.
 */
kind: AssetKind, 
/**
 * Step of the value chain it serves.
 */
step: ValueStep, 
/**
 * 有 / 取得中 / 無 / 不明
 */
state: AssetState, 
/**
 * Short name, as on the board; empty = the kind's.
 */
label: string, 
/**
 * Cases, animals or repeats.
 */
n: number | null, 
/**
 * Reproduced; `None` = not said.
 */
replicated: boolean | null, 
/**
 * By another laboratory.
 */
independent: boolean | null, 
/**
 * Under GLP.
 */
glp: boolean | null, 
/**
 * Where the sentence stands in the project (`title_ja`, `summary_en` …); empty = elsewhere.
 */
field: string, 
/**
 * The sentence as quoted.
 */
sentence: string, 
/**
 * Citation, address, whose word.
 */
source: string, 
/**
 * Note.
 */
note: string, };
/**
 * Which asset.
 */
export type AssetId = { 
/**
 * Id.
 */
id: number, };
/**
 * A kind of asset.
 */
export type AssetKind = "genetics" | "clinical" | "in-vivo" | "in-vitro" | "assay" | "model" | "compound" | "antibody" | "nucleic-acid" | "vector" | "cell" | "delivery" | "biomarker" | "cohort" | "site" | "safety" | "cmc" | "data" | "ip";
/**
 * A suggestion that is wrong: it is not made again from that sentence.
 */
export type AssetRefuse = { 
/**
 * Which project.
 */
project: number, 
/**
 * Of which kind.
 */
kind: AssetKind, 
/**
 * From which sentence.
 */
sentence: string, };
/**
 * A new asset, or another wording of one.
 */
export type AssetSave = { 
/**
 * Which; absent = a new one.
 */
id?: number, 
/**
 * Of which project (for a new one: this or `extra`).
 */
project?: number, 
/**
 * Of which extra thread.
 */
extra?: number, 
/**
 * What it is.
 */
fields: AssetFields, };
/**
 * Whether an asset is there.
 */
export type AssetState = "have" | "obtaining" | "none" | "unknown";
/**
 * What a text suggests.
 */
export type AssetSuggestion = { 
/**
 * What it would be; saved as it stands when a person takes it.
 */
fields: AssetFields, 
/**
 * The words that said it: UTF-16 offsets within `fields.sentence`.
 */
from: number, 
/**
 * End of them.
 */
to: number, 
/**
 * 0 to 1.
 */
certainty: number, 
/**
 * Why: the rule, worded under `because.<key>`.
 */
because: Because, };
/**
 * What one project brings.
 */
export type Assets = { 
/**
 * Confirmed by a person, along the value chain.
 */
assets: Array<Asset>, 
/**
 * What its texts suggest and nobody has decided, the surest first.
 */
suggested: Array<AssetSuggestion>, };
/**
 * What an attachment belongs to.
 */
export type AttachedTo = "project" | "theme";
/**
 * One attachment.
 */
export type Attachment = { 
/**
 * Id.
 */
id: number, 
/**
 * File name without folder.
 */
name: string, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * SHA-256 of the content, hexadecimal.
 */
sha256: string, 
/**
 * Who attached it.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, 
/**
 * A kind of file that this application opens in no case (programs, scripts, shortcuts): it can only be saved.
 */
risky: boolean, };
/**
 * An attachment.
 */
export type AttachmentId = { 
/**
 * Id.
 */
id: number, };
/**
 * A file to attach.
 */
export type AttachmentNew = { 
/**
 * Kind of thing.
 */
thing: AttachedTo, 
/**
 * Its id.
 */
id: number, 
/**
 * Full path of the file; copied into the library, at most 50 MB.
 */
file: FilePath, };
/**
 * A project or theme.
 */
export type AttachmentOwner = { 
/**
 * Kind of thing.
 */
thing: AttachedTo, 
/**
 * Its id.
 */
id: number, };
/**
 * Where to save a copy, and for whom.
 */
export type AttachmentSave = { 
/**
 * Id.
 */
id: number, 
/**
 * Who will see it. An attachment is 社外秘 until a person classes it otherwise.
 */
audience: Audience, 
/**
 * Full path to write.
 */
out: FilePath, };
/**
 * A copy made to look at.
 */
export type AttachmentView = { 
/**
 * Full path of a read-only copy in the application's own folder, emptied when the library is closed or locked.
 */
path: FilePath, };
/**
 * Attachments of one thing, in the order they were added.
 */
export type Attachments = { 
/**
 * Oldest first.
 */
attachments: Array<Attachment>, };
/**
 * For whom a document is made. There is deliberately no `Default`: every exporter asks.
 */
export type Audience = Class;
/**
 * A backup on the disk, as its manifest tells.
 */
export type Backup = { 
/**
 * Full path of the copy.
 */
path: FilePath, 
/**
 * When it was made, ISO-8601 UTC.
 */
at: string, 
/**
 * Why.
 */
reason: BackupReason, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * The copy is encrypted as the library was.
 */
encrypted: boolean, 
/**
 * Projects in it.
 */
projects: number, 
/**
 * Themes in it.
 */
themes: number, 
/**
 * Operations recorded up to it.
 */
operations: number, 
/**
 * Whether the copy still lies beside its manifest with the recorded size (its digest is compared by a preview).
 */
whole: boolean, };
/**
 * What came of it.
 */
export type BackupMade = { 
/**
 * The verified copy; `None` when none was due.
 */
backup: Backup | null, 
/**
 * Number of older ones that were thinned out.
 */
removed: number, };
/**
 * A backup file.
 */
export type BackupPath = { 
/**
 * Full path of the copy (`.tsumugi-backup`).
 */
path: FilePath, 
/**
 * Its passphrase where it is not that of the open library.
 */
passphrase?: Passphrase, };
/**
 * Why a backup was made.
 */
export type BackupReason = "daily" | "manual" | "before-migration" | "before-import" | "before-restore" | "before-conversion";
/**
 * Which reason.
 */
export type BackupRequest = { 
/**
 * `manual` always makes one; `daily` only where the newest is older than a day and something was done since.
 */
reason: BackupWish, };
/**
 * How many backups are kept: of so many days, weeks and months the newest one each. The newest three are kept in any
 * case, and so are those made by hand or before a migration.
 */
export type BackupRule = { 
/**
 * Days.
 */
daily: number, 
/**
 * Weeks (ISO, Monday first).
 */
weekly: number, 
/**
 * Months.
 */
monthly: number, };
/**
 * What a person or the window asks for.
 */
export type BackupWish = "manual" | "daily";
/**
 * Backups of the open library, newest first.
 */
export type Backups = { 
/**
 * Folder they go to.
 */
folder: FilePath, 
/**
 * Whether a person chose that folder (else it stands beside the library).
 */
chosen: boolean, 
/**
 * How many are kept.
 */
rule: BackupRule, 
/**
 * Newest first.
 */
backups: Array<Backup>, };
/**
 * A reason in words: worded under `because.<key>` with its parameters.
 */
export type Because = { 
/**
 * Which reason.
 */
key: string, 
/**
 * What its sentence names. A concept is named in both languages: `<name>_ja`, `<name>_en`.
 */
params: { [key in string]: string }, 
/**
 * It speaks for (true) or is a reservation (false).
 */
good: boolean, };
/**
 * When votes of a project become visible to others.
 */
export type Blindness = "all-voted" | "closed" | "open";
/**
 * A project hidden from a person, for the chair. Projects hidden from the chair as well are only counted.
 */
export type Blocked = { 
/**
 * From whom.
 */
person: number, 
/**
 * Project.
 */
project: number, 
/**
 * Its latest number.
 */
number: string, 
/**
 * Its title.
 */
title_ja: string, 
/**
 * In English.
 */
title_en: string, 
/**
 * Kind of the first interest that hides it.
 */
kind: InterestKind, 
/**
 * Name of that interest.
 */
name: string, 
/**
 * Shown all the same: the chair's reason. `None` = hidden.
 */
lifted: string | null, 
/**
 * Who lifted it.
 */
lifted_by: string, 
/**
 * When, ISO-8601 UTC.
 */
lifted_at: string, };
/**
 * A theme as a weave.
 */
export type Board = { 
/**
 * Its threads: projects in their order, then what is no project.
 */
strands: Array<Strand>, 
/**
 * Every need in the order of the value chain, those that are not needed included.
 */
needs: Array<BoardNeed>, 
/**
 * Threads that are not shown because of interests.
 */
hidden: number, 
/**
 * Claims.
 */
claims: number, 
/**
 * Versions saved.
 */
versions: number, 
/**
 * Comments.
 */
comments: number, 
/**
 * Themes that are alternatives to this one: those begun from it, from which it was begun, and their likes.
 */
alternatives: Array<ThemeRef>, 
/**
 * Projects whose researcher was not asked yet.
 */
hearings_open: number, 
/**
 * What is missing, in words: no triple, no thread, a thread without a role, a project that brings nothing known.
 */
notices: Array<Because>, };
/**
 * A cell of the board.
 */
export type BoardNeed = { 
/**
 * Which.
 */
need: Need, 
/**
 * At which step.
 */
step: ValueStep, 
/**
 * Whether this theme needs it.
 */
needed: boolean, 
/**
 * Somebody decided so, against what the modality says; why.
 */
reason: string | null, 
/**
 * Where it stands.
 */
state: NeedState, 
/**
 * Confirmed assets that close it or will.
 */
by: Array<number>, 
/**
 * Projects that could close it (for a gap; else 0).
 */
candidates: number, 
/**
 * Supports of the registry at its step.
 */
supports: Array<string>, };
/**
 * Which theme.
 */
export type BoardRequest = { 
/**
 * Which theme.
 */
theme: number, };
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
out: FilePath, 
/**
 * Who answers for what the leak check finds in it.
 */
answer?: LeakOverride, };
/**
 * A level of the hierarchy.
 */
export type BrowseRequest = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * What is directly below this concept; left out = the top level.
 */
parent?: string, };
/**
 * The project a row may be.
 */
export type Candidate = { 
/**
 * The project; `None` while it is only a row of this file.
 */
project: number | null, 
/**
 * The row of this file it may be the same as.
 */
row: number | null, 
/**
 * Renumbered (same title) or similar.
 */
kind: PairKind, 
/**
 * Likeness in percent.
 */
score: number, 
/**
 * Its number without the year, or `#id`.
 */
key: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its institution.
 */
institution: string, 
/**
 * Its programme.
 */
programme: string, 
/**
 * Its fiscal years.
 */
years: Array<number>, 
/**
 * What was chosen.
 */
choice: SameChoice | null, };
/**
 * What is known of a candidate in this project.
 */
export type CandidateState = "offered" | "proposed" | "confirmed" | "rejected";
/**
 * Ranked candidates.
 */
export type Candidates = { 
/**
 * The best first.
 */
candidates: Array<GapCandidate>, 
/**
 * How many there are in all.
 */
total: number, 
/**
 * The nearest of those that are not proposed, each with its reason.
 */
left: Array<LeftOut>, 
/**
 * How many were left out in all, those not listed included.
 */
left_total: number, 
/**
 * Projects that are not looked at because of interests.
 */
hidden: number, };
/**
 * Who could close a gap.
 */
export type CandidatesRequest = { 
/**
 * Of which theme.
 */
theme: number, 
/**
 * Which gap.
 */
need: Need, 
/**
 * Only projects that run today.
 */
running: boolean, 
/**
 * Only of an institution that is in the theme already.
 */
same_institution: boolean, 
/**
 * Only projects that no other theme (but stopped ones) has.
 */
unused: boolean, 
/**
 * Only projects in which nobody who works here today has an interest, declared or by the employer; a block that was lifted
 * does not take the interest away. Who has it is not told.
 */
coi_free: boolean, 
/**
 * How many, at most 200.
 */
limit: number, };
/**
 * What was seen to after opening.
 */
export type CareReport = { 
/**
 * The quick check.
 */
check: CheckReport, 
/**
 * The daily backup, where one was due.
 */
backup: Backup | null, };
/**
 * How sure a reader is (確信).
 */
export type Certainty = "low" | "middle" | "high";
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
findings: Array<string>, 
/**
 * Number of operations whose digests were verified (full check); 0 for a quick one.
 */
operations: number, 
/**
 * Digest of the newest operation, hexadecimal: written down elsewhere, it proves the log up to it.
 */
head: string, 
/**
 * What was looked at beyond SQLite's own structure: `seal` (the file is as it was closed), `log`, `attachments`.
 */
looked_at: Array<string>, };
/**
 * How deep to check.
 */
export type CheckRequest = { 
/**
 * Also every index, the whole change log and every attachment (seconds on a large library).
 */
full?: boolean, };
/**
 * A claim of a theme.
 */
export type Claim = { 
/**
 * Id.
 */
id: number, 
/**
 * Its source in words: title of the project, name of the asset, file and row, name of the round.
 */
source_name: string, 
/**
 * Where the source is shown: the project of it, if it is of one.
 */
project: number | null, 
/**
 * The quoted sentence no longer stands in the field, or the source is gone.
 */
stale: boolean, 
/**
 * By.
 */
by: string, 
/**
 * At, ISO-8601 UTC.
 */
at: string, 
/**
 * Statement.
 */
text_ja: string, 
/**
 * In English.
 */
text_en: string, 
/**
 * What it supports; `None` = the whole theme.
 */
need: Need | null, 
/**
 * 確認 / 取得中 / 不明
 */
state: ClaimState, 
/**
 * What it rests on.
 */
rests_on: RestsOn, 
/**
 * The sentence as quoted.
 */
quote: string, 
/**
 * Citation, or whose word it is.
 */
source: string, };
/**
 * What a claim says.
 */
export type ClaimFields = { 
/**
 * Statement.
 */
text_ja: string, 
/**
 * In English.
 */
text_en: string, 
/**
 * What it supports; `None` = the whole theme.
 */
need: Need | null, 
/**
 * 確認 / 取得中 / 不明
 */
state: ClaimState, 
/**
 * What it rests on.
 */
rests_on: RestsOn, 
/**
 * The sentence as quoted.
 */
quote: string, 
/**
 * Citation, or whose word it is.
 */
source: string, };
/**
 * A new claim, or another wording of one.
 */
export type ClaimSave = { 
/**
 * Which; absent = a new one.
 */
id?: number, 
/**
 * Theme.
 */
theme: number, 
/**
 * What it says.
 */
fields: ClaimFields, 
/**
 * 0-based place; absent = where it is, or last.
 */
position?: number, };
/**
 * Whether a claim holds.
 */
export type ClaimState = "confirmed" | "obtaining" | "unknown";
/**
 * Claims of a theme, in their order.
 */
export type Claims = { 
/**
 * Claims.
 */
claims: Array<Claim>, };
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
 * Letter as in the sheet; for records (JSON, SQLite) the name of the field.
 */
letter: string, 
/**
 * Heading as in the file, the rows of a two-row heading joined; may be empty.
 */
heading: string, 
/**
 * First non-empty values, at most three.
 */
samples: Array<string>, 
/**
 * Share of rows with a value, percent.
 */
filled: number, 
/**
 * What it will be imported as; `None` = kept under its heading.
 */
field: ListField | null, 
/**
 * The fiscal year an amount column is for (令和5年度配分額), where the heading says one.
 */
year: number | null, 
/**
 * Why.
 */
reason: GuessReason, 
/**
 * 0–100.
 */
certainty: number, 
/**
 * Hidden in the file.
 */
hidden: boolean, };
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
visible: boolean, 
/**
 * Stays in view when the others are scrolled sideways.
 */
frozen: boolean, };
/**
 * One comment.
 */
export type Comment = { 
/**
 * Id.
 */
id: number, 
/**
 * Text, a mention as `[[id]]`.
 */
text: string, 
/**
 * The projects mentioned that may be shown.
 */
mentions: Array<ProjectRow>, 
/**
 * By.
 */
by: string, 
/**
 * At, ISO-8601 UTC.
 */
at: string, };
/**
 * Say something.
 */
export type CommentNew = { 
/**
 * Theme.
 */
theme: number, 
/**
 * Text, a mention as `[[id]]`.
 */
text: string, };
/**
 * Comments on a theme, oldest first.
 */
export type Comments = { 
/**
 * Comments.
 */
comments: Array<Comment>, };
/**
 * Up to when.
 */
export type CompactRequest = { 
/**
 * Details of operations before this day (ISO date, UTC) are dropped; they can then no longer be undone.
 */
before: string, };
/**
 * What compacting did.
 */
export type Compacted = { 
/**
 * Operations whose details were dropped; their digests stay.
 */
operations: number, 
/**
 * Size of the file before, in bytes.
 */
bytes_before: number, 
/**
 * Size of the file after, in bytes.
 */
bytes_after: number, };
/**
 * Themes side by side.
 */
export type CompareRequest = { 
/**
 * Two to six themes.
 */
themes: Array<number>, 
/**
 * Weight of each measure, 0 to 100; what is left out weighs [`Measure::weight`].
 */
weights: { [key in Measure]?: number }, };
/**
 * One theme of a comparison.
 */
export type Compared = { 
/**
 * Theme.
 */
theme: ThemeRef, 
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
 * Threads (projects, extra).
 */
threads: number, 
/**
 * Assets that are there, that are being obtained.
 */
have: number, 
/**
 * Being obtained.
 */
obtaining: number, 
/**
 * Needs closed.
 */
closed: Array<Need>, 
/**
 * Needs open.
 */
open: Array<Need>, 
/**
 * The last step up to which each has a needed cell closed.
 */
step: ValueStep | null, 
/**
 * Entered: person-months.
 */
effort_months: number | null, 
/**
 * Entered: months to the next gate.
 */
months_to_gate: number | null, 
/**
 * Entered: competition.
 */
competition: Competition | null, 
/**
 * 0 to 100 of each measure; left out = not known, and then not counted for any of the themes.
 */
scores: { [key in Measure]?: number }, 
/**
 * Weighted, 0 to 100.
 */
total: number, 
/**
 * 1 = first; equal totals share a rank.
 */
rank: number, };
/**
 * Themes side by side, and how firm their order is.
 */
export type Comparison = { 
/**
 * In the order asked for.
 */
options: Array<Compared>, 
/**
 * The weights that counted.
 */
weights: { [key in Measure]?: number }, 
/**
 * For each measure: the nearest weight at which another theme comes first, both ways. Empty = no weight turns it.
 */
turns: Array<Turn>, 
/**
 * What differs between the themes, in words.
 */
because: Array<Because>, };
/**
 * How many others are ahead.
 */
export type Competition = "low" | "middle" | "high";
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
 * Everything about one concept.
 */
export type ConceptCard = { 
/**
 * The concept as it is called in this library.
 */
concept: Concept, 
/**
 * Made in this library.
 */
own: boolean, 
/**
 * What the vocabulary calls it, where this library calls it otherwise.
 */
renamed_from: Concept | null, 
/**
 * It was merged into this one.
 */
merged_into: Concept | null, 
/**
 * A loaded vocabulary says it is no longer in use.
 */
obsolete: boolean, 
/**
 * What that vocabulary has in its place.
 */
replaced_by: Array<Concept>, 
/**
 * Its names, labels first.
 */
names: Array<ConceptName>, 
/**
 * What is broader, from the top down.
 */
above: Array<Concept>, 
/**
 * What is directly narrower, at most 200, the most used first.
 */
below: Array<ConceptHit>, 
/**
 * Projects with a confirmed tag of it.
 */
confirmed: number, 
/**
 * Projects for which a list proposes it.
 */
proposed: number, 
/**
 * Themes whose target, modality or indication it is.
 */
themes: number, 
/**
 * Ids of the same thing in other vocabularies, as far as loaded files say.
 */
same: Array<string>, 
/**
 * Loaded vocabularies that have it.
 */
vocabularies: Array<string>, 
/**
 * What accepting and rejecting taught about its names.
 */
lessons: Array<Lesson>, };
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
 * Make two concepts one.
 */
export type ConceptMerge = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * This one goes; its names lead to the other from then on.
 */
from: string, 
/**
 * This one stays.
 */
to: string, };
/**
 * Bring the tags of some projects to another concept: how a concept is split.
 */
export type ConceptMove = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * From this concept.
 */
from: string, 
/**
 * To this one.
 */
to: string, 
/**
 * Of these projects.
 */
projects: Selection, };
/**
 * One name of a concept.
 */
export type ConceptName = { 
/**
 * The name.
 */
text: string, 
/**
 * Where it comes from.
 */
origin: NameOrigin, 
/**
 * Name of the loaded vocabulary.
 */
from: string | null, 
/**
 * Switched off in this library: it suggests nothing.
 */
off: boolean, };
/**
 * Change one name of a concept.
 */
export type ConceptNameEdit = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Concept id.
 */
id: string, 
/**
 * The name.
 */
text: string, 
/**
 * What to do with it.
 */
change: NameChange, };
/**
 * A concept of our own.
 */
export type ConceptNew = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Japanese name; may be empty when there is an English one.
 */
label_ja: string, 
/**
 * English name; may be empty when there is a Japanese one.
 */
label_en: string, 
/**
 * The broader concept.
 */
parent?: string, 
/**
 * Other names.
 */
synonyms: Array<string>, };
/**
 * One concept.
 */
export type ConceptRef = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Concept id.
 */
id: string, };
/**
 * Call a concept otherwise in this library.
 */
export type ConceptRename = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Concept id.
 */
id: string, 
/**
 * Japanese name.
 */
label_ja: string, 
/**
 * English name.
 */
label_en: string, };
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
 * A project on which visible votes differ; in a round of tags also one on which they agree, until its tags are taken over.
 */
export type Conflict = { 
/**
 * Project.
 */
project: number, 
/**
 * Title as frozen.
 */
title_ja: string, 
/**
 * In English.
 */
title_en: string, 
/**
 * Verdicts, in the order of the readers' names; `None` in a round of tags.
 */
verdicts: Array<Verdict | null>, 
/**
 * Largest difference on a criterion, in parts of its scale, 0–100; in a round of tags, tags not given by all.
 */
apart: number, 
/**
 * What it was settled to; `None` = open, or a round of tags.
 */
settled: Verdict | null, 
/**
 * Settled.
 */
done: boolean, };
/**
 * How a conflict between a person's value and the file's is settled.
 */
export type ConflictChoice = "mine" | "file";
/**
 * A file that looks like a copy of the open library.
 */
export type ConflictCopy = { 
/**
 * Full path.
 */
path: FilePath, 
/**
 * File name.
 */
name: string, 
/**
 * Last written, ISO-8601 UTC.
 */
modified_at: string, 
/**
 * It is the same library by its id; else only its name looks like it.
 */
same: boolean, };
/**
 * A disagreement, side by side.
 */
export type ConflictDetail = { 
/**
 * Project.
 */
project: number, 
/**
 * The text as it was frozen.
 */
frozen: Frozen, 
/**
 * Criteria of the round's version.
 */
criteria_list: Array<Criterion>, 
/**
 * Its reasons.
 */
reasons: Array<Reason>, 
/**
 * Other versions that votes were given by.
 */
older: Array<OlderCriteria>, 
/**
 * Reasons that the round's version has no longer and that votes or the ruling name.
 */
earlier_reasons: Array<Reason>, 
/**
 * Votes, in the order of the readers' names.
 */
votes: Array<Vote>, 
/**
 * Remarks, oldest first.
 */
remarks: Array<Remark>, 
/**
 * What settled it.
 */
ruling: Ruling | null, 
/**
 * This person may settle it (a chair, or one of its readers by consensus), and the round is one in which that is still open.
 */
may_settle: boolean, };
/**
 * A person's value in the way of the file's.
 */
export type ConflictView = { 
/**
 * Who entered it.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, 
/**
 * What will happen.
 */
choice: ConflictChoice, };
/**
 * Disagreements of a round, open ones first, furthest apart first.
 */
export type Conflicts = { 
/**
 * Kind of the round.
 */
kind: RoundKind, 
/**
 * The disagreements.
 */
conflicts: Array<Conflict>, 
/**
 * Open: votes differ and nothing settles them.
 */
open: number, 
/**
 * In a round of tags: all agree, and a ruling has not yet made it the project's tags.
 */
agreed: number, 
/**
 * Projects whose votes are not yet visible.
 */
sealed: number, };
/**
 * A support beside a project, or one that could serve it.
 */
export type Connected = { 
/**
 * Support.
 */
support: number, 
/**
 * Name.
 */
name_ja: string, 
/**
 * In English.
 */
name_en: string, 
/**
 * What it is to the project; `None` = the registry says it serves this step and modality, nobody has said more.
 */
state: ConnectionState | null, 
/**
 * Step of the value chain.
 */
step: ValueStep | null, 
/**
 * Note.
 */
note: string, };
/**
 * Says what a support is to a project.
 */
export type ConnectionSave = { 
/**
 * Project.
 */
project: number, 
/**
 * Support.
 */
support: number, 
/**
 * What it is; `null` = nothing any more.
 */
state: ConnectionState | null, 
/**
 * Step of the value chain.
 */
step: ValueStep | null, 
/**
 * Note, at most 500 characters.
 */
note: string, };
/**
 * What a support is to a project.
 */
export type ConnectionState = "serves" | "applied" | "could";
/**
 * A part of the timeline.
 */
export type Continuity = { 
/**
 * Rows in all.
 */
total: number, 
/**
 * First row of this part.
 */
offset: number, 
/**
 * The rows.
 */
rows: Array<TimelineRow>, 
/**
 * First fiscal year of all rows; of none = this year.
 */
year_first: number, 
/**
 * Last.
 */
year_last: number, 
/**
 * The day that counts as today, ISO.
 */
today: string, 
/**
 * Over all the filter finds, whatever `only` says.
 */
summary: ContinuitySummary, };
/**
 * What the timeline is asked for.
 */
export type ContinuityRequest = { 
/**
 * Which projects; for themes, those with a project among them.
 */
filter: Filter, 
/**
 * Projects or themes.
 */
rows: TimelineRows, 
/**
 * Which of them.
 */
only: TimelineOnly, 
/**
 * In which order.
 */
order: TimelineOrder, 
/**
 * First row, 0-based.
 */
offset: number, 
/**
 * Rows, at most 500.
 */
limit: number, 
/**
 * The day that counts as today, ISO; absent = today.
 */
today: string | null, };
/**
 * Figures above the timeline.
 */
export type ContinuitySummary = { 
/**
 * Rows.
 */
all: number, 
/**
 * A project of them ends within 12 months, and nobody carries it on.
 */
ending: number, 
/**
 * Of these, rows whose end no list states: it is the border of the one fiscal year that a list has.
 */
ending_unstated: number, 
/**
 * Running today.
 */
running: number, 
/**
 * With a gap.
 */
gaps: number, 
/**
 * Median of the longest gap of each of these, months.
 */
median_gap: number | null, 
/**
 * Rows whose lists state neither days nor years; they have no bar.
 */
undated: number, 
/**
 * 調整費 of type ウ that serve one of the rows, neither declined nor withdrawn.
 */
bridged: number, 
/**
 * What they ask for, yen.
 */
bridged_yen: number, };
/**
 * Two things of a plan that do not go together. Worded under `contradiction.<code>`, what to do under
 * `contradiction.<code>.remedy`, both with `params`.
 */
export type Contradiction = { 
/**
 * Stable name.
 */
code: string, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * Where to go; `None` = the weave of the theme.
 */
sheet: PlanSheet | null, 
/**
 * The row there (of the weave: the project or extra thread).
 */
row: number | null, 
/**
 * The column there.
 */
column: string, 
/**
 * What the sentence names; names are already in the window's language.
 */
params: { [key in string]: string }, };
/**
 * Rows for the clipboard, as spreadsheets take them.
 */
export type Copied = { 
/**
 * Tab-separated, a heading line first.
 */
text: string, 
/**
 * The same as an HTML table, whose cells a spreadsheet keeps as texts (numbers of 15 digits, leading `=`).
 */
html: string, 
/**
 * Projects.
 */
projects: number, 
/**
 * What was left out, with its class.
 */
withheld: Array<Withheld>, };
/**
 * Rows for the clipboard.
 */
export type CopyRequest = { 
/**
 * Which projects, at most 20,000.
 */
selection: Selection, 
/**
 * In which order.
 */
sort: Array<Sort>, 
/**
 * Ids of the grid's columns, in order.
 */
columns: Array<string>, 
/**
 * For whom.
 */
audience: Audience, 
/**
 * Language of headings and labels; not both.
 */
language: DocumentLanguage, };
/**
 * One number beside the other.
 */
export type CountBeside = { 
/**
 * `projects`, `years`, `tags`, `themes`, `threads`, `attachments`, `operations`.
 */
thing: string, 
/**
 * In the open library.
 */
now: number, 
/**
 * In the backup.
 */
then: number, };
/**
 * How far tagging is.
 */
export type Coverage = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Projects with a confirmed tag.
 */
tagged: number, 
/**
 * Of these, projects of which at least one tag quotes its evidence.
 */
evidenced: number, };
/**
 * How far a theme is covered.
 */
export type Covered = { 
/**
 * Theme.
 */
theme: ThemeRef, 
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
 * Owner; empty = nobody.
 */
owner: string, 
/**
 * Next step.
 */
next_step: string, 
/**
 * ISO date; empty = none.
 */
due: string, 
/**
 * Threads.
 */
threads: number, 
/**
 * Needs and where they stand.
 */
needs: Array<[Need, NeedState]>, 
/**
 * Threads not shown because of interests.
 */
hidden: number, };
/**
 * What a version of a set of criteria says (`criteria.body`).
 */
export type CriteriaBody = { 
/**
 * Criteria, in order; at most 20.
 */
criteria: Array<Criterion>, 
/**
 * Reasons, in order; at most 40.
 */
reasons: Array<Reason>, };
/**
 * Makes a new version of a set, or the first of a new one. What is the same as the latest of that name makes nothing.
 */
export type CriteriaSave = { 
/**
 * Name of the set, 1–60 characters.
 */
name: string, 
/**
 * Criteria and reasons.
 */
body: CriteriaBody, 
/**
 * Why, at most 500 characters.
 */
note: string, 
/**
 * The open round that goes on with it; votes already given keep theirs.
 */
round?: number, };
/**
 * All versions, by name, newest first.
 */
export type CriteriaSets = { 
/**
 * The versions.
 */
versions: Array<CriteriaVersion>, };
/**
 * A version of a set.
 */
export type CriteriaVersion = { 
/**
 * Id.
 */
id: number, 
/**
 * Name of the set.
 */
name: string, 
/**
 * 1, 2, …
 */
version: number, 
/**
 * Newest of its name.
 */
latest: boolean, 
/**
 * Criteria and reasons.
 */
body: CriteriaBody, 
/**
 * Why it was changed.
 */
note: string, 
/**
 * Rounds that use it now, by name.
 */
rounds: Array<string>, 
/**
 * Votes given by it.
 */
votes: number, 
/**
 * Who made it.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
/**
 * One criterion (観点) of a version.
 */
export type Criterion = { 
/**
 * Stays the same over versions: what agreement and old votes are told by. Lower-case letters, digits, hyphen; 1–40.
 */
key: string, 
/**
 * What it is called, at most 60 characters.
 */
name_ja: string, 
/**
 * In English; empty = as in Japanese.
 */
name_en: string, 
/**
 * The question in a sentence, at most 200 characters.
 */
question_ja: string, 
/**
 * In English.
 */
question_en: string, 
/**
 * How to answer, one line a value, at most 2,000 characters.
 */
guide_ja: string, 
/**
 * In English.
 */
guide_en: string, 
/**
 * How it is answered.
 */
scale: Scale, 
/**
 * Weight in a project's score, 0–100.
 */
weight: number, };
/**
 * Records the meeting's last word on projects. A chair's, in a round of votes.
 */
export type Decide = { 
/**
 * Round.
 */
round: number, 
/**
 * Projects without a standing last word.
 */
projects: Array<number>, 
/**
 * Verdict.
 */
verdict: Verdict, 
/**
 * Key of a reason of that verdict; needed for a drop unless there is a note.
 */
reason: string, 
/**
 * Note, at most 2,000 characters.
 */
note: string, 
/**
 * When held ones come back, ISO date; empty = not said.
 */
return_on: string, 
/**
 * Day of the meeting, ISO date.
 */
decided_on: string, };
/**
 * Gives a vote, or changes one's own.
 */
export type DecisionSave = { 
/**
 * Round.
 */
round: number, 
/**
 * Project.
 */
project: number, 
/**
 * Who votes: refused when this window works as somebody else by now.
 */
reviewer: number, 
/**
 * Version of the criteria it is given by.
 */
criteria: number, 
/**
 * Verdict; `null` in a round of tags.
 */
verdict: Verdict | null, 
/**
 * Key of a reason of that version and verdict; empty = none.
 */
reason: string, 
/**
 * Note, at most 4,000 characters.
 */
note: string, 
/**
 * How sure.
 */
certainty: Certainty, 
/**
 * By key of the criterion; a criterion left out was not answered.
 */
scores: { [key in string]: Score }, 
/**
 * In a round of tags.
 */
tags: Array<GivenTag>, };
/**
 * Decisions on one project: one step for undo.
 */
export type Decisions = { 
/**
 * Project.
 */
project: number, 
/**
 * Concepts that become tags.
 */
accept: Array<Accepted>, 
/**
 * Concepts that are turned down.
 */
reject: Array<Rejected>, 
/**
 * The project is finished: it leaves the queue.
 */
finish: boolean, };
/**
 * One line of a diff.
 */
export type DiffLine = { 
/**
 * Id.
 */
id: string, 
/**
 * Label before; empty for an added one.
 */
before: string, 
/**
 * Label after, or what replaces it; empty for a removed one.
 */
after: string, 
/**
 * Projects that carry it.
 */
projects: number, };
/**
 * One part of a diff.
 */
export type DiffPart = { 
/**
 * How many.
 */
count: number, 
/**
 * The first 200 by id; those that carry tags come first.
 */
lines: Array<DiffLine>, };
/**
 * One difference.
 */
export type Difference = { 
/**
 * `field`, `thread`, `extra`, `asset`, `need`, `claim`
 */
thing: string, 
/**
 * Name of the field, title of the thread, name of the asset, the need's word, the claim's text.
 */
name_ja: string, 
/**
 * In English.
 */
name_en: string, 
/**
 * Which of its fields differs; empty = it came or went as a whole.
 */
field: string, 
/**
 * Before, in words; `None` = was not there.
 */
before: string | null, 
/**
 * After; `None` = is gone.
 */
after: string | null, 
/**
 * Last written by, at; empty = not known.
 */
by: string, 
/**
 * ISO-8601 UTC.
 */
at: string, };
/**
 * What projects are filtered, counted and laid out by.
 */
export type Dim = "target" | "target_class" | "modality" | "indication" | "area" | "programme" | "ministry" | "integrated" | "phase" | "year" | "ends" | "institution" | "prefecture" | "budget" | "untagged" | "look" | "theme" | "disclosure" | "issue" | "outcome";
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
created: number | null, 
/**
 * It cannot be taken back, only corrected by a new entry. Left out = it can.
 */
lasting?: boolean, };
/**
 * A proposal.
 */
export type DuplicateId = { 
/**
 * The proposal.
 */
pair: number, };
/**
 * Link two projects of a proposal: years, tags and themes of the other go under the one kept.
 */
export type DuplicateMerge = { 
/**
 * The proposal.
 */
pair: number, 
/**
 * The project that stays.
 */
keep: number, };
/**
 * Two projects that may be one, side by side.
 */
export type DuplicatePair = { 
/**
 * Id of the proposal.
 */
id: number, 
/**
 * Why.
 */
kind: PairKind, 
/**
 * Likeness in percent.
 */
score: number, 
/**
 * State.
 */
state: PairState, 
/**
 * The earlier one.
 */
a: Side | null, 
/**
 * The later one. After a link one of the two is gone.
 */
b: Side | null, 
/**
 * Who decided (or whose import proposed it).
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
/**
 * Which proposals.
 */
export type DuplicateRequest = { 
/**
 * In this state.
 */
state: PairState, 
/**
 * First, 0-based.
 */
offset: number, 
/**
 * At most 200.
 */
limit: number, };
/**
 * Proposals, the most alike first.
 */
export type Duplicates = { 
/**
 * In this state.
 */
total: number, 
/**
 * Open ones, for the badge.
 */
open: number, 
/**
 * A part of them.
 */
pairs: Array<DuplicatePair>, };
/**
 * A field of a project a person may put right.
 */
export type EditField = "title_ja" | "title_en" | "summary_ja" | "summary_en" | "programme" | "institution" | "researcher";
/**
 * What bringing tags of one concept to another would do.
 */
export type Effect = { 
/**
 * Projects whose tag changes.
 */
projects: number, 
/**
 * Of these, projects that have the other concept already: the two tags become one.
 */
both: number, 
/**
 * Projects where somebody turned the other concept down; their tag stays as it is.
 */
turned_down: number, 
/**
 * Of the tags, proposed ones.
 */
proposed: number, 
/**
 * Themes whose target, modality or indication changes (a merge only).
 */
themes: number, };
/**
 * What bringing tags of one concept to another would do.
 */
export type EffectRequest = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * From this concept.
 */
from: string, 
/**
 * To this one.
 */
to: string, 
/**
 * Only of these projects; left out = wherever it is (a merge).
 */
projects?: Selection, };
/**
 * An estimate with its 95% confidence interval. `None` = not defined for these votes (fewer than two, or all the same for κ).
 */
export type Estimate = { 
/**
 * The value, at most 1.
 */
value: number | null, 
/**
 * Lower bound.
 */
low: number | null, 
/**
 * Upper bound.
 */
high: number | null, };
/**
 * Quoted words.
 */
export type Evidence = { 
/**
 * The sentence.
 */
text: string, 
/**
 * Where in it the words begin, in code points.
 */
start: number, 
/**
 * Where they end.
 */
end: number, };
/**
 * Two or three projects to be judged as a combination.
 */
export type ExplainRequest = { 
/**
 * Which.
 */
projects: Array<number>, };
/**
 * What a combination is worth, and what speaks against it.
 */
export type Explained = { 
/**
 * The proposal it would be, whether or not it would be made.
 */
proposal: Proposal, 
/**
 * Why it is not proposed; empty = it is.
 */
against: Array<Because>, };
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
path: FilePath, 
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
 * A thread that is no project.
 */
export type Extra = { 
/**
 * Id.
 */
id: number, 
/**
 * By.
 */
by: string, 
/**
 * At, ISO-8601 UTC.
 */
at: string, 
/**
 * What it is.
 */
kind: ExtraKind, 
/**
 * Title.
 */
title_ja: string, 
/**
 * In English.
 */
title_en: string, 
/**
 * Citation, address, who said it.
 */
source: string, 
/**
 * What it brings.
 */
role: Role | null, 
/**
 * Note.
 */
note: string, };
/**
 * What an extra thread says.
 */
export type ExtraFields = { 
/**
 * What it is.
 */
kind: ExtraKind, 
/**
 * Title.
 */
title_ja: string, 
/**
 * In English.
 */
title_en: string, 
/**
 * Citation, address, who said it.
 */
source: string, 
/**
 * What it brings.
 */
role: Role | null, 
/**
 * Note.
 */
note: string, };
/**
 * What an extra thread is.
 */
export type ExtraKind = "idea" | "literature" | "company" | "note";
/**
 * A new extra thread, or another wording of one.
 */
export type ExtraSave = { 
/**
 * Which; absent = a new one.
 */
id?: number, 
/**
 * Theme.
 */
theme: number, 
/**
 * What it says.
 */
fields: ExtraFields, 
/**
 * 0-based place among the extra threads; absent = where it is, or last.
 */
position?: number, };
/**
 * Counts per value of one facet under every *other* condition.
 */
export type FacetCounts = { 
/**
 * Of what.
 */
dim: Dim, 
/**
 * Values with at least one project: those with a natural order (years, phases, budgets, states) in it, else the most
 * frequent first. Chosen values are always present; [`Filter::NONE`] stands last.
 */
values: Array<FacetValue>, 
/**
 * Further values that were left out.
 */
more: number, };
/**
 * Which facets of which projects.
 */
export type FacetRequest = { 
/**
 * Which projects. A facet does not count itself out.
 */
filter: Filter, 
/**
 * Exactly these facets.
 */
dims: Array<Dim>, 
/**
 * Values of each, at most 200.
 */
limit: number, };
/**
 * Values of one facet by name.
 */
export type FacetSearch = { 
/**
 * Which projects.
 */
filter: Filter, 
/**
 * Of what.
 */
dim: Dim, 
/**
 * Part of a label, of a name the vocabulary has, or of an id; empty = all.
 */
text: string, 
/**
 * Values, at most 200.
 */
limit: number, };
/**
 * How the facets are arranged: dimensions by their names ([`domain::Dim`]), never a value. Words and not `Dim`, so that settings
 * of another version stay readable.
 */
export type FacetShape = { 
/**
 * All, in the order they were put in.
 */
order: Array<string>, 
/**
 * Stand first.
 */
pinned: Array<string>, 
/**
 * Put away.
 */
hidden: Array<string>, 
/**
 * Unfolded.
 */
open: Array<string>, };
/**
 * One value of a facet.
 */
export type FacetValue = { 
/**
 * What to put into the filter.
 */
value: string, 
/**
 * Japanese label. Empty for [`Filter::NONE`] and for words the window knows (`untagged`, `look`, `issue`, …).
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
 * Broader value that is also among the facet's values (modality level 1, a broader indication).
 */
parent: string | null, };
/**
 * Counts of facets.
 */
export type Facets = { 
/**
 * Projects the filter finds.
 */
total: number, 
/**
 * As asked for, in the order asked.
 */
facets: Array<FacetCounts>, };
/**
 * Where one field comes from.
 */
export type Fact = { 
/**
 * Which field, by its name in [`ProgrammeFields`]; `names` and `codes` for those of a programme, `phase` for both ends.
 */
field: string, 
/**
 * An address, or what was read, in words; empty = none given.
 */
source: string, 
/**
 * ISO date of what it says; empty = not known.
 */
as_of: string, 
/**
 * Whether somebody may rely on it.
 */
state: FactState, };
/**
 * States where a field comes from.
 */
export type FactEdit = { 
/**
 * What it is about.
 */
thing: FactOf, 
/**
 * Its id.
 */
row: number, 
/**
 * The field.
 */
field: string, 
/**
 * An address, or what was read, at most 500 characters.
 */
source: string, 
/**
 * ISO date, or empty.
 */
as_of: string, 
/**
 * How far it can be relied on; `null` = nothing is said of it any more (it has no source then).
 */
state: FactState | null, };
/**
 * What a fact is about.
 */
export type FactOf = "programme" | "programme_pair" | "support";
/**
 * How far a field can be relied on.
 */
export type FactState = "confirmed" | "check";
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
 * A field before and after.
 */
export type FieldDiff = { 
/**
 * The field; `None` = a column kept under its heading.
 */
field: ListField | null, 
/**
 * Its heading, for a column kept under it.
 */
heading: string | null, 
/**
 * What the library says.
 */
before: string, 
/**
 * What the file says.
 */
after: string, 
/**
 * A person entered `before`: who, when, and what is chosen now.
 */
conflict: ConflictView | null, };
/**
 * Where a field's value comes from: a row of a list, and the person who put another value over it.
 */
export type FieldOrigin = { 
/**
 * The field.
 */
field: EditField, 
/**
 * What is shown.
 */
value: string, 
/**
 * The row whose cell says it (or said it, under a person's value).
 */
source: SourceRef | null, 
/**
 * The person whose value stands over the lists'.
 */
person: PersonValue | null, };
/**
 * Full path of a file or folder, as text.
 *
 * A type of its own, so that nobody has to guess which texts of a call are paths: the window may name only those a
 * person chose, and the type is how such an argument is known (`app::named`). In JSON it is a plain string.
 */
export type FilePath = string;
/**
 * Which projects. Within one list the values are alternatives (OR), between lists all must hold (AND).
 * An empty list in a *filter* is "no condition"; a *selection* is never empty-means-all, see [`Selection`].
 * In every list of words [`Filter::NONE`] stands for projects without any value of the dimension.
 */
export type Filter = { 
/**
 * A search text in the language of [`crate::query`]; folded before comparing.
 */
text: string, 
/**
 * Search for the words as written only, not for what the vocabulary calls the same.
 */
exact: boolean, 
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
 * Codes of target classes.
 */
target_class: Array<string>, 
/**
 * Codes of modalities; a level-1 code covers its level-2 codes.
 */
modality: Array<string>, 
/**
 * Concept ids of indications; a broader one covers the narrower ones.
 */
indication: Array<string>, 
/**
 * Codes of indication areas (ICD-10 chapters).
 */
area: Array<string>, 
/**
 * Ministries (所管府省).
 */
ministry: Array<string>, 
/**
 * Integrated projects (統合プロジェクト), as imported.
 */
integrated: Array<string>, 
/**
 * Development phases (研究開発フェーズ), as imported.
 */
phase: Array<string>, 
/**
 * Last fiscal years.
 */
ends: Array<number>, 
/**
 * Prefectures (都道府県).
 */
prefecture: Array<string>, 
/**
 * Codes of budget ranges, see [`crate::budget`].
 */
budget: Array<string>, 
/**
 * Ids of themes, as text.
 */
theme: Array<string>, 
/**
 * Disclosure classes of what its latest list says.
 */
disclosure: Array<string>, 
/**
 * What is odd about its row: see [`Oddity`].
 */
issue: Array<string>, 
/**
 * What came of it: words of [`crate::OutcomeKind`].
 */
outcome: Array<string>, 
/**
 * Ids of programmes of the registry that projects are tied to; 0 = tied to none. `not` does not apply to it.
 */
registered: Array<number>, 
/**
 * Only projects that lack a tag of these kinds (of all of them).
 */
untagged: Array<Kind>, 
/**
 * Only projects whose tags want a look for one of these reasons.
 */
look: Array<Look>, 
/**
 * Dimensions whose values are not wanted instead of wanted.
 */
not: Array<Dim>, };
/**
 * The meeting's last word.
 */
export type Final = { 
/**
 * Verdict.
 */
verdict: Verdict, 
/**
 * Key of a reason; empty = none.
 */
reason: string, 
/**
 * Note.
 */
note: string, 
/**
 * When a held one comes back, ISO date; empty = not said.
 */
return_on: string, 
/**
 * Who recorded it.
 */
name: string, 
/**
 * Day of the meeting, ISO date.
 */
decided_on: string, };
/**
 * Who finished a project.
 */
export type Finished = { 
/**
 * Who.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
/**
 * How the numbers of a round flow. Always: `imported = tagged + untagged`, `in_round = shown + hidden`,
 * `shown = withdrawn + unread + read`, `read = sealed + agreed + settled + conflict`, and
 * `shown − withdrawn = kept + held + dropped + undecided`; the reasons of the dropped add up to them, those of the held likewise.
 */
export type Flow = { 
/**
 * Projects in the library when the list was frozen.
 */
imported: number, 
/**
 * Of these, with a tag of every kind.
 */
tagged: number, 
/**
 * The rest.
 */
untagged: number, 
/**
 * In the round.
 */
in_round: number, 
/**
 * Of these, not shown to this person.
 */
hidden: number, 
/**
 * The rest.
 */
shown: number, 
/**
 * Left the round.
 */
withdrawn: number, 
/**
 * Not every assigned reader has voted, or nobody is assigned; and no visible votes differ yet.
 */
unread: number, 
/**
 * Every assigned reader has voted, or visible votes differ already.
 */
read: number, 
/**
 * Of these, votes not visible yet.
 */
sealed: number, 
/**
 * Visible votes agree.
 */
agreed: number, 
/**
 * Visible votes differed and are settled.
 */
settled: number, 
/**
 * Visible votes differ.
 */
conflict: number, 
/**
 * Kept by the meeting.
 */
kept: number, 
/**
 * Held.
 */
held: number, 
/**
 * Dropped.
 */
dropped: number, 
/**
 * Without a last word.
 */
undecided: number, 
/**
 * Reasons of the dropped, most first.
 */
drop_reasons: Array<FlowReason>, 
/**
 * Reasons of the held, most first.
 */
hold_reasons: Array<FlowReason>, };
/**
 * A picture of the flow, as the window drew it.
 */
export type FlowPicture = { 
/**
 * Round.
 */
round: number, 
/**
 * A PNG file in base64 or the text of an SVG file, at most 20 MB.
 */
picture: string, 
/**
 * For whom; only those who may see what is 社外秘.
 */
audience: Audience, 
/**
 * Full path: `.png` or `.svg`.
 */
out: FilePath, };
/**
 * Projects of one reason.
 */
export type FlowReason = { 
/**
 * Key; empty = none given.
 */
reason: string, 
/**
 * In Japanese; empty for none given.
 */
name_ja: string, 
/**
 * In English.
 */
name_en: string, 
/**
 * Projects.
 */
projects: number, };
/**
 * A picture of the forge that the window drew. 社外秘, as all that stands in it.
 */
export type ForgePicture = { 
/**
 * What it shows.
 */
shows: ForgePictureOf, 
/**
 * Of which theme, for a map.
 */
theme?: number, 
/**
 * A PNG file in base64 or the text of an SVG file, at most 20 MB.
 */
picture: string, 
/**
 * For whom.
 */
audience: Audience, 
/**
 * Full path: `.png` or `.svg`.
 */
out: FilePath, };
/**
 * What a picture of the forge shows.
 */
export type ForgePictureOf = "map" | "network" | "overlap" | "coverage";
/**
 * What to forget.
 */
export type Forget = { "one": number } | "all";
/**
 * A format in words.
 */
export type FormatWord = { 
/**
 * Code.
 */
code: string, 
/**
 * Japanese.
 */
ja: string, 
/**
 * English.
 */
en: string, };
/**
 * What a stopped theme sets free.
 */
export type Freed = { 
/**
 * Its projects with the themes in which they would fit.
 */
projects: Array<FreedProject>, 
/**
 * Not shown because of interests.
 */
hidden: number, };
/**
 * A project that is free again.
 */
export type FreedProject = { 
/**
 * The project.
 */
project: ProjectRow, 
/**
 * What it brings, confirmed.
 */
assets: Array<Asset>, 
/**
 * Themes that lack it, the best fit first.
 */
fits: Array<LackingTheme>, };
/**
 * A project as it stood when a list was frozen (`round_item.frozen`).
 */
export type Frozen = { 
/**
 * Latest number.
 */
number: string, 
/**
 * Title.
 */
title_ja: string, 
/**
 * Title in English.
 */
title_en: string, 
/**
 * Summary.
 */
summary_ja: string, 
/**
 * Summary in English.
 */
summary_en: string, 
/**
 * Programme as the list wrote it.
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
 * 研究開発フェーズ as stated.
 */
phase: string, 
/**
 * First fiscal year.
 */
year_first: number | null, 
/**
 * Last fiscal year.
 */
year_last: number | null, 
/**
 * Confirmed tags.
 */
tags: Array<FrozenTag>, };
/**
 * A tag as it stood when a list was frozen.
 */
export type FrozenTag = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Concept.
 */
concept: string, 
/**
 * What it was called.
 */
label_ja: string, 
/**
 * In English.
 */
label_en: string, 
/**
 * 主
 */
main: boolean, };
/**
 * A stretch of time without funding, within a project or between two.
 */
export type Gap = { 
/**
 * First day without, ISO.
 */
starts: string, 
/**
 * Last day without, ISO.
 */
ends: string, 
/**
 * Whole months, at least 1.
 */
months: number, 
/**
 * Both borders are stated: by a day, or by a row for several fiscal years.
 */
stated: boolean, };
/**
 * One candidate.
 */
export type GapCandidate = { 
/**
 * The project.
 */
project: ProjectRow, 
/**
 * 0 to 100.
 */
score: number, 
/**
 * A person confirmed the asset (else only its text suggests it).
 */
confirmed: boolean, 
/**
 * Why, and what speaks against it.
 */
because: Array<Because>, 
/**
 * The sentence that says it brings what is missing.
 */
quote: Quote | null, 
/**
 * Other needs of the theme it would close too.
 */
also: Array<Need>, 
/**
 * Themes that have it.
 */
themes: Array<ThemeRef>, };
/**
 * Write a decision down.
 */
export type GateDecide = { 
/**
 * The row of the gate.
 */
gate: number, 
/**
 * The day, ISO.
 */
decided_on: string, 
/**
 * What.
 */
verdict: GateVerdict, 
/**
 * Who decided; needed.
 */
who: string, 
/**
 * On what; needed.
 */
basis: string, 
/**
 * Who was of another mind, and why.
 */
dissent: string, 
/**
 * Conditions; needed where the verdict is conditional.
 */
conditions: string, };
/**
 * A decision at a gate. It stays; another one corrects it.
 */
export type GateDecision = { 
/**
 * Id.
 */
id: number, 
/**
 * The row of the gate.
 */
gate: number, 
/**
 * The day, ISO.
 */
decided_on: string, 
/**
 * What.
 */
verdict: GateVerdict, 
/**
 * Who decided.
 */
who: string, 
/**
 * On what.
 */
basis: string, 
/**
 * Who was of another mind, and why.
 */
dissent: string, 
/**
 * Conditions.
 */
conditions: string, 
/**
 * How the checklist stood: name in both languages, state.
 */
items: Array<[string, string, string]>, 
/**
 * Who wrote it down.
 */
by: string, 
/**
 * When.
 */
at: string, };
/**
 * A gate: what is missing, how many months, how much money.
 */
export type GateReach = { 
/**
 * The row of the gate.
 */
id: number, 
/**
 * Month after which it stands; `None` = not said.
 */
due: number | null, 
/**
 * The same in the plan compared with.
 */
base_due: number | null, 
/**
 * Items in order.
 */
items: Array<ItemReach>, 
/**
 * Items that are 有.
 */
have: number, 
/**
 * Months until the last of what is missing is there; `None` where nothing is missing, or something has no task.
 */
months: number | null, 
/**
 * Yen of the tasks that bring what is missing, each once, from this fiscal year on.
 */
yen: number, 
/**
 * The latest decision.
 */
verdict: GateVerdict | null, 
/**
 * Every criterion is fixed.
 */
fixed: boolean, };
/**
 * What was decided at a gate.
 */
export type GateVerdict = "go" | "conditional" | "hold" | "no-go";
/**
 * A tag a reader or a ruling gives (`decision.tags`, `ruling.tags`).
 */
export type GivenTag = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Concept.
 */
concept: string, 
/**
 * 主
 */
main: boolean, };
/**
 * What to do with the rows of a group.
 */
export type GroupChoice = "take" | "skip";
/**
 * How sure a guess is and why.
 */
export type GuessReason = "heading" | "heading_part" | "values" | "swapped" | "profile" | "chosen" | "none";
/**
 * Notes of the handbook.
 */
export type Handbook = { 
/**
 * Rows of the sheet `note`, in order.
 */
notes: Array<PlanRow>, 
/**
 * How many there are without the search.
 */
all: number, 
/**
 * Themes.
 */
themes: Array<PlanNamed>, 
/**
 * Headings that a new plan's gates begin with: rows of the sheet `default-item`, in order.
 */
defaults: Array<PlanRow>, };
/**
 * The handbook as a workbook.
 */
export type HandbookExport = { 
/**
 * Which notes.
 */
notes: HandbookRequest, 
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
out: FilePath, };
/**
 * Which notes.
 */
export type HandbookRequest = { 
/**
 * Words that all must stand in a note or its theme's name, read as in the search of projects (folded).
 */
search?: string, 
/**
 * Of one theme.
 */
theme?: number, 
/**
 * Of one kind: gate, data, ip.
 */
kind?: string, };
/**
 * A hand-over.
 */
export type Handover = { 
/**
 * Id.
 */
id: number, 
/**
 * Earlier project.
 */
earlier: number, 
/**
 * Later project.
 */
later: number, 
/**
 * How.
 */
kind: HandoverKind, 
/**
 * Months without funding between them; negative = they overlap. `None` = a date is missing, or the later one was over
 * before the earlier began.
 */
gap_months: number | null, 
/**
 * The pair of programmes it follows, if one is in the registry.
 */
pair: number | null, 
/**
 * How sure that pair is.
 */
pair_status: PairStatus | null, 
/**
 * That pair is 想定 or has no source, it does not hold when the later project begins, or its successor had ended by then.
 */
pair_uncertain: boolean, 
/**
 * Note.
 */
note: string, 
/**
 * Who.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
/**
 * A project that may have carried this one on, or that this one may have carried on. A person decides.
 */
export type HandoverCandidate = { 
/**
 * The other project.
 */
row: ProjectRow, 
/**
 * It comes before (else behind).
 */
before: boolean, 
/**
 * How like the titles are, percent.
 */
likeness: number, 
/**
 * The institutions agree.
 */
institution: boolean, 
/**
 * The researchers agree.
 */
researcher: boolean, 
/**
 * Their programmes are a pair of the registry.
 */
pair: boolean, 
/**
 * How sure that pair is.
 */
pair_status: PairStatus | null, 
/**
 * As [`Handover::pair_uncertain`].
 */
pair_uncertain: boolean, 
/**
 * The kind that would be set.
 */
kind: HandoverKind, };
/**
 * Which hand-over.
 */
export type HandoverId = { 
/**
 * Id.
 */
id: number, };
/**
 * How a project was carried on.
 */
export type HandoverKind = "pairing" | "matching" | "other";
/**
 * Says that one project carries on another.
 */
export type HandoverNew = { 
/**
 * Earlier project.
 */
earlier: number, 
/**
 * Later project, another.
 */
later: number, 
/**
 * How.
 */
kind: HandoverKind, 
/**
 * Note, at most 500 characters.
 */
note: string, };
/**
 * One entry.
 */
export type Hearing = { 
/**
 * Id.
 */
id: number, 
/**
 * By.
 */
by: string, 
/**
 * At, ISO-8601 UTC.
 */
at: string, 
/**
 * 同意 / 辞退 / 未確認
 */
agreed: Agreed, 
/**
 * Whom they spoke with; `None` = nobody yet.
 */
spoke_to: SpokeTo | null, 
/**
 * Who of the team.
 */
spoke_by: string, 
/**
 * ISO date; empty = not yet.
 */
held_on: string, 
/**
 * Which data exist.
 */
data: string, 
/**
 * Note.
 */
note: string, };
/**
 * What an entry says.
 */
export type HearingFields = { 
/**
 * 同意 / 辞退 / 未確認
 */
agreed: Agreed, 
/**
 * Whom they spoke with; `None` = nobody yet.
 */
spoke_to: SpokeTo | null, 
/**
 * Who of the team.
 */
spoke_by: string, 
/**
 * ISO date; empty = not yet.
 */
held_on: string, 
/**
 * Which data exist.
 */
data: string, 
/**
 * Note.
 */
note: string, };
/**
 * Which entry.
 */
export type HearingId = { 
/**
 * Id.
 */
id: number, };
/**
 * Hearings of one theme, or of all themes that are not stopped.
 */
export type HearingRequest = { 
/**
 * Which theme; absent = all.
 */
theme?: number, };
/**
 * A new entry, or another wording of one.
 */
export type HearingSave = { 
/**
 * Which; absent = a new one.
 */
id?: number, 
/**
 * Theme.
 */
theme: number, 
/**
 * Project, which must be in the theme.
 */
project: number, 
/**
 * What it says.
 */
fields: HearingFields, };
/**
 * The work list and what was heard.
 */
export type Hearings = { 
/**
 * Every project of the themes with where it stands: not asked first, then declined, then agreed; within by theme and place.
 */
standing: Array<Standing>, 
/**
 * Of these, how many were not asked yet.
 */
open: number, 
/**
 * Projects that are not shown because of interests.
 */
hidden: number, };
/**
 * A hint with the part of the text it is about.
 */
export type Hint = { 
/**
 * What.
 */
code: HintCode, 
/**
 * The words it is about, at most 40 characters; empty = the whole.
 */
about: string, };
/**
 * Why a query is read otherwise than it may have been meant; worded in the window.
 */
export type HintCode = "quote-open" | "bracket-odd" | "operator-alone" | "field-unknown" | "field-empty" | "range-unreadable" | "only-signs" | "pattern" | "too-long" | "too-deep";
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
 * The whole log as a workbook.
 */
export type HistoryExport = { 
/**
 * For whom; only those who may see what is 社外秘.
 */
audience: Audience, 
/**
 * Language.
 */
language: DocumentLanguage, 
/**
 * Full path of the workbook to write.
 */
out: FilePath, };
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
 * What the home screen shows beside matrix, themes and views.
 */
export type Home = { 
/**
 * Projects of the library.
 */
projects: number, 
/**
 * What happened since this machine last had the library open.
 */
since: Since, 
/**
 * What waits for a person, in the order of the screen; only what there is any of.
 */
waiting: Array<Waiting>, 
/**
 * How far tagging is, in the order target, modality, indication.
 */
coverage: Array<Coverage>, 
/**
 * Projects with a confirmed tag of all three kinds.
 */
complete: number, 
/**
 * What came of the projects: kinds that have an entry or a target.
 */
kpi: Array<Kpi>, };
/**
 * A file to import.
 */
export type ImportFile = { 
/**
 * Full path.
 */
file: FilePath, };
/**
 * Imports so far, newest first.
 */
export type ImportLog = { 
/**
 * At most 200.
 */
imports: Array<PastImport>, };
/**
 * What the user decided; everything left out is guessed or the default.
 */
export type ImportOptions = { 
/**
 * Sheet (or table of a page) by name.
 */
sheet?: string, 
/**
 * Encoding of a text table: `utf-8`, `cp932`, `euc-jp`, `utf-16le`, `utf-16be`.
 */
encoding?: string, 
/**
 * Delimiter of a text table, one ASCII character.
 */
delimiter?: string, 
/**
 * 1-based rows of the heading; empty = found by itself.
 */
header_rows: Array<number>, 
/**
 * Field of each column by position; overrides the guess. `null` = keep under its heading.
 */
columns: { [key in number]: ListField | null }, 
/**
 * Name of a saved mapping; otherwise the one saved for a list of this shape is taken.
 */
profile?: string, 
/**
 * Do not look for a saved mapping of this shape.
 */
without_profile: boolean, 
/**
 * Fiscal year of rows that state none (an adopted list tells it in its title).
 */
fiscal_year?: number, 
/**
 * The list was not published by AMED: its fields are 社外秘 instead of 公開.
 */
confidential: boolean, 
/**
 * New projects.
 */
new: GroupChoice, 
/**
 * Known projects with a new year or other values.
 */
changed: GroupChoice, 
/**
 * Rows that may be a known project under another number or title.
 */
possible: GroupChoice, 
/**
 * All conflicts not settled one by one.
 */
conflicts: ConflictChoice, 
/**
 * Conflicts settled one by one, by `row:field` (`12:title_ja`).
 */
conflict: { [key in string]: ConflictChoice }, 
/**
 * Rows that may be a known project, settled one by one, by row.
 */
same: { [key in number]: SameChoice }, 
/**
 * Repairs to make wherever they are certain, by the code of the damage.
 */
repair: Array<IssueCode>, };
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
 * What the content is: `xlsx`, `xls`, `xlsb`, `ods`, `csv`, `tsv`, `html`, `json`, `sqlite`.
 */
format: string, 
/**
 * Sheets, or tables of a page.
 */
sheets: Array<SheetChoice>, 
/**
 * The sheet read.
 */
sheet: string | null, 
/**
 * Text encoding, for text tables.
 */
encoding: string | null, 
/**
 * Delimiter, for text tables.
 */
delimiter: string | null, 
/**
 * 1-based rows of the heading; empty for records.
 */
header_rows: Array<number>, 
/**
 * The first rows of the sheet and what each was taken for (at most 30), then notable ones below.
 */
layout: Array<LayoutRow>, 
/**
 * The columns.
 */
columns: Array<Column>, 
/**
 * Saved mappings; those that fit first.
 */
profiles: Array<ProfileChoice>, 
/**
 * The saved mapping in force.
 */
profile: string | null, 
/**
 * Rows state no fiscal year, but the title of the page, the sheet or the lines above say this one.
 */
proposed_year: number | null, 
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
 * What an import did (or would do). `rows = new + changed + unchanged + possible + unreadable`; `vanished`
 * are projects of the library, not rows of the file.
 */
export type ImportReport = { 
/**
 * Data rows of the file, hidden ones included, totals and notes not.
 */
rows: number, 
/**
 * Rows of projects that are not in the library.
 */
new: number, 
/**
 * Rows of known projects that bring a new year or other values.
 */
changed: number, 
/**
 * Rows that are in the library as they are.
 */
unchanged: number, 
/**
 * Rows that may be a known project.
 */
possible: number, 
/**
 * Rows not imported.
 */
unreadable: number, 
/**
 * Of all these, rows left out by the choice for their group.
 */
skipped: number, 
/**
 * Of the changed, rows that bring a fiscal year the known project had not.
 */
new_years: number, 
/**
 * Of the changed, rows whose title differs from the year before.
 */
title_changed: number, 
/**
 * Of the possible, rows with another number for a known title.
 */
renumbered: number, 
/**
 * Conflicts with persons' values.
 */
conflicts: number, 
/**
 * Distinct projects in the file.
 */
projects: number, 
/**
 * Projects that were not in the library.
 */
projects_new: number, 
/**
 * Distinct project and fiscal year in the file; rows that state no year are not counted.
 */
years: number, 
/**
 * 外数: projects of the library that the file, being a later list of the same programmes and source, no longer names.
 */
vanished: number, 
/**
 * The first of them, by key.
 */
vanished_first: Array<Vanished>, 
/**
 * Tags the rows' own columns bring, proposed until confirmed.
 */
tags: number, 
/**
 * Words of these columns in no vocabulary.
 */
unmatched: number, 
/**
 * How many issues there are of each code, strictly counted.
 */
issue_counts: { [key in IssueCode]?: number }, 
/**
 * Oddities with their places: at most 500 of a code, in the order of the file.
 */
issues: Array<IssueView>, };
/**
 * A file and how to read it.
 */
export type ImportRequest = { 
/**
 * Full path.
 */
file: FilePath, 
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
 * One interest of a person.
 */
export type Interest = { 
/**
 * Id; `None` = the employer, which needs no declaration.
 */
id: number | null, 
/**
 * Whose.
 */
person: number, 
/**
 * In what.
 */
kind: InterestKind, 
/**
 * Organisation, programme, researcher or institution by name; of a project its title, empty where it may not be shown.
 */
name: string, 
/**
 * The programme or the project.
 */
of: number | null, 
/**
 * What the interest is.
 */
note: string, 
/**
 * Projects it hides, those that whoever asks may not see left out.
 */
projects: number, 
/**
 * Who declared it.
 */
by: string, 
/**
 * When, ISO-8601 UTC; empty for an employer.
 */
at: string, };
/**
 * What declaring an interest would hide.
 */
export type InterestEffect = { 
/**
 * Projects hidden by it, those that whoever asks may not see left out.
 */
projects: number, 
/**
 * Of these, hidden already.
 */
already: number, 
/**
 * Open assignments that would be taken away.
 */
assignments: number, };
/**
 * Which interest.
 */
export type InterestId = { 
/**
 * Id.
 */
id: number, };
/**
 * What an interest is in.
 */
export type InterestKind = "organisation" | "programme" | "project" | "tie";
/**
 * Lifts a block, or lets it stand again. A chair's, never for oneself.
 */
export type InterestLift = { 
/**
 * From whom the project is hidden.
 */
person: number, 
/**
 * The project.
 */
project: number, 
/**
 * Why, 1–500 characters; `null` = the block stands again.
 */
reason: string | null, };
/**
 * Declares an interest: one's own; a chair anybody's.
 */
export type InterestNew = { 
/**
 * Whose.
 */
person: number, 
/**
 * In what.
 */
kind: InterestKind, 
/**
 * Organisation, researcher or institution, 2–120 characters; unused for a programme or project.
 */
name: string, 
/**
 * Programme or project.
 */
of?: number, 
/**
 * What the interest is, at most 500 characters.
 */
note: string, };
/**
 * Whose interests; left out, everybody's (for a chair), one's own (for anybody else).
 */
export type InterestRequest = { 
/**
 * Whose.
 */
person?: number, };
/**
 * Interests and what they hide.
 */
export type Interests = { 
/**
 * The interests, by person.
 */
interests: Array<Interest>, 
/**
 * What they hide, with reasons: for a chair; nobody else is told. At most 500.
 */
blocked: Array<Blocked>, 
/**
 * All of them; of somebody else's those that this person may see.
 */
blocked_total: number, };
/**
 * What is odd about a place in an imported file. The row is kept unless said otherwise.
 */
export type IssueCode = "number-not-standard" | "number-missing" | "row-without-title-and-number" | "hidden-project" | "duplicate-year" | "budget-conflict" | "year-unreadable" | "year-conflict" | "duplicate-header" | "error-cell" | "truncated-cell" | "control-character" | "invisible-character" | "undecodable" | "mojibake" | "total-row" | "note-row" | "amount-unreadable" | "date-unreadable" | "era-past-end" | "date-like-gene" | "serial-like-gene" | "e-notation" | "lost-leading-zero" | "renumbered" | "near-duplicate" | "title-changed" | "conflict" | "column-swapped" | "hidden-row" | "hidden-column" | "hidden-sheet" | "filtered-sheet" | "second-table" | "statistics-table" | "format-mismatch" | "unmatched-term";
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
 * What an item of a gate still takes.
 */
export type ItemReach = { 
/**
 * The row of the item.
 */
id: number, 
/**
 * 0 to 3: 無 or not said, 不明, 取得中, 有.
 */
reached: number, 
/**
 * Whole months from today to the end of the task that brings it, 0 when it has ended; `None` without one, or 有.
 */
months: number | null, 
/**
 * Yen of that task from this fiscal year on, of a package with those of its tasks; `None` without a task, or 有.
 */
yen: number | null, 
/**
 * Supports of the plan that fill it, by name, with their state.
 */
supports: Array<[string, string]>, };
/**
 * A reader of a project.
 */
export type ItemReader = { 
/**
 * Who.
 */
person: number, 
/**
 * Name.
 */
name: string, 
/**
 * Has voted. What, is not told here.
 */
voted: boolean, };
/**
 * A workbook with a checklist.
 */
export type ItemsFile = { 
/**
 * The workbook.
 */
path: FilePath, 
/**
 * Which of its sheets; left out = the first that holds one.
 */
sheet?: string, };
/**
 * What a workbook says of a checklist, to be looked at before it is put.
 */
export type ItemsRead = { 
/**
 * Sheets of the workbook.
 */
sheets: Array<string>, 
/**
 * The one read.
 */
sheet: string, 
/**
 * Columns of [`Sheet::Item`] that were recognised, with the heading they stand under.
 */
columns: Array<[string, string]>, 
/**
 * Headings that were not.
 */
left: Array<string>, 
/**
 * Rows as they were read: cells by name, as texts.
 */
rows: Array<{ [key in string]: string }>, 
/**
 * Merged cells, whose value counts for their first cell.
 */
merged: number, };
/**
 * Items of a round for the chair, a page.
 */
export type ItemsRequest = { 
/**
 * Which.
 */
round: number, 
/**
 * From which.
 */
offset: number, 
/**
 * At most 500.
 */
limit: number, 
/**
 * Only those with fewer readers than wanted.
 */
short: boolean, };
/**
 * Keep these spellings apart; never propose them again.
 */
export type KeepApart = { 
/**
 * The spellings.
 */
names: Array<string>, };
/**
 * The three kinds of tag AND-E adds to AMED's projects (AMED itself publishes none of them).
 */
export type Kind = "target" | "modality" | "indication";
/**
 * A number for each kind.
 */
export type KindCounts = { 
/**
 * 標的
 */
target: number, 
/**
 * モダリティ
 */
modality: number, 
/**
 * 適応
 */
indication: number, };
/**
 * One kind of outcome.
 */
export type KindOutcomes = { 
/**
 * Kind.
 */
kind: OutcomeKind, 
/**
 * Sum of amounts.
 */
total: number, 
/**
 * Projects with an entry of this kind (0 and なし count, an empty cell does not): how far it is known at all. More than
 * the projects it came of, which the filter `outcome` finds.
 */
entered: number, 
/**
 * Entries that are no number; they are in no sum.
 */
unreadable: number, 
/**
 * By fiscal year, ascending; entries without a year last (`None`).
 */
years: Array<YearOutcomes>, 
/**
 * By programme, most first.
 */
programmes: Array<ProgrammeOutcomes>, };
/**
 * One kind of outcome over the years.
 */
export type Kpi = { 
/**
 * What (never a budget).
 */
kind: OutcomeKind, 
/**
 * Sum of the counts that lists state and people entered.
 */
total: number, 
/**
 * By fiscal year, ascending; the last eight years that have an entry.
 */
years: Array<KpiYear>, 
/**
 * Projects with an entry, as `outcome.table` counts them.
 */
entered: number, };
/**
 * A target.
 */
export type KpiTarget = { 
/**
 * Id.
 */
id: number, 
/**
 * Kind.
 */
kind: OutcomeKind, 
/**
 * First fiscal year.
 */
year_first: number, 
/**
 * Last.
 */
year_last: number, 
/**
 * What the amount is for.
 */
per: TargetPer, 
/**
 * Of this programme; `None` = of AMED as a whole.
 */
programme: number | null, 
/**
 * Its name.
 */
programme_name: string, 
/**
 * Amount.
 */
amount: number, 
/**
 * Where it is stated.
 */
source: string, 
/**
 * How far it can be relied on.
 */
state: FactState, 
/**
 * Note.
 */
note: string, 
/**
 * Who changed it last; empty = as it was shipped.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
/**
 * A fiscal year of an outcome.
 */
export type KpiYear = { 
/**
 * Fiscal year.
 */
year: number, 
/**
 * Count.
 */
amount: number, };
/**
 * Which themes lack what a project has.
 */
export type Lacking = { 
/**
 * The best fit first.
 */
themes: Array<LackingTheme>, };
/**
 * A theme that lacks what a project has.
 */
export type LackingTheme = { 
/**
 * Theme.
 */
theme: ThemeRef, 
/**
 * Its gaps that the project would close.
 */
needs: Array<Need>, 
/**
 * 0 to 100.
 */
score: number, 
/**
 * Why.
 */
because: Array<Because>, };
/**
 * Interface language.
 */
export type Language = "ja" | "en";
/**
 * What a row of the sheet is.
 */
export type LayoutPart = "above" | "heading" | "data" | "total" | "note" | "other";
/**
 * A part of the sheet and how it was understood, for the picture of the layout.
 */
export type LayoutRow = { 
/**
 * 1-based row in the sheet.
 */
row: number, 
/**
 * What it was taken for.
 */
part: LayoutPart, 
/**
 * Its first cells, by column.
 */
cells: Array<string>, };
/**
 * Something that must not leave.
 */
export type Leak = { 
/**
 * What it is, as `leaks::Kind` writes it; worded under `leak.<kind>`.
 */
kind: string, 
/**
 * Where it stands, as `leaks::Place` writes it: `cell:SHEET!A1`, `property:core/FIELD` …
 */
where: string, 
/**
 * What stands there, shortened.
 */
text: string, };
/**
 * Somebody answers for a document that leaves although something was found in it.
 */
export type LeakOverride = { 
/**
 * The digest of the findings that were looked at: others than these are not answered for.
 */
seen: string, 
/**
 * Who, at most 100 characters.
 */
by: string, 
/**
 * Why it may leave, at most 1,000 characters.
 */
reason: string, };
/**
 * What a workbook carries.
 */
export type LeakReport = { 
/**
 * In the order of the workbook.
 */
leaks: Array<Leak>, 
/**
 * Further ones, beyond what is listed.
 */
more: number, 
/**
 * Parts of the package that could not be read to their end: with any of them the workbook is not clean.
 */
unread: Array<string>, 
/**
 * Words that were set aside because a published list of the open library says them of its projects.
 */
published: number, };
/**
 * Which workbook.
 */
export type LeakRequest = { 
/**
 * An `.xlsx` or `.xlsm`.
 */
file: FilePath, };
/**
 * The findings that kept a document from being written.
 */
export type LeakSeen = { 
/**
 * Their digest, as the refusal `leaks-found` names it.
 */
seen: string, };
/**
 * A project that is not proposed.
 */
export type LeftOut = { 
/**
 * The project.
 */
project: ProjectRow, 
/**
 * Why not.
 */
because: Array<Because>, };
/**
 * A combination that is not proposed.
 */
export type LeftPair = { 
/**
 * Its projects.
 */
projects: Array<ProposedProject>, 
/**
 * Why not.
 */
because: Array<Because>, };
/**
 * What was taught about one word for one concept.
 */
export type Lesson = { 
/**
 * Id.
 */
id: number, 
/**
 * Kind.
 */
kind: Kind, 
/**
 * The words, as first met.
 */
surface: string, 
/**
 * The concept.
 */
concept: Concept, 
/**
 * How often accepted.
 */
accepted: number, 
/**
 * How often turned down.
 */
rejected: number, 
/**
 * What becomes of a certainty of 0.9, to show the effect.
 */
of_ninety: number, };
/**
 * Forget what was taught.
 */
export type LessonForget = { 
/**
 * What.
 */
what: Forget, };
/**
 * Everything taught, the most often decided first.
 */
export type Lessons = { 
/**
 * How many in all.
 */
total: number, 
/**
 * At most 500.
 */
lessons: Array<Lesson>, };
/**
 * A level of the hierarchy, in the order of the list.
 */
export type Level = { 
/**
 * At most 1,000.
 */
concepts: Array<LevelEntry>, };
/**
 * One concept of a level.
 */
export type LevelEntry = { 
/**
 * The concept.
 */
concept: Concept, 
/**
 * Projects that carry exactly it.
 */
projects: number, 
/**
 * How many are directly below it.
 */
below: number, 
/**
 * Made in this library.
 */
own: boolean, };
/**
 * A library and where a copy of it goes.
 */
export type LibraryCopy = { 
/**
 * Full path of what is copied.
 */
path: FilePath, 
/**
 * Where it is encrypted.
 */
passphrase?: Passphrase, 
/**
 * Full path of the copy, ending in `.tsumugi`; nothing may stand there.
 */
out: FilePath, };
/**
 * A new library.
 */
export type LibraryNew = { 
/**
 * Full path, ending in `.tsumugi`.
 */
path: FilePath, 
/**
 * Encrypts it from the first byte; left out: not encrypted.
 */
passphrase?: Passphrase, };
/**
 * A library to open.
 */
export type LibraryOpen = { 
/**
 * Full path.
 */
path: FilePath, 
/**
 * Where it is encrypted.
 */
passphrase?: Passphrase, 
/**
 * Look only: beside a colleague who works in it, or where it may not be written.
 */
read_only?: boolean, };
/**
 * Where the sample goes.
 */
export type LibraryPath = { 
/**
 * Full path, ending in `.tsumugi`.
 */
path: FilePath, };
/**
 * State of the window's library, the first thing every screen needs.
 */
export type LibraryStatus = { 
/**
 * `None` while no library is open (first-run page).
 */
open: OpenLibrary | null, 
/**
 * The encrypted library that waits for its passphrase (locked by hand, by idleness, or just chosen).
 */
locked: LockedLibrary | null, 
/**
 * Version of the application.
 */
version: string, };
/**
 * A lineage.
 */
export type Lineage = { 
/**
 * The project asked for.
 */
project: number, 
/**
 * All projects, earliest first.
 */
projects: Array<LineageProject>, 
/**
 * Stretches, by start.
 */
stretches: Array<Stretch>, 
/**
 * Years, ascending.
 */
years: Array<LineageYear>, 
/**
 * Hand-overs.
 */
handovers: Array<Handover>, 
/**
 * Without funding.
 */
gaps: Array<Gap>, 
/**
 * Proposed, at most six.
 */
candidates: Array<HandoverCandidate>, 
/**
 * Hand-overs lead in a circle; it was cut where it closed.
 */
cycle: boolean, };
/**
 * A project of a lineage.
 */
export type LineageProject = { 
/**
 * As in the list.
 */
row: ProjectRow, 
/**
 * Steps from the project asked for: negative = before, 0 = itself, positive = behind it.
 */
distance: number, 
/**
 * Themes.
 */
themes: Array<ThemeOfProject>, 
/**
 * What came of it.
 */
outcomes: Array<OutcomeEntry>, 
/**
 * 調整費
 */
adjustments: Array<Adjustment>, };
/**
 * A fiscal year of a lineage.
 */
export type LineageYear = { 
/**
 * Project.
 */
project: number, 
/**
 * Fiscal year.
 */
year: number, 
/**
 * Number in that year.
 */
number: string, 
/**
 * Programme as lists have it.
 */
programme: string, 
/**
 * Yen; `None` = not stated.
 */
budget_yen: number | null, 
/**
 * The amount is a thousand times more or less than in the years beside it.
 */
unit_slip: boolean, 
/**
 * Title, when it differs from the year before.
 */
title_changed: string | null, };
/**
 * What a column of a list can be. The window has another `Field`, that of a search text.
 */
export type ListField = "number" | "title_ja" | "title_en" | "summary_ja" | "summary_en" | "programme" | "institution" | "researcher" | "position" | "fiscal_year" | "start" | "end" | "budget" | "total_budget" | "keyword" | "phase" | "ministry" | "integrated" | "prefecture" | "target" | "modality" | "indication" | "papers" | "poc" | "trial" | "licensing" | "approval" | "carried" | "source_url" | "category" | "note" | "stable_id" | "other_id" | "row_number";
/**
 * One reader's part of a round.
 */
export type Load = { 
/**
 * Who.
 */
person: number, 
/**
 * Name.
 */
name: string, 
/**
 * Employer.
 */
organisation: string, 
/**
 * Field.
 */
field: string, 
/**
 * Takes new work: active today, and not for the last day.
 */
active: boolean, 
/**
 * Assigned.
 */
assigned: number, 
/**
 * Of these, voted on.
 */
voted: number, 
/**
 * Projects of the round hidden from the person: can never be assigned.
 */
blocked: number, };
/**
 * A vocabulary that was loaded.
 */
export type LoadedVocabulary = { 
/**
 * Id.
 */
id: number, 
/**
 * Name.
 */
name: string, 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Code of the format.
 */
format: string, 
/**
 * File name.
 */
file: string, 
/**
 * Version.
 */
version: string, 
/**
 * Licence.
 */
licence: string, 
/**
 * SHA-256 of the file.
 */
sha256: string, 
/**
 * Concepts.
 */
terms: number, 
/**
 * Who.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
/**
 * An encrypted library that is not open.
 */
export type LockedLibrary = { 
/**
 * Full path.
 */
path: FilePath, 
/**
 * File name without folder and ending.
 */
name: string, };
/**
 * Why the tags of a project want a look.
 */
export type Look = "unfinished" | "proposed" | "conflicting" | "obsolete";
/**
 * An operation after the backup.
 */
export type LostStep = { 
/**
 * Operation.
 */
operation: number, 
/**
 * ISO-8601 UTC.
 */
at: string, 
/**
 * Who.
 */
by: string, 
/**
 * What, in Japanese.
 */
sentence_ja: string, 
/**
 * What, in English.
 */
sentence_en: string, };
/**
 * A place of a text that names a concept.
 */
export type Mark = { 
/**
 * Where it begins, in Unicode code points.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * Position in `TaggingProject::candidates`.
 */
candidate: number, 
/**
 * Not what the project is about (a tool, a negated or excluded disease …): the reason's code.
 */
aside: string | null, };
/**
 * Counts of projects. A project with several values of a dimension counts in each of their cells.
 */
export type Matrix = { 
/**
 * Values downwards, each with the number of its projects.
 */
rows: Array<FacetValue>, 
/**
 * Values across, each with the number of its projects.
 */
columns: Array<FacetValue>, 
/**
 * Row by row.
 */
cells: Array<number>, 
/**
 * The same for each value of the third dimension.
 */
layers: Array<MatrixLayer>, 
/**
 * Projects the filter finds.
 */
total: number, 
/**
 * Of these, projects that stand in at least one cell shown.
 */
placed: number, 
/**
 * Values downwards that are left out.
 */
more_rows: number, 
/**
 * Values across that are left out.
 */
more_columns: number, 
/**
 * Cells that somebody marked as wanted (狙い), whether they are empty or not.
 */
wanted: Array<WantedCell>, };
/**
 * A matrix as a workbook. Counts of what is 社外秘 (tags, themes, notes) are 社外秘 themselves.
 */
export type MatrixExport = { 
/**
 * Which.
 */
matrix: MatrixRequest, 
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
out: FilePath, 
/**
 * Who answers for what the leak check finds in it.
 */
answer?: LeakOverride, };
/**
 * The cells of one value of the third dimension.
 */
export type MatrixLayer = { 
/**
 * The value, with the number of its projects.
 */
value: FacetValue, 
/**
 * Row by row.
 */
cells: Array<number>, };
/**
 * Two dimensions against each other.
 */
export type MatrixRequest = { 
/**
 * Which projects.
 */
filter: Filter, 
/**
 * Downwards.
 */
rows: Dim, 
/**
 * Across.
 */
columns: Dim, 
/**
 * One small matrix for each value of a third.
 */
third: Dim | null, 
/**
 * Values of an axis, at most 60; the most frequent ones. Of the third at most 12.
 */
most: number, };
/**
 * The axes of a matrix.
 */
export type MatrixShape = { 
/**
 * Downwards.
 */
rows: Dim, 
/**
 * Across.
 */
columns: Dim, 
/**
 * One small matrix for each value of a third.
 */
third: Dim | null, };
/**
 * As whom this window works.
 */
export type Me = { 
/**
 * Who; `None` = nobody was said.
 */
id: number | null, 
/**
 * Name; empty = nobody.
 */
name: string, 
/**
 * Employer.
 */
organisation: string, 
/**
 * Is a chair.
 */
chair: boolean, 
/**
 * Whether the library has people at all.
 */
people: boolean, 
/**
 * Projects that are not shown because of interests.
 */
hidden: number, 
/**
 * The clock of this machine is behind the newest entry of the library: the time of that entry, ISO-8601 UTC.
 */
clock_behind: string | null, };
/**
 * What alternatives are compared by. [P]
 */
export type Measure = "coverage" | "evidence" | "stage" | "effort" | "competition" | "time";
/**
 * A project of a combination.
 */
export type Member = { 
/**
 * The project.
 */
project: ProposedProject, 
/**
 * Its role.
 */
role: Role, 
/**
 * What it brings that no other member does.
 */
closes: Array<Need>, 
/**
 * Of these, what is only being obtained (取得中): not closed yet.
 */
obtaining: Array<Need>, 
/**
 * A sentence for each of these that says so, in the same order; `None` = confirmed by a person without a sentence.
 */
quotes: Array<Quote | null>, 
/**
 * Of these, confirmed by a person.
 */
confirmed: Array<Need>, };
/**
 * What to do with a name.
 */
export type NameChange = "add" | "remove" | "off" | "on";
/**
 * Where a name of a concept comes from.
 */
export type NameOrigin = "shipped" | "loaded" | "person" | "word";
/**
 * A place of a text that names a concept.
 */
export type NamedConcept = { 
/**
 * Where it begins, in Unicode code points.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * The words themselves.
 */
text: string, 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Ids, the likeliest first.
 */
ids: Array<string>, 
/**
 * Certainty from 0 to 1.
 */
score: number, 
/**
 * Certain enough to be ticked before a person has looked.
 */
ticked: boolean, 
/**
 * Code of the rule that decided; worded in `Suggestions::reasons`.
 */
reason: string, };
/**
 * What a theme needs at a step of the value chain: a cell of the board. [P]
 */
export type Need = "human" | "function" | "assay" | "matter" | "lead" | "delivery" | "efficacy" | "model" | "biomarker" | "safety" | "cmc" | "gmp" | "ip" | "cohort" | "site";
/**
 * Where a need stands.
 */
export type NeedState = "closed" | "obtaining" | "suggested" | "open";
/**
 * A network.
 */
export type Network = { 
/**
 * Nodes; themes first, then concepts, then projects, each by edges.
 */
nodes: Array<Node>, 
/**
 * Edges, by place in `nodes`.
 */
edges: Array<[number, number]>, 
/**
 * Nodes left out for the limit.
 */
cut: number, 
/**
 * Projects that are not shown because of interests.
 */
hidden: number, };
/**
 * Projects, concepts and themes as a network.
 */
export type NetworkRequest = { 
/**
 * Which projects; themes and concepts are those of them.
 */
selection: Selection, 
/**
 * Only projects in themes.
 */
themed: boolean, 
/**
 * Kinds of concepts to show; empty = none of them.
 */
kinds: Array<Kind>, 
/**
 * Nodes at most, up to 2,000: those with most edges stay.
 */
limit: number, };
/**
 * A programme that may follow.
 */
export type NextProgramme = { 
/**
 * Programme.
 */
programme: number, 
/**
 * Its name.
 */
name: string, 
/**
 * The pair is official.
 */
official: boolean, 
/**
 * Months of its calls; empty = not known.
 */
call_months: Array<number>, 
/**
 * Something it rests on is 想定 or 要確認.
 */
uncertain: boolean, 
/**
 * It takes no projects in the fiscal year of the day after the end (of today where the end is past): it ended before, or
 * the pair holds from a later one.
 */
closed: boolean, };
/**
 * A node of the network.
 */
export type Node = { 
/**
 * What it is.
 */
kind: NodeKind, 
/**
 * Id of a project or theme; for a concept 0.
 */
id: number, 
/**
 * Concept id, key of a project, code of a theme.
 */
key: string, 
/**
 * Name.
 */
label_ja: string, 
/**
 * In English.
 */
label_en: string, 
/**
 * Edges.
 */
edges: number, };
/**
 * What a node is.
 */
export type NodeKind = "theme" | "target" | "modality" | "indication" | "project";
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
 * A version of the criteria that is not the round's any more, as votes were given by it.
 */
export type OlderCriteria = { 
/**
 * Version.
 */
criteria: number, 
/**
 * Its criteria.
 */
criteria_list: Array<Criterion>, 
/**
 * Its reasons.
 */
reasons: Array<Reason>, };
/**
 * The open library.
 */
export type OpenLibrary = { 
/**
 * Full path of the file.
 */
path: FilePath, 
/**
 * File name without folder and ending.
 */
name: string, 
/**
 * The sample library, all of it fictional: marked 合成データ everywhere.
 */
sample: boolean, 
/**
 * Open for reading only: somebody else has it open, or it may not be written.
 */
read_only: boolean, 
/**
 * Encrypted at rest.
 */
encrypted: boolean, 
/**
 * A view of an earlier state (`library.as_it_was`): that time, ISO-8601 UTC.
 */
as_of: string | null, 
/**
 * The newest backup of it, ISO-8601 UTC.
 */
backed_up_at: string | null, 
/**
 * Files beside it that look like copies a cloud folder made of it (OneDrive, Dropbox …).
 */
copies: Array<ConflictCopy>, 
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
 * What came of a project.
 */
export type Outcome = { 
/**
 * What.
 */
kind: OutcomeKind, 
/**
 * Fiscal year; `None` = not stated.
 */
year: number | null, 
/**
 * Count, or yen for a budget; `None` = the cell is no number.
 */
amount: number | null, 
/**
 * The cell.
 */
text: string, 
/**
 * Where it stands; `None` = entered by a person.
 */
source: SourceRef | null, };
/**
 * Entries.
 */
export type OutcomeEntries = { 
/**
 * In all.
 */
total: number, 
/**
 * Newest year first, then by number.
 */
entries: Array<OutcomeEntry>, };
/**
 * One outcome of one project: from a list, or entered by a person.
 */
export type OutcomeEntry = { 
/**
 * Id.
 */
id: number, 
/**
 * Project.
 */
project: number, 
/**
 * Its number without year, else `#id`.
 */
key: string, 
/**
 * Its title.
 */
title_ja: string, 
/**
 * In English.
 */
title_en: string, 
/**
 * What.
 */
kind: OutcomeKind, 
/**
 * Fiscal year; `None` = not stated.
 */
year: number | null, 
/**
 * Count; `None` = what stands there is no number.
 */
amount: number | null, 
/**
 * The cell, or what the person wrote.
 */
text: string, 
/**
 * Where it stands; `None` = entered by a person.
 */
source: SourceRef | null, 
/**
 * Who entered it; empty = from a list.
 */
by: string, 
/**
 * When, ISO-8601 UTC; empty = from a list.
 */
at: string, };
/**
 * Which outcome.
 */
export type OutcomeId = { 
/**
 * Id.
 */
id: number, };
/**
 * Kinds of outcome.
 */
export type OutcomeKind = "papers" | "poc" | "trial" | "licensing" | "approval" | "carried" | "budget";
/**
 * The entries behind a figure.
 */
export type OutcomeListRequest = { 
/**
 * Which projects.
 */
filter: Filter, 
/**
 * Which kind; `null` = all but amounts.
 */
kind: OutcomeKind | null, 
/**
 * Which fiscal year; absent = all.
 */
year: number | null, 
/**
 * Only entries without a year.
 */
undated: boolean, 
/**
 * Which programme; absent = all.
 */
programme: number | null, 
/**
 * Only projects that are not tied to a programme.
 */
untied: boolean, 
/**
 * Only entries that are no number and do not say that nothing came of it: those of [`KindOutcomes::unreadable`].
 */
unreadable: boolean, 
/**
 * First entry, 0-based.
 */
offset: number, 
/**
 * Entries, at most 500.
 */
limit: number, };
/**
 * What the strip shows.
 */
export type OutcomeRequest = { 
/**
 * Which projects.
 */
filter: Filter, };
/**
 * Enters an outcome (`id` absent) or changes one that a person entered.
 */
export type OutcomeSave = { 
/**
 * Which; `null` = a new one.
 */
id: number | null, 
/**
 * Project.
 */
project: number, 
/**
 * Kind, not `budget`.
 */
kind: OutcomeKind, 
/**
 * Fiscal year, 1989–2100.
 */
year: number | null, 
/**
 * Count, a whole number of 0 or more.
 */
amount: number, 
/**
 * What it is, at most 2,000 characters.
 */
text: string, };
/**
 * Outcomes by fiscal year and programme.
 */
export type OutcomeTable = { 
/**
 * Kinds in order: papers, poc, trial, licensing, approval, carried.
 */
kinds: Array<KindOutcomes>, 
/**
 * Projects the filter finds.
 */
projects: number, 
/**
 * Their project-years by fiscal year, ascending: how many there are.
 */
years: Array<YearProjects>, 
/**
 * Targets.
 */
targets: Array<KpiTarget>, };
/**
 * Two themes that share something.
 */
export type Overlap = { 
/**
 * One.
 */
a: number, 
/**
 * The other.
 */
b: number, 
/**
 * Projects in both.
 */
projects: Array<number>, 
/**
 * What of the triple is the same.
 */
shared: Array<Kind>, };
/**
 * Which part of which list.
 */
export type PageRequest = { 
/**
 * Which projects.
 */
filter: Filter, 
/**
 * In which order: by the first, among equals by the next; empty = as they came in.
 */
sort: Array<Sort>, 
/**
 * Under headings of this column, which then orders before all others. Not by number, title or relevance.
 */
group: SortKey | null, 
/**
 * First row, 0-based.
 */
offset: number, 
/**
 * Number of rows, at most 1,000.
 */
limit: number, };
/**
 * Which pair.
 */
export type PairId = { 
/**
 * Id.
 */
id: number, };
/**
 * Why two projects may be one.
 */
export type PairKind = "renumbered" | "similar";
/**
 * Makes a pair, or changes the one of these two programmes.
 */
export type PairSet = { 
/**
 * Predecessor.
 */
predecessor: number, 
/**
 * Successor, another.
 */
successor: number, 
/**
 * How sure. 公式 needs a source.
 */
status: PairStatus, 
/**
 * Fiscal year, 1989–2100.
 */
valid_from: number | null, 
/**
 * Where it is stated: an address, or what was read, at most 500 characters.
 */
source: string, 
/**
 * ISO date of that, or empty.
 */
as_of: string, 
/**
 * Note, at most 2,000 characters.
 */
note: string, };
/**
 * Which proposals.
 */
export type PairState = "open" | "merged" | "apart";
/**
 * How sure a pair is.
 */
export type PairStatus = "official" | "assumed";
/**
 * A text with the places that name something.
 */
export type Passage = { 
/**
 * Which text.
 */
field: PassageField, 
/**
 * The text.
 */
text: string, 
/**
 * Places in their order; a target may stand inside a modality (抗PD-1抗体).
 */
marks: Array<Mark>, };
/**
 * Text of a project that is looked through.
 */
export type PassageField = "title_ja" | "title_en" | "summary_ja" | "summary_en" | "keywords";
/**
 * A passphrase. It is never written back: as JSON and in a debug text it is empty.
 */
export type Passphrase = string;
/**
 * One import of the past.
 */
export type PastImport = { 
/**
 * Id.
 */
id: number, 
/**
 * File name without folder.
 */
file: string, 
/**
 * Sheet.
 */
sheet: string | null, 
/**
 * Who.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, 
/**
 * The operation in the history.
 */
operation: number | null, 
/**
 * Its report.
 */
report: ImportReport, };
/**
 * What was copied elsewhere: text and, where the source gives it, HTML.
 */
export type PasteRequest = { 
/**
 * Plain text (tab-separated from Excel).
 */
text?: string, 
/**
 * HTML (a table of a web page).
 */
html?: string, };
/**
 * Everybody, chairs first, then by name; those no longer active last.
 */
export type People = { 
/**
 * The people.
 */
people: Array<Person>, };
/**
 * Somebody who works with the library.
 */
export type Person = { 
/**
 * Id.
 */
id: number, 
/**
 * Name.
 */
name: string, 
/**
 * Employer the person comes from; its projects are hidden from the person.
 */
organisation: string, 
/**
 * What the person knows, in words.
 */
field: string, 
/**
 * First day, ISO date; empty = not said.
 */
active_from: string, 
/**
 * Last day, ISO date; empty = open.
 */
active_to: string, 
/**
 * Active today.
 */
active: boolean, 
/**
 * Opens rounds, settles, lifts blocks.
 */
chair: boolean, 
/**
 * Has a PIN.
 */
pin: boolean, 
/**
 * Note.
 */
note: string, 
/**
 * Projects hidden from the person because of interests.
 */
hidden: number, 
/**
 * Of open rounds, what is assigned and not yet voted on.
 */
open: number, 
/**
 * Votes given, in all rounds.
 */
votes: number, };
/**
 * "I am …".
 */
export type PersonBecome = { 
/**
 * Who; `null` = nobody.
 */
person: number | null, 
/**
 * PIN, where the person has one.
 */
pin?: string, };
/**
 * What is said of a person. In a change, an absent field stays as it is.
 */
export type PersonFields = { 
/**
 * Name, 1–60 characters, of nobody else.
 */
name?: string | null, 
/**
 * Employer, at most 120 characters.
 */
organisation?: string | null, 
/**
 * Field, at most 120 characters.
 */
field?: string | null, 
/**
 * First day, ISO date; empty = not said.
 */
active_from?: string | null, 
/**
 * Last day, ISO date; empty = open.
 */
active_to?: string | null, 
/**
 * Chair.
 */
chair?: boolean | null, 
/**
 * Note, at most 2,000 characters.
 */
note?: string | null, };
/**
 * Which person.
 */
export type PersonId = { 
/**
 * Id.
 */
person: number, };
/**
 * Sets, changes or takes away a PIN: one's own; a chair anybody's.
 */
export type PersonPin = { 
/**
 * Whose.
 */
person: number, 
/**
 * The one that stands, when it is one's own and there is one.
 */
old?: string, 
/**
 * 4–12 digits; `null` = none from now on.
 */
new: string | null, };
/**
 * Adds a person (`id` absent) or changes one.
 */
export type PersonSave = { 
/**
 * Which; `null` = a new one.
 */
id: number | null, 
/**
 * What changes.
 */
fields: PersonFields, };
/**
 * A person's word over the lists'.
 */
export type PersonValue = { 
/**
 * Who.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, 
/**
 * What the lists say.
 */
list_value: string, };
/**
 * A picture the window drew of a matrix or of trends.
 */
export type PictureExport = { 
/**
 * The PNG file in base64, at most 20 MB.
 */
png: string, 
/**
 * What it shows, for its class and for the record.
 */
matrix: MatrixRequest, 
/**
 * For whom.
 */
audience: Audience, 
/**
 * Full path of the picture to write.
 */
out: FilePath, };
/**
 * What a picture shows.
 */
export type PictureOf = "map" | "timeline";
/**
 * Begin the plan of a theme.
 */
export type PlanBegin = { 
/**
 * Which theme.
 */
theme: number, 
/**
 * What it would become.
 */
product: Product, };
/**
 * A cell: a text, a whole number, or nothing.
 */
export type PlanCell = number | string | null;
/**
 * What is wrong with a cell, or to be asked about.
 */
export type PlanCellIssue = { 
/**
 * 0-based row of the request.
 */
row: number, 
/**
 * The cell's name.
 */
column: string, 
/**
 * Worded under `reason.<reason>`.
 */
reason: string, 
/**
 * What the sentence names.
 */
params: { [key in string]: string }, 
/**
 * It can be written once somebody says that it is right.
 */
asked: boolean, };
/**
 * A column of a sheet.
 */
export type PlanColumn = { 
/**
 * Its name, as in the library; of twins without the language.
 */
name: string, 
/**
 * What it holds.
 */
kind: PlanColumnKind, 
/**
 * A row without it is refused.
 */
needed: boolean, };
/**
 * What a column holds.
 */
export type PlanColumnKind = { "type": "text", 
/**
 * Most characters.
 */
max: number, } | { "type": "twin", 
/**
 * Most characters of each.
 */
max: number, } | { "type": "choice", 
/**
 * The words, in order.
 */
of: Array<string>, } | { "type": "month" } | { "type": "day" } | { "type": "whole", 
/**
 * Least.
 */
min: number, 
/**
 * Most.
 */
max: number, } | { "type": "year" } | { "type": "yen" } | { "type": "flag" } | { "type": "ref", 
/**
 * What it names.
 */
to: PlanRefTo, };
/**
 * Copy a plan.
 */
export type PlanCopy = { 
/**
 * Which.
 */
plan: number, 
/**
 * What the copy is; not the plan itself, nor a version.
 */
kind: PlanKind, 
/**
 * What it is called; a baseline may do without.
 */
name: string, };
/**
 * What differs between two plans, in the order of the sheets.
 */
export type PlanDiff = { 
/**
 * Rows that differ.
 */
rows: Array<PlanRowDiff>, };
/**
 * Two plans of a theme.
 */
export type PlanDiffRequest = { 
/**
 * The earlier one.
 */
from: number, 
/**
 * The later one.
 */
to: number, };
/**
 * Change what a plan is called, or what the theme would become (its gates stay as they are).
 */
export type PlanEdit = { 
/**
 * Which.
 */
plan: number, 
/**
 * Name.
 */
name?: string, 
/**
 * What the theme would become.
 */
product?: Product, };
/**
 * The plan as a workbook.
 */
export type PlanExport = { 
/**
 * Which plan.
 */
plan: number, 
/**
 * For whom.
 */
audience: Audience, 
/**
 * Language.
 */
language: DocumentLanguage, 
/**
 * Amounts in millions of yen instead of thousands.
 */
millions?: boolean, 
/**
 * Full path of the workbook to write.
 */
out: FilePath, 
/**
 * Who answers for what the leak check finds in it.
 */
answer?: LeakOverride, };
/**
 * What a workbook would show and withhold.
 */
export type PlanExportPreview = { 
/**
 * Sheets it has.
 */
sheets: Array<PlanSheet>, 
/**
 * What stays in the house.
 */
withheld: Array<Withheld>, 
/**
 * Cells said in one language only.
 */
missing_translations: number, 
/**
 * The file's name.
 */
file_name: string, };
/**
 * What a workbook for an audience would show and withhold.
 */
export type PlanExportPreviewRequest = { 
/**
 * Which plan.
 */
plan: number, 
/**
 * For whom.
 */
audience: Audience, };
/**
 * One plan of a theme.
 */
export type PlanHead = { 
/**
 * Id.
 */
id: number, 
/**
 * What it is of its theme.
 */
kind: PlanKind, 
/**
 * Name of a copy, or why it was kept.
 */
name: string, 
/**
 * What the theme would become.
 */
product: Product, 
/**
 * The plan it is a copy of.
 */
source: number | null, 
/**
 * The number of the version of the theme it was kept with.
 */
version: number | null, 
/**
 * Who made it.
 */
by: string, 
/**
 * When.
 */
at: string, 
/**
 * Who wrote in it last; as `by` where nobody has since.
 */
last_by: string, 
/**
 * When.
 */
last_at: string, };
/**
 * Which plan.
 */
export type PlanId = { 
/**
 * Id.
 */
plan: number, };
/**
 * What a plan is of its theme.
 */
export type PlanKind = "current" | "what-if" | "baseline" | "version";
/**
 * Place tasks elsewhere in time.
 */
export type PlanMove = { 
/**
 * Which plan.
 */
plan: number, 
/**
 * The tasks; none with `push` = put everything into the order its links ask for.
 */
moves: Array<TaskMove>, 
/**
 * What comes after them by a link is moved on, as little as needed.
 */
push: boolean, };
/**
 * Something a row can name.
 */
export type PlanNamed = { 
/**
 * Id.
 */
id: number, 
/**
 * Its name in the window's language.
 */
name: string, 
/**
 * More to tell it by: number of a project, ministry of a programme.
 */
about: string, 
/**
 * It is not to be chosen any more: a project that is no thread of the theme.
 */
gone: boolean, };
/**
 * What rows can name, beside rows of the plan.
 */
export type PlanNames = { 
/**
 * Projects of the theme, and those that rows name.
 */
projects: Array<PlanNamed>, 
/**
 * Programmes of the registry.
 */
programmes: Array<PlanNamed>, 
/**
 * Supports of the registry.
 */
supports: Array<PlanNamed>, 
/**
 * What the theme's threads bring.
 */
assets: Array<PlanNamed>, 
/**
 * Files attached to the theme and its projects.
 */
attachments: Array<PlanNamed>, 
/**
 * Claims of the theme.
 */
claims: Array<PlanNamed>, };
/**
 * Put rows elsewhere, in the order they stand in.
 */
export type PlanPlace = { 
/**
 * Which plan; `None` for the library's own sheets.
 */
plan: number | null, 
/**
 * Which sheet.
 */
sheet: PlanSheet, 
/**
 * The rows.
 */
ids: Array<number>, 
/**
 * Before this one; `None` = to the end.
 */
before: number | null, };
/**
 * Write rows of a sheet: one step, whatever their number. A cell that cannot be read refuses them all.
 */
export type PlanPut = { 
/**
 * Which plan; `None` for the library's own sheets.
 */
plan: number | null, 
/**
 * Which sheet.
 */
sheet: PlanSheet, 
/**
 * The rows.
 */
rows: Array<PlanRowPut>, 
/**
 * New rows stand before this one; `None` = at the end.
 */
before?: number, 
/**
 * What is asked about (amounts a thousand times the others) was looked at and is right.
 */
confirmed?: boolean, };
/**
 * What a reference names.
 */
export type PlanRefTo = "task" | "gate" | "item" | "project" | "programme" | "support" | "asset" | "attachment" | "claim" | "theme";
/**
 * Which plan of a theme to show.
 */
export type PlanRequest = { 
/**
 * Which theme.
 */
theme: number, 
/**
 * Which of its plans; left out = the plan itself.
 */
plan?: number, 
/**
 * The plan that slip is measured against; left out = the newest baseline.
 */
against?: number, };
/**
 * A row of a sheet.
 */
export type PlanRow = { 
/**
 * Id.
 */
id: number, 
/**
 * The row it was first, in the plan this one is a copy of.
 */
origin: number | null, 
/**
 * Its cells by name; of twins `<name>_ja` and `<name>_en`.
 */
cells: { [key in string]: PlanCell }, };
/**
 * A row that differs between two plans.
 */
export type PlanRowDiff = { 
/**
 * Which sheet.
 */
sheet: PlanSheet, 
/**
 * The row in the later plan; `None` = it is gone there.
 */
to: number | null, 
/**
 * The row in the earlier plan; `None` = it is new.
 */
from: number | null, 
/**
 * What it is called, in the window's language.
 */
name: string, 
/**
 * Cells that differ: name, before, after, as they are shown; a row that is new or gone has none.
 */
cells: Array<[string, string, string]>, };
/**
 * A row to write. Cells that are left out stay as they are; of a new row they are not said.
 */
export type PlanRowPut = { 
/**
 * Which; `None` = a new one.
 */
id: number | null, 
/**
 * Cells by name. A text is read by the kind of the column (令和10年3月, 12か月, 1,200千円, the name of a task).
 */
cells: { [key in string]: PlanCell }, };
/**
 * Which rows.
 */
export type PlanRows = { 
/**
 * Which plan; `None` for the library's own sheets.
 */
plan: number | null, 
/**
 * Which sheet.
 */
sheet: PlanSheet, 
/**
 * The rows.
 */
ids: Array<number>, };
/**
 * A sheet of a plan, or one of the library's own.
 */
export type PlanSheet = "task" | "link" | "budget" | "gate" | "item" | "criterion" | "tpp" | "market" | "support" | "risk" | "note" | "default-item";
/**
 * What rows would become.
 */
export type PlanTried = { 
/**
 * Cells as they were read; those that could not be are left out.
 */
rows: Array<{ [key in string]: PlanCell }>, 
/**
 * What is wrong, or to be asked about.
 */
issues: Array<PlanCellIssue>, };
/**
 * A plan with what follows from it.
 */
export type PlanView = { 
/**
 * The theme.
 */
theme: number, 
/**
 * Its code.
 */
code: string, 
/**
 * The plan shown; `None` = the theme has none yet.
 */
plan: PlanHead | null, 
/**
 * All plans of the theme: the plan, copies, baselines newest first, versions newest first.
 */
plans: Array<PlanHead>, 
/**
 * The plan compared with.
 */
against: number | null, 
/**
 * Rows of every sheet of a plan, in order.
 */
sheets: { [key in PlanSheet]?: Array<PlanRow> }, 
/**
 * Tasks in time, as the rows of the sheet.
 */
schedule: Array<PlannedTask>, 
/**
 * Months from the first to the last of all tasks; 0 when none is dated.
 */
months: number, 
/**
 * Money by fiscal year, in order.
 */
money: Array<YearMoney>, 
/**
 * Gates, as the rows of the sheet.
 */
gates: Array<GateReach>, 
/**
 * Decisions, newest first.
 */
decisions: Array<GateDecision>, 
/**
 * What does not go together; the worst first, then in the order of the sheets.
 */
contradictions: Array<Contradiction>, 
/**
 * What rows can name.
 */
names: PlanNames, 
/**
 * This month, as months are counted here.
 */
today: number, };
/**
 * Where a task stands in time. Months are counted as `year * 12 + month - 1`.
 */
export type PlannedTask = { 
/**
 * The row of the task.
 */
id: number, 
/**
 * First month; of a package the earliest of its tasks; of a milestone its end. `None` = not dated.
 */
start: number | null, 
/**
 * The month after the last one.
 */
end: number | null, 
/**
 * Months it may be later without moving the end of the plan; negative = it breaks the order. `None` where it is not
 * dated, and of packages.
 */
slack: number | null, 
/**
 * On the longest path, or breaking the order: no slack.
 */
critical: boolean, 
/**
 * The package that heads it.
 */
package: number | null, 
/**
 * First month in the plan compared with.
 */
base_start: number | null, 
/**
 * The month after the last one there.
 */
base_end: number | null, 
/**
 * Yen of all years.
 */
yen: number, 
/**
 * Some of its money has neither programme nor source.
 */
unfunded: boolean, };
/**
 * All themes together: coverage of the portfolio, overlap of themes.
 */
export type Portfolio = { 
/**
 * Themes, newest first; stopped ones last.
 */
themes: Array<Covered>, 
/**
 * Pairs of themes that share something, most first.
 */
overlaps: Array<Overlap>, };
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
 * Left out by the choice for its group.
 */
skipped: boolean, 
/**
 * Cells by column position, as in the file.
 */
cells: Array<string>, 
/**
 * The fields as read: numbers normalised, dates ISO, fiscal year first (and last, `2020-2022`), amounts in yen.
 */
values: { [key in ListField]?: string }, 
/**
 * Number without its year, or nothing.
 */
key: string | null, 
/**
 * A known project gets a fiscal year it had not.
 */
new_year: boolean, 
/**
 * Against the library, field by field (changed rows; for a new year against the year before).
 */
diff: Array<FieldDiff>, 
/**
 * The project it may be.
 */
candidate: Candidate | null, 
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
export type ProblemCode = "no-library" | "file-missing" | "file-unreadable" | "file-empty" | "not-a-table" | "password-protected" | "too-large" | "no-such-sheet" | "no-header" | "no-such-profile" | "no-such-proposal" | "no-such-word" | "concept-exists" | "same-concept" | "leak-unchecked" | "leaks-found" | "no-such-findings" | "not-a-vocabulary" | "vocabulary-empty" | "vocabulary-too-large" | "vocabulary-encoding" | "no-such-lesson" | "no-such-vocabulary" | "no-such-review" | "no-such-view" | "view-exists" | "not-a-view" | "nothing-to-paste" | "columns-missing" | "file-in-use" | "not-writable" | "disk-full" | "library-exists" | "not-a-library" | "library-too-new" | "library-damaged" | "library-in-use" | "library-read-only" | "passphrase-needed" | "wrong-passphrase" | "library-on-share" | "not-a-backup" | "backup-damaged" | "attachment-too-large" | "no-such-attachment" | "no-such-handover" | "no-such-adjustment" | "no-such-outcome" | "no-such-target" | "no-such-project" | "nothing-selected" | "no-such-concept" | "no-such-theme" | "theme-exists" | "no-such-plan" | "no-such-programme" | "no-such-pair" | "no-such-support" | "no-such-person" | "person-exists" | "person-voted" | "last-chair" | "wrong-pin" | "chair-only" | "who-are-you" | "somebody-else" | "not-active" | "conflict-of-interest" | "no-such-interest" | "no-such-criteria" | "no-such-round" | "round-exists" | "round-closed" | "round-open" | "not-in-round" | "votes-opened" | "votes-sealed" | "same-round" | "already-decided" | "programme-used" | "not-a-registry" | "invalid-field" | "nothing-to-undo" | "undo-blocked" | "not-undoable" | "cancelled" | "path-not-chosen" | "link-refused" | "program-refused" | "nothing-opens" | "bad-call" | "fault";
/**
 * What a theme would become: it decides which gates a plan begins with. Source: the domain notes, §4 (medicines four gates,
 * regenerative products two, devices three).
 */
export type Product = "medicine" | "regenerative" | "device";
/**
 * A saved mapping by name.
 */
export type ProfileChoice = { 
/**
 * Name.
 */
name: string, 
/**
 * Saved for a list of exactly these headings.
 */
fits: boolean, 
/**
 * Who saved it.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
/**
 * A saved mapping by name.
 */
export type ProfileName = { 
/**
 * Name.
 */
name: string, };
/**
 * A mapping to save.
 */
export type ProfileSave = { 
/**
 * Name; one of the same name is replaced.
 */
name: string, 
/**
 * The file it is taken from, with the decisions.
 */
request: ImportRequest, };
/**
 * A programme as it is.
 */
export type Programme = { 
/**
 * Id.
 */
id: number, 
/**
 * 事業名
 */
name_ja: string, 
/**
 * In English; empty = not known, as all texts that follow.
 */
name_en: string, 
/**
 * 所管府省
 */
ministry: string, 
/**
 * Phases as published.
 */
phases: string, 
/**
 * First phase, 1–14.
 */
phase_first: number | null, 
/**
 * Last phase.
 */
phase_last: number | null, 
/**
 * Limits of modality.
 */
modality: string, 
/**
 * Limits of disease.
 */
disease: string, 
/**
 * Most a project gets in a fiscal year, yen.
 */
ceiling_yen: number | null, 
/**
 * Longest a project runs, years.
 */
duration_years: number | null, 
/**
 * Months of calls.
 */
call_months: Array<number>, 
/**
 * Month in which adopted projects begin.
 */
adoption_month: number | null, 
/**
 * Who runs it.
 */
host: string, 
/**
 * Office.
 */
contact: string, 
/**
 * Note.
 */
note: string, 
/**
 * First fiscal year.
 */
valid_first: number | null, 
/**
 * Last fiscal year.
 */
valid_last: number | null, 
/**
 * Codes.
 */
codes: Array<ProgrammeCode>, 
/**
 * Further names.
 */
names: Array<ProgrammeAlias>, 
/**
 * Where its fields come from.
 */
facts: Array<Fact>, 
/**
 * Projects tied to it.
 */
projects: number, 
/**
 * Its project-years.
 */
years: number, 
/**
 * First and last fiscal year of these.
 */
seen_first: number | null, 
/**
 * Last.
 */
seen_last: number | null, 
/**
 * What the list of projects must be asked for to show them: names of programmes as the list has them (`Filter.programme`).
 */
spellings: Array<string>, 
/**
 * What is odd about it.
 */
issues: Array<RegistryIssue>, 
/**
 * Who changed it last; empty = as it was shipped.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
/**
 * What else a programme is called.
 */
export type ProgrammeAlias = { 
/**
 * The name, unique in the registry.
 */
name: string, 
/**
 * Why it is known under it.
 */
kind: AliasKind, 
/**
 * Of a former name: first fiscal year.
 */
valid_first: number | null, 
/**
 * Of a former name: last fiscal year.
 */
valid_last: number | null, };
/**
 * A code of a programme: the first characters of project numbers without their year.
 */
export type ProgrammeCode = { 
/**
 * Lower-case: `ck0106`, `ama221`, `gm`.
 */
code: string, 
/**
 * First fiscal year; `null` = not known.
 */
valid_first: number | null, 
/**
 * Last fiscal year; `null` = not known, or still.
 */
valid_last: number | null, };
/**
 * Changes a programme.
 */
export type ProgrammeEdit = { 
/**
 * Which.
 */
id: number, 
/**
 * What changes.
 */
fields: ProgrammeFields, };
/**
 * Everything a person can say of a programme. In a change, an absent field stays as it is; `null` and `""` empty it.
 */
export type ProgrammeFields = { 
/**
 * 事業名, 1–200 characters.
 */
name_ja?: string | null, 
/**
 * In English.
 */
name_en?: string | null, 
/**
 * 所管府省, with ・ between several.
 */
ministry?: string | null, 
/**
 * Phases as published.
 */
phases?: string | null, 
/**
 * First phase, 1–14 (P01–P14).
 */
phase_first?: number | null | null, 
/**
 * Last phase, 1–14.
 */
phase_last?: number | null | null, 
/**
 * Limits of modality, in words.
 */
modality?: string | null, 
/**
 * Limits of disease, in words.
 */
disease?: string | null, 
/**
 * Most a project gets in a fiscal year, yen.
 */
ceiling_yen?: number | null | null, 
/**
 * Longest a project runs, years.
 */
duration_years?: number | null | null, 
/**
 * Calendar months of calls, 1–12.
 */
call_months?: Array<number> | null, 
/**
 * Calendar month in which adopted projects begin, 1–12.
 */
adoption_month?: number | null | null, 
/**
 * Who runs it.
 */
host?: string | null, 
/**
 * An office, never a person.
 */
contact?: string | null, 
/**
 * Note.
 */
note?: string | null, 
/**
 * First fiscal year in which it takes or runs projects.
 */
valid_first?: number | null | null, 
/**
 * Last fiscal year.
 */
valid_last?: number | null | null, 
/**
 * Codes, in place of all before.
 */
codes?: Array<ProgrammeCode> | null, 
/**
 * Further names, in place of all before.
 */
names?: Array<ProgrammeAlias> | null, };
/**
 * Which programme.
 */
export type ProgrammeId = { 
/**
 * Id.
 */
id: number, };
/**
 * A new programme.
 */
export type ProgrammeNew = { 
/**
 * Its fields; `name_ja` is needed.
 */
fields: ProgrammeFields, 
/**
 * Spellings in lists that are to be tied to it.
 */
tie: Array<string>, };
/**
 * Of a programme.
 */
export type ProgrammeOutcomes = { 
/**
 * The programme; `None` = the projects are not tied to one.
 */
programme: number | null, 
/**
 * Its name; empty for those not tied.
 */
name: string, 
/**
 * Sum.
 */
amount: number, 
/**
 * Projects with an entry.
 */
entered: number, 
/**
 * By fiscal year.
 */
years: Array<YearOutcomes>, };
/**
 * A pair of programmes.
 */
export type ProgrammePair = { 
/**
 * Id.
 */
id: number, 
/**
 * Predecessor.
 */
predecessor: number, 
/**
 * Its name.
 */
predecessor_name: string, 
/**
 * Successor.
 */
successor: number, 
/**
 * Its name.
 */
successor_name: string, 
/**
 * How sure.
 */
status: PairStatus, 
/**
 * Fiscal year from which it holds; `None` = not known.
 */
valid_from: number | null, 
/**
 * Note.
 */
note: string, 
/**
 * Where it is stated (field `status`).
 */
facts: Array<Fact>, 
/**
 * Hand-overs of projects from the one to the other.
 */
handovers: number, 
/**
 * It closes a circle.
 */
cycle: boolean, 
/**
 * The successor takes no projects any more, by its last fiscal year.
 */
closed: boolean, 
/**
 * Who changed it last; empty = as it was shipped.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
/**
 * All pairs, official ones first.
 */
export type ProgrammePairs = { 
/**
 * The pairs.
 */
pairs: Array<ProgrammePair>, };
/**
 * A picture of the map or of the timeline, as the window drew it.
 */
export type ProgrammePicture = { 
/**
 * What it shows.
 */
shows: PictureOf, 
/**
 * A PNG file in base64 or the text of an SVG file, at most 20 MB.
 */
picture: string, 
/**
 * Only official pairs and published fields are drawn. Whatever else is 社外秘, and refused to other audiences, as the
 * timeline always is.
 */
published_only: boolean, 
/**
 * For whom.
 */
audience: Audience, 
/**
 * Full path: `.png` or `.svg`.
 */
out: FilePath, };
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
 * Where each field of the project comes from, in the order they are shown; empty fields are left out.
 */
origins: Array<FieldOrigin>, 
/**
 * Further numbers (without their year) under which it was imported.
 */
aliases: Array<string>, 
/**
 * What came of it, and amounts by fiscal year.
 */
outcomes: Array<Outcome>, 
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
 * Put a field of a project right.
 */
export type ProjectEdit = { 
/**
 * Project.
 */
project: number, 
/**
 * Field.
 */
field: EditField, 
/**
 * The person's value; `null` = what the lists say again.
 */
value: string | null, };
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
rows: Array<ProjectRow>, 
/**
 * The groups of the whole list, in order; empty without a group.
 */
groups: Array<RowGroup>, };
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
 * Researcher of the latest year.
 */
researcher: string, 
/**
 * 研究開発フェーズ
 */
phase: string, 
/**
 * 所管府省
 */
ministry: string, 
/**
 * 統合プロジェクト
 */
integrated: string, 
/**
 * 都道府県
 */
prefecture: string, 
/**
 * Yen of the latest year that states a budget.
 */
budget_yen: number | null, 
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
 * Supports of one project.
 */
export type ProjectSupports = { 
/**
 * What people said, then what the registry says could serve it.
 */
supports: Array<Connected>, };
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
 * First day, ISO.
 */
starts: string | null, 
/**
 * Last day, ISO.
 */
ends: string | null, 
/**
 * Yen over the whole span.
 */
total_budget_yen: number | null, 
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
source: SourceRow, 
/**
 * Earlier rows that said something of this year, newest first.
 */
earlier: Array<SourceRow>, };
/**
 * A combination.
 */
export type Proposal = { 
/**
 * Target they share.
 */
target: Concept | null, 
/**
 * Modality of the one that brings the drug.
 */
modality: Concept | null, 
/**
 * Indication they share.
 */
indication: Concept | null, 
/**
 * Two or three projects, along the value chain.
 */
members: Array<Member>, 
/**
 * Needs they close together: a person or a text says it is there.
 */
closed: Array<Need>, 
/**
 * Needs for which something is only being obtained (取得中), or planned: not closed yet.
 */
obtaining: Array<Need>, 
/**
 * Needs that stay open: nobody brings anything for them.
 */
open: Array<Need>, 
/**
 * 0 to 100.
 */
score: number, 
/**
 * Tick by tick, with reservations.
 */
because: Array<Because>, 
/**
 * Themes that are like it, the likest first.
 */
alike: Array<AlikeTheme>, 
/**
 * The cell of the matrix (class of target × modality) that somebody marked as 狙い.
 */
wanted: boolean, };
/**
 * Combinations that would make a theme.
 */
export type Proposals = { 
/**
 * The best first; the same library and request give the same.
 */
proposals: Array<Proposal>, 
/**
 * The nearest combinations that are not proposed, each with its reasons.
 */
left: Array<LeftPair>, 
/**
 * Projects looked at.
 */
looked: number, 
/**
 * Combinations compared.
 */
compared: number, 
/**
 * Projects not looked at because of interests.
 */
hidden: number, };
/**
 * Look for combinations.
 */
export type ProposeRequest = { 
/**
 * Among which projects.
 */
selection: Selection, 
/**
 * How many proposals, at most 200.
 */
limit: number, 
/**
 * Only projects that run today.
 */
running: boolean, 
/**
 * Only projects that no theme (but stopped ones) has.
 */
unused: boolean, 
/**
 * Only confirmed assets count.
 */
confirmed_only: boolean, };
/**
 * A project by name.
 */
export type ProposedProject = { 
/**
 * Id.
 */
id: number, 
/**
 * Number without its year, else `#id`.
 */
key: string, 
/**
 * Title.
 */
title_ja: string, 
/**
 * In English.
 */
title_en: string, 
/**
 * Institution.
 */
institution: string, 
/**
 * Fiscal years.
 */
years: Array<number>, };
/**
 * Encrypt, change the passphrase, or store unencrypted.
 */
export type Protect = { 
/**
 * The passphrase in force, asked again; left out for a library that is not encrypted.
 */
current?: Passphrase, 
/**
 * The new one; left out: the library and its backups are stored unencrypted.
 */
new?: Passphrase, };
/**
 * What was converted.
 */
export type Protected = { 
/**
 * The library as it is open now.
 */
status: LibraryStatus, 
/**
 * Backups converted with it.
 */
backups: number, 
/**
 * Backups that could not be converted (damaged, or under another passphrase), by path: left as they are.
 */
left: Array<FilePath>, };
/**
 * What a round is for.
 */
export type Purpose = "main" | "calibration";
/**
 * What a word is looked for in.
 */
export type QueryField = "number" | "title" | "summary" | "keyword" | "institution" | "researcher" | "programme" | "note" | "target" | "modality" | "indication" | "tag" | "year" | "ends" | "budget" | "phase" | "ministry" | "integrated" | "prefecture" | "theme";
/**
 * How a search text is read.
 */
export type QueryReading = { 
/**
 * Its conditions, all of which must hold. Empty when it is no plain list of conditions (see `nested`).
 */
terms: Array<Term>, 
/**
 * It has alternatives or negations of groups, which a list of conditions cannot say.
 */
nested: boolean, 
/**
 * Where it is read otherwise than it may have been meant.
 */
hints: Array<Hint>, 
/**
 * What is looked for beside its words.
 */
also: Array<AlsoFound>, 
/**
 * What to mark in texts: words and what is looked for beside them, without negated ones.
 */
marks: Array<string>, };
/**
 * Conditions to be written as a search text.
 */
export type QueryTerms = { 
/**
 * All of which must hold.
 */
terms: Array<Term>, };
/**
 * A search text as somebody types it.
 */
export type QueryText = { 
/**
 * The text.
 */
text: string, 
/**
 * Without what the vocabulary calls the same.
 */
exact: boolean, };
/**
 * A search text.
 */
export type QueryWritten = { 
/**
 * The text; reading it gives the same conditions.
 */
text: string, };
/**
 * Projects that wait for tags.
 */
export type Queue = { 
/**
 * Projects under the filter.
 */
total: number, 
/**
 * Of these, finished.
 */
finished: number, 
/**
 * Rows of this list.
 */
rows_total: number, 
/**
 * First row of this part.
 */
offset: number, 
/**
 * The rows.
 */
rows: Array<QueueRow>, 
/**
 * Finished today by whoever works here, in all of the library.
 */
today: number, 
/**
 * Projects an hour while working today; `None` before there are three.
 */
pace: number | null, };
/**
 * In which order projects wait.
 */
export type QueueOrder = "useful" | "programme" | "year" | "added";
/**
 * Which part of the queue.
 */
export type QueueRequest = { 
/**
 * Order.
 */
order: QueueOrder, 
/**
 * Only these projects.
 */
filter: Filter, 
/**
 * Finished ones too, where they stand in the order.
 */
finished: boolean, 
/**
 * First row, 0-based.
 */
offset: number, 
/**
 * At most 200.
 */
limit: number, };
/**
 * One project of the queue.
 */
export type QueueRow = { 
/**
 * Id.
 */
id: number, 
/**
 * Number without its year, else `#id`.
 */
key: string, 
/**
 * Japanese title.
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
 * Somebody finished it, or every kind has a confirmed tag.
 */
finished: boolean, 
/**
 * Confirmed tags.
 */
tags: KindCounts, 
/**
 * Concepts that wait for an answer.
 */
waiting: KindCounts, };
/**
 * How many projects a person takes.
 */
export type Quota = { 
/**
 * Who.
 */
person: number, 
/**
 * At most.
 */
most: number, };
/**
 * A sentence that is quoted, and where it stands.
 */
export type Quote = { 
/**
 * Of which project.
 */
project: number, 
/**
 * `title_ja`, `summary_ja` …; empty = a person's word in an asset.
 */
field: string, 
/**
 * The sentence.
 */
sentence: string, };
/**
 * A project as its reader sees it.
 */
export type Reading = { 
/**
 * Project.
 */
project: number, 
/**
 * Kind of the round.
 */
kind: RoundKind, 
/**
 * Blindness of the round.
 */
blindness: Blindness, 
/**
 * The text as it was frozen.
 */
frozen: Frozen, 
/**
 * When it was frozen, ISO-8601 UTC.
 */
frozen_at: string, 
/**
 * Fields in which the library's text is another one now (`title_ja`, `summary_ja` …).
 */
changed: Array<string>, 
/**
 * Words of the frozen texts that the vocabulary knows.
 */
marks: Array<ReadingMark>, 
/**
 * Version of the criteria to answer by: that of my vote while it stands, else the round's.
 */
criteria: number, 
/**
 * Its number.
 */
criteria_version: number, 
/**
 * The round goes on with a later version than my vote was given by.
 */
newer_criteria: boolean, 
/**
 * Criteria.
 */
criteria_list: Array<Criterion>, 
/**
 * Reasons.
 */
reasons: Array<Reason>, 
/**
 * My vote.
 */
mine: Vote | null, 
/**
 * Put off.
 */
later: boolean, 
/**
 * Whether I may still vote or change my vote; otherwise why not.
 */
closed: ReadingClosed | null, 
/**
 * Others' votes, as far as the round allows.
 */
others: Array<Vote>, 
/**
 * Supports.
 */
supports: Array<Connected>, };
/**
 * Sets the reader's own order (by hand): these first, in this order.
 */
export type ReadingArrange = { 
/**
 * Round.
 */
round: number, 
/**
 * Projects.
 */
projects: Array<number>, };
/**
 * Why a vote cannot be given or changed.
 */
export type ReadingClosed = "round-closed" | "votes-opened" | "withdrawn" | "not-mine" | "read-only";
/**
 * A project of a reader's list.
 */
export type ReadingItem = { 
/**
 * Project.
 */
project: number, 
/**
 * Title as frozen.
 */
title_ja: string, 
/**
 * In English.
 */
title_en: string, 
/**
 * My verdict; `None` = not voted, or a round of tags.
 */
verdict: Verdict | null, 
/**
 * I have voted.
 */
voted: boolean, 
/**
 * Put off.
 */
later: boolean, };
/**
 * Puts a project off, or takes it up again.
 */
export type ReadingLater = { 
/**
 * Round.
 */
round: number, 
/**
 * Project.
 */
project: number, 
/**
 * Put off.
 */
later: boolean, };
/**
 * A reader's list: not yet voted on in the order asked, then put off, then voted on (latest first).
 */
export type ReadingList = { 
/**
 * The projects.
 */
items: Array<ReadingItem>, 
/**
 * Voted on.
 */
voted: number, 
/**
 * Projects of the round that are not assigned to this reader because of interests.
 */
hidden: number, };
/**
 * Words of a frozen text that the vocabulary knows.
 */
export type ReadingMark = { 
/**
 * `title_ja`, `title_en`, `summary_ja`, `summary_en`.
 */
field: string, 
/**
 * Start, in Unicode code points.
 */
from: number, 
/**
 * End.
 */
to: number, 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Concept.
 */
concept: string, 
/**
 * What it is called.
 */
label_ja: string, 
/**
 * In English.
 */
label_en: string, };
/**
 * In which order to read.
 */
export type ReadingOrder = "hand" | "programme" | "field" | "random";
/**
 * What is asked of a reader's list.
 */
export type ReadingRequest = { 
/**
 * Round.
 */
round: number, 
/**
 * Order.
 */
order: ReadingOrder, };
/**
 * A reason to give with a verdict.
 */
export type Reason = { 
/**
 * Stays the same over versions, as of a criterion.
 */
key: string, 
/**
 * The verdict it is for.
 */
verdict: Verdict, 
/**
 * In Japanese, at most 60 characters.
 */
name_ja: string, 
/**
 * In English; empty = as in Japanese.
 */
name_en: string, };
/**
 * A rule's code in words.
 */
export type ReasonWord = { 
/**
 * Code.
 */
code: string, 
/**
 * Japanese.
 */
ja: string, 
/**
 * English.
 */
en: string, };
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
path: FilePath, 
/**
 * ISO-8601 UTC.
 */
opened_at: string, 
/**
 * Whether the file is (still) there.
 */
exists: boolean, };
/**
 * Takes last words up again.
 */
export type Reconsider = { 
/**
 * Round.
 */
round: number, 
/**
 * Projects with a standing last word.
 */
projects: Array<number>, 
/**
 * Why, 1–500 characters.
 */
reason: string, };
/**
 * What could be read from a damaged library.
 */
export type Recovered = { 
/**
 * Full path of the new library.
 */
path: FilePath, 
/**
 * One line per table.
 */
tables: Array<RecoveredTable>, 
/**
 * Whether every row could be read.
 */
complete: boolean, };
/**
 * One table of a recovery.
 */
export type RecoveredTable = { 
/**
 * Table.
 */
table: string, 
/**
 * Rows read.
 */
rows: number, 
/**
 * Stretches of ids that could not be read.
 */
gaps: number, 
/**
 * Rows read but left out, because what they belong to is lost.
 */
orphans: number, };
/**
 * The refused rows as a workbook.
 */
export type Refused = { 
/**
 * The workbook.
 */
path: FilePath, 
/**
 * Its rows.
 */
rows: number, };
/**
 * Where the refused rows go.
 */
export type RefusedRequest = { 
/**
 * The file and decisions.
 */
request: ImportRequest, 
/**
 * The workbook to write.
 */
path: FilePath, };
/**
 * The registry.
 */
export type Registry = { 
/**
 * Programmes, by ministry (as the domain orders them) and first phase.
 */
programmes: Array<Programme>, 
/**
 * How the lists' project-years are tied to them.
 */
ties: Ties, };
/**
 * One cell of a change.
 */
export type RegistryCell = { 
/**
 * Heading.
 */
heading: string, 
/**
 * As it is; empty for a new row.
 */
before: string, 
/**
 * As it would be.
 */
after: string, };
/**
 * A row that would change something.
 */
export type RegistryChange = { 
/**
 * Sheet.
 */
sheet: string, 
/**
 * 1-based row.
 */
row: number, 
/**
 * What it is called.
 */
name: string, 
/**
 * New, or changed. Nothing is removed because it is not in a file.
 */
new: boolean, 
/**
 * Fields, as worded for a person.
 */
cells: Array<RegistryCell>, };
/**
 * What taking a workbook in would do.
 */
export type RegistryDiff = { 
/**
 * File name without folder.
 */
file: string, 
/**
 * Rows that are as they are in the library.
 */
unchanged: number, 
/**
 * What would change.
 */
changes: Array<RegistryChange>, 
/**
 * Rows and cells that cannot be taken; the others can.
 */
refused: Array<RegistryRefusal>, 
/**
 * SHA-256 of the file that was looked at, in hexadecimal digits.
 */
sha256: string, 
/**
 * The state of the registry it was held against.
 */
head: string, };
/**
 * The registry as a workbook: 事業, 組, 支援, 出典, and a sheet that explains.
 */
export type RegistryExport = { 
/**
 * For whom. Below 社外秘 only fields with a confirmed source, official pairs, no notes; such a file cannot be taken in again
 * without loss, and says so.
 */
audience: Audience, 
/**
 * Language of its headings; not both.
 */
language: DocumentLanguage, 
/**
 * Full path of the workbook to write.
 */
out: FilePath, 
/**
 * Who answers for what the leak check finds in it.
 */
answer?: LeakOverride, };
/**
 * A workbook to take in.
 */
export type RegistryFile = { 
/**
 * Full path.
 */
file: FilePath, };
/**
 * Something odd in the registry: shown and kept, never refused.
 */
export type RegistryIssue = { 
/**
 * What.
 */
code: RegistryIssueCode, 
/**
 * The field it is about.
 */
field: string, 
/**
 * What it is about, as it stands: a code, a year, a name, of a unit slip the yen that half of its projects get.
 */
value: string, 
/**
 * The other programme or pair, if one is meant.
 */
other: number | null, 
/**
 * Its name.
 */
other_name: string, };
/**
 * What can be odd.
 */
export type RegistryIssueCode = "code-twice" | "code-odd" | "ends-before-start" | "year-odd" | "names-overlap" | "name-twice" | "projects-after-end" | "renamed-in-lists" | "unit-slip" | "closed-successor" | "pair-cycle" | "no-source";
/**
 * A cell that cannot be taken.
 */
export type RegistryRefusal = { 
/**
 * Sheet.
 */
sheet: string, 
/**
 * 1-based row.
 */
row: number, 
/**
 * Heading; empty = the whole row.
 */
heading: string, 
/**
 * What stands there.
 */
value: string, 
/**
 * Why: a stable word, under `registry-refusal.` or `reason.` in the catalogue.
 */
reason: string, 
/**
 * The same in words, in the user's language.
 */
words: string, };
/**
 * Takes in the workbook that was looked at.
 */
export type RegistryTake = { 
/**
 * Full path.
 */
file: FilePath, 
/**
 * [`RegistryDiff::sha256`] of what was looked at: another file under that name is not taken in.
 */
sha256: string, 
/**
 * [`RegistryDiff::head`] of what was looked at: a registry that changed since is not written to; absent = the file alone is
 * held against what was looked at.
 */
head?: string, };
/**
 * A concept that is turned down.
 */
export type Rejected = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Concept id.
 */
concept: string, 
/**
 * The words that suggested it.
 */
surface?: string, };
/**
 * Something said about a disagreement.
 */
export type Remark = { 
/**
 * Id.
 */
id: number, 
/**
 * Who.
 */
person: number, 
/**
 * Name.
 */
name: string, 
/**
 * What.
 */
text: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
/**
 * Says something about a disagreement.
 */
export type RemarkNew = { 
/**
 * Round.
 */
round: number, 
/**
 * Project.
 */
project: number, 
/**
 * What, 1–2,000 characters.
 */
text: string, };
/**
 * What putting a backup back would change.
 */
export type RestorePreview = { 
/**
 * The backup.
 */
backup: Backup, 
/**
 * It comes from the open library (the same id).
 */
same_library: boolean, 
/**
 * Things now and in the backup.
 */
counts: Array<CountBeside>, 
/**
 * What was done since and would no longer stand, newest first, at most 200.
 */
lost: Array<LostStep>, 
/**
 * Number of all of them.
 */
lost_total: number, };
/**
 * Where to put a backup as a library of its own.
 */
export type RestoreTo = { 
/**
 * Full path of the backup.
 */
path: FilePath, 
/**
 * Its passphrase where it is not that of the open library.
 */
passphrase?: Passphrase, 
/**
 * Full path of the new library, ending in `.tsumugi`; nothing may stand there.
 */
out: FilePath, };
/**
 * What a claim rests on.
 */
export type RestsOn = { "on": "project", 
/**
 * Project.
 */
project: number, 
/**
 * `summary_ja` …
 */
field: string, } | { "on": "asset", 
/**
 * Asset.
 */
asset: number, } | { "on": "row", 
/**
 * Project.
 */
project: number, 
/**
 * Row.
 */
source_row: number, } | { "on": "extra", 
/**
 * Extra thread.
 */
extra: number, } | { "on": "vote", 
/**
 * Round.
 */
round: number, 
/**
 * Project.
 */
project: number, } | { "on": "literature" } | { "on": "word" };
/**
 * A held project that comes back.
 */
export type Returning = { 
/**
 * Project.
 */
project: number, 
/**
 * Title now.
 */
title_ja: string, 
/**
 * In English.
 */
title_en: string, 
/**
 * Round it was held in.
 */
round: number, 
/**
 * Its name.
 */
round_name: string, 
/**
 * Its day, ISO date.
 */
return_on: string, 
/**
 * Note of the meeting.
 */
note: string, };
/**
 * Held projects whose day has come, of all rounds.
 */
export type Returns = { 
/**
 * The projects, earliest day first.
 */
projects: Array<Returning>, };
/**
 * A concept with tags that a loaded vocabulary touches.
 */
export type Review = { 
/**
 * Id.
 */
id: number, 
/**
 * Kind.
 */
kind: Kind, 
/**
 * The concept.
 */
concept: Concept, 
/**
 * Why.
 */
reason: ReviewReason, 
/**
 * What the vocabulary has in its place; several when it leaves the choice to a person.
 */
replaced_by: Array<Concept>, 
/**
 * What it was called before; empty unless renamed.
 */
before: string, 
/**
 * Name of the vocabulary.
 */
vocabulary: string, 
/**
 * Projects with a tag of it.
 */
projects: number, 
/**
 * Themes with it.
 */
themes: number, 
/**
 * The first three projects, by title.
 */
examples: Array<string>, 
/**
 * State.
 */
state: ReviewState, };
/**
 * Why a concept waits.
 */
export type ReviewReason = "obsolete" | "removed" | "renamed";
/**
 * Which part of the queue.
 */
export type ReviewRequest = { 
/**
 * In this state.
 */
state: ReviewState, };
/**
 * Settle what waits.
 */
export type ReviewSettle = { 
/**
 * What.
 */
id: number, 
/**
 * Its tags go to this concept; left out = they stay.
 */
to?: string, };
/**
 * State of what waits.
 */
export type ReviewState = "open" | "replaced" | "kept";
/**
 * Concepts with tags that a loaded vocabulary touches.
 */
export type Reviews = { 
/**
 * How many wait.
 */
open: number, 
/**
 * At most 500, the most used first.
 */
reviews: Array<Review>, };
/**
 * What a project brings to a theme. [P: our proposal]
 */
export type Role = "target" | "modality" | "dds" | "model" | "biomarker" | "cohort" | "cmc";
/**
 * Round.
 */
export type Round = "june" | "november" | "anytime";
/**
 * Assigns projects of a round to readers; what is assigned already stays.
 */
export type RoundAssign = { 
/**
 * Which.
 */
round: number, 
/**
 * How.
 */
share: Share, };
/**
 * What changes of a round; what is left out stays. A chair's.
 */
export type RoundEdit = { 
/**
 * Which.
 */
round: number, 
/**
 * Name.
 */
name?: string, 
/**
 * Last day, ISO date; empty = none.
 */
deadline?: string, 
/**
 * Note.
 */
note?: string, 
/**
 * Only while nobody has voted.
 */
blindness?: Blindness, 
/**
 * Readers wanted per project.
 */
readers?: number, 
/**
 * Version of the criteria; votes already given keep theirs.
 */
criteria?: number, };
/**
 * Which round.
 */
export type RoundId = { 
/**
 * Id.
 */
round: number, };
/**
 * A project of a round.
 */
export type RoundItem = { 
/**
 * Project.
 */
project: number, 
/**
 * Number as frozen.
 */
number: string, 
/**
 * Title as frozen.
 */
title_ja: string, 
/**
 * In English.
 */
title_en: string, 
/**
 * Programme as frozen.
 */
programme: string, 
/**
 * Readers, by name, and whether each has voted.
 */
readers: Array<ItemReader>, 
/**
 * Why it left the round; empty = in it.
 */
withdrawn: string, 
/**
 * The library's text is another one since.
 */
changed: boolean, };
/**
 * A page of a round's items.
 */
export type RoundItems = { 
/**
 * The items.
 */
items: Array<RoundItem>, 
/**
 * All that are asked for.
 */
total: number, };
/**
 * What readers of a round give.
 */
export type RoundKind = "votes" | "tags";
/**
 * Freezes a selection into a round and opens it. A chair's.
 */
export type RoundNew = { 
/**
 * Name, 1–60 characters, of no other round.
 */
name: string, 
/**
 * What readers give.
 */
kind: RoundKind, 
/**
 * What it is for.
 */
purpose: Purpose, 
/**
 * The list.
 */
selection: Selection, 
/**
 * Readers per project, 1–5; a calibration round takes everybody that is assigned.
 */
readers: number, 
/**
 * When votes become visible.
 */
blindness: Blindness, 
/**
 * Version of the criteria.
 */
criteria: number, 
/**
 * Last day, ISO date; empty = none.
 */
deadline: string, 
/**
 * Note, at most 2,000 characters.
 */
note: string, };
/**
 * Which project of which round.
 */
export type RoundProject = { 
/**
 * Round.
 */
round: number, 
/**
 * Project.
 */
project: number, };
/**
 * Opens a closed round again.
 */
export type RoundReopen = { 
/**
 * Which.
 */
round: number, 
/**
 * Why, 1–500 characters.
 */
reason: string, };
/**
 * Takes assignments without a vote back.
 */
export type RoundUnassign = { 
/**
 * Which.
 */
round: number, 
/**
 * From whom.
 */
person: number, 
/**
 * Which projects; left out = all without a vote.
 */
projects?: Array<number>, };
/**
 * Takes projects out of a round; votes given on them stay on record.
 */
export type RoundWithdraw = { 
/**
 * Which.
 */
round: number, 
/**
 * The projects.
 */
projects: Array<number>, 
/**
 * Why, 1–500 characters.
 */
reason: string, };
/**
 * Rounds, open ones first, newest first.
 */
export type Rounds = { 
/**
 * The rounds.
 */
rounds: Array<StageRound>, };
/**
 * What will happen to a row.
 */
export type RowFate = "new" | "changed" | "unchanged" | "possible" | "unreadable";
/**
 * A stretch of the list under one heading.
 */
export type RowGroup = { 
/**
 * Heading, Japanese; empty = the column says nothing there.
 */
label_ja: string, 
/**
 * Heading, English.
 */
label_en: string, 
/**
 * Its first row, 0-based.
 */
first: number, 
/**
 * Its rows.
 */
count: number, };
/**
 * A part of the rows.
 */
export type RowsPage = { 
/**
 * Rows that match.
 */
total: number, 
/**
 * First row of this part.
 */
offset: number, 
/**
 * The rows.
 */
rows: Array<PreviewRow>, };
/**
 * Which rows of a preview.
 */
export type RowsRequest = { 
/**
 * The file and decisions.
 */
request: ImportRequest, 
/**
 * Only rows of this group.
 */
fate?: RowFate, 
/**
 * Only rows with an issue of this code.
 */
code?: IssueCode, 
/**
 * Only rows with a conflict.
 */
conflicts: boolean, 
/**
 * First row, 0-based.
 */
offset: number, 
/**
 * Number of rows, at most 500.
 */
limit: number, };
/**
 * What settled a disagreement.
 */
export type Ruling = { 
/**
 * How.
 */
how: RulingHow, 
/**
 * To what; `None` in a round of tags.
 */
verdict: Verdict | null, 
/**
 * Key of a reason; empty = none.
 */
reason: string, 
/**
 * Note.
 */
note: string, 
/**
 * In a round of tags.
 */
tags: Array<FrozenTag>, 
/**
 * By whom.
 */
name: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
/**
 * How a disagreement was settled.
 */
export type RulingHow = "consensus" | "chair";
/**
 * What a row that may be a known project is.
 */
export type SameChoice = "same" | "apart";
/**
 * A saved view.
 */
export type SavedView = { 
/**
 * Id.
 */
id: number, 
/**
 * Name.
 */
name: string, 
/**
 * Projects it finds now.
 */
count: number, 
/**
 * What it shows.
 */
state: ViewState, 
/**
 * Who saved it.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
/**
 * How a criterion is answered.
 */
export type Scale = "three" | "five" | "yes-no";
/**
 * What the texts of a selection suggest that is no tag yet; what was turned down for a project is left out.
 */
export type Scan = { 
/**
 * Projects looked through.
 */
projects: number, 
/**
 * What accepting from each certainty on would give, falling.
 */
levels: Array<ScanLevel>, 
/**
 * Most frequent concepts from the certainty at which suggestions are ticked.
 */
frequent: Array<ScanConcept>, };
/**
 * A concept that a selection suggests.
 */
export type ScanConcept = { 
/**
 * The concept as a chip.
 */
chip: TagChip, 
/**
 * Projects that would get it.
 */
projects: number, };
/**
 * What accepting from a certainty on would give.
 */
export type ScanLevel = { 
/**
 * From this certainty on.
 */
certainty: number, 
/**
 * New tags of each kind.
 */
tags: KindCounts, 
/**
 * Projects that would get a target, a modality, an indication.
 */
projects: KindCounts, };
/**
 * Suggestions for a selection.
 */
export type ScanRequest = { 
/**
 * Which projects.
 */
selection: Selection, };
/**
 * A reader's answer to a criterion (`decision.scores`, by key).
 */
export type Score = { 
/**
 * The value; `None` = unknown (?).
 */
value: number | null, 
/**
 * Why, at most 500 characters.
 */
note: string, };
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
 * How the facets beside the list are arranged; `None` = default.
 */
facets: FacetShape | null, 
/**
 * Weights by which alternatives of themes are compared, 0 to 100: by their names ([`crate::forge::Measure`]), words for
 * the same reason as in [`FacetShape`]; what is left out weighs as shipped.
 */
measure_weights: { [key in string]: number }, 
/**
 * Libraries opened before, newest first, at most ten.
 */
recent: Array<RecentLibrary>, 
/**
 * Folder of backups; `None` = beside each library.
 */
backup_folder: FilePath | null, 
/**
 * How many backups are kept.
 */
backup_rule: BackupRule, 
/**
 * An encrypted library is locked after so many minutes without a key or a click; 0 = never.
 */
lock_after_minutes: number, };
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
columns?: Array<ColumnSetting>, 
/**
 * Arrangement of the facets; what is no dimension is left out.
 */
facets?: FacetShape, 
/**
 * Weights of the comparison, all of them anew; what is no measure is left out, what is over 100 is 100.
 */
measure_weights?: { [key in string]: number }, 
/**
 * Folder of backups; empty = beside each library.
 */
backup_folder?: FilePath, 
/**
 * How many backups are kept, at most 365 of each kind.
 */
backup_rule?: BackupRule, 
/**
 * Minutes until an encrypted library is locked; 0 = never, at most a day.
 */
lock_after_minutes?: number, };
/**
 * Settles a disagreement, or settles it otherwise. Votes stay as they were.
 */
export type Settle = { 
/**
 * Round.
 */
round: number, 
/**
 * Project.
 */
project: number, 
/**
 * How.
 */
how: RulingHow, 
/**
 * To what; `null` in a round of tags.
 */
verdict: Verdict | null, 
/**
 * Key of a reason; empty = none.
 */
reason: string, 
/**
 * Why, 1–2,000 characters.
 */
note: string, 
/**
 * In a round of tags: what stands. The project's tags become these, in the same operation.
 */
tags: Array<GivenTag>, };
/**
 * How much a contradiction matters.
 */
export type Severity = "bad" | "warn";
/**
 * How projects that want readers are shared out.
 */
export type Share = { "evenly": Array<number> } | { "by-field": Array<number> } | { "quota": Array<Quota> } | { "everybody": Array<number> } | { "by-hand": { 
/**
 * Who.
 */
person: number, 
/**
 * What.
 */
projects: Array<number>, } };
/**
 * A sheet of a workbook or a table of a page.
 */
export type SheetChoice = { 
/**
 * Name.
 */
name: string, 
/**
 * Hidden in the file.
 */
hidden: boolean, };
/**
 * The meeting's view.
 */
export type Shortlist = { 
/**
 * Rows, by score, best first; what was withdrawn is not there.
 */
rows: Array<ShortlistRow>, 
/**
 * Reasons of the round's criteria.
 */
reasons: Array<Reason>, 
/**
 * Reasons that the round's version has no longer and that votes or last words name.
 */
earlier_reasons: Array<Reason>, 
/**
 * Projects of the round that may not be shown to this person.
 */
hidden: number, };
/**
 * The shortlist as a workbook.
 */
export type ShortlistExport = { 
/**
 * Round.
 */
round: number, 
/**
 * Who will see it.
 */
audience: Audience, 
/**
 * Language of headings.
 */
language: DocumentLanguage, 
/**
 * Where to.
 */
out: FilePath, 
/**
 * Who answers for what the leak check finds in it.
 */
answer?: LeakOverride, };
/**
 * What of the shortlist an audience may see.
 */
export type ShortlistPreview = { 
/**
 * Round.
 */
round: number, 
/**
 * Who will see it.
 */
audience: Audience, };
/**
 * A project as the meeting sees it. Votes that are not visible yet are not in any of these figures.
 */
export type ShortlistRow = { 
/**
 * Project.
 */
project: number, 
/**
 * Number as frozen.
 */
number: string, 
/**
 * Title as frozen.
 */
title_ja: string, 
/**
 * In English.
 */
title_en: string, 
/**
 * Programme as frozen.
 */
programme: string, 
/**
 * Institution as frozen.
 */
institution: string, 
/**
 * Readers assigned.
 */
readers: number, 
/**
 * Votes given.
 */
voted: number, 
/**
 * Votes are not visible yet.
 */
sealed: boolean, 
/**
 * Visible votes: keep, hold, drop.
 */
split: [number, number, number], 
/**
 * Weighted mean of the scores, 0–100; `None` = nothing was answered.
 */
score: number | null, 
/**
 * Keys of reasons given, most frequent first.
 */
reasons: Array<string>, 
/**
 * Notes given with the votes, with the reader's name before each.
 */
notes: Array<string>, 
/**
 * What readers, or what settled them, say: the verdict all agree on, or the ruling. `None` = not read or open.
 */
proposed: Verdict | null, 
/**
 * Votes differ and nothing settles them.
 */
conflict: boolean, 
/**
 * It was settled.
 */
ruled: boolean, 
/**
 * Supports that serve it, are asked for or could serve it, as people said.
 */
supports: Array<Connected>, 
/**
 * The meeting's last word.
 */
decided: Final | null, 
/**
 * Earlier last words that were taken up again, newest first: why.
 */
reopened: Array<string>, };
/**
 * One of the two.
 */
export type Side = { 
/**
 * As in the list.
 */
row: ProjectRow, 
/**
 * Researcher.
 */
researcher: string, 
/**
 * Summary.
 */
summary_ja: string, 
/**
 * Files it came from.
 */
files: Array<string>, 
/**
 * Themes it is part of.
 */
themes: number, };
/**
 * What is like it, the likest first.
 */
export type Similar = { 
/**
 * Projects.
 */
hits: Array<SimilarHit>, 
/**
 * The words that were compared, the weightiest first; empty = nothing to compare with was found.
 */
words: Array<string>, };
/**
 * A project that is like something.
 */
export type SimilarHit = { 
/**
 * The project.
 */
row: ProjectRow, 
/**
 * How like, in percent of the weight of what was compared.
 */
score: number, 
/**
 * Words they share, the weightiest first, at most 8, as they stand in the text.
 */
words: Array<string>, 
/**
 * Tags they share.
 */
tags: Array<TagChip>, };
/**
 * To what others are compared: projects, a text, or both.
 */
export type SimilarRequest = { 
/**
 * Projects; they are left out of the answer.
 */
projects: Array<number>, 
/**
 * A text, at most 20,000 characters.
 */
text: string, 
/**
 * Only among these.
 */
filter: Filter, 
/**
 * At most 100.
 */
limit: number, };
/**
 * What happened since this machine last had the library open.
 */
export type Since = { 
/**
 * When that was, ISO-8601 UTC; `None` = never before.
 */
at: string | null, 
/**
 * Projects that came in.
 */
arrived: number, 
/**
 * Projects whose fields or tags changed.
 */
changed: number, 
/**
 * Operations of others.
 */
by_others: number, };
/**
 * A stretch of text around a hit.
 */
export type Snippet = { 
/**
 * Project.
 */
project: number, 
/**
 * Where it stands.
 */
field: SnippetField, 
/**
 * About 60 characters, with … where it is cut.
 */
text: string, 
/**
 * Stretches to mark: first and length, in UTF-16 units of `text`.
 */
marks: Array<[number, number]>, };
/**
 * Where words of a search were found.
 */
export type SnippetField = "title_ja" | "title_en" | "summary_ja" | "summary_en" | "keywords" | "institution" | "researcher" | "programme" | "number" | "tag" | "note" | "earlier";
/**
 * Why these projects were found.
 */
export type SnippetRequest = { 
/**
 * At most 200.
 */
projects: Array<number>, 
/**
 * The search text and whether it is exact; the rest is not looked at.
 */
filter: Filter, };
/**
 * Why projects were found.
 */
export type Snippets = { 
/**
 * One for each project that has words of the search outside its title, in the order asked.
 */
snippets: Array<Snippet>, };
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
export type SortKey = "added" | "number" | "title" | "programme" | "institution" | "year" | "target" | "modality" | "indication" | "researcher" | "phase" | "ministry" | "integrated" | "prefecture" | "budget" | "relevance";
/**
 * A source of the vocabulary.
 */
export type Source = { 
/**
 * Name.
 */
name: string, 
/**
 * Version or state.
 */
version: string, 
/**
 * Rows that come from it.
 */
rows: number, 
/**
 * Licence.
 */
licence: string, 
/**
 * What its owner asks to be said.
 */
attribution: string, 
/**
 * Address.
 */
url: string, };
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
field: ListField | null, };
/**
 * A row of a file.
 */
export type SourceRef = { 
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
 * Column letter.
 */
column: string | null, 
/**
 * When imported, ISO-8601 UTC.
 */
at: string, 
/**
 * By whom.
 */
by: string, };
/**
 * A kept source row.
 */
export type SourceRow = { 
/**
 * Id, by which a claim rests on it.
 */
id: number, 
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
 * Every source.
 */
export type Sources = { 
/**
 * In the order of the attribution file.
 */
sources: Array<Source>, };
/**
 * Whom somebody spoke with.
 */
export type SpokeTo = "researcher" | "tlo" | "both";
/**
 * A round.
 */
export type StageRound = { 
/**
 * Id.
 */
id: number, 
/**
 * Name.
 */
name: string, 
/**
 * What readers give.
 */
kind: RoundKind, 
/**
 * What it is for.
 */
purpose: Purpose, 
/**
 * Readers wanted per project, 1–5.
 */
readers: number, 
/**
 * When votes become visible.
 */
blindness: Blindness, 
/**
 * Version of the criteria new votes are given by.
 */
criteria: number, 
/**
 * Its name.
 */
criteria_name: string, 
/**
 * Its number.
 */
criteria_version: number, 
/**
 * Last day, ISO date; empty = none.
 */
deadline: string, 
/**
 * The last day has passed while it is open.
 */
overdue: boolean, 
/**
 * Note.
 */
note: string, 
/**
 * Closed.
 */
closed: boolean, 
/**
 * When the list was frozen, ISO-8601 UTC.
 */
opened_at: string, 
/**
 * When it was closed, ISO-8601 UTC; empty = open.
 */
closed_at: string, 
/**
 * How often it was reopened.
 */
reopened: number, 
/**
 * Why, the last time.
 */
reopen_note: string, 
/**
 * When its shortlist last left the house, ISO-8601 UTC; empty = never.
 */
exported_at: string, 
/**
 * Reopened after its shortlist had left: what was sent no longer says what stands.
 */
outdated: boolean, 
/**
 * Who opened it.
 */
by: string, 
/**
 * Projects in it that may be shown.
 */
projects: number, 
/**
 * Projects in it that may not be shown to this person.
 */
hidden: number, 
/**
 * Projects with fewer readers than wanted.
 */
short: number, 
/**
 * Assignments.
 */
assigned: number, 
/**
 * Votes given.
 */
voted: number, 
/**
 * Projects on which every assigned reader has voted.
 */
read: number, 
/**
 * Assigned to this person.
 */
mine: number, 
/**
 * Of these, voted on.
 */
mine_voted: number, 
/**
 * This person's votes: kept, held, dropped.
 */
mine_kept: number, 
/**
 * Held.
 */
mine_held: number, 
/**
 * Dropped.
 */
mine_dropped: number, 
/**
 * Projects with visible votes that differ and are not settled.
 */
conflicts: number, 
/**
 * Projects in the library when the list was frozen.
 */
imported: number, 
/**
 * Of these, with a tag of every kind.
 */
tagged: number, };
/**
 * Where one project of one theme stands.
 */
export type Standing = { 
/**
 * Theme.
 */
theme: number, 
/**
 * Its code.
 */
code: string, 
/**
 * Its title.
 */
theme_title_ja: string, 
/**
 * In English.
 */
theme_title_en: string, 
/**
 * The project.
 */
project: ProjectRow, 
/**
 * What counts: the latest entry's.
 */
agreed: Agreed, 
/**
 * Every entry, newest first.
 */
entries: Array<Hearing>, };
/**
 * Name of a state; empty names = as shipped.
 */
export type StateName = { 
/**
 * Which.
 */
state: ThemeState, 
/**
 * Name.
 */
name_ja: string, 
/**
 * In English.
 */
name_en: string, };
/**
 * What the team calls the states.
 */
export type StateNames = { 
/**
 * Only those that are called otherwise than shipped.
 */
names: Array<StateName>, };
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
 * One thread of the weave.
 */
export type Strand = { 
/**
 * The project; `None` = an extra thread.
 */
project: ProjectRow | null, 
/**
 * The extra thread.
 */
extra: Extra | null, 
/**
 * What it brings as a whole.
 */
role: Role | null, 
/**
 * Note on it.
 */
note: string, 
/**
 * Confirmed.
 */
assets: Array<Asset>, 
/**
 * Suggested by its texts, undecided.
 */
suggested: Array<AssetSuggestion>, 
/**
 * What its researcher said; `None` for an extra thread.
 */
agreed: Agreed | null, 
/**
 * Last day as its lists say or, where none says, the end of its latest fiscal year; ISO date.
 */
ends_on: string | null, 
/**
 * It runs today.
 */
running: boolean, };
/**
 * A stretch of a project under one number block and one programme. Its dates are those the list states, else its fiscal years.
 */
export type Stretch = { 
/**
 * Project.
 */
project: number, 
/**
 * First day, ISO.
 */
starts: string, 
/**
 * Last day, ISO.
 */
ends: string, 
/**
 * The list states both days; else they are the borders of its fiscal years.
 */
stated: boolean, 
/**
 * Numbers, by year.
 */
numbers: Array<string>, 
/**
 * Number without its year, or empty.
 */
key: string, 
/**
 * The number block differs from the stretch before (project carried on under another number).
 */
renumbered: boolean, 
/**
 * Programme as lists have it.
 */
programme: string, 
/**
 * The programme it is tied to.
 */
programme_id: number | null, 
/**
 * Its name.
 */
programme_name: string, 
/**
 * Number of the colour, 0–7, as in the timeline; `None` = not in the registry.
 */
hue: number | null, };
/**
 * Texts to look through.
 */
export type SuggestRequest = { 
/**
 * Any texts: titles, summaries, cells.
 */
texts: Array<string>, };
/**
 * What the texts name.
 */
export type Suggestions = { 
/**
 * One list per text, in the order of the request; mentions in the order of the text.
 */
texts: Array<Array<NamedConcept>>, 
/**
 * Every reason there is.
 */
reasons: Array<ReasonWord>, };
/**
 * A support.
 */
export type Support = { 
/**
 * Id.
 */
id: number, 
/**
 * Name.
 */
name_ja: string, 
/**
 * In English.
 */
name_en: string, 
/**
 * Who gives it; empty = not known, as all texts that follow.
 */
provider: string, 
/**
 * What it offers.
 */
offers: string, 
/**
 * Steps it serves; empty = not known.
 */
steps: Array<ValueStep>, 
/**
 * Codes of modalities it is for; empty = not limited, or not known.
 */
modalities: Array<string>, 
/**
 * Conditions.
 */
conditions: string, 
/**
 * How to apply.
 */
apply: string, 
/**
 * Note.
 */
note: string, 
/**
 * Where its fields come from.
 */
facts: Array<Fact>, 
/**
 * Who changed it last.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
/**
 * What a person says of a support. In a change, an absent field stays as it is.
 */
export type SupportFields = { 
/**
 * Name, 1–200 characters.
 */
name_ja?: string | null, 
/**
 * In English.
 */
name_en?: string | null, 
/**
 * Who gives it.
 */
provider?: string | null, 
/**
 * What it offers, at most 2,000 characters.
 */
offers?: string | null, 
/**
 * Steps it serves.
 */
steps?: Array<ValueStep> | null, 
/**
 * Codes of the taxonomy of modalities.
 */
modalities?: Array<string> | null, 
/**
 * Conditions.
 */
conditions?: string | null, 
/**
 * How to apply.
 */
apply?: string | null, 
/**
 * Note.
 */
note?: string | null, };
/**
 * Which support.
 */
export type SupportId = { 
/**
 * Id.
 */
id: number, };
/**
 * Adds a support (`id` absent) or changes one.
 */
export type SupportSave = { 
/**
 * Which; `null` = a new one.
 */
id: number | null, 
/**
 * What changes.
 */
fields: SupportFields, };
/**
 * All supports, by the first step they serve and by name.
 */
export type Supports = { 
/**
 * The supports.
 */
supports: Array<Support>, };
/**
 * Columns of a table, 0-based.
 */
export type TableColumns = { 
/**
 * Id.
 */
id: number | null, 
/**
 * Japanese name.
 */
label_ja: number | null, 
/**
 * English name.
 */
label_en: number | null, 
/**
 * Japanese synonyms, `|` between them.
 */
synonyms_ja: number | null, 
/**
 * English synonyms.
 */
synonyms_en: number | null, 
/**
 * Broader concept.
 */
parent: number | null, 
/**
 * The same in another vocabulary.
 */
same: number | null, 
/**
 * Replaced by.
 */
replaced_by: number | null, 
/**
 * No longer in use.
 */
obsolete: number | null, };
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
 * In which order, as [`crate::project::PageRequest::sort`].
 */
sort: Array<Sort>, 
/**
 * For whom.
 */
audience: Audience, 
/**
 * Language.
 */
language: DocumentLanguage, 
/**
 * Also the columns that lists had beside the known fields, under their headings.
 */
extras: boolean, 
/**
 * Full path of the workbook to write.
 */
out: FilePath, 
/**
 * Who answers for what the leak check finds in it.
 */
answer?: LeakOverride, };
/**
 * A concept a project may be tagged with.
 */
export type TagCandidate = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * The concept.
 */
concept: Concept, 
/**
 * What else the same words may mean.
 */
alternatives: Array<Concept>, 
/**
 * The next broader concept.
 */
broader: Concept | null, 
/**
 * How many concepts are directly narrower.
 */
narrower: number, 
/**
 * The words of the best place; empty for a tag the text does not show.
 */
surface: string, 
/**
 * Certainty from 0 to 1, what was taught included; `None` for a tag the text does not show.
 */
certainty: number | null, 
/**
 * The same without what was taught.
 */
plain: number | null, 
/**
 * How often these words were accepted for this concept in this library.
 */
accepted: number, 
/**
 * How often they were turned down.
 */
rejected: number, 
/**
 * Code of the rule, worded in `TaggingProject::reasons`; empty for a tag the text does not show.
 */
reason: string, 
/**
 * Certain enough to be ticked before anybody has looked, and nobody has turned it down.
 */
ticked: boolean, 
/**
 * Not what the project is about, by that rule.
 */
aside: boolean, 
/**
 * State.
 */
state: CandidateState, 
/**
 * 主
 */
main: boolean, 
/**
 * The sentence of the best place, or the cell of a list.
 */
evidence: Evidence | null, 
/**
 * Places in all texts.
 */
places: number, 
/**
 * Who gave or turned down the tag.
 */
by: string | null, 
/**
 * When, ISO-8601 UTC.
 */
at: string | null, };
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
main: boolean, 
/**
 * From a list's own column; no person has confirmed it yet.
 */
proposed: boolean, };
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
 * From a list's own column; no person has confirmed it yet.
 */
proposed: boolean, 
/**
 * The words it rests on; empty for a tag given by hand.
 */
evidence: string, 
/**
 * Where these words stand.
 */
source: SourceRef | null, 
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
 * One project to be tagged.
 */
export type TaggingProject = { 
/**
 * As in the list.
 */
row: ProjectRow, 
/**
 * 研究開発代表者
 */
researcher: string, 
/**
 * Somebody finished it.
 */
finished: Finished | null, 
/**
 * Its texts; empty ones are left out.
 */
passages: Array<Passage>, 
/**
 * Best first within a kind; the kinds in their order.
 */
candidates: Array<TagCandidate>, 
/**
 * AMED's own tags.
 */
ams: Array<AmsTag>, 
/**
 * Every reason there is.
 */
reasons: Array<ReasonWord>, };
/**
 * Which target.
 */
export type TargetId = { 
/**
 * Id.
 */
id: number, };
/**
 * What an amount is for.
 */
export type TargetPer = "year" | "span";
/**
 * Sets a target (`id` absent) or changes one.
 */
export type TargetSave = { 
/**
 * Which; `null` = a new one.
 */
id: number | null, 
/**
 * Kind, not `budget`.
 */
kind: OutcomeKind, 
/**
 * First fiscal year, 1989–2100.
 */
year_first: number, 
/**
 * Last, not before the first.
 */
year_last: number, 
/**
 * What the amount is for.
 */
per: TargetPer, 
/**
 * Of this programme; `null` = of AMED as a whole.
 */
programme: number | null, 
/**
 * A whole number of 0 or more.
 */
amount: number, 
/**
 * Where it is stated, at most 500 characters.
 */
source: string, 
/**
 * How far it can be relied on.
 */
state: FactState, 
/**
 * Note, at most 500 characters.
 */
note: string, };
/**
 * A task placed elsewhere in time.
 */
export type TaskMove = { 
/**
 * The row of the task.
 */
task: number, 
/**
 * First month, as months are counted here; of a milestone its month.
 */
starts: number, 
/**
 * Months it lasts.
 */
months: number, };
/**
 * One condition of a query that is a plain list of conditions.
 */
export type Term = { 
/**
 * In what; `None` = in everything.
 */
field: QueryField | null, 
/**
 * Must not hold.
 */
not: boolean, 
/**
 * Alternatives: words or phrases; of years and budgets `2024`, `2024..`, `..2024`, `2020..2024`.
 */
values: Array<string>, };
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
 * Who carries it; empty = nobody.
 */
owner: string, 
/**
 * What comes next.
 */
next_step: string, 
/**
 * When that is due, ISO date; empty = not said.
 */
due: string, 
/**
 * Why it was stopped.
 */
stop_reason: string, 
/**
 * Person-months estimated to the next gate.
 */
effort_months: number | null, 
/**
 * Months to the next gate.
 */
months_to_gate: number | null, 
/**
 * Competition.
 */
competition: Competition | null, 
/**
 * The theme it was begun from as an alternative.
 */
origin: number | null, 
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
 * Begin an alternative: a theme with the same threads, needs and extra threads, and another triple.
 */
export type ThemeCopy = { 
/**
 * Of which theme.
 */
id: number, 
/**
 * What is other than there; a code is proposed when left out.
 */
fields: ThemeFields, };
/**
 * What differs.
 */
export type ThemeDiff = { 
/**
 * Differences: fields, threads, extra threads, assets, needs, claims.
 */
differences: Array<Difference>, 
/**
 * Parts not shown because of interests.
 */
hidden: number, };
/**
 * Two states to be compared, of one theme or of two.
 */
export type ThemeDiffRequest = { 
/**
 * Before.
 */
from: ThemeStateRef, 
/**
 * After.
 */
to: ThemeStateRef, };
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
 * Who carries it.
 */
owner?: string, 
/**
 * What comes next.
 */
next_step?: string, 
/**
 * When that is due, ISO date.
 */
due?: string, 
/**
 * Why it was stopped.
 */
stop_reason?: string, 
/**
 * Person-months estimated to the next gate; `null` clears it.
 */
effort_months?: number | null, 
/**
 * Months to the next gate; `null` clears it.
 */
months_to_gate?: number | null, 
/**
 * Competition; `null` clears it.
 */
competition?: Competition | null, 
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
 * Whether a theme needs something, against what its modality says.
 */
export type ThemeNeed = { 
/**
 * Which theme.
 */
id: number, 
/**
 * What.
 */
need: Need, 
/**
 * 要 or 不要; `None` = as the modality says.
 */
needed: boolean | null, 
/**
 * Why.
 */
reason: string, };
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
 * Which extra thread, comment or claim.
 */
export type ThemePart = { 
/**
 * Id.
 */
id: number, };
/**
 * A theme by name.
 */
export type ThemeRef = { 
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
 * In English.
 */
title_en: string, 
/**
 * State.
 */
state: ThemeState, };
/**
 * Keep a version.
 */
export type ThemeSnapshot = { 
/**
 * Of which theme.
 */
id: number, 
/**
 * Why.
 */
reason: string, };
/**
 * Where a theme stands. [P: our proposal]
 */
export type ThemeState = "idea" | "study" | "proposed" | "approved" | "planned" | "started" | "licensed" | "stopped";
/**
 * One state of one theme.
 */
export type ThemeStateRef = { 
/**
 * Theme.
 */
theme: number, 
/**
 * Version; absent = as it is now.
 */
version?: number, };
/**
 * A kept version.
 */
export type ThemeVersion = { 
/**
 * 1, 2, …
 */
number: number, 
/**
 * Why it was kept.
 */
reason: string, 
/**
 * By.
 */
by: string, 
/**
 * At, ISO-8601 UTC.
 */
at: string, 
/**
 * Who wrote what between the version before and this one.
 */
wrote: Array<Wrote>, };
/**
 * Versions of a theme, newest first.
 */
export type ThemeVersions = { 
/**
 * Versions.
 */
versions: Array<ThemeVersion>, 
/**
 * Changes since the newest one.
 */
since: number, };
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
 * A programme a spelling may belong to.
 */
export type TieCandidate = { 
/**
 * Programme.
 */
programme: number, 
/**
 * Its name.
 */
name_ja: string, 
/**
 * In English.
 */
name_en: string, 
/**
 * Why it is proposed.
 */
why: TieWhy, 
/**
 * How like the names are, percent.
 */
likeness: number, };
/**
 * Ties spellings of lists to a programme: they become further names of it.
 */
export type TieNames = { 
/**
 * Spellings.
 */
names: Array<string>, 
/**
 * Programme.
 */
programme: number, };
/**
 * Why a programme is proposed.
 */
export type TieWhy = "code" | "name" | "both";
/**
 * How project-years are tied to programmes.
 */
export type Ties = { 
/**
 * Project-years in all.
 */
years: number, 
/**
 * Tied.
 */
tied: number, 
/**
 * Name and code lead to different programmes; tied by the name.
 */
disputed: number, 
/**
 * Not tied: groups that wait.
 */
groups: number, };
/**
 * A bar: an unbroken stretch in one programme.
 */
export type TimelineBar = { 
/**
 * Whose.
 */
project: number, 
/**
 * First day, ISO.
 */
starts: string, 
/**
 * Last day, ISO; never before the first.
 */
ends: string, 
/**
 * Days are borders of fiscal years.
 */
by_year: boolean, 
/**
 * Programme the registry knows.
 */
programme: number | null, 
/**
 * What the bar says: its Japanese name there, else as lists have it.
 */
label: string, 
/**
 * Number of the colour, 0–7, the same for one programme everywhere; `None` = not in the registry.
 */
hue: number | null, 
/**
 * How it was handed over to, from the bar before.
 */
handover: HandoverKind | null, };
/**
 * Which rows.
 */
export type TimelineOnly = "all" | "ending" | "gaps" | "running" | "undated";
/**
 * Order of rows.
 */
export type TimelineOrder = "ends" | "gap" | "starts" | "number";
/**
 * A row.
 */
export type TimelineRow = { 
/**
 * The project: the latest of the lineage. `None` for a theme.
 */
project: number | null, 
/**
 * The theme.
 */
theme: number | null, 
/**
 * Number without year, or the theme's code; empty = none.
 */
key: string, 
/**
 * Title.
 */
title_ja: string, 
/**
 * In English; empty = none.
 */
title_en: string, 
/**
 * Bars, by start.
 */
bars: Array<TimelineBar>, 
/**
 * Without funding, between bars.
 */
gaps: Array<Gap>, 
/**
 * The earliest last day, from today on, of a project that nobody carries on, ISO; where there is none, the last day of
 * all. `None` = undated.
 */
ends: string | null, 
/**
 * Whole months from today to that: 0 in its last month; negative = ended, −1 from the day after.
 */
months_left: number | null, 
/**
 * That end is stated: by a day, or by a row for several fiscal years. Else it is the border of a row for one fiscal year,
 * and the project may run on.
 */
end_stated: boolean, 
/**
 * Programmes that may follow what ends then, by the registry's pairs.
 */
next: Array<NextProgramme>, 
/**
 * 調整費 of type ウ that bridge, drawn as arcs: from the last day of a bar to the first day of the next, or to the same day
 * where none follows; months without funding between, 0 where there are none.
 */
bridges: Array<Gap>, };
/**
 * What a row is.
 */
export type TimelineRows = "projects" | "themes";
/**
 * What a read can depend on and a write can change.
 */
export type Topic = "library" | "projects" | "tags" | "themes" | "proposals" | "profiles" | "history" | "settings" | "backups" | "attachments" | "vocabulary" | "views" | "programmes" | "people" | "rounds" | "plans";
/**
 * A weight at which the first place changes.
 */
export type Turn = { 
/**
 * Which measure.
 */
measure: Measure, 
/**
 * Its weight now.
 */
weight: number, 
/**
 * The weight at which it turns, 0 to 100.
 */
at: number, 
/**
 * Which theme then comes first.
 */
theme: number, };
/**
 * Undo the latest, or a chosen, operation.
 */
export type UndoRequest = { 
/**
 * Which; the latest when left out.
 */
operation?: number, };
/**
 * Treat these spellings as one.
 */
export type Unify = { 
/**
 * The spellings.
 */
names: Array<string>, 
/**
 * What the list shall show.
 */
canonical: string, };
/**
 * Project-years that no programme is known for, or whose name and code disagree.
 */
export type Unmatched = { 
/**
 * Groups, those with most projects first.
 */
groups: Array<UnmatchedGroup>, };
/**
 * Project-years of one spelling.
 */
export type UnmatchedGroup = { 
/**
 * The name as lists have it; empty = they say none.
 */
name: string, 
/**
 * First characters of their numbers, the most frequent first, at most five.
 */
codes: Array<string>, 
/**
 * Projects.
 */
projects: number, 
/**
 * Project-years.
 */
years: number, 
/**
 * First fiscal year.
 */
year_first: number | null, 
/**
 * Last.
 */
year_last: number | null, 
/**
 * Why it waits.
 */
why: UnmatchedWhy, 
/**
 * Programmes it may be, the likeliest first, at most five.
 */
candidates: Array<TieCandidate>, };
/**
 * Why project-years wait.
 */
export type UnmatchedWhy = "unknown" | "disputed" | "several" | "nameless";
/**
 * A project that carries a concept.
 */
export type Use = { 
/**
 * The project.
 */
project: ProjectRow, 
/**
 * The words the tag rests on; may be empty.
 */
evidence: string, 
/**
 * 主
 */
main: boolean, 
/**
 * Nobody has confirmed it yet.
 */
proposed: boolean, 
/**
 * Who gave it.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
/**
 * Projects that carry a concept, in the order they came into the library.
 */
export type Uses = { 
/**
 * How many in all.
 */
total: number, 
/**
 * The part asked for.
 */
uses: Array<Use>, };
/**
 * Projects that carry a concept.
 */
export type UsesRequest = { 
/**
 * Kind.
 */
kind: Kind, 
/**
 * Concept id.
 */
id: string, 
/**
 * First row, 0-based.
 */
offset: number, 
/**
 * At most 500.
 */
limit: number, };
/**
 * A step of the value chain.
 */
export type ValueStep = "validation" | "screening" | "optimisation" | "poc" | "nonclinical" | "ind" | "clinical";
/**
 * A project the file no longer names.
 */
export type Vanished = { 
/**
 * Project.
 */
project: number, 
/**
 * Number without its year, or `#id`.
 */
key: string, 
/**
 * Title.
 */
title: string, };
/**
 * Spellings of what may be one programme.
 */
export type VariantGroup = { 
/**
 * The spelling proposed (or chosen) for all: the most frequent.
 */
canonical: string, 
/**
 * All spellings, most frequent first.
 */
names: Array<VariantName>, };
/**
 * One spelling.
 */
export type VariantName = { 
/**
 * As lists write it.
 */
name: string, 
/**
 * Projects with it.
 */
projects: number, };
/**
 * Spellings that may be one programme, and what was decided.
 */
export type Variants = { 
/**
 * Proposed as one; nobody has decided.
 */
open: Array<VariantGroup>, 
/**
 * Decided to be one.
 */
settled: Array<VariantGroup>, };
/**
 * What a reader, a ruling or the meeting says of a project.
 */
export type Verdict = "keep" | "hold" | "drop";
/**
 * Pairs of verdicts of a round with two readers per project.
 */
export type VerdictPairs = { 
/**
 * Name of the reader of the rows; empty = several people share the places.
 */
row: string, 
/**
 * Name of the reader of the columns.
 */
column: string, 
/**
 * Projects by verdict of the row (keep, hold, drop) and of the column.
 */
cells: [[number, number, number], [number, number, number], [number, number, number]], };
/**
 * Which view.
 */
export type ViewId = { 
/**
 * Id.
 */
id: number, };
/**
 * Puts a view elsewhere among the others.
 */
export type ViewMove = { 
/**
 * Which.
 */
id: number, 
/**
 * 0-based place.
 */
to: number, };
/**
 * Saves a view, or changes one.
 */
export type ViewSave = { 
/**
 * The view to change; `None` = a new one.
 */
id: number | null, 
/**
 * Its name, 1–80 characters, unlike the others'.
 */
name: string, 
/**
 * What it shows.
 */
state: ViewState, };
/**
 * Writes a view into a small file, for a colleague. It holds conditions and a name, nothing of any project. What
 * somebody looks for can be telling by itself (a word, a target), and so can the name: the window says so. Themes and
 * programmes of the registry are left out, as their ids mean nothing in another library.
 */
export type ViewShare = { 
/**
 * Which.
 */
id: number, 
/**
 * Full path of the file to write.
 */
out: FilePath, };
/**
 * Where a view was written to.
 */
export type ViewShared = { 
/**
 * Full path.
 */
path: FilePath, };
/**
 * What a view shows.
 */
export type ViewState = { 
/**
 * Which projects.
 */
filter: Filter, 
/**
 * In which order; empty = as they came in.
 */
sort: Array<Sort>, 
/**
 * Under headings of this column.
 */
group: SortKey | null, 
/**
 * Columns in order; empty = as the person has them.
 */
columns: Array<ColumnSetting>, 
/**
 * Shown as a matrix instead of a list.
 */
matrix: MatrixShape | null, };
/**
 * Takes in a view that somebody shared.
 */
export type ViewTake = { 
/**
 * Full path of the file.
 */
file: FilePath, };
/**
 * Saved views, in their order.
 */
export type Views = { 
/**
 * The views.
 */
views: Array<SavedView>, };
/**
 * Every vocabulary of this library.
 */
export type Vocabularies = { 
/**
 * By name.
 */
loaded: Array<LoadedVocabulary>, 
/**
 * Concepts made here.
 */
own: number, 
/**
 * Things that wait in the review queue.
 */
waiting: number, 
/**
 * Every format that can be read.
 */
formats: Array<FormatWord>, };
/**
 * What changes.
 */
export type VocabularyDiff = { 
/**
 * New concepts.
 */
added: DiffPart, 
/**
 * Concepts that are gone.
 */
removed: DiffPart, 
/**
 * Concepts with another label.
 */
renamed: DiffPart, 
/**
 * Concepts no longer in use, with what replaces them.
 */
obsolete: DiffPart, 
/**
 * Concepts in both with other names or other broader concepts.
 */
altered: number, 
/**
 * Concepts that stay as they are.
 */
same: number, };
/**
 * Which vocabulary.
 */
export type VocabularyId = { 
/**
 * Id.
 */
id: number, };
/**
 * Something in a vocabulary file that was not understood.
 */
export type VocabularyIssue = { 
/**
 * Code.
 */
code: string, 
/**
 * Line or record, 1-based.
 */
line: number, 
/**
 * In Japanese, with place and remedy.
 */
ja: string, 
/**
 * English.
 */
en: string, };
/**
 * What a vocabulary file has and what loading it would change.
 */
export type VocabularyPreview = { 
/**
 * Code of the format it is read as.
 */
format: string, 
/**
 * Every format.
 */
formats: Array<FormatWord>, 
/**
 * Kind of its concepts.
 */
kind: Kind, 
/**
 * Name under which it would be kept.
 */
name: string, 
/**
 * File name without folder.
 */
file: string, 
/**
 * Version; empty when the file says none.
 */
version: string, 
/**
 * Licence as the file states it; empty when it states none.
 */
licence: string, 
/**
 * SHA-256 of the file, hexadecimal.
 */
sha256: string, 
/**
 * Rows or records read.
 */
rows: number, 
/**
 * Concepts.
 */
terms: number, 
/**
 * Of these, no longer in use.
 */
obsolete: number, 
/**
 * Rows that are whole but not for such a list (MeSH records that are no diseases …).
 */
left_out: number, 
/**
 * Of these, the same as a concept known already: their names go there.
 */
known: number, 
/**
 * What was not understood, at most 200.
 */
issues: Array<VocabularyIssue>, 
/**
 * How many there are in all.
 */
issue_count: number, 
/**
 * The load it would take the place of.
 */
replaces: LoadedVocabulary | null, 
/**
 * What changes against that one; against nothing, all is added.
 */
diff: VocabularyDiff, 
/**
 * Concepts that tags and themes carry and that are obsolete, gone or called otherwise afterwards: they go to the review queue.
 */
touched: number, 
/**
 * Headings of a table, for choosing columns; empty for other formats.
 */
headings: Array<string>, 
/**
 * The first rows of a table under them.
 */
sample: Array<Array<string>>, 
/**
 * Columns as they are read; `None` for other formats.
 */
columns: TableColumns | null, };
/**
 * A vocabulary file and how to read it.
 */
export type VocabularyRequest = { 
/**
 * The file.
 */
file: FilePath, 
/**
 * Code of the format; left out = recognised.
 */
format?: string, 
/**
 * Kind of its concepts; left out = what the format usually has.
 */
kind?: Kind, 
/**
 * Name under which it is kept; a file of that name that was loaded before is replaced. Left out = its own.
 */
name?: string, 
/**
 * For a table: which column is what; left out = guessed from the headings.
 */
columns?: TableColumns, };
/**
 * A vote as its reader gave it.
 */
export type Vote = { 
/**
 * Who.
 */
reviewer: number, 
/**
 * Name.
 */
name: string, 
/**
 * Employer.
 */
organisation: string, 
/**
 * Field.
 */
field: string, 
/**
 * Version of the criteria it was given by.
 */
criteria: number, 
/**
 * Its number.
 */
criteria_version: number, 
/**
 * Verdict; `None` in a round of tags.
 */
verdict: Verdict | null, 
/**
 * Key of a reason; empty = none.
 */
reason: string, 
/**
 * Note.
 */
note: string, 
/**
 * How sure.
 */
certainty: Certainty, 
/**
 * By key of the criterion.
 */
scores: { [key in string]: Score }, 
/**
 * In a round of tags, with what they are called now.
 */
tags: Array<FrozenTag>, 
/**
 * When, ISO-8601 UTC.
 */
at: string, 
/**
 * Given after the round's last day.
 */
late: boolean, };
/**
 * The wordings of one's own vote, newest first.
 */
export type VoteHistory = { 
/**
 * The wordings.
 */
votes: Array<Vote>, };
/**
 * Something that waits for a person.
 */
export type Waiting = { 
/**
 * What.
 */
kind: WaitingKind, 
/**
 * How many.
 */
count: number, 
/**
 * Of these, how many belong to the latest fiscal year of the library; `None` where years say nothing.
 */
of_latest_year: number | null, };
/**
 * What waits.
 */
export type WaitingKind = "unfinished" | "proposed" | "conflicting" | "duplicates" | "programmes" | "words" | "reviews" | "ending";
/**
 * Marks a cell as wanted, or takes the mark away.
 */
export type WantCell = { 
/**
 * Dimension downwards.
 */
rows: Dim, 
/**
 * Value downwards.
 */
row: string, 
/**
 * Dimension across.
 */
columns: Dim, 
/**
 * Value across.
 */
column: string, 
/**
 * Wanted, or no longer.
 */
wanted: boolean, };
/**
 * A cell that somebody wants filled.
 */
export type WantedCell = { 
/**
 * Value downwards.
 */
row: string, 
/**
 * Value across.
 */
column: string, 
/**
 * Who marked it.
 */
by: string, 
/**
 * When, ISO-8601 UTC.
 */
at: string, };
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
 * A word and where it stands.
 */
export type Word = { 
/**
 * Id.
 */
id: number, 
/**
 * Kind of the column it stands in.
 */
kind: Kind, 
/**
 * As first met.
 */
text: string, 
/**
 * State.
 */
state: WordState, 
/**
 * What it stands for.
 */
concept: Concept | null, 
/**
 * Projects with it.
 */
projects: number, 
/**
 * The first of them, by title.
 */
examples: Array<string>, 
/**
 * The vocabulary's nearest, best first.
 */
nearest: Array<Concept>, };
/**
 * Which words.
 */
export type WordRequest = { 
/**
 * In this state.
 */
state: WordState, };
/**
 * Settle a word for all rows, now and later.
 */
export type WordSettle = { 
/**
 * The word.
 */
word: number, 
/**
 * The concept it stands for; left out = it stays a free word.
 */
concept?: string, };
/**
 * State of a word.
 */
export type WordState = "open" | "settled" | "ignored";
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
/**
 * Words, the most used first.
 */
export type Words = { 
/**
 * Open ones, for the badge.
 */
open: number, 
/**
 * The words, at most 500.
 */
words: Array<Word>, };
/**
 * Who reads how much.
 */
export type Workload = { 
/**
 * Everybody active or with a part in the round, by name.
 */
loads: Array<Load>, 
/**
 * Projects by number of assigned readers: `[none, one, two, …]`.
 */
by_readers: Array<number>, 
/**
 * Projects that cannot get as many readers as wanted, because too few people may see them.
 */
impossible: number, };
/**
 * Who wrote what.
 */
export type Wrote = { 
/**
 * Who.
 */
by: string, 
/**
 * Number of changes of each part (`field`, `thread`, `extra`, `asset`, `need`, `claim`, `comment`, `hearing`).
 */
changes: { [key in string]: number }, 
/**
 * Last of them, ISO-8601 UTC.
 */
at: string, };
/**
 * Yen of a fiscal year by where they come from.
 */
export type YearMoney = { 
/**
 * Fiscal year.
 */
year: number, 
/**
 * Yen.
 */
yen: number, 
/**
 * Programme or source by name, with its yen, the most first; `''` = not said.
 */
sources: Array<[string, number]>, };
/**
 * Of a fiscal year.
 */
export type YearOutcomes = { 
/**
 * Fiscal year.
 */
year: number | null, 
/**
 * Sum.
 */
amount: number, 
/**
 * Projects with an entry.
 */
entered: number, };
/**
 * Projects of a fiscal year.
 */
export type YearProjects = { 
/**
 * Fiscal year.
 */
year: number, 
/**
 * Projects that ran in it.
 */
projects: number, };

/** Every declared command. */
export interface Commands {
  "library.status": { mode: "read"; args: Nothing; result: LibraryStatus };
  "library.recent": { mode: "read"; args: Nothing; result: RecentLibraries };
  "library.create": { mode: "act"; args: LibraryNew; result: LibraryStatus };
  "library.open": { mode: "act"; args: LibraryOpen; result: LibraryStatus };
  "library.sample": { mode: "act"; args: LibraryPath; result: LibraryStatus };
  "library.lock": { mode: "act"; args: Nothing; result: LibraryStatus };
  "library.close": { mode: "act"; args: Nothing; result: LibraryStatus };
  "library.refresh": { mode: "act"; args: Nothing; result: LibraryStatus };
  "library.copy_local": { mode: "act"; args: LibraryCopy; result: LibraryStatus };
  "library.protect": { mode: "act"; args: Protect; result: Protected };
  "library.as_it_was": { mode: "act"; args: AsItWas; result: LibraryStatus };
  "library.recover": { mode: "act"; args: LibraryCopy; result: Recovered };
  "library.compact": { mode: "act"; args: CompactRequest; result: Compacted };
  "library.care": { mode: "act"; args: Nothing; result: CareReport };
  "library.check": { mode: "read"; args: CheckRequest; result: CheckReport };
  "backup.list": { mode: "read"; args: Nothing; result: Backups };
  "backup.make": { mode: "act"; args: BackupRequest; result: BackupMade };
  "backup.preview": { mode: "read"; args: BackupPath; result: RestorePreview };
  "backup.restore": { mode: "act"; args: BackupPath; result: LibraryStatus };
  "backup.restore_to": { mode: "act"; args: RestoreTo; result: LibraryStatus };
  "attachment.list": { mode: "read"; args: AttachmentOwner; result: Attachments };
  "attachment.add": { mode: "write"; args: AttachmentNew; result: Done };
  "attachment.remove": { mode: "write"; args: AttachmentId; result: Done };
  "attachment.save": { mode: "act"; args: AttachmentSave; result: Exported };
  "attachment.view": { mode: "act"; args: AttachmentId; result: AttachmentView };
  "settings.get": { mode: "read"; args: Nothing; result: Settings };
  "settings.set": { mode: "act"; args: SettingsPatch; result: Settings };
  "import.preview": { mode: "read"; args: ImportRequest; result: ImportPreview };
  "import.rows": { mode: "read"; args: RowsRequest; result: RowsPage };
  "import.paste": { mode: "act"; args: PasteRequest; result: ImportFile };
  "import.refused": { mode: "act"; args: RefusedRequest; result: Refused };
  "import.run": { mode: "write"; args: ImportRequest; result: Imported };
  "import.log": { mode: "read"; args: Nothing; result: ImportLog };
  "import.save_profile": { mode: "write"; args: ProfileSave; result: Done };
  "import.remove_profile": { mode: "write"; args: ProfileName; result: Done };
  "duplicate.list": { mode: "read"; args: DuplicateRequest; result: Duplicates };
  "duplicate.merge": { mode: "write"; args: DuplicateMerge; result: Done };
  "duplicate.apart": { mode: "write"; args: DuplicateId; result: Done };
  "programme.variants": { mode: "read"; args: Nothing; result: Variants };
  "programme.unify": { mode: "write"; args: Unify; result: Done };
  "programme.apart": { mode: "write"; args: KeepApart; result: Done };
  "word.list": { mode: "read"; args: WordRequest; result: Words };
  "word.settle": { mode: "write"; args: WordSettle; result: Done };
  "project.page": { mode: "read"; args: PageRequest; result: ProjectPage };
  "project.ids": { mode: "read"; args: PageRequest; result: ProjectIds };
  "project.detail": { mode: "read"; args: ProjectId; result: ProjectDetail };
  "project.edit": { mode: "write"; args: ProjectEdit; result: Done };
  "find.query": { mode: "read"; args: QueryText; result: QueryReading };
  "find.write_query": { mode: "read"; args: QueryTerms; result: QueryWritten };
  "find.facets": { mode: "read"; args: FacetRequest; result: Facets };
  "find.values": { mode: "read"; args: FacetSearch; result: FacetCounts };
  "find.snippets": { mode: "read"; args: SnippetRequest; result: Snippets };
  "find.similar": { mode: "read"; args: SimilarRequest; result: Similar };
  "find.matrix": { mode: "read"; args: MatrixRequest; result: Matrix };
  "find.want": { mode: "write"; args: WantCell; result: Done };
  "view.list": { mode: "read"; args: Nothing; result: Views };
  "view.save": { mode: "write"; args: ViewSave; result: Done };
  "view.remove": { mode: "write"; args: ViewId; result: Done };
  "view.place": { mode: "write"; args: ViewMove; result: Done };
  "view.share": { mode: "act"; args: ViewShare; result: ViewShared };
  "view.take": { mode: "write"; args: ViewTake; result: Done };
  "registry.list": { mode: "read"; args: Nothing; result: Registry };
  "registry.show": { mode: "read"; args: ProgrammeId; result: Programme };
  "registry.add": { mode: "write"; args: ProgrammeNew; result: Done };
  "registry.edit": { mode: "write"; args: ProgrammeEdit; result: Done };
  "registry.remove": { mode: "write"; args: ProgrammeId; result: Done };
  "registry.fact": { mode: "write"; args: FactEdit; result: Done };
  "registry.unmatched": { mode: "read"; args: Nothing; result: Unmatched };
  "registry.tie": { mode: "write"; args: TieNames; result: Done };
  "registry.untie": { mode: "write"; args: TieNames; result: Done };
  "registry.export": { mode: "act"; args: RegistryExport; result: Exported };
  "registry.preview": { mode: "read"; args: RegistryFile; result: RegistryDiff };
  "registry.take": { mode: "write"; args: RegistryTake; result: Done };
  "pairing.list": { mode: "read"; args: Nothing; result: ProgrammePairs };
  "pairing.set": { mode: "write"; args: PairSet; result: Done };
  "pairing.remove": { mode: "write"; args: PairId; result: Done };
  "pairing.picture": { mode: "act"; args: ProgrammePicture; result: Exported };
  "support.list": { mode: "read"; args: Nothing; result: Supports };
  "support.save": { mode: "write"; args: SupportSave; result: Done };
  "support.remove": { mode: "write"; args: SupportId; result: Done };
  "lineage.show": { mode: "read"; args: ProjectId; result: Lineage };
  "lineage.link": { mode: "write"; args: HandoverNew; result: Done };
  "lineage.unlink": { mode: "write"; args: HandoverId; result: Done };
  "continuity.page": { mode: "read"; args: ContinuityRequest; result: Continuity };
  "adjustment.list": { mode: "read"; args: AdjustmentRequest; result: Adjustments };
  "adjustment.save": { mode: "write"; args: AdjustmentSave; result: Done };
  "adjustment.remove": { mode: "write"; args: AdjustmentId; result: Done };
  "outcome.table": { mode: "read"; args: OutcomeRequest; result: OutcomeTable };
  "outcome.list": { mode: "read"; args: OutcomeListRequest; result: OutcomeEntries };
  "outcome.save": { mode: "write"; args: OutcomeSave; result: Done };
  "outcome.remove": { mode: "write"; args: OutcomeId; result: Done };
  "outcome.set_target": { mode: "write"; args: TargetSave; result: Done };
  "outcome.remove_target": { mode: "write"; args: TargetId; result: Done };
  "home.show": { mode: "read"; args: Nothing; result: Home };
  "concept.search": { mode: "read"; args: ConceptSearch; result: ConceptHits };
  "concept.suggest": { mode: "read"; args: SuggestRequest; result: Suggestions };
  "concept.sources": { mode: "read"; args: Nothing; result: Sources };
  "concept.show": { mode: "read"; args: ConceptRef; result: ConceptCard };
  "concept.browse": { mode: "read"; args: BrowseRequest; result: Level };
  "concept.uses": { mode: "read"; args: UsesRequest; result: Uses };
  "concept.effect": { mode: "read"; args: EffectRequest; result: Effect };
  "concept.add": { mode: "write"; args: ConceptNew; result: Done };
  "concept.rename": { mode: "write"; args: ConceptRename; result: Done };
  "concept.name": { mode: "write"; args: ConceptNameEdit; result: Done };
  "concept.merge": { mode: "write"; args: ConceptMerge; result: Done };
  "concept.move": { mode: "write"; args: ConceptMove; result: Done };
  "lesson.list": { mode: "read"; args: Nothing; result: Lessons };
  "lesson.forget": { mode: "write"; args: LessonForget; result: Done };
  "vocabulary.list": { mode: "read"; args: Nothing; result: Vocabularies };
  "vocabulary.preview": { mode: "read"; args: VocabularyRequest; result: VocabularyPreview };
  "vocabulary.load": { mode: "write"; args: VocabularyRequest; result: Done };
  "vocabulary.remove": { mode: "write"; args: VocabularyId; result: Done };
  "vocabulary.review": { mode: "read"; args: ReviewRequest; result: Reviews };
  "vocabulary.settle": { mode: "write"; args: ReviewSettle; result: Done };
  "tagging.queue": { mode: "read"; args: QueueRequest; result: Queue };
  "tagging.project": { mode: "read"; args: ProjectId; result: TaggingProject };
  "tagging.decide": { mode: "write"; args: Decisions; result: Done };
  "tagging.reopen": { mode: "write"; args: OfSelection; result: Done };
  "tagging.scan": { mode: "read"; args: ScanRequest; result: Scan };
  "tagging.accept_above": { mode: "write"; args: AcceptAbove; result: Done };
  "tag.of_selection": { mode: "read"; args: OfSelection; result: SelectionTags };
  "tag.add": { mode: "write"; args: TagEdit; result: Done };
  "tag.remove": { mode: "write"; args: TagEdit; result: Done };
  "tag.confirm": { mode: "write"; args: TagEdit; result: Done };
  "tag.reject": { mode: "write"; args: TagEdit; result: Done };
  "tag.set_main": { mode: "write"; args: TagMain; result: Done };
  "theme.list": { mode: "read"; args: Nothing; result: ThemeList };
  "theme.show": { mode: "read"; args: ThemeId; result: Theme };
  "theme.create": { mode: "write"; args: ThemeNew; result: Done };
  "theme.edit": { mode: "write"; args: ThemeEdit; result: Done };
  "theme.remove": { mode: "write"; args: ThemeId; result: Done };
  "theme.join": { mode: "write"; args: ThemeJoin; result: Done };
  "theme.thread_edit": { mode: "write"; args: ThreadEdit; result: Done };
  "theme.thread_remove": { mode: "write"; args: ThreadRef; result: Done };
  "theme.copy": { mode: "write"; args: ThemeCopy; result: Done };
  "theme.need": { mode: "write"; args: ThemeNeed; result: Done };
  "theme.extra_save": { mode: "write"; args: ExtraSave; result: Done };
  "theme.extra_remove": { mode: "write"; args: ThemePart; result: Done };
  "theme.claims": { mode: "read"; args: ThemeId; result: Claims };
  "theme.claim_save": { mode: "write"; args: ClaimSave; result: Done };
  "theme.claim_remove": { mode: "write"; args: ThemePart; result: Done };
  "theme.versions": { mode: "read"; args: ThemeId; result: ThemeVersions };
  "theme.snapshot": { mode: "write"; args: ThemeSnapshot; result: Done };
  "theme.diff": { mode: "read"; args: ThemeDiffRequest; result: ThemeDiff };
  "theme.comments": { mode: "read"; args: ThemeId; result: Comments };
  "theme.comment": { mode: "write"; args: CommentNew; result: Done };
  "theme.comment_remove": { mode: "write"; args: ThemePart; result: Done };
  "theme.states": { mode: "read"; args: Nothing; result: StateNames };
  "theme.name_state": { mode: "write"; args: StateName; result: Done };
  "asset.list": { mode: "read"; args: ProjectId; result: Assets };
  "asset.save": { mode: "write"; args: AssetSave; result: Done };
  "asset.accept": { mode: "write"; args: AssetAccept; result: Done };
  "asset.refuse": { mode: "write"; args: AssetRefuse; result: Done };
  "asset.remove": { mode: "write"; args: AssetId; result: Done };
  "hearing.list": { mode: "read"; args: HearingRequest; result: Hearings };
  "hearing.save": { mode: "write"; args: HearingSave; result: Done };
  "hearing.remove": { mode: "write"; args: HearingId; result: Done };
  "forge.board": { mode: "read"; args: BoardRequest; result: Board };
  "forge.candidates": { mode: "read"; args: CandidatesRequest; result: Candidates };
  "forge.lacking": { mode: "read"; args: ProjectId; result: Lacking };
  "forge.propose": { mode: "read"; args: ProposeRequest; result: Proposals };
  "forge.explain": { mode: "read"; args: ExplainRequest; result: Explained };
  "forge.compare": { mode: "read"; args: CompareRequest; result: Comparison };
  "forge.network": { mode: "read"; args: NetworkRequest; result: Network };
  "forge.portfolio": { mode: "read"; args: Nothing; result: Portfolio };
  "forge.freed": { mode: "read"; args: BoardRequest; result: Freed };
  "forge.picture": { mode: "act"; args: ForgePicture; result: Exported };
  "plan.show": { mode: "read"; args: PlanRequest; result: PlanView };
  "plan.try": { mode: "read"; args: PlanPut; result: PlanTried };
  "plan.put": { mode: "write"; args: PlanPut; result: Done };
  "plan.remove": { mode: "write"; args: PlanRows; result: Done };
  "plan.place": { mode: "write"; args: PlanPlace; result: Done };
  "plan.begin": { mode: "write"; args: PlanBegin; result: Done };
  "plan.edit": { mode: "write"; args: PlanEdit; result: Done };
  "plan.move": { mode: "write"; args: PlanMove; result: Done };
  "plan.copy": { mode: "write"; args: PlanCopy; result: Done };
  "plan.adopt": { mode: "write"; args: PlanId; result: Done };
  "plan.drop": { mode: "write"; args: PlanId; result: Done };
  "plan.decide": { mode: "write"; args: GateDecide; result: Done };
  "plan.diff": { mode: "read"; args: PlanDiffRequest; result: PlanDiff };
  "plan.export_preview": { mode: "read"; args: PlanExportPreviewRequest; result: PlanExportPreview };
  "plan.export": { mode: "act"; args: PlanExport; result: Exported };
  "plan.items_file": { mode: "read"; args: ItemsFile; result: ItemsRead };
  "handbook.list": { mode: "read"; args: HandbookRequest; result: Handbook };
  "handbook.export": { mode: "act"; args: HandbookExport; result: Exported };
  "export.preview_briefing": { mode: "read"; args: BriefingPreviewRequest; result: ExportPreview };
  "export.preview_table": { mode: "read"; args: TablePreviewRequest; result: ExportPreview };
  "leak.check": { mode: "read"; args: LeakRequest; result: LeakReport };
  "leak.found": { mode: "read"; args: LeakSeen; result: LeakReport };
  "export.briefing": { mode: "act"; args: BriefingRequest; result: Exported };
  "export.table": { mode: "act"; args: TableRequest; result: Exported };
  "export.matrix": { mode: "act"; args: MatrixExport; result: Exported };
  "export.picture": { mode: "act"; args: PictureExport; result: Exported };
  "export.copy": { mode: "act"; args: CopyRequest; result: Copied };
  "export.history": { mode: "act"; args: HistoryExport; result: Exported };
  "person.list": { mode: "read"; args: Nothing; result: People };
  "person.me": { mode: "read"; args: Nothing; result: Me };
  "person.become": { mode: "act"; args: PersonBecome; result: Me };
  "person.save": { mode: "write"; args: PersonSave; result: Done };
  "person.set_pin": { mode: "write"; args: PersonPin; result: Done };
  "person.leave": { mode: "write"; args: PersonId; result: Done };
  "person.remove": { mode: "write"; args: PersonId; result: Done };
  "interest.list": { mode: "read"; args: InterestRequest; result: Interests };
  "interest.effect": { mode: "read"; args: InterestNew; result: InterestEffect };
  "interest.declare": { mode: "write"; args: InterestNew; result: Done };
  "interest.withdraw": { mode: "write"; args: InterestId; result: Done };
  "interest.lift": { mode: "write"; args: InterestLift; result: Done };
  "criteria.list": { mode: "read"; args: Nothing; result: CriteriaSets };
  "criteria.save": { mode: "write"; args: CriteriaSave; result: Done };
  "round.list": { mode: "read"; args: Nothing; result: Rounds };
  "round.show": { mode: "read"; args: RoundId; result: StageRound };
  "round.items": { mode: "read"; args: ItemsRequest; result: RoundItems };
  "round.workload": { mode: "read"; args: RoundId; result: Workload };
  "round.open": { mode: "write"; args: RoundNew; result: Done };
  "round.edit": { mode: "write"; args: RoundEdit; result: Done };
  "round.close": { mode: "write"; args: RoundId; result: Done };
  "round.reopen": { mode: "write"; args: RoundReopen; result: Done };
  "round.withdraw": { mode: "write"; args: RoundWithdraw; result: Done };
  "round.assign": { mode: "write"; args: RoundAssign; result: Done };
  "round.unassign": { mode: "write"; args: RoundUnassign; result: Done };
  "reading.list": { mode: "read"; args: ReadingRequest; result: ReadingList };
  "reading.show": { mode: "read"; args: RoundProject; result: Reading };
  "reading.history": { mode: "read"; args: RoundProject; result: VoteHistory };
  "reading.decide": { mode: "write"; args: DecisionSave; result: Done };
  "reading.later": { mode: "write"; args: ReadingLater; result: Done };
  "reading.arrange": { mode: "write"; args: ReadingArrange; result: Done };
  "conflict.list": { mode: "read"; args: RoundId; result: Conflicts };
  "conflict.show": { mode: "read"; args: RoundProject; result: ConflictDetail };
  "conflict.agreement": { mode: "read"; args: RoundId; result: Agreement };
  "conflict.remark": { mode: "write"; args: RemarkNew; result: Done };
  "conflict.settle": { mode: "write"; args: Settle; result: Done };
  "shortlist.show": { mode: "read"; args: RoundId; result: Shortlist };
  "shortlist.supports": { mode: "read"; args: RoundProject; result: ProjectSupports };
  "shortlist.flow": { mode: "read"; args: RoundId; result: Flow };
  "shortlist.returns": { mode: "read"; args: Nothing; result: Returns };
  "shortlist.preview": { mode: "read"; args: ShortlistPreview; result: ExportPreview };
  "shortlist.decide": { mode: "write"; args: Decide; result: Done };
  "shortlist.reconsider": { mode: "write"; args: Reconsider; result: Done };
  "shortlist.connect": { mode: "write"; args: ConnectionSave; result: Done };
  "shortlist.export": { mode: "act"; args: ShortlistExport; result: Exported };
  "shortlist.picture": { mode: "act"; args: FlowPicture; result: Exported };
  "history.list": { mode: "read"; args: HistoryRequest; result: History };
  "history.show": { mode: "read"; args: OperationId; result: OperationDetail };
  "history.undo": { mode: "write"; args: UndoRequest; result: Done };
  "history.redo": { mode: "write"; args: Nothing; result: Done };
}

/** What each read depends on. */
export const READ_TOPICS = {
  "library.status": ["library", "projects", "tags", "themes", "history", "backups"],
  "library.recent": ["library", "settings"],
  "library.check": ["library", "projects", "tags", "themes", "history"],
  "backup.list": ["library", "backups", "settings"],
  "backup.preview": ["library", "projects", "tags", "themes", "history", "backups"],
  "attachment.list": ["attachments"],
  "settings.get": ["settings"],
  "import.preview": ["projects", "tags", "proposals", "profiles", "vocabulary"],
  "import.rows": ["projects", "tags", "proposals", "profiles", "vocabulary"],
  "import.log": ["projects", "history"],
  "duplicate.list": ["projects", "tags", "themes", "proposals", "vocabulary"],
  "programme.variants": ["projects", "proposals"],
  "word.list": ["projects", "proposals", "vocabulary"],
  "project.page": ["projects", "tags", "themes", "proposals", "vocabulary", "programmes"],
  "project.ids": ["projects", "tags", "themes", "proposals", "vocabulary", "programmes"],
  "project.detail": ["projects", "tags", "themes", "vocabulary"],
  "find.query": ["tags", "vocabulary"],
  "find.write_query": ["library"],
  "find.facets": ["projects", "tags", "themes", "proposals", "vocabulary", "programmes"],
  "find.values": ["projects", "tags", "themes", "proposals", "vocabulary", "programmes"],
  "find.snippets": ["projects", "tags", "themes", "vocabulary"],
  "find.similar": ["projects", "tags", "vocabulary", "programmes"],
  "find.matrix": ["projects", "tags", "themes", "proposals", "vocabulary", "views", "programmes"],
  "view.list": ["projects", "tags", "themes", "proposals", "vocabulary", "views", "programmes"],
  "registry.list": ["projects", "proposals", "programmes"],
  "registry.show": ["projects", "proposals", "programmes"],
  "registry.unmatched": ["projects", "proposals", "programmes"],
  "registry.preview": ["programmes"],
  "pairing.list": ["projects", "programmes"],
  "support.list": ["programmes", "vocabulary"],
  "lineage.show": ["projects", "tags", "themes", "vocabulary", "programmes"],
  "continuity.page": ["projects", "tags", "themes", "proposals", "vocabulary", "programmes"],
  "adjustment.list": ["projects", "themes", "programmes"],
  "outcome.table": ["projects", "tags", "themes", "proposals", "vocabulary", "programmes"],
  "outcome.list": ["projects", "tags", "themes", "proposals", "vocabulary", "programmes"],
  "home.show": ["library", "settings", "projects", "tags", "proposals", "history", "vocabulary", "programmes"],
  "concept.search": ["tags", "library", "vocabulary"],
  "concept.suggest": ["library", "vocabulary"],
  "concept.sources": ["library", "settings"],
  "concept.show": ["tags", "themes", "vocabulary", "proposals"],
  "concept.browse": ["tags", "vocabulary"],
  "concept.uses": ["projects", "tags", "vocabulary"],
  "concept.effect": ["projects", "tags", "themes", "vocabulary"],
  "lesson.list": ["vocabulary"],
  "vocabulary.list": ["vocabulary"],
  "vocabulary.preview": ["tags", "themes", "vocabulary"],
  "vocabulary.review": ["projects", "tags", "themes", "vocabulary"],
  "tagging.queue": ["projects", "tags", "vocabulary", "settings", "programmes"],
  "tagging.project": ["projects", "tags", "vocabulary"],
  "tagging.scan": ["projects", "tags", "vocabulary"],
  "tag.of_selection": ["projects", "tags", "vocabulary", "programmes"],
  "theme.list": ["themes", "projects", "tags", "vocabulary"],
  "theme.show": ["themes", "projects", "tags", "vocabulary"],
  "theme.claims": ["themes", "projects", "rounds", "settings"],
  "theme.versions": ["themes", "projects", "plans"],
  "theme.diff": ["themes", "projects", "vocabulary", "settings"],
  "theme.comments": ["themes", "projects", "tags", "vocabulary"],
  "theme.states": ["themes"],
  "asset.list": ["themes", "projects"],
  "hearing.list": ["themes", "projects", "tags", "vocabulary"],
  "forge.board": ["themes", "projects", "tags", "vocabulary", "programmes", "settings"],
  "forge.candidates": ["themes", "projects", "tags", "vocabulary", "programmes", "people"],
  "forge.lacking": ["themes", "projects", "tags", "vocabulary"],
  "forge.propose": ["themes", "projects", "tags", "proposals", "vocabulary", "views", "programmes"],
  "forge.explain": ["themes", "projects", "tags", "vocabulary", "views"],
  "forge.compare": ["themes", "projects", "tags", "vocabulary"],
  "forge.network": ["themes", "projects", "tags", "proposals", "vocabulary", "programmes"],
  "forge.portfolio": ["themes", "projects", "tags", "vocabulary"],
  "forge.freed": ["themes", "projects", "tags", "vocabulary"],
  "plan.show": ["plans", "themes", "projects", "programmes", "attachments", "settings"],
  "plan.try": ["plans", "themes", "projects", "programmes", "attachments", "settings"],
  "plan.diff": ["plans", "themes", "projects", "programmes", "attachments", "settings"],
  "plan.export_preview": ["plans", "themes", "projects", "programmes"],
  "plan.items_file": ["settings"],
  "handbook.list": ["plans", "themes", "settings"],
  "export.preview_briefing": ["themes", "projects", "tags", "vocabulary"],
  "export.preview_table": ["projects", "tags", "vocabulary"],
  "leak.check": ["people", "projects", "themes", "vocabulary"],
  "leak.found": ["library"],
  "person.list": ["people", "rounds", "projects", "programmes"],
  "person.me": ["library", "people", "projects", "programmes"],
  "interest.list": ["people", "projects", "programmes"],
  "interest.effect": ["people", "projects", "programmes", "rounds"],
  "criteria.list": ["rounds"],
  "round.list": ["rounds", "people"],
  "round.show": ["rounds", "people"],
  "round.items": ["rounds", "people", "projects"],
  "round.workload": ["rounds", "people", "projects", "programmes"],
  "reading.list": ["rounds", "people"],
  "reading.show": ["rounds", "people", "projects", "tags", "vocabulary", "programmes"],
  "reading.history": ["rounds", "people"],
  "conflict.list": ["rounds", "people"],
  "conflict.show": ["rounds", "people", "vocabulary"],
  "conflict.agreement": ["rounds", "people"],
  "shortlist.show": ["rounds", "people", "programmes"],
  "shortlist.supports": ["rounds", "people", "projects", "tags", "programmes", "vocabulary"],
  "shortlist.flow": ["rounds", "people"],
  "shortlist.returns": ["rounds", "people", "projects"],
  "shortlist.preview": ["rounds", "people", "projects", "programmes", "tags", "vocabulary"],
  "history.list": ["history"],
  "history.show": ["history", "vocabulary"],
} as const satisfies Partial<Record<keyof Commands, readonly Topic[]>>;

/** The sheets of a plan and their columns. */
export const PLAN_SHEETS: Record<PlanSheet, readonly PlanColumn[]> = {
  "task": [
    {"name":"kind","kind":{"type":"choice","of":["package","task","milestone"]},"needed":true},
    {"name":"name","kind":{"type":"twin","max":500},"needed":true},
    {"name":"phase","kind":{"type":"whole","min":1,"max":14},"needed":false},
    {"name":"starts","kind":{"type":"month"},"needed":false},
    {"name":"months","kind":{"type":"whole","min":0,"max":600},"needed":false},
    {"name":"done","kind":{"type":"whole","min":0,"max":100},"needed":false},
    {"name":"project","kind":{"type":"ref","to":"project"},"needed":false},
    {"name":"responsible","kind":{"type":"text","max":200},"needed":false},
    {"name":"note","kind":{"type":"text","max":2000},"needed":false},
  ],
  "link": [
    {"name":"before","kind":{"type":"ref","to":"task"},"needed":true},
    {"name":"after","kind":{"type":"ref","to":"task"},"needed":true},
    {"name":"kind","kind":{"type":"choice","of":["fs","ss","ff","sf"]},"needed":true},
    {"name":"lag","kind":{"type":"whole","min":-120,"max":120},"needed":false},
  ],
  "budget": [
    {"name":"task","kind":{"type":"ref","to":"task"},"needed":false},
    {"name":"year","kind":{"type":"year"},"needed":true},
    {"name":"yen","kind":{"type":"yen"},"needed":true},
    {"name":"programme","kind":{"type":"ref","to":"programme"},"needed":false},
    {"name":"source","kind":{"type":"text","max":200},"needed":false},
    {"name":"state","kind":{"type":"choice","of":["planned","asked","granted"]},"needed":false},
    {"name":"note","kind":{"type":"text","max":2000},"needed":false},
  ],
  "gate": [
    {"name":"code","kind":{"type":"text","max":20},"needed":false},
    {"name":"name","kind":{"type":"twin","max":500},"needed":true},
    {"name":"phase","kind":{"type":"whole","min":1,"max":14},"needed":false},
    {"name":"due","kind":{"type":"month"},"needed":false},
    {"name":"fixed_on","kind":{"type":"day"},"needed":false},
    {"name":"data_on","kind":{"type":"day"},"needed":false},
    {"name":"note","kind":{"type":"text","max":2000},"needed":false},
  ],
  "item": [
    {"name":"gate","kind":{"type":"ref","to":"gate"},"needed":true},
    {"name":"name","kind":{"type":"twin","max":500},"needed":true},
    {"name":"state","kind":{"type":"choice","of":["have","obtaining","none","unknown"]},"needed":false},
    {"name":"asset","kind":{"type":"ref","to":"asset"},"needed":false},
    {"name":"project","kind":{"type":"ref","to":"project"},"needed":false},
    {"name":"attachment","kind":{"type":"ref","to":"attachment"},"needed":false},
    {"name":"evidence","kind":{"type":"text","max":2000},"needed":false},
    {"name":"owner","kind":{"type":"text","max":200},"needed":false},
    {"name":"due","kind":{"type":"month"},"needed":false},
    {"name":"task","kind":{"type":"ref","to":"task"},"needed":false},
  ],
  "criterion": [
    {"name":"gate","kind":{"type":"ref","to":"gate"},"needed":true},
    {"name":"kind","kind":{"type":"choice","of":["go","no-go"]},"needed":true},
    {"name":"text","kind":{"type":"twin","max":2000},"needed":true},
    {"name":"fixed_on","kind":{"type":"day"},"needed":false},
  ],
  "tpp": [
    {"name":"attribute","kind":{"type":"choice","of":["indication","population","efficacy","safety","dosing","route","formulation","differentiation","cost","other"]},"needed":true},
    {"name":"name","kind":{"type":"twin","max":500},"needed":false},
    {"name":"minimum","kind":{"type":"twin","max":2000},"needed":false},
    {"name":"ideal","kind":{"type":"twin","max":2000},"needed":false},
    {"name":"today","kind":{"type":"twin","max":2000},"needed":false},
    {"name":"gap","kind":{"type":"twin","max":2000},"needed":false},
    {"name":"source","kind":{"type":"text","max":2000},"needed":false},
    {"name":"claim","kind":{"type":"ref","to":"claim"},"needed":false},
  ],
  "market": [
    {"name":"market","kind":{"type":"choice","of":["jp","us","eu","asia","other"]},"needed":true},
    {"name":"filing","kind":{"type":"month"},"needed":false},
    {"name":"joint","kind":{"type":"flag"},"needed":false},
    {"name":"note","kind":{"type":"twin","max":2000},"needed":false},
  ],
  "support": [
    {"name":"kind","kind":{"type":"choice","of":["support","next"]},"needed":true},
    {"name":"name","kind":{"type":"text","max":200},"needed":false},
    {"name":"support","kind":{"type":"ref","to":"support"},"needed":false},
    {"name":"programme","kind":{"type":"ref","to":"programme"},"needed":false},
    {"name":"task","kind":{"type":"ref","to":"task"},"needed":false},
    {"name":"item","kind":{"type":"ref","to":"item"},"needed":false},
    {"name":"state","kind":{"type":"choice","of":["idea","asked","agreed","running","done","declined"]},"needed":false},
    {"name":"starts","kind":{"type":"month"},"needed":false},
    {"name":"ends","kind":{"type":"month"},"needed":false},
    {"name":"gave","kind":{"type":"twin","max":2000},"needed":false},
    {"name":"note","kind":{"type":"text","max":2000},"needed":false},
  ],
  "risk": [
    {"name":"kind","kind":{"type":"choice","of":["risk","assumption"]},"needed":true},
    {"name":"text","kind":{"type":"twin","max":2000},"needed":true},
    {"name":"likelihood","kind":{"type":"whole","min":1,"max":5},"needed":false},
    {"name":"impact","kind":{"type":"whole","min":1,"max":5},"needed":false},
    {"name":"trigger","kind":{"type":"twin","max":2000},"needed":false},
    {"name":"mitigation","kind":{"type":"twin","max":2000},"needed":false},
    {"name":"owner","kind":{"type":"text","max":200},"needed":false},
    {"name":"gate","kind":{"type":"ref","to":"gate"},"needed":false},
    {"name":"state","kind":{"type":"choice","of":["open","closed","happened"]},"needed":false},
  ],
  "note": [
    {"name":"theme","kind":{"type":"ref","to":"theme"},"needed":false},
    {"name":"kind","kind":{"type":"choice","of":["gate","data","ip"]},"needed":true},
    {"name":"gate","kind":{"type":"text","max":20},"needed":false},
    {"name":"text","kind":{"type":"twin","max":20000},"needed":true},
  ],
  "default-item": [
    {"name":"product","kind":{"type":"choice","of":["medicine","regenerative","device"]},"needed":true},
    {"name":"gate","kind":{"type":"text","max":20},"needed":true},
    {"name":"name","kind":{"type":"twin","max":500},"needed":true},
  ],
};
