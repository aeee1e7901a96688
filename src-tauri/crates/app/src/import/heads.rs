//! The rows of a list, read once: what matching needs of each, without its texts.

use super::layout::{issue, place as place_of};
use super::list::List;
use super::matching::bare;
use domain::{Issue, IssueCode, Problem};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

/// A row as matching needs it.
#[derive(Debug)]
pub(super) struct RowHead {
    /// Position in the grid.
    pub(super) at: u32,
    /// Row of the sheet.
    pub(super) row: u32,
    pub(super) key: Option<Box<str>>,
    pub(super) title: Box<str>,
    pub(super) institution: Box<str>,
    pub(super) programme: u32,
    pub(super) first: Option<i32>,
    pub(super) budget: Option<i64>,
    pub(super) digest: u64,
    pub(super) refused: bool,
}

/// The rows of a list, read once; nothing of the library is in it.
#[derive(Debug, Default)]
pub(super) struct Heads {
    pub(super) rows: Vec<RowHead>,
    pub(super) programmes: Vec<String>,
    pub(super) issues: Vec<Issue>,
}

impl RowHead {
    /// Number without its year.
    pub(super) fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }
}

/// Rows of a part that a thread reads.
const PART: usize = 4_000;

/// What one thread read of a part of the rows.
#[derive(Default)]
struct Part {
    rows: Vec<RowHead>,
    programmes: Vec<String>,
    issues: Vec<Issue>,
}

impl Heads {
    /// Reads every row, on as many threads as the machine has. `step` hears the rows read and ends the reading by an
    /// error.
    pub(super) fn read(list: &List, step: &(dyn Fn(u64) -> Result<(), Problem> + Sync)) -> Result<Heads, Problem> {
        let mut heads = Heads { issues: list.issues.clone(), ..Heads::default() };
        heads.issues.extend(list.found().cloned());
        let parts: Vec<&[u32]> = list.body.data.chunks(PART).collect();
        let (next, done) = (AtomicUsize::new(0), AtomicU64::new(0));
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(parts.len().max(1));
        let work = || -> Result<Vec<(usize, Part)>, Problem> {
            let mut read = Vec::new();
            loop {
                let nth = next.fetch_add(1, Ordering::Relaxed);
                let Some(positions) = parts.get(nth) else { return Ok(read) };
                step(done.fetch_add(positions.len() as u64, Ordering::Relaxed))?;
                read.push((nth, Part::read(list, positions)));
            }
        };
        let read: Vec<Result<Vec<(usize, Part)>, Problem>> = std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let own = work();
            let lost = |_| Err(Problem::fault("a thread that read rows gave up"));
            std::iter::once(own).chain(others.into_iter().map(|other| other.join().unwrap_or_else(lost))).collect()
        });
        let mut parts: Vec<(usize, Part)> = Vec::new();
        for part in read {
            parts.extend(part?);
        }
        parts.sort_by_key(|(nth, _)| *nth);
        let mut programmes: HashMap<String, u32> = HashMap::new();
        for (_, part) in parts {
            let own: Vec<u32> = part
                .programmes
                .into_iter()
                .map(|name| {
                    let next = u32::try_from(programmes.len()).unwrap_or(u32::MAX);
                    *programmes.entry(name).or_insert(next)
                })
                .collect();
            heads.issues.extend(part.issues);
            heads
                .rows
                .extend(part.rows.into_iter().map(|row| RowHead { programme: own[row.programme as usize], ..row }));
        }
        let mut names: Vec<(u32, String)> = programmes.into_iter().map(|(name, at)| (at, name)).collect();
        names.sort_unstable();
        heads.programmes = names.into_iter().map(|(_, name)| name).collect();
        Ok(heads)
    }
}

impl Part {
    fn read(list: &List, positions: &[u32]) -> Part {
        let mut part = Part { rows: Vec::with_capacity(positions.len()), ..Part::default() };
        let mut programmes: HashMap<String, u32> = HashMap::new();
        for at in positions.iter().map(|at| *at as usize) {
            let Some(read) = list.read(at, Some(&mut part.issues)) else { continue };
            list.damage(at, &mut part.issues);
            let year = read.year;
            let title = if year.title_ja.is_empty() { &year.title_en } else { &year.title_ja };
            let refused = read.number.is_none() && title.is_empty();
            if refused {
                let at = place_of(&list.table, Some(read.row), None);
                part.issues.push(issue(IssueCode::RowEmptyKey, at, &[]));
            }
            let programme = match programmes.get(&year.programme) {
                Some(known) => *known,
                None => {
                    let next = u32::try_from(part.programmes.len()).unwrap_or(u32::MAX);
                    part.programmes.push(year.programme.clone());
                    programmes.insert(year.programme.clone(), next);
                    next
                }
            };
            part.rows.push(RowHead {
                at: u32::try_from(at).unwrap_or(u32::MAX),
                row: read.row,
                key: read.number.map(|number| number.key.into()),
                title: bare(title).into(),
                institution: bare(&year.institution).into(),
                programme,
                first: year.year_first,
                budget: year.budget_yen,
                digest: list.digest(at),
                refused,
            });
        }
        part
    }
}
