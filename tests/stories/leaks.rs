//! The leak check, as a user meets it: of any workbook, with the names the open library knows.

use crate::desk::{Desk, PDCD1};
use app::commands::Done;
use app::export::Exported;
use app::history::History;
use app::import::Imported;
use app::leak::LeakReport;
use domain::{Id, ProblemCode};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn workbook(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/leaks").join(name)
}

/// Point 4: any workbook is looked at, without a library as with one.
#[tokio::test]
async fn a_workbook_of_somebody_else_is_looked_at_without_a_library() {
    let desk = Desk::bare();
    let report: LeakReport = desk.call("leak.check", json!({ "file": workbook("leak-hidden-sheet.xlsx") })).await;
    assert!(report.leaks.iter().any(|leak| leak.kind == "hidden-sheet" && leak.place == "sheet:評価メモ"));
    let clean: LeakReport = desk.call("leak.check", json!({ "file": workbook("clean-genes-icd.xlsx") })).await;
    assert_eq!((clean.leaks, clean.more, clean.unread.len()), (Vec::new(), 0, 0));
}

/// Point 4: what this application writes for a partner carries nothing of the kind; a name of the library does not pass.
#[tokio::test]
async fn a_briefing_for_a_partner_is_clean_and_a_member_s_name_is_found() {
    let desk = Desk::sample().await;
    let out = desk.path("概要書.xlsx");
    let theme = desk.call::<Value>("theme.list", json!({})).await["themes"][0]["id"].clone();
    let args = json!({ "theme": theme, "audience": "non-confidential", "language": "both", "out": out });
    let _: Value = desk.call("export.briefing", args).await;
    let report: LeakReport = desk.call("leak.check", json!({ "file": out })).await;
    assert_eq!(report.leaks, Vec::new());
    let people: Value = desk.call("person.list", json!({})).await;
    let name = people["people"][0]["name"].as_str().unwrap_or_default().to_owned();
    assert!(!name.is_empty(), "{people}");
    let fields = json!({ "title_ja": format!("案（{name}）"), "title_en": "" });
    let made: Value = desk.call("theme.create", json!({ "fields": fields })).await;
    let own = desk.path("名前.xlsx");
    let args = json!({ "theme": made["created"], "audience": "internal", "language": "ja", "out": own });
    let _: Value = desk.call("export.briefing", args).await;
    let report: LeakReport = desk.call("leak.check", json!({ "file": own })).await;
    assert!(report.leaks.iter().any(|leak| leak.kind == "reviewer" && leak.text.contains(&name)), "{report:?}");
}

/// Bad input: what cannot be read to its end is not called clean, and the sentence says what to do.
#[tokio::test]
async fn what_cannot_be_read_is_not_called_clean() {
    let desk = Desk::bare();
    let csv = desk.list("一覧.csv", "課題番号,題名\n");
    let problem = desk.refused("leak.check", json!({ "file": csv })).await;
    assert_eq!((problem.code, problem.params["reason"].as_str()), (ProblemCode::LeakUnchecked, "leak-no-workbook"));
    let whole = std::fs::read(workbook("leak-mail.xlsx")).unwrap_or_default();
    let torn = desk.path("途中.xlsx");
    assert!(whole.len() > 2_000 && std::fs::write(&torn, &whole[..whole.len() - 900]).is_ok());
    assert_eq!(desk.refused("leak.check", json!({ "file": torn })).await.code, ProblemCode::LeakUnchecked);
    assert_eq!(
        desk.refused("leak.check", json!({ "file": desk.path("無い.xlsx") })).await.code,
        ProblemCode::FileMissing
    );
}

/// A theme whose title everybody may read, and nothing else of it.
async fn titled(desk: &Desk, title: &str, more: Value) -> Id {
    let mut fields = json!({ "title_ja": title, "classes": { "title": "public" } });
    for (key, value) in more.as_object().into_iter().flatten() {
        fields[key] = value.clone();
    }
    desk.new_theme(fields, json!([])).await
}

fn briefing(theme: Id, audience: &str, out: &Path) -> Value {
    json!({ "theme": theme, "audience": audience, "language": "ja", "out": out })
}

/// What keeps a document from being written, as kinds and texts; none where it was written.
async fn kept_back(desk: &Desk, command: &str, args: Value) -> Vec<(String, String)> {
    match desk.watched(command, args, std::sync::Arc::new(app::Silent)).await {
        Ok(_) => Vec::new(),
        Err(problem) => {
            assert_eq!(problem.code, ProblemCode::LeaksFound, "{problem}");
            let report: LeakReport = desk.call("leak.found", json!({ "seen": problem.params["seen"] })).await;
            assert_eq!(report.leaks.len().to_string(), problem.params["count"]);
            report.leaks.into_iter().map(|leak| (leak.kind, leak.text)).collect()
        }
    }
}

/// Point 4: a document with a finding is not written until somebody answers for exactly these findings, with name and reason; the
/// record says who and why. What stays in the house is not looked through.
#[tokio::test]
async fn a_finding_blocks_a_document_until_somebody_answers_for_it() {
    let desk = Desk::odd().await;
    let theme = titled(&desk, "架空の標的（問い合わせ: mihon.ichiro@example.com）", json!({})).await;
    let out = desk.path("相手先.xlsx");
    let problem = desk.refused("export.briefing", briefing(theme, "cda", &out)).await;
    assert_eq!(problem.code, ProblemCode::LeaksFound);
    assert!(!out.exists(), "nothing is written");
    let seen = problem.params["seen"].clone();
    let report: LeakReport = desk.call("leak.found", json!({ "seen": seen })).await;
    assert!(report.leaks.iter().all(|leak| leak.kind == "mail-address" && leak.text.contains("mihon.ichiro")));
    assert!(report.leaks.iter().any(|leak| leak.place.starts_with("cell:")), "{report:?}");

    let answer = |seen: &str, by: &str, reason: &str| {
        let mut args = briefing(theme, "cda", &out);
        args["answer"] = json!({ "seen": seen, "by": by, "reason": reason });
        args
    };
    // Other findings than those looked at, nobody, no reason.
    for (args, code) in [
        (answer("0", "架空 一子", "窓口の公開アドレス"), ProblemCode::LeaksFound),
        (answer(&seen, " ", "窓口の公開アドレス"), ProblemCode::InvalidField),
        (answer(&seen, "架空 一子", ""), ProblemCode::InvalidField),
    ] {
        assert_eq!(desk.refused("export.briefing", args).await.code, code);
        assert!(!out.exists());
    }
    let written: Exported = desk.call("export.briefing", answer(&seen, "架空 一子", "窓口の公開アドレス")).await;
    assert!(out.exists());
    let history: History = desk.call("history.list", json!({ "limit": 1 })).await;
    let last = &history.operations[0];
    let count = report.leaks.len();
    let said = format!("点検で見つかった{count}件は架空 一子が理由を残して承認: 窓口の公開アドレス");
    assert!(last.sentence_ja.ends_with(&said), "{}", last.sentence_ja);
    assert!(last.sentence_en.contains("架空 一子 answered for"), "{}", last.sentence_en);
    assert_eq!((last.kind.as_str(), last.undoable, written.projects), ("export-briefing", false, 0));
    // The findings changed: the answer is no answer to these.
    let fields = json!({ "title_ja": "架空の標的（問い合わせ: mihon.jiro@example.com）" });
    let _: Done = desk.call("theme.edit", json!({ "id": theme, "fields": fields })).await;
    let again = desk.refused("export.briefing", answer(&seen, "架空 一子", "窓口の公開アドレス")).await;
    assert_eq!(again.code, ProblemCode::LeaksFound);
    assert_ne!(again.params["seen"], seen);
    assert_eq!(kept_back(&desk, "export.briefing", briefing(theme, "internal", &desk.path("社内.xlsx"))).await, []);
}

/// Point 4: every workbook for outsiders is looked through, whichever command writes it.
#[tokio::test]
async fn every_workbook_for_outsiders_is_looked_through() {
    let desk = Desk::empty().await;
    let list = "課題管理番号,研究開発課題名,年度\n25zz0101001h0001,架空の標的（mihon.ichiro@example.com）,2025\n";
    desk.import(&desk.list("一覧.csv", list)).await;
    let ids = desk.ids(json!({})).await;
    let theme = desk.new_theme(json!({ "title_ja": "題名" }), json!([{ "project": ids[0] }])).await;
    let plan: Value = desk.call("plan.begin", json!({ "theme": theme, "product": "medicine" })).await;
    let all = json!({ "matching": { "filter": {}, "except": [] } });
    let mut walked = 0;
    for (command, more) in [
        ("export.briefing", json!({ "theme": theme })),
        ("export.table", json!({ "selection": all })),
        ("plan.export", json!({ "plan": plan["created"] })),
    ] {
        let mut args = json!({ "audience": "cda", "language": "en", "out": desk.path(&format!("{command}.xlsx")) });
        for (key, value) in more.as_object().into_iter().flatten() {
            args[key] = value.clone();
        }
        let found = kept_back(&desk, command, args).await;
        assert!(found.iter().any(|(kind, _)| kind == "mail-address"), "{command}: {found:?}");
        walked += 1;
    }
    assert_eq!(walked, 3);
}

/// Point 4: the target of a theme whose target stays in the house is found by any of its names, until it is shown to that audience.
#[tokio::test]
async fn a_target_that_is_not_public_is_found_by_its_names() {
    let desk = Desk::odd().await;
    let secret = desk.new_theme(json!({ "title_ja": "社内の案", "target": PDCD1 }), json!([])).await;
    let theme = titled(&desk, "PDCD1を用いる架空の治療", json!({})).await;
    let out = desk.path("相手先.xlsx");
    let export = async |audience: &str| kept_back(&desk, "export.briefing", briefing(theme, audience, &out)).await;
    let found = export("non-confidential").await;
    assert!(
        !found.is_empty() && found.iter().all(|one| *one == ("unpublished-target".into(), "PDCD1".into())),
        "{found:?}"
    );
    let class = async |class: &str| {
        let fields = json!({ "classes": { "triple": class } });
        let _: Done = desk.call("theme.edit", json!({ "id": secret, "fields": fields })).await;
    };
    class("cda").await;
    assert_eq!((export("non-confidential").await.is_empty(), export("cda").await.is_empty()), (false, true));
    class("non-confidential").await;
    assert_eq!(export("non-confidential").await, []);
}

/// Point 4: names of researchers and inventions that are not filed stay; what a published list says of its projects is no secret.
#[tokio::test]
async fn names_and_unfiled_inventions_are_found_and_what_is_published_is_not() {
    let desk = Desk::empty().await;
    let list = "課題管理番号,研究開発課題名,研究代表者,年度\n25zz0101001h0001,化合物KKX-4021の最適化,架空 花子,2025\n";
    let list = desk.list("一覧.csv", list);
    let _: Imported = desk.call("import.run", json!({ "file": list, "options": { "confidential": true } })).await;
    let ids = desk.ids(json!({})).await;
    let fields = json!({ "kind": "ip", "step": "ind", "state": "none", "label": "架空複合体の用途発明" });
    let _: Done = desk.call("asset.save", json!({ "project": ids[0], "fields": fields })).await;
    let out = desk.path("相手先.xlsx");
    let found = async |title: &str| {
        let theme = titled(&desk, title, json!({})).await;
        let mut kinds: Vec<String> = kept_back(&desk, "export.briefing", briefing(theme, "public", &out))
            .await
            .into_iter()
            .map(|one| one.0)
            .collect();
        kinds.dedup();
        kinds
    };
    assert_eq!(found("架空花子による案").await, ["personal-name"]);
    assert_eq!(found("架空複合体の用途発明に基づく案").await, ["unfiled-invention"]);
    assert_eq!(found("KKX-4022の案").await, ["compound-code"]);
    // This list is not published: its code is as secret as any.
    assert_eq!(found("KKX-4021の案").await, ["compound-code"]);
    let amed = "課題管理番号,研究開発課題名,研究代表者,年度\n25zz0101002h0001,化合物KKX-4023の最適化,架空 花子,2025\n";
    desk.import(&desk.list("公開.csv", amed)).await;
    assert_eq!(found("KKX-4023の案").await, Vec::<String>::new());
    let report: LeakReport = desk.call("leak.check", json!({ "file": out })).await;
    assert!(report.leaks.is_empty() && report.published > 0, "{report:?}");
}

/// Point 4: a target in the published title of a project is no finding, the same target in a sentence of the house is one.
#[tokio::test]
async fn a_published_title_may_name_what_the_house_may_not() {
    let desk = Desk::empty().await;
    let list = "課題管理番号,研究開発課題名,年度\n25zz0101001h0001,PDCD1を標的とする架空の研究,2025\n";
    desk.import(&desk.list("一覧.csv", list)).await;
    let ids = desk.ids(json!({})).await;
    desk.new_theme(json!({ "title_ja": "社内の案", "target": PDCD1 }), json!([])).await;
    let out = desk.path("一覧.xlsx");
    let all = json!({ "matching": { "filter": {}, "except": [] } });
    let table = json!({ "selection": all, "audience": "public", "language": "both", "out": out });
    assert_eq!(kept_back(&desk, "export.table", table).await, []);
    let theme = desk
        .new_theme(json!({ "title_ja": "PDCD1の案", "classes": { "title": "public" } }), json!([{ "project": ids[0] }]))
        .await;
    let found = kept_back(&desk, "export.briefing", briefing(theme, "public", &out)).await;
    assert!(!found.is_empty() && found.iter().all(|one| one.0 == "unpublished-target"), "{found:?}");
}
