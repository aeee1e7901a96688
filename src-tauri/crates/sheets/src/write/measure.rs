//! How wide a text is and where it wraps, in ems. Estimates on the generous side: a row too high is calm, a row
//! too low is cut.

/// Ems of a line that are counted on: line-breaking rules (禁則) push a character down, other fonts run wider.
pub(super) fn usable(ems: f64) -> f64 {
    if ems > 8.0 { ems - 0.7 } else { (ems * 0.92).max(1.5) }
}

/// Width of a character in ems: full-width 1, others by their shape in a sans-serif face.
pub(super) fn char_ems(c: char) -> f64 {
    match c {
        '\t' => 2.0,
        ' ' | 'i' | 'j' | 'l' | 'f' | 't' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | '['
        | ']' => 0.34,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.92,
        'A'..='Z' => 0.67,
        '\0'..='\u{2ff}' => 0.56,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0.0,
        '\u{370}'..='\u{1fff}' => 0.65,
        '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{201f}' | '\u{ff61}'..='\u{ffdc}' => 0.6,
        _ => 1.0,
    }
}

/// Width of a line of text in ems.
pub(super) fn text_ems(text: &str) -> f64 {
    text.chars().map(char_ems).sum()
}

/// The lines a text takes in a width of `ems`. Latin words stay whole where they fit; a full-width text breaks
/// anywhere.
pub(super) fn wrap(text: &str, ems: f64) -> Vec<&str> {
    let room = usable(ems);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let (mut start, mut break_at, mut used, mut since_break) = (0, 0, 0.0, 0.0);
        for (at, c) in paragraph.char_indices() {
            let width = char_ems(c);
            if used + width > room && c != ' ' && at > start {
                let end = if break_at > start { break_at } else { at };
                used = if break_at > start { since_break } else { 0.0 };
                lines.push(&paragraph[start..end]);
                start = end;
                break_at = end;
                since_break = used;
            }
            used += width;
            since_break += width;
            // After a space, a hyphen, a slash or any wide character the line may end.
            if matches!(c, ' ' | '-' | '/' | '\t') || width >= 1.0 {
                break_at = at + c.len_utf8();
                since_break = 0.0;
            }
        }
        lines.push(&paragraph[start..]);
    }
    lines
}

/// Cuts a text into parts of at most `most` lines each, so that no row grows beyond a page.
pub(super) fn parts(text: &str, ems: f64, most: usize) -> Vec<(String, usize)> {
    let lines = wrap(text, ems);
    if lines.len() <= most {
        return vec![(text.to_owned(), lines.len())];
    }
    let offset = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    lines
        .chunks(most)
        .map(|chunk| {
            let start = chunk.first().map_or(0, |line| offset(line));
            let end = chunk.last().map_or(start, |line| offset(line) + line.len());
            (text[start..end].to_owned(), chunk.len())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_words_stay_whole_and_wide_text_breaks_anywhere() {
        let check = |text: &str, ems, expected: &[&str]| assert_eq!(wrap(text, ems), expected);
        check("短い", 10.0, &["短い"]);
        check("一二三四五六七八九十", 5.5, &["一二三四五", "六七八九十"]);
        check("target validation study", 6.5, &["target ", "validation ", "study"]);
        check("一行目\n\n三行目", 10.0, &["一行目", "", "三行目"]);
        check("aaaaaaaaaaaaaaaaaaaa", 3.1, &["aaaaa", "aaaaa", "aaaaa", "aaaaa"]);
    }

    #[test]
    fn parts_hold_the_whole_text() {
        let text = "創薬研究テーマの仮説を長く書く。".repeat(40);
        let parts = parts(&text, 20.0, 5);
        assert!(parts.len() > 1);
        assert!(parts.iter().all(|(_, lines)| *lines <= 5));
        assert_eq!(parts.iter().map(|(part, _)| part.as_str()).collect::<String>(), text);
    }
}
