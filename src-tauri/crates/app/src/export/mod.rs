//! Documents that leave the house. Every exporter takes an audience; there is no default.

use crate::prelude::*;

/// Language of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum DocumentLanguage {
    /// 日本語
    Ja,
    /// English
    En,
    /// One sheet each.
    Both,
}

/// Briefing workbook of one theme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BriefingRequest {
    /// Which theme.
    pub theme: Id,
    /// For whom.
    pub audience: Audience,
    /// Language.
    pub language: DocumentLanguage,
    /// Full path of the workbook to write.
    pub out: FilePath,
    /// Who answers for what the leak check finds in it.
    #[serde(default)]
    #[ts(optional)]
    pub answer: Option<crate::leak::LeakOverride>,
}

/// What a briefing for an audience would show and withhold, before writing.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BriefingPreviewRequest {
    /// Which theme.
    pub theme: Id,
    /// For whom.
    pub audience: Audience,
}

/// A list of projects as a table.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TableRequest {
    /// Which projects.
    pub selection: Selection,
    /// In which order, as [`crate::project::PageRequest::sort`].
    #[serde(default)]
    pub sort: Vec<Sort>,
    /// For whom.
    pub audience: Audience,
    /// Language.
    pub language: DocumentLanguage,
    /// Also the columns that lists had beside the known fields, under their headings.
    #[serde(default)]
    pub extras: bool,
    /// Full path of the workbook to write.
    pub out: FilePath,
    /// Who answers for what the leak check finds in it.
    #[serde(default)]
    #[ts(optional)]
    pub answer: Option<crate::leak::LeakOverride>,
}

/// What a table for an audience would withhold, before writing.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TablePreviewRequest {
    /// Which projects.
    pub selection: Selection,
    /// For whom.
    pub audience: Audience,
}

/// A matrix as a workbook. Counts of what is 社外秘 (tags, themes, notes) are 社外秘 themselves.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MatrixExport {
    /// Which.
    pub matrix: crate::find::MatrixRequest,
    /// For whom.
    pub audience: Audience,
    /// Language.
    pub language: DocumentLanguage,
    /// Full path of the workbook to write.
    pub out: FilePath,
    /// Who answers for what the leak check finds in it.
    #[serde(default)]
    #[ts(optional)]
    pub answer: Option<crate::leak::LeakOverride>,
}

/// A picture the window drew of a matrix or of trends.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PictureExport {
    /// The PNG file in base64, at most 20 MB.
    pub png: String,
    /// What it shows, for its class and for the record.
    pub matrix: crate::find::MatrixRequest,
    /// For whom.
    pub audience: Audience,
    /// Full path of the picture to write.
    pub out: FilePath,
}

/// Rows for the clipboard.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CopyRequest {
    /// Which projects, at most 20,000.
    pub selection: Selection,
    /// In which order.
    #[serde(default)]
    pub sort: Vec<Sort>,
    /// Ids of the grid's columns, in order.
    pub columns: Vec<String>,
    /// For whom.
    pub audience: Audience,
    /// Language of headings and labels; not both.
    pub language: DocumentLanguage,
}

/// Rows for the clipboard, as spreadsheets take them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Copied {
    /// Tab-separated, a heading line first.
    pub text: String,
    /// The same as an HTML table, whose cells a spreadsheet keeps as texts (numbers of 15 digits, leading `=`).
    pub html: String,
    /// Projects.
    pub projects: u32,
    /// What was left out, with its class.
    pub withheld: Vec<Withheld>,
}

/// One thing that stays in the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Withheld {
    /// Which item, worded in the catalogue under `withheld.<item>`.
    pub item: String,
    /// Its class.
    pub class: Class,
    /// How many values.
    pub count: u32,
}

/// The whole log as a workbook.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HistoryExport {
    /// For whom; only those who may see what is 社外秘.
    pub audience: Audience,
    /// Language.
    pub language: DocumentLanguage,
    /// Full path of the workbook to write.
    pub out: FilePath,
}

/// Refuses whoever may not see what is 社外秘.
pub(crate) fn internal_only(audience: Audience) -> Result<(), Problem> {
    if audience.may_see(Class::Internal) {
        return Ok(());
    }
    Err(Problem::new(ProblemCode::InvalidField).with("field", "audience").with("reason", "internal-only"))
}

/// What would be written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportPreview {
    /// Projects in the document.
    pub projects: u32,
    /// What is left out, with its class.
    pub withheld: Vec<Withheld>,
    /// Items shown although their text is missing in a language.
    pub missing_translations: Vec<String>,
    /// Proposed file name.
    pub file_name: String,
}

/// What was written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Exported {
    /// Full path.
    pub path: FilePath,
    /// Projects in the document.
    pub projects: u32,
    /// What was left out, with its class.
    pub withheld: Vec<Withheld>,
    /// SHA-256 of the file, lower-case hexadecimal.
    pub sha256: String,
}

/// What an audience may see of fields that a person put right: outside the house the lists' own words, as a person's
/// word on a project is 社外秘 like any note.
pub(crate) async fn listed(
    open: &crate::state::Open,
    audience: Audience,
    mut rows: Vec<store::rows::ExportRow>,
) -> Result<Vec<store::rows::ExportRow>, Problem> {
    if audience.may_see(Class::Internal) {
        return Ok(rows);
    }
    let ids: Vec<Id> = rows.iter().map(|row| row.project.id).collect();
    let mut words: std::collections::HashMap<Id, Vec<String>> = std::collections::HashMap::new();
    for word in store::import::overrides(&open.store, Some(&ids)).await? {
        words.entry(word.project).or_default().push(word.field);
    }
    if words.is_empty() {
        return Ok(rows);
    }
    let spellings = crate::project::effective::spellings(store::import::programme_names(&open.store).await?);
    for row in rows.iter_mut().filter(|row| words.contains_key(&row.project.id)) {
        let years = row.years.iter().collect();
        let own = row.project.key.clone();
        row.project = crate::project::effective::effective(None, row.project.id, own, years, &[], &spellings, []);
    }
    Ok(rows)
}

mod briefing;
mod copy;
mod counts;
mod history;
mod matrix;
mod picture;
mod table;
mod words;

pub(crate) use briefing::{Cut as ThemeCut, one_line};
pub use briefing::{briefing, preview_briefing};
pub use copy::copy;
pub use history::history;
pub use matrix::matrix;
pub use picture::picture;
pub(crate) use picture::{png, write_bytes};
pub(crate) use table::Cut;
pub use table::{preview_table, table};
pub(crate) use words::{
    Outgoing, WORKBOOK, Words, exported, file_name, record, record_with, sha256, today, withhold, workbook,
};
