//! In which encoding a text stands, found by reading it once in blocks, and the reading in that encoding.

use super::super::findings::is_control;
use super::super::{Failure, ReadChoice, not_a_table};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, EUC_JP, Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{Read, Seek, SeekFrom};

/// Bytes read at once.
const BLOCK: usize = 64 << 10;
/// How much of the beginning decides whether the content is text at all.
const SAMPLE: usize = 1 << 20;
/// So many misfits and an encoding is out of the question.
const HOPELESS: usize = 10_000;

/// `cp932` rather than `shift_jis`: the WHATWG decoder reads the NEC and IBM characters of Windows too.
pub(super) fn name(encoding: &'static Encoding) -> String {
    if encoding == SHIFT_JIS { "cp932".to_owned() } else { encoding.name().to_lowercase() }
}

/// The encoding of a WHATWG label or of one of the names Python and Windows use.
pub(super) fn by_label(label: &str) -> Option<&'static Encoding> {
    let lower = label.trim().to_lowercase();
    let known = if matches!(lower.as_str(), "cp932" | "ms932" | "windows-932") { "shift_jis" } else { &lower };
    Encoding::for_label(known.as_bytes())
}

/// The encoding that was asked for, else the one of a byte order mark, else the one a page `declared`, else the one
/// in which the fewest bytes make no character.
pub(super) fn detect(
    source: &mut (impl Read + Seek),
    choice: &ReadChoice,
    declared: Option<&'static Encoding>,
) -> Result<&'static Encoding, Failure> {
    if let Some(label) = &choice.encoding {
        return by_label(label).ok_or_else(|| Failure::Encoding(label.clone()));
    }
    source.rewind()?;
    let mut sample = Vec::new();
    source.by_ref().take(SAMPLE as u64).read_to_end(&mut sample)?;
    if let Some((encoding, _)) = Encoding::for_bom(&sample) {
        return Ok(encoding);
    }
    if let Some(encoding) = utf16_without_mark(&sample) {
        return Ok(encoding);
    }
    let controls = sample.iter().filter(|byte| is_control(**byte)).count();
    let zeros = sample.iter().filter(|byte| **byte == 0).count();
    if (controls > 8 && controls * 20 > sample.len()) || (zeros > 8 && zeros * 200 > sample.len()) {
        return Err(not_a_table("binary content"));
    }
    let beyond_ascii = sample.iter().filter(|byte| !byte.is_ascii()).count();
    drop(sample);
    let plain_utf8 = misfits(source, UTF_8, 0)? == 0;
    match declared {
        // Seven-bit encodings look like ASCII; only the page itself can tell.
        Some(encoding)
            if encoding != UTF_8 && misfits(source, encoding, 0)? == 0 && !(plain_utf8 && beyond_ascii > 0) =>
        {
            return Ok(encoding);
        }
        _ if plain_utf8 => return Ok(UTF_8),
        _ => {}
    }
    guess(source)
}

/// UTF-16 has a zero byte in every ASCII character: on the odd places (little-endian) or on the even ones.
fn utf16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    let sample = &sample[..sample.len() & !1];
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Japanese text keeps at least its delimiters, digits and line ends.
    if (even + odd) * 50 < sample.len() || even.max(odd) < 2 {
        return None;
    }
    let encoding = if odd > 8 * even {
        UTF_16LE
    } else if even > 8 * odd {
        UTF_16BE
    } else {
        return None;
    };
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let odd_characters = text.chars().filter(|c| *c == '\u{fffd}' || (*c < ' ' && !matches!(c, '\t' | '\n' | '\r')));
    // The last unit of a sample may be half a pair.
    (odd_characters.count() * 100 <= text.chars().count() + 100).then_some(encoding)
}

/// How many bytes or pairs make no character; counting stops beyond `enough`.
fn misfits(source: &mut (impl Read + Seek), encoding: &'static Encoding, enough: usize) -> Result<usize, Failure> {
    source.rewind()?;
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut block = vec![0; BLOCK];
    let mut sink = vec![0; BLOCK * 3 + 16];
    let mut count = 0;
    loop {
        let read = source.read(&mut block)?;
        let mut rest = &block[..read];
        loop {
            let (result, used, _) = decoder.decode_to_utf8_without_replacement(rest, &mut sink, read == 0);
            rest = &rest[used..];
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => count += 1,
            }
            if count > enough {
                return Ok(count);
            }
        }
        if read == 0 {
            return Ok(count);
        }
    }
}

fn guess(source: &mut (impl Read + Seek)) -> Result<&'static Encoding, Failure> {
    // EUC-JP read as CP932 often fits too, as rows of half-width katakana: the detector knows which is likely.
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let (mut block, mut beyond_ascii, mut fed) = (vec![0; BLOCK], 0, 0);
    source.rewind()?;
    loop {
        let read = source.read(&mut block)?;
        let foreign = block[..read].iter().filter(|byte| !byte.is_ascii()).count();
        beyond_ascii += foreign;
        if read == 0 {
            break;
        }
        if foreign > 0 && fed < SAMPLE {
            detector.feed(&block[..read], false);
            fed += read;
        }
    }
    detector.feed(&[], true);
    let likely = detector.guess(Some(b"jp"), Utf8Detection::Allow);
    let mut candidates = Vec::with_capacity(3);
    for encoding in [UTF_8, SHIFT_JIS, EUC_JP] {
        candidates.push((misfits(source, encoding, HOPELESS)?, encoding != likely, encoding));
    }
    candidates.sort_by_key(|(misfits, unlikely, _)| (*misfits, *unlikely));
    let (fewest, _, best) = candidates[0];
    let (count, encoding) = if fewest == 0 || fewest * 20 <= beyond_ascii {
        (fewest, best)
    } else {
        let count = misfits(source, likely, HOPELESS)?;
        if count >= fewest { (fewest, best) } else { (count, likely) }
    };
    // A few damaged bytes are an issue of their cells; when a fifth of the characters (of two bytes and more) fits
    // nowhere, it never was this text.
    if count > 2 && count * 10 > beyond_ascii {
        return Err(not_a_table("text in no encoding we know"));
    }
    Ok(encoding)
}

/// A piece of text.
pub(super) struct Block<'a> {
    pub(super) text: &'a str,
    /// As in [`Decoding`].
    pub(super) damaged: bool,
}

/// The text of a source, block by block.
pub(super) struct Decoding<R> {
    source: R,
    decoder: Decoder,
    input: Vec<u8>,
    text: String,
    ended: bool,
    /// Some bytes up to here made no character; they are U+FFFD in the text.
    pub(super) damaged: bool,
}

impl<R: Read + Seek> Decoding<R> {
    /// Begins at the start of the source; a byte order mark of this encoding is left out.
    pub(super) fn new(mut source: R, encoding: &'static Encoding) -> Result<Decoding<R>, Failure> {
        source.seek(SeekFrom::Start(0))?;
        let decoder = encoding.new_decoder_with_bom_removal();
        let (input, text) = (vec![0; BLOCK], String::with_capacity(BLOCK * 3 + 16));
        Ok(Decoding { source, decoder, input, text, ended: false, damaged: false })
    }

    /// Whether nothing follows the last block.
    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    /// The next block; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Block<'_>>, Failure> {
        self.text.clear();
        while self.text.is_empty() && !self.ended {
            let read = read_full(&mut self.source, &mut self.input)?;
            self.ended = read < self.input.len();
            let room = self.decoder.max_utf8_buffer_length(read).unwrap_or(BLOCK * 3);
            self.text.reserve(room);
            let (_, _, damaged) = self.decoder.decode_to_string(&self.input[..read], &mut self.text, self.ended);
            self.damaged |= damaged;
        }
        Ok((!self.text.is_empty()).then_some(Block { text: &self.text, damaged: self.damaged }))
    }

    /// All of it from here on.
    pub(super) fn rest(&mut self) -> Result<String, Failure> {
        let mut all = String::new();
        while let Some(block) = self.next()? {
            all.push_str(block.text);
        }
        Ok(all)
    }
}

fn read_full(source: &mut impl Read, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match source.read(&mut buffer[filled..])? {
            0 => break,
            read => filled += read,
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn detected(bytes: &[u8]) -> Option<String> {
        detect(&mut Cursor::new(bytes), &ReadChoice::default(), None).ok().map(name)
    }

    #[test]
    fn utf_16_is_known_by_its_zero_bytes() {
        let text = "課題番号,題名,年度\r\n25zz0101001h0001,抗体の創製に関する研究,2025\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(detected(&little).as_deref(), Some("utf-16le"));
        assert_eq!(detected(&big).as_deref(), Some("utf-16be"));
        assert_eq!(detected(b"a,b\0\n1,2\n").as_deref(), Some("utf-8"));
        assert_eq!(detected(&[0, 1, 0, 0, 2, 0, 3, 0, 0, 9, 0, 0, 4, 4, 0, 0, 1, 2, 3, 4]), None);
    }

    #[test]
    fn a_character_cut_by_a_block_is_whole() {
        let text = "あ".repeat(BLOCK);
        let mut decoding = Decoding::new(Cursor::new(text.as_bytes()), UTF_8).unwrap();
        assert!(decoding.rest().unwrap() == text && !decoding.damaged);
    }
}
