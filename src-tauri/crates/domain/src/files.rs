//! Names of files that every system takes.

/// A name that every file system takes: no separators, no control or direction characters, at most 120 characters with
/// its ending kept.
pub fn safe_name(name: &str) -> String {
    let refused = |c: char| {
        "\\/:*?\"<>|".contains(c)
            || c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let clean: String = name.chars().map(|c| if refused(c) { '_' } else { c }).collect();
    let clean = clean.trim_matches(['.', ' ']);
    let (stem, ending) = clean.rsplit_once('.').unwrap_or((clean, ""));
    let stem: String = stem.chars().take(100).collect();
    let ending: String = ending.chars().take(18).collect();
    match (stem.is_empty(), ending.is_empty()) {
        (true, true) => "_".to_owned(),
        (true, false) => format!("_.{ending}"),
        (false, true) => stem,
        (false, false) => format!("{stem}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_by_every_file_system() {
        let check = |name: &str, expected: &str| assert_eq!(safe_name(name), expected);
        check("図1.pdf", "図1.pdf");
        check("../../etc/passwd.pdf", "_.._etc_passwd.pdf");
        check("a\u{202e}fdp.exe", "a_fdp.exe");
        check("C:\\x.pdf", "C__x.pdf");
        check("..", "_");
        check(&format!("{}.pdf", "長".repeat(300)), &format!("{}.pdf", "長".repeat(100)));
    }
}
