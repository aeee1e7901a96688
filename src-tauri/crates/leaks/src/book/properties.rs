//! What a file says about itself: `docProps/core.xml`, `app.xml`, `custom.xml`.

use super::links;
use super::sink::Sink;
use super::strings::look;
use super::xml::{Broken, Node, attribute, walk};
use crate::person::is_person;
use crate::text::Context;
use crate::{Kind, Place, Words};
use std::io::BufRead;

/// Fields in which people are named.
const PEOPLE: [&str; 3] = ["creator", "lastModifiedBy", "Manager"];
/// Custom properties that programs write for themselves.
const TECHNICAL: [&str; 9] = [
    "msip_label_",
    "contenttypeid",
    "ksoproductbuildver",
    "icv",
    "workbookguid",
    "_markasfinal",
    "mediaserviceimagetags",
    "appversion",
    "generator",
];

/// Names of one field: several authors stand with semicolons between.
pub(super) fn people(text: &str) -> bool {
    text.split([';', '\n']).any(is_person)
}

/// `core` or `app`: a field is an element.
pub(super) fn fields(source: impl BufRead, part: &'static str, words: &Words, sink: &mut Sink) -> Result<(), Broken> {
    let mut text = String::new();
    let mut depth = 0_usize;
    let mut field = String::new();
    walk(source, |node| match node {
        Node::Open(name, _) => {
            depth += 1;
            if depth == 2 {
                field = name.to_owned();
            }
            text.clear();
        }
        Node::Text(more) if text.len() < 1 << 16 => text.push_str(more),
        Node::Text(_) => {}
        Node::Close(_) => {
            depth = depth.saturating_sub(1);
            let said = std::mem::take(&mut text);
            let said = said.trim();
            if said.is_empty() || field.is_empty() {
                return;
            }
            let place = Place::Property { part, field: field.clone() };
            if PEOPLE.contains(&field.as_str()) && people(said) {
                sink.add(Kind::PersonInProperties, place.clone(), said);
            }
            if matches!(field.as_str(), "HyperlinkBase" | "Template") && links::is_path(said) {
                sink.add(Kind::FilePath, place.clone(), said);
            }
            for hit in look(said, words, Context::default()) {
                sink.hit(hit.kind, place.clone(), &hit.text);
            }
        }
    })
}

/// `custom`: a property is a name with a value.
pub(super) fn custom(source: impl BufRead, words: &Words, sink: &mut Sink) -> Result<(), Broken> {
    let (mut name, mut text) = (String::new(), String::new());
    walk(source, |node| match node {
        Node::Open("property", element) => {
            name = attribute(element, "name").unwrap_or_default();
            text.clear();
        }
        Node::Text(more) if text.len() < 1 << 16 => text.push_str(more),
        Node::Close("property") => {
            let place = Place::Property { part: "custom", field: name.clone() };
            let said = text.trim();
            let technical = TECHNICAL.iter().any(|begin| name.to_lowercase().starts_with(begin));
            if !said.is_empty() && !technical {
                sink.add(Kind::CustomProperty, place.clone(), said);
            }
            for hit in look(said, words, Context::default()).into_iter().chain(look(&name, words, Context::default())) {
                sink.hit(hit.kind, place.clone(), &hit.text);
            }
        }
        _ => {}
    })
}
