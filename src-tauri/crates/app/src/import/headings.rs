//! What headings are called in the lists that exist.
//!
//! Sources: AMED's published tables of adopted projects, AMEDfind's saved JSON, the amed-research-db data set, and
//! internal lists in use (the domain notes, §2).

use super::Field;
use domain::text;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Headings of each field; the first of a field is the one that wins where two columns claim it.
const NAMES: &[(Field, &[&str])] = &[
    (
        Field::Number,
        &[
            "課題管理番号", "課題番号", "管理番号", "研究課題番号", "amed課題番号", "amed課題管理番号", "amed番号", "themeno",
            "projectnumber", "projectno", "grantnumber", "number",
        ],
    ),
    (
        Field::TitleEn,
        &[
            "titleen", "englishtitle", "titleenglish", "研究開発課題名英", "研究開発課題名英文", "研究開発課題名英語", "課題名英",
            "英文課題名", "課題名英語", "課題名英文", "英語課題名", "英文", "themenameen",
        ],
    ),
    (
        Field::TitleJa,
        &[
            "研究開発課題名", "補助事業課題名", "研究課題名", "課題名", "研究開発課題", "研究課題", "課題名称", "研究開発課題名日",
            "研究開発課題名和文", "研究開発課題名日本語", "課題名日", "課題名和文", "課題名日本語", "titleja", "themename",
            "projectstitle", "projecttitle", "title", "japanesetitle", "題名", "タイトル", "テーマ名", "研究テーマ名", "和文",
        ],
    ),
    (
        Field::SummaryEn,
        &["summaryen", "abstracten", "英文概要", "概要英", "概要英語", "研究概要英", "研究概要英語", "englishsummary", "englishabstract"],
    ),
    (
        Field::SummaryJa,
        &[
            "研究概要", "研究開発概要", "研究開発の概要", "研究の概要", "課題概要", "概要", "要約", "要旨", "研究概要日", "概要日",
            "概要和文", "研究内容", "summaryja", "summary", "abstract", "themeoverview", "overview",
        ],
    ),
    (
        Field::Programme,
        &[
            "事業名", "事業", "補助事業名", "研究事業名", "プログラム名", "プログラム", "事業名称", "公募事業名", "programme",
            "programmename", "program", "programname", "programsname", "jigyo",
        ],
    ),
    (
        Field::Institution,
        &[
            "代表機関名", "代表機関", "研究開発代表機関", "研究開発代表機関名", "代表研究機関", "代表研究機関名", "所属機関",
            "所属機関名", "研究代表機関", "実施機関", "実施機関名", "研究機関", "研究機関名", "機関名", "機関", "所属", "所属先",
            "institution", "institutionname", "institutionsname", "affiliation", "organization", "organisation",
        ],
    ),
    (
        Field::Researcher,
        &[
            "研究開発代表者", "研究開発代表者名", "研究開発代表者氏名", "研究代表者", "研究代表者名", "研究代表者氏名", "補助事業代表者",
            "補助事業代表者名", "代表者", "代表者名", "代表者氏名", "氏名", "研究者名", "研究者氏名", "researchername",
            "researchersname", "principalinvestigator", "researcher", "pi", "piname",
        ],
    ),
    (Field::Position, &["役職", "職名", "役職名", "職位", "所属役職", "position", "projectsposition", "jobtitle", "job"]),
    (
        Field::FiscalYear,
        &[
            "年度", "会計年度", "実施年度", "対象年度", "事業年度", "fiscalyear", "fy", "採択年度", "開始年度", "研究期間",
            "研究開発期間", "実施期間", "事業期間", "期間", "year", "西暦年度",
        ],
    ),
    (
        Field::Start,
        &[
            "研究開始日", "開始日", "研究開発開始日", "開始年月日", "研究開始年月日", "開始年月", "研究開始年月", "開始", "契約開始日",
            "startdate", "allstartdate", "start",
        ],
    ),
    (
        Field::End,
        &[
            "研究終了日", "終了日", "研究開発終了日", "終了年月日", "研究終了年月日", "終了予定日", "研究終了予定日", "終了年月",
            "研究終了年月", "終了", "契約終了日", "enddate", "allenddate", "end",
        ],
    ),
    (
        Field::TotalBudget,
        &[
            "総額", "総予算", "総予算額", "総研究費", "総研究開発費", "研究費総額", "研究開発費総額", "期間総額", "全期間総額",
            "予算総額", "配分総額", "totalbudget", "totalamount",
        ],
    ),
    (
        Field::Budget,
        &[
            "研究開発費", "配分額", "予算額", "予算", "交付額", "交付決定額", "研究費", "契約額", "委託費", "補助金額", "当年度配分額",
            "年度配分額", "年間予算", "budget", "amount", "金額",
        ],
    ),
    (Field::Keyword, &["キーワード", "キーワード日", "研究キーワード", "keywords", "keyword"]),
    (
        Field::Target,
        &[
            "標的", "標的分子", "標的遺伝子", "標的タンパク質", "標的タンパク", "創薬標的", "標的名", "ターゲット", "target",
            "targets", "targetgene", "drugtarget",
        ],
    ),
    (Field::Modality, &["モダリティ", "モダリティー", "創薬モダリティ", "モダリティ名", "治療モダリティ", "modality", "modalities"]),
    (
        Field::Indication,
        &[
            "適応症", "適応", "適応疾患", "対象疾患", "疾患", "疾患名", "対象疾患名", "適応症名", "想定適応症", "indication",
            "indications", "disease",
        ],
    ),
    (Field::Papers, &["論文数", "論文", "発表論文数", "原著論文数", "論文発表数", "papers", "publications", "numberofpapers"]),
    (Field::Poc, &["非臨床poc", "非臨床poc取得", "非臨床poc件数", "poc", "poc取得", "非臨床poc数", "nonclinicalpoc", "preclinicalpoc"]),
    (Field::Licensing, &["企業導出", "導出", "導出件数", "企業導出件数", "ライセンスアウト", "導出先", "licensing", "licensed", "licenseout"]),
    (Field::Approval, &["承認", "薬事承認", "承認件数", "承認取得", "製造販売承認", "approval", "approvals", "approved"]),
    (
        Field::SourceUrl,
        &["出典url", "出典", "情報源", "リンク", "sourceurl", "announcementsurl", "url", "参照url"],
    ),
    (Field::Category, &["分類", "区分", "カテゴリ", "カテゴリー", "領域", "研究分野", "分野", "category"]),
    (Field::Note, &["備考", "備考欄", "メモ", "社内メモ", "コメント", "摘要", "特記事項", "note", "notes", "remarks", "memo"]),
    (Field::StableId, &["entrusterthemeno"]),
    (
        Field::OtherId,
        &["課題id", "課題コード", "研究課題id", "整理番号", "受付番号", "応募番号", "案件番号", "案件id", "projectid", "id"],
    ),
];

/// Folded, without spaces, brackets and other marks, a unit of money taken off: `研究開発費（千円）` is `研究開発費`.
pub(super) fn plain(heading: &str) -> String {
    let mut plain: String = text::fold(heading).chars().filter(|c| c.is_alphanumeric() || *c == 'ー').collect();
    for unit in ["百万円", "千円", "億円", "円", "thousandyen", "millionyen", "yen", "jpy", "単位"] {
        if plain.len() > unit.len()
            && let Some(rest) = plain.strip_suffix(unit)
        {
            plain.truncate(rest.len());
        }
    }
    plain
}

struct Names {
    exact: HashMap<String, (Field, usize)>,
    /// Names long enough to be found inside a heading.
    parts: Vec<(String, Field)>,
}

static KNOWN: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names { exact: HashMap::new(), parts: Vec::new() };
    for (field, list) in NAMES {
        for (rank, name) in list.iter().enumerate() {
            let name = plain(name);
            // A short Latin word stands inside too many others.
            let long = if name.is_ascii() { 7 } else { 3 };
            if name.chars().count() >= long || matches!(name.as_str(), "標的" | "論文" | "導出" | "年度") {
                names.parts.push((name.clone(), *field));
            }
            names.exact.entry(name).or_insert((*field, rank));
        }
    }
    names
});

/// The field of exactly this heading, and its rank among the field's names (0 wins).
pub(super) fn exact(heading: &str) -> Option<(Field, usize)> {
    KNOWN.exact.get(&plain(heading)).copied()
}

/// The field whose name stands inside this heading: the one that ends last (研究代表者の所属機関 is an institution),
/// of those the longest.
pub(super) fn part(heading: &str) -> Option<Field> {
    let heading = plain(heading);
    let found = KNOWN.parts.iter().filter_map(|(name, field)| {
        let at = heading.rfind(name.as_str())?;
        Some(((at + name.len(), name.len()), *field))
    });
    found.max_by_key(|(place, _)| *place).map(|(_, field)| field)
}

/// Words of headings of tables that count things: not a list of projects.
pub(super) fn counts_things(heading: &str) -> bool {
    let heading = plain(heading);
    ["応募数", "応募件数", "採択数", "採択件数", "採択率", "件数", "課題数", "倍率", "割合", "構成比"]
        .iter()
        .any(|word| heading.contains(&plain(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_known_lists_are_recognised() {
        let check = |heading: &str, field: Option<Field>| {
            assert_eq!(exact(heading).map(|(field, _)| field).or_else(|| part(heading)), field, "{heading}");
        };
        check("研究開発課題名", Some(Field::TitleJa));
        check("研究開発課題名（英）", Some(Field::TitleEn));
        check("title_en", Some(Field::TitleEn));
        check("project_number", Some(Field::Number));
        check("代表機関 名", Some(Field::Institution));
        check("配分額(千円)", Some(Field::Budget));
        check("研究開発費\n（千円）", Some(Field::Budget));
        check("令和5年度配分額（千円）", Some(Field::Budget));
        check("総額（百万円）", Some(Field::TotalBudget));
        check("研究代表者の所属機関", Some(Field::Institution));
        check("標的遺伝子", Some(Field::Target));
        check("source_url", Some(Field::SourceUrl));
        check("summary_ja", Some(Field::SummaryJa));
        check("researchers.name", Some(Field::Researcher));
        check("備考", Some(Field::Note));
        check("色", None);
        check("", None);
    }

    #[test]
    fn tables_of_counts_are_told_by_their_headings() {
        assert!(counts_things("応募数") && counts_things("採択件数（件）"));
        assert!(!counts_things("研究開発課題名"));
    }
}
