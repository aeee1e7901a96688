//! What a row brings beside its year: words, tags and outcomes, on their way into the library.

use super::beside::Came;
use super::words::{Meaning, Terms};
use domain::{Id, Kind, Problem, text};
use std::collections::{HashMap, HashSet};
use store::Tx;
use store::rows::{OutcomeRow, TagRow, TagState, WordRow, WordUseRow};

/// What a row brings beside its year.
pub(super) struct Beside {
    pub(super) project: Id,
    pub(super) source: Id,
    pub(super) year: Option<i32>,
    pub(super) terms: Vec<Terms>,
    pub(super) came: Vec<Came>,
}

/// Words, tags and outcomes on their way into the library.
pub(super) struct Notes {
    words: HashMap<(Kind, String), Id>,
    /// Projects in which a word of the library stands, read when first asked for.
    uses: HashMap<Id, HashSet<Id>>,
    /// Words that were there before this import.
    old: HashSet<Id>,
}

impl Notes {
    pub(super) fn of(rows: Vec<WordRow>) -> Notes {
        let old = rows.iter().map(|row| row.id).collect();
        Notes {
            words: rows.into_iter().map(|row| ((row.kind, row.folded), row.id)).collect(),
            uses: HashMap::new(),
            old,
        }
    }

    /// Writes what rows bring beside their years. `had` are the tags the projects have in any state.
    pub(super) async fn write(
        &mut self,
        tx: &mut Tx,
        beside: Vec<Beside>,
        had: &HashSet<(Id, Kind, String)>,
    ) -> Result<(), Problem> {
        let (by, at) = (tx.by().to_owned(), tx.now().to_owned());
        let mut tags: Vec<TagRow> = Vec::new();
        let mut given: HashSet<(Id, Kind, String)> = HashSet::new();
        let mut new_words: Vec<WordRow> = Vec::new();
        let mut uses: Vec<WordUseRow> = Vec::new();
        let mut outcomes: Vec<OutcomeRow> = Vec::new();
        for row in beside {
            for terms in row.terms {
                for (word, meaning) in terms.words {
                    let kind = terms.kind;
                    let concept = match meaning {
                        Meaning::Concept(concept) => concept,
                        Meaning::Free | Meaning::Unknown => {
                            let folded = text::fold(&word);
                            let known = self.words.get(&(kind, folded.clone())).copied();
                            let id = match known {
                                Some(id) => id,
                                None => {
                                    let id = tx.take_id()?;
                                    self.words.insert((kind, folded.clone()), id);
                                    let (by, at) = (by.clone(), at.clone());
                                    let state = "open".to_owned();
                                    new_words.push(WordRow {
                                        id,
                                        kind,
                                        folded,
                                        text: word,
                                        concept: None,
                                        state,
                                        by,
                                        at,
                                    });
                                    id
                                }
                            };
                            if !self.uses.contains_key(&id) && self.old.contains(&id) {
                                let rows = store::word::uses_in(tx, id).await?;
                                self.uses.insert(id, rows.into_iter().map(|row| row.project).collect());
                            }
                            if self.uses.entry(id).or_default().insert(row.project) {
                                let (project, source) = (row.project, row.source);
                                let evidence = terms.cell.clone();
                                uses.push(WordUseRow { id: 0, word: id, project, source, evidence });
                            }
                            continue;
                        }
                    };
                    let tag = (row.project, kind, concept);
                    if had.contains(&tag) || !given.insert(tag.clone()) {
                        continue;
                    }
                    tags.push(TagRow {
                        id: 0,
                        project: row.project,
                        kind,
                        concept: tag.2,
                        main: false,
                        state: TagState::Proposed,
                        evidence: terms.cell.clone(),
                        source: Some(row.source),
                        by: by.clone(),
                        at: at.clone(),
                        ground: None,
                    });
                }
            }
            for came in row.came {
                let year = came.year.or(row.year);
                let Came { kind, amount, text, .. } = came;
                let (project, source) = (row.project, row.source);
                let (kind, source) = (kind.as_str().to_owned(), Some(source));
                outcomes.push(OutcomeRow { project, year, kind, amount, text, source, ..OutcomeRow::default() });
            }
        }
        number(tx, &mut tags, |row, id| row.id = id)?;
        number(tx, &mut uses, |row, id| row.id = id)?;
        number(tx, &mut outcomes, |row, id| row.id = id)?;
        store::import::insert_tags(tx, &tags).await?;
        store::import::insert_words(tx, &new_words).await?;
        store::import::insert_word_uses(tx, &uses).await?;
        store::import::insert_outcomes(tx, &outcomes).await
    }
}

/// Gives each row an id of the library.
pub(super) fn number<T>(tx: &mut Tx, rows: &mut [T], give: impl Fn(&mut T, Id)) -> Result<(), Problem> {
    let first = tx.take_ids(rows.len())?;
    (first..).zip(rows).for_each(|(id, row)| give(row, id));
    Ok(())
}
