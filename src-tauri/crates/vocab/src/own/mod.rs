//! What a library adds to the shipped vocabulary: concepts and names that people give, files they load, and what accepting
//! and rejecting taught.
//!
//! Nothing shipped changes: a lookup asks the people's layer first, then the loaded files, then the shipped vocabulary. A
//! loaded concept that its file calls the same as one known here lends that one its names; it is no second concept.

mod layer;
mod names;
mod taught;

pub use layer::{Given, GivenName, Layer, People};
pub use taught::{Lesson, taught};

use crate::canon::canon;
use crate::suggest::{Matcher, Mention, Reason, TICKED};
use crate::{Hit, Vocabulary, search};
use domain::{Concept, Kind};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The words in the form in which they are compared: one spelling for what the field writes in many ways. What is taught, given
/// and switched off goes by it.
pub fn surface(words: &str) -> String {
    canon(words).text
}

/// Concept, times accepted, times turned down.
type Counted = (String, u32, u32);

/// The vocabulary as one library has it.
#[derive(Debug, Default)]
pub struct Own {
    /// One a loaded file.
    loaded: Vec<Arc<Layer>>,
    /// What people gave, one a kind, in the order of [`Kind::ALL`].
    people: [Layer; 3],
    /// Concepts that were merged into others.
    merged: HashMap<(Kind, String), String>,
    /// Names that suggest nothing: kind, surface, concept.
    off: HashSet<(Kind, String, String)>,
    /// By kind and surface.
    lessons: HashMap<(Kind, String), Vec<Counted>>,
}

/// A mention with what was taught of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The mention; its score and ids take in what was taught.
    pub mention: Mention,
    /// Its score without that.
    pub plain: f32,
    /// How often these words were accepted for the first of its ids.
    pub accepted: u32,
    /// How often they were turned down for it.
    pub rejected: u32,
}

impl Own {
    /// Of loaded files, what people gave, and what was taught.
    pub fn of(loaded: Vec<Arc<Layer>>, people: &People, lessons: Vec<Lesson>) -> Own {
        let mut own = Own { loaded, ..Own::default() };
        for concept in &people.concepts {
            if let Some(into) = &concept.merged {
                own.merged.insert((concept.kind, concept.id.clone()), into.clone());
            }
        }
        for name in people.names.iter().filter(|name| name.off) {
            own.off.insert((name.kind, surface(&name.text), name.concept.clone()));
        }
        for lesson in lessons {
            let of = own.lessons.entry((lesson.kind, lesson.surface)).or_default();
            of.push((lesson.concept, lesson.accepted, lesson.rejected));
        }
        // They build on what is loaded and shipped.
        own.people = Kind::ALL.map(|kind| Layer::people(&own, kind, people));
        own
    }

    /// The loaded files, as they were given.
    pub fn loaded(&self) -> &[Arc<Layer>] {
        &self.loaded
    }

    /// Layers in the order in which they are asked.
    fn layers(&self, kind: Kind) -> impl Iterator<Item = &Layer> {
        let loaded = self.loaded.iter().map(AsRef::as_ref).filter(move |layer| layer.kind() == kind);
        std::iter::once(&self.people[kind as usize]).chain(loaded)
    }

    /// The concept with this id, as this library calls it. A merged one is still known by its id.
    pub fn get(&self, kind: Kind, id: &str) -> Option<&Concept> {
        let own = self.layers(kind).find_map(|layer| layer.get(id));
        own.or_else(|| Vocabulary::starter().get(kind, id)).or_else(|| Vocabulary::shipped().get(kind, id))
    }

    /// The concept without what people changed of it: as the loaded files and the shipped vocabulary have it.
    pub fn unchanged(&self, kind: Kind, id: &str) -> Option<&Concept> {
        let own = self.layers(kind).skip(1).find_map(|layer| layer.get(id));
        own.or_else(|| Vocabulary::shipped().get(kind, id))
    }

    /// Where its tags and names are now: the id itself, or what it was merged into.
    pub fn standing<'a>(&'a self, kind: Kind, id: &'a str) -> &'a str {
        let mut at = id;
        // Merged in a circle (A into B, later B into A): the second merge took the first away, so that this ends at once.
        for _ in 0..16 {
            match self.merged.get(&(kind, at.to_owned())) {
                Some(into) => at = into,
                None => break,
            }
        }
        at
    }

    /// Whether people made it.
    pub fn is_made_here(&self, kind: Kind, id: &str) -> bool {
        self.people[kind as usize].is_made_here(id)
    }

    /// Whether a loaded file says it is no longer in use, and what it has in its place.
    pub fn obsolete(&self, kind: Kind, id: &str) -> Option<Vec<String>> {
        self.layers(kind).find_map(|layer| layer.obsolete(id)).map(<[String]>::to_vec)
    }

    /// Whether a name of a concept is switched off.
    pub fn is_off(&self, kind: Kind, concept: &str, name: &str) -> bool {
        !self.off.is_empty() && self.off.contains(&(kind, surface(name), concept.to_owned()))
    }

    /// The broader concept.
    pub fn parent(&self, kind: Kind, id: &str) -> Option<&Concept> {
        let parent = self.get(kind, id)?.parent.as_deref()?;
        self.get(kind, self.standing(kind, parent))
    }

    /// What is broader, the nearest first.
    pub fn above(&self, kind: Kind, id: &str) -> Vec<&Concept> {
        let mut above: Vec<&Concept> = Vec::new();
        let mut at = id;
        while let Some(parent) = self.parent(kind, at) {
            // A loaded file may close a circle over the shipped hierarchy.
            if parent.id == id || above.len() > 32 || above.iter().any(|known| known.id == parent.id) {
                break;
            }
            above.push(parent);
            at = &parent.id;
        }
        above
    }

    /// What is directly narrower; for `None` the top of the hierarchy. Curated concepts first, then loaded and own ones.
    pub fn below(&self, kind: Kind, id: Option<&str>) -> Vec<&Concept> {
        let mut seen: HashSet<&str> = HashSet::new();
        let mut below = Vec::new();
        let layers = self.layers(kind).flat_map(|layer| layer.concepts());
        let layered = layers.filter(|concept| match (id, concept.parent.as_deref()) {
            (Some(id), Some(parent)) => parent == id && concept.id != id,
            // What a file calls broader and this library does not know leaves a concept at the top.
            (None, Some(parent)) => self.get(kind, parent).is_none(),
            (None, None) => true,
            (Some(_), None) => false,
        });
        for concept in Vocabulary::shipped().below(kind, id).into_iter().chain(layered) {
            if !self.merged.contains_key(&(kind, concept.id.clone())) && seen.insert(&concept.id) {
                below.extend(self.get(kind, &concept.id));
            }
        }
        below
    }

    /// Concepts by any name in either language, best first, as [`Vocabulary::search`]; own and loaded ones among them. A merged
    /// one is found as what it was merged into.
    ///
    /// What is typed in Latin letters and reads as Japanese is looked for in kana as well, behind the rest.
    pub fn search(&self, kind: Kind, text: &str, limit: usize, weight: &dyn Fn(&str) -> u32) -> (Vec<Hit<'_>>, usize) {
        let (mut shipped, mut total) = Vocabulary::shipped().search(kind, text, limit, weight);
        let mut found = Vec::new();
        for layer in self.layers(kind) {
            found.extend(layer.search(text, weight));
        }
        for kana in crate::romaji::kana(text) {
            let (by_kana, _) = Vocabulary::starter().search(kind, &kana, limit, weight);
            let new = by_kana.into_iter().filter(|hit| shipped.iter().all(|known| known.concept.id != hit.concept.id));
            let new: Vec<Hit<'_>> = new.collect();
            total += new.len();
            shipped.extend(new);
            for layer in self.layers(kind) {
                found.extend(layer.search(&kana, weight).into_iter().map(|(hit, _)| (hit, false)));
            }
        }
        let (mut exact, mut rest) = (Vec::new(), Vec::new());
        for (hit, fits) in found {
            if fits { exact.push(hit) } else { rest.push(hit) }
        }
        let typed = !text.trim().is_empty();
        let shown = shipped.len();
        let mut hits: Vec<Hit<'_>> = match typed {
            true => exact.into_iter().chain(shipped).chain(rest).collect(),
            false => shipped.into_iter().chain(exact).chain(rest).collect(),
        };
        let mut seen: HashSet<String> = HashSet::new();
        hits.retain_mut(|hit| {
            let id = self.standing(kind, &hit.concept.id);
            let Some(concept) = self.get(kind, id) else { return false };
            *hit = Hit { concept, matched: hit.matched };
            seen.insert(concept.id.clone())
        });
        // What is new beside the shipped ones; those merged into others are fewer.
        let total = (total + hits.len()).saturating_sub(shown);
        hits.truncate(limit);
        (hits, total)
    }

    /// The concept that has exactly this text for a name, as [`Vocabulary::exact`]; a name people gave goes first.
    pub fn exact(&self, kind: Kind, text: &str) -> Option<&Concept> {
        let key = search::exact_key(text);
        let own = self.layers(kind).find_map(|layer| layer.exact(&key));
        let found = own.or_else(|| Vocabulary::shipped().exact(kind, text))?;
        self.get(kind, self.standing(kind, &found.id))
    }

    /// Every mention of the text in its order, by the shipped names and this library's, with what was taught.
    pub fn suggest(&self, matcher: &Matcher, text: &str) -> Vec<Suggestion> {
        let mut mentions = matcher.suggest(text);
        if self.loaded.iter().any(|layer| layer.has_names()) || self.people.iter().any(Layer::has_names) {
            let found = names::find(self, text);
            names::weave(text, &mut mentions, found);
        }
        mentions.into_iter().filter_map(|mention| self.told(text, mention)).collect()
    }

    /// A mention with what this library says of its words.
    fn told(&self, text: &str, mut mention: Mention) -> Option<Suggestion> {
        let plain = mention.score;
        if self.merged.is_empty() && self.off.is_empty() && self.lessons.is_empty() {
            return Some(Suggestion { mention, plain, accepted: 0, rejected: 0 });
        }
        let kind = mention.kind;
        if !self.merged.is_empty() {
            let mut ids: Vec<Cow<'static, str>> = Vec::with_capacity(mention.ids.len());
            for id in mention.ids {
                let standing = match self.standing(kind, &id) {
                    same if *same == *id => id,
                    other => Cow::Owned(other.to_owned()),
                };
                if !ids.contains(&standing) {
                    ids.push(standing);
                }
            }
            mention.ids = ids;
        }
        let words = surface(&text[mention.start..mention.end]);
        mention.ids.retain(|id| !self.off.contains(&(kind, words.clone(), id.clone().into_owned())));
        if mention.ids.is_empty() {
            return None;
        }
        let lessons = self.lessons.get(&(kind, words)).map_or(&[][..], Vec::as_slice);
        let of = |id: &str| lessons.iter().find(|(concept, ..)| concept == id).map_or((0, 0), |(_, a, r)| (*a, *r));
        // What several concepts share goes to the one it was taken for.
        mention.ids.sort_by(|a, b| {
            let score = |id: &str| {
                let (accepted, rejected) = of(id);
                taught(plain, accepted, rejected)
            };
            score(b).total_cmp(&score(a))
        });
        let (accepted, rejected) = of(&mention.ids[0]);
        if accepted + rejected > 0 {
            mention.score = taught(plain, accepted, rejected);
            mention.ticked = mention.score >= TICKED;
        }
        Some(Suggestion { mention, plain, accepted, rejected })
    }
}

/// Why a name of this library is offered.
fn reason(name: names::Strength) -> Reason {
    match name {
        names::Strength::Person => Reason::Own,
        names::Strength::Label => Reason::Loaded,
        names::Strength::Short => Reason::Abbreviation,
        names::Strength::Related => Reason::Related,
    }
}
