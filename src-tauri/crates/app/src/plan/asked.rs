//! What is asked of a plan, and what is answered to it.

use super::{Cell, PlanKind, Product, Sheet};
use crate::export::{DocumentLanguage, Withheld};
use crate::prelude::*;
use std::collections::BTreeMap;

/// A row to write. Cells that are left out stay as they are; of a new row they are not said.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "PlanRowPut")]
pub struct RowPut {
    /// Which; `None` = a new one.
    pub id: Option<Id>,
    /// Cells by name. A text is read by the kind of the column (令和10年3月, 12か月, 1,200千円, the name of a task).
    pub cells: BTreeMap<String, Cell>,
}

/// Write rows of a sheet: one step, whatever their number. A cell that cannot be read refuses them all.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanPut {
    /// Which plan; `None` for the library's own sheets.
    pub plan: Option<Id>,
    /// Which sheet.
    pub sheet: Sheet,
    /// The rows.
    pub rows: Vec<RowPut>,
    /// New rows stand before this one; `None` = at the end.
    #[serde(default)]
    #[ts(optional)]
    pub before: Option<Id>,
    /// What is asked about (amounts a thousand times the others) was looked at and is right.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub confirmed: bool,
}

/// What is wrong with a cell, or to be asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "PlanCellIssue")]
pub struct CellIssue {
    /// 0-based row of the request.
    pub row: u32,
    /// The cell's name.
    pub column: String,
    /// Worded under `reason.<reason>`.
    pub reason: String,
    /// What the sentence names.
    pub params: BTreeMap<String, String>,
    /// It can be written once somebody says that it is right.
    pub asked: bool,
}

/// What rows would become.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanTried {
    /// Cells as they were read; those that could not be are left out.
    pub rows: Vec<BTreeMap<String, Cell>>,
    /// What is wrong, or to be asked about.
    pub issues: Vec<CellIssue>,
}

/// Which rows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanRows {
    /// Which plan; `None` for the library's own sheets.
    pub plan: Option<Id>,
    /// Which sheet.
    pub sheet: Sheet,
    /// The rows.
    pub ids: Vec<Id>,
}

/// Put rows elsewhere, in the order they stand in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanPlace {
    /// Which plan; `None` for the library's own sheets.
    pub plan: Option<Id>,
    /// Which sheet.
    pub sheet: Sheet,
    /// The rows.
    pub ids: Vec<Id>,
    /// Before this one; `None` = to the end.
    pub before: Option<Id>,
}

/// Begin the plan of a theme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanBegin {
    /// Which theme.
    pub theme: Id,
    /// What it would become.
    pub product: Product,
}

/// Change what a plan is called, or what the theme would become (its gates stay as they are).
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PlanEdit {
    /// Which.
    pub plan: Id,
    /// Name.
    #[serde(default)]
    pub name: Option<String>,
    /// What the theme would become.
    #[serde(default)]
    pub product: Option<Product>,
}

/// A task placed elsewhere in time.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TaskMove {
    /// The row of the task.
    pub task: Id,
    /// First month, as months are counted here; of a milestone its month.
    pub starts: i32,
    /// Months it lasts.
    pub months: i32,
}

/// Place tasks elsewhere in time.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanMove {
    /// Which plan.
    pub plan: Id,
    /// The tasks; none with `push` = put everything into the order its links ask for.
    pub moves: Vec<TaskMove>,
    /// What comes after them by a link is moved on, as little as needed.
    pub push: bool,
}

/// Copy a plan.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanCopy {
    /// Which.
    pub plan: Id,
    /// What the copy is; not the plan itself, nor a version.
    pub kind: PlanKind,
    /// What it is called; a baseline may do without.
    #[serde(default)]
    pub name: String,
}

/// Two plans of a theme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanDiffRequest {
    /// The earlier one.
    pub from: Id,
    /// The later one.
    pub to: Id,
}

/// A row that differs between two plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "PlanRowDiff")]
pub struct RowDiff {
    /// Which sheet.
    pub sheet: Sheet,
    /// The row in the later plan; `None` = it is gone there.
    pub to: Option<Id>,
    /// The row in the earlier plan; `None` = it is new.
    pub from: Option<Id>,
    /// What it is called, in the window's language.
    pub name: String,
    /// Cells that differ: name, before, after, as they are shown; a row that is new or gone has none.
    pub cells: Vec<(String, String, String)>,
}

/// What differs between two plans, in the order of the sheets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanDiff {
    /// Rows that differ.
    pub rows: Vec<RowDiff>,
}

/// The plan as a workbook.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanExport {
    /// Which plan.
    pub plan: Id,
    /// For whom.
    pub audience: Audience,
    /// Language.
    pub language: DocumentLanguage,
    /// Amounts in millions of yen instead of thousands.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub millions: bool,
    /// Full path of the workbook to write.
    pub out: FilePath,
    /// Who answers for what the leak check finds in it.
    #[serde(default)]
    #[ts(optional)]
    pub answer: Option<crate::leak::LeakOverride>,
}

/// What a workbook for an audience would show and withhold.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanExportPreviewRequest {
    /// Which plan.
    pub plan: Id,
    /// For whom.
    pub audience: Audience,
}

/// What a workbook would show and withhold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanExportPreview {
    /// Sheets it has.
    pub sheets: Vec<Sheet>,
    /// What stays in the house.
    pub withheld: Vec<Withheld>,
    /// Cells said in one language only.
    pub missing_translations: u32,
    /// The file's name.
    pub file_name: String,
}

/// A workbook with a checklist.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ItemsFile {
    /// The workbook.
    pub path: FilePath,
    /// Which of its sheets; left out = the first that holds one.
    #[serde(default)]
    #[ts(optional)]
    pub sheet: Option<String>,
}

/// What a workbook says of a checklist, to be looked at before it is put.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ItemsRead {
    /// Sheets of the workbook.
    pub sheets: Vec<String>,
    /// The one read.
    pub sheet: String,
    /// Columns of [`Sheet::Item`] that were recognised, with the heading they stand under.
    pub columns: Vec<(String, String)>,
    /// Headings that were not.
    pub left: Vec<String>,
    /// Rows as they were read: cells by name, as texts.
    pub rows: Vec<BTreeMap<String, String>>,
    /// Merged cells, whose value counts for their first cell.
    pub merged: u32,
}
