//! Writes that stay: never undone, corrected by another one.

use crate::file::Store;
use crate::problem::Result;
use crate::write::{NewOperation, Outcome, Tx};

impl Store {
    /// As [`Store::write`], for an operation that is not undone and yet makes no entry when no row changed. An export, which
    /// changes none either, is recorded by [`Store::write`].
    ///
    /// # Errors
    /// As [`Store::write`].
    pub async fn write_lasting<T, F>(&self, op: NewOperation, f: F) -> Result<Outcome<T>>
    where
        F: AsyncFnOnce(&mut Tx) -> Result<T>,
    {
        let mut tx = self.begin(op.kind, op.by, op.params, false).await?;
        let done = f(&mut tx).await;
        Ok(Outcome { undoable: false, ..self.end(tx, done, true).await? })
    }
}
