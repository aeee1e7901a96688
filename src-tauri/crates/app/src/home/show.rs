//! What the home screen shows. Every figure is counted by what its list is counted by.

use super::known::{figures, many};
use super::{Coverage, Home, Kpi, KpiYear, Waiting, WaitingKind};
use crate::commands::Nothing;
use crate::duplicate::{DuplicateRequest, PairState};
use crate::prelude::*;
use crate::project::OutcomeKind;
use crate::state::Open;
use domain::Look;

/// Years of an outcome that are shown.
const YEARS: usize = 8;

/// The home screen.
///
/// # Errors
/// `NoLibrary`; a database error.
pub async fn show(context: &Context<'_>, _: Nothing) -> Result<Home, Problem> {
    let open = context.app.library().await?;
    let figures = figures(context, &open).await?;
    let seen = Seen::of(&open);
    let coverage = Kind::ALL.map(|kind| Coverage {
        kind,
        tagged: seen.tagged[kind as usize],
        evidenced: figures.evidenced[kind as usize],
    });
    Ok(Home {
        projects: seen.projects,
        since: figures.since,
        waiting: waiting(context, &open, seen.latest, figures.programmes).await?,
        coverage: coverage.into(),
        complete: seen.complete,
        kpi: kpi(&open).await?,
    })
}

/// What one pass over all projects tells.
#[derive(Default)]
struct Seen {
    projects: u32,
    tagged: [u32; 3],
    complete: u32,
    latest: Option<i32>,
}

impl Seen {
    fn of(open: &Open) -> Seen {
        let index = open.index();
        let mut seen = Seen::default();
        for entry in index.all() {
            seen.projects += 1;
            let has = Kind::ALL.map(|kind| entry.tagged.tags.iter().any(|tag| tag.kind == kind && !tag.proposed));
            for (tagged, has) in seen.tagged.iter_mut().zip(has) {
                *tagged += u32::from(has);
            }
            seen.complete += u32::from(has == [true; 3]);
            seen.latest = seen.latest.max(entry.years.last().copied());
        }
        seen
    }
}

async fn waiting(
    context: &Context<'_>,
    open: &Open,
    latest: Option<i32>,
    programmes: u32,
) -> Result<Vec<Waiting>, Problem> {
    let look = |kind: WaitingKind, look: Look| {
        let mut filter = Filter { look: vec![look], ..Filter::default() };
        let count_all = counted(open, &filter);
        filter.year = latest.into_iter().collect();
        Waiting { kind, count: count_all, of_latest_year: latest.map(|_| counted(open, &filter)) }
    };
    let plain = |kind: WaitingKind, count: u32| Waiting { kind, count, of_latest_year: None };
    let today = jiff::ZonedDateTime::now().date();
    let year = domain::span::fiscal_year(today);
    let pairs = DuplicateRequest { state: PairState::Open, offset: 0, limit: 0 };
    let duplicates = crate::duplicate::list(context, pairs).await?.open;
    let (_, words) = store::word::list(&open.store, "open", 0, 0).await?;
    let reviews = store::vocabulary::reviews(&open.store, "open").await?.len();
    let all = [
        look(WaitingKind::Unfinished, Look::Unfinished),
        look(WaitingKind::Proposed, Look::Proposed),
        look(WaitingKind::Conflicting, Look::Conflicting),
        plain(WaitingKind::Duplicates, duplicates),
        plain(WaitingKind::Programmes, programmes),
        plain(WaitingKind::Words, words),
        plain(WaitingKind::Reviews, many(reviews)),
        plain(WaitingKind::Ending, counted(open, &Filter { ends: vec![year], ..Filter::default() })),
    ];
    Ok(all.into_iter().filter(|waiting| waiting.count > 0).collect())
}

/// Projects that conditions find now; none of the conditions here is a programme of the registry.
fn counted(open: &Open, filter: &Filter) -> u32 {
    let asked = open.asked_of(filter);
    open.index().count(&asked)
}

/// Kinds that have an entry or a target, in their order.
async fn kpi(open: &Open) -> Result<Vec<Kpi>, Problem> {
    let (sums, entered) = store::home::outcomes(&open.store).await?;
    let targets = store::carry::target::all(&open.store).await?;
    let kpi = |kind: OutcomeKind| {
        let own: Vec<(Option<i32>, i64)> =
            sums.iter().filter(|(of, ..)| of == kind.as_str()).map(|(_, year, sum)| (*year, *sum)).collect();
        if own.is_empty() && targets.iter().all(|target| target.kind != kind) {
            return None;
        }
        let years: Vec<KpiYear> =
            own.iter().filter_map(|(year, sum)| Some(KpiYear { year: (*year)?, amount: *sum as f64 })).collect();
        Some(Kpi {
            kind,
            total: own.iter().map(|(_, sum)| *sum as f64).sum(),
            years: years[years.len().saturating_sub(YEARS)..].to_vec(),
            entered: entered.iter().find(|(of, _)| of == kind.as_str()).map_or(0, |(_, projects)| *projects),
        })
    };
    Ok(OutcomeKind::COUNTED.into_iter().filter_map(kpi).collect())
}
