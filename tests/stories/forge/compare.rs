//! The theme forge, points 5 and 7: alternatives weighed, with the weights at which their order turns; portfolio and network.

use super::loom::Loom;
use crate::desk::{ADC, CANCER, Desk, PDCD1};
use app::commands::Done;
use app::forge::{Comparison, Measure, Network, NodeKind, Portfolio};
use domain::{AssetState, Id, Need, Needs, ProblemCode, Step};
use serde_json::{Value, json};

/// Two themes: one nearer the gate, one with less competition.
async fn two(desk: &Desk) -> [Id; 2] {
    let ids = desk.ids(json!({})).await;
    let fields = |code: &str, more: Value| {
        let mut fields = json!({ "code": code, "title_ja": code, "target": PDCD1, "indication": CANCER });
        fields.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        fields
    };
    let near = fields("TH-近", json!({ "modality": ADC, "months_to_gate": 12, "competition": "high" }));
    let free = fields("TH-空", json!({ "months_to_gate": 24, "competition": "low" }));
    let a = desk.new_theme(near, json!([{ "project": ids[0] }, { "project": ids[1] }])).await;
    let b = desk.new_theme(free, json!([{ "project": ids[1] }])).await;
    [a, b]
}

/// Point 5: scores, what is not known counts for nobody, ranks, and exactly where they turn.
#[tokio::test]
async fn a_change_of_weight_that_turns_the_order_is_told() {
    let desk = Desk::odd().await;
    let [near, free] = two(&desk).await;
    let args = |competition: u32, time: u32| json!({ "themes": [near, free], "weights": { "coverage": 0, "evidence": 0, "stage": 0, "effort": 0, "competition": competition, "time": time } });
    let compared: Comparison = desk.call("forge.compare", args(20, 60)).await;
    let [a, b] = compared.options.as_slice() else { panic!("two themes") };
    // Time: 12 months of 12 = 100, of 24 = 50. Competition: many 0, few 100.
    assert_eq!((a.scores[&Measure::Time], b.scores[&Measure::Time]), (100, 50));
    assert_eq!((a.scores[&Measure::Competition], b.scores[&Measure::Competition]), (0, 100));
    assert_eq!((a.rank, b.rank), (1, 2), "6,000 to 5,000");
    assert!(!a.scores.contains_key(&Measure::Effort), "entered for neither");
    let turns: Vec<(Measure, u32, u32, Id)> =
        compared.turns.iter().map(|t| (t.measure, t.weight, t.at, t.theme)).collect();
    assert_eq!(turns, [(Measure::Competition, 20, 31, free), (Measure::Time, 60, 39, free)]);
    let (before, after): (Comparison, Comparison) =
        (desk.call("forge.compare", args(30, 60)).await, desk.call("forge.compare", args(31, 60)).await);
    assert_eq!((before.options[0].rank, before.options[1].rank), (1, 1), "equal shares a rank");
    assert_eq!((after.options[0].rank, after.options[1].rank), (2, 1));
    assert!(compared.because.iter().any(|one| one.key == "effort-unknown" && !one.good));
    let shipped: Comparison = desk.call("forge.compare", json!({ "themes": [near, free] })).await;
    assert!(Measure::ALL.iter().all(|measure| shipped.weights[measure] == measure.weight()));
    for (themes, reason) in [(vec![near], "two-to-six"), (vec![near, near], "two-to-six")] {
        assert_eq!(desk.refused("forge.compare", json!({ "themes": themes })).await.params["reason"], reason);
    }
    let gone = desk.refused("forge.compare", json!({ "themes": [near, 5] })).await;
    assert_eq!(gone.code, ProblemCode::NoSuchTheme);
}

/// Point 7: overlap and coverage of all themes, the network with its cut.
#[tokio::test]
async fn themes_and_projects_are_seen_together() {
    let desk = Desk::odd().await;
    let [near, free] = two(&desk).await;
    let ids = desk.ids(json!({})).await;
    desk.tag(&ids[..2], "target", PDCD1).await;
    desk.tag(&ids[..3], "indication", CANCER).await;
    let portfolio: Portfolio = desk.call("forge.portfolio", json!({})).await;
    assert_eq!(
        portfolio.themes.iter().map(|one| (one.theme.id, one.threads)).collect::<Vec<_>>(),
        [(free, 1), (near, 2)]
    );
    let [overlap] = portfolio.overlaps.as_slice() else { panic!("one pair") };
    assert_eq!((overlap.projects.as_slice(), overlap.shared.len()), (&ids[1..2], 2));
    let all = json!({ "matching": { "filter": {}, "except": [] } });
    let network = async |limit: u32, themed: bool| -> Network {
        let args = json!({ "selection": all, "kinds": ["target", "indication"], "limit": limit, "themed": themed });
        desk.call("forge.network", args).await
    };
    let whole = network(2_000, false).await;
    let of = |kind: NodeKind| whole.nodes.iter().filter(|node| node.kind == kind).count();
    assert_eq!((of(NodeKind::Theme), of(NodeKind::Target), of(NodeKind::Project)), (2, 1, ids.len()));
    // Threads 2 + 1, tags 2 + 3, target and indication of two themes.
    assert_eq!((whole.edges.len(), whole.cut), (12, 0));
    let kinds: Vec<NodeKind> = whole.nodes.iter().map(|node| node.kind).collect();
    assert!(kinds.is_sorted());
    let cut = network(4, false).await;
    assert_eq!((cut.nodes.len(), cut.cut as usize), (4, whole.nodes.len() - 4));
    assert!(cut.edges.iter().all(|(a, b)| *a < 4 && *b < 4));
    assert_eq!(json!(network(4, false).await), json!(cut), "the same comes again");
    let themed = network(2_000, true).await;
    assert_eq!(themed.nodes.iter().filter(|node| node.kind == NodeKind::Project).count(), 2);
}

/// Point 5: a stage is reached by way of all before it, not by one asset far ahead; what is confirmed is counted in needs, not in
/// assets.
#[tokio::test]
async fn stage_and_evidence_are_what_their_names_say() {
    let loom = Loom::set().await;
    let other = loom.desk.new_theme(json!({ "code": "TH-空", "title_ja": "空のテーマ" }), json!([])).await;
    let compared =
        async || -> Comparison { loom.desk.call("forge.compare", json!({ "themes": [loom.theme, other] })).await };
    let save = async |kind: &str, step: &str, state: &str, project: usize| {
        let fields = json!({ "kind": kind, "step": step, "state": state, "label": "合成データ" });
        let _: Done =
            loom.desk.call("asset.save", json!({ "project": loom.projects[project], "fields": fields })).await;
    };
    let stage = |of: &Comparison| (of.options[0].step, of.options[0].scores[&Measure::Stage]);
    // A patent and a cohort stand at the end of the chain; what comes before is open.
    save("ip", "ind", "have", 1).await;
    save("cohort", "clinical", "have", 0).await;
    assert_eq!(stage(&compared().await), (None, 0));
    save("assay", "screening", "have", 1).await;
    assert_eq!(stage(&compared().await), (None, 0), "without a target nothing is validated");
    save("genetics", "validation", "obtaining", 0).await;
    assert_eq!(stage(&compared().await), (None, 0), "it is not there yet");
    save("clinical", "validation", "have", 0).await;
    assert_eq!(stage(&compared().await), (Some(Step::Screening), 29), "2 of 7 steps");
    let because = compared().await.because;
    assert!(because.iter().any(|one| one.key == "furthest" && one.params["steps_ja"].contains("スクリーニング")));
    // Nothing is needed of optimisation: the team says so. Then the model is the next step.
    save("model", "poc", "have", 0).await;
    assert_eq!(stage(&compared().await).1, 29, "optimisation is open");
    for need in ["lead", "delivery"] {
        let off = json!({ "id": loom.theme, "need": need, "needed": false, "reason": "合成データ" });
        let _: Done = loom.desk.call("theme.need", off).await;
    }
    assert_eq!(stage(&compared().await), (Some(Step::Poc), 57));

    // Needs: confirmed, of those that a person or a text says are there.
    let evidence = async || {
        let (mut have, mut told, mut awaited) = (Needs::default(), Needs::default(), Needs::default());
        for project in &loom.projects {
            let assets = loom.assets(*project).await;
            for one in assets.assets.iter().map(|one| &one.fields) {
                let closes = Needs::closed_by(one.kind, one.step);
                match one.state {
                    AssetState::Have => have = have.and(closes),
                    AssetState::Obtaining => awaited = awaited.and(closes),
                    AssetState::None | AssetState::Unknown => {}
                }
            }
            for one in assets.suggested.iter().filter(|one| one.fields.state == AssetState::Have) {
                told = told.and(Needs::closed_by(one.fields.kind, one.fields.step));
            }
        }
        let off: Needs = [Need::Lead, Need::Delivery].into_iter().collect();
        let told = told.without(awaited.without(have)).and(have).without(off);
        (have.without(off).count() * 100 + told.count() / 2) / told.count()
    };
    let score = async || compared().await.options[0].scores[&Measure::Evidence];
    let before = score().await;
    assert_eq!(before, evidence().await);
    assert!(before < 100, "texts tell more than was confirmed");
    // More of the same closes nothing new.
    for _ in 0..5 {
        save("clinical", "validation", "have", 0).await;
    }
    assert_eq!(score().await, before);
    save("antibody", "screening", "have", 1).await;
    assert!(score().await > before);
    assert_eq!(score().await, evidence().await);
}
