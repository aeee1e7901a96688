//! A round with its people at one desk: who reads, who votes, who chairs. Nothing here asserts a claim.

use crate::desk::Desk;
use app::commands::Done;
use app::conflict::{Agreement, Conflicts};
use app::criteria::CriteriaSets;
use app::round::Round;
use app::shortlist::{Flow, Shortlist};
use domain::Id;
use serde_json::{Value, json};

pub struct Meeting {
    pub desk: Desk,
    /// A chair from no company.
    pub chair: Id,
    /// Readers, by name.
    pub readers: Vec<Id>,
    /// The latest version of the criteria.
    pub criteria: Id,
    /// The round; 0 before it is opened.
    pub round: Id,
    /// Its projects, in the order of the list.
    pub projects: Vec<Id>,
}

const NAMES: [&str; 4] = ["架空 一子", "架空 二郎", "架空 三葉", "架空 四季"];

impl Meeting {
    /// The sample library with a chair and so many readers; the chair works.
    pub async fn called(readers: usize) -> Meeting {
        let desk = Desk::sample().await;
        let chair = person(&desk, json!({ "name": "議長 架空", "chair": true })).await;
        become_(&desk, chair).await;
        let mut ids = Vec::new();
        for name in &NAMES[..readers] {
            let organisation = format!("{name}製薬");
            ids.push(person(&desk, json!({ "name": name, "organisation": organisation })).await);
        }
        let sets: CriteriaSets = desk.call("criteria.list", json!({})).await;
        let criteria = sets.versions.iter().find(|version| version.latest).unwrap().id;
        Meeting { desk, chair, readers: ids, criteria, round: 0, projects: Vec::new() }
    }

    /// With a round of so many projects that every reader reads.
    pub async fn opened(readers: usize, projects: usize, more: Value) -> Meeting {
        let mut meeting = Meeting::called(readers).await;
        let all = meeting.desk.ids(json!({})).await;
        meeting.open(&all[..projects], more).await;
        let everybody = json!({ "everybody": meeting.readers });
        let _: Done = meeting.desk.call("round.assign", json!({ "round": meeting.round, "share": everybody })).await;
        meeting
    }

    /// Opens a round on these.
    pub async fn open(&mut self, projects: &[Id], more: Value) {
        let mut args = json!({ "name": "第1回", "kind": "votes", "purpose": "main", "selection": { "these": projects },
            "readers": self.readers.len().max(1), "blindness": "all-voted", "criteria": self.criteria });
        for (key, value) in more.as_object().unwrap() {
            args[key] = value.clone();
        }
        let done: Done = self.desk.call("round.open", args).await;
        self.round = done.created.unwrap();
        self.projects = projects.to_vec();
    }

    pub async fn work_as(&self, person: Id) {
        become_(&self.desk, person).await;
    }

    /// The words of a vote.
    pub fn ballot(&self, reviewer: Id, project: Id, verdict: &str, more: Value) -> Value {
        let mut args = json!({ "round": self.round, "project": project, "reviewer": reviewer, "criteria": self.criteria,
            "verdict": verdict, "certainty": "middle" });
        if verdict == "drop" {
            args["note"] = json!("架空の理由");
        }
        for (key, value) in more.as_object().unwrap() {
            args[key] = value.clone();
        }
        args
    }

    /// A reader votes; the chair works again afterwards.
    pub async fn vote(&self, reader: usize, project: usize, verdict: &str, more: Value) {
        let reviewer = self.readers[reader];
        self.work_as(reviewer).await;
        let ballot = self.ballot(reviewer, self.projects[project], verdict, more);
        let _: Done = self.desk.call("reading.decide", ballot).await;
        self.work_as(self.chair).await;
    }

    /// A reader gives tags; the chair works again afterwards.
    pub async fn give(&self, reader: usize, project: usize, tags: Value) {
        let reviewer = self.readers[reader];
        self.work_as(reviewer).await;
        let ballot = json!({ "round": self.round, "project": self.projects[project], "reviewer": reviewer,
            "criteria": self.criteria, "certainty": "middle", "tags": tags });
        let _: Done = self.desk.call("reading.decide", ballot).await;
        self.work_as(self.chair).await;
    }

    pub fn of(&self, project: usize) -> Value {
        json!({ "round": self.round, "project": self.projects[project] })
    }

    pub async fn show(&self) -> Round {
        self.desk.call("round.show", json!({ "round": self.round })).await
    }

    pub async fn conflicts(&self) -> Conflicts {
        self.desk.call("conflict.list", json!({ "round": self.round })).await
    }

    pub async fn agreement(&self) -> Agreement {
        self.desk.call("conflict.agreement", json!({ "round": self.round })).await
    }

    pub async fn shortlist(&self) -> Shortlist {
        self.desk.call("shortlist.show", json!({ "round": self.round })).await
    }

    pub async fn flow(&self) -> Flow {
        self.desk.call("shortlist.flow", json!({ "round": self.round })).await
    }

    /// The chair settles a disagreement.
    pub async fn settle(&self, project: usize, verdict: &str) -> Done {
        let mut args = self.of(project);
        args["how"] = json!("chair");
        args["verdict"] = json!(verdict);
        args["note"] = json!("議論のうえ");
        self.desk.call("conflict.settle", args).await
    }

    /// The words of a last word.
    pub fn word(&self, projects: &[usize], verdict: &str, more: Value) -> Value {
        let projects: Vec<Id> = projects.iter().map(|at| self.projects[*at]).collect();
        let mut args =
            json!({ "round": self.round, "projects": projects, "verdict": verdict, "decided_on": "2026-11-20" });
        for (key, value) in more.as_object().unwrap() {
            args[key] = value.clone();
        }
        args
    }

    pub async fn close(&self) {
        let _: Done = self.desk.call("round.close", json!({ "round": self.round })).await;
    }
}

async fn person(desk: &Desk, fields: Value) -> Id {
    desk.call::<Done>("person.save", json!({ "id": null, "fields": fields })).await.created.unwrap()
}

async fn become_(desk: &Desk, person: Id) {
    let _: app::person::Me = desk.call("person.become", json!({ "person": person })).await;
}
