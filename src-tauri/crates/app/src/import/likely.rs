//! What a plan proposes and remarks: projects that may be one, titles that changed, projects no longer named.

use super::layout::{issue, place as place_of};
use super::list::List;
use super::matching::{Place, Project};
use super::plan::{Likeness, Plan, Titling};
use super::{Field, ImportOptions, PairKind, RowFate, SameChoice, Vanished};
use domain::{Id, IssueCode, Problem, ProblemCode};
use index::similar::{Titled, similar, similar_within};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Likeness, percent, from which two projects are proposed as one.
const LIKELY: u8 = 85;
/// Projects that vanished are named up to this many.
const VANISHED_NAMED: usize = 200;

impl Plan {
    /// Proposes new projects that may be another one, and follows what a person chose.
    pub(super) fn find_likely(
        &mut self,
        list: &List,
        options: &ImportOptions,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<(), Problem> {
        let library = self.known.library;
        for place in library..self.known.projects.len() {
            let Some((other, same)) = self.known.same_title(place) else { continue };
            let (mine, theirs) = (&self.known.projects[place].key, &self.known.projects[other].key);
            let kind = if mine.is_some() && theirs.is_some() { PairKind::Renumbered } else { PairKind::Similar };
            let score = if same { 100 } else { 90 };
            self.likely.insert(place, Likeness { other, kind, score, choice: None });
        }
        {
            let projects = &self.known.projects;
            fn titled(project: &Project) -> Titled<'_> {
                Titled { title: &project.title, institution: &project.institution, years: project.years }
            }
            let probes: Vec<Place> =
                (library..projects.len()).filter(|place| !self.likely.contains_key(place)).collect();
            let list: Vec<Titled<'_>> = probes.iter().map(|place| titled(&projects[*place])).collect();
            let base: Vec<Titled<'_>> = projects[..library].iter().map(titled).collect();
            let mut found: Vec<(Place, Place, u8)> = Vec::new();
            found.extend(similar(&base, &list, LIKELY, cancelled).iter().map(|l| (probes[l.probe], l.base, l.score)));
            let within = similar_within(&list, LIKELY, cancelled);
            found.extend(within.iter().map(|l| (probes[l.probe], probes[l.base], l.score)));
            // Of several the likeliest, of equals the earliest.
            found.sort_by_key(|(place, other, score)| (*place, std::cmp::Reverse(*score), *other));
            for (place, other, score) in found {
                // Without an institution a title that is only alike says something over the years, nothing in one.
                let (mine, theirs) = (&projects[place], &projects[other]);
                let unplaced = mine.institution.is_empty() || theirs.institution.is_empty();
                if unplaced && (mine.years == theirs.years || mine.years.is_none() || theirs.years.is_none()) {
                    continue;
                }
                let likeness = Likeness { other, kind: PairKind::Similar, score, choice: None };
                self.likely.entry(place).or_insert(likeness);
            }
        }
        if cancelled() {
            return Err(Problem::new(ProblemCode::Cancelled));
        }
        let chosen: HashMap<Place, SameChoice> = self
            .rows
            .iter()
            .enumerate()
            .filter_map(|(nth, row)| Some((row.place?, *options.same.get(&self.head(nth).row)?)))
            .collect();
        let mut places: Vec<Place> = self.likely.keys().copied().collect();
        places.sort_unstable();
        for place in places {
            let Some(likeness) = self.likely.get_mut(&place) else { continue };
            likeness.choice = chosen.get(&place).copied();
            let (likeness, Some(nth)) = (*likeness, self.first_rows.get(&place)) else { continue };
            let other = &self.known.projects[likeness.other];
            let key = other.key.clone().or(other.id.map(|id| format!("#{id}"))).unwrap_or_default();
            let other_row = self.first_rows.get(&likeness.other).map(|nth| self.head(*nth).row.to_string());
            let (code, field) = match likeness.kind {
                PairKind::Renumbered => (IssueCode::Renumbered, Field::Number),
                PairKind::Similar => {
                    let title = if list.column_of(Field::TitleJa).is_some() { Field::TitleJa } else { Field::TitleEn };
                    (IssueCode::NearDuplicate, title)
                }
            };
            let at = place_of(&list.table, Some(self.head(*nth).row), list.column_of(field));
            let score = likeness.score.to_string();
            let row = other_row.unwrap_or_default();
            let params = [("other", key.as_str()), ("score", &score), ("other_row", &row)];
            self.titled.push((self.issues.len(), "title", Titling::Project(likeness.other)));
            self.issues.push(issue(code, at, &params));
        }
        Ok(())
    }

    /// Projects of the library whose titles the report names.
    pub(super) fn to_name(&self) -> Vec<Id> {
        let titled = self.titled.iter().filter_map(|(_, _, whose)| match whose {
            Titling::Project(place) => self.known.projects[*place].id,
            Titling::Row(_) => None,
        });
        let vanished = self.vanished.iter().take(VANISHED_NAMED).filter_map(|place| self.known.projects[*place].id);
        let mut ids: Vec<Id> = titled.chain(vanished).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// Puts titles as they are written (not as they are compared) into the report.
    pub(super) fn name(&mut self, list: &List, named: &[store::rows::ProjectRow]) {
        let titles: HashMap<Id, &store::rows::ProjectRow> = named.iter().map(|project| (project.id, project)).collect();
        let of_row = |nth: usize| {
            let at = self.heads.rows[nth].at as usize;
            let title = list.text_of(at, Field::TitleJa);
            if title.is_empty() { list.text_of(at, Field::TitleEn) } else { title }
        };
        let of_project = |place: Place| {
            let known = self.known.projects[place].id.and_then(|id| titles.get(&id));
            match (known, self.first_rows.get(&place)) {
                (Some(known), _) => if known.title_ja.is_empty() { &known.title_en } else { &known.title_ja }.clone(),
                (None, Some(nth)) => of_row(*nth),
                (None, None) => String::new(),
            }
        };
        for (at, param, whose) in std::mem::take(&mut self.titled) {
            let title = match whose {
                Titling::Project(place) => of_project(place),
                Titling::Row(nth) => of_row(nth),
            };
            self.issues[at].params.insert(param.to_owned(), super::layout::short(&title));
        }
        self.report.vanished_first = self
            .vanished
            .iter()
            .take(VANISHED_NAMED)
            .filter_map(|place| {
                let project = self.known.projects[*place].id?;
                let key = self.known.projects[*place].key.clone().unwrap_or_else(|| format!("#{project}"));
                Some(Vanished { project, key, title: of_project(*place) })
            })
            .collect();
        self.report.vanished_first.sort_by(|a, b| a.key.cmp(&b.key));
    }

    /// Titles that differ from the year before, in the library or in this file.
    pub(super) fn titles(&mut self, list: &List) {
        let heads = std::sync::Arc::clone(&self.heads);
        let mut by_place: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        for (nth, row) in self.rows.iter().enumerate() {
            if let Some(place) = row.place.filter(|_| !heads.rows[nth].title.is_empty()) {
                by_place.entry(place).or_default().push(nth);
            }
        }
        for (place, mut rows) in by_place {
            rows.sort_by_key(|nth| (heads.rows[*nth].first, *nth));
            let project = &self.known.projects[place];
            let mut before: Option<(Option<i32>, &str, Titling)> = (place < self.known.library
                && !project.title.is_empty())
            .then_some((project.years.map(|(_, last)| last), project.title.as_str(), Titling::Project(place)));
            let mut said: Vec<(usize, Titling)> = Vec::new();
            for nth in rows {
                let head = &heads.rows[nth];
                let later =
                    before.is_some_and(|(year, ..)| year.is_none() || head.first.is_none() || year <= head.first);
                if let Some((_, title, whose)) = before.filter(|_| later)
                    && *title != *head.title
                    && self.rows[nth].fate != RowFate::Unchanged
                {
                    said.push((nth, whose));
                }
                if later || before.is_none() {
                    before = Some((head.first, &head.title, Titling::Row(nth)));
                }
            }
            for (nth, whose) in said {
                let ja = list.column_of(Field::TitleJa);
                let at = place_of(&list.table, Some(heads.rows[nth].row), ja.or(list.column_of(Field::TitleEn)));
                self.titled.push((self.issues.len(), "before", whose));
                self.issues.push(issue(IssueCode::TitleChanged, at, &[]));
                self.report.title_changed += 1;
            }
        }
    }

    /// Projects of the same programmes that ran until the year before the file's, and that it no longer names.
    pub(super) fn vanish(&mut self) {
        let mut named: HashSet<Place> = self.rows.iter().filter_map(|row| row.place).collect();
        named.extend(self.likely.values().map(|likeness| likeness.other));
        let first = self.heads.rows.iter().filter(|head| !head.refused).filter_map(|head| head.first).min();
        let programmes: HashSet<&str> = self.heads.programmes.iter().map(String::as_str).collect();
        let ran = |project: &Project| match (project.years, first) {
            (Some((_, last)), Some(first)) => last + 1 >= first,
            (None, None) => true,
            _ => false,
        };
        self.vanished = (0..self.known.library)
            .filter(|place| {
                let project = &self.known.projects[*place];
                !named.contains(place) && programmes.contains(&*project.programme) && ran(project)
            })
            .collect();
    }
}
