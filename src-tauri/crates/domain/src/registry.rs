//! Names of programmes: when two spellings mean one programme, and which ministry stands behind it where a list does not
//! say it.
//!
//! Names and ministries as AMED and the ministries publish them, from the starter registry of the domain notes
//! (section 5, there marked as published facts). A programme that is not here, or whose ministry is not published with it, has
//! none: it is never guessed.

use crate::text;
use std::collections::HashMap;
use std::sync::LazyLock;

const MEXT: &str = "文部科学省";
const MHLW: &str = "厚生労働省";
const METI: &str = "経済産業省";

/// Programme and ministry.
const PROGRAMMES: [(&str, &str); 25] = [
    ("創薬総合支援事業", "AMED"),
    ("創薬ブースター", "AMED"),
    ("生命科学・創薬研究支援基盤事業", MEXT),
    ("DISC 創薬支援ネットワーク化合物共有", "AMED"),
    ("創薬基盤推進研究事業", MHLW),
    ("次世代治療・診断実現のための創薬基盤技術開発事業", METI),
    ("スマートバイオ創薬等研究支援事業", MEXT),
    ("次世代がん医療加速化研究事業", MEXT),
    ("革新的がん医療実用化研究事業", MHLW),
    ("難治性疾患実用化研究事業", MHLW),
    ("新興・再興感染症に対する革新的医薬品等開発推進研究事業", MHLW),
    ("肝炎等克服実用化研究事業", MHLW),
    ("免疫アレルギー疾患実用化研究事業", MHLW),
    ("循環器疾患・糖尿病等生活習慣病対策実用化研究事業", MHLW),
    ("認知症研究開発事業", MHLW),
    ("脳科学研究戦略推進プログラム", MEXT),
    ("Brain/MINDS", MEXT),
    ("再生・細胞医療・遺伝子治療実現加速化プログラム", MEXT),
    ("再生医療等実用化研究事業", MHLW),
    ("橋渡し研究プログラム", MEXT),
    ("臨床研究・治験推進研究事業", MHLW),
    ("ゲノム創薬基盤推進研究事業", MHLW),
    ("革新的先端研究開発支援事業", MEXT),
    ("創薬ベンチャーエコシステム強化事業", METI),
    ("ムーンショット型研究開発事業 目標7", "内閣府・文部科学省"),
];

/// What lists also call them.
const MINISTRIES: [(&str, &str); 10] = [
    ("文科", MEXT),
    ("文科省", MEXT),
    (MEXT, MEXT),
    ("厚労", MHLW),
    ("厚労省", MHLW),
    (MHLW, MHLW),
    ("経産", METI),
    ("経産省", METI),
    (METI, METI),
    ("内閣府", "内閣府"),
];

/// Folded, letters and digits only: 創薬基盤推進研究事業 （ＧＡＰＦＲＥＥ） and 創薬基盤推進研究事業(GAPFREE) are one.
pub fn plain(name: &str) -> String {
    letters(&text::fold(name))
}

fn letters(folded: &str) -> String {
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A name as spellings of it are compared: its [`plain`] letters before the brackets at its end, and those in them.
/// 革新的先端研究開発支援事業（AMED-CREST） and 革新的先端研究開発支援事業 (AMED-CREST) have both in common; プログラム and
/// プログラム (B-Cure) the first. A call (2次公募) stands outside brackets and stays in the first.
///
/// Two names may be of one programme when the first is equal, and the second equal or missing in one of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spelled {
    /// Before the brackets at the end.
    pub core: String,
    /// In the last of them; empty = none.
    pub bracketed: String,
}

impl Spelled {
    /// Of a name.
    pub fn of(name: &str) -> Spelled {
        let folded = text::fold(name);
        let folded = folded.trim();
        let bracketed = match (folded.ends_with(')'), folded.rfind('(')) {
            (true, Some(at)) => letters(&folded[at..]),
            _ => String::new(),
        };
        let mut rest = folded;
        while rest.ends_with(')') {
            match rest.rfind('(') {
                Some(at) if at > 0 => rest = rest[..at].trim_end(),
                _ => break,
            }
        }
        Spelled { core: letters(rest), bracketed }
    }
}

fn by_name(table: &[(&'static str, &'static str)]) -> HashMap<String, &'static str> {
    table.iter().map(|(name, ministry)| (plain(name), *ministry)).collect()
}

/// The ministry of a programme, by its whole name or by what stands before its first bracket; empty where it is not
/// known.
pub fn ministry(programme: &str) -> &'static str {
    static KNOWN: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| by_name(&PROGRAMMES));
    if programme.is_empty() {
        return "";
    }
    let before = programme.split(['(', '（', '[', '［', '【', '〔', '「']).next().unwrap_or(programme);
    KNOWN.get(&plain(programme)).or_else(|| KNOWN.get(&plain(before))).copied().unwrap_or("")
}

/// A ministry as a list states it, under its full name; what is no ministry we know stays as it is.
pub fn ministry_named(stated: &str) -> &str {
    static KNOWN: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| by_name(&MINISTRIES));
    if stated.is_empty() { stated } else { KNOWN.get(&plain(stated)).copied().unwrap_or(stated) }
}

/// Where a programme of a ministry stands in the registry: the ministries along the value chain (文部科学省, 厚生労働省,
/// 経済産業省), 内閣府, AMED itself, then what else is stated, by its name; what is not known last. Of several the first counts.
pub fn ministry_order(ministry: &str) -> (usize, &str) {
    const ORDER: [&str; 5] = [MEXT, MHLW, METI, "内閣府", "AMED"];
    let first = ministry.split('・').next().unwrap_or_default();
    let known = ORDER.iter().position(|known| *known == first);
    (known.unwrap_or(if ministry.is_empty() { ORDER.len() + 1 } else { ORDER.len() }), ministry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_programme_is_known_by_its_name_and_before_its_brackets_and_by_nothing_else() {
        let check = |programme: &str, of: &str| assert_eq!(ministry(programme), of, "{programme}");
        check("次世代がん医療加速化研究事業", "文部科学省");
        check("次世代がん医療加速化研究事業（P-PROMOTE）", "文部科学省");
        check("革新的先端研究開発支援事業 (AMED-CREST)", "文部科学省");
        check("創薬総合支援事業（創薬ブースター）", "AMED");
        check("ムーンショット型研究開発事業（目標７）", "内閣府・文部科学省");
        check("新興･再興感染症に対する革新的医薬品等開発推進研究事業", "厚生労働省");
        check("創薬ベンチャーエコシステム強化事業", "経済産業省");
        // Published without one, or not in the registry: nothing is made up.
        for unknown in
            ["医療研究開発革新基盤創成事業 (CiCLE)", "がん医療加速化研究事業", "後継 難治性疾患実用化研究事業", ""]
        {
            check(unknown, "");
        }
    }

    #[test]
    fn a_stated_ministry_has_its_full_name_or_its_own() {
        let check = |stated: &str, named: &str| assert_eq!(ministry_named(stated), named);
        check("文科省", "文部科学省");
        check("厚労", "厚生労働省");
        check("文部科学省", "文部科学省");
        check("こども家庭庁", "こども家庭庁");
        check("文科・厚労", "文科・厚労");
        check("", "");
    }

    #[test]
    fn spellings_differ_in_width_and_marks_and_in_what_stands_in_brackets_at_the_end() {
        let check = |name: &str, core: &str, bracketed: &str| {
            assert_eq!(Spelled::of(name), Spelled { core: core.into(), bracketed: bracketed.into() }, "{name}");
        };
        check("架空創薬事業（ＡＢＣ－１）", "架空創薬事業", "abc1");
        check("架空 創薬事業 (ABC-1)", "架空創薬事業", "abc1");
        check("架空創薬事業（合成データ） 2次公募", "架空創薬事業合成でーた2次公募", "");
        check("（架空）", "架空", "架空");
        check("", "", "");
    }

    #[test]
    fn no_programme_stands_twice() {
        assert_eq!(by_name(&PROGRAMMES).len(), PROGRAMMES.len());
    }
}
