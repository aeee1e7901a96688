//! Rows of the library's own vocabulary.

use domain::{Id, Kind};
use serde_json::Value;

/// A vocabulary file that was loaded (`vocabulary`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VocabularyRow {
    /// Id.
    pub id: Id,
    /// Name; one of a name is current.
    pub name: String,
    /// Kind of its concepts.
    pub kind: Kind,
    /// Code of its format.
    pub format: String,
    /// File name without folder.
    pub file: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Version; empty = the file states none.
    pub version: String,
    /// Licence as the file states it.
    pub licence: String,
    /// Number of its concepts.
    pub terms: u32,
    /// Who.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// One concept of a loaded file (`term`).
#[derive(Debug, Clone, PartialEq)]
pub struct TermRow {
    /// Id.
    pub id: Id,
    /// The load it came with.
    pub vocabulary: Id,
    /// Concept id.
    pub concept: String,
    /// No longer in use.
    pub obsolete: bool,
    /// As read, in the form of the migration's comment.
    pub body: String,
}

/// A concept made here, or what this library does with one (`concept`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConceptRow {
    /// Id.
    pub id: Id,
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub concept: String,
    /// Made here.
    pub own: bool,
    /// Japanese label; empty = as the vocabulary has it.
    pub label_ja: String,
    /// English label.
    pub label_en: String,
    /// The broader concept, of one made here.
    pub parent: Option<String>,
    /// What it was merged into.
    pub merged: Option<String>,
}

/// A name given or switched off (`concept_name`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameRow {
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub concept: String,
    /// In the form in which words are compared.
    pub surface: String,
    /// As typed.
    pub text: String,
    /// A person gave it.
    pub given: bool,
    /// Switched off.
    pub off: bool,
}

/// What was taught about words for a concept (`lesson`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonRow {
    /// Id.
    pub id: Id,
    /// Kind.
    pub kind: Kind,
    /// In the form in which words are compared.
    pub surface: String,
    /// As first met.
    pub text: String,
    /// Concept id.
    pub concept: String,
    /// Times accepted.
    pub accepted: u32,
    /// Times turned down.
    pub rejected: u32,
}

/// A concept that waits for a person (`concept_review`).
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewRow {
    /// Id.
    pub id: Id,
    /// The load that touched it.
    pub vocabulary: Id,
    /// Its name.
    pub vocabulary_name: String,
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub concept: String,
    /// `obsolete`, `removed` or `renamed`.
    pub reason: String,
    /// Label before; empty unless renamed.
    pub before: String,
    /// Ids of what replaces it, as a JSON array.
    pub successors: Value,
    /// `open`, `replaced` or `kept`.
    pub state: String,
}
