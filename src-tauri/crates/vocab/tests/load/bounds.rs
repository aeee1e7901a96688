//! Size, cancelling and time.

use super::*;
use std::io::{BufRead, Read};
use vocab::load::{Bound, MAX_TERMS};

/// A file that is made while it is read.
struct Made<F> {
    line: F,
    number: u64,
    buffer: Vec<u8>,
    at: usize,
}

fn made<F: FnMut(u64) -> Option<String>>(line: F) -> Made<F> {
    Made { line, number: 0, buffer: Vec::new(), at: 0 }
}

impl<F: FnMut(u64) -> Option<String>> BufRead for Made<F> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.at == self.buffer.len() {
            (self.buffer, self.at) = ((self.line)(self.number).unwrap_or_default().into_bytes(), 0);
            self.number += 1;
        }
        Ok(&self.buffer[self.at..])
    }
    fn consume(&mut self, bytes: usize) {
        self.at += bytes;
    }
}

impl<F: FnMut(u64) -> Option<String>> Read for Made<F> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let bytes = self.fill_buf()?.read(into)?;
        self.consume(bytes);
        Ok(bytes)
    }
}

fn hgnc(n: u64) -> Option<String> {
    Some(if n == 0 { "hgnc_id\tsymbol\n".into() } else { format!("HGNC:{n}\tG{n}\n") })
}

#[test]
fn five_million_lines_are_too_many() {
    let mut file = made(|n| if n > 5_000_000 { None } else { hgnc(n) });
    match read(&mut file, Format::Hgnc, &mut |_| true) {
        Err(Refusal::TooLarge { bound: Bound::Terms, limit }) => assert_eq!(limit, MAX_TERMS),
        other => panic!("{:?}", other.map(|loaded| loaded.rows)),
    }
    assert!(file.number < 1_100_000);
}

#[test]
fn names_without_end_are_too_large() {
    // One term, and ten million synonyms of it.
    let mut file = made(|n| {
        Some(if n == 0 { "[Term]\nid: X:1\nname: a\n".into() } else { format!("synonym: \"s{n}\" EXACT []\n") })
    });
    let result = read(&mut file, Format::Obo, &mut |_| true);
    assert!(matches!(result, Err(Refusal::TooLarge { bound: Bound::NameBytes, .. })));
}

#[test]
fn a_line_without_end_is_skipped_without_being_held() {
    let piece = "x".repeat(1 << 20);
    let mut file = made(|n| match n {
        0 => Some("hgnc_id\tsymbol\nHGNC:1\tA\nHGNC:2\t".into()),
        1..=100 => Some(piece.clone()),
        101 => Some("\nHGNC:3\tC\n".into()),
        _ => None,
    });
    let loaded = read(&mut file, Format::Hgnc, &mut |_| true).unwrap();
    assert_eq!(issues(&loaded), [(IssueCode::LongLine, 3, "", "")]);
    assert_eq!(ids(&loaded), ["HGNC:1", "HGNC:3"]);
}

#[test]
fn an_element_without_end_is_refused() {
    let piece = "x".repeat(1 << 20);
    let beginnings = [
        (Format::Orphanet, "<JDBOR><DisorderList><Disorder><Name>"),
        (Format::Orphanet, "<JDBOR><!-- "),
        (Format::HgncJson, "{\"response\": {\"docs\": [{\"symbol\": \""),
        (Format::HgncJson, "{\"skipped\": \""),
        (Format::Obographs, "{\""),
    ];
    for (format, beginning) in beginnings {
        let mut file = made(|n| Some(if n == 0 { beginning.into() } else { piece.clone() }));
        let result = read(&mut file, format, &mut |_| true);
        assert!(matches!(result, Err(Refusal::TooLarge { .. })), "{format:?} {beginning}: {result:?}");
        assert!(file.number < 100, "{format:?} {beginning}: {}", file.number);
    }
}

#[test]
fn a_turtle_literal_without_end_ends() {
    let piece = "x".repeat(1 << 20);
    let mut file =
        made(
            |n| {
                if n > 200 {
                    None
                } else {
                    Some(if n == 0 { "<http://a> <http://b> \"".into() } else { piece.clone() })
                }
            },
        );
    assert!(read(&mut file, Format::Turtle, &mut |_| true).is_err());
}

#[test]
fn a_long_part_of_json_that_is_not_wanted_is_passed_over() {
    let item = format!("\"{}\",", "x".repeat(1000));
    let mut file = made(|n| match n {
        0 => Some("{\"skipped\": [".into()),
        1..=40_000 => Some(item.clone()),
        40_001 => Some("1], \"response\": {\"docs\": [{\"hgnc_id\": \"HGNC:1\", \"symbol\": \"A\"}]}}".into()),
        _ => None,
    });
    assert_eq!(ids(&read(&mut file, Format::HgncJson, &mut |_| true).unwrap()), ["HGNC:1"]);
}

#[test]
fn reading_stops_within_a_thousand_rows_of_the_word() {
    let mut told = Vec::new();
    let result = read(&mut made(hgnc), Format::Hgnc, &mut |rows| {
        told.push(rows);
        rows < 5000
    });
    assert!(matches!(result, Err(Refusal::Cancelled)));
    assert_eq!(told.last(), Some(&5000));
}

#[test]
fn reading_stops_also_where_no_rows_come() {
    for format in Format::ALL {
        let mut file = made(|_| Some("# no rows, and no end of them\n".repeat(100)));
        let mut asked = 0;
        let result = read(&mut file, format, &mut |_| {
            asked += 1;
            asked < 3
        });
        assert!(result.is_err(), "{format:?}");
        assert!(file.number < 3000, "{format:?} read {} pieces", file.number);
    }
}

#[test]
fn a_reader_that_fails_is_said_to_have_failed() {
    struct Fails;
    impl Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::PermissionDenied.into())
        }
    }
    for format in Format::ALL {
        let result = read(&mut std::io::BufReader::new(Fails), format, &mut |_| true);
        match result {
            Err(Refusal::Read(error)) => assert_eq!(error.kind(), std::io::ErrorKind::PermissionDenied, "{format:?}"),
            other => panic!("{format:?}: {other:?}"),
        }
    }
}

#[test]
fn issues_are_kept_up_to_a_bound_and_all_counted() {
    let mut text = String::from("hgnc_id\tsymbol\nHGNC:1\tA\n");
    text.push_str(&"broken\n".repeat(5000));
    let loaded = load_text(&text, Format::Hgnc);
    assert_eq!((loaded.issues.len(), loaded.issue_count), (200, 5000));
}

/// Each of these would take minutes if any part of it were read once for every other.
#[test]
fn a_line_of_nothing_but_quotes_or_damage_takes_no_longer_than_another() {
    let megabytes = 8 << 20;
    let mut lines = vec![
        "\"\"\"\t".repeat(megabytes / 4).into_bytes(),
        format!("{}\"x", "\"\"\"\t".repeat(megabytes / 4)).into_bytes(),
        "\"a\", ".repeat(megabytes / 5).into_bytes(),
        "\"".repeat(megabytes).into_bytes(),
        "|,;\t".repeat(megabytes / 4).into_bytes(),
    ];
    // Damage after so much that is right that it is no other encoding.
    lines.push(["見".repeat(megabytes / 4).into_bytes(), vec![0xFF; 2 << 20]].concat());
    let begun = std::time::Instant::now();
    for line in lines {
        let text = [b"hgnc_id\tsymbol\tname\nHGNC:1\tA\ta\nHGNC:2\tB\t".as_slice(), &line, b"\n"].concat();
        let loaded = load_bytes(&text, Format::Hgnc).unwrap();
        assert_eq!(ids(&loaded), ["HGNC:1", "HGNC:2"]);
    }
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
}
