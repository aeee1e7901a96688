//! What one project brings.

use super::{Asset, AssetFields, Assets, suggested};
use crate::prelude::*;
use crate::project::ProjectId;
use store::rows::AssetRow;

/// Assets of a project that people confirmed, along the value chain, and what its texts suggest beside them.
///
/// # Errors
/// `NoSuchProject`.
pub async fn list(context: &Context<'_>, args: ProjectId) -> Result<Assets, Problem> {
    let open = context.app.library().await?;
    open.selected(&Selection::These(vec![args.id])).await?;
    let assets = assets(store::asset::of_projects(&open.store, &[args.id]).await?);
    let suggested = suggested::of(&open, &[args.id]).await?.remove(&args.id).unwrap_or_default();
    Ok(Assets { assets, suggested })
}

/// Assets as the window shows them, along the value chain.
pub(crate) fn assets(rows: Vec<AssetRow>) -> Vec<Asset> {
    let mut assets: Vec<Asset> = rows.into_iter().map(asset).collect();
    assets.sort_by_key(|asset| (asset.fields.step, asset.fields.kind, asset.id));
    assets
}

/// An asset as the window shows it.
fn asset(row: AssetRow) -> Asset {
    Asset {
        id: row.id,
        project: row.project,
        extra: row.extra,
        fields: AssetFields {
            kind: row.kind,
            step: row.step,
            state: row.state,
            label: row.label,
            n: row.n,
            replicated: row.replicated,
            independent: row.independent,
            glp: row.glp,
            field: row.field,
            sentence: row.sentence,
            source: row.source,
            note: row.note,
        },
        source_row: row.source_row,
        by: row.by,
        at: row.at,
    }
}
