//! Who is named in what a file says about itself. Any name that is not a program's, an account's without a name, or an
//! organisation's is taken for a person's: a finding too many costs a look, one too few a name.

use domain::text::fold;

/// Programs and accounts, folded; also with a version behind.
const PROGRAMS: [&str; 46] = [
    "openpyxl",
    "xlsxwriter",
    "rust_xlsxwriter",
    "apache poi",
    "poi",
    "phpexcel",
    "phpspreadsheet",
    "unknown creator",
    "unknown",
    "unknown author",
    "sheetjs",
    "exceljs",
    "epplus",
    "closedxml",
    "aspose",
    "aspose.cells",
    "libreoffice",
    "openoffice",
    "openoffice.org",
    "collabora",
    "onlyoffice",
    "wps office",
    "kingsoft",
    "microsoft",
    "microsoft excel",
    "microsoft office",
    "microsoft office user",
    "microsoft office ユーザー",
    "excel",
    "google",
    "google sheets",
    "numbers",
    "tsumugi",
    "紡ぎ",
    "tableau",
    "power bi",
    "sap",
    "crystal reports",
    "r",
    "python",
    "pandas",
    "matlab",
    "xlnt",
    "jxls",
    "excelize",
    "システム",
];
const ACCOUNTS: [&str; 24] = [
    "administrator",
    "admin",
    "root",
    "user",
    "users",
    "owner",
    "guest",
    "windows user",
    "windows ユーザー",
    "ユーザー",
    "利用者",
    "管理者",
    "作成者",
    "author",
    "creator",
    "pc",
    "pc user",
    "none",
    "null",
    "-",
    "n/a",
    "anonymous",
    "default",
    "匿名",
];
/// An organisation's name ends with one of these.
const ENDINGS: [&str; 50] = [
    "機構",
    "法人",
    "大学",
    "大学院",
    "大学校",
    "学部",
    "研究科",
    "研究所",
    "研究院",
    "研究室",
    "研究部",
    "研究会",
    "研究班",
    "研究開発部",
    "研究センター",
    "センター",
    "会社",
    "(株)",
    "㈱",
    "製薬",
    "薬品",
    "財団",
    "協会",
    "学会",
    "連合",
    "連盟",
    "病院",
    "医院",
    "クリニック",
    "事務局",
    "委員会",
    "本部",
    "支部",
    "推進部",
    "開発部",
    "管理部",
    "企画部",
    "総務部",
    "事業部",
    "省庁",
    "チーム",
    "グループ",
    "コンソーシアム",
    "ラボ",
    "プロジェクト",
    "事業課",
    "推進課",
    "推進室",
    "企画室",
    "企画課",
];
const SMALL_ENDINGS: [&str; 6] = ["部", "課", "局", "室", "係", "庁"];
/// Family names that end as offices do.
const FAMILIES: [&str; 26] = [
    "服部",
    "阿部",
    "渡部",
    "長谷部",
    "磯部",
    "矢部",
    "岡部",
    "園部",
    "軽部",
    "綾部",
    "物部",
    "日下部",
    "海部",
    "伊部",
    "建部",
    "安部",
    "春日部",
    "刑部",
    "忌部",
    "久下部",
    "小室",
    "氷室",
    "古室",
    "御室",
    "岩室",
    "大久保局",
];
const BEGINNINGS: [&str; 12] = [
    "株式会社",
    "有限会社",
    "合同会社",
    "国立研究開発法人",
    "独立行政法人",
    "一般社団法人",
    "公益財団法人",
    "国立大学法人",
    "学校法人",
    "一般財団法人",
    "医療法人",
    "特定非営利活動法人",
];
const WORDS: [&str; 44] = [
    "inc",
    "ltd",
    "limited",
    "corp",
    "corporation",
    "llc",
    "llp",
    "gmbh",
    "ag",
    "plc",
    "co",
    "kk",
    "university",
    "institute",
    "agency",
    "center",
    "centre",
    "company",
    "foundation",
    "department",
    "dept",
    "office",
    "laboratory",
    "laboratories",
    "lab",
    "labs",
    "team",
    "group",
    "hospital",
    "consortium",
    "ministry",
    "division",
    "society",
    "association",
    "committee",
    "college",
    "school",
    "pharma",
    "pharmaceuticals",
    "pharmaceutical",
    "therapeutics",
    "biosciences",
    "program",
    "bureau",
];

/// The name is a person's, as far as one can tell.
pub(crate) fn is_person(name: &str) -> bool {
    let folded = fold(name);
    let folded = folded.trim();
    if !folded.chars().any(char::is_alphabetic) {
        return false;
    }
    let same = |word: &str| fold(word) == folded;
    let bare = folded.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '/' | ' ' | '-' | 'v'));
    let versioned = |word: &str| {
        let word = fold(word);
        bare == word
            || folded.strip_prefix(word.as_str()).is_some_and(|rest| {
                rest.starts_with(['/', ' '])
                    && !rest.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
                    && rest.chars().any(|c| c.is_ascii_digit())
            })
    };
    if PROGRAMS.iter().any(|word| same(word) || versioned(word))
        || ACCOUNTS.iter().any(|word| same(word) || bare == fold(word))
    {
        return false;
    }
    !is_organisation(name, folded)
}

fn is_organisation(name: &str, folded: &str) -> bool {
    let last = folded.split([' ', '/', '・', ',']).rfind(|word| !word.is_empty()).unwrap_or_default();
    let ends = |word: &str| last.ends_with(fold(word).as_str());
    if last.is_ascii() {
        let clean = |word: &str| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_owned();
        // A person of an institute is written with a comma or brackets before it: `Hanako Mihon, Example Institute`.
        let mixed = folded.contains([',', '(', '<']) && !folded.contains(" inc") && !folded.contains("ltd");
        return !mixed && folded.split([' ', '.', ',', '-', '_']).map(clean).any(|word| WORDS.contains(&word.as_str()));
    }
    let family = FAMILIES.iter().any(|family| fold(family) == last);
    if ENDINGS.iter().any(|word| ends(word)) && !family {
        return true;
    }
    let small = SMALL_ENDINGS.iter().any(|word| ends(word)) && last.chars().count() >= 3 && !family;
    let company = BEGINNINGS.iter().any(|word| name.trim().starts_with(word)) && !folded.contains(' ');
    small || company
}
