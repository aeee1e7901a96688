//! AMED's own tags, as a list's columns have them, beside ours.

use super::{AmsKind, AmsTag, CandidateState, TagCandidate};
use crate::import::plain_heading;
use crate::prelude::*;
use crate::project::SourceRef;
use serde_json::Value;
use std::sync::LazyLock;
use store::rows::ProjectDetail;
use vocab::ams::{Approval, chapter_of_disease, chapter_of_text};
use vocab::own::Own;

/// One line a dimension: `kind: heading heading …`. What AMED calls them in its lists; ① and ③ are 要確認.
const HEADINGS: &str = include_str!("ams.txt");

static KNOWN: LazyLock<Vec<(AmsKind, Vec<String>)>> = LazyLock::new(|| {
    let lines = HEADINGS.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let (kind, names) = line.split_once(": ")?;
            let kind = serde_json::from_value(kind.into()).ok()?;
            Some((kind, names.split_whitespace().map(plain_heading).collect()))
        })
        .collect()
});

fn kind_of(heading: &str) -> Option<AmsKind> {
    let heading = plain_heading(heading);
    KNOWN.iter().find(|(_, names)| names.contains(&heading)).map(|(kind, _)| *kind)
}

/// What the lists' latest rows say in these columns, one a dimension.
pub(super) fn tags(own: &Own, detail: &ProjectDetail, candidates: &[TagCandidate]) -> Vec<AmsTag> {
    let mut found: Vec<AmsTag> = Vec::new();
    for year in &detail.years {
        let rows = std::iter::once((&year.source, &year.import));
        for (row, import) in rows.chain(year.earlier.iter().map(|(row, import)| (row, import))) {
            for (at, column) in import.columns.as_array().into_iter().flatten().enumerate() {
                let heading = column.get("heading").and_then(Value::as_str).unwrap_or("");
                let Some(kind) = kind_of(heading) else { continue };
                let value = row.cells.get(at).map_or("", |cell| cell.trim());
                // A column 対象疾患 of another list holds diseases, not chapters.
                let says = !value.is_empty() && (kind != AmsKind::Disease || chapter_of_text(value).is_some());
                if !says || found.iter().any(|tag| tag.kind == kind) {
                    continue;
                }
                let source = SourceRef {
                    file: import.file.clone(),
                    sheet: import.sheet.clone(),
                    row: row.row,
                    column: column.get("letter").and_then(Value::as_str).map(str::to_owned),
                    at: import.at.clone(),
                    by: import.by.clone(),
                };
                found.push(compared(own, kind, value, source, candidates));
            }
        }
    }
    found.sort_by_key(|tag| tag.kind);
    found
}

/// Beside what our own confirmed tags say.
fn compared(own: &Own, kind: AmsKind, value: &str, source: SourceRef, candidates: &[TagCandidate]) -> AmsTag {
    let ours = |of: Kind| candidates.iter().filter(move |c| c.kind == of && c.state == CandidateState::Confirmed);
    let mut names: Vec<(&str, &str)> = Vec::new();
    let mut agrees = None;
    match kind {
        AmsKind::Approval => {
            let classes: Vec<Approval> =
                ours(Kind::Modality).filter_map(|c| Approval::of_modality(&c.concept.id)).collect();
            agrees = Approval::of_text(value).filter(|_| !classes.is_empty()).map(|theirs| classes.contains(&theirs));
            names.extend(classes.into_iter().map(Approval::names));
        }
        AmsKind::Disease => {
            let chapters: Vec<_> = ours(Kind::Indication)
                .filter_map(|c| {
                    let above = own.above(Kind::Indication, &c.concept.id);
                    let ids = std::iter::once(c.concept.id.as_str()).chain(above.iter().map(|c| c.id.as_str()));
                    chapter_of_disease(ids)
                })
                .collect();
            agrees = chapter_of_text(value).filter(|_| !chapters.is_empty()).map(|theirs| chapters.contains(&theirs));
            names.extend(chapters.into_iter().map(|chapter| (chapter.ja, chapter.en)));
        }
        // We tag neither.
        AmsKind::Nature | AmsKind::Phase => {}
    }
    names.dedup();
    let join = |words: Vec<&str>, with: &str| words.join(with);
    AmsTag {
        kind,
        value: value.to_owned(),
        source,
        ours_ja: join(names.iter().map(|(ja, _)| *ja).collect(), "・"),
        ours_en: join(names.iter().map(|(_, en)| *en).collect(), ", "),
        agrees,
    }
}
