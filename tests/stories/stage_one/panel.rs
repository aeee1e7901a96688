//! A panel: a chair, readers, nine fictional projects. Nothing here asserts a claim.

use crate::desk::Desk;
use app::commands::Done;
use app::criteria::{CriteriaSets, CriteriaVersion};
use app::person::Me;
use app::reading::{Reading, ReadingList};
use app::round::{Round, RoundItems, Workload};
use domain::{Id, Problem};
use serde_json::{Value, json};

pub struct Panel {
    pub desk: Desk,
    pub chair: Id,
    pub readers: Vec<Id>,
    /// In the order of the list.
    pub projects: Vec<Id>,
}

impl Panel {
    /// So many readers (査読1, 査読2, …) and a chair, who works here.
    pub async fn of(readers: usize) -> Panel {
        let desk = Desk::odd().await;
        let mut ids = Vec::new();
        for name in std::iter::once("議長".to_owned()).chain((1..=readers).map(|n| format!("査読{n}"))) {
            let fields = json!({ "name": name, "chair": ids.is_empty() });
            ids.push(desk.call::<Done>("person.save", json!({ "fields": fields })).await.created.unwrap());
            let _: Me = desk.call("person.become", json!({ "person": ids[0] })).await;
        }
        let mut projects = desk.ids(json!({})).await;
        projects.sort_unstable();
        Panel { desk, chair: ids.remove(0), readers: ids, projects }
    }

    pub async fn work_as(&self, person: Id) {
        let _: Me = self.desk.call("person.become", json!({ "person": person })).await;
    }

    /// Every version of criteria; the first of them is the shipped one.
    pub async fn criteria(&self) -> Vec<CriteriaVersion> {
        self.desk.call::<CriteriaSets>("criteria.list", json!({})).await.versions
    }

    /// What `round.open` takes, over all projects.
    pub async fn asked(&self, name: &str, readers: u8, blindness: &str) -> Value {
        json!({
            "name": name, "kind": "votes", "purpose": "main", "selection": { "these": self.projects },
            "readers": readers, "blindness": blindness, "criteria": self.criteria().await[0].id,
        })
    }

    pub async fn open(&self, name: &str, readers: u8, blindness: &str) -> Id {
        let asked = self.asked(name, readers, blindness).await;
        self.desk.call::<Done>("round.open", asked).await.created.unwrap()
    }

    /// Opened, and shared out evenly over all readers.
    pub async fn shared(&self, readers: u8, blindness: &str) -> Id {
        let round = self.open("第1回", readers, blindness).await;
        self.assign(round, json!({ "evenly": self.readers })).await;
        round
    }

    pub async fn assign(&self, round: Id, share: Value) -> Done {
        self.desk.call("round.assign", json!({ "round": round, "share": share })).await
    }

    pub async fn round(&self, round: Id) -> Round {
        self.desk.call("round.show", json!({ "round": round })).await
    }

    pub async fn items(&self, round: Id) -> RoundItems {
        self.desk.call("round.items", json!({ "round": round, "limit": 500 })).await
    }

    pub async fn workload(&self, round: Id) -> Workload {
        self.desk.call("round.workload", json!({ "round": round })).await
    }

    pub async fn list(&self, round: Id, order: &str) -> ReadingList {
        self.desk.call("reading.list", json!({ "round": round, "order": order })).await
    }

    pub async fn show(&self, round: Id, project: Id) -> Reading {
        self.desk.call("reading.show", json!({ "round": round, "project": project })).await
    }

    /// A vote by a reader, answering two criteria of the shipped set.
    pub async fn ballot(&self, round: Id, project: Id, reader: Id, verdict: &str) -> Value {
        let reason = if verdict == "drop" { "weak-target" } else { "" };
        json!({
            "round": round, "project": project, "reviewer": reader, "criteria": self.round(round).await.criteria,
            "verdict": verdict, "reason": reason, "certainty": "middle", "note": format!("{verdict}とした"),
            "scores": { "target": { "value": if verdict == "keep" { 3 } else { 1 }, "note": "" }, "ip": { "value": null, "note": "不明" } },
        })
    }

    /// A reader says who they are and votes.
    pub async fn vote(&self, round: Id, project: Id, reader: Id, verdict: &str) -> Done {
        self.work_as(reader).await;
        let ballot = self.ballot(round, project, reader, verdict).await;
        self.desk.call("reading.decide", ballot).await
    }

    pub async fn refused(&self, name: &str, args: Value) -> Problem {
        self.desk.refused(name, args).await
    }

    /// Projects that a reader of a round reads.
    pub async fn reads(&self, round: Id, reader: Id) -> Vec<Id> {
        self.work_as(reader).await;
        self.list(round, "hand").await.items.into_iter().map(|item| item.project).collect()
    }
}
