//! Damage that spreadsheets did to the cells of a list: found where it can stand, flagged, repaired where asked for.

use super::Field;
use super::layout::{issue, place};
use super::list::List;
use domain::{Issue, IssueCode, damage};
use sheets::read::{CellKind, Row};

/// Characters that stand in wrongly decoded text and hardly elsewhere; a cheap first look.
const GARBLED: [char; 8] = ['縺', '繧', '繝', 'Ã', 'æ', 'ã', 'â', '\u{fffd}'];

impl List {
    pub(super) fn mostly_dates(&self, column: usize) -> bool {
        let cells: Vec<bool> = self
            .positions()
            .filter_map(|at| self.table.grid.row(at))
            .filter(|row| !row.cell(column).is_empty())
            .map(|row| row.kind(column) == CellKind::Date)
            .take(500)
            .collect();
        cells.iter().filter(|date| **date).count() * 10 >= cells.len() * 8 && cells.len() > 2
    }

    /// Ids of one column that are shorter than the others.
    pub(super) fn lost_zeros(&mut self) {
        for column in &self.columns {
            let at = column.index as usize;
            let id = matches!(column.field, None | Some(Field::OtherId | Field::StableId));
            if !id || !self.ours(at) || damage::id_heading(&column.heading).is_none() {
                continue;
            }
            let rows: Vec<Row<'_>> = self.positions().filter_map(|p| self.table.grid.row(p)).collect();
            let cells: Vec<&str> = rows.iter().map(|row| row.cell(at).trim()).collect();
            let lost = damage::lost_zeros(&cells, &column.heading);
            for (nth, repair) in lost {
                let row = rows[nth].number();
                let params = [("value", cells[nth]), ("repair", repair.as_str())];
                self.issues.push(issue(IssueCode::LostLeadingZero, place(&self.table, Some(row), Some(at)), &params));
                self.zeros.insert((self.body.data[nth], at), repair);
            }
        }
    }

    pub(super) fn gene_damage(
        &self,
        row: Row<'_>,
        column: usize,
        cell: &str,
    ) -> Option<(IssueCode, damage::GeneGuess)> {
        if !self.genes.contains(&column) {
            return None;
        }
        let date = damage::gene_date(cell, row.kind(column) == CellKind::Date);
        date.map(|guess| (IssueCode::DateLikeGene, guess))
            .or_else(|| damage::gene_serial(cell).map(|guess| (IssueCode::SerialLikeGene, guess)))
    }

    /// Damage done to the cells of a row.
    pub(super) fn damage(&self, at: usize, issues: &mut Vec<Issue>) {
        let Some(row) = self.table.grid.row(at) else { return };
        for (column, cell) in row.filled() {
            if !self.ours(column) {
                continue;
            }
            let cell = cell.trim();
            let mut say = |code: IssueCode, params: &[(&str, &str)]| {
                issues.push(issue(code, place(&self.table, Some(row.number()), Some(column)), params));
            };
            if let Some((code, guess)) = self.gene_damage(row, column, cell) {
                say(code, &[("value", cell), ("repair", &guess.candidates.join(" / "))]);
            }
            if cell.len() <= 24 && row.kind(column) == CellKind::Text && damage::e_notation(cell) {
                say(IssueCode::ENotation, &[("value", cell)]);
            }
            if cell.contains(GARBLED) && damage::looks_mojibake(cell) {
                let repair = damage::mojibake(cell).unwrap_or_default();
                say(IssueCode::Mojibake, &[("value", cell), ("repair", &repair)]);
            }
        }
    }
}
