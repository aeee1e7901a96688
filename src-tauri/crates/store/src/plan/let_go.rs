//! What plans keep of things that are removed elsewhere: their words.

use crate::problem::{Result, db};
use crate::write::Tx;
use domain::Id;

async fn run(tx: &mut Tx, sql: &'static str, id: Id) -> Result<()> {
    sqlx::query(sql).bind(id).execute(tx.conn()?).await.map_err(db).map(drop)
}

/// An asset goes: items that rested on it keep its sentence, or its label, as words, and its project as what shows them, so that
/// they stay hidden from whom it is hidden. Of an item that another project shows those words are not kept.
///
/// # Errors
/// A database error.
pub(crate) async fn asset(tx: &mut Tx, id: Id) -> Result<()> {
    run(
        tx,
        "UPDATE plan_item SET asset = NULL, project = coalesce(plan_item.project, a.project), \
         evidence = iif(plan_item.evidence <> '' OR plan_item.project <> a.project, plan_item.evidence, \
         trim(a.label || iif(a.label <> '' AND a.sentence <> '', char(10), '') || a.sentence)) \
         FROM asset a WHERE a.id = ?1 AND plan_item.asset = ?1",
        id,
    )
    .await
}

/// An extra thread goes with its assets.
///
/// # Errors
/// A database error.
pub(crate) async fn extra(tx: &mut Tx, id: Id) -> Result<()> {
    let assets: Vec<Id> =
        sqlx::query_scalar("SELECT id FROM asset WHERE extra = ?").bind(id).fetch_all(tx.conn()?).await.map_err(db)?;
    for one in assets {
        asset(tx, one).await?;
    }
    Ok(())
}

/// A claim goes: values of the TPP that rested on it keep its text as their source, unless it is about a project: they could not
/// be hidden with that any more.
///
/// # Errors
/// A database error.
pub(crate) async fn claim(tx: &mut Tx, id: Id) -> Result<()> {
    run(
        tx,
        "UPDATE plan_tpp SET claim = NULL, source = iif(plan_tpp.source <> '' OR c.project IS NOT NULL, plan_tpp.source, \
         iif(c.text_ja <> '', c.text_ja, c.text_en)) FROM claim c WHERE c.id = ?1 AND plan_tpp.claim = ?1",
        id,
    )
    .await
}

/// An attachment goes: items that rested on it keep its name, and its project as with [`asset`].
///
/// # Errors
/// A database error.
pub(crate) async fn attachment(tx: &mut Tx, id: Id) -> Result<()> {
    run(
        tx,
        "UPDATE plan_item SET attachment = NULL, project = coalesce(plan_item.project, a.project), \
         evidence = iif(plan_item.evidence <> '' OR plan_item.project <> a.project, plan_item.evidence, a.name) \
         FROM (SELECT id, name, iif(thing = 'project', row, NULL) AS project FROM attachment) a \
         WHERE a.id = ?1 AND plan_item.attachment = ?1",
        id,
    )
    .await
}

/// A programme goes: money and supports keep its name.
///
/// # Errors
/// A database error.
pub(crate) async fn programme(tx: &mut Tx, id: Id) -> Result<()> {
    run(
        tx,
        "UPDATE plan_budget SET programme = NULL, source = iif(plan_budget.source <> '', plan_budget.source, \
         iif(p.name_ja <> '', p.name_ja, p.name_en)) \
         FROM programme p WHERE p.id = ?1 AND plan_budget.programme = ?1",
        id,
    )
    .await?;
    run(
        tx,
        "UPDATE plan_support SET programme = NULL, name = iif(plan_support.name <> '', plan_support.name, \
         iif(p.name_ja <> '', p.name_ja, p.name_en)) \
         FROM programme p WHERE p.id = ?1 AND plan_support.programme = ?1",
        id,
    )
    .await
}

/// A support goes: plans keep its name.
///
/// # Errors
/// A database error.
pub(crate) async fn support(tx: &mut Tx, id: Id) -> Result<()> {
    run(
        tx,
        "UPDATE plan_support SET support = NULL, name = iif(plan_support.name <> '', plan_support.name, \
         iif(s.name_ja <> '', s.name_ja, s.name_en)) \
         FROM support s WHERE s.id = ?1 AND plan_support.support = ?1",
        id,
    )
    .await
}

/// A theme goes with its plans; what the handbook learned from it stays. Rows of other themes' plans that rested on what is
/// its own let go of it.
///
/// # Errors
/// A database error.
pub(crate) async fn theme(tx: &mut Tx, id: Id) -> Result<()> {
    let plans: Vec<Id> =
        sqlx::query_scalar("SELECT id FROM plan WHERE theme = ?").bind(id).fetch_all(tx.conn()?).await.map_err(db)?;
    for plan in plans {
        super::copy::erase(tx, plan).await?;
    }
    run(tx, "UPDATE plan_note SET theme = NULL WHERE theme = ?1", id).await?;
    for (ids, of) in [
        ("SELECT id FROM theme_extra WHERE theme = ?", "extra"),
        ("SELECT id FROM claim WHERE theme = ?", "claim"),
        ("SELECT id FROM attachment WHERE thing = 'theme' AND row = ?", "attachment"),
    ] {
        let ids: Vec<Id> = sqlx::query_scalar(ids).bind(id).fetch_all(tx.conn()?).await.map_err(db)?;
        for one in ids {
            match of {
                "extra" => extra(tx, one).await?,
                "claim" => claim(tx, one).await?,
                _ => attachment(tx, one).await?,
            }
        }
    }
    Ok(())
}
