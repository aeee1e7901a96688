//! Workbooks written part by part (合成データ: every molecule, sequence, code, name and number is invented or, where it is
//! told as public, long known). What is written is what Excel, LibreOffice and openpyxl write, as little of it as counts.

pub mod pictures;
pub mod planted;
mod within;

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;

/// A package before it is packed.
#[derive(Clone)]
pub struct Pack {
    pub parts: Vec<(String, Vec<u8>)>,
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// A cell with a text of its own, in a style.
pub fn text(cell: &str, style: usize, text: &str) -> String {
    format!(r#"<c r="{cell}" s="{style}" t="inlineStr"><is><t>{}</t></is></c>"#, escaped(text))
}

pub fn row(number: u32, more: &str, cells: &str) -> String {
    format!(r#"<row r="{number}"{more}>{cells}</row>"#)
}

/// A briefing of nothing: six labels with their sentences.
pub fn plain_rows() -> String {
    let lines = [
        ("テーマ", "膵がん幹細胞の代謝を標的とする抗体医薬（合成データ）"),
        ("段階", "標的検証を終え、スクリーニング系を構築中。"),
        ("残る課題", "安全性の予備評価と製造法の検討。"),
        ("窓口", "架空機構 実用化推進部"),
    ];
    let mut rows = row(1, "", &text("A1", 0, "創薬研究テーマ概要（合成データ）"));
    for (at, (label, sentence)) in (4_u32..).zip(lines) {
        rows += &row(at, "", &(text(&format!("A{at}"), 0, label) + &text(&format!("B{at}"), 0, sentence)));
    }
    rows
}

pub fn sheet(before: &str, rows: &str, after: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{MAIN}" xmlns:r="{REL}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>"#
    )
}

/// Relations: id, the last word of the type, target, outside or not.
pub fn relations(all: &[(&str, &str, &str, bool)]) -> String {
    let one = |(id, kind, target, outside): &(&str, &str, &str, bool)| {
        let mode = if *outside { r#" TargetMode="External""# } else { "" };
        format!(r#"<Relationship Id="{id}" Type="{REL}/{kind}" Target="{}"{mode}/>"#, escaped(target))
    };
    let all: String = all.iter().map(one).collect();
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}</Relationships>"#
    )
}

impl Pack {
    /// A clean workbook with one sheet `概要` of these rows.
    pub fn new(rows: &str) -> Pack {
        let mut pack = Pack { parts: Vec::new() };
        pack.put(
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
        );
        let root = relations(&[
            ("rId1", "officeDocument", "xl/workbook.xml", false),
            ("rId2", "metadata/core-properties", "docProps/core.xml", false),
            ("rId3", "extended-properties", "docProps/app.xml", false),
        ]);
        pack.put("_rels/.rels", &root);
        pack.core("", "");
        pack.put(
            "docProps/app.xml",
            "<Properties><Application>Microsoft Excel</Application><Company>架空機構</Company></Properties>",
        );
        pack.book(r#"<sheet name="概要" sheetId="1" r:id="rId1"/>"#, "");
        pack.put(
            "xl/_rels/workbook.xml.rels",
            &relations(&[
                ("rId1", "worksheet", "worksheets/sheet1.xml", false),
                ("rId2", "worksheet", "worksheets/sheet2.xml", false),
                ("rId3", "styles", "styles.xml", false),
                ("rId4", "sharedStrings", "/xl/sharedStrings.xml", false),
                ("rId5", "theme", "theme/theme1.xml", false),
                ("rId6", "person", "persons/person.xml", false),
            ]),
        );
        pack.put("xl/worksheets/sheet1.xml", &sheet("", rows, ""));
        pack
    }

    pub fn plain() -> Pack {
        Pack::new(&plain_rows())
    }

    pub fn core(&mut self, creator: &str, modifier: &str) -> &mut Pack {
        self.put("docProps/core.xml", &format!(
            r#"<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>概要（合成データ）</dc:title><dc:creator>{creator}</dc:creator><cp:lastModifiedBy>{modifier}</cp:lastModifiedBy><dcterms:created>2026-04-01T00:00:00Z</dcterms:created></cp:coreProperties>"#
        ))
    }

    /// The workbook's own part, of its sheets and what follows them.
    pub fn book(&mut self, sheets: &str, after: &str) -> &mut Pack {
        self.put(
            "xl/workbook.xml",
            &format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>{sheets}</sheets>{after}</workbook>"#),
        )
    }

    pub fn names(&mut self, names: &str) -> &mut Pack {
        self.book(r#"<sheet name="概要" sheetId="1" r:id="rId1"/>"#, &format!("<definedNames>{names}</definedNames>"))
    }

    /// The first sheet: what stands before and behind its rows.
    pub fn around(&mut self, before: &str, rows: &str, after: &str) -> &mut Pack {
        self.put("xl/worksheets/sheet1.xml", &sheet(before, &(plain_rows() + rows), after))
    }

    pub fn styles(&mut self, formats: &str, fonts: &str, fills: &str, xfs: &str, dxfs: &str) -> &mut Pack {
        self.put("xl/styles.xml", &format!(
            r#"<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><fonts><font><sz val="11"/><color theme="1"/></font>{fonts}</fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>{fills}</fills><cellXfs><xf numFmtId="0" fontId="0" fillId="0"/>{xfs}</cellXfs><dxfs>{dxfs}</dxfs></styleSheet>"#
        ))
    }

    pub fn rels(&mut self, all: &[(&str, &str, &str, bool)]) -> &mut Pack {
        self.put("xl/worksheets/_rels/sheet1.xml.rels", &relations(all))
    }

    pub fn put(&mut self, path: &str, content: &str) -> &mut Pack {
        self.raw(path, content.as_bytes())
    }

    pub fn raw(&mut self, path: &str, content: &[u8]) -> &mut Pack {
        self.parts.retain(|(name, _)| name != path);
        self.parts.push((path.to_owned(), content.to_owned()));
        self
    }

    /// The bytes of the file. Which packer is built in decides them, so files are compared by their parts.
    pub fn bytes(&self) -> Vec<u8> {
        self.packed(SimpleFileOptions::default())
    }

    /// Unpacked, for a part of another: the same bytes whichever packer is built in.
    pub fn stored(&self) -> Vec<u8> {
        self.packed(SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored))
    }

    fn packed(&self, options: SimpleFileOptions) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (path, content) in &self.parts {
            zip.start_file(path.as_str(), options).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}

/// The parts of a file, in their order.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut part = zip.by_index(at).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// A workbook of about this many rows of thirty columns, with texts of its own: for figures.
pub fn large(rows: u32) -> Vec<u8> {
    let mut data = String::new();
    let mut texts = String::new();
    for number in 1..=rows {
        let mut cells = String::new();
        for column in 0..26_u32 {
            let name = format!("{}{number}", char::from(b'A' + column as u8));
            if column % 2 == 0 {
                cells += &format!(r#"<c r="{name}" t="s"><v>{}</v></c>"#, (number - 1) * 13 + column / 2);
                let seed = u64::from(number) * 7919 + u64::from(column) * 104_729;
                texts += &format!(
                    "<si><t>架空の課題{seed}：EGFR変異陽性の肺がんに対する{}の検討（24zz{:07}h0001）</t></si>",
                    seed % 977,
                    seed % 9_999_999
                );
            } else {
                cells += &format!(r#"<c r="{name}"><v>{}.5</v></c>"#, u64::from(number) * 31 + u64::from(column));
            }
        }
        data += &row(number, "", &cells);
    }
    let mut pack = Pack::new(&data);
    pack.put("xl/sharedStrings.xml", &format!(r#"<sst xmlns="{MAIN}">{texts}</sst>"#));
    pack.bytes()
}
