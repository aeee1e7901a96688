//! Outcomes by fiscal year and programme, with how complete they are and what they are held against.

use super::counted::{Counted, counted};
use super::{
    KindOutcomes, KpiTarget, OutcomeRequest, OutcomeTable, ProgrammeOutcomes, TargetPer, YearOutcomes, YearProjects,
};
use crate::prelude::*;
use crate::registry::{FactState, Known, known};
use domain::OutcomeKind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use store::rows::TargetRow;

/// Outcomes of the projects a filter finds.
///
/// # Errors
/// `NoLibrary`; a database error.
pub async fn table(context: &Context<'_>, args: OutcomeRequest) -> Result<OutcomeTable, Problem> {
    let open = context.app.library().await?;
    let known = known(&open).await?;
    let (found, counted) = counted(&open, &args.filter).await?;
    let targets = store::carry::target::all(&open.store).await?;
    let mut years: BTreeMap<i32, u32> = BTreeMap::new();
    {
        let index = open.index();
        for year in found.iter().filter_map(|id| index.get(*id)).flat_map(|entry| &entry.years) {
            *years.entry(*year).or_default() += 1;
        }
    }
    let kinds = OutcomeKind::COUNTED.map(|kind| {
        let own: Vec<&Counted> = counted.iter().filter(|counted| counted.row.kind == kind).collect();
        of_kind(kind, &own, &known)
    });
    Ok(OutcomeTable {
        kinds: kinds.into(),
        projects: u32::try_from(found.len()).unwrap_or(u32::MAX),
        years: years.into_iter().map(|(year, projects)| YearProjects { year, projects }).collect(),
        targets: targets.iter().map(|row| target(row, &known)).collect(),
    })
}

/// Sum and projects of some entries. A sum of whole numbers far below 2^53 is exact.
#[derive(Default)]
struct Sum {
    amount: i64,
    projects: HashSet<Id>,
}

impl Sum {
    fn add(&mut self, of: &Counted) {
        self.amount = self.amount.saturating_add(of.row.amount.unwrap_or(0));
        self.projects.insert(of.row.project);
    }

    fn amount(&self) -> f64 {
        crate::project::yen(self.amount)
    }

    fn entered(&self) -> u32 {
        u32::try_from(self.projects.len()).unwrap_or(u32::MAX)
    }
}

fn sum(of: &[&Counted]) -> Sum {
    let mut sum = Sum::default();
    of.iter().for_each(|counted| sum.add(counted));
    sum
}

fn of_kind(kind: OutcomeKind, own: &[&Counted], known: &Known) -> KindOutcomes {
    let all = sum(own);
    let mut by_programme: HashMap<Option<Id>, Vec<&Counted>> = HashMap::new();
    for counted in own {
        by_programme.entry(counted.programme).or_default().push(counted);
    }
    let mut programmes: Vec<ProgrammeOutcomes> = by_programme
        .into_iter()
        .map(|(programme, own)| {
            let sum = sum(&own);
            ProgrammeOutcomes {
                programme,
                name: programme.and_then(|id| known.get(id)).map(|known| known.name_ja.clone()).unwrap_or_default(),
                amount: sum.amount(),
                entered: sum.entered(),
                years: by_year(&own),
            }
        })
        .collect();
    programmes.sort_by(|a, b| {
        let order = |of: &ProgrammeOutcomes| (Reverse(of.entered), of.programme.is_none(), of.programme);
        b.amount.total_cmp(&a.amount).then_with(|| order(a).cmp(&order(b)))
    });
    KindOutcomes {
        kind,
        total: all.amount(),
        entered: all.entered(),
        unreadable: u32::try_from(own.iter().filter(|of| of.unreadable()).count()).unwrap_or(u32::MAX),
        years: by_year(own),
        programmes,
    }
}

/// By fiscal year, ascending; without a year last.
fn by_year(own: &[&Counted]) -> Vec<YearOutcomes> {
    let mut years: BTreeMap<(bool, Option<i32>), Sum> = BTreeMap::new();
    for counted in own {
        years.entry((counted.row.year.is_none(), counted.row.year)).or_default().add(counted);
    }
    let year = |((_, year), sum): ((bool, Option<i32>), Sum)| YearOutcomes {
        year,
        amount: sum.amount(),
        entered: sum.entered(),
    };
    years.into_iter().map(year).collect()
}

/// A target as it is shown.
fn target(row: &TargetRow, known: &Known) -> KpiTarget {
    let programme = row.programme.and_then(|id| known.get(id));
    KpiTarget {
        id: row.id,
        kind: row.kind,
        year_first: row.year_first,
        year_last: row.year_last,
        per: if row.per == TargetPer::Span.as_str() { TargetPer::Span } else { TargetPer::Year },
        programme: row.programme,
        programme_name: programme.map(|programme| programme.name_ja.clone()).unwrap_or_default(),
        amount: crate::project::yen(row.amount),
        source: row.source.clone(),
        state: FactState::of(row.state == FactState::Confirmed.as_str()),
        note: row.note.clone(),
        by: row.by.clone(),
        at: row.at.clone(),
    }
}
