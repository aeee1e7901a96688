//! What the tests of both directions share.
#![allow(dead_code, clippy::unwrap_used)]

pub mod fictional_plan;

use domain::Problem;
use sheets::{ReadChoice, Table};
use std::path::{Path, PathBuf};

/// A file of these bytes in a folder that goes away with the returned guard.
pub fn file(name: &str, content: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

/// Reads with everything guessed.
pub fn open(path: &Path) -> Result<Table, Problem> {
    sheets::open(path, &ReadChoice::default(), &|_| Ok(()))
}

/// Reads bytes under a name.
pub fn read(name: &str, content: &[u8]) -> Result<Table, Problem> {
    let (_folder, path) = file(name, content);
    open(&path)
}

/// Rows as `number: cell | cell`.
pub fn rows(table: &Table) -> Vec<String> {
    let width = table.grid.width();
    table.grid.rows().map(|row| format!("{}: {}", row.number(), row.cells(width).join(" | "))).collect()
}

/// Names of all sheets.
pub fn sheet_names(table: &Table) -> Vec<&str> {
    table.sheets.iter().map(|sheet| sheet.name.as_str()).collect()
}

/// Issues as `code A1 value`.
pub fn issues(table: &Table) -> Vec<String> {
    let text = |issue: &domain::Issue| {
        let place = &issue.place;
        let column = place.column.clone().unwrap_or_default();
        let row = place.row.map(|row| row.to_string()).unwrap_or_default();
        let value = issue.params.get("value").cloned().unwrap_or_default();
        format!("{} {column}{row} {value}", issue.code.as_str()).trim_end().to_owned()
    };
    table.issues.iter().map(text).collect()
}

/// Packs a zip of these entries.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The smallest XLSX whose one sheet has this `sheetData` and these shared strings.
pub fn xlsx(sheet_data: &str, strings: &str, properties: &str) -> Vec<u8> {
    book("", sheet_data, "", strings, properties)
}

/// As [`xlsx`], with what stands before and after the `sheetData`.
pub fn xlsx_around(before: &str, sheet_data: &str, after: &str) -> Vec<u8> {
    book(before, sheet_data, after, "", "")
}

/// The smallest OpenDocument spreadsheet with these automatic styles and tables.
pub fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY none "nothing">]><office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    zip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}

fn book(before: &str, sheet_data: &str, after: &str, strings: &str, properties: &str) -> Vec<u8> {
    let main = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
    let relations = r#"xmlns="http://schemas.openxmlformats.org/package/2006/relationships""#;
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    let entries = [
        (
            "[Content_Types].xml",
            format!(
                r#"{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"{head}<Relationships {relations}><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"{head}<workbook {main} xmlns:r="{office}">{properties}<sheets><sheet name="一覧" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"{head}<Relationships {relations}><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="{office}/styles" Target="styles.xml"/></Relationships>"#
            ),
        ),
        ("xl/sharedStrings.xml", format!(r#"{head}<sst {main}>{strings}</sst>"#)),
        (
            "xl/styles.xml",
            format!(
                r#"{head}<styleSheet {main}><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>"#
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(r#"{head}<worksheet {main}>{before}<sheetData>{sheet_data}</sheetData>{after}</worksheet>"#),
        ),
    ];
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    zip(&entries)
}
