//! Stage one, points 3 and 8: reading and deciding, the order of reading.

use super::panel::Panel;
use app::commands::Done;
use app::history::History;
use app::reading::{ReadingClosed, VoteHistory};
use domain::stage::Verdict;
use domain::{Id, ProblemCode};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Point 3: criteria, guide and reasons beside the frozen text, words the vocabulary knows marked in code points, supports.
#[tokio::test]
async fn a_project_is_read_with_criteria_evidence_and_supports() {
    let panel = Panel::of(1).await;
    let round = panel.shared(1, "all-voted").await;
    panel.work_as(panel.readers[0]).await;
    let list = panel.list(round, "hand").await;
    assert_eq!((list.items.len(), list.voted, list.hidden), (9, 0, 0));
    let of_word = list.items.iter().find(|item| item.title_ja.contains("抗体")).unwrap();
    let shown = panel.show(round, of_word.project).await;
    assert_eq!((shown.criteria_list.len(), shown.closed, shown.mine.is_none()), (8, None, true));
    let mark = shown.marks.iter().find(|mark| mark.field == "title_ja").expect("抗体 is known");
    let words: String =
        shown.frozen.title_ja.chars().skip(mark.from as usize).take((mark.to - mark.from) as usize).collect();
    assert!(words.contains("抗体"), "{words}");
}

/// Point 3: one's own vote changes while nobody else sees it; each wording stays and is one's own to look up.
#[tokio::test]
async fn my_vote_changes_and_every_wording_stays() {
    let panel = Panel::of(2).await;
    let round = panel.shared(2, "all-voted").await;
    let (project, me) = (panel.projects[0], panel.readers[0]);
    panel.vote(round, project, me, "keep").await;
    let again = panel.vote(round, project, me, "keep").await;
    assert_eq!(again.operation, None, "the same is no entry");
    panel.vote(round, project, me, "drop").await;
    panel.vote(round, project, me, "hold").await;
    let history: VoteHistory = panel.desk.call("reading.history", json!({ "round": round, "project": project })).await;
    let verdicts: Vec<_> = history.votes.iter().map(|vote| vote.verdict.unwrap()).collect();
    assert_eq!(verdicts, [Verdict::Hold, Verdict::Drop, Verdict::Keep]);
    assert_eq!(history.votes[1].reason, "weak-target");
    assert_eq!(history.votes[2].scores["target"].value, Some(3));
    assert_eq!(history.votes[0].scores["ip"].value, None, "unknown is an answer");
    let log: History = panel.desk.call("history.list", json!({ "limit": 5 })).await;
    assert!(log.operations.iter().take(3).all(|operation| !operation.undoable));
    let list = panel.list(round, "hand").await;
    let last = list.items.last().unwrap();
    assert_eq!((last.project, last.verdict, list.voted), (project, Some(Verdict::Hold), 1));
}

/// Point 3: once everybody wanted has voted, the votes are open and stay; a round that closes them later keeps them changeable.
#[tokio::test]
async fn an_opened_vote_stays_as_it_is() {
    let panel = Panel::of(2).await;
    let round = panel.shared(2, "all-voted").await;
    let project = panel.projects[0];
    panel.vote(round, project, panel.readers[0], "keep").await;
    assert!(panel.show(round, project).await.others.is_empty());
    panel.vote(round, project, panel.readers[1], "drop").await;
    let shown = panel.show(round, project).await;
    assert_eq!(shown.others.iter().map(|vote| vote.verdict).collect::<Vec<_>>(), [Some(Verdict::Keep)]);
    assert_eq!(shown.closed, Some(ReadingClosed::VotesOpened));
    let ballot = panel.ballot(round, project, panel.readers[1], "hold").await;
    assert_eq!(panel.refused("reading.decide", ballot).await.code, ProblemCode::VotesOpened);
}

/// Bad input: two reviewers on one machine. A vote names its reader; nothing is saved for whoever works here by now.
#[tokio::test]
async fn a_vote_is_refused_when_somebody_else_works_here_by_now() {
    let panel = Panel::of(2).await;
    let round = panel.shared(2, "closed").await;
    let ballot = panel.ballot(round, panel.projects[0], panel.readers[0], "keep").await;
    panel.work_as(panel.readers[1]).await;
    let problem = panel.refused("reading.decide", ballot).await;
    assert_eq!((problem.code, problem.params["name"].as_str()), (ProblemCode::SomebodyElse, "査読2"));
    panel.work_as(panel.readers[0]).await;
    assert!(panel.show(round, panel.projects[0]).await.mine.is_none());
}

/// Point 3: a vote is held against the version it is given by.
#[tokio::test]
async fn a_vote_that_does_not_fit_its_criteria_is_refused_with_the_field() {
    let panel = Panel::of(1).await;
    let round = panel.shared(1, "closed").await;
    let (project, me) = (panel.projects[0], panel.readers[0]);
    panel.work_as(me).await;
    let good = panel.ballot(round, project, me, "drop").await;
    let with = |field: &str, value: Value| {
        let mut ballot = good.clone();
        ballot[field] = value;
        ballot
    };
    for (field, value, wanted) in [
        ("verdict", json!(null), "verdict"),
        ("reason", json!("more-data"), "reason"),
        ("scores", json!({ "target": { "value": 4, "note": "" } }), "scores"),
        ("scores", json!({ "moon": { "value": 1, "note": "" } }), "scores"),
        ("note", json!("字".repeat(4_001)), "note"),
        ("tags", json!([{ "kind": "modality", "concept": "AB" }]), "tags"),
        ("criteria", json!(1), "criteria"),
    ] {
        let problem = panel.refused("reading.decide", with(field, value)).await;
        assert_eq!((problem.code, problem.params["field"].as_str()), (ProblemCode::InvalidField, wanted), "{field}");
    }
    let mut bare = with("reason", json!(""));
    bare["note"] = json!("");
    assert_eq!(panel.refused("reading.decide", bare).await.params["reason"], "reason-or-note");
    let elsewhere = with("project", json!(1));
    assert_eq!(panel.refused("reading.decide", elsewhere).await.code, ProblemCode::NotInRound);
}

/// Bad input: a criterion changed mid-round. Old votes keep their version, new ones are given by the new one.
#[tokio::test]
async fn a_criterion_changed_mid_round_leaves_old_votes_their_version() {
    let panel = Panel::of(1).await;
    let round = panel.shared(1, "closed").await;
    let me = panel.readers[0];
    panel.vote(round, panel.projects[0], me, "keep").await;
    let stale = panel.ballot(round, panel.projects[1], me, "keep").await;
    panel.work_as(panel.chair).await;
    let mut body = serde_json::to_value(&panel.criteria().await[0].body).unwrap();
    body["criteria"].as_array_mut().unwrap().remove(5);
    let save = json!({ "name": "標準の観点", "body": body, "note": "知財は別に見る", "round": round });
    let version = panel.desk.call::<Done>("criteria.save", save).await.created.unwrap();
    let versions = panel.criteria().await;
    assert_eq!((versions[0].id, versions[0].version, versions[0].latest, versions[1].votes), (version, 2, true, 1));
    assert_eq!(versions[0].rounds, ["第1回"]);
    panel.work_as(me).await;
    let old = panel.show(round, panel.projects[0]).await;
    assert_eq!((old.criteria_version, old.newer_criteria, old.criteria_list.len()), (1, true, 8));
    let new = panel.show(round, panel.projects[1]).await;
    assert_eq!((new.criteria_version, new.newer_criteria, new.criteria_list.len()), (2, false, 7));
    assert_eq!(panel.refused("reading.decide", stale).await.params["reason"], "criteria-changed");
    let mut kept = panel.ballot(round, panel.projects[0], me, "hold").await;
    kept["criteria"] = json!(old.criteria);
    let _: Done = panel.desk.call("reading.decide", kept).await;
    assert_eq!(panel.show(round, panel.projects[0]).await.mine.unwrap().criteria_version, 1);
}

/// Point 8: by hand, programme, field, random; put off goes behind, voted on last; the random order is the same every time
/// for a reader and another for the next.
#[tokio::test]
async fn a_reader_chooses_the_order_of_reading() {
    let panel = Panel::of(2).await;
    let field = json!({ "id": panel.readers[0], "fields": { "field": "認知症" } });
    let _: Done = panel.desk.call("person.save", field).await;
    let round = panel.open("第1回", 2, "closed").await;
    panel.assign(round, json!({ "everybody": panel.readers })).await;
    let order = async |order: &str| -> Vec<Id> {
        panel.list(round, order).await.items.into_iter().map(|item| item.project).collect()
    };
    panel.work_as(panel.readers[0]).await;
    assert_eq!(order("hand").await, panel.projects);
    let first = panel.list(round, "field").await.items.remove(0);
    assert!(first.title_ja.contains("認知症"), "{}", first.title_ja);
    let random = order("random").await;
    assert_eq!(order("random").await, random);
    assert_eq!(random.iter().collect::<BTreeSet<_>>().len(), 9);
    let programmes: Vec<String> = {
        let items = panel.items(round).await.items;
        let of = |id: &Id| items.iter().find(|item| item.project == *id).unwrap().programme.clone();
        order("programme").await.iter().map(of).collect()
    };
    assert!(programmes.is_sorted(), "{programmes:?}");
    let arrange = json!({ "round": round, "projects": [panel.projects[4], panel.projects[2]] });
    let _: Done = panel.desk.call("reading.arrange", arrange).await;
    assert_eq!(order("hand").await[..3], [panel.projects[4], panel.projects[2], panel.projects[0]]);
    let later = json!({ "round": round, "project": panel.projects[4], "later": true });
    let _: Done = panel.desk.call("reading.later", later).await;
    panel.vote(round, panel.projects[2], panel.readers[0], "keep").await;
    let hand = order("hand").await;
    assert_eq!((hand[0], hand[7], hand[8]), (panel.projects[0], panel.projects[4], panel.projects[2]));
    panel.work_as(panel.readers[1]).await;
    assert_eq!(order("hand").await, panel.projects, "another reader's order is another");
    assert_ne!(order("random").await, random);
}

/// Point 4: two readers tag independently; nobody sees the other's tags before both have given theirs.
#[tokio::test]
async fn two_readers_tag_without_seeing_each_other() {
    let panel = Panel::of(2).await;
    let mut asked = panel.asked("二重タグ", 2, "all-voted").await;
    asked["kind"] = json!("tags");
    let round = panel.desk.call::<Done>("round.open", asked).await.created.unwrap();
    panel.assign(round, json!({ "evenly": panel.readers })).await;
    let project = panel.projects[0];
    let ballot = |reader: Id, tags: Value| json!({ "round": round, "project": project, "reviewer": reader, "criteria": 700, "certainty": "high", "tags": tags });
    panel.work_as(panel.readers[0]).await;
    let twice = json!([{ "kind": "modality", "concept": "AB" }, { "kind": "modality", "concept": "AB", "main": true }]);
    assert_eq!(panel.refused("reading.decide", ballot(panel.readers[0], twice)).await.params["reason"], "stands-twice");
    let unknown = json!([{ "kind": "modality", "concept": "no-such" }]);
    assert_eq!(
        panel.refused("reading.decide", ballot(panel.readers[0], unknown)).await.code,
        ProblemCode::NoSuchConcept
    );
    let tags = json!([{ "kind": "modality", "concept": "AB", "main": true }, { "kind": "indication", "concept": crate::desk::CANCER }]);
    let _: Done = panel.desk.call("reading.decide", ballot(panel.readers[0], tags)).await;
    panel.work_as(panel.readers[1]).await;
    assert!(panel.show(round, project).await.others.is_empty());
    let _: Done = panel
        .desk
        .call("reading.decide", ballot(panel.readers[1], json!([{ "kind": "modality", "concept": "AB-ADC" }])))
        .await;
    let shown = panel.show(round, project).await;
    assert_eq!(shown.others[0].tags.len(), 2);
    assert_eq!(shown.mine.unwrap().tags[0].concept, "AB-ADC");
    assert_eq!(panel.round(round).await.conflicts, 1);
}
