//! The sheets of a registry's workbook and their columns, in the order they are written.

use crate::catalogue;
use crate::registry::FactOf;
use crate::settings::Language;
use sheets::write::ColumnKind;

/// A sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Sheet {
    Programmes,
    Pairs,
    Supports,
    Facts,
}

/// A column: its key, the word of its heading, its width in half-width characters, how its cells stand.
pub(super) type Column = (&'static str, &'static str, u16, ColumnKind);

use ColumnKind::{Id as Code, Text};

const PROGRAMMES: [Column; 20] = [
    ("id", "field.id", 17, Code),
    ("name_ja", "field.name_ja", 40, Text),
    ("name_en", "field.name_en", 30, Text),
    ("ministry", "field.ministry", 16, Text),
    ("phases", "field.phases", 24, Text),
    ("phase_first", "field.phase_first", 12, Code),
    ("phase_last", "field.phase_last", 12, Code),
    ("modality", "field.modality", 24, Text),
    ("disease", "field.disease", 24, Text),
    ("ceiling_yen", "registry-column.ceiling", 16, Code),
    ("duration_years", "field.duration_years", 14, Code),
    ("call_months", "field.call_months", 14, Code),
    ("adoption_month", "field.adoption_month", 14, Code),
    ("host", "field.host", 20, Text),
    ("contact", "field.contact", 20, Text),
    ("valid_first", "field.valid_first", 18, Code),
    ("valid_last", "field.valid_last", 18, Code),
    ("codes", "field.codes", 22, Code),
    ("names", "field.names", 44, Text),
    ("note", "field.note", 40, Text),
];

const PAIRS: [Column; 8] = [
    ("id", "field.id", 17, Code),
    ("predecessor_id", "registry-column.predecessor-id", 17, Code),
    ("predecessor", "field.predecessor", 40, Text),
    ("successor_id", "registry-column.successor-id", 17, Code),
    ("successor", "field.successor", 40, Text),
    ("status", "field.status", 12, Code),
    ("valid_from", "field.valid_from", 18, Code),
    ("note", "field.note", 50, Text),
];

const SUPPORTS: [Column; 10] = [
    ("id", "field.id", 17, Code),
    ("name_ja", "field.name_ja", 40, Text),
    ("name_en", "field.name_en", 30, Text),
    ("provider", "field.provider", 20, Text),
    ("offers", "field.offers", 44, Text),
    ("steps", "field.steps", 30, Text),
    ("modalities", "field.modalities", 20, Code),
    ("conditions", "field.conditions", 40, Text),
    ("apply", "field.apply", 40, Text),
    ("note", "field.note", 40, Text),
];

const FACTS: [Column; 7] = [
    ("thing", "registry-column.sheet", 10, Code),
    ("row", "registry-column.of-id", 17, Code),
    ("name", "registry-column.of", 44, Text),
    ("field", "field.field", 22, Text),
    ("source", "field.fact_source", 60, Text),
    ("as_of", "field.as_of", 13, Code),
    ("state", "field.state", 12, Code),
];

impl Sheet {
    /// All, in the order they stand in a workbook and are taken in.
    pub(super) const ALL: [Sheet; 4] = [Sheet::Programmes, Sheet::Pairs, Sheet::Supports, Sheet::Facts];

    pub(super) fn columns(self) -> &'static [Column] {
        match self {
            Sheet::Programmes => &PROGRAMMES,
            Sheet::Pairs => &PAIRS,
            Sheet::Supports => &SUPPORTS,
            Sheet::Facts => &FACTS,
        }
    }

    /// The sheet that holds the rows a fact is about.
    pub(super) fn holds(thing: FactOf) -> Sheet {
        match thing {
            FactOf::Programme => Sheet::Programmes,
            FactOf::ProgrammePair => Sheet::Pairs,
            FactOf::Support => Sheet::Supports,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Sheet::Programmes => "registry-sheet.programmes",
            Sheet::Pairs => "registry-sheet.pairs",
            Sheet::Supports => "registry-sheet.supports",
            Sheet::Facts => "registry-sheet.facts",
        }
    }

    /// What explains its columns, by the key of the column, in the catalogue.
    pub(super) fn explained(self, column: &str) -> String {
        format!("registry-help.{}.{column}", self.word().trim_start_matches("registry-sheet."))
    }

    /// Its name.
    pub(super) fn name(self, language: Language) -> String {
        catalogue::word(language, self.word())
    }

    /// The sheet of a name, in either language.
    pub(super) fn of(name: &str) -> Option<Sheet> {
        let name = super::cells::folded(name);
        let named = |sheet: &Sheet| {
            [Language::Ja, Language::En].iter().any(|language| super::cells::folded(&sheet.name(*language)) == name)
        };
        Sheet::ALL.into_iter().find(named)
    }

    /// The column of a heading, in either language.
    pub(super) fn column(self, heading: &str) -> Option<&'static str> {
        let heading = super::cells::folded(heading);
        let (ja, en) = (Language::Ja, Language::En);
        let headed = |(_, word, ..): &&Column| {
            [ja, en].iter().any(|language| super::cells::folded(&catalogue::word(*language, word)) == heading)
        };
        if heading.is_empty() { None } else { self.columns().iter().find(headed).map(|(key, ..)| *key) }
    }

    /// The heading of a column.
    pub(super) fn heading(self, language: Language, column: &str) -> String {
        let found = self.columns().iter().find(|(key, ..)| *key == column);
        found.map(|(_, word, ..)| catalogue::word(language, word)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_leads_to_its_column_in_both_languages_and_is_explained() {
        for sheet in Sheet::ALL {
            for language in [Language::Ja, Language::En] {
                assert_eq!(Sheet::of(&sheet.name(language)), Some(sheet));
                for (key, ..) in sheet.columns() {
                    assert_eq!(sheet.column(&sheet.heading(language, key)), Some(*key), "{sheet:?} {key}");
                    let said = catalogue::word(language, &sheet.explained(key));
                    assert!(!said.starts_with("registry-help."), "{said}");
                }
            }
        }
        assert_eq!(Sheet::Programmes.column("はじめに"), None);
    }
}
