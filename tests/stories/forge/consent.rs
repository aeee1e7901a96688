//! The theme forge: what somebody who may not see all of a theme can do in it, and what researchers declined.

use super::loom::Loom;
use super::planted::planted;
use app::commands::Done;
use app::forge::{Explained, Proposals};
use app::history::{History, OperationDetail};
use domain::Id;
use serde_json::{Value, json};

async fn threads(loom: &Loom) -> Vec<Id> {
    loom.desk.theme(loom.theme).await.threads.iter().map(|thread| thread.project.id).collect()
}

/// Points 2 and 6: whoever may not see a thread reorders and removes the others around it.
#[tokio::test]
async fn threads_are_laid_around_those_that_are_hidden() {
    let loom = Loom::set().await;
    let [one, hidden, three] = [loom.projects[0], loom.projects[1], loom.projects[2]];
    let (chair, reader) = loom.blocked().await;
    loom.work_as(reader).await;
    assert_eq!(threads(&loom).await, [one, three]);
    let place = |project: Id, position: u32| json!({ "id": loom.theme, "project": project, "position": position });
    let _: Done = loom.desk.call("theme.thread_edit", place(three, 0)).await;
    assert_eq!(threads(&loom).await, [three, one]);
    loom.work_as(chair).await;
    assert_eq!(threads(&loom).await, [three, hidden, one], "what is hidden keeps its place");
    loom.work_as(reader).await;
    let _: Done = loom.desk.call("theme.thread_edit", place(three, 9)).await;
    assert_eq!(threads(&loom).await, [one, three]);
    let _: Done = loom.desk.call("theme.thread_remove", json!({ "id": loom.theme, "project": one })).await;
    assert_eq!(threads(&loom).await, [three]);
    loom.work_as(chair).await;
    assert_eq!(threads(&loom).await, [hidden, three]);
    loom.work_as(reader).await;
    loom.desk.undo().await;
    assert_eq!(threads(&loom).await, [one, three]);
    loom.work_as(chair).await;
    assert_eq!(threads(&loom).await, [one, hidden, three]);
    // One who sees all moves them all, as before.
    let _: Done = loom.desk.call("theme.thread_edit", place(hidden, 0)).await;
    assert_eq!(threads(&loom).await, [hidden, one, three]);
}

/// Point 9: a claim on a hidden project that comes to rest on an added idea stays hidden with the project.
#[tokio::test]
async fn a_claim_that_is_moved_to_another_source_stays_with_its_project() {
    let loom = Loom::set().await;
    let (chair, reader) = loom.blocked().await;
    let idea = loom.idea().await;
    let fields = json!({ "kind": "delivery", "step": "optimisation", "state": "have", "label": "TfR腕" });
    let asset: Done = loom.desk.call("asset.save", json!({ "extra": idea, "fields": fields })).await;
    let on = json!({ "on": "project", "project": loom.projects[1], "field": "summary_ja" });
    let said = json!({ "quote": super::loom::ANTIBODY });
    let secret = loom.claim("伏せる主張", on, said).await;
    for on in [json!({ "on": "extra", "extra": idea }), json!({ "on": "asset", "asset": asset.created })] {
        let fields = json!({ "text_ja": "伏せる主張", "state": "confirmed", "rests_on": on });
        let save = json!({ "id": secret, "theme": loom.theme, "fields": fields });
        let _: Done = loom.desk.call("theme.claim_save", save).await;
        assert_eq!(loom.claims().await[0].project, Some(loom.projects[1]));
        loom.work_as(reader).await;
        assert!(loom.claims().await.is_empty(), "{on}");
        loom.work_as(chair).await;
    }
}

/// Point 6: the history says what a comment says, without the id of a project that may not be seen.
#[tokio::test]
async fn the_history_of_a_comment_names_no_hidden_project() {
    let loom = Loom::set().await;
    let (chair, reader) = loom.blocked().await;
    let (seen, hidden) = (loom.projects[0], loom.projects[1]);
    let text = format!("[[{hidden}]]は[[{seen}]]に合う");
    let _: Done = loom.desk.call("theme.comment", json!({ "theme": loom.theme, "text": text })).await;
    let shown = async || {
        let listed: History = loom.desk.call("history.list", json!({ "limit": 9 })).await;
        let said = listed.operations.iter().find(|one| one.kind == "theme-comment").expect("in the history");
        let detail: OperationDetail = loom.desk.call("history.show", json!({ "id": said.id })).await;
        json!(detail).to_string()
    };
    assert!(shown().await.contains(&text));
    loom.work_as(reader).await;
    let told = shown().await;
    assert!(told.contains(&format!("[[0]]は[[{seen}]]に合う")) && !told.contains(&format!("[[{hidden}]]")), "{told}");
    loom.work_as(chair).await;
    assert!(shown().await.contains(&text));
}

fn everything(limit: u32) -> Value {
    json!({ "selection": { "matching": { "filter": {}, "except": [] } }, "limit": limit })
}

/// Points 4 and 8: what a researcher declined is not proposed for the like of it, and is a reservation for anything else.
#[tokio::test]
async fn a_researcher_who_declined_is_not_proposed_for_the_same_again() {
    let desk = planted(23).await.desk;
    let first: Proposals = desk.call("forge.propose", everything(5)).await;
    let wanted = &first.proposals[0];
    let mut ids: Vec<Id> = wanted.members.iter().map(|member| member.project.id).collect();
    let project = ids[0];
    let target = wanted.target.as_ref().map(|concept| concept.id.clone());
    let indication = wanted.indication.as_ref().map(|concept| concept.id.clone());
    let fields = json!({ "code": "TH-断", "title_ja": "断られた", "target": target, "indication": indication });
    let theme = desk.new_theme(fields, json!([{ "project": project }])).await;
    let fields =
        json!({ "agreed": "declined", "spoke_to": "researcher", "spoke_by": "メンバーA", "held_on": "2026-10-01" });
    let heard = json!({ "theme": theme, "project": project, "fields": fields });
    let _: Done = desk.call("hearing.save", heard).await;
    ids.sort_unstable();
    let proposed = async || -> (bool, Proposals) {
        let now: Proposals = desk.call("forge.propose", everything(40)).await;
        let mut members = now.proposals.iter().map(|one| {
            let mut of: Vec<Id> = one.members.iter().map(|member| member.project.id).collect();
            of.sort_unstable();
            of
        });
        (members.any(|of| of == ids), now)
    };
    let explained = async || -> Explained { desk.call("forge.explain", json!({ "projects": ids.clone() })).await };
    let check = async || {
        let (again, now) = proposed().await;
        assert!(!again, "asked once is enough");
        let left = now.left.iter().find(|left| left.because.iter().any(|one| one.key == "declined-by"));
        let left = left.expect("told why");
        assert_eq!(left.projects.iter().map(|one| one.id).collect::<Vec<Id>>(), ids);
        assert!(left.because[0].params["theme_ja"].starts_with("TH-断"));
        assert_eq!(explained().await.against, left.because);
    };
    check().await;
    // It is remembered where the project has left that theme.
    let _: Done = desk.call("theme.thread_remove", json!({ "id": theme, "project": project })).await;
    check().await;
    // Another target is another question: proposed, and said.
    let other = json!({ "id": theme, "fields": { "target": "HGNC:6018", "indication": null } });
    let _: Done = desk.call("theme.edit", other).await;
    assert!(proposed().await.0);
    let now = explained().await;
    assert!(now.against.is_empty(), "{:?}", now.against);
    let reserved = now.proposal.because.iter().find(|one| one.key == "declined-by").expect("a reservation");
    assert!(!reserved.good && reserved.params["theme_ja"].starts_with("TH-断"));
    // A theme that has all the others asks the same, whatever its triple.
    let others: Vec<Id> = ids.iter().copied().filter(|id| *id != project).collect();
    let join = json!({ "id": theme, "selection": { "these": others } });
    let _: Done = desk.call("theme.join", join).await;
    check().await;
}
