//! What a vocabulary file has, and what loading it would change.

use super::file::{Read, read};
use super::{
    DiffLine, DiffPart, FormatWord, LoadedVocabulary, ReviewReason, VocabularyDiff, VocabularyIssue, VocabularyPreview,
    VocabularyRequest,
};
use crate::catalogue;
use crate::concept::carried;
use crate::prelude::*;
use crate::settings::Language;
use crate::state::Open;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use store::rows::VocabularyRow;
use vocab::load::{Diff, Format, Issue as LoadIssue, Term, diff};
use vocab::own::Own;

/// Lines of one part of a diff.
const LINES: usize = 200;

/// A vocabulary file against what is loaded: nothing is written.
///
/// # Errors
/// `NotAVocabulary`, `VocabularyEmpty`, `VocabularyTooLarge`, `VocabularyEncoding`, `FileMissing`, `FileUnreadable`, `Cancelled`,
/// `InvalidField` for a name that is too long.
pub async fn preview(context: &Context<'_>, args: VocabularyRequest) -> Result<VocabularyPreview, Problem> {
    let open = context.app.library().await?;
    let read = read(context, &args).await?;
    let compared = compare(&open, &args, &read).await?;
    let own = open.own();
    let loaded = &read.loaded;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let shipped = vocab::Vocabulary::shipped();
    let known =
        |term: &&Term| std::iter::once(&term.id).chain(&term.same).any(|id| shipped.get(compared.kind, id).is_some());
    let (headings, sample, columns) = match &read.table {
        Some((headings, sample, columns)) => (headings.clone(), sample.clone(), Some(columns.clone())),
        None => (Vec::new(), Vec::new(), None),
    };
    Ok(VocabularyPreview {
        format: loaded.format.code().to_owned(),
        formats: formats(),
        kind: compared.kind,
        name: compared.name.clone(),
        file: file_name(&args),
        version: loaded.version.clone(),
        licence: loaded.licence.clone(),
        sha256: read.sha256.clone(),
        rows: u32::try_from(loaded.rows).unwrap_or(u32::MAX),
        terms: count(loaded.terms.len()),
        obsolete: count(loaded.terms.iter().filter(|term| term.obsolete).count()),
        left_out: u32::try_from(loaded.left_out).unwrap_or(u32::MAX),
        known: count(loaded.terms.iter().filter(known).count()),
        issues: loaded.issues.iter().map(|issue| worded(loaded.format, issue)).collect(),
        issue_count: u32::try_from(loaded.issue_count).unwrap_or(u32::MAX),
        diff: shown(&compared, &loaded.terms, &own),
        touched: count(compared.touched.len()),
        replaces: compared.replaces.map(LoadedVocabulary::of),
        headings,
        sample,
        columns,
    })
}

/// A file beside the load it would take the place of.
pub(super) struct Compared {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) replaces: Option<VocabularyRow>,
    /// Ids of the load before.
    before: HashSet<String>,
    diff: Diff,
    carried: HashMap<String, u32>,
    /// Concepts that carry tags or themes and wait for a person afterwards.
    pub(super) touched: Vec<Touched>,
}

/// A concept that waits for a person after the load.
pub(super) struct Touched {
    pub(super) concept: String,
    pub(super) reason: ReviewReason,
    pub(super) before: String,
    pub(super) successors: Vec<String>,
}

const NAME_LIMIT: usize = 100;

/// # Errors
/// `InvalidField`, a database error.
pub(super) async fn compare(open: &Open, args: &VocabularyRequest, read: &Read) -> Result<Compared, Problem> {
    let loaded = &read.loaded;
    let given = args.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let name = given.map_or_else(|| own_name(&loaded.title, Path::new(&file_name(args))), str::to_owned);
    crate::write::bounded("name", &name, NAME_LIMIT)?;
    let kind = args.kind.unwrap_or_else(|| loaded.format.kind());
    let replaces = store::vocabulary::current(&open.store).await?.into_iter().find(|row| row.name == name);
    let before = match &replaces {
        Some(row) => crate::own::terms(&open.store, row.id).await?,
        None => Vec::new(),
    };
    let diff = diff(&before, &loaded.terms);
    let mut carried = carried(open, kind).await?;
    for (of, concept, themes) in store::concept::in_themes(&open.store).await? {
        if of == kind {
            *carried.entry(concept).or_default() += themes;
        }
    }
    let touched = touched(&diff, &carried);
    Ok(Compared {
        name,
        kind,
        replaces,
        before: before.into_iter().map(|term| term.id).collect(),
        diff,
        carried,
        touched,
    })
}

fn touched(diff: &Diff, carried: &HashMap<String, u32>) -> Vec<Touched> {
    let carries = |id: &str| carried.contains_key(id);
    let mut touched: BTreeMap<String, Touched> = BTreeMap::new();
    let mut wait = |concept: &str, reason, before: &str, successors: Vec<String>| {
        touched.entry(concept.to_owned()).or_insert(Touched {
            concept: concept.to_owned(),
            reason,
            before: before.to_owned(),
            successors,
        });
    };
    for term in diff.obsolete.iter().filter(|term| carries(&term.id)) {
        wait(&term.id, ReviewReason::Obsolete, "", term.replaced_by.clone());
    }
    for term in diff.removed.iter().filter(|term| carries(&term.id)) {
        wait(&term.id, ReviewReason::Removed, "", Vec::new());
    }
    for term in diff.renamed.iter().filter(|term| carries(&term.id)) {
        let before = if term.old_ja == term.new_ja { &term.old_en } else { &term.old_ja };
        wait(&term.id, ReviewReason::Renamed, before, Vec::new());
    }
    touched.into_values().collect()
}

/// The file's own name, or that of the file without its date and number.
fn own_name(title: &str, file: &Path) -> String {
    let title = title.trim();
    if !title.is_empty() && title.chars().count() <= NAME_LIMIT {
        return title.to_owned();
    }
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let short = stem.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | '.' | ' '));
    let name = if short.is_empty() { &stem } else { short };
    name.chars().take(NAME_LIMIT).collect()
}

pub(super) fn file_name(args: &VocabularyRequest) -> String {
    let path = std::path::PathBuf::from(&args.file);
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn shown(compared: &Compared, now: &[Term], own: &Own) -> VocabularyDiff {
    let (diff, carried) = (&compared.diff, &compared.carried);
    let one = |ja: &str, en: &str| if ja.is_empty() { en.to_owned() } else { ja.to_owned() };
    let new: HashMap<&str, &Term> = now.iter().map(|term| (term.id.as_str(), term)).collect();
    let label = |id: &String| match (new.get(id.as_str()), own.get(compared.kind, id)) {
        (Some(term), _) => format!("{} {id}", one(&term.label_ja, &term.label_en)),
        (None, Some(known)) => format!("{} {id}", known.label_ja),
        (None, None) => id.clone(),
    };
    let line = |id: &str, before: String, after: String| DiffLine {
        id: id.to_owned(),
        before,
        after,
        projects: carried.get(id).copied().unwrap_or(0),
    };
    let part = |mut lines: Vec<DiffLine>| {
        let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        lines.sort_by_key(|line| Reverse(line.projects));
        lines.truncate(LINES);
        DiffPart { count, lines }
    };
    let mut changed: Vec<&str> = diff.names.iter().map(|term| term.id.as_str()).collect();
    changed.extend(diff.parents.iter().map(|term| term.id.as_str()));
    changed.sort_unstable();
    changed.dedup();
    let both = now.iter().filter(|term| compared.before.contains(&term.id)).count();
    let mut touched = changed.clone();
    touched.extend(diff.renamed.iter().map(|term| term.id.as_str()));
    // A term may be new and obsolete at once.
    let retired = diff.obsolete.iter().filter(|term| compared.before.contains(&term.id));
    touched.extend(retired.map(|term| term.id.as_str()));
    touched.extend(diff.restored.iter().map(|term| term.id.as_str()));
    touched.sort_unstable();
    touched.dedup();
    VocabularyDiff {
        added: part(diff.added.iter().map(|term| line(&term.id, String::new(), term.label.clone())).collect()),
        removed: part(diff.removed.iter().map(|term| line(&term.id, term.label.clone(), String::new())).collect()),
        renamed: part(
            diff.renamed
                .iter()
                .map(|term| line(&term.id, one(&term.old_ja, &term.old_en), one(&term.new_ja, &term.new_en)))
                .collect(),
        ),
        obsolete: part(
            diff.obsolete
                .iter()
                .map(|term| {
                    let after: Vec<String> = term.replaced_by.iter().map(label).collect();
                    line(&term.id, term.label.clone(), after.join(" / "))
                })
                .collect(),
        ),
        altered: u32::try_from(changed.len()).unwrap_or(u32::MAX),
        same: u32::try_from(both.saturating_sub(touched.len())).unwrap_or(u32::MAX),
    }
}

/// Every format that can be read, in words.
pub(super) fn formats() -> Vec<FormatWord> {
    let word = |format: Format| {
        let key = format!("vocabulary-format.{}", format.code());
        FormatWord {
            code: format.code().to_owned(),
            ja: catalogue::word(Language::Ja, &key),
            en: catalogue::word(Language::En, &key),
        }
    };
    Format::ALL.into_iter().map(word).collect()
}

fn worded(format: Format, issue: &LoadIssue) -> VocabularyIssue {
    // Lines of a text, numbers of records elsewhere.
    let records =
        matches!(format, Format::HgncJson | Format::Obographs | Format::Mesh | Format::Orphanet | Format::Turtle);
    let place = if records { "record" } else { "line" };
    let sentence = |language: Language| {
        let params = BTreeMap::from([
            ("line".to_owned(), issue.line.to_string()),
            ("id".to_owned(), issue.id.clone()),
            ("detail".to_owned(), issue.detail.clone()),
        ]);
        let at = catalogue::sentence(language, &format!("vocabulary-place.{place}"), &params);
        let what = catalogue::sentence(language, &format!("vocabulary-issue.{}", issue.code.code()), &params);
        format!("{at} {what}")
    };
    VocabularyIssue {
        code: issue.code.code().to_owned(),
        line: u32::try_from(issue.line).unwrap_or(u32::MAX),
        ja: sentence(Language::Ja),
        en: sentence(Language::En),
    }
}

impl LoadedVocabulary {
    pub(super) fn of(row: VocabularyRow) -> LoadedVocabulary {
        LoadedVocabulary {
            id: row.id,
            name: row.name,
            kind: row.kind,
            format: row.format,
            file: row.file,
            version: row.version,
            licence: row.licence,
            sha256: row.sha256,
            terms: row.terms,
            by: row.by,
            at: row.at,
        }
    }
}
