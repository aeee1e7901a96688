//! All texts of a part, whatever it is: a drawing, a chart, a table, a pivot table's copy of its data.

use super::xml::{Broken, Node, attribute, attributes, is_set, walk};
use std::io::BufRead;

/// Texts of one part.
const MAX_TEXTS: usize = 1_000_000;
/// Bytes of one text, of all texts.
const MAX_TEXT: usize = 1 << 20;
const MAX_ALL: usize = 128 << 20;
/// Attributes that people fill.
const SPOKEN: [&str; 12] = [
    "v",
    "name",
    "descr",
    "title",
    "caption",
    "displayName",
    "description",
    "u",
    "altText",
    "altTextSummary",
    "uniqueName",
    "connection",
];
const PEOPLE: [&str; 4] = ["refreshedBy", "userName", "author", "lastModifiedBy"];

/// What a part says.
#[derive(Debug, Default)]
pub(super) struct Swept {
    pub(super) root: String,
    pub(super) texts: Vec<String>,
    /// Texts of shapes that are not shown.
    pub(super) hidden: Vec<String>,
    pub(super) people: Vec<String>,
    pub(super) connections: Vec<String>,
    /// The sheet a pivot table's data came from.
    pub(super) pivot_source: Option<String>,
    bytes: usize,
}

impl Swept {
    fn text(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() && self.texts.len() < MAX_TEXTS && self.bytes < MAX_ALL {
            self.bytes += text.len();
            self.texts.push(text.to_owned());
        }
    }
}

pub(super) fn sweep(source: impl BufRead) -> Result<Swept, Broken> {
    let mut swept = Swept::default();
    let mut text = String::new();
    // Of a paragraph the runs are one text.
    let (mut paragraphs, mut client, mut unseen) = (0_usize, 0_usize, false);
    walk(source, |node| match node {
        Node::Open(name, element) => {
            if swept.root.is_empty() {
                swept.root = name.to_owned();
            }
            match name {
                "p" | "si" => paragraphs += 1,
                "ClientData" => client += 1,
                "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => unseen = false,
                "cNvPr" => unseen |= is_set(element, "hidden"),
                "worksheetSource" => swept.pivot_source = attribute(element, "sheet"),
                "connection" | "dbPr" | "webPr" | "textPr" | "olapPr" => {
                    let of = ["connection", "url", "sourceFile", "odcFile", "name"];
                    swept.connections.extend(of.iter().find_map(|one| attribute(element, one)));
                }
                _ => {}
            }
            for (key, value) in attributes(element) {
                let key = key.rsplit(':').next().unwrap_or_default();
                let person = PEOPLE.contains(&key) || (name == "userInfo" && key == "name");
                if person && swept.people.len() < 100 {
                    swept.people.push(value);
                } else if SPOKEN.contains(&key) {
                    swept.text(&value);
                }
            }
        }
        Node::Text(more) if client == 0 && text.len() < MAX_TEXT => text.push_str(more),
        Node::Text(_) => {}
        Node::Close(name) => {
            match name {
                "p" | "si" => paragraphs = paragraphs.saturating_sub(1),
                "ClientData" => client = client.saturating_sub(1),
                _ => {}
            }
            if paragraphs == 0 && !text.is_empty() {
                let said = std::mem::take(&mut text);
                if unseen && !said.trim().is_empty() && swept.hidden.len() < 100 {
                    swept.hidden.push(said.trim().to_owned());
                }
                swept.text(&said);
            }
        }
    })?;
    Ok(swept)
}
