//! A picture that the window drew of a matrix or of trends. What stands in it cannot be cut down here, so whoever may not
//! see all of it gets none of it.

use super::counts::{names, nothing_hidden};
use super::words::{exported, record};
use super::{Exported, PictureExport};
use crate::prelude::*;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::io::Write as _;

/// Largest picture, bytes.
const MOST: usize = 20 * 1024 * 1024;
/// How every PNG file begins (PNG specification, 5.2), and the length and name of its first chunk (5.3, 11.2.1).
const BEGINS: [u8; 16] = *b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
/// The last chunk, which has no content (11.2.4), with its checksum.
const ENDS: [u8; 12] = *b"\0\0\0\0IEND\xaeB`\x82";

/// Writes the picture.
///
/// # Errors
/// `InvalidField` for what is no PNG file or beyond 20 MB, for another ending, for an audience that may not see what the
/// matrix counts; `FileInUse`, `NotWritable`, `DiskFull`, `LibraryReadOnly`; then no half file stands there.
pub async fn picture(context: &Context<'_>, args: PictureExport) -> Result<Exported, Problem> {
    let open = context.app.library().await?;
    nothing_hidden(context, &open, &args.matrix, args.audience).await?;
    let bytes = png(&args.png)?;
    let projects = crate::view::count(&open, &args.matrix.filter).await?;
    let writing = move |path: &std::path::Path| write_bytes(path, &bytes);
    let to = (args.out.as_str(), Some(".png"));
    let more = json!(names(&args.matrix));
    let written = record(context, &open, "export-picture", to, args.audience, more, writing).await?;
    Ok(exported(written, projects as usize, Vec::new()))
}

/// Writes a draft.
pub(crate) fn write_bytes(path: &std::path::Path, bytes: &[u8]) -> Result<(), Problem> {
    let shown = path.display().to_string();
    let io = |error: std::io::Error| Problem::io(&error, &shown, true);
    let mut file = std::fs::OpenOptions::new().write(true).truncate(true).open(path).map_err(io)?;
    file.write_all(bytes).map_err(io)?;
    file.sync_all().map_err(io)
}

/// The file, when it is a whole one by its first and last chunk.
pub(crate) fn png(text: &str) -> Result<Vec<u8>, Problem> {
    let refused =
        |reason: &str| Problem::new(ProblemCode::InvalidField).with("field", "picture").with("reason", reason);
    if text.len() / 4 * 3 > MOST + 3 {
        return Err(refused("picture-large").with("limit", "20 MB"));
    }
    let bytes = STANDARD.decode(text).ok().filter(|bytes| bytes.starts_with(&BEGINS) && bytes.ends_with(&ENDS));
    let bytes = bytes.ok_or_else(|| refused("no-picture"))?;
    if bytes.len() > MOST {
        return Err(refused("picture-large").with("limit", "20 MB"));
    }
    Ok(bytes)
}
