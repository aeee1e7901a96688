//! What stands before the picture in a JPEG (ITU-T T.81, B.1.1): EXIF and XMP (APP1), remarks (COM).

use super::{Texts, decoded, exif, skip, xmp};
use crate::book::xml::Broken;
use std::io::Read;

pub(super) const SIGN: [u8; 3] = [0xff, 0xd8, 0xff];

/// Reads the segments behind the signature, whose last byte begins the first of them.
pub(super) fn read(source: &mut impl Read, texts: &mut Texts) -> Result<(), Broken> {
    let mut kind = byte(source)?;
    loop {
        // A segment may begin with any number of these.
        while kind == 0xff {
            kind = byte(source)?;
        }
        match kind {
            // The picture itself, or its end.
            0xda | 0xd9 => return Ok(()),
            0x01 | 0xd0..=0xd7 => {}
            _ => {
                let length = u64::from(u16::from_be_bytes([byte(source)?, byte(source)?]));
                let length = length.checked_sub(2).ok_or(Broken::Damaged)?;
                if matches!(kind, 0xe1 | 0xfe) {
                    let mut body = Vec::new();
                    if source.by_ref().take(length).read_to_end(&mut body)? as u64 != length {
                        return Err(Broken::Damaged);
                    }
                    segment(kind, &body, texts);
                } else {
                    skip(source, length)?;
                }
            }
        }
        if byte(source)? != 0xff {
            return Err(Broken::Damaged);
        }
        kind = byte(source)?;
    }
}

fn segment(kind: u8, body: &[u8], texts: &mut Texts) {
    if kind == 0xfe {
        texts.add("Comment", &decoded(body, encoding_rs::SHIFT_JIS));
    } else if let Some(tiff) = body.strip_prefix(b"Exif\0\0") {
        exif::read(tiff, texts);
    } else if let Some(packet) = body.strip_prefix(b"http://ns.adobe.com/xap/1.0/\0") {
        xmp::read(packet, texts);
    }
}

fn byte(source: &mut impl Read) -> Result<u8, Broken> {
    let mut one = [0_u8; 1];
    source.read_exact(&mut one)?;
    Ok(one[0])
}
