//! Projects as they stand, for a list that is frozen.

use crate::file::Store;
use crate::many;
use crate::problem::{Cell, Result, db};
use crate::rows::TagState;
use crate::tag;
use crate::write::Tx;
use domain::Id;
use domain::stage::{Frozen, FrozenTag};
use serde_json::json;
use std::collections::HashMap;

/// These projects as they stand, in the order given, with their confirmed tags; what tags are called is the caller's to
/// fill in. Projects that do not exist are left out.
///
/// # Errors
/// A database error.
pub async fn freeze(store: &Store, ids: &[Id]) -> Result<Vec<(Id, Frozen)>> {
    let mut read = store.read().await?;
    let mut known: HashMap<Id, Frozen> = HashMap::with_capacity(ids.len());
    {
        let rows = sqlx::query(
            "SELECT p.id, coalesce(p.number, ''), p.title_ja, p.title_en, p.summary_ja, p.summary_en, p.programme, \
             p.institution, p.researcher, p.phase, (SELECT min(y.year_first) FROM project_year y WHERE y.project = p.id), \
             (SELECT max(y.year_last) FROM project_year y WHERE y.project = p.id) \
             FROM project p WHERE p.id IN (SELECT value FROM json_each(?))",
        );
        many::each(rows.bind(json!(ids).to_string()).fetch(&mut *read), |r| {
            let frozen = Frozen {
                number: r.cell(1)?,
                title_ja: r.cell(2)?,
                title_en: r.cell(3)?,
                summary_ja: r.cell(4)?,
                summary_en: r.cell(5)?,
                programme: r.cell(6)?,
                institution: r.cell(7)?,
                researcher: r.cell(8)?,
                phase: r.cell(9)?,
                year_first: r.cell(10)?,
                year_last: r.cell(11)?,
                tags: Vec::new(),
            };
            known.insert(r.cell(0)?, frozen);
            Ok(())
        })
        .await?;
    }
    for tag in tag::of(&mut read, ids).await?.into_iter().filter(|tag| tag.state == TagState::Confirmed) {
        if let Some(frozen) = known.get_mut(&tag.project) {
            frozen.tags.push(FrozenTag {
                kind: tag.kind,
                concept: tag.concept,
                label_ja: String::new(),
                label_en: String::new(),
                main: tag.main,
            });
        }
    }
    Ok(ids.iter().filter_map(|id| Some((*id, known.remove(id)?))).collect())
}

/// Projects in the library, and of these those with a confirmed tag of every kind: for everybody the same.
///
/// # Errors
/// A database error.
pub async fn counted(tx: &mut Tx) -> Result<(u32, u32)> {
    sqlx::query_as(
        "SELECT (SELECT count(*) FROM project), (SELECT count(*) FROM (SELECT project FROM tag WHERE state = 'confirmed' \
         GROUP BY project HAVING count(DISTINCT kind) = 3))",
    )
    .fetch_one(tx.conn()?)
    .await
    .map_err(db)
}
