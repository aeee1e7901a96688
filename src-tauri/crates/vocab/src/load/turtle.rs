//! SKOS and OWL in Turtle, as NANDO is published. <https://www.w3.org/TR/turtle/>, <https://www.w3.org/TR/skos-reference/>
//!
//! Subjects of a class or concept are terms; properties, the ontology itself and blank nodes are none. A label in hiragana
//! (`@ja-Hira`) is a reading. What cannot be read is an issue of its line, and the reader goes on behind it.

use super::curie::curie;
use super::decode::Source;
use super::gather::Gather;
use super::{IssueCode, Name, Refusal, Scope, Term};
use oxrdf::{NamedOrBlankNode, Term as Object};
use oxttl::{TurtleParseError, TurtleParser};
use std::collections::HashSet;

/// More damage than this, and the rest is no Turtle.
const MAX_ERRORS: u64 = 10_000;

pub(super) fn read(source: &mut Source, gather: &mut Gather) -> Result<(), Refusal> {
    let pace = gather.pace;
    let mut typed: HashSet<String> = HashSet::new();
    let mut others: HashSet<String> = HashSet::new();
    let (mut subject, mut id) = (String::new(), String::new());
    let (mut errors, mut last_error, mut any) = (0_u64, None, false);
    for triple in TurtleParser::new().for_reader(source) {
        pace.let_go();
        if let Some(line) = last_error.take() {
            gather.issue(IssueCode::BrokenLine, line, &id, "");
        }
        let triple = match triple {
            Ok(triple) => triple,
            Err(TurtleParseError::Io(error)) => return Err(pace.refusal(error)),
            Err(TurtleParseError::Syntax(error)) => {
                errors += 1;
                last_error = Some(error.location().start.line + 1);
                if errors > MAX_ERRORS {
                    break;
                }
                continue;
            }
        };
        any = true;
        let NamedOrBlankNode::NamedNode(node) = &triple.subject else { continue };
        if node.as_str() != subject {
            pace.row()?;
            node.as_str().clone_into(&mut subject);
            id = curie(node.as_str());
        }
        let (value, language) = match &triple.object {
            Object::NamedNode(node) => (node.as_str(), None),
            Object::Literal(literal) => (literal.value(), literal.language()),
            Object::BlankNode(_) => continue,
        };
        match triple.predicate.as_str().rsplit(['/', '#']).next().unwrap_or_default() {
            "type" => match value.rsplit(['/', '#']).next().unwrap_or_default() {
                "Class" | "Concept" | "NamedIndividual" => {
                    if !typed.contains(&id) {
                        pace.spend(id.len())?;
                        typed.insert(id.clone());
                    }
                }
                _ => {
                    if !others.contains(&id) {
                        pace.spend(id.len())?;
                        others.insert(id.clone());
                    }
                }
            },
            "title" if gather.title.is_empty() => gather.title = short(value),
            "versionInfo" if gather.version.is_empty() => gather.version = short(value),
            "license" if gather.licence.is_empty() => gather.licence = short(value),
            property => {
                let line = pace.rows();
                said(gather, &id, line, property, value, language)?;
            }
        }
    }
    if let Some(line) = last_error {
        // Nothing came behind the fault.
        gather.issue(IssueCode::CutShort, line, &id, "");
    }
    if !any {
        return Err(Refusal::NotThisFormat { missing: vec!["@prefix".into()] });
    }
    for id in others {
        if !typed.contains(&id) {
            gather.foreign(&id)?;
        }
    }
    Ok(())
}

/// Takes one statement of a subject; those that say nothing of its names or place are passed over.
fn said(
    gather: &mut Gather,
    id: &str,
    line: u64,
    property: &str,
    value: &str,
    language: Option<&str>,
) -> Result<(), Refusal> {
    let pace = gather.pace;
    let is_iri = value.starts_with("http://") || value.starts_with("https://");
    let known = matches!(
        property,
        "prefLabel"
            | "label"
            | "altLabel"
            | "hiddenLabel"
            | "exactMatch"
            | "closeMatch"
            | "subClassOf"
            | "broader"
            | "deprecated"
            | "isReplacedBy"
            | "IAO_0100001"
            | "hasExactSynonym"
            | "hasRelatedSynonym"
            | "hasBroadSynonym"
            | "hasNarrowSynonym"
    );
    if !known {
        return Ok(());
    }
    let term: &mut Term = gather.term(id, line)?;
    let reading =
        language.is_some_and(|tag| matches!(tag.to_ascii_lowercase().as_str(), "ja-hira" | "ja-kana" | "ja-hrkt"));
    match property {
        "prefLabel" | "label" | "altLabel" | "hasExactSynonym" if reading => {
            pace.spend(value.len())?;
            term.names.push(Name { text: value.trim().to_owned(), ja: true, scope: Scope::Reading });
        }
        "prefLabel" | "label" => match language {
            Some(tag) if tag.to_ascii_lowercase().starts_with("ja") => term.label_in(pace, value, true)?,
            Some(tag) if tag.to_ascii_lowercase().starts_with("en") => term.label_in(pace, value, false)?,
            // Of a third language: a name, but for a file that has no other.
            Some(_) => term.name(pace, value, Scope::Exact)?,
            None => term.label(pace, value)?,
        },
        "altLabel" | "hasExactSynonym" => term.name(pace, value, Scope::Exact)?,
        "hiddenLabel" | "hasRelatedSynonym" | "hasBroadSynonym" | "hasNarrowSynonym" => {
            term.name(pace, value, Scope::Related)?;
        }
        "exactMatch" => term.same(pace, &curie(value))?,
        "closeMatch" => term.close(pace, &curie(value))?,
        "subClassOf" | "broader" if is_iri => term.parent(pace, &curie(value))?,
        "deprecated" => term.obsolete |= value == "true" || value == "1",
        "isReplacedBy" | "IAO_0100001" => term.replacement(pace, &curie(value))?,
        _ => {}
    }
    Ok(())
}

fn short(text: &str) -> String {
    text.chars().take(500).collect()
}
