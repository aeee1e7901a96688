//! What the texts of projects suggest that nobody has decided: assets as they would be saved, each with its sentence.

use crate::asset::{AssetFields, AssetSuggestion};
use crate::forge::Because;
use crate::prelude::*;
use crate::state::Open;
use domain::{AssetKind, AssetState, Step};
use std::collections::{BTreeMap, HashMap, HashSet};
use store::project::ProjectTexts;

/// Suggestions of these projects, the surest first. Not among them is what was turned down or confirmed from the same sentence,
/// and what is there anyway: the same kind at the same step, confirmed as 有.
///
/// # Errors
/// A database error.
pub(crate) async fn of(open: &Open, projects: &[Id]) -> Result<HashMap<Id, Vec<AssetSuggestion>>, Problem> {
    let texts = store::project::texts(&open.store, projects).await?;
    let mut decided: HashMap<Id, Decided> = HashMap::new();
    for row in store::asset::of_projects(&open.store, projects).await? {
        let Some(project) = row.project else { continue };
        let decided = decided.entry(project).or_default();
        decided.sentences.insert((row.kind, row.sentence));
        if row.state == AssetState::Have {
            decided.there.insert((row.kind, row.step));
        }
    }
    for row in store::asset::refused(&open.store, projects).await? {
        if let Some(kind) = AssetKind::parse(&row.kind) {
            decided.entry(row.project).or_default().sentences.insert((kind, row.sentence));
        }
    }
    let work = move || {
        let none = Decided::default();
        let look = |texts: &ProjectTexts| (texts.id, look(texts, decided.get(&texts.id).unwrap_or(&none)));
        crate::parallel::each(&texts, look)
    };
    let found = tokio::task::spawn_blocking(work).await.map_err(Problem::fault)?;
    Ok(found.into_iter().filter(|(_, suggestions)| !suggestions.is_empty()).collect())
}

/// What people decided of one project.
#[derive(Debug, Default)]
struct Decided {
    /// Confirmed or turned down from a sentence.
    sentences: HashSet<(AssetKind, String)>,
    /// Confirmed as 有.
    there: HashSet<(AssetKind, Step)>,
}

fn look(texts: &ProjectTexts, decided: &Decided) -> Vec<AssetSuggestion> {
    let fields = [
        ("title_ja", texts.title_ja.as_str()),
        ("title_en", &texts.title_en),
        ("summary_ja", &texts.summary_ja),
        ("summary_en", &texts.summary_en),
    ];
    let mut found = vocab::assets::suggest(&fields);
    found.retain(|one| !decided.there.contains(&(one.kind, one.step)));
    // The sentence moves into the key it is looked up by, and out of it again.
    found.retain_mut(|one| {
        let key = (one.kind, std::mem::take(&mut one.sentence));
        let open = !decided.sentences.contains(&key);
        one.sentence = key.1;
        open
    });
    found.into_iter().map(suggestion).collect()
}

fn suggestion(one: vocab::assets::Suggestion) -> AssetSuggestion {
    let words = one.label.clone();
    AssetSuggestion {
        from: one.from,
        to: one.to,
        certainty: one.certainty,
        because: Because {
            key: format!("asset-{}", one.rule),
            params: BTreeMap::from([("words".to_owned(), words)]),
            good: one.state != AssetState::None,
        },
        fields: AssetFields {
            kind: one.kind,
            step: one.step,
            state: one.state,
            label: one.label,
            n: one.n,
            replicated: one.replicated,
            independent: one.independent,
            glp: one.glp,
            field: one.field,
            sentence: one.sentence,
            source: String::new(),
            note: String::new(),
        },
    }
}
