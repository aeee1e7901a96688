//! Concepts made here, names people give, and tags brought from one concept to another.

use crate::file::Store;
use crate::problem::{Cell, Result, db};
use crate::rows::{ConceptRow, NameRow};
use crate::tag::kind;
use crate::write::Tx;
use domain::{Id, Kind};
use serde_json::json;
use sqlx::sqlite::SqliteRow;

/// Every concept made or changed here, in the order they came.
///
/// # Errors
/// A database error.
pub async fn all(store: &Store) -> Result<Vec<ConceptRow>> {
    let rows =
        sqlx::query("SELECT id, kind, concept, own, label_ja, label_en, parent, merged FROM concept ORDER BY id");
    let rows = rows.fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter().map(concept_row).collect()
}

fn concept_row(r: &SqliteRow) -> Result<ConceptRow> {
    Ok(ConceptRow {
        id: r.cell(0)?,
        kind: kind(r.cell(1)?)?,
        concept: r.cell(2)?,
        own: r.cell(3)?,
        label_ja: r.cell(4)?,
        label_en: r.cell(5)?,
        parent: r.cell(6)?,
        merged: r.cell(7)?,
    })
}

/// Every name given or switched off here.
///
/// # Errors
/// A database error.
pub async fn names(store: &Store) -> Result<Vec<NameRow>> {
    let rows = sqlx::query("SELECT kind, concept, surface, text, given, off FROM concept_name ORDER BY id");
    let rows = rows.fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter()
        .map(|r| {
            Ok(NameRow {
                kind: kind(r.cell(0)?)?,
                concept: r.cell(1)?,
                surface: r.cell(2)?,
                text: r.cell(3)?,
                given: r.cell(4)?,
                off: r.cell(5)?,
            })
        })
        .collect()
}

/// Makes a concept, under the id that `id_of` makes of its row's. Returns the row's id.
///
/// # Errors
/// A database error.
pub async fn make(
    tx: &mut Tx,
    kind: Kind,
    id_of: impl Fn(Id) -> String,
    labels: (&str, &str),
    parent: Option<&str>,
) -> Result<Id> {
    let id = tx.take_id()?;
    let row = ConceptRow {
        id,
        kind,
        concept: id_of(id),
        own: true,
        label_ja: labels.0.to_owned(),
        label_en: labels.1.to_owned(),
        parent: parent.map(str::to_owned),
        merged: None,
    };
    put(tx, row).await?;
    Ok(id)
}

/// Calls a concept otherwise; empty labels = as its vocabulary has it. Returns whether anything changed.
///
/// # Errors
/// A database error.
pub async fn rename(tx: &mut Tx, kind: Kind, concept: &str, labels: (&str, &str)) -> Result<bool> {
    change(tx, kind, concept, |row| (row.label_ja, row.label_en) = (labels.0.to_owned(), labels.1.to_owned())).await
}

/// Says into which concept this one was merged. Its tags are brought there by [`bring`].
///
/// # Errors
/// A database error.
pub async fn mark_merged(tx: &mut Tx, kind: Kind, concept: &str, into: &str) -> Result<bool> {
    change(tx, kind, concept, |row| row.merged = Some(into.to_owned())).await
}

async fn change(tx: &mut Tx, kind: Kind, concept: &str, edit: impl FnOnce(&mut ConceptRow)) -> Result<bool> {
    let was = sqlx::query(
        "SELECT id, kind, concept, own, label_ja, label_en, parent, merged FROM concept WHERE kind = ? AND concept = ?",
    );
    let was = was.bind(kind.as_str()).bind(concept.to_owned()).fetch_optional(tx.conn()?).await.map_err(db)?;
    let mut row = match &was {
        Some(row) => concept_row(row)?,
        None => ConceptRow {
            id: tx.take_id()?,
            kind,
            concept: concept.to_owned(),
            own: false,
            label_ja: String::new(),
            label_en: String::new(),
            parent: None,
            merged: None,
        },
    };
    let before = row.clone();
    edit(&mut row);
    if was.is_some() && row == before {
        return Ok(false);
    }
    put(tx, row).await?;
    Ok(true)
}

async fn put(tx: &mut Tx, row: ConceptRow) -> Result<()> {
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO concept (id, kind, concept, own, label_ja, label_en, parent, merged, by, at) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, concept) DO UPDATE SET label_ja = excluded.label_ja, \
         label_en = excluded.label_en, parent = excluded.parent, merged = excluded.merged, by = excluded.by, at = excluded.at",
    )
    .bind(row.id)
    .bind(row.kind.as_str())
    .bind(row.concept)
    .bind(row.own)
    .bind(row.label_ja)
    .bind(row.label_en)
    .bind(row.parent)
    .bind(row.merged)
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}

/// Gives a name (`given`), switches one off (`off`), or neither: then nothing is said of it any more. `surface` is the form
/// in which words are compared. Returns whether anything changed.
///
/// # Errors
/// A database error.
pub async fn set_name(tx: &mut Tx, name: &NameRow) -> Result<bool> {
    if !name.given && !name.off {
        let gone = sqlx::query("DELETE FROM concept_name WHERE kind = ? AND concept = ? AND surface = ?")
            .bind(name.kind.as_str())
            .bind(name.concept.clone())
            .bind(name.surface.clone())
            .execute(tx.conn()?)
            .await
            .map_err(db)?;
        return Ok(gone.rows_affected() > 0);
    }
    let id = tx.take_id()?;
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    let done = sqlx::query(
        "INSERT INTO concept_name (id, kind, concept, surface, text, given, off, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) \
         ON CONFLICT (kind, concept, surface) DO UPDATE SET given = excluded.given, off = excluded.off, text = excluded.text, \
         by = excluded.by, at = excluded.at WHERE given <> excluded.given OR off <> excluded.off",
    )
    .bind(id)
    .bind(name.kind.as_str())
    .bind(name.concept.clone())
    .bind(name.surface.clone())
    .bind(name.text.clone())
    .bind(name.given)
    .bind(name.off)
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(done.rows_affected() > 0)
}

/// What bringing tags from one concept to another would do, without doing it: tags in all, of these where the project has
/// the other one too, where it was turned down, and proposed ones.
///
/// # Errors
/// A database error.
pub async fn effect(
    store: &Store,
    kind: Kind,
    from: &str,
    to: &str,
    of: Option<&[Id]>,
) -> Result<(u32, u32, u32, u32)> {
    let row = sqlx::query(
        "SELECT count(*), count(*) FILTER (WHERE o.state IN ('confirmed', 'proposed')), \
         count(*) FILTER (WHERE o.state = 'rejected'), count(*) FILTER (WHERE t.state = 'proposed') \
         FROM tag t LEFT JOIN tag o ON o.project = t.project AND o.kind = t.kind AND o.concept = ?3 \
         WHERE t.kind = ?1 AND t.concept = ?2 AND t.state <> 'rejected' \
         AND (?4 IS NULL OR t.project IN (SELECT value FROM json_each(?4)))",
    );
    let row =
        row.bind(kind.as_str()).bind(from.to_owned()).bind(to.to_owned()).bind(of.map(|ids| json!(ids).to_string()));
    let row = row.fetch_one(&mut *store.read().await?).await.map_err(db)?;
    Ok((row.cell(0)?, row.cell(1)?, row.cell(2)?, row.cell(3)?))
}

/// Brings the tags of one concept to another, of these projects or (`None`) of all. Where a project has both, the confirmed
/// one of the two stays and 主 with it; where somebody turned the other down, the tag stays as it is. A tag turned down
/// follows only where nothing is known of the other. Returns how many changed.
///
/// # Errors
/// A database error.
pub async fn bring(tx: &mut Tx, kind: Kind, from: &str, to: &str, of: Option<&[Id]>) -> Result<u32> {
    let of = of.map(|ids| json!(ids).to_string());
    let bound = |sql: &'static str| {
        sqlx::query(sql).bind(kind.as_str()).bind(from.to_owned()).bind(to.to_owned()).bind(of.clone())
    };
    // What the one that goes had, the other takes over.
    bound(CONFIRM).execute(tx.conn()?).await.map_err(db)?;
    // 主 is one of a kind: it is put down before it is taken up.
    let main: Vec<Id> =
        bound(PUT_DOWN).try_map(|r: SqliteRow| sqlx::Row::try_get(&r, 0)).fetch_all(tx.conn()?).await.map_err(db)?;
    if !main.is_empty() {
        sqlx::query(TAKE_UP)
            .bind(kind.as_str())
            .bind(to.to_owned())
            .bind(json!(main).to_string())
            .execute(tx.conn()?)
            .await
            .map_err(db)?;
    }
    let doubled = bound(DROP).execute(tx.conn()?).await.map_err(db)?.rows_affected();
    let moved = bound(MOVE).execute(tx.conn()?).await.map_err(db)?.rows_affected();
    Ok(u32::try_from(doubled + moved).unwrap_or(u32::MAX))
}

// ?1 kind, ?2 the concept that goes, ?3 the one that stays, ?4 the projects (NULL = all).
const CONFIRM: &str = "UPDATE tag SET state = 'confirmed', by = f.by, at = f.at, \
    evidence = iif(tag.evidence = '', f.evidence, tag.evidence) FROM tag f \
    WHERE f.kind = ?1 AND f.concept = ?2 AND f.state = 'confirmed' AND tag.kind = ?1 AND tag.concept = ?3 \
    AND tag.project = f.project AND tag.state = 'proposed' \
    AND (?4 IS NULL OR tag.project IN (SELECT value FROM json_each(?4)))";
const PUT_DOWN: &str = "UPDATE tag SET main = 0 WHERE kind = ?1 AND concept = ?2 AND main = 1 \
    AND (?4 IS NULL OR project IN (SELECT value FROM json_each(?4))) \
    AND EXISTS (SELECT 1 FROM tag o WHERE o.project = tag.project AND o.kind = ?1 AND o.concept = ?3 AND o.state <> 'rejected') \
    RETURNING project";
const TAKE_UP: &str = "UPDATE tag SET main = 1 WHERE kind = ?1 AND concept = ?2 AND state = 'confirmed' \
    AND project IN (SELECT value FROM json_each(?3))";
const DROP: &str = "DELETE FROM tag WHERE kind = ?1 AND concept = ?2 \
    AND (?4 IS NULL OR project IN (SELECT value FROM json_each(?4))) \
    AND EXISTS (SELECT 1 FROM tag o WHERE o.project = tag.project AND o.kind = ?1 AND o.concept = ?3 \
    AND (o.state <> 'rejected' OR tag.state = 'rejected'))";
const MOVE: &str = "UPDATE tag SET concept = ?3 WHERE kind = ?1 AND concept = ?2 \
    AND (?4 IS NULL OR project IN (SELECT value FROM json_each(?4))) \
    AND NOT EXISTS (SELECT 1 FROM tag o WHERE o.project = tag.project AND o.kind = ?1 AND o.concept = ?3)";

/// Brings the target, modality or indication of themes from one concept to another. Returns how many changed.
///
/// # Errors
/// A database error.
pub async fn bring_themes(tx: &mut Tx, kind: Kind, from: &str, to: &str) -> Result<u32> {
    let sql = match kind {
        Kind::Target => "UPDATE theme SET target = ?2 WHERE target = ?1",
        Kind::Modality => "UPDATE theme SET modality = ?2 WHERE modality = ?1",
        Kind::Indication => "UPDATE theme SET indication = ?2 WHERE indication = ?1",
    };
    let done = sqlx::query(sql).bind(from.to_owned()).bind(to.to_owned()).execute(tx.conn()?).await.map_err(db)?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}

/// How many themes have each concept for their target, modality or indication.
///
/// # Errors
/// A database error.
pub async fn in_themes(store: &Store) -> Result<Vec<(Kind, String, u32)>> {
    let rows = sqlx::query(
        "SELECT 'target', target, count(*) FROM theme WHERE target IS NOT NULL GROUP BY target \
         UNION ALL SELECT 'modality', modality, count(*) FROM theme WHERE modality IS NOT NULL GROUP BY modality \
         UNION ALL SELECT 'indication', indication, count(*) FROM theme WHERE indication IS NOT NULL GROUP BY indication",
    );
    let rows = rows.fetch_all(&mut *store.read().await?).await.map_err(db)?;
    rows.iter().map(|r| Ok((kind(r.cell(0)?)?, r.cell(1)?, r.cell(2)?))).collect()
}
