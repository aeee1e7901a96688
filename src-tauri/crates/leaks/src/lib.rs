//! What must not leave the house in a text or a workbook: structures, sequences, codes, names, ways to reach people, and
//! everything a workbook carries out of sight.
//!
//! [`text::look`] reads any text that is about to be exported; [`book::look`] reads a whole `.xlsx` or `.xlsm`, whoever
//! wrote it, part by part and as a stream. Both are pure: they know no library, no window and no clock, and what they are
//! given may be hostile. Words that only a library knows (unpublished targets, people, reviewers, unfiled inventions,
//! material of others) come in as [`Words`].
//!
//! What is a finding and what is not is said once, where it is decided: at the head of each module of `text`, in `person`
//! for properties, in `book::styles` for what is out of sight by its looks. Lists of names that everybody knows lie in
//! `data/`, each with its reason.

pub mod book;
mod person;
pub mod text;
mod words;

pub use words::Words;

use serde::{Serialize, Serializer};
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What a finding is. Written in kebab case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Kind {
    Smiles,
    Inchi,
    PeptideSequence,
    NucleotideSequence,
    CompoundCode,
    CloneName,
    MailAddress,
    PhoneNumber,
    /// Words a library gave.
    UnpublishedTarget,
    PersonalName,
    Reviewer,
    UnfiledInvention,
    ThirdPartyData,
    /// A person's name in what a file says about itself.
    PersonInProperties,
    CustomProperty,
    HiddenSheet,
    VeryHiddenSheet,
    HiddenColumn,
    HiddenRow,
    CellComment,
    DefinedNameConstant,
    ExternalLink,
    WhiteText,
    HiddenByFormat,
    CustomXml,
    EmbeddedObject,
    HiddenObject,
    PivotCache,
    Macro,
    /// A path of somebody's computer or of a server of the house.
    FilePath,
}

impl Kind {
    /// Every kind, in the order they are shown.
    pub const ALL: [Kind; 30] = [
        Kind::Smiles,
        Kind::Inchi,
        Kind::PeptideSequence,
        Kind::NucleotideSequence,
        Kind::CompoundCode,
        Kind::CloneName,
        Kind::MailAddress,
        Kind::PhoneNumber,
        Kind::UnpublishedTarget,
        Kind::PersonalName,
        Kind::Reviewer,
        Kind::UnfiledInvention,
        Kind::ThirdPartyData,
        Kind::PersonInProperties,
        Kind::CustomProperty,
        Kind::HiddenSheet,
        Kind::VeryHiddenSheet,
        Kind::HiddenColumn,
        Kind::HiddenRow,
        Kind::CellComment,
        Kind::DefinedNameConstant,
        Kind::ExternalLink,
        Kind::WhiteText,
        Kind::HiddenByFormat,
        Kind::CustomXml,
        Kind::EmbeddedObject,
        Kind::HiddenObject,
        Kind::PivotCache,
        Kind::Macro,
        Kind::FilePath,
    ];

    /// The name as it is written.
    pub fn name(self) -> String {
        // `HiddenByFormat` -> `hidden-by-format`, as serde does.
        let mut name = String::new();
        for c in format!("{self:?}").chars() {
            if c.is_ascii_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(c.to_ascii_lowercase());
        }
        name
    }
}

/// Where in a workbook. Shown as `cell:SHEET!A1`, `column:SHEET!C`, `row:SHEET!5`, `sheet:SHEET`, `comment:SHEET!A1`,
/// `name:NAME`, `property:core/FIELD` or `part:PATH`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Place {
    /// `cell` as Excel writes it: `B8`.
    Cell {
        sheet: String,
        cell: String,
    },
    Column {
        sheet: String,
        column: String,
    },
    Row {
        sheet: String,
        row: u32,
    },
    Sheet(String),
    Comment {
        sheet: String,
        cell: String,
    },
    Name(String),
    /// `part` is `core`, `app` or `custom`.
    Property {
        part: &'static str,
        field: String,
    },
    /// A path in the package.
    Part(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Cell { sheet, cell } => write!(f, "cell:{sheet}!{cell}"),
            Place::Column { sheet, column } => write!(f, "column:{sheet}!{column}"),
            Place::Row { sheet, row } => write!(f, "row:{sheet}!{row}"),
            Place::Sheet(sheet) => write!(f, "sheet:{sheet}"),
            Place::Comment { sheet, cell } => write!(f, "comment:{sheet}!{cell}"),
            Place::Name(name) => write!(f, "name:{name}"),
            Place::Property { part, field } => write!(f, "property:{part}/{field}"),
            Place::Part(path) => write!(f, "part:{path}"),
        }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Something that must not leave, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    #[serde(rename = "where")]
    pub place: Place,
    /// What stands there, shortened.
    pub text: String,
    /// Of a word in a cell: the [`digest`] of the whole text it was found in; otherwise 0.
    #[serde(skip)]
    pub whole: u64,
}

/// Tells whether two texts are the same, without the spaces around them.
pub fn digest(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.trim().hash(&mut hasher);
    hasher.finish()
}
