//! AMED's project number (課題管理番号), e.g. `22dk0207053h0002`; in acknowledgements `JP22dk0207053`.
//!
//! Pattern after NFKC, trimming and lower-casing (of 74 real numbers 71 fit; the rest is kept and flagged):
//! `^(?:jp)?(\d{2})([a-z]{2}\d{7}|[a-z]{3}\d{6})(?:([a-z])(\d{4}))?$`.

use crate::text;

/// A project number as far as it can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectNumber {
    /// As in the file, trimmed, NFKC, lower case, without a leading `jp`.
    pub text: String,
    /// The number without its year: the identity of the project over the years (`ck0106683`).
    /// For a number that fits no pattern the whole text, so that it still identifies its project.
    pub key: String,
    /// Fiscal year written in the number (first two digits + 2000).
    pub year: Option<i32>,
    /// Whether the pattern fits.
    pub standard: bool,
}

impl ProjectNumber {
    /// Reads a cell. `None` only when nothing is left after trimming.
    pub fn read(cell: &str) -> Option<ProjectNumber> {
        let text: String = text::nfkc(cell).chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        let text = match text.strip_prefix("jp") {
            Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => rest.to_owned(),
            _ => text,
        };
        if text.is_empty() {
            return None;
        }
        Some(match parts(&text) {
            Some((year, key)) => {
                let key = key.to_owned();
                ProjectNumber { text, key, year: Some(2000 + year), standard: true }
            }
            None => ProjectNumber { key: text.clone(), text, year: None, standard: false },
        })
    }
}

/// Year digits and key of a standard number.
fn parts(text: &str) -> Option<(i32, &str)> {
    if !text.is_ascii() || !(text.len() == 11 || text.len() == 16) {
        return None;
    }
    let (year, rest) = text.split_at(2);
    let (body, tail) = rest.split_at(9);
    let letters = body.bytes().take_while(u8::is_ascii_lowercase).count();
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let tail_fits = match tail.as_bytes() {
        [] => true,
        [first, digits @ ..] => first.is_ascii_lowercase() && digits.iter().all(u8::is_ascii_digit),
    };
    ((letters == 2 || letters == 3) && digits(year) && digits(&body[letters..]) && tail_fits)
        .then(|| (year.parse().unwrap_or(0), body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_kept_and_flagged() {
        let check = |cell: &str, key: &str, year: Option<i32>, standard: bool| {
            let number = ProjectNumber::read(cell).unwrap();
            assert_eq!((number.key.as_str(), number.year, number.standard), (key, year, standard), "{cell}");
        };
        check("22dk0207053h0002", "dk0207053", Some(2022), true);
        check("JP21ck0106683", "ck0106683", Some(2021), true);
        check("ＪＰ２２ａｍａ１２１０１５", "ama121015", Some(2022), true);
        check(" 22 dk0207053 ", "dk0207053", Some(2022), true);
        check("15012345", "15012345", None, false); // legacy 8-digit id
        check("22dk020705h0002", "22dk020705h0002", None, false); // a digit short
        check("22dk0207053h", "22dk0207053h", None, false);
        check("JPN-1", "jpn-1", None, false);
        assert_eq!(ProjectNumber::read(" 　"), None);
    }
}
