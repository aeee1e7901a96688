//! One plan with all that follows from it: tasks in time, money, how far each gate is, what does not go together, names.

mod contradictions;
pub(crate) mod data;
mod money;
mod names;
mod reach;
mod read;
mod schedule;

pub(crate) use read::{library_rows, no_such_plan, sheets};

use super::words::Words;
use super::{PlanHead, PlanNames, PlanRequest, PlanView};
use crate::App;
use crate::continuity::{pieces, ran};
use crate::prelude::*;
use crate::registry::{Known, Tied};
use crate::state::Open;
use crate::write::invalid;
use contradictions::{Ground, Years, contradictions};
use data::Data;
use domain::plan::{Month, PlanKind, Sheet};
use domain::span;
use jiff::civil::Date;
use names::{Bare, Called, Naming};
use read::{Sheets, decisions, heads};
use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

/// A plan of a theme; of a theme without one, what its rows could name.
///
/// # Errors
/// `NoSuchTheme`; `NoSuchPlan` for a plan that is gone or of another theme; a database error.
pub async fn show(context: &Context<'_>, args: PlanRequest) -> Result<PlanView, Problem> {
    let open = context.app.library().await?;
    let words = Words(context.app.language());
    viewed(&open, words, args).await.map(|(view, _)| view)
}

/// How long it takes to find what does not go together in the plan of a theme, once the plan is read. For measuring.
///
/// # Errors
/// As [`show`].
pub async fn contradictions_in(app: &App, theme: Id) -> Result<Duration, Problem> {
    let open = app.library().await?;
    let args = PlanRequest { theme, plan: None, against: None };
    viewed(&open, Words(app.language()), args).await.map(|(_, took)| took)
}

/// A plan as a person sees it in a language, and how long its contradictions took.
///
/// # Errors
/// As [`show`].
pub(super) async fn viewed(open: &Open, words: Words, args: PlanRequest) -> Result<(PlanView, Duration), Problem> {
    let theme = crate::theme::stored(open, args.theme).await?;
    let plans = heads(open, args.theme).await?;
    let plan = chosen(&plans, args.plan)?.cloned();
    let against = compared(&plans, plan.as_ref(), args.against)?;
    let sheets = match &plan {
        Some(plan) => sheets(open, plan.id).await?,
        None => Sheet::of_plan().map(|sheet| (sheet, Vec::new())).collect(),
    };
    let base = match against {
        Some(base) => Some(read::timed_sheets(open, base).await?),
        None => None,
    };
    let decisions = match &plan {
        Some(plan) => decisions(open, plan.id).await?,
        None => Vec::new(),
    };
    let known = crate::registry::known(open).await?;
    let brought = names::brought(open, &theme).await?;
    let naming = Naming { open, words, theme: &theme, known: &known, brought: &brought };
    let names = naming.names(&sheets).await?;
    let funding = funding(open, &sheets).await?;
    let threads: HashSet<Id> = theme.threads.iter().map(|thread| thread.project).collect();
    let bare = if plan.is_some() { naming.bare() } else { Vec::new() };
    let around = Around { words, known: &known, threads: &threads, bare: &bare, funding: &funding };
    let followed = follow(&sheets, base.as_ref(), &names, &decisions, &around);
    let view = PlanView {
        theme: theme.theme.id,
        code: theme.theme.code.clone(),
        plan,
        plans,
        against,
        schedule: followed.schedule,
        months: followed.months,
        money: followed.money,
        gates: followed.gates,
        contradictions: followed.contradictions,
        decisions,
        names,
        sheets,
        today: this_month().0,
    };
    Ok((view, followed.took))
}

/// This month on this machine.
pub(crate) fn this_month() -> Month {
    let today = crate::export::today();
    Month(i32::from(today.year()) * 12 + i32::from(today.month()) - 1)
}

/// The plan asked for, else the plan itself.
fn chosen(plans: &[PlanHead], asked: Option<Id>) -> Result<Option<&PlanHead>, Problem> {
    match asked {
        None => Ok(plans.iter().find(|plan| plan.kind == PlanKind::Current)),
        Some(id) => plans.iter().find(|plan| plan.id == id).map(Some).ok_or_else(no_such_plan),
    }
}

/// The plan that slip is measured against: the one asked for, else the newest baseline where the plan can be worked on.
fn compared(plans: &[PlanHead], plan: Option<&PlanHead>, asked: Option<Id>) -> Result<Option<Id>, Problem> {
    let Some(plan) = plan else { return Ok(None) };
    match asked {
        Some(id) if plans.iter().any(|other| other.id == id) => Ok(Some(id)),
        Some(_) => Err(invalid("against", "plan-other-theme")),
        None if !plan.kind.is_open() => Ok(None),
        None => Ok(plans.iter().find(|other| other.kind == PlanKind::Baseline).map(|other| other.id)),
    }
}

/// What is known of the projects that rows name.
#[derive(Debug, Default)]
struct Funding {
    /// Last day, where lists state it.
    ends: HashMap<Id, Date>,
    /// Fiscal years in which a project has a programme (project, programme), as far as lists state its ends.
    years: HashMap<(Id, Id), Years>,
}

/// Reads when responsible projects end, and when they are funded by which programme.
async fn funding(open: &Open, sheets: &Sheets) -> Result<Funding, Problem> {
    let data = Data::of(sheets);
    let projects: HashSet<Id> = data.tasks.iter().filter_map(|task| task.project).collect();
    if projects.is_empty() {
        return Ok(Funding::default());
    }
    let tied = crate::registry::tied(open).await?;
    Ok(Funding::of(&tied, &projects))
}

impl Funding {
    fn of(tied: &Tied, projects: &HashSet<Id>) -> Funding {
        let mut funding = Funding::default();
        for project in projects {
            let years = tied.years_of(*project);
            let stretches = pieces(years, |_, _| true);
            let last = stretches.iter().max_by_key(|piece| piece.span.last).filter(|piece| piece.end_stated);
            funding.ends.extend(last.map(|piece| (*project, piece.span.last)));
            for programme in years.iter().filter_map(|year| year.tie.programme()).collect::<HashSet<Id>>() {
                let of: Vec<_> = years.iter().filter(|year| year.tie.programme() == Some(programme)).cloned().collect();
                let runs: Vec<_> = of.iter().filter_map(ran).collect();
                let first = runs.iter().min_by_key(|ran| ran.span.first).filter(|ran| ran.start_stated);
                let last = runs.iter().max_by_key(|ran| ran.span.last).filter(|ran| ran.end_stated);
                let years = (
                    first.map(|ran| span::fiscal_year(ran.span.first)),
                    last.map(|ran| span::fiscal_year(ran.span.last)),
                );
                funding.years.insert((*project, programme), years);
            }
        }
        funding
    }
}

/// What is around a plan.
struct Around<'a> {
    words: Words,
    known: &'a Known,
    threads: &'a HashSet<Id>,
    bare: &'a [Bare],
    funding: &'a Funding,
}

/// What follows from the rows of a plan.
struct Followed {
    schedule: Vec<super::PlannedTask>,
    months: i32,
    money: Vec<super::YearMoney>,
    gates: Vec<super::GateReach>,
    contradictions: Vec<super::Contradiction>,
    /// How long it took to find these.
    took: Duration,
}

/// Works out what follows from the rows; `base` are those of the plan compared with.
fn follow(
    sheets: &Sheets,
    base: Option<&Sheets>,
    names: &PlanNames,
    decisions: &[super::GateDecision],
    around: &Around<'_>,
) -> Followed {
    let data = Data::of(sheets);
    let base = base.map(Data::of);
    let schedule = schedule::schedule(&data, base.as_ref());
    let called = Called::of(names);
    let verdicts = reach::verdicts(decisions);
    let today = this_month();
    let reach = reach::Reach { data: &data, schedule: &schedule, called: &called, verdicts: &verdicts, today };
    let gates = reach.gates(base.as_ref());
    let money = money::money(&data, &called);
    let programmes: HashMap<Id, Years> = around
        .known
        .programmes()
        .iter()
        .map(|programme| (programme.id, (programme.valid_first, programme.valid_last)))
        .collect();
    let ground = Ground {
        words: around.words,
        data: &data,
        schedule: &schedule,
        called: &called,
        threads: around.threads,
        ends: &around.funding.ends,
        programmes: &programmes,
        funded: &around.funding.years,
        bare: around.bare,
        verdicts: &verdicts,
        today,
    };
    let since = Instant::now();
    let contradictions = contradictions(&ground);
    let took = since.elapsed();
    let months = schedule::months(&data);
    Followed { months, money, gates, contradictions, took, schedule }
}
