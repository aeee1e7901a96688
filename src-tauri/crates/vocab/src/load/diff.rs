//! What changed between two versions of a vocabulary.

use super::Term;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// Every list is sorted by id. A term may stand in several lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diff {
    /// In the new version only.
    pub added: Vec<Named>,
    /// In the old version only: gone without a word, where an obsolete term says what replaces it.
    pub removed: Vec<Named>,
    /// One of the labels reads otherwise.
    pub renamed: Vec<Renamed>,
    /// Obsolete in the new version and not in the old, terms new and obsolete at once included.
    pub obsolete: Vec<Retired>,
    /// Obsolete in the old version and in force in the new.
    pub restored: Vec<Named>,
    /// Names gained or lost beside the labels.
    pub names: Vec<NamesChanged>,
    /// Broader terms gained or lost.
    pub parents: Vec<ParentsChanged>,
}

/// A term by its id and a label: the Japanese one, else the English, else its first name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Identifier.
    pub id: String,
    /// As it is called in the version it is in, the new one where it is in both.
    pub label: String,
}

/// Labels of a term before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renamed {
    /// Identifier.
    pub id: String,
    /// The Japanese label before.
    pub old_ja: String,
    /// The Japanese label now.
    pub new_ja: String,
    /// The English label before.
    pub old_en: String,
    /// The English label now.
    pub new_en: String,
}

/// A term that is obsolete now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retired {
    /// Identifier.
    pub id: String,
    /// As it was called while it was in force, where the old version has it.
    pub label: String,
    /// What is to be used instead.
    pub replaced_by: Vec<String>,
}

/// How many names a term has gained and lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesChanged {
    /// Identifier.
    pub id: String,
    /// As it is called now.
    pub label: String,
    /// Names that are new, labels not counted on either side.
    pub gained: u64,
    /// Names that are gone. One that has become a label is not lost.
    pub lost: u64,
}

/// The broader terms a term has gained and lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParentsChanged {
    /// Identifier.
    pub id: String,
    /// As it is called now.
    pub label: String,
    /// Ids, sorted.
    pub gained: Vec<String>,
    /// Ids, sorted.
    pub lost: Vec<String>,
}

impl Diff {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Diff::default()
    }
}

/// Compares two versions by id; of two terms with one id the first counts.
pub fn diff(old: &[Term], new: &[Term]) -> Diff {
    let (before, now) = (by_id(old), by_id(new));
    let mut diff = Diff::default();
    for term in old.iter().filter(|term| !now.contains_key(term.id.as_str())) {
        if before.get(term.id.as_str()).is_some_and(|first| std::ptr::eq(*first, term)) {
            diff.removed.push(named(term));
        }
    }
    for term in new {
        if now.get(term.id.as_str()).is_some_and(|first| !std::ptr::eq(*first, term)) {
            continue;
        }
        let old = before.get(term.id.as_str()).copied();
        if term.obsolete && old.is_none_or(|old| !old.obsolete) {
            let label = old.map_or_else(|| label(term), label);
            diff.obsolete.push(Retired { id: term.id.clone(), label, replaced_by: term.replaced_by.clone() });
        }
        match old {
            Some(old) => changed(old, term, &mut diff),
            None if !term.obsolete => diff.added.push(named(term)),
            None => {}
        }
    }
    diff.added.sort_by(|a, b| a.id.cmp(&b.id));
    diff.removed.sort_by(|a, b| a.id.cmp(&b.id));
    diff.renamed.sort_by(|a, b| a.id.cmp(&b.id));
    diff.obsolete.sort_by(|a, b| a.id.cmp(&b.id));
    diff.restored.sort_by(|a, b| a.id.cmp(&b.id));
    diff.names.sort_by(|a, b| a.id.cmp(&b.id));
    diff.parents.sort_by(|a, b| a.id.cmp(&b.id));
    diff
}

fn changed(old: &Term, new: &Term, diff: &mut Diff) {
    if old.obsolete && !new.obsolete {
        diff.restored.push(named(new));
    }
    // A term that loses its label with its life is obsolete, not renamed to nothing.
    let gone = new.obsolete && new.label_ja.is_empty() && new.label_en.is_empty();
    if !gone && (old.label_ja != new.label_ja || old.label_en != new.label_en) {
        diff.renamed.push(Renamed {
            id: new.id.clone(),
            old_ja: old.label_ja.clone(),
            new_ja: new.label_ja.clone(),
            old_en: old.label_en.clone(),
            new_en: new.label_en.clone(),
        });
    }
    let (names_before, names_now) = (names(old), names(new));
    let gained = missing(new, &names_before);
    let lost = missing(old, &names_now);
    if gained + lost > 0 {
        diff.names.push(NamesChanged { id: new.id.clone(), label: label(new), gained, lost });
    }
    let (parents_before, parents_now): (HashSet<&String>, HashSet<&String>) =
        (old.parents.iter().collect(), new.parents.iter().collect());
    if parents_before != parents_now {
        let sorted = |a: &HashSet<&String>, b: &HashSet<&String>| {
            let mut ids: Vec<String> = a.difference(b).map(|id| (*id).clone()).collect();
            ids.sort();
            ids
        };
        diff.parents.push(ParentsChanged {
            id: new.id.clone(),
            label: label(new),
            gained: sorted(&parents_now, &parents_before),
            lost: sorted(&parents_before, &parents_now),
        });
    }
}

fn by_id(terms: &[Term]) -> HashMap<&str, &Term> {
    let mut by_id = HashMap::with_capacity(terms.len());
    for term in terms {
        by_id.entry(term.id.as_str()).or_insert(term);
    }
    by_id
}

/// Every name, labels included.
fn names(term: &Term) -> HashSet<&str> {
    let labels = [term.label_ja.as_str(), term.label_en.as_str()];
    labels.into_iter().chain(term.names.iter().map(|name| name.text.as_str())).collect()
}

/// How many different names beside the labels are not among these.
fn missing(term: &Term, among: &HashSet<&str>) -> u64 {
    let names: HashSet<&str> = term.names.iter().map(|name| name.text.as_str()).collect();
    names.iter().filter(|name| !among.contains(**name)).count() as u64
}

fn named(term: &Term) -> Named {
    Named { id: term.id.clone(), label: label(term) }
}

fn label(term: &Term) -> String {
    let first = term.names.first().map(|name| &name.text);
    let labels = [Some(&term.label_ja), Some(&term.label_en), first];
    labels.into_iter().flatten().find(|label| !label.is_empty()).cloned().unwrap_or_default()
}
