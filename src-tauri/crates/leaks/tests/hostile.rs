//! Files that are no workbooks, or workbooks that mean harm: refused, in bounded time and room, never a panic.

use crate::make::{Pack, pictures, plain_rows, row, sheet, text};
use leaks::book::{Refusal, Report, look};
use leaks::{Kind, Words};
use proptest::prelude::*;
use std::io::{Cursor, Read, Write};
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

/// Bytes as an archive packs them, without the archive.
fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("x", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(bytes).unwrap();
    let mut zip = zip::ZipArchive::new(zip.finish().unwrap()).unwrap();
    let mut raw = Vec::new();
    zip.by_index_raw(0).unwrap().read_to_end(&mut raw).unwrap();
    raw
}

const PICTURE: &str = "xl/media/image1.png";
const BOX: &str = "xl/embeddings/book.xlsx";

fn beside(path: &str, bytes: &[u8]) -> Result<Report, Refusal> {
    let mut pack = Pack::plain();
    pack.raw(path, bytes);
    at(&pack.stored())
}

#[test]
fn a_picture_that_cannot_be_read_is_named_and_its_texts_have_an_end() {
    let whole = pictures::png(&[pictures::international("Title", "公開の図")]);
    assert_eq!(beside(PICTURE, &whole).unwrap(), Report::default());
    // Any cut but one within the last checksum, which nobody needs.
    for length in (9..whole.len() - 4).step_by(7) {
        assert_eq!(beside(PICTURE, &whole[..length]).unwrap().unread, [PICTURE], "{length}");
    }
    for other in [&b""[..], b"GIF89a", b"\x89PNG", b"\xff\xd8", b"<svg/>"] {
        assert_eq!(beside(PICTURE, other).unwrap(), Report::default(), "{other:?}");
    }
    // A chunk of four thousand million bytes; a text that unpacks to sixty-four million.
    let endless = [&whole[..8], &[0xff; 4], b"tEXt", b"Author\0", "見本 花子".as_bytes()].concat();
    assert_eq!(beside(PICTURE, &endless).unwrap().unread, [PICTURE]);
    let packed = |bytes: &[u8]| {
        let body = [b"Comment\0\0\x78\x9c".to_vec(), deflated(bytes), vec![0; 4]].concat();
        beside(PICTURE, &pictures::png(&[(b"zTXt", body)])).unwrap()
    };
    assert_eq!(packed(r"C:\Users\hanako\fig1.png ".repeat(9).as_bytes()).findings[0].kind, Kind::FilePath);
    assert_eq!(packed(&vec![b' '; 64 << 20]), Report::default());
    // A black picture of many megabytes without one `>`; one that is larger than a picture is read to.
    let black = |megabytes: u32| {
        let length = (megabytes << 20).to_be_bytes();
        [&whole[..8], &length, b"IDAT", &vec![0; (megabytes as usize) << 20], &[0; 4], &whole[whole.len() - 12..]]
            .concat()
    };
    assert_eq!(beside(PICTURE, &black(20)).unwrap(), Report::default());
    assert_eq!(beside(PICTURE, &black(65)).unwrap().unread, [PICTURE]);
}

#[test]
fn photographs_with_absurd_fields_are_borne() {
    let (kind, body) = pictures::exif(&[(0x013b, "Hanako Mihon")], Some((35, 139)));
    for at in 6..body.len() {
        for byte in [0, 0xff] {
            let mut body = body.clone();
            body[at] = byte;
            let _ = beside("xl/media/image1.jpeg", &pictures::jpeg(&[(kind, body)]));
        }
    }
    let deep = pictures::xmp(&"<dc:creator>".repeat(5_000));
    assert_eq!(beside("xl/media/image1.jpeg", &pictures::jpeg(&[deep])).unwrap(), Report::default());
    // A segment shorter than its own length.
    let short = [0xff, 0xd8, 0xff, 0xfe, 0, 1, 0, 0];
    assert_eq!(beside("xl/media/image1.jpeg", &short).unwrap().unread, ["xl/media/image1.jpeg"]);
}

#[test]
fn a_workbook_within_is_as_bounded_as_the_whole() {
    assert_eq!(beside(BOX, b"PK").unwrap().unread, [BOX]);
    assert_eq!(beside(BOX, &compound(&["EncryptionInfo", "EncryptedPackage"])).unwrap().unread, [BOX]);
    // A bomb within, packed twice.
    let mut bomb = Pack::plain();
    bomb.put("xl/sharedStrings.xml", &format!("<a>{}</a>", " > ".repeat(40 << 20)));
    assert_eq!(beside(BOX, &bomb.bytes()), Err(Refusal::TooLarge));
    // A box in a box in a box: one level is looked at, the next is named.
    let mut inner = Pack::new(&row(1, "", &text("A1", 0, "KKD-10482")));
    for _ in 0..3 {
        let mut outer = Pack::plain();
        outer.raw(BOX, &inner.bytes());
        inner = outer;
    }
    let report = at(&inner.bytes()).unwrap();
    let kinds: Vec<Kind> = report.findings.iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [Kind::EmbeddedObject, Kind::EmbeddedObject]);
}

#[test]
fn rules_of_the_later_kind_without_their_end_are_borne() {
    let areas = "A1:XFD1048576 ".repeat(20_000);
    for inner in [
        String::new(),
        "<x14:cfRule type=\"expression\"><x14:dxf><x14:dxf><font><font/></font></x14:dxf></x14:dxf></x14:cfRule>"
            .to_owned(),
        "<x14:cfRule type=\"expression\"><x14:cfRule><xm:f/></x14:cfRule></x14:cfRule>".repeat(5_000),
        format!("<x14:cfRule><x14:dxf><numFmt formatCode=\";;;\"/></x14:dxf></x14:cfRule><xm:sqref>{areas}</xm:sqref>"),
    ] {
        let after = format!("<x14:conditionalFormatting>{inner}</x14:conditionalFormatting><xm:sqref>A1</xm:sqref>");
        let mut pack = Pack::plain();
        pack.around("", "", &after);
        assert!(at(&pack.bytes()).is_ok());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_damage_ends_the_program(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let damaged = |mut bytes: Vec<u8>| {
            for (place, byte) in &places {
                let at = place.index(bytes.len());
                bytes[at] = *byte;
            }
            bytes
        };
        let plain = Pack::new(&plain_rows());
        let _ = at(&damaged(plain.bytes()));
        let _ = beside(BOX, &damaged(plain.stored()));
        let texts = [pictures::packed("Author", "見本 花子"), pictures::international("Title", "公開の図")];
        let _ = beside(PICTURE, &damaged(pictures::png(&texts)));
        let segments = [pictures::exif(&[(0x013b, "Hanako Mihon")], Some((35, 139))), pictures::xmp("<dc:title/>")];
        let _ = beside(PICTURE, &damaged(pictures::jpeg(&segments)));
    }
}
