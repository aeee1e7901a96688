//! A matrix as a workbook: one sheet a language, the counts with their totals, what chose the projects in words.

use super::counts::{name, names, seen_by};
use super::words::{Outgoing, Words, exported, today, workbook};
use super::{Exported, MatrixExport};
use crate::find::{FacetValue, Labels, Matrix, MatrixRequest};
use crate::prelude::*;
use crate::registry::{Known, known};
use crate::settings::Language;
use domain::Dim;
use sheets::write::table::{TableDocument, write_all};
use sheets::write::{Col, ColumnKind, Value};
use std::collections::HashSet;

/// Values of a condition that its line names; of more it tells how many.
const NAMED: usize = 12;

/// Writes the matrix.
///
/// # Errors
/// `InvalidField` for an audience that may not see what it counts; `FileInUse`, `NotWritable`, `DiskFull`,
/// `LibraryReadOnly`; then no half file stands there.
pub async fn matrix(context: &Context<'_>, args: MatrixExport) -> Result<Exported, Problem> {
    let open = context.app.library().await?;
    let (request, withheld) = seen_by(&open, &args.matrix, args.audience).await?;
    let mut matrix = crate::find::matrix(context, request.clone()).await?;
    if !args.audience.may_see(Class::Internal) {
        // What somebody is after is nobody else's to know.
        matrix.wanted.clear();
    }
    let sample = open.store.meta().sample;
    let labels = Labels::of(&open);
    let known = known(&open).await?;
    let sheet = |words: Words| {
        let conditions = conditions(&labels, &known, &args.matrix.filter, words);
        document(&matrix, &request, conditions, words, words.classification(args.audience, sample))
    };
    let documents: Vec<TableDocument> = Words::of(args.language).into_iter().map(sheet).collect();
    let mut more = serde_json::json!(names(&request));
    more["projects"] = matrix.total.into();
    let writing = move |path: &std::path::Path| write_all(path, &documents);
    let outgoing = Outgoing { kind: "export-matrix", audience: args.audience, more, answer: args.answer.as_ref() };
    let written = workbook(context, &open, outgoing, &args.out, writing).await?;
    Ok(exported(written, matrix.total as usize, withheld))
}

/// What a value is called; the words of the window's own dimensions are in the catalogue.
fn called(words: Words, dim: Dim, value: &FacetValue) -> String {
    let label = words.pick(&value.label_ja, &value.label_en);
    let word = &value.value;
    match dim {
        _ if word == Filter::NONE => words.say("workbook.none"),
        Dim::Year | Dim::Ends => word.parse().map_or_else(|_| word.clone(), |year| words.years(&[year])),
        Dim::Budget => words.say(&format!("budget.{word}")),
        Dim::Untagged => words.say(&format!("kind.{word}")),
        Dim::Look => words.say(&format!("look.{word}")),
        Dim::Issue => words.say(&format!("oddity.{word}")),
        Dim::Outcome => words.say(&format!("outcome-kind.{word}")),
        Dim::Disclosure => words.say(&format!("class.{word}")),
        _ if label.is_empty() => word.clone(),
        _ => label.to_owned(),
    }
}

/// What chose the projects, a line each.
fn conditions(labels: &Labels, known: &Known, filter: &Filter, words: Words) -> Vec<String> {
    let mut lines = Vec::new();
    if !filter.text.trim().is_empty() {
        lines.push(
            words.fill("workbook.condition", &[("dim", &words.say("workbook.search")), ("values", filter.text.trim())]),
        );
    }
    for dim in Dim::ALL {
        let values = filter.values(dim);
        if values.is_empty() {
            continue;
        }
        let names = values.iter().take(NAMED).map(|value| called(words, dim, &labels.value(dim, value, 0)));
        let mut said = names.collect::<Vec<_>>().join(&words.say("workbook.list-separator"));
        if values.len() > NAMED {
            said.push_str(&words.fill("workbook.and-more", &[("count", &(values.len() - NAMED).to_string())]));
        }
        let key = if filter.not.contains(&dim) { "workbook.condition-not" } else { "workbook.condition" };
        lines.push(words.fill(key, &[("dim", &words.say(&format!("dim.{}", dim.as_str()))), ("values", &said)]));
    }
    if !filter.registered.is_empty() {
        let said = filter.registered.iter().map(|id| match (known.get(*id), words.0) {
            (Some(programme), Language::En) if !programme.name_en.is_empty() => programme.name_en.clone(),
            (Some(programme), _) => programme.name_ja.clone(),
            (None, _) if *id == 0 => words.say("workbook.registered-none"),
            (None, _) => format!("#{id}"),
        });
        let said = said.collect::<Vec<_>>().join(&words.say("workbook.list-separator"));
        lines.push(words.fill("workbook.condition", &[("dim", &words.say("dim.registered")), ("values", &said)]));
    }
    if lines.is_empty() {
        lines.push(words.say("workbook.no-condition"));
    }
    lines
}

/// One sheet. With a third dimension its values stand below each other, the whole first.
fn document(
    matrix: &Matrix,
    request: &MatrixRequest,
    conditions: Vec<String>,
    words: Words,
    classification: String,
) -> TableDocument {
    let dim = |dim: Dim| words.say(&format!("dim.{}", dim.as_str()));
    let total = words.say("workbook.total");
    let mut columns = Vec::new();
    if let Some(third) = request.third {
        columns.push(Col { label: dim(third), width_chars: 22, kind: ColumnKind::Text });
    }
    columns.push(Col { label: dim(request.rows), width_chars: 30, kind: ColumnKind::Text });
    columns.extend(matrix.columns.iter().map(|value| Col {
        label: called(words, request.columns, value),
        width_chars: 11,
        kind: ColumnKind::Integer,
    }));
    columns.push(Col { label: total.clone(), width_chars: 9, kind: ColumnKind::Integer });

    let wanted: HashSet<(&str, &str)> = matrix.wanted.iter().map(|cell| (&*cell.row, &*cell.column)).collect();
    let count = |count: u32| if count == 0 { Value::Empty } else { Value::Integer(count.into()) };
    let block = |cells: &[u32], layer: Option<&FacetValue>| -> Vec<Vec<Value>> {
        let whole = layer.is_none();
        let lead = |row: String| -> Vec<Value> {
            let third = request.third.map(|third| match layer {
                Some(value) => Value::from(called(words, third, value)),
                None => Value::from(words.say("workbook.all")),
            });
            third.into_iter().chain([Value::from(row)]).collect()
        };
        let across = matrix.columns.len();
        let mut lines: Vec<Vec<Value>> = Vec::new();
        for (at, row) in matrix.rows.iter().enumerate() {
            let mut line = lead(called(words, request.rows, row));
            let own = cells.get(at * across..(at + 1) * across).unwrap_or_default();
            line.extend(own.iter().zip(&matrix.columns).map(|(cell, column)| {
                if whole && wanted.contains(&(&*row.value, &*column.value)) {
                    return Value::from(words.fill("workbook.wanted-cell", &[("count", &cell.to_string())]));
                }
                count(*cell)
            }));
            // How many projects a value has in a layer is not the sum of its cells, and nobody counted it.
            line.push(if whole { count(row.count) } else { Value::Empty });
            lines.push(line);
        }
        let mut last = lead(total.clone());
        last.extend(matrix.columns.iter().map(|column| if whole { count(column.count) } else { Value::Empty }));
        last.push(count(layer.map_or(matrix.total, |value| value.count)));
        lines.push(last);
        lines
    };
    let mut rows = block(&matrix.cells, None);
    rows.extend(matrix.layers.iter().flat_map(|layer| block(&layer.cells, Some(&layer.value))));

    let mut notes = conditions;
    notes.push(words.fill("workbook.made-on", &[("date", &today().to_string())]));
    notes.push(words.say("workbook.matrix-note"));
    let left = [(matrix.more_rows, request.rows), (matrix.more_columns, request.columns)];
    for (count, of) in left.into_iter().filter(|(count, _)| *count > 0) {
        notes.push(words.fill("workbook.left-out", &[("dim", &dim(of)), ("count", &count.to_string())]));
    }
    TableDocument {
        sheet: words.say("workbook.matrix"),
        language: words.fonts(),
        classification,
        title: format!("{} ({})", name(request, words.0), words.count(matrix.total as usize)),
        note_lines: notes,
        columns,
        rows,
        created: today().at(0, 0, 0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::DocumentLanguage;
    use domain::{Look, Oddity, OutcomeKind, budget};

    #[test]
    fn every_dimension_and_every_value_of_our_own_has_words_in_both_languages() {
        let own = |dim: Dim| -> Vec<&str> {
            match dim {
                Dim::Budget => budget::RANGES.iter().map(|(code, _)| *code).collect(),
                Dim::Untagged => Kind::ALL.iter().map(|kind| kind.as_str()).collect(),
                Dim::Look => Look::ALL.iter().map(|look| look.as_str()).collect(),
                Dim::Issue => Oddity::ALL.iter().map(|oddity| oddity.as_str()).collect(),
                Dim::Outcome => OutcomeKind::COUNTED.map(OutcomeKind::as_str).to_vec(),
                Dim::Disclosure => Class::ALL.iter().map(|class| class.as_str()).collect(),
                _ => Vec::new(),
            }
        };
        for words in Words::of(DocumentLanguage::Both) {
            for dim in Dim::ALL {
                assert!(!words.say(&format!("dim.{}", dim.as_str())).starts_with("dim."), "{dim:?}");
                for value in own(dim).into_iter().chain([Filter::NONE]) {
                    let (label_ja, label_en) = (String::new(), String::new());
                    let of = FacetValue { value: value.to_owned(), label_ja, label_en, count: 1, parent: None };
                    let said = called(words, dim, &of);
                    // A word that is missing shows its key.
                    assert!(!said.contains('.'), "{dim:?} {value}: {said}");
                }
            }
        }
    }
}
