//! Requests, and their sums.

use super::issues::issues;
use super::{Adjustment, AdjustmentRequest, AdjustmentState, AdjustmentSum, AdjustmentType, Adjustments, Round};
use crate::continuity::ran;
use crate::prelude::*;
use crate::project::yen;
use crate::registry::{Known, Tied, known, tied};
use crate::state::Open;
use domain::span;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use store::rows::AdjustmentRow;

/// Requests that fit, newest fiscal year first, and their sums.
///
/// # Errors
/// `NoLibrary`; a database error.
pub async fn list(context: &Context<'_>, args: AdjustmentRequest) -> Result<Adjustments, Problem> {
    let open = context.app.library().await?;
    let worder = Worder::of(&open).await?;
    let all = store::carry::adjustment::all(&open.store).await?;
    let mut years: Vec<i32> = all.iter().map(|row| row.fiscal_year).collect();
    years.sort_unstable_by_key(|year| Reverse(*year));
    years.dedup();
    let mut rows: Vec<Adjustment> = all.iter().map(|row| worder.word(&open, row)).collect();
    rows.retain(|row| {
        let any = |empty: bool, holds: bool| empty || holds;
        any(args.years.is_empty(), args.years.contains(&row.fiscal_year))
            && any(args.types.is_empty(), args.types.contains(&row.r#type))
            && any(args.rounds.is_empty(), args.rounds.contains(&row.round))
            && any(args.project.is_none(), args.project == row.project)
            && any(args.theme.is_none(), args.theme == row.theme)
    });
    rows.sort_by_key(order);
    Ok(Adjustments { sums: sums(&rows), rows, years })
}

fn order(row: &Adjustment) -> (Reverse<i32>, Round, AdjustmentType, Id) {
    (Reverse(row.fiscal_year), row.round, row.r#type, row.id)
}

/// By fiscal year, round and type: what was asked for, and what of it was granted. Drafts are not asked for yet, and what was
/// withdrawn no longer is; an amount on a request that was declined, or is open, was not granted.
fn sums(rows: &[Adjustment]) -> Vec<AdjustmentSum> {
    let mut sums: BTreeMap<(Reverse<i32>, Round, AdjustmentType), AdjustmentSum> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.state.was_asked()) {
        let key = (Reverse(row.fiscal_year), row.round, row.r#type);
        let sum = sums.entry(key).or_insert(AdjustmentSum {
            fiscal_year: row.fiscal_year,
            round: row.round,
            r#type: row.r#type,
            count: 0,
            without_amount: 0,
            asked_yen: 0.0,
            granted_yen: 0.0,
            connected: 0,
            licensed: 0,
        });
        let bridges = row.r#type == AdjustmentType::U;
        sum.count += 1;
        sum.without_amount += u32::from(row.asked_yen.is_none());
        sum.asked_yen += row.asked_yen.unwrap_or(0.0);
        if row.state.was_granted() {
            sum.granted_yen += row.granted_yen.unwrap_or(0.0);
        }
        sum.connected += u32::from(bridges && row.connected == Some(true));
        sum.licensed += u32::from(bridges && row.licensed == Some(true));
    }
    sums.into_values().collect()
}

/// Requests of these projects, newest first.
///
/// # Errors
/// A database error.
pub(crate) async fn of_projects(open: &Open, projects: &[Id]) -> Result<HashMap<Id, Vec<Adjustment>>, Problem> {
    let worder = Worder::of(open).await?;
    let mut found: HashMap<Id, Vec<Adjustment>> = HashMap::new();
    for row in store::carry::adjustment::all(&open.store).await? {
        if let Some(project) = row.project.filter(|project| projects.contains(project)) {
            found.entry(project).or_default().push(worder.word(open, &row));
        }
    }
    found.values_mut().for_each(|rows| rows.sort_by_key(order));
    Ok(found)
}

/// What it takes to word requests.
struct Worder {
    known: std::sync::Arc<Known>,
    tied: std::sync::Arc<Tied>,
    /// Code and title of each theme.
    themes: HashMap<Id, (String, String)>,
}

impl Worder {
    async fn of(open: &Open) -> Result<Worder, Problem> {
        let themes = store::theme::names(&open.store).await?.into_iter().map(|(id, code, ja, en)| {
            let title = if ja.is_empty() { en } else { ja };
            (id, (code, title))
        });
        Ok(Worder { known: known(open).await?, tied: tied(open).await?, themes: themes.collect() })
    }

    /// First and last fiscal year of a project, as far as its lists can be believed.
    fn years(&self, project: Id) -> Option<(i32, i32)> {
        let spans = || self.tied.years_of(project).iter().filter_map(ran).map(|ran| ran.span);
        let (first, last) = (spans().map(|span| span.first).min()?, spans().map(|span| span.last).max()?);
        Some((span::fiscal_year(first), span::fiscal_year(last)))
    }

    fn word(&self, open: &Open, row: &AdjustmentRow) -> Adjustment {
        let (key, title) = match (row.project, row.theme) {
            (Some(project), _) => open.index().get(project).map_or_else(Default::default, |entry| {
                let title = if entry.title_ja.is_empty() { &entry.title_en } else { &entry.title_ja };
                (entry.key.clone().unwrap_or_else(|| format!("#{project}")), title.clone())
            }),
            (None, theme) => theme.and_then(|theme| self.themes.get(&theme).cloned()).unwrap_or_default(),
        };
        let name = |id: Option<Id>| {
            id.and_then(|id| self.known.get(id)).map(|programme| programme.name_ja.clone()).unwrap_or_default()
        };
        Adjustment {
            id: row.id,
            project: row.project,
            key,
            title,
            theme: row.theme,
            fiscal_year: row.fiscal_year,
            // The schema takes no other words.
            round: Round::parse(&row.round).unwrap_or(Round::Anytime),
            r#type: AdjustmentType::parse(&row.kind).unwrap_or(AdjustmentType::Td),
            purpose: row.purpose.clone(),
            asked_yen: row.asked_yen.map(yen),
            granted_yen: row.granted_yen.map(yen),
            reason: row.reason.clone(),
            effect: row.effect.clone(),
            effect_on: row.effect_on.clone(),
            opinion: row.opinion.clone(),
            opinion_by: row.opinion_by.clone(),
            opinion_on: row.opinion_on.clone(),
            source_programme: row.source_programme,
            source_name: name(row.source_programme),
            target_programme: row.target_programme,
            target_name: name(row.target_programme),
            state: AdjustmentState::parse(&row.state).unwrap_or(AdjustmentState::Draft),
            connected: row.connected,
            licensed: row.licensed,
            outcome: row.outcome.clone(),
            related: row.related.clone(),
            issues: issues(row, &self.known, row.project.and_then(|project| self.years(project))),
            by: row.by.clone(),
            at: row.at.clone(),
        }
    }
}
