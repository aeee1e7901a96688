//! The theme forge, bad input: projects that are hidden, merged or taken back while they are in a theme, a theme without a triple,
//! a theme that goes.

use super::loom::{ANTIBODY, GENETICS, Loom};
use app::commands::Done;
use app::duplicate::Duplicates;
use app::theme::StateNames;
use domain::{Id, ProblemCode};
use serde_json::{Value, json};

/// Everything that can hang on the theme, on the second project as well.
async fn hung(loom: &Loom) -> Vec<Id> {
    let [one, other] = [loom.projects[0], loom.projects[1]];
    let asset = loom.genetics().await;
    let quoted = json!({ "kind": "antibody", "step": "screening", "state": "have", "label": "伏せる抗体", "field": "summary_ja",
        "sentence": ANTIBODY });
    let hidden: Done = loom.desk.call("asset.save", json!({ "project": other, "fields": quoted })).await;
    let idea = loom.idea().await;
    let fields = json!({ "kind": "delivery", "step": "optimisation", "state": "obtaining", "label": "TfR腕" });
    let _: Done = loom.desk.call("asset.save", json!({ "extra": idea, "fields": fields })).await;
    loom.claim("効く", json!({ "on": "project", "project": one, "field": "summary_ja" }), json!({ "quote": GENETICS }))
        .await;
    let secret = loom.claim("伏せる主張", json!({ "on": "asset", "asset": hidden.created }), json!({})).await;
    loom.claim("着想がある", json!({ "on": "extra", "extra": idea }), json!({})).await;
    let heard = loom.heard(other, "agreed", "2026-11-20").await;
    let need = json!({ "id": loom.theme, "need": "gmp", "needed": false, "reason": "後継で行う" });
    let _: Done = loom.desk.call("theme.need", need).await;
    let say = json!({ "theme": loom.theme, "text": format!("[[{other}]] の抗体を見たい") });
    let _: Done = loom.desk.call("theme.comment", say).await;
    let _: Done = loom.desk.call("theme.snapshot", json!({ "id": loom.theme, "reason": "会議の前" })).await;
    vec![asset, hidden.created.unwrap(), idea, secret, heard]
}

/// Whoever may not see a project sees neither its assets nor its claims nor what was heard of it, and writes none.
#[tokio::test]
async fn what_hangs_on_a_hidden_project_is_hidden_with_it() {
    let loom = Loom::set().await;
    let (chair, reader) = loom.blocked().await;
    let ids = hung(&loom).await;
    let [asset, secret, heard] = [ids[1], ids[3], ids[4]];
    let other = loom.projects[1];
    assert_eq!(loom.claims().await.len(), 3);
    let before = loom.all().await;
    loom.work_as(reader).await;
    let told = loom.all().await.to_string();
    for word in ["伏せる", "作動抗体", "血中濃度", "架空受容体に対する抗体の創製"] {
        assert!(!told.contains(word), "{word}: {told}");
    }
    assert_eq!(
        (loom.claims().await.len(), loom.hearings().await.hidden, loom.hearings().await.standing.len()),
        (2, 1, 2)
    );
    for (name, args, reason) in [
        ("asset.remove", json!({ "id": asset }), Some("asset-gone")),
        ("theme.claim_remove", json!({ "id": secret }), Some("claim-gone")),
        ("hearing.remove", json!({ "id": heard }), Some("hearing-gone")),
        ("asset.refuse", json!({ "project": other, "kind": "antibody", "sentence": ANTIBODY }), None),
        ("asset.list", json!({ "id": other }), None),
    ] {
        let problem = loom.desk.refused(name, args).await;
        match reason {
            Some(reason) => assert_eq!(problem.params["reason"], reason, "{name}"),
            None => assert_eq!(problem.code, ProblemCode::NoSuchProject, "{name}"),
        }
    }
    let listed: Value = loom.desk.call("history.list", json!({ "limit": 99 })).await;
    assert!(!listed.to_string().contains("架空受容体に対する抗体の創製"), "{listed}");
    for operation in listed["operations"].as_array().unwrap() {
        let shown: Value = loom.desk.call("history.show", json!({ "id": operation["id"] })).await;
        for word in ["伏せる", "作動抗体", "血中濃度"] {
            assert!(!shown.to_string().contains(word), "{word}: {shown}");
        }
    }
    // Claims are laid around those that are hidden.
    let claims = loom.claims().await;
    let save = json!({ "id": claims[1].id, "theme": loom.theme, "fields": claims[1].fields, "position": 0 });
    let _: Done = loom.desk.call("theme.claim_save", save).await;
    assert_eq!(loom.claims().await[0].id, claims[1].id);
    loom.desk.undo().await;
    loom.work_as(chair).await;
    assert_eq!(loom.all().await, before);
}

/// A project that becomes one with another brings its assets, claims and hearings along; undo parts them again.
#[tokio::test]
async fn a_merged_project_brings_along_what_hangs_on_it() {
    let loom = Loom::set().await;
    hung(&loom).await;
    let gone = loom.projects[1];
    let list =
        "課題管理番号,研究開発課題名,代表機関名,年度\n26tm0624002h0001,架空受容体に対する抗体の創製,架空大学,2026\n";
    loom.desk.import(&loom.desk.list("次.csv", list)).await;
    let keep = loom.desk.key("tm0624002").await;
    let refuse = json!({ "project": keep, "kind": "antibody", "sentence": ANTIBODY });
    for project in [keep, gone] {
        let mut refuse = refuse.clone();
        refuse["project"] = json!(project);
        refuse["kind"] = json!("cell");
        let _: Done = loom.desk.call("asset.refuse", refuse).await;
    }
    let pairs: Duplicates = loom.desk.call("duplicate.list", json!({ "state": "open", "limit": 9 })).await;
    let of = |side: &Option<app::duplicate::Side>, id: Id| side.as_ref().is_some_and(|side| side.row.id == id);
    let pair = pairs
        .pairs
        .iter()
        .find(|pair| (of(&pair.a, gone) && of(&pair.b, keep)) || (of(&pair.a, keep) && of(&pair.b, gone)));
    let pair = pair.expect("a proposal").id;
    let before = loom.all().await;
    let _: Done = loom.desk.call("duplicate.merge", json!({ "pair": pair, "keep": keep })).await;
    assert_eq!(loom.assets(keep).await.assets[0].fields.label, "伏せる抗体");
    let claims = loom.claims().await;
    assert_eq!((claims[1].project, claims[1].stale), (Some(keep), false));
    let heard = loom.hearings().await;
    let standing = heard.standing.iter().find(|one| one.project.id == keep).expect("in the theme");
    assert_eq!(standing.entries.len(), 1);
    let said: Value = loom.desk.call("theme.comments", json!({ "id": loom.theme })).await;
    assert_eq!(said["comments"][0]["text"], format!("[[{keep}]] の抗体を見たい"));
    assert_eq!(said["comments"][0]["mentions"][0]["id"], keep);
    loom.desk.undo().await;
    assert_eq!(loom.all().await, before);
}

/// An import is not taken back while something hangs on what it brought; the refusal says what.
#[tokio::test]
async fn an_import_stays_while_assets_claims_or_hearings_hang_on_it() {
    let loom = Loom::set().await;
    let undo = json!({ "operation": loom.import });
    let project = loom.projects[0];
    let _: Done = loom.desk.call("theme.remove", json!({ "id": loom.theme })).await;
    loom.desk.undo().await;
    let asset = loom.genetics().await;
    let said = loom.claim(
        "効く",
        json!({ "on": "project", "project": project, "field": "summary_ja" }),
        json!({ "quote": GENETICS }),
    );
    said.await;
    loom.heard(project, "agreed", "2026-11-20").await;
    let refused = loom.desk.refused("history.undo", undo.clone()).await;
    assert_eq!(refused.code, ProblemCode::UndoBlocked);
    let named = refused.params["operations"].to_string();
    for kind in ["asset-save", "claim-save", "hearing-save", "theme-create"] {
        assert!(named.contains(kind), "{named}");
    }
    // Without the theme only the asset is left to hang on it.
    let _: Done = loom.desk.call("theme.remove", json!({ "id": loom.theme })).await;
    let refused = loom.desk.refused("history.undo", undo.clone()).await;
    assert!(refused.params["operations"].to_string().contains("asset-save"), "{:?}", refused.params);
    assert_eq!(loom.assets(project).await.assets[0].id, asset);
}

/// A theme without a triple, or without anything, is shown plainly.
#[tokio::test]
async fn a_theme_without_a_triple_is_shown_plainly() {
    let loom = Loom::set().await;
    let theme = loom.desk.theme(loom.theme).await;
    assert_eq!((theme.target, theme.modality, theme.indication, theme.threads.len()), (None, None, None, 3));
    let bare = loom.desk.new_theme(json!({ "title_en": "Nothing yet" }), json!([])).await;
    for id in [loom.theme, bare] {
        for (name, args) in [
            ("theme.claims", json!({ "id": id })),
            ("theme.versions", json!({ "id": id })),
            ("theme.comments", json!({ "id": id })),
            ("hearing.list", json!({ "theme": id })),
            ("forge.board", json!({ "theme": id })),
            ("forge.freed", json!({ "theme": id })),
        ] {
            let _: Value = loom.desk.call(name, args).await;
        }
    }
}

/// A theme goes with all that is its own; what projects bring stays, alternatives stand by themselves, undo brings all back.
#[tokio::test]
async fn a_theme_goes_with_all_that_hangs_on_it_and_comes_back_whole() {
    let loom = Loom::set().await;
    hung(&loom).await;
    let copy = json!({ "id": loom.theme, "fields": { "title_ja": "別の案" } });
    let other: Done = loom.desk.call("theme.copy", copy).await;
    let other = other.created.unwrap();
    assert_eq!(loom.desk.theme(other).await.origin, Some(loom.theme));
    let before = loom.all().await;
    let _: Done = loom.desk.call("theme.remove", json!({ "id": loom.theme })).await;
    assert_eq!(loom.desk.refused("theme.claims", json!({ "id": loom.theme })).await.code, ProblemCode::NoSuchTheme);
    assert_eq!(loom.desk.theme(other).await.origin, None);
    assert_eq!(loom.assets(loom.projects[0]).await.assets.len(), 1);
    let _: Value = loom.desk.call("library.check", json!({ "full": true })).await;
    loom.desk.undo().await;
    assert_eq!(loom.all().await, before);
}

/// What a theme is carried on with is kept, bounded and cleared; states are called as the team calls them.
#[tokio::test]
async fn the_course_of_a_theme_and_the_names_of_states_are_the_team_s() {
    let loom = Loom::set().await;
    let edit = |fields: Value| json!({ "id": loom.theme, "fields": fields });
    let fields = json!({ "owner": "メンバーA", "next_step": "SG①の確認", "due": "2027-01-15", "effort_months": 36,
        "months_to_gate": 8, "competition": "high" });
    let _: Done = loom.desk.call("theme.edit", edit(fields)).await;
    let theme = loom.desk.theme(loom.theme).await;
    assert_eq!((theme.owner.as_str(), theme.due.as_str(), theme.effort_months), ("メンバーA", "2027-01-15", Some(36)));
    let _: Done = loom.desk.call("theme.edit", edit(json!({ "due": "", "effort_months": null }))).await;
    let theme = loom.desk.theme(loom.theme).await;
    assert_eq!((theme.due.as_str(), theme.effort_months, theme.months_to_gate), ("", None, Some(8)));
    for (fields, field, reason) in [
        (json!({ "due": "1月15日" }), "due", "no-date"),
        (json!({ "effort_months": 1_201 }), "effort_months", "too-many"),
        (json!({ "months_to_gate": 601 }), "months_to_gate", "too-many"),
    ] {
        let problem = loom.desk.refused("theme.edit", edit(fields)).await;
        assert_eq!((problem.params["field"].as_str(), problem.params["reason"].as_str()), (field, reason));
    }
    let name = json!({ "state": "study", "name_ja": "精査中", "name_en": "In depth" });
    let _: Done = loom.desk.call("theme.name_state", name.clone()).await;
    let names = async || loom.desk.call::<StateNames>("theme.states", json!({})).await.names;
    assert_eq!(json!(names().await), json!([name]));
    let half = json!({ "state": "study", "name_ja": "精査中", "name_en": "" });
    assert_eq!(loom.desk.refused("theme.name_state", half).await.params["reason"], "both-names");
    let shipped = json!({ "state": "study", "name_ja": "", "name_en": "" });
    let _: Done = loom.desk.call("theme.name_state", shipped).await;
    assert!(names().await.is_empty());
    loom.desk.undo().await;
    assert_eq!(names().await.len(), 1);
}
