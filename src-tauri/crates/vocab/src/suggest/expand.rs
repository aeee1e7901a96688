//! What the text itself adds to the names found: lists that share their last words, and abbreviations it defines.

use super::automaton::Automaton;
use super::context::context;
use super::define::Definition;
use super::edges::{CaseFit, whole_word};
use super::lexicon::{Class, Entry};
use super::reason::Reason;
use super::resolve::{Found, Pick, pick};
use crate::canon::canon;
use crate::{Place, Vocabulary};
use domain::Kind;
use std::collections::{HashMap, HashSet};

/// "breast and ovarian cancer" names breast cancer too: what is joined before a disease of several words shares its last ones,
/// where the vocabulary has that name.
pub(super) fn coordinate(automaton: &Automaton, vocabulary: &Vocabulary, text: &str, picks: &mut Vec<Pick>) {
    let mut added = Vec::new();
    let held = Stretches::of(picks.iter().filter(|p| p.kind == Kind::Indication));
    for head in picks.iter().filter(|p| p.kind == Kind::Indication && text[p.start..p.end].is_ascii()) {
        let source = &text[head.start..head.end];
        let tails: Vec<&str> = source.match_indices(' ').map(|(at, _)| &source[at..]).collect();
        let mut end = head.start;
        // At most five members of a list.
        for _ in 0..5 {
            let Some((start, stop)) = joined_before(text, end) else { break };
            let word = &text[start..stop];
            let name = tails.iter().map(|tail| canon(&format!("{word}{tail}")).text).find_map(|name| {
                let entries = automaton
                    .exactly(&name)
                    .iter()
                    .filter(|entry| entry.kind == Kind::Indication && entry.spelling == 0);
                let entries: Vec<(Entry, CaseFit)> = entries.map(|entry| (*entry, CaseFit::Own)).collect();
                (!entries.is_empty()).then_some(entries)
            });
            if !held.overlapping(start, stop).is_empty() {
                break;
            }
            let Some(entries) = name else { break };
            let found = Found { start, end: stop, size: 0, entries };
            added.extend(pick(vocabulary, text, &found, Kind::Indication).map(|p| Pick { class: Class::Variant, ..p }));
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
pub(super) fn define(vocabulary: &Vocabulary, text: &str, definitions: &[Definition<'_>], picks: &mut Vec<Pick>) {
    picks.sort_by_key(|p| (p.start, p.end));
    let ends: HashMap<usize, Vec<usize>> = picks.iter().enumerate().fold(HashMap::new(), |mut ends, (at, p)| {
        ends.entry(p.end).or_insert_with(Vec::new).push(at);
        ends
    });
    // What each short form means, and its long form.
    let mut meanings: HashMap<&str, Meaning<'_>> = HashMap::new();
    for definition in definitions {
        let (begin, end) = definition.long;
        let covers = |p: &&Pick| match definition.spelled {
            true => (p.end - p.start) * 2 >= end - begin && p.start + 12 >= begin,
            false => has_initials(&text[p.start..p.end], definition.short),
        };
        let last = [Some(end), end.checked_sub(1).filter(|_| definition.spelled)].into_iter().flatten();
        let long = last.filter_map(|end| ends.get(&end)).flatten().map(|at| &picks[*at]);
        let meaning = long.filter(covers).max_by_key(|p| p.end - p.start);
        let meaning = meaning.and_then(|p| Some((p.kind, *p.places.first()?)));
        let known = meanings.entry(definition.short).or_insert(Meaning { concept: meaning, long: &text[begin..end] });
        known.concept = known.concept.or(meaning);
    }
    let held = Stretches::of(picks.iter());
    let mut gone = vec![false; picks.len()];
    let mut added = Vec::new();
    for (short, Meaning { concept: meaning, long }) in meanings {
        for (start, _) in text.match_indices(short) {
            let end = start + short.len();
            if !whole_word(text, start, end) {
                continue;
            }
            let there = held.overlapping(start, end);
            let Some((kind, place)) = meaning else {
                for at in there {
                    let p = &picks[at];
                    let same = p.start == start && p.end == end && p.weak.is_some();
                    gone[at] |= same && !speaks_of(vocabulary, p, long);
                }
                continue;
            };
            let gene = kind == Kind::Indication && context(text, start, end).gene;
            let stays = |p: &Pick| {
                let longer = p.start <= start && end <= p.end && p.end - p.start > end - start;
                // APC is defined as the disease, but the APC gene is the gene.
                longer || gene && p.start == start && p.end == end && p.kind == Kind::Target && p.class <= Class::Symbol
            };
            if there.iter().any(|at| stays(&picks[*at])) {
                continue;
            }
            for at in there {
                gone[at] |= picks[at].kind != Kind::Modality || kind == Kind::Modality;
            }
            added.push(Pick {
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
    let mut at = 0;
    picks.retain(|_| {
        at += 1;
        !gone[at - 1]
    });
    picks.extend(added);
}

/// What a short form means, if the vocabulary knows it, and its long form.
struct Meaning<'a> {
    concept: Option<(Kind, Place)>,
    long: &'a str,
}

/// Stretches of a text by where they begin, to find those that overlap another without looking at all.
struct Stretches {
    /// Start, end, number; sorted.
    all: Vec<(usize, usize, usize)>,
    longest: usize,
}

impl Stretches {
    fn of<'a>(picks: impl Iterator<Item = &'a Pick>) -> Stretches {
        let mut all: Vec<(usize, usize, usize)> = picks.enumerate().map(|(at, p)| (p.start, p.end, at)).collect();
        all.sort_unstable();
        let longest = all.iter().map(|(start, end, _)| end - start).max().unwrap_or(0);
        Stretches { all, longest }
    }

    /// Numbers of those that overlap.
    fn overlapping(&self, start: usize, end: usize) -> Vec<usize> {
        let from = self.all.partition_point(|(begin, ..)| begin + self.longest <= start);
        let near = self.all[from..].iter().take_while(|(begin, ..)| *begin < end);
        near.filter(|(_, stop, _)| *stop > start).map(|(.., at)| *at).collect()
    }
}

/// Whether a long form that is no name of the vocabulary shares a word with the names of what its short form could be.
fn speaks_of(vocabulary: &Vocabulary, pick: &Pick, long: &str) -> bool {
    let Some(concept) = pick.places.first().and_then(|place| vocabulary.at(pick.kind, *place)) else { return false };
    let words = |text: &str| -> HashSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= 5);
        words
            .map(|word| word.trim_end_matches('s').to_lowercase())
            .filter(|word| !COMMON.contains(&word.as_str()))
            .collect()
    };
    let long = words(long);
    [&concept.label_en].into_iter().chain(&concept.synonyms_en).any(|name| !words(name).is_disjoint(&long))
}

/// Words of half of all names.
const COMMON: &[&str] =
    &["protein", "receptor", "factor", "syndrome", "disease", "disorder", "associated", "related", "human", "group"];

/// Whether the letters of a short form are heads of words in the long one, in whatever order (myotonic dystrophy, DM). Japanese
/// names have no letters to compare.
fn has_initials(long: &str, short: &str) -> bool {
    if long.chars().any(|c| c >= '\u{3040}') {
        return true;
    }
    let mut heads: Vec<char> = long
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .map(|c| c.to_ascii_uppercase())
        .collect();
    short.chars().filter(char::is_ascii_uppercase).all(|letter| {
        let at = heads.iter().position(|head| *head == letter);
        at.map(|at| heads.swap_remove(at)).is_some()
    })
}
