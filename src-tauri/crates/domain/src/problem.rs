//! What can go wrong, as data. The words are in `app/text/{ja,en}.json`, one entry per code.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident => $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant,)+ }
        impl $name {
            /// Every code, so that a test can see that each is worded.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];
            /// The stable word, as in JSON and in the catalogue.
            pub fn as_str(self) -> &'static str { match self { $($name::$variant => $word,)+ } }
        }
    };
}

codes! {
    /// Why an action was refused or failed. A code exists only if somebody reacts to it.
    ProblemCode {
        /// No library is open.
        NoLibrary => "no-library",
        /// The file does not exist (any more).
        FileMissing => "file-missing",
        /// The file may not be read.
        FileUnreadable => "file-unreadable",
        /// The file is empty.
        FileEmpty => "file-empty",
        /// Not a workbook or text table we can read.
        NotATable => "not-a-table",
        /// The workbook is locked with a password.
        PasswordProtected => "password-protected",
        /// The workbook expands beyond the bound (zip bomb or far too large).
        TooLarge => "too-large",
        /// The workbook has no sheet of that name.
        NoSuchSheet => "no-such-sheet",
        /// No row of the sheet could be read as a heading with a title or a number column.
        NoHeader => "no-header",
        /// No saved mapping of that name.
        NoSuchProfile => "no-such-profile",
        /// The proposal was settled or taken back meanwhile.
        NoSuchProposal => "no-such-proposal",
        /// No such word waits to be settled.
        NoSuchWord => "no-such-word",
        /// Another concept of the kind is called so.
        ConceptExists => "concept-exists",
        /// A concept cannot go to itself.
        SameConcept => "same-concept",
        /// The workbook cannot be read to its end, so nobody can say what it carries (`path`, `reason`).
        LeakUnchecked => "leak-unchecked",
        /// The document was not written, as something in it must not leave and nobody answers for it (`count`, `seen`, `path`).
        LeaksFound => "leaks-found",
        /// What was found is not known any more: the document has to be written once more.
        NoSuchFindings => "no-such-findings",
        /// The file is no vocabulary of that format (`missing`: what it lacks).
        NotAVocabulary => "not-a-vocabulary",
        /// The file is of the format and holds no concept.
        VocabularyEmpty => "vocabulary-empty",
        /// The file is beyond a bound (`limit`).
        VocabularyTooLarge => "vocabulary-too-large",
        /// The file is in no known encoding (`line`).
        VocabularyEncoding => "vocabulary-encoding",
        /// What was taught was forgotten meanwhile.
        NoSuchLesson => "no-such-lesson",
        /// The vocabulary was removed or replaced meanwhile.
        NoSuchVocabulary => "no-such-vocabulary",
        /// It was settled meanwhile.
        NoSuchReview => "no-such-review",
        /// The saved view was removed meanwhile.
        NoSuchView => "no-such-view",
        /// Another saved view is called so.
        ViewExists => "view-exists",
        /// The file is no shared view that this version reads; `reason` says why.
        NotAView => "not-a-view",
        /// The clipboard held no table.
        NothingToPaste => "nothing-to-paste",
        /// A column the import cannot do without is not assigned (title or number).
        ColumnsMissing => "columns-missing",
        /// The target cannot be written because another program has it open.
        FileInUse => "file-in-use",
        /// The folder or file may not be written.
        NotWritable => "not-writable",
        /// No space left on the disk.
        DiskFull => "disk-full",
        /// A library already stands at that path.
        LibraryExists => "library-exists",
        /// The file is not a Tsumugi library.
        NotALibrary => "not-a-library",
        /// The library was written by a newer version.
        LibraryTooNew => "library-too-new",
        /// The library's structure is damaged.
        LibraryDamaged => "library-damaged",
        /// Another window or command line holds the library.
        LibraryInUse => "library-in-use",
        /// The library file or its folder is read-only.
        LibraryReadOnly => "library-read-only",
        /// The library is encrypted and its passphrase was not given.
        PassphraseNeeded => "passphrase-needed",
        /// The passphrase does not open the file (or the file is damaged where that cannot be told apart).
        WrongPassphrase => "wrong-passphrase",
        /// The library lies on a network share, where two machines cannot write safely.
        LibraryOnShare => "library-on-share",
        /// No backup with its manifest.
        NotABackup => "not-a-backup",
        /// A byte of the backup is not as it was written.
        BackupDamaged => "backup-damaged",
        /// The file is too large to be attached.
        AttachmentTooLarge => "attachment-too-large",
        /// The attachment was removed meanwhile.
        NoSuchAttachment => "no-such-attachment",
        /// The hand-over was taken away meanwhile.
        NoSuchHandover => "no-such-handover",
        /// The request for 調整費 was removed meanwhile.
        NoSuchAdjustment => "no-such-adjustment",
        /// The outcome was removed meanwhile.
        NoSuchOutcome => "no-such-outcome",
        /// The target was removed meanwhile.
        NoSuchTarget => "no-such-target",
        /// No project with that key.
        NoSuchProject => "no-such-project",
        /// The selection holds no project.
        NothingSelected => "nothing-selected",
        /// No concept with that id in that kind.
        NoSuchConcept => "no-such-concept",
        /// No theme with that code.
        NoSuchTheme => "no-such-theme",
        /// A theme with that code exists.
        ThemeExists => "theme-exists",
        /// The plan was removed meanwhile, or is of another theme.
        NoSuchPlan => "no-such-plan",
        /// The programme was removed meanwhile.
        NoSuchProgramme => "no-such-programme",
        /// The pair of programmes was removed meanwhile.
        NoSuchPair => "no-such-pair",
        /// The support was removed meanwhile.
        NoSuchSupport => "no-such-support",
        /// The person was removed meanwhile.
        NoSuchPerson => "no-such-person",
        /// Another person is called so (`name`).
        PersonExists => "person-exists",
        /// The person has voted (`votes`): leaves, and is not removed.
        PersonVoted => "person-voted",
        /// The last chair stays chair while there are other people.
        LastChair => "last-chair",
        /// The PIN is not that person's.
        WrongPin => "wrong-pin",
        /// Only a chair may do this.
        ChairOnly => "chair-only",
        /// Somebody has to say who they are first.
        WhoAreYou => "who-are-you",
        /// This window works as somebody else by now (`name`).
        SomebodyElse => "somebody-else",
        /// The person is not active (`name`).
        NotActive => "not-active",
        /// It concerns projects hidden from this person because of interests (`count`).
        ConflictOfInterest => "conflict-of-interest",
        /// The interest was removed meanwhile.
        NoSuchInterest => "no-such-interest",
        /// No such version of criteria.
        NoSuchCriteria => "no-such-criteria",
        /// The round was taken back meanwhile.
        NoSuchRound => "no-such-round",
        /// Another round is called so (`name`).
        RoundExists => "round-exists",
        /// The round is closed (`name`).
        RoundClosed => "round-closed",
        /// The round is open (`name`).
        RoundOpen => "round-open",
        /// The project is not in the round, left it, or is not this reader's.
        NotInRound => "not-in-round",
        /// Votes on the project are visible to its readers: they stay as they are.
        VotesOpened => "votes-opened",
        /// Votes on the project are not visible yet.
        VotesSealed => "votes-sealed",
        /// Both projects are in the round (`name`): one has to leave it before they become one.
        SameRound => "same-round",
        /// The project has a standing last word (`count`).
        AlreadyDecided => "already-decided",
        /// Something names the programme (`holds`, in words).
        ProgrammeUsed => "programme-used",
        /// The workbook has none of the sheets of a registry.
        NotARegistry => "not-a-registry",
        /// A field is missing or beyond its bound.
        InvalidField => "invalid-field",
        /// Nothing to undo or redo.
        NothingToUndo => "nothing-to-undo",
        /// Later work hangs on what would be undone.
        UndoBlocked => "undo-blocked",
        /// This kind of entry is corrected by a new entry, never undone.
        NotUndoable => "not-undoable",
        /// The user cancelled; nothing was changed.
        Cancelled => "cancelled",
        /// The window named a file that nobody chose in a dialog, dropped on it or got from the core.
        PathNotChosen => "path-not-chosen",
        /// The address is none that is handed to the browser; `reason` says why.
        LinkRefused => "link-refused",
        /// The file would run when opened.
        ProgramRefused => "program-refused",
        /// No program of the system took the file or address.
        NothingOpens => "nothing-opens",
        /// No command of that name, or arguments that do not fit it.
        BadCall => "bad-call",
        /// A fault of ours, with details to copy.
        Fault => "fault",
    }
}

/// The one error that leaves the core.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    /// Which.
    pub code: ProblemCode,
    /// Values for the sentence (`{path}`, `{sheet}` …).
    pub params: BTreeMap<String, String>,
    /// For a fault: what to copy into a report. Never shown as the sentence.
    pub detail: Option<String>,
}

impl Problem {
    /// A problem without parameters.
    pub fn new(code: ProblemCode) -> Problem {
        Problem { code, params: BTreeMap::new(), detail: None }
    }

    /// Adds a value for the sentence.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl ToString) -> Problem {
        self.params.insert(key.to_owned(), value.to_string());
        self
    }

    /// Adds the technical detail.
    #[must_use]
    pub fn detail(mut self, detail: impl ToString) -> Problem {
        self.detail = Some(detail.to_string());
        self
    }

    /// An unexpected error of ours.
    pub fn fault(detail: impl ToString) -> Problem {
        Problem::new(ProblemCode::Fault).detail(detail)
    }

    /// The problem an operating-system error stands for. `path` goes into the sentence.
    pub fn io(error: &std::io::Error, path: &str, writing: bool) -> Problem {
        use std::io::ErrorKind as K;
        let code = match error.kind() {
            K::NotFound if !writing => ProblemCode::FileMissing,
            K::StorageFull | K::QuotaExceeded => ProblemCode::DiskFull,
            K::ResourceBusy | K::ExecutableFileBusy => ProblemCode::FileInUse,
            // Windows: sharing violation, lock violation (a workbook open in Excel).
            _ if matches!(error.raw_os_error(), Some(32 | 33)) && cfg!(windows) => ProblemCode::FileInUse,
            _ if writing => ProblemCode::NotWritable,
            _ => ProblemCode::FileUnreadable,
        };
        Problem::new(code).with("path", path).detail(error)
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.code.as_str())?;
        for (key, value) in &self.params {
            write!(f, " {key}={value}")?;
        }
        match &self.detail {
            Some(detail) => write!(f, " ({detail})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Problem {}

codes! {
    /// What is odd about a place in an imported file. The row is kept unless said otherwise.
    IssueCode {
        /// A project number that fits no known pattern: kept and flagged.
        NumberNotStandard => "number-not-standard",
        /// The list has a number column but this cell is empty.
        NumberMissing => "number-missing",
        /// Neither title nor number: the row cannot be a project and is refused.
        RowEmptyKey => "row-without-title-and-number",
        /// The project is hidden from whoever imports because of interests; the row is not imported.
        HiddenProject => "hidden-project",
        /// The same project and fiscal year stand earlier in the file; the first row wins, this one is refused.
        DuplicateYear => "duplicate-year",
        /// The same project and fiscal year stand earlier in the file with another amount.
        BudgetConflict => "budget-conflict",
        /// The fiscal year cannot be read; kept as it stands in the source row.
        YearUnreadable => "year-unreadable",
        /// The fiscal year in the column and in the number disagree; the column wins.
        YearConflict => "year-conflict",
        /// The same heading stands earlier in the header row.
        DuplicateHeader => "duplicate-header",
        /// A cell with a spreadsheet error such as #REF!.
        ErrorCell => "error-cell",
        /// A cell as long as a spreadsheet allows (32,767): probably cut.
        TruncatedCell => "truncated-cell",
        /// C0 control characters in the cell (other than tab and line breaks): kept, flagged, removed where asked.
        ControlCharacter => "control-character",
        /// Zero-width characters or direction marks in the cell: kept, flagged, removed where asked.
        InvisibleCharacter => "invisible-character",
        /// Bytes that fit the file's encoding nowhere; shown as U+FFFD.
        Undecodable => "undecodable",
        /// Text that was once decoded with the wrong encoding (縺ゅ …).
        Mojibake => "mojibake",
        /// A total row, not a project; left out.
        TotalRow => "total-row",
        /// A text row below the table, not a project; left out.
        NoteRow => "note-row",
        /// An amount that is not a number; kept in the source row.
        AmountUnreadable => "amount-unreadable",
        /// A date that cannot be read; kept in the source row.
        DateUnreadable => "date-unreadable",
        /// A year or date of an era after its end (平成36年): read as the year meant, flagged.
        EraPastEnd => "era-past-end",
        /// A date where a gene symbol belongs (2-Sep for SEPTIN2).
        DateLikeGene => "date-like-gene",
        /// A day number of a spreadsheet where a gene symbol belongs (44075 for SEPTIN1).
        SerialLikeGene => "serial-like-gene",
        /// A number in E-notation where an id belongs: its digits are lost.
        ENotation => "e-notation",
        /// An id shorter than the others of its column, its leading zeros lost.
        LostLeadingZero => "lost-leading-zero",
        /// A project under a new number with the title of a known one, institution equal or missing: a link is proposed.
        Renumbered => "renumbered",
        /// A new project much like another one: proposed as the same.
        NearDuplicate => "near-duplicate",
        /// A known project under another title than the year before.
        TitleChanged => "title-changed",
        /// The file says other than what a person entered; the person's value stays until somebody decides.
        Conflict => "conflict",
        /// The values of two columns stand the other way round than their headings say.
        ColumnSwapped => "column-swapped",
        /// A hidden row; read like the others.
        HiddenRow => "hidden-row",
        /// A hidden column; read like the others.
        HiddenColumn => "hidden-column",
        /// A hidden sheet that holds values; not read unless chosen.
        HiddenSheet => "hidden-sheet",
        /// The sheet has an active filter; all its rows are read.
        FilteredSheet => "filtered-sheet",
        /// Another table in the same sheet; not read.
        SecondTable => "second-table",
        /// A table of counts beside the list; not read.
        StatisticsTable => "statistics-table",
        /// The file's name says another format than its content.
        FormatMismatch => "format-mismatch",
        /// A word of a target, modality or indication column that is in no vocabulary; kept, waiting to be settled.
        UnmatchedTerm => "unmatched-term",
    }
}

/// Where in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Place {
    /// File name without its folder.
    pub file: String,
    /// Sheet, where the format has sheets.
    pub sheet: Option<String>,
    /// 1-based row as in the sheet; the record for text tables.
    pub row: Option<u32>,
    /// Column letter as in the sheet.
    pub column: Option<String>,
}

/// One oddity of a file, with its place. Issues never stop an import by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Issue {
    /// Which.
    pub code: IssueCode,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// Values for the sentence; `value` is the cell's text.
    pub params: BTreeMap<String, String>,
}

/// `0` → `A`, `25` → `Z`, `26` → `AA`.
pub fn column_letter(mut index: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'A' + u8::try_from(index % 26).unwrap_or(0));
        if index < 26 {
            break;
        }
        index = index / 26 - 1;
    }
    letters.iter().rev().map(|b| char::from(*b)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_sheet() {
        let check = |index, letters: &str| assert_eq!(column_letter(index), letters);
        check(0, "A");
        check(25, "Z");
        check(26, "AA");
        check(701, "ZZ");
        check(702, "AAA");
        check(16_383, "XFD");
    }
}
