//! Disagreements and what settles them: points 4 and 5 of the issue on stage one.

use super::meeting::Meeting;
use crate::desk::{ADC, ANTIBODY, CANCER, PDCD1};
use app::commands::Done;
use app::conflict::{ConflictDetail, RulingHow};
use domain::ProblemCode;
use domain::stage::{Scale, Verdict};
use serde_json::{Value, json};

async fn detail(meeting: &Meeting, project: usize) -> ConflictDetail {
    meeting.desk.call("conflict.show", meeting.of(project)).await
}

/// Point 5: two read blind, differ, talk, the chair settles; the votes stay as they were given.
#[tokio::test]
async fn a_blind_disagreement_is_talked_over_and_settled_and_the_votes_stay() {
    let meeting = Meeting::opened(2, 3, json!({})).await;
    meeting
        .vote(0, 0, "keep", json!({ "note": "標的がはっきりしている", "scores": { "target": { "value": 3 } } }))
        .await;
    // Before the other has voted nobody knows of a conflict, the chair as little as anybody.
    let before = meeting.conflicts().await;
    assert_eq!((before.conflicts.len(), before.open, before.sealed), (0, 0, 1));
    let sealed = meeting.desk.refused("conflict.show", meeting.of(0)).await;
    assert_eq!(sealed.code, ProblemCode::VotesSealed);
    let mut remark = meeting.of(0);
    remark["text"] = json!("先に見たい");
    assert_eq!(meeting.desk.refused("conflict.remark", remark).await.code, ProblemCode::VotesSealed);

    meeting.vote(1, 0, "drop", json!({ "note": "既存薬がある", "scores": { "target": { "value": 1 } } })).await;
    meeting.vote(0, 1, "hold", json!({})).await;
    meeting.vote(1, 1, "hold", json!({})).await;
    let conflicts = meeting.conflicts().await;
    assert_eq!((conflicts.conflicts.len(), conflicts.open, conflicts.sealed), (1, 1, 0));
    let conflict = &conflicts.conflicts[0];
    assert_eq!(conflict.project, meeting.projects[0]);
    assert_eq!(conflict.verdicts, [Some(Verdict::Keep), Some(Verdict::Drop)]);
    assert_eq!((conflict.apart, conflict.done, conflict.settled), (100, false, None));
    assert_eq!(meeting.show().await.conflicts, 1);

    // Side by side, by name, with what each wrote; a reader answers.
    meeting.work_as(meeting.readers[1]).await;
    let mut remark = meeting.of(0);
    remark["text"] = json!("  既存薬とは作用点が違う。\n取り下げる  ");
    let _: Done = meeting.desk.call("conflict.remark", remark).await;
    meeting.work_as(meeting.chair).await;
    let shown = detail(&meeting, 0).await;
    let notes: Vec<&str> = shown.votes.iter().map(|vote| vote.note.as_str()).collect();
    assert_eq!(notes, ["標的がはっきりしている", "既存薬がある"]);
    assert_eq!(shown.remarks[0].text, "既存薬とは作用点が違う。\n取り下げる");
    assert_eq!(shown.remarks[0].person, meeting.readers[1]);
    assert!(shown.may_settle && shown.ruling.is_none() && !shown.criteria_list.is_empty());

    let done = meeting.settle(0, "keep").await;
    let settled = meeting.conflicts().await;
    assert_eq!((settled.open, settled.conflicts[0].done, settled.conflicts[0].settled), (0, true, Some(Verdict::Keep)));
    let shown = detail(&meeting, 0).await;
    let verdicts: Vec<_> = shown.votes.iter().map(|vote| vote.verdict).collect();
    assert_eq!(verdicts, [Some(Verdict::Keep), Some(Verdict::Drop)], "the votes stay");
    let ruling = shown.ruling.unwrap();
    assert_eq!(
        (ruling.how, ruling.verdict, ruling.name.as_str()),
        (RulingHow::Chair, Some(Verdict::Keep), "議長 架空")
    );

    // It can be settled otherwise, and is never undone: the record is corrected by a further entry.
    meeting.settle(0, "hold").await;
    assert_eq!(meeting.conflicts().await.conflicts[0].settled, Some(Verdict::Hold));
    let undo = meeting.desk.refused("history.undo", json!({ "operation": done.operation })).await;
    assert_eq!(undo.code, ProblemCode::NotUndoable);
    let row = &meeting.shortlist().await.rows.into_iter().find(|row| row.project == meeting.projects[0]).unwrap();
    assert_eq!((row.proposed, row.ruled, row.conflict), (Some(Verdict::Hold), true, false));
}

/// Point 5: what the readers agree on among themselves is theirs; the chair's word is the chair's; others have none.
#[tokio::test]
async fn readers_settle_by_consensus_and_only_a_chair_alone() {
    let meeting = Meeting::called(3).await;
    let mut meeting = meeting;
    let ids = meeting.desk.ids(json!({})).await;
    meeting.open(&ids[..2], json!({ "readers": 2 })).await;
    let two = json!({ "everybody": meeting.readers[..2] });
    let _: Done = meeting.desk.call("round.assign", json!({ "round": meeting.round, "share": two })).await;
    meeting.vote(0, 0, "keep", json!({})).await;
    meeting.vote(1, 0, "drop", json!({})).await;
    let args = |how: &str, note: &str| {
        let mut args = meeting.of(0);
        args["how"] = json!(how);
        args["verdict"] = json!("keep");
        args["note"] = json!(note);
        args
    };
    // A stranger to the project may look, and has no say in it.
    meeting.work_as(meeting.readers[2]).await;
    assert!(!detail(&meeting, 0).await.may_settle);
    let refused = meeting.desk.refused("conflict.settle", args("consensus", "合意")).await;
    assert_eq!(refused.code, ProblemCode::NotInRound);
    meeting.work_as(meeting.readers[1]).await;
    assert!(detail(&meeting, 0).await.may_settle);
    let refused = meeting.desk.refused("conflict.settle", args("chair", "合意")).await;
    assert_eq!(refused.code, ProblemCode::ChairOnly);
    let refused = meeting.desk.refused("conflict.settle", args("consensus", "  ")).await;
    assert_eq!((refused.code, refused.params["field"].as_str()), (ProblemCode::InvalidField, "note"));
    let _: Done = meeting.desk.call("conflict.settle", args("consensus", "合意")).await;
    let ruling = detail(&meeting, 0).await.ruling.unwrap();
    assert_eq!((ruling.how, ruling.name.as_str()), (RulingHow::Consensus, "架空 二郎"));
    // Once the meeting has spoken, the disagreement is no longer settled otherwise.
    meeting.work_as(meeting.chair).await;
    let _: Done = meeting.desk.call("shortlist.decide", meeting.word(&[0], "keep", json!({}))).await;
    let refused = meeting.desk.refused("conflict.settle", args("chair", "やはり")).await;
    assert_eq!(refused.code, ProblemCode::AlreadyDecided);
    assert!(!detail(&meeting, 0).await.may_settle);
}

/// Point 5: the queue begins with what is open and furthest apart; where nothing differs nothing is settled.
#[tokio::test]
async fn the_queue_begins_with_what_is_furthest_apart() {
    let meeting = Meeting::opened(2, 4, json!({})).await;
    let score = |value: u8| json!({ "scores": { "target": { "value": value }, "ip": { "value": null } } });
    for (project, (a, b), (first, second)) in [
        (0, ("keep", "hold"), (2, 2)),
        (1, ("keep", "drop"), (1, 3)),
        (2, ("hold", "drop"), (2, 3)),
        (3, ("keep", "keep"), (1, 3)),
    ] {
        meeting.vote(0, project, a, score(first)).await;
        meeting.vote(1, project, b, score(second)).await;
    }
    let queue = |conflicts: app::conflict::Conflicts| {
        let of = |conflict: &app::conflict::Conflict| {
            let at = meeting.projects.iter().position(|id| *id == conflict.project).unwrap();
            (at, conflict.apart)
        };
        conflicts.conflicts.iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(queue(meeting.conflicts().await), [(1, 100), (2, 50), (0, 0)]);
    meeting.settle(1, "hold").await;
    assert_eq!(queue(meeting.conflicts().await), [(2, 50), (0, 0), (1, 100)], "what is settled goes to the end");
    let mut same = meeting.of(3);
    (same["how"], same["verdict"], same["note"]) = (json!("chair"), json!("drop"), json!("反対"));
    let refused = meeting.desk.refused("conflict.settle", same).await;
    assert_eq!((refused.code, refused.params["reason"].as_str()), (ProblemCode::InvalidField, "nothing-differs"));
}

/// Point 4: two readers tag alone; what differs is settled, and the project's tags become what was settled.
#[tokio::test]
async fn tags_given_alone_are_settled_into_the_tags_of_the_project() {
    let meeting = Meeting::opened(2, 2, json!({ "kind": "tags" })).await;
    let tag = |kind: &str, concept: &str, main: bool| json!({ "kind": kind, "concept": concept, "main": main });
    meeting.give(0, 0, json!([tag("target", PDCD1, true), tag("modality", ADC, false)])).await;
    let before = meeting.desk.detail(meeting.projects[0]).await;
    assert_eq!(meeting.conflicts().await.conflicts.len(), 0);
    meeting.give(1, 0, json!([tag("target", PDCD1, true), tag("modality", ANTIBODY, false)])).await;
    // Given alike but for 主.
    meeting.give(0, 1, json!([tag("indication", CANCER, true)])).await;
    meeting.give(1, 1, json!([tag("indication", CANCER, false)])).await;
    let conflicts = meeting.conflicts().await;
    let apart: Vec<u32> = conflicts.conflicts.iter().map(|conflict| conflict.apart).collect();
    assert_eq!((apart, conflicts.open), (vec![2, 1], 2));
    assert_eq!(meeting.show().await.conflicts, 2);
    let now = meeting.desk.detail(meeting.projects[0]).await;
    assert_eq!(json!(before.tags), json!(now.tags), "what readers give is no tag of the project yet");

    let mut args = meeting.of(0);
    (args["how"], args["note"]) = (json!("consensus"), json!("本文に ADC とある"));
    let mut wrong = args.clone();
    wrong["verdict"] = json!("keep");
    wrong["tags"] = json!([]);
    assert_eq!(meeting.desk.refused("conflict.settle", wrong).await.params["reason"], "round-of-tags");
    args["tags"] = json!([tag("target", PDCD1, true), tag("modality", ADC, true)]);
    let done: Done = meeting.desk.call("conflict.settle", args).await;
    let tags = meeting.desk.detail(meeting.projects[0]).await.tags;
    let mut tags: Vec<(&str, bool)> = tags.iter().map(|tag| (tag.concept.id.as_str(), tag.main)).collect();
    tags.sort_unstable();
    assert_eq!(tags, [(ADC, true), (PDCD1, true)]);
    let found = meeting.desk.ids(json!({ "modality": [ADC] })).await;
    assert!(found.contains(&meeting.projects[0]), "the index follows");
    let shown: Value = meeting.desk.call("history.show", json!({ "id": done.operation })).await;
    assert_eq!(shown["operation"]["kind"], "conflict-settle");
    let ruling = detail(&meeting, 0).await.ruling.unwrap();
    assert_eq!((ruling.verdict, ruling.tags.len(), ruling.how), (None, 2, RulingHow::Consensus));
    assert_eq!(meeting.conflicts().await.open, 1);
}

/// Point 4: what both readers agree on waits in the queue too, since only a ruling makes it the project's; it is no conflict.
#[tokio::test]
async fn tags_that_readers_agree_on_become_the_tags_of_the_project_too() {
    let meeting = Meeting::opened(2, 2, json!({ "kind": "tags" })).await;
    let tag = |kind: &str, concept: &str| json!({ "kind": kind, "concept": concept, "main": true });
    meeting.give(0, 0, json!([tag("modality", ADC)])).await;
    meeting.give(0, 1, json!([tag("modality", ADC)])).await;
    let before = meeting.conflicts().await;
    assert_eq!((before.conflicts.len(), before.agreed, before.sealed), (0, 0, 2), "one reader agrees with nobody");
    meeting.give(1, 0, json!([tag("modality", ADC)])).await;
    meeting.give(1, 1, json!([tag("modality", ANTIBODY)])).await;
    let queue = meeting.conflicts().await;
    let listed: Vec<_> = queue.conflicts.iter().map(|conflict| (conflict.project, conflict.apart)).collect();
    assert_eq!(listed, [(meeting.projects[1], 2), (meeting.projects[0], 0)], "what differs comes first");
    assert_eq!((queue.open, queue.agreed, meeting.show().await.conflicts), (1, 1, 1));
    let mut args = meeting.of(0);
    (args["how"], args["note"]) = (json!("consensus"), json!("全員の付けたタグが同じ"));
    args["tags"] = json!([tag("modality", ADC)]);
    let _: Done = meeting.desk.call("conflict.settle", args).await;
    let tags = meeting.desk.detail(meeting.projects[0]).await.tags;
    assert_eq!(tags.iter().map(|tag| tag.concept.id.as_str()).collect::<Vec<_>>(), [ADC]);
    let queue = meeting.conflicts().await;
    assert_eq!((queue.open, queue.agreed, queue.conflicts.last().unwrap().done), (1, 0, true));
    // Votes are no tags: a verdict all give needs no ruling.
    let votes = Meeting::opened(1, 1, json!({})).await;
    votes.vote(0, 0, "keep", json!({})).await;
    assert_eq!((votes.conflicts().await.conflicts.len(), votes.conflicts().await.agreed), (0, 0));
}

/// Bad input: a criterion changed mid-round. A vote stays on the scale and with the reason of the version it was given by.
#[tokio::test]
async fn a_vote_by_an_older_version_keeps_its_scale_and_the_name_of_its_reason() {
    let meeting = Meeting::opened(2, 1, json!({})).await;
    let old = json!({ "reason": "weak-target", "scores": { "target": { "value": 3 } } });
    meeting.vote(0, 0, "drop", old).await;
    let sets: app::criteria::CriteriaSets = meeting.desk.call("criteria.list", json!({})).await;
    let standing = sets.versions.into_iter().find(|version| version.latest).unwrap();
    let mut body = json!(standing.body);
    body["criteria"][0]["scale"] = json!("five");
    assert_eq!(body["criteria"][0]["key"], "target");
    body["reasons"].as_array_mut().unwrap().retain(|reason| reason["key"] != "weak-target");
    let args = json!({ "name": standing.name, "body": body, "note": "5段階にする", "round": meeting.round });
    let new = meeting.desk.call::<Done>("criteria.save", args).await.created.unwrap();
    meeting.vote(1, 0, "keep", json!({ "criteria": new, "scores": { "target": { "value": 3 } } })).await;

    let shown = detail(&meeting, 0).await;
    assert_eq!(shown.criteria_list[0].scale, Scale::Five);
    assert_eq!(shown.votes.iter().map(|vote| vote.criteria).collect::<Vec<_>>(), [standing.id, new]);
    let older: Vec<_> = shown.older.iter().map(|one| (one.criteria, one.criteria_list[0].scale)).collect();
    assert_eq!(older, [(standing.id, Scale::Three)], "the version that stands is not among the older ones");
    assert!(shown.reasons.iter().all(|reason| reason.key != "weak-target"), "no new ruling takes it");
    let named = |reasons: &[domain::stage::Reason]| {
        reasons.iter().map(|reason| (reason.key.clone(), reason.name_ja.is_empty())).collect::<Vec<_>>()
    };
    assert_eq!(named(&shown.earlier_reasons), [("weak-target".to_owned(), false)]);
    let list = meeting.shortlist().await;
    assert!(list.reasons.iter().all(|reason| reason.key != "weak-target"));
    assert_eq!(list.rows[0].reasons, ["weak-target"]);
    assert_eq!(named(&list.earlier_reasons), [("weak-target".to_owned(), false)]);
}
