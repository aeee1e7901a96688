//! The main job on the real list: points 1 to 8.

use crate::desk::{ADC, CANCER, Desk, PDCD1, application, call, shared};
use app::commands::Done;
use app::export::Exported;
use app::history::{History, OperationDetail};
use app::import::{ImportPreview, Imported, RowFate};
use app::library::{LibraryStatus, RecentLibraries};
use app::settings::Settings;
use serde_json::{Value, json};
use sheets::write::table::{TableDocument, write};
use sheets::{Col, ColumnKind, Language, ReadChoice};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization as _;

const REAL: &str = "amed_projects.csv";

/// Rows of the real list, header first, every value composed to NFC.
fn composed(list: &Path) -> Vec<Vec<String>> {
    let table = sheets::open(list, &ReadChoice::default(), &|_| Ok(())).unwrap();
    let width = table.grid.width();
    table.grid.rows().map(|row| row.cells(width).into_iter().map(|cell| cell.nfc().collect()).collect()).collect()
}

fn as_workbook(rows: &[Vec<String>], path: &Path) {
    let columns =
        rows[0].iter().map(|label| Col { label: label.clone(), width_chars: 20, kind: ColumnKind::Text }).collect();
    let document = TableDocument {
        sheet: "採択課題".to_owned(),
        language: Language::Ja,
        classification: "公開".to_owned(),
        title: "採択課題一覧".to_owned(),
        note_lines: Vec::new(),
        columns,
        rows: rows[1..].iter().map(|row| row.iter().map(|cell| cell.as_str().into()).collect()).collect(),
        created: jiff::civil::date(2026, 4, 1).at(0, 0, 0, 0),
    };
    write(path, &document).unwrap();
}

fn as_cp932(rows: &[Vec<String>]) -> Vec<u8> {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let lines: Vec<String> =
        rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n").collect();
    let text = lines.concat();
    let (bytes, _, lossy) = encoding_rs::SHIFT_JIS.encode(&text);
    assert!(!lossy, "the composed list fits CP932");
    bytes.into_owned()
}

/// A library's projects without what may differ between two files of the same rows: ids, times, file names and rows.
async fn bare_content(desk: &Desk) -> Vec<String> {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(map) => {
                map.retain(|key, value| {
                    let own = matches!(key.as_str(), "id" | "file" | "sheet" | "imported_at" | "at");
                    // A row of the sheet, not the row of the list.
                    let place = key == "row" && value.is_number();
                    let numberless = key == "key" && value.as_str().is_some_and(|k| k.starts_with('#'));
                    !(own || place || numberless)
                });
                map.values_mut().for_each(strip);
            }
            Value::Array(list) => list.iter_mut().for_each(strip),
            Value::String(text) => *text = text.nfc().collect(),
            _ => {}
        }
    }
    let mut content = Vec::new();
    for detail in desk.details().await {
        let mut value = serde_json::to_value(detail).unwrap();
        strip(&mut value);
        content.push(value.to_string());
    }
    content
}

/// Points 1 to 8 in one walk, with a restart in the middle.
#[tokio::test]
async fn the_real_list_is_imported_tagged_woven_and_exported() {
    let Some(list) = shared(REAL) else { return };
    let desk = Desk::bare();

    // 1: a fresh machine knows no library; one is created and remembered.
    assert!(desk.call::<LibraryStatus>("library.status", json!({})).await.open.is_none());
    let status: LibraryStatus = desk.call("library.create", json!({ "path": desk.library() })).await;
    assert_eq!((status.open.as_ref().unwrap().projects, status.open.unwrap().sample), (0, false));
    let recent: RecentLibraries = desk.call("library.recent", json!({})).await;
    assert_eq!(recent.libraries.len(), 1);

    // 2: preview says what run will do, and nothing is lost.
    let preview: ImportPreview = desk.call("import.preview", json!({ "file": list })).await;
    // A few may be the same as another: proposed, and imported as projects of their own.
    assert_eq!((preview.rows.len(), preview.report.rows, preview.report.new + preview.report.possible), (50, 59, 59));
    assert!(preview.report.possible >= 2);
    assert!(preview.rows.iter().all(|row| matches!(row.fate, RowFate::New | RowFate::Possible)));
    assert_eq!(desk.status().await.projects, 0, "a preview writes nothing");
    let imported = desk.import(&list).await;
    let report = &imported.report;
    assert_eq!(
        (report.rows, report.new + report.possible, report.changed, report.unchanged, report.unreadable),
        (59, 59, 0, 0, 0)
    );
    assert_eq!((report.years, report.projects_new), (58, 57), "one row states no year");
    let rows = desk.rows(json!({})).await;
    assert_eq!((rows.len(), rows.iter().filter(|row| row.number.is_some()).count()), (57, 36));

    // 3: found by words of either language and by every filter.
    let found = desk.rows(json!({ "text": "不活化　ワクチン" })).await;
    assert!(!found.is_empty() && found.iter().all(|row| row.title_ja.contains("ワクチン")));
    assert!(!desk.rows(json!({ "text": "IPS CELLS" })).await.is_empty());
    for name in ["programme", "institution"] {
        let first = &desk.facet(json!({}), name).await[0];
        assert_eq!(desk.rows(json!({ (name): [first.value] })).await.len(), first.count as usize);
    }
    let of_2020 = desk.rows(json!({ "year": [2020] })).await;
    assert!(!of_2020.is_empty() && of_2020.iter().all(|row| row.years.contains(&2020)));

    // 4: tags on many at once, one of them main.
    let vaccines: Vec<_> = found.iter().map(|row| row.id).collect();
    let done = desk.tag(&vaccines, "indication", CANCER).await;
    assert_eq!(done.count as usize, vaccines.len());
    desk.tag(&vaccines, "modality", ADC).await;
    desk.tag(&vaccines[..1], "target", PDCD1).await;
    let main = json!({ "project": vaccines[0], "kind": "target", "concept": PDCD1, "main": true });
    let _: Done = desk.call("tag.set_main", main).await;
    assert_eq!(desk.ids(json!({ "modality": ["AB"], "indication": [CANCER] })).await, vaccines);

    // 5: a theme of them.
    let fields = json!({ "code": "TH-実", "title_ja": "不活化ワクチンの基盤", "title_en": "A base for inactivated vaccines",
        "target": PDCD1, "modality": ADC, "indication": CANCER, "hypothesis_ja": "免疫の記憶を長く保てる。" });
    let threads = json!([{ "project": vaccines[1], "role": "cmc" }, { "project": vaccines[0], "role": "model", "note": "評価系" }]);
    let theme = desk.new_theme(fields, threads).await;
    let order: Vec<_> = desk.theme(theme).await.threads.iter().map(|thread| thread.project.id).collect();
    assert_eq!(order, [vaccines[1], vaccines[0]]);

    // 6: a briefing and a table for an audience; both open again.
    let out = desk.path("概要書.xlsx");
    let request = json!({ "theme": theme, "audience": "internal", "language": "both", "out": out });
    let exported: Exported = desk.call("export.briefing", request).await;
    assert_eq!(exported.projects, 2);
    let text = sheets::dump(&out).unwrap();
    assert!(text.contains("不活化ワクチンの基盤") && text.contains("A base for inactivated vaccines"), "{text}");
    let out = desk.path("一覧.xlsx");
    let request = json!({ "selection": { "matching": { "filter": {}, "except": [] } }, "audience": "public",
        "language": "ja", "out": out });
    let exported: Exported = desk.call("export.table", request).await;
    assert_eq!(exported.projects, 57);
    assert!(sheets::dump(&out).unwrap().contains(&rows[0].title_ja));

    // 8: language and appearance, at once and after a restart.
    let _: Settings =
        desk.call("settings.set", json!({ "language": "en", "appearance": "dark", "name": "担当" })).await;

    // 7: undo and redo after a restart, named in both languages, from -> to.
    let before = desk.content().await;
    let _: LibraryStatus = desk.call("library.close", json!({})).await;
    let app = application(desk.folder.path(), false);
    let settings: Settings = call(&app, "settings.get", json!({})).await;
    assert_eq!(serde_json::to_value(&settings).unwrap()["language"], "en");
    let desk = Desk { folder: desk.folder, app };
    let _: LibraryStatus = desk.call("library.open", json!({ "path": desk.library() })).await;
    assert_eq!(desk.content().await, before);
    let steps = desk.status().await;
    assert!(steps.undo.unwrap().sentence_ja.contains("TH-実"));
    // Theme, main, three times tag, import: six steps back to an empty library.
    for _ in 0..6 {
        desk.undo().await;
    }
    assert_eq!((desk.status().await.projects, desk.status().await.themes), (0, 0));
    for _ in 0..6 {
        desk.redo().await;
    }
    assert_eq!(desk.content().await, before);
    let history: History = desk.call("history.list", json!({ "limit": 100 })).await;
    let tagged = history.operations.iter().find(|operation| operation.kind == "tag-add").unwrap();
    assert_eq!(tagged.by, "作業者");
    assert_eq!(history.operations[0].by, "担当");
    let shown: OperationDetail = desk.call("history.show", json!({ "id": tagged.id })).await;
    assert!(shown.changes[0].fields.iter().any(|field| field.from.is_none() && field.to.is_some()));
    let check: app::library::CheckReport = desk.call("library.check", json!({})).await;
    assert_eq!(check.findings, Vec::<String>::new());
}

/// Point 2: the same rows as CSV, as a workbook and in CP932 are the same library.
#[tokio::test]
async fn one_list_in_three_formats_gives_one_library() {
    let Some(list) = shared(REAL) else { return };
    let rows = composed(&list);
    let desks = [Desk::empty().await, Desk::empty().await, Desk::empty().await];
    let workbook = desks[1].path("採択課題.xlsx");
    as_workbook(&rows, &workbook);
    let files: [PathBuf; 3] = [list, workbook, desks[2].list("採択課題.csv", as_cp932(&rows))];
    for (desk, file) in desks.iter().zip(&files) {
        let report = desk.import(file).await.report;
        assert_eq!(
            (report.rows, report.new + report.possible, report.projects_new, report.unreadable),
            (59, 59, 57, 0),
            "{}",
            file.display()
        );
    }
    let encoding: ImportPreview = desks[2].call("import.preview", json!({ "file": files[2] })).await;
    assert_eq!(encoding.encoding.as_deref(), Some("cp932"));
    let first = bare_content(&desks[0]).await;
    assert_eq!(first.len(), 57);
    for desk in &desks[1..] {
        for (a, b) in first.iter().zip(bare_content(desk).await) {
            assert_eq!(*a, b);
        }
    }
}

/// Point 2: importing a list again, in whatever format, changes nothing and leaves no operation.
#[tokio::test]
async fn importing_a_list_again_is_all_unchanged_and_writes_no_operation() {
    let Some(list) = shared(REAL) else { return };
    let desk = Desk::empty().await;
    desk.import(&list).await;
    let before = (desk.content().await, desk.call::<Value>("history.list", json!({ "limit": 500 })).await);
    let rows = composed(&list);
    let workbook = desk.path("again.xlsx");
    as_workbook(&rows, &workbook);
    for file in [&list, &workbook] {
        let Imported { done, report } = desk.import(file).await;
        if *file == list {
            assert_eq!((report.unchanged, report.new, report.changed), (59, 0, 0));
            assert_eq!((done.operation, done.count), (None, 0));
            let after = (desk.content().await, desk.call::<Value>("history.list", json!({ "limit": 500 })).await);
            assert_eq!(after, before);
        } else {
            assert_eq!((report.new, report.projects_new), (0, 0));
        }
    }
}

/// Point 2: two applications of one house under two calls are two projects; two fiscal years of one number are one.
#[tokio::test]
async fn programmes_keep_projects_apart_and_years_keep_them_together() {
    let Some(list) = shared(REAL) else { return };
    let desk = Desk::empty().await;
    desk.import(&list).await;
    let rows = desk.rows(json!({ "text": "KMバイオロジクス 不活化ワクチン" })).await;
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].title_ja, rows[1].title_ja);
    assert_ne!(rows[0].programme, rows[1].programme);
    let several: Vec<_> = desk.rows(json!({})).await.into_iter().filter(|row| row.years.len() > 1).collect();
    let keys: Vec<(&str, &[i32])> = several.iter().map(|row| (row.key.as_str(), row.years.as_slice())).collect();
    assert!(keys.contains(&("gm1110011", &[2019, 2020])) && keys.contains(&("km0105004", &[2018, 2020])), "{keys:?}");
    let detail = desk.detail(desk.key("gm1110011").await).await;
    let years: Vec<_> = detail.years.iter().map(|year| (year.year_first, year.number.as_deref())).collect();
    assert_eq!(years, [(Some(2020), Some("20gm1110011")), (Some(2019), Some("19gm1110011"))]);
}
