//! Gene symbols that a spreadsheet turned into dates.
//!
//! Sources: Zeeberg et al., BMC Bioinformatics 5:80 (2004), and Ziemann, Eren, El-Osta, Genome Biology 17:177 (2016),
//! on the damage and the symbols it hits; HGNC's guidelines of 2020 (Bruford et al., Nat Genet 52:754), by which
//! SEPTn became SEPTINn, MARCHn MARCHFn, MARCn MTARCn, DEC1 DELEC1 (and SEP15 earlier SELENOF) for this very reason.

use crate::date::{ReadDate, date, plain};
use crate::text::fold;

/// Which gene a date may have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneGuess {
    /// Current HGNC symbols; empty when no gene is known that becomes this date. Approved symbols of before 2020
    /// come first, mere aliases (OCT4 for POU5F1) after them.
    pub candidates: Vec<String>,
    /// Exactly one candidate, so that a repair may be proposed.
    pub certain: bool,
}

/// A date where a gene symbol belongs: `2-Sep`, `02-Sept`, `Sep-2`, `Sep-02`, `1-Mar-24`, `9月7日`, `2024-09-02`, `2024/9/2`,
/// `9/2/2024`. `is_date`: the cell is a true date, whose text is ISO; then every text is damage.
///
/// The number beside the month is the symbol's number, be it shown as a day (2-Sep) or as a year (Sep-02). Months
/// without a gene give no candidates but are damage too. Names people write by hand are not: a month in capitals
/// before the number (SEPT-2, DEC-1), and Oct-1 to Oct-11 with one hyphen, the usual names of the OCT factors.
pub fn gene_date(cell: &str, is_date: bool) -> Option<GeneGuess> {
    let text = cell.trim();
    named_month(text).or_else(|| numbers_only(text)).map(guess).or_else(|| is_date.then(|| guess((0, 0))))
}

/// A spreadsheet's day number where a gene symbol belongs: five digits from 36526 (2000-01-01) to 54788
/// (2049-12-31) whose month and day were a gene's name, such as 44075 (2020-09-01, SEPTIN1).
pub fn gene_serial(cell: &str) -> Option<GeneGuess> {
    let text = plain(cell);
    let text = text.trim();
    let text = text.strip_suffix(".0").unwrap_or(text);
    if text.len() != 5 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let serial: i64 = text.parse().ok().filter(|serial| (36_526..=54_788).contains(serial))?;
    // Day 0 of the 1900 system, as it counts from March 1900 on.
    let day = jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().days(serial)).ok()?;
    let found = guess((u32::try_from(day.month()).ok()?, u32::try_from(day.day()).ok()?));
    (!found.candidates.is_empty()).then_some(found)
}

fn guess((month, number): (u32, u32)) -> GeneGuess {
    let septin = |n: u32| match n {
        1..=12 | 14 => vec![format!("SEPTIN{n}")],
        13 => vec!["SEPTIN7P2".to_owned()],
        15 => vec!["SELENOF".to_owned()],
        _ => Vec::new(),
    };
    let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let candidates: Vec<String> = match (month, number) {
        (9, n) => septin(n),
        (3, n @ 1..=2) => vec![format!("MARCHF{n}"), format!("MTARC{n}")],
        (3, n @ 3..=11) => vec![format!("MARCHF{n}")],
        // DEC1 is an alias of BHLHE40 as well, and the commoner one in papers: no repair is certain.
        (12, 1) => own(&["DELEC1", "BHLHE40"]),
        (12, 2) => own(&["BHLHE41"]),
        (10, 1) => own(&["POU2F1", "SLC22A1"]),
        (10, 2) => own(&["POU2F2", "SLC22A2"]),
        (10, 3) => own(&["POU5F1", "SLC22A3"]),
        (10, 4) => own(&["POU5F1"]),
        (10, 6) => own(&["POU3F1", "SLC22A16"]),
        (10, 7) => own(&["POU3F2"]),
        (10, 11) => own(&["POU2F3"]),
        (4, 3) => own(&["ATRAID"]),
        _ => Vec::new(),
    };
    GeneGuess { certain: candidates.len() == 1, candidates }
}

/// `2-Sep`, `Sep-02`, `1-Mar-24`, `Mar-1-2024`: month and the symbol's number.
fn named_month(text: &str) -> Option<(u32, u32)> {
    let normal = crate::text::nfkc(text);
    let parts: Vec<&str> = normal.split(['-', '‐', '–', '−', '/', ' ']).collect();
    let number = |part: &str| -> Option<u32> {
        let fits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse().ok()).flatten()
    };
    let year = |part: &str| matches!(part.len(), 2 | 4) && part.bytes().all(|b| b.is_ascii_digit());
    match parts.as_slice() {
        [first, second] if !normal.contains(' ') => match (month(first), month(second)) {
            (None, Some(month)) => number(first).filter(|n| (1..=31).contains(n)).map(|n| (month, n)),
            (Some(month), None) => {
                let by_hand = first.chars().all(|c| c.is_ascii_uppercase());
                let oct = month == 10 && matches!(*second, "1" | "2" | "3" | "4" | "6" | "7" | "11");
                let number = number(second).or_else(|| year(second).then_some(1));
                number.filter(|_| !by_hand && !oct).map(|n| (month, n))
            }
            _ => None,
        },
        [first, second, third] if year(third.trim_matches(',')) => match (month(first), month(second)) {
            (None, Some(month)) => number(first).map(|n| (month, n)),
            (Some(month), None) => number(second.trim_end_matches(',')).map(|n| (month, n)),
            _ => None,
        },
        _ => None,
    }
}

/// A month by its English name or the first three letters of it, 1 to 12.
pub(crate) fn month(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    let at =
        NAMES.iter().position(|name| *name == word || name[..3] == word || (*name == "september" && word == "sept"))?;
    u32::try_from(at + 1).ok()
}

/// `9月7日`, `2024年9月7日`, `2024-09-02`, `9/2/2024`.
fn numbers_only(text: &str) -> Option<(u32, u32)> {
    if let Some(ReadDate { month, day, .. }) = date(text, false) {
        // Eight digits alone and months without a day are more likely an id or a year.
        let whole = text.contains('日') || text.matches(['-', '/', '.']).count() >= 2;
        return whole.then_some((month, day));
    }
    let plain: String = plain(text).chars().filter(|c| !c.is_whitespace()).collect();
    if plain.starts_with(|c: char| c.is_ascii_digit()) && plain.contains('月') {
        let leap = date(&format!("2024年{plain}"), false)?;
        return plain.ends_with('日').then_some((leap.month, leap.day));
    }
    let (rest, year) = plain.rsplit_once('/')?;
    let swapped = date(&format!("{year}/{rest}"), false).filter(|_| year.len() == 4)?;
    Some((swapped.month, swapped.day))
}

/// Whether gene symbols stand under this heading: 標的, 標的遺伝子, gene symbol, キーワード, バイオマーカー … The project's own
/// collection; headings of dates, counts and sums (標的組入れ日, target date) are none.
pub fn gene_column(heading: &str) -> bool {
    const PARTS: &[&str] = &[
        "標的",
        "遺伝子",
        "たーげっと",
        "きーわーど",
        "ばいおまーかー",
        "まーかー",
        "たんぱく",
        "蛋白",
        "抗原",
        "しんぼる",
    ];
    const WORDS: &[&str] = &[
        "gene",
        "genes",
        "symbol",
        "symbols",
        "target",
        "targets",
        "keyword",
        "keywords",
        "biomarker",
        "biomarkers",
        "marker",
        "markers",
        "protein",
        "proteins",
        "molecule",
        "molecules",
        "antigen",
        "hgnc",
    ];
    const OTHER: &[&str] = &[
        "日", "年", "期", "額", "費", "数", "番号", "治療", "有無", "date", "year", "number", "count", "therapy",
        "amount",
    ];
    let folded = fold(heading);
    if OTHER.iter().any(|other| folded.contains(other)) {
        return false;
    }
    let bare: String = folded.chars().filter(|c| !c.is_whitespace()).collect();
    PARTS.iter().any(|part| bare.contains(part))
        || matches!(bare.as_str(), "分子" | "分子名" | "対象分子" | "keywords")
        || folded.split(|c: char| !c.is_ascii_alphabetic()).any(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_lead_back_to_the_genes_they_were() {
        let check = |cell: &str, genes: &[&str]| {
            let found = gene_date(cell, false).unwrap_or_else(|| panic!("{cell} is damage"));
            assert_eq!(found.candidates, genes, "{cell}");
            assert_eq!(found.certain, genes.len() == 1, "{cell}");
        };
        for cell in [
            "2-Sep",
            "02-Sep",
            "Sep-2",
            "Sep-02",
            "2-Sept",
            "2-SEP",
            "２－Ｓｅｐ",
            "2-Sep-24",
            "2-Sep-2024",
            "2/Sep",
            "9月2日",
            "９月２日",
            "2024年9月2日",
            "2024-09-02",
            "2024/9/2",
            "2024-09-02T00:00:00",
            "9/2/2024",
            "September-2",
            "2 Sep 2024",
            "Sep 2, 2024",
        ] {
            check(cell, &["SEPTIN2"]);
        }
        for cell in ["1-Mar", "Mar-01", "1-Mar-24", "3月1日", "2021-03-01"] {
            check(cell, &["MARCHF1", "MTARC1"]);
        }
        check("9月7日", &["SEPTIN7"]);
        check("9-Mar", &["MARCHF9"]);
        check("Dec-1", &["DELEC1", "BHLHE40"]);
        check("1-Dec", &["DELEC1", "BHLHE40"]);
        check("4-Oct", &["POU5F1"]);
        check("15-Sep", &["SELENOF"]);
        for cell in ["1-Feb", "20-Mar", "Mar-24", "31-Jan", "5月5日"] {
            check(cell, &[]);
        }
    }

    #[test]
    fn a_true_date_is_always_damage() {
        assert_eq!(gene_date("2024-09-02", true).unwrap().candidates, ["SEPTIN2"]);
        assert_eq!(gene_date("12:30:00", true).unwrap(), GeneGuess { candidates: Vec::new(), certain: false });
    }

    #[test]
    fn symbols_words_and_numbers_are_no_dates() {
        for cell in [
            "",
            "TP53",
            "SEPTIN2",
            "MARCHF1",
            "SEPT2",
            "MARCH1",
            "DEC1",
            "SEPT-2",
            "MARCH-1",
            "DEC-1",
            "Oct-4",
            "OCT-4",
            "Oct-3/4",
            "PD-1",
            "IL-2",
            "CD-19",
            "TNF-α",
            "March",
            "Sep",
            "Mar",
            "KRAS G12C",
            "2024",
            "2024年度",
            "20240901",
            "44075",
            "1/2",
            "12-LOX",
            "5-HT",
            "40-Sep",
            "Sep-2-x",
            "MAR 1",
            "may 2",
            "2-Deoxy",
            "Sepsis-3",
            "9月",
            "未定",
        ] {
            assert_eq!(gene_date(cell, false), None, "{cell}");
        }
    }

    #[test]
    fn serial_numbers_lead_back_only_where_a_gene_fits() {
        let check = |cell: &str, genes: &[&str]| {
            let found = gene_serial(cell).map(|g| g.candidates).unwrap_or_default();
            assert_eq!(found, genes, "{cell}");
        };
        check("44075", &["SEPTIN1"]);
        check("４４０７５", &["SEPTIN1"]);
        check("44075.0", &["SEPTIN1"]);
        check("45537", &["SEPTIN2"]);
        check("44256", &["MARCHF1", "MTARC1"]);
        check("45627", &["DELEC1", "BHLHE40"]);
        for cell in ["45383", "44000", "36525", "54789", "4407", "440755", "44075a", "", "44075.5"] {
            assert_eq!(gene_serial(cell), None, "{cell}");
        }
    }

    #[test]
    fn headings_tell_where_genes_belong() {
        for heading in [
            "標的",
            "標的遺伝子",
            "遺伝子",
            "遺伝子名",
            "Gene",
            "gene_symbol",
            "Symbol",
            "Target",
            "キーワード",
            "ｷｰﾜｰﾄﾞ",
            "Keywords",
            "バイオマーカー",
            "マーカー",
            "標的タンパク質",
            "標的分子",
            "分子",
            "Key gene(s)",
            "HGNC",
        ] {
            assert!(gene_column(heading), "{heading}");
        }
        for heading in [
            "",
            "研究開始日",
            "課題名",
            "研究開発費（千円）",
            "備考",
            "低分子",
            "generation",
            "General",
            "Target date",
            "標的組入れ数",
            "遺伝子治療",
            "標的年度",
            "機関",
            "年度",
        ] {
            assert!(!gene_column(heading), "{heading}");
        }
    }
}
