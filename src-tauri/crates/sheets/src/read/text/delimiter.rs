//! Which character separates the fields.

use super::records::Records;

/// What lists are written with, the more usual ones first.
const CANDIDATES: [u8; 4] = [b',', b'\t', b';', b'|'];

/// `sep=;` in the first line, as Excel understands it.
pub(super) fn declared(text: &str) -> Option<u8> {
    let line = text.lines().next()?.trim_matches('"');
    match line.strip_prefix("sep=")?.as_bytes() {
        [byte] if byte.is_ascii() => Some(*byte),
        _ => None,
    }
}

/// The delimiter that cuts the beginning into the most even rows. `whole` where nothing follows `beginning`; else its
/// last record may be cut.
pub(super) fn guess(beginning: &str, whole: bool) -> u8 {
    let score = |delimiter: u8| {
        let mut widths: Vec<usize> = Vec::new();
        let mut count = |row: u32, column: u32, _: &str| {
            let row = row as usize;
            widths.resize(widths.len().max(row), 0);
            widths[row - 1] = column as usize + 1;
            Ok(())
        };
        let mut records = Records::new(delimiter);
        let _ = records.feed(beginning, &mut count);
        if whole {
            let _ = records.finish(&mut count);
        } else {
            widths.pop();
        }
        widths.retain(|width| *width > 0);
        let mut counts = std::collections::HashMap::new();
        for width in &widths {
            *counts.entry(*width).or_insert(0_usize) += 1;
        }
        let (usual, even) = counts.into_iter().max_by_key(|(width, count)| (*count, *width)).unwrap_or((0, 0));
        if usual < 2 { (0, 0) } else { (even * 100 / widths.len().max(1), usual) }
    };
    let scored = CANDIDATES.map(|delimiter| (delimiter, score(delimiter)));
    // The last of equals is taken, so the more usual one must come last.
    let even =
        scored.iter().rev().filter(|(_, (share, _))| *share >= 50).max_by_key(|(_, (share, usual))| share * usual);
    let any = || scored.iter().rev().max_by_key(|(_, (share, usual))| share * usual);
    even.or_else(any).map_or(b',', |(delimiter, _)| *delimiter)
}
