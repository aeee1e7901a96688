//! XML as a stream of elements and texts. Entities of a file's own are never expanded, nothing outside is fetched.

use super::archive::utf16;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use std::io::{self, BufRead, Cursor};

/// Deeper than any part of a workbook.
const MAX_DEPTH: usize = 512;

/// Why a part could not be read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Broken {
    Damaged,
    TooLarge,
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Broken {
        if error.kind() == io::ErrorKind::FileTooLarge { Broken::TooLarge } else { Broken::Damaged }
    }
}

impl From<quick_xml::Error> for Broken {
    fn from(error: quick_xml::Error) -> Broken {
        match error {
            quick_xml::Error::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => Broken::TooLarge,
            _ => Broken::Damaged,
        }
    }
}

/// What passes by. Names are without their prefix; an empty element opens and closes.
pub(super) enum Node<'a> {
    Open(&'a str, &'a BytesStart<'a>),
    Close(&'a str),
    Text(&'a str),
}

/// Reads a part to its end.
pub(super) fn walk(mut source: impl BufRead, mut hear: impl FnMut(Node<'_>)) -> Result<(), Broken> {
    match utf16(&mut source)? {
        // What it declares about its encoding is past.
        Some(text) => events(Cursor::new(text), &mut hear),
        None => events(source, &mut hear),
    }
}

fn events(source: impl BufRead, hear: &mut impl FnMut(Node<'_>)) -> Result<(), Broken> {
    let mut reader = quick_xml::Reader::from_reader(source);
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    let mut any = false;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(element) => {
                depth += 1;
                any = true;
                if depth > MAX_DEPTH {
                    return Err(Broken::Damaged);
                }
                hear(Node::Open(element.local_name().into_inner(), &element));
            }
            Event::Empty(element) => {
                any = true;
                hear(Node::Open(element.local_name().into_inner(), &element));
                hear(Node::Close(element.local_name().into_inner()));
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                hear(Node::Close(element.local_name().into_inner()));
            }
            Event::Text(text) => hear(Node::Text(&text.xml10_content())),
            Event::CData(text) => hear(Node::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => hear(Node::Text(c.encode_utf8(&mut [0; 4]))),
                _ => {
                    let name = reference.into_inner();
                    hear(Node::Text(quick_xml::escape::resolve_predefined_entity(&name).unwrap_or("\u{fffd}")));
                }
            },
            Event::Eof if depth > 0 || !any => return Err(Broken::Damaged),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// An attribute by its name without prefix.
pub(super) fn attribute(element: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == wanted)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// An attribute with this very prefix, such as `r:id` beside `id`.
pub(super) fn attributes(element: &BytesStart<'_>) -> Vec<(String, String)> {
    let mut attributes = element.attributes();
    let all = attributes.with_checks(false).flatten().filter_map(|attribute| {
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned();
        Some((attribute.key.0.to_owned(), value))
    });
    all.collect()
}

/// `1`, `true`.
pub(super) fn is_set(element: &BytesStart<'_>, wanted: &str) -> bool {
    attribute(element, wanted).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
}

/// A number of an attribute.
pub(super) fn number(element: &BytesStart<'_>, wanted: &str) -> Option<f64> {
    attribute(element, wanted)?.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

/// Characters that XML cannot hold are written `_x000D_` in workbooks (ECMA-376 part 1, 22.9.2.19).
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        match (code, rest.as_bytes().get(at + 6)) {
            (Some(code), Some(b'_')) => {
                let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
                out.push(c.unwrap_or('\u{fffd}'));
                rest = &rest[at + 7..];
            }
            _ => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    out
}
