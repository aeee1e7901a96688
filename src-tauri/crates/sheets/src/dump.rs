//! A workbook as lines a person can read in a test.

use crate::read::{ReadChoice, open};
use domain::{Problem, problem::column_letter};
use std::path::Path;

/// Every non-empty cell of every sheet: a line `[sheet]`, then lines `A1 value`; line breaks as `\n`.
///
/// # Errors
/// As [`open`].
pub fn dump(path: &Path) -> Result<String, Problem> {
    let first = open(path, &ReadChoice::default(), &|_| Ok(()))?;
    let mut text = String::new();
    for info in &first.sheets {
        let name = &info.name;
        let choice = ReadChoice { sheet: Some(name.clone()), ..ReadChoice::default() };
        let table = open(path, &choice, &|_| Ok(()))?;
        text.push_str(&format!("[{name}]\n"));
        lines(&table.grid, &mut text);
    }
    if first.sheets.is_empty() {
        lines(&first.grid, &mut text);
    }
    Ok(text)
}

fn lines(grid: &crate::Grid, text: &mut String) {
    for row in grid.rows() {
        for (column, value) in row.filled() {
            text.push_str(&format!("{}{} {}\n", column_letter(column), row.number(), value.replace('\n', "\\n")));
        }
    }
}
