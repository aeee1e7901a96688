//! Which programme a name in a list and a project number belong to. Ties are derived from the registry, never stored.
//!
//! The name decides: one that a person tied, else the registry's own, compared as spellings are ([`Spelled`]) and through
//! the spellings that were decided to be one. The code beside it, the longest that the number begins with and that was
//! valid in that fiscal year, decides where the name is unknown or of several, and is held against it where it is known.

use super::FactState;
use crate::pairing::PairStatus;
use domain::Id;
use domain::registry::{Spelled, plain};
use std::collections::{BTreeSet, HashMap, HashSet};
use store::rows::{ProgrammeCodeRow, ProgrammeNameRow, RegistryRows};

/// What a name and a number say together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Tie {
    /// One programme.
    Tied(Id),
    /// The name is of one, the code of another.
    Disputed {
        /// By the name.
        by_name: Id,
        /// By the code.
        by_code: Id,
    },
    /// Several programmes have the name or the code.
    Several(Vec<Id>),
    /// Neither is known.
    Unknown,
    /// There is no name, and the code is of none.
    Nameless,
}

impl Tie {
    /// The programme, where there is one to speak of: of two, that of the name.
    pub(crate) fn programme(&self) -> Option<Id> {
        match self {
            Tie::Tied(id) | Tie::Disputed { by_name: id, .. } => Some(*id),
            Tie::Several(_) | Tie::Unknown | Tie::Nameless => None,
        }
    }

    /// Whether it speaks of this programme at all, be it one of several.
    pub(crate) fn names(&self, id: Id) -> bool {
        match self {
            Tie::Tied(one) => *one == id,
            Tie::Disputed { by_name, by_code } => *by_name == id || *by_code == id,
            Tie::Several(ids) => ids.contains(&id),
            Tie::Unknown | Tie::Nameless => false,
        }
    }
}

/// A programme as other nouns need it.
#[derive(Debug, Clone)]
pub(crate) struct KnownProgramme {
    /// Id.
    pub(crate) id: Id,
    /// Name.
    pub(crate) name_ja: String,
    /// Name in English; empty = not known.
    pub(crate) name_en: String,
    /// First fiscal year; `None` = not known.
    pub(crate) valid_first: Option<i32>,
    /// Last fiscal year; `None` = not known, or still.
    pub(crate) valid_last: Option<i32>,
    /// Calendar months of its calls.
    pub(crate) call_months: Vec<u8>,
    /// Whether the months rest on a confirmed fact; of no use where there are none.
    pub(crate) months_confirmed: bool,
    /// 0–7: which of eight colours is its own. By its id, so that it never changes.
    pub(crate) hue: u8,
}

/// A pair as other nouns need it.
#[derive(Debug, Clone)]
pub(crate) struct KnownPair {
    /// Id.
    pub(crate) id: Id,
    /// Predecessor.
    pub(crate) from: Id,
    /// Successor.
    pub(crate) to: Id,
    /// 公式 or 想定.
    pub(crate) status: PairStatus,
    /// Fiscal year from which it holds.
    pub(crate) valid_from: Option<i32>,
    /// 想定, or nobody has confirmed where it is stated.
    pub(crate) uncertain: bool,
}

/// The registry, ready to be asked.
#[derive(Debug)]
pub(crate) struct Known {
    /// As the library has it.
    pub(crate) rows: RegistryRows,
    /// In the order of the registry.
    programmes: Vec<KnownProgramme>,
    at: HashMap<Id, usize>,
    /// Names that persons tied, plain.
    spoken: HashMap<String, Id>,
    /// Names of the registry, plain.
    named: HashMap<String, Vec<Named>>,
    /// What names with brackets at their end are without these.
    bracketed: HashMap<String, Vec<Id>>,
    /// Spellings decided to be one, plain: those of the same group.
    unified: HashMap<String, Vec<String>>,
    /// What spellings are shown as.
    shown: HashMap<String, String>,
    codes: HashMap<String, Vec<ProgrammeCodeRow>>,
    /// Lengths that codes have, the longest first.
    lengths: Vec<usize>,
    pairs: Vec<KnownPair>,
}

/// What a name leads to.
#[derive(Debug, Clone)]
pub(crate) struct ByName {
    ids: Vec<Id>,
    /// A person tied it.
    spoken: bool,
    /// There is no name.
    empty: bool,
}

/// A programme with a name, and when it had it.
#[derive(Debug, Clone, Copy)]
struct Named {
    programme: Id,
    first: Option<i32>,
    last: Option<i32>,
}

fn holds(first: Option<i32>, last: Option<i32>, year: Option<i32>) -> bool {
    year.is_none_or(|year| first.is_none_or(|first| first <= year) && last.is_none_or(|last| year <= last))
}

fn distinct(ids: impl IntoIterator<Item = Id>) -> Vec<Id> {
    let mut seen = HashSet::new();
    ids.into_iter().filter(|id| seen.insert(*id)).collect()
}

impl Known {
    pub(crate) fn of(rows: RegistryRows, decided: &[ProgrammeNameRow]) -> Known {
        let confirmed: HashSet<(&str, Id, &str)> = rows
            .facts
            .iter()
            .filter(|fact| fact.confirmed)
            .map(|fact| (fact.thing.as_str(), fact.row, fact.field.as_str()))
            .collect();
        let mut programmes: Vec<(_, KnownProgramme)> = rows
            .programmes
            .iter()
            .map(|row| {
                let fact = |field| confirmed.contains(&("programme", row.id, field));
                let known = KnownProgramme {
                    id: row.id,
                    name_ja: row.name_ja.clone(),
                    name_en: row.name_en.clone(),
                    valid_first: row.valid_first,
                    valid_last: row.valid_last,
                    call_months: row.call_months.clone(),
                    months_confirmed: (row.call_months.is_empty() || fact("call_months"))
                        && (row.adoption_month.is_none() || fact("adoption_month")),
                    hue: u8::try_from(row.id.rem_euclid(8)).unwrap_or(0),
                };
                let ministry = domain::registry::ministry_order(&row.ministry);
                ((ministry, row.phase_first.is_none(), row.phase_first, row.phase_last, row.id), known)
            })
            .collect();
        programmes.sort_by(|a, b| a.0.cmp(&b.0));
        let programmes: Vec<KnownProgramme> = programmes.into_iter().map(|(_, known)| known).collect();
        let pairs = rows.pairs.iter().map(|pair| KnownPair {
            id: pair.id,
            from: pair.predecessor,
            to: pair.successor,
            status: if pair.official { PairStatus::Official } else { PairStatus::Assumed },
            valid_from: pair.valid_from,
            uncertain: !pair.official || !confirmed.contains(&("programme_pair", pair.id, "status")),
        });
        let pairs = pairs.collect();
        let mut known = Known {
            at: programmes.iter().enumerate().map(|(at, programme)| (programme.id, at)).collect(),
            programmes,
            spoken: HashMap::new(),
            named: HashMap::new(),
            bracketed: HashMap::new(),
            unified: HashMap::new(),
            shown: HashMap::new(),
            codes: HashMap::new(),
            lengths: Vec::new(),
            pairs,
            rows,
        };
        known.name();
        known.unify(decided);
        let lengths: BTreeSet<usize> = known.rows.codes.iter().map(|code| code.code.len()).collect();
        known.lengths = lengths.into_iter().rev().collect();
        for code in &known.rows.codes {
            known.codes.entry(code.code.clone()).or_default().push(code.clone());
        }
        known
    }

    fn name(&mut self) {
        let mut add = |name: &str, named: Named| {
            let name = plain(name);
            if !name.is_empty() {
                self.named.entry(name).or_default().push(named);
            }
        };
        for row in &self.rows.programmes {
            let named = Named { programme: row.id, first: None, last: None };
            add(&row.name_ja, named);
            add(&row.name_en, named);
            let spelled = Spelled::of(&row.name_ja);
            if !spelled.bracketed.is_empty() {
                self.bracketed.entry(spelled.core).or_default().push(row.id);
            }
        }
        for alias in &self.rows.aliases {
            if alias.kind == "spelling" {
                self.spoken.insert(plain(&alias.name), alias.programme);
            } else {
                add(
                    &alias.name,
                    Named { programme: alias.programme, first: alias.valid_first, last: alias.valid_last },
                );
            }
        }
    }

    fn unify(&mut self, decided: &[ProgrammeNameRow]) {
        let mut groups: HashMap<&str, Vec<String>> = HashMap::new();
        for row in decided {
            self.shown.insert(row.name.clone(), row.canonical.clone());
            let group = groups.entry(&row.canonical).or_insert_with(|| vec![plain(&row.canonical)]);
            group.push(plain(&row.name));
        }
        for group in groups.into_values() {
            // In order, so that the same is found every time.
            let names: BTreeSet<String> = group.into_iter().collect();
            for name in &names {
                self.unified.insert(name.clone(), names.iter().filter(|other| *other != name).cloned().collect());
            }
        }
    }

    /// Programmes in the order of the registry: by ministry and first phase.
    pub(crate) fn programmes(&self) -> &[KnownProgramme] {
        &self.programmes
    }

    /// One programme.
    pub(crate) fn get(&self, id: Id) -> Option<&KnownProgramme> {
        self.at.get(&id).and_then(|at| self.programmes.get(*at))
    }

    /// What a spelling in a list is shown as, by the spellings that were decided to be one.
    pub(crate) fn shown<'a>(&'a self, listed: &'a str) -> &'a str {
        self.shown.get(listed).map_or(listed, String::as_str)
    }

    /// All pairs, by id.
    pub(crate) fn pairs(&self) -> &[KnownPair] {
        &self.pairs
    }

    /// Pairs in which this programme is the predecessor.
    pub(crate) fn pairs_from(&self, id: Id) -> impl Iterator<Item = &KnownPair> {
        self.pairs.iter().filter(move |pair| pair.from == id)
    }

    /// The pair of these two, in this direction.
    pub(crate) fn pair(&self, from: Id, to: Id) -> Option<&KnownPair> {
        self.pairs.iter().find(|pair| pair.from == from && pair.to == to)
    }

    /// Whether a pair leads on for what begins in a fiscal year: its successor has not ended by then, and the pair holds. Where
    /// nobody states when it begins nothing speaks against it.
    pub(crate) fn follows(&self, pair: &KnownPair, year: Option<i32>) -> bool {
        let ended = self.get(pair.to).is_none_or(|to| !holds(None, to.valid_last, year));
        !ended && holds(pair.valid_from, None, year)
    }

    /// Programmes with a name in a fiscal year.
    pub(crate) fn by_name(&self, listed: &str, year: Option<i32>) -> ByName {
        let (ids, spoken) = self.found_by_name(listed, year);
        ByName { ids, spoken, empty: listed.trim().is_empty() }
    }

    /// As [`Known::by_name`], and whether a person said so.
    fn found_by_name(&self, listed: &str, year: Option<i32>) -> (Vec<Id>, bool) {
        let name = plain(listed);
        if name.is_empty() {
            return (Vec::new(), false);
        }
        let others = self.unified.get(&name);
        let all = || std::iter::once(&name).chain(others.into_iter().flatten());
        if let Some(id) = self.spoken.get(&name) {
            return (vec![*id], true);
        }
        // Spellings that are one, tied to different programmes: no person said which this one is of.
        let spoken = distinct(all().filter_map(|name| self.spoken.get(name).copied()));
        if !spoken.is_empty() {
            let one = spoken.len() == 1;
            return (spoken, one);
        }
        let found: Vec<Named> = all().filter_map(|name| self.named.get(name)).flatten().copied().collect();
        if !found.is_empty() {
            return (self.narrowed(&found, year), false);
        }
        // Kept apart by a person from what differs by its brackets only.
        if others.is_some_and(Vec::is_empty) {
            return (Vec::new(), false);
        }
        let spelled = Spelled::of(listed);
        let found = if spelled.bracketed.is_empty() {
            self.bracketed.get(&spelled.core).cloned().unwrap_or_default()
        } else if let Some(id) = self.spoken.get(&spelled.core) {
            vec![*id]
        } else {
            let named = self.named.get(&spelled.core).map(Vec::as_slice).unwrap_or_default();
            self.narrowed(named, year)
        };
        (distinct(found), false)
    }

    /// Of several programmes with one name those that had it in that year, and of these those that ran.
    fn narrowed(&self, named: &[Named], year: Option<i32>) -> Vec<Id> {
        let all = distinct(named.iter().map(|named| named.programme));
        if all.len() < 2 {
            return all;
        }
        let then = named.iter().filter(|named| holds(named.first, named.last, year));
        self.running(distinct(then.map(|named| named.programme)), all, year)
    }

    /// Of `some` those that ran in that year; where that leaves none, `some`, else `all`.
    fn running(&self, some: Vec<Id>, all: Vec<Id>, year: Option<i32>) -> Vec<Id> {
        let runs = |id: &Id| self.get(*id).is_some_and(|p| holds(p.valid_first, p.valid_last, year));
        let running: Vec<Id> = some.iter().copied().filter(runs).collect();
        [running, some, all].into_iter().find(|ids| !ids.is_empty()).unwrap_or_default()
    }

    /// Programmes with the longest code that a number without its year begins with.
    fn by_code(&self, key: &str, year: Option<i32>) -> Vec<Id> {
        for length in &self.lengths {
            let Some(codes) = key.get(..*length).and_then(|code| self.codes.get(code)) else { continue };
            let valid = codes.iter().filter(|code| holds(code.valid_first, code.valid_last, year));
            let valid = distinct(valid.map(|code| code.programme));
            match valid.len() {
                0 => {}
                1 => return valid,
                _ => return self.running(valid, Vec::new(), year),
            }
        }
        Vec::new()
    }

    /// The programme of a name as lists have it and a number without its year (empty = none), in a fiscal year.
    pub(crate) fn tie(&self, listed: &str, key: &str, year: Option<i32>) -> Tie {
        self.tie_named(&self.by_name(listed, year), key, year)
    }

    /// As [`Known::tie`], of a name that was looked up in that year.
    pub(crate) fn tie_named(&self, name: &ByName, key: &str, year: Option<i32>) -> Tie {
        let (named, coded) = (&name.ids, self.by_code(key, year));
        match (named.as_slice(), coded.as_slice()) {
            ([id], _) if name.spoken || coded.is_empty() || coded.contains(id) => Tie::Tied(*id),
            ([by_name], [by_code, ..]) => Tie::Disputed { by_name: *by_name, by_code: *by_code },
            ([], [id]) => Tie::Tied(*id),
            ([], []) if name.empty => Tie::Nameless,
            ([], []) => Tie::Unknown,
            ([], several) => Tie::Several(several.to_vec()),
            (several, coded) => {
                let both: Vec<Id> = several.iter().copied().filter(|id| coded.contains(id)).collect();
                match both.as_slice() {
                    [id] => Tie::Tied(*id),
                    [] => Tie::Several(several.to_vec()),
                    _ => Tie::Several(both),
                }
            }
        }
    }

    /// Whether a name leads to a programme, in any year.
    pub(crate) fn is_named(&self, listed: &str) -> bool {
        !self.by_name(listed, None).ids.is_empty()
    }

    /// Programmes whose code a number begins with, in any year; for proposing.
    pub(crate) fn coded(&self, key: &str) -> Vec<Id> {
        let codes = self.lengths.iter().filter_map(|length| self.codes.get(key.get(..*length)?));
        codes.map(|codes| distinct(codes.iter().map(|code| code.programme))).next().unwrap_or_default()
    }

    /// Where a field comes from.
    pub(crate) fn facts(&self, thing: &str, row: Id) -> Vec<super::Fact> {
        let of = self.rows.facts.iter().filter(|fact| fact.row == row && fact.thing == thing);
        of.map(|fact| super::Fact {
            field: fact.field.clone(),
            source: fact.source.clone(),
            as_of: fact.as_of.clone(),
            state: FactState::of(fact.confirmed),
        })
        .collect()
    }
}

#[cfg(test)]
mod tests;
