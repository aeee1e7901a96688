//! What changed in plans, by the columns of their sheets.

use super::{FieldChange, Worded, read};
use crate::catalogue::word;
use crate::plan::words::Words;
use crate::settings::Language;
use domain::plan::{Kind, Month, Sheet};
use serde_json::Value;
use store::rows::ChangeRow;

/// Fields of a row of a plan that changed, from → to; `None` for what is no row of a plan. What a row names is told by number in
/// the log and is left out.
pub(super) fn fields(row: &ChangeRow) -> Option<Vec<FieldChange>> {
    let shown: Vec<(String, &str, Shown)> = match row.thing.as_str() {
        "plan" => vec![
            ("name".to_owned(), "name", Shown::Text),
            ("kind".to_owned(), "kind", Shown::Group("plan-kind")),
            ("product".to_owned(), "product", Shown::Group("plan-choice.default-item.product")),
        ],
        "plan_decision" => vec![
            ("decided_on".to_owned(), "decision.decided_on", Shown::Of(Kind::Day)),
            ("verdict".to_owned(), "decision.verdict", Shown::Group("gate-verdict")),
            ("who".to_owned(), "decision.who", Shown::Text),
            ("basis".to_owned(), "decision.basis", Shown::Text),
            ("dissent".to_owned(), "decision.dissent", Shown::Text),
            ("conditions".to_owned(), "decision.conditions", Shown::Text),
        ],
        table => {
            let sheet = Sheet::ALL.into_iter().find(|sheet| sheet.table() == table)?;
            return Some(of_sheet(row, sheet));
        }
    };
    let change = |(column, field, how): &(String, &str, Shown)| changed(row, column, (*field).to_owned(), *how);
    Some(shown.iter().filter_map(change).collect())
}

/// How a value is told.
#[derive(Clone, Copy)]
enum Shown {
    /// As it stands.
    Text,
    /// As a word of the catalogue.
    Group(&'static str),
    /// By the kind of its column.
    Of(Kind),
    /// As a word of a choice.
    Choice(Sheet, &'static str),
}

fn of_sheet(row: &ChangeRow, sheet: Sheet) -> Vec<FieldChange> {
    let mut fields: Vec<FieldChange> = changed(row, "position", "order".to_owned(), Shown::Text).into_iter().collect();
    let kept = ["first_ja", "first_en", "changed_on"].into_iter().filter(|_| sheet == Sheet::Criterion);
    let kept = kept.filter_map(|cell| changed(row, cell, format!("{}.{cell}", sheet.as_str()), Shown::Text));
    for column in sheet.columns().iter().filter(|column| !matches!(column.kind, Kind::Ref { .. })) {
        let how = match column.kind {
            Kind::Choice { .. } => Shown::Choice(sheet, column.name),
            kind => Shown::Of(kind),
        };
        for cell in crate::plan::cells_of(column) {
            fields.extend(changed(row, &cell, format!("{}.{cell}", sheet.as_str()), how));
        }
    }
    fields.extend(kept);
    fields
}

fn changed(row: &ChangeRow, column: &str, field: String, how: Shown) -> Option<FieldChange> {
    let told = |value: Option<&Value>| value.and_then(|value| worded(value, how));
    let change = FieldChange { field, from: told(row.before.get(column)), to: told(row.after.get(column)) };
    (change.from != change.to).then_some(change)
}

/// A value in both languages. Nothing and an empty text are the same to a reader.
fn worded(value: &Value, how: Shown) -> Option<Worded> {
    let said = read::text(value).filter(|text| !text.is_empty())?;
    let of = |language: Language| {
        let words = Words(language);
        match how {
            Shown::Group(group) => word(language, &format!("{group}.{said}")),
            Shown::Choice(sheet, column) => words.choice(sheet.as_str(), column, &said),
            Shown::Of(kind) => of_kind(words, kind, &said, value.as_i64()),
            Shown::Text => said.clone(),
        }
    };
    Some(Worded { value_ja: of(Language::Ja), value_en: of(Language::En) })
}

fn of_kind(words: Words, kind: Kind, said: &str, number: Option<i64>) -> String {
    let year = number.and_then(|number| i32::try_from(number).ok());
    match (kind, number, year) {
        (Kind::Month, ..) => Month::parse(said).map_or_else(|| said.to_owned(), |month| words.month(month)),
        (Kind::Day, ..) => words.day(said),
        (Kind::Year, _, Some(year)) => words.fiscal_year(year),
        (Kind::Yen, Some(yen), _) => words.yen(yen, false),
        (Kind::Flag, Some(flag), _) => words.say(&format!("flag.{flag}")),
        _ => said.to_owned(),
    }
}
