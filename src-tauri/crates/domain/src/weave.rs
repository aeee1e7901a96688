//! Which projects make a theme together: what a combination of two or three is worth, and the best of all of them.
//!
//! What counts how much is our proposal [P]. Points, at most 200 (shown as 0–100):
//! - each step of the value chain on which something is closed: [`STEP`];
//! - each need closed, by its best word: [`CONFIRMED`], [`CONFIRMED_OBTAINING`], [`HINTED`], [`HINTED_OBTAINING`];
//! - the target they share: [`SAME_TARGET`], or [`NEAR_TARGET`] where one only covers the other; the indication likewise; half of it
//!   where the concept is general (many projects have it); [`BOTH`] more where they share both;
//! - [`RUNNING`] when all run;
//! - less [`OVERLAP`] for each need that more than one brings, and [`THIRD`] for a third project, which must earn its coordination.
//!
//! A combination is one when its members share a target or an indication that is not general (or both, general or not), each
//! closes a need that no other does, together they reach [`STEPS`] steps, and one brings the drug or the evidence for the target. What
//! a text only plans counts for none of that: it is worth its points, no more.

use crate::{Id, Need, Needs, Step};
use std::cmp::Reverse;

mod near;
mod search;

pub use near::near;
pub use search::{Combination, Found, search};

/// A step on which something is closed.
pub const STEP: u32 = 8;
/// A need that a person confirmed as closed.
pub const CONFIRMED: u32 = 4;
/// … as being obtained.
pub const CONFIRMED_OBTAINING: u32 = 3;
/// A need that a text says is closed.
pub const HINTED: u32 = 3;
/// … is being obtained.
pub const HINTED_OBTAINING: u32 = 2;
/// All have the target itself.
pub const SAME_TARGET: u32 = 30;
/// One has it, the others have it or what is narrower.
pub const NEAR_TARGET: u32 = 20;
/// All have the indication itself.
pub const SAME_INDICATION: u32 = 20;
/// One has it, the others have it or what is narrower.
pub const NEAR_INDICATION: u32 = 12;
/// Target and indication are both shared.
pub const BOTH: u32 = 10;
/// All of them run.
pub const RUNNING: u32 = 12;
/// A need that more than one brings.
pub const OVERLAP: u32 = 3;
/// A third project.
pub const THIRD: u32 = 14;
/// Steps of seven on which a combination closes something.
pub const STEPS: u32 = 4;

/// What one project brings, each need under its best word only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offer {
    /// A person confirmed it: there.
    pub have: Needs,
    /// A person confirmed it: being obtained.
    pub obtaining: Needs,
    /// Its texts say so: there.
    pub hinted: Needs,
    /// Its texts say so: being obtained.
    pub hinted_obtaining: Needs,
}

impl Offer {
    /// Each need under its best word.
    pub fn of(have: Needs, obtaining: Needs, hinted: Needs, hinted_obtaining: Needs) -> Offer {
        let obtaining = obtaining.without(have);
        let hinted = hinted.without(have.and(obtaining));
        let hinted_obtaining = hinted_obtaining.without(have.and(obtaining).and(hinted));
        Offer { have, obtaining, hinted, hinted_obtaining }
    }

    /// All it brings.
    pub fn all(&self) -> Needs {
        self.have.and(self.obtaining).and(self.hinted).and(self.hinted_obtaining)
    }

    /// What counts towards a combination: all but what a text only plans.
    pub fn there(&self) -> Needs {
        self.have.and(self.obtaining).and(self.hinted)
    }

    /// What closes a need today, by a person's word or a text's.
    pub fn closed(&self) -> Needs {
        self.have.and(self.hinted)
    }

    /// What is only being obtained: it closes nothing yet.
    pub fn awaited(&self) -> Needs {
        self.all().without(self.closed())
    }

    /// Confirmed by a person.
    pub fn confirmed(&self) -> Needs {
        self.have.and(self.obtaining)
    }

    /// Of several together.
    pub fn with(&self, other: &Offer) -> Offer {
        Offer::of(
            self.have.and(other.have),
            self.obtaining.and(other.obtaining),
            self.hinted.and(other.hinted),
            self.hinted_obtaining.and(other.hinted_obtaining),
        )
    }

    /// Points of what is closed.
    fn points(&self) -> u32 {
        steps(self.there()).count_ones() * STEP
            + self.have.count() * CONFIRMED
            + self.obtaining.count() * CONFIRMED_OBTAINING
            + self.hinted.count() * HINTED
            + self.hinted_obtaining.count() * HINTED_OBTAINING
    }
}

/// The steps of needs, a bit each.
pub fn steps(needs: Needs) -> u8 {
    Step::ALL.iter().zip(STEP_NEEDS).fold(0, |set, (step, of)| set | (u8::from(needs.0 & of != 0) << *step as u8))
}

/// The needs of each step, as sets.
const STEP_NEEDS: [u16; 7] = [
    1 << Need::Human as u16 | 1 << Need::Function as u16,
    1 << Need::Assay as u16 | 1 << Need::Matter as u16,
    1 << Need::Lead as u16 | 1 << Need::Delivery as u16,
    1 << Need::Efficacy as u16 | 1 << Need::Model as u16 | 1 << Need::Biomarker as u16,
    1 << Need::Safety as u16 | 1 << Need::Cmc as u16,
    1 << Need::Gmp as u16 | 1 << Need::Ip as u16,
    1 << Need::Cohort as u16 | 1 << Need::Site as u16,
];

/// Needs of which a combination must close one: the drug, or the evidence for its target.
const LEADING: [Need; 4] = [Need::Human, Need::Function, Need::Matter, Need::Lead];

/// A concept a project is under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Under {
    /// Number of the concept.
    pub concept: u32,
    /// It is tagged with it itself; else with something narrower.
    pub own: bool,
}

/// A project as the search sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bringer {
    /// Id.
    pub id: Id,
    /// What it brings.
    pub offer: Offer,
    /// It runs today.
    pub running: bool,
    /// Targets it is under, by number, each once.
    pub targets: Vec<Under>,
    /// Indications it is under.
    pub indications: Vec<Under>,
}

/// How many projects are under each concept, by number.
#[derive(Debug, Clone, Default)]
pub struct Field {
    /// Targets.
    pub targets: Vec<u32>,
    /// Indications.
    pub indications: Vec<u32>,
    /// From so many on a concept is general.
    pub general: u32,
    /// Place of each concept, by number, in an order that does not depend on how concepts were numbered: of equals the first
    /// counts. A concept without one comes last.
    pub rank: Vec<u32>,
}

/// Which concepts a search goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    Target,
    Indication,
}

impl Field {
    pub(crate) fn uses(&self, of: Of, concept: u32) -> u32 {
        let list = if of == Of::Target { &self.targets } else { &self.indications };
        list.get(concept as usize).copied().unwrap_or(0)
    }

    fn rank(&self, concept: u32) -> u32 {
        self.rank.get(concept as usize).copied().unwrap_or(u32::MAX)
    }

    pub(crate) fn is_general(&self, of: Of, concept: u32) -> bool {
        self.uses(of, concept) >= self.general
    }

    /// Points of a shared concept; `same` = all members have it themselves.
    pub(crate) fn points(&self, of: Of, concept: u32, same: bool) -> u32 {
        let points = match (of, same) {
            (Of::Target, true) => SAME_TARGET,
            (Of::Target, false) => NEAR_TARGET,
            (Of::Indication, true) => SAME_INDICATION,
            (Of::Indication, false) => NEAR_INDICATION,
        };
        if self.is_general(of, concept) { points / 2 } else { points }
    }
}

/// A concept that members share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared {
    /// Number.
    pub concept: u32,
    /// All have it themselves; else it covers what some have.
    pub same: bool,
    /// Many projects have it.
    pub general: bool,
}

/// Why a combination is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Against {
    /// Neither target nor indication is shared.
    Apart,
    /// What is shared is one general concept.
    General,
    /// This member closes nothing that another does not.
    Adds(usize),
    /// Too few steps.
    Steps(u32),
    /// Nobody brings the drug or the evidence for the target.
    Leading,
}

/// What a combination is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Points; compared only between combinations that nothing speaks against.
    pub points: u32,
    /// Target they share.
    pub target: Option<Shared>,
    /// Indication they share.
    pub indication: Option<Shared>,
    /// What they close together.
    pub together: Offer,
    /// What each closes that no other does.
    pub closes: Vec<Needs>,
    /// Needs that more than one brings.
    pub overlap: Needs,
    /// All of them run.
    pub running: bool,
    /// Why it is none; empty = it is one.
    pub against: Vec<Against>,
}

/// Judges two or three projects.
pub fn judge(members: &[&Bringer], field: &Field) -> Judged {
    let together = members.iter().fold(Offer::default(), |sum, member| sum.with(&member.offer));
    let closes: Vec<Needs> = (0..members.len())
        .map(|at| {
            let others = members.iter().enumerate().filter(|(other, _)| *other != at);
            others.fold(members[at].offer.all(), |left, (_, other)| left.without(other.offer.all()))
        })
        .collect();
    let alone = closes.iter().fold(Needs::default(), |sum, own| sum.and(*own));
    let overlap = together.all().without(alone);
    let running = members.iter().all(|member| member.running);
    let targets: Vec<&[Under]> = members.iter().map(|member| member.targets.as_slice()).collect();
    let indications: Vec<&[Under]> = members.iter().map(|member| member.indications.as_slice()).collect();
    let (mut target, mut indication) =
        (shared(&targets, Of::Target, field, true), shared(&indications, Of::Indication, field, true));
    let mut against = Vec::new();
    if target.is_none() && indication.is_none() {
        against.push(Against::Apart);
    } else if target.is_none() || indication.is_none() {
        // Of one kind alone only what is not general counts.
        let (narrow_target, narrow_indication) =
            (shared(&targets, Of::Target, field, false), shared(&indications, Of::Indication, field, false));
        if narrow_target.is_none() && narrow_indication.is_none() {
            against.push(Against::General);
        } else {
            (target, indication) = (narrow_target, narrow_indication);
        }
    }
    let adds = |at: &usize| !closes[*at].common(members[*at].offer.there()).is_empty();
    against.extend((0..members.len()).filter(|at| !adds(at)).map(Against::Adds));
    let reached = steps(together.there()).count_ones();
    if reached < STEPS {
        against.push(Against::Steps(reached));
    }
    if together.there().common(LEADING.into_iter().collect()).is_empty() {
        against.push(Against::Leading);
    }
    let of = |of: Of, shared: Option<Shared>| shared.map_or(0, |one| field.points(of, one.concept, one.same));
    let share = of(Of::Target, target) + of(Of::Indication, indication);
    let both = if target.is_some() && indication.is_some() { BOTH } else { 0 };
    let points = points(&together, overlap, members.len(), running) + share + both;
    Judged { points, target, indication, together, closes, overlap, running, against }
}

/// Points without those of what is shared. What costs more than all the rest is worth nothing.
fn points(together: &Offer, overlap: Needs, members: usize, running: bool) -> u32 {
    let third = if members > 2 { THIRD } else { 0 };
    let good = together.points() + if running { RUNNING } else { 0 };
    good.saturating_sub(overlap.count() * OVERLAP + third)
}

/// The concept that all are under and one has itself: that with most points, the rarest, the first by rank.
fn shared(lists: &[&[Under]], of: Of, field: &Field, general: bool) -> Option<Shared> {
    let (first, rest) = lists.split_first()?;
    let key = |one: &Shared| {
        let (uses, rank) = (field.uses(of, one.concept), field.rank(one.concept));
        (field.points(of, one.concept, one.same), Reverse(uses), Reverse(rank))
    };
    let mut best: Option<Shared> = None;
    for under in *first {
        let mut own = (under.own, under.own);
        let all = rest.iter().all(|list| match list.binary_search_by_key(&under.concept, |other| other.concept) {
            Ok(at) => {
                own = (own.0 && list[at].own, own.1 || list[at].own);
                true
            }
            Err(_) => false,
        });
        let is_general = field.is_general(of, under.concept);
        if !all || !own.1 || (is_general && !general) {
            continue;
        }
        let shared = Shared { concept: under.concept, same: own.0, general: is_general };
        if best.as_ref().is_none_or(|known| key(&shared) > key(known)) {
            best = Some(shared);
        }
    }
    best
}

#[cfg(test)]
mod tests;
