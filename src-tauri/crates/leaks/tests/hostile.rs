//! Files that are no workbooks, or workbooks that mean harm: refused, in bounded time and room, never a panic.

use crate::make::{Pack, plain_rows, row, sheet, text};
use leaks::book::{Refusal, Report, look};
use leaks::{Kind, Words};
use proptest::prelude::*;
use std::io::Cursor;
use std::time::{Duration, Instant};

fn at(bytes: &[u8]) -> Result<Report, Refusal> {
    let begin = Instant::now();
    let outcome = look(Cursor::new(bytes), &Words::new());
    assert!(begin.elapsed() < Duration::from_secs(30), "{:?}", begin.elapsed());
    outcome
}

fn compound(names: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(1024, 0);
    for name in names {
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.extend([0; 16]);
    }
    bytes
}

#[test]
fn what_is_no_workbook_is_named() {
    for bytes in [b"".as_slice(), b"PK", b"<html><table></table></html>", b"\x89PNG\r\n", "課題,標的\n".as_bytes()]
    {
        assert!(matches!(at(bytes), Err(Refusal::NotAWorkbook | Refusal::Damaged(_))), "{bytes:?}");
    }
    assert_eq!(at(&compound(&["EncryptionInfo", "EncryptedPackage"])), Err(Refusal::Password));
    assert_eq!(at(&compound(&["Workbook"])), Err(Refusal::Xls));
    assert_eq!(at(&compound(&["WordDocument"])), Err(Refusal::NotAWorkbook));
    let package = |path: &str| {
        let mut pack = Pack::plain();
        pack.put(path, "x");
        pack
    };
    assert_eq!(at(&package("xl/workbook.bin").bytes()), Err(Refusal::Xlsb));
    assert_eq!(at(&package("word/document.xml").bytes()), Err(Refusal::NotAWorkbook));
    let mut empty = zip::ZipWriter::new(Cursor::new(Vec::new()));
    empty.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
    assert_eq!(at(&empty.finish().unwrap().into_inner()), Err(Refusal::OpenDocument));
}

#[test]
fn a_bomb_is_stopped() {
    let mut pack = Pack::plain();
    let blank = format!("<a>{}</a>", " > ".repeat(40 << 20));
    pack.put("xl/sharedStrings.xml", &blank);
    assert_eq!(at(&pack.bytes()), Err(Refusal::TooLarge));
    // One token without an end.
    let mut pack = Pack::plain();
    pack.put("xl/sharedStrings.xml", &format!("<sst><si><t>{}</t></si></sst>", "あ".repeat(8 << 20)));
    assert_eq!(at(&pack.bytes()), Err(Refusal::TooLarge));
}

#[test]
fn a_damaged_sheet_is_refused_and_a_damaged_part_named() {
    let mut pack = Pack::plain();
    pack.put("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"");
    assert_eq!(at(&pack.bytes()), Err(Refusal::Damaged("xl/worksheets/sheet1.xml".to_owned())));
    let mut pack = Pack::plain();
    pack.put("xl/drawings/drawing1.xml", "<a><b>");
    assert_eq!(at(&pack.bytes()).unwrap().unread, ["xl/drawings/drawing1.xml"]);
    let whole = Pack::plain().bytes();
    for length in (0..whole.len()).step_by(97) {
        assert!(at(&whole[..length]).is_err(), "{length}");
    }
}

#[test]
fn entities_are_not_expanded_and_depth_has_an_end() {
    let bomb = r#"<!DOCTYPE sst [<!ENTITY a "KKD-10482"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>"#;
    let mut pack = Pack::plain();
    pack.put("xl/sharedStrings.xml", bomb);
    assert_eq!(at(&pack.bytes()).unwrap().findings, []);
    let mut pack = Pack::plain();
    pack.put("xl/worksheets/sheet1.xml", &"<a>".repeat(100_000));
    assert!(at(&pack.bytes()).is_err());
}

#[test]
fn absurd_numbers_and_references_are_borne() {
    let cells = r#"<c r="ZZZZZZZZZ99999999999" s="99999999999" t="s"><v>99999999999999999999</v></c><c r="A0"><v>1e999</v></c><c s="-1" t="q"><v>NaN</v></c><c r="" t="inlineStr"><is><r></is></c>"#;
    let around = r#"<cols><col min="0" max="4294967295" hidden="1"/><col min="9" max="2" hidden="1"/></cols>"#;
    let after = r#"<conditionalFormatting sqref="A1:XFD1048576 B:A 9:1 !"><cfRule type="expression" dxfId="4294967295"><formula>A</formula></cfRule></conditionalFormatting><dataValidations><dataValidation sqref=""><formula1>"</formula1></dataValidation></dataValidations>"#;
    let mut pack = Pack::plain();
    pack.put(
        "xl/worksheets/sheet1.xml",
        &sheet(around, &(row(4_294_967_295, "", cells) + "<row><c/></row>"), after).replace("<r></is>", "</is>"),
    );
    pack.styles(
        r#"<numFmt numFmtId="-1" formatCode="[;"/>"#,
        "",
        "",
        r#"<xf fontId="-5" fillId="99999999999"/>"#,
        "<dxf/>",
    );
    pack.put("xl/comments9.xml", "<comments><comment authorId=\"99\"/></comments>");
    let _ = at(&pack.bytes());
}

#[test]
fn a_sheet_of_a_million_rows_is_read_to_its_last_one() {
    let mut rows = String::with_capacity(40 << 20);
    for number in 1..=1_048_575_u32 {
        rows.push_str("<row r=\"");
        rows.push_str(&number.to_string());
        rows.push_str("\"><c><v>");
        rows.push_str(&number.wrapping_mul(2_654_435_761).to_string());
        rows.push_str("</v></c></row>");
    }
    rows += &row(1_048_576, "", &text("XFD1048576", 0, "KKD-10482"));
    let report = at(&Pack::new(&rows).bytes()).unwrap();
    assert_eq!(report.findings.iter().map(|one| one.place.to_string()).collect::<Vec<_>>(), ["cell:概要!XFD1048576"]);
}

#[test]
fn findings_have_an_end_and_the_rest_is_counted() {
    let cells = |number: u32| row(number, "", &text(&format!("A{number}"), 0, "KKD-10482"));
    let rows: String = (1..=6_000).map(cells).collect();
    let report = at(&Pack::new(&rows).bytes()).unwrap();
    assert_eq!((report.findings.len(), report.more), (5_000, 1_000));
}

#[test]
fn parts_in_utf16_are_read() {
    let mut pack = Pack::plain();
    let xml = sheet("", &row(9, "", &text("B9", 0, "リード化合物 KKD-10482")), "").replace("UTF-8", "UTF-16");
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(xml.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    pack.raw("xl/worksheets/sheet1.xml", &wide);
    assert_eq!(at(&pack.bytes()).unwrap().findings[0].kind, Kind::CompoundCode);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_damage_ends_the_program(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = Pack::new(&plain_rows()).bytes();
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = at(&bytes);
    }
}
