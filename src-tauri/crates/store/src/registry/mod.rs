//! The registry of programmes, pairs, supports, and where their fields come from.

mod write;
mod years;

pub use write::{
    put_pair, put_programme, put_support, remove_fact, remove_pair, remove_programme, remove_support, set_codes,
    set_fact, set_names, uses,
};
pub use years::{handed_over, tie_projects, tie_years};

use crate::file::Store;
use crate::problem::{Result, db};
use crate::rows::{
    FactRow, ProgrammeAliasRow, ProgrammeCodeRow, ProgrammePairRow, ProgrammeRow, RegistryRows, SupportRow,
};
use crate::write::Tx;
use domain::Step;
use serde::de::DeserializeOwned;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

/// Tables that the registry is made of; `programme_name` says which spellings of lists are one.
pub const TABLES: [&str; 7] =
    ["programme", "programme_code", "programme_alias", "programme_pair", "support", "fact", "programme_name"];

/// The whole registry, of one moment.
///
/// # Errors
/// A database error.
pub async fn all(store: &Store) -> Result<RegistryRows> {
    of(&mut *store.read().await?).await
}

/// As [`all`], inside a write.
///
/// # Errors
/// A database error.
pub async fn all_in(tx: &mut Tx) -> Result<RegistryRows> {
    of(tx.conn()?).await
}

async fn of(conn: &mut SqliteConnection) -> Result<RegistryRows> {
    let programmes = sqlx::query(
        "SELECT id, name_ja, name_en, ministry, phases, phase_first, phase_last, modality, disease, ceiling_yen, \
         duration_years, call_months, adoption_month, host, contact, note, valid_first, valid_last, by, at \
         FROM programme ORDER BY id",
    );
    let programmes = programmes.try_map(|r: SqliteRow| programme(&r)).fetch_all(&mut *conn).await.map_err(db)?;
    let codes = sqlx::query("SELECT id, programme, code, valid_first, valid_last FROM programme_code ORDER BY id");
    let codes = codes.try_map(|r: SqliteRow| {
        Ok(ProgrammeCodeRow {
            id: r.try_get(0)?,
            programme: r.try_get(1)?,
            code: r.try_get(2)?,
            valid_first: r.try_get(3)?,
            valid_last: r.try_get(4)?,
        })
    });
    let codes = codes.fetch_all(&mut *conn).await.map_err(db)?;
    let aliases =
        sqlx::query("SELECT id, programme, name, kind, valid_first, valid_last FROM programme_alias ORDER BY id");
    let aliases = aliases.try_map(|r: SqliteRow| {
        Ok(ProgrammeAliasRow {
            id: r.try_get(0)?,
            programme: r.try_get(1)?,
            name: r.try_get(2)?,
            kind: r.try_get(3)?,
            valid_first: r.try_get(4)?,
            valid_last: r.try_get(5)?,
        })
    });
    let aliases = aliases.fetch_all(&mut *conn).await.map_err(db)?;
    let pairs = sqlx::query(
        "SELECT id, predecessor, successor, status = 'official', valid_from, note, by, at FROM programme_pair ORDER BY id",
    );
    let pairs = pairs.try_map(|r: SqliteRow| {
        Ok(ProgrammePairRow {
            id: r.try_get(0)?,
            predecessor: r.try_get(1)?,
            successor: r.try_get(2)?,
            official: r.try_get(3)?,
            valid_from: r.try_get(4)?,
            note: r.try_get(5)?,
            by: r.try_get(6)?,
            at: r.try_get(7)?,
        })
    });
    let pairs = pairs.fetch_all(&mut *conn).await.map_err(db)?;
    let supports = sqlx::query(
        "SELECT id, name_ja, name_en, provider, offers, steps, modalities, conditions, apply, note, by, at \
         FROM support ORDER BY id",
    );
    let supports = supports.try_map(|r: SqliteRow| support(&r)).fetch_all(&mut *conn).await.map_err(db)?;
    let facts = sqlx::query("SELECT id, thing, row, field, source, as_of, state = 'confirmed' FROM fact ORDER BY id");
    let facts = facts.try_map(|r: SqliteRow| {
        Ok(FactRow {
            id: r.try_get(0)?,
            thing: r.try_get(1)?,
            row: r.try_get(2)?,
            field: r.try_get(3)?,
            source: r.try_get(4)?,
            as_of: r.try_get(5)?,
            confirmed: r.try_get(6)?,
        })
    });
    let facts = facts.fetch_all(&mut *conn).await.map_err(db)?;
    Ok(RegistryRows { programmes, codes, aliases, pairs, supports, facts })
}

/// A list in a JSON column.
fn list<T: DeserializeOwned>(json: &str) -> sqlx::Result<Vec<T>> {
    serde_json::from_str(json).map_err(|error| sqlx::Error::Decode(error.into()))
}

fn programme(r: &SqliteRow) -> sqlx::Result<ProgrammeRow> {
    Ok(ProgrammeRow {
        id: r.try_get(0)?,
        name_ja: r.try_get(1)?,
        name_en: r.try_get(2)?,
        ministry: r.try_get(3)?,
        phases: r.try_get(4)?,
        phase_first: r.try_get(5)?,
        phase_last: r.try_get(6)?,
        modality: r.try_get(7)?,
        disease: r.try_get(8)?,
        ceiling_yen: r.try_get(9)?,
        duration_years: r.try_get(10)?,
        call_months: list(r.try_get(11)?)?,
        adoption_month: r.try_get(12)?,
        host: r.try_get(13)?,
        contact: r.try_get(14)?,
        note: r.try_get(15)?,
        valid_first: r.try_get(16)?,
        valid_last: r.try_get(17)?,
        by: r.try_get(18)?,
        at: r.try_get(19)?,
    })
}

fn support(r: &SqliteRow) -> sqlx::Result<SupportRow> {
    let steps: Vec<String> = list(r.try_get(5)?)?;
    let step = |word: &String| Step::parse(word).ok_or_else(|| sqlx::Error::Decode(word.clone().into()));
    Ok(SupportRow {
        id: r.try_get(0)?,
        name_ja: r.try_get(1)?,
        name_en: r.try_get(2)?,
        provider: r.try_get(3)?,
        offers: r.try_get(4)?,
        steps: steps.iter().map(step).collect::<sqlx::Result<_>>()?,
        modalities: list(r.try_get(6)?)?,
        conditions: r.try_get(7)?,
        apply: r.try_get(8)?,
        note: r.try_get(9)?,
        by: r.try_get(10)?,
        at: r.try_get(11)?,
    })
}
