//! How well a project fits a gap of a theme: points and reasons. [P] What counts how much stands in the constants.

use super::Because;
use super::concepts::{Relation, Relations};
use super::strands::{Brings, Strands};
use super::words::{bad, good};
use super::woven::{Standing, WovenTheme};
use crate::prelude::*;
use domain::weave::Offer;
use domain::{Need, Needs, span};
use std::collections::HashSet;
use std::sync::Arc;

/// Points for bringing what is missing: confirmed and there, confirmed and being obtained, told by a text, told to be obtained.
const BRINGS: [u32; 4] = [40, 30, 26, 16];
/// Points by how the target stands to the theme's.
const TARGET: [u32; 6] = [25, 16, 16, 8, 0, 0];
/// Points by how the indication does.
const INDICATION: [u32; 6] = [15, 10, 10, 0, 5, 0];
/// The modality is the theme's, or of its kind.
const MODALITY: u32 = 5;
/// It runs; a year and more is left.
const RUNS: [u32; 2] = [5, 3];
/// Of an institution that is in the theme.
const INSTITUTION: u32 = 3;
/// Each further gap it closes, at most so many.
const ALSO: (u32, u32) = (1, 4);
/// Less for each other theme it is in, at most so many.
const USED: (u32, u32) = (4, 2);
/// Less for a drug of another modality.
const OTHER_DRUG: u32 = 12;

/// Needs that a technology closes whatever the target: the modality or the area must fit instead. [P]
const ANY_TARGET: [Need; 4] = [Need::Delivery, Need::Cmc, Need::Gmp, Need::Site];

/// A theme as candidates are held against it.
pub(super) struct Wanting<'a> {
    pub(super) strands: &'a Strands,
    pub(super) theme: &'a WovenTheme,
    pub(super) gaps: Needs,
    target: Relations,
    modality: Relations,
    indication: Relations,
    institutions: HashSet<Arc<str>>,
}

/// How a project fits.
#[derive(Debug, Clone)]
pub(super) struct Fit {
    pub(super) id: Id,
    /// 0 to 100.
    pub(super) points: u32,
    pub(super) confirmed: bool,
    pub(super) also: Needs,
    /// About the same as the theme; else it is not proposed.
    pub(super) related: bool,
    target: (Relation, Option<u32>),
    indication: (Relation, Option<u32>),
    modality: Relation,
    offer: Offer,
    pub(super) institution: bool,
    pub(super) runs: bool,
}

impl Fit {
    /// The concepts of the project by which it fits.
    pub(super) fn concepts(&self) -> impl Iterator<Item = (Kind, u32)> {
        let found = [(Kind::Target, self.target.1), (Kind::Indication, self.indication.1)];
        found.into_iter().filter_map(|(kind, number)| Some((kind, number?)))
    }
}

impl<'a> Wanting<'a> {
    pub(super) fn of(strands: &'a Strands, theme: &'a WovenTheme, standing: &Standing) -> Wanting<'a> {
        let relations =
            |kind: Kind, id: &Option<String>| strands.projects.concepts.relations(&strands.own, kind, id.as_deref());
        let row = &theme.row;
        let members = theme.threads.iter().filter_map(|thread| strands.projects.get(thread.project));
        Wanting {
            strands,
            theme,
            gaps: standing.gaps(),
            target: relations(Kind::Target, &row.target),
            modality: relations(Kind::Modality, &row.modality),
            indication: relations(Kind::Indication, &row.indication),
            institutions: members.map(|m| Arc::clone(&m.institution)).filter(|name| !name.is_empty()).collect(),
        }
    }

    /// How a project fits a gap; `None` for one that does not bring it, or is in the theme.
    pub(super) fn fit(&self, brings: &Brings, need: Need) -> Option<Fit> {
        let offer = self.strands.offer(brings);
        if !offer.all().has(need) || self.theme.has(brings.id) {
            return None;
        }
        let levels = [offer.have, offer.obtaining, offer.hinted, offer.hinted_obtaining];
        let level = levels.iter().position(|needs| needs.has(need))?;
        let own = |kind: Kind| &brings.own[kind as usize];
        let target = self.target.nearest(own(Kind::Target));
        let indication = self.indication.nearest(own(Kind::Indication));
        let modality = self.modality.nearest(own(Kind::Modality)).0;
        let modality = if modality.covers() { modality } else { Relation::None };
        let runs = brings.runs(self.strands.today);
        let left = brings.ran.map_or(-1, |(_, last)| span::months_left(self.strands.today, last));
        let institution = self.institutions.contains(&brings.institution);
        let also = offer.all().common(self.gaps).without([need].into_iter().collect());
        let used = self.others(brings.id).count();
        let related = self.related(need, target.0, indication.0, modality);
        let good = BRINGS[level]
            + TARGET[target.0 as usize]
            + INDICATION[indication.0 as usize]
            + if modality.covers() { MODALITY } else { 0 }
            + if runs { RUNS[0] } else { 0 }
            + if runs && left >= 12 { RUNS[1] } else { 0 }
            + if institution { INSTITUTION } else { 0 }
            + also.count().min(ALSO.1) * ALSO.0;
        let used = u32::try_from(used).unwrap_or(u32::MAX).min(USED.1) * USED.0;
        let less = used + if self.other_drug(brings, need, modality) { OTHER_DRUG } else { 0 };
        let points = good.saturating_sub(less).min(100);
        let confirmed = level < 2;
        Some(Fit {
            id: brings.id,
            points,
            confirmed,
            also,
            related,
            target,
            indication,
            modality,
            offer,
            institution,
            runs,
        })
    }

    /// Whether what a project is about fits a theme as far as a need wants it.
    fn related(&self, need: Need, target: Relation, indication: Relation, modality: Relation) -> bool {
        target <= Relation::Family
            || indication.covers()
            || (!self.target.asked && !self.indication.asked)
            || (ANY_TARGET.contains(&need) && (modality.covers() || indication == Relation::Area))
    }

    /// Gaps for which a project would be a candidate, nothing being filtered.
    pub(super) fn would_close(&self, brings: &Brings) -> Needs {
        let gaps = self.strands.offer(brings).all().common(self.gaps);
        if gaps.is_empty() || self.theme.has(brings.id) || self.strands.woven.declined.contains_key(&brings.id) {
            return Needs::default();
        }
        let nearest = |relations: &Relations, kind: Kind| relations.nearest(&brings.own[kind as usize]).0;
        let target = nearest(&self.target, Kind::Target);
        let indication = nearest(&self.indication, Kind::Indication);
        let modality = nearest(&self.modality, Kind::Modality);
        gaps.each().filter(|need| self.related(*need, target, indication, modality)).collect()
    }

    /// Themes that have a project beside this one, but stopped ones.
    pub(super) fn others(&self, id: Id) -> impl Iterator<Item = &'a WovenTheme> {
        let own = self.theme.row.id;
        self.strands.woven.going(id).filter(move |theme| theme.row.id != own)
    }

    /// It brings a drug, but of another modality.
    fn other_drug(&self, brings: &Brings, need: Need, modality: Relation) -> bool {
        let drug = matches!(need, Need::Matter | Need::Lead);
        drug && self.modality.asked && !modality.covers() && !brings.own[Kind::Modality as usize].is_empty()
    }

    /// Why it fits and what speaks against it.
    pub(super) fn because(&self, fit: &Fit, need: Need) -> Vec<Because> {
        let Some(brings) = self.strands.projects.get(fit.id) else { return Vec::new() };
        let mut because = Vec::new();
        let key = match (fit.offer.confirmed().has(need), fit.offer.have.and(fit.offer.hinted).has(need)) {
            (true, true) => "brings-have",
            (true, false) => "brings-obtaining",
            (false, true) => "hints-have",
            (false, false) => "hints-obtaining",
        };
        because.push(good(key).need(need).told());
        because.extend(self.about(fit));
        if fit.modality.covers() {
            let id = self.theme.row.modality.as_deref().unwrap_or_default();
            because.push(good("modality-fits").concept(&self.strands.own, "modality", Kind::Modality, id).told());
        } else if self.other_drug(brings, need, fit.modality) {
            because.push(bad("modality-differs").told());
        }
        because.push(time(brings, self.strands.today));
        if fit.institution {
            because.push(good("same-institution").with("institution", &brings.institution).told());
        }
        if !fit.also.is_empty() {
            because.push(good("also-closes").needs(fit.also).told());
        }
        let others: Vec<&WovenTheme> = self.others(fit.id).collect();
        if !others.is_empty() {
            because.push(bad("in-themes").themes(&others).told());
        }
        because
    }

    /// How target and indication stand to the theme's.
    fn about(&self, fit: &Fit) -> Vec<Because> {
        let (own, row) = (&self.strands.own, &self.theme.row);
        let mut because = Vec::new();
        let of = |number: Option<u32>| number.and_then(|number| self.strands.projects.concepts.get(number));
        let kinds = [
            (Kind::Target, fit.target, &row.target, self.target.asked),
            (Kind::Indication, fit.indication, &row.indication, self.indication.asked),
        ];
        for (kind, (relation, number), theirs, _) in kinds.into_iter().filter(|(.., asked)| *asked) {
            let theirs = theirs.as_deref().unwrap_or_default();
            let word = kind.as_str();
            let key = match relation {
                Relation::Same => format!("same-{word}"),
                Relation::Narrower => format!("narrower-{word}"),
                Relation::Broader => format!("broader-{word}"),
                Relation::Family => "target-family".to_owned(),
                Relation::Area => "same-area".to_owned(),
                Relation::None => format!("{word}-differs"),
            };
            let reason = if relation == Relation::None { bad(&key) } else { good(&key) };
            let reason = reason.concept(own, "of", kind, theirs);
            because.push(match of(number) {
                Some(called) => reason.concept(own, word, kind, &called.id).told(),
                None => reason.told(),
            });
        }
        because
    }
}

/// When a project runs.
pub(super) fn time(brings: &Brings, today: jiff::civil::Date) -> Because {
    match brings.ran {
        None => bad("undated").told(),
        Some((_, last)) if last < today => bad("ended").with("date", last).told(),
        Some((first, _)) if first > today => good("begins").with("date", first).told(),
        Some((first, last)) => good("running")
            .with("year", span::fiscal_year(today) - span::fiscal_year(first) + 1)
            .with("months", span::months_left(today, last))
            .told(),
    }
}
