//! What the text itself adds to the names found: lists that share their last words, and abbreviations it defines.

use super::automaton::Automaton;
use super::context::context;
use super::define::Definition;
use super::edges::{CaseFit, case_fit, is_hyphen, whole_word};
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
            added.extend(pick(vocabulary, text, &found, Kind::Indication).map(|p| Pick {
                class: Class::Variant,
                reason: Some(Reason::Listed),
                ..p
            }));
            end = start;
        }
    }
    picks.extend(added);
}

/// "MMP-2/-9", "Smad1/5/8", "FGF-2, -3 and -4" name a gene by each number: what follows a numbered gene takes its letters, where
/// the vocabulary has that name. A family whose name is such a list (caspase-3/7) is its members.
pub(super) fn number(automaton: &Automaton, vocabulary: &Vocabulary, text: &str, picks: &mut Vec<Pick>) {
    let mut added = Vec::new();
    picks.sort_by_key(|p| (p.start, p.end));
    let begins: Vec<usize> = picks.iter().map(|p| p.start).collect();
    let begun = |at: usize| begins.binary_search(&at).is_ok();
    picks.retain_mut(|head| {
        if head.kind != Kind::Target {
            return true;
        }
        let source = &text[head.start..head.end];
        let named = |name: &str, at: (usize, usize)| {
            let entries = automaton.exactly(&canon(name).text).iter().filter(|entry| entry.kind == Kind::Target);
            let fitting = entries.filter_map(|entry| Some((*entry, case_fit(name, automaton.spelling(*entry))?)));
            let entries: Vec<(Entry, CaseFit)> = fitting.filter(|(e, _)| e.class < Class::Previous).collect();
            let found = Found { start: at.0, end: at.1, size: 0, entries };
            let found = pick(vocabulary, text, &found, Kind::Target);
            found.map(|p| Pick { reason: Some(Reason::Numbered), weak: head.weak, fit: head.fit, ..p })
        };
        let first = source.split(['/', ',']).next().unwrap_or(source).trim_end();
        let stem = first.trim_end_matches(|c: char| c.is_ascii_digit());
        if stem.len() == first.len() || stem.len() < 2 {
            return true;
        }
        let members = numbers(text, head.start + first.len());
        if members.is_empty() {
            return true;
        }
        if first.len() < source.len() {
            let own = named(first, (head.start, head.start + first.len()));
            let rest = members.iter().filter_map(|at| named(&format!("{stem}{}", &text[at.0..at.1]), *at));
            let all: Vec<Pick> = own.into_iter().chain(rest).collect();
            if all.len() <= members.len() {
                return true;
            }
            added.extend(all);
            return false;
        }
        let free = members.iter().take_while(|at| !begun(at.0));
        added.extend(free.filter_map(|at| named(&format!("{stem}{}", &text[at.0..at.1]), *at)));
        true
    });
    picks.extend(added);
}

/// The numbers of a list that goes on at `at`: after a slash, or with a hyphen of their own after a comma or "and".
fn numbers(text: &str, mut at: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    while found.len() < 12 {
        let rest = &text[at..];
        let slash = rest.strip_prefix('/').map(|rest| rest.strip_prefix('-').unwrap_or(rest));
        let listed = || {
            let rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
            let rest = ["and ", "or ", "& "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
            rest.trim_start().strip_prefix('-')
        };
        let Some(rest) = slash.or_else(listed) else { break };
        let start = text.len() - rest.len();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let mut after = rest[digits..].chars();
        let next = after.next();
        // 1,000 and 1.5 are amounts.
        let amount = matches!(next, Some(',' | '.')) && after.next().is_some_and(|c| c.is_ascii_digit());
        let other = next.is_some_and(|c| c.is_alphanumeric() || is_hyphen(c) || c == '%');
        if digits == 0 || digits > 2 || amount || other {
            break;
        }
        at = start + digits;
        found.push((start, at));
    }
    found
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

/// Above so many divisions directly under it a word is a kind of tissue or cause, not yet a disease: carcinoma (50), adenocarcinoma
/// (64); cystitis (14).
const WIDE: u32 = 30;

/// A division that only MONDO has goes second, behind a broader disease that MeSH or OMIM know too. Where the last words of the
/// name are such a disease (sporadic breast cancer), that is what the text says; else the nearest one above, which is a guess.
pub(super) fn broaden(automaton: &Automaton, vocabulary: &Vocabulary, text: &str, picks: &mut [Pick]) {
    for pick in picks.iter_mut().filter(|p| p.kind == Kind::Indication && p.reason != Some(Reason::Shared)) {
        let Some(place) = pick.places.first().copied().filter(|place| !vocabulary.is_established(*place)) else {
            continue;
        };
        let source = &text[pick.start..pick.end];
        let mut above = HashSet::new();
        vocabulary.above(place, &mut above);
        let inside = source.match_indices([' ', '-']).find_map(|(at, _)| {
            let name = canon(&source[at + 1..]).text;
            let known = |place: &Place| above.contains(place) && vocabulary.is_established(*place);
            automaton.exactly(&name).iter().map(|entry| entry.place).find(known)
        });
        let nearest = vocabulary.established_above(place);
        let narrower =
            |inside: &Place| nearest.is_none_or(|near| vocabulary.divisions(*inside) <= vocabulary.divisions(near));
        let stated = inside.filter(narrower);
        if let Some(broader) = stated.or(nearest) {
            pick.places = vec![broader, place];
        }
        // An adenocarcinoma of an organ is first of all of the organ.
        let stated = stated.filter(|inside| vocabulary.divisions(*inside) <= WIDE);
        if stated.is_none() && pick.reason.is_some_and(|reason| reason.score() > Reason::Broader.score()) {
            pick.reason = Some(Reason::Broader);
        }
    }
}

/// Short forms that the text defines mean what their long form means, everywhere in the text; a short form of something the
/// vocabulary does not know is none of its names.
pub(super) fn define(
    automaton: &Automaton,
    vocabulary: &Vocabulary,
    text: &str,
    definitions: &[Definition<'_>],
    picks: &mut Vec<Pick>,
) {
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
        let meaning = meaning.and_then(|p| Some((p.kind, *p.places.first()?, p.class)));
        let known = meanings.entry(definition.short).or_insert(Meaning { concept: meaning, long: &text[begin..end] });
        known.concept = known.concept.or(meaning);
    }
    let held = Stretches::of(picks.iter());
    let mut gone = vec![false; picks.len()];
    let mut added = Vec::new();
    for (short, Meaning { concept: meaning, long }) in meanings {
        // Adenomatous polyposis coli (APC) is the disease by name, but a text that says "APC gene" and "APC mutations" more often
        // than "APC patients" means the gene of these letters.
        let gene = meaning.filter(|(kind, ..)| *kind == Kind::Indication).and_then(|_| gene_of(automaton, text, short));
        let meaning = gene.map(|place| (Kind::Target, place, Class::Symbol)).or(meaning);
        for (start, _) in text.match_indices(short) {
            let end = start + short.len();
            if !whole_word(text, start, end) {
                continue;
            }
            let there = held.overlapping(start, end);
            let Some((kind, place, class)) = meaning else {
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
                class,
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

/// The gene whose symbol a short form is, if it is defined before a word of genes (adenomatous polyposis coli (APC) gene), or stands
/// beside such words more often than not.
fn gene_of(automaton: &Automaton, text: &str, short: &str) -> Option<Place> {
    let entries = automaton.exactly(&canon(short).text).iter().filter(|entry| entry.kind == Kind::Target);
    let symbol = entries.filter(|entry| entry.class <= Class::Symbol).find(|entry| {
        let fit = case_fit(short, automaton.spelling(**entry));
        fit == Some(CaseFit::Own)
    })?;
    let whole = text.match_indices(short).filter(|(at, _)| whole_word(text, *at, at + short.len()));
    let (mut genes, mut all) = (0, 0);
    for (at, _) in whole {
        let gene = context(text, at, at + short.len()).gene;
        if gene && text[..at].ends_with('(') {
            return Some(symbol.place);
        }
        all += 1;
        genes += usize::from(gene);
    }
    (genes * 2 >= all).then_some(symbol.place)
}

/// What a short form means, if the vocabulary knows it, and its long form.
struct Meaning<'a> {
    /// The class of the long form: a short form is no more certain than that.
    concept: Option<(Kind, Place, Class)>,
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
