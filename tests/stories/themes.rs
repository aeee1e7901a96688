//! Several projects woven into one theme: point 5, with the undo of point 7.

use crate::desk::{ADC, CANCER, Desk, PDCD1};
use app::commands::Done;
use app::theme::{Theme, ThemeField, ThemeList};
use domain::{Class, Id, ProblemCode, Role, ThemeState};
use serde_json::{Value, json};

fn order(theme: &Theme) -> Vec<Id> {
    theme.threads.iter().map(|thread| thread.project.id).collect()
}

async fn woven(desk: &Desk) -> (Id, Vec<Id>) {
    let ids = desk.ids(json!({})).await;
    let fields = json!({ "code": "TH-織", "title_ja": "架空の題名", "title_en": "A fictional title", "target": PDCD1,
        "modality": ADC, "indication": CANCER, "hypothesis_ja": "仮説", "hypothesis_en": "Hypothesis", "notes": "メモ",
        "state": "study", "classes": { "title": "public", "hypothesis": "cda" } });
    let threads = json!([
        { "project": ids[2], "role": "target", "note": "標的の検証" },
        { "project": ids[0], "role": "modality" },
        { "project": ids[1] },
    ]);
    (desk.new_theme(fields, threads).await, ids)
}

/// Point 5: code, titles, triple, hypothesis, notes, state, classes, projects with role and order, all in one step.
#[tokio::test]
async fn a_theme_is_woven_in_one_step() {
    let desk = Desk::odd().await;
    let before = desk.content().await;
    let (id, ids) = woven(&desk).await;
    let theme = desk.theme(id).await;
    assert_eq!(
        (theme.code.as_str(), theme.title_ja.as_str(), theme.title_en.as_str()),
        ("TH-織", "架空の題名", "A fictional title")
    );
    let triple = [&theme.target, &theme.modality, &theme.indication].map(|c| c.as_ref().unwrap().id.clone());
    assert_eq!(triple, [PDCD1, ADC, CANCER]);
    assert_eq!((theme.hypothesis_ja.as_str(), theme.notes.as_str(), theme.state), ("仮説", "メモ", ThemeState::Study));
    assert_eq!(theme.classes.get(&ThemeField::Title), Some(&Class::Public));
    assert_eq!(theme.classes.get(&ThemeField::Hypothesis), Some(&Class::Cda));
    assert_eq!(theme.classes.get(&ThemeField::Notes).copied().unwrap_or(Class::Internal), Class::Internal);
    assert_eq!(order(&theme), [ids[2], ids[0], ids[1]]);
    let roles: Vec<_> = theme.threads.iter().map(|t| (t.role, t.note.as_str())).collect();
    assert_eq!(roles, [(Some(Role::Target), "標的の検証"), (Some(Role::Modality), ""), (None, "")]);
    assert_eq!(theme.by, "作業者");
    let of_project = &desk.detail(ids[2]).await.themes;
    assert_eq!((of_project[0].code.as_str(), of_project[0].role), ("TH-織", Some(Role::Target)));
    // Point 7: one step takes all of it back and one brings all of it again.
    let after = desk.content().await;
    desk.undo().await;
    assert_eq!(desk.content().await, before);
    desk.redo().await;
    assert_eq!(desk.content().await, after);
}

/// Point 5: each field can be changed alone, cleared, classed; what is not named stays.
#[tokio::test]
async fn what_an_edit_does_not_name_stays() {
    let desk = Desk::odd().await;
    let (id, _) = woven(&desk).await;
    let before = json!(desk.theme(id).await);
    let edits = [
        (json!({ "title_ja": "別の題名" }), vec!["title_ja"]),
        (json!({ "hypothesis_en": "" }), vec!["hypothesis_en"]),
        (json!({ "target": "" }), vec!["target"]),
        (json!({ "state": "proposed", "notes": "別のメモ" }), vec!["state", "notes"]),
        (json!({ "code": "TH-別" }), vec!["code"]),
        (json!({ "classes": { "notes": "public" } }), vec!["classes"]),
        (json!({ "classes": { "title": "internal" } }), vec!["classes"]),
    ];
    for (fields, named) in edits {
        let done: Done = desk.call("theme.edit", json!({ "id": id, "fields": fields })).await;
        assert!(done.operation.is_some());
        let after = json!(desk.theme(id).await);
        let differing: Vec<&str> =
            before.as_object().unwrap().keys().map(String::as_str).filter(|key| before[key] != after[key]).collect();
        let mut named = named;
        named.sort_unstable();
        assert_eq!(differing, named, "{fields}");
        desk.undo().await;
        assert_eq!(json!(desk.theme(id).await), before, "{fields}");
    }
}

/// Point 5: role, note and place of a project; a project joined or taken out.
#[tokio::test]
async fn projects_are_ordered_given_roles_joined_and_taken_out() {
    let desk = Desk::odd().await;
    let (id, ids) = woven(&desk).await;
    let edit = |project: Id, what: Value| {
        let mut args = json!({ "id": id, "project": project });
        args.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
        args
    };
    let _: Done = desk.call("theme.thread_edit", edit(ids[1], json!({ "position": 0 }))).await;
    assert_eq!(order(&desk.theme(id).await), [ids[1], ids[2], ids[0]]);
    let _: Done = desk.call("theme.thread_edit", edit(ids[1], json!({ "position": 2 }))).await;
    assert_eq!(order(&desk.theme(id).await), [ids[2], ids[0], ids[1]]);
    let _: Done = desk.call("theme.thread_edit", edit(ids[2], json!({ "role": "cmc" }))).await;
    let first = |theme: Theme| (theme.threads[0].role, theme.threads[0].note.clone());
    assert_eq!(first(desk.theme(id).await), (Some(Role::Cmc), "標的の検証".to_owned()), "the note stays");
    let _: Done = desk.call("theme.thread_edit", edit(ids[2], json!({ "role": null, "note": "別" }))).await;
    assert_eq!(first(desk.theme(id).await), (None, "別".to_owned()));

    let join = json!({ "id": id, "selection": { "these": [ids[0], ids[3], ids[4]] } });
    let joined: Done = desk.call("theme.join", join).await;
    assert_eq!(joined.count, 2, "one is in already and stays where it is");
    assert_eq!(order(&desk.theme(id).await), [ids[2], ids[0], ids[1], ids[3], ids[4]]);
    let _: Done = desk.call("theme.thread_remove", json!({ "id": id, "project": ids[0] })).await;
    assert_eq!(order(&desk.theme(id).await), [ids[2], ids[1], ids[3], ids[4]]);
    desk.undo().await;
    assert_eq!(order(&desk.theme(id).await), [ids[2], ids[0], ids[1], ids[3], ids[4]]);
    let gone = desk.refused("theme.thread_edit", edit(ids[8], json!({ "position": 0 }))).await;
    assert_eq!(gone.code, ProblemCode::NoSuchProject);
}

/// Points 5 and 7: a theme removed leaves its projects; undo brings it back whole.
#[tokio::test]
async fn a_removed_theme_comes_back_whole() {
    let desk = Desk::odd().await;
    let (id, _) = woven(&desk).await;
    let before = desk.content().await;
    let _: Done = desk.call("theme.remove", json!({ "id": id })).await;
    assert_eq!((desk.status().await.themes, desk.status().await.projects), (0, 9));
    assert_eq!(desk.refused("theme.show", json!({ "id": id })).await.code, ProblemCode::NoSuchTheme);
    assert_eq!(desk.refused("theme.remove", json!({ "id": id })).await.code, ProblemCode::NoSuchTheme);
    desk.undo().await;
    assert_eq!(desk.content().await, before);
}

/// Point 5: a code is given once; one is proposed where none is given.
#[tokio::test]
async fn a_code_is_unique_and_proposed() {
    let desk = Desk::odd().await;
    let (id, _) = woven(&desk).await;
    let before = desk.content().await;
    let taken = desk.refused("theme.create", json!({ "fields": { "code": "TH-織", "title_ja": "二つ目" } })).await;
    assert_eq!((taken.code, taken.params["code"].as_str()), (ProblemCode::ThemeExists, "TH-織"));
    assert_eq!(desk.content().await, before);
    let list: ThemeList = desk.call("theme.list", json!({})).await;
    let second = desk.new_theme(json!({ "title_ja": "二つ目" }), json!([])).await;
    assert_eq!(desk.theme(second).await.code, list.next_code);
    let renamed = desk.refused("theme.edit", json!({ "id": second, "fields": { "code": "TH-織" } })).await;
    assert_eq!(renamed.code, ProblemCode::ThemeExists);
    let _: Done = desk.call("theme.edit", json!({ "id": id, "fields": { "code": "TH-織" } })).await;
}

/// Point 5: a theme needs a title in one language, known concepts, and projects that exist.
#[tokio::test]
async fn a_theme_that_cannot_stand_is_refused() {
    let desk = Desk::odd().await;
    let (id, _) = woven(&desk).await;
    let before = desk.content().await;
    let long = "長".repeat(501);
    for (fields, threads, code) in [
        (json!({}), json!([]), ProblemCode::InvalidField),
        (json!({ "title_ja": "　" }), json!([]), ProblemCode::InvalidField),
        (json!({ "title_ja": long }), json!([]), ProblemCode::InvalidField),
        (json!({ "title_en": "x", "code": " " }), json!([]), ProblemCode::InvalidField),
        (json!({ "title_en": "x", "target": CANCER }), json!([]), ProblemCode::NoSuchConcept),
        (json!({ "title_en": "x" }), json!([{ "project": 1 }]), ProblemCode::NoSuchProject),
    ] {
        let problem = desk.refused("theme.create", json!({ "fields": fields, "threads": threads })).await;
        assert_eq!(problem.code, code, "{fields}");
    }
    let untitled = json!({ "id": id, "fields": { "title_ja": "", "title_en": "" } });
    let problem = desk.refused("theme.edit", untitled).await;
    assert_eq!((problem.code, problem.params["reason"].as_str()), (ProblemCode::InvalidField, "title-needed"));
    assert_eq!(desk.content().await, before);
    desk.new_theme(json!({ "title_en": "English alone is enough" }), json!([])).await;
}

/// Point 7: an import whose project is woven into a theme cannot be taken back under it; the refusal names the work.
#[tokio::test]
async fn an_import_under_a_theme_is_not_undone_and_the_work_is_named() {
    let desk = Desk::odd().await;
    let import = desk.status().await.undo.unwrap().operation;
    woven(&desk).await;
    let before = desk.content().await;
    let problem = desk.refused("history.undo", json!({ "operation": import })).await;
    assert_eq!((problem.code, problem.params["count"].as_str()), (ProblemCode::UndoBlocked, "1"));
    let theme = desk.status().await.undo.unwrap().operation;
    assert_eq!(problem.params["ids"], theme.to_string());
    for language in [app::settings::Language::Ja, app::settings::Language::En] {
        let sentence = app::catalogue::problem(language, &problem);
        assert!(sentence.contains(&problem.params["operations"]) && !problem.params["operations"].is_empty());
    }
    assert_eq!(desk.content().await, before);
    desk.undo().await;
    desk.undo().await;
    assert_eq!(desk.status().await.projects, 0);
}
