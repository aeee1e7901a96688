//! Stage one, bad input: a project merged while it is in a round, and a reader who goes.

use super::panel::Panel;
use app::commands::Done;
use app::duplicate::Duplicates;
use domain::{Id, ProblemCode};
use serde_json::{Value, json};

/// A panel with two further projects that may be one: (panel, earlier, later, the proposal).
async fn twins() -> (Panel, Id, Id, Id) {
    let mut panel = Panel::of(2).await;
    let head = "課題管理番号,研究開発課題名,代表機関名,研究開発代表者,事業名,年度\n";
    let rows = "22km0605001h0001,架空分子を標的とする抗体の探索,架空大学,見本太郎,架空事業,2022\n\
                23tm0624002h0001,架空分子を標的とする抗体の探索,架空大学,見本太郎,見本事業,2023\n";
    panel.desk.import(&panel.desk.list("一覧.csv", format!("{head}{rows}"))).await;
    let (old, new) = (panel.desk.key("km0605001").await, panel.desk.key("tm0624002").await);
    panel.projects = vec![old, new];
    let pairs: Duplicates = panel.desk.call("duplicate.list", json!({ "state": "open", "limit": 9 })).await;
    let of = |id: Id| move |side: &app::duplicate::Side| side.row.id == id;
    let pair = pairs.pairs.iter().find(|pair| pair.a.as_ref().is_some_and(of(old))).expect("a proposal");
    let id = pair.id;
    (panel, old, new, id)
}

/// Two projects of one round are not made one until one of them left it; its votes go with it, and come back with undo.
#[tokio::test]
async fn two_projects_of_a_round_become_one_only_after_one_left_it() {
    let (panel, old, new, pair) = twins().await;
    let round = panel.open("第1回", 1, "closed").await;
    panel.assign(round, json!({ "everybody": [panel.readers[0]] })).await;
    for project in [old, new] {
        panel.vote(round, project, panel.readers[0], "keep").await;
    }
    panel.work_as(panel.chair).await;
    let merge = json!({ "pair": pair, "keep": old });
    let problem = panel.refused("duplicate.merge", merge.clone()).await;
    assert_eq!((problem.code, problem.params["name"].as_str()), (ProblemCode::SameRound, "第1回"));
    let leaves = json!({ "round": round, "projects": [new], "reason": "同じ課題" });
    let _: Done = panel.desk.call("round.withdraw", leaves).await;
    let _: Done = panel.desk.call("duplicate.merge", merge).await;
    let shown = panel.round(round).await;
    assert_eq!((shown.projects, shown.voted), (1, 1));
    panel.desk.undo().await;
    assert_eq!(panel.items(round).await.items.len(), 2);
    panel.work_as(panel.readers[0]).await;
    assert!(panel.show(round, new).await.mine.is_some(), "the vote came back");
}

/// What a round holds of a project follows it to the one it becomes part of.
#[tokio::test]
async fn votes_follow_a_project_to_the_one_it_becomes_part_of() {
    let (mut panel, old, new, pair) = twins().await;
    panel.projects = vec![new];
    let round = panel.open("第1回", 1, "closed").await;
    panel.assign(round, json!({ "everybody": [panel.readers[0]] })).await;
    panel.vote(round, new, panel.readers[0], "hold").await;
    panel.work_as(panel.chair).await;
    let tie = json!({ "person": panel.readers[1], "kind": "project", "of": new, "note": "共同研究" });
    let _: Done = panel.desk.call("interest.declare", tie).await;
    let _: Done = panel.desk.call("duplicate.merge", json!({ "pair": pair, "keep": old })).await;
    assert_eq!(panel.items(round).await.items[0].project, old);
    panel.work_as(panel.readers[0]).await;
    assert!(panel.show(round, old).await.mine.is_some());
    panel.work_as(panel.readers[1]).await;
    assert!(!panel.desk.ids(json!({})).await.contains(&old), "an interest in either is one in what remains");
}

/// A block lifted on one of two projects is not lifted on what they become; and what became part of a hidden project is not in
/// the history either.
#[tokio::test]
async fn a_merge_lifts_no_block_and_leaves_nothing_to_read_in_the_history() {
    let (panel, old, new, pair) = twins().await;
    let [lifted, blocked] = [panel.readers[0], panel.readers[1]];
    for (person, kind, of) in [(lifted, "project", old), (blocked, "project", new)] {
        let tie = json!({ "person": person, "kind": kind, "of": of, "note": "共同研究" });
        let _: Done = panel.desk.call("interest.declare", tie).await;
    }
    let lift = json!({ "person": lifted, "project": old, "reason": "確認済み" });
    let _: Done = panel.desk.call("interest.lift", lift).await;
    let edit = json!({ "project": new, "field": "title_ja", "value": "伏せる題名" });
    let edited: Done = panel.desk.call("project.edit", edit).await;
    let merged: Done = panel.desk.call("duplicate.merge", json!({ "pair": pair, "keep": old })).await;
    for person in [lifted, blocked] {
        panel.work_as(person).await;
        assert!(!panel.desk.ids(json!({})).await.contains(&old));
        for operation in [edited.operation, merged.operation] {
            let shown: Value = panel.desk.call("history.show", json!({ "id": operation })).await;
            for told in ["伏せる題名", "tm0624002", "架空分子"] {
                assert!(!shown.to_string().contains(told), "{told}: {shown}");
            }
        }
        let listed: Value = panel.desk.call("history.list", json!({ "limit": 99 })).await;
        assert!(!listed.to_string().contains("伏せる題名"), "{listed}");
    }
}

/// A reader who goes leaves votes on record; what was open waits for others and stays blind to them.
#[tokio::test]
async fn what_a_reader_who_left_had_open_waits_for_another() {
    let panel = Panel::of(3).await;
    let round = panel.open("第1回", 2, "all-voted").await;
    panel.assign(round, json!({ "everybody": &panel.readers[..2] })).await;
    let (first, second) = (panel.projects[0], panel.projects[1]);
    panel.vote(round, first, panel.readers[0], "keep").await;
    panel.vote(round, second, panel.readers[1], "drop").await;
    panel.work_as(panel.chair).await;
    assert_eq!(
        panel.refused("person.remove", json!({ "person": panel.readers[1] })).await.code,
        ProblemCode::PersonVoted
    );
    let _: Done = panel.desk.call("person.leave", json!({ "person": panel.readers[1] })).await;
    assert_eq!(panel.round(round).await.short, 8);
    panel.assign(round, json!({ "evenly": [panel.readers[2]] })).await;
    assert_eq!(panel.round(round).await.short, 0);
    panel.work_as(panel.readers[2]).await;
    assert!(panel.show(round, first).await.others.is_empty(), "the first vote is not shown to who still has to vote");
    panel.vote(round, first, panel.readers[2], "keep").await;
    assert_eq!(panel.show(round, first).await.others.len(), 1);
}
