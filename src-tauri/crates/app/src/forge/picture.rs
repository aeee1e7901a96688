//! A picture of the forge that the window drew: 社外秘, as everything in it.

use super::{ForgePicture, ForgePictureOf};
use crate::export::{Exported, exported, internal_only, png, record, write_bytes};
use crate::pairing::svg;
use crate::prelude::*;
use crate::write::invalid;
use serde_json::json;

impl ForgePictureOf {
    /// The word in the record.
    fn as_str(self) -> &'static str {
        match self {
            ForgePictureOf::Map => "map",
            ForgePictureOf::Network => "network",
            ForgePictureOf::Overlap => "overlap",
            ForgePictureOf::Coverage => "coverage",
        }
    }
}

/// Writes the picture.
///
/// # Errors
/// `NoSuchTheme`; `InvalidField` for a map without a theme, for what is no such file or beyond 20 MB, for another ending, for an
/// audience that may not see it; `FileInUse`, `NotWritable`, `DiskFull`, `LibraryReadOnly`; then no half file stands there.
pub async fn picture(context: &Context<'_>, args: ForgePicture) -> Result<Exported, Problem> {
    let open = context.app.library().await?;
    internal_only(args.audience)?;
    let code = match (args.shows, args.theme) {
        (ForgePictureOf::Map, None) => return Err(invalid("theme", "code-needed")),
        (_, Some(theme)) => crate::theme::stored(&open, theme).await?.theme.code,
        (_, None) => String::new(),
    };
    let (bytes, ending) = match args.out.as_str().to_lowercase().ends_with(".svg") {
        true => (svg(args.picture)?, ".svg"),
        false => (png(&args.picture)?, ".png"),
    };
    let to = (args.out.as_str(), Some(ending));
    let more = json!({ "shows": args.shows.as_str(), "code": code });
    let writing = move |path: &std::path::Path| write_bytes(path, &bytes);
    let written = record(context, &open, "export-forge", to, args.audience, more, writing).await?;
    Ok(exported(written, 0, Vec::new()))
}
