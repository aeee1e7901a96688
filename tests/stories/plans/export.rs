//! Plan, point 8: the plan as a workbook for an audience; nothing of it leaves the house. Point 7: the handbook as a workbook.

use super::plot::Plot;
use super::secrets::{PLANTED, YEN};
use crate::desk::Desk;
use app::commands::Done;
use app::export::Exported;
use app::history::History;
use app::person::Me;
use app::plan::PlanExportPreview;
use domain::plan::Sheet;
use domain::{Class, Id, ProblemCode};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

const LANGUAGES: [&str; 3] = ["ja", "en", "both"];
const OUTSIDE: [Class; 3] = [Class::Public, Class::NonConfidential, Class::Cda];

/// Every byte of every part of a workbook: cells, names, headers, properties.
fn unpacked(path: &Path) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        text.push_str(&format!("{}\n{}\n", part.name().unwrap(), String::from_utf8_lossy(&bytes)));
    }
    text
}

/// Lines of each sheet of a workbook.
fn sheets_of(path: &Path) -> BTreeMap<String, Vec<String>> {
    let mut sheets: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut name = String::new();
    for line in sheets::dump(path).unwrap().lines() {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(sheet) => name = sheet.to_owned(),
            None => {
                let value = line.split_once(' ').unwrap().1;
                sheets.entry(name.clone()).or_default().push(value.to_owned());
            }
        }
    }
    sheets
}

impl Plot {
    async fn written(&self, plan: Id, audience: Class, language: &str) -> (Exported, std::path::PathBuf) {
        let out = self.desk.path("計画.xlsx");
        let args = json!({ "plan": plan, "audience": audience, "language": language, "out": out });
        (self.desk.call("plan.export", args).await, out)
    }

    async fn preview(&self, audience: Class) -> PlanExportPreview {
        self.desk.call("plan.export_preview", json!({ "plan": self.plan, "audience": audience })).await
    }
}

/// Point 8: for every audience outside the house, in every language, nothing of a plan is in the file, in no part of it; what is
/// withheld is told sheet by sheet, in the preview as with the file. The house gets all of it.
#[tokio::test]
async fn nothing_of_a_plan_leaves_the_house() {
    let plot = Plot::set().await;
    let planted = plot.fill().await;
    let view = plot.show().await;
    let project = plot.desk.detail(plot.projects[0]).await.row;
    for audience in OUTSIDE {
        let preview = plot.preview(audience).await;
        for language in LANGUAGES {
            let (exported, out) = plot.written(plot.plan, audience, language).await;
            let text = unpacked(&out);
            for secret in [PLANTED, "QXゲ", "48123457", "48,123", &YEN.to_string(), "架空分子の創薬", "plan_", "SG①"]
            {
                assert!(!text.contains(secret), "{secret} for {audience:?} in {language}");
            }
            let title = if language == "en" { &project.title_en } else { &project.title_ja };
            assert!(text.contains(title), "what lists published is public");
            assert_eq!(preview.withheld, exported.withheld);
            for (sheet, rows) in &view.sheets {
                let item = format!("plan-{}", sheet.as_str());
                let withheld = exported.withheld.iter().find(|one| one.item == item);
                assert_eq!(withheld.map_or(0, |one| one.count as usize), rows.len(), "{item}");
                assert!(withheld.is_none_or(|one| one.class == Class::Internal));
            }
            assert!(exported.withheld.iter().any(|one| one.item == "plan-decision" && one.count == 1));
            let names: Vec<String> = sheets_of(&out).into_keys().collect();
            assert_eq!(names.len(), if language == "both" { 4 } else { 2 }, "{names:?}");
        }
        assert!(preview.sheets.is_empty() && preview.file_name.contains("TH-計"), "{preview:?}");
    }
    for language in LANGUAGES {
        let (exported, out) = plot.written(plot.plan, Class::Internal, language).await;
        assert!(exported.withheld.iter().all(|one| !one.item.starts_with("plan-")), "{:?}", exported.withheld);
        let text = unpacked(&out);
        let missing: Vec<usize> = (1..=planted).filter(|at| !text.contains(&format!("{PLANTED}{at:03}終"))).collect();
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
    assert_eq!(plot.preview(Class::Internal).await.sheets, Sheet::of_plan().collect::<Vec<_>>());
    // Every item that is withheld has its word.
    for item in Sheet::of_plan().map(Sheet::as_str).chain(["decision"]) {
        for language in [app::settings::Language::Ja, app::settings::Language::En] {
            let key = format!("withheld.plan-{item}");
            assert_ne!(app::catalogue::word(language, &key), key);
        }
    }
}

/// Point 8: title, triple and hypothesis go by their own classes, as in the briefing.
#[tokio::test]
async fn what_a_theme_says_goes_by_its_class() {
    let plot = Plot::set().await;
    let fields = json!({ "hypothesis_ja": "秘仮説QY", "classes": { "title": "public", "hypothesis": "cda" } });
    let _: Done = plot.desk.call("theme.edit", json!({ "id": plot.theme, "fields": fields })).await;
    for (audience, hypothesis) in
        [(Class::Public, false), (Class::NonConfidential, false), (Class::Cda, true), (Class::Internal, true)]
    {
        let (exported, out) = plot.written(plot.plan, audience, "both").await;
        let text = unpacked(&out);
        assert!(text.contains("架空分子の創薬") && text.contains("A fictional molecule"), "{audience:?}");
        assert_eq!(text.contains("秘仮説QY"), hypothesis, "{audience:?}");
        assert_eq!(exported.withheld.iter().any(|one| one.item == "hypothesis"), !hypothesis, "{audience:?}");
    }
}

/// Point 8: the workbook names researchers to nobody, not to the house either, and nobody in its properties.
#[tokio::test]
async fn researchers_are_named_to_nobody() {
    let plot = Plot::set().await;
    let list = format!(
        "課題管理番号,研究開発課題名,事業名,研究開発代表者名,年度\n{:02}zz0700009h0001,代表者のいる課題,架空創薬事業,秘代表者QZ,{}\n",
        plot.year % 100,
        plot.year
    );
    plot.desk.import(&plot.desk.list("代表者.csv", list)).await;
    let project = plot.desk.key("zz0700009").await;
    let _: Done = plot.desk.call("theme.join", json!({ "id": plot.theme, "selection": { "these": [project] } })).await;
    plot.add("task", json!({ "kind": "task", "name_ja": "作業", "project": project })).await;
    for audience in Class::ALL {
        let (exported, out) = plot.written(plot.plan, audience, "both").await;
        let text = unpacked(&out);
        assert!(text.contains("代表者のいる課題"), "{audience:?}");
        assert!(!text.contains("秘代表者QZ"), "{audience:?}");
        assert!(exported.withheld.iter().any(|one| one.item == "researcher"), "{audience:?}");
        for name in ["作業者", "<dc:creator>作", "<cp:lastModifiedBy>作"] {
            assert!(!text.contains(name), "{name} for {audience:?}");
        }
    }
}

/// Point 8: the house gets each sheet in the languages it asked for, and one flat sheet of keys that stay the same.
#[tokio::test]
async fn the_house_gets_every_sheet_in_the_languages_it_asks_for() {
    let plot = Plot::set().await;
    let task = json!({ "kind": "task", "name_ja": "薬効", "name_en": "Efficacy", "starts": "2028-03", "months": 12,
        "responsible": "見本大学" });
    let task = plot.add("task", task).await;
    let budget = json!({ "task": task, "year": 2028, "yen": 1_200_500, "programme": plot.programme, "state": "asked" });
    plot.add("budget", budget).await;
    plot.add("task", json!({ "kind": "task", "name_ja": "和文だけ" })).await;
    let ja = ["表紙", "計画", "ゲート", "TPP・市場", "支援", "予算", "危険と前提", "危険の地図", "構成課題"];
    let en = [
        "Cover",
        "Plan",
        "Gates",
        "TPP and markets",
        "Support",
        "Budget",
        "Risks and assumptions",
        "Risk map",
        "Constituent projects",
    ];
    for (language, names) in [("ja", ja.to_vec()), ("en", en.to_vec()), ("both", [ja, en].concat())] {
        let (_, out) = plot.written(plot.plan, Class::Internal, language).await;
        let sheets = sheets_of(&out);
        let mut expected: Vec<&str> = names.clone();
        expected.push("data");
        expected.sort_unstable();
        assert_eq!(sheets.keys().map(String::as_str).collect::<Vec<_>>(), expected, "{language}");
        for (sheet, lines) in &sheets {
            for line in lines {
                let key = ["workbook.", "plan-column.", "plan-choice.", "gate-verdict.", "plan-word.", "field."];
                assert!(!key.iter().any(|key| line.starts_with(key)), "{sheet} shows a key: {line}");
            }
        }
        let has = |sheet: &str, words: &[&str]| {
            let lines = &sheets[sheet];
            for word in words {
                assert!(lines.iter().any(|line| line == word), "{sheet} lacks {word}: {lines:?}");
            }
        };
        if language != "en" {
            has("計画", &["薬効", "見本大学", "R10.3", "R11.2", "12", "令和9年度", "2027", "和文だけ", "1200500"]);
            has("予算", &["架空創薬事業", "申請中", "薬効", "令和10年度", "1200500", "計"]);
            has("ゲート", &["AMEDの記入表と照合のこと"]);
        }
        if language != "ja" {
            // What was not said in English stands in Japanese rather than nowhere.
            has("Plan", &["Efficacy", "2028-03", "2029-02", "FY2027", "和文だけ"]);
            has("Budget", &["Fictional Drug Programme", "Asked", "Efficacy", "FY2028", "Total"]);
        }
        let data = &sheets["data"];
        assert_eq!(data[..8], ["sheet", "row", "origin", "position", "column", "value", "ja", "en"]);
        let line = |cells: &[&str]| {
            let at = data.windows(cells.len()).any(|window| window == cells);
            assert!(at, "{cells:?} is not in the data");
        };
        let id = task.to_string();
        line(&["task", &id, &id, "0", "name", "薬効", "Efficacy"]);
        line(&["task", &id, &id, "0", "starts", "2028-03", "令和10年3月", "Mar 2028"]);
        line(&["state", "asked", "申請中", "Asked"]);
        line(&["yen", "1200500", "1,200.5千円", "1,200.5 thousand yen"]);
        line(&["programme", &plot.programme.to_string(), "架空創薬事業", "Fictional Drug Programme"]);
    }
    // One task of two has its name in one language only.
    let preview = plot.preview(Class::Internal).await;
    let before = preview.missing_translations;
    plot.add("task", json!({ "kind": "task", "name_en": "English only" })).await;
    assert_eq!(plot.preview(Class::Internal).await.missing_translations, before + 1);
}

/// Point 8: budgets are sums by fiscal year; the cells hold the yen.
#[tokio::test]
async fn a_budget_is_summed_by_formulas_over_true_amounts() {
    let plot = Plot::set().await;
    for (year, yen, source) in
        [(2028, 1_000_001, "甲"), (2028, 2_000_000, "乙"), (2029, 3_000_000, "甲"), (2028, 4_000_000, "甲")]
    {
        plot.add("budget", json!({ "year": year, "yen": yen, "source": source })).await;
    }
    let (_, out) = plot.written(plot.plan, Class::Internal, "ja").await;
    let text = unpacked(&out);
    let results: Vec<&str> = text
        .split("<f>SUM(")
        .skip(1)
        .map(|rest| rest.split("<v>").nth(1).unwrap().split("</v>").next().unwrap())
        .collect();
    // By source: two rows, the years, the whole; by state and by task everything is in one row.
    let one = ["10000001", "7000001", "3000000", "10000001"];
    let by_source = ["8000001", "2000000", "7000001", "3000000", "10000001"];
    assert_eq!(results, [&by_source[..], &one, &one].concat());
    let out = plot.desk.path("百万円.xlsx");
    let args = json!({ "plan": plot.plan, "audience": "internal", "language": "ja", "millions": true, "out": out });
    let _: Exported = plot.desk.call("plan.export", args).await;
    let millions = unpacked(&out);
    assert!(millions.contains("#,##0,,;") && !millions.contains("#,##0,;") && millions.contains("<v>7000001</v>"));
    assert!(text.contains("#,##0,;") && !text.contains("#,##0,,;"));
}

/// Point 8: tasks of one name are two tasks, in the order of the plan.
#[tokio::test]
async fn money_of_tasks_of_one_name_stands_apart() {
    let plot = Plot::set().await;
    let [first, second] = [plot.task("試験", 0, 6).await, plot.task("試験", 6, 6).await];
    for (task, yen) in [(second, 2_000_001), (first, 1_000_001)] {
        plot.add("budget", json!({ "task": task, "year": 2028, "yen": yen, "source": "甲" })).await;
    }
    let (_, out) = plot.written(plot.plan, Class::Internal, "ja").await;
    let lines = &sheets_of(&out)["予算"];
    let of = ["作業ごと", "試験", "1000001", "1000001", "試験", "2000001", "2000001", "計", "3000002", "3000002"];
    assert!(lines.ends_with(&of.map(str::to_owned)), "{lines:?}");
}

/// Points 1 and 8: slip against the newest baseline, and a criterion changed after the data, stand in the workbook; a copy and a
/// baseline can be written as well.
#[tokio::test]
async fn slip_and_late_changes_are_told() {
    let plot = Plot::set().await;
    let task = json!({ "kind": "task", "name_ja": "薬効", "starts": "2028-03", "months": 6 });
    let task = plot.add("task", task).await;
    let gate = plot.add("gate", json!({ "code": "G9", "name_ja": "見本ゲート", "due": "2028-12" })).await;
    let criterion = json!({ "gate": gate, "kind": "no-go", "text_ja": "2倍を超える", "fixed_on": "2026-01-05" });
    let criterion = plot.add("criterion", criterion).await;
    let copy = json!({ "plan": plot.plan, "kind": "baseline", "name": "承認時" });
    let baseline = plot.desk.call::<Done>("plan.copy", copy).await.created.unwrap();
    plot.set_cells("task", task, json!({ "starts": "2028-06" })).await;
    plot.set_cells("gate", gate, json!({ "due": "2029-02", "data_on": "2026-02-01" })).await;
    plot.set_cells("criterion", criterion, json!({ "text_ja": "3倍を超える" })).await;
    let (_, out) = plot.written(plot.plan, Class::Internal, "ja").await;
    let sheets = sheets_of(&out);
    let line = |sheet: &str, cells: &[&str]| {
        let lines = &sheets[sheet];
        assert!(lines.windows(cells.len()).any(|window| window == cells), "{cells:?} is not in {sheet}: {lines:?}");
    };
    line("計画", &["薬効", "R10.6", "R10.11", "6", "0", "3"]);
    let band = sheets["ゲート"].iter().find(|line| line.starts_with("予定 令和11年2月")).unwrap();
    assert!(band.contains("基準から +2か月") && band.contains("有 0/0"), "{band}");
    line("ゲート", &["NoGo：3倍を超える", "2倍を超える", "令和8年1月5日"]);
    assert!(sheets["ゲート"].contains(&"データ（令和8年2月1日）の後に変更".to_owned()));
    assert!(sheets["表紙"].contains(&"基準「承認時」".to_owned()), "{:?}", sheets["表紙"]);
    let (_, out) = plot.written(baseline, Class::Internal, "ja").await;
    let sheets = sheets_of(&out);
    assert!(sheets["計画"].contains(&"R10.3".to_owned()) && !sheets["計画"].contains(&"R10.6".to_owned()));
}

/// Conflicts of interest: a project hidden from whoever writes is not in the workbook, nor are rows that name it.
#[tokio::test]
async fn a_hidden_project_is_not_in_the_workbook() {
    let plot = Plot::set().await;
    let task = json!({ "kind": "task", "name_ja": "隠れる作業QH", "project": plot.projects[1] });
    plot.add("task", task).await;
    let person = |name: &str, chair: bool| json!({ "fields": { "name": name, "chair": chair } });
    let chair = plot.desk.call::<Done>("person.save", person("議長A", true)).await.created.unwrap();
    let work_as = async |person: Id| plot.desk.call::<Me>("person.become", json!({ "person": person })).await;
    work_as(chair).await;
    let reader = plot.desk.call::<Done>("person.save", person("査読B", false)).await.created.unwrap();
    let tie = json!({ "person": reader, "kind": "project", "of": plot.projects[1], "note": "共同研究" });
    let _: Done = plot.desk.call("interest.declare", tie).await;
    let (_, out) = plot.written(plot.plan, Class::Internal, "both").await;
    assert!(unpacked(&out).contains("隠れる作業QH"));
    work_as(reader).await;
    let (_, out) = plot.written(plot.plan, Class::Internal, "both").await;
    let text = unpacked(&out);
    assert!(!text.contains("隠れる作業QH") && !text.contains("架空分子の動物"));
    assert!(text.contains("架空分子の抗体"));
}

/// Point 8: what goes out is recorded with its digest; equal plans give equal bytes; what cannot be written leaves no half file and
/// no record.
#[tokio::test]
async fn an_export_is_recorded_whole_or_not_at_all() {
    let plot = Plot::set().await;
    plot.fill().await;
    let (first, out) = plot.written(plot.plan, Class::Internal, "both").await;
    let bytes = std::fs::read(&out).unwrap();
    let (second, _) = plot.written(plot.plan, Class::Internal, "both").await;
    assert_eq!((first.sha256, bytes), (second.sha256, std::fs::read(&out).unwrap()));
    let records = async || {
        let history: History = plot.desk.call("history.list", json!({ "limit": 500 })).await;
        history.operations.into_iter().filter(|one| one.kind == "export-plan").collect::<Vec<_>>()
    };
    let before = records().await;
    assert_eq!(before.len(), 2);
    assert!(before[0].sentence_ja.contains("TH-計") && before[0].sentence_en.contains("TH-計") && !before[0].undoable);
    std::fs::write(plot.desk.path("~$計画.xlsx"), b"somebody").unwrap();
    let args = |out: &Path| json!({ "plan": plot.plan, "audience": "internal", "language": "ja", "out": out });
    let refused = async |out: &Path| plot.desk.refused("plan.export", args(out)).await;
    assert_eq!(refused(&out).await.code, ProblemCode::FileInUse);
    std::fs::remove_file(plot.desk.path("~$計画.xlsx")).unwrap();
    assert_eq!(refused(&plot.desk.path("ない/計画.xlsx")).await.code, ProblemCode::NotWritable);
    let ending = refused(&plot.desk.path("計画.csv")).await;
    assert_eq!((ending.code, ending.params["reason"].as_str()), (ProblemCode::InvalidField, "path-ending"));
    let gone = json!({ "plan": 1, "audience": "internal", "language": "ja", "out": plot.desk.path("なし.xlsx") });
    assert_eq!(plot.desk.refused("plan.export", gone).await.code, ProblemCode::NoSuchPlan);
    let nobody = json!({ "plan": plot.plan, "language": "ja", "out": plot.desk.path("なし.xlsx") });
    assert_eq!(
        plot.desk.refused("plan.export", nobody).await.code,
        ProblemCode::BadCall,
        "there is no default audience"
    );
    assert_eq!(records().await.len(), 2);
    let names: Vec<String> = std::fs::read_dir(plot.desk.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(".tmp") || name.contains("なし") || name == "計画.csv.xlsx")
        .collect();
    assert!(names.is_empty(), "{names:?}");
}

/// Point 8: a plan with nothing in it is a workbook as well.
#[tokio::test]
async fn a_plan_without_rows_gives_a_whole_workbook_too() {
    let plot = Plot::set().await;
    let view = plot.show().await;
    for (sheet, rows) in &view.sheets {
        let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
        if !ids.is_empty() && *sheet == Sheet::Gate {
            let _: Done =
                plot.desk.call("plan.remove", json!({ "plan": plot.plan, "sheet": "gate", "ids": ids })).await;
        }
    }
    let (_, out) = plot.written(plot.plan, Class::Internal, "both").await;
    let sheets = sheets_of(&out);
    assert_eq!(sheets.len(), 19);
    assert!(sheets["計画"].contains(&"—".to_owned()) && sheets["Gates"].contains(&"—".to_owned()));
}

/// Point 7: the handbook goes out to the house as a table, what was asked for and in its languages, and to nobody else.
#[tokio::test]
async fn the_handbook_is_for_the_house() {
    let plot = Plot::set().await;
    let note = |kind: &str, ja: &str, en: &str, theme: Option<Id>| json!({ "id": null, "cells": { "kind": kind, "gate": "sg1", "text_ja": ja, "text_en": en, "theme": theme } });
    let rows = json!([
        note("gate", "測定法の差を先に片づける", "Settle differences first", Some(plot.theme)),
        note("ip", "出願は発表の前", "", None)
    ]);
    let _: Done = plot.desk.call("plan.put", json!({ "plan": null, "sheet": "note", "rows": rows })).await;
    let out = plot.desk.path("手引き.xlsx");
    let args = |audience: Class, search: &str| json!({ "notes": { "search": search }, "audience": audience, "language": "both", "out": out });
    for audience in OUTSIDE {
        let refused = plot.desk.refused("handbook.export", args(audience, "")).await;
        assert_eq!((refused.code, refused.params["reason"].as_str()), (ProblemCode::InvalidField, "internal-only"));
    }
    assert!(!out.exists());
    let _: Exported = plot.desk.call("handbook.export", args(Class::Internal, "")).await;
    let expected = "\
[手引き]
A1 手引き（2件）
A2 社外秘
A3 種類
B3 ゲートの記号
C3 本文
D3 テーマ
A4 ゲート
B4 sg1
C4 測定法の差を先に片づける
D4 TH-計 架空分子の創薬
A5 知財
B5 sg1
C5 出願は発表の前
[Handbook]
A1 Handbook (2)
A2 Internal only
A3 Kind
B3 Gate code
C3 Text
D3 Theme
A4 Gates
B4 sg1
C4 Settle differences first
D4 TH-計 A fictional molecule
A5 IP
B5 sg1
C5 出願は発表の前
";
    assert_eq!(sheets::dump(&out).unwrap(), expected);
    let _: Exported = plot.desk.call("handbook.export", args(Class::Internal, "出願")).await;
    let found = sheets::dump(&out).unwrap();
    assert!(found.contains("出願は発表の前") && !found.contains("測定法"), "{found}");
    let history: History = plot.desk.call("history.list", json!({ "limit": 500 })).await;
    assert_eq!(history.operations.iter().filter(|one| one.kind == "export-handbook").count(), 2);
}

/// Nothing of the plan is written where nothing can be recorded.
#[tokio::test]
async fn a_read_only_library_lets_no_plan_out() {
    let plot = Plot::set().await;
    let library = plot.desk.library();
    let _: Value = plot.desk.call("library.close", json!({})).await;
    let app = crate::desk::application(plot.desk.folder.path(), true);
    let _: Value = crate::desk::call(&app, "library.open", json!({ "path": library })).await;
    let out = Desk::path(&plot.desk, "計画.xlsx");
    let args = json!({ "plan": plot.plan, "audience": "internal", "language": "ja", "out": out });
    assert_eq!(crate::desk::refused(&app, "plan.export", args).await.code, ProblemCode::LibraryReadOnly);
    assert!(!out.exists());
}
