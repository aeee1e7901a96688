//! What a row brings beside its year: columns kept under their heading, the list's own tags, outcomes.

use super::Field;
use super::list::List;
use super::words::{Terms, Words};
use domain::amount::{Amount, amount};
use domain::{Kind, OutcomeKind, text};

/// An outcome, or an amount of a fiscal year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Came {
    pub(super) kind: OutcomeKind,
    pub(super) year: Option<i32>,
    pub(super) amount: Option<i64>,
    pub(super) text: String,
}

impl List {
    /// Cells of the columns kept under their heading, empty ones left out.
    pub(super) fn extras(&self, at: usize) -> Vec<(&str, String)> {
        let Some(row) = self.table.grid.row(at) else { return Vec::new() };
        let cells = self.extras.iter().map(|(column, name)| (name.as_str(), self.cell(at, row, *column).into_owned()));
        cells.filter(|(_, cell)| !cell.is_empty()).collect()
    }

    /// The list's own tags of a row: kind, column, cell, words.
    pub(super) fn terms(&self, at: usize, words: &Words) -> Vec<Terms> {
        let Some(row) = self.table.grid.row(at) else { return Vec::new() };
        [(Field::Target, Kind::Target), (Field::Modality, Kind::Modality), (Field::Indication, Kind::Indication)]
            .into_iter()
            .filter_map(|(field, kind)| {
                let column = self.column_of(field)?;
                let cell = self.cell(at, row, column).into_owned();
                // Damage is no word: it is shown as damage, and matched once repaired.
                if cell.is_empty() || self.gene_damage(row, column, &cell).is_some() {
                    return None;
                }
                Some(words.terms(kind, column, cell))
            })
            .collect()
    }

    /// Outcomes of a row, and the amounts of a wide list.
    pub(super) fn came(&self, at: usize) -> Vec<Came> {
        let Some(row) = self.table.grid.row(at) else { return Vec::new() };
        let mut came = Vec::new();
        for (field, kind) in [
            (Field::Papers, OutcomeKind::Papers),
            (Field::Poc, OutcomeKind::Poc),
            (Field::Trial, OutcomeKind::Trial),
            (Field::Licensing, OutcomeKind::Licensing),
            (Field::Approval, OutcomeKind::Approval),
            (Field::Carried, OutcomeKind::Carried),
        ] {
            let text = self.field(at, row, field);
            if !text.is_empty() {
                let count = text::nfkc(&text).replace([',', '件', '報', '編', '本'], "");
                came.push(Came { kind, year: None, amount: count.trim().parse().ok(), text: text.into_owned() });
            }
        }
        for (column, year, unit) in &self.amounts {
            let text = self.cell(at, row, *column);
            if !text.is_empty() {
                let amount = if let Amount::Yen(yen) = amount(&text, *unit) { Some(yen) } else { None };
                came.push(Came { kind: OutcomeKind::Budget, year: Some(*year), amount, text: text.into_owned() });
            }
        }
        came
    }
}
