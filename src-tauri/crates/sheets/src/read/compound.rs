//! OLE compound files (MS-CFB): is there a workbook inside, is it locked, would its cells fit into memory?

use super::facts::SheetFacts;
use super::{Failure, not_a_table};

/// First bytes of every compound file.
pub(super) const MAGIC: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The reader lays a sheet out as a full rectangle; one cell at the far corner would cost gigabytes.
const MAX_RECTANGLE: u64 = 20_000_000;
/// Sector numbers from here on are marks, not places (MS-CFB 2.1).
const FIRST_MARK: u32 = 0xffff_fffa;

/// Refuses what is locked, no workbook, or too large; tells what each sheet says besides its cells, in their order.
pub(super) fn inspect(content: &[u8]) -> Result<Vec<SheetFacts>, Failure> {
    let file = Compound::parse(content).ok_or_else(|| not_a_table("a damaged compound file"))?;
    let has = |name: &str| file.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name));
    if has("EncryptedPackage") || has("EncryptionInfo") {
        return Err(Failure::Password);
    }
    let Some(entry) = file
        .entries
        .iter()
        .find(|entry| entry.name.eq_ignore_ascii_case("Workbook") || entry.name.eq_ignore_ascii_case("Book"))
    else {
        return Err(not_a_table("a compound file without a workbook"));
    };
    let stream = file.stream(entry).ok_or_else(|| not_a_table("a damaged workbook stream"))?;
    let declared = declared(&stream).ok_or_else(|| not_a_table("a sheet that ends before it begins"))?;
    if rectangles(&stream) > MAX_RECTANGLE || declared > MAX_RECTANGLE {
        return Err(Failure::TooLarge);
    }
    Ok(facts(&stream))
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

struct Compound<'a> {
    content: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini_stream: Vec<u8>,
    entries: Vec<Entry>,
}

impl<'a> Compound<'a> {
    fn parse(content: &'a [u8]) -> Option<Compound<'a>> {
        let shift = u16_at(content, 30)?;
        if !matches!(shift, 9 | 12) {
            return None;
        }
        let sector = 1_usize << shift;
        let mut file = Compound {
            content,
            sector,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini_stream: Vec::new(),
            entries: vec![],
        };
        let mut fat_sectors: Vec<u32> = (0..109).filter_map(|i| u32_at(content, 76 + 4 * i)).collect();
        let mut next = u32_at(content, 68)?;
        // Every sector once is all a sound file can ask for; a ring of sectors asks for more.
        for _ in 0..=content.len() / sector {
            if next >= FIRST_MARK {
                break;
            }
            let words = words(file.sector_at(next)?);
            let (last, list) = words.split_last()?;
            fat_sectors.extend(list);
            next = *last;
        }
        for number in fat_sectors.into_iter().filter(|number| *number < FIRST_MARK) {
            let Some(bytes) = file.sector_at(number) else { continue };
            file.fat.extend(words(bytes));
        }
        let directory = file.chain(u32_at(content, 48)?)?;
        for record in directory.chunks_exact(128) {
            let length = usize::from(u16_at(record, 64)?).min(64).saturating_sub(2);
            let units: Vec<u16> = record[..length].chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect();
            file.entries.push(Entry {
                name: String::from_utf16_lossy(&units),
                start: u32_at(record, 116)?,
                size: u32_at(record, 120)? as usize,
            });
        }
        file.mini_fat = file.chain(u32_at(content, 60)?).map(|bytes| words(&bytes)).unwrap_or_default();
        let root = file.entries.first()?.start;
        file.mini_stream = file.chain(root).unwrap_or_default();
        Some(file)
    }

    fn sector_at(&self, number: u32) -> Option<&'a [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        // The last sector of some writers is short.
        self.content.get(start..(start + self.sector).min(self.content.len()))
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let (mut bytes, mut next) = (Vec::new(), start);
        for _ in 0..=self.content.len() / self.sector {
            if next >= FIRST_MARK {
                return Some(bytes);
            }
            bytes.extend_from_slice(self.sector_at(next)?);
            next = *self.fat.get(next as usize)?;
        }
        None
    }

    fn stream(&self, entry: &Entry) -> Option<Vec<u8>> {
        if entry.size >= 4096 {
            return self.chain(entry.start);
        }
        let (mut bytes, mut next) = (Vec::new(), entry.start);
        while bytes.len() < entry.size && next < FIRST_MARK {
            let start = (next as usize).checked_mul(64)?;
            bytes.extend_from_slice(self.mini_stream.get(start..(start + 64).min(self.mini_stream.len()))?);
            if start >= self.mini_stream.len() {
                return None;
            }
            next = *self.mini_fat.get(next as usize)?;
        }
        Some(bytes)
    }
}

/// Records of a workbook stream: where each begins, its type and its data (MS-XLS 2.1.4).
fn records(stream: &[u8]) -> impl Iterator<Item = (usize, u16, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (start, kind, length) = (at, u16_at(stream, at)?, u16_at(stream, at + 2)?);
        at += 4 + usize::from(length);
        Some((start, kind, stream.get(start + 4..at).unwrap_or_default()))
    })
}

/// BOF of any version begins the next substream.
const BOF: [u16; 4] = [0x0009, 0x0209, 0x0409, 0x0809];

/// Cells of all sheets once each is a full rectangle. Data of cells begin with row and column (MS-XLS 2.5.13).
fn rectangles(stream: &[u8]) -> u64 {
    let mut total = 0_u64;
    let mut extent: Option<(u64, u64, u64, u64)> = None;
    let area = |extent: Option<(u64, u64, u64, u64)>| {
        extent.map_or(0, |(top, bottom, left, right)| (bottom - top + 1) * (right - left + 1))
    };
    for (_, kind, data) in records(stream) {
        match kind {
            kind if BOF.contains(&kind) => total += area(extent.take()),
            // NUMBER, LABEL, BOOLERR, RSTRING, LABELSST, RK, MULRK, FORMULA in their versions.
            0x0003 | 0x0203 | 0x0004 | 0x0204 | 0x0005 | 0x0205 | 0x00d6 | 0x00fd | 0x007e | 0x027e | 0x00bd
            | 0x0006 | 0x0206 | 0x0406 => {
                if let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) {
                    let last = if kind == 0x00bd { u16_at(data, data.len().saturating_sub(2)) } else { None };
                    let (row, first) = (u64::from(row), u64::from(first));
                    let last = last.map_or(first, u64::from).max(first);
                    let (top, bottom, left, right) = extent.unwrap_or((row, row, first, last));
                    extent = Some((top.min(row), bottom.max(row), left.min(first), right.max(last)));
                }
            }
            _ => {}
        }
    }
    total + area(extent)
}

/// Cells of the largest sheet as its DIMENSIONS claim: the reader makes room for them before it has read one. `None`
/// where rows run backwards: it would wrap around, ask for a terabyte, and end the program.
fn declared(stream: &[u8]) -> Option<u64> {
    // The outer `None`: a record that is too short, which the reader refuses itself.
    let area = |data: &[u8]| -> Option<Option<u64>> {
        let (top, bottom, left, right) = if data.len() <= 10 {
            let word = |at| u16_at(data, at).map(u64::from);
            (word(0)?, word(2)?, word(4)?, word(6)?)
        } else {
            let (row, column) = (|at| u32_at(data, at).map(u64::from), |at| u16_at(data, at).map(u64::from));
            (row(0)?, row(4)?, column(8)?, column(10)?)
        };
        // The reader takes columns beyond a sheet's for a first column of nought; so the widest is counted. A sheet
        // without rows or columns is one cell to it.
        let left = if left > 0xff || right < left { 0 } else { left };
        if bottom == 0 || right == 0 {
            return Some(Some(1));
        }
        Some(bottom.checked_sub(top).map(|rows| rows.max(1) * (right - left).max(1)))
    };
    records(stream)
        .filter(|(_, kind, _)| *kind == 0x0200)
        .filter_map(|(.., data)| area(data))
        .try_fold(0, |most, cells| Some(most.max(cells?)))
}

/// What each sheet says besides its cells, in the order of the workbook's list of sheets.
fn facts(stream: &[u8]) -> Vec<SheetFacts> {
    // BOUNDSHEET8 (MS-XLS 2.4.28) begins with the place of the sheet's own substream.
    let starts = records(stream).filter(|(_, kind, _)| *kind == 0x0085).map(|(.., data)| u32_at(data, 0).unwrap_or(0));
    let starts: Vec<usize> = starts.take(4096).map(|start| start as usize).collect();
    let mut facts = vec![SheetFacts::default(); starts.len()];
    let mut current = None;
    for (at, kind, data) in records(stream) {
        if BOF.contains(&kind)
            && let Some(sheet) = starts.iter().position(|start| *start == at)
        {
            current = Some(sheet);
        }
        let Some(sheet) = current.and_then(|sheet| facts.get_mut(sheet)) else { continue };
        match kind {
            // ROW (2.4.221): fDyZero, the row is hidden.
            0x0208 if u16_at(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                sheet.hide_row(u32::from(u16_at(data, 0).unwrap_or(0)) + 1);
            }
            // COLINFO (2.4.53): fHidden.
            0x007d if u16_at(data, 8).is_some_and(|flags| flags & 1 != 0) => {
                let column = |at| u16_at(data, at).map_or(0, u32::from);
                sheet.hide_columns(column(0), column(2));
            }
            // FILTERMODE (2.4.117): a filter is set.
            0x009b => sheet.filtered = true,
            _ => {}
        }
    }
    facts
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_that_ends_before_it_begins_is_told_from_a_large_one() {
        let dimensions = |top: u32, bottom: u32, left: u16, right: u16| {
            let mut record = vec![0x00, 0x02, 14, 0];
            record.extend(top.to_le_bytes());
            record.extend(bottom.to_le_bytes());
            record.extend(left.to_le_bytes());
            record.extend(right.to_le_bytes());
            record.extend([0; 2]);
            record
        };
        let check = |record: Vec<u8>, cells| assert_eq!(declared(&record), cells);
        check(dimensions(0, 65_536, 0, 256), Some(65_536 * 256));
        check(dimensions(0x8000_0000, 12, 0, 5), None);
        check([dimensions(0, 3, 0, 3), dimensions(9, 3, 0, 3)].concat(), None);
        check(dimensions(4, 0, 0, 0), Some(1));
        check(Vec::new(), Some(0));
    }

    #[test]
    fn far_apart_cells_of_an_old_workbook_are_counted_as_their_rectangle() {
        let cell = |row: u16, column: u16| {
            let mut record = vec![0x03, 0x02, 14, 0];
            record.extend(row.to_le_bytes());
            record.extend(column.to_le_bytes());
            record.extend([0; 10]);
            record
        };
        let begin = vec![0x09, 0x08, 0, 0];
        let stream = [begin.clone(), cell(0, 0), cell(65_535, 65_535), begin, cell(2, 3)].concat();
        assert_eq!(rectangles(&stream), 65_536 * 65_536 + 1);
    }
}
