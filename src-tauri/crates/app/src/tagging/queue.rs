//! Projects that wait for tags, in an order, with how fast the work goes.

use super::candidates::is_aside;
use super::scan::{Looked, look_through};
use super::{KindCounts, Queue, QueueOrder, QueueRequest, QueueRow};
use crate::prelude::*;
use crate::state::Open;
use domain::{Dim, Look, SortKey};
use index::{Asked, Entry, Index, Want};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

const ROWS: u32 = 200;

/// Ids of the queue as last asked for: for which state of the library, order and filter, finished ones or not.
pub(crate) type Queued = Option<(u64, QueueOrder, Filter, bool, Arc<Vec<Id>>)>;

/// A part of the queue.
///
/// # Errors
/// `NoLibrary`; `Fault` if the vocabulary cannot be built.
pub async fn queue(context: &Context<'_>, args: QueueRequest) -> Result<Queue, Problem> {
    let open = context.app.library().await?;
    let asked = open.asked(&args.filter).await?;
    let ids = ordered(&open, &args, &asked);
    let (total, finished, mut rows) = {
        let index = open.index();
        let (total, unfinished) = (index.count(&asked), index.count(&left(asked)));
        let part = ids.iter().skip(args.offset as usize).take(args.limit.min(ROWS) as usize);
        let rows: Vec<QueueRow> = part.filter_map(|id| index.get(*id)).map(|entry| row(&index, entry)).collect();
        (total, total - unfinished, rows)
    };
    let waiting: Vec<Id> = rows.iter().filter(|row| !row.finished).map(|row| row.id).collect();
    for Looked { project, drafts } in look_through(context, &open, &waiting).await? {
        if let Some(row) = rows.iter_mut().find(|row| row.id == project) {
            for draft in drafts.iter().filter(|draft| !is_aside(draft.reason)) {
                row.waiting.count(draft.kind, 1);
            }
        }
    }
    let (today, pace) = pace(context, &open).await?;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(Queue { total, finished, rows_total: count(ids.len()), offset: args.offset, rows, today, pace })
}

/// Those that nobody has finished.
fn left(asked: Asked) -> Asked {
    let unfinished = Want::Has(Dim::Look, vec![Look::Unfinished.as_str().to_owned()]);
    Asked { want: Want::And(vec![asked.want, unfinished]), ..asked }
}

fn is_left(index: &Index, entry: &Entry) -> bool {
    index.has_value(entry.id, Dim::Look, Look::Unfinished.as_str())
}

fn row(index: &Index, entry: &Entry) -> QueueRow {
    let mut tags = KindCounts::default();
    for tag in entry.tagged.tags.iter().filter(|tag| !tag.proposed) {
        tags.count(tag.kind, 1);
    }
    QueueRow {
        id: entry.id,
        key: entry.key.clone().unwrap_or_else(|| format!("#{}", entry.id)),
        title_ja: entry.title_ja.clone(),
        title_en: entry.title_en.clone(),
        programme: entry.programme.to_string(),
        finished: !is_left(index, entry),
        tags,
        waiting: KindCounts::default(),
    }
}

impl KindCounts {
    pub(super) fn count(&mut self, kind: Kind, n: u32) {
        let of = match kind {
            Kind::Target => &mut self.target,
            Kind::Modality => &mut self.modality,
            Kind::Indication => &mut self.indication,
        };
        *of += n;
    }
}

/// Ids in the order asked for; worked out once for one state of the library.
fn ordered(open: &Open, args: &QueueRequest, asked: &Asked) -> Arc<Vec<Id>> {
    let revision = open.revision();
    let mut queued = open.queued.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some((of, order, filter, finished, ids)) = &*queued
        && (*of, *order, *finished) == (revision, args.order, args.finished)
        && *filter == args.filter
    {
        return Arc::clone(ids);
    }
    let ids = Arc::new(sorted(open, args, asked.clone()));
    *queued = Some((revision, args.order, args.filter.clone(), args.finished, Arc::clone(&ids)));
    ids
}

fn sorted(open: &Open, args: &QueueRequest, asked: Asked) -> Vec<Id> {
    let asked = if args.finished { asked } else { left(asked) };
    let index = open.index();
    let key = if args.order == QueueOrder::Year { SortKey::Year } else { SortKey::Added };
    let sort = Sort { key, descending: args.order == QueueOrder::Year };
    let (_, mut entries) = index.page(&asked, &[sort], 0, usize::MAX);
    let latest = |entry: &Entry| Reverse(entry.years.last().copied());
    match args.order {
        QueueOrder::Added | QueueOrder::Year => {}
        QueueOrder::Programme => entries.sort_by_key(|entry| (&entry.programme, latest(entry), entry.id)),
        QueueOrder::Useful => {
            let mut left: HashMap<&str, usize> = HashMap::new();
            for entry in entries.iter().filter(|entry| is_left(&index, entry)) {
                *left.entry(&entry.programme).or_default() += 1;
            }
            let most = |entry: &Entry| Reverse(left.get(&*entry.programme).copied().unwrap_or(0));
            entries.sort_by_key(|entry| (latest(entry), most(entry), &entry.programme, entry.id));
        }
    }
    let mut seen = HashSet::new();
    entries.into_iter().map(|entry| entry.id).filter(|id| seen.insert(*id)).collect()
}

/// A longer gap between two finished projects is a break, not work.
const BREAK_SECONDS: i64 = 600;

/// How many whoever works here finished today, and how many that is an hour of work.
async fn pace(context: &Context<'_>, open: &Open) -> Result<(u32, Option<u32>), Problem> {
    let now = jiff::Timestamp::now().to_zoned_datetime(jiff::tz::TimeZone::system());
    let midnight = now.start_of_day().map_err(Problem::fault)?.timestamp();
    let from = midnight.strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string();
    let times = store::finished::since(&open.store, &context.app.by(), &from).await?;
    let times: Vec<i64> =
        times.iter().filter_map(|at| at.parse::<jiff::Timestamp>().ok()).map(jiff::Timestamp::as_second).collect();
    Ok((u32::try_from(times.len()).unwrap_or(u32::MAX), per_hour(&times)))
}

/// From the seconds at which projects were finished, ascending. `None` before there are three.
fn per_hour(times: &[i64]) -> Option<u32> {
    let gaps: Vec<i64> =
        times.windows(2).map(|two| two[1] - two[0]).filter(|gap| (0..=BREAK_SECONDS).contains(gap)).collect();
    if gaps.len() < 2 {
        return None;
    }
    let seconds: i64 = gaps.iter().sum();
    let pace = i64::try_from(gaps.len()).unwrap_or(i64::MAX) * 3_600 / seconds.max(1);
    Some(u32::try_from(pace).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::per_hour;

    #[test]
    fn the_pace_is_that_of_the_work_and_not_of_the_breaks() {
        assert_eq!(per_hour(&[]), None);
        assert_eq!(per_hour(&[0, 60]), None);
        assert_eq!(per_hour(&[0, 60, 120]), Some(60));
        assert_eq!(per_hour(&[0, 60, 120, 10_000, 10_060]), Some(60), "an hour's lunch");
        assert_eq!(per_hour(&[0, 30, 60, 90]), Some(120));
    }
}
