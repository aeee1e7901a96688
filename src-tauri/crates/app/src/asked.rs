//! Which projects a filter or a selection means: words looked up in the vocabulary, programmes in the registry.

use crate::prelude::*;
use crate::state::Open;
use domain::Selection;
use index::{Asked, Want};
use std::collections::HashSet;

impl Open {
    /// Projects of a filter, its words looked up in the vocabulary, its programmes in the registry. Not to be asked for while
    /// the index is held.
    ///
    /// # Errors
    /// A database error.
    pub(crate) async fn asked(&self, filter: &Filter) -> Result<Asked, Problem> {
        if filter.registered.is_empty() {
            return Ok(self.asked_of(filter));
        }
        let tied = crate::registry::tied(self).await?;
        let wanted: HashSet<Id> = filter.registered.iter().copied().collect();
        // Id 0 is of no programme: it stands for those that are tied to none.
        let of = |tie: &crate::registry::Tie| wanted.contains(&tie.programme().unwrap_or(0));
        let these = tied.projects.iter().filter(|project| of(&project.tie)).map(|project| project.id).collect();
        let asked = self.asked_of(&Filter { registered: Vec::new(), ..filter.clone() });
        Ok(Asked { want: Want::And(vec![Want::These(these), asked.want]), ..asked })
    }

    /// As [`Open::asked`], of a filter that names no programme of the registry; of one that does, no project.
    pub(crate) fn asked_of(&self, filter: &Filter) -> Asked {
        let query = domain::query::read(&filter.text);
        let want = self.meaning(filter.exact, |meaning| meaning.want(&query.expr, false));
        let want = if filter.registered.is_empty() { want } else { Want::These(Vec::new()) };
        let filter = Filter { text: String::new(), exact: false, registered: Vec::new(), ..filter.clone() };
        Asked { filter, want }
    }

    /// The projects of a selection, in the order of the list.
    ///
    /// # Errors
    /// `NoSuchProject`, `NothingSelected`; a database error.
    pub(crate) async fn selected(&self, selection: &Selection) -> Result<Vec<Id>, Problem> {
        let asked = match selection {
            Selection::Matching { filter, .. } => self.asked(filter).await?,
            Selection::These(_) => Asked::default(),
        };
        let index = self.index();
        let ids: Vec<Id> = match selection {
            Selection::These(ids) => {
                if let Some(gone) = ids.iter().find(|id| index.get(**id).is_none()) {
                    return Err(Problem::new(ProblemCode::NoSuchProject).with("key", format!("#{gone}")));
                }
                let mut seen = HashSet::new();
                ids.iter().copied().filter(|id| seen.insert(*id)).collect()
            }
            Selection::Matching { except, .. } => {
                let except: HashSet<&Id> = except.iter().collect();
                let mut ids = index.ids(&asked, &[]);
                ids.retain(|id| !except.contains(id));
                ids
            }
        };
        if ids.is_empty() { Err(Problem::new(ProblemCode::NothingSelected)) } else { Ok(ids) }
    }
}
