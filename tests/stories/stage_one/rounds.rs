//! Stage one, point 2: rounds, frozen lists, criteria in versions, who reads what.

use super::panel::Panel;
use crate::desk::{Desk, fixture};
use app::commands::Done;
use app::history::History;
use app::person::Me;
use app::round::{Rounds, Workload};
use domain::{Id, ProblemCode};
use serde_json::{Value, json};

fn counts(workload: &Workload) -> Vec<u32> {
    workload.loads.iter().map(|load| load.assigned).filter(|assigned| *assigned > 0).collect()
}

/// Point 2: the default set has the eight criteria with question and guide, is marked as our proposal, and is used as it is.
#[tokio::test]
async fn a_library_begins_with_eight_criteria_in_both_languages() {
    let panel = Panel::of(1).await;
    let versions = panel.criteria().await;
    assert_eq!(versions.len(), 1);
    let standard = &versions[0];
    assert_eq!((standard.name.as_str(), standard.version, standard.latest), ("標準の観点", 1, true));
    assert_eq!(standard.body.criteria.len(), 8);
    for one in &standard.body.criteria {
        assert!([&one.name_en, &one.question_ja, &one.question_en].iter().all(|text| !text.is_empty()), "{}", one.key);
        assert_eq!((one.guide_ja.lines().count(), one.guide_en.lines().count()), (3, 3), "{}", one.key);
    }
    assert_eq!(standard.body.criteria.iter().map(|one| u32::from(one.weight)).sum::<u32>(), 100);
    assert!(standard.body.reasons.len() >= 10 && standard.note.contains("提案"));
    // Saved as it is, it makes no version; the check for keys and bounds is the same as for a set of one's own.
    let same = json!({ "name": "標準の観点", "body": standard.body });
    let done: Done = panel.desk.call("criteria.save", same).await;
    assert_eq!((done.created, panel.criteria().await.len()), (None, 1));
}

/// Point 2: a round keeps list and texts as they were, whatever the library does since; what differs is told.
#[tokio::test]
async fn a_round_keeps_the_text_it_was_opened_with() {
    let panel = Panel::of(2).await;
    panel.desk.tag(&panel.projects[..1], "modality", "AB").await;
    let round = panel.shared(1, "all-voted").await;
    let project = panel.projects[0];
    let before = panel.show(round, project).await;
    assert!(before.changed.is_empty() && !before.frozen.title_ja.is_empty());
    assert_eq!(before.frozen.tags.iter().map(|tag| tag.concept.as_str()).collect::<Vec<_>>(), ["AB"]);
    assert!(!before.frozen.tags[0].label_ja.is_empty());
    let edit = json!({ "project": project, "field": "title_ja", "value": "書き直した題名" });
    let _: Done = panel.desk.call("project.edit", edit).await;
    let after = panel.show(round, project).await;
    assert_eq!(after.frozen, before.frozen);
    assert_eq!(after.changed, ["title_ja"]);
    assert!(panel.items(round).await.items.iter().any(|item| item.project == project && item.changed));
}

/// Bad input: a project that comes again in a later list during a round.
#[tokio::test]
async fn a_later_list_changes_no_frozen_text() {
    let panel = Panel::of(1).await;
    let round = panel.shared(1, "closed").await;
    let before = panel.items(round).await;
    let content = std::fs::read_to_string(fixture("odd-numbers.csv")).unwrap().replace("架空受容体", "改めた受容体");
    let list = panel.desk.list("odd-numbers-next.csv", content.replace(",2025,", ",2026,"));
    panel.desk.import(&list).await;
    let after = panel.items(round).await;
    let titles = |items: &app::round::RoundItems| -> Vec<String> {
        items.items.iter().map(|item| item.title_ja.clone()).collect()
    };
    assert_eq!(titles(&after), titles(&before));
    assert!(after.items.iter().any(|item| item.changed), "what differs now is told");
}

/// Point 2: only a chair opens rounds, under a name of its own, over a selection, with criteria that exist.
#[tokio::test]
async fn a_round_is_opened_by_a_chair_and_not_undone() {
    let panel = Panel::of(1).await;
    let asked = panel.asked("第1回", 2, "all-voted").await;
    let round = panel.desk.call::<Done>("round.open", asked.clone()).await;
    assert_eq!(round.count, 9);
    assert_eq!(panel.refused("round.open", asked.clone()).await.code, ProblemCode::RoundExists);
    let with = |field: &str, value: Value| {
        let mut asked = asked.clone();
        asked["name"] = json!("第2回");
        asked[field] = value;
        asked
    };
    for (field, value, code) in [
        ("readers", json!(6), ProblemCode::InvalidField),
        ("name", json!(" "), ProblemCode::InvalidField),
        ("deadline", json!("来月"), ProblemCode::InvalidField),
        ("criteria", json!(1), ProblemCode::NoSuchCriteria),
        ("selection", json!({ "these": [] }), ProblemCode::NothingSelected),
    ] {
        assert_eq!(panel.refused("round.open", with(field, value)).await.code, code, "{field}");
    }
    let history: History = panel.desk.call("history.list", json!({ "limit": 1 })).await;
    assert!(!history.operations[0].undoable && history.operations[0].sentence_ja.contains("第1回"));
    panel.work_as(panel.readers[0]).await;
    assert_eq!(panel.refused("round.open", with("note", json!(""))).await.code, ProblemCode::ChairOnly);
    let _: Me = panel.desk.call("person.become", json!({ "person": null })).await;
    assert_eq!(panel.refused("round.open", with("note", json!(""))).await.code, ProblemCode::WhoAreYou);
    let desk = Desk::odd().await;
    assert_eq!(desk.refused("round.open", with("note", json!(""))).await.code, ProblemCode::WhoAreYou, "no people");
}

/// Point 2: shared out evenly, by quota, by field and by hand; nobody twice; what is assigned stays.
#[tokio::test]
async fn projects_are_shared_out_in_four_ways() {
    let panel = Panel::of(4).await;
    let round = panel.open("均等", 2, "all-voted").await;
    assert_eq!(panel.assign(round, json!({ "evenly": panel.readers })).await.count, 18);
    let workload = panel.workload(round).await;
    let loads = counts(&workload);
    assert_eq!(loads.iter().sum::<u32>(), 18);
    assert!(loads.iter().max().unwrap() - loads.iter().min().unwrap() <= 1, "{loads:?}");
    assert_eq!((workload.by_readers, workload.impossible), (vec![0, 0, 9], 0));
    assert_eq!(panel.assign(round, json!({ "evenly": panel.readers })).await.operation, None, "nothing is missing");
    for item in panel.items(round).await.items {
        assert!(item.readers.len() == 2 && item.readers[0].person != item.readers[1].person);
    }

    let round = panel.open("上限", 1, "all-voted").await;
    let quotas = json!([{ "person": panel.readers[0], "most": 2 }, { "person": panel.readers[1], "most": 3 }]);
    assert_eq!(panel.assign(round, json!({ "quota": quotas })).await.count, 5);
    assert_eq!(panel.round(round).await.short, 4);

    let round = panel.open("手", 1, "all-voted").await;
    let hand = json!({ "by-hand": { "person": panel.readers[2], "projects": &panel.projects[..3] } });
    assert_eq!(panel.assign(round, hand).await.count, 3);
    assert_eq!(panel.reads(round, panel.readers[2]).await, &panel.projects[..3]);

    panel.work_as(panel.chair).await;
    let field = json!({ "id": panel.readers[3], "fields": { "field": "難病、循環器" } });
    let _: Done = panel.desk.call("person.save", field).await;
    let round = panel.open("分野", 1, "all-voted").await;
    panel.assign(round, json!({ "by-field": [panel.readers[0], panel.readers[3]] })).await;
    let of_field = panel.items(round).await.items;
    let of_field = of_field.iter().filter(|item| ["難病", "循環器"].iter().any(|word| item.programme.contains(word)));
    assert!(of_field.clone().count() >= 3);
    assert!(of_field.clone().all(|item| item.readers[0].person == panel.readers[3]));
}

/// Point 2: a calibration round is read by everybody.
#[tokio::test]
async fn everybody_reads_the_same_to_calibrate() {
    let panel = Panel::of(3).await;
    let mut asked = panel.asked("目合わせ", 3, "all-voted").await;
    asked["purpose"] = json!("calibration");
    let round = panel.desk.call::<Done>("round.open", asked).await.created.unwrap();
    assert_eq!(panel.assign(round, json!({ "everybody": panel.readers })).await.count, 27);
    for reader in &panel.readers {
        assert_eq!(panel.reads(round, *reader).await.len(), 9);
    }
}

/// Points 1 and 2: what interests hide is never assigned, by no way of sharing out.
#[tokio::test]
async fn nobody_is_assigned_what_interests_hide() {
    let panel = Panel::of(2).await;
    let (project, person) = (panel.projects[0], panel.readers[0]);
    let tie = json!({ "person": person, "kind": "project", "of": project, "note": "共同研究" });
    let _: Done = panel.desk.call("interest.declare", tie).await;
    // Three wanted: the two readers and the chair, one of whom may not.
    let round = panel.open("第1回", 3, "all-voted").await;
    panel.assign(round, json!({ "everybody": panel.readers })).await;
    let items = panel.items(round).await.items;
    let item = items.iter().find(|item| item.project == project).unwrap();
    assert_eq!(item.readers.iter().map(|reader| reader.person).collect::<Vec<_>>(), [panel.readers[1]]);
    let hand = json!({ "by-hand": { "person": person, "projects": [project] } });
    let problem = panel.refused("round.assign", json!({ "round": round, "share": hand })).await;
    assert_eq!((problem.code, problem.params["count"].as_str()), (ProblemCode::ConflictOfInterest, "1"));
    let workload = panel.workload(round).await;
    assert_eq!((workload.impossible, workload.by_readers), (1, vec![0, 1, 8]));
    let blocked = |id: Id| workload.loads.iter().find(|load| load.person == id).unwrap().blocked;
    assert_eq!((blocked(person), blocked(panel.readers[1])), (1, 0));
    panel.work_as(person).await;
    let seen = panel.round(round).await;
    assert_eq!((seen.projects, seen.hidden, panel.list(round, "hand").await.hidden), (8, 1, 1));
    let show = json!({ "round": round, "project": project });
    assert_eq!(panel.refused("reading.show", show).await.code, ProblemCode::NotInRound);
}

/// Point 2: assignments are taken back while nobody has voted on them.
#[tokio::test]
async fn assignments_are_taken_back_but_not_those_with_a_vote() {
    let panel = Panel::of(2).await;
    let round = panel.shared(1, "all-voted").await;
    let reader = panel.readers[0];
    let mine = panel.reads(round, reader).await;
    panel.vote(round, mine[0], reader, "keep").await;
    panel.work_as(panel.chair).await;
    let back = json!({ "round": round, "person": reader });
    assert_eq!(panel.desk.call::<Done>("round.unassign", back).await.count as usize, mine.len() - 1);
    assert_eq!(panel.reads(round, reader).await, [mine[0]]);
}

/// Point 2: what a chair laid out is no reader's to take back by undo or redo, nor anybody's once the round is closed.
#[tokio::test]
async fn no_undo_passes_by_the_chair() {
    let panel = Panel::of(2).await;
    let round = panel.open("第1回", 2, "all-voted").await;
    let mut laid = vec![panel.assign(round, json!({ "evenly": panel.readers })).await];
    for (name, args) in [
        ("round.edit", json!({ "round": round, "note": "メモ" })),
        ("round.unassign", json!({ "round": round, "person": panel.readers[1], "projects": [panel.projects[0]] })),
        ("round.withdraw", json!({ "round": round, "projects": [panel.projects[1]], "reason": "重複" })),
    ] {
        laid.push(panel.desk.call(name, args).await);
    }
    panel.work_as(panel.readers[0]).await;
    for done in laid {
        let undo = json!({ "operation": done.operation });
        assert_eq!(panel.refused("history.undo", undo).await.code, ProblemCode::NotUndoable, "{}", done.kind);
    }
}

/// Bad input: a round reopened after its shortlist had left says so; a closed one takes nothing.
#[tokio::test]
async fn a_closed_round_takes_nothing_until_it_is_reopened_with_a_reason() {
    let panel = Panel::of(1).await;
    let round = panel.shared(1, "closed").await;
    let project = panel.reads(round, panel.readers[0]).await[0];
    panel.work_as(panel.chair).await;
    let id = json!({ "round": round });
    assert_eq!(
        panel.refused("round.reopen", json!({ "round": round, "reason": "まだ" })).await.code,
        ProblemCode::RoundOpen
    );
    let _: Done = panel.desk.call("round.close", id.clone()).await;
    assert_eq!(panel.refused("round.close", id).await.code, ProblemCode::RoundClosed);
    let out = panel.desk.path("shortlist.xlsx");
    let export = json!({ "round": round, "audience": "internal", "language": "ja", "out": out });
    let _: Value = panel.desk.call("shortlist.export", export).await;
    assert!(!panel.round(round).await.exported_at.is_empty() && !panel.round(round).await.outdated);
    for (name, args) in [
        ("round.assign", json!({ "round": round, "share": { "evenly": panel.readers } })),
        ("round.edit", json!({ "round": round, "readers": 2 })),
        ("round.withdraw", json!({ "round": round, "projects": [project], "reason": "重複" })),
    ] {
        assert_eq!(panel.refused(name, args).await.code, ProblemCode::RoundClosed, "{name}");
    }
    panel.work_as(panel.readers[0]).await;
    let ballot = panel.ballot(round, project, panel.readers[0], "keep").await;
    assert_eq!(panel.refused("reading.decide", ballot.clone()).await.code, ProblemCode::RoundClosed);
    panel.work_as(panel.chair).await;
    assert_eq!(
        panel.refused("round.reopen", json!({ "round": round, "reason": " " })).await.code,
        ProblemCode::InvalidField
    );
    let _: Done = panel.desk.call("round.reopen", json!({ "round": round, "reason": "追加の資料が届いた" })).await;
    let shown = panel.round(round).await;
    assert_eq!((shown.closed, shown.reopened, shown.reopen_note.as_str()), (false, 1, "追加の資料が届いた"));
    assert!(shown.outdated, "what was sent no longer says what stands");
    panel.work_as(panel.readers[0]).await;
    let _: Done = panel.desk.call("reading.decide", ballot).await;
}

/// Point 2: a project leaves a round with a reason; its votes stay on record.
#[tokio::test]
async fn a_project_leaves_a_round_and_its_votes_stay() {
    let panel = Panel::of(1).await;
    let round = panel.shared(1, "all-voted").await;
    let project = panel.reads(round, panel.readers[0]).await[0];
    panel.vote(round, project, panel.readers[0], "keep").await;
    panel.work_as(panel.chair).await;
    let leaves = json!({ "round": round, "projects": [project], "reason": "対象の外" });
    assert_eq!(panel.desk.call::<Done>("round.withdraw", leaves).await.count, 1);
    assert_eq!(panel.round(round).await.projects, 8);
    panel.work_as(panel.readers[0]).await;
    assert!(!panel.list(round, "hand").await.items.iter().any(|item| item.project == project));
    let history: app::reading::VoteHistory =
        panel.desk.call("reading.history", json!({ "round": round, "project": project })).await;
    assert_eq!(history.votes.len(), 1);
}

/// Point 2: when votes become visible cannot change once somebody has voted.
#[tokio::test]
async fn blindness_is_settled_with_the_first_vote() {
    let panel = Panel::of(1).await;
    let round = panel.shared(1, "all-voted").await;
    let edit = |blindness: &str| json!({ "round": round, "blindness": blindness, "name": "初回" });
    let _: Done = panel.desk.call("round.edit", edit("closed")).await;
    let project = panel.reads(round, panel.readers[0]).await[0];
    panel.vote(round, project, panel.readers[0], "hold").await;
    panel.work_as(panel.chair).await;
    let problem = panel.refused("round.edit", edit("open")).await;
    assert_eq!((problem.code, problem.params["reason"].as_str()), (ProblemCode::InvalidField, "votes-given"));
    let rounds: Rounds = panel.desk.call("round.list", json!({})).await;
    assert_eq!((rounds.rounds[0].name.as_str(), rounds.rounds[0].voted), ("初回", 1));
}

/// Point 3: votes that everybody has opened are never sealed again, so that nobody changes one having seen the other.
#[tokio::test]
async fn opened_votes_are_not_sealed_by_wanting_one_reader_more() {
    let panel = Panel::of(3).await;
    let round = panel.open("第1回", 2, "all-voted").await;
    let project = panel.projects[0];
    for reader in &panel.readers[..2] {
        let hand = json!({ "by-hand": { "person": reader, "projects": [project] } });
        panel.work_as(panel.chair).await;
        panel.assign(round, hand).await;
        panel.vote(round, project, *reader, "keep").await;
    }
    panel.work_as(panel.chair).await;
    let readers = |readers: u8| json!({ "round": round, "readers": readers });
    let problem = panel.refused("round.edit", readers(3)).await;
    assert_eq!((problem.params["field"].as_str(), problem.params["reason"].as_str()), ("readers", "votes-given"));
    let _: Done = panel.desk.call("round.edit", readers(1)).await;
    assert_eq!(panel.refused("round.edit", readers(2)).await.params["reason"], "votes-given");
    panel.work_as(panel.readers[0]).await;
    let shown = panel.show(round, project).await;
    assert_eq!((shown.others.len(), shown.closed), (1, Some(app::reading::ReadingClosed::VotesOpened)));
}

/// Point 2: an institution put right may hide a project from a reader: who may read how much is asked for again.
#[tokio::test]
async fn the_workload_follows_what_hides_projects() {
    let panel = Panel::of(1).await;
    let round = panel.shared(1, "all-voted").await;
    let employer = json!({ "id": panel.readers[0], "fields": { "organisation": "後から知れた製薬" } });
    let _: Done = panel.desk.call("person.save", employer).await;
    let blocked = async || panel.workload(round).await.loads.iter().map(|load| load.blocked).sum::<u32>();
    assert_eq!(blocked().await, 0);
    let edit = json!({ "project": panel.projects[0], "field": "institution", "value": "後から知れた製薬" });
    let answer = panel.desk.watched("project.edit", edit, std::sync::Arc::new(app::Silent)).await.unwrap();
    assert_eq!(blocked().await, 1);
    let topics = app::App::declared("round.workload").unwrap().topics;
    assert!(answer.changed.iter().any(|topic| topics.contains(topic)), "{:?}", answer.changed);
}

/// Performance: a round in memory is counted there, and says what the list says that is counted in the library; hidden,
/// withdrawn and settled ones included.
#[tokio::test]
async fn a_round_in_memory_counts_as_the_library_does() {
    let panel = Panel::of(2).await;
    let round = panel.open("第1回", 2, "all-voted").await;
    panel.assign(round, json!({ "everybody": panel.readers })).await;
    let tie = json!({ "person": panel.readers[0], "kind": "project", "of": panel.projects[8], "note": "" });
    let _: Done = panel.desk.call("interest.declare", tie).await;
    let out = json!({ "round": round, "projects": [panel.projects[7]], "reason": "重複" });
    let _: Done = panel.desk.call("round.withdraw", out).await;
    for (at, (one, other)) in [("keep", "drop"), ("hold", "hold"), ("drop", "keep")].into_iter().enumerate() {
        panel.vote(round, panel.projects[at], panel.readers[0], one).await;
        panel.vote(round, panel.projects[at], panel.readers[1], other).await;
    }
    panel.vote(round, panel.projects[3], panel.readers[0], "keep").await;
    panel.work_as(panel.chair).await;
    let ruling = json!({ "round": round, "project": panel.projects[0], "how": "chair", "verdict": "hold", "note": "議論のうえ" });
    let _: Done = panel.desk.call("conflict.settle", ruling).await;
    for person in [panel.readers[0], panel.readers[1], panel.chair] {
        panel.work_as(person).await;
        let listed = panel.desk.call::<Rounds>("round.list", json!({})).await.rounds.remove(0);
        let shown = panel.round(round).await;
        assert_eq!(shown, listed, "counted in the library, then in memory");
        let again = panel.desk.call::<Rounds>("round.list", json!({})).await.rounds.remove(0);
        assert_eq!(again, listed);
        assert_eq!((shown.conflicts, shown.read, shown.hidden), (1, 3, u32::from(person == panel.readers[0])));
        assert_eq!((shown.imported, shown.tagged <= shown.imported), (9, true));
        assert_eq!(shown.projects + shown.hidden, 8);
    }
}
