//! What a user decides over a list: columns, saved mappings, encodings, repairs, pasted tables, and where a field comes
//! from. Issue 3, "What a user can do" 1, 2, 5, 7, 8.

use crate::desk::Desk;
use app::commands::Done;
use app::import::{Field, GuessReason, ImportFile, ImportPreview, Imported, PreviewRow, RowsPage};
use app::project::{EditField, ProjectDetail};
use domain::{IssueCode, ProblemCode};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn messy(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/messy").join(name)
}

async fn preview(desk: &Desk, file: &Path, options: Value) -> ImportPreview {
    desk.call("import.preview", json!({ "file": file, "options": options })).await
}

async fn run(desk: &Desk, file: &Path, options: Value) -> Imported {
    desk.call("import.run", json!({ "file": file, "options": options })).await
}

fn field(row: &PreviewRow, field: Field) -> &str {
    row.values.get(&field).map_or("", String::as_str)
}

/// A column that is none of our fields is kept with the project, found by its words and exported where asked.
#[tokio::test]
async fn an_unmapped_column_is_searched_and_exported() {
    let desk = Desk::empty().await;
    let list = desk.list(
        "独自.csv",
        "課題管理番号,研究開発課題名,年度,評点の所見\n24zz0101001h0001,架空の課題一,2024,稀少語彙QX7を含む所見\n24zz0101002h0001,架空の課題二,2024,\n",
    );
    let seen = preview(&desk, &list, json!({})).await;
    assert_eq!((seen.columns[3].field, seen.columns[3].reason), (None, GuessReason::None));
    desk.import(&list).await;
    let found = desk.rows(json!({ "text": "稀少語彙qx7" })).await;
    assert_eq!(found.iter().map(|row| row.key.as_str()).collect::<Vec<_>>(), ["zz0101001"]);
    let out = desk.path("一覧.xlsx");
    for (extras, there) in [(true, true), (false, false)] {
        let all = json!({ "matching": { "filter": {}, "except": [] } });
        let args = json!({ "selection": all, "audience": "internal", "language": "ja", "extras": extras, "out": out });
        let _: Value = desk.call("export.table", args).await;
        let dump = sheets::dump(&out).unwrap();
        assert_eq!(dump.contains("評点の所見") && dump.contains("稀少語彙QX7を含む所見"), there, "{dump}");
        assert!(dump.contains("架空の課題一"));
    }
}

const ODD_HEAD: &str = "識別,内容,場所,人,期\n";

/// A mapping is saved under a name and found again for a list of the same shape, until it is removed.
#[tokio::test]
async fn a_saved_mapping_is_found_for_a_list_of_the_same_shape() {
    let desk = Desk::empty().await;
    let first = desk.list("部内一.csv", format!("{ODD_HEAD}A-1,架空の抗体の課題,架空大学,架空 一郎,2024\n"));
    let columns = json!({ "0": "number", "1": "title_ja", "2": "institution", "3": "researcher", "4": "fiscal_year" });
    let request = json!({ "file": first, "options": { "columns": columns } });
    let before = desk.content().await;
    let _: Done = desk.call("import.save_profile", json!({ "name": "部内の一覧", "request": request })).await;
    assert_eq!(desk.content().await, before, "a mapping is no content");

    let second = desk.list(
        "部内二.csv",
        format!("{ODD_HEAD}B-1,別の架空の課題,例示病院,見本 花子,2025\nB-2,もう一つの課題,例示病院,,2025\n"),
    );
    let seen = preview(&desk, &second, json!({})).await;
    assert_eq!(seen.profile.as_deref(), Some("部内の一覧"));
    assert_eq!((seen.profiles[0].name.as_str(), seen.profiles[0].fits), ("部内の一覧", true));
    assert!(seen.columns.iter().all(|column| column.reason == GuessReason::Profile));
    assert_eq!(field(&seen.rows[0], Field::Institution), "例示病院");
    assert!(seen.problem.is_none());
    // A list of another shape is left alone.
    let other = preview(&desk, &messy("semicolon.csv"), json!({})).await;
    assert_eq!((other.profile, other.profiles[0].fits), (None, false));
    let without = preview(&desk, &second, json!({ "without_profile": true })).await;
    assert_eq!(without.profile, None);
    let chosen = preview(&desk, &second, json!({ "columns": { "3": null } })).await;
    assert_eq!(
        (chosen.columns[3].field, chosen.columns[3].reason),
        (None, GuessReason::Chosen),
        "a choice goes before"
    );
    assert_eq!(run(&desk, &second, json!({})).await.report.new, 2);
    assert_eq!(desk.detail(desk.key("b-1").await).await.researcher, "見本 花子");

    let _: Done = desk.call("import.remove_profile", json!({ "name": "部内の一覧" })).await;
    assert!(preview(&desk, &second, json!({})).await.profiles.is_empty());
    let gone = desk.refused("import.remove_profile", json!({ "name": "部内の一覧" })).await;
    assert_eq!(gone.code, ProblemCode::NoSuchProfile);
}

/// A table copied from a web page or from Excel is a list like any other.
#[tokio::test]
async fn a_pasted_table_is_a_list() {
    let desk = Desk::empty().await;
    let html = "<meta charset='utf-8'><div><table><tbody><tr><th>研究開発課題名</th><th>代表機関名</th><th>研究開発代表者</th></tr>\
        <tr><td>架空の課題&amp;一</td><td>架空大学</td><td>架空 一郎</td></tr><tr><td>架空の課題二</td><td>例示病院</td><td>見本 花子</td></tr></tbody></table></div>";
    let pasted: ImportFile = desk.call("import.paste", json!({ "html": html, "text": "課題\t機関" })).await;
    let seen = preview(&desk, Path::new(&pasted.file), json!({})).await;
    assert_eq!((seen.format.as_str(), seen.report.rows, seen.report.new), ("html", 2, 2));
    assert_eq!(field(&seen.rows[0], Field::TitleJa), "架空の課題&一");
    let text = "課題管理番号\t研究開発課題名\t年度\r\n24zz0101001h0001\t\"二行の\n課題名\"\t2024\r\n";
    let pasted: ImportFile = desk.call("import.paste", json!({ "text": text })).await;
    let done = run(&desk, Path::new(&pasted.file), json!({})).await;
    assert_eq!(done.report.new, 1);
    assert_eq!(desk.rows(json!({})).await[0].title_ja, "二行の\n課題名");
    for nothing in [json!({}), json!({ "text": "", "html": "" }), json!({ "text": "  \n" })] {
        let problem = desk.refused("import.paste", nothing.clone()).await;
        assert_eq!(problem.code, ProblemCode::NothingToPaste, "{nothing}");
    }
}

/// Encoding and delimiter are guessed, and a person's word goes before the guess.
#[tokio::test]
async fn encoding_and_delimiter_can_be_forced() {
    let desk = Desk::empty().await;
    let titles = async |file: &str, options: Value| {
        let seen = preview(&desk, &messy(file), options).await;
        (seen.encoding.unwrap_or_default(), seen.rows.first().map(|row| row.cells.clone()).unwrap_or_default())
    };
    let (guessed, right) = titles("euc-jp.csv", json!({})).await;
    let (forced, same) = titles("euc-jp.csv", json!({ "encoding": "euc-jp" })).await;
    assert_eq!((guessed.as_str(), forced.as_str(), &right), ("euc-jp", "euc-jp", &same));
    assert_eq!(right[1], "架空受容体を標的とする抗体の創製");
    let (wrong, garbled) = titles("euc-jp.csv", json!({ "encoding": "cp932" })).await;
    assert_eq!(wrong, "cp932");
    assert_ne!(garbled, right);
    let (_, whole) = titles("semicolon.csv", json!({ "delimiter": "," })).await;
    let (_, parts) = titles("semicolon.csv", json!({ "delimiter": ";" })).await;
    assert_eq!((whole.first().map(|cell| cell.contains(';')), parts.len()), (Some(true), 6));
    let args = json!({ "file": messy("euc-jp.csv"), "options": { "encoding": "klingon" } });
    assert_eq!(desk.refused("import.preview", args).await.code, ProblemCode::BadCall);
}

/// Repairs are made only where they are asked for; the raw cell stays as it was.
#[tokio::test]
async fn damage_is_repaired_only_where_asked() {
    let file = messy("control-characters-text.csv");
    let repair = json!({ "repair": ["invisible-character", "control-character"] });
    let title = "見本型心筋症に対する\u{200b}低分子阻害薬の探索";
    for (options, expected) in [(json!({}), title.to_owned()), (repair, title.replace('\u{200b}', ""))] {
        let desk = Desk::empty().await;
        let seen = preview(&desk, &file, options.clone()).await;
        assert_eq!(field(&seen.rows[2], Field::TitleJa), expected);
        // Repaired or not, it is said.
        assert_eq!(seen.report.issue_counts.get(&IssueCode::InvisibleCharacter), Some(&2));
        assert_eq!(seen.report.issue_counts.get(&IssueCode::ControlCharacter), Some(&2));
        run(&desk, &file, options).await;
        let detail = desk.detail(desk.key("zz0101003").await).await;
        assert_eq!(detail.row.title_ja, expected);
        assert_eq!(detail.years[0].source.cells[1].value, title, "the raw cell");
    }
    let desk = Desk::empty().await;
    let id = async |options: Value| {
        let seen = preview(&desk, &messy("lost-zeros.xlsx"), options).await;
        [2, 3, 5].map(|row| field(&seen.rows[row], Field::OtherId).to_owned())
    };
    assert_eq!(id(json!({ "columns": { "4": "other_id" } })).await, ["345678", "10234567", "5123456"]);
    let repair = json!({ "columns": { "4": "other_id" }, "repair": ["lost-leading-zero"] });
    assert_eq!(id(repair).await, ["00345678", "10234567", "05123456"]);
}

/// Every field that is shown tells the cell it came from, or the person who put another value over it.
#[tokio::test]
async fn every_field_tells_where_it_comes_from() {
    let desk = Desk::empty().await;
    desk.import(&messy("next-year-2024.csv")).await;
    desk.import(&messy("next-year-2025.xlsx")).await;
    let shown = |detail: &ProjectDetail| {
        let row = &detail.row;
        let fields = [
            (EditField::TitleJa, &row.title_ja),
            (EditField::TitleEn, &row.title_en),
            (EditField::SummaryJa, &detail.summary_ja),
            (EditField::SummaryEn, &detail.summary_en),
            (EditField::Programme, &row.programme),
            (EditField::Institution, &row.institution),
            (EditField::Researcher, &detail.researcher),
        ];
        fields
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(field, value)| (field, value.clone()))
            .collect::<Vec<_>>()
    };
    for detail in desk.details().await {
        let told: Vec<_> = detail.origins.iter().map(|origin| (origin.field, origin.value.clone())).collect();
        assert_eq!(told.len(), shown(&detail).len(), "{}", detail.row.key);
        for field in shown(&detail) {
            assert!(told.contains(&field), "{field:?} in {told:?}");
        }
        for origin in &detail.origins {
            let source = origin.source.as_ref().expect("a source");
            let cells =
                detail.years.iter().map(|year| &year.source).find(|row| row.file == source.file).expect("the row");
            assert_eq!((source.row, source.by.as_str()), (cells.row, "作業者"));
            assert!(cells.cells.iter().any(|cell| cell.value == origin.value), "{origin:?}");
        }
    }
    // Of a project in both lists the later list speaks.
    let id = desk.key("zz0101001").await;
    let of = async |field: EditField| {
        let detail = desk.detail(id).await;
        detail.origins.into_iter().find(|origin| origin.field == field).unwrap()
    };
    let title = of(EditField::TitleJa).await.source.unwrap();
    assert_eq!((title.file.as_str(), title.row, title.column.as_deref()), ("next-year-2025.xlsx", 3, Some("D")));
    let before = desk.content().await;
    let edit = async |value: Value| {
        desk.call::<Done>("project.edit", json!({ "project": id, "field": "title_ja", "value": value })).await
    };
    edit(json!("人の課題名")).await;
    let person = of(EditField::TitleJa).await;
    assert_eq!(
        (person.value.as_str(), person.person.unwrap().list_value.as_str()),
        ("人の課題名", "架空受容体を標的とする抗体の創製")
    );
    assert_eq!(desk.rows(json!({ "text": "人の課題名" })).await.len(), 1, "found under the person's word");
    edit(Value::Null).await;
    let back = of(EditField::TitleJa).await;
    assert_eq!((back.value.as_str(), back.person), ("架空受容体を標的とする抗体の創製", None));
    desk.undo().await;
    desk.undo().await;
    assert_eq!(desk.content().await, before);
}

/// Rows of a preview come in parts, by group and by issue.
#[tokio::test]
async fn rows_are_read_in_parts_by_group_and_by_issue() {
    let desk = Desk::empty().await;
    let request = json!({ "file": messy("odd-ids.xlsx") });
    let page = async |more: Value| {
        let mut args = json!({ "request": request, "limit": 4 });
        args.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        desk.call::<RowsPage>("import.rows", args).await
    };
    let numbers = |page: &RowsPage| page.rows.iter().map(|row| row.row).collect::<Vec<_>>();
    let (first, last) = (page(json!({})).await, page(json!({ "offset": 8 })).await);
    assert_eq!((first.total, numbers(&first), numbers(&last)), (11, vec![2, 3, 4, 5], vec![10, 11, 12]));
    let odd = page(json!({ "code": "number-not-standard" })).await;
    assert_eq!((odd.total, numbers(&odd)), (3, vec![6, 7, 11]));
    assert_eq!(page(json!({ "fate": "changed" })).await.total, 0);
    assert_eq!(page(json!({ "fate": "new" })).await.total, 11);
    let beyond = json!({ "request": request, "limit": 501 });
    assert!(desk.call::<RowsPage>("import.rows", beyond).await.rows.len() <= 500);
}
