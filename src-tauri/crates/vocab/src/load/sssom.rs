//! SSSOM: mappings between vocabularies, one a row. <https://mapping-commons.github.io/sssom/spec-formats-tsv/>
//!
//! Exact matches make `same`, close ones `close`; broader, narrower and negated ones are left out.

use super::curie::curie;
use super::decode::Source;
use super::gather::Gather;
use super::lines::{Header, Lines, at, cells};
use super::{IssueCode, Refusal};

pub(super) fn read(source: &mut Source, gather: &mut Gather) -> Result<(), Refusal> {
    let pace = gather.pace;
    let mut lines = Lines::new(source);
    let mut header = None;
    while lines.next(gather)? {
        if let Some(said) = lines.text.strip_prefix('#') {
            metadata(said.trim(), gather);
        } else if !lines.text.trim().is_empty() {
            let delimiter = if lines.text.contains('\t') { '\t' } else { ',' };
            header = Some((Header::of(&cells(&lines.text, delimiter)), delimiter));
            break;
        }
    }
    let Some((header, delimiter)) = header else { return Err(Refusal::NothingFound) };
    let (subject, predicate, object) =
        (header.find(&["subject_id"]), header.find(&["predicate_id"]), header.find(&["object_id"]));
    if subject.is_none() || predicate.is_none() || object.is_none() {
        let missing = [(subject, "subject_id"), (predicate, "predicate_id"), (object, "object_id")];
        let missing = missing.into_iter().filter(|(column, _)| column.is_none());
        return Err(Refusal::NotThisFormat { missing: missing.map(|(_, name)| name.to_owned()).collect() });
    }
    let (modifier, label) = (header.find(&["predicate_modifier"]), header.find(&["subject_label"]));
    while lines.next(gather)? {
        if lines.text.trim().is_empty() {
            continue;
        }
        pace.row()?;
        let row = cells(&lines.text, delimiter);
        let (from, how, to) = (at(&row, subject), at(&row, predicate), at(&row, object));
        if from.is_empty() || to.is_empty() || how.is_empty() {
            let code = if lines.whole { IssueCode::BrokenLine } else { IssueCode::CutShort };
            gather.issue(code, lines.number, from, &lines.text);
            continue;
        }
        if !lines.whole && row.len() < header.len() {
            gather.issue(IssueCode::CutShort, lines.number, from, &lines.text);
        }
        let exact = ["exactMatch", "equivalentClass", "sameAs"].iter().any(|word| how.ends_with(word));
        let close = how.ends_with("closeMatch");
        let negated = at(&row, modifier).eq_ignore_ascii_case("not");
        if negated || !(exact || close) || to == "sssom:NoTermFound" || from == "sssom:NoTermFound" {
            gather.left_out += 1;
            continue;
        }
        let (label, to) = (at(&row, label), curie(to));
        let term = gather.term(&curie(from), lines.number)?;
        if term.label_ja.is_empty() && term.label_en.is_empty() {
            term.label(pace, label)?;
        }
        if exact { term.same(pace, &to)? } else { term.close(pace, &to)? }
    }
    Ok(())
}

fn metadata(said: &str, gather: &mut Gather) {
    let Some((key, value)) = said.split_once(':') else { return };
    let value: String = value.trim().trim_matches(['"', '\'']).chars().take(500).collect();
    match key.trim() {
        "mapping_set_title" => gather.title = value,
        "mapping_set_id" if gather.title.is_empty() => gather.title = value,
        "mapping_set_version" => gather.version = value,
        "mapping_date" | "publication_date" if gather.version.is_empty() => gather.version = value,
        "license" => gather.licence = value,
        _ => {}
    }
}
