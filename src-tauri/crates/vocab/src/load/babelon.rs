//! Babelon: an ontology's names in another language. <https://github.com/monarch-initiative/babelon>
//!
//! The source's name is the English label, an official translation the Japanese one. What is still a candidate (drafts by
//! machines among them) becomes a related name with an issue: no label that nobody has reviewed.

use super::curie::curie;
use super::decode::Source;
use super::gather::Gather;
use super::lines::{Header, Lines, at, cells};
use super::obo::version;
use super::{IssueCode, Refusal, Scope};

pub(super) fn read(source: &mut Source, gather: &mut Gather) -> Result<(), Refusal> {
    let pace = gather.pace;
    let mut lines = Lines::new(source);
    if !lines.next(gather)? {
        return Err(Refusal::NothingFound);
    }
    let header = Header::of(&cells(&lines.text, '\t'));
    let column = |name: &str| header.find(&[name]);
    let needed = ["subject_id", "predicate_id", "translation_value"];
    let missing: Vec<String> = needed.iter().filter(|n| column(n).is_none()).map(|n| (*n).to_owned()).collect();
    if !missing.is_empty() {
        return Err(Refusal::NotThisFormat { missing });
    }
    let (subject, predicate, value) = (column("subject_id"), column("predicate_id"), column("translation_value"));
    let (original, language) = (column("source_value"), column("translation_language"));
    let (status, origin, release) = (column("translation_status"), column("source"), column("source_version"));
    while lines.next(gather)? {
        if lines.text.trim().is_empty() {
            continue;
        }
        pace.row()?;
        let row = cells(&lines.text, '\t');
        let id = at(&row, subject);
        if id.is_empty() || at(&row, predicate).is_empty() || value.is_some_and(|value| value >= row.len()) {
            let code = if lines.whole { IssueCode::BrokenLine } else { IssueCode::CutShort };
            gather.issue(code, lines.number, id, &lines.text);
            continue;
        }
        if !lines.whole && row.len() < header.len() {
            gather.issue(IssueCode::CutShort, lines.number, id, &lines.text);
        }
        if gather.title.is_empty() {
            gather.title = at(&row, origin).chars().take(200).collect();
            gather.version = version(at(&row, release));
        }
        let how = at(&row, predicate);
        let label = how.ends_with("label") || how.ends_with("prefLabel");
        let exact = ["exactSynonym", "hasExactSynonym", "altLabel"].iter().any(|word| how.ends_with(word));
        let related = !exact && (how.ends_with("Synonym") || how.ends_with("hiddenLabel"));
        let foreign = language.is_some() && !at(&row, language).to_ascii_lowercase().starts_with("ja");
        if foreign || !(label || exact || related) {
            gather.left_out += 1;
            continue;
        }
        let scope = if related { Scope::Related } else { Scope::Exact };
        let (original, text) = (at(&row, original), at(&row, value));
        // A file without the column says nothing against its translations.
        let official = status.is_none() || at(&row, status).eq_ignore_ascii_case("official");
        let term = gather.term(&curie(id), lines.number)?;
        if label {
            term.obsolete |= original.starts_with("obsolete ");
            term.label_in(pace, original, false)?;
        } else {
            term.name(pace, original, scope)?;
        }
        if text.is_empty() || at(&row, status).eq_ignore_ascii_case("not_translated") {
            continue;
        }
        match (official, label) {
            (true, true) => term.label_in(pace, text, true)?,
            (true, false) => term.name(pace, text, scope)?,
            (false, _) => {
                term.name(pace, text, Scope::Related)?;
                gather.issue(IssueCode::Unreviewed, lines.number, id, text);
            }
        }
    }
    Ok(())
}
