//! FamPlex: families and complexes of proteins. <https://github.com/sorgerlab/famplex>
//!
//! Its files have no headings and may be read one by one or one behind the other; what a line is tell its cells:
//! `entities.csv` one; `relations.csv` namespace, id, `isa` or `partof`, namespace, id; `equivalences.csv` namespace, id,
//! entity; `grounding_map.csv` a text and pairs of namespace and id. Genes in a family are no terms and are left out.

use super::decode::Source;
use super::gather::Gather;
use super::lines::{Lines, cells};
use super::{IssueCode, Refusal, Scope};

const OWN: &str = "FPLX";

/// Whether a line can only be FamPlex's: a relation, or a text grounded to it.
pub(super) fn is_row(cells: &[&str]) -> bool {
    match cells {
        [_, _, "isa" | "partof", OWN, _] => true,
        [_, OWN, id, rest @ ..] => is_entity(id) && rest.len().is_multiple_of(2),
        _ => false,
    }
}

fn is_entity(id: &str) -> bool {
    !id.is_empty() && id.len() < 100 && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

pub(super) fn read(source: &mut Source, gather: &mut Gather) -> Result<(), Refusal> {
    let pace = gather.pace;
    let mut lines = Lines::new(source);
    let (mut rows, mut broken) = (0_u64, 0_u64);
    while lines.next(gather)? {
        let row = cells(&lines.text, ',');
        let mut row: Vec<&str> = row.iter().map(|cell| cell.trim()).collect();
        // Rows are filled up to the longest.
        while row.last() == Some(&"") {
            row.pop();
        }
        if row.is_empty() {
            continue;
        }
        pace.row()?;
        rows += 1;
        let line = lines.number;
        match row.as_slice() {
            [id] if is_entity(id) => entity(gather, id, line)?,
            [OWN, id, "isa" | "partof", OWN, parent] if is_entity(id) && is_entity(parent) => {
                entity(gather, parent, line)?;
                entity(gather, id, line)?;
                gather.term(&own(id), line)?.parent(pace, &own(parent))?;
            }
            [_, _, "isa" | "partof", OWN, parent] if is_entity(parent) => {
                entity(gather, parent, line)?;
                gather.left_out += 1;
            }
            [_, _, "isa" | "partof", _, _] => gather.left_out += 1,
            [text, groundings @ ..]
                if groundings.len() >= 2 && groundings.len().is_multiple_of(2) && !is_pair(&row) =>
            {
                let ours = groundings.chunks(2).find(|pair| pair.first() == Some(&OWN));
                match ours.and_then(|pair| pair.get(1)).filter(|id| is_entity(id)) {
                    Some(id) => {
                        entity(gather, id, line)?;
                        gather.term(&own(id), line)?.name(pace, text, Scope::Exact)?;
                    }
                    None => gather.left_out += 1,
                }
            }
            [namespace, other, id] if is_entity(id) => {
                entity(gather, id, line)?;
                gather.term(&own(id), line)?.same(pace, &format!("{namespace}:{other}"))?;
            }
            _ => {
                broken += 1;
                let code = if lines.whole { IssueCode::BrokenLine } else { IssueCode::CutShort };
                gather.issue(code, line, "", &lines.text);
            }
        }
    }
    if rows > 0 && broken * 2 > rows {
        return Err(Refusal::NotThisFormat { missing: vec!["isa".into(), "partof".into(), OWN.into()] });
    }
    gather.title = "FamPlex".into();
    Ok(())
}

/// Three cells are an equivalence, unless the second is FamPlex's namespace.
fn is_pair(row: &[&str]) -> bool {
    row.len() == 3 && row.get(1) != Some(&OWN)
}

fn own(id: &str) -> String {
    format!("{OWN}:{id}")
}

/// FamPlex names its entities by their ids (`AMPK_alpha`).
fn entity(gather: &mut Gather, id: &str, line: u64) -> Result<(), Refusal> {
    let pace = gather.pace;
    let term = gather.term(&own(id), line)?;
    if term.label_en.is_empty() {
        term.label_in(pace, &id.replace('_', " "), false)?;
        term.name(pace, id, Scope::Short)?;
    }
    Ok(())
}
