//! A list comes in: point 2 and the section "Bad input".

use crate::desk::{Desk, fixture};
use app::Progress;
use app::history::History;
use app::import::{Field, GuessReason, ImportPreview, Imported, RowFate};
use domain::{Class, IssueCode, ProblemCode};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

fn issues(imported: &Imported) -> Vec<(IssueCode, Option<u32>)> {
    imported.report.issues.iter().map(|view| (view.issue.code, view.issue.place.row)).collect()
}

async fn operations(desk: &Desk) -> usize {
    desk.call::<History>("history.list", json!({ "limit": 500 })).await.operations.len()
}

/// Point 2: odd numbers are kept as they are, flagged in the list and named with their place.
#[tokio::test]
async fn odd_numbers_are_kept_and_flagged() {
    for name in ["odd-numbers.csv", "odd-numbers-cp932.csv", "odd-numbers.xlsx"] {
        let desk = Desk::empty().await;
        let imported = desk.import(&fixture(name)).await;
        let report = &imported.report;
        assert_eq!((report.rows, report.new, report.unreadable, report.projects_new), (10, 10, 0, 9), "{name}");
        let odd = IssueCode::NumberNotStandard;
        assert_eq!(issues(&imported), [(odd, Some(4)), (odd, Some(5)), (odd, Some(6))], "{name}");
        let flagged: Vec<_> = desk.rows(json!({})).await.into_iter().filter(|row| row.flagged).collect();
        let numbers: Vec<_> = flagged.iter().filter_map(|row| row.number.as_deref()).collect();
        assert_eq!(numbers, ["19990123", "20010456", "22zz010900"], "{name}");
        assert_eq!(desk.rows(json!({ "text": "20010456" })).await.len(), 1, "{name}");
    }
}

/// Point 2: one project with two fiscal years; the latest speaks for it.
#[tokio::test]
async fn a_project_in_two_fiscal_years_is_one_project_with_two_years() {
    let desk = Desk::odd().await;
    let detail = desk.detail(desk.key("zz0101001").await).await;
    assert_eq!(detail.row.years, [2024, 2025]);
    assert_eq!(detail.row.number.as_deref(), Some("25zz0101001h0001"));
    assert_eq!(detail.years.len(), 2);
}

/// Point 2: the source row stays with file, sheet, row and raw values, unmapped columns included.
#[tokio::test]
async fn a_year_keeps_its_source_row_with_unmapped_columns() {
    let desk = Desk::empty().await;
    desk.import(&fixture("odd-numbers.xlsx")).await;
    let detail = desk.detail(desk.key("zz0101002").await).await;
    let source = &detail.years[0].source;
    assert_eq!((source.file.as_str(), source.row, source.imported_by.as_str()), ("odd-numbers.xlsx", 3, "作業者"));
    assert!(source.sheet.is_some());
    let number = &source.cells[0];
    let raw = (number.heading.as_str(), number.value.as_str(), number.field);
    assert_eq!(raw, ("課題管理番号", "JP25zz0101002h0002", Some(Field::Number)));
    let legacy = desk.detail(desk.key("19990123").await).await;
    let unmapped = legacy.years[0].source.cells.iter().find(|cell| cell.heading == "備考").unwrap();
    assert_eq!((unmapped.value.as_str(), unmapped.field), ("旧番号（8桁）", Some(Field::Note)));
}

/// Bad input: each file gets its sentence, and nothing changes.
#[tokio::test]
async fn a_bad_file_is_refused_by_name_and_changes_nothing() {
    let desk = Desk::odd().await;
    let before = (desk.content().await, operations(&desk).await);
    for (file, code) in [
        ("empty.csv", ProblemCode::FileEmpty),
        ("not-a-workbook.xlsx", ProblemCode::NotATable),
        ("truncated.xlsx", ProblemCode::NotATable),
        ("password.xlsx", ProblemCode::PasswordProtected),
        ("no-usable-columns.csv", ProblemCode::NoHeader),
        ("nowhere.csv", ProblemCode::FileMissing),
    ] {
        for command in ["import.preview", "import.run"] {
            // A preview of readable rows shows them with the reason, so that the columns can be chosen.
            let problem = if command == "import.preview" && code == ProblemCode::NoHeader {
                let preview: ImportPreview = desk.call(command, json!({ "file": fixture(file) })).await;
                preview.problem.unwrap()
            } else {
                desk.refused(command, json!({ "file": fixture(file) })).await
            };
            assert_eq!(problem.code, code, "{command} {file}");
            for language in [app::settings::Language::Ja, app::settings::Language::En] {
                let sentence = app::catalogue::problem(language, &problem);
                assert!(sentence.contains(file), "{command} {file}: {sentence}");
            }
        }
    }
    let file = fixture("odd-numbers.xlsx");
    let problem = desk.refused("import.run", json!({ "file": file, "options": { "sheet": "ない" } })).await;
    assert_eq!(problem.code, ProblemCode::NoSuchSheet);
    assert_eq!((desk.content().await, operations(&desk).await), before);
}

/// Bad input: without a library there is nothing to import into.
#[tokio::test]
async fn without_a_library_an_import_is_refused() {
    let desk = Desk::bare();
    let problem = desk.refused("import.run", json!({ "file": fixture("odd-numbers.csv") })).await;
    assert_eq!(problem.code, ProblemCode::NoLibrary);
}

/// Bad input: a header and nothing else is a list of no projects.
#[tokio::test]
async fn a_list_of_nothing_but_headings_imports_nothing() {
    let desk = Desk::empty().await;
    let imported = desk.import(&fixture("headers-only.xlsx")).await;
    assert_eq!((imported.report.rows, imported.done.operation), (0, None));
}

/// Point 2: a title column taken away by hand leaves no way to know a project, and the import says so.
#[tokio::test]
async fn an_import_without_title_and_number_column_is_refused() {
    let desk = Desk::empty().await;
    let columns = json!({ "0": null, "1": null });
    let args = json!({ "file": fixture("odd-numbers.csv"), "options": { "columns": columns } });
    assert_eq!(desk.refused("import.run", args).await.code, ProblemCode::ColumnsMissing);
    assert_eq!(desk.status().await.projects, 0);
}

/// Point 2: the mapping is guessed, shown, and corrected by hand.
#[tokio::test]
async fn the_mapping_can_be_corrected_by_hand() {
    let desk = Desk::empty().await;
    let file = desk.list("一覧.csv", "識別,内容,場所,備考\nA-1,架空の抗体,見本大学,東\nA-2,架空の核酸,見本病院,西\n");
    let unmapped: ImportPreview = desk.call("import.preview", json!({ "file": file })).await;
    assert_eq!(unmapped.problem.unwrap().code, ProblemCode::NoHeader);
    assert_eq!((unmapped.columns.len(), unmapped.rows.len()), (4, 2));
    assert_eq!((unmapped.report.rows, unmapped.report.unreadable), (2, 2), "what is shown adds up");
    let columns = json!({ "0": "number", "1": "title_ja", "2": "institution", "3": null });
    let args = json!({ "file": file, "options": { "columns": columns } });
    let preview: ImportPreview = desk.call("import.preview", args.clone()).await;
    assert_eq!(preview.header_rows, [1]);
    assert!(preview.columns.iter().all(|column| column.reason == GuessReason::Chosen && column.certainty == 100));
    let _: Imported = desk.call("import.run", args).await;
    let rows = desk.rows(json!({})).await;
    let seen: Vec<_> = rows.iter().map(|r| (r.key.as_str(), r.title_ja.as_str(), r.institution.as_str())).collect();
    assert_eq!(seen, [("a-1", "架空の抗体", "見本大学"), ("a-2", "架空の核酸", "見本病院")]);

    let desk = Desk::empty().await;
    let file = fixture("odd-numbers.csv");
    let args = json!({ "file": file, "options": { "columns": { "2": null, "6": "programme" } } });
    let preview: ImportPreview = desk.call("import.preview", args.clone()).await;
    assert_eq!((preview.columns[2].field, preview.columns[6].field), (None, Some(Field::Programme)));
    assert_eq!(preview.columns[0].reason, GuessReason::Heading);
    let _: Imported = desk.call("import.run", args).await;
    assert_eq!(desk.detail(desk.key("19990123").await).await.row.programme, "旧番号（8桁）");
}

/// Point 2 with the rule of point 6: a list nobody published is 社外秘, and a later import never opens it.
#[tokio::test]
async fn a_confidential_list_is_internal_and_stays_so() {
    let desk = Desk::empty().await;
    let file = fixture("odd-numbers.csv");
    let _: Imported = desk.call("import.run", json!({ "file": file, "options": { "confidential": true } })).await;
    let classes = async || {
        let details = desk.details().await;
        details.iter().flat_map(|d| d.years.iter().map(|year| year.class)).collect::<Vec<Class>>()
    };
    assert_eq!(classes().await, vec![Class::Internal; 10]);
    let again = desk.import(&file).await;
    assert_eq!((again.report.unchanged, again.done.operation), (10, None));
    assert_eq!(classes().await, vec![Class::Internal; 10]);
    assert!(Desk::odd().await.details().await.iter().all(|d| d.years.iter().all(|year| year.class == Class::Public)));
}

/// Cancels as soon as a stage is reported; with an empty word, at the first look.
struct CancelAt {
    stage: &'static str,
    reached: AtomicBool,
}

impl Progress for CancelAt {
    fn report(&self, _: u64, _: Option<u64>, stage: &str) {
        if stage == self.stage {
            self.reached.store(true, Ordering::SeqCst);
        }
    }
    fn cancelled(&self) -> bool {
        self.reached.load(Ordering::SeqCst)
    }
}

/// Design, progress and cancel are one call: a cancelled import leaves no trace, neither while reading nor while writing.
#[tokio::test]
async fn a_cancelled_import_leaves_no_trace() {
    let desk = Desk::odd().await;
    let mut list = String::from("課題管理番号,研究開発課題名,年度\n");
    for n in 0..2_500 {
        list.push_str(&format!("25zz{n:07},架空の課題{n},2025\n"));
    }
    let file = desk.list("長い一覧.csv", list);
    let before = (desk.content().await, operations(&desk).await);
    for stage in ["reading", "writing"] {
        let progress = Arc::new(CancelAt { stage, reached: AtomicBool::new(false) });
        let answer =
            desk.watched("import.run", json!({ "file": file }), Arc::clone(&progress) as Arc<dyn Progress>).await;
        assert_eq!(answer.unwrap_err().code, ProblemCode::Cancelled, "{stage}");
        assert!(progress.cancelled(), "the stage {stage} was never reported");
        assert_eq!((desk.content().await, operations(&desk).await), before, "{stage}");
    }
    assert_eq!(desk.import(&file).await.report.new, 2_500);
}

/// Point 2 and the command line's contract: the same project and year twice in one file; the first row wins.
#[tokio::test]
async fn of_two_rows_for_one_year_the_first_wins() {
    let desk = Desk::empty().await;
    let file = desk.list(
        "重複.csv",
        "課題管理番号,研究開発課題名,年度\n25zz0101001h0001,初めの題名,2025\n25zz0101001h0001,後の題名,2025\n",
    );
    let imported = desk.import(&file).await;
    assert_eq!((imported.report.rows, imported.report.new, imported.report.unreadable), (2, 1, 1));
    let issue = &imported.report.issues[0];
    assert_eq!((issue.issue.code, issue.issue.place.row), (IssueCode::DuplicateYear, Some(3)));
    assert!(issue.message_ja.contains('2') && issue.message_en.contains('2'), "names the first row");
    assert_eq!(desk.rows(json!({})).await[0].title_ja, "初めの題名");
}

/// Point 2: a total row is no project; a row that names none is refused. Both are said with their place.
#[tokio::test]
async fn total_rows_and_nameless_rows_are_left_out_and_said() {
    let desk = Desk::empty().await;
    let file = desk.list(
        "合計.csv",
        "課題管理番号,研究開発課題名,代表機関名,配分額（千円）\n25zz0101001h0001,架空の課題,見本大学,\"1,000\"\n,,名無し大学,500\n合　計,,,\"1,500\"\n",
    );
    let imported = desk.import(&file).await;
    assert_eq!((imported.report.new, imported.report.unreadable), (1, 1));
    let expected =
        [(IssueCode::RowEmptyKey, Some(3)), (IssueCode::NumberMissing, Some(3)), (IssueCode::TotalRow, Some(4))];
    assert_eq!(issues(&imported), expected);
    assert_eq!(desk.details().await[0].years[0].budget_yen, Some(1_000_000.0));
}

/// Point 2: a second list updates what it says and erases nothing by what it leaves empty.
#[tokio::test]
async fn a_second_import_updates_and_empty_cells_erase_nothing() {
    let desk = Desk::empty().await;
    let head = "課題管理番号,研究開発課題名,代表機関名,研究開発代表者,年度\n";
    let first = format!(
        "{head}25zz0101001h0001,前の題名,見本大学,研究代表者A,2025\n25zz0101002h0001,変わらない課題,見本病院,,2025\n"
    );
    desk.import(&desk.list("一.csv", first)).await;
    let second = format!(
        "{head}25zz0101001h0001,新しい題名,,,2025\n25zz0101002h0001,変わらない課題,見本病院,,2025\n26zz0101001h0001,次の年の題名,,,2026\n"
    );
    let file = desk.list("二.csv", second);
    let preview: ImportPreview = desk.call("import.preview", json!({ "file": file })).await;
    let fates: Vec<_> = preview.rows.iter().map(|row| row.fate).collect();
    assert_eq!(fates, [RowFate::Changed, RowFate::Unchanged, RowFate::Changed]);
    assert!(preview.rows[2].new_year, "a known project gets a year it had not");
    let before = desk.content().await;
    let report = desk.import(&file).await.report;
    assert_eq!((report.changed, report.unchanged, report.new, report.projects_new), (2, 1, 0, 0));
    assert_eq!(report.new_years, 1);
    let detail = desk.detail(desk.key("zz0101001").await).await;
    let of = |year: i32| detail.years.iter().find(|y| y.year_first == Some(year)).unwrap();
    let kept = (of(2025).title_ja.as_str(), of(2025).institution.as_str(), of(2025).researcher.as_str());
    assert_eq!(kept, ("新しい題名", "見本大学", "研究代表者A"));
    assert_eq!(of(2025).source.file, "二.csv");
    assert_eq!((detail.row.title_ja.as_str(), detail.row.institution.as_str()), ("次の年の題名", "見本大学"));
    assert_eq!(detail.row.years, [2025, 2026]);
    // Point 7: one step takes the whole second list back, source rows included, and one brings it again.
    let after = desk.content().await;
    desk.undo().await;
    assert_eq!(desk.content().await, before);
    desk.redo().await;
    assert_eq!(desk.content().await, after);
    desk.undo().await;
    assert_eq!(desk.content().await, before);
}

/// Point 2: preview and run agree on every file of the repository, row by row and issue by issue.
#[tokio::test]
async fn a_preview_promises_what_the_import_does() {
    for name in ["odd-numbers.csv", "odd-numbers-cp932.csv", "odd-numbers.xlsx", "headers-only.xlsx"] {
        let desk = Desk::empty().await;
        let promised: ImportPreview = desk.call("import.preview", json!({ "file": fixture(name) })).await;
        assert_eq!(operations(&desk).await, 0);
        let done = desk.import(&fixture(name)).await;
        assert_eq!(json!(promised.report), json!(done.report), "{name}");
    }
}
