//! OBO flat files 1.0 to 1.4. <https://owlcollab.github.io/oboformat/doc/GO.format.obo-1_4.html>
//!
//! A cross-reference counts as the same concept where it says `source="MONDO:equivalentTo"`; in MONDO only then, in other
//! ontologies also without a word, towards vocabularies of diseases and genes.

use super::curie::{curie, of_concepts, prefix};
use super::decode::Source;
use super::gather::Gather;
use super::lines::Lines;
use super::{IssueCode, Refusal, Scope, Term};

enum Place {
    Header,
    /// What was read of it, what is to be considered instead, its line.
    Term(Box<Term>, Vec<String>, u64),
    /// `[Typedef]`, `[Instance]`.
    Other,
}

pub(super) fn read(source: &mut Source, gather: &mut Gather) -> Result<(), Refusal> {
    let mut lines = Lines::new(source);
    let mut place = Place::Header;
    let mut seen = false;
    while lines.next(gather)? {
        let line = lines.text.trim();
        if line.is_empty() || line.starts_with('!') {
            continue;
        }
        if line.starts_with('[') {
            seen |= line == "[Term]";
            close(std::mem::replace(&mut place, Place::Other), gather)?;
            if line == "[Term]" {
                gather.pace.row()?;
                place = Place::Term(Box::default(), Vec::new(), lines.number);
            }
            continue;
        }
        let Some((tag, value)) = line.split_once(':') else {
            let code = if lines.whole { IssueCode::BrokenLine } else { IssueCode::CutShort };
            gather.issue(code, lines.number, "", line);
            continue;
        };
        let (tag, value) = (tag.trim(), value.trim());
        match &mut place {
            Place::Header => header(tag, value, gather),
            Place::Term(term, consider, _) => {
                if !tagged(term, consider, tag, value, gather, lines.number)? {
                    let (id, text) = (term.id.clone(), line.to_owned());
                    gather.issue(IssueCode::BrokenLine, lines.number, &id, &text);
                }
            }
            Place::Other => {}
        }
    }
    if !seen {
        return Err(Refusal::NotThisFormat { missing: vec!["[Term]".into()] });
    }
    close(place, gather)
}

fn close(place: Place, gather: &mut Gather) -> Result<(), Refusal> {
    let Place::Term(mut term, consider, line) = place else { return Ok(()) };
    if term.id.is_empty() {
        gather.issue(IssueCode::BrokenLine, line, "", "id:");
        return Ok(());
    }
    if term.replaced_by.is_empty() {
        term.replaced_by = consider;
    }
    gather.add(*term, line)
}

fn header(tag: &str, value: &str, gather: &mut Gather) {
    match tag {
        "data-version" => gather.version = version(value),
        "ontology" => {
            let stem = value.trim_end_matches(['#', '/']).rsplit(['/', ':']).next().unwrap_or(value);
            // mondo.obo, hp-international, mondo-base
            let stem = stem.split(['.', '-']).next().unwrap_or(stem);
            gather.own_prefix = stem.to_owned();
            if gather.title.is_empty() {
                gather.title = stem.chars().take(200).collect();
            }
        }
        "property_value" => {
            let Some((property, value)) = property(value) else { return };
            let short = || value.chars().take(500).collect::<String>();
            match local(&property) {
                "license" | "licence" => gather.licence = short(),
                "rights" if gather.licence.is_empty() => gather.licence = short(),
                "title" => gather.title = short(),
                "versionInfo" if gather.version.is_empty() => gather.version = short(),
                _ => {}
            }
        }
        _ => {}
    }
}

/// The release out of `releases/2025-08-26` or `http://…/mondo/releases/2025-01-06/mondo.obo`.
pub(super) fn version(value: &str) -> String {
    let release = value.split("releases/").nth(1).and_then(|rest| rest.split('/').next());
    release.unwrap_or(value).chars().take(100).collect()
}

/// Takes one line of a term; `false` if it is not well-formed.
fn tagged(
    term: &mut Term,
    consider: &mut Vec<String>,
    tag: &str,
    value: &str,
    gather: &mut Gather,
    line: u64,
) -> Result<bool, Refusal> {
    let pace = gather.pace;
    match tag {
        "id" => {
            let id = curie(&plain(first_word(value)));
            pace.spend(id.len())?;
            term.id = id;
        }
        "name" => term.label(pace, &plain(value))?,
        "is_a" => term.parent(pace, &curie(&plain(first_word(value))))?,
        "is_obsolete" => term.obsolete = first_word(value) == "true",
        "replaced_by" => term.replacement(pace, &curie(&plain(first_word(value))))?,
        "consider" => {
            pace.spend(value.len())?;
            consider.push(curie(&plain(first_word(value))));
        }
        "alt_id" if !term.id.is_empty() => {
            gather.former_id(&curie(&plain(first_word(value))), &term.id, line)?;
        }
        "xref" => {
            let id = curie(&plain(first_word(value)));
            let said = value.contains("MONDO:equivalentTo");
            if said || (prefix(&term.id) != "MONDO" && of_concepts(&id)) {
                term.same(pace, &id)?;
            }
        }
        "synonym" | "exact_synonym" | "related_synonym" | "broad_synonym" | "narrow_synonym" => {
            let Some((text, rest)) = quoted(value) else { return Ok(false) };
            term.name(pace, &text, scope(tag, rest))?;
        }
        "property_value" => {
            let Some((property, value)) = property(value) else { return Ok(false) };
            match local(&property) {
                "prefLabel" => term.label(pace, &value)?,
                "altLabel" => term.name(pace, &value, Scope::Exact)?,
                "hiddenLabel" => term.name(pace, &value, Scope::Related)?,
                "exactMatch" | "equivalentClass" | "sameAs" => term.same(pace, &curie(&value))?,
                "closeMatch" => term.close(pace, &curie(&value))?,
                // "term replaced by"
                "IAO_0100001" | "isReplacedBy" => term.replacement(pace, &curie(&value))?,
                _ => {}
            }
        }
        _ => {}
    }
    Ok(true)
}

/// What stands behind a synonym's text: `EXACT ABBREVIATION [source]`.
fn scope(tag: &str, rest: &str) -> Scope {
    let words = rest.split('[').next().unwrap_or_default();
    let mut words = words.split_whitespace();
    let scope = match tag {
        "synonym" => words.next().unwrap_or("RELATED"),
        "exact_synonym" => "EXACT",
        _ => "RELATED",
    };
    if scope == "EXACT" && words.any(is_short) {
        return Scope::Short;
    }
    if scope == "EXACT" { Scope::Exact } else { Scope::Related }
}

/// Whether a type of synonym says that it is an abbreviation: by its word, or OMO's numbers for abbreviation and acronym.
pub(super) fn is_short(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    kind.contains("abbrev")
        || kind.contains("acronym")
        || kind.ends_with("omo_0003000")
        || kind.ends_with("omo_0003012")
        || kind == "omo:0003000"
        || kind == "omo:0003012"
}

fn first_word(value: &str) -> &str {
    value.split([' ', '\t', '{']).next().unwrap_or_default()
}

/// The last part of the name of a property: `http://purl.org/dc/terms/license`, `skos:exactMatch`, `IAO:0100001`.
fn local(property: &str) -> &str {
    if property.ends_with("IAO:0100001") {
        return "IAO_0100001";
    }
    property.rsplit(['/', '#', ':']).next().unwrap_or(property)
}

/// `exactMatch MONDO:1`, or `altLabel "text" xsd:string`.
fn property(value: &str) -> Option<(String, String)> {
    let (property, rest) = value.split_once(' ')?;
    let rest = rest.trim();
    let text = if rest.starts_with('"') { quoted(rest)?.0 } else { plain(first_word(rest)) };
    Some((plain(property), text))
}

/// The text in quotes at the beginning and what follows it.
fn quoted(value: &str) -> Option<(String, &str)> {
    let inner = value.strip_prefix('"')?;
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((plain(inner.get(..at)?), inner.get(at + 1..)?)),
            _ => {}
        }
    }
    None
}

/// Without the escapes of OBO, trailing modifiers and comments of an unquoted value excepted: `\:`, `\"`, `\W`, `\n`.
fn plain(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n' | 't' | 'W')) => plain.push(' '),
            ('\\', Some(next)) => plain.push(next),
            ('\\', None) => {}
            (c, _) => plain.push(c),
        }
    }
    plain
}
