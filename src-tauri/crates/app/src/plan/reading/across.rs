//! What cells say together: of one row, of the rows of a request, and with what stands in the plan already.

use super::{Ground, Put, number, text};
use crate::plan::{Cell, CellIssue};
use crate::prelude::*;
use domain::plan::cell::unit_slip;
use domain::plan::{Kind, Month, Sheet};
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

impl Ground<'_> {
    /// Holds rows, as they would stand, against one another and the plan; settles what follows from their kind.
    pub(super) fn across(&self, rows: &mut [Put], issues: &mut Vec<CellIssue>) {
        self.needed(rows, issues);
        match self.sheet {
            Sheet::Task => self.tasks(rows, issues),
            Sheet::Link => self.links(rows, issues),
            Sheet::Budget => self.amounts(rows, issues),
            Sheet::Support => self.supports(rows, issues),
            Sheet::Criterion => rows.iter_mut().for_each(criterion),
            _ => {}
        }
    }

    fn issue(&self, issues: &mut Vec<CellIssue>, row: usize, column: &str, reason: &str, params: &[(&str, String)]) {
        issues.push(super::issue(row, column, reason, params, false));
    }

    /// Cells a row cannot do without. Of a text in two languages one is enough.
    fn needed(&self, rows: &[Put], issues: &mut Vec<CellIssue>) {
        for (at, row) in rows.iter().enumerate() {
            for column in self.sheet.columns().iter().filter(|column| column.needed) {
                let (cells, reason) = match column.kind {
                    Kind::Twin { .. } => {
                        let reason = if column.name == "text" { "text-needed" } else { "name-needed" };
                        (vec![format!("{}_ja", column.name), format!("{}_en", column.name)], reason)
                    }
                    _ => (vec![column.name.to_owned()], "needed"),
                };
                let told = |cell: &String| {
                    let is = |issue: &CellIssue| super::row_of(issue) == at && issue.column == *cell && !issue.asked;
                    issues.iter().any(is)
                };
                if cells.iter().all(|cell| super::is_blank(row.cells.get(cell))) && !cells.iter().any(told) {
                    self.issue(issues, at, &cells[0], reason, &[]);
                }
            }
        }
    }

    /// A milestone stands in one month, a package has those of its tasks.
    fn tasks(&self, rows: &mut [Put], issues: &mut Vec<CellIssue>) {
        let linked: HashSet<i64> = self
            .rows(Sheet::Link)
            .iter()
            .flat_map(|link| [number(&link.cells, "before"), number(&link.cells, "after")])
            .flatten()
            .collect();
        for (at, row) in rows.iter_mut().enumerate() {
            match text(&row.cells, "kind") {
                "package" => {
                    if row.id.is_some_and(|id| linked.contains(&id)) {
                        self.issue(issues, at, "kind", "package-linked", &[]);
                    }
                    row.cells.insert("starts".to_owned(), Cell::Text(String::new()));
                    row.cells.insert("months".to_owned(), Cell::None);
                }
                "milestone" => {
                    row.cells.insert("months".to_owned(), Cell::Number(0));
                }
                _ => {}
            }
        }
    }

    /// Links of different tasks that are no packages, each pair once, none in a circle: as they would stand, one after the other.
    fn links(&self, rows: &[Put], issues: &mut Vec<CellIssue>) {
        let written: HashSet<Id> = rows.iter().filter_map(|row| row.id).collect();
        let mut after: HashMap<Id, Vec<Id>> = HashMap::new();
        for link in self.rows(Sheet::Link).iter().filter(|link| !written.contains(&link.id)) {
            if let (Some(one), Some(other)) = (number(&link.cells, "before"), number(&link.cells, "after")) {
                after.entry(one).or_default().push(other);
            }
        }
        for (at, row) in rows.iter().enumerate() {
            let (Some(one), Some(other)) = (number(&row.cells, "before"), number(&row.cells, "after")) else {
                continue;
            };
            if one == other {
                self.issue(issues, at, "after", "same-task", &[]);
                continue;
            }
            let packages: Vec<&str> = [("before", one), ("after", other)]
                .into_iter()
                .filter(|(_, task)| self.is_package(*task))
                .map(|(column, _)| column)
                .collect();
            for column in &packages {
                self.issue(issues, at, column, "package-linked", &[]);
            }
            if !packages.is_empty() {
                continue;
            }
            if after.get(&one).is_some_and(|others| others.contains(&other)) {
                self.issue(issues, at, "after", "link-exists", &[]);
                continue;
            }
            if let Some(way) = way(&after, other, one) {
                let names: Vec<String> = std::iter::once(one).chain(way).map(|task| self.task_name(task)).collect();
                self.issue(issues, at, "after", "cycle", &[("chain", names.join(" → "))]);
                continue;
            }
            after.entry(one).or_default().push(other);
        }
    }

    fn is_package(&self, task: Id) -> bool {
        self.row(Sheet::Task, task).is_some_and(|row| text(&row.cells, "kind") == "package")
    }

    /// What a task is called, in the language of whoever writes.
    fn task_name(&self, task: Id) -> String {
        let row = self.row(Sheet::Task, task);
        row.map(|row| self.words.pick(text(&row.cells, "name_ja"), text(&row.cells, "name_en")).to_owned())
            .unwrap_or_default()
    }

    /// Amounts that may be in another unit are asked about: against the plan's other amounts, and, where there are not two of them
    /// yet, those written with them.
    fn amounts(&self, rows: &[Put], issues: &mut Vec<CellIssue>) {
        let written: HashSet<Id> = rows.iter().filter_map(|row| row.id).collect();
        let standing = self.rows(Sheet::Budget).iter().filter(|row| !written.contains(&row.id));
        let standing: Vec<i64> = standing.filter_map(|row| number(&row.cells, "yen")).filter(|yen| *yen > 0).collect();
        for (at, row) in rows.iter().enumerate() {
            let was = row.before.as_ref().and_then(|before| number(before, "yen"));
            let Some(yen) = number(&row.cells, "yen").filter(|yen| Some(*yen) != was) else { continue };
            let beside = rows.iter().enumerate().filter(|(other, _)| *other != at);
            let slip = if standing.len() < 2 {
                let beside = beside.filter_map(|(_, row)| number(&row.cells, "yen"));
                unit_slip(&standing.iter().copied().chain(beside).collect::<Vec<i64>>(), yen)
            } else {
                unit_slip(&standing, yen)
            };
            if let Some(median) = slip {
                let params = [("median", crate::plan::words::grouped(median))];
                issues.push(super::issue(at, "yen", "unit-slip", &params, true));
            }
        }
    }

    /// Criteria that are not fixed yet are fixed with their gate, the first time it is.
    pub(super) fn fixes(&self, rows: &[Put]) -> Vec<(Id, String)> {
        if self.sheet != Sheet::Gate {
            return Vec::new();
        }
        let fixed = rows.iter().filter_map(|row| {
            let day = text(&row.cells, "fixed_on");
            let first = text(row.before.as_ref()?, "fixed_on").is_empty() && !day.is_empty();
            Some((row.id.filter(|_| first)?, day))
        });
        let days: HashMap<Id, &str> = fixed.collect();
        let open = self.rows(Sheet::Criterion).iter().filter(|row| text(&row.cells, "fixed_on").is_empty());
        let fix = |row: &crate::plan::Row| {
            let day = days.get(&number(&row.cells, "gate")?)?;
            Some((row.id, (*day).to_owned()))
        };
        open.filter_map(fix).collect()
    }

    fn supports(&self, rows: &[Put], issues: &mut Vec<CellIssue>) {
        for (at, row) in rows.iter().enumerate() {
            let (starts, ends) = (text(&row.cells, "starts"), text(&row.cells, "ends"));
            let (Some(first), Some(last)) = (Month::parse(starts), Month::parse(ends)) else { continue };
            if last < first {
                self.issue(issues, at, "ends", "end-before-start", &[("starts", self.words.month(first))]);
            }
        }
    }
}

/// The shortest way from one task to another along links, both included.
fn way(after: &HashMap<Id, Vec<Id>>, from: Id, to: Id) -> Option<Vec<Id>> {
    let mut came: HashMap<Id, Id> = HashMap::from([(from, from)]);
    let mut next = VecDeque::from([from]);
    while let Some(task) = next.pop_front() {
        if task == to {
            let mut way = vec![to];
            let mut at = to;
            while at != from {
                at = *came.get(&at)?;
                way.push(at);
            }
            way.reverse();
            return Some(way);
        }
        for other in after.get(&task).into_iter().flatten() {
            if !came.contains_key(other) {
                came.insert(*other, task);
                next.push_back(*other);
            }
        }
    }
    None
}

/// What was fixed and is worded otherwise keeps its first fixed wording and the day of the change. Another day, or none, to have
/// been fixed on is such a change, so that nothing becomes older than it is; saying in the other language what was said in one only is none.
fn criterion(row: &mut Put) {
    let Some(before) = &row.before else { return };
    if text(before, "fixed_on").is_empty() {
        return;
    }
    let differs = |cell: &str| before.get(cell) != row.cells.get(cell);
    let reworded = ["text_ja", "text_en"].into_iter().any(|cell| differs(cell) && !text(before, cell).is_empty());
    if !reworded && !differs("fixed_on") && !differs("kind") && !differs("gate") {
        return;
    }
    let mut cells: BTreeMap<String, Cell> = BTreeMap::new();
    if text(before, "first_ja").is_empty() && text(before, "first_en").is_empty() {
        for language in ["ja", "en"] {
            let first = text(before, &format!("text_{language}")).to_owned();
            cells.insert(format!("first_{language}"), Cell::Text(first));
        }
    }
    cells.insert("changed_on".to_owned(), Cell::Text(crate::export::today().to_string()));
    row.cells.extend(cells);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_along_links_is_the_shortest() {
        let after = HashMap::from([(1, vec![2, 3]), (2, vec![4]), (3, vec![5]), (5, vec![4]), (4, vec![1])]);
        assert_eq!(way(&after, 1, 4), Some(vec![1, 2, 4]));
        assert_eq!(way(&after, 4, 5), Some(vec![4, 1, 3, 5]));
        assert_eq!(way(&after, 6, 1), None);
        assert_eq!(way(&after, 2, 2), Some(vec![2]));
    }
}
