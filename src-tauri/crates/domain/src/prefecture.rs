//! In which prefecture an institution has its seat, where a list does not say it.
//!
//! The seat, not the place of the work: what is known is where the head office of a university or institute is, as each
//! publishes it. The rule:
//! 1. Institutions of the table (universities and public institutes whose name does not tell) have their seat there.
//! 2. Otherwise the name tells: a prefecture by its full name (福島県立…), by its name alone (京都大学), or one of the great cities
//!    whose name only they have (名古屋市立大学).
//! 3. A prefecture's name alone tells nothing in the name of a company or of a private hospital or clinic: half of them are also
//!    people's names.
//! 4. Two prefectures in one name, or none: not known. A university with campuses in several prefectures is not in the table.

use crate::text;
use std::collections::HashMap;
use std::sync::LazyLock;

/// All 47, from north to south.
pub const ALL: [&str; 47] = [
    "北海道",
    "青森県",
    "岩手県",
    "宮城県",
    "秋田県",
    "山形県",
    "福島県",
    "茨城県",
    "栃木県",
    "群馬県",
    "埼玉県",
    "千葉県",
    "東京都",
    "神奈川県",
    "新潟県",
    "富山県",
    "石川県",
    "福井県",
    "山梨県",
    "長野県",
    "岐阜県",
    "静岡県",
    "愛知県",
    "三重県",
    "滋賀県",
    "京都府",
    "大阪府",
    "兵庫県",
    "奈良県",
    "和歌山県",
    "鳥取県",
    "島根県",
    "岡山県",
    "広島県",
    "山口県",
    "徳島県",
    "香川県",
    "愛媛県",
    "高知県",
    "福岡県",
    "佐賀県",
    "長崎県",
    "熊本県",
    "大分県",
    "宮崎県",
    "鹿児島県",
    "沖縄県",
];

/// Cities whose name alone tells, and those that are also people's names only with 市.
const CITIES: [(&str, &str); 11] = [
    ("札幌", "北海道"),
    ("仙台", "宮城県"),
    ("さいたま市", "埼玉県"),
    ("横浜", "神奈川県"),
    ("川崎市", "神奈川県"),
    ("相模原", "神奈川県"),
    ("浜松", "静岡県"),
    ("名古屋", "愛知県"),
    ("堺市", "大阪府"),
    ("神戸", "兵庫県"),
    ("北九州", "福岡県"),
];

/// `prefecture: institution institution …`: where the seat is, by what each institution publishes of itself.
const SEATS: &str = include_str!("prefecture.txt");

/// Marks of a company.
const COMPANY: [&str; 6] = ["株式会社", "有限会社", "合同会社", "(株)", "(有)", "㈱"];
/// A hospital of one of these is a public one or a university's.
const PUBLIC: [&str; 6] = ["大学", "立", "赤十字", "済生会", "労災", "医療センター"];
const HOSPITAL: [&str; 4] = ["病院", "医院", "クリニック", "診療所"];

/// What tells a place.
struct Sign {
    text: String,
    prefecture: &'static str,
    /// A prefecture's name without 都, 府 or 県.
    bare: bool,
}

struct Known {
    /// By first character, the longest first.
    signs: HashMap<char, Vec<Sign>>,
    /// Full names, folded.
    full: Vec<(String, &'static str)>,
    company: Vec<String>,
    hospital: Vec<String>,
    public: Vec<String>,
}

/// A prefecture's name without 都, 府 or 県; 北海道 has no shorter one.
fn bare(prefecture: &'static str) -> &'static str {
    prefecture.strip_suffix(['都', '府', '県']).unwrap_or(prefecture)
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let sign = |text: &str, prefecture, bare| Sign { text: text::fold(text), prefecture, bare };
    let mut signs: Vec<Sign> = CITIES.iter().map(|(city, prefecture)| sign(city, *prefecture, false)).collect();
    for prefecture in ALL {
        signs.push(sign(prefecture, prefecture, false));
        if bare(prefecture) != prefecture {
            signs.push(sign(bare(prefecture), prefecture, true));
        }
    }
    for line in SEATS.lines().filter(|line| !line.starts_with('#')) {
        let Some((name, institutions)) = line.split_once(": ") else { continue };
        let Some(prefecture) = ALL.into_iter().find(|prefecture| *prefecture == name) else { continue };
        signs.extend(institutions.split_whitespace().map(|institution| sign(institution, prefecture, false)));
    }
    let mut by_first: HashMap<char, Vec<Sign>> = HashMap::new();
    for sign in signs {
        if let Some(first) = sign.text.chars().next() {
            by_first.entry(first).or_default().push(sign);
        }
    }
    by_first.values_mut().for_each(|signs| signs.sort_by_key(|sign| std::cmp::Reverse(sign.text.len())));
    let folded = |words: &[&str]| words.iter().map(|word| text::fold(word)).collect();
    let full = ALL.map(|prefecture| (text::fold(prefecture), prefecture)).into();
    Known { signs: by_first, full, company: folded(&COMPANY), hospital: folded(&HOSPITAL), public: folded(&PUBLIC) }
});

/// Prefectures a folded text names, each once, in order; by their bare names only where those count.
fn named(folded: &str, bare_counts: bool) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        let signs = KNOWN.signs.get(&first).map(Vec::as_slice).unwrap_or_default();
        // The longest sign takes its characters with it: 東京都 holds no 京都, 川崎医科大学 no 川崎市.
        let Some(sign) = signs.iter().find(|sign| rest.starts_with(sign.text.as_str())) else {
            rest = &rest[first.len_utf8()..];
            continue;
        };
        rest = &rest[sign.text.len()..];
        if (bare_counts || !sign.bare) && !found.contains(&sign.prefecture) {
            found.push(sign.prefecture);
        }
    }
    found
}

/// The prefecture of an institution's seat by its name; empty where the name does not tell.
pub fn of_institution(name: &str) -> &'static str {
    let folded = text::fold(name);
    let has = |words: &[String]| words.iter().any(|word| folded.contains(word.as_str()));
    let private = has(&KNOWN.company) || has(&KNOWN.hospital) && !has(&KNOWN.public);
    match named(&folded, !private).as_slice() {
        [one] => one,
        _ => "",
    }
}

/// What a list states (東京, 京都府, 〒113-0033 東京都文京区…) as a prefecture; empty where it names none or several.
/// An address begins with its prefecture: what follows is a town's or a street's name.
pub fn of_place(stated: &str) -> &'static str {
    let folded = text::fold(stated);
    let address = folded.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '〒' | '-' | ' '));
    let first = KNOWN.full.iter().find(|(name, _)| address.starts_with(name.as_str()));
    match (first, named(&folded, true).as_slice()) {
        (Some((_, prefecture)), _) => prefecture,
        (None, [prefecture]) => prefecture,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_institution_tells_its_prefecture_or_nothing() {
        let check = |name: &str, prefecture: &str| assert_eq!(of_institution(name), prefecture, "{name}");
        check("北海道大学", "北海道");
        check("国立大学法人東京大学", "東京都");
        check("東京都立大学", "東京都");
        check("地方独立行政法人東京都健康長寿医療センター", "東京都");
        check("京都大学", "京都府");
        check("京都府立医科大学", "京都府");
        check("大阪府立病院機構　大阪国際がんセンター", "大阪府");
        check("長崎国際大学", "長崎県");
        check("広島市立大学", "広島県");
        check("廣島大学", "広島県");
        check("名古屋市立大学", "愛知県");
        check("国立大学法人東海国立大学機構 岐阜大学", "岐阜県");
        check("静岡県立静岡がんセンター", "静岡県");
        // The table.
        check("東北大学大学院医学系研究科", "宮城県");
        check("九州大学", "福岡県");
        check("九州大学病院別府病院", "大分県");
        check("国立研究開発法人理化学研究所", "埼玉県");
        check("川崎医科大学", "岡山県");
        check("国立がん研究センター中央病院", "東京都");
        check("国立がん研究センター東病院", "千葉県");
        check("自然科学研究機構 生理学研究所", "愛知県");
        // Two places: nobody knows which.
        check("山陽小野田市立山口東京理科大学", "");
        check("理化学研究所 神戸事業所", "");
        check("京都大学東京オフィス", "");
        // A person's name, or a brand.
        check("株式会社山口製薬", "");
        check("㈱東京計器", "");
        check("宮崎病院", "");
        check("石川クリニック", "");
        check("宮崎県立宮崎病院", "宮崎県");
        check("福島県の株式会社", "福島県");
        check("例示がん研究所", "");
        check("日本大学", "");
        check("", "");
    }

    #[test]
    fn a_stated_place_is_read_from_its_beginning() {
        let check = |stated: &str, prefecture: &str| assert_eq!(of_place(stated), prefecture, "{stated}");
        check("東京", "東京都");
        check("京都府", "京都府");
        check("〒606-8501 京都府京都市左京区", "京都府");
        check("北海道北広島市", "北海道");
        check("大阪府河内長野市", "大阪府");
        check("名古屋市", "愛知県");
        check("東京・大阪", "");
        check("海外", "");
        check("", "");
    }

    #[test]
    fn every_seat_is_in_one_prefecture_and_no_seat_hides_another() {
        let mut seen = std::collections::HashSet::new();
        let lines: Vec<&str> = SEATS.lines().filter(|line| !line.starts_with('#')).collect();
        for line in &lines {
            let (prefecture, institutions) = line.split_once(": ").unwrap();
            assert!(ALL.contains(&prefecture), "{line}");
            for institution in institutions.split_whitespace() {
                assert!(seen.insert(text::fold(institution)), "{institution} stands twice");
                assert_eq!(of_institution(institution), prefecture, "{institution}");
            }
        }
        assert!(seen.len() >= 90, "{}", seen.len());
    }
}
