//! What the team calls the states of themes.

use crate::file::Store;
use crate::problem::{Result, db};
use crate::rows::StateNameRow;
use crate::write::Tx;
use domain::ThemeState;

/// States that are called otherwise than shipped.
///
/// # Errors
/// A database error.
pub async fn all(store: &Store) -> Result<Vec<StateNameRow>> {
    let rows = sqlx::query_as::<_, (String, String, String)>("SELECT state, name_ja, name_en FROM theme_state_name");
    let rows = rows.fetch_all(&mut *store.read().await?).await.map_err(db)?;
    let name = |(state, name_ja, name_en): (String, String, String)| {
        Some(StateNameRow { state: ThemeState::parse(&state)?, name_ja, name_en })
    };
    let mut names: Vec<StateNameRow> = rows.into_iter().filter_map(name).collect();
    names.sort_by_key(|row| ThemeState::ALL.iter().position(|state| *state == row.state));
    Ok(names)
}

/// Calls a state otherwise; the same as before changes nothing.
///
/// # Errors
/// A database error.
pub async fn put(tx: &mut Tx, row: &StateNameRow) -> Result<()> {
    let id = tx.take_id()?;
    sqlx::query(
        "INSERT INTO theme_state_name (id, state, name_ja, name_en) VALUES (?, ?, ?, ?) \
         ON CONFLICT (state) DO UPDATE SET name_ja = excluded.name_ja, name_en = excluded.name_en \
         WHERE (name_ja, name_en) IS NOT (excluded.name_ja, excluded.name_en)",
    )
    .bind(id)
    .bind(row.state.as_str())
    .bind(row.name_ja.clone())
    .bind(row.name_en.clone())
    .execute(tx.conn()?)
    .await
    .map_err(db)?;
    Ok(())
}

/// A state is called as shipped again.
///
/// # Errors
/// A database error.
pub async fn remove(tx: &mut Tx, state: ThemeState) -> Result<()> {
    let done = sqlx::query("DELETE FROM theme_state_name WHERE state = ?").bind(state.as_str());
    done.execute(tx.conn()?).await.map_err(db).map(drop)
}
