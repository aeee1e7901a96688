//! Two dimensions against each other, and the cells somebody wants filled.

use super::facets::{Labels, in_order};
use super::{FacetValue, Matrix, MatrixLayer, MatrixRequest, WantCell, WantedCell};
use crate::prelude::*;
use crate::state::Open;
use crate::write::{operation, written};
use domain::Dim;
use index::{Asked, Axis, Index};
use std::cmp::Reverse;

/// Values of an axis.
const MOST: usize = 60;
/// Small matrices beside each other.
const LAYERS: usize = 12;

/// Counts of projects by two dimensions, and by a third.
///
/// # Errors
/// `NoLibrary`, a database error.
pub async fn matrix(context: &Context<'_>, args: MatrixRequest) -> Result<Matrix, Problem> {
    let open = context.app.library().await?;
    let wanted = wanted(&open, args.rows, args.columns).await?;
    let labels = Labels::of(&open);
    let own = open.own();
    let asked = open.asked(&args.filter).await?;
    let index = open.index();
    let most = (args.most as usize).clamp(1, MOST);
    let axis = |dim: Dim, most: usize, needed: Vec<&str>| {
        let mut values = candidates(&index, &own, &asked, dim);
        for value in needed {
            if values.iter().all(|(known, _)| known != value) {
                values.push((value.to_owned(), 0));
            }
        }
        shown(&labels, dim, values, most, &wanted)
    };
    let (rows, more_rows) = axis(args.rows, most, wanted.iter().map(|cell| cell.row.as_str()).collect());
    let (columns, more_columns) = axis(args.columns, most, wanted.iter().map(|cell| cell.column.as_str()).collect());
    let third = args.third.map(|dim| (dim, axis(dim, LAYERS.min(most), Vec::new()).0));
    let ids = |values: &[FacetValue]| values.iter().map(|value| value.value.clone()).collect::<Vec<String>>();
    let (row_ids, column_ids) = (ids(&rows), ids(&columns));
    let third_ids = third.as_ref().map(|(_, values)| ids(values)).unwrap_or_default();
    let counted = index.cells(
        &asked,
        Axis { dim: args.rows, values: &row_ids },
        Axis { dim: args.columns, values: &column_ids },
        third.as_ref().map(|(dim, _)| Axis { dim: *dim, values: &third_ids }),
    );
    let layers = third.map(|(_, values)| values).unwrap_or_default().into_iter().zip(counted.layers);
    Ok(Matrix {
        rows,
        columns,
        cells: counted.cells,
        layers: layers.map(|(value, cells)| MatrixLayer { value, cells }).collect(),
        total: index.count(&asked),
        placed: counted.placed,
        more_rows,
        more_columns,
        wanted,
    })
}

/// Values that may stand on an axis, with their counts under the whole filter.
fn candidates(index: &Index, own: &vocab::own::Own, asked: &Asked, dim: Dim) -> Vec<(String, u32)> {
    let mut values: Vec<(String, u32)> =
        index.tally(asked, dim).into_iter().map(|(value, count)| (value.to_string(), count)).collect();
    // Projects without any value are told by `placed`.
    values.retain(|(value, _)| value != Filter::NONE);
    let level_one = |code: &str| own.parent(Kind::Modality, code).is_none();
    let chosen = match asked.filter.not.contains(&dim) {
        true => Vec::new(),
        false => asked.filter.values(dim).into_owned(),
    };
    match dim {
        // Level 1; of one chosen code of level 1 its level 2.
        Dim::Modality if chosen.is_empty() => values.retain(|(code, _)| level_one(code)),
        Dim::Modality => {
            let opened = chosen.first().filter(|one| chosen.len() == 1 && level_one(one));
            values.retain(|(code, _)| match opened {
                Some(opened) => own.parent(Kind::Modality, code).is_some_and(|parent| parent.id == *opened),
                None => chosen.contains(code),
            });
        }
        // Concepts that are tags themselves; what is broader would count everything twice.
        Dim::Target | Dim::Indication => {
            let kind = if dim == Dim::Target { Kind::Target } else { Kind::Indication };
            let below = |id: &String| own.above(kind, id).iter().any(|concept| chosen.contains(&concept.id));
            values.retain(|(id, _)| index.is_tag(kind, id) && (chosen.is_empty() || chosen.contains(id) || below(id)));
        }
        // A cell opens its list: beside the chosen values another one's would be longer than its count.
        _ => values.retain(|(value, _)| chosen.is_empty() || chosen.contains(value)),
    }
    values
}

/// The most frequent in their order, and how many are left out. Years are the latest ones; what somebody wants stays.
fn shown(
    labels: &Labels,
    dim: Dim,
    mut values: Vec<(String, u32)>,
    most: usize,
    wanted: &[WantedCell],
) -> (Vec<FacetValue>, u32) {
    let needed = |value: &str| wanted.iter().any(|cell| cell.row == value || cell.column == value);
    if matches!(dim, Dim::Year | Dim::Ends) {
        values.sort_by_key(|(value, _)| Reverse(value.parse::<i32>().ok()));
    } else {
        values.sort_by(|a, b| (!needed(&a.0), Reverse(a.1), &a.0).cmp(&(!needed(&b.0), Reverse(b.1), &b.0)));
    }
    let left_out = values.len().saturating_sub(most);
    values.truncate(most);
    let mut values: Vec<FacetValue> = values.iter().map(|(value, count)| labels.value(dim, value, *count)).collect();
    in_order(dim, &mut values);
    (values, u32::try_from(left_out).unwrap_or(u32::MAX))
}

/// A matrix and the same one turned have the same wanted cells: they are kept one way round.
fn turned(rows: Dim, columns: Dim) -> bool {
    rows > columns
}

async fn wanted(open: &Open, rows: Dim, columns: Dim) -> Result<Vec<WantedCell>, Problem> {
    let turn = turned(rows, columns);
    let (down, across) = if turn { (columns, rows) } else { (rows, columns) };
    let all = store::wanted::all(&open.store, down.as_str(), across.as_str()).await?;
    Ok(all
        .into_iter()
        .map(|cell| {
            let (row, column) = if turn { (cell.col, cell.row) } else { (cell.row, cell.col) };
            WantedCell { row, column, by: cell.by, at: cell.at }
        })
        .collect())
}

/// Longest value of a cell, in characters.
const VALUE_LIMIT: usize = 500;

/// Marks a cell as wanted, or takes the mark away.
///
/// # Errors
/// `InvalidField` for a matrix of a dimension against itself and for an empty or overlong value.
pub async fn want(context: &Context<'_>, args: WantCell) -> Result<Written<Done>, Problem> {
    let open = context.app.library().await?;
    crate::write::bounded("row", &args.row, VALUE_LIMIT)?;
    crate::write::bounded("column", &args.column, VALUE_LIMIT)?;
    let labels = Labels::of(&open);
    let (row_ja, row_en) = labels.label(args.rows, &args.row);
    let (column_ja, column_en) = labels.label(args.columns, &args.column);
    let params = serde_json::json!({
        "row_ja": row_ja, "row_en": row_en, "column_ja": column_ja, "column_en": column_en,
    });
    let WantCell { rows, row, columns, column, wanted } = args;
    let (down, row, across, column) = match turned(rows, columns) {
        true => (columns, column, rows, row),
        false => (rows, row, columns, column),
    };
    let kind = if wanted { "cell-want" } else { "cell-unwant" };
    let outcome = open
        .store
        .write(operation(context, kind, params), async |tx| {
            let (down, across) = (down.as_str(), across.as_str());
            let changed = if wanted {
                store::wanted::set(tx, down, &row, across, &column).await?
            } else {
                store::wanted::unset(tx, down, &row, across, &column).await?
            };
            Ok(u32::from(changed))
        })
        .await?;
    written(&open, outcome, kind, |count| (*count, None)).await
}
