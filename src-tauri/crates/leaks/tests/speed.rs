//! A workbook of some megabytes stays quick even where nothing is optimised; the figure itself is the bench's.

use crate::make::{Pack, large, row};
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

/// Texts are looked at in parts, one a core: none may be missed or told of another cell.
#[test]
fn shared_texts_are_found_in_their_cells_wherever_they_stand() {
    const TEXTS: u32 = 9_000;
    let coded = |number: u32| number.is_multiple_of(997) || number + 1 == TEXTS;
    let (mut rows, mut texts) = (String::new(), String::new());
    for number in 0..TEXTS {
        let cell = format!("A{}", number + 1);
        rows += &row(number + 1, "", &format!(r#"<c r="{cell}" t="s"><v>{number}</v></c>"#));
        let code = if coded(number) { "KKD-10482" } else { "公開の文" };
        texts += &format!("<si><t>{number}番：{code}</t></si>");
    }
    let mut pack = Pack::new(&rows);
    pack.put("xl/sharedStrings.xml", &format!("<sst>{texts}</sst>"));
    let report = book::look(Cursor::new(pack.bytes()), &Words::new()).unwrap();
    let found: Vec<String> = report.findings.iter().map(|one| one.place.to_string()).collect();
    let expected: Vec<String> =
        (0..TEXTS).filter(|number| coded(*number)).map(|number| format!("cell:概要!A{}", number + 1)).collect();
    assert_eq!(found, expected);
}
