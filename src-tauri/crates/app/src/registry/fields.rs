//! A programme as a person edits it: what a field may hold, and what a change of it touches.

use super::{AliasKind, ProgrammeAlias, ProgrammeCode, ProgrammeFields};
use crate::prelude::*;
use domain::registry::plain;
use domain::step::PHASES;
use domain::text::nfkc;
use std::collections::HashSet;
use store::Tx;
use store::rows::{FactRow, ProgrammeAliasRow, ProgrammeCodeRow, ProgrammeRow, RegistryRows};

/// Longest name, ministry, office, characters.
const NAME_LIMIT: usize = 200;
/// Longest text.
const TEXT_LIMIT: usize = 2_000;
/// Longest code: a whole number without its year has nine characters.
const CODE_LIMIT: usize = 9;
/// What cannot stand in a code.
const BETWEEN: [char; 11] = ['(', ')', '〔', '〕', '、', ',', ';', '/', '・', '|', '\n'];
/// Longest source of a fact.
pub(crate) const SOURCE_LIMIT: usize = 500;
/// Most that is a ceiling, yen: as many digits as a spreadsheet keeps.
const CEILING_LIMIT: f64 = 999_999_999_999_999.0;

/// Fields of a programme that can have a source.
pub(super) const FACTS: [&str; 17] = [
    "name_ja",
    "name_en",
    "ministry",
    "phases",
    "phase",
    "modality",
    "disease",
    "ceiling_yen",
    "duration_years",
    "call_months",
    "adoption_month",
    "host",
    "contact",
    "valid_first",
    "valid_last",
    "codes",
    "names",
];

/// A programme without its facts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct State {
    pub(super) row: ProgrammeRow,
    pub(super) codes: Vec<ProgrammeCode>,
    pub(super) names: Vec<ProgrammeAlias>,
}

impl AliasKind {
    /// Every kind.
    pub const ALL: [AliasKind; 3] = [AliasKind::Former, AliasKind::Short, AliasKind::Spelling];

    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            AliasKind::Former => "former",
            AliasKind::Short => "short",
            AliasKind::Spelling => "spelling",
        }
    }

    fn parse(word: &str) -> AliasKind {
        AliasKind::ALL.into_iter().find(|kind| kind.as_str() == word).unwrap_or(AliasKind::Spelling)
    }
}

pub(crate) use crate::write::invalid;

/// Refuses a text beyond its bound, in characters.
pub(crate) fn within(field: &str, text: &str, limit: usize) -> Result<(), Problem> {
    if text.chars().count() > limit { Err(invalid(field, "too-long").with("limit", limit)) } else { Ok(()) }
}

/// A text as it can be kept in a library and in a workbook alike: trimmed, lines ended by LF, no control characters.
///
/// # Errors
/// `InvalidField` beyond its bound, in characters.
pub(crate) fn text(field: &str, given: &str, limit: usize) -> Result<String, Problem> {
    let lines = given.replace("\r\n", "\n").replace('\r', "\n");
    let kept = |c: &char| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}') || matches!(c, '\n' | '\t');
    let text = lines.chars().filter(kept).collect::<String>().trim().to_owned();
    within(field, &text, limit)?;
    Ok(text)
}

/// A name as [`text`], on one line.
pub(crate) fn line(field: &str, given: &str, limit: usize) -> Result<String, Problem> {
    text(field, &given.split_whitespace().collect::<Vec<_>>().join(" "), limit)
}

/// Trims what a person wrote and holds every field against what it can hold. What is merely odd is no matter here.
///
/// # Errors
/// `InvalidField` with the `field`.
pub(super) fn checked(mut fields: ProgrammeFields) -> Result<ProgrammeFields, Problem> {
    if let Some(name) = &fields.name_ja
        && name.trim().is_empty()
    {
        return Err(invalid("name_ja", "code-needed"));
    }
    for (field, given) in [
        ("name_ja", &mut fields.name_ja),
        ("name_en", &mut fields.name_en),
        ("ministry", &mut fields.ministry),
        ("phases", &mut fields.phases),
        ("host", &mut fields.host),
        ("contact", &mut fields.contact),
    ] {
        if let Some(given) = given {
            *given = line(field, given, NAME_LIMIT)?;
        }
    }
    for (field, given) in
        [("modality", &mut fields.modality), ("disease", &mut fields.disease), ("note", &mut fields.note)]
    {
        if let Some(given) = given {
            *given = text(field, given, TEXT_LIMIT)?;
        }
    }
    for (field, phase) in [("phase_first", fields.phase_first), ("phase_last", fields.phase_last)] {
        if phase.flatten().is_some_and(|phase| !PHASES.contains(&phase)) {
            return Err(invalid(field, "phase-range"));
        }
    }
    if let Some(yen) = fields.ceiling_yen.flatten()
        && !(yen.fract() == 0.0 && (0.0..=CEILING_LIMIT).contains(&yen))
    {
        return Err(invalid("ceiling_yen", "not-an-amount"));
    }
    if fields.duration_years.flatten().is_some_and(|years| !(1..=30).contains(&years)) {
        return Err(invalid("duration_years", "duration-range"));
    }
    let months = fields.call_months.iter().flatten().copied();
    if months.chain(fields.adoption_month.flatten()).any(|month| !(1..=12).contains(&month)) {
        let call = fields.call_months.iter().flatten().any(|month| !(1..=12).contains(month));
        return Err(invalid(if call { "call_months" } else { "adoption_month" }, "month-range"));
    }
    if let Some(months) = &mut fields.call_months {
        months.sort_unstable();
        months.dedup();
    }
    for code in fields.codes.iter_mut().flatten() {
        code.code = nfkc(&code.code).trim().to_lowercase();
        crate::write::bounded("codes", &code.code, CODE_LIMIT)?;
        // A workbook has several codes in a cell: these stand between them and around their years.
        if code.code.contains(BETWEEN) {
            return Err(invalid("codes", "code-separator").with("value", &code.code));
        }
    }
    for name in fields.names.iter_mut().flatten() {
        name.name = line("names", &name.name, NAME_LIMIT)?;
        crate::write::bounded("names", &name.name, NAME_LIMIT)?;
    }
    twice("codes", fields.codes.iter().flatten().map(|code| &code.code))?;
    twice("names", fields.names.iter().flatten().map(|name| &name.name))?;
    Ok(fields)
}

fn twice<'a>(field: &str, mut texts: impl Iterator<Item = &'a String>) -> Result<(), Problem> {
    let mut seen = HashSet::new();
    match texts.find(|text| !seen.insert(text.as_str())) {
        Some(text) => Err(invalid(field, "stands-twice").with("value", text)),
        None => Ok(()),
    }
}

#[allow(clippy::cast_possible_truncation)]
fn yen(amount: f64) -> i64 {
    amount as i64
}

#[allow(clippy::cast_precision_loss)]
pub(super) fn amount(yen: i64) -> f64 {
    yen as f64
}

impl State {
    /// A programme as the library has it.
    pub(super) fn of(rows: &RegistryRows, id: Id) -> Option<State> {
        let row = rows.programmes.iter().find(|row| row.id == id)?.clone();
        let codes = rows.codes.iter().filter(|code| code.programme == id).map(|code| ProgrammeCode {
            code: code.code.clone(),
            valid_first: code.valid_first,
            valid_last: code.valid_last,
        });
        let names = rows.aliases.iter().filter(|alias| alias.programme == id).map(|alias| ProgrammeAlias {
            name: alias.name.clone(),
            kind: AliasKind::parse(&alias.kind),
            valid_first: alias.valid_first,
            valid_last: alias.valid_last,
        });
        Some(State { row, codes: codes.collect(), names: names.collect() })
    }

    /// With checked fields in place of its own.
    pub(super) fn with(&self, fields: ProgrammeFields) -> State {
        let mut state = self.clone();
        let row = &mut state.row;
        for (own, given) in [
            (&mut row.name_ja, fields.name_ja),
            (&mut row.name_en, fields.name_en),
            (&mut row.ministry, fields.ministry),
            (&mut row.phases, fields.phases),
            (&mut row.modality, fields.modality),
            (&mut row.disease, fields.disease),
            (&mut row.host, fields.host),
            (&mut row.contact, fields.contact),
            (&mut row.note, fields.note),
        ] {
            if let Some(given) = given {
                *own = given;
            }
        }
        row.phase_first = fields.phase_first.unwrap_or(row.phase_first);
        row.phase_last = fields.phase_last.unwrap_or(row.phase_last);
        row.ceiling_yen = fields.ceiling_yen.map_or(row.ceiling_yen, |given| given.map(yen));
        row.duration_years = fields.duration_years.unwrap_or(row.duration_years);
        row.adoption_month = fields.adoption_month.unwrap_or(row.adoption_month);
        row.valid_first = fields.valid_first.unwrap_or(row.valid_first);
        row.valid_last = fields.valid_last.unwrap_or(row.valid_last);
        if let Some(months) = fields.call_months {
            row.call_months = months;
        }
        if let Some(codes) = fields.codes {
            state.codes = codes;
        }
        if let Some(names) = fields.names {
            state.names = names;
        }
        state
    }

    /// Fields whose value is another than before, by the name of their fact.
    pub(super) fn facts_changed(&self, before: &State) -> Vec<&'static str> {
        let (a, b) = (&self.row, &before.row);
        let differs = |field: &str| match field {
            "name_ja" => a.name_ja != b.name_ja,
            "name_en" => a.name_en != b.name_en,
            "ministry" => a.ministry != b.ministry,
            "phases" => a.phases != b.phases,
            "phase" => (a.phase_first, a.phase_last) != (b.phase_first, b.phase_last),
            "modality" => a.modality != b.modality,
            "disease" => a.disease != b.disease,
            "ceiling_yen" => a.ceiling_yen != b.ceiling_yen,
            "duration_years" => a.duration_years != b.duration_years,
            "call_months" => a.call_months != b.call_months,
            "adoption_month" => a.adoption_month != b.adoption_month,
            "host" => a.host != b.host,
            "contact" => a.contact != b.contact,
            "valid_first" => a.valid_first != b.valid_first,
            "valid_last" => a.valid_last != b.valid_last,
            "codes" => self.codes != before.codes,
            "names" => said_names(&self.names) != said_names(&before.names),
            _ => false,
        };
        FACTS.into_iter().filter(|field| differs(field)).collect()
    }

    /// Writes what differs from `before` (a new programme without) and returns its id. A confirmed source says nothing of a
    /// value that was changed since: its fact becomes 要確認, its words stay.
    pub(super) async fn write(&self, tx: &mut Tx, before: Option<&State>, rows: &RegistryRows) -> Result<Id, Problem> {
        let fresh = State::default();
        let known = before.unwrap_or(&fresh);
        if before == Some(self) {
            return Ok(self.row.id);
        }
        let id = store::registry::put_programme(tx, &self.row).await?;
        if self.codes != known.codes {
            let codes = self.codes.iter().map(|code| ProgrammeCodeRow {
                id: 0,
                programme: id,
                code: code.code.clone(),
                valid_first: code.valid_first,
                valid_last: code.valid_last,
            });
            store::registry::set_codes(tx, id, &codes.collect::<Vec<_>>()).await?;
        }
        if self.names != known.names {
            let names: Vec<ProgrammeAliasRow> = self.names.iter().map(|name| alias_row(id, name)).collect();
            store::registry::set_names(tx, id, &names).await?;
        }
        if before.is_some() {
            doubt(tx, rows, "programme", id, &self.facts_changed(known)).await?;
        }
        Ok(id)
    }
}

/// Names that a source can speak of: that lists spell one so is seen in the lists.
fn said_names(names: &[ProgrammeAlias]) -> Vec<&ProgrammeAlias> {
    names.iter().filter(|name| name.kind != AliasKind::Spelling).collect()
}

pub(super) fn alias_row(programme: Id, name: &ProgrammeAlias) -> ProgrammeAliasRow {
    ProgrammeAliasRow {
        id: 0,
        programme,
        name: name.name.clone(),
        kind: name.kind.as_str().to_owned(),
        valid_first: name.valid_first,
        valid_last: name.valid_last,
    }
}

/// Confirmed facts of fields that were changed wait to be confirmed again.
pub(crate) async fn doubt(
    tx: &mut Tx,
    rows: &RegistryRows,
    thing: &str,
    id: Id,
    fields: &[&'static str],
) -> Result<(), Problem> {
    let of = |fact: &&FactRow| fact.thing == thing && fact.row == id && fact.confirmed;
    for fact in rows.facts.iter().filter(of).filter(|fact| fields.contains(&fact.field.as_str())) {
        store::registry::set_fact(tx, &FactRow { confirmed: false, ..fact.clone() }).await?;
    }
    Ok(())
}

/// Refuses a further name that another programme has: in a library a name leads to one.
///
/// # Errors
/// `InvalidField` for `names`, with the `value` and the `other` programme's name.
pub(super) fn free(rows: &RegistryRows, id: Id, names: &[ProgrammeAlias]) -> Result<(), Problem> {
    let taken = |name: &ProgrammeAlias| {
        rows.aliases
            .iter()
            .find(|alias| alias.programme != id && plain(&alias.name) == plain(&name.name))
            .map(|alias| (name.clone(), alias))
    };
    let Some((name, alias)) = names.iter().find_map(taken) else { return Ok(()) };
    let other = rows.programmes.iter().find(|row| row.id == alias.programme);
    let other = other.map(|row| row.name_ja.as_str()).unwrap_or_default();
    Err(invalid("names", "name-taken").with("value", name.name).with("other", other))
}
