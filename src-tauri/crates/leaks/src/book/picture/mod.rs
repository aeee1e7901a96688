//! What a picture says about itself: the texts of a PNG, the EXIF, the XMP and the remark of a JPEG. A camera and a drawing
//! program write there who took it, where, and from which folder it came; nobody sees it in the workbook. What is drawn in
//! the picture is not read.

mod exif;
mod jpeg;
mod png;
mod xmp;

use super::links;
use super::properties::people;
use super::sink::Sink;
use super::strings::look;
use super::workbook::names_somebody;
use super::xml::Broken;
use crate::text::Context;
use crate::{Kind, Place, Words};
use std::io::{self, Read};

/// Of one picture. A larger one is named as not read.
const MAX_PICTURE: u64 = 64 << 20;
/// Of one text, unpacked.
const MAX_TEXT: u64 = 1 << 20;
/// Texts of a picture.
const MAX_TEXTS: usize = 2_000;
/// Of a text, for the rules of texts: a program's own data behind that say nothing to them.
const MAX_LOOK: usize = 64 << 10;
/// The field of a place on earth. It names nobody and leads nowhere: it counts as a property the file carries.
const POSITION: &str = "GPS";

/// Fields in which people are named, in small letters without signs between.
const PEOPLE: [&str; 9] =
    ["author", "artist", "creator", "owner", "ownername", "cameraowner", "cameraownername", "xpauthor", "byline"];
/// Fields that programs write for themselves: numbers of documents, days, previews.
const TECHNICAL: [&str; 8] = ["when", "about", "image", "xmptk", "parsetype", "lang", "creationtime", "signature"];

/// The texts of a picture, each with the field it stands in.
#[derive(Debug, Default)]
struct Texts(Vec<(String, String)>);

impl Texts {
    fn add(&mut self, field: &str, text: &str) {
        let text = text.trim_matches(|c: char| c == '\0' || c.is_whitespace());
        if !text.is_empty() && self.0.len() < MAX_TEXTS {
            self.0.push((field.to_owned(), text.to_owned()));
        }
    }
}

/// Findings of a picture. What is no PNG and no JPEG, whatever its name, is passed over.
pub(super) fn read(source: impl Read, place: &Place, words: &Words, sink: &mut Sink) -> Result<(), Broken> {
    let mut source = source.take(MAX_PICTURE);
    let mut head = Vec::new();
    source.by_ref().take(png::SIGN.len() as u64).read_to_end(&mut head)?;
    let mut texts = Texts::default();
    let outcome = if head == png::SIGN {
        png::read(&mut source, &mut texts)
    } else if head.starts_with(&jpeg::SIGN) {
        let rest = &head[jpeg::SIGN.len()..];
        jpeg::read(&mut rest.chain(source), &mut texts)
    } else {
        Ok(())
    };
    for (field, text) in &texts.0 {
        told(field, text, place, words, sink);
    }
    outcome
}

fn told(field: &str, text: &str, place: &Place, words: &Words, sink: &mut Sink) {
    let bare: String = field.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    if field == POSITION {
        sink.hit(Kind::CustomProperty, place.clone(), &format!("{field} {text}"));
        return;
    }
    if TECHNICAL.contains(&bare.as_str()) || bare.ends_with("id") || bare.contains("date") {
        return;
    }
    if PEOPLE.contains(&bare.as_str()) && people(text) {
        sink.hit(Kind::PersonInProperties, place.clone(), text);
    }
    // In an address of the web `/home/` is nobody's folder.
    if links::is_path(text) || (names_somebody(text) && !text.contains("://")) {
        sink.hit(Kind::FilePath, place.clone(), text);
    }
    let text = &text[..text.floor_char_boundary(MAX_LOOK)];
    // A program for molecules writes `SMILES` as the field.
    for hit in look(text, words, Context::of(field)) {
        sink.hit(hit.kind, place.clone(), &hit.text);
    }
}

/// Passes over bytes; fewer than these are a damaged picture.
fn skip(source: &mut impl Read, bytes: u64) -> Result<(), Broken> {
    let passed = io::copy(&mut source.take(bytes), &mut io::sink())?;
    if passed == bytes { Ok(()) } else { Err(Broken::Damaged) }
}

/// UTF-8 where it reads so, else what writers of this format fall back to.
fn decoded(bytes: &[u8], otherwise: &'static encoding_rs::Encoding) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => otherwise.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
