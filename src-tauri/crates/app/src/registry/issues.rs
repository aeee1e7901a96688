//! What is odd in the registry: shown and explained, kept as it stands.

use super::read::Seen;
use super::{Known, RegistryIssue, RegistryIssueCode};
use domain::Id;
use domain::registry::plain;
use domain::span::YEARS;
use std::collections::{BTreeMap, HashMap, HashSet};
use store::rows::ProgrammeAliasRow;

/// A ceiling is some times what a project gets. One that was written in thousands of yen, or in yen where thousands were
/// meant, is off by a thousand: beyond these it can be nothing else.
const TOO_MUCH: i64 = 300;
/// See [`TOO_MUCH`]: so many times less than what half of its projects get.
const TOO_LITTLE: i64 = 100;

/// The running fiscal year.
pub(crate) fn this_year() -> i32 {
    domain::span::fiscal_year(jiff::ZonedDateTime::now().date())
}

type Span = (Option<i32>, Option<i32>);

fn overlap(a: Span, b: Span) -> bool {
    let before = |end: Option<i32>, start: Option<i32>| end.zip(start).is_some_and(|(end, start)| end < start);
    !before(a.1, b.0) && !before(b.1, a.0)
}

/// Collects what is odd, by programme.
struct Found<'a> {
    known: &'a Known,
    issues: HashMap<Id, Vec<RegistryIssue>>,
}

impl Found<'_> {
    fn add(&mut self, of: Id, code: RegistryIssueCode, field: &str, value: impl ToString, other: Option<Id>) {
        let other_name = other.and_then(|id| self.known.get(id)).map(|known| known.name_ja.clone());
        let issue = RegistryIssue {
            code,
            field: field.to_owned(),
            value: value.to_string(),
            other,
            other_name: other_name.unwrap_or_default(),
        };
        let issues = self.issues.entry(of).or_default();
        if !issues.contains(&issue) {
            issues.push(issue);
        }
    }

    /// Years that end before they begin, or that cannot be.
    fn span(&mut self, of: Id, fields: (&str, &str), (first, last): Span, value: &str) {
        if let Some((first, last)) = first.zip(last).filter(|(first, last)| last < first) {
            let said = if value.is_empty() { format!("{first}–{last}") } else { value.to_owned() };
            self.add(of, RegistryIssueCode::EndsBeforeStart, fields.1, said, None);
        }
        for (field, year) in [(fields.0, first), (fields.1, last)] {
            if let Some(year) = year.filter(|year| !YEARS.contains(year)) {
                self.add(of, RegistryIssueCode::YearOdd, field, year, None);
            }
        }
    }
}

/// Everything odd, by programme, in the order of [`RegistryIssueCode`].
pub(super) fn all(known: &Known, seen: &HashMap<Id, Seen>, now: i32) -> HashMap<Id, Vec<RegistryIssue>> {
    let mut found = Found { known, issues: HashMap::new() };
    fields(&mut found);
    codes(&mut found);
    names(&mut found);
    lists(&mut found, seen);
    pairs(&mut found, now);
    for issues in found.issues.values_mut() {
        issues.sort_by_key(|issue| issue.code);
    }
    found.issues
}

fn fields(found: &mut Found<'_>) {
    let known = found.known;
    let sourced: HashSet<Id> =
        known.rows.facts.iter().filter(|f| f.thing == "programme" && !f.source.is_empty()).map(|f| f.row).collect();
    for row in &known.rows.programmes {
        found.span(row.id, ("valid_first", "valid_last"), (row.valid_first, row.valid_last), "");
        if let Some((first, last)) = row.phase_first.zip(row.phase_last).filter(|(first, last)| last < first) {
            let said = format!("P{first:02}–P{last:02}");
            found.add(row.id, RegistryIssueCode::EndsBeforeStart, "phase_last", said, None);
        }
        if !sourced.contains(&row.id) {
            found.add(row.id, RegistryIssueCode::NoSource, "", "", None);
        }
    }
}

/// Two letters and up to seven digits, or three and up to six (domain notes, §2).
fn fits(code: &str) -> bool {
    let letters = code.bytes().take_while(u8::is_ascii_lowercase).count();
    let digits = code.get(letters..).unwrap_or_default();
    (2..=3).contains(&letters) && code.len() <= 9 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn codes(found: &mut Found<'_>) {
    let codes = &found.known.rows.codes;
    let mut by_code: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, code) in codes.iter().enumerate() {
        found.span(code.programme, ("codes", "codes"), (code.valid_first, code.valid_last), &code.code);
        if !fits(&code.code) {
            found.add(code.programme, RegistryIssueCode::CodeOdd, "codes", &code.code, None);
        }
        by_code.entry(&code.code).or_default().push(at);
    }
    for same in by_code.values().filter(|same| same.len() > 1) {
        for (one, other) in same.iter().flat_map(|one| same.iter().map(move |other| (&codes[*one], &codes[*other]))) {
            let years = overlap((one.valid_first, one.valid_last), (other.valid_first, other.valid_last));
            if one.programme != other.programme && years {
                let code = RegistryIssueCode::CodeTwice;
                found.add(one.programme, code, "codes", &one.code, Some(other.programme));
            }
        }
    }
}

fn names(found: &mut Found<'_>) {
    let known = found.known;
    let aliases = &known.rows.aliases;
    for alias in aliases {
        found.span(alias.programme, ("names", "names"), (alias.valid_first, alias.valid_last), &alias.name);
    }
    let dated = |alias: &&ProgrammeAliasRow| {
        alias.kind == "former" && (alias.valid_first.is_some() || alias.valid_last.is_some())
    };
    let former: Vec<&ProgrammeAliasRow> = aliases.iter().filter(dated).collect();
    for (at, one) in former.iter().enumerate() {
        for other in former.iter().skip(at + 1).filter(|other| other.programme == one.programme) {
            if overlap((one.valid_first, one.valid_last), (other.valid_first, other.valid_last)) {
                let said = format!("{}、{}", one.name, other.name);
                found.add(one.programme, RegistryIssueCode::NamesOverlap, "names", said, None);
            }
        }
    }
    let mut called: BTreeMap<String, Vec<(Id, &str, &str)>> = BTreeMap::new();
    for row in &known.rows.programmes {
        called.entry(plain(&row.name_ja)).or_default().push((row.id, &row.name_ja, "name_ja"));
        called.entry(plain(&row.name_en)).or_default().push((row.id, &row.name_en, "name_en"));
    }
    for alias in aliases {
        called.entry(plain(&alias.name)).or_default().push((alias.programme, &alias.name, "names"));
    }
    for (_, same) in called.iter().filter(|(name, _)| !name.is_empty()) {
        for (id, name, field) in same {
            if let Some((other, ..)) = same.iter().find(|(other, ..)| other != id) {
                found.add(*id, RegistryIssueCode::NameTwice, field, name, Some(*other));
            }
        }
    }
}

fn lists(found: &mut Found<'_>, seen: &HashMap<Id, Seen>) {
    let known = found.known;
    for row in &known.rows.programmes {
        let Some(seen) = seen.get(&row.id) else { continue };
        if let Some(last) = seen.last.zip(row.valid_last).filter(|(last, end)| last > end).map(|(last, _)| last) {
            found.add(row.id, RegistryIssueCode::ProjectsAfterEnd, "valid_last", last, None);
        }
        let renamed = seen.unknown.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse(*name)));
        if let Some((name, _)) = renamed {
            found.add(row.id, RegistryIssueCode::RenamedInLists, "names", name, None);
        }
        if let (Some(ceiling), Some(median)) = (row.ceiling_yen.filter(|yen| *yen > 0), median(&seen.budgets)) {
            let slipped = ceiling / TOO_MUCH >= median || ceiling <= median / TOO_LITTLE;
            if slipped {
                found.add(row.id, RegistryIssueCode::UnitSlip, "ceiling_yen", median, None);
            }
        }
    }
}

/// The amount in the middle.
fn median(amounts: &[i64]) -> Option<i64> {
    let mut amounts = amounts.to_vec();
    amounts.sort_unstable();
    amounts.get(amounts.len() / 2).copied()
}

/// Whether a programme takes no projects any more from a pair on.
pub(crate) fn closed(valid_last: Option<i32>, valid_from: Option<i32>, now: i32) -> bool {
    valid_last.is_some_and(|last| last < now || valid_from.is_some_and(|from| last < from))
}

fn pairs(found: &mut Found<'_>, now: i32) {
    let known = found.known;
    for pair in known.pairs() {
        let end = known.get(pair.to).and_then(|to| to.valid_last);
        if let Some(end) = end.filter(|_| closed(end, pair.valid_from, now)) {
            found.add(pair.to, RegistryIssueCode::ClosedSuccessor, "valid_last", end, Some(pair.from));
        }
        if in_circle(known, pair.from, pair.to) {
            found.add(pair.from, RegistryIssueCode::PairCycle, "", "", Some(pair.to));
        }
    }
    for pair in known.pairs().iter().filter(|pair| pair.valid_from.is_some_and(|year| !YEARS.contains(&year))) {
        let year = pair.valid_from.unwrap_or_default();
        found.add(pair.from, RegistryIssueCode::YearOdd, "valid_from", year, Some(pair.to));
    }
}

/// Whether pairs lead from the successor back to the predecessor.
pub(crate) fn in_circle(known: &Known, from: Id, to: Id) -> bool {
    let (mut open, mut seen) = (vec![to], HashSet::new());
    while let Some(id) = open.pop() {
        if id == from {
            return true;
        }
        if seen.insert(id) {
            open.extend(known.pairs_from(id).map(|pair| pair.to));
        }
    }
    false
}
