//! Stage one, point 1: interests. A project hidden from somebody is in no answer of any command, in no file one writes, and no
//! write reaches it. The walk knows every command of the list; one it does not know fails it.

use super::people::{become_, register};
use super::planted::{KEY, MARK, NOBODY, Planted, planted, silent, text_of, told_in, tried};
use super::walk::{APART, calls};
use crate::desk::Desk;
use app::commands::{Done, LIST, Mode};
use app::interest::{InterestEffect, Interests};
use app::library::LibraryStatus;
use app::person::Me;
use domain::{Id, ProblemCode};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// What the chair sees of the planted project.
async fn content(of: &Planted) -> Value {
    let desk = &of.desk;
    let detail: Value = desk.call("project.detail", json!({ "id": of.project })).await;
    let lineage: Value = desk.call("lineage.show", json!({ "id": of.project })).await;
    let attached: Value = desk.call("attachment.list", json!({ "thing": "project", "id": of.project })).await;
    let requests: Value = desk.call("adjustment.list", json!({})).await;
    let assets: Value = desk.call("asset.list", json!({ "id": of.project })).await;
    json!([detail, lineage["handovers"], attached, requests["rows"], assets])
}

async fn walk(of: &Planted, person: Option<Id>) {
    let desk = &of.desk;
    become_(desk, Some(of.chair)).await;
    let before = content(of).await;
    assert!(before.to_string().contains(MARK));
    let me = become_(desk, person).await;
    assert_eq!(me.hidden, 1);
    let calls = calls(of);
    let mut known: BTreeSet<&str> = calls.iter().map(|(name, ..)| *name).collect();
    known.extend(APART);
    let unknown: Vec<_> = LIST.iter().filter(|declared| !known.contains(declared.name)).map(|d| d.name).collect();
    assert_eq!(unknown, Vec::<&str>::new(), "the walk does not know these commands");
    let mut found: Vec<String> = Vec::new();
    for (name, args, refused) in calls {
        let answer = tried(desk, name, args.clone()).await;
        // What was asked for comes back as asked.
        let told = match &answer {
            Ok(value) => value.to_string(),
            Err(problem) => {
                if problem.code == ProblemCode::BadCall {
                    found.push(format!("{name} {args}: {problem}"));
                }
                format!("{problem} {:?}", problem.params)
            }
        };
        // Rows of a file come back as they stand in it.
        let told = if name.starts_with("import.") { told.replace(KEY, "") } else { told };
        found.extend(told_in(name, &told));
        if refused && answer.is_ok() {
            found.push(format!("{name} {args} was not refused: {told}"));
        }
        for field in ["out", "path"] {
            if let (Ok(_), Some(path)) = (&answer, args[field].as_str().filter(|_| name != "backup.preview")) {
                let text = text_of(Path::new(path));
                let text = if name.starts_with("import.") { text.replace(KEY, "") } else { text };
                found.extend(told_in(&format!("file of {name}"), &text));
            }
        }
        let declared = LIST.iter().find(|declared| declared.name == name).unwrap();
        if refused {
            assert_ne!(declared.mode, Mode::Read, "{name}");
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    become_(desk, Some(of.chair)).await;
    assert_eq!(content(of).await, before);
}

/// Point 1: for whoever comes from the company whose project it is, it is not there, in any command; nobody in particular
/// sees no more.
#[tokio::test]
async fn a_hidden_project_is_in_no_answer_of_any_command_and_no_write_reaches_it() {
    let planted = planted().await;
    walk(&planted, Some(planted.blocked)).await;
    walk(&planted, NOBODY).await;
}

/// The walk can find what it looks for: to the chair, who has no interest, these commands tell of the project.
#[tokio::test]
async fn the_walk_finds_the_project_where_it_may_be_seen() {
    let of = planted().await;
    become_(&of.desk, Some(of.chair)).await;
    let mut telling: BTreeSet<&str> = BTreeSet::new();
    for (name, args, refused) in calls(&of) {
        let reads = LIST.iter().any(|declared| declared.name == name && declared.mode != Mode::Write);
        if !reads || refused {
            continue;
        }
        if let Ok(value) = tried(&of.desk, name, args.clone()).await {
            let out = args["out"].as_str().map(|path| text_of(Path::new(path))).unwrap_or_default();
            if value.to_string().contains(MARK) || out.contains(MARK) {
                telling.insert(name);
            }
        }
    }
    for name in [
        "adjustment.list",
        "asset.list",
        "attachment.list",
        "attachment.save",
        "attachment.view",
        "concept.uses",
        "duplicate.list",
        "export.briefing",
        "export.history",
        "export.matrix",
        "export.table",
        "find.facets",
        "find.matrix",
        "find.similar",
        "find.values",
        "forge.board",
        "hearing.list",
        "history.list",
        "history.show",
        "import.log",
        "library.status",
        "lineage.show",
        "outcome.list",
        "plan.diff",
        "plan.export",
        "plan.show",
        "project.detail",
        "project.page",
        "tagging.project",
        "theme.claims",
        "theme.comments",
        "theme.diff",
        "theme.show",
        "word.list",
    ] {
        assert!(telling.contains(name), "{name} does not tell of the project: {telling:?}");
    }
}

/// Point 1: looking at how the library once was, or opening a copy of it, shows nothing that is hidden now.
#[tokio::test]
async fn an_earlier_state_and_a_copy_hide_what_is_hidden_now() {
    let of = planted().await;
    become_(&of.desk, Some(of.blocked)).await;
    for (name, args) in [
        ("library.as_it_was", json!({ "operation": of.tagged, "out": of.desk.path("past.tsumugi") })),
        ("library.open", json!({ "path": of.desk.library() })),
        ("backup.restore_to", json!({ "path": of.backup, "out": of.desk.path("copy.tsumugi") })),
    ] {
        let _: LibraryStatus = of.desk.call(name, args).await;
        for read in ["project.page", "history.list", "theme.list"] {
            let args = if read == "theme.list" { json!({}) } else { json!({ "limit": 500 }) };
            silent(name, &of.desk.call::<Value>(read, args).await.to_string());
        }
        assert_eq!(
            of.desk.refused("project.detail", json!({ "id": of.project })).await.code,
            ProblemCode::NoSuchProject
        );
    }
}

/// Point 1: by organisation, tie, programme and project; a declared interest hides at once, and is a chair's to take back.
#[tokio::test]
async fn every_kind_of_interest_hides_and_a_chair_is_told_why() {
    let desk = Desk::empty().await;
    let list = desk.list(
        "課題.csv",
        "課題管理番号,研究開発課題名,代表機関名,研究代表者,事業名,年度\n\
         25zz0100001h0001,一つ目の題名,国立大学法人見本大学,見本 花子,架空事業,2025\n\
         25zz0100002h0001,二つ目の題名,架空病院,架空 太郎,架空事業,2025\n\
         25zz0100003h0001,三つ目の題名,別の大学,別の 人,見本創薬事業,2025\n\
         25zz0100004h0001,四つ目の題名,四番大学,四番 人,他の事業,2025\n",
    );
    desk.import(&list).await;
    let chair = register(&desk, "議長A", "", true).await;
    become_(&desk, Some(chair)).await;
    let reader = register(&desk, "査読B", "", false).await;
    let programme: Done =
        desk.call("registry.add", json!({ "fields": { "name_ja": "見本創薬事業" }, "tie": ["見本創薬事業"] })).await;
    let fourth = desk.key("zz0100004").await;
    become_(&desk, Some(reader)).await;
    assert_eq!(desk.ids(json!({})).await.len(), 4);
    let new =
        |kind: &str, name: &str, of: Option<Id>| json!({ "person": reader, "kind": kind, "name": name, "of": of });
    for (args, left) in [
        (new("organisation", "見本大学", None), 3),
        (new("tie", "架空 太郎", None), 2),
        (new("programme", "", programme.created), 1),
        (new("project", "", Some(fourth)), 0),
    ] {
        let effect: InterestEffect = desk.call("interest.effect", args.clone()).await;
        assert_eq!((effect.projects, effect.already), (1, 0), "{args}");
        let done: Done = desk.call("interest.declare", args.clone()).await;
        assert_eq!(done.count, 1);
        assert_eq!(desk.ids(json!({})).await.len(), left, "{args}");
        let again: InterestEffect = desk.call("interest.effect", args).await;
        assert_eq!((again.projects, again.already), (0, 0), "what is hidden by now is not counted any more");
    }
    let short = desk.refused("interest.declare", new("organisation", "株式会社", None)).await;
    assert_eq!(short.code, ProblemCode::InvalidField);
    // Told one's own, without the projects; not withdrawn by oneself.
    let own: Interests = desk.call("interest.list", json!({})).await;
    assert_eq!((own.interests.len(), own.blocked.len(), own.blocked_total), (4, 0, 4));
    assert_eq!(own.interests[3].name, "");
    let first = json!({ "id": own.interests[0].id });
    assert_eq!(desk.refused("interest.withdraw", first.clone()).await.code, ProblemCode::ChairOnly);
    let lift = json!({ "person": reader, "project": fourth, "reason": "確認済み" });
    assert_eq!(desk.refused("interest.lift", lift.clone()).await.code, ProblemCode::ChairOnly);
    // The chair sees which, and why; lifts one with a reason.
    become_(&desk, Some(chair)).await;
    let told: Interests = desk.call("interest.list", json!({ "person": reader })).await;
    assert_eq!((told.blocked.len(), told.blocked_total), (4, 4));
    let of = told.blocked.iter().find(|blocked| blocked.title_ja == "二つ目の題名").unwrap();
    assert_eq!((of.kind, of.name.as_str()), (domain::stage::InterestKind::Tie, "架空 太郎"));
    let empty = json!({ "person": reader, "project": fourth, "reason": " " });
    assert_eq!(desk.refused("interest.lift", empty).await.code, ProblemCode::InvalidField);
    let _: Done = desk.call("interest.lift", lift).await;
    let _: Done = desk.call("interest.withdraw", first).await;
    become_(&desk, Some(reader)).await;
    let titles: BTreeSet<String> = desk.rows(json!({})).await.into_iter().map(|row| row.title_ja).collect();
    assert_eq!(titles, ["一つ目の題名", "四つ目の題名"].map(str::to_owned).into());
    become_(&desk, Some(chair)).await;
    let _: Done = desk.call("interest.lift", json!({ "person": reader, "project": fourth, "reason": null })).await;
    become_(&desk, Some(reader)).await;
    assert_eq!(desk.ids(json!({})).await.len(), 1);
    let me: Me = desk.call("person.me", json!({})).await;
    assert_eq!(me.hidden, 3);
}

/// Point 1: a later list that names the institution hides the project as soon as it is in.
#[tokio::test]
async fn what_a_later_list_brings_is_hidden_as_well() {
    let desk = Desk::odd().await;
    let chair = register(&desk, "議長A", "株式会社黒金製薬", true).await;
    become_(&desk, Some(chair)).await;
    let before = desk.ids(json!({})).await.len();
    let head = "課題管理番号,研究開発課題名,代表機関名,年度\n";
    let row = "26zz0999003h0001,新しい題名,黒金製薬（株）,2026\n";
    let list = desk.list("次.csv", format!("{head}{row}26zz0999004h0001,隣の題名,見本大学,2026\n"));
    desk.import(&list).await;
    assert_eq!(desk.ids(json!({})).await.len(), before + 1);
    // Once more: neither new nor written, and said so.
    let again = desk.import(&desk.list("再.csv", format!("{head}{row}"))).await;
    assert_eq!((again.report.rows, again.report.new, again.report.unreadable), (1, 0, 1));
    assert_eq!(again.report.issues[0].issue.code, domain::IssueCode::HiddenProject);
    assert_eq!(desk.ids(json!({})).await.len(), before + 1);
}
