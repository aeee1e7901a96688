//! Documents that leave the house: point 6 and the design's rule that every exporter takes an audience.

use crate::desk::{ADC, CANCER, Desk, PDCD1, fixture};
use app::commands::Done;
use app::export::{ExportPreview, Exported};
use app::history::History;
use app::import::Imported;
use app::theme::ThemeField;
use domain::{Audience, Class, Id, ProblemCode};
use serde_json::{Value, json};
use std::io::Read as _;
use std::path::Path;

const LANGUAGES: [&str; 3] = ["ja", "en", "both"];

/// Every byte of every part of a workbook: cells, names, headers, properties.
fn unpacked(path: &Path) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        text.push_str(&part.name().unwrap());
        text.push('\n');
        text.push_str(&String::from_utf8_lossy(&bytes));
        text.push('\n');
    }
    text
}

/// What a field of the theme hides, in words that stand nowhere else in a workbook.
fn planted(field: ThemeField) -> &'static [&'static str] {
    match field {
        ThemeField::Title => &["秘題壱QX1", "SECRETTITLEQX1"],
        ThemeField::Triple => &[PDCD1, CANCER, "抗体薬物複合体"],
        ThemeField::Hypothesis => &["秘仮説弐QX2", "SECRETHYPOTHESISQX2"],
        ThemeField::Notes => &["秘覚書参QX3"],
        ThemeField::Roles => &["秘役割肆QX4", "患者コホート・臨床"],
    }
}

/// A theme of three public projects, every field of it a planted secret.
async fn secretive(desk: &Desk) -> (Id, Vec<Id>) {
    let ids = desk.ids(json!({})).await[..3].to_vec();
    let fields = json!({ "code": "TH-QX", "title_ja": "秘題壱QX1", "title_en": "SECRETTITLEQX1", "target": PDCD1,
        "modality": ADC, "indication": CANCER, "hypothesis_ja": "秘仮説弐QX2", "hypothesis_en": "SECRETHYPOTHESISQX2",
        "notes": "秘覚書参QX3" });
    let threads: Vec<Value> =
        ids.iter().map(|id| json!({ "project": id, "role": "cohort", "note": "秘役割肆QX4" })).collect();
    (desk.new_theme(fields, json!(threads)).await, ids)
}

/// Who was asked about these projects of a theme agreed.
async fn agreed(desk: &Desk, theme: Id, projects: &[Id]) {
    for project in projects {
        let fields = json!({ "agreed": "agreed", "spoke_to": "both", "spoke_by": "研究員K", "held_on": "2026-11-20" });
        let heard = json!({ "theme": theme, "project": project, "fields": fields });
        let _: Done = desk.call("hearing.save", heard).await;
    }
}

async fn briefing(desk: &Desk, theme: Id, audience: Class, language: &str) -> (Exported, String) {
    let out = desk.path("briefing.xlsx");
    let args = json!({ "theme": theme, "audience": audience, "language": language, "out": out });
    (desk.call("export.briefing", args).await, unpacked(&out))
}

/// Point 6: for each field × class × audience a secret is in the file exactly when that audience may see it, whatever
/// the other fields are; what is left out is reported beside the file.
#[tokio::test]
async fn a_field_is_in_the_file_exactly_when_the_audience_may_see_it() {
    let desk = Desk::odd().await;
    let (theme, ids) = secretive(&desk).await;
    agreed(&desk, theme, &ids).await;
    for field in ThemeField::ALL {
        for class in Class::ALL {
            for others in [Class::Public, Class::Internal] {
                let mut classes: Value =
                    ThemeField::ALL.iter().map(|f| (f.as_str().to_owned(), json!(others))).collect();
                classes[field.as_str()] = json!(class);
                let _: Done = desk.call("theme.edit", json!({ "id": theme, "fields": { "classes": classes } })).await;
                for audience in Class::ALL {
                    let (exported, text) = briefing(&desk, theme, audience, "both").await;
                    let may = Audience(audience).may_see(class);
                    for secret in planted(field) {
                        assert_eq!(
                            text.contains(secret),
                            may,
                            "{secret}: {class:?} for {audience:?}, others {others:?}"
                        );
                    }
                    let withheld = exported.withheld.iter().find(|w| w.item == field.as_str());
                    assert_eq!(withheld.map(|w| w.class), (!may).then_some(class), "{field:?} {class:?} {audience:?}");
                }
            }
        }
    }
}

/// Theme forge, point 8: of a project whose researcher has not agreed only what lists published leaves the house, whatever its role
/// is classed; the preview says so as the file does.
#[tokio::test]
async fn without_agreement_only_what_is_public_of_a_project_leaves_the_house() {
    let desk = Desk::odd().await;
    let (theme, ids) = secretive(&desk).await;
    let title = desk.detail(ids[1]).await.row.title_ja;
    let public: Value = ThemeField::ALL.iter().map(|field| (field.as_str().to_owned(), json!("public"))).collect();
    let _: Done = desk.call("theme.edit", json!({ "id": theme, "fields": { "classes": public } })).await;
    for (place, id) in ids.iter().enumerate() {
        let edit = json!({ "id": theme, "project": id, "note": format!("秘役割第{place}番") });
        let _: Done = desk.call("theme.thread_edit", edit).await;
    }
    let heard = async |project: Id, fields: Value| {
        desk.call::<Done>("hearing.save", json!({ "theme": theme, "project": project, "fields": fields })).await
    };
    let answer =
        |agreed: &str| json!({ "agreed": agreed, "spoke_to": "both", "spoke_by": "研究員K", "held_on": "2026-11-20" });
    // Who is in the file, and how many are not for want of agreement.
    let check = async |shown: [bool; 3]| {
        for audience in Class::ALL {
            let inside = audience == Class::Internal;
            let (exported, text) = briefing(&desk, theme, audience, "both").await;
            for (place, agreed) in shown.into_iter().enumerate() {
                let told = text.contains(&format!("秘役割第{place}番"));
                assert_eq!(told, inside || agreed, "{place} for {audience:?}");
            }
            assert_eq!(text.contains("患者コホート・臨床"), inside || shown.contains(&true), "{audience:?}");
            assert!(text.contains(&title), "what lists published is public");
            let without = shown.iter().filter(|agreed| !**agreed && !inside).count();
            let withheld = exported.withheld.iter().find(|withheld| withheld.item == "consent");
            assert_eq!(withheld.map_or(0, |withheld| withheld.count as usize), without, "{audience:?}");
            let preview: ExportPreview =
                desk.call("export.preview_briefing", json!({ "theme": theme, "audience": audience })).await;
            assert_eq!(preview.withheld, exported.withheld, "{audience:?}");
        }
    };
    check([false, false, false]).await;
    heard(ids[0], answer("agreed")).await;
    heard(ids[1], answer("declined")).await;
    check([true, false, false]).await;
    heard(ids[1], answer("agreed")).await;
    check([true, true, false]).await;
    // Taken back later: the latest answer counts.
    heard(ids[0], answer("declined")).await;
    check([false, true, false]).await;
    // Agreed to in another theme is not agreed to in this.
    let other = desk.new_theme(json!({ "title_ja": "別の題名" }), json!([{ "project": ids[2] }])).await;
    agreed(&desk, other, &ids[2..]).await;
    check([false, true, false]).await;
}

/// Design: what nobody has classed stays in the house, for every audience but the house itself, in every language.
#[tokio::test]
async fn an_unclassed_theme_shows_outsiders_nothing_of_its_own() {
    let desk = Desk::odd().await;
    let (theme, ids) = secretive(&desk).await;
    let title = desk.detail(ids[0]).await.row.title_ja;
    for audience in Class::ALL {
        for language in LANGUAGES {
            let (exported, text) = briefing(&desk, theme, audience, language).await;
            let preview: ExportPreview =
                desk.call("export.preview_briefing", json!({ "theme": theme, "audience": audience })).await;
            assert_eq!(
                preview.withheld, exported.withheld,
                "{audience:?}: the preview promises what the file withholds"
            );
            assert!(text.contains(&title), "AMED's own fields are public");
            for field in ThemeField::ALL {
                let secrets = planted(field);
                let shown = secrets.iter().filter(|secret| text.contains(**secret)).count();
                if audience == Class::Internal {
                    assert!(shown > 0, "{field:?} {language}");
                } else {
                    assert_eq!(shown, 0, "{field:?} {audience:?} {language}");
                }
            }
            // The name of a person is nobody's but the house's, and a briefing does not need it.
            assert!(!text.contains("研究代表者A"));
        }
    }
}

/// Design: what is withheld leaves no trace: projects are numbered as they are shown, without a gap where one is left out.
#[tokio::test]
async fn the_order_of_projects_has_no_gap_where_one_is_withheld() {
    let desk = Desk::odd().await;
    let list = desk.list("内部.csv", "課題管理番号,研究開発課題名\n26zz0909001h0001,秘密の課題QX9\n");
    let _: Imported = desk.call("import.run", json!({ "file": list, "options": { "confidential": true } })).await;
    let secret = desk.key("zz0909001").await;
    let mut ids: Vec<Id> = desk.ids(json!({})).await.into_iter().filter(|id| *id != secret).take(3).collect();
    ids.insert(1, secret);
    let classes: Value = ThemeField::ALL.iter().map(|f| (f.as_str().to_owned(), json!("public"))).collect();
    let threads: Vec<Value> = ids.iter().map(|id| json!({ "project": id })).collect();
    let theme = desk.new_theme(json!({ "title_ja": "公開の題名", "classes": classes }), json!(threads)).await;
    for (audience, shown) in [(Class::Internal, 4), (Class::Cda, 3), (Class::Public, 3)] {
        let (exported, _) = briefing(&desk, theme, audience, "ja").await;
        assert_eq!(exported.projects, shown);
        let text = sheets::dump(&desk.path("briefing.xlsx")).unwrap();
        let cells: Vec<(&str, &str)> = text.lines().filter_map(|line| line.split_once(' ')).collect();
        let heading = app::catalogue::word(app::settings::Language::Ja, "workbook.order");
        let (place, _) = cells.iter().find(|(_, value)| *value == heading).expect("a column of places");
        let split = |place: &str| {
            let digits = place.find(|c: char| c.is_ascii_digit()).unwrap();
            (place[..digits].to_owned(), place[digits..].parse::<u32>().unwrap())
        };
        let (column, row) = split(place);
        let below = |cell: &&(&str, &str)| cell.0.len() > column.len() && cell.0.starts_with(&column);
        let mut order: Vec<(u32, &str)> = cells
            .iter()
            .filter(below)
            .filter(|(place, _)| split(place).0 == column && split(place).1 > row)
            .map(|(place, value)| (split(place).1, *value))
            .collect();
        order.sort_unstable();
        let order: Vec<&str> = order.into_iter().map(|(_, value)| value).take(shown as usize).collect();
        let counted: Vec<String> = (1..=shown).map(|nth| nth.to_string()).collect();
        assert_eq!(order, counted, "{audience:?}");
    }
}

/// A state is called in a briefing, and in the history, as the team calls it.
#[tokio::test]
async fn a_state_is_called_as_the_team_calls_it() {
    let desk = Desk::odd().await;
    let theme = desk.new_theme(json!({ "title_ja": "名前のテーマ" }), json!([])).await;
    let _: Done = desk.call("theme.edit", json!({ "id": theme, "fields": { "state": "study" } })).await;
    let moved: History = desk.call("history.list", json!({ "limit": 1 })).await;
    let (_, shipped) = briefing(&desk, theme, Class::Internal, "both").await;
    assert!(!shipped.contains("精査中QX"));
    let name = json!({ "state": "study", "name_ja": "精査中QX", "name_en": "In depth QX" });
    let _: Done = desk.call("theme.name_state", name).await;
    let (_, text) = briefing(&desk, theme, Class::Internal, "both").await;
    let word = app::catalogue::word(app::settings::Language::Ja, "state.study");
    assert!(text.contains("精査中QX") && text.contains("In depth QX") && !text.contains(&format!(">{word}<")));
    let shown: Value = desk.call("history.show", json!({ "id": moved.operations[0].id })).await;
    let fields = shown["changes"][0]["fields"].as_array().unwrap();
    let state = fields.iter().find(|field| field["field"] == "state").expect("the state changed");
    assert_eq!((&state["to"]["value_ja"], &state["to"]["value_en"]), (&json!("精査中QX"), &json!("In depth QX")));
}

/// Point 6: sheets per language, their labels in it, the class in words; each opens again.
#[tokio::test]
async fn a_briefing_speaks_the_language_asked_for() {
    let desk = Desk::odd().await;
    let (theme, ids) = secretive(&desk).await;
    let out = desk.path("briefing.xlsx");
    for audience in Class::ALL {
        for language in LANGUAGES {
            let args = json!({ "theme": theme, "audience": audience, "language": language, "out": out });
            let exported: Exported = desk.call("export.briefing", args).await;
            assert_eq!(exported.projects as usize, ids.len());
            let text = sheets::dump(&out).unwrap();
            let sheets: Vec<&str> = text.lines().filter(|line| line.starts_with('[')).collect();
            assert_eq!(sheets.len(), if language == "both" { 2 } else { 1 }, "{sheets:?}");
            for (own, code) in [(app::settings::Language::Ja, "ja"), (app::settings::Language::En, "en")] {
                let class = app::catalogue::word(own, &format!("class.{}", audience.as_str()));
                let heading = app::catalogue::word(own, "workbook.projects");
                let spoken = language == "both" || language == code;
                assert_eq!(text.contains(&heading), spoken, "{heading} in {language}");
                assert!(!spoken || text.contains(&class), "{class} in {language}");
            }
            assert!(text.contains("25zz0101002h0002"), "a number as it stands, in text");
        }
    }
}

/// Point 6: the list as a table, for each audience and language; tags and names only inside the house.
#[tokio::test]
async fn a_table_shows_each_audience_what_it_may_see() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    desk.tag(&ids, "modality", ADC).await;
    let out = desk.path("table.xlsx");
    let all = json!({ "matching": { "filter": {}, "except": [ids[0]] } });
    for audience in Class::ALL {
        for language in LANGUAGES {
            let args = json!({ "selection": all, "audience": audience, "language": language, "out": out });
            let exported: Exported = desk.call("export.table", args).await;
            assert_eq!(exported.projects, 8, "one was unticked");
            let (text, raw) = (sheets::dump(&out).unwrap(), unpacked(&out));
            let inside = audience == Class::Internal;
            assert_eq!(raw.contains("研究代表者C"), inside);
            assert_eq!(text.contains("ADC"), inside);
            assert!(text.contains("希少疾患iPS細胞バンクの整備") && !text.contains("架空受容体を標的とする抗体の創製"));
            let sheets = text.lines().filter(|line| line.starts_with('[')).count();
            assert_eq!(sheets, if language == "both" { 2 } else { 1 });
            let preview: ExportPreview =
                desk.call("export.preview_table", json!({ "selection": all, "audience": audience })).await;
            assert_eq!((preview.projects, preview.withheld), (exported.projects, exported.withheld));
        }
    }
}

/// Point 6: the projects of a list nobody published reach nobody outside, by no document.
#[tokio::test]
async fn projects_of_a_confidential_list_stay_in_the_house() {
    let desk = Desk::odd().await;
    let list = desk.list("内部.csv", "課題管理番号,研究開発課題名\n26zz0909001h0001,秘密の課題QX9\n");
    let _: Imported = desk.call("import.run", json!({ "file": list, "options": { "confidential": true } })).await;
    let secret = desk.key("zz0909001").await;
    let open = desk.key("zz0101002").await;
    let threads = json!([{ "project": open }, { "project": secret }]);
    let classes: Value = ThemeField::ALL.iter().map(|f| (f.as_str().to_owned(), json!("public"))).collect();
    let theme = desk.new_theme(json!({ "title_ja": "公開の題名", "classes": classes }), threads).await;
    for audience in Class::ALL {
        let inside = audience == Class::Internal;
        let (exported, text) = briefing(&desk, theme, audience, "both").await;
        assert_eq!((text.contains("秘密の課題QX9"), text.contains("zz0909001")), (inside, inside), "{audience:?}");
        assert_eq!(exported.projects, if inside { 2 } else { 1 });
        assert_eq!(exported.withheld.iter().any(|w| w.item == "projects" && w.count == 1), !inside);
        let out = desk.path("table.xlsx");
        let all = json!({ "matching": { "filter": {}, "except": [] } });
        let args = json!({ "selection": all, "audience": audience, "language": "both", "out": out });
        let _: Exported = desk.call("export.table", args).await;
        assert_eq!(unpacked(&out).contains("秘密の課題QX9"), inside, "{audience:?}");
    }
}

/// Design: there is no default audience, on no exporter.
#[tokio::test]
async fn no_document_leaves_without_an_audience() {
    let desk = Desk::odd().await;
    let (theme, ids) = secretive(&desk).await;
    let out = desk.path("never.xlsx");
    for (name, args) in [
        ("export.briefing", json!({ "theme": theme, "language": "ja", "out": out })),
        ("export.table", json!({ "selection": { "these": ids }, "language": "ja", "out": out })),
        ("export.preview_briefing", json!({ "theme": theme })),
        ("export.preview_table", json!({ "selection": { "these": ids } })),
        ("export.briefing", json!({ "theme": theme, "audience": "everybody", "language": "ja", "out": out })),
    ] {
        assert_eq!(desk.refused(name, args).await.code, ProblemCode::BadCall, "{name}");
    }
    assert!(!out.exists());
}

fn files(desk: &Desk) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(desk.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with("research.tsumugi"))
        .collect();
    names.sort();
    names
}

/// Bad input: an export that cannot be written leaves no half file and no entry, and what stood there stays.
#[tokio::test]
async fn an_export_that_fails_leaves_nothing() {
    let desk = Desk::odd().await;
    let (theme, ids) = secretive(&desk).await;
    desk.list("keep.csv", "以前の内容");
    std::fs::create_dir(desk.path("folder.xlsx")).unwrap();
    let history = desk.call::<Value>("history.list", json!({ "limit": 500 })).await;
    let before = files(&desk);
    for (out, code) in [
        (desk.path("ない/out.xlsx"), ProblemCode::NotWritable),
        (desk.path("folder.xlsx"), ProblemCode::NotWritable),
        (desk.path("keep.csv"), ProblemCode::InvalidField),
    ] {
        let brief = json!({ "theme": theme, "audience": "internal", "language": "both", "out": out });
        let table = json!({ "selection": { "these": ids }, "audience": "internal", "language": "both", "out": out });
        for (name, args) in [("export.briefing", brief), ("export.table", table)] {
            assert_eq!(desk.refused(name, args).await.code, code, "{name} {}", out.display());
        }
    }
    let nobody =
        json!({ "selection": { "these": [] }, "audience": "public", "language": "ja", "out": desk.path("x.xlsx") });
    assert_eq!(desk.refused("export.table", nobody).await.code, ProblemCode::NothingSelected);
    assert_eq!(files(&desk), before);
    assert_eq!(std::fs::read_to_string(desk.path("keep.csv")).unwrap(), "以前の内容");
    assert_eq!(desk.call::<Value>("history.list", json!({ "limit": 500 })).await, history);
}

/// Point 7 and the design: what went out stands in the history with its audience and digest, and is never undone.
#[tokio::test]
async fn an_export_is_recorded_and_not_undoable() {
    let desk = Desk::odd().await;
    let (theme, _) = secretive(&desk).await;
    let undo = desk.status().await.undo.unwrap().operation;
    let (exported, _) = briefing(&desk, theme, Class::Cda, "ja").await;
    assert_eq!((exported.sha256.len(), exported.sha256.chars().all(|c| c.is_ascii_hexdigit())), (64, true));
    let history: History = desk.call("history.list", json!({ "limit": 1 })).await;
    let entry = &history.operations[0];
    assert_eq!((entry.kind.as_str(), entry.undoable), ("export-briefing", false));
    assert!(entry.sentence_ja.contains("TH-QX") && entry.sentence_ja.contains("CDA締結先"), "{}", entry.sentence_ja);
    let refused = desk.refused("history.undo", json!({ "operation": entry.id })).await;
    assert_eq!(refused.code, ProblemCode::NotUndoable);
    assert_eq!(desk.status().await.undo.unwrap().operation, undo, "the next undo passes the export by");
    desk.undo().await;
    assert_eq!(desk.status().await.themes, 0);
    assert!(desk.path("briefing.xlsx").exists());
}

/// Point 6: whatever was typed or imported stands in the workbook as text: no formula, no link, no broken file.
#[tokio::test]
async fn text_that_looks_like_a_formula_stays_text() {
    const HOSTILE: [&str; 6] = [
        "=HYPERLINK(\"http://example.invalid\",\"x\")",
        "+1+cmd|' /C calc'!A0",
        "@SUM(1,1)",
        "-2+3",
        "</t><f>1+1</f>&amp;",
        "https://example.invalid/a",
    ];
    let desk = Desk::empty().await;
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let rows: String = HOSTILE.iter().map(|text| format!("{0},{0},2025\n", quoted(text))).collect();
    let list = desk.list("hostile.csv", format!("研究開発課題名,代表機関名,年度\n{rows}"));
    assert_eq!(desk.import(&list).await.report.new, 6);
    let ids = desk.ids(json!({})).await;
    let threads: Vec<Value> =
        ids.iter().zip(HOSTILE).map(|(id, text)| json!({ "project": id, "note": text })).collect();
    let fields = json!({ "title_ja": HOSTILE[0], "title_en": HOSTILE[1], "hypothesis_ja": HOSTILE[2], "notes": HOSTILE.join("\n") });
    let theme = desk.new_theme(fields, json!(threads)).await;
    let out = desk.path("table.xlsx");
    let table = json!({ "selection": { "these": ids }, "audience": "internal", "language": "both", "out": out });
    let _: Exported = desk.call("export.table", table).await;
    let _ = briefing(&desk, theme, Class::Internal, "both").await;
    for file in ["table.xlsx", "briefing.xlsx"] {
        let (raw, dump) = (unpacked(&desk.path(file)), sheets::dump(&desk.path(file)).unwrap());
        for trace in ["<f>", "<f ", "<hyperlink", "externalLink"] {
            assert!(!raw.contains(trace), "{trace} in {file}");
        }
        for text in HOSTILE {
            assert!(dump.contains(text), "{text} in {file}");
        }
    }
}

/// Point 1: every sheet made from the sample library says that its data are fictional.
#[tokio::test]
async fn documents_of_the_sample_are_marked_as_synthetic() {
    let marked = |path: &Path, language: &str| {
        let text = sheets::dump(path).unwrap();
        let sheets: Vec<&str> = text.split("\n[").collect();
        assert_eq!(sheets.len(), if language == "both" { 2 } else { 1 });
        let marks = [app::settings::Language::Ja, app::settings::Language::En]
            .map(|l| app::catalogue::word(l, "workbook.synthetic"));
        assert!(marks[0].contains("合成データ"));
        sheets
            .iter()
            .all(|sheet| marks.iter().any(|mark| sheet.lines().take(4).any(|line| line.contains(mark.as_str()))))
    };
    let desk = Desk::sample().await;
    let themes: app::theme::ThemeList = desk.call("theme.list", json!({})).await;
    let out = desk.path("out.xlsx");
    for language in LANGUAGES {
        let args = json!({ "theme": themes.themes[0].id, "audience": "public", "language": language, "out": out });
        let _: Exported = desk.call("export.briefing", args).await;
        assert!(marked(&out, language), "briefing {language}");
        let args = json!({ "selection": { "matching": { "filter": {}, "except": [] } }, "audience": "public", "language": language, "out": out });
        let _: Exported = desk.call("export.table", args).await;
        assert!(marked(&out, language), "table {language}");
    }
    let desk = Desk::empty().await;
    desk.import(&fixture("odd-numbers.csv")).await;
    let (theme, _) = secretive(&desk).await;
    let _ = briefing(&desk, theme, Class::Internal, "ja").await;
    assert!(!marked(&desk.path("briefing.xlsx"), "ja"), "real data carry no such mark");
}
