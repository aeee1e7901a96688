//! The texts of a PNG (ISO/IEC 15948, 11.3.4; EXIF as `eXIf`).

use super::{MAX_TEXT, Texts, decoded, exif, skip, xmp};
use crate::book::xml::Broken;
use std::io::{Cursor, Read};

pub(super) const SIGN: [u8; 8] = *b"\x89PNG\r\n\x1a\n";

/// Reads the chunks behind the signature.
pub(super) fn read(source: &mut impl Read, texts: &mut Texts) -> Result<(), Broken> {
    loop {
        let mut head = [0_u8; 8];
        source.read_exact(&mut head)?;
        let [a, b, c, d, kind @ ..] = head;
        let length = u64::from(u32::from_be_bytes([a, b, c, d]));
        if &kind == b"IEND" {
            return Ok(());
        }
        let mut rest = length;
        if matches!(&kind, b"tEXt" | b"zTXt" | b"iTXt" | b"eXIf") {
            let mut body = Vec::new();
            rest -= source.by_ref().take(length.min(MAX_TEXT)).read_to_end(&mut body)? as u64;
            chunk(kind, &body, texts);
        }
        // A checksum stands behind each.
        skip(source, rest + 4)?;
    }
}

fn chunk(kind: [u8; 4], body: &[u8], texts: &mut Texts) {
    if &kind == b"eXIf" {
        exif::read(body, texts);
        return;
    }
    let Some((keyword, rest)) = cut(body) else { return };
    let keyword = decoded(keyword, encoding_rs::WINDOWS_1252);
    let text = match &kind {
        b"tEXt" => Some(rest.to_vec()),
        b"zTXt" => rest.get(1..).and_then(inflated),
        _ => international(rest),
    };
    let Some(text) = text else { return };
    if keyword == "XML:com.adobe.xmp" {
        xmp::read(&text, texts);
    } else {
        texts.add(&keyword, &decoded(&text, encoding_rs::WINDOWS_1252));
    }
}

/// What stands before a nought byte, and behind it.
fn cut(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = memchr::memchr(0, bytes)?;
    Some((&bytes[..at], &bytes[at + 1..]))
}

/// Whether it is packed, how, a language, the keyword in it, the text.
fn international(rest: &[u8]) -> Option<Vec<u8>> {
    let packed = *rest.first()? == 1;
    let (_, rest) = cut(rest.get(2..)?)?;
    let (_, text) = cut(rest)?;
    if packed { inflated(text) } else { Some(text.to_vec()) }
}

/// Unpacks a zlib stream, up to the bound of a text. The archive's own unpacker does it, as the one part of an archive: two
/// bytes of zlib's stand before the data, a checksum of four behind.
fn inflated(zlib: &[u8]) -> Option<Vec<u8>> {
    let data = zlib.get(2..zlib.len().checked_sub(4)?)?;
    let mut part = Vec::with_capacity(data.len() + 31);
    part.extend_from_slice(b"PK\x03\x04\x14\x00\x08\x00\x08\x00");
    // No day, no checksum, no sizes; a name of one letter.
    part.extend_from_slice(&[0; 16]);
    part.extend_from_slice(&[1, 0, 0, 0, b'x']);
    part.extend_from_slice(data);
    let mut source = Cursor::new(part);
    let entry = zip::read::read_zipfile_from_stream_with_compressed_size(&mut source, data.len() as u64).ok()??;
    let mut text = Vec::new();
    // Of a damaged text counts what could be read; its checksum is not the archive's, so the end is no news.
    let _ = entry.take(MAX_TEXT).read_to_end(&mut text);
    (!text.is_empty()).then_some(text)
}
