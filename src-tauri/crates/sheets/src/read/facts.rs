//! What a workbook says about a sheet besides its cells.

use super::findings::Findings;
use super::grid::MAX_COLUMNS;
use super::table::{Merge, Table};
use domain::{Issue, IssueCode, Place, problem::column_letter};
use std::collections::BTreeMap;

/// More merges than any list has; the rest is left out.
const MAX_MERGES: usize = 200_000;
/// See [`MAX_MERGES`]; as many as a sheet has rows, twice.
const MAX_HIDDEN: usize = 2_097_152;

/// Of one sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SheetFacts {
    /// Some cell has a value; `None` where that is not known.
    pub(super) filled: Option<bool>,
    pub(super) merges: Vec<Merge>,
    /// 1-based, those without values too.
    pub(super) hidden_rows: Vec<u32>,
    /// First and last column (0-based).
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// A filter with criteria is set.
    pub(super) filtered: bool,
}

impl SheetFacts {
    pub(super) fn add_merge(&mut self, merge: Merge) {
        if self.merges.len() < MAX_MERGES && merge.bottom >= merge.top && merge.right >= merge.left {
            self.merges.push(merge);
        }
    }

    pub(super) fn hide_row(&mut self, row: u32) {
        if self.hidden_rows.len() < MAX_HIDDEN {
            self.hidden_rows.push(row);
        }
    }

    pub(super) fn hide_columns(&mut self, first: u32, last: u32) {
        if self.hidden_columns.len() < MAX_COLUMNS as usize {
            self.hidden_columns.push((first, last));
        }
    }
}

impl Table {
    /// Takes over what is known of the sheet that was read: what lies within its values, each with its issue.
    pub(super) fn say(&mut self, mut facts: SheetFacts) {
        facts.merges.sort_unstable();
        facts.merges.dedup();
        self.merges = facts.merges;
        facts.hidden_rows.sort_unstable();
        facts.hidden_rows.dedup();
        facts.hidden_rows.retain(|row| self.grid.position(*row).is_some());
        self.hidden_rows = facts.hidden_rows;
        let width = u32::try_from(self.grid.width()).unwrap_or(u32::MAX);
        let columns = facts.hidden_columns.iter().flat_map(|(first, last)| *first..last.saturating_add(1).min(width));
        self.hidden_columns = columns.collect();
        self.hidden_columns.sort_unstable();
        self.hidden_columns.dedup();
        self.filtered = facts.filtered;
        self.report();
    }

    /// An issue for every hidden sheet with values, hidden column and row, and for an active filter.
    pub(super) fn report(&mut self) {
        let place =
            |sheet: Option<&String>| Place { file: self.file.clone(), sheet: sheet.cloned(), ..Place::default() };
        let issue = |code, place, value: Option<&str>| Issue {
            code,
            place,
            params: value.map(|value| BTreeMap::from([("value".to_owned(), value.to_owned())])).unwrap_or_default(),
        };
        let sheet = self.sheet.as_ref();
        let mut issues = Vec::new();
        for info in self.sheets.iter().filter(|info| info.hidden && info.filled && Some(&info.name) != sheet) {
            issues.push(issue(IssueCode::HiddenSheet, place(Some(&info.name)), Some(&info.name)));
        }
        if self.filtered {
            issues.push(issue(IssueCode::FilteredSheet, place(sheet), None));
        }
        for column in &self.hidden_columns {
            let place = Place { column: Some(column_letter(*column as usize)), ..place(sheet) };
            issues.push(issue(IssueCode::HiddenColumn, place, None));
        }
        for row in &self.hidden_rows {
            issues.push(issue(IssueCode::HiddenRow, Place { row: Some(*row), ..place(sheet) }, None));
        }
        issues.append(&mut self.issues);
        self.issues = Findings::ordered(issues);
    }
}
