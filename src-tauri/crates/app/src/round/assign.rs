//! Shares projects out to readers, and takes them back.

use super::data::data;
use super::edit::still_open;
use super::share::{Taker, share};
use super::{RoundAssign, RoundUnassign, Share};
use crate::person::{chair, today};
use crate::prelude::*;
use crate::state::Open;
use crate::write::{operation, written};
use domain::text::fold;
use serde_json::json;
use std::collections::{BTreeSet, HashMap, HashSet};
use store::rows::PersonRow;

/// Words of a person's field that are looked for in tags, titles and programme: what separators part, folded. A word of one
/// letter is in every text and says nothing.
pub(crate) fn field_words(field: &str) -> Vec<String> {
    let parts = field.split(|c: char| c.is_whitespace() || "、，,・/／;；".contains(c));
    parts.map(fold).filter(|word| word.chars().count() > 1).collect()
}

/// Assigns projects of an open round that want readers; what is assigned already stays, nobody gets what interests hide
/// from them, and nobody new reads what has been opened to everybody. A chair's; not undone, but taken back by [`unassign`].
///
/// # Errors
/// `WhoAreYou`, `ChairOnly`, `NoSuchRound`, `RoundClosed`, `NothingSelected` for no people, `NoSuchPerson`, `NotActive`;
/// by hand also `NotInRound`, `ConflictOfInterest` (`count`), `VotesOpened`.
pub async fn assign(context: &Context<'_>, args: RoundAssign) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    chair(&open)?;
    let people: Vec<Id> = match &args.share {
        Share::Evenly(people) | Share::ByField(people) | Share::Everybody(people) => people.clone(),
        Share::Quota(quotas) => quotas.iter().map(|quota| quota.person).collect(),
        Share::ByHand { person, .. } => vec![*person],
    };
    let people = takers(&open, &people).await?;
    let blocks = open.me().blocks;
    let hidden: Vec<BTreeSet<Id>> = people.iter().map(|person| blocks.hidden(Some(person.id))).collect();
    let data = data(&open, args.round).await?;
    let outcome = open
        .store
        .write_lasting(operation(context, "round-assign", json!({})), async |tx| {
            let round = still_open(tx, args.round).await?;
            // Read once the write has begun: what was assigned a moment ago counts.
            let assigned = store::round::assignments(&open.store, round.id, None).await?;
            let mut reads: HashMap<Id, Vec<Id>> = HashMap::new();
            for row in assigned {
                reads.entry(row.project).or_default().push(row.reviewer);
            }
            let pairs = match &args.share {
                Share::ByHand { projects, .. } => by_hand(&data, &reads, &people[0], &hidden[0], projects)?,
                other => shared(&data, &reads, &people, &hidden, other),
            };
            store::round::assign(tx, round.id, &pairs).await?;
            tx.set_param("name", round.name);
            let count = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, "round-assign", |count| (*count, None)).await
}

/// The people, each once, in the order given; whoever leaves today is none of them.
async fn takers(open: &Open, ids: &[Id]) -> Result<Vec<PersonRow>, Problem> {
    let known: HashMap<Id, PersonRow> =
        store::person::all(&open.store).await?.into_iter().map(|row| (row.id, row)).collect();
    let today = today();
    let mut seen = HashSet::new();
    let mut people = Vec::with_capacity(ids.len());
    for id in ids.iter().filter(|id| seen.insert(**id)) {
        let person = known.get(id).ok_or_else(|| Problem::new(ProblemCode::NoSuchPerson))?;
        if !person.active_past(&today) {
            return Err(Problem::new(ProblemCode::NotActive).with("name", &person.name));
        }
        people.push(person.clone());
    }
    if people.is_empty() { Err(Problem::new(ProblemCode::NothingSelected)) } else { Ok(people) }
}

type Pairs = Vec<(Id, Id)>;

fn by_hand(
    data: &super::data::RoundData,
    reads: &HashMap<Id, Vec<Id>>,
    person: &PersonRow,
    hidden: &BTreeSet<Id>,
    projects: &[Id],
) -> Result<Pairs, Problem> {
    let blocked = projects.iter().filter(|project| hidden.contains(project)).count();
    if blocked > 0 {
        return Err(Problem::new(ProblemCode::ConflictOfInterest).with("count", blocked));
    }
    let mut pairs: Pairs = Vec::new();
    let mut seen = HashSet::new();
    for project in projects.iter().filter(|project| seen.insert(**project)) {
        let at = data.place(*project)?;
        if !data.items.list[at].withdrawn.is_empty() {
            return Err(Problem::new(ProblemCode::NotInRound).with("key", project));
        }
        if reads.get(project).is_some_and(|readers| readers.contains(&person.id)) {
            continue;
        }
        if data.shown_to_all(at) {
            return Err(Problem::new(ProblemCode::VotesOpened));
        }
        pairs.push((*project, person.id));
    }
    Ok(pairs)
}

fn shared(
    data: &super::data::RoundData,
    reads: &HashMap<Id, Vec<Id>>,
    people: &[PersonRow],
    hidden: &[BTreeSet<Id>],
    how: &Share,
) -> Pairs {
    let list = &data.items.list;
    let wanted = match how {
        Share::Everybody(_) => usize::MAX,
        _ => usize::from(data.round.readers),
    };
    let none = Vec::new();
    let readers = |at: usize| reads.get(&list[at].project).unwrap_or(&none);
    let wants: Vec<(usize, usize)> = (0..list.len())
        .filter(|at| list[*at].withdrawn.is_empty() && !data.shown_to_all(*at))
        .map(|at| (at, wanted.saturating_sub(readers(at).len())))
        .filter(|(_, wanted)| *wanted > 0)
        .collect();
    let taker = |(person, hidden): (&PersonRow, &BTreeSet<Id>)| {
        let reading = |at: usize| readers(at).contains(&person.id);
        let words = match how {
            Share::ByField(_) => field_words(&person.field),
            _ => Vec::new(),
        };
        let fits = match how {
            Share::ByField(_) => {
                data.items.words().iter().map(|text| words.iter().any(|word| text.contains(word.as_str()))).collect()
            }
            _ => Vec::new(),
        };
        let most = match how {
            Share::Quota(quotas) => quotas
                .iter()
                .find(|quota| quota.person == person.id)
                .map(|quota| usize::try_from(quota.most).unwrap_or(usize::MAX)),
            _ => None,
        };
        Taker {
            load: (0..list.len()).filter(|at| list[*at].withdrawn.is_empty() && reading(*at)).count(),
            most,
            barred: (0..list.len()).map(|at| hidden.contains(&list[at].project) || reading(at)).collect(),
            fits,
        }
    };
    let takers = people.iter().zip(hidden).map(taker).collect();
    share(&wants, takers).into_iter().map(|(at, taker)| (list[at].project, people[taker].id)).collect()
}

/// Takes assignments without a vote back. A chair's; not undone, as that would seal votes that it opened and pass by interests
/// declared since.
///
/// # Errors
/// `WhoAreYou`, `ChairOnly`, `NoSuchRound`, `RoundClosed`.
pub async fn unassign(context: &Context<'_>, args: RoundUnassign) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    chair(&open)?;
    let data = data(&open, args.round).await?;
    let outcome = open
        .store
        .write_lasting(operation(context, "round-unassign", json!({})), async |tx| {
            let round = still_open(tx, args.round).await?;
            let mut rows = store::round::unvoted(tx, round.id, args.person, args.projects.as_deref()).await?;
            // All that one may see: what is hidden from the chair is another chair's to take back.
            rows.retain(|(_, project)| args.projects.is_some() || data.items.of.contains_key(project));
            let ids: Vec<Id> = rows.into_iter().map(|(id, _)| id).collect();
            store::round::take_back(tx, &ids).await?;
            tx.set_param("name", round.name);
            let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, "round-unassign", |count| (*count, None)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_looked_for_word_by_word() {
        assert_eq!(field_words("神経、抗体 / ＲＮＡ"), ["神経", "抗体", "rna"]);
        assert!(field_words(" ・ 薬").is_empty());
    }
}
