//! The overview: every cell is the number of the list it opens; cells somebody wants filled. Finding, point 3.

use crate::desk::{CANCER, Desk};
use app::commands::Done;
use app::find::Matrix;
use app::project::ProjectPage;
use serde_json::{Value, json};

/// A filter with one value more; of years as numbers.
fn with(filter: &Value, dim: &str, value: &str) -> Value {
    let mut filter = filter.clone();
    let number = matches!(dim, "year" | "ends").then(|| value.parse::<i32>().unwrap());
    filter[dim] = number.map_or_else(|| json!([value]), |year| json!([year]));
    filter
}

async fn count(desk: &Desk, filter: Value) -> u32 {
    desk.call::<ProjectPage>("project.page", json!({ "filter": filter, "limit": 0 })).await.total
}

#[tokio::test]
async fn every_cell_head_and_layer_is_the_number_of_the_list_it_opens() {
    let desk = Desk::sample().await;
    let filters = [
        json!({}),
        json!({ "text": "がん -膵癌" }),
        json!({ "modality": ["SM"] }),
        json!({ "phase": ["基礎的", "応用"], "year": [2024, 2025] }),
        json!({ "indication": [CANCER] }),
        json!({ "modality": ["AB"], "not": ["modality"] }),
    ];
    let axes = [
        ("target_class", "modality", None),
        ("phase", "programme", Some("year")),
        ("area", "year", Some("modality")),
        ("indication", "budget", None),
        ("ends", "ministry", Some("area")),
    ];
    let mut cells = 0;
    for filter in &filters {
        let turned = filter["not"].as_array().is_some();
        for (rows, columns, third) in axes {
            // What is left out of a dimension cannot be said beside a value that is wanted of it.
            if turned && [Some(rows), Some(columns), third].contains(&Some("modality")) {
                continue;
            }
            let args = json!({ "filter": filter, "rows": rows, "columns": columns, "third": third, "most": 12 });
            let matrix: Matrix = desk.call("find.matrix", args).await;
            assert_eq!(matrix.total, count(&desk, filter.clone()).await, "{filter}");
            assert!(matrix.placed <= matrix.total);
            for (at, row) in matrix.rows.iter().enumerate() {
                let of_row = with(filter, rows, &row.value);
                assert_eq!(row.count, count(&desk, of_row.clone()).await, "{filter} {rows} {}", row.value);
                for (across, column) in matrix.columns.iter().enumerate() {
                    let place = at * matrix.columns.len() + across;
                    let opened = with(&of_row, columns, &column.value);
                    assert_eq!(matrix.cells[place], count(&desk, opened.clone()).await, "{opened}");
                    cells += usize::from(matrix.cells[place] > 0);
                    for layer in &matrix.layers {
                        let opened = with(&opened, third.unwrap(), &layer.value.value);
                        assert_eq!(layer.cells[place], count(&desk, opened.clone()).await, "{opened}");
                    }
                }
            }
        }
    }
    assert!(cells > 200, "{cells}");
}

#[tokio::test]
async fn a_wanted_cell_is_shown_from_both_sides_empty_or_not_until_it_is_let_go() {
    let desk = Desk::sample().await;
    let cell = |wanted: bool| json!({ "rows": "modality", "row": "RP", "columns": "target_class", "column": "gpcr", "wanted": wanted });
    let matrix = async |rows: &str, columns: &str| -> Matrix {
        desk.call("find.matrix", json!({ "rows": rows, "columns": columns, "most": 3 })).await
    };
    let done: Done = desk.call("find.want", cell(true)).await;
    assert_eq!((done.count, done.kind.as_str()), (1, "cell-want"));
    let again: Done = desk.call("find.want", cell(true)).await;
    assert_eq!((again.count, again.operation), (0, None), "once is enough");
    for (rows, columns, row, column) in
        [("modality", "target_class", "RP", "gpcr"), ("target_class", "modality", "gpcr", "RP")]
    {
        let matrix = matrix(rows, columns).await;
        assert_eq!(matrix.wanted.len(), 1);
        assert_eq!((matrix.wanted[0].row.as_str(), matrix.wanted[0].column.as_str()), (row, column));
        assert!(matrix.rows.iter().any(|value| value.value == row), "however rare its row is");
        assert!(matrix.columns.iter().any(|value| value.value == column));
    }
    desk.undo().await;
    assert!(matrix("modality", "target_class").await.wanted.is_empty());
    desk.redo().await;
    let done: Done = desk.call("find.want", cell(false)).await;
    assert_eq!((done.count, done.kind.as_str()), (1, "cell-unwant"));
    assert!(matrix("modality", "target_class").await.wanted.is_empty());
}
