//! Writes the registry as a workbook.

use super::RegistryExport;
use super::cells;
use super::columns::Sheet;
use crate::export::{DocumentLanguage, Exported, Outgoing, Withheld, Words, exported, today, workbook};
use crate::prelude::*;
use crate::registry::edit::called;
use crate::registry::fields::State;
use crate::registry::{AliasKind, FactOf, FactState, Known, invalid, known};
use serde_json::json;
use sheets::write::table::{TableDocument, write_all};
use sheets::write::{Col, ColumnKind, Value};
use std::collections::HashSet;
use store::rows::{FactRow, ProgrammePairRow, SupportRow};

/// Sources that the starter data names.
const SHIPPED: [&str; 3] =
    ["AMEDの公表資料にある事業名・所管・課題番号の記号", "AMEDの公表資料（ペアリングの例）", "AMEDの公表資料"];

/// Writes the workbook.
///
/// # Errors
/// `InvalidField` for both languages at once or another ending; `FileInUse`, `NotWritable`, `DiskFull`, `LibraryReadOnly`; then
/// no half file stands there.
pub async fn export(context: &Context<'_>, args: RegistryExport) -> Result<Exported, Problem> {
    let open = context.app.library().await?;
    let words = match (args.language, Words::of(args.language).pop()) {
        (DocumentLanguage::Ja | DocumentLanguage::En, Some(words)) => words,
        _ => return Err(invalid("language", "one-language")),
    };
    let known = known(&open).await?;
    let whole = args.audience.may_see(Class::Internal);
    let mut book = Book { known: &known, words, whole, unconfirmed: 0, notes: 0, assumed: 0 };
    let classification = words.classification(args.audience, open.store.meta().sample);
    let mut documents = vec![about(words, whole)];
    for sheet in Sheet::ALL {
        let rows = book.rows(sheet)?;
        documents.push(TableDocument {
            sheet: sheet.name(words.0),
            language: words.fonts(),
            classification: String::new(),
            title: format!("{} ({})", sheet.name(words.0), rows.len()),
            note_lines: vec![words.say(if whole { "registry-help.round" } else { "registry-help.one-way" })],
            columns: columns(sheet, words, whole),
            rows,
            created: today().at(0, 0, 0, 0),
        });
    }
    for document in &mut documents {
        document.classification.clone_from(&classification);
    }
    let count = |item: &str, count: usize| {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        (count > 0).then(|| Withheld { item: item.to_owned(), class: Class::Internal, count })
    };
    let withheld = [count("unconfirmed", book.unconfirmed), count("assumed", book.assumed), count("notes", book.notes)];
    let withheld: Vec<Withheld> = withheld.into_iter().flatten().collect();
    let more = json!({ "programmes": known.rows.programmes.len() });
    let writing = move |path: &std::path::Path| write_all(path, &documents);
    let outgoing = Outgoing { kind: "export-registry", audience: args.audience, more, answer: args.answer.as_ref() };
    let written = workbook(context, &open, outgoing, &args.out, writing).await?;
    Ok(exported(written, 0, withheld))
}

/// Ids stay in the house: without them a copy that was cut down cannot empty what it does not show.
fn shows(column: &str, whole: bool) -> bool {
    whole || !matches!(column, "id" | "row" | "predecessor_id" | "successor_id" | "note")
}

fn columns(sheet: Sheet, words: Words, whole: bool) -> Vec<Col> {
    let shown = sheet.columns().iter().filter(|(key, ..)| shows(key, whole));
    shown
        .map(|(_, word, width_chars, kind)| Col { label: words.say(word), width_chars: *width_chars, kind: *kind })
        .collect()
}

/// The sheet that explains the others.
fn about(words: Words, whole: bool) -> TableDocument {
    let row = |sheet: Sheet, key: &str, word: &str| {
        vec![
            Value::from(sheet.name(words.0)),
            Value::from(words.say(word)),
            Value::from(words.say(&sheet.explained(key))),
        ]
    };
    let of = |sheet: Sheet| {
        let columns = sheet.columns().iter().filter(|(key, ..)| shows(key, whole));
        columns.map(move |(key, word, ..)| row(sheet, key, word)).collect::<Vec<_>>()
    };
    let col = |key: &str, width_chars: u16| Col { label: words.say(key), width_chars, kind: ColumnKind::Text };
    let notes = match whole {
        true => vec!["registry-help.round", "registry-help.ids", "registry-help.empty", "registry-help.absent"],
        false => vec!["registry-help.one-way"],
    };
    TableDocument {
        sheet: words.say("registry-sheet.about"),
        language: words.fonts(),
        classification: String::new(),
        title: words.say("registry-help.title"),
        note_lines: notes.into_iter().map(|key| words.say(key)).collect(),
        columns: vec![
            col("registry-column.sheet", 14),
            col("registry-column.column", 26),
            col("registry-column.explained", 90),
        ],
        rows: Sheet::ALL.into_iter().flat_map(of).collect(),
        created: today().at(0, 0, 0, 0),
    }
}

/// What is being written, and what stays in the house.
struct Book<'a> {
    known: &'a Known,
    words: Words,
    whole: bool,
    unconfirmed: usize,
    notes: usize,
    assumed: usize,
}

impl Book<'_> {
    fn rows(&mut self, sheet: Sheet) -> Result<Vec<Vec<Value>>, Problem> {
        let known = self.known;
        match sheet {
            Sheet::Programmes => {
                let states: Vec<State> =
                    known.programmes().iter().filter_map(|of| State::of(&known.rows, of.id)).collect();
                let states = self.named("programme", states, |state| state.row.id);
                Ok(states.iter().map(|state| self.programme(state)).collect())
            }
            Sheet::Pairs => {
                let rows: Vec<&ProgrammePairRow> = known.rows.pairs.iter().filter(|row| self.goes(row)).collect();
                self.assumed = known.rows.pairs.len() - rows.len();
                rows.into_iter().map(|row| self.pair(row)).collect()
            }
            Sheet::Supports => {
                let rows = self.named("support", known.rows.supports.iter().collect(), |row| row.id);
                Ok(rows.into_iter().map(|row| self.support(row)).collect())
            }
            Sheet::Facts => {
                let official: HashSet<Id> = known.rows.pairs.iter().filter(|p| self.goes(p)).map(|p| p.id).collect();
                let goes = |fact: &&FactRow| {
                    let of = match fact.thing.as_str() {
                        "programme_pair" => official.contains(&fact.row),
                        thing => self.confirmed(thing, fact.row, "name_ja"),
                    };
                    self.whole || fact.confirmed && of
                };
                let going: Vec<&FactRow> = known.rows.facts.iter().filter(goes).collect();
                // With its source left blank, a copy that is taken in again would empty it: the whole row stays in the house.
                let (told, own): (Vec<&FactRow>, Vec<&FactRow>) =
                    going.into_iter().partition(|fact| self.whole || citable(fact));
                self.notes += own.len();
                Ok(told.into_iter().filter_map(|fact| self.fact(fact)).collect())
            }
        }
    }

    /// Things that go out: those whose name somebody confirmed.
    fn named<T>(&mut self, thing: &str, all: Vec<T>, id: impl Fn(&T) -> Id) -> Vec<T> {
        let before = all.len();
        let named: Vec<T> =
            all.into_iter().filter(|of| self.whole || self.confirmed(thing, id(of), "name_ja")).collect();
        self.unconfirmed += before - named.len();
        named
    }

    /// Whether a pair goes out: of 公式 ones those whose source is confirmed.
    fn goes(&self, pair: &ProgrammePairRow) -> bool {
        self.whole || pair.official && self.confirmed("programme_pair", pair.id, "status")
    }

    fn confirmed(&self, thing: &str, row: Id, field: &str) -> bool {
        let of = |fact: &FactRow| fact.confirmed && fact.row == row && fact.thing == thing && fact.field == field;
        self.known.rows.facts.iter().any(of)
    }

    /// The cells that this copy shows, in the order of the columns.
    fn cells(&mut self, sheet: Sheet, thing: &str, id: Id, of: impl Fn(&str) -> String) -> Vec<Value> {
        let mut cells = Vec::new();
        for (key, ..) in sheet.columns() {
            let value = of(key);
            if !shows(key, self.whole) {
                self.notes += usize::from(*key == "note" && !value.is_empty());
                continue;
            }
            let fact = if key.starts_with("phase_") { "phase" } else { key };
            if self.whole || sheet == Sheet::Pairs || self.confirmed(thing, id, fact) {
                cells.push(Value::from(value));
            } else {
                self.unconfirmed += usize::from(!value.is_empty());
                cells.push(Value::Empty);
            }
        }
        cells
    }

    fn programme(&mut self, state: &State) -> Vec<Value> {
        let language = self.words.0;
        if self.whole {
            return self
                .cells(Sheet::Programmes, "programme", state.row.id, |key| programme_cell(language, state, key));
        }
        // How lists that are not published spell it is nobody's but ours.
        let mut state = state.clone();
        state.names.retain(|name| name.kind != AliasKind::Spelling);
        self.cells(Sheet::Programmes, "programme", state.row.id, |key| programme_cell(language, &state, key))
    }

    fn pair(&mut self, row: &ProgrammePairRow) -> Result<Vec<Value>, Problem> {
        let rows = &self.known.rows;
        let names =
            (called(rows, FactOf::Programme, row.predecessor)?, called(rows, FactOf::Programme, row.successor)?);
        let language = self.words.0;
        Ok(self.cells(Sheet::Pairs, "programme_pair", row.id, |key| match key {
            "predecessor_id" => row.predecessor.to_string(),
            "predecessor" => names.0.clone(),
            "successor_id" => row.successor.to_string(),
            "successor" => names.1.clone(),
            _ => pair_cell(language, row, key),
        }))
    }

    fn support(&mut self, row: &SupportRow) -> Vec<Value> {
        let language = self.words.0;
        self.cells(Sheet::Supports, "support", row.id, |key| support_cell(language, row, key))
    }

    /// `None` = what it speaks of is gone, as can be in a library that was damaged.
    fn fact(&self, fact: &FactRow) -> Option<Vec<Value>> {
        let of = FactOf::parse(&fact.thing);
        let language = self.words.0;
        let name = called(&self.known.rows, of, fact.row).ok()?;
        let cell = |key: &str| match key {
            "thing" => Sheet::holds(of).name(language),
            "row" => fact.row.to_string(),
            "name" => name.clone(),
            "field" => self.words.say(&format!("field.{}", fact.field)),
            "source" => fact.source.clone(),
            "as_of" => fact.as_of.clone(),
            _ => cells::state(language, FactState::of(fact.confirmed)),
        };
        let shown = Sheet::Facts.columns().iter().filter(|(key, ..)| shows(key, self.whole));
        Some(shown.map(|(key, ..)| Value::from(cell(key))).collect())
    }
}

/// Whether a source may be named outside: an address, or what the app was shipped with. Other words may be of a paper of ours.
fn citable(fact: &FactRow) -> bool {
    let source = fact.source.trim().to_lowercase();
    let address = source.starts_with("https://") || source.starts_with("http://");
    source.is_empty() || address || SHIPPED.contains(&fact.source.as_str())
}

/// A cell of a programme.
pub(super) fn programme_cell(language: crate::settings::Language, state: &State, key: &str) -> String {
    let row = &state.row;
    match key {
        "id" => row.id.to_string(),
        "name_ja" => row.name_ja.clone(),
        "name_en" => row.name_en.clone(),
        "ministry" => row.ministry.clone(),
        "phases" => row.phases.clone(),
        "phase_first" => cells::phase(row.phase_first),
        "phase_last" => cells::phase(row.phase_last),
        "modality" => row.modality.clone(),
        "disease" => row.disease.clone(),
        "ceiling_yen" => cells::thousands(row.ceiling_yen),
        "duration_years" => row.duration_years.map(|years| years.to_string()).unwrap_or_default(),
        "call_months" => cells::months(language, &row.call_months),
        "adoption_month" => cells::months(language, row.adoption_month.as_slice()),
        "host" => row.host.clone(),
        "contact" => row.contact.clone(),
        "valid_first" => cells::optional_year(language, row.valid_first),
        "valid_last" => cells::optional_year(language, row.valid_last),
        "codes" => cells::codes(language, &state.codes),
        "names" => cells::names(language, &state.names),
        _ => row.note.clone(),
    }
}

/// A cell of a pair, but for its programmes.
pub(super) fn pair_cell(language: crate::settings::Language, row: &ProgrammePairRow, key: &str) -> String {
    match key {
        "id" => row.id.to_string(),
        "status" => cells::status(language, row.official),
        "valid_from" => cells::optional_year(language, row.valid_from),
        _ => row.note.clone(),
    }
}

/// A cell of a support.
pub(super) fn support_cell(language: crate::settings::Language, row: &SupportRow, key: &str) -> String {
    match key {
        "id" => row.id.to_string(),
        "name_ja" => row.name_ja.clone(),
        "name_en" => row.name_en.clone(),
        "provider" => row.provider.clone(),
        "offers" => row.offers.clone(),
        "steps" => cells::steps(language, &row.steps),
        "modalities" => row.modalities.join("、"),
        "conditions" => row.conditions.clone(),
        "apply" => row.apply.clone(),
        _ => row.note.clone(),
    }
}
