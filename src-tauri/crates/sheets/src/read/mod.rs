//! Reading lists: what the bytes are decides, never the file's ending.

mod archive;
mod compound;
mod facts;
mod findings;
mod grid;
mod html;
mod json;
mod looks;
mod mismatch;
mod ods;
mod ods_cell;
mod paste;
mod sheet_xml;
mod table;
mod text;
mod value;
mod workbook;

pub use grid::{CellKind, Grid, Row};
pub use paste::paste;
pub use table::{Format, Merge, SheetInfo, Table};

pub(crate) use findings::CELL_LIMIT;

use domain::{Problem, ProblemCode};
use grid::Overflow;
use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// What the user decided; what is left out is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadChoice {
    /// Sheet by name; otherwise the first visible sheet that looks like a list, else the first with data.
    pub sheet: Option<String>,
    /// Encoding of a text table: `cp932` or a WHATWG label (`utf-8`, `euc-jp`, `utf-16le` …); otherwise guessed.
    pub encoding: Option<String>,
    /// Delimiter of a text table, an ASCII character; otherwise comma, tab, semicolon or bar is guessed.
    pub delimiter: Option<char>,
}

/// Hears the number of rows read so far; an error ends the reading.
type Progress<'a> = &'a dyn Fn(u64) -> Result<(), Problem>;
/// How many rows pass between two calls of [`Progress`].
const PROGRESS_ROWS: u64 = 1000;
/// Files beyond are refused unread.
const MAX_FILE: u64 = 1 << 30;

/// Reads one sheet of a workbook, or a text table.
///
/// `progress` hears the number of rows read so far, every thousand rows; its error ends the reading at once
/// (that is how a user cancels).
///
/// # Errors
/// `FileMissing`, `FileUnreadable`, `FileEmpty` (also a workbook without any value), `NotATable`,
/// `PasswordProtected`, `TooLarge`, `NoSuchSheet` (params `sheet`, `sheets`), `BadCall` for an unknown encoding,
/// or what `progress` returned. All of ours carry `path` and `file`.
pub fn open(path: &Path, choice: &ReadChoice, progress: &dyn Fn(u64) -> Result<(), Problem>) -> Result<Table, Problem> {
    let shown = path.display().to_string();
    let file = path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
    let mut table = read(path, &file, choice, progress).map_err(|failure| {
        let problem = match failure {
            Failure::Io(error) => Problem::io(&error, &shown, false),
            Failure::Empty => Problem::new(ProblemCode::FileEmpty),
            Failure::NotATable(why) => Problem::new(ProblemCode::NotATable).detail(why),
            Failure::Password => Problem::new(ProblemCode::PasswordProtected),
            Failure::TooLarge => Problem::new(ProblemCode::TooLarge),
            Failure::NoSuchSheet { sheet, sheets } => {
                Problem::new(ProblemCode::NoSuchSheet).with("sheet", sheet).with("sheets", sheets.join("、"))
            }
            Failure::Encoding(label) => Problem::new(ProblemCode::BadCall).with("encoding", label),
            // Cancelled, or whatever else the caller decided: passed on as it is.
            Failure::Stopped(problem) => return problem,
        };
        problem.with("path", &shown).with("file", &file)
    })?;
    table.file = file;
    Ok(table)
}

/// Why a file could not be read, before it is worded.
#[derive(Debug)]
enum Failure {
    Io(std::io::Error),
    Empty,
    NotATable(String),
    Password,
    TooLarge,
    NoSuchSheet { sheet: String, sheets: Vec<String> },
    Encoding(String),
    Stopped(Problem),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure::Io(error)
    }
}

impl From<Overflow> for Failure {
    fn from(_: Overflow) -> Failure {
        Failure::TooLarge
    }
}

fn not_a_table(why: impl ToString) -> Failure {
    Failure::NotATable(why.to_string())
}

fn read(path: &Path, file: &str, choice: &ReadChoice, progress: Progress<'_>) -> Result<Table, Failure> {
    let handle = File::open(path)?;
    let metadata = handle.metadata()?;
    if metadata.is_dir() {
        return Err(Failure::Io(std::io::Error::from(std::io::ErrorKind::IsADirectory)));
    }
    let bytes = metadata.len();
    if bytes == 0 {
        return Err(Failure::Empty);
    }
    if bytes > MAX_FILE {
        return Err(Failure::TooLarge);
    }
    let mut source = BufReader::new(handle);
    let mut magic = Vec::with_capacity(8);
    source.by_ref().take(8).read_to_end(&mut magic)?;
    source.rewind()?;

    // calamine is sturdy but not proven: whatever a hostile file makes it do must stay a sentence.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        if magic.starts_with(b"PK") {
            let container = archive::inspect(&mut source, bytes)?;
            source.rewind()?;
            match container.format {
                Format::Ods => ods::read(source, file, choice, progress),
                Format::Xlsb => workbook::xlsb(source, file, choice, progress),
                _ => workbook::xlsx(source, container.facts, file, choice, progress),
            }
        } else if magic.starts_with(&compound::MAGIC) {
            let mut content = Vec::new();
            source.read_to_end(&mut content)?;
            let facts = compound::inspect(&content)?;
            workbook::xls(std::io::Cursor::new(content), facts, file, choice, progress)
        } else {
            text::read(source, bytes, file, choice, progress)
        }
    }));
    let mut table = outcome.unwrap_or_else(|_| Err(not_a_table("the reader gave up on the content")))?;
    table.bytes = bytes;
    table.issues.splice(0..0, mismatch::issue(file, table.format));
    Ok(table)
}
