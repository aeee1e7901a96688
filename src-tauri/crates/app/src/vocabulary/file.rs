//! A vocabulary file on its way from the disk to terms; kept while somebody looks at it.

use super::{TableColumns, VocabularyRequest};
use crate::import::digest;
use crate::prelude::*;
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};
use std::time::SystemTime;
use vocab::load::{self, Columns, Format, Loaded, Refusal};

/// Bytes by which a format is recognised.
const HEAD: u64 = 64 << 10;
/// Concepts of one file that a library takes: five times the largest official list of genes or diseases. Each is held with its
/// names ready for search, about a kilobyte.
const CONCEPTS: usize = 250_000;
/// Rows of a table that are shown under its headings.
const SAMPLE: usize = 5;

/// A file that was read, and as what.
#[derive(Debug, Clone)]
pub(crate) struct Read {
    of: (PathBuf, Option<SystemTime>, u64, Option<String>, Option<TableColumns>),
    pub(super) sha256: String,
    pub(super) loaded: Arc<Loaded>,
    /// Of a table: its headings, its first rows, and what its columns were read as.
    pub(super) table: Option<(Vec<String>, Vec<Vec<String>>, TableColumns)>,
}

/// Reads the file, or takes what is kept of it.
///
/// # Errors
/// `NotAVocabulary`, `VocabularyEmpty`, `VocabularyTooLarge`, `VocabularyEncoding`, `FileMissing`, `FileUnreadable`, `Cancelled`.
pub(super) async fn read(context: &Context<'_>, request: &VocabularyRequest) -> Result<Read, Problem> {
    let path = PathBuf::from(&request.file);
    let about = std::fs::metadata(&path).map_err(|error| Problem::io(&error, &path.display().to_string(), false))?;
    let of = (path.clone(), about.modified().ok(), about.len(), request.format.clone(), request.columns.clone());
    let kept = || context.app.vocabulary.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(read) = kept().as_ref().filter(|read| read.of == of) {
        return Ok(read.clone());
    }
    let progress = Arc::clone(&context.progress);
    let (format, columns) = (request.format.clone(), request.columns.clone());
    let work = move || {
        let mut step = |rows: u64| {
            progress.report(rows, None, "reading");
            !progress.cancelled()
        };
        let (loaded, table) = terms(&path, format.as_deref(), columns, &mut step)?;
        if loaded.terms.len() > CONCEPTS {
            return Err(problem(
                Refusal::TooLarge { bound: load::Bound::Terms, limit: CONCEPTS as u64 },
                &path.display().to_string(),
            ));
        }
        Ok(Read { of, sha256: digest(&path)?, loaded: Arc::new(loaded), table })
    };
    let read: Read = tokio::task::spawn_blocking(work).await.map_err(Problem::fault)??;
    *kept() = Some(read.clone());
    Ok(read)
}

type Table = Option<(Vec<String>, Vec<Vec<String>>, TableColumns)>;

fn terms(
    path: &Path,
    format: Option<&str>,
    columns: Option<TableColumns>,
    step: &mut dyn FnMut(u64) -> bool,
) -> Result<(Loaded, Table), Problem> {
    let shown = path.display().to_string();
    let io = |error: std::io::Error| Problem::io(&error, &shown, false);
    let mut head = Vec::new();
    File::open(path).map_err(io)?.take(HEAD).read_to_end(&mut head).map_err(io)?;
    let named = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let unknown = |code: &str| Problem::new(ProblemCode::BadCall).with("format", code);
    let chosen = format.map(|code| Format::parse(code).ok_or_else(|| unknown(code))).transpose()?;
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"\xd0\xcf\x11\xe0") {
        return workbook(path, &named, chosen, columns, step);
    }
    let format = match chosen {
        Some(format) => format,
        None => load::recognise(&head, &named)
            .ok_or_else(|| Problem::new(ProblemCode::NotAVocabulary).with("path", &shown).with("missing", ""))?,
    };
    if format == Format::Table {
        return table(path, &rows(path)?, columns, step);
    }
    let mut input = BufReader::with_capacity(1 << 20, File::open(path).map_err(io)?);
    let loaded = load::read(&mut input, format, step).map_err(|refusal| problem(refusal, &shown))?;
    Ok((loaded, None))
}

/// A workbook: an official table that came as one, or any other.
fn workbook(
    path: &Path,
    name: &str,
    chosen: Option<Format>,
    columns: Option<TableColumns>,
    step: &mut dyn FnMut(u64) -> bool,
) -> Result<(Loaded, Table), Problem> {
    let rows = rows(path)?;
    let head: Vec<Vec<String>> = rows.iter().take(50).map(|(_, cells)| cells.clone()).collect();
    match chosen.or_else(|| load::recognise_rows(&head, name)) {
        Some(format) if format != Format::Table => {
            let rows = rows.into_iter().map(|(_, cells)| cells);
            let loaded = load::read_rows(rows, format, step);
            Ok((loaded.map_err(|refusal| problem(refusal, &path.display().to_string()))?, None))
        }
        _ => table(path, &rows, columns, step),
    }
}

/// Rows of the first sheet that has any, with their numbers.
fn rows(path: &Path) -> Result<Vec<(u32, Vec<String>)>, Problem> {
    let table = sheets::read::open(path, &sheets::read::ReadChoice::default(), &|_| Ok(()))?;
    let width = table.grid.width();
    let row = |row: sheets::read::Row<'_>| (row.number(), row.cells(width).into_iter().map(str::to_owned).collect());
    Ok(table.grid.rows().map(row).collect())
}

/// Any table, CSV or workbook: its columns by their headings, or as a person said.
fn table(
    path: &Path,
    all: &[(u32, Vec<String>)],
    columns: Option<TableColumns>,
    step: &mut dyn FnMut(u64) -> bool,
) -> Result<(Loaded, Table), Problem> {
    let shown = path.display().to_string();
    let headings: Vec<String> = all.first().map(|(_, cells)| cells.clone()).unwrap_or_default();
    let rows = all.iter().skip(1).map(|(_, cells)| cells.clone());
    let columns = columns.unwrap_or_else(|| TableColumns::of(&load::guess_columns(&headings)));
    let sample: Vec<Vec<String>> = rows.clone().take(SAMPLE).collect();
    let first = all.get(1).map_or(2, |(number, _)| u64::from(*number));
    match load::table(rows, &columns.columns(), first, step) {
        Ok(loaded) => Ok((loaded, Some((headings, sample, columns)))),
        // Without a name column there is nothing to read yet: the person chooses one.
        Err(Refusal::NotThisFormat { .. }) if !headings.is_empty() => {
            let empty = Loaded {
                format: Format::Table,
                title: String::new(),
                version: String::new(),
                licence: String::new(),
                rows: 0,
                left_out: 0,
                terms: Vec::new(),
                issues: Vec::new(),
                issue_count: 0,
            };
            Ok((empty, Some((headings, sample, columns))))
        }
        Err(refusal) => Err(problem(refusal, &shown)),
    }
}

impl TableColumns {
    fn of(columns: &Columns) -> TableColumns {
        let at = |column: Option<usize>| column.and_then(|at| u32::try_from(at).ok());
        TableColumns {
            id: at(columns.id),
            label_ja: at(columns.label_ja),
            label_en: at(columns.label_en),
            synonyms_ja: at(columns.synonyms_ja),
            synonyms_en: at(columns.synonyms_en),
            parent: at(columns.parent),
            same: at(columns.same),
            replaced_by: at(columns.replaced_by),
            obsolete: at(columns.obsolete),
        }
    }

    fn columns(&self) -> Columns {
        let at = |column: Option<u32>| column.map(|at| at as usize);
        Columns {
            id: at(self.id),
            label_ja: at(self.label_ja),
            label_en: at(self.label_en),
            synonyms_ja: at(self.synonyms_ja),
            synonyms_en: at(self.synonyms_en),
            parent: at(self.parent),
            same: at(self.same),
            replaced_by: at(self.replaced_by),
            obsolete: at(self.obsolete),
        }
    }
}

/// Why a file gives nothing, as a sentence that names it.
fn problem(refusal: Refusal, path: &str) -> Problem {
    let of = |code| Problem::new(code).with("path", path);
    match refusal {
        Refusal::NotThisFormat { missing } => of(ProblemCode::NotAVocabulary).with("missing", missing.join(", ")),
        Refusal::NothingFound => of(ProblemCode::VocabularyEmpty),
        Refusal::TooLarge { limit, .. } => of(ProblemCode::VocabularyTooLarge).with("limit", limit),
        Refusal::Encoding { line } => of(ProblemCode::VocabularyEncoding).with("line", line),
        Refusal::Cancelled => Problem::new(ProblemCode::Cancelled),
        Refusal::Read(error) => Problem::io(&error, path, false),
    }
}
