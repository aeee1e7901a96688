//! How alike two titles are.
//!
//! Dice coefficient over sets of character bigrams (Dice 1945; for strings Adamson & Boreham 1974), on folded text
//! without spaces and punctuation, corrected for what tells projects apart though it is short.

use std::cmp::Ordering;

/// The folded title, ready to be compared with many others. About 5 bytes for each of its letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleKey {
    /// Bigrams of the title without its counters, ascending, each once.
    bigrams: Vec<u32>,
    /// Latin and Greek words and numbers (`kras`, `b`, `pd1`, `5`), ascending.
    names: Vec<String>,
    /// Counters (第1期, 2年目, a number at the end), as one text.
    counters: String,
    /// Organs, kinds and other single letters that tell projects apart, in their order.
    marks: String,
}

/// Kanji (folded) of which one instead of another makes another project: organs, and pairs such as 急性/慢性. Own collection.
const MARKS: &str = "肺膵胃肝腎脳心乳卵腸皮血骨眼耳鼻喉胆脾筋膀食舌歯胎児男女急慢左右上下前後母父犬猫鼠猿";
/// What follows the number of a part of one project: 第1期, 2次, 3年目, II相. Own collection.
const COUNTED: &str = "期次相回年版段部章";

impl TitleKey {
    /// From a folded title (`domain::text::fold`).
    pub fn of(folded: &str) -> TitleKey {
        let letters: Vec<char> = folded.chars().collect();
        let mut kept: Vec<char> = Vec::with_capacity(letters.len());
        let (mut names, mut counters, mut at) = (Vec::new(), String::new(), 0);
        while at < letters.len() {
            if !in_name(letters[at]) {
                if letters[at].is_alphanumeric() || letters[at] == 'ー' {
                    kept.push(letters[at]);
                }
                at += 1;
                continue;
            }
            // `pd-1` and `il 6` are the same names as pd1 and il6: a hyphen inside joins.
            let (start, mut word) = (at, String::new());
            while at < letters.len()
                && (in_name(letters[at]) || (letters[at] == '-' && letters.get(at + 1).is_some_and(|c| in_name(*c))))
            {
                if letters[at] != '-' {
                    word.push(letters[at]);
                }
                at += 1;
            }
            let before = letters[..start].iter().rev().find(|c| !c.is_whitespace()).copied();
            if counts(&word, before, &letters[at..]) {
                counters.push_str(&word);
                counters.push(' ');
            } else {
                kept.extend(word.chars());
                names.push(word);
            }
        }
        names.sort_unstable();
        let marks = kept.iter().filter(|c| MARKS.contains(**c)).collect();
        TitleKey { bigrams: bigrams(&kept), names, counters, marks }
    }

    /// The bigrams, ascending, each once; two titles that share none are 0 alike.
    pub fn bigrams(&self) -> &[u32] {
        &self.bigrams
    }

    /// 0 to 100; 100 for titles of the same bigrams, so equal but for spaces and punctuation. Never more than 100 times the Dice
    /// coefficient of the bigrams, which is what an index may rely on.
    ///
    /// - Titles that differ only in a counter (第1期 / 第2期, 2年目, a number or roman numeral at the end) are 95 alike;
    ///   with other differences the counter costs 5.
    /// - Where each has Latin or Greek words or numbers that the other lacks (KRAS / EGFR, B型 / C型, 5mg / 10mg), not
    ///   more than 80, unless one word is the other's typing error (one letter of at least five) or its start
    ///   (covid / covid19).
    /// - Where one has an organ or kind that the other has not and the reverse (肺 / 膵, 急性 / 慢性), not more than 80.
    pub fn likeness(&self, other: &TitleKey) -> u8 {
        let shared = shared(&self.bigrams, &other.bigrams);
        let sum = self.bigrams.len() + other.bigrams.len();
        if shared == 0 {
            return 0;
        }
        let mut score = u8::try_from(200 * shared / sum).unwrap_or(100);
        if score == 100 && self.names != other.names {
            score = 99;
        }
        if self.counters != other.counters {
            score = score.saturating_sub(5);
        }
        if score > 80 && (other_names(&self.names, &other.names) || other_marks(&self.marks, &other.marks)) {
            score = 80;
        }
        score
    }
}

/// How alike two folded titles are, 0 to 100; see [`TitleKey::likeness`].
pub fn likeness(a: &str, b: &str) -> u8 {
    TitleKey::of(a).likeness(&TitleKey::of(b))
}

fn in_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, 'α'..='ω')
}

/// Whether a number counts parts of one project.
fn counts(word: &str, before: Option<char>, after: &[char]) -> bool {
    let number = word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    let roman = word.len() <= 4 && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    let counted = after.iter().find(|c| !c.is_whitespace()).is_some_and(|c| COUNTED.contains(*c));
    // Behind a number 相 and the like count; 1型 and 5歳 do not. A number at the end counts but behind a Latin word's hyphen.
    let last =
        !after.iter().any(|c| c.is_alphanumeric()) && before.is_some_and(|c| !c.is_ascii_alphanumeric() || roman);
    (number || roman) && (counted || before == Some('第') || last)
}

fn bigrams(letters: &[char]) -> Vec<u32> {
    // Two letters of the basic plane fit exactly; rarer ones are mixed in.
    let half = |c: char| (u32::from(c) ^ (u32::from(c) >> 16)) & 0xFFFF;
    let mut all: Vec<u32> = letters.windows(2).map(|pair| (half(pair[0]) << 16) | half(pair[1])).collect();
    if let [only] = letters {
        all.push(half(*only));
    }
    all.sort_unstable();
    all.dedup();
    all.shrink_to_fit();
    all
}

/// Number of values two ascending lists share.
fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => (i, j, count) = (i + 1, j + 1, count + 1),
        }
    }
    count
}

/// Whether each has a name that is none of the other's.
fn other_names(a: &[String], b: &[String]) -> bool {
    let lacks = |x: &[String], y: &[String]| x.iter().any(|name| !y.iter().any(|known| near(name, known)));
    a != b && lacks(a, b) && lacks(b, a)
}

fn near(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let alphabetic = |text: &str| text.chars().all(char::is_alphabetic);
    if !alphabetic(short) {
        return false;
    }
    if short.len() >= 5 && long.starts_with(short) {
        return true;
    }
    // One letter typed wrong, left out or too much.
    let (short, long): (Vec<char>, Vec<char>) = (short.chars().collect(), long.chars().collect());
    let head = short.iter().zip(&long).take_while(|(x, y)| x == y).count();
    let tail = short[head..].iter().rev().zip(long[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    alphabetic(&long.iter().collect::<String>()) && long.len() >= 5 && long.len() - head - tail <= 1
}

fn other_marks(a: &str, b: &str) -> bool {
    let lacks = |x: &str, y: &str| x.chars().any(|c| !y.contains(c));
    a != b && lacks(a, b) && lacks(b, a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn alike(a: &str, b: &str) -> u8 {
        let (a, b) = (fold(a), fold(b));
        assert_eq!(likeness(&a, &b), likeness(&b, &a), "{a} / {b}");
        likeness(&a, &b)
    }

    #[test]
    fn spelling_marks_and_spaces_make_no_difference() {
        for (a, b) in [
            ("膵癌に対するＣＡＲ－Ｔ細胞療法", "膵がんに対するCAR-T細胞療法"),
            ("タンパク質・核酸の解析", "ﾀﾝﾊﾟｸ質核酸の解析"),
            ("「架空」の研究（継続）", "架空の研究 継続"),
            ("COVID-19に対するワクチン", "COVID 19に対するワクチン"),
        ] {
            assert!(alike(a, b) >= 99, "{a} / {b}: {}", alike(a, b));
        }
        assert_eq!(alike("膵がんの研究", "膵がんの研究"), 100);
    }

    #[test]
    fn small_changes_of_wording_stay_alike() {
        for (a, b) in [
            ("膵がん幹細胞を標的とする低分子阻害薬の創出", "膵がん幹細胞を標的とした低分子阻害薬の創出"),
            ("特発性肺線維症の線維化を抑える抗体医薬の開発", "特発性肺線維症の線維化を抑える抗体医薬の開発（継続）"),
            ("多剤耐性結核菌に有効な新規天然物の探索 第1期", "多剤耐性結核菌に有効な新規天然物の探索 第2期"),
            ("多剤耐性結核菌に有効な新規天然物の探索", "多剤耐性結核菌に有効な新規天然物の探索II"),
            ("拡張型心筋症に対する医師主導治験 第Ⅰ相試験", "拡張型心筋症に対する医師主導治験 第Ⅱ相試験"),
            ("全身性エリテマトーデスの層別化バイオマーカー探索", "全身性エリテマトーデスの層別化バイオマーカーの探索"),
        ] {
            assert!(alike(a, b) >= 85, "{a} / {b}: {}", alike(a, b));
            assert!(alike(a, b) < 100, "{a} / {b}");
        }
    }

    #[test]
    fn short_words_that_tell_projects_apart_weigh() {
        for (a, b) in [
            (
                "難治性固形がんに対するKRASを標的とする低分子阻害薬の創出",
                "難治性固形がんに対するEGFRを標的とする低分子阻害薬の創出",
            ),
            (
                "B型肝炎ウイルスの持続感染を断つ新規治療薬の探索研究",
                "C型肝炎ウイルスの持続感染を断つ新規治療薬の探索研究",
            ),
            (
                "抗IL-6抗体による自己免疫疾患の新規治療法の開発研究",
                "抗IL-17抗体による自己免疫疾患の新規治療法の開発研究",
            ),
            (
                "TNF-αを標的とする自己免疫疾患の新規治療法の開発研究",
                "TNF-βを標的とする自己免疫疾患の新規治療法の開発研究",
            ),
            (
                "進行肺がんに対する免疫細胞療法の安全性と有効性の検証",
                "進行膵がんに対する免疫細胞療法の安全性と有効性の検証",
            ),
            (
                "急性骨髄性白血病に対する細胞療法の安全性と有効性の検証",
                "慢性骨髄性白血病に対する細胞療法の安全性と有効性の検証",
            ),
            (
                "1型糖尿病に対する再生医療の安全性と有効性の検証研究",
                "2型糖尿病に対する再生医療の安全性と有効性の検証研究",
            ),
        ] {
            assert!(alike(a, b) < 85, "{a} / {b}: {}", alike(a, b));
        }
    }

    #[test]
    fn typing_errors_in_latin_words_are_forgiven() {
        let (a, b) =
            ("CRISPRを用いる遺伝性難聴の新規治療法の開発研究", "CRISPAを用いる遺伝性難聴の新規治療法の開発研究");
        assert!(alike(a, b) >= 85, "{}", alike(a, b));
    }

    #[test]
    fn nothing_shared_and_nothing_there_is_not_alike() {
        for (a, b) in [("", ""), ("", "架空"), ("膵がん", "抗体"), ("・", "・")] {
            assert_eq!(alike(a, b), 0, "{a} / {b}");
        }
    }

    #[test]
    fn likeness_never_exceeds_the_dice_coefficient() {
        let titles =
            ["第1期の研究", "第2期の研究", "kras", "kras 2", "肺の研究", "膵の研究", "あ", "いい", "covid", "covid-19"];
        let keys: Vec<TitleKey> = titles.iter().map(|t| TitleKey::of(t)).collect();
        for a in &keys {
            for b in &keys {
                let sum = a.bigrams().len() + b.bigrams().len();
                let most = (200 * shared(a.bigrams(), b.bigrams())).checked_div(sum).unwrap_or(0);
                assert!(usize::from(a.likeness(b)) <= most);
            }
        }
    }
}
