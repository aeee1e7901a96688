//! The rows of a list, read once: what matching needs of each, without its texts.

use super::layout::{issue, place as place_of};
use super::list::List;
use super::matching::bare;
use domain::{Issue, IssueCode, Problem};
use std::collections::HashMap;

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

impl Heads {
    /// Reads every row. `step` hears the rows read and ends the reading by an error.
    pub(super) fn read(list: &List, step: &dyn Fn(u64) -> Result<(), Problem>) -> Result<Heads, Problem> {
        let mut heads = Heads { issues: list.issues.clone(), ..Heads::default() };
        heads.issues.extend(list.found().cloned());
        let mut programmes: HashMap<String, u32> = HashMap::new();
        for (nth, at) in list.positions().enumerate() {
            if nth % 1000 == 0 {
                step(nth as u64)?;
            }
            let Some(read) = list.read(at, Some(&mut heads.issues)) else { continue };
            list.damage(at, &mut heads.issues);
            let year = read.year;
            let title = if year.title_ja.is_empty() { &year.title_en } else { &year.title_ja };
            let refused = read.number.is_none() && title.is_empty();
            if refused {
                let at = place_of(&list.table, Some(read.row), None);
                heads.issues.push(issue(IssueCode::RowEmptyKey, at, &[]));
            }
            let next = u32::try_from(programmes.len()).unwrap_or(u32::MAX);
            let programme = *programmes.entry(year.programme.clone()).or_insert(next);
            heads.rows.push(RowHead {
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
        let mut names: Vec<(u32, String)> = programmes.into_iter().map(|(name, at)| (at, name)).collect();
        names.sort_unstable();
        heads.programmes = names.into_iter().map(|(_, name)| name).collect();
        Ok(heads)
    }
}
