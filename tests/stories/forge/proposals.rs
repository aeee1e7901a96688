//! The theme forge, point 4: combinations are explained tick by tick, from data; what is not proposed is told why; nothing is made.

use super::planted::planted;
use crate::desk::Desk;
use app::asset::Assets;
use app::commands::Done;
use app::forge::{Explained, Proposals};
use app::theme::ThemeList;
use app::{Progress, Silent};
use domain::{AssetState, Id, Need, Needs, ProblemCode};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

fn everything(limit: u32) -> Value {
    json!({ "selection": { "matching": { "filter": {}, "except": [] } }, "limit": limit })
}

/// What a project brings, worked out here from what `asset.list` shows of it.
async fn brings(desk: &Desk, id: Id) -> Needs {
    let assets: Assets = desk.call("asset.list", json!({ "id": id })).await;
    let fields = assets.assets.iter().map(|asset| &asset.fields);
    let fields = fields.chain(assets.suggested.iter().map(|one| &one.fields));
    let there = fields.filter(|fields| matches!(fields.state, AssetState::Have | AssetState::Obtaining));
    there.fold(Needs::default(), |sum, fields| sum.and(Needs::closed_by(fields.kind, fields.step)))
}

/// Point 4: every tick follows from assets and sentences, every sentence stands in its project, and the same comes again.
#[tokio::test]
async fn every_proposal_is_explained_from_data() {
    let desk = planted(7).await.desk;
    let before: ThemeList = desk.call("theme.list", json!({})).await;
    let proposals: Proposals = desk.call("forge.propose", everything(40)).await;
    assert!(proposals.proposals.len() >= 30 && proposals.looked == 600 && proposals.hidden == 0);
    let mut times: HashMap<Id, u32> = HashMap::new();
    let mut last = u32::MAX;
    for proposal in &proposals.proposals {
        let ids: Vec<Id> = proposal.members.iter().map(|member| member.project.id).collect();
        assert!((2..=3).contains(&ids.len()) && proposal.score <= last, "{ids:?}");
        last = proposal.score;
        let mut all = Vec::new();
        for id in &ids {
            *times.entry(*id).or_default() += 1;
            all.push(brings(&desk, *id).await);
        }
        let together = all.iter().fold(Needs::default(), |sum, one| sum.and(*one));
        let told: Needs = proposal.closed.iter().chain(&proposal.obtaining).copied().collect();
        assert_eq!(told, together);
        assert!(proposal.closed.iter().all(|need| !proposal.obtaining.contains(need)), "there, or being obtained");
        assert!(proposal.open.iter().all(|need| !together.has(*need)));
        for (at, member) in proposal.members.iter().enumerate() {
            let others = all.iter().enumerate().filter(|(other, _)| *other != at);
            let only = others.fold(all[at], |left, (_, other)| left.without(*other));
            assert_eq!(member.closes, only.each().collect::<Vec<Need>>(), "{}", member.project.key);
            assert!(!only.is_empty());
            assert_eq!(member.quotes.len(), member.closes.len());
            let detail = desk.detail(member.project.id).await;
            for quote in member.quotes.iter().flatten() {
                let text = match quote.field.as_str() {
                    "title_ja" => &detail.row.title_ja,
                    "summary_ja" => &detail.summary_ja,
                    other => panic!("a sentence of {other}"),
                };
                assert!(quote.project == member.project.id && text.contains(&quote.sentence), "{quote:?}");
            }
            assert!(member.confirmed.is_empty() && member.quotes.iter().all(Option::is_some));
        }
        let explained: Explained = desk.call("forge.explain", json!({ "projects": ids })).await;
        assert_eq!(&explained.proposal, proposal, "the same rules judge what somebody names");
        assert!(explained.against.is_empty());
    }
    assert!(times.values().all(|times| *times <= 2), "each project in at most two");
    for left in &proposals.left {
        assert!(!left.because.is_empty() && left.because.iter().all(|one| !one.good));
        let ids: Vec<Id> = left.projects.iter().map(|project| project.id).collect();
        let explained: Explained = desk.call("forge.explain", json!({ "projects": ids })).await;
        assert_eq!(explained.against, left.because);
    }
    let again: Proposals = desk.call("forge.propose", everything(40)).await;
    assert_eq!(again.proposals, proposals.proposals);
    let after: ThemeList = desk.call("theme.list", json!({})).await;
    assert_eq!(after.themes.len(), before.themes.len(), "nothing is made by itself");
}

struct Stops(AtomicBool);

impl Progress for Stops {
    fn report(&self, _: u64, _: Option<u64>, stage: &str) {
        if stage == "proposing" {
            self.0.store(true, Ordering::Relaxed);
        }
    }
    fn cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Point 4: a person makes the theme, then it is not proposed again; a person confirms or turns down what a text says, and that counts.
#[tokio::test]
async fn what_people_decide_changes_what_is_proposed() {
    let planted = planted(11).await;
    let desk = &planted.desk;
    let stops = Arc::new(Stops(AtomicBool::new(false)));
    let problem = desk.watched("forge.propose", everything(40), stops).await.err().unwrap();
    assert_eq!(problem.code, ProblemCode::Cancelled);

    let proposals: Proposals = desk.call("forge.propose", everything(5)).await;
    let first: Vec<Id> = proposals.proposals[0].members.iter().map(|member| member.project.id).collect();
    let threads: Vec<Value> = first.iter().map(|id| json!({ "project": id })).collect();
    let theme = desk.new_theme(json!({ "code": "TH-既", "title_ja": "既存のテーマ" }), json!(threads)).await;
    let proposals: Proposals = desk.call("forge.propose", everything(5)).await;
    let members =
        |at: usize| -> Vec<Id> { proposals.proposals[at].members.iter().map(|member| member.project.id).collect() };
    assert!((0..proposals.proposals.len()).all(|at| members(at) != first));
    let mut sorted = first.clone();
    sorted.sort_unstable();
    let left = proposals.left.iter().find(|left| left.because[0].key == "theme-has").expect("told why");
    assert_eq!(left.projects.iter().map(|project| project.id).collect::<Vec<Id>>(), sorted);
    assert!(left.because[0].params["theme_ja"].starts_with("TH-既"));
    let unused = json!({ "selection": everything(5)["selection"], "limit": 200, "unused": true });
    let free: Proposals = desk.call("forge.propose", unused).await;
    assert!(free.proposals.iter().all(|one| one.members.iter().all(|member| !first.contains(&member.project.id))));
    // A stopped theme holds nothing back.
    let stopped = json!({ "id": theme, "fields": { "state": "stopped", "stop_reason": "合成データ" } });
    let _: Done = desk.call("theme.edit", stopped).await;
    let proposals: Proposals = desk.call("forge.propose", everything(5)).await;
    let ids: Vec<Id> = proposals.proposals[0].members.iter().map(|member| member.project.id).collect();
    assert_eq!(ids, first);

    // Confirmed counts more than told by a text, and is all that counts when asked so.
    let confirmed_only = json!({ "selection": everything(5)["selection"], "limit": 5, "confirmed_only": true });
    let none: Proposals = desk.call("forge.propose", confirmed_only.clone()).await;
    assert!(none.proposals.is_empty());
    for id in &first {
        let assets: Assets = desk.call("asset.list", json!({ "id": id })).await;
        let taken: Vec<Value> = assets.suggested.iter().map(|one| json!(one.fields)).collect();
        let _: Done = desk.call("asset.accept", json!({ "project": id, "taken": taken })).await;
    }
    let one: Proposals = desk.call("forge.propose", confirmed_only).await;
    assert_eq!(one.proposals.len(), 1);
    let by_person = &one.proposals[0];
    assert!(by_person.members.iter().all(|member| member.confirmed == member.closes));
    assert!(by_person.score > proposals.proposals[0].score);

    // What is turned down closes nothing any more.
    let pair = planted.pairs.iter().find(|pair| pair.iter().all(|id| !first.contains(id))).unwrap();
    let assets: Assets = desk.call("asset.list", json!({ "id": pair[0] })).await;
    for one in &assets.suggested {
        let args = json!({ "project": pair[0], "kind": one.fields.kind, "sentence": one.fields.sentence });
        let _: Value = desk.call("asset.refuse", args).await;
    }
    let explained: Explained = desk.call("forge.explain", json!({ "projects": pair })).await;
    assert!(explained.against.iter().any(|one| one.key == "brings-nothing"), "{:?}", explained.against);
}

/// Point 4: a combination of one, of four, of a project that is gone.
#[tokio::test]
async fn a_combination_is_of_two_or_three() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    for projects in [&ids[..1], &ids[..4]] {
        let problem = desk.refused("forge.explain", json!({ "projects": projects })).await;
        assert_eq!((problem.code, problem.params["reason"].as_str()), (ProblemCode::InvalidField, "two-or-three"));
    }
    let gone = desk.refused("forge.explain", json!({ "projects": [ids[0], 999] })).await;
    assert_eq!(gone.code, ProblemCode::NoSuchProject);
    let answer = desk.watched("forge.propose", everything(5), Arc::new(Silent)).await.unwrap();
    assert!(answer.value["proposals"].as_array().unwrap().len() < 5);
}
