//! Outcomes as they are counted: table and list read the same, so that no figure differs from the list it opens.

use crate::prelude::*;
use crate::registry::{Tied, tied};
use crate::state::Open;
use std::collections::HashSet;
use store::rows::CountedRow;

/// An outcome, and the programme it came of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    pub(super) row: CountedRow,
    /// `None` = its project is not tied to one.
    pub(super) programme: Option<Id>,
}

impl Counted {
    /// It is no number and no answer: in no sum.
    pub(super) fn unreadable(&self) -> bool {
        self.row.amount.is_none() && !self.row.nothing
    }
}

/// The projects a filter finds, and their outcomes, by id.
///
/// # Errors
/// A database error.
pub(super) async fn counted(open: &Open, filter: &Filter) -> Result<(HashSet<Id>, Vec<Counted>), Problem> {
    let tied = tied(open).await?;
    let rows = store::outcome::counted(&open.store).await?;
    let asked = open.asked(filter).await?;
    let found: HashSet<Id> = open.index().ids(&asked, &[]).into_iter().collect();
    let mut counted: Vec<Counted> = rows
        .into_iter()
        .filter(|row| found.contains(&row.project))
        .map(|row| Counted { programme: programme(&tied, &row), row })
        .collect();
    counted.sort_by_key(|counted| counted.row.id);
    Ok((found, counted))
}

/// The programme of the project's row for that fiscal year, of several the one for fewer years, then the newer; where no row
/// is for that year, that of the project as the list shows it.
fn programme(tied: &Tied, row: &CountedRow) -> Option<Id> {
    let of_year = row.year.and_then(|year| {
        let rows = tied.years_of(row.project).iter().filter_map(|of| {
            let (first, last) = (of.first?, of.last.or(of.first)?);
            (first..=last).contains(&year).then_some((i64::from(last) - i64::from(first), -of.id, of))
        });
        rows.min_by_key(|(wide, id, _)| (*wide, *id)).map(|(_, _, of)| of.tie.programme())
    });
    of_year.unwrap_or_else(|| tied.project(row.project).and_then(|project| project.tie.programme()))
}
