//! Alternatives side by side, weighed, and how firm their order is.

use super::candidates::count;
use super::strands::{Strands, strands};
use super::words::good;
use super::woven::WovenTheme;
use super::{Because, CompareRequest, Compared, Comparison, Measure, Turn};
use crate::own::known;
use crate::prelude::*;
use crate::state::Open;
use crate::theme::Competition;
use crate::write::invalid;
use domain::weigh::{self, weigh};
use domain::{AssetState, Needs, Step};
use std::collections::{BTreeMap, HashSet};

/// Themes of one comparison.
const THEMES: std::ops::RangeInclusive<usize> = 2..=6;

/// Compares themes.
///
/// # Errors
/// `InvalidField` for fewer than two or more than six themes, for a weight beyond 100; `NoSuchTheme`; a database error.
pub async fn compare(context: &Context<'_>, args: CompareRequest) -> Result<Comparison, Problem> {
    let open = context.app.library().await?;
    let mut seen = HashSet::new();
    let ids: Vec<Id> = args.themes.into_iter().filter(|id| seen.insert(*id)).collect();
    if !THEMES.contains(&ids.len()) {
        return Err(invalid("themes", "two-to-six"));
    }
    if args.weights.values().any(|weight| *weight > weigh::MOST) {
        return Err(invalid("weight", "too-many").with("limit", weigh::MOST));
    }
    let strands = strands(context, &open).await?;
    let themes: Vec<&WovenTheme> = ids.iter().map(|id| strands.woven.theme(*id)).collect::<Result<_, _>>()?;
    let mut options = Vec::new();
    for theme in &themes {
        options.push(option(&open, &strands, theme).await?);
    }
    score(&mut options);
    let weights: BTreeMap<Measure, u32> =
        Measure::ALL.into_iter().map(|m| (m, args.weights.get(&m).copied().unwrap_or_else(|| m.weight()))).collect();
    let scores: Vec<Vec<Option<u32>>> =
        options.iter().map(|one| Measure::ALL.iter().map(|m| one.scores.get(m).copied()).collect()).collect();
    let list: Vec<u32> = weights.values().copied().collect();
    let weighed = weigh(&scores, &list);
    for (at, one) in options.iter_mut().enumerate() {
        one.scores.retain(|measure, _| weighed.counted[*measure as usize]);
        one.total = weighed.totals[at];
        one.rank = weighed.ranks[at];
    }
    let turn = |turn: &weigh::Turn| Turn {
        measure: Measure::ALL[turn.measure],
        weight: list[turn.measure],
        at: turn.at,
        theme: ids[turn.first],
    };
    let turns = weighed.turns.iter().map(turn).collect();
    let because = differences(&themes, &options, &weighed.counted);
    Ok(Comparison { options, weights, turns, because })
}

async fn option(open: &Open, strands: &Strands, theme: &WovenTheme) -> Result<Compared, Problem> {
    let standing = strands.standing(theme);
    let ids: Vec<Id> = theme.threads.iter().map(|thread| thread.project).collect();
    let mut assets = store::asset::of_projects(&open.store, &ids).await?;
    assets.extend(store::asset::of_extras(&open.store, &[theme.row.id]).await?);
    let in_state = |state: AssetState| count(assets.iter().filter(|asset| asset.state == state).count());
    let closed = standing.closed();
    let row = &theme.row;
    let concept = |kind: Kind, id: &Option<String>| id.as_deref().map(|id| known(&strands.own, kind, id));
    let threads = theme.threads.iter().filter(|thread| strands.projects.get(thread.project).is_some()).count();
    let step = stage(standing.needed, closed);
    // Needs against needs: those that a person confirmed, of all of which somebody or a text says that they are closed.
    let told = standing.needed.common(standing.offer.closed());
    let parts = |part: u32, of: u32| (part * 100 + of / 2).checked_div(of).unwrap_or(0);
    let mut scores = BTreeMap::from([
        (Measure::Coverage, parts(closed.count(), standing.needed.count())),
        (Measure::Evidence, parts(closed.count(), told.count())),
        (Measure::Stage, parts(step.map_or(0, |step| step as u32 + 1), count(Step::ALL.len()))),
    ]);
    let competition = Competition::parse(&row.course.competition);
    if let Some(competition) = competition {
        let score = match competition {
            Competition::Low => 100,
            Competition::Middle => 50,
            Competition::High => 0,
        };
        scores.insert(Measure::Competition, score);
    }
    Ok(Compared {
        theme: theme.named(),
        target: concept(Kind::Target, &row.target),
        modality: concept(Kind::Modality, &row.modality),
        indication: concept(Kind::Indication, &row.indication),
        threads: count(threads + theme.extras.len()),
        have: in_state(AssetState::Have),
        obtaining: in_state(AssetState::Obtaining),
        closed: closed.each().collect(),
        open: standing.needed.without(closed).each().collect(),
        step,
        effort_months: row.course.effort_months,
        months_to_gate: row.course.months_to_gate,
        competition,
        scores,
        total: 0.0,
        rank: 0,
    })
}

/// The last step up to which each has a needed cell closed. A step at which nothing is needed holds nobody up, and is not reached
/// by itself.
fn stage(needed: Needs, closed: Needs) -> Option<Step> {
    let at = |step: Step, needs: Needs| needs.each().any(|need| need.step() == step);
    let asked = Step::ALL.into_iter().filter(|step| at(*step, needed));
    asked.take_while(|step| at(*step, closed)).last()
}

/// Scores of what is entered as months: the least among these themes is 100, twice as much 50.
fn score(options: &mut [Compared]) {
    for measure in [Measure::Effort, Measure::Time] {
        let of = |one: &Compared| if measure == Measure::Effort { one.effort_months } else { one.months_to_gate };
        let Some(least) = options.iter().filter_map(&of).min() else { continue };
        for one in options.iter_mut() {
            if let Some(months) = of(one) {
                let score = (least * 100 + months / 2).checked_div(months).unwrap_or(100);
                one.scores.insert(measure, score);
            }
        }
    }
}

/// What differs between the themes, in words.
fn differences(themes: &[&WovenTheme], options: &[Compared], counted: &[bool]) -> Vec<Because> {
    let mut because = Vec::new();
    let closed: Vec<Needs> = options.iter().map(|one| one.closed.iter().copied().collect()).collect();
    for (at, theme) in themes.iter().enumerate() {
        let others = closed.iter().enumerate().filter(|(other, _)| *other != at);
        let only = others.fold(closed[at], |left, (_, other)| left.without(*other));
        if !only.is_empty() {
            because.push(good("only-closes").theme(theme).needs(only).told());
        }
    }
    let furthest = options.iter().map(|one| one.step).max().flatten();
    if let Some(step) = furthest {
        let there: Vec<&WovenTheme> =
            themes.iter().zip(options).filter(|(_, one)| one.step == Some(step)).map(|(theme, _)| *theme).collect();
        if there.len() < themes.len() {
            because.push(good("furthest").themes(&there).steps(&[step]).told());
        }
    }
    let words = [
        (Measure::Effort, "effort-unknown"),
        (Measure::Competition, "competition-unknown"),
        (Measure::Time, "time-unknown"),
    ];
    for (measure, key) in words.into_iter().filter(|(measure, _)| !counted[*measure as usize]) {
        let known = |one: &Compared| match measure {
            Measure::Effort => one.effort_months.is_some(),
            Measure::Time => one.months_to_gate.is_some(),
            _ => one.competition.is_some(),
        };
        let unknown: Vec<&WovenTheme> =
            themes.iter().zip(options).filter(|(_, one)| !known(one)).map(|(theme, _)| *theme).collect();
        because.push(super::words::bad(key).themes(&unknown).told());
    }
    because
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Need, Need as N};

    #[test]
    fn a_stage_is_reached_by_way_of_all_before_it() {
        let of = |needs: &[N]| needs.iter().copied().collect::<Needs>();
        let all = |closed: &[N]| stage(Needs::ALL, of(closed));
        assert_eq!(all(&[]), None);
        assert_eq!(all(&[N::Ip, N::Cohort]), None, "a patent and patients without a target are no stage");
        assert_eq!(all(&[N::Human, N::Ip]), Some(Step::Validation));
        assert_eq!(all(&[N::Human, N::Matter, N::Efficacy, N::Safety]), Some(Step::Screening), "nothing is optimised");
        assert_eq!(all(&[N::Function, N::Assay, N::Lead, N::Model]), Some(Step::Poc));
        assert_eq!(all(&Need::ALL), Some(Step::Clinical));
        let needed = Needs::ALL.without(of(&[N::Lead, N::Delivery, N::Safety, N::Cmc]));
        assert_eq!(stage(needed, of(&[N::Human, N::Matter, N::Model])), Some(Step::Poc), "a step nobody needs");
        assert_eq!(stage(needed, of(&[N::Human, N::Matter, N::Lead])), Some(Step::Screening), "what is not needed");
    }
}
