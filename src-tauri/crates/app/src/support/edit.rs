//! Shows, adds, changes and removes supports.

use super::{Support, SupportFields, SupportId, SupportSave, Supports};
use crate::commands::Nothing;
use crate::prelude::*;
use crate::registry::{doubt, invalid, known, line, text};
use crate::write::{operation, written};
use serde_json::json;
use store::Tx;
use store::rows::{RegistryRows, SupportRow};

const NAME_LIMIT: usize = 200;
const TEXT_LIMIT: usize = 2_000;

/// Fields that can have a source.
pub(crate) const FACTS: [&str; 8] =
    ["name_ja", "name_en", "provider", "offers", "steps", "modalities", "conditions", "apply"];

/// A support without its facts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct State(pub(crate) SupportRow);

impl State {
    /// Trims what a person wrote and holds every field against its bound.
    ///
    /// # Errors
    /// `InvalidField` with the `field`; `NoSuchConcept`.
    pub(crate) fn checked(own: &vocab::own::Own, mut fields: SupportFields) -> Result<SupportFields, Problem> {
        if let Some(name) = &fields.name_ja
            && name.trim().is_empty()
        {
            return Err(invalid("name_ja", "code-needed"));
        }
        for (field, given) in
            [("name_ja", &mut fields.name_ja), ("name_en", &mut fields.name_en), ("provider", &mut fields.provider)]
        {
            if let Some(given) = given {
                *given = line(field, given, NAME_LIMIT)?;
            }
        }
        for (field, given) in [
            ("offers", &mut fields.offers),
            ("conditions", &mut fields.conditions),
            ("apply", &mut fields.apply),
            ("note", &mut fields.note),
        ] {
            if let Some(given) = given {
                *given = text(field, given, TEXT_LIMIT)?;
            }
        }
        if let Some(steps) = &mut fields.steps {
            steps.sort_unstable();
            steps.dedup();
        }
        if let Some(modalities) = &mut fields.modalities {
            modalities.sort_unstable();
            modalities.dedup();
            for code in modalities {
                crate::own::must_be_known(own, Kind::Modality, code)?;
            }
        }
        Ok(fields)
    }

    /// With checked fields in place of its own.
    pub(crate) fn with(&self, fields: SupportFields) -> State {
        let mut row = self.0.clone();
        for (own, given) in [
            (&mut row.name_ja, fields.name_ja),
            (&mut row.name_en, fields.name_en),
            (&mut row.provider, fields.provider),
            (&mut row.offers, fields.offers),
            (&mut row.conditions, fields.conditions),
            (&mut row.apply, fields.apply),
            (&mut row.note, fields.note),
        ] {
            if let Some(given) = given {
                *own = given;
            }
        }
        if let Some(steps) = fields.steps {
            row.steps = steps;
        }
        if let Some(modalities) = fields.modalities {
            row.modalities = modalities;
        }
        State(row)
    }

    pub(crate) fn facts_changed(&self, before: &State) -> Vec<&'static str> {
        let (a, b) = (&self.0, &before.0);
        let differs = |field: &str| match field {
            "name_ja" => a.name_ja != b.name_ja,
            "name_en" => a.name_en != b.name_en,
            "provider" => a.provider != b.provider,
            "offers" => a.offers != b.offers,
            "steps" => a.steps != b.steps,
            "modalities" => a.modalities != b.modalities,
            "conditions" => a.conditions != b.conditions,
            "apply" => a.apply != b.apply,
            _ => false,
        };
        FACTS.into_iter().filter(|field| differs(field)).collect()
    }

    /// Writes what differs from `before` (a new one without) and returns its id. As with programmes, a confirmed source says
    /// nothing of a value that was changed since.
    pub(crate) async fn write(&self, tx: &mut Tx, before: Option<&State>, rows: &RegistryRows) -> Result<Id, Problem> {
        if before == Some(self) {
            return Ok(self.0.id);
        }
        let id = store::registry::put_support(tx, &self.0).await?;
        if let Some(before) = before {
            doubt(tx, rows, "support", id, &self.facts_changed(before)).await?;
        }
        Ok(id)
    }
}

/// All supports, by the first step they serve and by name; those whose steps are not known last.
///
/// # Errors
/// `NoLibrary`.
pub async fn list(context: &Context<'_>, _: Nothing) -> Result<Supports, Problem> {
    let open = context.app.library().await?;
    let known = known(&open).await?;
    let first = |row: &SupportRow| row.steps.iter().min().copied();
    let mut rows: Vec<&SupportRow> = known.rows.supports.iter().collect();
    rows.sort_by(|a, b| {
        let order = |row: &SupportRow| (first(row).is_none(), first(row));
        (order(a), &a.name_ja, a.id).cmp(&(order(b), &b.name_ja, b.id))
    });
    let support = |row: &SupportRow| Support {
        id: row.id,
        name_ja: row.name_ja.clone(),
        name_en: row.name_en.clone(),
        provider: row.provider.clone(),
        offers: row.offers.clone(),
        steps: row.steps.clone(),
        modalities: row.modalities.clone(),
        conditions: row.conditions.clone(),
        apply: row.apply.clone(),
        note: row.note.clone(),
        facts: known.facts("support", row.id),
        by: row.by.clone(),
        at: row.at.clone(),
    };
    Ok(Supports { supports: rows.into_iter().map(support).collect() })
}

fn no_such(id: Id) -> Problem {
    Problem::new(ProblemCode::NoSuchSupport).with("id", id)
}

fn find(rows: &RegistryRows, id: Id) -> Result<State, Problem> {
    rows.supports.iter().find(|row| row.id == id).map(|row| State(row.clone())).ok_or_else(|| no_such(id))
}

/// Adds a support, or changes the fields given.
///
/// # Errors
/// `NoSuchSupport`, `NoSuchConcept`; `InvalidField` with the `field`.
pub async fn save(context: &Context<'_>, args: SupportSave) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let fields = State::checked(&open.own(), args.fields)?;
    let name = match args.id {
        Some(id) => find(&known(&open).await?.rows, id)?.0.name_ja,
        None => fields.name_ja.clone().ok_or_else(|| invalid("name_ja", "code-needed"))?,
    };
    let kind = if args.id.is_some() { "support-edit" } else { "support-add" };
    let outcome = open
        .store
        .write(operation(context, kind, json!({ "name": name })), async |tx| {
            let rows = store::registry::all_in(tx).await?;
            let before = args.id.map(|id| find(&rows, id)).transpose()?;
            let state = before.clone().unwrap_or_default().with(fields);
            let id = state.write(tx, before.as_ref(), &rows).await?;
            tx.set_count(1);
            Ok(args.id.is_none().then_some(id))
        })
        .await?;
    written(&open, outcome, kind, |created| (1, *created)).await
}

/// Removes a support with what is said of its sources.
///
/// # Errors
/// `NoSuchSupport`.
pub async fn remove(context: &Context<'_>, args: SupportId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let name = find(&known(&open).await?.rows, args.id)?.0.name_ja;
    let outcome = open
        .store
        .write(operation(context, "support-remove", json!({ "name": name })), async |tx| {
            store::registry::remove_support(tx, args.id).await?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "support-remove", |()| (1, None)).await
}
