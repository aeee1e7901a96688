//! The sentence that says a project brings something: of a person's asset, else of its texts. Read for the few that are shown.

use super::Quote;
use super::strands::closes;
use crate::asset::{Asset, AssetSuggestion};
use crate::prelude::*;
use crate::state::Open;
use domain::{AssetState, Need};
use std::collections::HashMap;

/// What is told of these projects, sentence by sentence.
pub(super) struct Quotes {
    pub(super) assets: HashMap<Id, Vec<Asset>>,
    pub(super) suggested: HashMap<Id, Vec<AssetSuggestion>>,
}

/// What says that a project brings a need.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Says {
    /// A person; with the sentence where there is one.
    Person(Option<Quote>),
    /// Its texts.
    Text(Quote),
}

impl Says {
    pub(super) fn quote(self) -> Option<Quote> {
        match self {
            Says::Person(quote) => quote,
            Says::Text(quote) => Some(quote),
        }
    }
}

impl Quotes {
    /// Reads them.
    pub(super) async fn of(open: &Open, projects: &[Id]) -> Result<Quotes, Problem> {
        let mut assets: HashMap<Id, Vec<Asset>> = HashMap::new();
        for asset in crate::asset::assets(store::asset::of_projects(&open.store, projects).await?) {
            if let Some(project) = asset.project {
                assets.entry(project).or_default().push(asset);
            }
        }
        Ok(Quotes { assets, suggested: crate::asset::suggested::of(open, projects).await? })
    }

    /// What says that a project brings a need; `None` = nothing.
    pub(super) fn says(&self, project: Id, need: Need) -> Option<Says> {
        let assets = self.assets.get(&project).into_iter().flatten();
        let by_person = assets.map(|asset| &asset.fields).filter(|fields| brings(fields, need));
        // What is there before what is being obtained, a sentence before none.
        let rank =
            |fields: &&crate::asset::AssetFields| (fields.state == AssetState::Obtaining, fields.sentence.is_empty());
        if let Some(fields) = by_person.min_by_key(rank) {
            return Some(Says::Person(quote(project, fields)));
        }
        // As it is counted: 無 takes away what a text says of the same kind at the same step.
        let denied = |fields: &&crate::asset::AssetFields| {
            let said = self.assets.get(&project).into_iter().flatten().map(|asset| &asset.fields);
            said.filter(|said| said.state == AssetState::None)
                .any(|said| (said.kind, said.step) == (fields.kind, fields.step))
        };
        let texts = self.suggested.get(&project).into_iter().flatten();
        let by_text = texts.map(|one| &one.fields).filter(|fields| brings(fields, need) && !denied(fields));
        by_text.min_by_key(rank).and_then(|fields| quote(project, fields)).map(Says::Text)
    }
}

fn brings(fields: &crate::asset::AssetFields, need: Need) -> bool {
    closes(fields.kind, fields.step, fields.state).is_some_and(|(needs, _)| needs.has(need))
}

fn quote(project: Id, fields: &crate::asset::AssetFields) -> Option<Quote> {
    let sentence = fields.sentence.clone();
    (!sentence.is_empty()).then(|| Quote { project, field: fields.field.clone(), sentence })
}
