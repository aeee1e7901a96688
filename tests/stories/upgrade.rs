//! Point 7: a library of every released shape opens after a backup, keeps its content, its undo and its log, and walks on.

use crate::desk::{Desk, fixture};
use app::commands::Done;
use app::library::{CheckReport, LibraryStatus};
use app::theme::ThemeList;
use serde_json::{Value, json};
use std::io::Read as _;
use std::path::Path;

/// Shapes that were released, by the number of migrations applied in them, the present one included. The sixth and seventh came
/// together.
const SHAPES: [u32; 9] = [1, 2, 3, 4, 5, 7, 8, 9, 10];

/// Unpacks the library of a shape into the desk's folder.
fn unpack(shape: u32, to: &Path) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/libraries/v{shape}.zip"));
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut bytes = Vec::new();
    archive.by_index(0).unwrap().read_to_end(&mut bytes).unwrap();
    std::fs::write(to, bytes).unwrap();
}

#[tokio::test]
async fn a_library_of_every_released_shape_opens_and_walks_the_main_story() {
    for shape in SHAPES {
        let desk = Desk::bare();
        unpack(shape, &desk.library());
        let status: LibraryStatus = desk.call("library.open", json!({ "path": desk.library() })).await;
        let open = status.open.unwrap();
        assert_eq!((open.projects, open.themes), (9, 1), "shape {shape}");
        let backups: Value = desk.call("backup.list", json!({})).await;
        let before: Vec<&Value> = backups["backups"].as_array().unwrap().iter().map(|b| &b["reason"]).collect();
        let newest = shape == *SHAPES.last().unwrap();
        assert_eq!(before, if newest { vec![] } else { vec!["before-migration"] }, "shape {shape}");
        let report: CheckReport = desk.call("library.check", json!({ "full": true })).await;
        assert!(report.clean && report.operations >= 7, "shape {shape}: {report:?}");
        // Its texts know their fields, although they were written before there were any.
        assert!(!desk.ids(json!({ "text": "題名:架空受容体" })).await.is_empty(), "shape {shape}");
        assert!(desk.ids(json!({ "text": "機関:架空受容体" })).await.is_empty(), "shape {shape}");
        let public = desk.ids(json!({ "disclosure": ["public"] })).await;
        assert_eq!(public.len(), 9, "shape {shape}");
        // The registry of programmes is there from now on, whole, and beside what the old shape had.
        let registry: Value = desk.call("registry.list", json!({})).await;
        assert_eq!(registry["programmes"].as_array().unwrap().len(), 25, "shape {shape}");
        assert_eq!(registry["ties"]["years"], 10, "shape {shape}");
        let pairs: Value = desk.call("pairing.list", json!({})).await;
        assert_eq!(pairs["pairs"].as_array().unwrap().len(), if shape >= 7 { 2 } else { 1 }, "shape {shape}");
        // The criteria of stage one are there as well, and a round that the shape had is as it was left.
        let criteria: Value = desk.call("criteria.list", json!({})).await;
        assert_eq!(criteria["versions"][0]["body"]["criteria"].as_array().unwrap().len(), 8, "shape {shape}");
        let rounds: Value = desk.call("round.list", json!({})).await;
        let voted: Vec<&Value> = rounds["rounds"].as_array().unwrap().iter().map(|round| &round["voted"]).collect();
        assert_eq!(voted, if shape >= 8 { vec![1] } else { vec![] }, "shape {shape}");
        // The forge is there; what the shape had of it is as it was left.
        let themes: ThemeList = desk.call("theme.list", json!({})).await;
        let of = json!({ "id": themes.themes[0].id });
        for (name, list) in [("theme.claims", "claims"), ("theme.versions", "versions"), ("theme.comments", "comments")]
        {
            let told: Value = desk.call(name, of.clone()).await;
            assert_eq!(told[list].as_array().unwrap().len(), usize::from(shape >= 9), "shape {shape}: {told}");
        }
        let heard: Value = desk.call("hearing.list", json!({ "theme": themes.themes[0].id })).await;
        assert_eq!(heard["open"], if shape >= 9 { 1 } else { 2 }, "shape {shape}: {heard}");
        // Plans are there as well: a plan, its baseline and a decision where the shape had them.
        let plan: Value = desk.call("plan.show", json!({ "theme": themes.themes[0].id })).await;
        let count = |list: &str| plan[list].as_array().unwrap().len();
        assert_eq!(
            (count("plans"), count("schedule"), count("decisions")),
            if shape >= 10 { (2, 2, 1) } else { (0, 0, 0) }
        );
        let handbook: Value = desk.call("handbook.list", json!({})).await;
        assert_eq!(handbook["all"], u32::from(shape >= 10), "shape {shape}");
        assert_eq!(handbook["defaults"].as_array().unwrap().len(), 34, "shape {shape}");
        // What was done in the old shape is taken back and brought again in the new one.
        let content = desk.content().await;
        assert_eq!((themes.themes[0].code.as_str(), themes.themes[0].threads.len()), ("TH-001", 2));
        let _: Done = desk.call("history.undo", json!({})).await;
        assert_ne!(desk.content().await, content);
        let _: Done = desk.call("history.redo", json!({})).await;
        assert_eq!(desk.content().await, content, "shape {shape}");
        // And the work goes on: a list, a tag, a document.
        desk.import(&fixture("odd-numbers.xlsx")).await;
        let ids = desk.ids(json!({})).await;
        assert_eq!(desk.tag(&ids[3..], "modality", "AB").await.count as usize, ids.len() - 3);
        let out = desk.path("概要書.xlsx");
        let args = json!({ "theme": themes.themes[0].id, "audience": "public", "language": "ja", "out": out });
        let _: Value = desk.call("export.briefing", args).await;
        assert!(out.exists());
        let report: CheckReport = desk.call("library.check", json!({ "full": true })).await;
        assert!(report.clean, "shape {shape}: {report:?}");
    }
}

/// A shape is released with its fixture: whoever adds a migration adds the library of the shape before.
#[test]
fn every_migration_has_its_library() {
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/store/migrations");
    let count = std::fs::read_dir(migrations).unwrap().count();
    assert_eq!(
        SHAPES.last().map(|shape| *shape as usize),
        Some(count),
        "add tests/fixtures/libraries/v{count}.zip and its number above"
    );
}
