//! A list as a text table a person can read: what is in a workbook shows in a diff.

use std::collections::BTreeMap;
use std::path::Path;

/// Longer cells are cut, with their length in characters.
const SHOWN: usize = 80;

/// Sheets as `[name]`, rows as `1 | A | B`; what cannot be seen is written as its code.
pub fn text(path: &Path) -> String {
    let dump = sheets::dump(path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
    let mut text = String::new();
    let mut rows: BTreeMap<u32, BTreeMap<usize, String>> = BTreeMap::new();
    for line in dump.lines() {
        match place(line) {
            Some((row, column, value)) => {
                rows.entry(row).or_default().insert(column, visible(value));
            }
            None => {
                table(&std::mem::take(&mut rows), &mut text);
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    table(&rows, &mut text);
    text
}

fn table(rows: &BTreeMap<u32, BTreeMap<usize, String>>, text: &mut String) {
    for (row, cells) in rows {
        text.push_str(&row.to_string());
        for column in 0..=cells.keys().next_back().copied().unwrap_or(0) {
            text.push_str(" | ");
            text.push_str(cells.get(&column).map_or("", String::as_str));
        }
        text.push('\n');
    }
}

/// `B12 value` → row 12, column 1, value.
fn place(line: &str) -> Option<(u32, usize, &str)> {
    let (cell, value) = line.split_once(' ')?;
    let letters: String = cell.chars().take_while(char::is_ascii_uppercase).collect();
    let row = cell[letters.len()..].parse().ok()?;
    Some((row, column(&letters)?, value))
}

/// `A` → 0, `AA` → 26.
pub fn column(letters: &str) -> Option<usize> {
    let of = |so_far: usize, c: char| so_far * 26 + (c as usize - 'A' as usize + 1);
    let usable = !letters.is_empty() && letters.chars().all(|c| c.is_ascii_uppercase());
    usable.then(|| letters.chars().fold(0, of) - 1)
}

fn visible(value: &str) -> String {
    let mut shown = String::new();
    for c in value.chars().take(SHOWN) {
        let hidden = c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        if hidden {
            shown.push_str(&format!("\\u{{{:x}}}", c as u32));
        } else {
            shown.push(c);
        }
    }
    let all = value.chars().count();
    if all > SHOWN {
        shown.push_str(&format!("… ({all} characters)"));
    }
    shown.trim_end().to_owned()
}
