//! Writes over the whole library: a concept becomes another wherever it stands. Were they refused where something is hidden,
//! the refusal would tell, and the library would fall apart into what each may see.

use super::anything_hidden;
use crate::problem::{Result, db};
use crate::write::Tx;

/// Tags of hidden projects that an operation (`?1`) gave, took away or brought to another concept.
const UNSEEN_TAGS: &str = "SELECT count(DISTINCT c.row) FROM change c LEFT JOIN main.tag x ON x.id = c.row \
     WHERE c.operation = ?1 AND c.thing = 'tag' AND (c.action <> 'update' OR json_extract(c.before, '$.concept') IS NOT NULL) \
     AND coalesce(x.project, json_extract(c.before, '$.project'), json_extract(c.after, '$.project')) \
     IN (SELECT id FROM temp.hidden)";

/// Parameter of such an operation; taking it back and bringing it again have it too.
const PARAM: &str = "over_all";

/// Whether a write is over the whole library.
pub(super) fn is(tx: &Tx) -> bool {
    tx.has_param(PARAM)
}

impl Tx {
    /// The write is over the whole library by itself: nobody chose the projects it reaches, so that those hidden from whoever
    /// writes are reached as well, and not counted ([`Tx::unseen_tags`]). So is taking it back.
    pub fn over_all(&mut self) {
        self.set_param(PARAM, true);
    }

    /// Of the tags this write gave, took away or brought to another concept, those of projects hidden from whoever writes:
    /// they are not counted.
    ///
    /// # Errors
    /// A database error.
    pub async fn unseen_tags(&mut self) -> Result<u32> {
        let operation = self.operation();
        let conn = self.conn()?;
        if !anything_hidden(conn).await? {
            return Ok(0);
        }
        sqlx::query_scalar(UNSEEN_TAGS).bind(operation).fetch_one(conn).await.map_err(db)
    }
}
