//! The registry of programmes (事業): what is known of each and from where, which projects belong to it, Excel out and in.

use crate::prelude::*;

/// Where one field comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fact {
    /// Which field, by its name in [`ProgrammeFields`]; `names` and `codes` for those of a programme, `phase` for both ends.
    pub field: String,
    /// An address, or what was read, in words; empty = none given.
    pub source: String,
    /// ISO date of what it says; empty = not known.
    pub as_of: String,
    /// Whether somebody may rely on it.
    pub state: FactState,
}

/// How far a field can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum FactState {
    /// 確認済み
    Confirmed,
    /// 要確認
    Check,
}

/// What a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FactOf {
    /// A programme.
    Programme,
    /// A pair of programmes.
    ProgrammePair,
    /// A support.
    Support,
}

/// States where a field comes from.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FactEdit {
    /// What it is about.
    pub thing: FactOf,
    /// Its id.
    pub row: Id,
    /// The field.
    pub field: String,
    /// An address, or what was read, at most 500 characters.
    pub source: String,
    /// ISO date, or empty.
    pub as_of: String,
    /// How far it can be relied on; `null` = nothing is said of it any more (it has no source then).
    pub state: Option<FactState>,
}

/// A code of a programme: the first characters of project numbers without their year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeCode {
    /// Lower-case: `ck0106`, `ama221`, `gm`.
    pub code: String,
    /// First fiscal year; `null` = not known.
    #[serde(default)]
    pub valid_first: Option<i32>,
    /// Last fiscal year; `null` = not known, or still.
    #[serde(default)]
    pub valid_last: Option<i32>,
}

/// What else a programme is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeAlias {
    /// The name, unique in the registry.
    pub name: String,
    /// Why it is known under it.
    pub kind: AliasKind,
    /// Of a former name: first fiscal year.
    #[serde(default)]
    pub valid_first: Option<i32>,
    /// Of a former name: last fiscal year.
    #[serde(default)]
    pub valid_last: Option<i32>,
}

/// Kinds of further names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum AliasKind {
    /// 旧称
    Former,
    /// 略称・通称
    Short,
    /// A spelling in lists.
    Spelling,
}

/// Everything a person can say of a programme. In a change, an absent field stays as it is; `null` and `""` empty it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(optional_fields = nullable)]
pub struct ProgrammeFields {
    /// 事業名, 1–200 characters.
    pub name_ja: Option<String>,
    /// In English.
    pub name_en: Option<String>,
    /// 所管府省, with ・ between several.
    pub ministry: Option<String>,
    /// Phases as published.
    pub phases: Option<String>,
    /// First phase, 1–14 (P01–P14).
    #[serde(deserialize_with = "some")]
    pub phase_first: Option<Option<u8>>,
    /// Last phase, 1–14.
    #[serde(deserialize_with = "some")]
    pub phase_last: Option<Option<u8>>,
    /// Limits of modality, in words.
    pub modality: Option<String>,
    /// Limits of disease, in words.
    pub disease: Option<String>,
    /// Most a project gets in a fiscal year, yen.
    #[serde(deserialize_with = "some")]
    pub ceiling_yen: Option<Option<f64>>,
    /// Longest a project runs, years.
    #[serde(deserialize_with = "some")]
    pub duration_years: Option<Option<u8>>,
    /// Calendar months of calls, 1–12.
    pub call_months: Option<Vec<u8>>,
    /// Calendar month in which adopted projects begin, 1–12.
    #[serde(deserialize_with = "some")]
    pub adoption_month: Option<Option<u8>>,
    /// Who runs it.
    pub host: Option<String>,
    /// An office, never a person.
    pub contact: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// First fiscal year in which it takes or runs projects.
    #[serde(deserialize_with = "some")]
    pub valid_first: Option<Option<i32>>,
    /// Last fiscal year.
    #[serde(deserialize_with = "some")]
    pub valid_last: Option<Option<i32>>,
    /// Codes, in place of all before.
    pub codes: Option<Vec<ProgrammeCode>>,
    /// Further names, in place of all before.
    pub names: Option<Vec<ProgrammeAlias>>,
}

/// A programme as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Programme {
    /// Id.
    pub id: Id,
    /// 事業名
    pub name_ja: String,
    /// In English; empty = not known, as all texts that follow.
    pub name_en: String,
    /// 所管府省
    pub ministry: String,
    /// Phases as published.
    pub phases: String,
    /// First phase, 1–14.
    pub phase_first: Option<u8>,
    /// Last phase.
    pub phase_last: Option<u8>,
    /// Limits of modality.
    pub modality: String,
    /// Limits of disease.
    pub disease: String,
    /// Most a project gets in a fiscal year, yen.
    pub ceiling_yen: Option<f64>,
    /// Longest a project runs, years.
    pub duration_years: Option<u8>,
    /// Months of calls.
    pub call_months: Vec<u8>,
    /// Month in which adopted projects begin.
    pub adoption_month: Option<u8>,
    /// Who runs it.
    pub host: String,
    /// Office.
    pub contact: String,
    /// Note.
    pub note: String,
    /// First fiscal year.
    pub valid_first: Option<i32>,
    /// Last fiscal year.
    pub valid_last: Option<i32>,
    /// Codes.
    pub codes: Vec<ProgrammeCode>,
    /// Further names.
    pub names: Vec<ProgrammeAlias>,
    /// Where its fields come from.
    pub facts: Vec<Fact>,
    /// Projects tied to it.
    pub projects: u32,
    /// Its project-years.
    pub years: u32,
    /// First and last fiscal year of these.
    pub seen_first: Option<i32>,
    /// Last.
    pub seen_last: Option<i32>,
    /// What the list of projects must be asked for to show them: names of programmes as the list has them (`Filter.programme`).
    pub spellings: Vec<String>,
    /// What is odd about it.
    pub issues: Vec<RegistryIssue>,
    /// Who changed it last; empty = as it was shipped.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// Something odd in the registry: shown and kept, never refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RegistryIssue {
    /// What.
    pub code: RegistryIssueCode,
    /// The field it is about.
    pub field: String,
    /// What it is about, as it stands: a code, a year, a name, of a unit slip the yen that half of its projects get.
    pub value: String,
    /// The other programme or pair, if one is meant.
    pub other: Option<Id>,
    /// Its name.
    pub other_name: String,
}

/// What can be odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum RegistryIssueCode {
    /// Two programmes have this code in the same years.
    CodeTwice,
    /// No project number can begin so.
    CodeOdd,
    /// Ends before it begins (years or phases).
    EndsBeforeStart,
    /// Years before 1989 or after 2100.
    YearOdd,
    /// Two of its former names were in use in the same years.
    NamesOverlap,
    /// Two programmes are called the same.
    NameTwice,
    /// It ended, and projects have years in it after that.
    ProjectsAfterEnd,
    /// Projects in lists carry another name and its code, as when it was renamed.
    RenamedInLists,
    /// The ceiling is a thousand times more or less than what its projects get.
    UnitSlip,
    /// It ended, and a pair leads into it.
    ClosedSuccessor,
    /// It is part of a circle of pairs.
    PairCycle,
    /// No field of it has a source.
    NoSource,
}

/// The registry.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Registry {
    /// Programmes, by ministry (as the domain orders them) and first phase.
    pub programmes: Vec<Programme>,
    /// How the lists' project-years are tied to them.
    pub ties: Ties,
}

/// How project-years are tied to programmes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Ties {
    /// Project-years in all.
    pub years: u32,
    /// Tied.
    pub tied: u32,
    /// Name and code lead to different programmes; tied by the name.
    pub disputed: u32,
    /// Not tied: groups that wait.
    pub groups: u32,
}

/// Which programme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeId {
    /// Id.
    pub id: Id,
}

/// A new programme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeNew {
    /// Its fields; `name_ja` is needed.
    pub fields: ProgrammeFields,
    /// Spellings in lists that are to be tied to it.
    #[serde(default)]
    pub tie: Vec<String>,
}

/// Changes a programme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeEdit {
    /// Which.
    pub id: Id,
    /// What changes.
    pub fields: ProgrammeFields,
}

/// Project-years that no programme is known for, or whose name and code disagree.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Unmatched {
    /// Groups, those with most projects first.
    pub groups: Vec<UnmatchedGroup>,
}

/// Project-years of one spelling.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct UnmatchedGroup {
    /// The name as lists have it; empty = they say none.
    pub name: String,
    /// First characters of their numbers, the most frequent first, at most five.
    pub codes: Vec<String>,
    /// Projects.
    pub projects: u32,
    /// Project-years.
    pub years: u32,
    /// First fiscal year.
    pub year_first: Option<i32>,
    /// Last.
    pub year_last: Option<i32>,
    /// Why it waits.
    pub why: UnmatchedWhy,
    /// Programmes it may be, the likeliest first, at most five.
    pub candidates: Vec<TieCandidate>,
}

/// Why project-years wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum UnmatchedWhy {
    /// Neither name nor code is known.
    Unknown,
    /// The name is of one programme, the code of another.
    Disputed,
    /// The code is of several programmes, and the name of none.
    Several,
    /// Lists say no programme, and the code is of none.
    Nameless,
}

/// A programme a spelling may belong to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TieCandidate {
    /// Programme.
    pub programme: Id,
    /// Its name.
    pub name_ja: String,
    /// In English.
    pub name_en: String,
    /// Why it is proposed.
    pub why: TieWhy,
    /// How like the names are, percent.
    pub likeness: u8,
}

/// Why a programme is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum TieWhy {
    /// Its code.
    Code,
    /// A like name.
    Name,
    /// Both.
    Both,
}

/// Ties spellings of lists to a programme: they become further names of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TieNames {
    /// Spellings.
    pub names: Vec<String>,
    /// Programme.
    pub programme: Id,
}

mod edit;
mod fields;
mod issues;
mod read;
mod tied;
mod ties;
mod unmatched;
mod workbook;

pub use edit::{add, edit, fact, remove, tie, untie};
pub(crate) use edit::{name_of, no_such_programme, sourced};
pub(crate) use fields::{doubt, invalid, line, text};
pub(crate) use issues::{closed, in_circle, this_year};
pub use read::{list, show};
pub(crate) use tied::{Kept, Tied, TiedYear, known, tied};
pub(crate) use ties::{Known, Tie};
pub use unmatched::unmatched;
pub use workbook::*;
