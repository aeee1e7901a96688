//! A new version of a set.

use super::CriteriaSave;
use crate::person::chair;
use crate::prelude::*;
use crate::registry::{line, text};
use crate::write::{invalid, operation, written};
use domain::stage::{CriteriaBody, Criterion, Reason};
use serde_json::json;
use std::collections::HashSet;

const CRITERIA: usize = 20;
const REASONS: usize = 40;
const NAME: usize = 60;
const QUESTION: usize = 200;
const GUIDE: usize = 2_000;
const NOTE: usize = 500;
const KEY: usize = 40;
const WEIGHT: u8 = 100;

/// Makes a new version of a set, or the first of a new one, and lets an open round go on with it. What the latest of that
/// name says already makes no version. A chair's; not undone, as votes come to rest on it.
///
/// # Errors
/// `WhoAreYou`, `ChairOnly`, `InvalidField` (with the `field` of the criterion), `NoSuchRound`, `RoundClosed`.
pub async fn save(context: &Context<'_>, args: CriteriaSave) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    chair(&open)?;
    let name = line("name", &args.name, NAME)?;
    if name.is_empty() {
        return Err(invalid("name", "code-needed"));
    }
    let note = text("note", &args.note, NOTE)?;
    let body = checked(args.body)?;
    let mut op = operation(context, "criteria-save", json!({ "name": name }));
    op.undoable = false;
    let outcome = open
        .store
        .write(op, async |tx| {
            let made = store::round::insert_criteria(tx, &name, &body, &note).await?;
            let latest = match made {
                Some(id) => Some(id),
                None => store::round::latest_criteria(tx, &name).await?,
            };
            if let (Some(round), Some(criteria)) = (args.round, latest) {
                let row = store::round::get_in(tx, round).await?;
                let mut row = row.ok_or_else(|| Problem::new(ProblemCode::NoSuchRound))?;
                if row.closed {
                    return Err(Problem::new(ProblemCode::RoundClosed).with("name", &row.name));
                }
                row.criteria = criteria;
                store::round::update(tx, &row).await?;
            }
            tx.set_count(u32::from(made.is_some()));
            Ok(made)
        })
        .await?;
    written(&open, outcome, "criteria-save", |made| (u32::from(made.is_some()), *made)).await
}

/// With every text trimmed and held against its bound.
fn checked(body: CriteriaBody) -> Result<CriteriaBody, Problem> {
    let CriteriaBody { criteria, reasons } = body;
    if criteria.is_empty() {
        return Err(invalid("criteria", "criteria-needed"));
    }
    for (field, count, most) in [("criteria", criteria.len(), CRITERIA), ("reasons", reasons.len(), REASONS)] {
        if count > most {
            return Err(invalid(field, "too-many").with("limit", most));
        }
    }
    keys(criteria.iter().map(|one| one.key.as_str()))?;
    keys(reasons.iter().map(|one| one.key.as_str()))?;
    let criteria = criteria.into_iter().map(criterion).collect::<Result<_, _>>()?;
    let reasons = reasons.into_iter().map(reason).collect::<Result<_, _>>()?;
    Ok(CriteriaBody { criteria, reasons })
}

fn keys<'a>(all: impl Iterator<Item = &'a str>) -> Result<(), Problem> {
    let mut seen = HashSet::new();
    for key in all {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if key.is_empty() || key.len() > KEY || !key.chars().all(fits) {
            return Err(invalid("key", "key-letters").with("value", key));
        }
        if !seen.insert(key) {
            return Err(invalid("key", "stands-twice").with("value", key));
        }
    }
    Ok(())
}

fn named(field: &str, given: &str) -> Result<String, Problem> {
    let name = line(field, given, NAME)?;
    if name.is_empty() { Err(invalid(field, "code-needed")) } else { Ok(name) }
}

fn criterion(one: Criterion) -> Result<Criterion, Problem> {
    if one.weight > WEIGHT {
        return Err(invalid("weight", "too-many").with("limit", WEIGHT));
    }
    Ok(Criterion {
        name_ja: named("criterion", &one.name_ja)?,
        name_en: line("criterion", &one.name_en, NAME)?,
        question_ja: line("question", &one.question_ja, QUESTION)?,
        question_en: line("question", &one.question_en, QUESTION)?,
        guide_ja: text("guide", &one.guide_ja, GUIDE)?,
        guide_en: text("guide", &one.guide_en, GUIDE)?,
        ..one
    })
}

fn reason(one: Reason) -> Result<Reason, Problem> {
    Ok(Reason { name_ja: named("reasons", &one.name_ja)?, name_en: line("reasons", &one.name_en, NAME)?, ..one })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::stage::{Scale, Verdict};

    fn one(key: &str) -> Criterion {
        Criterion {
            key: key.into(),
            name_ja: "標的".into(),
            name_en: String::new(),
            question_ja: String::new(),
            question_en: String::new(),
            guide_ja: String::new(),
            guide_en: String::new(),
            scale: Scale::Three,
            weight: 10,
        }
    }

    fn refused(body: CriteriaBody) -> (String, String) {
        let problem = checked(body).expect_err("refused");
        (problem.params["field"].clone(), problem.params["reason"].clone())
    }

    #[test]
    fn a_set_that_cannot_be_answered_is_refused_with_its_field() {
        let of = |criteria: Vec<Criterion>| CriteriaBody { criteria, reasons: Vec::new() };
        let is = |field: &str, reason: &str| (field.to_owned(), reason.to_owned());
        assert_eq!(refused(of(Vec::new())), is("criteria", "criteria-needed"));
        assert_eq!(refused(of(vec![one("a"), one("a")])), is("key", "stands-twice"));
        assert_eq!(refused(of(vec![one("標的")])), is("key", "key-letters"));
        assert_eq!(refused(of((0..21).map(|n| one(&format!("k{n}"))).collect())), is("criteria", "too-many"));
        assert_eq!(refused(of(vec![Criterion { weight: 101, ..one("a") }])), is("weight", "too-many"));
        assert_eq!(refused(of(vec![Criterion { name_ja: " ".into(), ..one("a") }])), is("criterion", "code-needed"));
        assert_eq!(refused(of(vec![Criterion { guide_ja: "字".repeat(2_001), ..one("a") }])), is("guide", "too-long"));
        let reason = Reason { key: "r".into(), verdict: Verdict::Drop, name_ja: String::new(), name_en: String::new() };
        assert_eq!(
            refused(CriteriaBody { criteria: vec![one("a")], reasons: vec![reason] }),
            is("reasons", "code-needed")
        );
        assert!(checked(of(vec![one("a"), one("b-2")])).is_ok());
    }
}
