//! What a value looks like, for guessing columns by what stands in them.
//!
//! The word lists are the project's own collection, started from the value patterns of AMED's public tables
//! (教授/准教授/部長/所長 are positions, 大学/センター/研究所/機構/株式会社/病院 institutions). One cell proves nothing; the share of a
//! column's cells does.

mod words;

pub use crate::likeness::likeness;

use crate::amount::{Amount, Unit, amount};
use crate::text::{fold, nfkc};
use crate::{ProjectNumber, date, fiscal_years};
use words::{INSTITUTIONS, INSTITUTIONS_EN, POSITIONS, SENTENCE, TITLE_ENDS};

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty())
}

/// A folded text without what stands in brackets.
fn without_brackets(text: &str) -> String {
    let (mut depth, mut out) = (0_u32, String::new());
    for c in text.chars() {
        match c {
            '(' | '[' | '【' | '〔' | '「' => depth += 1,
            ')' | ']' | '】' | '〕' | '」' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// A position: 教授, 特任准教授, センター長, 代表取締役社長, Associate Professor; several with a slash or 兼. Not with the
/// institution before it.
pub fn is_position(cell: &str) -> bool {
    let folded = without_brackets(&fold(cell));
    let mut parts = folded.split(['/', '・', '、', ',', '兼', ' ']).filter(|p| !p.is_empty()).peekable();
    if folded.chars().count() > 40 || parts.peek().is_none() {
        return false;
    }
    let position = |part: &str| {
        let end = POSITIONS.iter().filter(|p| part.ends_with(*p)).max_by_key(|p| p.len());
        end.is_some_and(|end| {
            let rest = part[..part.len() - end.len()].replace("大学院", "");
            !INSTITUTIONS.iter().any(|word| rest.contains(word)) && rest.chars().count() <= 12
        })
    };
    if folded.is_ascii() {
        let all: Vec<&str> = words(&folded).collect();
        let named = all.iter().any(|word| POSITIONS.contains(word));
        return named && all.len() <= 6 && !all.iter().any(|word| INSTITUTIONS_EN.contains(word) && *word != "center");
    }
    let all: Vec<&str> = parts.collect();
    all.last().is_some_and(|last| position(last)) && !all.iter().any(|part| is_institution(part))
}

/// An institution: 架空大学, 国立研究開発法人…, ㈱…, …病院, University of …; not a title that mentions one.
pub fn is_institution(cell: &str) -> bool {
    let folded = fold(cell);
    let text = without_brackets(&folded);
    let text = text.trim();
    if folded.chars().count() > 80 || POSITIONS.iter().any(|p| !p.is_ascii() && text.ends_with(p)) {
        return false;
    }
    if SENTENCE.iter().any(|word| text.contains(word)) || TITLE_ENDS.iter().any(|end| text.ends_with(end)) {
        return false;
    }
    INSTITUTIONS.iter().any(|word| folded.contains(word))
        || (!is_japanese(cell) && words(text).count() <= 10 && words(text).any(|word| INSTITUTIONS_EN.contains(&word)))
}

/// A person's name: two to six kanji or kana, with or without a space (架空 太郎), katakana and hiragana only with one
/// (見本・ジョン), Latin words with capitals (Taro YAMADA, Yamada, T.).
pub fn is_person(cell: &str) -> bool {
    let text = nfkc(cell.trim());
    let text = text.strip_suffix('氏').or_else(|| text.strip_suffix("先生")).unwrap_or(&text).trim();
    if text.is_empty() || is_institution(text) || is_position(text) {
        return false;
    }
    if text.is_ascii() { latin_name(text) } else { japanese_name(text) }
}

fn japanese_name(text: &str) -> bool {
    // Kanji of the field that names do not have, and words that are no names.
    const NOT: &str = "症病癌薬剤療抗核酸胞菌毒験費額型期度否課瘍炎腫遺脳膵肺肝腎";
    const WORDS: &[&str] = &[
        "未定",
        "非公開",
        "不明",
        "該当",
        "同上",
        "なし",
        "合計",
        "小計",
        "総計",
        "公開",
        "継続",
        "新規",
        "事業",
        "研究",
        "開発",
        "がん",
        "基礎",
        "応用",
        "分子",
        "治験",
        "標的",
        "調整",
        "令和",
        "平成",
        "低分子",
        "抗体",
        "合成データ",
        "対象",
        "年",
        "医学",
        "評価",
        "系",
    ];
    let parts: Vec<&str> = text.split([' ', '・', '=']).filter(|p| !p.is_empty()).collect();
    let letters = || parts.iter().flat_map(|part| part.chars());
    let name_letter = |c: char| {
        kana(c)
            || matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FFFF}' | '々' | '〆' | 'ヶ')
    };
    let kanji = letters().filter(|c| !kana(*c)).count();
    let count = letters().count();
    if !letters().all(name_letter) || letters().any(|c| NOT.contains(c)) || WORDS.iter().any(|word| text.contains(word))
    {
        return false;
    }
    match parts.as_slice() {
        [_] => (2..=6).contains(&count) && kanji >= 2 && text.chars().next().is_some_and(|c| !kana(c)),
        [first, second] => {
            let length = |part: &str| part.chars().count();
            let most = if kanji > 0 { 4 } else { 9 };
            length(first) <= most && length(second) <= most && count >= 2
        }
        [..] => kanji == 0 && parts.len() <= 4,
    }
}

fn latin_name(text: &str) -> bool {
    const NOT: &[&str] = &[
        "of",
        "the",
        "for",
        "and",
        "in",
        "cancer",
        "disease",
        "cell",
        "cells",
        "therapy",
        "syndrome",
        "drug",
        "study",
        "type",
        "small",
        "molecule",
        "total",
        "antibody",
        "gene",
        "title",
        "name",
        "virus",
        "vaccine",
        "receptor",
        "inhibitor",
        "project",
        "development",
    ];
    let parts: Vec<&str> = text.split([' ', ',']).filter(|p| !p.is_empty()).collect();
    let name = |part: &str| {
        let letters = part.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '.' | '-' | '\''));
        let upper = part.starts_with(|c: char| c.is_ascii_uppercase());
        letters && upper && part.len() <= 15 && !NOT.contains(&part.to_ascii_lowercase().as_str())
    };
    (2..=4).contains(&parts.len())
        && parts.iter().all(|part| name(part))
        && parts.iter().any(|p| p.trim_matches('.').len() > 1)
}

/// A 課題管理番号 that fits the pattern.
pub fn is_project_number(cell: &str) -> bool {
    ProjectNumber::read(cell).is_some_and(|number| number.standard)
}

/// A fiscal year or a range of them, not a full date.
pub fn is_year(cell: &str) -> bool {
    !is_date(cell) && fiscal_years(cell).is_some()
}

/// A date, with or without its day.
pub fn is_date(cell: &str) -> bool {
    date(cell, false).is_some()
}

/// A sum of money; plain numbers too, four digits that may be a year among them.
pub fn is_amount(cell: &str) -> bool {
    matches!(amount(cell, Unit::Thousand), Amount::Yen(_))
}

/// A web address or DOI.
pub fn is_url(cell: &str) -> bool {
    let text = nfkc(cell.trim()).to_ascii_lowercase();
    let start = ["http://", "https://", "www.", "ftp://", "doi:10."].iter().any(|start| text.starts_with(start));
    (start || (text.starts_with("10.") && text.contains('/'))) && !text.contains(char::is_whitespace)
}

/// English: no kana or kanji, and letters make up most of it.
pub fn is_english(cell: &str) -> bool {
    let text = nfkc(cell);
    let filled = text.chars().filter(|c| !c.is_whitespace()).count();
    let letters = text.chars().filter(char::is_ascii_alphabetic).count();
    letters >= 3 && letters * 10 >= filled * 6 && !text.chars().any(japanese)
}

/// Japanese: kana or kanji make up a fifth of it at least (CAR-T, EGFR … stand in many titles).
pub fn is_japanese(cell: &str) -> bool {
    let text = nfkc(cell);
    let filled = text.chars().filter(|c| !c.is_whitespace()).count();
    let found = text.chars().filter(|c| japanese(*c)).count();
    found > 0 && found * 5 >= filled
}

/// Kana only (readings of names: カクウ タロウ, かくう たろう, full or half width).
pub fn is_kana(cell: &str) -> bool {
    let text = nfkc(cell.trim());
    let letters = text.chars().filter(|c| kana(*c)).count();
    letters >= 2 && text.chars().all(|c| kana(c) || c.is_whitespace() || matches!(c, '・' | '=' | '-'))
}

fn kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | 'ー' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ')
}

fn japanese(c: char) -> bool {
    kana(c) || matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '々' | '〆')
}

/// A word of a total row: 小計, 合　計, 総計, 【合計】, 計, 合計（5件）, 合計 12件, 低分子 計, 低分子 集計 (Excel's subtotals), 〇〇事業計, total,
/// Grand Total, Antibody Total. Not 設計, 統計, 会計, 心電計 and other words that end alike.
pub fn is_total_word(cell: &str) -> bool {
    const WHOLE: &[&str] = &[
        "計",
        "小計",
        "中計",
        "合計",
        "総計",
        "総合計",
        "累計",
        "集計",
        "総額",
        "平均",
        "合計額",
        "合計金額",
        "total",
        "totals",
        "subtotal",
        "grandtotal",
        "sum",
        "average",
        "小計金額",
        "総合計額",
    ];
    let folded = without_brackets(&fold(cell));
    let marked: String =
        folded.chars().filter(|c| !matches!(c, ':' | '=' | '■' | '●' | '*' | '-' | '◆' | '〇')).collect();
    let words: Vec<&str> = marked.split(' ').filter(|w| !w.is_empty()).collect();
    let bare: String = words.concat();
    if bare.is_empty() {
        // 【合計】, （計）: nothing but a bracket.
        let inside: String = fold(cell).chars().filter(|c| c.is_alphanumeric()).collect();
        return WHOLE.contains(&inside.as_str());
    }
    let count = bare.chars().count();
    if WHOLE.contains(&bare.as_str()) {
        return true;
    }
    if ["小計", "合計", "総計", "総合計", "累計"].iter().any(|end| bare.ends_with(end)) {
        return count <= 20;
    }
    // 計12件, 合計 5,000 千円
    let head = WHOLE.iter().filter_map(|word| bare.strip_prefix(word)).min_by_key(|rest| rest.len());
    if let Some(rest) = head
        && rest.starts_with(|c: char| c.is_ascii_digit())
    {
        let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
        return matches!(unit, "" | "件" | "課題" | "名" | "機関" | "円" | "千円" | "百万円" | "社" | "項目" | "事業");
    }
    match words.as_slice() {
        [.., last] if words.len() >= 2 && matches!(*last, "計" | "集計" | "total" | "subtotal") => count <= 30,
        [only] => {
            ["事業", "年度", "課題", "部門", "区分", "機関", "分野", "枠"]
                .iter()
                .any(|of| only.strip_suffix('計').is_some_and(|rest| rest.ends_with(of)))
                && count <= 30
        }
        _ => false,
    }
}

/// The start of a note above or below a table: ※, （注）, 注1), 注：, *, †, 備考：, 出典：, 本表は …, Note:, Source:.
/// A text that merely begins with 注 (注意欠如・多動症) is none.
pub fn is_note(cell: &str) -> bool {
    const STARTS: &[&str] = &[
        "※",
        "*",
        "†",
        "‡",
        "(注",
        "[注",
        "【注",
        "〔注",
        "(※",
        "(*",
        "注記",
        "脚注",
        "備考:",
        "出典",
        "出所",
        "資料:",
        "補足:",
        "凡例",
        "本表",
        "本一覧",
        "本リスト",
        "上記",
        "(単位",
        "単位:",
        "note:",
        "notes:",
        "note)",
        "note.",
        "source:",
        "sources:",
        "remark:",
        "remarks:",
        "(note",
        "【備考",
    ];
    let text = nfkc(cell.trim()).to_lowercase();
    let after_mark = text.strip_prefix('注').map(|rest| rest.trim_start());
    STARTS.iter().any(|start| text.starts_with(start))
        || after_mark.is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | ':' | '.' | ',' | '、' | '】'))
        })
}

#[cfg(test)]
mod tests;
