//! A picture of the flow that the window drew: 社外秘, as every number in it.

use super::FlowPicture;
use crate::export::{Exported, exported, internal_only, png, record, write_bytes};
use crate::pairing::svg;
use crate::prelude::*;
use crate::round::data::data;
use serde_json::json;

/// Writes the picture.
///
/// # Errors
/// `NoSuchRound`; `InvalidField` for what is no such file or beyond 20 MB, for another ending, for an audience that may not see it;
/// `FileInUse`, `NotWritable`, `DiskFull`, `LibraryReadOnly`; then no half file stands there.
pub async fn picture(context: &Context<'_>, args: FlowPicture) -> Result<Exported, Problem> {
    let open = context.app.library().await?;
    internal_only(args.audience)?;
    let data = data(&open, args.round).await?;
    let drawn = args.out.as_str().to_lowercase().ends_with(".svg");
    let (bytes, ending) = match drawn {
        true => (svg(args.picture)?, ".svg"),
        false => (png(&args.picture)?, ".png"),
    };
    let to = (args.out.as_str(), Some(ending));
    let more = json!({ "name": data.round.name });
    let writing = move |path: &std::path::Path| write_bytes(path, &bytes);
    let written = record(context, &open, "shortlist-picture", to, args.audience, more, writing).await?;
    Ok(exported(written, 0, Vec::new()))
}
