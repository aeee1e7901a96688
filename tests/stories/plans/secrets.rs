//! A plan whose every text is planted, to be looked for where it must not be. Nothing here asserts a claim.

use super::plot::Plot;
use app::commands::Done;
use serde_json::json;

/// What is planted into a plan: every text of every sheet begins so, and stands nowhere else.
pub const PLANTED: &str = "秘QX";

/// Yen that stand nowhere else.
pub const YEN: i64 = 48_123_457;

impl Plot {
    /// Fills every sheet of the plan with texts that are planted. Gives how many were planted.
    pub async fn fill(&self) -> usize {
        let mut count = 0;
        let mut planted = || {
            count += 1;
            format!("{PLANTED}{count:03}終")
        };
        let package = self.add("task", json!({ "kind": "package", "name_ja": planted(), "name_en": planted() })).await;
        let task = json!({ "kind": "task", "name_ja": planted(), "name_en": planted(), "phase": 2, "starts": self.month(0),
            "months": 9, "done": 30, "project": self.projects[0], "responsible": planted(), "note": planted() });
        let task = self.add("task", task).await;
        let milestone =
            json!({ "kind": "milestone", "name_ja": planted(), "name_en": planted(), "starts": self.month(10) });
        let milestone = self.add("task", milestone).await;
        self.link(task, milestone, "fs", 0).await;
        let of_year = json!({ "task": task, "year": self.year, "yen": YEN, "source": planted(), "note": planted() });
        self.add("budget", of_year).await;
        let gate = json!({ "code": "QXゲ", "name_ja": planted(), "name_en": planted(), "phase": 2, "due": self.month(11),
            "data_on": "2026-02-01", "note": planted() });
        let gate = self.add("gate", gate).await;
        let item = json!({ "gate": gate, "name_ja": planted(), "name_en": planted(), "state": "obtaining",
            "evidence": planted(), "owner": planted(), "task": task });
        let item = self.add("item", item).await;
        let criterion =
            json!({ "gate": gate, "kind": "go", "text_ja": planted(), "text_en": planted(), "fixed_on": "2026-01-05" });
        let criterion = self.add("criterion", criterion).await;
        let changed = json!({ "text_ja": planted(), "text_en": planted() });
        self.set_cells("criterion", criterion, changed).await;
        let decided = json!({ "gate": gate, "decided_on": "2026-03-31", "verdict": "conditional", "who": planted(),
            "basis": planted(), "dissent": planted(), "conditions": planted() });
        let _: Done = self.desk.call("plan.decide", decided).await;
        let tpp = json!({ "attribute": "efficacy", "name_ja": planted(), "name_en": planted(), "minimum_ja": planted(),
            "minimum_en": planted(), "ideal_ja": planted(), "ideal_en": planted(), "today_ja": planted(),
            "today_en": planted(), "gap_ja": planted(), "gap_en": planted(), "source": planted() });
        self.add("tpp", tpp).await;
        let market =
            json!({ "market": "jp", "filing": self.month(60), "joint": 1, "note_ja": planted(), "note_en": planted() });
        self.add("market", market).await;
        let support = json!({ "kind": "support", "name": planted(), "item": item, "state": "asked", "starts": self.month(1),
            "gave_ja": planted(), "gave_en": planted(), "note": planted() });
        self.add("support", support).await;
        let risk = json!({ "kind": "risk", "text_ja": planted(), "text_en": planted(), "likelihood": 3, "impact": 5,
            "trigger_ja": planted(), "trigger_en": planted(), "mitigation_ja": planted(), "mitigation_en": planted(),
            "owner": planted(), "gate": gate, "state": "open" });
        self.add("risk", risk).await;
        let _ = package;
        count
    }
}
