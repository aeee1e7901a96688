//! Ids that lost digits.

use crate::text::{fold, nfkc};

/// Length of the ids under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdWidth {
    /// Fixed by whoever hands them out: number of digits.
    Fixed(usize),
    /// To be seen from the column.
    Unknown,
}

/// Whether the whole cell is a number in E-notation with a plus sign and an exponent of 4 or more (`2.02401E+13`,
/// `1e+15`), as spreadsheets show and save ids of twelve and more digits. Not: small numbers (`1.2E-5` never was an
/// id), names like `2E10` (no sign), numbers inside a sentence.
pub fn e_notation(cell: &str) -> bool {
    let text = nfkc(cell.trim());
    let Some((mantissa, exponent)) = text.split_once("E+").or_else(|| text.split_once("e+")) else { return false };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let fits = match mantissa.split_once('.') {
        Some((whole, fraction)) => whole.len() == 1 && digits(whole) && digits(fraction),
        None => mantissa.len() == 1 && digits(mantissa),
    };
    fits && digits(exponent) && exponent.len() <= 3 && exponent.parse().is_ok_and(|e: u32| e >= 4)
}

/// Headings compared without spaces and marks.
fn bare(heading: &str) -> String {
    fold(heading).chars().filter(|c| c.is_alphanumeric() || matches!(c, '#' | 'ー')).collect()
}

/// Headings of running numbers, which are no ids: `#`, No., №, 連番, 項番, 通し番号 … (own collection). 整理番号 and 番号 alone
/// are not in it: they name things.
pub fn running_number(heading: &str) -> bool {
    matches!(
        bare(heading).as_str(),
        "#" | "no"
            | "nо"
            | "連番"
            | "番"
            | "項番"
            | "通番"
            | "通し番号"
            | "通し番"
            | "通しno"
            | "通番号"
            | "連続番号"
            | "行番号"
            | "行"
            | "行no"
            | "順番"
            | "順"
            | "順位"
            | "項"
            | "項目番号"
            | "sno"
            | "slno"
            | "srno"
            | "sn"
            | "seq"
            | "seqno"
            | "row"
            | "rowno"
            | "index"
            | "件番"
    )
}

/// Whether ids stand under this heading, and how long they are. Fixed lengths: e-Rad's 研究者番号 8 digits (e-Rad
/// 操作マニュアル), 法人番号 13 (国税庁), 郵便番号 7 (日本郵便). Of unknown length: …ID, …番号, …コード, …code, …no.
/// Running numbers are no ids.
pub fn id_heading(heading: &str) -> Option<IdWidth> {
    let text = bare(heading);
    if running_number(heading) || text.is_empty() {
        return None;
    }
    let has = |part: &str| text.contains(part);
    if has("研究者番号") || has("研究者id") || has("eradresearcherid") || text == "erad" || text == "erad番号"
    {
        return Some(IdWidth::Fixed(8));
    }
    if has("法人番号") && !has("会社法人") {
        return Some(IdWidth::Fixed(13));
    }
    if has("郵便番号") || text == "zip" || has("zipcode") || has("postalcode") {
        return Some(IdWidth::Fixed(7));
    }
    let folded = fold(heading);
    let last = folded.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty()).unwrap_or("");
    let named = ["番号", "こーど", "識別子", "管理no", "整理no"].iter().any(|end| text.ends_with(end));
    // `ID` behind Japanese, or as a word of its own: not the end of an English word (acid, hybrid).
    let ends_with_word = |word: &str| {
        last == word || text.strip_suffix(word).is_some_and(|rest| rest.ends_with(|c: char| !c.is_ascii_alphanumeric()))
    };
    let english = ["id", "ids", "code", "no", "key"].iter().any(|word| ends_with_word(word));
    (named || english).then_some(IdWidth::Unknown)
}

/// Headings whose numbers are amounts, counts or years, never ids.
fn measures(heading: &str) -> bool {
    const ENDS: &[&str] = &[
        "年度", "年", "月", "日", "額", "円", "費", "数", "率", "予算", "割合", "人", "件", "期間", "year", "years",
        "date", "amount", "budget", "cost", "yen", "count", "total", "age", "年齢", "点", "順位",
    ];
    let text = bare(heading);
    running_number(heading)
        || ENDS.iter().any(|end| text.ends_with(end))
        || text.contains("金額")
        || text.contains("円")
}

/// Cells of one column that lost leading zeros: position in `cells` and the text with its zeros back.
///
/// `cells` are all data cells of the column. Flagged are cells of digits only that are shorter than the column's
/// width W ≥ 4: at least half of the filled cells are digits of that width, two at least, and one of them begins
/// with 0. Where the heading fixes the width ([`id_heading`]) no such witness is needed as long as no cell is longer:
/// then cells up to two digits short are flagged (all that lost zeros of a researcher number or a postal code are),
/// or up to half the width where the column shows a full one. 法人番号 never begin with 0 (their first digit checks the
/// rest and is 1 to 9), so they need the witness. Never for running numbers, years, amounts, counts.
pub fn lost_zeros(cells: &[&str], heading: &str) -> Vec<(usize, String)> {
    if measures(heading) {
        return Vec::new();
    }
    let texts: Vec<String> = cells.iter().map(|cell| nfkc(cell.trim())).collect();
    let filled = texts.iter().filter(|text| !text.is_empty()).count();
    let digits: Vec<(usize, &str)> = texts
        .iter()
        .enumerate()
        .filter(|(_, text)| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()))
        .map(|(at, text)| (at, text.as_str()))
        .collect();
    let of_width = |width: usize| digits.iter().filter(|(_, text)| text.len() == width).count();
    let seen = digits.iter().filter(|(_, text)| text.starts_with('0') && text.len() >= 4).map(|(_, text)| text.len());
    let seen = seen.filter(|width| of_width(*width) >= 2 && of_width(*width) * 2 >= filled).max();
    let (width, shortest) = match (seen, id_heading(heading)) {
        (Some(width), _) => (width, 1),
        (None, Some(IdWidth::Fixed(width @ (7 | 8)))) if digits.iter().all(|(_, text)| text.len() <= width) => {
            (width, if of_width(width) > 0 { width / 2 } else { width - 2 })
        }
        _ => return Vec::new(),
    };
    digits
        .iter()
        .filter(|(_, text)| (shortest..width).contains(&text.len()) && text.bytes().any(|b| b != b'0'))
        .map(|(at, text)| (*at, format!("{text:0>width$}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_cells_in_e_notation_are_found() {
        for cell in ["2.02401E+13", "1E+15", "2.31e+19", "2.0240100012E+13", "２．０２Ｅ＋１３", " 1.2E+06 ", "1e+100"]
        {
            assert!(e_notation(cell), "{cell}");
        }
        for cell in [
            "",
            "1.2E-5",
            "2E10",
            "1E5",
            "20240100012345",
            "細胞数 1.2E+06 個を投与する。",
            "E+13",
            "12.5E+13",
            "1.E+5",
            "1.5E+3",
            "2.0E+",
            "HeLa E+",
            "1E+1000",
        ] {
            assert!(!e_notation(cell), "{cell}");
        }
    }

    #[test]
    fn running_numbers_and_ids_are_told_by_their_heading() {
        for heading in
            ["#", "No", "No.", "Ｎｏ．", "№", "NO", "連番", "番", "項番", "通し番号", "行番号", "S/N", "Sl. No."]
        {
            assert!(running_number(heading), "{heading}");
            assert_eq!(id_heading(heading), None, "{heading}");
        }
        let check = |heading: &str, width: Option<IdWidth>| {
            assert_eq!(id_heading(heading), width, "{heading}");
            assert!(!running_number(heading), "{heading}");
        };
        check("研究者番号", Some(IdWidth::Fixed(8)));
        check("e-Rad 研究者番号", Some(IdWidth::Fixed(8)));
        check("ｅ－Ｒａｄ研究者番号", Some(IdWidth::Fixed(8)));
        check("eradResearcherId", Some(IdWidth::Fixed(8)));
        check("法人番号", Some(IdWidth::Fixed(13)));
        check("郵便番号", Some(IdWidth::Fixed(7)));
        for heading in [
            "課題ID",
            "課題 ID",
            "整理番号",
            "機関コード",
            "番号",
            "project_id",
            "Project No.",
            "themeNo code",
            "課題管理番号",
            "受付No.",
        ] {
            check(heading, Some(IdWidth::Unknown));
        }
        for heading in ["課題名", "研究開発費", "hybrid", "acid", "年度", "所属機関", "備考", ""] {
            check(heading, None);
        }
    }

    #[test]
    fn lost_zeros_are_found_and_put_back() {
        let check = |heading: &str, cells: &[&str], expected: &[(usize, &str)]| {
            let expected: Vec<(usize, String)> = expected.iter().map(|(at, text)| (*at, (*text).to_owned())).collect();
            assert_eq!(lost_zeros(cells, heading), expected, "{heading} {cells:?}");
        };
        check("機関コード", &["01234", "01240", "1250", "23456", "", "x"], &[(2, "01250")]);
        check("整理番号", &["0012", "0345", "12"], &[(2, "0012")]);
        check("メモ", &["00012", "00013", "14", "00015"], &[(2, "00014")]);
        check("研究者番号", &["10234567", "234567", "90123456", "1234567"], &[(1, "00234567"), (3, "01234567")]);
        check("研究者番号", &["1234567", "234568"], &[(0, "01234567"), (1, "00234568")]);
        check("郵便番号", &["600001", "１０００００１", "060-0001"], &[(0, "0600001")]);
        check("法人番号", &["1234567890123", "123456789012"], &[]);
        check("課題ID", &["20240100012345", "2024"], &[]);
        check("機関コード", &["1234", "12345", "123456"], &[]);
        check("研究者番号", &["1234", "1235"], &[]);
        check("研究者番号", &["123456789", "1234567"], &[]);
        check("連番", &["0001", "0002", "3"], &[]);
        check("No.", &["0001", "0002", "3"], &[]);
        check("年度", &["0024", "0025", "24"], &[]);
        check("研究開発費（千円）", &["0100", "0200", "50"], &[]);
        check("コード", &["0001", "0002", "0"], &[]);
        check("コード", &["0001", "12", "345", "6789", "01"], &[]);
        check("", &[], &[]);
    }
}
