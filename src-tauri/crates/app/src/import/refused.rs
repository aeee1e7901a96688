//! Refused rows as a workbook, to be mended and brought back.

use super::load::{load, plan};
use super::{Refused, RefusedRequest, RowFate};
use crate::catalogue;
use crate::prelude::*;
use std::path::Path;

/// Writes the rows an import refuses as a workbook, each with its reasons, to be mended and brought back.
///
/// # Errors
/// Whatever is wrong with the file; `NothingSelected` when no row is refused; `FileInUse`, `NotWritable`, `DiskFull`.
pub async fn refused(context: &Context<'_>, args: RefusedRequest) -> Result<Refused, Problem> {
    let open = context.app.library().await?;
    let loaded = load(context, &open, args.request.clone()).await?;
    if let Some(problem) = loaded.unusable() {
        return Err(problem);
    }
    let plan = plan(context, &open, &args.request, &loaded).await?;
    let (list, language) = (&loaded.list, context.app.language());
    let refused: Vec<usize> = (0..plan.rows.len()).filter(|nth| plan.rows[*nth].fate == RowFate::Unreadable).collect();
    let mut reasons: std::collections::HashMap<u32, Vec<String>> = std::collections::HashMap::new();
    for issue in &plan.issues {
        if let Some(row) = issue.place.row {
            reasons.entry(row).or_default().push(catalogue::issue(language, issue));
        }
    }
    let rows: Vec<_> = refused
        .iter()
        .filter_map(|nth| list.table.grid.row(plan.heads.rows[*nth].at as usize))
        .map(|row| {
            let why = reasons.remove(&row.number()).unwrap_or_default().join("\n");
            (row.number(), why, row.cells(list.columns.len()).into_iter().map(str::to_owned).collect())
        })
        .collect();
    if rows.is_empty() {
        return Err(Problem::new(ProblemCode::NothingSelected));
    }
    let columns: Vec<String> = list.columns.iter().map(|column| column.heading.clone()).collect();
    let labels = ["workbook.source-row", "workbook.reason"].map(|key| catalogue::word(language, key));
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let path = args.path.clone();
    let writing = tokio::task::spawn_blocking(move || {
        sheets::write::refused(Path::new(&path), &columns, &rows, (&labels[0], &labels[1]))
    });
    writing.await.map_err(Problem::fault)??;
    Ok(Refused { path: args.path, rows: count })
}
