//! Keeps what is held in memory in step with what is written.

use super::Open;
use crate::commands::Topic;
use crate::entries::Entries;
use crate::person::Working;
use domain::{Dim, Id, Kind, Problem};
use index::Index;
use std::collections::HashSet;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use store::{Changed, Store};
use vocab::own::Own;

impl Open {
    /// From now on this window works as somebody, or what is hidden is worked out anew. What is kept in memory of what the
    /// eyes before saw is made again; returns whether it was.
    async fn work_as(&self, working: Working) -> Result<bool, Problem> {
        let (before, viewer) = (self.store.viewer(), working.viewer());
        let hides = before.hidden != viewer.hidden;
        if hides {
            // Until it is made, nothing is found: better than what may not be seen.
            *self.index.write().unwrap_or_else(PoisonError::into_inner) = Index::default();
        }
        self.store.look_as(&viewer).await?;
        *self.working.write().unwrap_or_else(PoisonError::into_inner) = working;
        if hides || before.person != viewer.person {
            self.forget().await;
        }
        if hides {
            self.read_own().await?;
            let themes = Arc::new(crate::find::themes(&self.store).await);
            *self.themes.write().unwrap_or_else(PoisonError::into_inner) = themes;
            let anew = build(&self.store, &self.own()).await?;
            *self.index.write().unwrap_or_else(PoisonError::into_inner) = anew;
            // What somebody worked out meanwhile is of an index in which nothing was.
            self.forget().await;
        }
        Ok(hides)
    }

    /// Nothing that was worked out from what could be seen so far counts any more.
    async fn forget(&self) {
        self.revision.fetch_add(1, Ordering::AcqRel);
        self.registry.forget();
        self.rounds.forget();
        self.strands.forget();
        *self.home.lock().await = crate::home::Known::default();
        *self.scanned.lock().unwrap_or_else(PoisonError::into_inner) = None;
        *self.queued.lock().unwrap_or_else(PoisonError::into_inner) = crate::tagging::Queued::default();
    }

    /// From now on this window works as this person, or as nobody.
    pub(crate) async fn work_as_person(&self, person: Option<Id>) -> Result<(), Problem> {
        let _turn = self.turn.lock().await;
        let working = Working::of(&self.store, person, self.me().always).await?;
        self.work_as(working).await.map(drop)
    }

    /// Works out anew who works here and what is hidden. Only for whoever has the turn.
    async fn look_anew(&self) -> Result<bool, Problem> {
        let before = self.me();
        let person = before.person.map(|person| person.id);
        let working = Working::of(&self.store, person, before.always).await?;
        self.work_as(working).await
    }

    /// Takes in what another program wrote since, for a library that is only read.
    pub(crate) async fn catch_up(&self) -> Result<(), Problem> {
        if self.seen.load(Ordering::Acquire) == self.store.version().await? {
            return Ok(());
        }
        let _turn = self.turn.lock().await;
        let now = self.store.version().await?;
        if self.seen.load(Ordering::Acquire) == now {
            return Ok(());
        }
        self.revision.fetch_add(1, Ordering::AcqRel);
        self.registry.forget();
        self.rounds.forget();
        self.strands.forget();
        if !self.look_anew().await? {
            // The same projects are hidden; what they are called may have changed.
            self.store.look_again().await?;
            self.read_own().await?;
            let themes = Arc::new(crate::find::themes(&self.store).await);
            *self.themes.write().unwrap_or_else(PoisonError::into_inner) = themes;
            let anew = build(&self.store, &self.own()).await?;
            *self.index.write().unwrap_or_else(PoisonError::into_inner) = anew;
            self.forget().await;
        }
        // Said last: whoever asks meanwhile waits for it.
        self.seen.store(now, Ordering::Release);
        Ok(())
    }

    /// Projects whose tags are called otherwise, or covered by something else, than before.
    fn called_otherwise(&self, before: &Arc<Own>) -> Vec<Id> {
        let now = self.own();
        let (mut old, mut new) = (Entries::of(before), Entries::of(&now));
        let index = self.index();
        let mut projects: HashSet<Id> = HashSet::new();
        for kind in Kind::ALL {
            let dim = Dim::of(kind);
            let differs = |id: &&Arc<str>| old.called(kind, id) != new.called(kind, id);
            let concepts: Vec<String> =
                index.values(dim).map(|(id, _)| id).filter(differs).map(|id| id.to_string()).collect();
            if !concepts.is_empty() {
                let asked = index::Asked { want: index::Want::Has(dim, concepts), ..index::Asked::default() };
                projects.extend(index.ids(&asked, &[]));
            }
        }
        projects.into_iter().collect()
    }

    /// Brings the index in step with a write and names the topics to refetch.
    pub(crate) async fn follow(&self, changed: &Changed) -> Result<Vec<Topic>, Problem> {
        let since = std::time::Instant::now();
        self.revision.fetch_add(1, Ordering::AcqRel);
        let _turn = self.turn.lock().await;
        self.registry.follow(changed);
        self.rounds.follow(changed);
        // Without people nothing is hidden, and nothing has to be worked out.
        let people = self.me().people || changed.tables.contains("person");
        let tells = people && crate::interest::TABLES.iter().any(|table| changed.tables.contains(*table));
        if tells && self.look_anew().await? {
            return Ok(Topic::CONTENT.to_vec());
        }
        let mut projects = changed.projects.clone();
        if crate::own::TABLES.iter().any(|table| changed.tables.contains(*table)) {
            let before = self.own();
            self.read_own().await?;
            projects.extend(self.called_otherwise(&before));
            projects.sort_unstable();
            projects.dedup();
        }
        if changed.tables.contains("theme") {
            let now = Arc::new(crate::find::themes(&self.store).await);
            *self.themes.write().unwrap_or_else(PoisonError::into_inner) = now;
        }
        let own = self.own();
        if changed.all_projects {
            let anew = build(&self.store, &own).await?;
            *self.index.write().unwrap_or_else(PoisonError::into_inner) = anew;
        } else {
            let rows = match projects.as_slice() {
                [] => Vec::new(),
                some => store::project::index_rows(&self.store, Some(some)).await?,
            };
            let tagged: Vec<Id> =
                changed.tagged_only.iter().copied().filter(|id| projects.binary_search(id).is_err()).collect();
            let tagged = match tagged.as_slice() {
                [] => Vec::new(),
                some => store::project::tag_rows(&self.store, some).await?,
            };
            // Worked out while others still read.
            let (entries, tagged): (Vec<_>, Vec<_>) = {
                let index = self.index();
                let mut entries = Entries::beside(&own, &index);
                (
                    rows.into_iter().map(|row| entries.entry(row)).collect(),
                    tagged.into_iter().map(|row| (row.id, entries.tagged(row.tags, row.finished))).collect(),
                )
            };
            let mut index = self.index.write().unwrap_or_else(PoisonError::into_inner);
            index.follow(&projects, entries);
            tagged.into_iter().for_each(|(id, tagged)| index.retag(id, tagged));
        }
        // Last: what is worked out anew is worked out from the index as it is now.
        self.strands.follow(changed);
        *self.followed.lock().unwrap_or_else(PoisonError::into_inner) = since.elapsed();
        Ok(topics(changed))
    }
}

fn topics(changed: &Changed) -> Vec<Topic> {
    let mut topics: Vec<Topic> = changed
        .tables
        .iter()
        .filter_map(|table| match table.as_str() {
            "import" | "source_row" | "project" | "project_year" | "year_source" | "override" | "alias" | "outcome" => {
                Some(Topic::Projects)
            }
            "pair" | "word" | "word_use" | "programme_name" => Some(Topic::Proposals),
            "profile" => Some(Topic::Profiles),
            "view" | "wanted" => Some(Topic::Views),
            "tag" | "finished" => Some(Topic::Tags),
            "concept" | "concept_name" | "vocabulary" | "term" | "lesson" | "concept_review" => Some(Topic::Vocabulary),
            "programme" | "programme_code" | "programme_alias" | "programme_pair" | "support" | "fact" | "handover"
            | "adjustment" | "kpi_target" => Some(Topic::Programmes),
            "theme" | "theme_project" | "disclosure" | "theme_state_name" | "theme_extra" | "asset"
            | "asset_refused" | "theme_need" | "claim" | "theme_version" | "theme_version_part" | "theme_comment"
            | "theme_mention" | "hearing" => Some(Topic::Themes),
            "person" | "interest" | "interest_override" => Some(Topic::People),
            "criteria" | "round" | "round_item" | "assignment" | "decision" | "remark" | "ruling" | "final"
            | "connection" => Some(Topic::Rounds),
            "attachment" => Some(Topic::Attachments),
            table if table == "plan" || table.starts_with("plan_") => Some(Topic::Plans),
            _ => None,
        })
        .chain([Topic::History])
        .collect();
    topics.sort_unstable();
    topics.dedup();
    topics
}

pub(super) async fn build(store: &Store, own: &Own) -> Result<Index, Problem> {
    let (mut index, mut entries) = (Index::default(), Entries::of(own));
    store::project::each_index_row(store, None, |row| index.put(entries.entry(row))).await?;
    Ok(index)
}
