//! What a file holds: terms with their names, and what could not be read.

use super::Format;
use serde::{Deserialize, Serialize};

/// One concept of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Identifier as a CURIE: `MONDO:0005148`, `HGNC:11998`, `MESH:D003924`, `ORPHA:558`, `MEDIS:20050001`, `FPLX:AMPK`.
    /// A table may hold any text, or `OWN:` and a digest of the label.
    pub id: String,
    /// The official Japanese name, empty where the file has none.
    pub label_ja: String,
    /// The official English name, empty where the file has none. Of a gene its name; the symbol is the first of the short names.
    pub label_en: String,
    /// Every other name, each once, in the order of the file.
    pub names: Vec<Name>,
    /// Broader terms of the same file, by id.
    pub parents: Vec<String>,
    /// The same concept in other vocabularies, as CURIEs (`MESH:D003924`, `OMIM:105830`, `ICD10:Q93.5`).
    pub same: Vec<String>,
    /// Nearly the same concept in other vocabularies, where the file says so (`skos:closeMatch`).
    pub close: Vec<String>,
    /// No longer to be used.
    pub obsolete: bool,
    /// What is to be used instead, best first; for some obsolete terms only what is to be considered.
    pub replaced_by: Vec<String>,
}

/// A name of a term beside its labels.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Name {
    /// As in the file, trimmed.
    pub text: String,
    /// Whether it is written in Japanese.
    pub ja: bool,
    /// What it says of the term.
    pub scope: Scope,
}

/// How a name stands to its term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Means the same.
    Exact,
    /// Symbol or abbreviation.
    Short,
    /// Broader, narrower or merely related; also a translation nobody has reviewed.
    Related,
    /// A symbol or name that was official once.
    Former,
    /// How a name is read aloud, in kana: for search while typing, never to be found in a text.
    Reading,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The format it was read as.
    pub format: Format,
    /// What the file calls itself, empty where it does not.
    pub title: String,
    /// The release it names, mostly a date, empty where it names none.
    pub version: String,
    /// The licence it names, mostly an address, empty where it names none.
    pub licence: String,
    /// Rows, stanzas or records read, whatever became of them.
    pub rows: u64,
    /// Rows that are whole but not for this list: MeSH records that are no diseases, terms that an ontology borrows from
    /// another, genes in FamPlex, definitions in a list of translations.
    pub left_out: u64,
    /// The terms, in the order of the file.
    pub terms: Vec<Term>,
    /// What could not be read or does not fit, the first [`super::MAX_ISSUES`].
    pub issues: Vec<Issue>,
    /// All issues, those not kept included.
    pub issue_count: u64,
}

/// One thing that could not be read or does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// What it is.
    pub code: IssueCode,
    /// The line, from 1. In XML, JSON and Turtle the number of the record, from 1, except for `encoding` and for what
    /// `broken-line` says of Turtle: lines.
    pub line: u64,
    /// The term concerned, empty where none was known yet.
    pub id: String,
    /// What stands in the file, shortened; never a sentence.
    pub detail: String,
}

/// What an issue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IssueCode {
    /// A line or record that is not of the format; left out.
    BrokenLine,
    /// The file ends in the middle of a record; what came before is there.
    CutShort,
    /// A line beyond [`super::MAX_LINE`], skipped.
    LongLine,
    /// Bytes that are no text in the file's encoding, replaced by U+FFFD; once for each line.
    Encoding,
    /// A term without any name, dropped.
    NoName,
    /// An id that was there before; the two are united.
    DuplicateId,
    /// A parent that is not in the file, dropped.
    UnknownParent,
    /// A replacement that is not in the file, kept.
    UnknownReplacement,
    /// The link to this parent closes a circle, dropped.
    Circle,
    /// A translation marked as not yet reviewed: a related name, not a label.
    Unreviewed,
}

impl IssueCode {
    /// Every code.
    pub const ALL: [IssueCode; 10] = [
        IssueCode::BrokenLine,
        IssueCode::CutShort,
        IssueCode::LongLine,
        IssueCode::Encoding,
        IssueCode::NoName,
        IssueCode::DuplicateId,
        IssueCode::UnknownParent,
        IssueCode::UnknownReplacement,
        IssueCode::Circle,
        IssueCode::Unreviewed,
    ];

    /// The word for it; never changed.
    pub fn code(self) -> &'static str {
        match self {
            IssueCode::BrokenLine => "broken-line",
            IssueCode::CutShort => "cut-short",
            IssueCode::LongLine => "long-line",
            IssueCode::Encoding => "encoding",
            IssueCode::NoName => "no-name",
            IssueCode::DuplicateId => "duplicate-id",
            IssueCode::UnknownParent => "unknown-parent",
            IssueCode::UnknownReplacement => "unknown-replacement",
            IssueCode::Circle => "circle",
            IssueCode::Unreviewed => "unreviewed",
        }
    }
}
