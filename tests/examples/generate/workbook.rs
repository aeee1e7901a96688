//! The list as Excel saves it: each text once among the shared strings. By hand, because the product's own writer puts
//! long lists' texts into their cells, which is easier to read than what people send.

use super::{Cell, Rows};
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Result, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const STYLES: &str = r#"<fonts count="1"><font><sz val="11"/><name val="Yu Gothic"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#;

struct Sheet {
    out: BufWriter<ZipWriter<File>>,
    row: u64,
    /// Where each text stands among the shared strings.
    places: HashMap<String, usize>,
    strings: Vec<String>,
    texts: u64,
}

fn letters(column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    if column < 26 { letter(column).into() } else { [letter(column / 26 - 1), letter(column)].iter().collect() }
}

impl Rows for Sheet {
    fn row(&mut self, cells: &[Cell]) -> Result<()> {
        self.row += 1;
        write!(self.out, "<row r=\"{}\">", self.row)?;
        for (column, cell) in cells.iter().enumerate() {
            let place = format!("{}{}", letters(column), self.row);
            match cell {
                Cell::Text(text) if text.is_empty() => {}
                Cell::Text(text) => {
                    let next = self.strings.len();
                    let at = *self.places.entry(text.clone()).or_insert(next);
                    if at == next {
                        self.strings.push(text.clone());
                    }
                    self.texts += 1;
                    write!(self.out, "<c r=\"{place}\" t=\"s\"><v>{at}</v></c>")?;
                }
                Cell::Number(number) => write!(self.out, "<c r=\"{place}\"><v>{number}</v></c>")?,
                Cell::Day(days, _) => write!(self.out, "<c r=\"{place}\" s=\"1\"><v>{days}</v></c>")?,
            }
        }
        self.out.write_all(b"</row>")
    }
}

pub(super) fn write(path: &Path, fill: impl FnOnce(&mut dyn Rows) -> Result<()>) -> Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let mut archive = ZipWriter::new(File::create(path)?);
    let small = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{KIND}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{KIND}.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{KIND}.sharedStrings+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{KIND}.worksheet+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"合成データ\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"{OFFICE}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
        ),
        ("xl/styles.xml", format!("<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>")),
    ];
    for (name, content) in small {
        archive.start_file(name, options)?;
        write!(archive, "{HEAD}{content}")?;
    }
    archive.start_file("xl/worksheets/sheet1.xml", options)?;
    let (places, strings) = (HashMap::new(), Vec::new());
    let mut sheet = Sheet { out: BufWriter::new(archive), row: 0, places, strings, texts: 0 };
    write!(sheet.out, "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>")?;
    fill(&mut sheet)?;
    write!(sheet.out, "</sheetData></worksheet>")?;
    let mut archive = sheet.out.into_inner()?;
    archive.start_file("xl/sharedStrings.xml", options)?;
    let mut out = BufWriter::new(archive);
    let unique = sheet.strings.len();
    write!(out, "{HEAD}<sst xmlns=\"{MAIN}\" count=\"{}\" uniqueCount=\"{unique}\">", sheet.texts)?;
    for text in &sheet.strings {
        write!(out, "<si><t>{}</t></si>", text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))?;
    }
    write!(out, "</sst>")?;
    out.into_inner()?.finish()?.sync_all()
}
