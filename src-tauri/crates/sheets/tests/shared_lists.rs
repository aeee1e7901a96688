//! The reader over the lists of this repository and, where they are present, over the larger shared ones.
#![allow(clippy::unwrap_used)]

use crate::common::{open, rows};
use domain::ProblemCode;
use sheets::{Format, Merge, Table};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/lists").join(name)
}

/// The shared folder beside the repository, or `None` with the reason printed.
fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data").join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: ../shared/data/{name} is not here");
    None
}

#[test]
fn one_list_in_three_formats_gives_the_same_rows() {
    let table = open(&fixture("odd-numbers.csv")).unwrap();
    assert_eq!((table.grid.len(), table.grid.width(), table.encoding.as_deref()), (11, 7, Some("utf-8")));
    assert_eq!(
        rows(&table)[3],
        "4: 19990123 | 希少疾患iPS細胞バンクの整備 | 見本難病事業 | 例示研究所 | 研究代表者C | 2016 | 旧番号（8桁）"
    );
    let cp932 = open(&fixture("odd-numbers-cp932.csv")).unwrap();
    assert_eq!(cp932.encoding.as_deref(), Some("cp932"));
    assert_eq!(rows(&cp932), rows(&table));
    let xlsx = open(&fixture("odd-numbers.xlsx")).unwrap();
    assert_eq!((xlsx.format, rows(&xlsx)), (Format::Xlsx, rows(&table)));
    assert_eq!(open(&fixture("headers-only.xlsx")).unwrap().grid.len(), 1);
    assert_eq!(open(&fixture("no-usable-columns.csv")).unwrap().grid.len(), 4);
}

#[test]
fn files_that_are_no_lists_are_refused_each_with_its_reason() {
    let check = |name: &str, code| assert_eq!(open(&fixture(name)).unwrap_err().code, code, "{name}");
    check("not-a-workbook.xlsx", ProblemCode::NotATable);
    check("truncated.xlsx", ProblemCode::NotATable);
    check("empty.csv", ProblemCode::FileEmpty);
    check("password.xlsx", ProblemCode::PasswordProtected);
}

#[test]
fn the_real_list_is_read_whole() {
    let Some(path) = shared("amed_projects.csv") else { return };
    let table = open(&path).unwrap();
    assert_eq!((table.grid.len(), table.grid.width(), table.issues.len()), (60, 8, 0));
    let numbered = table.grid.rows().skip(1).filter(|row| !row.cell(3).is_empty()).count();
    assert_eq!(numbered, 38);
}

const PAGE: &str = "表2: 令和6年度「架空創薬推進事業」に係る公募の採択課題について（合成データ）";
/// Name, format, sheet, non-empty rows with the header, number of the last row.
const MESSY: [(&str, Format, Option<&str>, usize, u32); 15] = [
    ("columns-swapped.xlsx", Format::Xlsx, Some("採択課題（合成データ）"), 11, 11),
    ("duplicate-headers.xlsx", Format::Xlsx, Some("Sheet1"), 9, 9),
    ("era-dates.xlsx", Format::Xlsx, Some("年度"), 14, 14),
    ("gene-dates.xlsx", Format::Xlsx, Some("キーワード"), 13, 13),
    ("hidden-filter.xlsx", Format::Xlsx, Some("一覧（合成データ）"), 13, 13),
    ("own-tags.xlsx", Format::Xlsx, Some("タグ付き（合成データ）"), 11, 11),
    ("second-year-2024.xlsx", Format::Xlsx, Some("2024年度"), 13, 13),
    ("second-year-2025.xlsx", Format::Xlsx, Some("2025年度"), 13, 13),
    ("two-header-merged.xlsx", Format::Xlsx, Some("課題一覧"), 14, 14),
    ("notes-totals.xls", Format::Xls, Some("一覧"), 17, 19),
    ("five-years.ods", Format::Ods, Some("年度別"), 18, 18),
    ("cp932-nec.csv", Format::Csv, None, 11, 11),
    ("e-notation-ids.csv", Format::Csv, None, 10, 10),
    ("adopted-web-page.html", Format::Html, Some(PAGE), 9, 9),
    ("amedfind-saved.json", Format::Json, None, 8, 8),
];

/// The codes that reading alone decides, as in the shared README.
const OF_THE_FILE: [&str; 9] = [
    "control-character",
    "invisible-character",
    "truncated-cell",
    "error-cell",
    "hidden-row",
    "hidden-column",
    "filtered-sheet",
    "format-mismatch",
    "undecodable",
];

type Found = BTreeSet<(String, Option<u64>, Option<String>)>;

fn found_issues(table: &Table) -> Found {
    let found = table
        .issues
        .iter()
        .map(|issue| (issue.code.as_str().to_owned(), issue.place.row.map(u64::from), issue.place.column.clone()));
    found.collect()
}

/// What the list's `expected.json` says of these codes.
fn expected_issues(list: &Path) -> Found {
    let text = std::fs::read_to_string(list.with_extension("expected.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let expected = json["issues"].as_array().unwrap().iter().map(|issue| {
        let text = |key: &str| issue[key].as_str().map(str::to_owned);
        (text("code").unwrap(), issue["row"].as_u64(), text("column"))
    });
    expected.filter(|(code, ..)| OF_THE_FILE.contains(&code.as_str())).collect()
}

#[test]
fn every_messy_list_is_read_whole() {
    let Some(folder) = shared("messy") else { return };
    for (name, format, sheet, count, last) in MESSY {
        let table = open(&folder.join(name)).unwrap();
        let found = table.grid.rows().last().unwrap().number();
        assert_eq!(
            (table.format, table.sheet.as_deref(), table.grid.len(), found),
            (format, sheet, count, last),
            "{name}"
        );
        assert_eq!(found_issues(&table), expected_issues(&folder.join(name)), "{name}");
    }
}

#[test]
fn dates_and_characters_of_messy_lists_arrive_as_they_are() {
    let Some(folder) = shared("messy") else { return };
    let check = |name: &str, row: usize, expected: &[&str]| {
        let table = open(&folder.join(name)).unwrap();
        assert_eq!(table.grid.row(row).unwrap().cells(expected.len())[4..], expected[4..], "{name}");
    };
    check("gene-dates.xlsx", 2, &["", "", "", "", "2024-09-02", "2024-04-01", "6370"]);
    check("cp932-nec.csv", 2, &["", "", "", "", "令和5年度", "6,370", "合成データ℡非公開"]);
    check("e-notation-ids.csv", 9, &["", "", "", "", "2024"]);
}

#[test]
fn merged_headings_are_seen_and_merged_values_filled_down() {
    let Some(folder) = shared("messy") else { return };
    let mut table = open(&folder.join("two-header-merged.xlsx")).unwrap();
    assert_eq!(table.merged_value(2, 0), table.grid.value(1, 0));
    assert!(table.merges.contains(&Merge { top: 3, left: 0, bottom: 7, right: 0 }), "{:?}", table.merges);
    assert_eq!(table.grid.value(7, 0), "");
    table.fill_merged(3..100);
    let programme = |row| table.grid.value(row, 0).to_owned();
    assert_eq!(programme(7), "架空創薬推進事業（合成データ）");
    assert_eq!((programme(8), programme(11)), (programme(9), "見本がん研究事業（合成データ）".to_owned()));
    assert_eq!(programme(14), "仮想再生医療事業（合成データ）");
    assert_eq!(table.grid.value(2, 0), "");
}

#[test]
fn the_list_of_a_page_is_told_from_its_statistics() {
    let Some(folder) = shared("messy") else { return };
    let mut table = open(&folder.join("adopted-web-page.html")).unwrap();
    let names: Vec<&str> = table.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["表1: 応募・採択状況", PAGE]);
    table.fill_merged(2..100);
    assert_eq!(table.grid.value(4, 0), "低分子");
    assert_eq!(table.grid.value(4, 1), "加齢黄斑変性に対する核酸アプタマー点眼剤の製剤検討 & 展開");
    assert_eq!(table.grid.value(3, 1), "先天性難聴モデルにおける\n内耳遺伝子編集の実証");
    assert_eq!((table.grid.value(5, 0), table.grid.value(9, 0)), ("バイオ医薬", "再生・細胞"));
    assert!(table.titles.iter().any(|title| title.contains("令和6年度")), "{:?}", table.titles);
}

#[test]
fn records_of_a_saved_search_name_their_columns() {
    let Some(folder) = shared("messy") else { return };
    let table = open(&folder.join("amedfind-saved.json")).unwrap();
    let columns = table.records.as_ref().unwrap();
    let at = |name: &str| columns.iter().position(|column| column == name).unwrap();
    assert_eq!(columns[0], "themeId");
    assert_eq!(table.grid.value(1, at("entrusterThemeNo")), "E99000001");
    assert_eq!(table.grid.value(1, at("eradResearcherId")), "00000001");
    assert_eq!(table.grid.value(1, at("totalBudget")), "15000");
    assert_eq!(table.grid.value(3, at("allStartDate")), "2023-04-01T00:00:00Z");
    assert_eq!(table.grid.value(1, at("integratedProject3")), "");
}
