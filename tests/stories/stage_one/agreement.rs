//! How far readers agree, through the commands: points 2 (calibration), 4 and 5. The figures of the statistics themselves are
//! claimed beside them (`domain::agreement`), against published examples.

use super::meeting::Meeting;
use crate::desk::{ADC, ANTIBODY, PDCD1};
use app::commands::Done;
use app::conflict::AgreementOn;
use app::criteria::CriteriaSets;
use serde_json::{Value, json};

fn close(got: Option<f64>, wanted: f64) {
    let got = got.expect("a value");
    assert!((got - wanted).abs() < 0.000_51, "{got} instead of {wanted}");
}

fn on<'a>(all: &'a [AgreementOn], what: &str) -> &'a AgreementOn {
    all.iter().find(|one| one.on == what).unwrap_or_else(|| panic!("no {what}"))
}

const VERDICTS: [&str; 3] = ["keep", "hold", "drop"];

/// Point 5: the table that SAS documents for Cohen's κ (.4842, ASE .1380, .2137–.7547; printed in the tests of statsmodels),
/// voted by two readers.
#[tokio::test]
async fn two_readers_get_the_kappa_that_is_published_for_their_table() {
    const TABLE: [[u32; 3]; 3] = [[0, 4, 1], [0, 8, 0], [0, 1, 5]];
    let meeting = Meeting::opened(2, 19, json!({})).await;
    let mut votes = Vec::new();
    for (row, cells) in TABLE.iter().enumerate() {
        for (column, times) in cells.iter().enumerate() {
            votes.extend((0..*times).map(|_| (row, column)));
        }
    }
    for reader in [0, 1] {
        meeting.work_as(meeting.readers[reader]).await;
        for (project, pair) in votes.iter().enumerate() {
            let verdict = VERDICTS[if reader == 0 { pair.0 } else { pair.1 }];
            let ballot = meeting.ballot(meeting.readers[reader], meeting.projects[project], verdict, json!({}));
            let _: Done = meeting.desk.call("reading.decide", ballot).await;
        }
    }
    meeting.work_as(meeting.chair).await;
    let agreement = meeting.agreement().await;
    let verdict = &agreement.on[0];
    assert_eq!((verdict.on.as_str(), verdict.projects, agreement.fleiss, agreement.sealed), ("verdict", 19, false, 0));
    close(verdict.kappa.value, 0.4842);
    close(verdict.kappa.low, 0.2137);
    close(verdict.kappa.high, 0.7547);
    close(verdict.percent.value, 13.0 / 19.0);
    let pairs = agreement.pairs.expect("two readers on every project");
    assert_eq!((pairs.row.as_str(), pairs.column.as_str(), pairs.cells), ("架空 一子", "架空 二郎", TABLE));

    // What settles a disagreement changes nothing of how far they agreed.
    meeting.settle(0, "keep").await;
    let after = meeting.agreement().await;
    assert_eq!(after.on, agreement.on);
}

/// Points 3 and 5: a vote that nobody may see counts nowhere, and that it is there is told.
#[tokio::test]
async fn sealed_votes_are_in_no_figure() {
    let meeting = Meeting::opened(2, 3, json!({})).await;
    meeting.vote(0, 0, "keep", json!({})).await;
    meeting.vote(1, 0, "keep", json!({})).await;
    let before = meeting.agreement().await;
    assert_eq!((before.on[0].projects, before.sealed), (1, 0));
    meeting.vote(0, 1, "drop", json!({})).await;
    let sealed = meeting.agreement().await;
    assert_eq!((&sealed.on, sealed.sealed), (&before.on, 1));
    // One reader's own votes stay one's own there too.
    meeting.work_as(meeting.readers[0]).await;
    assert_eq!(meeting.agreement().await.on, before.on);
    meeting.work_as(meeting.chair).await;
    meeting.vote(1, 1, "keep", json!({})).await;
    let opened = meeting.agreement().await;
    assert_eq!((opened.on[0].projects, opened.sealed), (2, 0));
    close(opened.on[0].percent.value, 0.5);
}

/// Point 2: in a calibration round everybody reads the same; agreement is shown criterion by criterion, the guide is sharpened,
/// and what was voted by the earlier guide keeps it.
#[tokio::test]
async fn calibration_shows_which_guide_to_sharpen() {
    let meeting = Meeting::opened(3, 6, json!({ "name": "目合わせ", "purpose": "calibration" })).await;
    for project in 0..6 {
        for reader in 0..3 {
            // All agree on the target; on novelty each reads the guide otherwise. The last is unknown to one.
            let target = 1 + project % 3;
            let novelty = 1 + (project + reader) % 3;
            let ip = if reader == 0 { json!(null) } else { json!(2) };
            let scores =
                json!({ "target": { "value": target }, "novelty": { "value": novelty }, "ip": { "value": ip } });
            meeting.vote(reader, project, VERDICTS[project % 2], json!({ "scores": scores })).await;
        }
    }
    let agreement = meeting.agreement().await;
    assert!(agreement.fleiss && agreement.pairs.is_none());
    assert_eq!(agreement.on.len(), 9, "the verdict and eight criteria");
    let (target, novelty) = (on(&agreement.on, "target"), on(&agreement.on, "novelty"));
    assert_eq!((target.ac1.value, target.projects, target.name_ja.as_str()), (Some(1.0), 6, "標的の妥当性"));
    close(novelty.percent.value, 0.0);
    assert!(novelty.ac1.value.unwrap() < agreement.low);
    assert_eq!(on(&agreement.on, "ip").projects, 6, "unknown is no answer; two of three gave one");
    let unanswered = agreement.on.iter().find(|one| one.projects == 0).unwrap();
    assert_eq!((unanswered.kappa.value, unanswered.ac1.value), (None, None));

    // A sharper guide is a further version; votes given keep theirs, and the agreement on them stays.
    let sets: CriteriaSets = meeting.desk.call("criteria.list", json!({})).await;
    let standing = sets.versions.into_iter().find(|version| version.latest).unwrap();
    let mut body = json!(standing.body);
    let sharpened = body["criteria"].as_array_mut().unwrap().iter_mut().find(|one| one["key"] == "novelty").unwrap();
    sharpened["guide_ja"] = json!("3: 同じ標的・同じ方法の報告がない\n2: 一方だけがある\n1: 両方がある");
    let args = json!({ "name": standing.name, "body": body, "note": "目合わせの結果", "round": meeting.round });
    let _: Done = meeting.desk.call("criteria.save", args).await;
    let after = meeting.agreement().await;
    assert_eq!(on(&after.on, "novelty").percent, novelty.percent);
    let shown: Value = meeting.desk.call("conflict.list", json!({ "round": meeting.round })).await;
    assert_eq!(shown["open"], 0);
}

/// Point 4: for tags, agreement is told by kind.
#[tokio::test]
async fn agreement_on_tags_is_told_by_kind() {
    let meeting = Meeting::opened(2, 3, json!({ "kind": "tags" })).await;
    let tag = |kind: &str, concept: &str| json!({ "kind": kind, "concept": concept, "main": false });
    for project in 0..3 {
        meeting.give(0, project, json!([tag("target", PDCD1), tag("modality", ADC)])).await;
        let other = if project == 0 { ADC } else { ANTIBODY };
        meeting.give(1, project, json!([tag("target", PDCD1), tag("modality", other)])).await;
    }
    let agreement = meeting.agreement().await;
    assert_eq!(
        agreement.on.iter().map(|one| one.on.as_str()).collect::<Vec<_>>(),
        ["target", "modality", "indication"]
    );
    assert_eq!((on(&agreement.on, "target").percent.value, on(&agreement.on, "target").kappa.value), (Some(1.0), None));
    let modality = on(&agreement.on, "modality");
    close(modality.percent.value, 1.0 / 3.0);
    // Presence of the two concepts on three projects: both 1, neither 1, one alone 2 and 2: p = 1/3, chance 1/2.
    close(modality.kappa.value, (2.0 / 6.0 - 0.5) / 0.5);
    assert!(agreement.pairs.is_none() && !agreement.fleiss);
    let none = on(&agreement.on, "indication");
    assert_eq!((none.percent.value, none.kappa.value), (Some(1.0), None), "nobody gave one, which is the same");
}
