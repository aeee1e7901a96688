//! Many rows from one query.
//!
//! The database works on a thread of its own and hands rows over one by one. It is slower than whoever takes them, so
//! that waiting for each row means waking up for each: on two cores that took longer than reading.

use crate::problem::{Result, db};
use futures_util::{Stream, StreamExt, TryStreamExt};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// Rows that are waited for. Most queries have no more.
const FEW: usize = 64;
/// How long rows gather then. In it the database reads a few hundred; it stops at
/// [`row_buffer_size`](sqlx::sqlite::SqliteConnectOptions::row_buffer_size).
const GATHER: Duration = Duration::from_millis(1);

/// Gives every row of a stream away.
///
/// # Errors
/// A database error; what `take` returns.
pub(crate) async fn each<T>(
    rows: impl Stream<Item = sqlx::Result<T>>,
    mut take: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    let mut rows = pin!(rows);
    for _ in 0..FEW {
        match rows.try_next().await.map_err(db)? {
            Some(row) => take(row)?,
            None => return Ok(()),
        }
    }
    loop {
        // Looked at, not waited for: nobody is woken by a row.
        let looked = rows.poll_next_unpin(&mut Context::from_waker(Waker::noop()));
        match looked {
            Poll::Ready(Some(row)) => take(row.map_err(db)?)?,
            Poll::Ready(None) => return Ok(()),
            Poll::Pending => tokio::time::sleep(GATHER).await,
        }
    }
}

/// Every row of a stream.
///
/// # Errors
/// A database error.
pub(crate) async fn all<T>(rows: impl Stream<Item = sqlx::Result<T>>) -> Result<Vec<T>> {
    let mut all = Vec::new();
    each(rows, |row| {
        all.push(row);
        Ok(())
    })
    .await?;
    Ok(all)
}
