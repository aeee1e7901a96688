//! Pages, records, OpenDocument sheets and the clipboard, and what a file says besides its cells.
#![allow(clippy::unwrap_used)]

use crate::common::{file, issues, ods, read, rows, sheet_names, xlsx, xlsx_around};
use domain::ProblemCode;
use sheets::{CellKind, Format, Merge, ReadChoice, Table, open, paste};

const LIST: &str = "<tr><th>課題番号<th>題名</tr><tr><td>1<td>抗体</tr>";

#[test]
fn a_page_gives_its_tables_and_never_what_stands_in_scripts_styles_and_comments() {
    let page = format!(
        "<html><head><title>採択&amp;結果</title><style>td>table{{}}</style></head><body><h1>令和６年度</h1>
         <!-- <table><tr><td>x</td></tr></table> --><script>'<table><tr><td>y</td></tr></table>'</script>
         <table><caption>応募状況</caption><tr><td>応募数</td><td>採択数</td></tr><tr><td>9</td><td>3</td></tr></table>
         <h2>採択課題</h2><table>{LIST}</table><table></table></body></html>"
    );
    let table = read("list.html", page.as_bytes()).unwrap();
    assert_eq!(sheet_names(&table), ["表1: 応募状況", "表2: 採択課題", "表3: 採択課題"]);
    assert_eq!(
        (table.sheet.as_deref(), rows(&table)),
        (Some("表2: 採択課題"), vec!["1: 課題番号 | 題名".to_owned(), "2: 1 | 抗体".to_owned()])
    );
    assert_eq!(table.titles, ["採択&結果", "令和６年度", "採択課題"]);
    assert_eq!((table.format, table.sheets[2].filled, table.issues.len()), (Format::Html, false, 0));

    let (_folder, path) = file("list.html", page.as_bytes());
    let choice = ReadChoice { sheet: Some("表1: 応募状況".into()), ..ReadChoice::default() };
    assert_eq!(rows(&open(&path, &choice, &|_| Ok(())).unwrap()), ["1: 応募数 | 採択数", "2: 9 | 3"]);
    let choice = ReadChoice { sheet: Some("表9".into()), ..ReadChoice::default() };
    assert_eq!(open(&path, &choice, &|_| Ok(())).unwrap_err().code, ProblemCode::NoSuchSheet);
}

#[test]
fn text_of_a_pages_cell_is_what_a_browser_shows() {
    let page = "<table><tr><td> a \n b<br>c&nbsp;&amp;&nbsp;d <p>e</p></td><td><a href='#'><span>f</span>g</a></td>
        <td><table><tr><td>枠</td></tr></table></td></tr><tr><td>1</td><td>2</td></tr></table>";
    let table = read("a.htm", page.as_bytes()).unwrap();
    assert_eq!(rows(&table), ["1: a b\nc & d\ne | fg | 枠", "2: 1 | 2 | "]);
    assert_eq!(sheet_names(&table), ["表1", "表2"]);
}

#[test]
fn spans_keep_the_columns_of_a_page_in_place_and_end_with_their_table() {
    let page = "<table><thead><tr><th rowspan=2>分類</th><th colspan=2>代表</th></tr><tr><th>氏名</th><th>機関</th></tr></thead>
        <tbody><tr><td rowspan=99999999999>低分子</td><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody>
        <tbody><tr><td>抗体</td><td colspan=0>e</td><td>f</td></tr></tbody></table>";
    let mut table = read("a.html", page.as_bytes()).unwrap();
    let expected = ["1: 分類 | 代表 | ", "2:  | 氏名 | 機関", "3: 低分子 | a | b", "4:  | c | d", "5: 抗体 | e | f"];
    assert_eq!(rows(&table), expected);
    let merge = |top, left, bottom, right| Merge { top, left, bottom, right };
    assert_eq!(table.merges, [merge(1, 0, 2, 0), merge(1, 1, 1, 2), merge(3, 0, 4, 0)]);
    assert_eq!(
        (table.merged_value(2, 0), table.merged_value(1, 2), table.merged_value(2, 2)),
        ("分類", "代表", "機関")
    );
    table.fill_merged(3..6);
    assert_eq!(rows(&table)[1..4], ["2:  | 氏名 | 機関", "3: 低分子 | a | b", "4: 低分子 | c | d"]);
}

#[test]
fn a_pages_encoding_is_its_own_word_where_that_can_be_true() {
    let page = format!("<html><head><meta charset=\"Shift_JIS\"></head><table>{LIST}</table>");
    let check = |bytes: &[u8], name: &str| {
        let table = read("a.html", bytes).unwrap();
        assert_eq!((table.encoding.as_deref(), rows(&table)[1].as_str()), (Some(name), "2: 1 | 抗体"));
    };
    check(&encoding_rs::SHIFT_JIS.encode(&page).0, "cp932");
    check(page.as_bytes(), "utf-8");
    check(&encoding_rs::ISO_2022_JP.encode(&page.replace("Shift_JIS", "iso-2022-jp")).0, "iso-2022-jp");
}

#[test]
fn a_name_that_promises_another_format_is_said_once_and_the_content_is_read() {
    let page = format!("<table>{LIST}</table>");
    let book = xlsx(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#, "", "");
    let check = |name: &str, content: &[u8], expected: &[(&str, &str)]| {
        let table = read(name, content).unwrap();
        let found: Vec<(&str, &str)> =
            table.issues.iter().map(|issue| (issue.params["named"].as_str(), issue.params["value"].as_str())).collect();
        assert_eq!(found, expected, "{name}");
    };
    check("a.csv", page.as_bytes(), &[("csv", "html")]);
    check("a.xls", page.as_bytes(), &[("xls", "html")]);
    check("a.XLS", "a\tb\n1\t2\n".as_bytes(), &[("xls", "tsv")]);
    check("a.xlsx", "a,b\n1,2\n".as_bytes(), &[("xlsx", "csv")]);
    check("a.xls", &book, &[("xls", "xlsx")]);
    check("a.txt", br#"[{"a":1}]"#, &[("txt", "json")]);
    check("a.xlsm", &book, &[]);
    check("a.bin", &book, &[]);
    check("a.csv", "a\tb\n1\t2\n".as_bytes(), &[]);
    check("a.tsv", "a;b\n1;2\n".as_bytes(), &[]);
}

#[test]
fn records_are_rows_whatever_list_of_json_holds_them() {
    let check = |text: &str, columns: &[&str], expected: &[&str]| {
        let table = read("a.json", text.as_bytes()).unwrap();
        assert_eq!(
            (table.format, table.records.as_deref().unwrap(), rows(&table).as_slice()),
            (
                Format::Json,
                columns.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>().as_slice(),
                expected.iter().map(|r| (*r).to_owned()).collect::<Vec<_>>().as_slice(),
            )
        );
    };
    check(r#"[{"a":1,"b":null},{"c":true,"a":"x"}]"#, &["a", "b", "c"], &["1: 1 |  | ", "2: x |  | true"]);
    check(
        r#"{"n":2,"facets":[1,2],"hits":{"list":[{"a":1.5e3,"b":{"c":[1, 2]}}]}}"#,
        &["a", "b"],
        &["1: 1500 | {\"c\":[1,2]}"],
    );
    check("{\"a\":1}\n{\"a\":\"2024-04-01T00:00:00Z\"}\n", &["a"], &["1: 1", "2: 2024-04-01T00:00:00Z"]);
    let themes = r#"{"data":[{"themeId":"T1","themeBasic":[{"no":"1"},{"no":"2"}]},{"themeId":"T2","themeBasic":[{"no":"3"}]}]}"#;
    check(themes, &["themeId", "no"], &["1: T1 | 1", "2: T1 | 2", "3: T2 | 3"]);
    let table = read("a.json", br#"[{"a":1,"b":"x","c":false}]"#).unwrap();
    let row = table.grid.row(0).unwrap();
    assert_eq!([row.kind(0), row.kind(1), row.kind(2)], [CellKind::Number, CellKind::Text, CellKind::Bool]);
}

#[test]
fn half_a_surrogate_pair_spoils_one_character_not_the_file() {
    let table = read("a.json", br#"[{"a":"x\ud83dy","b":"\ud83d\ude00"},{"a":"\udc00"}]"#).unwrap();
    assert_eq!(rows(&table), ["1: x\u{fffd}y | 😀", "2: \u{fffd} | "]);
    assert_eq!(issues(&table), ["undecodable A1 x\u{fffd}y", "undecodable A2 \u{fffd}"]);
}

#[test]
fn broken_json_names_its_line() {
    let check = |text: &str, line: &str| {
        let problem = read("a.json", text.as_bytes()).unwrap_err();
        assert_eq!(problem.code, ProblemCode::NotATable);
        assert!(problem.detail.as_deref().is_some_and(|detail| detail.contains(line)), "{problem}");
    };
    check("{\"data\":[\n{\"a\":1},\n{\"a\":2,,}]}", "line 3");
    check("[{\"a\":\n\"x", "line 2");
    check("[{\"a\":1}]\n]", "line 2");
    check(&format!("[{{\"a\":{}", "[".repeat(200_000)), "line 1");
}

#[test]
fn kinds_of_cells_tell_a_date_from_its_text() {
    let sheet = r#"<row r="1"><c r="A1" s="1"><v>45383</v></c><c r="B1" t="inlineStr"><is><t>2024-04-01</t></is></c><c r="C1"><v>7</v></c>
        <c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c></row>"#;
    let table = read("a.xlsx", &xlsx(sheet, "", "")).unwrap();
    let row = table.grid.row(0).unwrap();
    use CellKind::{Bool, Date, Error, Number, Text};
    assert_eq!([0, 1, 2, 3, 4, 99].map(|column| row.kind(column)), [Date, Text, Number, Bool, Error, Text]);
    assert_eq!(row.cell(0), row.cell(1));
}

#[test]
fn what_nobody_sees_is_reported_where_it_holds_values() {
    let rows = r#"<row r="1" hidden="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row><row r="2" hidden="1"/><row r="3"><c r="A3"><v>3</v></c></row>"#;
    let content = xlsx_around(
        r#"<cols><col min="2" max="16384" hidden="1"/></cols>"#,
        rows,
        r#"<autoFilter ref="A1:C3"><filterColumn colId="0"><filters><filter val="3"/></filters></filterColumn></autoFilter><mergeCells><mergeCell ref="A3:B9"/></mergeCells>"#,
    );
    let table = read("a.xlsx", &content).unwrap();
    assert_eq!(issues(&table), ["filtered-sheet", "hidden-column B", "hidden-column C", "hidden-row 1"]);
    assert_eq!((table.hidden_rows, table.hidden_columns, table.filtered), (vec![1], vec![1, 2], true));
    assert_eq!(table.merges, [Merge { top: 3, left: 0, bottom: 9, right: 1 }]);
}

#[test]
fn characters_nobody_sees_are_reported_once_a_cell() {
    let text = "\u{feff}題\u{200b}名,a\u{2060}\u{200f},芦\u{fe00}屋\u{ad}\n\u{7}b\u{8}\u{200d},#REF!,#1\n";
    let table = read("a.csv", text.as_bytes()).unwrap();
    let expected = [
        "invisible-character A1 題\u{fffd}名",
        "invisible-character B1 a\u{fffd}\u{fffd}",
        "control-character A2 \u{fffd}b\u{fffd}\u{fffd}",
        "invisible-character A2 \u{fffd}b\u{fffd}\u{fffd}",
        "error-cell B2 #REF!",
    ];
    assert_eq!(issues(&table), expected);
    assert_eq!(table.grid.value(1, 0), "題\u{200b}名");
}

#[test]
fn an_open_documents_repeats_spans_and_hidden_parts_are_understood() {
    let styles = r#"<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>"#;
    let cell = |text: &str| {
        format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let body = format!(
        r#"<table:table table:name="一覧"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse" table:number-columns-repeated="16382"/>
        <table:table-row>{}{}<table:table-cell office:value-type="string" table:number-columns-spanned="1" table:number-rows-spanned="3"><text:p>計</text:p><text:p>画&amp;&#x4e00;&none;</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="2" table:visibility="filter"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="2.0"/><table:covered-table-cell/></table:table-row>
        <table:table-row table:visibility="collapse" table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
        <table:table table:name="控え" table:style-name="ta2"><table:table-row>{}</table:table-row></table:table>
        <table:table table:name="'file:///x.ods'#表"><table:table-source/><table:table-row>{}</table:table-row></table:table>"#,
        cell("課題番号"),
        cell("題名"),
        cell("x"),
        cell("y")
    );
    let mut table = read("a.ods", &ods(styles, &body)).unwrap();
    assert_eq!(rows(&table), ["1: 課題番号 | 題名 | 計\n画&一\u{fffd}", "2: 2 | 2 | ", "3: 2 | 2 | "]);
    assert_eq!(sheet_names(&table), ["一覧", "控え"]);
    assert_eq!(
        issues(&table),
        ["hidden-sheet  控え", "filtered-sheet", "hidden-column C", "hidden-row 2", "hidden-row 3"]
    );
    table.fill_merged(1..4);
    assert_eq!(table.grid.value(3, 2), "計\n画&一\u{fffd}");
}

#[test]
fn the_sheet_that_looks_like_a_list_is_taken_before_a_cover_sheet() {
    let row = |cells: &[&str]| {
        let cells = cells.iter().map(|c| {
            format!(r#"<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>"#)
        });
        format!("<table:table-row>{}</table:table-row>", cells.collect::<String>())
    };
    let body = format!(
        r#"<table:table table:name="表紙">{}{}</table:table><table:table table:name="一覧">{}</table:table>"#,
        row(&["見本事業の一覧（合成データ）"]),
        row(&["作成日", "2024-04-01"]),
        row(&["課題番号", "課題名"])
    );
    assert_eq!(read("a.ods", &ods("", &body)).unwrap().sheet.as_deref(), Some("一覧"));
}

#[test]
fn a_paste_is_the_pages_table_else_the_text_else_nothing() {
    let check =
        |text: Option<&str>, html: Option<&str>, expected: Option<(&str, &str)>| match (paste(text, html), expected) {
            (Ok((bytes, ending)), Some((second, wanted))) => {
                assert_eq!(ending, wanted);
                assert_eq!(rows(&read(&format!("paste.{ending}"), &bytes).unwrap())[1], second);
            }
            (Err(problem), None) => assert_eq!(problem.code, ProblemCode::NothingToPaste),
            (other, expected) => panic!("{other:?} for {expected:?}"),
        };
    let page = format!("<meta charset='shift_jis'><!--StartFragment--><table>{LIST}</table>");
    check(Some("課題番号\t題名\n1\t抗体"), Some(&page), Some(("2: 1 | 抗体", "html")));
    check(Some("課題番号\t題名\n1\t抗体"), Some("<b>太字</b>"), Some(("2: 1 | 抗体", "tsv")));
    check(Some("課題番号,題名\n1,抗体"), None, Some(("2: 1 | 抗体", "csv")));
    check(Some("題名\n抗体"), None, Some(("2: 抗体", "csv")));
    check(Some("ただの文章"), Some("<p>ただの文章</p>"), None);
    check(Some(" \n"), Some("<table><tr><td> </td></tr></table>"), None);
    check(None, None, None);
}

#[test]
fn records_read_elsewhere_are_looked_at_like_any_other() {
    let rows_of = vec![(3, vec!["a".to_owned(), String::new()]), (7, vec!["b\u{200b}".to_owned(), "c".to_owned()])];
    let columns = vec!["projects.id".to_owned(), "projects.title".to_owned()];
    let table = Table::of_records("x.sqlite", 9, Format::Sqlite, columns, rows_of.into_iter(), Vec::new()).unwrap();
    assert_eq!(rows(&table), ["3: a | ", "7: b\u{200b} | c"]);
    assert_eq!(issues(&table), ["invisible-character A7 b\u{fffd}"]);
    assert_eq!((table.records.unwrap().len(), table.bytes), (2, 9));
}
