//! Leaks that lie deeper: in rules of the later kind, beside pictures, in a workbook within the workbook.

use super::planted::{HIDDEN_TEXT, Made, hidden_text, with};
use super::{Pack, pictures, row, text};

/// A rule that looks at another sheet, as Excel has written it since 2010, with its style within.
fn later(formula: &str, style: &str) -> String {
    format!(
        r#"<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="expression" priority="1" id="{{00000000-0000-4000-8000-000000000001}}"><xm:f>{formula}</xm:f><x14:dxf>{style}</x14:dxf></x14:cfRule><xm:sqref>B16:B20</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"#
    )
}

const SETTING: &str = "設定!$A$1=1";

pub fn rules() -> Vec<Made> {
    let at = [("white-text", "cell:概要!B16")];
    vec![
        with("leak-white-later", "A rule that looks at another sheet makes it white.", &at, |pack| {
            pack.around("", &hidden_text(0), &later(SETTING, r#"<font><color theme="0"/></font>"#));
        }),
        with("leak-white-later-fill", "Such a rule paints text and background alike.", &at, |pack| {
            let style = r#"<font><color rgb="FF1F4E78"/></font><fill><patternFill><bgColor rgb="FF1F4E78"/></patternFill></fill>"#;
            pack.around("", &hidden_text(0), &later(SETTING, style));
        }),
        with(
            "leak-format-later",
            "Such a rule shows nothing of a number.",
            &[("hidden-by-format", "cell:概要!B16")],
            |pack| {
                let cell = row(16, "", r#"<c r="B16"><v>42.5</v></c>"#);
                pack.around("", &cell, &later("TRUE", r#"<numFmt numFmtId="164" formatCode=";;;"/>"#));
            },
        ),
        with("clean-later", "Rules of the later kind: one colours, one hides faults, one is never met.", &[], |pack| {
            let white = r#"<font><color theme="0"/></font>"#;
            let coloured =
                r#"<font><color theme="0"/></font><fill><patternFill><bgColor rgb="FFC00000"/></patternFill></fill>"#;
            let after = later(SETTING, coloured) + &later("ISERROR(設定!$A$1)", white) + &later("FALSE", white);
            pack.around("", &row(16, "", &text("B16", 0, "公開の文。")), &after);
        }),
    ]
}

pub fn beside_pictures() -> Vec<Made> {
    let png = "part:xl/media/image1.png";
    let jpeg = "part:xl/media/image1.jpeg";
    let of_png = |name, about, kind, chunk| {
        with(name, about, &[(kind, png)], |pack| {
            pack.raw("xl/media/image1.png", &pictures::png(&[chunk]));
        })
    };
    let of_jpeg = |name, about, kind, segment| {
        with(name, about, &[(kind, jpeg)], |pack| {
            pack.raw("xl/media/image1.jpeg", &pictures::jpeg(&[segment]));
        })
    };
    vec![
        of_png(
            "leak-picture-author",
            "Who drew a picture.",
            "person-in-properties",
            pictures::international("Author", "見本 花子"),
        ),
        of_png(
            "leak-picture-path",
            "From which folder a picture came.",
            "file-path",
            pictures::packed("Source", r"C:\Users\hanako\Documents\fig1.png"),
        ),
        of_png(
            "leak-picture-molecule",
            "The molecule a picture was drawn from.",
            "smiles",
            pictures::packed("SMILES rdkit 2026.03.1", "O=C(Nc1ccc(F)cc1)C2CCNCC2"),
        ),
        of_jpeg(
            "leak-picture-artist",
            "Who took a photograph.",
            "person-in-properties",
            pictures::exif(&[(0x0131, "GIMP 2.10.36"), (0x013b, "Hanako Mihon")], None),
        ),
        of_jpeg(
            "leak-picture-place",
            "Where a photograph was taken.",
            "custom-property",
            pictures::exif(&[(0x0131, "Camera 1.0")], Some((35, 139))),
        ),
        of_jpeg(
            "leak-picture-creator",
            "Who made a picture, in XMP.",
            "person-in-properties",
            pictures::xmp("<dc:creator><rdf:Seq><rdf:li>見本 花子</rdf:li></rdf:Seq></dc:creator>"),
        ),
        of_jpeg(
            "leak-picture-remark",
            "A remark in a picture.",
            "mail-address",
            (0xfe, b"ask hanako@example.jp".to_vec()),
        ),
        with("clean-pictures", "Pictures that name programs, an office, days and the web.", &[], |pack| {
            let software = "Matplotlib version3.9.2, https://matplotlib.org/";
            let chunks = [
                (b"tEXt", [&b"Software\0"[..], software.as_bytes()].concat()),
                pictures::international("Title", "生存曲線（合成データ）"),
                pictures::international("Author", "架空機構 実用化推進部"),
                pictures::packed("Creation Time", "2026-04-01T10:00:00+09:00"),
                pictures::packed("Source", "https://www.example.jp/home/figures"),
            ];
            pack.raw("xl/media/image1.png", &pictures::png(&chunks));
            let texts = [(0x0131, "GIMP 2.10.36"), (0x013b, "Example Institute of Medicine"), (0x013c, "Camera 12")];
            let fields = "<xmp:CreatorTool>Adobe Photoshop 25.0 (Windows)</xmp:CreatorTool>";
            let segments = [
                pictures::exif(&texts, Some((0, 0))),
                pictures::xmp(fields),
                (0xfe, b"CREATOR: gd-jpeg v1.0, quality = 90".to_vec()),
            ];
            pack.raw("xl/media/image2.jpeg", &pictures::jpeg(&segments));
        }),
    ]
}

pub fn books() -> Vec<Made> {
    let part = "part:xl/embeddings/Microsoft_Excel_Worksheet.xlsx";
    let path = "xl/embeddings/Microsoft_Excel_Worksheet.xlsx";
    let made = |name, about, leaks: &[_], change: fn(&mut Pack)| {
        with(name, about, leaks, |pack| {
            let mut inner = Pack::plain();
            change(&mut inner);
            pack.raw(path, &inner.stored());
        })
    };
    vec![
        made(
            "leak-embedded-book",
            "A workbook within, with a code in it.",
            &[("embedded-object", part), ("compound-code", part)],
            |inner| {
                inner.around("", &row(16, "", &text("B16", 0, "候補はKKD-10482とする。")), "");
            },
        ),
        made(
            "leak-embedded-hidden",
            "A workbook within, with a row out of sight.",
            &[("embedded-object", part), ("hidden-row", part)],
            |inner| {
                inner.around("", &row(16, r#" hidden="1""#, &text("B16", 0, HIDDEN_TEXT)), "");
            },
        ),
        made("leak-embedded-plain", "A workbook within that holds no more.", &[("embedded-object", part)], |_| {}),
    ]
}
