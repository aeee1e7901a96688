//! The numbers of a round add up after every step: point 7. That they do for any round is claimed in `domain::flow`.

use super::meeting::Meeting;
use app::commands::Done;
use app::shortlist::Flow;
use serde_json::json;

fn adds_up(flow: &Flow) {
    assert_eq!(flow.imported, flow.tagged + flow.untagged, "{flow:?}");
    assert_eq!(flow.in_round, flow.shown + flow.hidden, "{flow:?}");
    assert_eq!(flow.shown, flow.withdrawn + flow.unread + flow.read, "{flow:?}");
    assert_eq!(flow.read, flow.sealed + flow.agreed + flow.settled + flow.conflict, "{flow:?}");
    assert_eq!(flow.shown - flow.withdrawn, flow.kept + flow.held + flow.dropped + flow.undecided, "{flow:?}");
    assert_eq!(flow.dropped, flow.drop_reasons.iter().map(|reason| reason.projects).sum::<u32>(), "{flow:?}");
    assert_eq!(flow.held, flow.hold_reasons.iter().map(|reason| reason.projects).sum::<u32>(), "{flow:?}");
}

async fn flow(meeting: &Meeting) -> Flow {
    let flow = meeting.flow().await;
    adds_up(&flow);
    flow
}

/// Points 5 and 7: a disagreement is one wherever it is counted, also where a vote is missing when the round closes.
#[tokio::test]
async fn a_disagreement_is_counted_alike_everywhere() {
    let meeting = Meeting::opened(3, 3, json!({})).await;
    for (reader, verdict) in ["keep", "drop"].into_iter().enumerate() {
        meeting.vote(reader, 0, verdict, json!({})).await;
    }
    meeting.close().await;
    let rows = async || meeting.shortlist().await.rows.into_iter().filter(|row| row.conflict).count();
    let now = flow(&meeting).await;
    assert_eq!((now.conflict, now.read, now.unread), (1, 1, 2));
    assert_eq!((meeting.conflicts().await.open, meeting.show().await.conflicts, rows().await), (1, 1, 1));
    meeting.settle(0, "hold").await;
    let now = flow(&meeting).await;
    assert_eq!((now.conflict, now.settled), (0, 1));
    assert_eq!((meeting.conflicts().await.open, meeting.show().await.conflicts, rows().await), (0, 0, 0));
}

/// Points 1 and 7: what left the round is not among what a list says it may not show; the flow counts it where it came in.
#[tokio::test]
async fn hidden_projects_that_left_the_round_are_in_no_list() {
    let meeting = Meeting::opened(2, 3, json!({})).await;
    let leave = json!({ "round": meeting.round, "projects": [meeting.projects[0]], "reason": "対象外" });
    let _: Done = meeting.desk.call("round.withdraw", leave).await;
    for project in &meeting.projects[..2] {
        let tie = json!({ "person": meeting.readers[0], "kind": "project", "of": project, "note": "共同研究" });
        let _: Done = meeting.desk.call("interest.declare", tie).await;
    }
    meeting.work_as(meeting.readers[0]).await;
    let list: app::reading::ReadingList =
        meeting.desk.call("reading.list", json!({ "round": meeting.round, "order": "hand" })).await;
    let now = flow(&meeting).await;
    assert_eq!((meeting.show().await.hidden, list.hidden, meeting.shortlist().await.hidden), (1, 1, 1));
    assert_eq!((now.hidden, now.in_round), (2, 3));
}

/// Point 7: imported → tagged → in the round → read → conflict → kept, held, dropped by reason.
#[tokio::test]
async fn the_numbers_add_up_after_every_step() {
    let meeting = Meeting::opened(2, 5, json!({ "blindness": "closed" })).await;
    let all = meeting.desk.ids(json!({})).await.len();
    let begun = flow(&meeting).await;
    assert_eq!((begun.imported as usize, begun.in_round, begun.unread, begun.undecided), (all, 5, 5, 5));
    for (project, verdicts) in
        [["keep", "keep"], ["keep", "drop"], ["hold", "hold"], ["drop", "drop"]].iter().enumerate()
    {
        meeting.vote(0, project, verdicts[0], json!({})).await;
        flow(&meeting).await;
        meeting.vote(1, project, verdicts[1], json!({})).await;
        let now = flow(&meeting).await;
        let read = u32::try_from(project).unwrap() + 1;
        assert_eq!((now.read, now.sealed, now.conflict, now.agreed), (read, read, 0, 0), "nobody sees them yet");
    }
    meeting.close().await;
    let closed = flow(&meeting).await;
    assert_eq!((closed.unread, closed.read, closed.sealed, closed.agreed, closed.conflict), (1, 4, 0, 3, 1));
    meeting.settle(1, "hold").await;
    let settled = flow(&meeting).await;
    assert_eq!((settled.conflict, settled.settled), (0, 1));

    let reasons = meeting.shortlist().await.reasons;
    let of = |verdict: domain::stage::Verdict| reasons.iter().find(|reason| reason.verdict == verdict).unwrap();
    let (drop, hold) = (of(domain::stage::Verdict::Drop), of(domain::stage::Verdict::Hold));
    for word in [
        meeting.word(&[0], "keep", json!({})),
        meeting.word(&[1, 2], "hold", json!({ "reason": hold.key })),
        meeting.word(&[3], "drop", json!({ "reason": drop.key })),
        meeting.word(&[4], "drop", json!({ "note": "読む人がいない" })),
    ] {
        let _: Done = meeting.desk.call("shortlist.decide", word).await;
        flow(&meeting).await;
    }
    let decided = flow(&meeting).await;
    assert_eq!((decided.kept, decided.held, decided.dropped, decided.undecided), (1, 2, 2, 0));
    let dropped: Vec<(&str, u32)> =
        decided.drop_reasons.iter().map(|one| (one.name_ja.as_str(), one.projects)).collect();
    assert!(dropped.contains(&(drop.name_ja.as_str(), 1)) && dropped.contains(&("", 1)), "{dropped:?}");
    assert_eq!(
        (decided.hold_reasons[0].name_ja.as_str(), decided.hold_reasons[0].projects),
        (hold.name_ja.as_str(), 2)
    );

    let take_up = json!({ "round": meeting.round, "projects": [meeting.projects[3]], "reason": "誤り" });
    let _: Done = meeting.desk.call("shortlist.reconsider", take_up).await;
    assert_eq!(flow(&meeting).await.undecided, 1);
    let _: Done = meeting.desk.call("round.reopen", json!({ "round": meeting.round, "reason": "続き" })).await;
    flow(&meeting).await;
    let leave = json!({ "round": meeting.round, "projects": [meeting.projects[1]], "reason": "対象外" });
    let _: Done = meeting.desk.call("round.withdraw", leave).await;
    let left = flow(&meeting).await;
    assert_eq!((left.withdrawn, left.held, left.in_round), (1, 1, 5), "what left is in no later number");
}
