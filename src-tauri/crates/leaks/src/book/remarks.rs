//! Remarks at cells: notes, and threads of comments with the people who wrote them.

use super::sink::Sink;
use super::strings::look;
use super::xml::{Broken, Node, attribute, unescaped, walk};
use crate::text::Context;
use crate::{Kind, Place, Words};
use std::collections::HashMap;
use std::io::BufRead;

/// Remarks of a sheet.
const MAX_REMARKS: usize = 100_000;

/// A remark, its cell, who wrote it.
struct Remark {
    cell: String,
    author: String,
    text: String,
}

/// People of threads, by their ids.
pub(super) fn persons(source: impl BufRead) -> Result<HashMap<String, String>, Broken> {
    let mut found = HashMap::new();
    walk(source, |node| {
        if let Node::Open("person", element) = node
            && let (Some(id), Some(name)) = (attribute(element, "id"), attribute(element, "displayName"))
            && found.len() < 10_000
        {
            found.insert(id, name);
        }
    })?;
    Ok(found)
}

/// Findings of a part of notes or of threads; `sheet` is none where no sheet names the part.
pub(super) fn read(
    source: impl BufRead,
    sheet: Result<&str, &str>,
    persons: &HashMap<String, String>,
    words: &Words,
    sink: &mut Sink,
) -> Result<(), Broken> {
    let (mut authors, mut remarks): (Vec<String>, Vec<Remark>) = (Vec::new(), Vec::new());
    let (mut text, mut in_text) = (String::new(), false);
    walk(source, |node| match node {
        Node::Open("author", _) => text.clear(),
        Node::Close("author") if authors.len() < 10_000 => authors.push(std::mem::take(&mut text)),
        Node::Open("comment" | "threadedComment", element) if remarks.len() < MAX_REMARKS => {
            let author = attribute(element, "authorId").and_then(|at| authors.get(at.parse::<usize>().ok()?).cloned());
            let person = attribute(element, "personId").and_then(|id| persons.get(&id).cloned());
            remarks.push(Remark {
                cell: attribute(element, "ref").unwrap_or_default(),
                author: author.or(person).unwrap_or_default(),
                text: String::new(),
            });
            text.clear();
        }
        Node::Open("text", _) => in_text = true,
        Node::Close("text") => {
            in_text = false;
            if let Some(remark) = remarks.last_mut() {
                remark.text = unescaped(&std::mem::take(&mut text));
            }
        }
        Node::Text(more) if text.len() < 1 << 20 && (in_text || remarks.is_empty()) => text.push_str(more),
        _ => {}
    })?;
    for remark in remarks {
        let place = match sheet {
            Ok(sheet) => Place::Comment { sheet: sheet.to_owned(), cell: remark.cell },
            Err(part) => Place::Part(part.to_owned()),
        };
        let said = remark.text.trim();
        // A program's own note names its author in its first line.
        let author = remark.author.trim();
        // Of a thread Excel keeps `tc={…}` as the author of the note for older programs.
        let named = !author.is_empty() && !author.starts_with("tc=") && !said.starts_with(author);
        if said.is_empty() && !named {
            continue;
        }
        let shown = if named { format!("{author}: {said}") } else { said.to_owned() };
        sink.add(Kind::CellComment, place.clone(), &shown);
        for hit in look(&shown, words, Context::default()) {
            sink.hit(hit.kind, place.clone(), &hit.text);
        }
    }
    Ok(())
}
