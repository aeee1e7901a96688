//! Workbooks that leave the house, read back by the reader.
#![allow(clippy::unwrap_used)]

use crate::common::open;
use domain::ProblemCode;
use jiff::civil::date;
use sheets::briefing::{self, Briefing, Page, Section};
use sheets::table::{self, TableDocument};
use sheets::{Col, ColumnKind, Language, Value, dump};
use std::io::Read;
use std::path::Path;

fn col(label: &str, width_chars: u16, kind: ColumnKind) -> Col {
    Col { label: label.into(), width_chars, kind }
}

fn page(sheet: &str, language: Language) -> Page {
    Page {
        sheet: sheet.into(),
        language,
        classification: "公開可".into(),
        title: "脳に届く抗体（合成データ）".into(),
        subtitle: "Brain-penetrant antibody".into(),
        header: vec![("番号".into(), "TH-014".into()), ("作成日".into(), Value::Date(date(2026, 11, 24)))],
        one_line: Some(("ひとことで".into(), "なぜ今か。".into())),
        triple: vec![
            ("標的".into(), "TREM2".into(), "HGNC:17761".into()),
            ("モダリティ".into(), "抗体".into(), "AB".into()),
            ("適応症".into(), "".into(), "".into()),
        ],
        sections: vec![
            Section::Text { heading: "仮説".into(), body: "一行目\n二行目".into() },
            Section::Table {
                heading: "構成課題".into(),
                columns: vec![
                    col("番号", 16, ColumnKind::Id),
                    col("題名", 40, ColumnKind::Text),
                    col("開始", 11, ColumnKind::Date),
                    col("件数", 6, ColumnKind::Integer),
                ],
                rows: vec![
                    vec!["123456789012345678".into(), "=1+1".into(), Value::Date(date(2024, 4, 1)), Value::Integer(3)],
                    vec!["x".into()],
                ],
            },
        ],
        footer_note: "合成データ".into(),
    }
}

fn briefing(sheets: &[&str]) -> Briefing {
    let pages = sheets.iter().map(|sheet| page(sheet, Language::Ja)).collect();
    Briefing { pages, created: date(2026, 11, 24).at(9, 0, 0, 0) }
}

fn document(rows: Vec<Vec<Value>>) -> TableDocument {
    TableDocument {
        sheet: "課題".into(),
        language: Language::En,
        classification: "Public".into(),
        title: "Projects".into(),
        note_lines: vec!["note".into()],
        columns: vec![
            col("Id", 18, ColumnKind::Id),
            col("Title", 30, ColumnKind::Text),
            col("Year", 6, ColumnKind::Integer),
        ],
        rows,
        created: date(2026, 11, 24).at(9, 0, 0, 0),
    }
}

fn part(path: &Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_briefing_holds_what_was_given_at_its_types() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("briefing.xlsx");
    briefing::write(&path, &briefing(&["TH-014"])).unwrap();
    let text: Vec<String> = dump(&path)
        .unwrap()
        .lines()
        .map(|line| line.split_once(' ').map_or(line, |(_, value)| value).to_owned())
        .collect();
    let expected = [
        "[TH-014]",
        "脳に届く抗体（合成データ）",
        "公開可",
        "Brain-penetrant antibody",
        "番号",
        "作成日",
        "TH-014",
        "2026-11-24",
        "● 標的",
        "■ モダリティ",
        "◆ 適応症",
        "TREM2",
        "抗体",
        "—",
        "HGNC:17761",
        "AB",
        "ひとことで",
        "なぜ今か。",
        "仮説",
        "一行目",
        "二行目",
        "構成課題",
        "番号",
        "題名",
        "開始",
        "件数",
        "123456789012345678",
        "=1+1",
        "2024-04-01",
        "3",
        "x",
        "合成データ",
    ];
    assert_eq!(text, expected);
    let sheet = part(&path, "xl/worksheets/sheet1.xml");
    for setting in ["paperSize=\"9\"", "fitToHeight=\"0\"", "fitToPage=\"1\"", "&amp;P / &amp;N", "公開可"] {
        assert!(sheet.contains(setting), "{setting}");
    }
    assert!(
        part(&path, "xl/styles.xml").contains("yyyy\\-mm\\-dd") || part(&path, "xl/styles.xml").contains("yyyy-mm-dd")
    );
    assert!(part(&path, "xl/workbook.xml").contains("Print_Area"));
}

#[test]
fn equal_data_give_equal_bytes_and_name_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let written = |name: &str| {
        let path = folder.path().join(name);
        briefing::write(&path, &briefing(&["日本語", "English"])).unwrap();
        let first = std::fs::read(&path).unwrap();
        table::write(&path, &document(vec![vec!["a".into(), "b".into(), Value::Integer(1)]])).unwrap();
        (first, std::fs::read(&path).unwrap())
    };
    assert!(written("a.xlsx") == written("b.xlsx"));
    let core = part(&folder.path().join("a.xlsx"), "docProps/core.xml");
    assert!(core.contains("2026-11-24T09:00:00Z") && core.contains("<dc:creator></dc:creator>"), "{core}");
}

#[test]
fn text_that_looks_like_a_formula_or_a_link_stays_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.xlsx");
    let texts = [
        "=HYPERLINK(\"http://x\")",
        "+1",
        "-1",
        "@SUM(A1)",
        "http://example.com",
        "007",
        "1e5",
        "2024/4/1",
        "a\u{1}b\u{0}",
    ];
    let rows = texts.iter().map(|text| vec![Value::Text((*text).into()), Value::from(*text), Value::Empty]).collect();
    table::write(&path, &document(rows)).unwrap();
    let table = open(&path).unwrap();
    let read: Vec<&str> = table.grid.rows().skip(4).map(|row| row.cell(1)).collect();
    assert_eq!(
        read,
        ["=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "http://example.com", "007", "1e5", "2024/4/1", "ab"]
    );
    let sheet = part(&path, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"));
    assert!(part(&path, "xl/styles.xml").contains("quotePrefix=\"1\""));
}

#[test]
fn a_text_beyond_a_cells_limit_is_cut_with_a_mark() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.xlsx");
    table::write(&path, &document(vec![vec!["1".into(), "長".repeat(40_000).into(), Value::Empty]])).unwrap();
    let table = open(&path).unwrap();
    let cell = table.grid.rows().last().unwrap().cell(1);
    assert_eq!((cell.chars().count(), cell.ends_with(" […]")), (32_767, true));
}

#[test]
fn a_table_is_frozen_filterable_and_prints_with_its_header() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.xlsx");
    let rows = vec![vec!["1125899906842624".into(), "抗体".into(), Value::Integer(2026)]];
    table::write_all(&path, &[document(rows.clone()), document(rows)]).unwrap();
    let expected = "A1 Projects\nA2 Public\nA3 note\nA4 Id\nB4 Title\nC4 Year\nA5 1125899906842624\nB5 抗体\nC5 2026\n";
    assert_eq!(dump(&path).unwrap(), format!("[課題]\n{expected}[課題 (2)]\n{expected}"));
    let sheet = part(&path, "xl/worksheets/sheet1.xml");
    for setting in
        ["ySplit=\"4\"", "state=\"frozen\"", "<autoFilter ref=\"A4:C5\"", "orientation=\"landscape\"", "<v>2026</v>"]
    {
        assert!(sheet.contains(setting), "{setting}");
    }
    assert!(part(&path, "xl/workbook.xml").contains("Print_Titles"));
}

#[test]
fn a_long_table_is_written_row_by_row_and_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.xlsx");
    let rows = (0..20_001).map(|i| vec![format!("26zz{i:07}").into(), "題名".into(), Value::Integer(i)]).collect();
    table::write(&path, &document(rows)).unwrap();
    let table = open(&path).unwrap();
    assert_eq!(table.grid.len(), 20_001 + 4);
    assert_eq!(table.grid.rows().last().unwrap().cells(3), ["26zz0020000", "題名", "20000"]);
    assert_eq!(names(folder.path()), ["long.xlsx"]);
}

#[test]
fn sheets_with_forbidden_or_equal_names_are_written_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("briefing.xlsx");
    briefing::write(&path, &briefing(&["a/b", "a_b", &"長".repeat(40)])).unwrap();
    assert_eq!(crate::common::sheet_names(&open(&path).unwrap()), ["a_b", "a_b (2)", &"長".repeat(31)]);
}

#[test]
fn a_text_longer_than_a_page_is_kept_whole_over_several_rows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("briefing.xlsx");
    let long = "創薬研究テーマの仮説を、ここに長く書く。".repeat(200);
    let mut page = page("長文", Language::Ja);
    page.sections = vec![
        Section::Text { heading: "仮説".into(), body: long.clone() },
        Section::Table {
            heading: "表".into(),
            columns: vec![col("題名", 10, ColumnKind::Text), col("注", 10, ColumnKind::Text)],
            rows: vec![vec![long.clone().into(), "短い".into()]],
        },
    ];
    briefing::write(&path, &Briefing { pages: vec![page], created: date(2026, 11, 24).at(9, 0, 0, 0) }).unwrap();
    let table = open(&path).unwrap();
    let text: String =
        table.grid.rows().map(|row| row.cell(0)).filter(|cell| cell.contains('創') || cell.contains('書')).collect();
    assert_eq!(text, long.repeat(2));
    let sheet = part(&path, "xl/worksheets/sheet1.xml");
    let heights = sheet.split(" ht=\"").skip(1).map(|rest| rest.split('"').next().unwrap().parse::<f64>().unwrap());
    assert!(heights.fold(0.0, f64::max) <= 409.0);
}

#[test]
fn on_failure_the_old_file_stays_and_no_half_file_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.xlsx");
    std::fs::write(&path, b"old").unwrap();
    std::fs::write(folder.path().join(".~lock.table.xlsx#"), b"somebody").unwrap();
    let problem = table::write(&path, &document(vec![])).unwrap_err();
    assert_eq!((problem.code, problem.params["path"].as_str()), (ProblemCode::FileInUse, path.to_str().unwrap()));
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    assert_eq!(names(folder.path()), [".~lock.table.xlsx#", "table.xlsx"]);

    let check = |path: &Path, code| {
        assert_eq!(briefing::write(path, &briefing(&["a"])).unwrap_err().code, code);
        assert_eq!(table::write(path, &document(vec![])).unwrap_err().code, code);
    };
    check(&folder.path().join("no-such-folder/table.xlsx"), ProblemCode::NotWritable);
    check(folder.path(), ProblemCode::NotWritable);
    check(&path.join("below-a-file.xlsx"), ProblemCode::NotWritable);
    assert_eq!(names(folder.path()), [".~lock.table.xlsx#", "table.xlsx"]);
}

#[test]
fn an_existing_target_is_replaced_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.xlsx");
    std::fs::write(&path, b"old").unwrap();
    table::write(&path, &document(vec![])).unwrap();
    assert_eq!(open(&path).unwrap().grid.len(), 4);
    assert_eq!(names(folder.path()), ["table.xlsx"]);
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
