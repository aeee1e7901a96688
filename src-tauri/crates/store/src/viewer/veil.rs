//! Entries of the history whose sentence would name a hidden project.

use crate::problem::{Result, db};
use crate::rows::OperationRow;
use domain::Id;
use serde_json::Value;
use sqlx::SqliteConnection;
use std::collections::{BTreeSet, HashSet};

/// Beyond so many texts a parameter is compared whole, not searched for each.
const SEARCHED: usize = 4_000;

/// What hidden projects and those that are no more are called, or were: titles, numbers, names of researchers and attachments.
#[derive(Debug, Default)]
pub(crate) struct Veil {
    ids: BTreeSet<Id>,
    texts: HashSet<String>,
}

/// Texts of projects that are no more count unless one that may be seen has them too.
const TEXTS: &str = "WITH hidden (id) AS (SELECT value FROM json_each(?1)), gone (row, json) AS ( \
     SELECT row, json_array(json_extract(before, '$.title_ja'), json_extract(before, '$.title_en'), \
       json_extract(before, '$.researcher'), json_extract(before, '$.key'), json_extract(before, '$.number')) FROM main.change c \
       WHERE thing = 'project' AND action = 'delete' AND NOT EXISTS (SELECT 1 FROM main.project p WHERE p.id = c.row)), \
     seen (text) AS (SELECT j.value FROM (SELECT json_array(key, number, title_ja, title_en, researcher) AS json FROM main.project \
       WHERE id NOT IN hidden AND EXISTS (SELECT 1 FROM gone) UNION ALL \
       SELECT json_array(number, title_ja, title_en, researcher) FROM main.project_year \
       WHERE project NOT IN hidden AND EXISTS (SELECT 1 FROM gone)) s, json_each(s.json) j WHERE j.value IS NOT NULL), said (json) AS ( \
     SELECT json_array(key, number, title_ja, title_en, researcher) FROM main.project WHERE id IN hidden UNION ALL \
     SELECT json_array(number, title_ja, title_en, researcher) FROM main.project_year WHERE project IN hidden UNION ALL \
     SELECT json_array(value) FROM main.override WHERE project IN hidden AND field IN ('title_ja', 'title_en', 'researcher') UNION ALL \
     SELECT json_array(key) FROM main.alias WHERE project IN hidden UNION ALL \
     SELECT json_array(name) FROM main.attachment WHERE row IN hidden UNION ALL \
     SELECT json_array(text) FROM main.outcome WHERE project IN hidden UNION ALL \
     SELECT json_array(json_extract(before, '$.title_ja'), json_extract(after, '$.title_ja'), json_extract(before, '$.title_en'), \
       json_extract(after, '$.title_en'), json_extract(before, '$.researcher'), json_extract(before, '$.key')) \
       FROM main.change WHERE thing = 'project' AND row IN hidden UNION ALL \
     SELECT json_array(json_extract(before, '$.name')) FROM main.change WHERE thing = 'attachment' AND action = 'delete' \
       AND json_extract(before, '$.row') IN hidden) \
     SELECT DISTINCT each.value FROM said, json_each(said.json) AS each WHERE length(each.value) > 1 UNION \
     SELECT each.value FROM gone, json_each(gone.json) AS each WHERE length(each.value) > 1 \
       AND each.value NOT IN (SELECT text FROM seen)";

impl Veil {
    /// Of the hidden projects, read on a connection that sees them.
    pub(crate) async fn of(conn: &mut SqliteConnection, hidden: &BTreeSet<Id>) -> Result<Veil> {
        let ids = serde_json::json!(hidden).to_string();
        let texts: Vec<String> = sqlx::query_scalar(TEXTS).bind(ids).fetch_all(conn).await.map_err(db)?;
        Ok(Veil { ids: hidden.clone(), texts: texts.into_iter().collect() })
    }

    /// Takes the words away from entries that name one.
    pub(crate) fn over<'a>(&self, rows: impl IntoIterator<Item = &'a mut OperationRow>) {
        if self.ids.is_empty() {
            return;
        }
        for row in rows.into_iter().filter(|row| row.params.values().any(|value| self.names(value))) {
            row.params.clear();
            row.veiled = true;
        }
    }

    pub(crate) fn names(&self, value: &Value) -> bool {
        match value {
            Value::String(text) if self.texts.len() > SEARCHED => self.texts.contains(text),
            Value::String(text) => self.texts.iter().any(|hidden| text.contains(hidden.as_str())),
            Value::Number(number) => number.as_i64().is_some_and(|id| self.ids.contains(&id)),
            Value::Array(values) => values.iter().any(|value| self.names(value)),
            Value::Object(values) => values.values().any(|value| self.names(value)),
            Value::Null | Value::Bool(_) => false,
        }
    }
}
