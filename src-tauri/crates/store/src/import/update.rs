//! Whole rows over those that stand; the log keeps the columns that differ.

use crate::problem::{Result, db};
use crate::rows::{ProjectRow, YearRow};
use crate::write::Tx;
use serde_json::{Value, json};

/// Rows of one statement, and the size of its JSON in bytes, whichever comes first.
const ROWS: usize = 1000;
const BYTES: usize = 2 << 20;

/// Whole project rows over those of the same id; the log keeps the columns that differ.
///
/// # Errors
/// A database error (a key that exists).
pub async fn update_projects(tx: &mut Tx, rows: &[ProjectRow]) -> Result<()> {
    chunked(tx, UPDATE_PROJECT, rows.iter().map(project_cells)).await
}

fn project_cells(r: &ProjectRow) -> Value {
    json!([
        r.id,
        r.key,
        r.identity,
        r.number,
        i32::from(r.standard),
        r.title_ja,
        r.title_en,
        r.summary_ja,
        r.summary_en,
        r.programme,
        r.institution,
        r.researcher,
        r.phase,
        r.ministry,
        r.integrated,
        r.prefecture,
        r.budget_yen,
        r.class.as_str(),
        r.folded
    ])
}

const UPDATE_PROJECT: &str = "UPDATE project SET key = v->>1, identity = v->>2, number = v->>3, standard = v->>4, title_ja = v->>5, \
    title_en = v->>6, summary_ja = v->>7, summary_en = v->>8, programme = v->>9, institution = v->>10, researcher = v->>11, \
    phase = v->>12, ministry = v->>13, integrated = v->>14, prefecture = v->>15, budget_yen = v->>16, class = v->>17, \
    folded = v->>18 FROM (SELECT value AS v, value->>0 AS k FROM json_each(?)) j WHERE project.id = j.k";

/// Whole year rows over those of the same id; the log keeps the columns that differ.
///
/// # Errors
/// A database error.
pub async fn update_years(tx: &mut Tx, rows: &[YearRow]) -> Result<()> {
    chunked(tx, UPDATE_YEAR, rows.iter().map(year_cells)).await
}

fn year_cells(r: &YearRow) -> Value {
    json!([
        r.id,
        r.project,
        r.year_first,
        r.year_last,
        r.number,
        i32::from(r.standard),
        r.title_ja,
        r.title_en,
        r.summary_ja,
        r.summary_en,
        r.programme,
        r.institution,
        r.researcher,
        r.position,
        r.budget_yen,
        r.keywords,
        r.source_url,
        r.class.as_str(),
        r.source,
        r.starts,
        r.ends,
        r.total_budget_yen,
        r.digest,
        r.phase,
        r.ministry,
        r.integrated,
        r.prefecture
    ])
}

const UPDATE_YEAR: &str = "UPDATE project_year SET project = v->>1, year_first = v->>2, year_last = v->>3, number = v->>4, standard = v->>5, \
    title_ja = v->>6, title_en = v->>7, summary_ja = v->>8, summary_en = v->>9, programme = v->>10, institution = v->>11, \
    researcher = v->>12, position = v->>13, budget_yen = v->>14, keywords = v->>15, source_url = v->>16, class = v->>17, \
    source = v->>18, starts = v->>19, ends = v->>20, total_budget_yen = v->>21, digest = v->>22, phase = v->>23, \
    ministry = v->>24, integrated = v->>25, prefecture = v->>26 \
    FROM (SELECT value AS v, value->>0 AS k FROM json_each(?)) j WHERE project_year.id = j.k";

async fn chunked(tx: &mut Tx, sql: &'static str, rows: impl Iterator<Item = Value>) -> Result<()> {
    let mut text = String::from("[");
    let mut held = 0;
    let mut rows = rows.peekable();
    while let Some(cells) = rows.next() {
        if held > 0 {
            text.push(',');
        }
        text.push_str(&cells.to_string());
        held += 1;
        if held == ROWS || text.len() > BYTES || rows.peek().is_none() {
            text.push(']');
            let chunk = std::mem::replace(&mut text, String::from("["));
            sqlx::query(sql).bind(chunk).execute(tx.conn()?).await.map_err(db)?;
            held = 0;
        }
    }
    Ok(())
}
