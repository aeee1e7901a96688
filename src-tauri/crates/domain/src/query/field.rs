//! What fields are called in a search text.

use super::Field;
use crate::text::fold;

/// What is written, then what is read as well. In the order of the screen.
const NAMES: [(Field, &str, &[&str]); 20] = [
    (Field::Title, "題名", &["課題名", "タイトル", "title"]),
    (Field::Summary, "要旨", &["概要", "摘要", "summary", "abstract"]),
    (Field::Keyword, "キーワード", &["keyword", "keywords", "kw"]),
    (Field::Number, "番号", &["課題番号", "課題管理番号", "number", "no"]),
    (Field::Institution, "機関", &["所属", "所属機関", "institution", "org"]),
    (Field::Researcher, "代表者", &["研究者", "研究代表者", "researcher", "pi"]),
    (Field::Programme, "事業", &["programme", "program"]),
    (Field::Note, "メモ", &["note", "notes"]),
    (Field::Target, "標的", &["target"]),
    (Field::Modality, "モダリティ", &["modality"]),
    (Field::Indication, "適応", &["疾患", "indication", "disease"]),
    (Field::Tag, "タグ", &["tag"]),
    (Field::Year, "年度", &["year", "fy"]),
    (Field::Ends, "最終年度", &["終了", "ends", "end"]),
    (Field::Budget, "予算", &["budget"]),
    (Field::Phase, "相", &["フェーズ", "開発フェーズ", "phase"]),
    (Field::Ministry, "府省", &["省庁", "所管", "ministry"]),
    (Field::Integrated, "統合", &["統合プロジェクト", "integrated"]),
    (Field::Prefecture, "都道府県", &["県", "prefecture"]),
    (Field::Theme, "テーマ", &["theme"]),
];

/// The field somebody means.
pub(super) fn named(name: &str) -> Option<Field> {
    let name = fold(name);
    let is = |known: &str| fold(known) == name;
    NAMES.iter().find(|(_, first, others)| is(first) || others.iter().any(|other| is(other))).map(|(field, ..)| *field)
}

impl Field {
    /// What it is called in a search text.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(field, ..)| *field == self).map_or("", |(_, name, _)| name)
    }

    /// Holds years or yen.
    pub fn is_range(self) -> bool {
        matches!(self, Field::Year | Field::Ends | Field::Budget)
    }

    /// `なし` means that the project says nothing there (in running text it is a word).
    pub(super) fn may_be_missing(self) -> bool {
        !matches!(self, Field::Title | Field::Summary | Field::Keyword | Field::Note)
    }
}

/// Prefixes of concept ids and addresses: what stands before their colon is no field.
pub(super) fn is_id_prefix(prefix: &str) -> bool {
    const KNOWN: [&str; 14] = [
        "hgnc", "mondo", "nando", "mesh", "doid", "fplx", "tsu", "own", "omim", "orphanet", "icd10", "hp", "http",
        "https",
    ];
    KNOWN.contains(&fold(prefix).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_found_by_each_of_its_names_and_no_name_leads_to_two() {
        let mut seen = std::collections::HashSet::new();
        for (field, first, others) in NAMES {
            for name in std::iter::once(&first).chain(others) {
                assert_eq!(named(name), Some(field), "{name}");
                assert!(seen.insert(fold(name)), "{name}");
            }
            assert_eq!(field.name(), first);
        }
        assert_eq!(named("ＴＡＲＧＥＴ"), Some(Field::Target));
        assert_eq!(named("架空"), None);
    }
}
