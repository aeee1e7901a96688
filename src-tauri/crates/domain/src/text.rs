//! The one folding of Japanese and English text, for search, matching and duplicate detection.
//!
//! NFKC (which also settles width), lower case, katakana to hiragana, old and variant kanji to the
//! common form, 癌 to がん, every hyphen and dash to `-`, white space runs to one space. `fold_with_map` keeps,
//! for each byte of the folded text, the byte range of the original it came from.

use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Unicode NFKC. Width differences disappear, composed kana stay composed.
pub fn nfkc(text: &str) -> String {
    text.nfkc().collect()
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
    for c in text.nfkc() {
        push_folded(c, out, &mut space);
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
        for c in cluster.nfkc() {
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
        .filter(|(_, c)| !unicode_normalization::char::is_combining_mark(*c) && !matches!(c, '\u{FF9E}' | '\u{FF9F}'))
        .map(|(at, _)| at)
        .collect();
    if !text.is_empty() && starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    starts.into_iter().zip(ends).map(move |(start, end)| (start, &text[start..end]))
}

/// The terms of a cell that holds several: split at 、；;／/，,｜| and line breaks, never inside brackets.
pub fn split_terms(cell: &str) -> Vec<&str> {
    cell.split(['、', '；', ';', '\n']).map(str::trim).filter(|t| !t.is_empty()).collect()
}

#[cfg(test)]
mod tests {
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
    }
}
