//! Writes a fictional list of any size for measurements, thirty columns as internal lists have them:
//! `generate ROWS OUT.xlsx|OUT.csv [PROJECTS [FIRST]]`. A row is a year of a project; without a number of projects every
//! row is a project of its own. Project numbers begin at FIRST (1): lists with other numbers share no project, but some
//! titles are nearly those of the list from 1. The same arguments give the same list. 合成データ.

mod project;
mod text;
mod workbook;

use std::path::Path;
use std::process::ExitCode;

/// A cell of the list.
enum Cell {
    Text(String),
    Number(i64),
    /// Days since 1899-12-30, as spreadsheets count, and the same day as text.
    Day(i64, String),
}

/// What receives a list row by row.
trait Rows {
    fn row(&mut self, cells: &[Cell]) -> std::io::Result<()>;
}

fn fill(rows: u64, projects: u64, first: u64, out: &mut dyn Rows) -> std::io::Result<()> {
    let headings: Vec<Cell> = project::HEADINGS.iter().map(|heading| Cell::Text((*heading).to_owned())).collect();
    out.row(&headings)?;
    for row in 0..rows {
        out.row(&project::row(row, projects, first))?;
    }
    Ok(())
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, or: u64| args.get(at).map_or(Ok(or), |word| word.parse::<u64>());
    let (Ok(rows), Some(out)) = (number(0, 0), args.get(1)) else {
        eprintln!("usage: generate ROWS OUT.xlsx|OUT.csv [PROJECTS [FIRST]]");
        return ExitCode::from(2);
    };
    let (Ok(projects), Ok(first)) = (number(2, rows), number(3, 1)) else {
        eprintln!("PROJECTS and FIRST are numbers");
        return ExitCode::from(2);
    };
    let path = Path::new(out);
    let written = if path.extension().is_some_and(|ending| ending == "csv") {
        text::write(path, |out| fill(rows, projects, first, out))
    } else {
        workbook::write(path, |out| fill(rows, projects, first, out))
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{out}: {error}");
            ExitCode::FAILURE
        }
    }
}
