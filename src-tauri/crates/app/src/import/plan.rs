//! Rows become project-years: whose each row is, and what becomes of it. Nothing is written here; preview and run
//! make the same plan, so that they cannot disagree.

use super::heads::{Heads, RowHead};
use super::layout::{issue, place as place_of};
use super::list::List;
use super::matching::{Known, Place, Project};
use super::words::{Meaning, Words};
use super::{ConflictChoice, Field, GroupChoice, ImportOptions, ImportReport, PairKind, RowFate, SameChoice};
use domain::{Id, Issue, IssueCode, Problem};
use std::collections::{HashMap, HashSet};

/// What becomes of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct PlanRow {
    /// Whose it is by itself; `None` for a row that names no project.
    pub(super) own: Option<Place>,
    /// Whose it is after what a person chose; `None` for a refused row.
    pub(super) place: Option<Place>,
    pub(super) fate: RowFate,
    pub(super) skipped: bool,
    /// A known project gets a year it had not.
    pub(super) new_year: bool,
    /// The year of the library it speaks of.
    pub(super) year: Option<Id>,
}

/// Whose title an issue names.
#[derive(Debug, Clone, Copy)]
pub(super) enum Titling {
    Project(Place),
    Row(usize),
}

/// A project that another may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Likeness {
    pub(super) other: Place,
    pub(super) kind: PairKind,
    pub(super) score: u8,
    pub(super) choice: Option<SameChoice>,
}

/// A person's value in the way of the file's.
#[derive(Debug, Clone)]
pub(super) struct Clash {
    /// Position among the rows.
    pub(super) nth: usize,
    pub(super) project: Id,
    pub(super) field: Field,
    pub(super) mine: String,
    pub(super) file: String,
    pub(super) by: String,
    pub(super) at: String,
    pub(super) choice: ConflictChoice,
}

/// What an import would write.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) heads: std::sync::Arc<Heads>,
    pub(super) rows: Vec<PlanRow>,
    pub(super) known: Known,
    /// New projects that may be another one.
    pub(super) likely: HashMap<Place, Likeness>,
    pub(super) clashes: Vec<Clash>,
    /// The first row of each project of the file.
    pub(super) first_rows: HashMap<Place, usize>,
    /// Issues that name another title: position, parameter, and whose it is.
    pub(super) titled: Vec<(usize, &'static str, Titling)>,
    /// Projects of the library the file no longer names.
    pub(super) vanished: Vec<Place>,
    /// By position among the issues' rows: all of them, sorted as in the file.
    pub(super) issues: Vec<Issue>,
    pub(super) report: ImportReport,
}

impl Plan {
    /// Finds each row's project, proposes, and decides what can be decided without the years' texts. Rows of known
    /// years with another digest stay `Changed` until [`Plan::unchanged`] says otherwise.
    pub(super) fn make(
        list: &List,
        heads: std::sync::Arc<Heads>,
        known: Known,
        words: &Words,
        options: &ImportOptions,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Plan, Problem> {
        let mut plan = Plan { issues: heads.issues.clone(), known, heads, ..Plan::default() };
        plan.places(list);
        plan.find_likely(list, options, cancelled)?;
        plan.fates(list);
        plan.titles(list);
        plan.terms(list, words);
        plan.vanish();
        Ok(plan)
    }

    pub(super) fn head(&self, nth: usize) -> &RowHead {
        &self.heads.rows[nth]
    }

    fn places(&mut self, list: &List) {
        let heads = std::sync::Arc::clone(&self.heads);
        let mut seen: HashSet<(Place, i32)> = HashSet::new();
        for head in &heads.rows {
            let hides = !head.refused && self.known.hides(head.key.as_deref(), &head.title, &head.institution);
            if hides {
                let at = place_of(&list.table, Some(head.row), None);
                self.issues.push(issue(IssueCode::HiddenProject, at, &[]));
            }
            let mut row = PlanRow {
                own: None,
                place: None,
                fate: RowFate::Unreadable,
                skipped: false,
                new_year: false,
                year: None,
            };
            if !head.refused && !hides {
                let programme = &heads.programmes[head.programme as usize];
                let found = match &head.key {
                    Some(key) => self.known.by_key(key),
                    None => self.known.by_identity(&head.title, &head.institution, programme, |place| {
                        head.first.is_some_and(|first| {
                            seen.contains(&(place, first)) || self.known.years.contains_key(&(place, first))
                        })
                    }),
                };
                let place = found.unwrap_or_else(|| {
                    let (programme, institution) = (self.known.name(programme), self.known.name(&head.institution));
                    self.known.add(Project {
                        id: None,
                        key: head.key.as_deref().map(str::to_owned),
                        title: head.title.to_string(),
                        institution,
                        programme,
                        years: None,
                    })
                });
                if let Some(first) = head.first {
                    seen.insert((place, first));
                    if place >= self.known.library {
                        let span = &mut self.known.projects[place].years;
                        *span = Some(span.map_or((first, first), |(from, to)| (from.min(first), to.max(first))));
                    }
                }
                (row.own, row.place, row.fate) = (Some(place), Some(place), RowFate::New);
                self.first_rows.entry(place).or_insert(self.rows.len());
            }
            self.rows.push(row);
        }
    }

    /// The first row of a project of the file.
    pub(super) fn first_row(&self, place: Place) -> Option<usize> {
        self.first_rows.get(&place).copied()
    }

    /// The place a row is written under: another project where a person said that it is the same.
    pub(super) fn under(&self, place: Place) -> Place {
        let mut place = place;
        // Links lead to earlier places only, so this ends.
        while let Some(likeness) = self.likely.get(&place).filter(|l| l.choice == Some(SameChoice::Same)) {
            place = likeness.other;
        }
        place
    }

    fn fates(&mut self, list: &List) {
        let heads = std::sync::Arc::clone(&self.heads);
        let mut seen: HashMap<(Place, i32), usize> = HashMap::new();
        let mut undated: HashMap<(Place, u64), usize> = HashMap::new();
        let mut claimed: HashSet<Id> = HashSet::new();
        let mut undated_rows: HashMap<Place, u32> = HashMap::new();
        for (nth, head) in heads.rows.iter().enumerate() {
            if let (Some(place), None) = (self.rows[nth].place, head.first) {
                *undated_rows.entry(self.under(place)).or_default() += 1;
            }
        }
        for (nth, head) in heads.rows.iter().enumerate() {
            let Some(own) = self.rows[nth].place else { continue };
            let place = self.under(own);
            let mut row = self.rows[nth];
            row.place = Some(place);
            let twin = match head.first {
                Some(first) => seen.get(&(place, first)).copied(),
                None => undated.get(&(place, head.digest)).copied(),
            };
            if let Some(twin) = twin {
                self.duplicate(list, nth, twin);
                self.rows[nth] = PlanRow { place: None, fate: RowFate::Unreadable, ..row };
                continue;
            }
            match head.first {
                Some(first) => seen.insert((place, first), nth),
                None => undated.insert((place, head.digest), nth),
            };
            let open = self.likely.get(&own).is_some_and(|likeness| likeness.choice.is_none());
            row.fate = if open {
                RowFate::Possible
            } else if place >= self.known.library {
                RowFate::New
            } else {
                let year = match head.first {
                    Some(first) => self.known.years.get(&(place, first)).copied(),
                    None => self.known.undated.get(&place).and_then(|years| {
                        let free = |year: &&(Id, Option<u64>)| !claimed.contains(&year.0);
                        let same = years.iter().filter(free).find(|(_, digest)| *digest == Some(head.digest));
                        // Another text for the only row without a year, on both sides, is that row changed.
                        let only = years.len() == 1 && undated_rows.get(&place) == Some(&1);
                        same.or_else(|| years.iter().find(|_| only)).copied()
                    }),
                };
                match year {
                    Some((id, digest)) => {
                        claimed.insert(id);
                        row.year = Some(id);
                        if digest == Some(head.digest) { RowFate::Unchanged } else { RowFate::Changed }
                    }
                    None => {
                        row.new_year = true;
                        RowFate::Changed
                    }
                }
            };
            self.rows[nth] = row;
        }
    }

    fn duplicate(&mut self, list: &List, nth: usize, twin: usize) {
        let (head, first) = (self.head(nth), self.head(twin));
        let said = first.row.to_string();
        let row = Some(head.row);
        let mut found = vec![issue(IssueCode::DuplicateYear, place_of(&list.table, row, None), &[("first", &said)])];
        if let (Some(one), Some(other)) = (first.budget, head.budget)
            && one != other
        {
            let at = place_of(&list.table, row, list.column_of(Field::Budget));
            let cell = |head: &RowHead| list.text_of(head.at as usize, Field::Budget);
            let params = [("first", said.as_str()), ("before", &cell(first)), ("value", &cell(head))];
            found.push(issue(IssueCode::BudgetConflict, at, &params));
        }
        self.issues.extend(found);
    }

    /// Words of the list's own tag columns that mean nothing yet.
    fn terms(&mut self, list: &List, words: &Words) {
        if ![Field::Target, Field::Modality, Field::Indication].iter().any(|field| list.column_of(*field).is_some()) {
            return;
        }
        let heads = std::sync::Arc::clone(&self.heads);
        let mut unknown: HashSet<(domain::Kind, String)> = HashSet::new();
        for (nth, head) in heads.rows.iter().enumerate() {
            if self.rows[nth].place.is_none() {
                continue;
            }
            for terms in list.terms(head.at as usize, words) {
                for (word, meaning) in terms.words {
                    match meaning {
                        Meaning::Concept(_) => self.report.tags += 1,
                        Meaning::Free => {}
                        Meaning::Unknown => {
                            let at = place_of(&list.table, Some(head.row), Some(terms.column));
                            self.issues.push(issue(IssueCode::UnmatchedTerm, at, &[("value", &word)]));
                            unknown.insert((terms.kind, domain::text::fold(&word)));
                        }
                    }
                }
            }
        }
        self.report.unmatched = u32::try_from(unknown.len()).unwrap_or(u32::MAX);
    }

    /// Rows of known years that must be compared text by text: position and year.
    pub(super) fn to_compare(&self) -> Vec<(usize, Id)> {
        let changed = |row: &PlanRow| row.fate == RowFate::Changed;
        self.rows
            .iter()
            .enumerate()
            .filter(|(_, row)| changed(row))
            .filter_map(|(n, row)| Some((n, row.year?)))
            .collect()
    }

    /// A row whose texts turned out to be those of the library.
    pub(super) fn unchanged(&mut self, nth: usize) {
        self.rows[nth].fate = RowFate::Unchanged;
    }

    /// The row that speaks for each known project of the plan that changes: the one of the latest year.
    pub(super) fn speakers(&self) -> HashMap<Place, usize> {
        let mut speakers: HashMap<Place, usize> = HashMap::new();
        for (nth, row) in self.rows.iter().enumerate() {
            let Some(place) = row.place.filter(|place| *place < self.known.library) else { continue };
            if row.fate != RowFate::Changed {
                continue;
            }
            let latest = self.known.projects[place].years.map(|(_, last)| last);
            let first = self.head(nth).first;
            if first.is_some() && first < latest {
                continue;
            }
            let slot = speakers.entry(place).or_insert(nth);
            if self.head(*slot).first <= first {
                *slot = nth;
            }
        }
        speakers
    }

    /// Takes in conflicts, leaves out the groups a person does not want, and counts.
    pub(super) fn finish(&mut self, list: &List, options: &ImportOptions, clashes: Vec<Clash>) {
        for clash in &clashes {
            let column = list.column_of(clash.field);
            let at = place_of(&list.table, Some(self.head(clash.nth).row), column);
            let params = [("mine", clash.mine.as_str()), ("value", clash.file.as_str())];
            self.issues.push(issue(IssueCode::Conflict, at, &params));
        }
        self.clashes = clashes;
        let mut years: HashSet<(Place, i32)> = HashSet::new();
        let mut places: HashSet<Place> = HashSet::new();
        let mut new_places: HashSet<Place> = HashSet::new();
        for nth in 0..self.rows.len() {
            let row = &mut self.rows[nth];
            let choice = match row.fate {
                RowFate::New => options.new,
                RowFate::Changed => options.changed,
                RowFate::Possible => options.possible,
                RowFate::Unchanged | RowFate::Unreadable => GroupChoice::Take,
            };
            row.skipped = choice == GroupChoice::Skip;
            let (row, report) = (*row, &mut self.report);
            report.rows += 1;
            report.skipped += u32::from(row.skipped);
            match row.fate {
                RowFate::New => report.new += 1,
                RowFate::Changed => report.changed += 1,
                RowFate::Unchanged => report.unchanged += 1,
                RowFate::Possible => report.possible += 1,
                RowFate::Unreadable => report.unreadable += 1,
            }
            report.new_years += u32::from(row.new_year);
            if let Some(place) = row.place {
                places.insert(place);
                if place >= self.known.library && !row.skipped {
                    new_places.insert(place);
                }
                if row.fate == RowFate::Possible
                    && self.likely.get(&place).is_some_and(|likeness| likeness.kind == PairKind::Renumbered)
                {
                    self.report.renumbered += 1;
                }
            }
            // A duplicate names its project and year a second time: it counts once, under the first.
            if let (Some(place), Some(first)) = (row.place, self.heads.rows[nth].first) {
                years.insert((place, first));
            }
        }
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.report.projects = count(places.len());
        self.report.projects_new = count(new_places.len());
        self.report.years = count(years.len());
        self.report.conflicts = count(self.clashes.len());
        self.report.vanished = count(self.vanished.len());
        for issue in &self.issues {
            *self.report.issue_counts.entry(issue.code).or_default() += 1;
        }
        self.issues.sort_by(|a, b| (a.place.row, &a.place.column, a.code).cmp(&(b.place.row, &b.place.column, b.code)));
    }

    /// Whether there is anything to write.
    pub(super) fn writes(&self) -> bool {
        self.rows
            .iter()
            .any(|row| !row.skipped && matches!(row.fate, RowFate::New | RowFate::Changed | RowFate::Possible))
    }

    /// Rows that are written.
    pub(super) fn written(&self) -> u32 {
        let written = self
            .rows
            .iter()
            .filter(|row| !row.skipped && matches!(row.fate, RowFate::New | RowFate::Changed | RowFate::Possible));
        u32::try_from(written.count()).unwrap_or(u32::MAX)
    }

    /// Digest of a row, as the library keeps it.
    pub(super) fn digest(&self, nth: usize) -> String {
        format!("{:016x}", self.head(nth).digest)
    }
}
