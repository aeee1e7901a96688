//! EXIF (CIPA DC-008): directories of fields. Read are those in which people write or by which they are found.

use super::{POSITION, Texts, decoded};
use encoding_rs::{Encoding, ISO_2022_JP, SHIFT_JIS, UTF_16BE, UTF_16LE};

/// Fields of a directory; a camera writes some dozens.
const MAX_FIELDS: u16 = 500;
/// Where the directories of the photograph and of its place lie.
const PHOTOGRAPH: u16 = 0x8769;
const PLACE: u16 = 0x8825;

/// Fields that hold a text, each with its name.
const FIELDS: [(u16, &str); 14] = [
    (0x010d, "DocumentName"),
    (0x010e, "ImageDescription"),
    (0x0131, "Software"),
    (0x013b, "Artist"),
    (0x013c, "HostComputer"),
    (0x8298, "Copyright"),
    (0x9286, "UserComment"),
    (0x9c9b, "XPTitle"),
    (0x9c9c, "XPComment"),
    (0x9c9d, "XPAuthor"),
    (0x9c9e, "XPKeywords"),
    (0x9c9f, "XPSubject"),
    (0xa430, "CameraOwnerName"),
    (0xa436, "ImageTitle"),
];

/// The bytes, and in which order their numbers stand.
struct Tiff<'a> {
    bytes: &'a [u8],
    little: bool,
}

/// A field: its number, where its value lies, how long it is.
struct Field {
    tag: u16,
    from: usize,
    length: usize,
}

/// Adds the texts; of what is damaged those that can be read.
pub(super) fn read(bytes: &[u8], texts: &mut Texts) {
    let little = match bytes {
        [b'I', b'I', 42, 0, ..] => true,
        [b'M', b'M', 0, 42, ..] => false,
        _ => return,
    };
    let tiff = Tiff { bytes, little };
    let first = tiff.directory(tiff.long(4));
    let beside = |tag: u16| {
        let field = first.iter().find(|field| field.tag == tag);
        tiff.directory(field.and_then(|field| tiff.long(field.from)))
    };
    for field in first.iter().chain(&beside(PHOTOGRAPH)) {
        if let Some((_, name)) = FIELDS.iter().find(|(tag, _)| *tag == field.tag)
            && let Some(value) = tiff.value(field)
        {
            texts.add(name, &tiff.text(field.tag, value));
        }
    }
    if let Some(position) = tiff.position(&beside(PLACE)) {
        texts.add(POSITION, &position);
    }
}

impl Tiff<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        let two = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let four = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) })
    }

    /// The fields of a directory.
    fn directory(&self, at: Option<u32>) -> Vec<Field> {
        let Some(at) = at.map(|at| at as usize) else { return Vec::new() };
        let count = self.short(at).unwrap_or(0).min(MAX_FIELDS);
        (0..usize::from(count)).map_while(|number| self.field(at + 2 + number * 12)).collect()
    }

    fn field(&self, at: usize) -> Option<Field> {
        let (tag, kind, count) = (self.short(at)?, self.short(at + 2)?, self.long(at + 4)? as usize);
        let size = match kind {
            3 | 8 => 2,
            4 | 9 | 11 => 4,
            5 | 10 | 12 => 8,
            _ => 1,
        };
        let length = count.saturating_mul(size);
        // Up to four bytes stand in the field itself.
        let from = if length <= 4 { at + 8 } else { self.long(at + 8)? as usize };
        Some(Field { tag, from, length })
    }

    fn value(&self, field: &Field) -> Option<&[u8]> {
        self.bytes.get(field.from..field.from.checked_add(field.length)?)
    }

    fn text(&self, tag: u16, value: &[u8]) -> String {
        let wide: &'static Encoding = if self.little { UTF_16LE } else { UTF_16BE };
        let plain =
            |encoding: &'static Encoding, value: &[u8]| encoding.decode_without_bom_handling(value).0.into_owned();
        match (tag, value) {
            // Windows writes these in its own order, whatever the file's.
            (0x9c9b..=0x9c9f, _) => plain(UTF_16LE, value),
            (0x9286, [b'U', b'N', b'I', b'C', b'O', b'D', b'E', 0, text @ ..]) => plain(wide, text),
            (0x9286, [b'J', b'I', b'S', 0, 0, 0, 0, 0, text @ ..]) => plain(ISO_2022_JP, text),
            (0x9286, [_, _, _, _, _, _, _, _, text @ ..]) => decoded(text, SHIFT_JIS),
            _ => decoded(value, SHIFT_JIS),
        }
    }

    /// Latitude and longitude in degrees; a camera that does not know where it is writes noughts.
    fn position(&self, fields: &[Field]) -> Option<String> {
        let of = |tag: u16| fields.iter().find(|field| field.tag == tag);
        let degrees = |tag: u16| {
            let field = of(tag).filter(|field| field.length >= 24)?;
            let part = |number: usize| {
                let at = field.from.checked_add(number * 8)?;
                let below = self.long(at.checked_add(4)?)?;
                (below > 0).then_some(f64::from(self.long(at)?) / f64::from(below))
            };
            Some(part(0)? + part(1).unwrap_or(0.0) / 60.0 + part(2).unwrap_or(0.0) / 3_600.0)
        };
        let signed = |tag: u16, behind: u8| {
            let sign = of(tag).and_then(|field| self.value(field)?.first().copied());
            Some(if sign == Some(behind) { -degrees(tag + 1)? } else { degrees(tag + 1)? })
        };
        let (latitude, longitude) = (signed(1, b'S')?, signed(3, b'W')?);
        (latitude != 0.0 || longitude != 0.0).then(|| format!("{latitude:.4}, {longitude:.4}"))
    }
}
