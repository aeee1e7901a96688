//! Lists of every format and encoding become the same plain rows.
#![allow(clippy::unwrap_used)]

use crate::common::{file, issues, open, read, rows, sheet_names, xlsx};
use domain::{Problem, ProblemCode};
use encoding_rs::{EUC_JP, SHIFT_JIS};
use sheets::{Format, ReadChoice};

const LIST: &str =
    "課題管理番号,研究開発課題名,年度\n25zz0000001h0001,\"①㈱見本の髙﨑抗体、\n二行目\",2025\n,ﾊﾝｶｸのソ表能,2024\n";

#[test]
fn every_encoding_gives_the_same_rows_and_says_its_name() {
    let utf16 = |big: bool| {
        let units = "\u{feff}".encode_utf16().chain(LIST.encode_utf16().collect::<Vec<_>>());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect::<Vec<u8>>()
    };
    let expected = [
        "1: 課題管理番号 | 研究開発課題名 | 年度",
        "2: 25zz0000001h0001 | ①㈱見本の髙﨑抗体、\n二行目 | 2025",
        "3:  | ﾊﾝｶｸのソ表能 | 2024",
    ];
    let check = |bytes: &[u8], name: &str| {
        let table = read("list.csv", bytes).unwrap();
        assert_eq!(rows(&table), expected, "{name}");
        assert_eq!(table.encoding.as_deref(), Some(name));
        assert_eq!((table.format, table.issues.len(), table.bytes), (Format::Csv, 0, bytes.len() as u64));
    };
    check(LIST.as_bytes(), "utf-8");
    check(format!("\u{feff}{LIST}").as_bytes(), "utf-8");
    check(&SHIFT_JIS.encode(LIST).0, "cp932");
    check(&EUC_JP.encode(LIST).0, "euc-jp");
    check(&utf16(false), "utf-16le");
    check(&utf16(true), "utf-16be");
}

#[test]
fn the_delimiter_is_guessed_from_even_rows_not_from_the_ending() {
    let check = |text: &str, format, second: &str| {
        let table = read("list.csv", text.as_bytes()).unwrap();
        assert_eq!((table.format, rows(&table)[1].as_str()), (format, second), "{text:?}");
    };
    check("a,b\n1,2\n", Format::Csv, "2: 1 | 2");
    check("番号\t題名\n1\tone, two, three\n2\tfour\n", Format::Tsv, "2: 1 | one, two, three");
    check("番号;題名\n1;a, b\n2;c\n", Format::Csv, "2: 1 | a, b");
    check("sep=;\n番号;題名\n1;a\n", Format::Csv, "3: 1 | a");
    check("題名\n一つの列\n", Format::Csv, "2: 一つの列");
}

#[test]
fn a_chosen_encoding_and_delimiter_win_over_the_guess() {
    let (_folder, path) = file("list.csv", &SHIFT_JIS.encode("a|表\n1|能\n").0);
    let choice = ReadChoice { encoding: Some("cp932".into()), delimiter: Some('|'), ..ReadChoice::default() };
    let table = sheets::open(&path, &choice, &|_| Ok(())).unwrap();
    assert_eq!(rows(&table), ["1: a | 表", "2: 1 | 能"]);
    let choice = ReadChoice { encoding: Some("klingon".into()), ..ReadChoice::default() };
    assert_eq!(sheets::open(&path, &choice, &|_| Ok(())).unwrap_err().code, ProblemCode::BadCall);
}

#[test]
fn blank_lines_keep_the_numbers_of_what_follows() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["a,b", "", "1,\"x", "y\"", "", "", "2,z", ""].join(end);
        let table = read("list.csv", text.as_bytes()).unwrap();
        let numbers: Vec<u32> = table.grid.rows().map(|row| row.number()).collect();
        assert_eq!(numbers, [1, 3, 6], "{end:?}");
    }
}

#[test]
fn bytes_of_no_character_are_shown_where_they_stand() {
    let mut bytes = SHIFT_JIS.encode("番号,題名\n1,抗体の研究と評価系の確立\n2,").0.into_owned();
    bytes.extend(b"\x83\xff");
    bytes.extend(SHIFT_JIS.encode("薬剤\n").0.iter());
    let table = read("list.csv", &bytes).unwrap();
    assert_eq!(table.encoding.as_deref(), Some("cp932"));
    assert_eq!(issues(&table).len(), 1, "{:?}", issues(&table));
    assert!(issues(&table)[0].starts_with("undecodable B3 \u{fffd}"));
    assert!(table.grid.row(2).unwrap().cell(1).ends_with("薬剤"));
}

#[test]
fn a_workbook_gives_numbers_dates_errors_and_cached_values_as_text() {
    let sheet = r#"<row r="2">
        <c r="A2" t="s"><v>0</v></c><c r="B2"><v>2021.0</v></c><c r="C2" s="1"><v>45383</v></c>
        <c r="D2" s="2"><v>45383.5</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#REF!</v></c>
        <c r="G2"><f>1/0+A1</f><v>0.30000000000000004</v></c><c r="H2" t="e"><v>#SPILL!</v></c>
        <c r="I2" t="s"><v>1</v></c><c r="J2" t="inlineStr"><is><t>=1+1</t></is></c></row>
        <row r="900000"><c r="B900000"><v>22021012345678</v></c></row>"#;
    let strings =
        r#"<si><r><t>髙</t></r><r><t>﨑</t></r><rPh sb="0" eb="2"><t>タカサキ</t></rPh></si><si><t>a_x0001_b</t></si>"#;
    let table = read("list.bin", &xlsx(sheet, strings, "")).unwrap();
    assert_eq!(
        rows(&table),
        [
            "2: 髙﨑 | 2021 | 2024-04-01 | 2024-04-01T12:00:00 | TRUE | #REF! | 0.3 | #SPILL! | a\u{1}b | =1+1",
            "900000:  | 22021012345678 |  |  |  |  |  |  |  | "
        ]
    );
    assert_eq!(issues(&table), ["error-cell F2 #REF!", "control-character I2 a\u{fffd}b", "error-cell H2 #SPILL!"]);
    assert_eq!((sheet_names(&table), table.sheet.as_deref()), (vec!["一覧"], Some("一覧")));
    assert_eq!(table.issues[0].place.sheet.as_deref(), Some("一覧"));
}

#[test]
fn the_1904_calendar_is_honoured() {
    let sheet = r#"<row r="1"><c r="A1" s="1"><v>43921</v></c></row>"#;
    let table = read("mac.xlsx", &xlsx(sheet, "", r#"<workbookPr date1904="1"/>"#)).unwrap();
    assert_eq!(rows(&table), ["1: 2024-04-01"]);
}

#[test]
fn a_cell_as_long_as_a_spreadsheet_allows_is_reported_as_cut() {
    let check = |length: usize, expected: usize| {
        let sheet = format!(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>"#, "長".repeat(length));
        let table = read("long.xlsx", &xlsx(&sheet, "", "")).unwrap();
        assert_eq!(table.issues.len(), expected);
        assert_eq!(table.grid.row(0).unwrap().cell(0).chars().count(), length);
    };
    check(32_766, 0);
    check(32_767, 1);
}

#[test]
fn a_million_empty_rows_cost_nothing() {
    let mut sheet = String::from(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#);
    for row in (2..=1_048_575).step_by(7) {
        sheet.push_str(&format!(r#"<row r="{row}"><c r="A{row}" s="1"/></row>"#));
    }
    sheet.push_str(r#"<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#);
    let table = read("empty-rows.xlsx", &xlsx(&sheet, "", "")).unwrap();
    assert_eq!((table.grid.len(), table.grid.width()), (2, 16_384));
}

#[test]
fn a_sheet_that_is_not_there_is_named_with_those_that_are() {
    let (_folder, path) = file("list.xlsx", &xlsx(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#, "", ""));
    let choice = ReadChoice { sheet: Some("無い".into()), ..ReadChoice::default() };
    let problem = sheets::open(&path, &choice, &|_| Ok(())).unwrap_err();
    assert_eq!(problem.code, ProblemCode::NoSuchSheet);
    assert_eq!((problem.params["sheet"].as_str(), problem.params["sheets"].as_str()), ("無い", "一覧"));
}

#[test]
fn cancelling_ends_the_reading_with_the_callers_problem() {
    let text = "a,b\n".repeat(5000);
    let (_folder, path) = file("list.csv", text.as_bytes());
    let heard = std::cell::RefCell::new(Vec::new());
    let stop = |rows: u64| {
        heard.borrow_mut().push(rows);
        if rows >= 2000 { Err(Problem::new(ProblemCode::Cancelled)) } else { Ok(()) }
    };
    let problem = sheets::open(&path, &ReadChoice::default(), &stop).unwrap_err();
    assert_eq!(problem, Problem::new(ProblemCode::Cancelled));
    assert_eq!(*heard.borrow(), [1000, 2000]);
}

#[test]
fn a_missing_file_says_so_with_its_path() {
    let problem = open(std::path::Path::new("no-such-folder/list.xlsx")).unwrap_err();
    assert_eq!(problem.code, ProblemCode::FileMissing);
    assert_eq!(problem.params["path"], "no-such-folder/list.xlsx");
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(open(folder.path()).unwrap_err().code, ProblemCode::FileUnreadable);
}
