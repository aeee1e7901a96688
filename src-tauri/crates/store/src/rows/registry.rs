//! Rows of the registry of programmes, of pairs and supports, and where their fields come from.

use domain::{Id, Step};

/// A programme (`programme`). Empty texts and `None` = not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProgrammeRow {
    /// Id.
    pub id: Id,
    /// Name.
    pub name_ja: String,
    /// Name in English.
    pub name_en: String,
    /// 所管府省
    pub ministry: String,
    /// Phases as published.
    pub phases: String,
    /// First phase, 1–14.
    pub phase_first: Option<u8>,
    /// Last phase, 1–14.
    pub phase_last: Option<u8>,
    /// Limits of modality.
    pub modality: String,
    /// Limits of disease.
    pub disease: String,
    /// Most a project gets in a fiscal year, yen.
    pub ceiling_yen: Option<i64>,
    /// Longest a project runs, years.
    pub duration_years: Option<u8>,
    /// Calendar months of calls, ascending.
    pub call_months: Vec<u8>,
    /// Calendar month in which adopted projects begin.
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
    /// Who changed it last.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// First characters of a programme's numbers (`programme_code`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeCodeRow {
    /// Id.
    pub id: Id,
    /// Programme.
    pub programme: Id,
    /// Lower-case.
    pub code: String,
    /// First fiscal year.
    pub valid_first: Option<i32>,
    /// Last fiscal year.
    pub valid_last: Option<i32>,
}

/// What else a programme is called (`programme_alias`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeAliasRow {
    /// Id.
    pub id: Id,
    /// Programme.
    pub programme: Id,
    /// Name, unique.
    pub name: String,
    /// `former`, `short` or `spelling`.
    pub kind: String,
    /// First fiscal year of a former name.
    pub valid_first: Option<i32>,
    /// Last fiscal year.
    pub valid_last: Option<i32>,
}

/// Predecessor and successor (`programme_pair`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammePairRow {
    /// Id.
    pub id: Id,
    /// Predecessor.
    pub predecessor: Id,
    /// Successor.
    pub successor: Id,
    /// 公式; else 想定.
    pub official: bool,
    /// Fiscal year from which it holds.
    pub valid_from: Option<i32>,
    /// Note.
    pub note: String,
    /// Who changed it last.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// What helps a project beside money (`support`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SupportRow {
    /// Id.
    pub id: Id,
    /// Name.
    pub name_ja: String,
    /// Name in English.
    pub name_en: String,
    /// Who gives it.
    pub provider: String,
    /// What it offers.
    pub offers: String,
    /// Steps it serves, in order.
    pub steps: Vec<Step>,
    /// Codes of modalities.
    pub modalities: Vec<String>,
    /// Conditions.
    pub conditions: String,
    /// How to apply.
    pub apply: String,
    /// Note.
    pub note: String,
    /// Who changed it last.
    pub by: String,
    /// When, ISO-8601 UTC.
    pub at: String,
}

/// Where a field comes from (`fact`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactRow {
    /// Id.
    pub id: Id,
    /// `programme`, `programme_pair` or `support`.
    pub thing: String,
    /// Its id.
    pub row: Id,
    /// Field.
    pub field: String,
    /// Address or words.
    pub source: String,
    /// ISO date, or empty.
    pub as_of: String,
    /// Confirmed; else 要確認.
    pub confirmed: bool,
}

/// The whole registry. Programmes, pairs and supports by id; codes, names and facts by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegistryRows {
    /// Programmes.
    pub programmes: Vec<ProgrammeRow>,
    /// Their codes.
    pub codes: Vec<ProgrammeCodeRow>,
    /// Their further names.
    pub aliases: Vec<ProgrammeAliasRow>,
    /// Pairs.
    pub pairs: Vec<ProgrammePairRow>,
    /// Supports.
    pub supports: Vec<SupportRow>,
    /// Where fields come from.
    pub facts: Vec<FactRow>,
}

/// A project-year as programmes are tied to it, without its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieYear {
    /// Id.
    pub id: Id,
    /// Project.
    pub project: Id,
    /// Its number as the year has it; empty = none.
    pub number: String,
    /// Programme as the list says it.
    pub programme: String,
    /// First fiscal year.
    pub year_first: Option<i32>,
    /// Last fiscal year.
    pub year_last: Option<i32>,
    /// Yen of that year.
    pub budget_yen: Option<i64>,
    /// First day, ISO.
    pub starts: Option<String>,
    /// Last day, ISO.
    pub ends: Option<String>,
}

/// A project as programmes are tied to it, without its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieProject {
    /// Id.
    pub id: Id,
    /// Latest number; empty = none.
    pub number: String,
    /// Programme as the list of projects shows it.
    pub programme: String,
    /// What a person said of its programme, over the lists.
    pub person: bool,
}

/// What holds a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeUse {
    /// `programme_pair`, `adjustment` or `kpi_target`.
    pub thing: String,
    /// How many.
    pub count: u32,
}
