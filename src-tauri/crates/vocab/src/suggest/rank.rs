//! The rules: which names stay, what they mean, how certain that is, and why.

use super::Mention;
use super::automaton::Automaton;
use super::context::{Context, context};
use super::define::{Definition, definitions};
use super::edges::{CaseFit, case_fit, is_abbreviation, joined, whole_word};
use super::lexicon::{Class, Entry, first_cells};
use super::modality;
use crate::canon::{Canon, canon};
use crate::{Place, Vocabulary};
use domain::{Kind, text::nfkc};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $score:literal;)+) => {
        /// Why a mention is offered and how certain it is. Worded under `suggest.<code>` in `app/text`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason { $($(#[$doc])* $name,)+ }
        impl Reason {
            /// Every reason.
            pub const ALL: &[Reason] = &[$(Reason::$name,)+];
            /// Stable code.
            pub fn code(self) -> &'static str { match self { $(Reason::$name => $code,)+ } }
            /// Certainty a mention gets for it, from 0 to 1.
            pub fn score(self) -> f32 { match self { $(Reason::$name => $score,)+ } }
        }
    };
}

reasons! {
    /// A name of the curated list.
    Curated = "curated", 0.95;
    /// The approved symbol of a gene, or the name of a family.
    Symbol = "symbol", 0.9;
    /// The approved name of a gene or the label of a disease.
    Name = "name", 0.9;
    /// The text defines the abbreviation.
    Defined = "defined", 0.9;
    /// A synonym.
    Alias = "alias", 0.8;
    /// A name with its words turned (cancer of the lung).
    Turned = "turned", 0.7;
    /// A division that only MONDO has: the nearest broader disease known to MeSH or OMIM goes first, the division second.
    Broader = "broader", 0.5;
    /// A short or shared name of a concept that the text names in full elsewhere.
    Elsewhere = "elsewhere", 0.8;
    /// A short name beside a word that only stands beside such things (gene, mutation, patients).
    Context = "context", 0.7;
    /// Written as a gene of an animal; the human gene is meant.
    Ortholog = "ortholog", 0.65;
    /// The antibody in 抗X抗体.
    Antibody = "antibody", 0.85;
    /// The text looks for targets or mechanisms and names no modality: 未定.
    Undecided = "undecided", 0.7;
    /// A tool of the research (siRNA, iPS cells as a model), not a drug.
    Tool = "tool", 0.3;
    /// A word of many meanings without the word that makes it a modality (診断 without 法, 薬 …).
    Loose = "loose", 0.3;
    /// A narrower concept is stated too.
    General = "general", 0.45;
    /// An abbreviation that the text does not define.
    Abbreviation = "abbreviation", 0.4;
    /// A name that several concepts share.
    Shared = "shared", 0.4;
    /// A name that is also an English word.
    Word = "word", 0.3;
    /// It is said not to be there.
    Negated = "negated", 0.25;
    /// It is in the past of the patients (既往).
    History = "history", 0.3;
    /// It is excluded from the study.
    Excluded = "excluded", 0.25;
}

/// From this certainty on a mention is ticked.
pub(super) const TICKED: f32 = 0.6;

/// Gene names that are words of English or abbreviations of everyday text, with how often 28,000 abstracts have them in small
/// letters (`data/words.tsv`).
static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| first_cells(include_str!("../../data/words.tsv")).collect());

/// A stretch with what it may mean.
struct Found {
    start: usize,
    end: usize,
    /// Length in canonical form: what "longest" goes by.
    size: usize,
    entries: Vec<(Entry, CaseFit)>,
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

pub(crate) fn mentions(automaton: &Automaton, vocabulary: &'static Vocabulary, text: &str) -> Vec<Mention> {
    let canon = canon(text);
    let found = find(automaton, &canon, text);
    let definitions = definitions(text);
    let mut picks = resolve(vocabulary, text, &found, &definitions);
    coordinate(automaton, vocabulary, text, &mut picks);
    define(vocabulary, text, &definitions, &mut picks);
    settle(vocabulary, text, &mut picks);
    modality::antibodies(text, &mut picks);
    modality::narrow(vocabulary, text, &mut picks);
    // LNP is an alias of a gene and the particle of the curated list: the curated one is meant.
    let curated: Vec<(usize, usize)> =
        picks.iter().filter(|p| p.kind == Kind::Modality && p.class <= Class::Name).map(|p| (p.start, p.end)).collect();
    picks.retain(|p| p.kind == Kind::Modality || p.class <= Class::Symbol || !curated.contains(&(p.start, p.end)));
    generalise(vocabulary, &mut picks);
    picks.sort_by_key(|pick| (pick.start, pick.end, pick.kind));
    let undecided = modality::undecided(vocabulary, text, &picks);
    picks.extend(undecided);
    let mut mentions: Vec<Mention> = picks.iter().filter_map(|pick| mention(vocabulary, pick)).collect();
    mentions.dedup_by(|a, b| (a.start, a.end, a.kind) == (b.start, b.end, b.kind));
    mentions
}

fn find(automaton: &Automaton, canon: &Canon, text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for (from, to, entries) in automaton.find(&canon.text) {
        let (start, end) = canon.span(from, to);
        if start >= end || !whole_word(text, start, end) {
            continue;
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
        if !entries.is_empty() {
            found.push(Found { start, end, size: to - from, entries });
        }
    }
    found.sort_by_key(|f| (std::cmp::Reverse(f.size), f.start));
    found
}

/// Bits of what holds a byte of the text.
const HELD: u8 = 1;
const HELD_BY_MODALITY: u8 = 2;
const HELD_BY_DISEASE: u8 = 4;

/// The longest of overlapping names, target and indication together, modality beside them (抗PD-1抗体 is both).
fn resolve(vocabulary: &Vocabulary, text: &str, found: &[Found], definitions: &[Definition<'_>]) -> Vec<Pick> {
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
            let kind = if container { None } else { kind_of(text, f, definitions) };
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
    let strong: HashSet<Place> =
        picks.iter().filter(|p| p.kind == Kind::Target && p.weak.is_none()).filter_map(|p| p.places.first().copied()).collect();
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
fn kind_of(text: &str, f: &Found, definitions: &[Definition<'_>]) -> Option<Kind> {
    let best = |kind: Kind| f.entries.iter().filter(|(entry, _)| entry.kind == kind).map(|(entry, _)| entry.class).min();
    let (target, disease) = match (best(Kind::Target), best(Kind::Indication)) {
        (None, None) => return None,
        (Some(_), None) => return Some(Kind::Target),
        (None, Some(_)) => return Some(Kind::Indication),
        (Some(target), Some(disease)) => (target, disease),
    };
    let source = &text[f.start..f.end];
    let around = context(text, f.start, f.end);
    if definitions.iter().any(|d| d.short == source) {
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

fn pick(vocabulary: &Vocabulary, text: &str, f: &Found, kind: Kind) -> Option<Pick> {
    let source = &text[f.start..f.end];
    let entries: Vec<&(Entry, CaseFit)> = f.entries.iter().filter(|(entry, _)| entry.kind == kind).collect();
    let usable = entries.iter().filter(|(entry, _)| entry.class != Class::Previous);
    // Of several diseases of one name the one that MeSH or OMIM know goes first: authors mean it. MONDO's others are divisions.
    let unknown = |entry: &Entry| entry.kind == Kind::Indication && !vocabulary.is_established(entry.place);
    let best = usable.min_by_key(|(entry, fit)| (*fit, unknown(entry), entry.class))?;
    let (class, fit, division) = (best.0.class, best.1, unknown(&best.0));
    // Equal names of the starter and of the table are one level: a label there is as good as a synonym here.
    let mut places: Vec<Place> = Vec::new();
    for (entry, _) in entries.iter().filter(|(entry, f)| entry.class == class && *f == fit && unknown(entry) == division) {
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
    let weak = if residue && is_word(source) || (counts || kind == Kind::Target && class == Class::Alias) && is_word(source) {
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

fn is_word(source: &str) -> bool {
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
        _ => is_abbreviation(source, 4) || source.chars().count() <= 2,
    }
}

/// "breast and ovarian cancer" names breast cancer too: what is joined before a disease of several words shares its last ones,
/// where the vocabulary has that name.
fn coordinate(automaton: &Automaton, vocabulary: &Vocabulary, text: &str, picks: &mut Vec<Pick>) {
    let mut added = Vec::new();
    for pick in picks.iter().filter(|p| p.kind == Kind::Indication && text[p.start..p.end].is_ascii()) {
        let source = &text[pick.start..pick.end];
        let tails: Vec<&str> = source.match_indices(' ').map(|(at, _)| &source[at..]).collect();
        let mut end = pick.start;
        // At most five members of a list.
        for _ in 0..5 {
            let Some((start, stop)) = joined_before(text, end) else { break };
            let word = &text[start..stop];
            let name = tails.iter().map(|tail| canon(&format!("{word}{tail}")).text).find_map(|name| {
                let entries = automaton.exactly(&name).iter().filter(|entry| entry.kind == Kind::Indication && entry.spelling == 0);
                let entries: Vec<(Entry, CaseFit)> = entries.map(|entry| (*entry, CaseFit::Own)).collect();
                (!entries.is_empty()).then_some(entries)
            });
            if picks.iter().any(|p| p.kind == Kind::Indication && p.start < stop && start < p.end) {
                break;
            }
            let Some(entries) = name else { break };
            let found = Found { start, end: stop, size: 0, entries };
            added.extend(self::pick(vocabulary, text, &found, Kind::Indication).map(|p| Pick { class: Class::Variant, ..p }));
            end = start;
        }
    }
    picks.extend(added);
}

/// The word joined to what begins at `at` by "and", "or", a comma or a slash.
fn joined_before(text: &str, at: usize) -> Option<(usize, usize)> {
    let mut rest = text[..at].trim_end();
    let mut joined = false;
    loop {
        let before = rest.len();
        rest = rest.trim_end_matches([',', '/', '-']).trim_end();
        for word in [" and", " or", " and/or"] {
            rest = rest.strip_suffix(word).unwrap_or(rest).trim_end();
        }
        if rest.len() == before {
            break;
        }
        joined = true;
    }
    let word = rest.rsplit(|c: char| !c.is_ascii_alphabetic() && c != '-').next()?;
    (joined && word.len() >= 3).then_some((rest.len() - word.len(), rest.len()))
}

/// Short forms that the text defines mean what their long form means, everywhere in the text; a short form of something the
/// vocabulary does not know is none of its names.
fn define(vocabulary: &Vocabulary, text: &str, definitions: &[Definition<'_>], picks: &mut Vec<Pick>) {
    let mut meanings: HashMap<&str, Option<(Kind, Place)>> = HashMap::new();
    let mut unknown: HashMap<&str, &str> = HashMap::new();
    for definition in definitions {
        let (begin, end) = definition.long;
        unknown.insert(definition.short, &text[begin..end]);
        let long = picks.iter().filter(|p| p.end == end || definition.spelled && p.end + 1 == end);
        let covers = |p: &&Pick| match definition.spelled {
            true => (p.end - p.start) * 2 >= end - begin && p.start + 12 >= begin,
            false => has_initials(&text[p.start..p.end], definition.short),
        };
        let meaning = long.filter(covers).max_by_key(|p| p.end - p.start);
        let meaning = meaning.and_then(|p| Some((p.kind, *p.places.first()?)));
        let known = meanings.entry(definition.short).or_insert(meaning);
        if known.is_none() {
            *known = meaning;
        }
    }
    for (short, meaning) in meanings {
        for (start, _) in text.match_indices(short) {
            let end = start + short.len();
            if !whole_word(text, start, end) {
                continue;
            }
            let Some((kind, place)) = meaning else {
                let long = unknown.get(short).copied().unwrap_or("");
                let other = |p: &Pick| p.start == start && p.end == end && p.weak.is_some() && !speaks_of(vocabulary, p, long);
                picks.retain(|p| !other(p));
                continue;
            };
            let gene = kind == Kind::Indication && context(text, start, end).gene;
            let stays = |p: &Pick| {
                let longer = p.start <= start && end <= p.end && p.end - p.start > end - start;
                // APC is defined as the disease, but the APC gene is the gene.
                longer || gene && p.start == start && p.end == end && p.kind == Kind::Target && p.class <= Class::Symbol
            };
            if picks.iter().any(stays) {
                continue;
            }
            picks.retain(|p| p.end <= start || end <= p.start || p.kind == Kind::Modality && kind != Kind::Modality);
            picks.push(Pick {
                start,
                end,
                kind,
                places: vec![place],
                class: Class::Name,
                fit: CaseFit::Own,
                weak: None,
                reason: Some(Reason::Defined),
            });
        }
    }
}

/// Whether a long form that is no name of the vocabulary shares a word with the names of what its short form could be.
fn speaks_of(vocabulary: &Vocabulary, pick: &Pick, long: &str) -> bool {
    let Some(concept) = pick.places.first().and_then(|place| vocabulary.at(pick.kind, *place)) else { return false };
    let words = |text: &str| -> HashSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= 5);
        words.map(|word| word.trim_end_matches('s').to_lowercase()).filter(|word| !COMMON.contains(&word.as_str())).collect()
    };
    let long = words(long);
    [&concept.label_en].into_iter().chain(&concept.synonyms_en).any(|name| !words(name).is_disjoint(&long))
}

/// Words of half of all names.
const COMMON: &[&str] = &["protein", "receptor", "factor", "syndrome", "disease", "disorder", "associated", "related", "human", "group"];

/// Whether the letters of a short form are heads of words in the long one, in whatever order (myotonic dystrophy, DM). Japanese
/// names have no letters to compare.
fn has_initials(long: &str, short: &str) -> bool {
    if long.chars().any(|c| c >= '\u{3040}') {
        return true;
    }
    let mut heads: Vec<char> =
        long.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().next()).map(|c| c.to_ascii_uppercase()).collect();
    short.chars().filter(char::is_ascii_uppercase).all(|letter| {
        let at = heads.iter().position(|head| *head == letter);
        at.map(|at| heads.swap_remove(at)).is_some()
    })
}

/// Gives each pick its reason, and drops what has no evidence at all.
fn settle(vocabulary: &Vocabulary, text: &str, picks: &mut Vec<Pick>) {
    let strong: HashSet<(Kind, Place)> =
        picks.iter().filter(|p| p.weak.is_none()).filter_map(|p| Some((p.kind, *p.places.first()?))).collect();
    picks.retain_mut(|pick| {
        let around = context(text, pick.start, pick.end);
        if let Some(weak) = pick.weak {
            let named = pick.places.iter().position(|place| strong.contains(&(pick.kind, *place)));
            if let Some(at) = named {
                let place = pick.places.remove(at);
                pick.places = vec![place];
                pick.reason = Some(Reason::Elsewhere);
            } else if weak != Reason::Shared && fits(pick.kind, around) {
                pick.reason = Some(Reason::Context);
            } else if weak == Reason::Word && (pick.class > Class::Symbol || pick.fit != CaseFit::Own) || is_too_short(&text[pick.start..pick.end], pick) {
                return false;
            } else {
                pick.reason = Some(weak);
            }
        }
        let plain = pick.reason.unwrap_or(match pick.class {
            Class::Starter | Class::StarterSynonym => Reason::Curated,
            Class::Symbol => Reason::Symbol,
            Class::Name => Reason::Name,
            Class::Variant => Reason::Turned,
            _ => Reason::Alias,
        });
        let animal = pick.kind == Kind::Target && (pick.fit == CaseFit::Animal || around.animal);
        let lowered = match pick.kind {
            Kind::Modality => modality::lowered(vocabulary.id(Kind::Modality, pick.places[0]), text, pick.start, pick.end),
            _ if around.excluded => Some(Reason::Excluded),
            _ if around.history => Some(Reason::History),
            _ if around.negated => Some(Reason::Negated),
            _ if animal && plain.score() >= TICKED => Some(Reason::Ortholog),
            _ => None,
        };
        pick.reason = Some(lowered.unwrap_or(plain));
        true
    });
}

/// Two characters without a definition mean too many things to be offered at all, unless the curated list has them.
fn is_too_short(source: &str, pick: &Pick) -> bool {
    pick.class > Class::StarterSynonym && source.chars().filter(|c| c.is_alphanumeric()).count() <= 2
}

/// General diseases (がん, 感染症: those the curated list divides further) are certain only where nothing narrower is stated.
fn generalise(vocabulary: &Vocabulary, picks: &mut [Pick]) {
    let stated: HashSet<Place> = picks
        .iter()
        .filter(|p| p.kind == Kind::Indication && p.reason.is_some_and(|reason| reason.score() >= TICKED))
        .filter_map(|p| p.places.first().copied())
        .collect();
    if stated.len() < 2 {
        return;
    }
    let mut above: HashSet<Place> = HashSet::new();
    for place in &stated {
        vocabulary.above(*place, &mut above);
    }
    for pick in picks.iter_mut().filter(|p| p.kind == Kind::Indication && p.reason.is_some_and(|r| r.score() >= TICKED)) {
        // 難病 says less than any disease.
        let rare = pick.places.first().and_then(|place| vocabulary.id(Kind::Indication, *place)) == Some("TSU:RARE-DISEASE");
        let general = rare || pick.places.first().is_some_and(|place| above.contains(place) && vocabulary.is_general(*place));
        if general {
            pick.reason = Some(Reason::General);
        }
    }
}

fn fits(kind: Kind, around: Context) -> bool {
    match kind {
        Kind::Target => around.gene,
        Kind::Indication => around.disease,
        Kind::Modality => true,
    }
}

fn mention(vocabulary: &'static Vocabulary, pick: &Pick) -> Option<Mention> {
    let reason = pick.reason?;
    let score = reason.score();
    let count = if reason == Reason::Shared { 5 } else { 1 };
    let broader = (pick.kind == Kind::Indication && reason != Reason::Shared)
        .then(|| pick.places.first().filter(|place| !vocabulary.is_established(**place)))
        .flatten()
        .and_then(|place| vocabulary.established_above(*place));
    let (reason, score) = match broader {
        Some(_) => (Reason::Broader, score.min(Reason::Broader.score())),
        None => (reason, score),
    };
    let ids: Vec<&'static str> =
        broader.iter().chain(pick.places.iter().take(count)).filter_map(|place| vocabulary.id(pick.kind, *place)).collect();
    (!ids.is_empty()).then_some(Mention {
        start: pick.start,
        end: pick.end,
        kind: pick.kind,
        ids,
        score,
        ticked: score >= TICKED,
        reason,
    })
}
