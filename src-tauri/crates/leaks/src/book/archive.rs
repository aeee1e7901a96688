//! The package: is it one at all, what parts has it, and their bytes as streams that stop at a bound.

use super::Refusal;
use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};

/// Unpacked bytes of the whole package, read twice where that is needed.
const MAX_TOTAL: u64 = 1 << 30;
/// Beyond this many unpacked bytes the ratio counts; below it even a bomb is harmless.
const RATIO_FROM: u64 = 64 << 20;
/// Repetitive sheets reach about 60; deflate ends near 1,030.
const MAX_RATIO: u64 = 200;
/// A workbook has some dozens.
const MAX_PARTS: usize = 10_000;
/// A token of XML without a `>` in it.
const MAX_TOKEN: u64 = 16 << 20;
/// Parts that are read whole.
const MAX_WHOLE: u64 = 32 << 20;
/// Of a compound file, to find out what it is.
const MAX_COMPOUND: u64 = 64 << 20;

/// An open package.
pub(super) struct Package<R> {
    zip: zip::ZipArchive<R>,
    /// By its path in small letters: its place in the archive, its path as written.
    parts: HashMap<String, (usize, String)>,
    bytes: u64,
    total: Cell<u64>,
}

impl<R: Read + Seek> Package<R> {
    pub(super) fn open(mut reader: R) -> Result<Package<R>, Refusal> {
        let bytes = reader.seek(SeekFrom::End(0)).map_err(|_| Refusal::Unreadable)?;
        reader.rewind().map_err(|_| Refusal::Unreadable)?;
        let mut magic = Vec::new();
        reader.by_ref().take(8).read_to_end(&mut magic).map_err(|_| Refusal::Unreadable)?;
        reader.rewind().map_err(|_| Refusal::Unreadable)?;
        if magic.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
            return Err(compound(reader));
        }
        // BIFF2 to BIFF4 are a bare stream.
        if matches!(magic.as_slice(), [0x09, 0x00 | 0x02 | 0x04 | 0x08, 0x04 | 0x06 | 0x08, 0x00, ..]) {
            return Err(Refusal::Xls);
        }
        let damaged = if magic.starts_with(b"PK") { Refusal::Damaged(String::new()) } else { Refusal::NotAWorkbook };
        let mut zip = zip::ZipArchive::new(reader).map_err(|_| damaged)?;
        if zip.len() > MAX_PARTS {
            return Err(Refusal::TooLarge);
        }
        let mut parts = HashMap::new();
        for index in 0..zip.len() {
            let entry = zip.by_index(index).map_err(|error| match error {
                zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                    Refusal::Password
                }
                _ => Refusal::Damaged(String::new()),
            })?;
            let name = entry.name().map_or_else(|_| String::new(), |name| name.replace('\\', "/"));
            let name = name.trim_start_matches('/').to_owned();
            if !name.is_empty() && !name.ends_with('/') {
                parts.insert(name.to_lowercase(), (index, name));
            }
        }
        let package = Package { zip, parts, bytes, total: Cell::new(0) };
        package.kind()?;
        Ok(package)
    }

    fn kind(&self) -> Result<(), Refusal> {
        let has = |name: &str| self.parts.contains_key(name);
        let begins = |begin: &str| self.parts.keys().any(|name| name.starts_with(begin));
        if begins("xl/") && self.parts.keys().any(|name| name.starts_with("xl/workbook") && name.ends_with(".bin")) {
            return Err(Refusal::Xlsb);
        }
        if has("encryptedpackage") {
            return Err(Refusal::Password);
        }
        if has("content.xml") && !begins("xl/") {
            return Err(Refusal::OpenDocument);
        }
        if begins("word/") || begins("ppt/") || !has("[content_types].xml") && !begins("xl/") {
            return Err(Refusal::NotAWorkbook);
        }
        Ok(())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&name.to_lowercase())
    }

    /// The path as it is written in the package.
    pub(super) fn shown(&self, name: &str) -> String {
        self.parts.get(&name.to_lowercase()).map_or_else(|| name.to_owned(), |part| part.1.clone())
    }

    /// Paths in small letters, sorted.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.parts.keys().cloned().collect();
        names.sort();
        names
    }

    /// The part as a stream.
    pub(super) fn stream<'a>(&'a mut self, name: &str) -> Option<impl BufRead + use<'a, R>> {
        self.counted(name, Some(0))
    }

    /// A part that is no XML: it has no tokens to bound.
    pub(super) fn binary<'a>(&'a mut self, name: &str) -> Option<impl BufRead + use<'a, R>> {
        self.counted(name, None)
    }

    fn counted<'a>(&'a mut self, name: &str, token: Option<u64>) -> Option<impl BufRead + use<'a, R>> {
        let index = self.parts.get(&name.to_lowercase())?.0;
        let entry = self.zip.by_index(index).ok()?;
        let counted = Counted { inner: entry, total: &self.total, bytes: self.bytes, token };
        Some(BufReader::with_capacity(64 << 10, counted))
    }

    /// A workbook within this one. What it unpacks to counts for both, so no box in a box holds more than one alone.
    pub(super) fn within<T>(
        &mut self,
        name: &str,
        look: impl FnOnce(&mut Package<Cursor<Vec<u8>>>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let damaged = || Refusal::Damaged(name.to_owned());
        let mut bytes = Vec::new();
        let source = self.binary(name).ok_or_else(damaged)?;
        source.take(MAX_WHOLE + 1).read_to_end(&mut bytes).map_err(|error| match error.kind() {
            io::ErrorKind::FileTooLarge => Refusal::TooLarge,
            _ => damaged(),
        })?;
        // Larger than is read whole: nobody can say what is in it.
        if bytes.len() as u64 > MAX_WHOLE {
            return Err(damaged());
        }
        let mut inner = Package::open(Cursor::new(bytes))?;
        inner.bytes = self.bytes;
        inner.total.set(self.total.get());
        let outcome = look(&mut inner);
        self.total.set(inner.total.get());
        outcome
    }

    /// The first bytes of a part.
    pub(super) fn head(&mut self, name: &str, most: u64) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.stream(name)?.take(most).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// Counts what comes out of the decompressor and stops it at a bound.
struct Counted<'a, R> {
    inner: R,
    total: &'a Cell<u64>,
    bytes: u64,
    /// Since the last `>`, where these end tokens.
    token: Option<u64>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let total = self.total.get() + read as u64;
        self.total.set(total);
        if let Some(token) = &mut self.token {
            *token = match memchr::memrchr(b'>', &buffer[..read]) {
                Some(at) => (read - at) as u64,
                None => *token + read as u64,
            };
        }
        if total > MAX_TOTAL
            || (total > RATIO_FROM && total / self.bytes.max(1) > MAX_RATIO)
            || self.token.is_some_and(|token| token > MAX_TOKEN)
        {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        Ok(read)
    }
}

/// What a compound file (MS-CFB) is: its streams are named in UTF-16.
fn compound(mut reader: impl Read) -> Refusal {
    let mut bytes = Vec::new();
    if reader.by_ref().take(MAX_COMPOUND).read_to_end(&mut bytes).is_err() {
        return Refusal::Unreadable;
    }
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(&bytes, &wide).is_some()
    };
    if has("EncryptedPackage") || has("EncryptionInfo") {
        Refusal::Password
    } else if has("Workbook") || has("Book") {
        Refusal::Xls
    } else {
        Refusal::NotAWorkbook
    }
}

/// UTF-16 is decoded whole; everything else is read as it comes.
pub(super) fn utf16(source: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let head = source.fill_buf()?;
    let encoding = match head {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => encoding_rs::UTF_16LE,
        [0xfe, 0xff, ..] | [0, b'<', ..] => encoding_rs::UTF_16BE,
        _ => return Ok(None),
    };
    let mut bytes = Vec::new();
    source.take(MAX_WHOLE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_WHOLE {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    Ok(Some(encoding.decode(&bytes).0.into_owned().into_bytes()))
}
