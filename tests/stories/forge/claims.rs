//! The theme forge, point 9: every statement of a theme points to its source.

use super::loom::{ANTIBODY, GENETICS, Loom};
use app::commands::Done;
use app::criteria::CriteriaSets;
use domain::{Id, ProblemCode};
use serde_json::{Value, json};

async fn quoted(loom: &Loom) -> Id {
    let rests = json!({ "on": "project", "project": loom.projects[0], "field": "summary_ja" });
    loom.claim("標的の機能低下は発症に効く", rests, json!({ "quote": GENETICS, "need": "human" })).await
}

/// Point 9: field of a project, asset, row of a list, literature, a word: each is named in words and leads to its project.
#[tokio::test]
async fn a_claim_names_what_it_rests_on() {
    let loom = Loom::set().await;
    let asset = loom.genetics().await;
    let [one, other] = [loom.projects[0], loom.projects[1]];
    let row = loom.desk.detail(other).await.years[0].source.id;
    quoted(&loom).await;
    loom.claim("820例で再現した", json!({ "on": "asset", "asset": asset }), json!({})).await;
    loom.claim("抗体は支援中", json!({ "on": "row", "project": other, "source_row": row }), json!({})).await;
    loom.claim("同じ標的の先行品は第II相", json!({ "on": "literature" }), json!({ "source": "架空誌 2025; 1: 1" }))
        .await;
    loom.claim("製造は委託できる", json!({ "on": "word" }), json!({ "source": "メンバーA", "state": "obtaining" }))
        .await;
    let claims = loom.claims().await;
    let told: Vec<(&str, Option<Id>, bool)> =
        claims.iter().map(|claim| (claim.source_name.as_str(), claim.project, claim.stale)).collect();
    assert_eq!(
        told,
        [
            ("架空受容体の病態解明", Some(one), false),
            ("多型 820例（架空受容体の病態解明）", Some(one), false),
            ("糸.csv · 3", Some(other), false),
            ("架空誌 2025; 1: 1", None, false),
            ("メンバーA", None, false),
        ]
    );
    assert_eq!(json!(claims[0].fields.need), json!("human"));
    // Another wording keeps the place; a place can be given.
    let mut fields = json!(claims[4].fields);
    fields["text_ja"] = json!("製造は委託先で行う");
    let save = json!({ "id": claims[4].id, "theme": loom.theme, "fields": fields, "position": 0 });
    let _: Done = loom.desk.call("theme.claim_save", save).await;
    let order: Vec<Id> = loom.claims().await.iter().map(|claim| claim.id).collect();
    assert_eq!(order, [4, 0, 1, 2, 3].map(|at: usize| claims[at].id));
    loom.desk.undo().await;
    assert_eq!(loom.claims().await, claims);
    let _: Done = loom.desk.call("theme.claim_remove", json!({ "id": claims[2].id })).await;
    assert_eq!(loom.claims().await.len(), 4);
    loom.desk.undo().await;
    assert_eq!(loom.claims().await, claims);
}

/// Point 9: where the field does not say so any more, the claim says that; nothing is lost, and it can still be reworded.
#[tokio::test]
async fn a_claim_whose_sentence_is_gone_is_marked() {
    let loom = Loom::set().await;
    let id = quoted(&loom).await;
    let edit = json!({ "project": loom.projects[0], "field": "summary_ja", "value": "別の概要。" });
    let _: Done = loom.desk.call("project.edit", edit).await;
    let claim = loom.claims().await.remove(0);
    assert!(claim.stale);
    assert_eq!(claim.fields.quote, GENETICS);
    let mut fields = json!(claim.fields);
    fields["state"] = json!("unknown");
    let _: Done = loom.desk.call("theme.claim_save", json!({ "id": id, "theme": loom.theme, "fields": fields })).await;
    fields["quote"] = json!("どこにもない文。");
    let save = json!({ "id": id, "theme": loom.theme, "fields": fields });
    assert_eq!(loom.desk.refused("theme.claim_save", save).await.params["reason"], "not-in-project");
    loom.desk.undo().await;
    loom.desk.undo().await;
    assert!(!loom.claims().await[0].stale);
}

/// Point 9: an asset that is removed leaves its sentence behind, or its name where it had none.
#[tokio::test]
async fn a_claim_outlives_the_asset_it_rested_on() {
    let loom = Loom::set().await;
    let asset = loom.genetics().await;
    let fields = json!({ "kind": "cmc", "step": "nonclinical", "state": "have", "label": "GMP細胞株" });
    let bare: Done = loom.desk.call("asset.save", json!({ "project": loom.projects[1], "fields": fields })).await;
    loom.claim("効く", json!({ "on": "asset", "asset": asset }), json!({})).await;
    loom.claim("作れる", json!({ "on": "asset", "asset": bare.created }), json!({})).await;
    let before = loom.claims().await;
    for id in [asset, bare.created.unwrap()] {
        let _: Done = loom.desk.call("asset.remove", json!({ "id": id })).await;
    }
    let claims = loom.claims().await;
    assert_eq!(
        json!(claims[0].fields.rests_on),
        json!({ "on": "project", "project": loom.projects[0], "field": "summary_ja" })
    );
    assert_eq!((claims[0].fields.quote.as_str(), claims[0].stale), (GENETICS, false));
    assert_eq!(json!(claims[1].fields.rests_on), json!({ "on": "word" }));
    assert_eq!((claims[1].source_name.as_str(), claims[1].project), ("GMP細胞株", Some(loom.projects[1])));
    loom.desk.undo().await;
    loom.desk.undo().await;
    assert_eq!(loom.claims().await, before);
}

/// Point 9: what a claim quoted itself stays quoted when its asset goes: in the field in which it stands, else on a word.
#[tokio::test]
async fn a_claim_keeps_its_own_quote_when_its_asset_goes() {
    let loom = Loom::set().await;
    let efficacy = "ヒト化マウスで薬効を確認した。";
    let asset = loom.genetics().await;
    let rests = json!({ "on": "asset", "asset": asset });
    loom.claim("効く", rests.clone(), json!({ "quote": efficacy })).await;
    loom.claim("題にもある", rests.clone(), json!({ "quote": "架空受容体の病態解明" })).await;
    loom.claim("資料にある", rests.clone(), json!({ "quote": "当日の資料の一文。", "source": "聞き取りの資料" })).await;
    loom.claim("同じ文", rests.clone(), json!({ "quote": GENETICS })).await;
    loom.claim("文なし", rests, json!({})).await;
    let before = loom.claims().await;
    let _: Done = loom.desk.call("asset.remove", json!({ "id": asset })).await;
    let claims = loom.claims().await;
    let on = |field: &str| json!({ "on": "project", "project": loom.projects[0], "field": field });
    for (at, quote, rests) in [
        (0, efficacy, on("summary_ja")),
        (1, "架空受容体の病態解明", on("title_ja")),
        (2, "当日の資料の一文。", json!({ "on": "word" })),
        (3, GENETICS, on("summary_ja")),
        (4, GENETICS, on("summary_ja")),
    ] {
        let claim = &claims[at];
        assert_eq!((claim.fields.quote.as_str(), json!(claim.fields.rests_on)), (quote, rests), "{at}");
        assert!(!claim.stale, "{at}");
    }
    assert!(claims[2].fields.source.contains("聞き取りの資料") && claims[2].project == Some(loom.projects[0]));
    loom.desk.undo().await;
    assert_eq!(loom.claims().await, before);
}

/// Point 9: what reviewers said is a source once everybody may see it.
#[tokio::test]
async fn a_claim_rests_on_votes_only_where_everybody_may_see_them() {
    let loom = Loom::set().await;
    let (chair, reader) = loom.blocked().await;
    let project = loom.projects[0];
    let criteria = loom.desk.call::<CriteriaSets>("criteria.list", json!({})).await.versions[0].id;
    let open = async |name: &str, blindness: &str, projects: &[Id]| {
        let asked = json!({ "name": name, "kind": "votes", "purpose": "main", "selection": { "these": projects }, "readers": 1,
            "blindness": blindness, "criteria": criteria });
        loom.desk.call::<Done>("round.open", asked).await.created.unwrap()
    };
    let blind = open("第1回", "closed", &loom.projects[..1]).await;
    let seen = open("第2回", "open", &loom.projects).await;
    let save = |round: Id, project: Id| {
        let rests = json!({ "on": "vote", "round": round, "project": project });
        json!({ "theme": loom.theme, "fields": { "text_ja": "査読で残った", "state": "confirmed", "rests_on": rests } })
    };
    let refused = loom.desk.refused("theme.claim_save", save(blind, project)).await;
    assert_eq!(refused.params["reason"], "votes-closed");
    assert_eq!(
        loom.desk.refused("theme.claim_save", save(blind, loom.projects[2])).await.code,
        ProblemCode::NotInRound
    );
    assert_eq!(loom.desk.refused("theme.claim_save", save(1, project)).await.code, ProblemCode::NoSuchRound);
    let _: Done = loom.desk.call("theme.claim_save", save(seen, project)).await;
    let claim = loom.claims().await.remove(0);
    assert_eq!((claim.source_name.as_str(), claim.project, claim.stale), ("第2回", Some(project), false));
    let leaves = json!({ "round": seen, "projects": [project], "reason": "対象外" });
    let _: Done = loom.desk.call("round.withdraw", leaves).await;
    assert!(loom.claims().await[0].stale, "it is not in the round any more");
    loom.work_as(reader).await;
    let hidden = loom.desk.refused("theme.claim_save", save(seen, loom.projects[1])).await;
    assert_eq!(hidden.code, ProblemCode::NotInRound, "to whom it is hidden it is not there");
    loom.work_as(chair).await;
}

/// Bad input: a claim without words or without what it says it rests on is refused.
#[tokio::test]
async fn a_claim_without_a_source_is_refused() {
    let loom = Loom::set().await;
    let [one, other] = [loom.projects[0], loom.projects[1]];
    let idea = loom.idea().await;
    let elsewhere = loom.desk.new_theme(json!({ "title_ja": "別のテーマ" }), json!([])).await;
    let row = loom.desk.detail(other).await.years[0].source.id;
    let own = json!({ "kind": "ip", "step": "ind", "state": "have" });
    let asset: Done = loom.desk.call("asset.save", json!({ "extra": idea, "fields": own })).await;
    let on_one = json!({ "on": "project", "project": one, "field": "summary_ja" });
    let before = loom.all().await;
    for (theme, fields, field, reason) in [
        (loom.theme, json!({ "rests_on": { "on": "word" }, "source": "メンバーA" }), "text_ja", "text-needed"),
        (loom.theme, json!({ "text_ja": "文", "rests_on": { "on": "word" } }), "citation", "source-needed"),
        (loom.theme, json!({ "text_ja": "文", "rests_on": { "on": "literature" } }), "citation", "source-needed"),
        (loom.theme, json!({ "text_ja": "長".repeat(2_001), "rests_on": { "on": "word" } }), "text_ja", "too-long"),
        (loom.theme, json!({ "text_ja": "文", "rests_on": on_one }), "quote", "quote-needed"),
        (loom.theme, json!({ "text_ja": "文", "rests_on": on_one, "quote": ANTIBODY }), "sentence", "not-in-project"),
        (loom.theme, json!({ "text_ja": "文", "rests_on": { "on": "asset", "asset": 1 } }), "asset", "asset-gone"),
        (
            elsewhere,
            json!({ "text_ja": "文", "rests_on": { "on": "asset", "asset": asset.created } }),
            "asset",
            "asset-elsewhere",
        ),
        (elsewhere, json!({ "text_ja": "文", "rests_on": { "on": "extra", "extra": idea } }), "extra", "extra-gone"),
        (
            loom.theme,
            json!({ "text_ja": "文", "rests_on": { "on": "row", "project": one, "source_row": row } }),
            "source_row",
            "row-elsewhere",
        ),
    ] {
        let mut fields = fields;
        fields["state"] = json!("confirmed");
        let args = json!({ "theme": theme, "fields": fields });
        let problem = loom.desk.refused("theme.claim_save", args.clone()).await;
        assert_eq!(problem.code, ProblemCode::InvalidField, "{args}");
        let named = (problem.params["field"].as_str(), problem.params["reason"].as_str());
        assert_eq!(named, (field, reason), "{args}");
    }
    let gone = json!({ "theme": 1, "fields": { "text_ja": "文", "state": "unknown", "rests_on": { "on": "word" }, "source": "A" } });
    assert_eq!(loom.desk.refused("theme.claim_save", gone).await.code, ProblemCode::NoSuchTheme);
    assert_eq!(loom.desk.refused("theme.claim_remove", json!({ "id": 1 })).await.params["reason"], "claim-gone");
    let after: Value = loom.all().await;
    assert_eq!(after, before);
}
