//! Which format a file is of, by its beginning.

use super::decode::head_text;
use super::lines::cells;
use super::{Format, famplex, medis, table};

/// Tells the format by the first bytes (64 KB are enough) and, only where they leave it open, by the name of the file.
///
/// A table of unknown columns is [`Format::Table`]; `None` is what no reader here reads: workbooks, archives, OWL in XML,
/// text that is no table.
pub fn recognise(head: &[u8], file_name: &str) -> Option<Format> {
    let head = head.get(..head.len().min(64 << 10)).unwrap_or_default();
    let text = head_text(head)?;
    let text = text.trim_start();
    match text.chars().next()? {
        '<' if text.starts_with("<http") => return turtle(text),
        '<' => return xml(text),
        '{' => return json(text),
        _ => {}
    }
    if text.starts_with("format-version:") || text.starts_with("[Term]") || text.contains("\n[Term]") {
        return Some(Format::Obo);
    }
    if text.starts_with('[') {
        return None;
    }
    if let Some(format) = turtle(text) {
        return Some(format);
    }
    // The metadata of SSSOM stands before its headings.
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let first = lines.next()?;
    let delimiter = table::delimiter(first);
    let row = cells(first, delimiter);
    let row: Vec<&str> = row.iter().map(|cell| cell.trim()).collect();
    let has = |name: &str| row.iter().any(|cell| cell.eq_ignore_ascii_case(name));
    if has("subject_id") && has("predicate_id") {
        if has("object_id") {
            return Some(Format::Sssom);
        }
        if has("translation_value") {
            return Some(Format::Babelon);
        }
    }
    if delimiter == '\t'
        && (has("hgnc_id") || has("HGNC ID"))
        && (has("symbol") || has("Approved symbol") || has("WITHDRAWN_SYMBOL"))
    {
        return Some(Format::Hgnc);
    }
    if has("出現形") && has("標準病名") {
        return Some(Format::Manbyo);
    }
    let second = lines.next().map(|line| cells(line, delimiter));
    let second: Vec<&str> = second.iter().flatten().map(|cell| cell.trim()).collect();
    if medis::is_row(&row) || (first.contains("病名管理番号") && medis::is_row(&second)) {
        return Some(Format::Medis);
    }
    let trimmed = |row: &[&str]| row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    if famplex::is_row(row.get(..trimmed(&row)).unwrap_or_default()) {
        return Some(Format::FamPlex);
    }
    by_name(file_name).or_else(|| (row.len() > 1).then_some(Format::Table))
}

fn xml(text: &str) -> Option<Format> {
    // Behind the declaration and comments, before any content.
    let head: String = text.chars().take(20_000).collect();
    if head.contains("<DescriptorRecordSet") || head.contains("<SupplementalRecordSet") {
        return Some(Format::Mesh);
    }
    head.contains("<JDBOR").then_some(Format::Orphanet)
}

fn json(text: &str) -> Option<Format> {
    if text.contains("\"graphs\"") {
        return Some(Format::Obographs);
    }
    (text.contains("\"hgnc_id\"") || (text.contains("\"response\"") && text.contains("\"docs\"")))
        .then_some(Format::HgncJson)
}

fn turtle(text: &str) -> Option<Format> {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
    let lower = first.get(..8).map(str::to_ascii_lowercase).unwrap_or_default();
    let begins = ["@prefix", "@base", "prefix ", "base <", "<http"].iter().any(|word| lower.starts_with(word));
    begins.then_some(Format::Turtle)
}

/// Files whose content could be anything.
fn by_name(file_name: &str) -> Option<Format> {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name).to_ascii_lowercase();
    match name.as_str() {
        "entities.csv" | "relations.csv" | "equivalences.csv" | "grounding_map.csv" => Some(Format::FamPlex),
        _ if name.ends_with(".ttl") => Some(Format::Turtle),
        _ if name.ends_with(".obo") => Some(Format::Obo),
        _ => None,
    }
}
