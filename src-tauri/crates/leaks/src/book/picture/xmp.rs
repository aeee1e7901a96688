//! XMP (ISO 16684-1): XML whose fields are elements or attributes; lists stand between a field and its texts.

use super::Texts;
use crate::book::xml::{Node, attributes, walk};
use std::io::Cursor;

/// Elements that are no fields.
const BETWEEN: [&str; 7] = ["li", "Alt", "Seq", "Bag", "Description", "RDF", "xmpmeta"];

/// Adds the texts; of what is damaged those before the damage.
pub(super) fn read(packet: &[u8], texts: &mut Texts) {
    let (mut fields, mut text): (Vec<String>, String) = (Vec::new(), String::new());
    let _ = walk(Cursor::new(packet), |node| match node {
        Node::Open(name, element) => {
            text.clear();
            fields.push(name.to_owned());
            for (key, value) in attributes(element) {
                if !key.starts_with("xmlns") {
                    texts.add(key.rsplit(':').next().unwrap_or_default(), &value);
                }
            }
        }
        Node::Text(more) => text.push_str(more),
        Node::Close(_) => {
            let field = fields.iter().rev().find(|field| !BETWEEN.contains(&field.as_str()));
            texts.add(field.map_or("", String::as_str), &std::mem::take(&mut text));
            fields.pop();
        }
    });
}
