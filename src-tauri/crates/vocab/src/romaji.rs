//! Kana from what is typed in Latin letters: arutsuhaimaa → あるつはいまー, for search while typing. Hepburn and 訓令式, as input
//! methods take both.

/// Syllables of one to four letters, longest first within a first letter.
const SYLLABLES: &[(&str, &str)] = &[
    ("kya", "きゃ"),
    ("kyu", "きゅ"),
    ("kyo", "きょ"),
    ("ka", "か"),
    ("ki", "き"),
    ("ku", "く"),
    ("ke", "け"),
    ("ko", "こ"),
    ("gya", "ぎゃ"),
    ("gyu", "ぎゅ"),
    ("gyo", "ぎょ"),
    ("ga", "が"),
    ("gi", "ぎ"),
    ("gu", "ぐ"),
    ("ge", "げ"),
    ("go", "ご"),
    ("sha", "しゃ"),
    ("shi", "し"),
    ("shu", "しゅ"),
    ("she", "しぇ"),
    ("sho", "しょ"),
    ("sya", "しゃ"),
    ("syu", "しゅ"),
    ("syo", "しょ"),
    ("sa", "さ"),
    ("si", "し"),
    ("su", "す"),
    ("se", "せ"),
    ("so", "そ"),
    ("za", "ざ"),
    ("ji", "じ"),
    ("zi", "じ"),
    ("zu", "ず"),
    ("ze", "ぜ"),
    ("zo", "ぞ"),
    ("ja", "じゃ"),
    ("ju", "じゅ"),
    ("je", "じぇ"),
    ("jo", "じょ"),
    ("zya", "じゃ"),
    ("zyu", "じゅ"),
    ("zyo", "じょ"),
    ("cha", "ちゃ"),
    ("chi", "ち"),
    ("chu", "ちゅ"),
    ("che", "ちぇ"),
    ("cho", "ちょ"),
    ("tya", "ちゃ"),
    ("tyu", "ちゅ"),
    ("tyo", "ちょ"),
    ("tsu", "つ"),
    ("thi", "てぃ"),
    ("ta", "た"),
    ("ti", "ち"),
    ("tu", "つ"),
    ("te", "て"),
    ("to", "と"),
    ("dhi", "でぃ"),
    ("da", "だ"),
    ("di", "ぢ"),
    ("du", "づ"),
    ("de", "で"),
    ("do", "ど"),
    ("nya", "にゃ"),
    ("nyu", "にゅ"),
    ("nyo", "にょ"),
    ("na", "な"),
    ("ni", "に"),
    ("nu", "ぬ"),
    ("ne", "ね"),
    ("no", "の"),
    ("hya", "ひゃ"),
    ("hyu", "ひゅ"),
    ("hyo", "ひょ"),
    ("ha", "は"),
    ("hi", "ひ"),
    ("fu", "ふ"),
    ("hu", "ふ"),
    ("he", "へ"),
    ("ho", "ほ"),
    ("fa", "ふぁ"),
    ("fi", "ふぃ"),
    ("fe", "ふぇ"),
    ("fo", "ふぉ"),
    ("bya", "びゃ"),
    ("byu", "びゅ"),
    ("byo", "びょ"),
    ("ba", "ば"),
    ("bi", "び"),
    ("bu", "ぶ"),
    ("be", "べ"),
    ("bo", "ぼ"),
    ("pya", "ぴゃ"),
    ("pyu", "ぴゅ"),
    ("pyo", "ぴょ"),
    ("pa", "ぱ"),
    ("pi", "ぴ"),
    ("pu", "ぷ"),
    ("pe", "ぺ"),
    ("po", "ぽ"),
    ("mya", "みゃ"),
    ("myu", "みゅ"),
    ("myo", "みょ"),
    ("ma", "ま"),
    ("mi", "み"),
    ("mu", "む"),
    ("me", "め"),
    ("mo", "も"),
    ("ya", "や"),
    ("yu", "ゆ"),
    ("yo", "よ"),
    ("rya", "りゃ"),
    ("ryu", "りゅ"),
    ("ryo", "りょ"),
    ("ra", "ら"),
    ("ri", "り"),
    ("ru", "る"),
    ("re", "れ"),
    ("ro", "ろ"),
    ("wa", "わ"),
    ("wo", "を"),
    ("a", "あ"),
    ("i", "い"),
    ("u", "う"),
    ("e", "え"),
    ("o", "お"),
];

/// The kana of a text in Latin letters, with doubled vowels long (ー) as katakana words write them, and as they stand where that
/// is another reading. Empty where it is no Japanese.
pub(crate) fn kana(typed: &str) -> Vec<String> {
    let typed = typed.trim().to_ascii_lowercase();
    if typed.len() < 3 || !typed.bytes().all(|b| b.is_ascii_lowercase() || b == b' ' || b == b'-') {
        return Vec::new();
    }
    let mut readings: Vec<String> = [true, false].iter().filter_map(|long| read(&typed, *long)).collect();
    readings.dedup();
    readings
}

fn read(typed: &str, long: bool) -> Option<String> {
    let mut kana = String::with_capacity(typed.len() * 2);
    let mut rest = typed;
    let mut vowel = None;
    while let Some(c) = rest.chars().next() {
        let after = &rest[1..];
        let next = after.chars().next();
        if c == '-' || (long && Some(c) == vowel) {
            kana.push('ー');
            (rest, vowel) = (after, None);
        } else if c == ' ' {
            kana.push(' ');
            (rest, vowel) = (after, None);
        } else if let Some((latin, own)) = SYLLABLES.iter().find(|(latin, _)| rest.starts_with(latin)) {
            kana.push_str(own);
            vowel = latin.chars().next_back();
            rest = &rest[latin.len()..];
        } else if c == 'n' || (c == 'm' && matches!(next, Some('b' | 'm' | 'p'))) {
            // ん before a consonant and at the end; nn as it is typed for it.
            kana.push('ん');
            let doubled = next == Some('n') && !after[1..].starts_with(['a', 'i', 'u', 'e', 'o', 'y']);
            (rest, vowel) = (if doubled { &after[1..] } else { after }, None);
        } else if (next == Some(c) && c.is_ascii_lowercase()) || (c == 't' && after.starts_with("ch")) {
            kana.push('っ');
            (rest, vowel) = (after, None);
        } else {
            return None;
        }
    }
    Some(kana)
}

#[cfg(test)]
mod tests {
    use super::kana;

    #[test]
    fn latin_letters_are_read_as_an_input_method_reads_them() {
        let check = |typed: &str, wanted: &[&str]| assert_eq!(kana(typed), wanted, "{typed}");
        check("arutsuhaimaa", &["あるつはいまー", "あるつはいまあ"]);
        check("wakuchin", &["わくちん"]);
        check("kotai", &["こたい"]);
        check("jankou", &["じゃんこう"]);
        check("shinnzou", &["しんぞう"]);
        check("sannka", &["さんか"]);
        check("konnyaku", &["こんにゃく"]);
        check("rasshu", &["らっしゅ"]);
        check("macchi", &["まっち"]);
        check("matchi", &["まっち"]);
        check("shimbun", &["しんぶん"]);
        check("tyuusuu", &["ちゅーすー", "ちゅうすう"]);
        check("EGFR", &[]);
        check("kras", &[]);
        check("ab", &[]);
        check("がん", &[]);
        check("il6", &[]);
    }
}
