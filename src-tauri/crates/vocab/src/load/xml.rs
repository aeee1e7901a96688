//! XML as a stream of elements with their paths. Entities of the file's own are never looked up, nothing outside is fetched.

use super::decode::Source;
use super::gather::Gather;
use super::{Bound, IssueCode, MAX_LINE, Refusal};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

/// The formats read here nest ten deep.
const MAX_DEPTH: usize = 64;

/// An attribute of an element by its name, empty where it has none.
pub(super) type Attribute<'e> = &'e dyn Fn(&str) -> String;

/// What a format does with its elements. A path is `DescriptorRecord/DescriptorName/String`, without the root.
pub(super) trait Elements {
    /// The document type, as it stands.
    fn doctype(&mut self, _text: &str, _gather: &mut Gather) {}
    /// An element begins.
    fn open(&mut self, path: &str, attribute: Attribute, gather: &mut Gather) -> Result<(), Refusal>;
    /// An element ends; the text directly in it.
    fn close(&mut self, path: &str, text: &str, gather: &mut Gather) -> Result<(), Refusal>;
}

/// Walks a document whose root is one of these.
pub(super) fn walk(
    source: &mut Source,
    gather: &mut Gather,
    roots: &[&str],
    elements: &mut impl Elements,
) -> Result<(), Refusal> {
    let pace = gather.pace;
    let mut reader = quick_xml::Reader::from_reader(source);
    let (mut buffer, mut path, mut text) = (Vec::new(), String::new(), String::new());
    // Lengths of the path before each open element; the first is the root.
    let mut open: Vec<usize> = Vec::new();
    let mut root = false;
    let other = || Refusal::NotThisFormat { missing: roots.iter().map(|root| (*root).to_owned()).collect() };
    loop {
        buffer.clear();
        pace.let_go();
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(error) => {
                if let Some(refusal) = pace.reason() {
                    return Err(refusal);
                }
                if let quick_xml::Error::Io(error) = error {
                    return Err(Refusal::Read(std::io::Error::new(error.kind(), error.to_string())));
                }
                if !root {
                    return Err(other());
                }
                gather.issue(broken(&error), pace.rows() + 1, "", "");
                return Ok(());
            }
        };
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(element) | Event::Empty(element) => {
                let name = element.local_name();
                if open.is_empty() {
                    if root || !roots.contains(&name.as_ref()) {
                        return if root { Ok(()) } else { Err(other()) };
                    }
                    root = true;
                }
                if open.len() >= MAX_DEPTH {
                    gather.issue(IssueCode::BrokenLine, pace.rows() + 1, "", "");
                    return Ok(());
                }
                open.push(path.len());
                if open.len() > 1 {
                    if !path.is_empty() {
                        path.push('/');
                    }
                    path.push_str(name.as_ref());
                }
                text.clear();
                elements.open(&path, &|name| attribute(&element, name), gather)?;
                if empty {
                    elements.close(&path, "", gather)?;
                    path.truncate(open.pop().unwrap_or(0));
                }
            }
            Event::End(_) => {
                elements.close(&path, text.trim(), gather)?;
                path.truncate(open.pop().unwrap_or(0));
                text.clear();
            }
            Event::Text(more) => text.push_str(&more.xml10_content()),
            Event::CData(more) => text.push_str(&more.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => text.push(c),
                _ => {
                    let name = reference.into_inner();
                    text.push_str(quick_xml::escape::resolve_predefined_entity(&name).unwrap_or("\u{FFFD}"));
                }
            },
            Event::DocType(doctype) => elements.doctype(&doctype.into_inner(), gather),
            Event::Eof => {
                if !root {
                    return Err(other());
                }
                if !open.is_empty() {
                    gather.issue(IssueCode::CutShort, pace.rows() + 1, "", &path);
                }
                return Ok(());
            }
            _ => {}
        }
        if text.len() as u64 > MAX_LINE {
            return Err(Refusal::TooLarge { bound: Bound::Element, limit: MAX_LINE });
        }
    }
}

/// A file that ends within a tag or a comment is cut; other faults are damage.
fn broken(error: &quick_xml::Error) -> IssueCode {
    match error {
        quick_xml::Error::Syntax(_) => IssueCode::CutShort,
        _ => IssueCode::BrokenLine,
    }
}

fn attribute(element: &BytesStart, wanted: &str) -> String {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == wanted);
    found.and_then(|a| a.normalized_value(XmlVersion::Implicit1_0).ok().map(|v| v.into_owned())).unwrap_or_default()
}
