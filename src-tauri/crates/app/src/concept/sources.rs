//! Where the vocabulary comes from (語彙 → 出典).

use super::{Source, Sources};
use crate::catalogue;
use crate::commands::Nothing;
use crate::prelude::*;

/// Every source of the shipped vocabulary with its version, licence and attribution.
///
/// # Errors
/// None.
pub async fn sources(context: &Context<'_>, _: Nothing) -> Result<Sources, Problem> {
    let ours = catalogue::word(context.app.language(), "vocabulary.ours");
    let source = |s: vocab::Source| Source {
        name: s.name.to_owned(),
        version: s.version.to_owned(),
        rows: u32::try_from(s.rows).unwrap_or(u32::MAX),
        licence: s.licence.to_owned(),
        attribution: if s.attribution.is_empty() { ours.clone() } else { s.attribution.to_owned() },
        url: s.url.to_owned(),
    };
    Ok(Sources { sources: vocab::sources().into_iter().map(source).collect() })
}
