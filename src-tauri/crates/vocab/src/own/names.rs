//! Names of a library in a text: found beside the shipped ones, then woven in.

use super::{Own, reason};
use crate::canon::canon;
use crate::suggest::{Around, Mention, Reason, TICKED, fits_case, is_word, stands_alone};
use domain::Kind;
use std::borrow::Cow;
use std::collections::HashMap;

/// How much a name says, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// A person gave it.
    Person,
    /// A label or exact synonym of a loaded file.
    Label,
    /// A symbol or abbreviation of a loaded file.
    Short,
    /// A related name of a loaded file.
    Related,
}

/// Names in canonical form, sorted, with where those of one beginning stand.
#[derive(Debug, Default)]
pub(crate) struct NameTable {
    names: Vec<Entry>,
    heads: HashMap<[u8; 3], (u32, u32)>,
}

#[derive(Debug)]
struct Entry {
    key: Box<str>,
    /// As written, where case tells a name from a word (short and ASCII).
    written: Option<Box<str>>,
    concept: u32,
    strength: Strength,
}

/// Bytes by which names are parted: one kana or kanji, three letters.
fn head(key: &str) -> [u8; 3] {
    let mut head = [0; 3];
    for (to, from) in head.iter_mut().zip(key.bytes()) {
        *to = from;
    }
    head
}

/// Names of so many letters and fewer are told by their case, too.
const CASED: usize = 5;

impl NameTable {
    pub(super) fn of(names: Vec<(String, usize, Strength)>) -> NameTable {
        let entry = |(text, at, strength): (String, usize, Strength)| {
            let key = canon(&text).text;
            // One letter, a number: no name, whoever gave it.
            let says = key.chars().count() >= 2 && key.chars().any(|c| c.is_alphabetic());
            let written = (text.is_ascii() && key.len() <= CASED).then(|| text.into_boxed_str());
            let concept = u32::try_from(at).unwrap_or(u32::MAX);
            says.then(|| Entry { key: key.into_boxed_str(), written, concept, strength })
        };
        let mut names: Vec<Entry> = names.into_iter().filter_map(entry).collect();
        names.sort_by(|a, b| (&a.key, a.strength, a.concept).cmp(&(&b.key, b.strength, b.concept)));
        names.dedup_by(|a, b| a.key == b.key && a.concept == b.concept);
        let mut heads: HashMap<[u8; 3], (u32, u32)> = HashMap::new();
        for (at, entry) in names.iter().enumerate() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            heads.entry(head(&entry.key)).or_insert((at, at)).1 = at + 1;
        }
        NameTable { names, heads }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Every name with which `rest` begins, the longest first.
    fn beginning<'a>(&'a self, rest: &str) -> Vec<&'a Entry> {
        let mut found = Vec::new();
        let mut look = |head: [u8; 3]| {
            let Some((from, to)) = self.heads.get(&head) else { return };
            let names = &self.names[*from as usize..*to as usize];
            let mut bound = rest;
            loop {
                let at = names.partition_point(|entry| *entry.key <= *bound);
                let Some(last) = at.checked_sub(1).map(|at| &names[at]) else { return };
                if bound.starts_with(&*last.key) {
                    let first = names[..at].partition_point(|entry| *entry.key < *last.key);
                    found.extend(&names[first..at]);
                    // What is shorter begins this one.
                    bound = shorter(&last.key);
                } else {
                    bound = shared(bound, &last.key);
                }
                if bound.is_empty() {
                    return;
                }
            }
        };
        look(head(rest));
        // A name of two letters stands under its own head.
        if let Some(two) = rest.get(..2) {
            look(head(two));
        }
        found
    }
}

/// The key without its last letter.
fn shorter(key: &str) -> &str {
    key.char_indices().next_back().map_or("", |(at, _)| &key[..at])
}

/// How two texts begin alike.
fn shared<'a>(a: &'a str, b: &str) -> &'a str {
    let alike = a.char_indices().zip(b.chars()).find(|((_, x), y)| x != y).map(|((at, _), _)| at);
    &a[..alike.unwrap_or_else(|| a.len().min(b.len()))]
}

/// A name of this library in a text.
#[derive(Debug)]
pub(super) struct Found {
    start: usize,
    end: usize,
    size: usize,
    kind: Kind,
    ids: Vec<String>,
    strength: Strength,
}

/// Every name of this library that stands in the text as a word of its own, the longest first.
pub(super) fn find(own: &Own, text: &str) -> Vec<Found> {
    let form = canon(text);
    let mut found: HashMap<(usize, usize, Kind), Found> = HashMap::new();
    for kind in Kind::ALL {
        for layer in own.layers(kind).filter(|layer| layer.has_names()) {
            for (at, _) in form.text.char_indices() {
                for entry in layer.table().beginning(&form.text[at..]) {
                    let to = at + entry.key.len();
                    if !form.parts(at) || !form.parts(to) {
                        continue;
                    }
                    let (start, end) = form.span(at, to);
                    if start >= end || !stands_alone(text, start, end) {
                        continue;
                    }
                    if entry.written.as_ref().is_some_and(|written| !fits_case(&text[start..end], written)) {
                        continue;
                    }
                    let id = own.standing(kind, &layer.at(entry.concept as usize).id).to_owned();
                    let (size, strength) = (entry.key.len(), entry.strength);
                    let new = || Found { start, end, size, kind, ids: Vec::new(), strength };
                    let here = found.entry((start, end, kind)).or_insert_with(new);
                    // The stronger name decides; equal ones share the words.
                    if strength < here.strength {
                        (here.ids, here.strength) = (Vec::new(), strength);
                    }
                    if strength == here.strength && !here.ids.contains(&id) {
                        here.ids.push(id);
                    }
                }
            }
        }
    }
    let mut found: Vec<Found> = found.into_values().collect();
    found.sort_by_key(|f| (std::cmp::Reverse(f.size), f.strength, f.start, f.kind));
    found
}

/// Takes the library's names in among those found already: the longest of overlapping ones, a person's before the others.
/// Targets and indications exclude one another, modalities stand beside them (抗PD-1抗体 is both).
pub(super) fn weave(text: &str, mentions: &mut Vec<Mention>, found: Vec<Found>) {
    let longest = mentions.iter().map(|m| m.end - m.start).max().unwrap_or(0);
    let mut held = vec![0_u8; text.len()];
    let mut gone = vec![false; mentions.len()];
    let mut added = Vec::new();
    for f in found {
        let modality = f.kind == Kind::Modality;
        let by = if modality { 2 } else { 1 };
        if held[f.start..f.end].iter().any(|byte| byte & by != 0) {
            continue;
        }
        // Those that overlap, in the order of the text.
        let before = mentions.partition_point(|m| m.start + longest <= f.start);
        let behind = mentions.partition_point(|m| m.start < f.end);
        let overlapping: Vec<usize> = (before..behind.max(before))
            .filter(|at| {
                let m = &mentions[*at];
                !gone[*at] && (m.kind == Kind::Modality) == modality && f.start < m.end && m.start < f.end
            })
            .collect();
        let person = f.strength == Strength::Person;
        let same = |at: &&usize| {
            let m = &mentions[**at];
            (m.start, m.end, m.kind) == (f.start, f.end, f.kind)
        };
        if let Some(at) = overlapping.iter().find(same) {
            held[f.start..f.end].iter_mut().for_each(|byte| *byte |= by);
            join(text, &mut mentions[*at], &f);
            continue;
        }
        let stronger = |at: &usize| {
            let length = mentions[*at].end - mentions[*at].start;
            length > f.end - f.start || (length == f.end - f.start && !person)
        };
        if overlapping.iter().any(stronger) {
            continue;
        }
        overlapping.iter().for_each(|at| gone[*at] = true);
        held[f.start..f.end].iter_mut().for_each(|byte| *byte |= by);
        let (reason, score, ticked) = judged(text, &f);
        let ids = f.ids.into_iter().map(Cow::Owned).collect();
        added.push(Mention { start: f.start, end: f.end, kind: f.kind, ids, score, ticked, reason });
    }
    let mut at = 0;
    mentions.retain(|_| {
        at += 1;
        !gone[at - 1]
    });
    mentions.extend(added);
    mentions.sort_by_key(|m| (m.start, m.end, m.kind));
}

/// The same words, found already and by this library.
fn join(text: &str, mention: &mut Mention, f: &Found) {
    let known = mention.ids.first().is_some_and(|id| f.ids.iter().any(|own| own == id));
    let offered = f.ids.iter().cloned().map(Cow::Owned);
    if f.strength == Strength::Person {
        // What else the words may mean stays on offer.
        let others = mention.ids.iter().filter(|id| !f.ids.iter().any(|own| own == *id)).cloned();
        let ids = offered.chain(others).collect();
        mention.ids = ids;
        if !mention.ticked || !known {
            (mention.reason, mention.score, mention.ticked) = judged(text, f);
        }
    } else if !known {
        let new: Vec<Cow<'static, str>> = offered.filter(|id| !mention.ids.contains(id)).collect();
        mention.ids.extend(new);
    }
}

/// Why it is offered, how certain it is, and whether it is ticked.
fn judged(text: &str, f: &Found) -> (Reason, f32, bool) {
    let words = &text[f.start..f.end];
    let plain = match f.strength {
        Strength::Person if f.ids.len() == 1 => Reason::Own,
        _ if f.ids.len() > 1 => Reason::Shared,
        Strength::Label if words.is_ascii() && words.len() <= 3 => Reason::Abbreviation,
        Strength::Label | Strength::Short if is_word(words) => Reason::Word,
        // A symbol of some length is made to be unique.
        Strength::Short if words.chars().count() > 4 => Reason::Loaded,
        strength => reason(strength),
    };
    let reason = match Around::of(text, f.start, f.end) {
        Around::Excluded => Reason::Excluded,
        Around::History => Reason::History,
        Around::Negated => Reason::Negated,
        Around::Nothing => plain,
    };
    (reason, reason.score(), reason.score() >= TICKED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_with_which_a_text_begins_is_found_longest_first() {
        let names = ["ab", "abc", "abcde", "abd", "膵癌", "膵", "膵癌抗原", "b2"];
        let table = NameTable::of(names.iter().map(|n| ((*n).to_owned(), 0, Strength::Person)).collect());
        let check = |rest: &str, wanted: &[&str]| {
            let rest = canon(rest).text;
            let keys: Vec<&str> = table.beginning(&rest).iter().map(|entry| &*entry.key).collect();
            let wanted: Vec<String> = wanted.iter().map(|n| canon(n).text).collect();
            assert_eq!(keys, wanted, "{rest}");
        };
        check("abcdef", &["abcde", "abc", "ab"]);
        check("abczz", &["abc", "ab"]);
        check("abdz", &["abd", "ab"]);
        check("abz", &["ab"]);
        check("a", &[]);
        check("b2 microglobulin", &["b2"]);
        check("膵癌抗原の", &["膵癌抗原", "膵癌"]);
        check("膵臓", &[]);
        check("", &[]);
    }
}
