//! What a search text means in this library: its words with what the vocabulary calls the same, its fields as values.

use super::AlsoFound;
use super::names::Names;
use crate::prelude::*;
use crate::project::chip;
use domain::Dim;
use domain::query::{Expr, Field, Leaf, Value};
use domain::text::{self, mark};
use index::{Index, Want, Word};
use std::sync::Arc;
use vocab::own::Own;

/// Names of one concept that are looked for.
const NAMES: usize = 24;
/// Names that are told.
const TOLD: usize = 8;
/// Words that may together be one name (pancreatic cancer, non-small cell lung cancer).
const LONGEST_NAME: usize = 5;

/// A theme as projects are found by it.
#[derive(Debug, Clone)]
pub(crate) struct Theme {
    /// Id.
    pub(crate) id: Id,
    /// Code and title, Japanese and English.
    pub(crate) labels: (String, String),
    /// Code and titles, folded, a line each.
    pub(crate) folded: String,
}

/// Every theme.
pub(crate) type Themes = Vec<Theme>;

/// The themes, as projects are found by them. What is damaged there is told where themes are read, and keeps nobody from the
/// projects.
pub(crate) async fn themes(store: &store::Store) -> Themes {
    let all = store::theme::names(store).await.unwrap_or_default();
    let theme = |(id, code, ja, en): (Id, String, String, String)| {
        let titled = |title: &str, other: &str| format!("{code} {}", if title.is_empty() { other } else { title });
        let folded = [&code, &ja, &en].map(|name| text::fold(name)).join("\n");
        Theme { id, labels: (titled(&ja, &en), titled(&en, &ja)), folded }
    };
    all.into_iter().map(theme).collect()
}

/// What to mark in texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// As it is written.
    pub(crate) text: String,
    /// As it is looked for.
    pub(crate) word: Word,
    /// Which condition of the search it is one way to meet.
    pub(crate) term: usize,
}

/// Reads a search text for one library.
pub(crate) struct Meaning<'a> {
    pub(crate) own: &'a Arc<Own>,
    pub(crate) index: &'a Index,
    pub(crate) names: &'a mut Names,
    pub(crate) themes: &'a Themes,
    /// Without what the vocabulary calls the same.
    pub(crate) exact: bool,
    /// What is looked for beside the words, as it is found.
    pub(crate) also: Vec<AlsoFound>,
    /// What to mark in texts.
    pub(crate) marks: Vec<Mark>,
    /// Conditions with words so far.
    pub(crate) terms: usize,
}

impl Meaning<'_> {
    /// What an expression wants. `marked` = what it finds is to be marked.
    pub(crate) fn want(&mut self, expr: &Expr, marked: bool) -> Want {
        match expr {
            Expr::And(parts) => Want::And(self.all(parts, marked)),
            Expr::Or(parts) => Want::Or(parts.iter().map(|part| self.want(part, marked)).collect()),
            Expr::Not(inner) => Want::Not(Box::new(self.want(inner, false))),
            Expr::Leaf(leaf) => self.leaf(leaf, marked),
        }
    }

    /// Conditions side by side; words that together are a name of a concept are looked for as that name, too.
    fn all(&mut self, parts: &[Expr], marked: bool) -> Vec<Want> {
        let mut wants = Vec::new();
        let mut at = 0;
        while at < parts.len() {
            let run: Vec<&str> = parts[at..].iter().map_while(plain).take(LONGEST_NAME).collect();
            let name = (2..=run.len()).rev().find_map(|length| {
                let name = run[..length].join(" ");
                let concepts = self.concepts(&name);
                (!concepts.is_empty()).then_some((length, name, concepts))
            });
            match name {
                Some((length, name, concepts)) => {
                    self.terms += 1;
                    let each = run[..length].iter().map(|word| self.typed(word, None, marked)).collect();
                    let mut any = vec![Want::And(each)];
                    any.extend(self.same(&name, &concepts, None, marked));
                    wants.push(Want::Or(any));
                    at += length;
                }
                None => {
                    wants.push(self.want(&parts[at], marked));
                    at += 1;
                }
            }
        }
        wants
    }

    fn leaf(&mut self, leaf: &Leaf, marked: bool) -> Want {
        match (&leaf.value, leaf.field) {
            (Value::Missing, Some(field)) => missing(field),
            (Value::Range { from, to, .. }, field) => match field {
                Some(Field::Budget) => Want::Budget(*from, *to),
                Some(Field::Ends) => Want::Years(Dim::Ends, *from, *to),
                _ => Want::Years(Dim::Year, *from, *to),
            },
            (Value::Words { text, phrase }, field) => self.words(text, *phrase, field, marked),
            (Value::Missing, None) => Want::default(),
        }
    }

    fn words(&mut self, text: &str, phrase: bool, field: Option<Field>, marked: bool) -> Want {
        let folded = text::fold(text);
        let in_lines = match field {
            None => None,
            Some(Field::Title) => Some(mark::TITLE),
            Some(Field::Summary) => Some(mark::SUMMARY),
            Some(Field::Keyword) => Some(mark::KEYWORDS),
            Some(Field::Number) => Some(mark::NUMBER),
            Some(Field::Institution) => Some(mark::INSTITUTION),
            Some(Field::Researcher) => Some(mark::RESEARCHER),
            Some(Field::Programme) => Some(mark::PROGRAMME),
            Some(Field::Note) => return Want::Notes(vec![Word { text: folded, whole: false }]),
            Some(Field::Target) => return self.tagged(text, &[Kind::Target], phrase),
            Some(Field::Modality) => return self.tagged(text, &[Kind::Modality], phrase),
            Some(Field::Indication) => return self.tagged(text, &[Kind::Indication], phrase),
            Some(Field::Tag) => return self.tagged(text, &Kind::ALL, phrase),
            Some(Field::Phase) => return self.stated(Dim::Phase, &folded),
            Some(Field::Ministry) => return self.stated(Dim::Ministry, &folded),
            Some(Field::Integrated) => return self.stated(Dim::Integrated, &folded),
            Some(Field::Prefecture) => return self.stated(Dim::Prefecture, &folded),
            Some(Field::Theme) => {
                let named = self.themes.iter().filter(|theme| theme.folded.contains(&folded));
                return Want::Has(Dim::Theme, named.map(|theme| theme.id.to_string()).collect());
            }
            // Read as ranges.
            Some(Field::Year | Field::Ends | Field::Budget) => return Want::Or(Vec::new()),
        };
        self.terms += 1;
        let mut any = vec![self.typed(text, in_lines, marked)];
        let has_synonyms = matches!(field, None | Some(Field::Title | Field::Summary | Field::Keyword));
        if !phrase && has_synonyms {
            let concepts = self.concepts(text);
            any.extend(self.same(text, &concepts, in_lines, marked));
        }
        if any.len() == 1 { any.remove(0) } else { Want::Or(any) }
    }

    /// The word as it was typed, in texts and, where no field is asked for, in the names of tags.
    fn typed(&mut self, text: &str, in_lines: Option<char>, marked: bool) -> Want {
        let folded = text::fold(text);
        let word = Word { text: folded.clone(), whole: false };
        if marked {
            self.marks.push(Mark { text: text.to_owned(), word: word.clone(), term: self.terms });
        }
        let mut any = vec![Want::Words { words: vec![word], mark: in_lines }];
        if in_lines.is_none() {
            for kind in Kind::ALL {
                let found = self.names.holding(self.own, self.index, kind, &folded, self.exact);
                if !found.is_empty() {
                    any.push(Want::Has(Dim::of(kind), found));
                }
            }
        }
        if any.len() == 1 { any.remove(0) } else { Want::Or(any) }
    }

    /// The concepts that a word is a name of.
    fn concepts(&self, text: &str) -> Vec<Concept> {
        if self.exact {
            return Vec::new();
        }
        Kind::ALL.into_iter().filter_map(|kind| self.own.exact(kind, text)).cloned().collect()
    }

    /// What these concepts are called beside what was typed.
    fn same(&mut self, typed: &str, concepts: &[Concept], in_lines: Option<char>, marked: bool) -> Vec<Want> {
        let folded = text::fold(typed);
        let mut any = Vec::new();
        for concept in concepts {
            let shown = [&concept.label_ja, &concept.label_en, &concept.short_ja, &concept.short_en];
            let names = shown.into_iter().chain(&concept.synonyms_ja).chain(&concept.synonyms_en);
            let mut words: Vec<Word> = Vec::new();
            let mut told: Vec<String> = Vec::new();
            for name in names.filter(|name| !self.own.is_off(concept.kind, &concept.id, name)) {
                let text = text::fold(name);
                // One letter is found by chance; a name that holds what was typed is found with it.
                let says_more = text.chars().nth(1).is_some() && !text.contains(&folded);
                if !says_more || words.iter().any(|word| word.text == text) || words.len() >= NAMES {
                    continue;
                }
                told.push(name.clone());
                // Of Latin letters a short one is part of many words.
                let word = Word { whole: text.is_ascii(), text };
                if marked {
                    self.marks.push(Mark { text: name.clone(), word: word.clone(), term: self.terms });
                }
                words.push(word);
            }
            told.truncate(TOLD);
            any.push(Want::Has(Dim::of(concept.kind), vec![concept.id.clone()]));
            if !words.is_empty() {
                any.push(Want::Words { words, mark: in_lines });
            }
            if !told.is_empty() && self.also.iter().all(|known| known.concept.id != concept.id) {
                let concept = chip(self.own, concept.kind, &concept.id, false, false);
                self.also.push(AlsoFound { word: typed.to_owned(), concept, names: told });
            }
        }
        any
    }

    /// Projects tagged with a concept of that name, or with what is narrower.
    fn tagged(&mut self, text: &str, kinds: &[Kind], phrase: bool) -> Want {
        let folded = text::fold(text);
        let mut any = Vec::new();
        for kind in kinds {
            let mut found = self.names.holding(self.own, self.index, *kind, &folded, self.exact || phrase);
            if let Some(concept) = self.own.exact(*kind, text).filter(|_| !phrase && !self.exact) {
                found.push(concept.id.clone());
            }
            if !found.is_empty() {
                any.push(Want::Has(Dim::of(*kind), found));
            }
        }
        Want::Or(any)
    }

    /// Projects that state a value which holds the word.
    fn stated(&self, dim: Dim, folded: &str) -> Want {
        let holding = self.index.values(dim).filter(|(name, _)| text::fold(name).contains(folded));
        let mut values: Vec<String> = holding.map(|(name, _)| name.to_string()).collect();
        values.sort_unstable();
        Want::Has(dim, values)
    }
}

/// A word without field and quotation marks.
fn plain(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Leaf(Leaf { field: None, value: Value::Words { text, phrase: false } }) => Some(text),
        _ => None,
    }
}

fn missing(field: Field) -> Want {
    let none = |dim: Dim| Want::Has(dim, vec![Filter::NONE.to_owned()]);
    match field {
        Field::Number => Want::NoNumber,
        Field::Researcher => Want::NoResearcher,
        Field::Institution => none(Dim::Institution),
        Field::Programme => none(Dim::Programme),
        Field::Target => none(Dim::Target),
        Field::Modality => none(Dim::Modality),
        Field::Indication => none(Dim::Indication),
        Field::Tag => Want::And(Kind::ALL.map(|kind| none(Dim::of(kind))).into()),
        Field::Year => none(Dim::Year),
        Field::Ends => none(Dim::Ends),
        Field::Budget => none(Dim::Budget),
        Field::Phase => none(Dim::Phase),
        Field::Ministry => none(Dim::Ministry),
        Field::Integrated => none(Dim::Integrated),
        Field::Prefecture => none(Dim::Prefecture),
        Field::Theme => none(Dim::Theme),
        // Of running texts `なし` is a word.
        Field::Title | Field::Summary | Field::Keyword | Field::Note => Want::default(),
    }
}
