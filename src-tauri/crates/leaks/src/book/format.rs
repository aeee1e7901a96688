//! What a number format does not show (ECMA-376 part 1, 18.8.31).

/// What a cell holds, for its format.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Held {
    Number(f64),
    Text,
}

/// What a section shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    /// The value, or something of it.
    Value,
    /// Words of its own instead.
    Words,
    Nothing,
}

/// The value is out of sight in this format. A nought is no secret.
pub(super) fn hides(code: &str, held: Held) -> bool {
    let sections = sections(code);
    let shows = |at: usize| sections.get(at).map(|section| section.0);
    if sections.iter().any(|section| section.1) {
        // With conditions of its own: only where nothing is shown whatever the value.
        return sections.iter().all(|section| section.0 == Shows::Nothing) && held != Held::Number(0.0);
    }
    match held {
        Held::Text => match sections.len() {
            0..=3 => false,
            _ => shows(3) != Some(Shows::Value),
        },
        Held::Number(0.0) => false,
        Held::Number(number) => {
            let at = if number < 0.0 && sections.len() > 1 { 1 } else { 0 };
            shows(at) == Some(Shows::Nothing)
        }
    }
}

/// Each section: what it shows, whether it has a condition.
fn sections(code: &str) -> Vec<(Shows, bool)> {
    let mut found = Vec::new();
    let (mut words, mut value, mut condition) = (false, false, false);
    let mut chars = code.chars().peekable();
    // General, in whatever language, is letters; they show the value.
    while let Some(c) = chars.next() {
        match c {
            ';' => {
                found.push((shows(value, words), condition));
                (words, value, condition) = (false, false, false);
                if found.len() >= 8 {
                    return found;
                }
            }
            '"' => {
                for inner in chars.by_ref() {
                    if inner == '"' {
                        break;
                    }
                    words |= !inner.is_whitespace();
                }
            }
            '\\' | '!' => words |= chars.next().is_some_and(|c| !c.is_whitespace()),
            // Room for a character, and a character that fills: nothing that says something.
            '_' | '*' => drop(chars.next()),
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                condition |= inner.starts_with(['<', '>', '=']);
                // Elapsed time: `[h]`, `[mm]`, `[s]`.
                value |= !inner.is_empty() && inner.to_lowercase().chars().all(|c| matches!(c, 'h' | 'm' | 's'));
            }
            '0' | '#' | '?' | '@' | '%' => value = true,
            c if c.is_alphabetic() => value = true,
            c => words |= !c.is_whitespace(),
        }
    }
    // A format that ends with `;` has an empty section behind it.
    found.push((shows(value, words), condition));
    found
}

fn shows(value: bool, words: bool) -> Shows {
    match (value, words) {
        (true, _) => Shows::Value,
        (false, true) => Shows::Words,
        (false, false) => Shows::Nothing,
    }
}
