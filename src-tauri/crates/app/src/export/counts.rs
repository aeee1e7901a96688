//! Which counts an audience may see. A number over what is 社外秘 is 社外秘 itself, and so is one that a 社外秘 condition chose.

use super::Withheld;
use super::words::withhold;
use crate::catalogue;
use crate::find::MatrixRequest;
use crate::prelude::*;
use crate::settings::Language;
use crate::state::Open;
use domain::Dim;
use std::collections::BTreeMap;

/// Dimensions of what lists publish. The others are our own work: tags, states of it, themes, classes; and outcomes, which no
/// document shows outside.
const LISTED: [Dim; 9] = [
    Dim::Programme,
    Dim::Ministry,
    Dim::Integrated,
    Dim::Phase,
    Dim::Year,
    Dim::Ends,
    Dim::Institution,
    Dim::Prefecture,
    Dim::Budget,
];

/// Projects whose years are read at once.
const CHUNK: usize = 2_000;

/// What of a matrix an audience may see: the request for it, and what is left out.
///
/// # Errors
/// `InvalidField` where the matrix counts what the audience may not see.
pub(super) async fn seen_by(
    open: &Open,
    request: &MatrixRequest,
    audience: Audience,
) -> Result<(MatrixRequest, Vec<Withheld>), Problem> {
    if audience.may_see(Class::Internal) {
        return Ok((request.clone(), Vec::new()));
    }
    let axes = [Some(request.rows), Some(request.columns), request.third].into_iter().flatten();
    let asked = Dim::ALL.into_iter().filter(|dim| !request.filter.values(*dim).is_empty());
    // Search texts find projects by their tags and by notes too; the registry's programmes are the team's own.
    let own = !request.filter.text.trim().is_empty() || !request.filter.registered.is_empty();
    if axes.chain(asked).any(|dim| !LISTED.contains(&dim)) || own {
        return super::internal_only(audience).map(|()| (request.clone(), Vec::new()));
    }
    let mut cut = request.clone();
    let classes = Class::ALL.into_iter().filter(|class| audience.may_see(*class));
    cut.filter.disclosure = classes.map(|class| class.as_str().to_owned()).collect();
    let (all, kept) = (crate::view::count(open, &request.filter).await?, crate::view::count(open, &cut.filter).await?);
    let mut withheld = Vec::new();
    withhold(&mut withheld, "projects", Class::Internal, all.saturating_sub(kept) as usize);
    let asked = open.asked(&cut.filter).await?;
    let ids = open.index().ids(&asked, &[]);
    // What an earlier year keeps secret, and where a person's word decides the row a project is counted in.
    for ids in ids.chunks(CHUNK) {
        let rows = store::project::export_rows(&open.store, ids).await?;
        let secret = rows.iter().any(|row| !audience.may_see(row.class));
        let overrides = store::import::overrides(&open.store, Some(ids)).await?;
        if secret || overrides.iter().any(|word| matches!(&*word.field, "programme" | "institution")) {
            super::internal_only(audience)?;
        }
    }
    Ok((cut, withheld))
}

/// Refuses an audience that may not see all of a matrix, its wanted cells included.
///
/// # Errors
/// `InvalidField`; as [`crate::find::matrix`].
pub(super) async fn nothing_hidden(
    context: &Context<'_>,
    open: &Open,
    request: &MatrixRequest,
    audience: Audience,
) -> Result<(), Problem> {
    if audience.may_see(Class::Internal) {
        return Ok(());
    }
    let (_, withheld) = seen_by(open, request, audience).await?;
    let wanted = crate::find::matrix(context, request.clone()).await?.wanted;
    if withheld.is_empty() && wanted.is_empty() { Ok(()) } else { super::internal_only(audience) }
}

/// A matrix by its dimensions in words, for headings, the record and its sentence.
pub(super) fn names(request: &MatrixRequest) -> BTreeMap<&'static str, String> {
    BTreeMap::from([("title_ja", name(request, Language::Ja)), ("title_en", name(request, Language::En))])
}

/// `標的クラス × モダリティ（適応領域ごと）`
pub(super) fn name(request: &MatrixRequest, language: Language) -> String {
    let dim = |dim: Dim| catalogue::word(language, &format!("dim.{}", dim.as_str()));
    let mut params =
        BTreeMap::from([("rows".to_owned(), dim(request.rows)), ("columns".to_owned(), dim(request.columns))]);
    let key = match request.third {
        Some(third) => {
            params.insert("third".to_owned(), dim(third));
            "workbook.matrix-of-three"
        }
        None => "workbook.matrix-of-two",
    };
    catalogue::sentence(language, key, &params)
}
