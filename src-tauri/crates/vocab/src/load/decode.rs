//! Bytes of a file to UTF-8, as a stream: UTF-8 with or without a mark, UTF-16 with one, CP932, and what XML declares.
//!
//! The encoding is settled by the first 64 KB that hold anything but ASCII, so that an English table whose first Japanese
//! word stands in line 40,000 is read right.

use super::Refusal;
use super::pace::Pace;
use encoding_rs::{Decoder, DecoderResult, Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{self, BufRead, Read};

/// Bytes read at once, and looked at to settle the encoding.
const BLOCK: usize = 64 << 10;
/// Lines with damaged text; with more the file is no text of this encoding.
const MAX_FAULTS: u64 = 1000;
/// Places kept.
const KEPT_FAULTS: usize = 100;

/// The file as UTF-8. Damaged bytes are U+FFFD.
pub(super) struct Source<'a> {
    input: &'a mut dyn BufRead,
    pub(super) pace: &'a Pace<'a>,
    raw: Vec<u8>,
    out: Vec<u8>,
    at: usize,
    decoder: Option<Decoder>,
    begun: bool,
    ended: bool,
    lines: u64,
    faults: Vec<u64>,
    fault_lines: u64,
    last_fault: u64,
}

impl<'a> Source<'a> {
    pub(super) fn new(input: &'a mut dyn BufRead, pace: &'a Pace<'a>) -> Source<'a> {
        Source {
            input,
            pace,
            raw: Vec::with_capacity(BLOCK),
            out: Vec::new(),
            at: 0,
            decoder: None,
            begun: false,
            ended: false,
            lines: 0,
            faults: Vec::new(),
            fault_lines: 0,
            last_fault: 0,
        }
    }

    /// The first lines with damaged text, from 1.
    pub(super) fn faults(&self) -> &[u64] {
        &self.faults
    }

    /// Lines with damaged text whose place was not kept.
    pub(super) fn fault_lines(&self) -> u64 {
        self.fault_lines - self.faults.len() as u64
    }

    fn refill(&mut self) -> io::Result<()> {
        self.out.clear();
        self.at = 0;
        while self.out.is_empty() && !self.ended {
            self.raw.clear();
            let read = (&mut *self.input).take(BLOCK as u64).read_to_end(&mut self.raw)?;
            self.ended = read < BLOCK;
            self.pace.block(read)?;
            let mut skip = 0;
            if !self.begun {
                self.begun = true;
                if let Some((encoding, mark)) = Encoding::for_bom(&self.raw) {
                    self.decoder = Some(encoding.new_decoder_without_bom_handling());
                    skip = mark;
                } else if let Some(encoding) = declared(&self.raw) {
                    self.decoder = Some(encoding.new_decoder_without_bom_handling());
                }
            }
            if self.decoder.is_none() && !self.raw.is_ascii() {
                let encoding = guess(&self.raw).map_err(|at| {
                    let line = self.lines + 1 + newlines(self.raw.get(..at).unwrap_or_default());
                    self.pace.stop(Refusal::Encoding { line })
                })?;
                self.decoder = Some(encoding.new_decoder_without_bom_handling());
            }
            self.decode(skip)?;
        }
        Ok(())
    }

    fn decode(&mut self, skip: usize) -> io::Result<()> {
        let Some(decoder) = self.decoder.as_mut() else {
            self.out.extend_from_slice(&self.raw);
            self.lines += newlines(&self.out);
            return Ok(());
        };
        let mut from = skip.min(self.raw.len());
        // Room for the whole block at once: a block of nothing but damage must not cost a block for each byte.
        self.out.resize(self.raw.len() * 3 + 64, 0);
        let mut filled = 0;
        loop {
            let rest = self.raw.get(from..).unwrap_or_default();
            let room = self.out.get_mut(filled..).unwrap_or_default();
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(rest, room, self.ended);
            self.lines += newlines(room.get(..written).unwrap_or_default());
            filled += written;
            from += read;
            match result {
                DecoderResult::InputEmpty => {
                    self.out.truncate(filled);
                    return Ok(());
                }
                DecoderResult::OutputFull => self.out.resize(self.out.len() * 2, 0),
                DecoderResult::Malformed(..) => {
                    let mark = "\u{FFFD}".as_bytes();
                    if self.out.len() < filled + mark.len() {
                        self.out.resize(self.out.len() * 2, 0);
                    }
                    if let Some(room) = self.out.get_mut(filled..filled + mark.len()) {
                        room.copy_from_slice(mark);
                    }
                    filled += mark.len();
                    let line = self.lines + 1;
                    if line != self.last_fault {
                        self.last_fault = line;
                        self.fault_lines += 1;
                        if self.faults.len() < KEPT_FAULTS {
                            self.faults.push(line);
                        }
                        if self.fault_lines > MAX_FAULTS {
                            let first = self.faults.first().copied().unwrap_or(line);
                            return Err(self.pace.stop(Refusal::Encoding { line: first }));
                        }
                    }
                }
            }
        }
    }
}

impl BufRead for Source<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.out.len() {
            self.pace.check()?;
            self.refill()?;
        }
        Ok(self.out.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, bytes: usize) {
        self.at += bytes;
        self.pace.hand_out(bytes);
    }
}

impl Read for Source<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let bytes = ready.len().min(into.len());
        if let (Some(to), Some(from)) = (into.get_mut(..bytes), ready.get(..bytes)) {
            to.copy_from_slice(from);
        }
        self.consume(bytes);
        Ok(bytes)
    }
}

fn newlines(text: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', text).count() as u64
}

/// What an XML declaration names, if it is not UTF-8.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.get(..head.len().min(200)).unwrap_or_default();
    let text = String::from_utf8_lossy(head);
    let declaration = text.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let label = value.get(1..)?.split(['"', '\'']).next()?;
    // UTF-16 without a mark, declared in letters of one byte, cannot be UTF-16.
    Encoding::for_label(label.as_bytes()).filter(|e| *e != UTF_8 && *e != UTF_16LE && *e != UTF_16BE)
}

/// The encoding of a block that is not all ASCII, or the place of the first byte that fits in none.
fn guess(block: &[u8]) -> Result<&'static Encoding, usize> {
    let (mut good, mut bad, mut first, mut at) = (0_usize, 0_usize, None, 0_usize);
    for chunk in block.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        at += chunk.valid().len();
        // A character cut by the end of the block is none that is damaged.
        if !chunk.invalid().is_empty() && at + 4 <= block.len() {
            bad += 1;
            first.get_or_insert(at);
        }
        at += chunk.invalid().len();
    }
    if good >= bad * 4 {
        return Ok(UTF_8);
    }
    let (text, _) = SHIFT_JIS.decode_without_bom_handling(block);
    let (mut japanese, mut other) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        let wide = matches!(c, '\u{3000}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}');
        if wide { japanese += 1 } else { other += 1 }
    }
    if japanese > other * 2 {
        return Ok(SHIFT_JIS);
    }
    // A few damaged bytes in a file of ASCII are an issue of their lines, no encoding of their own.
    if bad * 20 <= block.len() { Ok(UTF_8) } else { Err(first.unwrap_or(0)) }
}

/// The head of a file as text, for recognising it; nothing where it is no text.
pub(super) fn head_text(head: &[u8]) -> Option<String> {
    let encoding = match Encoding::for_bom(head) {
        Some((encoding, _)) => encoding,
        None if head.is_ascii() => UTF_8,
        None => declared(head).or_else(|| guess(head).ok())?,
    };
    let (text, _) = encoding.decode_with_bom_removal(head);
    let odd = text.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')).count();
    (odd * 200 <= text.len() && !text.contains('\0')).then(|| text.into_owned())
}
