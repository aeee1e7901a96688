//! 調整費: requests, what is odd about them, sums by round and type. Programmes, point 6.

use crate::desk::Desk;
use app::adjustment::{Adjustment, AdjustmentIssue, AdjustmentState, Adjustments};
use app::commands::Done;
use domain::{Id, ProblemCode};
use serde_json::{Value, json};

async fn save(desk: &Desk, fields: Value) -> Id {
    desk.call::<Done>("adjustment.save", json!({ "fields": fields })).await.created.unwrap()
}

async fn list(desk: &Desk, args: Value) -> Adjustments {
    desk.call("adjustment.list", args).await
}

async fn one(desk: &Desk, id: Id) -> Adjustment {
    list(desk, json!({})).await.rows.into_iter().find(|row| row.id == id).unwrap()
}

fn with(fields: &Value, more: Value) -> Value {
    let mut fields = fields.clone();
    for (name, value) in more.as_object().unwrap() {
        fields[name] = value.clone();
    }
    fields
}

/// Point 6: entered, changed, judged afterwards, removed; each one step back.
#[tokio::test]
async fn a_request_is_entered_changed_judged_and_removed() {
    let desk = Desk::sample().await;
    let before = list(&desk, json!({})).await;
    let project = desk.key("ama221901").await;
    let fields = json!({
        "project": project, "fiscal_year": 2026, "round": "june", "type": "u", "purpose": " つなぐ ",
        "asked_yen": 12_345_000, "effect_on": "2027-03-31", "opinion_by": "見本PD", "opinion_on": "2026-05-01",
        "source_programme": 106, "target_programme": 107, "state": "asked",
    });
    let id = save(&desk, fields).await;
    let made = one(&desk, id).await;
    assert_eq!((made.key.as_str(), made.purpose.as_str(), made.asked_yen), ("ama221901", "つなぐ", Some(12_345_000.0)));
    assert_eq!(made.target_name, "革新的がん医療実用化研究事業");
    assert_eq!((made.issues.len(), made.by.as_str(), made.connected), (0, "議長（見本）", None));
    let judged = json!({ "granted_yen": 12_000_000, "state": "partly", "connected": true, "licensed": false, "outcome": "継続" });
    let done: Done = desk.call("adjustment.save", json!({ "id": id, "fields": judged })).await;
    assert_eq!((done.created, done.kind.as_str()), (None, "adjustment-edit"));
    let after = one(&desk, id).await;
    assert_eq!((after.granted_yen, after.connected, after.licensed), (Some(12_000_000.0), Some(true), Some(false)));
    assert_eq!((after.purpose.as_str(), after.asked_yen), ("つなぐ", Some(12_345_000.0)), "what is not said stays");
    let same: Done = desk.call("adjustment.save", json!({ "id": id, "fields": { "state": "partly" } })).await;
    assert_eq!(same.operation, None, "nothing changed, nothing recorded");
    let emptied = json!({ "id": id, "fields": { "granted_yen": null, "connected": null, "target_programme": null } });
    let _: Done = desk.call("adjustment.save", emptied).await;
    let empty = one(&desk, id).await;
    assert_eq!((empty.granted_yen, empty.connected, empty.target_programme), (None, None, None));
    assert_eq!(empty.issues, [AdjustmentIssue::NoAmount, AdjustmentIssue::NoTarget]);
    desk.undo().await;
    assert_eq!(one(&desk, id).await, after);
    let _: Done = desk.call("adjustment.remove", json!({ "id": id })).await;
    assert_eq!(json!(list(&desk, json!({})).await), json!(before));
    assert_eq!(desk.refused("adjustment.remove", json!({ "id": id })).await.code, ProblemCode::NoSuchAdjustment);
    let gone = json!({ "id": id, "fields": {} });
    assert_eq!(desk.refused("adjustment.save", gone).await.code, ProblemCode::NoSuchAdjustment);
    desk.undo().await;
    assert_eq!(one(&desk, id).await, after);
}

/// Point 6: sums by fiscal year, round and type are those of the rows, whatever is chosen; drafts and what was withdrawn count
/// nowhere, and nothing is granted on what was declined.
#[tokio::test]
async fn sums_are_those_of_the_rows() {
    let desk = Desk::sample().await;
    let project = desk.key("ama221901").await;
    let base = json!({ "project": project, "fiscal_year": 2025, "round": "november", "type": "u" });
    for more in [
        json!({ "asked_yen": 5_000_000, "granted_yen": 4_000_000, "state": "partly", "connected": true, "target_programme": 107 }),
        json!({ "asked_yen": 7_000_000, "granted_yen": 6_000_000, "state": "declined", "connected": false, "target_programme": 107 }),
        json!({ "licensed": true, "target_programme": 107, "state": "asked" }),
        json!({ "asked_yen": 300_000_000, "target_programme": 107, "connected": true }),
        json!({ "asked_yen": 900_000_000, "state": "withdrawn", "connected": true, "licensed": true }),
        json!({ "type": "i", "asked_yen": 1_000_000, "connected": true, "state": "asked" }),
    ] {
        save(&desk, with(&base, more)).await;
    }
    for args in [
        json!({}),
        json!({ "years": [2025] }),
        json!({ "types": ["u"] }),
        json!({ "rounds": ["june", "anytime"] }),
        json!({ "project": project }),
        json!({ "years": [2025, 2026], "types": ["u", "td"], "rounds": ["november"] }),
        json!({ "years": [1999] }),
    ] {
        let found = list(&desk, args.clone()).await;
        let order: Vec<_> = found.rows.iter().map(|row| (-row.fiscal_year, row.round, row.r#type, row.id)).collect();
        assert!(order.is_sorted(), "{args}");
        let counts = |row: &&Adjustment| !matches!(row.state, AdjustmentState::Draft | AdjustmentState::Withdrawn);
        let granted = |row: &&&Adjustment| matches!(row.state, AdjustmentState::Granted | AdjustmentState::Partly);
        assert_eq!(
            found.sums.iter().map(|sum| sum.count as usize).sum::<usize>(),
            found.rows.iter().filter(counts).count()
        );
        for sum in &found.sums {
            let rows: Vec<&Adjustment> = found
                .rows
                .iter()
                .filter(counts)
                .filter(|row| (row.fiscal_year, row.round, row.r#type) == (sum.fiscal_year, sum.round, sum.r#type))
                .collect();
            let asked: f64 = rows.iter().filter_map(|row| row.asked_yen).sum();
            let given: f64 = rows.iter().filter(granted).filter_map(|row| row.granted_yen).sum();
            assert_eq!((sum.asked_yen, sum.granted_yen), (asked, given));
            assert_eq!(sum.without_amount as usize, rows.iter().filter(|row| row.asked_yen.is_none()).count());
        }
        assert_eq!(found.years, [2026, 2025, 2024], "all years, whatever is asked for");
    }
    let sums = list(&desk, json!({ "years": [2025], "rounds": ["november"], "types": ["u"] })).await.sums;
    let sum = sums[0];
    assert_eq!((sum.count, sum.without_amount, sum.asked_yen, sum.granted_yen), (3, 1, 12_000_000.0, 4_000_000.0));
    assert_eq!((sum.connected, sum.licensed), (1, 1));
    let of_i =
        list(&desk, json!({ "years": [2025], "rounds": ["november"], "types": ["i"], "project": project })).await.sums;
    assert_eq!(of_i[0].connected, 0, "only ウ is judged by connection");
}

/// Bad input: what is odd is kept and told, each by its name.
#[tokio::test]
async fn what_is_odd_about_a_request_is_kept_and_told() {
    use AdjustmentIssue as I;
    let desk = Desk::sample().await;
    let project = desk.key("ama221901").await;
    let _: Done = desk.call("registry.edit", json!({ "id": 113, "fields": { "valid_last": 2024 } })).await;
    let assumed = json!({ "predecessor": 106, "successor": 108, "status": "assumed" });
    let _: Done = desk.call("pairing.set", assumed).await;
    let base = json!({ "project": project, "fiscal_year": 2025, "round": "june", "type": "a" });
    for (more, expected) in [
        (json!({}), &[][..]),
        (json!({ "round": "anytime" }), &[I::RoundUnusual]),
        (json!({ "round": "anytime", "type": "i" }), &[I::RoundUnusual]),
        (json!({ "round": "anytime", "type": "td" }), &[]),
        (json!({ "round": "anytime", "type": "u", "target_programme": 107 }), &[]),
        (json!({ "type": "u" }), &[I::NoTarget]),
        (json!({ "asked_yen": 2_000_000, "granted_yen": 2_000_001 }), &[I::GrantedMore]),
        (json!({ "asked_yen": 2_000_000, "granted_yen": 2_000_000 }), &[]),
        (json!({ "asked_yen": 999 }), &[I::UnitSlip]),
        (json!({ "asked_yen": 1_000 }), &[]),
        (json!({ "asked_yen": 999_999_999 }), &[]),
        (json!({ "asked_yen": 1_000_000_000 }), &[I::UnitSlip]),
        (json!({ "asked_yen": 0 }), &[]),
        (json!({ "state": "granted" }), &[I::NoAmount]),
        (json!({ "state": "partly", "granted_yen": 5_000 }), &[]),
        (json!({ "target_programme": 113 }), &[I::ClosedTarget]),
        (json!({ "target_programme": 113, "fiscal_year": 2024 }), &[]),
        (json!({ "effect_on": "2025-03-31" }), &[I::EffectBefore]),
        (json!({ "effect_on": "2025-04-01" }), &[]),
        // The project ran from 2023 to 2025.
        (json!({ "fiscal_year": 2021 }), &[]),
        (json!({ "fiscal_year": 2020 }), &[I::YearOdd]),
        (json!({ "fiscal_year": 2027 }), &[]),
        (json!({ "fiscal_year": 2028 }), &[I::YearOdd]),
        (json!({ "source_programme": 106, "target_programme": 108 }), &[I::AssumedPair]),
        (json!({ "source_programme": 106, "target_programme": 109 }), &[]),
        (
            json!({ "round": "anytime", "state": "granted", "asked_yen": 10, "effect_on": "1989-03-31", "fiscal_year": 1989 }),
            &[I::RoundUnusual, I::UnitSlip, I::NoAmount, I::EffectBefore, I::YearOdd],
        ),
    ] {
        let id = save(&desk, with(&base, more.clone())).await;
        assert_eq!(one(&desk, id).await.issues, expected, "{more}");
    }
}

/// Bad input: refused is only what cannot be kept, by field.
#[tokio::test]
async fn what_cannot_be_kept_is_refused_by_field() {
    let desk = Desk::sample().await;
    let project = desk.key("ama221901").await;
    let before = list(&desk, json!({})).await;
    let base = json!({ "project": project, "fiscal_year": 2025, "round": "june", "type": "a" });
    for (more, field, reason) in [
        (json!({ "project": null }), "project", "owner-needed"),
        (json!({ "theme": 9 }), "theme", "theme-gone"),
        (json!({ "fiscal_year": null }), "fiscal_year", "code-needed"),
        (json!({ "round": null }), "round", "code-needed"),
        (json!({ "type": null }), "type", "code-needed"),
        (json!({ "fiscal_year": 1988 }), "fiscal_year", "year-range"),
        (json!({ "fiscal_year": 2101 }), "fiscal_year", "year-range"),
        (json!({ "asked_yen": -1 }), "asked_yen", "not-whole"),
        (json!({ "granted_yen": 0.5 }), "granted_yen", "not-whole"),
        (json!({ "asked_yen": 1e15 + 2.0 }), "asked_yen", "too-many"),
        (json!({ "asked_yen": 1e300 }), "asked_yen", "too-many"),
        (json!({ "purpose": "長".repeat(2_001) }), "purpose", "too-long"),
        (json!({ "effect_on": "令和7年度末" }), "effect_on", "no-date"),
        (json!({ "opinion_on": "2025-02-29" }), "opinion_on", "no-date"),
        (json!({ "target_programme": 99_999 }), "target_programme", "programme-gone"),
    ] {
        let problem = desk.refused("adjustment.save", json!({ "fields": with(&base, more.clone()) })).await;
        assert_eq!(problem.code, ProblemCode::InvalidField, "{more}");
        assert_eq!((problem.params["field"].as_str(), problem.params["reason"].as_str()), (field, reason), "{more}");
        for language in [app::settings::Language::Ja, app::settings::Language::En] {
            let said = app::catalogue::problem(language, &problem);
            assert!(!said.contains("reason.") && !said.contains("field."), "{said}");
        }
    }
    let missing = desk.refused("adjustment.save", json!({ "fields": with(&base, json!({ "project": 9 })) })).await;
    assert_eq!(missing.code, ProblemCode::NoSuchProject);
    for more in [
        json!({ "round": "july" }),
        json!({ "type": "e" }),
        json!({ "asked_yen": "百万円" }),
        json!({ "state": "lost" }),
    ] {
        let problem = desk.refused("adjustment.save", json!({ "fields": with(&base, more) })).await;
        assert_eq!(problem.code, ProblemCode::BadCall);
    }
    assert_eq!(json!(list(&desk, json!({})).await), json!(before), "nothing was kept of them");
    // Money is not deleted with a title.
    let theme = before.rows.iter().find_map(|row| row.theme).unwrap();
    let problem = desk.refused("theme.remove", json!({ "id": theme })).await;
    assert_eq!((problem.params["reason"].as_str(), problem.params["count"].as_str()), ("theme-has-adjustments", "1"));
}
