use super::*;

fn all(name: &str, test: fn(&str) -> bool, yes: &[&str], no: &[&str]) {
    for cell in yes {
        assert!(test(cell), "{name}: {cell}");
    }
    for cell in no {
        assert!(!test(cell), "not {name}: {cell}");
    }
}

const TITLES: &[&str] = &[
    "膵がん幹細胞を標的とする低分子阻害薬の創出",
    "架空大学病院における安全性の検討",
    "ワクチンの開発",
    "患者・市民参画に基づく治験の普及促進に関する研究",
    "脳血液関門を透過するナノ粒子送達技術の確立",
];
const PLACES: &[&str] = &[
    "架空大学",
    "架空研究所",
    "見本医科大学",
    "仮想県立病院",
    "例示製薬株式会社",
    "例示製薬㈱",
    "架空大学医学部附属病院",
    "見本工科大学",
    "国立研究開発法人架空機構",
    "仮想がんセンター",
    "例示バイオ株式会社",
    "（株）架空ラボ",
    "公益財団法人架空がん研究会",
    "架空工業高等専門学校",
    "架空大学 大学院医学研究科 内科学分野",
    "University of Example",
    "Example Pharma Inc.",
    "架空協会",
    "㈲架空ラボ",
];
const PEOPLE: &[&str] = &[
    "架空 一郎",
    "仮想 八重",
    "仮名 次郎",
    "想定 四郎",
    "見本 七海",
    "架空 六実",
    "例示　三郎",
    "雛形五月",
    "髙見 本子",
    "山﨑 見本",
    "見本 花子",
    "長谷川 見本",
    "合成 桜",
    "カクウ タロウ",
    "見本・ジョン",
    "Taro YAMADA",
    "YAMADA Taro",
    "Yamada, T.",
    "架空 一郎氏",
];
const POSTS: &[&str] = &[
    "教授",
    "准教授",
    "特任准教授",
    "名誉教授",
    "部長",
    "センター長",
    "研究所長",
    "代表取締役社長",
    "主任研究員",
    "教授／センター長",
    "講師（兼任）",
    "グループリーダー",
    "Professor",
    "Associate Professor",
    "大学院教授",
    "病院長",
    "助教",
];

#[test]
fn people_places_posts_and_titles_are_told_apart() {
    all("position", is_position, POSTS, &[PLACES, PEOPLE, TITLES, &["", "架空大学 教授", "2024"]].concat());
    all("institution", is_institution, PLACES, &[POSTS, PEOPLE, TITLES, &["", "2024", "令和6年度"]].concat());
    let words = [
        "",
        "低分子",
        "抗体医薬",
        "膵がん",
        "未定",
        "2024",
        "令和6年度",
        "ワクチン",
        "EGFR",
        "Lung Cancer",
        "なし",
        "合計",
    ];
    all("person", is_person, PEOPLE, &[PLACES, POSTS, TITLES, &words].concat());
}

#[test]
fn numbers_years_dates_amounts_and_addresses_are_told_apart() {
    all("number", is_project_number, &["24zz0101001h0001", "JP21ck0106683"], &["15012345", "2024", ""]);
    all(
        "year",
        is_year,
        &["2024", "令和6年度", "R6", "2020-2022"],
        &["2024/4/1", "令和6年4月1日", "5,000", "45383", ""],
    );
    all("date", is_date, &["2024/4/1", "令和4年4月", "R6.4.1"], &["2024", "令和6年度", "45383", ""]);
    all("amount", is_amount, &["5,000", "12.5", "1億円", "0"], &["-", "", "未定", "架空大学"]);
    all(
        "url",
        is_url,
        &["https://example.org/a", "www.example.org", "10.1000/xyz"],
        &["架空", "10.5", "see https://example.org", ""],
    );
}

#[test]
fn languages_are_told_apart() {
    all(
        "english",
        is_english,
        &["Discovery of a KRAS inhibitor", "Taro YAMADA"],
        &["", "2024", "KRAS阻害薬", "5,000", "A1"],
    );
    all(
        "japanese",
        is_japanese,
        &["KRAS阻害薬の創出", "架空", "カクウ"],
        &["", "KRAS", "2024", "Discovery of 薬 in long English text"],
    );
    all("kana", is_kana, &["カクウ タロウ", "ｶｸｳ ﾀﾛｳ", "かくう　たろう"], &["", "架空 太郎", "Kakuu", "ア"]);
}

#[test]
fn total_rows_and_notes_are_found_and_words_alike_are_not() {
    all(
        "total",
        is_total_word,
        &[
            "小計",
            "合計",
            "合　計",
            "総計",
            "計",
            "【合計】",
            "（計）",
            "合計（5件）",
            "合計 12件",
            "計12件",
            "低分子 計",
            "低分子　集計",
            "架空事業計",
            "創薬事業 小計",
            "Total",
            "Grand Total",
            "Sub-total",
            "Antibody Total",
            "合計：",
            "累計",
            "総 計",
            "令和6年度計",
        ],
        &[
            "",
            "設計",
            "統計",
            "会計",
            "余計",
            "心電計",
            "計画",
            "計算科学",
            "合計画像の解析",
            "抗体の設計",
            "新規 設計",
            "total synthesis",
            "架空大学",
            "研究計画の設計",
        ],
    );
    all(
        "note",
        is_note,
        &[
            "※合成データ",
            "（注）架空",
            "注1) 架空",
            "注１：架空",
            "注：架空",
            "注 1 架空",
            "* 架空",
            "備考：架空",
            "出典：架空",
            "本表は架空である",
            "Note: sample",
            "Source: sample",
            "（単位：千円）",
            "【注】架空",
        ],
        &[
            "",
            "注意欠如・多動症の治療薬",
            "注射剤の開発",
            "備考",
            "資料",
            "Notch経路の解明",
            "架空 一郎",
            "24zz0101001h0001",
        ],
    );
}
