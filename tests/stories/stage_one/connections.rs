//! 既存支援との接続: point 6 of the issue on stage one.

use super::meeting::Meeting;
use app::commands::Done;
use app::shortlist::ProjectSupports;
use app::support::Supports;
use domain::stage::ConnectionState;
use domain::{Id, ProblemCode, Step};
use serde_json::{Value, json};

async fn supports(meeting: &Meeting) -> Vec<Id> {
    let supports: Supports = meeting.desk.call("support.list", json!({})).await;
    supports.supports.iter().map(|support| support.id).collect()
}

async fn connected(meeting: &Meeting, project: usize) -> Vec<(Id, Option<ConnectionState>, Option<Step>, String)> {
    let rows = meeting.shortlist().await.rows;
    let row = rows.into_iter().find(|row| row.project == meeting.projects[project]).unwrap();
    row.supports.into_iter().map(|one| (one.support, one.state, one.step, one.note)).collect()
}

/// Point 6: which support serves a project already and which could, with the step and a note; changed, taken away, undone.
#[tokio::test]
async fn a_project_is_connected_with_supports_of_the_registry() {
    let meeting = Meeting::opened(1, 2, json!({})).await;
    let all = supports(&meeting).await;
    let connect = |support: Id, more: Value| {
        let mut args = json!({ "project": meeting.projects[0], "support": support, "state": "serves" });
        for (key, value) in more.as_object().unwrap() {
            args[key] = value.clone();
        }
        args
    };
    let first = connect(all[0], json!({ "step": "screening", "note": " 化合物を借りている " }));
    let _: Done = meeting.desk.call("shortlist.connect", first.clone()).await;
    let same: Done = meeting.desk.call("shortlist.connect", first).await;
    assert_eq!(same.operation, None, "said twice is said once");
    let _: Done = meeting.desk.call("shortlist.connect", connect(all[1], json!({ "state": "could" }))).await;
    let serves = (all[0], Some(ConnectionState::Serves), Some(Step::Screening), "化合物を借りている".to_owned());
    let could = (all[1], Some(ConnectionState::Could), None, String::new());
    assert_eq!(connected(&meeting, 0).await, [serves.clone(), could.clone()]);
    assert_eq!(connected(&meeting, 1).await, []);

    let changed: Done = meeting.desk.call("shortlist.connect", connect(all[1], json!({ "state": "applied" }))).await;
    assert_eq!(connected(&meeting, 0).await[1].1, Some(ConnectionState::Applied));
    meeting.desk.undo().await;
    assert_eq!(connected(&meeting, 0).await, [serves.clone(), could.clone()]);
    let shown: Value = meeting.desk.call("history.show", json!({ "id": changed.operation })).await;
    let field = &shown["changes"][0]["fields"].as_array().unwrap().iter().find(|one| one["field"] == "state").unwrap();
    assert_eq!((&field["from"]["value_ja"], &field["to"]["value_ja"]), (&json!("候補"), &json!("申請中")));
    let _: Done = meeting.desk.call("shortlist.connect", connect(all[0], json!({ "state": null }))).await;
    assert_eq!(connected(&meeting, 0).await, std::slice::from_ref(&could));

    // A support that leaves the registry takes along what was said of it, and brings it back.
    let _: Done = meeting.desk.call("support.remove", json!({ "id": all[1] })).await;
    assert_eq!(connected(&meeting, 0).await, []);
    meeting.desk.undo().await;
    assert_eq!(connected(&meeting, 0).await, [could]);
}

/// Bad input: what is not there is refused, and changes nothing.
#[tokio::test]
async fn a_connection_needs_a_project_a_support_and_somebody() {
    let meeting = Meeting::opened(1, 1, json!({})).await;
    let all = supports(&meeting).await;
    let args = |project: Id, support: Id, note: &str| json!({ "project": project, "support": support, "state": "could", "note": note });
    let project = meeting.projects[0];
    for (args, code) in [
        (args(project, 1, ""), ProblemCode::NoSuchSupport),
        (args(1, all[0], ""), ProblemCode::NoSuchProject),
        (args(project, all[0], &"あ".repeat(501)), ProblemCode::InvalidField),
    ] {
        assert_eq!(meeting.desk.refused("shortlist.connect", args).await.code, code);
    }
    let _: app::person::Me = meeting.desk.call("person.become", json!({ "person": null })).await;
    let refused = meeting.desk.refused("shortlist.connect", args(project, all[0], "")).await;
    assert_eq!(refused.code, ProblemCode::WhoAreYou);
    assert_eq!(connected(&meeting, 0).await, []);
}

/// Point 6: the meeting is offered what its reader was: supports of the registry for the project's step and modality, until
/// somebody says what they are to it.
#[tokio::test]
async fn the_meeting_is_offered_the_supports_that_could_serve_a_project() {
    let mut meeting = Meeting::called(1).await;
    let all = meeting.desk.ids(json!({})).await;
    meeting.open(&all, json!({})).await;
    let mut found = None;
    for place in 0..meeting.projects.len() {
        let offered: ProjectSupports = meeting.desk.call("shortlist.supports", meeting.of(place)).await;
        if let Some(first) = offered.supports.first() {
            found = Some((place, first.support, offered.supports.len()));
            break;
        }
    }
    let (place, support, count) = found.expect("the registry of the sample serves some project");
    let read: app::reading::Reading = meeting.desk.call("reading.show", meeting.of(place)).await;
    let offered: ProjectSupports = meeting.desk.call("shortlist.supports", meeting.of(place)).await;
    assert_eq!(offered.supports, read.supports);
    assert!(offered.supports.iter().all(|one| one.state.is_none() && one.step.is_some()));
    let args = json!({ "project": meeting.projects[place], "support": support, "state": "could" });
    let _: Done = meeting.desk.call("shortlist.connect", args).await;
    let said: ProjectSupports = meeting.desk.call("shortlist.supports", meeting.of(place)).await;
    assert_eq!((said.supports[0].support, said.supports[0].state), (support, Some(ConnectionState::Could)));
    assert_eq!(said.supports.len(), count, "it is not offered once more");
    let stranger = json!({ "round": meeting.round, "project": 1 });
    assert_eq!(meeting.desk.refused("shortlist.supports", stranger).await.code, ProblemCode::NotInRound);
}
