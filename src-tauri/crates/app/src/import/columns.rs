//! Which row is the header, and which column is what: by heading first, by the look of the values second.
//!
//! The names come from the sources listed in the domain notes (AMED's published tables, AMEDfind, the
//! amed-research-db data set) and from lists in use; the value patterns from the same.

use super::{Column, Field, GuessReason};
use domain::problem::column_letter;
use domain::{ProjectNumber, fiscal_years, text};
use sheets::read::Grid;
use std::collections::BTreeMap;

/// Headings of each field after [`plain`]. First the exact names, in the order in which they win.
const NAMES: &[(Field, &[&str])] = &[
    (
        Field::Number,
        &[
            "課題管理番号",
            "課題番号",
            "管理番号",
            "研究課題番号",
            "themeno",
            "projectnumber",
            "projectno",
            "number",
            "amed番号",
        ],
    ),
    (
        Field::TitleEn,
        &[
            "titleen",
            "englishtitle",
            "titleenglish",
            "研究開発課題名英",
            "課題名英",
            "英文課題名",
            "課題名英語",
            "英語課題名",
        ],
    ),
    (
        Field::TitleJa,
        &[
            "研究開発課題名",
            "補助事業課題名",
            "研究課題名",
            "課題名",
            "研究開発課題名日",
            "課題名日",
            "titleja",
            "themename",
            "title",
            "japanesetitle",
            "題名",
            "タイトル",
        ],
    ),
    (Field::SummaryEn, &["summaryen", "abstracten", "英文概要", "概要英", "englishsummary", "概要英語"]),
    (
        Field::SummaryJa,
        &[
            "研究概要",
            "概要",
            "研究開発概要",
            "課題概要",
            "要約",
            "summaryja",
            "summary",
            "abstract",
            "themeoverview",
            "研究内容",
        ],
    ),
    (
        Field::Programme,
        &["事業名", "事業", "プログラム名", "プログラム", "補助事業名", "programme", "program", "jigyo"],
    ),
    (
        Field::Institution,
        &[
            "代表機関名",
            "代表機関",
            "所属機関",
            "所属機関名",
            "実施機関",
            "実施機関名",
            "研究機関",
            "研究機関名",
            "機関名",
            "機関",
            "所属",
            "institution",
            "affiliation",
            "organization",
            "organisation",
        ],
    ),
    (
        Field::Researcher,
        &[
            "研究開発代表者",
            "研究開発代表者名",
            "研究代表者",
            "研究代表者名",
            "代表者",
            "代表者名",
            "氏名",
            "代表者氏名",
            "補助事業代表者",
            "researcher",
            "researchername",
            "pi",
            "principalinvestigator",
        ],
    ),
    (Field::Position, &["役職", "職名", "役職名", "position", "job", "職位"]),
    (
        Field::FiscalYear,
        &["年度", "会計年度", "実施年度", "採択年度", "開始年度", "fiscalyear", "year", "fy", "対象年度"],
    ),
    (
        Field::Budget,
        &[
            "予算",
            "予算額",
            "配分額",
            "交付額",
            "研究費",
            "契約額",
            "budget",
            "totalbudget",
            "budgetthousandyen",
            "配分額千円",
            "予算千円",
            "予算額千円",
            "交付額千円",
            "研究費千円",
            "金額",
        ],
    ),
    (Field::Keywords, &["キーワード", "キーワード日", "keywords", "keyword"]),
    (Field::SourceUrl, &["sourceurl", "url", "出典", "出典url", "リンク", "情報源"]),
];

/// How far down a header may stand.
const HEADER_WITHIN: usize = 30;
/// Rows the look of a column is judged by.
const LOOK_AT: usize = 200;

/// Folded, without spaces, brackets and other marks: `研究開発課題名（英）` and `title_en` both come out plain.
fn plain(heading: &str) -> String {
    text::fold(heading).chars().filter(|c| c.is_alphanumeric() || *c == 'ー').collect()
}

fn by_heading(heading: &str) -> Option<(Field, GuessReason, u8)> {
    let heading = plain(heading);
    if heading.is_empty() {
        return None;
    }
    for (field, names) in NAMES {
        if names.iter().any(|name| plain(name) == heading) {
            return Some((*field, GuessReason::Heading, 99));
        }
    }
    // A heading that contains a longer known name: 研究開発代表者（所属） must not beat an exact one.
    let mut best: Option<(usize, Field)> = None;
    for (field, names) in NAMES {
        for name in names.iter().map(|name| plain(name)) {
            let long_enough = name.chars().count() >= 3;
            if long_enough && heading.contains(&name) && best.is_none_or(|(length, _)| name.len() > length) {
                best = Some((name.len(), *field));
            }
        }
    }
    best.map(|(_, field)| (field, GuessReason::HeadingPart, 75))
}

/// Position in the grid of the row that looks most like a header: the most headings we know, the first of equals.
pub(super) fn header_row(grid: &Grid) -> Option<usize> {
    let known = |at: usize| {
        let row = grid.row(at)?;
        let fields: std::collections::BTreeSet<Field> = row
            .filled()
            .filter_map(|(_, cell)| by_heading(cell))
            .filter(|guess| guess.2 >= 99)
            .map(|guess| guess.0)
            .collect();
        Some(fields)
    };
    let mut best: Option<(usize, usize)> = None;
    for at in 0..grid.len().min(HEADER_WITHIN) {
        let fields = known(at)?;
        let names_a_project =
            fields.contains(&Field::TitleJa) || fields.contains(&Field::TitleEn) || fields.contains(&Field::Number);
        if names_a_project && best.is_none_or(|(count, _)| fields.len() > count) {
            best = Some((fields.len(), at));
        }
    }
    best.map(|(_, at)| at)
}

/// Every column with what it will be imported as. A field is given to one column: exact heading before
/// part of a heading before look; the user's choice before all.
pub(super) fn guess(grid: &Grid, header: usize, chosen: &BTreeMap<u32, Option<Field>>) -> Vec<Column> {
    let headings: Vec<String> = match grid.row(header) {
        Some(row) => row.cells(grid.width()).into_iter().map(|cell| cell.trim().to_owned()).collect(),
        None => Vec::new(),
    };
    let mut columns: Vec<Column> = headings
        .into_iter()
        .enumerate()
        .map(|(at, heading)| {
            let samples: Vec<String> = (header + 1..grid.len())
                .filter_map(|row| grid.row(row))
                .map(|row| row.cell(at).trim())
                .filter(|cell| !cell.is_empty())
                .take(3)
                .map(|cell| cell.chars().take(200).collect())
                .collect();
            let index = u32::try_from(at).unwrap_or(u32::MAX);
            Column {
                index,
                letter: column_letter(at),
                heading,
                samples,
                field: None,
                reason: GuessReason::None,
                certainty: 0,
            }
        })
        .collect();
    let mut taken: std::collections::BTreeSet<Field> = std::collections::BTreeSet::new();
    for column in &mut columns {
        if let Some(field) = chosen.get(&column.index) {
            (column.field, column.reason, column.certainty) = (*field, GuessReason::Chosen, 100);
            taken.extend(*field);
        }
    }
    let open = |column: &Column| column.reason == GuessReason::None;
    for wanted in [GuessReason::Heading, GuessReason::HeadingPart] {
        for column in columns.iter_mut().filter(|column| open(column)) {
            if let Some((field, reason, certainty)) = by_heading(&column.heading)
                && reason == wanted
                && taken.insert(field)
            {
                (column.field, column.reason, column.certainty) = (Some(field), reason, certainty);
            }
        }
    }
    for column in columns.iter_mut().filter(|column| open(column)) {
        if let Some((field, certainty)) = by_values(grid, header, column.index as usize)
            && taken.insert(field)
        {
            (column.field, column.reason, column.certainty) = (Some(field), GuessReason::Values, certainty);
        }
    }
    columns
}

/// What the values of a column look like, when most of them agree.
fn by_values(grid: &Grid, header: usize, at: usize) -> Option<(Field, u8)> {
    let cells: Vec<&str> = (header + 1..grid.len())
        .filter_map(|row| grid.row(row))
        .map(|row| row.cell(at).trim())
        .filter(|cell| !cell.is_empty())
        .take(LOOK_AT)
        .collect();
    if cells.len() < 3 {
        return None;
    }
    let share = |looks: &dyn Fn(&str) -> bool| cells.iter().filter(|cell| looks(cell)).count() * 100 / cells.len();
    let ends = |cell: &str, endings: &[&str]| endings.iter().any(|ending| cell.contains(ending));
    type Look<'a> = (Field, &'a dyn Fn(&str) -> bool);
    let looks: [Look<'_>; 4] = [
        (Field::Number, &|cell| ProjectNumber::read(cell).is_some_and(|number| number.standard)),
        (Field::Position, &|cell| {
            cell.chars().count() <= 16
                && ends(cell, &["教授", "部長", "所長", "室長", "講師", "助教", "研究員", "センター長", "医長", "社長"])
        }),
        (Field::Institution, &|cell| {
            ends(cell, &["大学", "センター", "研究所", "機構", "株式会社", "病院", "研究院", "財団法人"])
                && cell.chars().count() <= 60
        }),
        (Field::FiscalYear, &|cell| cell.chars().count() <= 12 && fiscal_years(cell).is_some()),
    ];
    looks.into_iter().find_map(|(field, look)| {
        let share = share(look);
        (share >= 70).then(|| (field, u8::try_from(share * 9 / 10).unwrap_or(90)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_known_lists_are_recognised() {
        let check =
            |heading: &str, field: Option<Field>| assert_eq!(by_heading(heading).map(|g| g.0), field, "{heading}");
        check("研究開発課題名", Some(Field::TitleJa));
        check("研究開発課題名（英）", Some(Field::TitleEn));
        check("title_en", Some(Field::TitleEn));
        check("project_number", Some(Field::Number));
        check("代表機関 名", Some(Field::Institution));
        check("配分額(千円)", Some(Field::Budget));
        check("source_url", Some(Field::SourceUrl));
        check("summary_ja", Some(Field::SummaryJa));
        check("programme", Some(Field::Programme));
        check("備考", None);
        check("", None);
    }
}
