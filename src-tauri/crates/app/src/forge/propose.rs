//! Combinations of two and three projects that would make a theme, and such that nearly would. Nothing is created.

use super::candidates::count;
use super::proposal::{Judging, against, bringer, declined, has_all, named, proposal};
use super::quotes::Quotes;
use super::strands::strands;
use super::{LeftPair, Proposals, ProposeRequest};
use crate::prelude::*;
use domain::weave::{Bringer, judge, near, search};

/// Proposals of one answer.
const MOST: u32 = 200;
/// Combinations that are told why they are not proposed.
const LEFT: usize = 12;
/// Proposals that one project stands in at most. [P]
const EACH: u32 = 2;
/// Groups of projects between two reports.
const REPORT: usize = 32;

/// Proposals among a selection, the best first. Passed over is what a theme has already, and what a researcher declined in a theme
/// like it.
///
/// # Errors
/// `NothingSelected`, `NoSuchProject`, `Cancelled`; a database error.
pub async fn propose(context: &Context<'_>, args: ProposeRequest) -> Result<Proposals, Problem> {
    let open = context.app.library().await?;
    let ids = open.selected(&args.selection).await?;
    let strands = strands(context, &open).await?;
    let judging = Judging::of(&open, &strands).await?;
    let chosen = ids.iter().filter_map(|id| strands.projects.get(*id));
    let chosen = chosen.filter(|brings| !args.running || brings.runs(strands.today));
    let chosen = chosen.filter(|brings| !args.unused || strands.woven.going(brings.id).next().is_none());
    let bringers: Vec<Bringer> = chosen.map(|brings| bringer(&strands, brings, args.confirmed_only)).collect();
    let of = |members: &[usize]| members.iter().map(|at| bringers[*at].id).collect::<Vec<Id>>();
    let members = |places: &[usize]| places.iter().map(|at| &bringers[*at]).collect::<Vec<&Bringer>>();
    let known = |places: &[usize]| {
        let members = members(places);
        let asked = members.iter().any(|one| strands.woven.declined(one.id).next().is_some());
        has_all(&strands, &of(places)).is_some()
            || (asked && declined(&strands, &members, &judge(&members, &judging.field)).is_some())
    };
    let go_on = |nth: usize, of: usize| {
        let total = u64::try_from(of).ok();
        !nth.is_multiple_of(REPORT) || context.stage(u64::try_from(nth).unwrap_or(u64::MAX), total, "proposing").is_ok()
    };
    let limit = args.limit.min(MOST) as usize;
    let found = search(&bringers, &judging.field, (limit, EACH), &known, &go_on);
    if found.stopped {
        return Err(Problem::new(ProblemCode::Cancelled));
    }
    let nearly = near(&bringers, &judging.field, LEFT);
    let mut looked: Vec<Id> = found.best.iter().flat_map(|one| of(&one.members)).collect();
    looked.sort_unstable();
    looked.dedup();
    let quotes = Quotes::of(&open, &looked).await?;
    let proposals = found.best.iter().filter_map(|one| {
        let members = members(&one.members);
        proposal(&open, &strands, &judging, &quotes, &members, &judge(&members, &judging.field))
    });
    let proposals = proposals.collect();
    let passed = found.passed_over.iter().take(LEFT / 3).map(|one| {
        let members = members(&one.members);
        let projects = members.iter().filter_map(|one| named(&open, one.id)).collect();
        LeftPair { projects, because: against(&open, &strands, &members, &judge(&members, &judging.field)) }
    });
    let mut left: Vec<LeftPair> = passed.collect();
    left.extend(nearly.into_iter().map(|(pair, judged)| {
        let members = pair.map(|at| &bringers[at]);
        let projects = members.iter().filter_map(|member| named(&open, member.id)).collect();
        LeftPair { projects, because: against(&open, &strands, &members, &judged) }
    }));
    left.truncate(LEFT);
    Ok(Proposals {
        proposals,
        left,
        looked: count(bringers.len()),
        compared: found.compared as f64,
        hidden: count(open.store.viewer().hidden.len()),
    })
}
