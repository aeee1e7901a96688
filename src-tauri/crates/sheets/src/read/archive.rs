//! Zip containers: what they hold and whether they stay within bounds, found out before calamine sees them.

use super::facts::SheetFacts;
use super::sheet_xml::SheetScan;
use super::{Failure, Format, not_a_table};
use quick_xml::XmlVersion;
use quick_xml::events::Event;
use std::collections::HashMap;
use std::io::{Read, Seek};

/// Decompressed bytes of the whole container.
const MAX_TOTAL: u64 = 2 << 30;
/// Beyond this many decompressed bytes the ratio counts; below it even a bomb is harmless.
const RATIO_FROM: u64 = 50 << 20;
/// Repetitive sheets reach about 60; deflate ends near 1,030.
const MAX_RATIO: u64 = 200;
/// A workbook has some dozens.
const MAX_ENTRIES: usize = 10_000;

/// Parts that say where the sheets lie; larger ones are no workbook's.
const MAX_INDEX: usize = 16 << 20;

/// What a container is.
pub(super) struct Container {
    pub(super) format: Format,
    /// Of an XLSX: what each sheet says besides its cells.
    pub(super) facts: HashMap<String, SheetFacts>,
}

/// The format of the container, after every entry was decompressed and counted (a header may lie). What passes by of
/// an XLSX's sheets is looked at on the way.
pub(super) fn inspect(source: &mut (impl Read + Seek), bytes: u64) -> Result<Container, Failure> {
    let mut archive = zip::ZipArchive::new(source).map_err(not_a_table)?;
    if archive.len() > MAX_ENTRIES {
        return Err(Failure::TooLarge);
    }
    let (mut xlsx, mut xlsb, mut ods, mut other) = (false, false, false, false);
    let (mut total, mut block) = (0, vec![0; 64 << 10]);
    let mut parts: HashMap<String, SheetFacts> = HashMap::new();
    let (mut workbook, mut relations) = (Vec::new(), Vec::new());
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => Failure::Password,
            error => not_a_table(error),
        })?;
        let name = entry.name().map_or_else(|_| String::new(), |name| name.replace('\\', "/").to_lowercase());
        match name.as_str() {
            "xl/workbook.xml" => xlsx = true,
            "xl/workbook.bin" => xlsb = true,
            "content.xml" => ods = true,
            _ => other |= name.starts_with("word/") || name.starts_with("ppt/"),
        }
        let is_sheet = name.starts_with("xl/") && name.contains("sheet") && name.ends_with(".xml");
        let are_texts = name.ends_with("sharedstrings.xml");
        let mut scan = (is_sheet || are_texts).then(SheetScan::default);
        let before = total;
        let mut counted = Counted { inner: entry, total: &mut total, bytes };
        loop {
            let read = match counted.read(&mut block) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(_) if beyond(total, bytes) => return Err(Failure::TooLarge),
                Err(error) => return Err(not_a_table(error)),
            };
            if let Some(scan) = &mut scan {
                scan.feed(&block[..read]);
            }
            match name.as_str() {
                "xl/workbook.xml" if workbook.len() < MAX_INDEX => workbook.extend_from_slice(&block[..read]),
                "xl/_rels/workbook.xml.rels" if relations.len() < MAX_INDEX => {
                    relations.extend_from_slice(&block[..read]);
                }
                _ => {}
            }
        }
        if let Some(scan) = scan {
            // The reader makes room for as many texts as the part claims; each takes five bytes at least (`<si/>`).
            if scan.texts() > total - before {
                return Err(not_a_table("fewer texts than claimed"));
            }
            if is_sheet {
                parts.insert(name, scan.finish());
            }
        }
    }
    let format = match (xlsx, xlsb, ods, other) {
        (true, ..) => Format::Xlsx,
        (_, true, ..) => Format::Xlsb,
        (_, _, true, false) => Format::Ods,
        _ => return Err(not_a_table("a zip archive without a workbook")),
    };
    let places = sheet_parts(&workbook, &relations);
    let facts = places.into_iter().filter_map(|(name, part)| Some((name, parts.remove(&part)?))).collect();
    Ok(Container { format, facts })
}

/// Names of an XLSX's sheets with the part (in lower case) that holds each (ECMA-376 part 1, 18.2.19).
fn sheet_parts(workbook: &[u8], relations: &[u8]) -> Vec<(String, String)> {
    let mut targets: HashMap<String, String> = HashMap::new();
    elements(relations, "Relationship", |attribute| {
        if let (Some(id), Some(target)) = (attribute("Id"), attribute("Target")) {
            let part = match target.replace('\\', "/") {
                target if target.starts_with('/') => target.trim_start_matches('/').to_owned(),
                target if target.starts_with("xl/") => target,
                target => format!("xl/{target}"),
            };
            targets.insert(id, part.to_lowercase());
        }
    });
    let mut sheets = Vec::new();
    elements(workbook, "sheet", |attribute| {
        if let (Some(name), Some(part)) = (attribute("name"), attribute("id").and_then(|id| targets.get(&id).cloned()))
        {
            sheets.push((name, part));
        }
    });
    sheets
}

/// Calls `found` for every element of this local name, with a look-up of its attributes by their local names.
fn elements(xml: &[u8], local: &str, mut found: impl FnMut(&dyn Fn(&str) -> Option<String>)) {
    let mut reader = quick_xml::Reader::from_reader(xml);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) if element.local_name().as_ref() == local => {
                found(&|wanted| {
                    let mut attributes = element.attributes();
                    let mut attributes = attributes.with_checks(false).flatten();
                    let attribute = attributes.find(|attribute| attribute.key.local_name().as_ref() == wanted)?;
                    Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
                });
            }
            // Damage is the business of the reader that follows.
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn beyond(total: u64, bytes: u64) -> bool {
    total > MAX_TOTAL || (total > RATIO_FROM && total / bytes.max(1) > MAX_RATIO)
}

/// Counts what comes out of the decompressor and stops it at the bound.
struct Counted<'a, R> {
    inner: R,
    total: &'a mut u64,
    bytes: u64,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        *self.total += read as u64;
        if beyond(*self.total, self.bytes) {
            return Err(std::io::Error::from(std::io::ErrorKind::FileTooLarge));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_found_by_their_relations_however_those_are_written() {
        let workbook = r#"<x:workbook xmlns:r="r"><x:sheets><x:sheet name="一&amp;覧" sheetId="1" r:id="a"/><x:sheet name="控" r:id="b"></x:sheet></x:sheets></x:workbook>"#;
        let relations = r#"<Relationships><Relationship Target="/xl/worksheets/Sheet1.xml" Id="a"/><Relationship Id="b" Target="worksheets/sheet2.xml"/></Relationships>"#;
        let found = sheet_parts(workbook.as_bytes(), relations.as_bytes());
        let expected = [("一&覧", "xl/worksheets/sheet1.xml"), ("控", "xl/worksheets/sheet2.xml")];
        assert_eq!(found, expected.map(|(name, part)| (name.to_owned(), part.to_owned())));
    }
}
