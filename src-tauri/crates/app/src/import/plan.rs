//! Rows become project-years: whose each row is, and what becomes of it. Nothing is written here; preview and run
//! make the same plan, so that they cannot disagree.

use super::layout::{issue, place as place_of};
use super::list::List;
use super::matching::{Known, Place, Project, bare};
use super::words::{Meaning, Words};
use super::{ConflictChoice, Field, GroupChoice, ImportOptions, ImportReport, PairKind, RowFate, SameChoice, Vanished};
use domain::{Id, Issue, IssueCode, Problem, ProblemCode};
use index::similar::{Titled, similar, similar_within};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Likeness, percent, from which two projects are proposed as one.
const LIKELY: u8 = 85;
/// Projects that vanished are named up to this many.
const VANISHED_NAMED: usize = 200;

/// A row as matching needs it.
#[derive(Debug)]
pub(super) struct RowHead {
    /// Position in the grid.
    pub(super) at: u32,
    /// Row of the sheet.
    pub(super) row: u32,
    key: Option<Box<str>>,
    title: Box<str>,
    institution: Box<str>,
    programme: u32,
    pub(super) first: Option<i32>,
    budget: Option<i64>,
    digest: u64,
    refused: bool,
}

/// The rows of a list, read once; nothing of the library is in it.
#[derive(Debug, Default)]
pub(super) struct Heads {
    pub(super) rows: Vec<RowHead>,
    programmes: Vec<String>,
    issues: Vec<Issue>,
}

impl RowHead {
    /// Number without its year.
    pub(super) fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }
}

impl Heads {
    /// Reads every row. `step` hears the rows read and ends the reading by an error.
    pub(super) fn read(list: &List, step: &dyn Fn(u64) -> Result<(), Problem>) -> Result<Heads, Problem> {
        let mut heads = Heads { issues: list.issues.clone(), ..Heads::default() };
        heads.issues.extend(list.found().cloned());
        let mut programmes: HashMap<String, u32> = HashMap::new();
        for (nth, at) in list.positions().enumerate() {
            if nth % 1000 == 0 {
                step(nth as u64)?;
            }
            let Some(read) = list.read(at, Some(&mut heads.issues)) else { continue };
            list.damage(at, &mut heads.issues);
            let year = read.year;
            let title = if year.title_ja.is_empty() { &year.title_en } else { &year.title_ja };
            let refused = read.number.is_none() && title.is_empty();
            if refused {
                let at = place_of(&list.table, Some(read.row), None);
                heads.issues.push(issue(IssueCode::RowEmptyKey, at, &[]));
            }
            let next = u32::try_from(programmes.len()).unwrap_or(u32::MAX);
            let programme = *programmes.entry(year.programme.clone()).or_insert(next);
            heads.rows.push(RowHead {
                at: u32::try_from(at).unwrap_or(u32::MAX),
                row: read.row,
                key: read.number.map(|number| number.key.into()),
                title: bare(title).into(),
                institution: bare(&year.institution).into(),
                programme,
                first: year.year_first,
                budget: year.budget_yen,
                digest: list.digest(at),
                refused,
            });
        }
        let mut names: Vec<(u32, String)> = programmes.into_iter().map(|(name, at)| (at, name)).collect();
        names.sort_unstable();
        heads.programmes = names.into_iter().map(|(_, name)| name).collect();
        Ok(heads)
    }
}

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
enum Titling {
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
    first_rows: HashMap<Place, usize>,
    /// Issues that name another title: position, parameter, and whose it is.
    titled: Vec<(usize, &'static str, Titling)>,
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
        plan.places();
        plan.likely(list, options, cancelled)?;
        plan.fates(list);
        plan.titles(list);
        plan.terms(list, words);
        plan.vanish();
        Ok(plan)
    }

    fn head(&self, nth: usize) -> &RowHead {
        &self.heads.rows[nth]
    }

    fn places(&mut self) {
        let heads = std::sync::Arc::clone(&self.heads);
        let mut seen: HashSet<(Place, i32)> = HashSet::new();
        for head in &heads.rows {
            let mut row =
                PlanRow { own: None, place: None, fate: RowFate::Unreadable, skipped: false, new_year: false, year: None };
            if !head.refused {
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
                    self.known.add(Project {
                        id: None,
                        key: head.key.as_deref().map(str::to_owned),
                        title: head.title.to_string(),
                        institution: head.institution.to_string(),
                        programme: programme.clone(),
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

    /// Proposes new projects that may be another one, and follows what a person chose.
    fn likely(
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

    /// Titles that differ from the year before, in the library or in this file.
    fn titles(&mut self, list: &List) {
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
            let mut before: Option<(Option<i32>, &str, Titling)> = (place < self.known.library && !project.title.is_empty())
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

    /// Projects of the same programmes that ran until the year before the file's, and that it no longer names.
    fn vanish(&mut self) {
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
                !named.contains(place) && programmes.contains(project.programme.as_str()) && ran(project)
            })
            .collect();
    }

    /// Rows of known years that must be compared text by text: position and year.
    pub(super) fn to_compare(&self) -> Vec<(usize, Id)> {
        let changed = |row: &PlanRow| row.fate == RowFate::Changed;
        self.rows.iter().enumerate().filter(|(_, row)| changed(row)).filter_map(|(n, row)| Some((n, row.year?))).collect()
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
        self.rows.iter().any(|row| {
            !row.skipped && matches!(row.fate, RowFate::New | RowFate::Changed | RowFate::Possible)
        })
    }

    /// Rows that are written.
    pub(super) fn written(&self) -> u32 {
        let written = self.rows.iter().filter(|row| {
            !row.skipped && matches!(row.fate, RowFate::New | RowFate::Changed | RowFate::Possible)
        });
        u32::try_from(written.count()).unwrap_or(u32::MAX)
    }

    /// Digest of a row, as the library keeps it.
    pub(super) fn digest(&self, nth: usize) -> String {
        format!("{:016x}", self.head(nth).digest)
    }
}
