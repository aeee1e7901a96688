//! What the concepts in use are called, folded, so that a search finds tags by any of their names.

use domain::{Dim, Kind, text};
use index::Index;
use std::collections::HashMap;
use std::sync::Arc;
use vocab::own::Own;

/// Names of concepts, worked out when first asked for and kept while the vocabulary is the same.
#[derive(Debug, Default)]
pub(crate) struct Names {
    own: Option<Arc<Own>>,
    of: [HashMap<Arc<str>, Called>; 3],
}

/// What one concept is called: folded, a line each.
#[derive(Debug)]
struct Called {
    /// Id, labels, short forms; then its other names.
    all: String,
    /// Length of the first part.
    labels: usize,
}

impl Names {
    /// Concepts in use, or above one in use, of which a name holds the word; `labels` = only what they are shown as.
    pub(crate) fn holding(
        &mut self,
        own: &Arc<Own>,
        index: &Index,
        kind: Kind,
        word: &str,
        labels: bool,
    ) -> Vec<String> {
        if !self.own.as_ref().is_some_and(|known| Arc::ptr_eq(known, own)) {
            *self = Names { own: Some(Arc::clone(own)), of: Default::default() };
        }
        let known = &mut self.of[kind as usize];
        let finder = memchr::memmem::Finder::new(word);
        let mut found = Vec::new();
        for (id, _) in index.values(Dim::of(kind)) {
            let called = match known.get(id) {
                Some(called) => called,
                None => known.entry(Arc::clone(id)).or_insert_with(|| called(own, kind, id)),
            };
            let names = if labels { &called.all[..called.labels] } else { &called.all };
            if finder.find(names.as_bytes()).is_some() {
                found.push(id.to_string());
            }
        }
        found.sort_unstable();
        found
    }
}

fn called(own: &Own, kind: Kind, id: &str) -> Called {
    let mut all = text::fold(id);
    let mut labels = all.len();
    if let Some(concept) = own.get(kind, id) {
        let shown = [&concept.label_ja, &concept.label_en, &concept.short_ja, &concept.short_en];
        let others = concept.synonyms_ja.iter().chain(&concept.synonyms_en);
        for (at, name) in shown.into_iter().chain(others.filter(|name| !own.is_off(kind, id, name))).enumerate() {
            all.push('\n');
            text::fold_into(name, &mut all);
            if at < 4 {
                labels = all.len();
            }
        }
    }
    Called { all, labels }
}
