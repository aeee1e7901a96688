//! A table pasted from elsewhere.

use super::{ImportFile, PasteRequest};
use crate::catalogue;
use crate::prelude::*;
use std::sync::PoisonError;

/// Takes what was copied elsewhere as a file, to be looked at like any other. It lies among the files to look at until
/// the next one is pasted or the library is closed; a program that was killed leaves it no longer than they.
///
/// # Errors
/// `NothingToPaste`; `NotWritable`, `DiskFull`.
pub async fn paste(context: &Context<'_>, args: PasteRequest) -> Result<ImportFile, Problem> {
    let (bytes, ending) = sheets::read::paste(args.text.as_deref(), args.html.as_deref())?;
    let unwritable = |error: std::io::Error| Problem::io(&error, "", true);
    let scratch = context.app.scratch_folder()?;
    std::fs::create_dir_all(&scratch).map_err(unwritable)?;
    let folder = tempfile::Builder::new().prefix("pasted-").tempdir_in(scratch).map_err(unwritable)?;
    let name = catalogue::word(context.app.language(), "workbook.pasted");
    let path = folder.path().join(format!("{name}.{ending}"));
    std::fs::write(&path, bytes).map_err(|error| Problem::io(&error, &path.display().to_string(), true))?;
    let mut pasted = context.app.pasted.lock().unwrap_or_else(PoisonError::into_inner);
    *pasted = Some(folder);
    Ok(ImportFile { file: path.as_path().into() })
}
