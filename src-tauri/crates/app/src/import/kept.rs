//! Columns kept under their heading: the cells of years' source rows that no field takes, and those of dimensions, as stated.

use super::Field;
use crate::state::Open;
use domain::{Id, Problem};
use std::collections::HashMap;

/// Years whose rows are held at a time.
const CHUNK: usize = 2_000;

/// Kept columns of some years.
#[derive(Debug, Default)]
pub(crate) struct KeptColumns {
    /// In the order in which they are met.
    pub(crate) headings: Vec<String>,
    /// By year: cells by heading, empty ones left out.
    pub(crate) cells: HashMap<Id, HashMap<String, String>>,
}

/// What the rows of these years hold beside the known fields.
///
/// # Errors
/// A database error.
pub(crate) async fn kept_columns(open: &Open, years: &[Id]) -> Result<KeptColumns, Problem> {
    let mut kept = KeptColumns::default();
    for years in years.chunks(CHUNK) {
        let sources = store::import::last_sources(&open.store, years).await?;
        for row in sources.rows {
            let Some(columns) = sources.columns.get(&row.import).and_then(|columns| columns.as_array()) else {
                continue;
            };
            let mut own: HashMap<String, String> = HashMap::new();
            for (column, cell) in columns.iter().zip(&row.cells) {
                let field: Option<Field> =
                    column.get("field").and_then(|field| serde_json::from_value(field.clone()).ok()).flatten();
                let beside = match field {
                    None | Some(Field::Category | Field::Note | Field::StableId | Field::OtherId) => true,
                    // A project shows what it settles on; the list's own word goes on standing under its heading.
                    Some(Field::Phase | Field::Ministry | Field::Integrated | Field::Prefecture) => true,
                    Some(_) => false,
                };
                let heading = column.get("heading").and_then(|heading| heading.as_str()).unwrap_or_default();
                if !beside || heading.is_empty() || cell.trim().is_empty() {
                    continue;
                }
                if !kept.headings.iter().any(|known| known == heading) {
                    kept.headings.push(heading.to_owned());
                }
                own.insert(heading.to_owned(), cell.trim().to_owned());
            }
            if !own.is_empty() {
                kept.cells.insert(row.year, own);
            }
        }
    }
    Ok(kept)
}
