//! One layer over the shipped vocabulary: a loaded file, or what people gave.

use super::Own;
use super::names::{NameTable, Strength};
use crate::Vocabulary;
use crate::load::{Scope, Term};
use crate::search::{self, Hit, Names};
use domain::{Concept, Kind};
use std::collections::{HashMap, HashSet};

/// A concept people made or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub id: String,
    /// Made here.
    pub own: bool,
    /// Japanese label; empty = as the vocabulary has it.
    pub label_ja: String,
    /// English label.
    pub label_en: String,
    /// Broader concept, of one made here.
    pub parent: Option<String>,
    /// What it was merged into.
    pub merged: Option<String>,
}

/// A name people gave or switched off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenName {
    /// Kind.
    pub kind: Kind,
    /// Concept id.
    pub concept: String,
    /// The name.
    pub text: String,
    /// A person gave it.
    pub given: bool,
    /// It suggests nothing.
    pub off: bool,
}

/// What people gave in all.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// Concepts.
    pub concepts: Vec<Given>,
    /// Names, and list words that were settled.
    pub names: Vec<GivenName>,
}

/// Concepts of one kind with their names, ready to be found.
#[derive(Debug)]
pub struct Layer {
    name: String,
    kind: Kind,
    concepts: Vec<Concept>,
    names: Vec<Names>,
    by_id: HashMap<String, usize>,
    exact: HashMap<String, usize>,
    table: NameTable,
    /// Ids no longer in use, with what replaces them.
    obsolete: HashMap<String, Vec<String>>,
    /// Ids of the file that stand for a concept known otherwise.
    stands_for: HashMap<String, String>,
    made_here: HashSet<String>,
}

impl Default for Layer {
    fn default() -> Layer {
        Layer::empty("", Kind::Target)
    }
}

impl Layer {
    fn empty(name: &str, kind: Kind) -> Layer {
        Layer {
            name: name.to_owned(),
            kind,
            concepts: Vec::new(),
            names: Vec::new(),
            by_id: HashMap::new(),
            exact: HashMap::new(),
            table: NameTable::default(),
            obsolete: HashMap::new(),
            stands_for: HashMap::new(),
            made_here: HashSet::new(),
        }
    }

    /// Of a loaded file.
    pub fn loaded(name: &str, kind: Kind, terms: &[Term]) -> Layer {
        let mut layer = Layer::empty(name, kind);
        let known = |term: &Term| -> Option<String> {
            let ids = std::iter::once(&term.id).chain(&term.same);
            ids.into_iter().find(|id| Vocabulary::shipped().get(kind, id).is_some()).cloned()
        };
        for term in terms.iter().filter(|term| !term.obsolete) {
            if let Some(id) = known(term).filter(|id| *id != term.id) {
                layer.stands_for.insert(term.id.clone(), id);
            }
        }
        let mut table = Vec::new();
        for term in terms {
            if term.obsolete {
                layer.obsolete.insert(term.id.clone(), term.replaced_by.clone());
            }
            let id = layer.stands_for.get(&term.id).unwrap_or(&term.id).clone();
            let at = match layer.by_id.get(&id) {
                Some(at) => *at,
                None => {
                    let base = Vocabulary::shipped().get(kind, &id).cloned();
                    layer.push(base.unwrap_or_else(|| Concept {
                        kind,
                        id: id.clone(),
                        label_ja: filled(&term.label_ja, &term.label_en, &id),
                        label_en: filled(&term.label_en, &term.label_ja, &id),
                        short_ja: short(term, true).unwrap_or_else(|| filled(&term.label_ja, &term.label_en, &id)),
                        short_en: short(term, false).unwrap_or_else(|| filled(&term.label_en, &term.label_ja, &id)),
                        synonyms_ja: Vec::new(),
                        synonyms_en: Vec::new(),
                        parent:
                            term.parents.first().map(|parent| layer.stands_for.get(parent).unwrap_or(parent).clone()),
                    }))
                }
            };
            let labels = [(&term.label_ja, true), (&term.label_en, false)];
            let labels = labels.into_iter().map(|(text, ja)| (text, ja, Scope::Exact));
            for (text, ja, scope) in labels.chain(term.names.iter().map(|name| (&name.text, name.ja, name.scope))) {
                if text.is_empty() {
                    continue;
                }
                layer.concepts[at].take_name(text, ja);
                let strength = match scope {
                    Scope::Exact => Strength::Label,
                    Scope::Short => Strength::Short,
                    Scope::Related => Strength::Related,
                    Scope::Former | Scope::Reading => continue,
                };
                // What is no longer in use suggests nothing.
                if !term.obsolete {
                    table.push((text.clone(), at, strength));
                }
            }
        }
        layer.finish(table);
        layer
    }

    /// Of what people gave.
    pub(super) fn people(own: &Own, kind: Kind, people: &People) -> Layer {
        let mut layer = Layer::empty("", kind);
        let mut table = Vec::new();
        for given in people.concepts.iter().filter(|given| given.kind == kind) {
            let base = own.unchanged(kind, &given.id).cloned();
            let mut concept = base.unwrap_or_else(|| Concept {
                kind,
                id: given.id.clone(),
                label_ja: filled(&given.label_ja, &given.label_en, &given.id),
                label_en: filled(&given.label_en, &given.label_ja, &given.id),
                short_ja: filled(&given.label_ja, &given.label_en, &given.id),
                short_en: filled(&given.label_en, &given.label_ja, &given.id),
                synonyms_ja: Vec::new(),
                synonyms_en: Vec::new(),
                parent: given.parent.clone(),
            });
            if !given.own && own.unchanged(kind, &given.id).is_none() {
                // No vocabulary has it any more: it keeps its name for the tags that carry it, and is offered no more.
                layer.obsolete.insert(given.id.clone(), Vec::new());
            }
            if !given.own {
                rename(&mut concept, &given.label_ja, &given.label_en);
            }
            let at = layer.push(concept);
            if given.own {
                layer.made_here.insert(given.id.clone());
            }
            for text in [&given.label_ja, &given.label_en] {
                if !text.is_empty() && !layer.obsolete.contains_key(&given.id) {
                    table.push((text.clone(), at, Strength::Person));
                }
            }
        }
        for name in people.names.iter().filter(|name| name.kind == kind && name.given) {
            let id = own.standing(kind, &name.concept).to_owned();
            let at = match layer.by_id.get(&id) {
                Some(at) => *at,
                None => match own.unchanged(kind, &id).cloned() {
                    Some(concept) => layer.push(concept),
                    None => continue,
                },
            };
            let japanese = !name.text.is_ascii();
            layer.concepts[at].take_name(&name.text, japanese);
            table.push((name.text.clone(), at, Strength::Person));
        }
        layer.finish(table);
        layer
    }

    fn push(&mut self, concept: Concept) -> usize {
        let at = self.concepts.len();
        self.by_id.insert(concept.id.clone(), at);
        self.concepts.push(concept);
        at
    }

    fn finish(&mut self, table: Vec<(String, usize, Strength)>) {
        self.names = self.concepts.iter().map(Names::of).collect();
        for (text, at, strength) in &table {
            if *strength <= Strength::Label {
                self.exact.entry(search::exact_key(text)).or_insert(*at);
            }
        }
        self.table = NameTable::of(table);
    }

    /// Name of the loaded vocabulary; empty for what people gave.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Kind of its concepts.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    pub(super) fn get(&self, id: &str) -> Option<&Concept> {
        let id = self.stands_for.get(id).map_or(id, String::as_str);
        self.by_id.get(id).map(|at| &self.concepts[*at])
    }

    pub(super) fn at(&self, at: usize) -> &Concept {
        &self.concepts[at]
    }

    pub(super) fn concepts(&self) -> impl Iterator<Item = &Concept> {
        self.concepts.iter().filter(|concept| !self.obsolete.contains_key(&concept.id))
    }

    /// Whether it says anything of a concept.
    pub fn has(&self, id: &str) -> bool {
        self.stands_for.contains_key(id) || self.by_id.contains_key(id)
    }

    /// Ids of its file that stand for a concept known otherwise.
    pub fn stand_for<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a str> {
        self.stands_for.iter().filter(move |(_, known)| *known == id).map(|(other, _)| other.as_str())
    }

    /// Every name it has for a concept, labels of the file among them.
    pub fn names_of<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a str> {
        let names = self.by_id.get(id).map(|at| &self.concepts[*at]).into_iter().flat_map(|c| {
            let labels = [&c.label_ja, &c.label_en, &c.short_ja, &c.short_en];
            labels.into_iter().chain(&c.synonyms_ja).chain(&c.synonyms_en)
        });
        names.map(String::as_str)
    }

    pub(super) fn is_made_here(&self, id: &str) -> bool {
        self.made_here.contains(id)
    }

    pub(super) fn obsolete(&self, id: &str) -> Option<&[String]> {
        self.obsolete.get(id).map(Vec::as_slice)
    }

    pub(super) fn table(&self) -> &NameTable {
        &self.table
    }

    pub(super) fn has_names(&self) -> bool {
        !self.table.is_empty()
    }

    pub(super) fn search(&self, text: &str, weight: &dyn Fn(&str) -> u32) -> Vec<(Hit<'_>, bool)> {
        let mut found = search::search(&self.concepts, &self.names, text, weight);
        found.retain(|(hit, _)| !self.obsolete.contains_key(&hit.concept.id));
        found
    }

    pub(super) fn exact(&self, key: &str) -> Option<&Concept> {
        self.exact.get(key).map(|at| &self.concepts[*at])
    }
}

/// The first of these that says something.
fn filled(label: &str, other: &str, id: &str) -> String {
    [label, other, id].into_iter().find(|text| !text.is_empty()).unwrap_or_default().to_owned()
}

fn short(term: &Term, ja: bool) -> Option<String> {
    let shorts = term.names.iter().filter(|name| name.scope == Scope::Short);
    // A symbol is one in every language.
    shorts.into_iter().find(|name| name.ja == ja || !name.ja).map(|name| name.text.clone())
}

/// Calls a concept otherwise; the old labels stay as names.
fn rename(concept: &mut Concept, ja: &str, en: &str) {
    if !ja.is_empty() && ja != concept.label_ja {
        let old = std::mem::replace(&mut concept.label_ja, ja.to_owned());
        concept.short_ja = ja.to_owned();
        concept.take_name(&old, true);
    }
    if !en.is_empty() && en != concept.label_en {
        let old = std::mem::replace(&mut concept.label_en, en.to_owned());
        concept.short_en = en.to_owned();
        concept.take_name(&old, false);
    }
}

/// A further name of a concept.
trait TakeName {
    fn take_name(&mut self, text: &str, ja: bool);
}

impl TakeName for Concept {
    fn take_name(&mut self, text: &str, ja: bool) {
        let labels = [&self.label_ja, &self.label_en, &self.short_ja, &self.short_en];
        if labels.into_iter().any(|label| label == text) {
            return;
        }
        let names = if ja { &mut self.synonyms_ja } else { &mut self.synonyms_en };
        if !names.iter().any(|name| name == text) {
            names.push(text.to_owned());
        }
    }
}
