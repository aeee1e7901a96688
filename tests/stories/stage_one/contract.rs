//! What the walk of the contract (`contract.rs`) does in stage one: who works, what is read, what is written.

use super::people::{become_, register};
use crate::desk::Desk;
use domain::Id;
use serde_json::{Value, json};

/// Who and what the walk names.
pub struct Stage {
    chair: Id,
    reader: Id,
    round: Id,
    criteria: Id,
    projects: Vec<Id>,
}

impl Stage {
    /// A chair works, a reader is registered, a round is open where one can be opened.
    pub async fn set(desk: &Desk, projects: &[Id]) -> Stage {
        let chair = register(desk, "議長A", "", true).await;
        become_(desk, Some(chair)).await;
        let reader = register(desk, "査読B", "", false).await;
        let tried = async |name: &str, args: Value| {
            desk.watched(name, args, std::sync::Arc::new(app::Silent)).await.ok().map(|answer| answer.value)
        };
        let criteria = tried("criteria.list", json!({})).await.and_then(|sets| sets["versions"][0]["id"].as_i64());
        let criteria = criteria.unwrap_or(1);
        let round = tried("round.open", new_round("一次", criteria, projects)).await;
        let round = round.and_then(|done| done["created"].as_i64()).unwrap_or(1);
        Stage { chair, reader, round, criteria, projects: projects.to_vec() }
    }

    pub fn reads(&self) -> Vec<(&'static str, Vec<Value>)> {
        let round = json!({ "round": self.round });
        let both = json!({ "round": self.round, "project": self.projects[0] });
        let interest = json!({ "person": self.reader, "kind": "tie", "name": "見本大学" });
        vec![
            ("person.list", vec![json!({})]),
            ("person.me", vec![json!({})]),
            ("interest.list", vec![json!({}), json!({ "person": self.reader })]),
            ("interest.effect", vec![interest]),
            ("criteria.list", vec![json!({})]),
            ("round.list", vec![json!({})]),
            ("round.show", vec![round.clone()]),
            ("round.items", vec![json!({ "round": self.round, "limit": 100 })]),
            ("round.workload", vec![round.clone()]),
            ("reading.list", vec![round.clone(), json!({ "round": self.round, "order": "random" })]),
            ("reading.show", vec![both.clone()]),
            ("reading.history", vec![both.clone()]),
            ("conflict.list", vec![round.clone()]),
            ("conflict.show", vec![both.clone()]),
            ("conflict.agreement", vec![round.clone()]),
            ("shortlist.show", vec![round.clone()]),
            ("shortlist.supports", vec![both]),
            ("shortlist.flow", vec![round]),
            ("shortlist.returns", vec![json!({})]),
            ("shortlist.preview", vec![json!({ "round": self.round, "audience": "internal" })]),
        ]
    }

    pub fn steps(&self, desk: &Desk) -> Vec<(&'static str, Value)> {
        let Stage { chair, reader, round, criteria, projects } = self;
        let both = |more: Value| {
            let mut args = json!({ "round": round, "project": projects[0] });
            args.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            args
        };
        let hand = |person: &Id, of: &[Id]| json!({ "round": round, "share": { "by-hand": { "person": person, "projects": of } } });
        let vote = json!({ "reviewer": chair, "criteria": criteria, "verdict": "keep", "certainty": "high" });
        let other = json!({ "reviewer": reader, "criteria": criteria, "verdict": "drop", "note": "合成データ", "certainty": "low" });
        let criterion = json!({
            "key": "target", "name_ja": "標的", "name_en": "", "question_ja": "", "question_en": "", "guide_ja": "",
            "guide_en": "", "scale": "three", "weight": 10,
        });
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        vec![
            ("person.save", json!({ "fields": { "name": "査読C" } })),
            ("person.save", json!({ "id": reader, "fields": { "field": "抗体" } })),
            ("person.set_pin", json!({ "person": reader, "new": "2468" })),
            ("interest.declare", json!({ "person": reader, "kind": "project", "of": projects[0], "note": "共同研究" })),
            ("interest.lift", json!({ "person": reader, "project": projects[0], "reason": "終わっている" })),
            ("interest.withdraw", json!({ "id": "interest 0" })),
            ("criteria.save", json!({ "name": "新しい観点", "body": { "criteria": [criterion], "reasons": [] } })),
            ("round.open", new_round("二次", *criteria, projects)),
            ("round.edit", json!({ "round": round, "note": "メモ" })),
            ("round.assign", hand(chair, projects)),
            ("round.assign", hand(reader, &projects[..2])),
            ("reading.later", both(json!({ "later": true }))),
            ("reading.arrange", json!({ "round": round, "projects": projects.iter().rev().collect::<Vec<_>>() })),
            ("reading.decide", both(vote)),
            ("person.become", json!({ "person": reader, "pin": "2468" })),
            ("reading.decide", both(other)),
            ("person.become", json!({ "person": chair })),
            ("conflict.remark", both(json!({ "text": "意見" }))),
            ("conflict.settle", both(json!({ "how": "chair", "verdict": "hold", "note": "将来性あり" }))),
            ("shortlist.connect", json!({ "project": projects[0], "support": 501, "state": "could" })),
            (
                "shortlist.decide",
                json!({ "round": round, "projects": [projects[0]], "verdict": "keep", "decided_on": "2026-11-27" }),
            ),
            ("shortlist.reconsider", json!({ "round": round, "projects": [projects[0]], "reason": "新しい結果" })),
            (
                "shortlist.export",
                json!({ "round": round, "audience": "internal", "language": "ja", "out": desk.path("s.xlsx") }),
            ),
            (
                "shortlist.picture",
                json!({ "round": round, "picture": svg, "audience": "internal", "out": desk.path("f.svg") }),
            ),
            ("round.unassign", json!({ "round": round, "person": reader })),
            ("round.withdraw", json!({ "round": round, "projects": [projects[1]], "reason": "重複" })),
            ("round.close", json!({ "round": round })),
            ("round.reopen", json!({ "round": round, "reason": "追加の判定" })),
            ("person.leave", json!({ "person": reader })),
            ("person.remove", json!({ "person": "person 2" })),
        ]
    }
}

fn new_round(name: &str, criteria: Id, projects: &[Id]) -> Value {
    json!({ "name": name, "kind": "votes", "purpose": "main", "selection": { "these": projects }, "readers": 1,
        "blindness": "open", "criteria": criteria })
}
