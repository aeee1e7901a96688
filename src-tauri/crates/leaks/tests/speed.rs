//! A workbook of some megabytes stays quick even where nothing is optimised; the figure itself is the bench's.

use crate::make::large;
use leaks::{Words, book};
use std::io::Cursor;
use std::time::{Duration, Instant};

#[test]
fn a_large_workbook_is_looked_at_without_false_alarm() {
    let rows = std::env::var("TSUMUGI_LEAK_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(2_000);
    let bytes = large(rows);
    let begin = Instant::now();
    let report = book::look(Cursor::new(&bytes), &Words::new()).unwrap();
    let took = begin.elapsed();
    println!("{} rows, {} bytes: {took:?}", rows, bytes.len());
    assert_eq!(report.findings, []);
    assert!(took < Duration::from_secs(20), "{took:?}");
}
