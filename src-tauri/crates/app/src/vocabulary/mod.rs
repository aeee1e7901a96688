//! Vocabulary files that are loaded into a library: looked at with what they would change, then loaded; tags they touch
//! wait for a person.

use crate::prelude::*;

/// A vocabulary file and how to read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct VocabularyRequest {
    /// The file.
    pub file: FilePath,
    /// Code of the format; left out = recognised.
    #[serde(default)]
    pub format: Option<String>,
    /// Kind of its concepts; left out = what the format usually has.
    #[serde(default)]
    pub kind: Option<Kind>,
    /// Name under which it is kept; a file of that name that was loaded before is replaced. Left out = its own.
    #[serde(default)]
    pub name: Option<String>,
    /// For a table: which column is what; left out = guessed from the headings.
    #[serde(default)]
    pub columns: Option<TableColumns>,
}

/// Columns of a table, 0-based.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct TableColumns {
    /// Id.
    pub id: Option<u32>,
    /// Japanese name.
    pub label_ja: Option<u32>,
    /// English name.
    pub label_en: Option<u32>,
    /// Japanese synonyms, `|` between them.
    pub synonyms_ja: Option<u32>,
    /// English synonyms.
    pub synonyms_en: Option<u32>,
    /// Broader concept.
    pub parent: Option<u32>,
    /// The same in another vocabulary.
    pub same: Option<u32>,
    /// Replaced by.
    pub replaced_by: Option<u32>,
    /// No longer in use.
    pub obsolete: Option<u32>,
}

/// What a vocabulary file has and what loading it would change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VocabularyPreview {
    /// Code of the format it is read as.
    pub format: String,
    /// Every format.
    pub formats: Vec<FormatWord>,
    /// Kind of its concepts.
    pub kind: Kind,
    /// Name under which it would be kept.
    pub name: String,
    /// File name without folder.
    pub file: String,
    /// Version; empty when the file says none.
    pub version: String,
    /// Licence as the file states it; empty when it states none.
    pub licence: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Rows or records read.
    pub rows: u32,
    /// Concepts.
    pub terms: u32,
    /// Of these, no longer in use.
    pub obsolete: u32,
    /// Rows that are whole but not for such a list (MeSH records that are no diseases …).
    pub left_out: u32,
    /// Of these, the same as a concept known already: their names go there.
    pub known: u32,
    /// What was not understood, at most 200.
    pub issues: Vec<VocabularyIssue>,
    /// How many there are in all.
    pub issue_count: u32,
    /// The load it would take the place of.
    pub replaces: Option<LoadedVocabulary>,
    /// What changes against that one; against nothing, all is added.
    pub diff: VocabularyDiff,
    /// Concepts that tags and themes carry and that are obsolete, gone or called otherwise afterwards: they go to the review queue.
    pub touched: u32,
    /// Headings of a table, for choosing columns; empty for other formats.
    pub headings: Vec<String>,
    /// The first rows of a table under them.
    pub sample: Vec<Vec<String>>,
    /// Columns as they are read; `None` for other formats.
    pub columns: Option<TableColumns>,
}

/// A format in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FormatWord {
    /// Code.
    pub code: String,
    /// Japanese.
    pub ja: String,
    /// English.
    pub en: String,
}

/// Something in a vocabulary file that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VocabularyIssue {
    /// Code.
    pub code: String,
    /// Line or record, 1-based.
    pub line: u32,
    /// In Japanese, with place and remedy.
    pub ja: String,
    /// English.
    pub en: String,
}

/// What changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VocabularyDiff {
    /// New concepts.
    pub added: DiffPart,
    /// Concepts that are gone.
    pub removed: DiffPart,
    /// Concepts with another label.
    pub renamed: DiffPart,
    /// Concepts no longer in use, with what replaces them.
    pub obsolete: DiffPart,
    /// Concepts in both with other names or other broader concepts.
    pub altered: u32,
    /// Concepts that stay as they are.
    pub same: u32,
}

/// One part of a diff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DiffPart {
    /// How many.
    pub count: u32,
    /// The first 200 by id; those that carry tags come first.
    pub lines: Vec<DiffLine>,
}

/// One line of a diff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DiffLine {
    /// Id.
    pub id: String,
    /// Label before; empty for an added one.
    pub before: String,
    /// Label after, or what replaces it; empty for a removed one.
    pub after: String,
    /// Projects that carry it.
    pub projects: u32,
}

/// A vocabulary that was loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LoadedVocabulary {
    /// Id.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: Kind,
    /// Code of the format.
    pub format: String,
    /// File name.
    pub file: String,
    /// Version.
    pub version: String,
    /// Licence.
    pub licence: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Concepts.
    pub terms: u32,
    /// Who.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// Every vocabulary of this library.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Vocabularies {
    /// By name.
    pub loaded: Vec<LoadedVocabulary>,
    /// Concepts made here.
    pub own: u32,
    /// Things that wait in the review queue.
    pub waiting: u32,
    /// Every format that can be read.
    pub formats: Vec<FormatWord>,
}

/// Which vocabulary.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VocabularyId {
    /// Id.
    pub id: Id,
}

/// Why a concept waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ReviewReason {
    /// The vocabulary says it is no longer in use.
    Obsolete,
    /// It is gone from the vocabulary.
    Removed,
    /// It is called otherwise now.
    Renamed,
}

/// State of what waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ReviewState {
    /// Waits.
    Open,
    /// Another concept took its place.
    Replaced,
    /// Somebody kept it.
    Kept,
}

/// Which part of the queue.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewRequest {
    /// In this state.
    pub state: ReviewState,
}

/// Concepts with tags that a loaded vocabulary touches.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Reviews {
    /// How many wait.
    pub open: u32,
    /// At most 500, the most used first.
    pub reviews: Vec<Review>,
}

/// A concept with tags that a loaded vocabulary touches.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Review {
    /// Id.
    pub id: Id,
    /// Kind.
    pub kind: Kind,
    /// The concept.
    pub concept: Concept,
    /// Why.
    pub reason: ReviewReason,
    /// What the vocabulary has in its place; several when it leaves the choice to a person.
    pub replaced_by: Vec<Concept>,
    /// What it was called before; empty unless renamed.
    pub before: String,
    /// Name of the vocabulary.
    pub vocabulary: String,
    /// Projects with a tag of it.
    pub projects: u32,
    /// Themes with it.
    pub themes: u32,
    /// The first three projects, by title.
    pub examples: Vec<String>,
    /// State.
    pub state: ReviewState,
}

/// Settle what waits.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ReviewSettle {
    /// What.
    pub id: Id,
    /// Its tags go to this concept; left out = they stay.
    #[serde(default)]
    pub to: Option<String>,
}

mod file;
mod load;
mod preview;
mod review;

pub(crate) use file::Read;
pub use load::{list, load, remove};
pub use preview::preview;
pub use review::{review, settle};
