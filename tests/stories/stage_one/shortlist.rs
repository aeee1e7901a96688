//! The meeting's last word, its document, and what comes back: point 7 of the issue on stage one.

use super::meeting::Meeting;
use app::commands::Done;
use app::export::{ExportPreview, Exported};
use app::shortlist::{Returns, ShortlistRow};
use domain::ProblemCode;
use domain::stage::Verdict;
use serde_json::{Value, json};

async fn row(meeting: &Meeting, project: usize) -> ShortlistRow {
    let rows = meeting.shortlist().await.rows;
    rows.into_iter().find(|row| row.project == meeting.projects[project]).expect("a row")
}

async fn voted(projects: usize) -> Meeting {
    let meeting = Meeting::opened(2, projects, json!({})).await;
    for project in 0..projects {
        let value = json!({ "scores": { "target": { "value": 1 + project % 3 } } });
        meeting.vote(0, project, "keep", value.clone()).await;
        meeting.vote(1, project, "keep", value).await;
    }
    meeting
}

/// Point 7: best first; each row says how the votes fell, what they say, and by how much.
#[tokio::test]
async fn the_meeting_sees_scores_split_and_reasons_best_first() {
    let meeting = Meeting::opened(2, 4, json!({})).await;
    meeting.vote(0, 1, "keep", json!({ "note": "よい", "scores": { "target": { "value": 3 } } })).await;
    meeting.vote(1, 1, "keep", json!({ "scores": { "target": { "value": 2 }, "ip": { "value": null } } })).await;
    meeting.vote(0, 2, "keep", json!({ "scores": { "target": { "value": 1 } } })).await;
    meeting.vote(1, 2, "drop", json!({ "note": "重なる" })).await;
    meeting.vote(0, 3, "drop", json!({ "scores": { "target": { "value": 3 } } })).await;
    let rows = meeting.shortlist().await.rows;
    let order: Vec<_> = rows.iter().map(|row| row.project).collect();
    let at = |at: usize| meeting.projects[at];
    assert_eq!(order, [at(1), at(2), at(0), at(3)], "what is sealed moves nothing");
    let best = &rows[0];
    assert_eq!((best.score, best.split, best.proposed), (Some(75.0), [2, 0, 0], Some(Verdict::Keep)));
    assert_eq!(best.notes, ["架空 一子: よい"]);
    assert_eq!((best.readers, best.voted, best.sealed, best.conflict), (2, 2, false, false));
    assert_eq!((rows[1].split, rows[1].proposed, rows[1].conflict), ([1, 0, 1], None, true));
    let sealed = &rows[3];
    assert_eq!((sealed.voted, sealed.sealed, sealed.split, sealed.score), (1, true, [0; 3], None));
    assert!(sealed.notes.is_empty() && sealed.reasons.is_empty() && sealed.proposed.is_none());
}

/// Point 7: decided with reason and date, taken up again with a reason, decided otherwise; every word stays on record.
#[tokio::test]
async fn a_last_word_is_taken_up_again_only_with_a_reason() {
    let meeting = voted(3).await;
    let keep = meeting.word(&[0, 1], "keep", json!({ "note": "次の段階へ" }));
    let done: Done = meeting.desk.call("shortlist.decide", keep.clone()).await;
    assert_eq!(done.count, 2);
    let decided = row(&meeting, 0).await.decided.unwrap();
    assert_eq!((decided.verdict, decided.note.as_str()), (Verdict::Keep, "次の段階へ"));
    assert_eq!((decided.name.as_str(), decided.decided_on.as_str()), ("議長 架空", "2026-11-20"));
    let again = meeting.desk.refused("shortlist.decide", keep).await;
    assert_eq!((again.code, again.params["count"].as_str()), (ProblemCode::AlreadyDecided, "2"));
    let undo = meeting.desk.refused("history.undo", json!({ "operation": done.operation })).await;
    assert_eq!(undo.code, ProblemCode::NotUndoable);

    let take_up = |reason: &str, projects: &[usize]| {
        let projects: Vec<_> = projects.iter().map(|at| meeting.projects[*at]).collect();
        json!({ "round": meeting.round, "projects": projects, "reason": reason })
    };
    let refused = meeting.desk.refused("shortlist.reconsider", take_up("  ", &[0])).await;
    assert_eq!(refused.code, ProblemCode::InvalidField);
    let refused = meeting.desk.refused("shortlist.reconsider", take_up("誤り", &[0, 2])).await;
    assert_eq!(refused.params["reason"], "not-decided");
    let _: Done = meeting.desk.call("shortlist.reconsider", take_up("新しい報告が出た", &[0])).await;
    let open = row(&meeting, 0).await;
    assert_eq!((open.decided, open.reopened), (None, vec!["新しい報告が出た".to_owned()]));
    let drop = meeting.word(&[0], "drop", json!({ "note": "報告を受けて" }));
    let _: Done = meeting.desk.call("shortlist.decide", drop).await;
    let now = row(&meeting, 0).await;
    assert_eq!((now.decided.unwrap().verdict, now.reopened.len()), (Verdict::Drop, 1));

    // Only a chair.
    meeting.work_as(meeting.readers[0]).await;
    let refused = meeting.desk.refused("shortlist.decide", meeting.word(&[2], "keep", json!({}))).await;
    assert_eq!(refused.code, ProblemCode::ChairOnly);
    let refused = meeting.desk.refused("shortlist.reconsider", take_up("私が", &[0])).await;
    assert_eq!(refused.code, ProblemCode::ChairOnly);
}

/// Point 7: what cannot be a last word is refused in a sentence, and nothing of it is recorded.
#[tokio::test]
async fn a_last_word_needs_its_reason_its_day_and_open_votes() {
    let meeting = voted(2).await;
    let before: Value = meeting.desk.call("history.list", json!({ "limit": 5 })).await;
    for (args, field, reason) in [
        (meeting.word(&[0], "drop", json!({})), "reason", "reason-or-note"),
        (meeting.word(&[0], "keep", json!({ "reason": "no-such" })), "reason", "no-such-reason"),
        (meeting.word(&[0], "keep", json!({ "return_on": "2027-04-01" })), "return_on", "only-held"),
        (meeting.word(&[0], "hold", json!({ "return_on": "4月" })), "return_on", "no-date"),
        (meeting.word(&[0], "keep", json!({ "decided_on": "" })), "decided_on", "no-date"),
        (meeting.word(&[0], "keep", json!({ "note": "あ".repeat(2_001) })), "note", "too-long"),
    ] {
        let refused = meeting.desk.refused("shortlist.decide", args).await;
        assert_eq!(
            (refused.code, refused.params["field"].as_str(), refused.params["reason"].as_str()),
            (ProblemCode::InvalidField, field, reason)
        );
    }
    let refused = meeting.desk.refused("shortlist.decide", meeting.word(&[], "keep", json!({}))).await;
    assert_eq!(refused.code, ProblemCode::NothingSelected);
    assert_eq!(meeting.desk.call::<Value>("history.list", json!({ "limit": 5 })).await, before);

    let sealed = Meeting::opened(2, 2, json!({})).await;
    sealed.vote(0, 0, "keep", json!({})).await;
    let refused = sealed.desk.refused("shortlist.decide", sealed.word(&[0], "keep", json!({}))).await;
    assert_eq!(refused.code, ProblemCode::VotesSealed);
    sealed.close().await;
    let _: Done = sealed.desk.call("shortlist.decide", sealed.word(&[0], "keep", json!({}))).await;
}

/// Point 7: the workbook for the house says everything the meeting saw, and its numbers; another audience gets the kept projects
/// as lists publish them and nothing of how they came to be kept.
#[tokio::test]
async fn the_shortlist_leaves_for_an_audience_and_the_round_says_when() {
    let meeting = Meeting::opened(2, 3, json!({})).await;
    meeting.vote(0, 0, "keep", json!({ "note": "秘密の所見QZ", "scores": { "target": { "value": 3 } } })).await;
    meeting.vote(1, 0, "keep", json!({})).await;
    meeting.vote(0, 1, "keep", json!({})).await;
    meeting.vote(1, 1, "drop", json!({ "note": "反対QZ" })).await;
    let export = |audience: &str, name: &str| json!({ "round": meeting.round, "audience": audience, "language": "ja", "out": meeting.desk.path(name) });
    let none = meeting.desk.refused("shortlist.export", export("public", "none.xlsx")).await;
    assert_eq!(none.code, ProblemCode::NothingSelected);
    assert!(!meeting.desk.path("none.xlsx").exists());
    let _: Done =
        meeting.desk.call("shortlist.decide", meeting.word(&[0], "keep", json!({ "note": "会議のメモQZ" }))).await;
    let _: Done = meeting.desk.call("shortlist.decide", meeting.word(&[1], "drop", json!({ "note": "競合QZ" }))).await;
    assert_eq!(meeting.show().await.exported_at, "");

    let written: Exported = meeting.desk.call("shortlist.export", export("internal", "all.xlsx")).await;
    assert_eq!((written.projects, written.withheld.len()), (3, 0));
    let text = sheets::dump(&meeting.desk.path("all.xlsx")).unwrap();
    let rows = meeting.shortlist().await.rows;
    for row in &rows {
        assert!(text.contains(&row.title_ja), "{}", row.title_ja);
    }
    for said in [
        "秘密の所見QZ",
        "反対QZ",
        "会議のメモQZ",
        "競合QZ",
        "架空 一子",
        "件数の流れ",
        "食い違い・未裁定",
        "合成データ",
    ] {
        assert!(text.contains(said), "{said}");
    }
    let round = meeting.show().await;
    assert!(!round.exported_at.is_empty() && !round.outdated);

    let args = json!({ "round": meeting.round, "audience": "public" });
    let preview: ExportPreview = meeting.desk.call("shortlist.preview", args).await;
    let withheld: Vec<(&str, u32)> = preview.withheld.iter().map(|one| (one.item.as_str(), one.count)).collect();
    assert!(withheld.starts_with(&[("not-kept", 2), ("decisions", 1)]), "{withheld:?}");
    assert!(preview.file_name.ends_with(".xlsx") && preview.projects == 1, "{preview:?}");
    let written: Exported = meeting.desk.call("shortlist.export", export("public", "kept.xlsx")).await;
    assert_eq!(written.projects, 1);
    let text = sheets::dump(&meeting.desk.path("kept.xlsx")).unwrap();
    let of = |project: usize| rows.iter().find(|row| row.project == meeting.projects[project]).unwrap();
    assert!(text.contains(&of(0).title_ja) && !text.contains(&of(1).title_ja) && !text.contains(&of(2).title_ja));
    for kept_in in ["QZ", "架空 一子", "点数", "競合", "最終判定"] {
        assert!(!text.contains(kept_in), "{kept_in}");
    }

    // Both are on record, and a round that goes on afterwards says that what was sent is no longer what stands.
    let history: Value = meeting.desk.call("history.list", json!({ "limit": 10 })).await;
    let sentences = history.to_string();
    assert!(
        sentences.contains("絞り込み結果を書き出し（社外秘）") && sentences.contains("絞り込み結果を書き出し（公開）")
    );
    meeting.close().await;
    let reopen = json!({ "round": meeting.round, "reason": "新しい資料" });
    let _: Done = meeting.desk.call("round.reopen", reopen).await;
    assert!(meeting.show().await.outdated);
    let _: Exported = meeting.desk.call("shortlist.export", export("internal", "again.xlsx")).await;
    assert!(!meeting.show().await.outdated);
}

/// Point 7: a picture of the flow is 社外秘, and is a picture.
#[tokio::test]
async fn the_picture_of_the_flow_stays_in_the_house() {
    let meeting = voted(1).await;
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"1\" height=\"1\"/></svg>";
    let args = |audience: &str, picture: &str| json!({ "round": meeting.round, "picture": picture, "audience": audience, "out": meeting.desk.path("flow.svg") });
    let refused = meeting.desk.refused("shortlist.picture", args("cda", svg)).await;
    assert_eq!(refused.params["reason"], "internal-only");
    let script = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>1</script></svg>";
    let refused = meeting.desk.refused("shortlist.picture", args("internal", script)).await;
    assert_eq!(refused.params["reason"], "no-drawing");
    assert!(!meeting.desk.path("flow.svg").exists());
    let _: Exported = meeting.desk.call("shortlist.picture", args("internal", svg)).await;
    assert_eq!(std::fs::read_to_string(meeting.desk.path("flow.svg")).unwrap(), svg);
}

/// Point 7: a held project comes back on its day, until it goes on.
#[tokio::test]
async fn held_projects_come_back_on_their_day() {
    let mut meeting = voted(4).await;
    let hold = |at: usize, day: &str| meeting.word(&[at], "hold", json!({ "return_on": day, "note": "データ待ち" }));
    let _: Done = meeting.desk.call("shortlist.decide", hold(0, "2026-11-21")).await;
    let _: Done = meeting.desk.call("shortlist.decide", hold(1, "2020-01-01")).await;
    let _: Done = meeting.desk.call("shortlist.decide", hold(2, "2999-01-01")).await;
    let _: Done = meeting.desk.call("shortlist.decide", hold(3, "")).await;
    let returns = async |meeting: &Meeting| -> Vec<usize> {
        let returns: Returns = meeting.desk.call("shortlist.returns", json!({})).await;
        let at = |id: domain::Id| meeting.projects.iter().position(|own| *own == id).unwrap();
        returns.projects.iter().map(|one| at(one.project)).collect()
    };
    assert_eq!(returns(&meeting).await, [1, 0], "earliest day first; not yet, and not said, do not");
    let said: Returns = meeting.desk.call("shortlist.returns", json!({})).await;
    assert_eq!((said.projects[0].round_name.as_str(), said.projects[0].note.as_str()), ("第1回", "データ待ち"));
    // Taken up again, one waits for the meeting instead.
    let take_up = json!({ "round": meeting.round, "projects": [meeting.projects[1]], "reason": "データが出た" });
    let _: Done = meeting.desk.call("shortlist.reconsider", take_up).await;
    assert_eq!(returns(&meeting).await, [0]);
    // In a later round, one is read again; where it is only tagged or read to try the criteria, nothing is decided on it.
    let (all, first) = (meeting.projects.clone(), meeting.projects[0]);
    let mut later = async |more: Value| {
        meeting.open(&[first], more).await;
        meeting.projects.clone_from(&all);
        returns(&meeting).await
    };
    assert_eq!(later(json!({ "name": "タグ", "kind": "tags" })).await, [0]);
    assert_eq!(later(json!({ "name": "試し", "purpose": "calibration" })).await, [0]);
    assert_eq!(later(json!({ "name": "第2回" })).await, Vec::<usize>::new());
    meeting.close().await;
    assert_eq!(returns(&meeting).await, [0], "nothing came of it");
}
