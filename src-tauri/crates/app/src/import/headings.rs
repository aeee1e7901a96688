//! What headings are called in the lists that exist (`headings.txt`).

use super::Field;
use domain::text;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::LazyLock;
use store::renew::Dimension;

/// One line a field: `field: heading heading …`.
const NAMES: &str = include_str!("headings.txt");

fn headings() -> impl Iterator<Item = (Field, Vec<&'static str>)> {
    NAMES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (field, names) = line.split_once(": ")?;
        let field = serde_json::from_value(field.into()).ok()?;
        Some((field, names.split_whitespace().collect()))
    })
}

/// Folded, without spaces, brackets and other marks, a unit of money taken off: `研究開発費（千円）` is `研究開発費`.
pub(crate) fn plain(heading: &str) -> String {
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
    for (field, list) in headings() {
        for (rank, name) in list.into_iter().enumerate() {
            let name = plain(name);
            // A short Latin word stands inside too many others.
            let long = if name.is_ascii() { 7 } else { 3 };
            if name.chars().count() >= long || matches!(name.as_str(), "標的" | "論文" | "導出" | "年度") {
                names.parts.push((name.clone(), field));
            }
            names.exact.entry(name).or_insert((field, rank));
        }
    }
    names
});

/// The field of exactly this heading, and its rank among the field's names (0 wins).
pub(super) fn exact(heading: &str) -> Option<(Field, usize)> {
    KNOWN.exact.get(&plain(heading)).copied()
}

/// The dimension (phase, ministry, integrated project, prefecture) of exactly this heading, and its rank.
pub(super) fn dimension(heading: &str) -> Option<(Field, usize)> {
    let of = [Field::Phase, Field::Ministry, Field::Integrated, Field::Prefecture];
    exact(heading).filter(|(field, _)| of.contains(field))
}

/// Columns of an import, as it was stored, that state a dimension although they were kept under their heading: an earlier program
/// knew no better. Of two for one dimension the one to be believed stands last.
pub(crate) fn stated(columns: &Value) -> Vec<(usize, Dimension)> {
    let kept = columns.as_array().into_iter().flatten().enumerate().filter(|(_, column)| column["field"].is_null());
    let mut stated: Vec<_> = kept
        .filter_map(|(at, column)| {
            let (field, rank) = dimension(column["heading"].as_str()?)?;
            let of = match field {
                Field::Phase => Dimension::Phase,
                Field::Ministry => Dimension::Ministry,
                Field::Integrated => Dimension::Integrated,
                _ => Dimension::Prefecture,
            };
            Some((rank, at, of))
        })
        .collect();
    stated.sort_by_key(|(rank, at, _)| std::cmp::Reverse((*rank, *at)));
    stated.into_iter().map(|(_, at, of)| (at, of)).collect()
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

/// Whether a heading is for several things of a person's line in one cell: 研究開発代表者（所属・役職）, 所属／氏名.
pub(super) fn compound(heading: &str) -> bool {
    let parts: Vec<&str> = heading.split(['（', '(', '・', '／', '/', '、', '\n', ' ']).collect();
    let of_person = |field: &Field| matches!(field, Field::Researcher | Field::Institution | Field::Position);
    let mut fields: Vec<Field> =
        parts.iter().filter_map(|part| exact(part).map(|(field, _)| field)).filter(of_person).collect();
    fields.sort_unstable();
    fields.dedup();
    fields.len() > 1
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
        check("研究フェーズ", Some(Field::Phase));
        check("所管府省", Some(Field::Ministry));
        check("統合プロジェクト", Some(Field::Integrated));
        check("integratedProject3", Some(Field::Integrated));
        check("都道府県", Some(Field::Prefecture));
        check("治験入り（件）", Some(Field::Trial));
        check("治験届", Some(Field::Trial));
        // A column of that name says whether a project goes on.
        check("継続", None);
        check("継続件数", Some(Field::Carried));
        check("新規・継続の別", None);
        check("色", None);
        check("", None);
    }

    #[test]
    fn columns_that_an_earlier_program_kept_are_known_again() {
        let columns = serde_json::json!([
            { "heading": "課題名", "letter": "A", "field": "title_ja" },
            { "heading": "integratedProject3", "letter": "B", "field": null },
            { "heading": "integratedProject", "letter": "C", "field": null },
            { "heading": "開発フェーズ", "letter": "D", "field": "phase" },
            { "heading": "所管府省", "letter": "E", "field": null },
            { "heading": "色", "letter": "F", "field": null },
        ]);
        let mut stated = stated(&columns);
        let integrated: Vec<usize> =
            stated.iter().filter(|(_, of)| *of == Dimension::Integrated).map(|(at, _)| *at).collect();
        assert_eq!(integrated, [2, 1], "that of the later period is believed");
        stated.retain(|(_, of)| *of != Dimension::Integrated);
        assert_eq!(stated, [(4, Dimension::Ministry)]);
        assert!(super::stated(&Value::Null).is_empty());
    }

    #[test]
    fn headings_for_several_things_in_one_cell_are_told() {
        assert!(compound("研究開発代表者（所属・役職）") && compound("所属／氏名"));
        assert!(!compound("研究代表者の所属機関") && !compound("代表機関名") && !compound("研究開発費（千円）"));
    }

    #[test]
    fn every_line_of_headings_names_a_field_that_exists() {
        let lines = NAMES.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(headings().count(), lines);
        assert!(headings().all(|(_, list)| !list.is_empty()));
    }

    #[test]
    fn tables_of_counts_are_told_by_their_headings() {
        assert!(counts_things("応募数") && counts_things("採択件数（件）"));
        assert!(!counts_things("研究開発課題名"));
    }
}
