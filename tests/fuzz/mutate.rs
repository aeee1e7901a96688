//! Damages files the way disks, mail gateways, hostile people and bad writers do. Used by the fuzzer and by the tests.

use std::io::{Cursor, Read, Write};

/// A small generator (xorshift64*): the same seed gives the same file.
pub struct Random(u64);

impl Random {
    /// Any seed but nought.
    pub fn new(seed: u64) -> Random {
        Random(seed.max(1))
    }

    /// A number below `bound`; 0 for a bound of 0.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let value = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16;
        if bound == 0 { 0 } else { (value % bound as u64) as usize }
    }
}

/// What trips readers up: bounds, openings without ends, repeats, entities, half characters.
const TOKENS: [&[u8]; 30] = [
    b"\0",
    b"\xff",
    b"\xff\xff\xff\xff",
    b"\x00\x00\x00\x80",
    b"\"",
    b"\r",
    b"<",
    b">",
    b"&",
    b"\\ud83d",
    b"{\"a\":[",
    b"[[[[[[[[",
    b"1e400",
    b"-0",
    b"4294967296",
    b"99999999999999999999",
    b"<table><tr><td rowspan=65534 colspan=1000>",
    b"</table>",
    b"<script>",
    b"<!--",
    b"<![CDATA[",
    b"&#x0;",
    b"&a;",
    b"<!DOCTYPE a [<!ENTITY a \"aaaa\">]>",
    b"table:number-rows-repeated=\"1048576\" ",
    b"table:number-columns-repeated=\"16384\" ",
    b" hidden=\"1\"",
    b"uniqueCount=\"4000000000\" ",
    b"r=\"XFD1048576\" ",
    b"\xe2\x80\x8b\xef\xbf\xbd\xf0\x9f",
];

/// A damaged copy of `content`; `other` lends pieces.
pub fn mutate(content: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    // A zip's checksums end most damage early: four times in five the damage is done inside.
    if content.starts_with(b"PK")
        && random.below(5) > 0
        && let Some(repacked) = inside(content, other, random)
    {
        return repacked;
    }
    let mut damaged = content.to_vec();
    for _ in 0..=random.below(6) {
        damage(&mut damaged, other, random);
    }
    damaged
}

fn damage(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let at = random.below(bytes.len());
    let longest = if random.below(8) == 0 { 4096 } else { 16 };
    let length = 1 + random.below(longest);
    let end = (at + length).min(bytes.len());
    match random.below(10) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
        }
        1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = [0, 0xff, 0x7f, 0x80, b'"', b'<', b'\n', 1][random.below(8)];
            }
        }
        2 => drop(bytes.drain(at..end)),
        3 => {
            let piece = bytes[at..end].to_vec();
            let times = 1 + random.below(64);
            let target = random.below(bytes.len());
            bytes.splice(target..target, piece.repeat(times));
        }
        4 | 5 => {
            let token = TOKENS[random.below(TOKENS.len())];
            bytes.splice(at..at, token.repeat(1 + random.below(3)));
        }
        6 => bytes.truncate(at),
        7 => {
            let from = random.below(other.len());
            let piece = other[from..(from + length).min(other.len())].to_vec();
            bytes.splice(at..end, piece);
        }
        8 => number(bytes, at, random),
        _ => {
            let word = (random.below(usize::MAX) as u32).to_le_bytes();
            bytes.splice(at..(at + 4).min(bytes.len()), word);
        }
    }
}

/// Makes the next number in a text one at a bound.
fn number(bytes: &mut Vec<u8>, at: usize, random: &mut Random) {
    let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|start| at + start) else { return };
    let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let bounds: [&[u8]; 8] =
        [b"0", b"-1", b"16384", b"16385", b"1048577", b"65536", b"4294967295", b"18446744073709551616"];
    let chosen = bounds[random.below(bounds.len())].to_vec();
    bytes.splice(start..start + length, chosen);
}

fn inside(content: &[u8], other: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(content)).ok()?;
    let chosen = random.below(archive.len());
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).ok()?;
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).ok()?;
        let name = entry.name().ok()?.into_owned();
        if index == chosen {
            for _ in 0..=random.below(4) {
                damage(&mut bytes, other, random);
            }
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).ok()?;
        writer.write_all(&bytes).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// The files of the corpus with their names, in a fixed order.
pub fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fuzz/corpus");
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).ok()?)))
        .collect();
    files.sort();
    files
}

/// What must hold of every table, however damaged its file was.
pub fn sound(table: &sheets::Table) -> Result<(), String> {
    let (grid, mut last) = (&table.grid, 0);
    if grid.is_empty() {
        return Err("an empty grid".into());
    }
    for row in grid.rows() {
        if row.number() <= last {
            return Err(format!("row {} after row {last}", row.number()));
        }
        last = row.number();
        if row.width() > grid.width() || row.filled().any(|(_, text)| text.trim().is_empty()) {
            return Err(format!("row {last} is not as it should be"));
        }
    }
    if table.hidden_rows.iter().any(|row| grid.position(*row).is_none()) {
        return Err("a hidden row without values".into());
    }
    if table.hidden_columns.iter().any(|column| *column as usize >= grid.width()) {
        return Err("a hidden column beyond the grid".into());
    }
    if table.merges.iter().any(|merge| merge.bottom < merge.top || merge.right < merge.left) {
        return Err("a merge the wrong way round".into());
    }
    let mut filled = table.clone();
    filled.fill_merged(0..u32::MAX);
    if filled.grid.len() != grid.len() {
        return Err("merges made rows".into());
    }
    Ok(())
}
