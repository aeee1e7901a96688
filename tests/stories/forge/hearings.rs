//! The theme forge, point 8: who spoke with the researcher and the TLO, and what they agreed to.

use super::loom::Loom;
use app::commands::Done;
use app::hearing::{Agreed, Hearings};
use domain::{Id, ProblemCode};
use serde_json::json;

fn order(hearings: &Hearings) -> Vec<(Id, Agreed)> {
    hearings.standing.iter().map(|one| (one.project.id, one.agreed)).collect()
}

/// Point 8: every project of a theme stands on the work list, those not asked first; the latest talk counts.
#[tokio::test]
async fn open_hearings_are_a_work_list() {
    let loom = Loom::set().await;
    let [a, b, c] = [loom.projects[0], loom.projects[1], loom.projects[2]];
    assert_eq!(order(&loom.hearings().await), [(a, Agreed::NotAsked), (b, Agreed::NotAsked), (c, Agreed::NotAsked)]);
    loom.heard(a, "agreed", "2026-11-20").await;
    loom.heard(b, "declined", "2026-11-21").await;
    let all = loom.hearings().await;
    assert_eq!(order(&all), [(c, Agreed::NotAsked), (b, Agreed::Declined), (a, Agreed::Agreed)]);
    assert_eq!((all.open, all.hidden), (1, 0));
    let entry = &all.standing[2].entries[0];
    assert_eq!((entry.fields.data.as_str(), entry.fields.held_on.as_str()), ("血中濃度の推移", "2026-11-20"));
    // An earlier talk written down later does not take back what was said last.
    loom.heard(a, "declined", "2026-10-01").await;
    assert_eq!(order(&loom.hearings().await)[2], (a, Agreed::Agreed));
    loom.heard(a, "declined", "2026-11-27").await;
    let said = loom.hearings().await;
    let of_a = said.standing.iter().find(|one| one.project.id == a).unwrap();
    assert_eq!((of_a.agreed, of_a.entries.len()), (Agreed::Declined, 3));
    loom.desk.undo().await;
    assert_eq!(order(&loom.hearings().await)[2], (a, Agreed::Agreed));
    // A plan without a day is no answer.
    let plan = json!({ "theme": loom.theme, "project": a, "fields": { "agreed": "not-asked", "note": "来月に伺う" } });
    let _: Done = loom.desk.call("hearing.save", plan).await;
    assert_eq!(order(&loom.hearings().await)[2], (a, Agreed::Agreed));
}

/// Point 8: an entry is put right, taken back, removed; of all themes those that are stopped ask for nothing.
#[tokio::test]
async fn an_entry_is_put_right_and_a_stopped_theme_asks_for_nothing() {
    let loom = Loom::set().await;
    let project = loom.projects[0];
    let id = loom.heard(project, "agreed", "2026-11-20").await;
    let before = loom.hearings().await;
    let entry = before.standing.iter().find(|one| one.project.id == project).unwrap().entries[0].clone();
    let mut fields = json!(entry.fields);
    fields["spoke_to"] = json!("both");
    let save = json!({ "id": id, "theme": loom.theme, "project": project, "fields": fields });
    let _: Done = loom.desk.call("hearing.save", save.clone()).await;
    assert_ne!(json!(loom.hearings().await), json!(before));
    let again: Done = loom.desk.call("hearing.save", save).await;
    assert_eq!(again.operation, None);
    loom.desk.undo().await;
    assert_eq!(json!(loom.hearings().await), json!(before));
    let _: Done = loom.desk.call("hearing.remove", json!({ "id": id })).await;
    assert_eq!(loom.hearings().await.open, 3);
    loom.desk.undo().await;
    assert_eq!(json!(loom.hearings().await), json!(before));
    // A project taken out asks for nothing; what was said is there again with it.
    let _: Done = loom.desk.call("theme.thread_remove", json!({ "id": loom.theme, "project": project })).await;
    assert_eq!(loom.hearings().await.standing.len(), 2);
    let join = json!({ "id": loom.theme, "selection": { "these": [project] } });
    let _: Done = loom.desk.call("theme.join", join).await;
    assert_eq!(loom.hearings().await.standing[2].agreed, Agreed::Agreed);
    let everything: Hearings = loom.desk.call("hearing.list", json!({})).await;
    assert_eq!(everything.standing.len(), 3);
    let stop = json!({ "id": loom.theme, "fields": { "state": "stopped", "stop_reason": "先行品が承認" } });
    let _: Done = loom.desk.call("theme.edit", stop).await;
    let everything: Hearings = loom.desk.call("hearing.list", json!({})).await;
    assert!(everything.standing.is_empty());
    assert_eq!(loom.hearings().await.standing.len(), 3, "by itself it is still shown");
}

/// Bad input: an answer needs its day, and the project its theme.
#[tokio::test]
async fn a_hearing_that_cannot_be_is_refused() {
    let loom = Loom::set().await;
    let project = loom.projects[0];
    let other = loom.desk.new_theme(json!({ "title_ja": "空のテーマ" }), json!([])).await;
    let before = loom.all().await;
    for (theme, fields, field, reason) in [
        (loom.theme, json!({ "agreed": "agreed" }), "held_on", "date-needed"),
        (loom.theme, json!({ "agreed": "agreed", "held_on": "令和8年" }), "held_on", "no-date"),
        (loom.theme, json!({ "agreed": "agreed", "held_on": "2026-02-30" }), "held_on", "no-date"),
        (
            loom.theme,
            json!({ "agreed": "declined", "spoke_to": "tlo", "held_on": "2999-01-01" }),
            "held_on",
            "date-future",
        ),
        (loom.theme, json!({ "agreed": "agreed", "held_on": "2026-10-01" }), "spoke_to", "heard-by-nobody"),
        (
            loom.theme,
            json!({ "agreed": "declined", "held_on": "2026-10-01", "spoke_by": "　" }),
            "spoke_to",
            "heard-by-nobody",
        ),
        (loom.theme, json!({ "agreed": "not-asked", "data": "長".repeat(2_001) }), "data", "too-long"),
        (other, json!({ "agreed": "not-asked" }), "project", "not-in-theme"),
    ] {
        let args = json!({ "theme": theme, "project": project, "fields": fields });
        let problem = loom.desk.refused("hearing.save", args.clone()).await;
        assert_eq!(problem.code, ProblemCode::InvalidField, "{args}");
        let named = (problem.params["field"].as_str(), problem.params["reason"].as_str());
        assert_eq!(named, (field, reason), "{args}");
    }
    // A talk that is planned is no answer yet; who of the team spoke is enough.
    let planned = json!({ "agreed": "not-asked", "held_on": "2999-01-01" });
    let spoken = json!({ "agreed": "agreed", "held_on": "2026-10-01", "spoke_by": "メンバーA" });
    for fields in [planned, spoken] {
        let args = json!({ "theme": loom.theme, "project": project, "fields": fields });
        let _: Done = loom.desk.call("hearing.save", args).await;
        loom.desk.undo().await;
    }
    let gone = json!({ "id": 1, "theme": loom.theme, "project": project, "fields": { "agreed": "not-asked" } });
    assert_eq!(loom.desk.refused("hearing.save", gone).await.params["reason"], "hearing-gone");
    assert_eq!(loom.desk.refused("hearing.remove", json!({ "id": 1 })).await.params["reason"], "hearing-gone");
    assert_eq!(loom.desk.refused("hearing.list", json!({ "theme": 1 })).await.code, ProblemCode::NoSuchTheme);
    assert_eq!(loom.all().await, before);
}
