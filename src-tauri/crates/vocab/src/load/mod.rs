//! Readers of official vocabulary files: what a house downloads from HGNC, MONDO, NANDO, MeSH, Orphanet, MEDIS … and lays
//! beside the shipped vocabulary, and what changed between two versions of it.
//!
//! Nothing here opens a file: the caller gives a [`BufRead`] and is asked every thousand rows whether to go on. Every reader
//! streams; what is held is the terms, within [`MAX_TERMS`] and [`MAX_NAME_BYTES`], and one line or element, within
//! [`MAX_LINE`]. A file that is damaged gives the terms that could be read and an [`Issue`] for each thing that could not;
//! a file of another kind, in no known encoding or beyond a bound gives a [`Refusal`].
//!
//! What all formats have in common is settled in one place (`gather`):
//! - Two concepts with one id are one term: the first label stays, the second becomes a name, lists are united (`duplicate-id`).
//! - A parent outside the file is dropped (`unknown-parent`), and so is the link that closes a circle (`circle`): parents
//!   always form a hierarchy of the terms at hand.
//! - A term in force without any name is dropped (`no-name`), but for lists of mappings.
//! - Japanese or English is told by the writing of each text, where the format does not say it.

mod babelon;
mod columns;
mod curie;
mod decode;
mod diff;
mod famplex;
mod finish;
mod format;
mod gather;
mod hgnc;
mod hgnc_json;
mod json;
mod lines;
mod manbyo;
mod medis;
mod mesh;
mod obo;
mod obographs;
mod orphanet;
mod pace;
mod recognise;
mod rows;
mod sssom;
mod table;
mod term;
mod turtle;
mod xml;

pub use columns::{Columns, guess_columns};
pub use diff::{Diff, Named, NamesChanged, ParentsChanged, Renamed, Retired, diff};
pub use format::Format;
pub use recognise::recognise;
pub use rows::{read_rows, recognise_rows};
pub use table::table;
pub use term::{Issue, IssueCode, Loaded, Name, Scope, Term};

use gather::Gather;
use pace::Pace;
use std::io::BufRead;

/// More terms than this are refused: the largest list at hand, MeSH's supplementary records, has a third of it.
pub const MAX_TERMS: u64 = 1_000_000;
/// Bytes of ids, names and links, with what each takes in memory besides its letters; more are refused.
pub const MAX_NAME_BYTES: u64 = 384 << 20;
/// Bytes of one line; a longer one is skipped without being held. An XML or JSON element of this size is refused.
pub const MAX_LINE: u64 = 16 << 20;
/// Bytes of text in a file. MeSH's largest file has 0.7 GB.
pub const MAX_BYTES: u64 = 2 << 30;
/// Issues kept with their place; the others are only counted.
pub const MAX_ISSUES: usize = 200;

/// Why a file gives nothing.
#[derive(Debug)]
pub enum Refusal {
    /// It is not of this format: these columns, elements or marks are missing.
    NotThisFormat {
        /// Their names as the format writes them.
        missing: Vec<String>,
    },
    /// It is of the format and holds no term.
    NothingFound,
    /// Beyond a bound.
    TooLarge {
        /// Which one.
        bound: Bound,
        /// Its value: terms or bytes.
        limit: u64,
    },
    /// In no encoding that is read (UTF-8, UTF-16 with a mark, CP932, what XML declares).
    Encoding {
        /// The first line that is no text, from 1.
        line: u64,
    },
    /// The caller said to stop.
    Cancelled,
    /// The caller's reader failed.
    Read(std::io::Error),
}

/// What [`Refusal::TooLarge`] counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// [`MAX_TERMS`].
    Terms,
    /// [`MAX_NAME_BYTES`].
    NameBytes,
    /// [`MAX_BYTES`].
    Bytes,
    /// [`MAX_LINE`], for an element of XML or JSON.
    Element,
}

/// Reads a file of a known format.
///
/// `step` is told the number of rows so far about every thousand rows and every megabyte; `false` stops the reading.
///
/// # Errors
/// See [`Refusal`]. Damage is no error: it is among the issues of what was read.
pub fn read(input: &mut dyn BufRead, format: Format, step: &mut dyn FnMut(u64) -> bool) -> Result<Loaded, Refusal> {
    let pace = Pace::new(step);
    let mut source = decode::Source::new(input, &pace);
    let mut gather = Gather::new(format, &pace);
    match format {
        Format::Hgnc => hgnc::read(&mut source, &mut gather)?,
        Format::HgncJson => hgnc_json::read(&mut source, &mut gather)?,
        Format::Obo => obo::read(&mut source, &mut gather)?,
        Format::Obographs => obographs::read(&mut source, &mut gather)?,
        Format::Sssom => sssom::read(&mut source, &mut gather)?,
        Format::Mesh => mesh::read(&mut source, &mut gather)?,
        Format::Orphanet => orphanet::read(&mut source, &mut gather)?,
        Format::Turtle => turtle::read(&mut source, &mut gather)?,
        Format::Babelon => babelon::read(&mut source, &mut gather)?,
        Format::Medis => medis::read(&mut source, &mut gather)?,
        Format::Manbyo => manbyo::read(&mut source, &mut gather)?,
        Format::FamPlex => famplex::read(&mut source, &mut gather)?,
        Format::Table => table::read(&mut source, &mut gather)?,
    }
    for line in source.faults() {
        gather.issue(IssueCode::Encoding, *line, "", "");
    }
    gather.uncounted(source.fault_lines());
    gather.finish()
}
