//! Workbooks by hand: a package of XML parts, so that every oddity of a list can be written as programs write it.

use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A sheet. A cell's first character says what it is: `#` number, `@` day number shown as a date, `!` error,
/// `'` text Excel keeps as text by an apostrophe, `<si>` a shared string as it stands, else text.
#[derive(Default)]
pub struct Sheet {
    pub name: &'static str,
    pub hidden: bool,
    /// Row 1 first; an empty row is not written at all.
    pub rows: Vec<Vec<String>>,
    /// Merged cells as `A1:C1`.
    pub merges: Vec<&'static str>,
    /// 1-based rows hidden by hand.
    pub hidden_rows: Vec<u32>,
    /// 1-based columns hidden by hand.
    pub hidden_columns: Vec<u32>,
    /// Range of an active filter.
    pub filter: Option<&'static str>,
}

pub fn sheet(name: &'static str, rows: Vec<Vec<String>>) -> Sheet {
    Sheet { name, rows, ..Sheet::default() }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\r', "&#13;")
}

fn letters(mut column: usize) -> String {
    let mut text = String::new();
    loop {
        text.insert(0, char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        if column < 26 {
            return text;
        }
        column = column / 26 - 1;
    }
}

fn cell(place: &str, cell: &str, strings: &mut Vec<String>) -> String {
    let mut shared = |item: String| {
        strings.push(item);
        format!("<c r=\"{place}\" t=\"s\"><v>{}</v></c>", strings.len() - 1)
    };
    match cell.chars().next() {
        None => String::new(),
        Some('#') => format!("<c r=\"{place}\"><v>{}</v></c>", &cell[1..]),
        Some('@') => format!("<c r=\"{place}\" s=\"1\"><v>{}</v></c>", &cell[1..]),
        Some('!') => format!("<c r=\"{place}\" t=\"e\"><v>{}</v></c>", escaped(&cell[1..])),
        Some('\'') => {
            let text = shared(format!("<si><t>{}</t></si>", escaped(&cell[1..])));
            text.replace(" t=\"s\"", " s=\"2\" t=\"s\"")
        }
        Some('<') if cell.starts_with("<si>") => shared(cell.to_owned()),
        Some(_) => shared(format!("<si><t xml:space=\"preserve\">{}</t></si>", escaped(cell))),
    }
}

impl Sheet {
    fn xml(&self, strings: &mut Vec<String>) -> String {
        let mut xml = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
        );
        if self.filter.is_some() {
            xml += "<sheetPr filterMode=\"1\"/>";
        }
        if !self.hidden_columns.is_empty() {
            xml += "<cols>";
            for column in &self.hidden_columns {
                xml += &format!("<col min=\"{column}\" max=\"{column}\" width=\"9\" hidden=\"1\" customWidth=\"1\"/>");
            }
            xml += "</cols>";
        }
        xml += "<sheetData>";
        for (number, row) in (1_u32..).zip(&self.rows) {
            if row.is_empty() {
                continue;
            }
            let hidden = if self.hidden_rows.contains(&number) { " hidden=\"1\"" } else { "" };
            xml += &format!("<row r=\"{number}\"{hidden}>");
            for (column, text) in row.iter().enumerate() {
                xml += &cell(&format!("{}{number}", letters(column)), text, strings);
            }
            xml += "</row>";
        }
        xml += "</sheetData>";
        if let Some(range) = self.filter {
            xml += &format!(
                "<autoFilter ref=\"{range}\"><filterColumn colId=\"0\"><filters><filter val=\"x\"/></filters></filterColumn></autoFilter>"
            );
        }
        if !self.merges.is_empty() {
            xml += &format!("<mergeCells count=\"{}\">", self.merges.len());
            for range in &self.merges {
                xml += &format!("<mergeCell ref=\"{range}\"/>");
            }
            xml += "</mergeCells>";
        }
        xml + "</worksheet>"
    }
}

const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Yu Gothic"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#;
const MAIN: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The bytes of a workbook of these sheets, the same every time.
pub fn xlsx(sheets: &[Sheet]) -> Vec<u8> {
    let mut strings = Vec::new();
    let mut parts: Vec<(String, String)> = Vec::new();
    let (mut types, mut links, mut listed) = (String::new(), String::new(), String::new());
    for (number, sheet) in (1..).zip(sheets) {
        let path = format!("worksheets/sheet{number}.xml");
        types += &format!("<Override PartName=\"/xl/{path}\" ContentType=\"{MAIN}.worksheet+xml\"/>");
        links += &format!("<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"{path}\"/>");
        let state = if sheet.hidden { " state=\"hidden\"" } else { "" };
        listed +=
            &format!("<sheet name=\"{}\" sheetId=\"{number}\"{state} r:id=\"rId{number}\"/>", escaped(sheet.name));
        parts.push((format!("xl/{path}"), sheet.xml(&mut strings)));
    }
    let package = [
        (
            "[Content_Types].xml".to_owned(),
            format!(
                "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{MAIN}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{MAIN}.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{MAIN}.sharedStrings+xml\"/>{types}</Types>"
            ),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "{HEAD}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{OFFICE}\"><sheets>{listed}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!(
                "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{links}<Relationship Id=\"rId98\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId99\" Type=\"{OFFICE}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
        ),
        ("xl/styles.xml".to_owned(), STYLES.to_owned()),
        (
            "xl/sharedStrings.xml".to_owned(),
            format!(
                "{HEAD}<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"{0}\" uniqueCount=\"{0}\">{1}</sst>",
                strings.len(),
                strings.concat()
            ),
        ),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The date of the archive's first day, so that the bytes never differ.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, content) in package.into_iter().chain(parts) {
        archive.start_file(name, options).expect("a part begins");
        archive.write_all(content.as_bytes()).expect("a part is written");
    }
    archive.finish().expect("the archive ends").into_inner()
}
