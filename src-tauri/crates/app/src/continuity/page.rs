//! A part of the timeline, and the figures above it.

use super::lines::{Bar, End, Free, Line, Lines, months};
use super::{
    Continuity, ContinuityRequest, ContinuitySummary, NextProgramme, TimelineBar, TimelineOnly, TimelineOrder,
    TimelineRow, TimelineRows,
};
use crate::adjustment::AdjustmentType;
use crate::lineage::{Gap, Steps};
use crate::pairing::PairStatus;
use crate::prelude::*;
use crate::registry::{Known, Tied, known, tied};
use crate::state::Open;
use domain::span;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use store::rows::{AdjustmentRow, ThemeFull};

/// Rows of one answer.
const ROWS: u32 = 500;

/// Rows `offset..offset + limit` of the timeline.
///
/// # Errors
/// `NoLibrary`; `InvalidField` for a `today` that is no ISO date; a database error.
pub async fn page(context: &Context<'_>, args: ContinuityRequest) -> Result<Continuity, Problem> {
    let open = context.app.library().await?;
    let today = match &args.today {
        None => jiff::ZonedDateTime::now().date(),
        Some(iso) => span::day(iso)
            .ok_or_else(|| Problem::new(ProblemCode::InvalidField).with("field", "date").with("reason", "no-date"))?,
    };
    let seen = Seen::of(&open).await?;
    let lines = open.timeline.lines(&seen.tied, seen.handovers.clone(), &seen.steps);
    let found = found(&open, &args.filter).await?;
    let of_themes: Vec<(Line, &ThemeFull)> = match args.rows {
        TimelineRows::Projects => Vec::new(),
        TimelineRows::Themes => seen.themes.iter().filter_map(|theme| theme_line(theme, &seen, &found)).collect(),
    };
    let rows: Vec<Row<'_>> = match args.rows {
        TimelineRows::Projects => of_projects(&lines, &found),
        TimelineRows::Themes => of_themes.iter().map(|(line, theme)| Row { line, theme: Some(theme) }).collect(),
    };
    let summary = summary(&rows, &seen, today);
    let mut shown: Vec<Row<'_>> = rows.into_iter().filter(|row| row.is(args.only, today)).collect();
    sort(&open, &mut shown, args.order, today);
    let (first, last) =
        (shown.iter().filter_map(|row| row.line.starts()).min(), shown.iter().filter_map(|row| row.line.last).max());
    let this_year = span::fiscal_year(today);
    let part = shown.iter().skip(args.offset as usize).take(args.limit.min(ROWS) as usize);
    Ok(Continuity {
        total: many(shown.len()),
        offset: args.offset,
        rows: part.map(|row| worded(&open, &seen, row, today)).collect(),
        year_first: first.map_or(this_year, span::fiscal_year),
        year_last: last.map_or(this_year, span::fiscal_year),
        today: today.to_string(),
        summary,
    })
}

/// What rows are made of, of one state of the library.
struct Seen {
    known: std::sync::Arc<Known>,
    tied: std::sync::Arc<Tied>,
    handovers: Vec<store::rows::HandoverRow>,
    steps: Steps,
    /// Requests of type ウ that are neither declined nor withdrawn.
    bridges: Vec<AdjustmentRow>,
    themes: Vec<ThemeFull>,
    /// Projects of each theme.
    members: HashMap<Id, Vec<Id>>,
}

impl Seen {
    async fn of(open: &Open) -> Result<Seen, Problem> {
        let handovers = store::carry::handovers(&open.store).await?;
        let mut bridges = store::carry::adjustment::all(&open.store).await?;
        bridges.retain(|row| {
            row.kind == AdjustmentType::U.as_str() && !matches!(row.state.as_str(), "declined" | "withdrawn")
        });
        let themes = store::theme::list(&open.store).await?;
        let of_theme =
            |theme: &ThemeFull| (theme.theme.id, theme.threads.iter().map(|thread| thread.project).collect());
        Ok(Seen {
            known: known(open).await?,
            tied: tied(open).await?,
            steps: Steps::of(&handovers),
            handovers,
            bridges,
            members: themes.iter().map(of_theme).collect(),
            themes,
        })
    }

    fn members(&self, theme: Id) -> &[Id] {
        self.members.get(&theme).map_or(&[], Vec::as_slice)
    }

    /// Projects that a request serves: its own, else those of its theme.
    fn served<'a>(&'a self, bridge: &'a AdjustmentRow) -> &'a [Id] {
        match (&bridge.project, bridge.theme) {
            (Some(project), _) => std::slice::from_ref(project),
            (None, Some(theme)) => self.members(theme),
            (None, None) => &[],
        }
    }
}

/// A row before it is worded.
#[derive(Clone, Copy)]
struct Row<'a> {
    line: &'a Line,
    theme: Option<&'a ThemeFull>,
}

impl Row<'_> {
    fn ending(&self, today: Date) -> bool {
        self.end_soon(today).is_some()
    }

    /// The end within 12 months behind which nothing follows.
    fn end_soon(&self, today: Date) -> Option<End<'_>> {
        self.line.end(today).filter(|end| !end.followed && span::ends_soon(today, end.bar.span.last))
    }

    fn running(&self, today: Date) -> bool {
        self.line.bars.iter().any(|bar| (bar.span.first..=bar.span.last).contains(&today))
    }

    fn is(&self, only: TimelineOnly, today: Date) -> bool {
        match only {
            TimelineOnly::All => true,
            TimelineOnly::Ending => self.ending(today),
            TimelineOnly::Gaps => !self.line.gaps.is_empty(),
            TimelineOnly::Running => self.running(today),
            TimelineOnly::Undated => self.line.bars.is_empty(),
        }
    }

    /// Whether a request serves it.
    fn served(&self, seen: &Seen, bridge: &AdjustmentRow) -> bool {
        let own = self.theme.is_some_and(|theme| bridge.theme == Some(theme.theme.id));
        own || seen.served(bridge).iter().any(|project| self.line.projects.contains(project))
    }
}

async fn found(open: &Open, filter: &Filter) -> Result<HashSet<Id>, Problem> {
    let asked = open.asked(filter).await?;
    Ok(open.index().ids(&asked, &[]).into_iter().collect())
}

/// Rows with a project among those found.
fn of_projects<'a>(lines: &'a Lines, found: &HashSet<Id>) -> Vec<Row<'a>> {
    let mut in_it = vec![false; lines.lines.len()];
    for nth in found.iter().filter_map(|id| lines.of.get(id)) {
        in_it[*nth as usize] = true;
    }
    let rows = lines.lines.iter().zip(in_it).filter(|(_, in_it)| *in_it);
    rows.map(|(line, _)| Row { line, theme: None }).collect()
}

/// The row of a theme with a project among those found; all its projects are shown.
fn theme_line<'a>(theme: &'a ThemeFull, seen: &Seen, found: &HashSet<Id>) -> Option<(Line, &'a ThemeFull)> {
    let members = seen.members(theme.theme.id);
    let any = members.iter().any(|project| found.contains(project));
    any.then(|| (Line::of(members.to_vec(), &seen.tied, &seen.steps), theme))
}

fn many(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn summary(rows: &[Row<'_>], seen: &Seen, today: Date) -> ContinuitySummary {
    let mut longest: Vec<i32> = rows.iter().map(|row| row.line.longest).filter(|months| *months > 0).collect();
    longest.sort_unstable();
    let shown: HashSet<Id> = if seen.bridges.is_empty() {
        HashSet::new()
    } else {
        rows.iter().flat_map(|row| row.line.projects.iter().copied()).collect()
    };
    let themes: HashSet<Id> = rows.iter().filter_map(|row| row.theme).map(|theme| theme.theme.id).collect();
    let serves = |bridge: &&AdjustmentRow| {
        bridge.theme.is_some_and(|theme| themes.contains(&theme))
            || seen.served(bridge).iter().any(|project| shown.contains(project))
    };
    let bridged: Vec<&AdjustmentRow> = seen.bridges.iter().filter(serves).collect();
    ContinuitySummary {
        all: many(rows.len()),
        ending: many(rows.iter().filter(|row| row.ending(today)).count()),
        ending_unstated: many(
            rows.iter().filter_map(|row| row.end_soon(today)).filter(|end| !end.bar.end_stated).count(),
        ),
        running: many(rows.iter().filter(|row| row.running(today)).count()),
        gaps: many(longest.len()),
        // Of an even number the shorter one in the middle: a month that stands somewhere.
        median_gap: longest.get(longest.len().saturating_sub(1) / 2).copied(),
        undated: many(rows.iter().filter(|row| row.line.bars.is_empty()).count()),
        bridged: many(bridged.len()),
        bridged_yen: bridged.iter().filter_map(|bridge| bridge.asked_yen).fold(0_i64, i64::saturating_add),
    }
}

/// A day as a number that orders.
fn number(day: Date) -> i32 {
    (i32::from(day.year()) * 100 + i32::from(day.month())) * 100 + i32::from(day.day())
}

/// Those that end soonest from today first, then those that ended, newest first; undated ones last.
fn soonest(line: &Line, today: Date) -> (u8, i32) {
    match line.end(today).map(|end| end.bar.span.last) {
        Some(last) if last >= today => (0, number(last)),
        Some(last) => (1, -number(last)),
        None => (2, 0),
    }
}

fn sort(open: &Open, rows: &mut [Row<'_>], order: TimelineOrder, today: Date) {
    // Among equals by the theme's code, else as they came in.
    fn own<'a>(row: &Row<'a>) -> (Option<&'a str>, Id) {
        (row.theme.map(|theme| theme.theme.code.as_str()), row.line.latest)
    }
    match order {
        TimelineOrder::Ends => rows.sort_by_key(|row| (soonest(row.line, today), own(row))),
        TimelineOrder::Gap => rows.sort_by_key(|row| (Reverse(row.line.longest), soonest(row.line, today), own(row))),
        TimelineOrder::Starts => rows.sort_by_key(|row| {
            let starts = row.line.starts().map(number);
            (starts.is_none(), starts, own(row))
        }),
        TimelineOrder::Number => {
            let sort = Sort { key: domain::SortKey::Number, descending: false };
            // The order of all projects is kept by the index, whatever is asked for.
            let ids = open.index().ids(&index::Asked::default(), &[sort]);
            let rank: HashMap<Id, usize> = ids.into_iter().enumerate().map(|(rank, id)| (id, rank)).collect();
            rows.sort_by_cached_key(|row| {
                let code = row.theme.map(|theme| theme.theme.code.clone());
                (code, rank.get(&row.line.latest).copied(), row.line.latest)
            });
        }
    }
}

fn worded(open: &Open, seen: &Seen, row: &Row<'_>, today: Date) -> TimelineRow {
    let line = row.line;
    let (key, title_ja, title_en) = match row.theme {
        Some(theme) => (theme.theme.code.clone(), theme.theme.title_ja.clone(), theme.theme.title_en.clone()),
        None => open.index().get(line.latest).map_or_else(Default::default, |entry| {
            (entry.key.clone().unwrap_or_default(), entry.title_ja.clone(), entry.title_en.clone())
        }),
    };
    let bridges = seen.bridges.iter().filter(|bridge| row.served(seen, bridge));
    let end = line.end(today);
    TimelineRow {
        project: if row.theme.is_none() { Some(line.latest) } else { None },
        theme: row.theme.map(|theme| theme.theme.id),
        key,
        title_ja,
        title_en,
        bars: line.bars.iter().map(|bar| bar_of(&seen.known, bar)).collect(),
        gaps: line.gaps.iter().map(gap).collect(),
        ends: end.map(|end| end.bar.span.last.to_string()),
        months_left: end.map(|end| span::months_left(today, end.bar.span.last)),
        end_stated: end.is_some_and(|end| end.bar.end_stated),
        next: end.map(|end| next(&seen.known, end.bar, today)).unwrap_or_default(),
        bridges: bridges.filter_map(|bridge| arc(line, bridge.fiscal_year)).collect(),
    }
}

fn bar_of(known: &Known, bar: &Bar) -> TimelineBar {
    let programme = bar.programme.and_then(|id| known.get(id));
    TimelineBar {
        project: bar.project,
        starts: bar.span.first.to_string(),
        ends: bar.span.last.to_string(),
        by_year: bar.by_year,
        programme: programme.map(|programme| programme.id),
        label: programme.map_or_else(|| bar.listed.to_string(), |programme| programme.name_ja.clone()),
        hue: programme.map(|programme| programme.hue),
        handover: bar.handover,
    }
}

/// A stretch without funding as it is told.
pub(crate) fn gap(free: &Free) -> Gap {
    let span = &free.span;
    Gap { starts: span.first.to_string(), ends: span.last.to_string(), months: months(span), stated: free.stated }
}

/// Programmes that carry on the projects of this bar's, those that take some then and official pairs first.
fn next(known: &Known, bar: &Bar, today: Date) -> Vec<NextProgramme> {
    let Some(programme) = bar.programme else { return Vec::new() };
    let behind = bar.span.last.tomorrow().unwrap_or(bar.span.last).max(today);
    let year = span::fiscal_year(behind);
    let mut next: Vec<NextProgramme> = known
        .pairs_from(programme)
        .filter_map(|pair| {
            let to = known.get(pair.to)?;
            Some(NextProgramme {
                programme: to.id,
                name: to.name_ja.clone(),
                official: pair.status == PairStatus::Official,
                call_months: to.call_months.clone(),
                uncertain: pair.uncertain || !to.months_confirmed,
                closed: !known.follows(pair, Some(year)),
            })
        })
        .collect();
    next.sort_by_key(|next| (next.closed, !next.official, next.programme));
    next
}

/// Where 調整費 of a fiscal year bridge: over the gap that touches the year or begins behind it, else from the last bar that
/// had begun by then to the next, or to its own end where none follows.
fn arc(line: &Line, year: i32) -> Option<Gap> {
    let (first, last) = (span::first_day(year)?, span::last_day(year)?);
    let touches = |gap: &&Free| gap.span.last >= first && gap.span.first <= last.tomorrow().unwrap_or(last);
    let (from, to, stated) = match line.gaps.iter().find(touches) {
        Some(gap) => (gap.span.first.yesterday().ok()?, gap.span.last.tomorrow().ok()?, gap.stated),
        None => {
            let begun = line.bars.iter().filter(|bar| bar.span.first <= last);
            let from = begun.max_by_key(|bar| (bar.span.last, bar.end_stated))?;
            let behind = line.bars.iter().filter(|bar| bar.span.first > from.span.last);
            let to = behind.min_by_key(|bar| (bar.span.first, !bar.start_stated));
            let day = to.map_or(from.span.last, |bar| bar.span.first);
            (from.span.last, day, from.end_stated && to.is_none_or(|bar| bar.start_stated))
        }
    };
    let months = span::gap_months(from, to).max(0);
    Some(Gap { starts: from.to_string(), ends: to.to_string(), months, stated })
}
