//! Adds, changes, removes programmes, says where their fields come from, ties spellings of lists to them.

use super::fields::{FACTS, SOURCE_LIMIT, State, alias_row, checked, free, invalid, line};
use super::{
    AliasKind, FactEdit, FactOf, FactState, ProgrammeAlias, ProgrammeEdit, ProgrammeId, ProgrammeNew, TieNames,
};
use crate::catalogue;
use crate::prelude::*;
use crate::write::{bounded, operation, written};
use domain::registry::plain;
use serde_json::json;
use std::collections::BTreeSet;
use store::Tx;
use store::rows::{FactRow, ProgrammeAliasRow, RegistryRows};

pub(crate) fn no_such_programme(id: Id) -> Problem {
    Problem::new(ProblemCode::NoSuchProgramme).with("id", id)
}

/// The name of a programme.
///
/// # Errors
/// `NoSuchProgramme` with `id`.
pub(crate) fn name_of(rows: &RegistryRows, id: Id) -> Result<String, Problem> {
    let row = rows.programmes.iter().find(|row| row.id == id);
    row.map(|row| row.name_ja.clone()).ok_or_else(|| no_such_programme(id))
}

/// Adds a programme, and ties spellings of lists to it.
///
/// # Errors
/// `InvalidField` with the `field`.
pub async fn add(context: &Context<'_>, args: ProgrammeNew) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let fields = checked(args.fields)?;
    let name = fields.name_ja.clone().ok_or_else(|| invalid("name_ja", "code-needed"))?;
    let tie = spellings(args.tie)?;
    let state = State::default().with(fields);
    let outcome = open
        .store
        .write(operation(context, "programme-add", json!({ "name": name })), async |tx| {
            let rows = store::registry::all_in(tx).await?;
            free(&rows, 0, &state.names)?;
            let id = state.write(tx, None, &rows).await?;
            if !tie.is_empty() {
                let rows = store::registry::all_in(tx).await?;
                tie_in(tx, &rows, id, &tie).await?;
            }
            tx.set_count(1);
            Ok(id)
        })
        .await?;
    written(&open, outcome, "programme-add", |id| (1, Some(*id))).await
}

/// Changes the fields given.
///
/// # Errors
/// `NoSuchProgramme`; `InvalidField` with the `field`.
pub async fn edit(context: &Context<'_>, args: ProgrammeEdit) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let fields = checked(args.fields)?;
    let name = name_of(&super::known(&open).await?.rows, args.id)?;
    let outcome = open
        .store
        .write(operation(context, "programme-edit", json!({ "name": name })), async |tx| {
            let rows = store::registry::all_in(tx).await?;
            let before = State::of(&rows, args.id).ok_or_else(|| no_such_programme(args.id))?;
            if let Some(names) = &fields.names {
                free(&rows, args.id, names)?;
            }
            before.with(fields).write(tx, Some(&before), &rows).await?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "programme-edit", |()| (1, None)).await
}

/// Removes a programme. Its projects stay and wait to be tied. One that pairs, 調整費 or targets name stays: they would say
/// nothing without it.
///
/// # Errors
/// `NoSuchProgramme`; `ProgrammeUsed` with `name` and, in words, what `holds` it.
pub async fn remove(context: &Context<'_>, args: ProgrammeId) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let name = name_of(&super::known(&open).await?.rows, args.id)?;
    let language = context.app.language();
    let outcome = open
        .store
        .write(operation(context, "programme-remove", json!({ "name": name })), async |tx| {
            let uses = store::registry::uses(tx, args.id).await?;
            if !uses.is_empty() {
                let held = uses.iter().map(|held| {
                    let params = [("count".to_owned(), held.count.to_string())].into_iter().collect();
                    catalogue::sentence(language, &format!("held.{}", held.thing), &params)
                });
                let holds = held.collect::<Vec<_>>().join(&catalogue::word(language, "workbook.list-separator"));
                return Err(Problem::new(ProblemCode::ProgrammeUsed).with("name", &name).with("holds", holds));
            }
            store::registry::remove_programme(tx, args.id).await?;
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "programme-remove", |()| (1, None)).await
}

impl FactState {
    /// The word in the library.
    pub fn as_str(self) -> &'static str {
        match self {
            FactState::Confirmed => "confirmed",
            FactState::Check => "check",
        }
    }

    /// Of a row: whether somebody confirmed it.
    pub(crate) fn of(confirmed: bool) -> FactState {
        if confirmed { FactState::Confirmed } else { FactState::Check }
    }
}

impl FactOf {
    /// The table of the library.
    pub fn as_str(self) -> &'static str {
        match self {
            FactOf::Programme => "programme",
            FactOf::ProgrammePair => "programme_pair",
            FactOf::Support => "support",
        }
    }

    /// Of its table.
    pub(super) fn parse(table: &str) -> FactOf {
        match table {
            "programme_pair" => FactOf::ProgrammePair,
            "support" => FactOf::Support,
            _ => FactOf::Programme,
        }
    }

    /// Fields that can have a source.
    pub(super) fn fields(self) -> &'static [&'static str] {
        match self {
            FactOf::Programme => &FACTS,
            FactOf::ProgrammePair => &["status"],
            FactOf::Support => &crate::support::FACTS,
        }
    }
}

/// What a fact is about, in words.
///
/// # Errors
/// `NoSuchProgramme`, `NoSuchPair`, `NoSuchSupport`.
pub(super) fn called(rows: &RegistryRows, thing: FactOf, id: Id) -> Result<String, Problem> {
    match thing {
        FactOf::Programme => name_of(rows, id),
        FactOf::Support => {
            let row = rows.supports.iter().find(|row| row.id == id);
            row.map(|row| row.name_ja.clone()).ok_or_else(|| Problem::new(ProblemCode::NoSuchSupport).with("id", id))
        }
        FactOf::ProgrammePair => {
            let row = rows.pairs.iter().find(|row| row.id == id);
            let row = row.ok_or_else(|| Problem::new(ProblemCode::NoSuchPair).with("id", id))?;
            Ok(format!("{} → {}", name_of(rows, row.predecessor)?, name_of(rows, row.successor)?))
        }
    }
}

/// A source and its date as they can be kept.
///
/// # Errors
/// `InvalidField` with the `field`.
pub(crate) fn sourced(source: &str, as_of: &str) -> Result<(String, String), Problem> {
    let (source, as_of) = (line("fact_source", source, SOURCE_LIMIT)?, as_of.trim().to_owned());
    if !as_of.is_empty() && as_of.parse::<jiff::civil::Date>().ok().map(|day| day.to_string()).as_ref() != Some(&as_of)
    {
        return Err(invalid("as_of", "no-date"));
    }
    Ok((source, as_of))
}

/// Says where a field comes from and how far it can be relied on; takes it back when there is no state.
///
/// # Errors
/// `InvalidField` with the `field`; `NoSuchProgramme`, `NoSuchPair`, `NoSuchSupport`.
pub async fn fact(context: &Context<'_>, args: FactEdit) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    if !args.thing.fields().contains(&args.field.as_str()) {
        return Err(invalid("field", "no-such-field"));
    }
    let (source, as_of) = sourced(&args.source, &args.as_of)?;
    let name = called(&super::known(&open).await?.rows, args.thing, args.row)?;
    let params = json!({ "name": name, "field": args.field });
    let outcome = open
        .store
        .write(operation(context, "fact-edit", params), async |tx| {
            let thing = args.thing.as_str();
            match args.state {
                None => store::registry::remove_fact(tx, thing, args.row, &args.field).await?,
                Some(state) => {
                    let confirmed = state == FactState::Confirmed;
                    let (thing, field) = (thing.to_owned(), args.field.clone());
                    let fact = FactRow { id: 0, thing, row: args.row, field, source, as_of, confirmed };
                    store::registry::set_fact(tx, &fact).await?;
                }
            }
            tx.set_count(1);
            Ok(())
        })
        .await?;
    written(&open, outcome, "fact-edit", |()| (1, None)).await
}

/// Spellings that can be kept.
fn spellings(names: Vec<String>) -> Result<Vec<String>, Problem> {
    let mut kept: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        // On one line: it is compared folded, without what stands between its letters.
        let name = line("names", &name, 200)?;
        bounded("names", &name, 200)?;
        if !kept.contains(&name) {
            kept.push(name);
        }
    }
    Ok(kept)
}

/// Makes spellings further names of a programme. A spelling that another has moves here; a 旧称 or 略称 stays what it is, and of
/// another programme it is refused. Returns how many became so.
async fn tie_in(tx: &mut Tx, rows: &RegistryRows, programme: Id, names: &[String]) -> Result<u32, Problem> {
    let state = State::of(rows, programme).ok_or_else(|| no_such_programme(programme))?;
    let spelling = AliasKind::Spelling.as_str();
    // Names are one as they are when a list is read: "ＡＢＣ" and "ABC".
    let wanted: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let others: Vec<&ProgrammeAliasRow> = rows
        .aliases
        .iter()
        .filter(|alias| alias.programme != programme && wanted.contains(&plain(&alias.name)))
        .collect();
    if let Some(held) = others.iter().find(|alias| alias.kind != spelling) {
        let other = name_of(rows, held.programme)?;
        return Err(invalid("names", "name-taken").with("value", &held.name).with("other", other));
    }
    let mut after = state.names.clone();
    let mut count = 0;
    for name in names {
        if after.iter().any(|known| plain(&known.name) == plain(name)) {
            continue;
        }
        after.push(ProgrammeAlias {
            name: name.clone(),
            kind: AliasKind::Spelling,
            valid_first: None,
            valid_last: None,
        });
        count += 1;
    }
    // What differs by its width only would stay with the other and lead to both.
    let losing: BTreeSet<Id> = others.iter().map(|alias| alias.programme).collect();
    for other in losing {
        let of = rows.aliases.iter().filter(|alias| alias.programme == other);
        let stay: Vec<ProgrammeAliasRow> = of.filter(|alias| !wanted.contains(&plain(&alias.name))).cloned().collect();
        store::registry::set_names(tx, other, &stay).await?;
    }
    if count > 0 {
        let after: Vec<ProgrammeAliasRow> = after.iter().map(|name| alias_row(programme, name)).collect();
        store::registry::set_names(tx, programme, &after).await?;
    }
    Ok(count)
}

/// Ties spellings of lists to a programme.
///
/// # Errors
/// `NoSuchProgramme`; `InvalidField` for an empty or overlong spelling, none, or a 旧称 or 略称 of another programme.
pub async fn tie(context: &Context<'_>, args: TieNames) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let names = spellings(args.names)?;
    if names.is_empty() {
        return Err(invalid("names", "code-needed"));
    }
    let name = name_of(&super::known(&open).await?.rows, args.programme)?;
    let params = json!({ "name": name, "names": names });
    let outcome = open
        .store
        .write(operation(context, "programme-tie", params), async |tx| {
            let rows = store::registry::all_in(tx).await?;
            let count = tie_in(tx, &rows, args.programme, &names).await?;
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, "programme-tie", |count| (*count, None)).await
}

/// Takes ties back. Names that are no spellings (旧称, 略称) stay: they are edited with the programme.
///
/// # Errors
/// `NoSuchProgramme`.
pub async fn untie(context: &Context<'_>, args: TieNames) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    let name = name_of(&super::known(&open).await?.rows, args.programme)?;
    let gone: Vec<String> = args.names.iter().map(|name| plain(name)).collect();
    let params = json!({ "name": name, "names": args.names });
    let outcome = open
        .store
        .write(operation(context, "programme-untie", params), async |tx| {
            let rows = store::registry::all_in(tx).await?;
            let state = State::of(&rows, args.programme).ok_or_else(|| no_such_programme(args.programme))?;
            let goes =
                |known: &&ProgrammeAlias| known.kind == AliasKind::Spelling && gone.contains(&plain(&known.name));
            let count = state.names.iter().filter(goes).count();
            let stay: Vec<ProgrammeAliasRow> =
                state.names.iter().filter(|known| !goes(known)).map(|name| alias_row(args.programme, name)).collect();
            store::registry::set_names(tx, args.programme, &stay).await?;
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, "programme-untie", |count| (*count, None)).await
}
