//! Whatever the bytes are, the answer is a sentence.
#![allow(clippy::unwrap_used)]

use crate::common::{read, xlsx, zip};
use domain::ProblemCode;
use proptest::prelude::*;

fn refused(name: &str, content: &[u8]) -> ProblemCode {
    read(name, content).unwrap_err().code
}

#[test]
fn what_is_no_table_is_refused_by_its_content() {
    let check = |name: &str, content: &[u8]| assert_eq!(refused(name, content), ProblemCode::NotATable, "{name}");
    check("a.xlsx", b"%PDF-1.7\n1 0 obj, x\n");
    check("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    check("a.csv", b"\xff\xd8\xff\xe0\x10JFIF,");
    check("a.csv", b"SQLite format 3\0\0");
    check("a.csv", &(0..4000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8 | 1).collect::<Vec<u8>>());
    check("a.csv", b"<!DOCTYPE html><html></html>");
    check("a.csv", b"  {\"data\": [1, 2]}");
    check("a.xlsx", "これは表ではなく、ただの文章です。\n二行目。\n".as_bytes());
    check("a.xlsx", &zip(&[("word/document.xml", b"<w/>")]));
    check("a.xlsx", &zip(&[("readme.txt", b"x")]));
    check("a.xlsx", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    check("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and nothing else");
}

#[test]
fn nothing_at_all_is_an_empty_file() {
    let check = |content: &[u8]| assert_eq!(refused("a.csv", content), ProblemCode::FileEmpty);
    check(b"");
    check(b"\xef\xbb\xbf");
    check(b" \r\n\r\n");
    check(&xlsx("", "", ""));
    check(&xlsx(r#"<row r="1"><c r="A1" s="1"/></row>"#, "", ""));
}

#[test]
fn a_table_under_a_workbooks_name_is_read_all_the_same() {
    assert_eq!(read("a.xlsx", "番号,題名\n1,抗体\n".as_bytes()).unwrap().grid.len(), 2);
}

#[test]
fn a_zip_bomb_is_refused_before_it_is_read() {
    let bomb = vec![b' '; 64 << 20];
    let content = zip(&[("xl/workbook.xml", &bomb)]);
    assert!(content.len() < 200_000);
    assert_eq!(refused("bomb.xlsx", &content), ProblemCode::TooLarge);
}

#[test]
fn one_repeated_cell_of_an_open_document_does_not_fill_the_memory() {
    let row = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>"#;
    let content = format!(
        r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="a">{row}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let entries =
        [("mimetype", &b"application/vnd.oasis.opendocument.spreadsheet"[..]), ("content.xml", content.as_bytes())];
    assert_eq!(refused("a.ods", &zip(&entries)), ProblemCode::TooLarge);
}

#[test]
fn one_long_text_used_by_every_cell_does_not_fill_the_memory() {
    let strings = format!("<si><t>{}</t></si>", "長".repeat(32_000));
    let sheet: String =
        (1..=6_000).map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#)).collect();
    assert_eq!(refused("a.xlsx", &xlsx(&sheet, &strings, "")), ProblemCode::TooLarge);
}

fn workbook() -> Vec<u8> {
    let sheet = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2021</v></c></row><row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>"#;
    xlsx(sheet, "<si><t>題名</t></si>", "")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic(content in proptest::collection::vec(any::<u8>(), 0..2000), kind in 0..4_usize) {
        let magic: [&[u8]; 4] = [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xef\xbb\xbf"];
        let _ = read("random.xlsx", &[magic[kind], &content].concat());
    }

    #[test]
    fn a_truncated_or_damaged_workbook_never_panics(cut in 0.0..1.0_f64, at in 0.0..1.0_f64, byte in any::<u8>()) {
        let mut content = workbook();
        let place = (at * content.len() as f64) as usize;
        content[place] ^= byte;
        let _ = read("damaged.xlsx", &content);
        content.truncate((cut * content.len() as f64) as usize);
        prop_assert!(read("cut.xlsx", &content).is_err());
    }
}
