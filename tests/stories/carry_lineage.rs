//! Where a project came from and went to: number blocks, hand-overs, gaps, merging. Programmes, point 4.

use crate::desk::Desk;
use app::adjustment::Adjustments;
use app::commands::Done;
use app::duplicate::Duplicates;
use app::lineage::{HandoverKind, Lineage};
use app::outcome::OutcomeEntries;
use app::pairing::PairStatus;
use domain::{Id, ProblemCode};
use serde_json::{Value, json};

const HEAD: &str = "課題管理番号,研究開発課題名,代表機関名,研究開発代表者,事業名,年度,配分額（千円）\n";
const ROWS: &str = "23ama221001h0001,膵がんを分解薬で治す研究,架空大学,見本太郎,次世代がん医療加速化研究事業,2023,30000\n\
    24ama221001h0002,膵がんを分解薬で治す研究,架空大学,見本太郎,次世代がん医療加速化研究事業,2024,30\n\
    25ama221001h0003,膵がんを分解薬で治す研究（最終年度）,架空大学,見本太郎,次世代がん医療加速化研究事業,2025,31000\n\
    27ck0106501h0001,膵がんを分解薬で治す臨床研究,架空大学,見本太郎,革新的がん医療実用化研究事業,2027,50000\n\
    27ck0106777h0001,難聴の遺伝子治療の安全性,見本病院,別人花子,革新的がん医療実用化研究事業,2027,50000\n";

pub async fn link(desk: &Desk, earlier: Id, later: Id, kind: &str) -> Id {
    let args = json!({ "earlier": earlier, "later": later, "kind": kind, "note": "" });
    desk.call::<Done>("lineage.link", args).await.created.unwrap()
}

async fn show(desk: &Desk, id: Id) -> Lineage {
    desk.call("lineage.show", json!({ "id": id })).await
}

fn ids(lineage: &Lineage) -> Vec<(Id, i32)> {
    lineage.projects.iter().map(|project| (project.row.id, project.distance)).collect()
}

/// Point 4: proposed, linked by a person, followed forward and back, with the months that nobody pays for.
#[tokio::test]
async fn a_hand_over_is_proposed_linked_and_followed_both_ways() {
    let desk = Desk::empty().await;
    desk.import(&desk.list("一覧.csv", format!("{HEAD}{ROWS}"))).await;
    let (basic, clinical) = (desk.key("ama221001").await, desk.key("ck0106501").await);
    let before = show(&desk, basic).await;
    assert_eq!(ids(&before), [(basic, 0)], "nothing is linked by machine");
    assert_eq!(before.candidates.len(), 1, "the other project of the clinical programme is nothing like it");
    let candidate = &before.candidates[0];
    assert_eq!((candidate.row.id, candidate.before, candidate.kind), (clinical, false, HandoverKind::Pairing));
    assert!(candidate.institution && candidate.researcher && candidate.pair && candidate.likeness >= 50);
    let back = show(&desk, clinical).await;
    assert_eq!(back.candidates.iter().map(|c| (c.row.id, c.before)).collect::<Vec<_>>(), [(basic, true)]);

    let handover = link(&desk, basic, clinical, "pairing").await;
    for (asked, distances) in [(basic, [(basic, 0), (clinical, 1)]), (clinical, [(basic, -1), (clinical, 0)])] {
        let lineage = show(&desk, asked).await;
        assert_eq!(ids(&lineage), distances);
        assert!(lineage.candidates.is_empty() && !lineage.cycle);
        let stretches: Vec<(&str, &str, &str, bool, bool)> = lineage
            .stretches
            .iter()
            .map(|s| (s.starts.as_str(), s.ends.as_str(), s.key.as_str(), s.renumbered, s.stated))
            .collect();
        assert_eq!(
            stretches,
            [
                ("2023-04-01", "2026-03-31", "ama221001", false, false),
                ("2027-04-01", "2028-03-31", "ck0106501", true, false)
            ]
        );
        assert_eq!(lineage.stretches[0].numbers.len(), 3);
        assert_eq!(lineage.stretches[0].programme_id, Some(106));
        let hues: Vec<Option<u8>> = lineage.stretches.iter().map(|stretch| stretch.hue).collect();
        assert_eq!(hues, [Some(106 % 8), Some(107 % 8)]);
        let gap = &lineage.gaps[..];
        assert_eq!(gap.len(), 1);
        assert_eq!((gap[0].starts.as_str(), gap[0].ends.as_str(), gap[0].months), ("2026-04-01", "2027-03-31", 12));
        let step = &lineage.handovers[0];
        assert_eq!((step.id, step.gap_months, step.pair), (handover, Some(12), Some(400)));
    }
    let years = show(&desk, basic).await.years;
    assert_eq!(years.iter().map(|year| year.year).collect::<Vec<_>>(), [2023, 2024, 2025, 2027]);
    assert_eq!(years[0].budget_yen, Some(30_000_000.0));
    let slipped: Vec<i32> = years.iter().filter(|year| year.unit_slip).map(|year| year.year).collect();
    assert_eq!(slipped, [2024], "30千円 between 30,000千円 and 31,000千円");
    let changed: Vec<(i32, &str)> =
        years.iter().filter_map(|year| Some((year.year, year.title_changed.as_deref()?))).collect();
    assert_eq!(changed, [(2025, "膵がんを分解薬で治す研究（最終年度）"), (2027, "膵がんを分解薬で治す臨床研究")]);

    desk.undo().await;
    assert_eq!(ids(&show(&desk, basic).await), [(basic, 0)]);
    desk.redo().await;
    assert_eq!(ids(&show(&desk, basic).await).len(), 2);
    let done: Done = desk.call("lineage.unlink", json!({ "id": handover })).await;
    assert_eq!((done.count, done.kind.as_str()), (1, "handover-unlink"));
    assert_eq!(ids(&show(&desk, basic).await), [(basic, 0)]);
    let gone = desk.refused("lineage.unlink", json!({ "id": handover })).await;
    assert_eq!(gone.code, ProblemCode::NoSuchHandover);
}

/// Point 4: what cannot be a hand-over is refused, and says why.
#[tokio::test]
async fn a_circle_a_repetition_and_a_missing_project_are_refused_with_the_reason() {
    let desk = Desk::odd().await;
    // Without dates, so that nothing is said of who comes first.
    let rows = "見本の研究甲,架空大学\n見本の研究乙,見本病院\n見本の研究丙,見本研究所\n";
    desk.import(&desk.list("日付なし.csv", format!("研究開発課題名,代表機関名\n{rows}"))).await;
    let one = async |title: &str| desk.ids(json!({ "text": title })).await[0];
    let (a, b, c) = (one("見本の研究甲").await, one("見本の研究乙").await, one("見本の研究丙").await);
    link(&desk, a, b, "other").await;
    link(&desk, b, c, "matching").await;
    let before = show(&desk, a).await;
    assert_eq!(before.projects.len(), 3);
    for (earlier, later, reason) in
        [(a, a, "handover-itself"), (a, b, "handover-exists"), (b, a, "handover-circle"), (c, a, "handover-circle")]
    {
        let args = json!({ "earlier": earlier, "later": later, "kind": "other" });
        let problem = desk.refused("lineage.link", args).await;
        assert_eq!((problem.code, problem.params["reason"].as_str()), (ProblemCode::InvalidField, reason));
        if reason == "handover-circle" {
            assert!(problem.params["chain"].contains(" → "), "{:?}", problem.params);
        }
    }
    let missing = desk.refused("lineage.link", json!({ "earlier": a, "later": 9, "kind": "other" })).await;
    assert_eq!((missing.code, missing.params["key"].as_str()), (ProblemCode::NoSuchProject, "#9"));
    let long = json!({ "earlier": a, "later": c, "kind": "other", "note": "長".repeat(501) });
    assert_eq!(desk.refused("lineage.link", long).await.params["reason"], "too-long");
    assert_eq!(desk.refused("lineage.show", json!({ "id": 9 })).await.code, ProblemCode::NoSuchProject);
    assert_eq!(json!(show(&desk, a).await), json!(before));
}

/// Point 4: work that goes on under another number block is one project once a person says so, and the change is shown.
#[tokio::test]
async fn a_lineage_goes_through_a_change_of_number_block() {
    let desk = Desk::empty().await;
    let rows = "22km0605001h0001,架空分子を標的とする抗体の創製,架空大学,見本太郎,架空事業,2022,1000\n\
                23tm0624002h0001,架空分子を標的とする抗体の創製,架空大学,見本太郎,見本事業,2023,1000\n";
    desk.import(&desk.list("一覧.csv", format!("{HEAD}{rows}"))).await;
    let (old, new) = (desk.key("km0605001").await, desk.key("tm0624002").await);
    let proposed = show(&desk, old).await.candidates;
    assert_eq!(proposed.iter().map(|c| (c.row.id, c.before, c.likeness)).collect::<Vec<_>>(), [(new, false, 100)]);
    let pairs: Duplicates = desk.call("duplicate.list", json!({ "state": "open", "limit": 9 })).await;
    let _: Done = desk.call("duplicate.merge", json!({ "pair": pairs.pairs[0].id, "keep": old })).await;
    let lineage = show(&desk, old).await;
    assert_eq!(ids(&lineage), [(old, 0)]);
    let blocks: Vec<(&str, &str, bool)> =
        lineage.stretches.iter().map(|s| (s.key.as_str(), s.numbers[0].as_str(), s.renumbered)).collect();
    assert_eq!(blocks, [("km0605001", "22km0605001h0001", false), ("tm0624002", "23tm0624002h0001", true)]);
    assert!(lineage.gaps.is_empty() && lineage.handovers.is_empty() && lineage.candidates.is_empty());
    desk.undo().await;
    assert_eq!(show(&desk, new).await.stretches.len(), 1);
}

async fn funds(desk: &Desk) -> Value {
    let requests: Adjustments = desk.call("adjustment.list", json!({})).await;
    let outcomes: OutcomeEntries = desk.call("outcome.list", json!({ "limit": 500 })).await;
    json!({
        "requests": requests.rows.iter().map(|row| row.project).collect::<Vec<_>>(),
        "outcomes": outcomes.entries.iter().map(|row| (row.project, &row.by)).collect::<Vec<_>>(),
    })
}

/// Point 4: what hangs on a project that becomes one with another moves to it, and comes back in one step.
#[tokio::test]
async fn merging_moves_hand_overs_requests_and_outcomes_and_undo_gives_them_back() {
    let desk = Desk::empty().await;
    let rows = "21aa0101001h0001,先の研究,見本病院,見本太郎,架空事業,2021,1000\n\
                22km0605001h0001,架空分子を標的とする抗体の創製,架空大学,見本太郎,架空事業,2022,1000\n\
                23tm0624002h0001,架空分子を標的とする抗体の創製,架空大学,見本太郎,見本事業,2023,1000\n\
                25aa0101009h0001,後の治験,見本病院,見本太郎,見本事業,2025,1000\n";
    desk.import(&desk.list("一覧.csv", format!("{HEAD}{rows}"))).await;
    let (first, last) = (desk.key("aa0101001").await, desk.key("aa0101009").await);
    let (old, new) = (desk.key("km0605001").await, desk.key("tm0624002").await);
    // Both are carried on from the first, the one from the other, and the newer leads to the last.
    for (earlier, later, kind, note) in [
        (first, old, "pairing", "架空のペア"),
        (first, new, "matching", "見本の聞き取り"),
        (old, new, "other", ""),
        (new, last, "other", ""),
    ] {
        let args = json!({ "earlier": earlier, "later": later, "kind": kind, "note": note });
        let _: Done = desk.call("lineage.link", args).await;
    }
    let fields = json!({ "project": new, "fiscal_year": 2024, "round": "anytime", "type": "u" });
    let _: Done = desk.call("adjustment.save", json!({ "fields": fields })).await;
    let entered = json!({ "project": new, "kind": "papers", "year": 2023, "amount": 3 });
    let _: Done = desk.call("outcome.save", entered).await;
    let before = (json!(show(&desk, first).await), funds(&desk).await);
    let pairs: Duplicates = desk.call("duplicate.list", json!({ "state": "open", "limit": 9 })).await;
    let _: Done = desk.call("duplicate.merge", json!({ "pair": pairs.pairs[0].id, "keep": old })).await;
    let merged = show(&desk, first).await;
    assert_eq!(ids(&merged), [(first, 0), (old, 1), (last, 2)]);
    assert_eq!(merged.handovers.iter().map(|h| (h.earlier, h.later)).collect::<Vec<_>>(), [(first, old), (old, last)]);
    let kept = &merged.handovers[0];
    assert_eq!(
        (kept.kind, kept.note.as_str()),
        (HandoverKind::Pairing, "架空のペア\n見本の聞き取り"),
        "no note is lost"
    );
    assert_eq!((merged.projects[1].adjustments.len(), merged.projects[1].outcomes.len()), (1, 1));
    assert_eq!(funds(&desk).await, json!({ "requests": [old], "outcomes": [[old, "作業者"]] }));
    let checked: Value = desk.call("library.check", json!({ "full": true })).await;
    assert_eq!(checked["findings"], json!([]));
    desk.undo().await;
    assert_eq!((json!(show(&desk, first).await), funds(&desk).await), before);
}

/// Point 4: two projects at both ends of a chain can be one after all; the circle ends where it closes, and is told.
#[tokio::test]
async fn a_circle_that_merging_made_is_cut_and_said() {
    let desk = Desk::empty().await;
    let rows = "22km0605001h0001,架空分子を標的とする抗体の創製,架空大学,見本太郎,架空事業,2022,1000\n\
                23aa0101001h0001,間の研究,見本病院,見本花子,架空事業,2023,1000\n\
                23tm0624002h0001,架空分子を標的とする抗体の創製,架空大学,見本太郎,見本事業,2023,1000\n";
    desk.import(&desk.list("一覧.csv", format!("{HEAD}{rows}"))).await;
    let (old, between) = (desk.key("km0605001").await, desk.key("aa0101001").await);
    let new = desk.key("tm0624002").await;
    link(&desk, old, between, "other").await;
    link(&desk, between, new, "other").await;
    let pairs: Duplicates = desk.call("duplicate.list", json!({ "state": "open", "limit": 9 })).await;
    let _: Done = desk.call("duplicate.merge", json!({ "pair": pairs.pairs[0].id, "keep": old })).await;
    let lineage = show(&desk, old).await;
    assert!(lineage.cycle);
    assert_eq!((lineage.projects.len(), lineage.handovers.len()), (2, 2));
    let page: app::continuity::Continuity = desk.call("continuity.page", json!({ "limit": 9 })).await;
    assert_eq!(page.total, 1);
}

/// An import whose projects somebody went on working with is not taken back over their head.
#[tokio::test]
async fn an_import_whose_project_is_linked_is_not_taken_back_before_the_link() {
    let desk = Desk::empty().await;
    let imported = desk.import(&desk.list("一覧.csv", format!("{HEAD}{ROWS}"))).await;
    let (basic, clinical) = (desk.key("ama221001").await, desk.key("ck0106501").await);
    link(&desk, basic, clinical, "pairing").await;
    let problem = desk.refused("history.undo", json!({ "operation": imported.done.operation })).await;
    assert_eq!((problem.code, problem.params["count"].as_str()), (ProblemCode::UndoBlocked, "1"));
    assert!(problem.params["operations"].starts_with("handover-link "), "{:?}", problem.params);
    desk.undo().await;
    let _: Done = desk.call("history.undo", json!({ "operation": imported.done.operation })).await;
    assert_eq!(desk.ids(json!({})).await, [] as [Id; 0]);
}

/// Point 4: what was over before the other began does not carry it on; a proposal and a hand-over say what their pair is worth.
#[tokio::test]
async fn a_later_project_comes_later_and_a_pair_says_what_it_is_worth() {
    let desk = Desk::empty().await;
    desk.import(&desk.list("一覧.csv", format!("{HEAD}{ROWS}"))).await;
    let (basic, clinical) = (desk.key("ama221001").await, desk.key("ck0106501").await);
    let args = json!({ "earlier": clinical, "later": basic, "kind": "pairing" });
    let problem = desk.refused("lineage.link", args).await;
    assert_eq!((problem.code, problem.params["reason"].as_str()), (ProblemCode::InvalidField, "handover-order"));

    let source = json!({ "thing": "programme_pair", "row": 400, "field": "status", "source": "架空の公表資料", "as_of": "", "state": "confirmed" });
    let _: Value = desk.call("registry.fact", source).await;
    let proposed = async || {
        let candidate = show(&desk, basic).await.candidates.remove(0);
        (candidate.pair, candidate.pair_status, candidate.pair_uncertain)
    };
    assert_eq!(proposed().await, (true, Some(PairStatus::Official), false));
    // The successor ends before the later project begins, in 2027.
    let _: Value = desk.call("registry.edit", json!({ "id": 107, "fields": { "valid_last": 2026 } })).await;
    assert_eq!(proposed().await, (true, Some(PairStatus::Official), true));
    let _: Value = desk.call("registry.edit", json!({ "id": 107, "fields": { "valid_last": 2027 } })).await;
    assert_eq!(proposed().await, (true, Some(PairStatus::Official), false));
    link(&desk, basic, clinical, "pairing").await;
    let step = async || {
        let step = show(&desk, basic).await.handovers.remove(0);
        (step.pair_status, step.pair_uncertain)
    };
    assert_eq!(step().await, (Some(PairStatus::Official), false));
    let assumed = json!({ "predecessor": 106, "successor": 107, "status": "assumed" });
    let _: Value = desk.call("pairing.set", assumed).await;
    assert_eq!(step().await, (Some(PairStatus::Assumed), true));
}
