//! The one folding of Japanese and English text, for search, matching and duplicate detection.
//!
//! NFKC (which also settles width), lower case, katakana to hiragana, old and variant kanji to the
//! common form, 癌 to がん, every hyphen and dash to `-`, white space runs to one space; invisible and control characters
//! and variation selectors are dropped. `fold_with_map` keeps,
//! for each byte of the folded text, the byte range of the original it came from.

pub mod mark;

use crate::damage::dropped;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Unicode NFKC. Width differences disappear, composed kana stay composed.
pub fn nfkc(text: &str) -> String {
    if text.chars().all(plain) { text.to_owned() } else { text.nfkc().collect() }
}

/// Characters that NFKC leaves as they are beside one another, that have no case, but for ASCII, and that are not
/// dropped: what most text is made of. Marks that compose with one before them are not among them.
fn plain(c: char) -> bool {
    matches!(
        c,
        ' '..='~' | '\u{3001}'..='\u{3002}' | '\u{3005}'..='\u{3011}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FC}'
            | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
    )
}

/// How many bytes at the beginning need no normalization: plain characters with nothing behind that could compose.
fn plain_bytes(text: &str) -> usize {
    match text.char_indices().find(|(_, c)| !plain(*c)) {
        None => text.len(),
        Some((at, _)) => text[..at].char_indices().next_back().map_or(0, |(last, _)| last),
    }
}

/// The folded text.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Appends the folded text, so that an arena needs no copy per field.
pub fn fold_into(text: &str, out: &mut String) {
    let mut space = true;
    let mut rest = text;
    while !rest.is_empty() {
        let (before, other) = rest.split_at(plain_bytes(rest));
        before.chars().for_each(|c| push_folded(c, out, &mut space));
        let end = other.char_indices().skip(1).find(|(_, c)| plain(*c)).map_or(other.len(), |(at, _)| at);
        // Dropped before NFKC, so that marks compose over them.
        for c in other[..end].chars().filter(|c| !dropped(*c)).nfkc() {
            push_folded(c, out, &mut space);
        }
        rest = &other[end..];
    }
    if space && out.ends_with(' ') {
        out.pop();
    }
}

fn push_folded(c: char, out: &mut String, space: &mut bool) {
    if c.is_whitespace() {
        if !*space {
            out.push(' ');
        }
        *space = true;
        return;
    }
    *space = false;
    match c {
        'a'..='z' | '0'..='9' => out.push(c),
        // Hyphens and dashes; NOT the katakana length mark U+30FC, which carries meaning.
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}' | '\u{00AD}' => out.push('-'),
        // Katakana to hiragana (ァ..ヶ). ヷ..ヺ have no hiragana.
        '\u{30A1}'..='\u{30F6}' => out.push(char::from_u32(c as u32 - 0x60).unwrap_or(c)),
        _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        // The field writes 癌, がん and ガン for the same word, often in one title list.
        '癌' => out.push_str("がん"),
        _ => match variant(c) {
            Some(common) => out.push(common),
            None if plain(c) => out.push(c),
            None => out.extend(c.to_lowercase()),
        },
    }
}

/// Old or variant kanji (旧字体・異体字) that names and disease words use, to the common form.
/// The pairs are the project's own collection, sorted at first use.
fn variant(c: char) -> Option<char> {
    static SORTED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
        let mut pairs: Vec<(char, char)> = VARIANTS.chars().zip(COMMON.chars()).collect();
        pairs.sort_unstable();
        pairs
    });
    // Kana and marks lie below the kanji: most Japanese text never searches.
    if c < '\u{3400}' {
        return None;
    }
    SORTED.binary_search_by_key(&c, |pair| pair.0).ok().map(|at| SORTED[at].1)
}

const VARIANTS: &str = "斎齋齊髙﨑碕嵜邊邉澤濱濵廣國學會體醫藥發實驗靜淺櫻瀨瀧龍應圓榮衞惠條證腦檢變單點傳轉壽槇德賴黑眞愼鄕嶋嶌冨籐舘埜曻渕渊";
const COMMON: &str = "斉斉斉高崎崎崎辺辺沢浜浜広国学会体医薬発実験静浅桜瀬滝竜応円栄衛恵条証脳検変単点伝転寿槙徳頼黒真慎郷島島富藤館野昇淵淵";

/// Folded text with, for each of its bytes, the byte offset in the original where its source starts.
/// `map` has one more entry than the text has bytes: the original's length.
pub fn fold_with_map(text: &str) -> (String, Vec<u32>) {
    let mut folded = String::with_capacity(text.len());
    let mut map: Vec<u32> = Vec::with_capacity(text.len() + 1);
    let mut space = true;
    // Fold cluster by cluster: a base character with the combining or half-width marks that NFKC
    // would compose with it. Folding clusters apart gives the same text as folding the whole.
    for (start, cluster) in clusters(text) {
        for c in cluster.chars().filter(|c| !dropped(*c)).nfkc() {
            push_folded(c, &mut folded, &mut space);
        }
        map.resize(folded.len(), u32::try_from(start).unwrap_or(u32::MAX));
    }
    if space && folded.ends_with(' ') {
        folded.pop();
        map.truncate(folded.len());
    }
    map.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
    (folded, map)
}

fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut starts: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| !unicode_normalization::char::is_combining_mark(*c))
        // Half-width voicing marks, and the letters of Hangul that join the one before.
        .filter(|(_, c)| !matches!(c, '\u{FF9E}' | '\u{FF9F}' | '\u{1160}'..='\u{11FF}'))
        .filter(|(_, c)| !dropped(*c))
        .map(|(at, _)| at)
        .collect();
    if !text.is_empty() && starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    starts.into_iter().zip(ends).map(move |(start, end)| (start, &text[start..end]))
}

/// Offsets in bytes as offsets in Unicode code points, for offsets that mostly rise: each stretch is counted once.
#[derive(Debug, Clone)]
pub struct CodePoints<'a> {
    text: &'a str,
    byte: usize,
    point: u32,
}

impl CodePoints<'_> {
    /// Of a text.
    pub fn of(text: &str) -> CodePoints<'_> {
        CodePoints { text, byte: 0, point: 0 }
    }

    /// The code point that begins at this byte; inside a character or behind the text it is the next boundary before.
    pub fn at(&mut self, byte: usize) -> u32 {
        let byte = self.text.floor_char_boundary(byte);
        if byte < self.byte {
            (self.byte, self.point) = (0, 0);
        }
        self.point += u32::try_from(self.text[self.byte..byte].chars().count()).unwrap_or(u32::MAX);
        self.byte = byte;
        self.point
    }
}

/// The terms of a cell that holds several: split at 、；;，,｜| and line breaks, and at a slash between two words
/// (PD-1/PD-L1, 抗体／siRNA; not I/II, Oct-3/4, A/B, dates, addresses), never inside brackets. A comma between digits (1,000)
/// parts nothing. Terms are trimmed, bullets before them dropped, empty ones left out.
pub fn split_terms(cell: &str) -> Vec<&str> {
    let (mut terms, mut depth, mut start) = (Vec::new(), 0_u32, 0);
    let address = cell.contains("://");
    for (at, c) in cell.char_indices() {
        let after = &cell[at + c.len_utf8()..];
        let parts = match c {
            '(' | '（' | '[' | '［' | '【' | '〔' | '「' | '『' | '〈' | '《' => {
                depth += 1;
                false
            }
            ')' | '）' | ']' | '］' | '】' | '〕' | '」' | '』' | '〉' | '》' => {
                depth = depth.saturating_sub(1);
                false
            }
            '、' | '；' | ';' | '｜' | '|' | '\n' | '\r' | '､' => depth == 0,
            // A line break ends an unclosed bracket's hold only at the cell's end; a comma inside a number parts nothing.
            ',' | '，' => {
                let digit = |c: Option<char>| c.is_some_and(|c| c.is_numeric());
                depth == 0 && !(digit(cell[..at].chars().next_back()) && digit(after.chars().next()))
            }
            '/' | '／' => depth == 0 && !address && slash_parts(&cell[start..at], after),
            _ => false,
        };
        if parts {
            terms.push(&cell[start..at]);
            start = at + c.len_utf8();
        }
    }
    terms.push(&cell[start..]);
    let bullet = |c: char| c.is_whitespace() || matches!(c, '・' | '･' | '●' | '○' | '■' | '◆' | '•');
    terms.into_iter().map(|term| term.trim_start_matches(bullet).trim_end()).filter(|term| !term.is_empty()).collect()
}

/// Whether a slash between these stands between two words of their own.
fn slash_parts(before: &str, after: &str) -> bool {
    let after =
        after.split(['、', '；', ';', '｜', '|', '\n', '，', ',', '/', '／', '（', '(']).next().unwrap_or("").trim();
    let before = before.trim();
    // Roman numerals and digits that touch the slash count on (第I/II相, 3/4, 2024/04).
    let counts = |c: char| matches!(c, 'I' | 'V' | 'X' | 'i' | 'v' | 'x' | 'Ⅰ'..='Ⅻ') || c.is_numeric();
    let word = |c: &char| c.is_alphanumeric() && (c.is_ascii() || matches!(c, 'Ⅰ'..='Ⅻ'));
    let left: String = before.chars().rev().take_while(word).collect();
    let right: String = after.chars().take_while(word).collect();
    let counting = |run: &str| !run.is_empty() && run.chars().all(counts);
    before.chars().count() >= 2
        && after.chars().count() >= 2
        && !(counting(&right) && (counting(&left) || left.is_empty()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn code_points_are_counted_forth_and_back() {
        let mut points = super::CodePoints::of("a𠮷b");
        assert_eq!([0, 1, 5, 6, 1, 99, 3].map(|byte| points.at(byte)), [0, 1, 2, 3, 1, 3, 1]);
    }

    use super::*;

    #[test]
    fn folding_settles_width_case_kana_and_variants() {
        let check = |text: &str, folded: &str| {
            assert_eq!(fold(text), folded);
            assert_eq!(fold_with_map(text).0, folded, "with map: {text}");
        };
        check("ＥＧＦＲ", "egfr");
        check("ﾀﾝﾊﾟｸ質", "たんぱく質");
        check("タンパク質", "たんぱく質");
        check("髙橋 斎藤　﨑山", "高橋 斉藤 崎山");
        check("CAR−T　細胞 ", "car-t 細胞");
        check("Ⅱ型", "ii型");
        check("か\u{3099}ん", "がん");
        check("  ", "");
        check("腦梗塞", "脳梗塞");
        check("膵癌と膵ガン", "膵がんと膵がん");
        check("\u{FEFF}膵\u{200B}臓\u{202E}", "膵臓");
        check("か\u{200B}\u{3099}ん", "がん");
        check("ﾀ\u{0}ﾞ", "だ");
        check("a\u{7}b \u{200B} c", "ab c");
        check("葛\u{E0100}城", "葛城");
        check(" \u{200B} ", "");
    }

    /// The short way round normalization gives what normalization gives, whatever stands beside what.
    #[test]
    fn plain_text_folds_like_any_other() {
        let alphabet: Vec<char> = "aZ 9-。ーかガハ゛癌髙漢\u{3099}\u{309A}\u{301}\u{200B}\u{FE0F}\u{E0100}\u{0}\n　Ａｶﾞﾊﾟéёﬁ①Ⅱ각\u{1100}\u{1161}\u{11A8}İẞ\u{2212}\u{F900}"
            .chars()
            .collect();
        let mut seed = 1_u64;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..8 {
                // Numerical Recipes' generator: any that repeats will do.
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push(alphabet[(seed >> 33) as usize % alphabet.len()]);
            }
            let mapped = fold_with_map(&text).0;
            assert_eq!(fold(&text).escape_unicode().to_string(), mapped.escape_unicode().to_string(), "{text:?}");
            assert_eq!(nfkc(&text), text.nfkc().collect::<String>(), "{text:?}");
        }
    }

    #[test]
    fn every_variant_has_a_common_form() {
        assert_eq!(VARIANTS.chars().count(), COMMON.chars().count());
    }

    #[test]
    fn offsets_lead_back_to_the_original() {
        let text = "抗ＰＤ－１抗体とﾀﾝﾊﾟｸ";
        let (folded, map) = fold_with_map(text);
        let at = folded.find("pd-1").unwrap();
        let (start, end) = (map[at] as usize, map[at + 4] as usize);
        assert_eq!(&text[start..end], "ＰＤ－１");
        let at = folded.find("ぱ").unwrap();
        assert_eq!(&text[map[at] as usize..map[at + "ぱ".len()] as usize], "ﾊﾟ");
        let text = "\u{FEFF}抗\u{200B}PD\u{200B}-1";
        let (folded, map) = fold_with_map(text);
        let at = folded.find("pd-1").unwrap();
        assert_eq!(&text[map[at] as usize..map[at + 4] as usize], "PD\u{200B}-1");
        assert_eq!(map.len(), folded.len() + 1);
    }

    #[test]
    fn cells_of_several_terms_are_split_where_people_mean_it() {
        let check = |cell: &str, terms: &[&str]| assert_eq!(split_terms(cell), terms, "{cell}");
        check("PD-1、CTLA-4", &["PD-1", "CTLA-4"]);
        check("EGFR；HER2", &["EGFR", "HER2"]);
        check("EGFR; HER2 ;", &["EGFR", "HER2"]);
        check("TNF\nIL-6", &["TNF", "IL-6"]);
        check("TNF\r\nIL-6\r\n", &["TNF", "IL-6"]);
        check("低分子／アンチセンス核酸", &["低分子", "アンチセンス核酸"]);
        check("抗体医薬／siRNA", &["抗体医薬", "siRNA"]);
        check("PD-1/PD-L1", &["PD-1", "PD-L1"]);
        check("CD4/CD8/CD3", &["CD4", "CD8", "CD3"]);
        check("GLP-1 / GIP", &["GLP-1", "GIP"]);
        check("HER2,EGFR，KRAS", &["HER2", "EGFR", "KRAS"]);
        check("肺がん｜膵がん|胃がん", &["肺がん", "膵がん", "胃がん"]);
        check("・肺がん\n・膵がん", &["肺がん", "膵がん"]);
        check("抗体（IgG、IgM）、核酸", &["抗体（IgG、IgM）", "核酸"]);
        check("EGFR (L858R/T790M)", &["EGFR (L858R/T790M)"]);
        for one in [
            "第I/II相",
            "Phase I/II",
            "第Ⅰ/Ⅱ相",
            "Oct-3/4",
            "A/B",
            "N/A",
            "2024/04/01",
            "1,000",
            "2,3-ジオキシゲナーゼ",
            "https://example.org/ab/cd",
            "アルツハイマー病",
            "非アルコール性脂肪肝・NASH",
        ] {
            check(one, &[one]);
        }
        check("", &[]);
        check(" 、 ；\n", &[]);
    }
}
