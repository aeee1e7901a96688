//! A lineage: everything that hand-overs lead to and from, on one line.

use super::candidates::candidates;
use super::{Gap, Handover, HandoverKind, Lineage, LineageProject, LineageYear, Steps, Stretch};
use crate::continuity::{free, gap, one_programme, pieces, ran};
use crate::outcome::OutcomeEntry;
use crate::pairing::PairStatus;
use crate::prelude::*;
use crate::project::{ProjectId, ThemeOfProject};
use crate::registry::{Known, Tied, TiedYear, known, tied};
use domain::OutcomeKind;
use domain::span::{self, Span, YEARS};
use std::collections::{BTreeMap, HashMap};
use store::rows::{HandoverRow, ProjectDetail};

/// How many times more or less an amount must be to count as a slip of a thousand: budgets themselves differ from year to year.
const SLIP: std::ops::RangeInclusive<f64> = 300.0..=3_000.0;

/// The lineage of a project.
///
/// # Errors
/// `NoLibrary`, `NoSuchProject`; a database error.
pub async fn show(context: &Context<'_>, args: ProjectId) -> Result<Lineage, Problem> {
    let open = context.app.library().await?;
    if open.index().get(args.id).is_none() {
        return Err(Problem::new(ProblemCode::NoSuchProject).with("key", format!("#{}", args.id)));
    }
    let (known, tied) = (known(&open).await?, tied(&open).await?);
    let rows = store::carry::handovers(&open.store).await?;
    let steps = Steps::of(&rows);
    let around = steps.around(args.id);
    let mut details: HashMap<Id, ProjectDetail> = HashMap::new();
    for id in around.keys() {
        if let Some(detail) = store::project::detail(&open.store, *id).await? {
            details.insert(*id, detail);
        }
    }
    let mut order: Vec<Id> = around.keys().copied().collect();
    let starts = |id: &Id| tied.years_of(*id).iter().filter_map(ran).map(|ran| ran.span.first).min();
    order.sort_by_key(|id| (starts(id).is_none(), starts(id), *id));
    let stretches = stretches(&order, &tied, &known, &steps);
    let mut adjustments = crate::adjustment::of_projects(&open, &order).await?;
    let ids: Vec<Id> = details
        .values()
        .flat_map(|detail| &detail.outcomes)
        .filter(|row| row.kind != OutcomeKind::Budget.as_str())
        .map(|row| row.id)
        .collect();
    let mut outcomes: HashMap<Id, Vec<OutcomeEntry>> = HashMap::new();
    for entry in crate::outcome::entries(&open, &ids).await? {
        outcomes.entry(entry.project).or_default().push(entry);
    }
    let own = open.own();
    let candidates = candidates(&open, &known, &tied, &around, args.id).await?;
    let index = open.index();
    let projects = order.iter().filter_map(|id| {
        let detail = details.get(id)?;
        let mut outcomes = outcomes.remove(id).unwrap_or_default();
        outcomes.sort_by_key(|entry| (entry.year.is_none(), entry.year, entry.kind, entry.id));
        Some(LineageProject {
            row: crate::project::row(&own, index.get(*id)?),
            distance: around.get(id).copied().unwrap_or(0),
            themes: detail.themes.iter().map(theme).collect(),
            outcomes,
            adjustments: adjustments.remove(id).unwrap_or_default(),
        })
    });
    Ok(Lineage {
        project: args.id,
        projects: projects.collect(),
        years: years(&order, &tied, &details, &steps),
        handovers: rows
            .iter()
            .filter(|row| around.contains_key(&row.earlier))
            .map(|row| handover(row, &tied, &known))
            .collect(),
        gaps: gaps(&order, &tied),
        stretches,
        candidates,
        cycle: steps.circle(&around),
    })
}

fn theme(theme: &store::rows::ThemeOfProject) -> ThemeOfProject {
    ThemeOfProject {
        id: theme.id,
        code: theme.code.clone(),
        title_ja: theme.title_ja.clone(),
        title_en: theme.title_en.clone(),
        role: theme.role,
    }
}

/// Months and years in which nothing of the lineage ran.
fn gaps(order: &[Id], tied: &Tied) -> Vec<Gap> {
    let years = order.iter().flat_map(|id| tied.years_of(*id));
    let mut ran: Vec<_> = years.filter_map(ran).map(|ran| (ran.span, ran.start_stated, ran.end_stated)).collect();
    ran.sort_unstable();
    free(ran.into_iter()).iter().map(gap).collect()
}

/// Years of one number block and one programme, by start.
fn stretches(order: &[Id], tied: &Tied, known: &Known, steps: &Steps) -> Vec<Stretch> {
    let alike = |a: &TiedYear, b: &TiedYear| a.key == b.key && one_programme(a, b);
    let mut stretches: Vec<Stretch> = Vec::new();
    for id in order {
        let mut before = steps.before(*id).iter().find_map(|(earlier, _)| last_key(tied.years_of(*earlier)));
        for piece in pieces(tied.years_of(*id), alike) {
            let Some(year) = piece.years.last() else { continue };
            let programme = year.tie.programme().and_then(|id| known.get(id));
            let key = year.key.to_string();
            let mut numbers: Vec<String> = Vec::new();
            for number in piece.years.iter().map(|year| &*year.number).filter(|number| !number.is_empty()) {
                if numbers.last().is_none_or(|last| last != number) {
                    numbers.push(number.to_owned());
                }
            }
            stretches.push(Stretch {
                project: *id,
                starts: piece.span.first.to_string(),
                ends: piece.span.last.to_string(),
                stated: !piece.by_year,
                numbers,
                renumbered: !key.is_empty() && before.as_ref().is_some_and(|before| *before != key),
                programme: year.programme.to_string(),
                programme_id: programme.map(|programme| programme.id),
                programme_name: programme.map(|programme| programme.name_ja.clone()).unwrap_or_default(),
                hue: programme.map(|programme| programme.hue),
                key: key.clone(),
            });
            if !key.is_empty() {
                before = Some(key);
            }
        }
    }
    stretches.sort_by(|a, b| (&a.starts, &a.ends, a.project).cmp(&(&b.starts, &b.ends, b.project)));
    stretches
}

/// Number block of the latest year that has a number.
fn last_key(years: &[TiedYear]) -> Option<String> {
    let numbered = years.iter().filter(|year| !year.key.is_empty());
    numbered.max_by_key(|year| (year.last, year.first, year.id)).map(|year| year.key.to_string())
}

/// Fiscal years, ranges spread out; of two rows for one year the one that is for fewer years, then the newer.
fn years(order: &[Id], tied: &Tied, details: &HashMap<Id, ProjectDetail>, steps: &Steps) -> Vec<LineageYear> {
    let mut all: Vec<LineageYear> = Vec::new();
    let mut last_titles: HashMap<Id, String> = HashMap::new();
    for id in order {
        let Some(detail) = details.get(id) else { continue };
        let titles: HashMap<Id, &str> =
            detail.years.iter().map(|year| (year.year.id, year.year.title_ja.as_str())).collect();
        let mut by_year: BTreeMap<i32, (i32, Id, &TiedYear)> = BTreeMap::new();
        for row in tied.years_of(*id) {
            let Some(first) = row.first.filter(|year| YEARS.contains(year)) else { continue };
            let last = row.last.unwrap_or(first).clamp(first, first + span::LONGEST).min(*YEARS.end());
            for year in first..=last {
                let mine = (last - first, -row.id, row);
                let better = by_year.get(&year).is_none_or(|known| (mine.0, mine.1) < (known.0, known.1));
                if better {
                    by_year.insert(year, mine);
                }
            }
        }
        let mut before = steps.before(*id).iter().find_map(|(earlier, _)| last_titles.get(earlier).cloned());
        let mut own: Vec<LineageYear> = Vec::with_capacity(by_year.len());
        for (year, (wide, _, row)) in by_year {
            let title = titles.get(&row.id).copied().unwrap_or_default();
            let changed = !title.is_empty() && before.as_ref().is_some_and(|before| before != title);
            if !title.is_empty() {
                before = Some(title.to_owned());
            }
            // An amount for several years at once is of none of them.
            let stated = row.budget_yen.filter(|_| wide == 0).or_else(|| amount(detail, year));
            own.push(LineageYear {
                project: *id,
                year,
                number: row.number.to_string(),
                programme: row.programme.to_string(),
                budget_yen: stated.map(crate::project::yen),
                unit_slip: false,
                title_changed: changed.then(|| title.to_owned()),
            });
        }
        slips(&mut own);
        if let Some(title) = before {
            last_titles.insert(*id, title);
        }
        all.extend(own);
    }
    all.sort_by_key(|year| year.year);
    all
}

/// The amount that a list with a column for each year states.
fn amount(detail: &ProjectDetail, year: i32) -> Option<i64> {
    let budget = OutcomeKind::Budget.as_str();
    let amounts = detail.outcomes.iter().filter(|row| row.kind == budget && row.year == Some(year));
    amounts.filter_map(|row| row.amount).next_back()
}

/// Marks amounts a thousand times more or less than those beside them, where those like it are not the greater part: then the
/// others are odd.
fn slips(years: &mut [LineageYear]) {
    let stated: Vec<(usize, f64)> = years
        .iter()
        .enumerate()
        .filter_map(|(at, year)| Some((at, year.budget_yen.filter(|yen| *yen > 0.0)?)))
        .collect();
    let off = |a: f64, b: f64| SLIP.contains(&(a.max(b) / a.min(b)));
    for (nth, (at, yen)) in stated.iter().enumerate() {
        let beside = [nth.checked_sub(1), Some(nth + 1)].into_iter().flatten().filter_map(|nth| stated.get(nth));
        let odd = beside.filter(|(_, other)| off(*yen, *other)).count() > 0;
        let against = stated.iter().filter(|(_, other)| off(*yen, *other)).count();
        years[*at].unit_slip = odd && against * 2 >= stated.len();
    }
}

/// Programme of a project where it begins or ends; of one without dates what the list shows.
pub(crate) fn programme_at(tied: &Tied, project: Id, end: bool) -> Option<Id> {
    let dated = tied.years_of(project).iter().filter_map(|year| Some((ran(year)?.span, year)));
    let year = if end {
        dated.max_by_key(|(span, year)| (span.last, span.first, year.id))
    } else {
        dated.min_by_key(|(span, year)| (span.first, span.last, year.id))
    };
    match year {
        Some((_, year)) => year.tie.programme(),
        None => tied.project(project).and_then(|project| project.tie.programme()),
    }
}

/// From its first day to its last.
pub(super) fn span_of(tied: &Tied, project: Id) -> Option<Span> {
    let spans = || tied.years_of(project).iter().filter_map(ran).map(|ran| ran.span);
    let (first, last) = (spans().map(|span| span.first).min()?, spans().map(|span| span.last).max()?);
    Some(Span { first, last })
}

/// Whether a project was over before another began: it does not carry that one on.
pub(super) fn out_of_order(earlier: Option<Span>, later: Option<Span>) -> bool {
    earlier.zip(later).is_some_and(|(earlier, later)| later.last < earlier.first)
}

/// The pair of programmes that a hand-over follows: its id, how sure it is, and whether it is to be checked.
pub(super) struct Pair {
    pub(super) id: Id,
    pub(super) status: PairStatus,
    /// 想定, without a source, or of no use when the later project began.
    pub(super) uncertain: bool,
}

/// The pair of these programmes, held against the start of the later project.
pub(super) fn pair_of(known: &Known, from: Id, to: Id, later: Option<Span>) -> Option<Pair> {
    let pair = known.pair(from, to)?;
    let holds = known.follows(pair, later.map(|span| span::fiscal_year(span.first)));
    Some(Pair { id: pair.id, status: pair.status, uncertain: pair.uncertain || !holds })
}

fn handover(row: &HandoverRow, tied: &Tied, known: &Known) -> Handover {
    let (earlier, later) = (span_of(tied, row.earlier), span_of(tied, row.later));
    let programmes = programme_at(tied, row.earlier, true).zip(programme_at(tied, row.later, false));
    let pair = programmes.and_then(|(from, to)| pair_of(known, from, to, later));
    let between = earlier.zip(later).filter(|_| !out_of_order(earlier, later));
    Handover {
        id: row.id,
        earlier: row.earlier,
        later: row.later,
        kind: HandoverKind::of(&row.kind),
        gap_months: between.map(|(earlier, later)| span::gap_months(earlier.last, later.first)),
        pair: pair.as_ref().map(|pair| pair.id),
        pair_status: pair.as_ref().map(|pair| pair.status),
        pair_uncertain: pair.is_some_and(|pair| pair.uncertain),
        note: row.note.clone(),
        by: row.by.clone(),
        at: row.at.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slipped(amounts: &[Option<f64>]) -> Vec<usize> {
        let mut years: Vec<LineageYear> = amounts
            .iter()
            .zip(2020..)
            .map(|(yen, year)| LineageYear {
                project: 1,
                year,
                number: String::new(),
                programme: String::new(),
                budget_yen: *yen,
                unit_slip: false,
                title_changed: None,
            })
            .collect();
        slips(&mut years);
        years.iter().enumerate().filter(|(_, year)| year.unit_slip).map(|(at, _)| at).collect()
    }

    #[test]
    fn a_slip_of_a_thousand_is_told_from_budgets_that_differ() {
        let (full, thousandth) = (Some(30_000_000.0), Some(30_000.0));
        assert_eq!(slipped(&[full, thousandth, full]), [1]);
        assert_eq!(slipped(&[thousandth, full, full]), [0]);
        assert_eq!(slipped(&[full, None, thousandth, full]), [2]);
        assert_eq!(slipped(&[full, thousandth]), [0, 1], "nobody can tell which of two");
        assert_eq!(slipped(&[full, full, thousandth, thousandth]), [1, 2], "where the unit changed");
        assert_eq!(slipped(&[full, Some(3_000_000.0), Some(300_000_000.0)]), [] as [usize; 0]);
        assert_eq!(slipped(&[full, Some(0.0), None]), [] as [usize; 0]);
        assert_eq!(slipped(&[]), [] as [usize; 0]);
    }
}
