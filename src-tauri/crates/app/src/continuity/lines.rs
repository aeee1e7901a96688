//! Rows of the timeline before anybody asks for them: what runs when, in which programme, where nothing runs.

use crate::lineage::{HandoverKind, Steps};
use crate::registry::{Tied, TiedYear};
use domain::Id;
use domain::span::{self, Ran, Span, Stated};
use jiff::civil::Date;
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// An unbroken stretch of a project's years.
#[derive(Debug, Clone)]
pub(crate) struct Piece<'a> {
    pub(crate) span: Span,
    /// An end is the border of a fiscal year.
    pub(crate) by_year: bool,
    /// A list states when it begins.
    pub(crate) start_stated: bool,
    /// A list states when it ends.
    pub(crate) end_stated: bool,
    /// The years it is made of, earliest first.
    pub(crate) years: Vec<&'a TiedYear>,
}

/// When a year ran; `None` = its list states nothing that can be believed.
pub(crate) fn ran(year: &TiedYear) -> Option<Ran> {
    span::ran(Stated {
        year_first: year.first,
        year_last: year.last,
        starts: year.starts.as_deref(),
        ends: year.ends.as_deref(),
    })
}

/// Whether two years are of one programme, as far as anybody knows.
pub(crate) fn one_programme(a: &TiedYear, b: &TiedYear) -> bool {
    match (a.tie.programme(), b.tie.programme()) {
        (None, None) => a.programme == b.programme,
        (a, b) => a == b,
    }
}

/// Years that follow one another and are alike, as one; by start.
pub(crate) fn pieces<'a>(years: &'a [TiedYear], alike: impl Fn(&TiedYear, &TiedYear) -> bool) -> Vec<Piece<'a>> {
    let mut dated: Vec<(Ran, &TiedYear)> = years.iter().filter_map(|year| Some((ran(year)?, year))).collect();
    dated.sort_by_key(|(ran, year)| (ran.span, year.id));
    let mut pieces: Vec<Piece<'a>> = Vec::with_capacity(1);
    for (ran, year) in dated {
        let follows = |piece: &&mut Piece<'a>| {
            piece.years.first().is_some_and(|first| alike(first, year))
                && piece.span.last.tomorrow().is_ok_and(|next| ran.span.first <= next)
        };
        match pieces.iter_mut().rev().find(follows) {
            Some(piece) => {
                piece.start_stated |= ran.start_stated && ran.span.first == piece.span.first;
                piece.end_stated = match ran.span.last.cmp(&piece.span.last) {
                    Ordering::Less => piece.end_stated,
                    Ordering::Equal => piece.end_stated || ran.end_stated,
                    Ordering::Greater => ran.end_stated,
                };
                piece.span.last = piece.span.last.max(ran.span.last);
                piece.by_year |= ran.by_year;
                piece.years.push(year);
            }
            None => pieces.push(Piece {
                span: ran.span,
                by_year: ran.by_year,
                start_stated: ran.start_stated,
                end_stated: ran.end_stated,
                years: vec![year],
            }),
        }
    }
    pieces
}

/// A bar of the timeline.
#[derive(Debug, Clone)]
pub(super) struct Bar {
    pub(super) project: Id,
    pub(super) span: Span,
    pub(super) by_year: bool,
    pub(super) start_stated: bool,
    pub(super) end_stated: bool,
    pub(super) programme: Option<Id>,
    /// The programme as lists have it.
    pub(super) listed: Arc<str>,
    pub(super) handover: Option<HandoverKind>,
}

/// A row of the timeline.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) projects: Vec<Id>,
    /// The project of the last bar.
    pub(super) latest: Id,
    /// By start.
    pub(super) bars: Vec<Bar>,
    /// Without funding, between bars.
    pub(super) gaps: Vec<Free>,
    /// The longest of these, months.
    pub(super) longest: i32,
    /// Last day of all.
    pub(super) last: Option<Date>,
    /// Bars that end a project nobody carries on.
    open: Vec<usize>,
}

/// The end of a row that counts from today on.
#[derive(Debug, Clone, Copy)]
pub(super) struct End<'a> {
    pub(super) bar: &'a Bar,
    /// Somebody carries its project on, though nobody states when.
    pub(super) followed: bool,
}

impl Line {
    /// The row of these projects, of which there is at least one.
    pub(super) fn of(projects: Vec<Id>, tied: &Tied, steps: &Steps) -> Line {
        let mut bars: Vec<Bar> = Vec::with_capacity(projects.len());
        let mine: HashSet<Id> = projects.iter().copied().collect();
        for project in &projects {
            // A project carried on from several is marked by the first of them.
            let from = steps.before(*project).iter().find(|(earlier, _)| mine.contains(earlier));
            let mut handover = from.map(|(_, kind)| *kind);
            bars.extend(pieces(tied.years_of(*project), one_programme).into_iter().map(|piece| Bar {
                project: *project,
                span: piece.span,
                by_year: piece.by_year,
                start_stated: piece.start_stated,
                end_stated: piece.end_stated,
                programme: piece.years.last().and_then(|year| year.tie.programme()),
                listed: piece.years.last().map(|year| Arc::clone(&year.programme)).unwrap_or_default(),
                handover: handover.take(),
            }));
        }
        bars.sort_by_key(|bar| (bar.span, bar.project));
        let gaps = free(bars.iter().map(|bar| (bar.span, bar.start_stated, bar.end_stated)));
        let mut ends: HashMap<Id, usize> = HashMap::with_capacity(projects.len());
        for (nth, bar) in bars.iter().enumerate().filter(|(_, bar)| steps.behind(bar.project).is_empty()) {
            let known = ends.entry(bar.project).or_insert(nth);
            if bars.get(*known).is_none_or(|known| rank(known) < rank(bar)) {
                *known = nth;
            }
        }
        let mut open: Vec<usize> = ends.into_values().collect();
        open.sort_unstable();
        let last = bars.iter().max_by_key(|bar| rank(bar));
        let latest = last.map(|bar| bar.project).or_else(|| end(&projects, steps)).unwrap_or_default();
        Line {
            latest,
            open,
            last: last.map(|bar| bar.span.last),
            longest: gaps.iter().map(|gap| months(&gap.span)).max().unwrap_or(0),
            gaps,
            bars,
            projects,
        }
    }

    /// When it begins.
    pub(super) fn starts(&self) -> Option<Date> {
        self.bars.first().map(|bar| bar.span.first)
    }

    /// The earliest end of a project that nobody carries on and that is not past; where there is none, the last day of all.
    pub(super) fn end(&self, today: Date) -> Option<End<'_>> {
        let open = || self.open.iter().filter_map(|nth| self.bars.get(*nth));
        let coming = open().filter(|bar| bar.span.last >= today).min_by_key(|bar| rank(bar));
        let last = || self.bars.iter().max_by_key(|bar| rank(bar));
        let bar = coming.or_else(last)?;
        Some(End { bar, followed: coming.is_none() && open().all(|of| of.project != bar.project) })
    }
}

/// Bars by their end.
fn rank(bar: &Bar) -> (Date, Date, Id) {
    (bar.span.last, bar.span.first, bar.project)
}

/// Of projects without a date the one that nobody carries on, the newest.
fn end(projects: &[Id], steps: &Steps) -> Option<Id> {
    projects.iter().copied().max_by_key(|id| (steps.behind(*id).is_empty(), *id))
}

/// Days without funding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Free {
    pub(crate) span: Span,
    /// Lists state the end before it and the start behind it.
    pub(crate) stated: bool,
}

/// Days between stretches, which stand by their start, where a whole month or more is without any. Of each stretch: its days,
/// and whether lists state its start and its end.
pub(crate) fn free(spans: impl Iterator<Item = (Span, bool, bool)>) -> Vec<Free> {
    let mut gaps = Vec::new();
    let mut reach: Option<(Date, bool)> = None;
    for (span, start_stated, end_stated) in spans {
        let gap = reach.and_then(|(last, stated)| Some((span::gap(last, span.first)?, stated)));
        gaps.extend(gap.map(|(span, stated)| Free { span, stated: stated && start_stated }));
        // Of two that end on one day the one that says so.
        reach = reach.max(Some((span.last, end_stated)));
    }
    gaps
}

/// Whole months of a stretch without funding.
pub(crate) fn months(gap: &Span) -> i32 {
    let (last, first) = (gap.first.yesterday().unwrap_or(gap.first), gap.last.tomorrow().unwrap_or(gap.last));
    span::gap_months(last, first)
}

/// Every row of projects: those that hand-overs join are one.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    /// Which row a project is in.
    pub(super) of: HashMap<Id, u32>,
}

impl Lines {
    pub(super) fn all(tied: &Tied, steps: &Steps) -> Lines {
        let mut all = Lines { lines: Vec::with_capacity(tied.projects.len()), of: HashMap::new() };
        all.of.reserve(tied.projects.len());
        let joined: HashSet<Id> = steps.projects().collect();
        for project in &tied.projects {
            if all.of.contains_key(&project.id) {
                continue;
            }
            let members = if joined.contains(&project.id) {
                steps.around(project.id).into_keys().collect()
            } else {
                vec![project.id]
            };
            let nth = u32::try_from(all.lines.len()).unwrap_or(u32::MAX);
            all.of.extend(members.iter().map(|id| (*id, nth)));
            all.lines.push(Line::of(members, tied, steps));
        }
        all
    }
}
