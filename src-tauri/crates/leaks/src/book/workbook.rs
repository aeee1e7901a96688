//! The workbook's own part: its sheets, its names, who shares it.

use super::links;
use super::sink::Sink;
use super::strings::look;
use super::xml::{Broken, Node, attribute, is_set, walk};
use crate::person::is_person;
use crate::text::Context;
use crate::{Kind, Place, Words};
use std::io::BufRead;

/// More than Excel opens.
const MAX_SHEETS: usize = 5_000;
const MAX_NAMES: usize = 100_000;

/// A sheet as the workbook lists it.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) relation: String,
    pub(super) hidden: Option<Kind>,
}

struct DefinedName {
    name: String,
    remarks: Vec<String>,
    formula: String,
}

/// The sheets, and findings of everything else of the part.
pub(super) fn read(source: impl BufRead, path: &str, words: &Words, sink: &mut Sink) -> Result<Vec<Listed>, Broken> {
    let mut sheets: Vec<Listed> = Vec::new();
    let mut names: Vec<DefinedName> = Vec::new();
    let mut within = false;
    let part = Place::Part(path.to_owned());
    walk(source, |node| match node {
        Node::Open("sheet", element) if sheets.len() < MAX_SHEETS => {
            let state = attribute(element, "state").unwrap_or_default();
            sheets.push(Listed {
                name: attribute(element, "name").unwrap_or_default(),
                relation: attribute(element, "id").unwrap_or_default(),
                hidden: match state.to_lowercase().as_str() {
                    "hidden" => Some(Kind::HiddenSheet),
                    "veryhidden" => Some(Kind::VeryHiddenSheet),
                    _ => None,
                },
            });
        }
        Node::Open("definedName", element) if names.len() < MAX_NAMES => {
            within = true;
            let remarks = ["comment", "description", "help", "statusBar", "customMenu"];
            names.push(DefinedName {
                name: attribute(element, "name").unwrap_or_default(),
                remarks: remarks.iter().filter_map(|remark| attribute(element, remark)).collect(),
                formula: String::new(),
            });
        }
        Node::Close("definedName") => within = false,
        Node::Text(text) if within => {
            if let Some(name) = names.last_mut().filter(|name| name.formula.len() < 1 << 16) {
                name.formula.push_str(text);
            }
        }
        Node::Open("fileSharing", element) => {
            if let Some(user) = attribute(element, "userName").filter(|user| is_person(user)) {
                sink.add(Kind::PersonInProperties, part.clone(), &user);
            }
        }
        // `見本 花子 - 個人用ビュー`
        Node::Open("customWorkbookView", element) => {
            let name = attribute(element, "name").unwrap_or_default();
            let own = name.split(" - ").next().unwrap_or_default();
            if name.contains(" - ") && is_set(element, "personalView") && is_person(own) {
                sink.add(Kind::PersonInProperties, part.clone(), own);
            }
        }
        Node::Open("absPath", element) => {
            if let Some(path) = attribute(element, "url").filter(|path| names_somebody(path)) {
                sink.add(Kind::FilePath, part.clone(), &path);
            }
        }
        _ => {}
    })?;
    for name in &names {
        defined(name, words, sink);
    }
    Ok(sheets)
}

/// A path in somebody's folder or on a server.
pub(super) fn names_somebody(path: &str) -> bool {
    let lower = path.to_lowercase().replace('\\', "/");
    lower.starts_with("//") || ["/users/", "/home/"].iter().any(|folder| lower.contains(folder))
}

fn defined(name: &DefinedName, words: &Words, sink: &mut Sink) {
    let place = Place::Name(name.name.clone());
    let formula = name.formula.trim();
    if constant(&name.name, formula) {
        sink.add(Kind::DefinedNameConstant, place.clone(), formula);
    }
    if let Some(target) = links::outside(formula) {
        sink.add(Kind::ExternalLink, place.clone(), target);
    }
    let literals = links::literals(formula);
    for text in literals.iter().chain(&name.remarks).chain([&name.name]) {
        for hit in look(text, words, Context::default()) {
            sink.hit(hit.kind, place.clone(), &hit.text);
        }
    }
}

/// The name holds a value, or a formula with a sentence in it, where others hold a place.
fn constant(name: &str, formula: &str) -> bool {
    let lower = name.to_lowercase();
    // Excel's own: areas to print, functions it does not know, settings of the solver.
    if ["_xlnm.", "_xlfn", "_xlpm", "_xlws", "_xleta", "_xlcn", "solver_"].iter().any(|own| lower.starts_with(own)) {
        return false;
    }
    let formula = formula.trim_start_matches('=').trim();
    let bare = links::without_literals(formula);
    let literals = links::literals(formula);
    let plain = bare.trim();
    if plain.starts_with('{') && plain.ends_with('}') {
        return formula.chars().any(char::is_alphanumeric);
    }
    // Faults and truths say nothing.
    let silent = |word: &str| word.starts_with('#') || matches!(word.to_uppercase().as_str(), "TRUE" | "FALSE");
    if literals.is_empty() {
        let calculates =
            plain.chars().any(|c| c.is_alphabetic() && !matches!(c, 'e' | 'E')) || plain.contains(['!', '$']);
        return !silent(plain) && !calculates && plain.chars().any(|c| c.is_ascii_digit());
    }
    let refers = plain.contains(['!', '$']) || plain.to_uppercase().contains("INDIRECT");
    let sentence =
        |text: &String| !text.contains('!') && text.chars().count() >= 4 && (text.contains(' ') || !text.is_ascii());
    !refers || literals.iter().any(sentence)
}
