//! The reader over the lists of this repository and, where they are present, over the larger shared ones.
#![allow(clippy::unwrap_used)]

mod common;

use common::{issues, open, rows};
use domain::ProblemCode;
use sheets::Format;
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
        assert_eq!(issues(&table), [""; 0], "{name}");
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
