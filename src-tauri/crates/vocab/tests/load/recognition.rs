//! Telling formats apart.

use super::*;
use vocab::load::recognise;

#[test]
fn every_file_is_recognised_by_its_content_under_any_name() {
    for (file, format) in FILES {
        let by_name_only = matches!(file, "entities.csv" | "equivalences.csv");
        let name = if by_name_only { file } else { "download.txt" };
        assert_eq!(recognise(&bytes(file), name), Some(format), "{file}");
    }
}

#[test]
fn the_content_goes_before_the_name() {
    assert_eq!(recognise(&bytes("hgnc_complete.txt"), "entities.csv"), Some(Format::Hgnc));
    assert_eq!(recognise(&bytes("nando.ttl"), "nando.obo"), Some(Format::Turtle));
}

#[test]
fn what_is_no_text_and_no_table_is_nothing() {
    let cases: [&[u8]; 8] = [
        b"",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"<html><body>no</body></html>",
        b"<?xml version=\"1.0\"?><rdf:RDF xmlns:rdf=\"x\"/>",
        b"{\"a\": 1}",
        b"[1, 2]",
        b"a word",
    ];
    for case in cases {
        assert_eq!(recognise(case, "file.txt"), None, "{:?}", String::from_utf8_lossy(case));
    }
}

#[test]
fn every_encoding_is_recognised_and_read_alike() {
    let text = String::from_utf8(bytes("own_table.csv")).unwrap();
    let plain = load("own_table.csv");
    let utf16 = |little: bool| {
        let mark = [0xFEFF_u16];
        let units = mark.into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect::<Vec<u8>>()
    };
    let marked = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
    for bytes in [marked, utf16(true), utf16(false), bytes("own_table_sjis.csv")] {
        assert_eq!(recognise(&bytes, "a.csv"), Some(Format::Table));
        assert_eq!(load_bytes(&bytes, Format::Table).unwrap(), plain);
    }
}

#[test]
fn japanese_far_below_ascii_is_still_read() {
    let mut text = "id,label,同義語\n".replace("同義語", "synonyms");
    for n in 0..20_000 {
        text.push_str(&format!("X:{n},disease {n},\n"));
    }
    text.push_str("X:Z,見本症候群,見本病\n");
    let sjis = encoding_rs::SHIFT_JIS.encode(&text).0.into_owned();
    check_loaded(&load_bytes(&sjis, Format::Table).unwrap(), "X:Z", "見本症候群 /  [見本病(ja)]");
}

#[test]
fn an_encoding_that_xml_declares_is_used() {
    let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><JDBOR date=\"2019\"><DisorderList><Disorder><OrphaNumber>1</OrphaNumber><Name>Na\u{ef}ve</Name></Disorder></DisorderList></JDBOR>";
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    assert_eq!(recognise(&latin, "x.xml"), Some(Format::Orphanet));
    check_loaded(&load_bytes(&latin, Format::Orphanet).unwrap(), "ORPHA:1", "/ Na\u{ef}ve");
}

#[test]
fn every_format_has_its_own_code_and_kind() {
    let codes: std::collections::HashSet<&str> = Format::ALL.iter().map(|format| format.code()).collect();
    assert_eq!(codes.len(), Format::ALL.len());
    for format in Format::ALL {
        assert_eq!(Format::parse(format.code()), Some(format));
        assert_eq!(serde_json::to_value(format).unwrap(), format.code());
    }
    assert_eq!(Format::FamPlex.kind(), domain::Kind::Target);
    assert_eq!(Format::Obo.kind(), domain::Kind::Indication);
}
