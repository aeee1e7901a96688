//! Writes to the registry. What stays as it was is not written, so that it keeps who and when.

use crate::problem::{Result, db};
use crate::rows::{
    FactRow, ProgrammeAliasRow, ProgrammeCodeRow, ProgrammePairRow, ProgrammeRow, ProgrammeUse, SupportRow,
};
use crate::write::Tx;
use domain::Id;
use serde_json::json;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

/// Writes a programme; `by` and `at` are filled in here, a row with id 0 gets one. Returns its id.
///
/// # Errors
/// A database error.
pub async fn put_programme(tx: &mut Tx, row: &ProgrammeRow) -> Result<Id> {
    let id = if row.id == 0 { tx.take_id()? } else { row.id };
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO programme (id, name_ja, name_en, ministry, phases, phase_first, phase_last, modality, disease, \
         ceiling_yen, duration_years, call_months, adoption_month, host, contact, note, valid_first, valid_last, by, at) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) \
         ON CONFLICT (id) DO UPDATE SET name_ja = excluded.name_ja, name_en = excluded.name_en, \
         ministry = excluded.ministry, phases = excluded.phases, phase_first = excluded.phase_first, \
         phase_last = excluded.phase_last, modality = excluded.modality, disease = excluded.disease, \
         ceiling_yen = excluded.ceiling_yen, duration_years = excluded.duration_years, call_months = excluded.call_months, \
         adoption_month = excluded.adoption_month, host = excluded.host, contact = excluded.contact, note = excluded.note, \
         valid_first = excluded.valid_first, valid_last = excluded.valid_last, by = excluded.by, at = excluded.at",
    )
    .bind(id)
    .bind(row.name_ja.clone())
    .bind(row.name_en.clone())
    .bind(row.ministry.clone())
    .bind(row.phases.clone())
    .bind(row.phase_first)
    .bind(row.phase_last)
    .bind(row.modality.clone())
    .bind(row.disease.clone())
    .bind(row.ceiling_yen)
    .bind(row.duration_years)
    .bind(json!(row.call_months).to_string())
    .bind(row.adoption_month)
    .bind(row.host.clone())
    .bind(row.contact.clone())
    .bind(row.note.clone())
    .bind(row.valid_first)
    .bind(row.valid_last)
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(id)
}

/// The codes of a programme, in place of those before; ids are kept where the code is. Ids in `codes` are not read.
///
/// # Errors
/// A database error.
pub async fn set_codes(tx: &mut Tx, programme: Id, codes: &[ProgrammeCodeRow]) -> Result<()> {
    let first = tx.take_ids(codes.len())?;
    let rows: Vec<_> =
        (first..).zip(codes).map(|(id, code)| json!([id, code.code, code.valid_first, code.valid_last])).collect();
    let rows = json!(rows).to_string();
    sqlx::query(
        "DELETE FROM programme_code WHERE programme = ?2 AND code NOT IN (SELECT value->>1 FROM json_each(?1))",
    )
    .bind(rows.clone())
    .bind(programme)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    sqlx::query(
        "INSERT INTO programme_code (id, programme, code, valid_first, valid_last) \
         SELECT value->>0, ?2, value->>1, value->>2, value->>3 FROM json_each(?1) WHERE true \
         ON CONFLICT (programme, code) DO UPDATE SET valid_first = excluded.valid_first, valid_last = excluded.valid_last \
         WHERE (valid_first, valid_last) IS NOT (excluded.valid_first, excluded.valid_last)",
    )
    .bind(rows)
    .bind(programme)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}

/// The further names of a programme, in place of those before; ids are kept where the name is. A name that another
/// programme has moves here. Ids in `names` are not read.
///
/// # Errors
/// A database error.
pub async fn set_names(tx: &mut Tx, programme: Id, names: &[ProgrammeAliasRow]) -> Result<()> {
    let first = tx.take_ids(names.len())?;
    let rows: Vec<_> = (first..)
        .zip(names)
        .map(|(id, name)| json!([id, name.name, name.kind, name.valid_first, name.valid_last]))
        .collect();
    let rows = json!(rows).to_string();
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "DELETE FROM programme_alias WHERE programme = ?2 AND name NOT IN (SELECT value->>1 FROM json_each(?1))",
    )
    .bind(rows.clone())
    .bind(programme)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    sqlx::query(
        "INSERT INTO programme_alias (id, programme, name, kind, valid_first, valid_last, by, at) \
         SELECT value->>0, ?2, value->>1, value->>2, value->>3, value->>4, ?3, ?4 FROM json_each(?1) WHERE true \
         ON CONFLICT (name) DO UPDATE SET programme = excluded.programme, kind = excluded.kind, \
         valid_first = excluded.valid_first, valid_last = excluded.valid_last, by = excluded.by, at = excluded.at \
         WHERE (programme, kind, valid_first, valid_last) \
         IS NOT (excluded.programme, excluded.kind, excluded.valid_first, excluded.valid_last)",
    )
    .bind(rows)
    .bind(programme)
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}

/// Writes a pair; `by` and `at` are filled in here, a row with id 0 gets one. Returns its id.
///
/// # Errors
/// A database error; two rows of the same two programmes are one.
pub async fn put_pair(tx: &mut Tx, row: &ProgrammePairRow) -> Result<Id> {
    let id = if row.id == 0 { tx.take_id()? } else { row.id };
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO programme_pair (id, predecessor, successor, status, valid_from, note, by, at) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET predecessor = excluded.predecessor, \
         successor = excluded.successor, status = excluded.status, valid_from = excluded.valid_from, \
         note = excluded.note, by = excluded.by, at = excluded.at",
    )
    .bind(id)
    .bind(row.predecessor)
    .bind(row.successor)
    .bind(if row.official { "official" } else { "assumed" })
    .bind(row.valid_from)
    .bind(row.note.clone())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(id)
}

/// Writes a support; `by` and `at` are filled in here, a row with id 0 gets one. Returns its id.
///
/// # Errors
/// A database error.
pub async fn put_support(tx: &mut Tx, row: &SupportRow) -> Result<Id> {
    let id = if row.id == 0 { tx.take_id()? } else { row.id };
    let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
    sqlx::query(
        "INSERT INTO support (id, name_ja, name_en, provider, offers, steps, modalities, conditions, apply, note, by, at) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name_ja = excluded.name_ja, \
         name_en = excluded.name_en, provider = excluded.provider, offers = excluded.offers, steps = excluded.steps, \
         modalities = excluded.modalities, conditions = excluded.conditions, apply = excluded.apply, \
         note = excluded.note, by = excluded.by, at = excluded.at",
    )
    .bind(id)
    .bind(row.name_ja.clone())
    .bind(row.name_en.clone())
    .bind(row.provider.clone())
    .bind(row.offers.clone())
    .bind(json!(row.steps).to_string())
    .bind(json!(row.modalities).to_string())
    .bind(row.conditions.clone())
    .bind(row.apply.clone())
    .bind(row.note.clone())
    .bind(by)
    .bind(at)
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(id)
}

/// Says where a field comes from, in place of what was said before; `id` is not read.
///
/// # Errors
/// A database error.
pub async fn set_fact(tx: &mut Tx, fact: &FactRow) -> Result<()> {
    let id = tx.take_id()?;
    sqlx::query(
        "INSERT INTO fact (id, thing, row, field, source, as_of, state) VALUES (?, ?, ?, ?, ?, ?, ?) \
         ON CONFLICT (thing, row, field) DO UPDATE SET source = excluded.source, as_of = excluded.as_of, state = excluded.state \
         WHERE (source, as_of, state) IS NOT (excluded.source, excluded.as_of, excluded.state)",
    )
    .bind(id)
    .bind(fact.thing.clone())
    .bind(fact.row)
    .bind(fact.field.clone())
    .bind(fact.source.clone())
    .bind(fact.as_of.clone())
    .bind(if fact.confirmed { "confirmed" } else { "check" })
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}

/// A field has no source any more.
///
/// # Errors
/// A database error.
pub async fn remove_fact(tx: &mut Tx, thing: &str, row: Id, field: &str) -> Result<()> {
    sqlx::query("DELETE FROM fact WHERE thing = ? AND row = ? AND field = ?")
        .bind(thing.to_owned())
        .bind(row)
        .bind(field.to_owned())
        .execute(tx.conn()?)
        .await
        .map_err(db)?;
    Ok(())
}

/// What holds a programme: pairs, requests for 調整費, targets, interests of people. Things with none are left out.
///
/// # Errors
/// A database error.
pub async fn uses(tx: &mut Tx, programme: Id) -> Result<Vec<ProgrammeUse>> {
    sqlx::query(
        "SELECT thing, n FROM (\
         SELECT 'programme_pair' AS thing, count(*) AS n FROM programme_pair WHERE predecessor = ?1 OR successor = ?1 \
         UNION ALL SELECT 'adjustment', count(*) FROM adjustment WHERE source_programme = ?1 OR target_programme = ?1 \
         UNION ALL SELECT 'kpi_target', count(*) FROM kpi_target WHERE programme = ?1 \
         UNION ALL SELECT 'interest', count(*) FROM interest WHERE programme = ?1) WHERE n > 0",
    )
    .bind(programme)
    .try_map(|r: SqliteRow| Ok(ProgrammeUse { thing: r.try_get(0)?, count: r.try_get(1)? }))
    .fetch_all(tx.conn()?)
    .await
    .map_err(db)
}

async fn delete(tx: &mut Tx, id: Id, statements: &[&'static str]) -> Result<()> {
    for sql in statements {
        sqlx::query(*sql).bind(id).execute(tx.conn()?).await.map_err(db)?;
    }
    Ok(())
}

/// Removes a programme with its codes, further names and facts; nothing may hold it any more ([`uses`]).
///
/// # Errors
/// A database error.
pub async fn remove_programme(tx: &mut Tx, id: Id) -> Result<()> {
    crate::plan::programme(tx, id).await?;
    let statements = [
        "DELETE FROM fact WHERE thing = 'programme' AND row = ?",
        "DELETE FROM programme_alias WHERE programme = ?",
        "DELETE FROM programme_code WHERE programme = ?",
        "DELETE FROM programme WHERE id = ?",
    ];
    delete(tx, id, &statements).await
}

/// Removes a pair with its facts.
///
/// # Errors
/// A database error.
pub async fn remove_pair(tx: &mut Tx, id: Id) -> Result<()> {
    let statements =
        ["DELETE FROM fact WHERE thing = 'programme_pair' AND row = ?", "DELETE FROM programme_pair WHERE id = ?"];
    delete(tx, id, &statements).await
}

/// Removes a support with its facts and with what it was said to be to projects.
///
/// # Errors
/// A database error.
pub async fn remove_support(tx: &mut Tx, id: Id) -> Result<()> {
    crate::plan::support(tx, id).await?;
    let statements = [
        "DELETE FROM connection WHERE support = ?",
        "DELETE FROM fact WHERE thing = 'support' AND row = ?",
        "DELETE FROM support WHERE id = ?",
    ];
    delete(tx, id, &statements).await
}
