//! From names found to what they mean: the longest of overlapping ones, target or indication, which concept of several, and
//! whether the name is enough.

use super::automaton::Automaton;
use super::context::context;
use super::edges::{CaseFit, case_fit, is_abbreviation, joined, whole_word};
use super::lexicon::{Class, Entry, first_cells};
use super::reason::Reason;
use crate::canon::{Canon, canon};
use crate::{Place, Vocabulary};
use domain::{Kind, text::nfkc};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Gene names that are words of English or abbreviations of everyday text, with how often 28,000 abstracts have them in small
/// letters (`data/words.tsv`).
static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| first_cells(include_str!("../../data/words.tsv")).collect());

/// Names that say little on their own in running text (`data/weak_words.csv`), in canonical form, with what they are names of.
static VAGUE: LazyLock<HashMap<String, Vec<(Kind, &str)>>> = LazyLock::new(|| {
    let mut words: HashMap<String, Vec<(Kind, &str)>> = HashMap::new();
    for line in include_str!("../../data/weak_words.csv").lines() {
        let mut cells = line.split(',');
        let (Some(kind), Some(id), Some(name)) = (cells.next(), cells.next(), cells.next()) else { continue };
        if let Some(kind) = Kind::ALL.into_iter().find(|known| known.as_str() == kind) {
            words.entry(canon(name).text).or_default().push((kind, id));
        }
    }
    words
});

/// A stretch with what it may mean.
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Length in canonical form: what "longest" goes by.
    pub(super) size: usize,
    pub(super) entries: Vec<(Entry, CaseFit)>,
}

/// A stretch with what it means.
#[derive(Debug)]
pub(super) struct Pick {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// Likeliest first.
    pub(super) places: Vec<Place>,
    pub(super) class: Class,
    pub(super) fit: CaseFit,
    /// Why it needs more evidence, if it does.
    pub(super) weak: Option<Reason>,
    pub(super) reason: Option<Reason>,
}

pub(super) fn find(automaton: &Automaton, canon: &Canon, text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = found_in(automaton, canon, text, |_, _| true).collect();
    found.sort_by_key(|f| (std::cmp::Reverse(f.size), f.start));
    found
}

/// Names that go on behind a bracket which parts them, as if it were not there.
pub(super) fn find_across(automaton: &Automaton, canon: &Canon, text: &str, gaps: &[(usize, usize)]) -> Vec<Found> {
    let mut found = Vec::new();
    for gap in gaps {
        let Some((near, joint)) = canon.without(*gap, 80, 40) else { continue };
        found.extend(found_in(automaton, &near, text, |from, to| from < joint && joint < to));
    }
    found
}

fn found_in<'a>(
    automaton: &'a Automaton,
    canon: &'a Canon,
    text: &'a str,
    wanted: impl Fn(usize, usize) -> bool + 'a,
) -> impl Iterator<Item = Found> + 'a {
    automaton.find(&canon.text).filter_map(move |(from, to, entries)| {
        if !wanted(from, to) || !canon.parts(from) || !canon.parts(to) {
            return None;
        }
        let (start, end) = canon.span(from, to);
        if start >= end || !whole_word(text, start, end) {
            return None;
        }
        let source = &text[start..end];
        let fitting = |entry: &Entry| {
            let spelling = automaton.spelling(*entry);
            let fit = case_fit(source, spelling)?;
            // Only genes are written in the ways of animals.
            let fitting = fit == CaseFit::Own || entry.kind == Kind::Target;
            (fitting && (spelling.is_empty() || joined(source, spelling, fit))).then_some((*entry, fit))
        };
        let entries: Vec<(Entry, CaseFit)> = entries.iter().filter_map(fitting).collect();
        (!entries.is_empty()).then_some(Found { start, end, size: to - from, entries })
    })
}

/// Bits of what holds a byte of the text.
const HELD: u8 = 1;
const HELD_BY_MODALITY: u8 = 2;
const HELD_BY_DISEASE: u8 = 4;

/// The longest of overlapping names, target and indication together, modality beside them (抗PD-1抗体 is both).
pub(super) fn resolve(vocabulary: &Vocabulary, text: &str, found: &[Found], defined: &HashSet<&str>) -> Vec<Pick> {
    let mut held = vec![0_u8; text.len()];
    let mut picks = Vec::new();
    let free = |held: &[u8], f: &Found, by: u8| held[f.start..f.end].iter().all(|byte| byte & by == 0);
    for f in found {
        if f.entries.iter().all(|(entry, _)| entry.class == Class::Previous) {
            continue;
        }
        let container = f.entries.iter().any(|(entry, _)| entry.class == Class::Container);
        let bio = f.entries.iter().any(|(entry, _)| entry.kind != Kind::Modality);
        if bio && free(&held, f, HELD) {
            let kind = if container { None } else { kind_of(text, f, defined) };
            picks.extend(kind.and_then(|kind| pick(vocabulary, text, f, kind)));
            let by = match kind {
                None => HELD | HELD_BY_MODALITY,
                Some(Kind::Indication) => HELD | HELD_BY_DISEASE,
                Some(_) => HELD,
            };
            held[f.start..f.end].iter_mut().for_each(|byte| *byte |= by);
        }
        if f.entries.iter().any(|(entry, _)| entry.kind == Kind::Modality)
            && free(&held, f, HELD_BY_MODALITY | HELD_BY_DISEASE)
        {
            picks.extend(pick(vocabulary, text, f, Kind::Modality));
            held[f.start..f.end].iter_mut().for_each(|byte| *byte |= HELD_BY_MODALITY);
        }
    }
    // Former symbols: only of genes that the text names otherwise too.
    let strong: HashSet<Place> = picks
        .iter()
        .filter(|p| p.kind == Kind::Target && p.weak.is_none())
        .filter_map(|p| p.places.first().copied())
        .collect();
    for f in found.iter().filter(|f| f.entries.iter().all(|(entry, _)| entry.class == Class::Previous)) {
        let known = f.entries.iter().find(|(entry, _)| strong.contains(&entry.place));
        if let Some((entry, fit)) = known.filter(|_| free(&held, f, HELD)) {
            held[f.start..f.end].iter_mut().for_each(|byte| *byte |= HELD);
            picks.push(Pick {
                start: f.start,
                end: f.end,
                kind: Kind::Target,
                places: vec![entry.place],
                class: Class::Previous,
                fit: *fit,
                weak: None,
                reason: Some(Reason::Elsewhere),
            });
        }
    }
    picks
}

/// Target or indication, where a name is both.
fn kind_of(text: &str, f: &Found, defined: &HashSet<&str>) -> Option<Kind> {
    let best =
        |kind: Kind| f.entries.iter().filter(|(entry, _)| entry.kind == kind).map(|(entry, _)| entry.class).min();
    let (target, disease) = match (best(Kind::Target), best(Kind::Indication)) {
        (None, None) => return None,
        (Some(_), None) => return Some(Kind::Target),
        (None, Some(_)) => return Some(Kind::Indication),
        (Some(target), Some(disease)) => (target, disease),
    };
    let source = &text[f.start..f.end];
    let around = context(text, f.start, f.end);
    if defined.contains(source) {
        // The definition decides, later.
        return Some(if disease <= target { Kind::Indication } else { Kind::Target });
    }
    if around.gene && !around.disease {
        return Some(Kind::Target);
    }
    // Diseases numbered like their genes (MEN1, NF1): the gene, unless patients stand beside.
    if target <= Class::Symbol && !around.disease && source.contains(|c: char| c.is_ascii_digit()) {
        return Some(Kind::Target);
    }
    // Disease sense wins for ALS, DMD, HD, MS: what the curated list calls a disease, and aliases of genes.
    if disease <= Class::StarterSynonym || target > Class::Symbol || around.disease {
        return Some(Kind::Indication);
    }
    Some(Kind::Target)
}

pub(super) fn pick(vocabulary: &Vocabulary, text: &str, f: &Found, kind: Kind) -> Option<Pick> {
    let source = &text[f.start..f.end];
    let entries: Vec<&(Entry, CaseFit)> = f.entries.iter().filter(|(entry, _)| entry.kind == kind).collect();
    let usable = entries.iter().filter(|(entry, _)| entry.class != Class::Previous);
    // Of several diseases of one name the one that MeSH or OMIM know goes first: authors mean it. MONDO's others are divisions.
    let unknown = |entry: &Entry| entry.kind == Kind::Indication && !vocabulary.is_established(entry.place);
    let best = usable.min_by_key(|(entry, fit)| (*fit, unknown(entry), entry.class))?;
    let (class, fit, division) = (best.0.class, best.1, unknown(&best.0));
    // Equal names of the starter and of the table are one level: a label there is as good as a synonym here.
    let mut places: Vec<Place> = Vec::new();
    for (entry, _) in
        entries.iter().filter(|(entry, f)| entry.class == class && *f == fit && unknown(entry) == division)
    {
        if !places.contains(&entry.place) {
            places.push(entry.place);
        }
    }
    // The rest of the meanings, in case the text names one of them in full.
    let shared = places.len() > 1;
    let mut rest: Vec<&&(Entry, CaseFit)> = entries.iter().collect();
    rest.sort_by_key(|(entry, fit)| (*fit, unknown(entry), entry.class));
    for (entry, _) in rest {
        if !places.contains(&entry.place) && places.len() < 8 {
            places.push(entry.place);
        }
    }
    let counts = best.0.spelling != 0;
    // Arg, Val, Omp: three small letters after a large one are more often a word or a residue than a gene of an animal.
    let residue = fit == CaseFit::Animal && source.chars().count() <= 4 && source.chars().all(char::is_alphabetic);
    let weak = if is_vague(kind, vocabulary.id(kind, places[0]).unwrap_or(""), source) {
        Some(Reason::Vague)
    } else if residue && is_word(source) || (counts || kind == Kind::Target && class == Class::Alias) && is_word(source)
    {
        Some(Reason::Word)
    } else if kind != Kind::Modality && counts && needs_definition(kind, class, fit, source) {
        Some(Reason::Abbreviation)
    } else if shared {
        Some(Reason::Shared)
    } else {
        None
    };
    Some(Pick { start: f.start, end: f.end, kind, places, class, fit, weak, reason: None })
}

/// Whether the word alone says little of the concept. Of modalities `data/loose.tsv` says so, with what must stand beside them.
fn is_vague(kind: Kind, id: &str, source: &str) -> bool {
    VAGUE.get(&canon(source).text).is_some_and(|meant| meant.iter().any(|(k, known)| *k == kind && *known == id))
}

pub(crate) fn is_word(source: &str) -> bool {
    let source = nfkc(source);
    WORDS.contains(source.as_str()) || WORDS.contains(source.to_ascii_uppercase().as_str())
}

/// Abbreviations of at most four letters mean many things; the symbols of genes are made to be unique, so that only those of
/// three letters and fewer count here.
fn needs_definition(kind: Kind, class: Class, fit: CaseFit, source: &str) -> bool {
    match kind {
        Kind::Target if class <= Class::Symbol => is_abbreviation(source, 3) || source.chars().count() <= 2,
        // Ca2, Th1: an ion, a cell.
        Kind::Target if source.chars().count() <= 3 => true,
        Kind::Target if fit == CaseFit::Animal && source.len() <= 4 && source.chars().all(char::is_alphabetic) => true,
        // Loci of MONDO's rows (AN2, DYT2, HPC1) are names of genes and probes as often.
        Kind::Indication if class > Class::StarterSynonym => {
            is_abbreviation(source, 4) || source.chars().filter(|c| c.is_alphanumeric()).count() <= 4
        }
        _ => is_abbreviation(source, 4) || source.chars().count() <= 2,
    }
}
