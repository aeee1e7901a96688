//! Stage one, point 1: people, whom a window works as, PINs, and who goes.

use super::panel::Panel;
use crate::desk::{Desk, application, call, refused};
use app::commands::Done;
use app::history::History;
use app::library::LibraryStatus;
use app::person::{Me, People, Person};
use domain::{Id, ProblemCode};
use serde_json::{Value, json};

pub async fn register(desk: &Desk, name: &str, organisation: &str, chair: bool) -> Id {
    let fields = json!({ "name": name, "organisation": organisation, "chair": chair });
    desk.call::<Done>("person.save", json!({ "fields": fields })).await.created.unwrap()
}

pub async fn become_(desk: &Desk, person: Option<Id>) -> Me {
    desk.call("person.become", json!({ "person": person })).await
}

async fn people(desk: &Desk) -> Vec<Person> {
    desk.call::<People>("person.list", json!({})).await.people
}

/// Point 1: the first person is registered by anybody and is a chair; from then on it is a chair's.
#[tokio::test]
async fn the_first_person_is_a_chair_and_registers_the_others() {
    let desk = Desk::odd().await;
    let me: Me = desk.call("person.me", json!({})).await;
    assert_eq!((me.id, me.people), (None, false));
    let chair = register(&desk, "議長A", "見本製薬", false).await;
    assert!(people(&desk).await[0].chair);
    let add = json!({ "fields": { "name": "査読B" } });
    assert_eq!(desk.refused("person.save", add.clone()).await.code, ProblemCode::WhoAreYou);
    assert_eq!(become_(&desk, Some(chair)).await.name, "議長A");
    let other = register(&desk, "査読B", "架空製薬", false).await;
    assert_eq!(desk.refused("person.save", add).await.code, ProblemCode::PersonExists);
    become_(&desk, Some(other)).await;
    let own = json!({ "id": other, "fields": { "chair": true } });
    assert_eq!(desk.refused("person.save", own).await.code, ProblemCode::ChairOnly);
    let history: History = desk.call("history.list", json!({ "limit": 9 })).await;
    assert_eq!(history.operations[0].by, "議長A");
    assert!(!history.operations[0].undoable);
}

/// Point 1: what a person does stands under the person's name, not the machine's.
#[tokio::test]
async fn work_stands_under_the_name_of_whoever_said_who_they_are() {
    let desk = Desk::odd().await;
    let chair = register(&desk, "議長A", "", true).await;
    become_(&desk, Some(chair)).await;
    let ids = desk.ids(json!({})).await;
    desk.tag(&ids[..1], "modality", "AB").await;
    let history: History = desk.call("history.list", json!({ "limit": 1 })).await;
    assert_eq!(history.operations[0].by, "議長A");
    become_(&desk, None).await;
    desk.tag(&ids[1..2], "modality", "AB").await;
    let history: History = desk.call("history.list", json!({ "limit": 1 })).await;
    assert_eq!(history.operations[0].by, "作業者");
}

/// Point 1: who one is is kept for the machine, but never for somebody with a PIN, who is asked again.
#[tokio::test]
async fn a_machine_recalls_whom_it_was_told_but_nobody_with_a_pin() {
    let desk = Desk::odd().await;
    let chair = register(&desk, "議長A", "", true).await;
    become_(&desk, Some(chair)).await;
    let reopen = async || {
        let _: LibraryStatus = desk.call("library.close", json!({})).await;
        let _: LibraryStatus = desk.call("library.open", json!({ "path": desk.library() })).await;
        desk.call::<Me>("person.me", json!({})).await.id
    };
    assert_eq!(reopen().await, Some(chair));
    for bad in ["123", "1234567890123", "12a4", "１２３４"] {
        let problem = desk.refused("person.set_pin", json!({ "person": chair, "new": bad })).await;
        assert_eq!((problem.code, problem.params["field"].as_str()), (ProblemCode::InvalidField, "pin"), "{bad}");
    }
    let _: Done = desk.call("person.set_pin", json!({ "person": chair, "new": "2468" })).await;
    assert_eq!(reopen().await, None);
    let wrong = json!({ "person": chair, "pin": "1111" });
    assert_eq!(desk.refused("person.become", wrong).await.code, ProblemCode::WrongPin);
    assert_eq!(desk.refused("person.become", json!({ "person": chair })).await.code, ProblemCode::WrongPin);
    let me: Me = desk.call("person.become", json!({ "person": chair, "pin": "2468" })).await;
    assert_eq!(me.id, Some(chair));
    // The digest of a PIN is nothing to read.
    let history: History = desk.call("history.list", json!({ "limit": 9 })).await;
    for operation in history.operations {
        let shown: Value = desk.call("history.show", json!({ "id": operation.id })).await;
        assert!(!shown.to_string().contains("\"pin\""), "{shown}");
    }
    let change = json!({ "person": chair, "new": null });
    assert_eq!(desk.refused("person.set_pin", change).await.code, ProblemCode::WrongPin);
    let _: Done = desk.call("person.set_pin", json!({ "person": chair, "old": "2468", "new": null })).await;
    assert!(!people(&desk).await[0].pin);
}

/// Point 1, and bad input: the last chair stays while others do; who leaves is no reader from tomorrow on.
#[tokio::test]
async fn the_last_chair_stays_and_whoever_left_cannot_come_back_unasked() {
    let desk = Desk::odd().await;
    let chair = register(&desk, "議長A", "", true).await;
    become_(&desk, Some(chair)).await;
    let other = register(&desk, "査読B", "", false).await;
    for (name, args) in [
        ("person.leave", json!({ "person": chair })),
        ("person.remove", json!({ "person": chair })),
        ("person.save", json!({ "id": chair, "fields": { "chair": false } })),
    ] {
        assert_eq!(desk.refused(name, args).await.code, ProblemCode::LastChair, "{name}");
    }
    let ends = json!({ "id": other, "fields": { "active_to": "2020-01-31" } });
    let _: Done = desk.call("person.save", ends).await;
    let problem = desk.refused("person.become", json!({ "person": other })).await;
    assert_eq!((problem.code, problem.params["name"].as_str()), (ProblemCode::NotActive, "査読B"));
    assert!(!people(&desk).await.iter().find(|person| person.id == other).unwrap().active);
    let backwards = json!({ "id": other, "fields": { "active_from": "2021-01-01" } });
    assert_eq!(desk.refused("person.save", backwards).await.code, ProblemCode::InvalidField);
    let _: Done = desk.call("person.remove", json!({ "person": other })).await;
    assert_eq!(people(&desk).await.len(), 1);
    assert_eq!(desk.refused("person.become", json!({ "person": other })).await.code, ProblemCode::NoSuchPerson);
}

/// Point 1, bad input: a chair whose time is over is no chair: the last one who is stays, and where none is left anybody names
/// one again, and does nothing else.
#[tokio::test]
async fn a_library_does_not_stay_without_a_chair() {
    let desk = Desk::odd().await;
    let chair = register(&desk, "議長A", "", true).await;
    become_(&desk, Some(chair)).await;
    let former = register(&desk, "議長Z", "", true).await;
    let reader = register(&desk, "査読B", "", false).await;
    let save = |id: Id, fields: Value| json!({ "id": id, "fields": fields });
    let over = json!({ "active_to": "2020-03-31" });
    let _: Done = desk.call("person.save", save(former, over.clone())).await;
    for (name, args) in [
        ("person.save", save(chair, json!({ "chair": false }))),
        ("person.save", save(chair, over)),
        ("person.leave", json!({ "person": chair })),
    ] {
        assert_eq!(desk.refused(name, args.clone()).await.code, ProblemCode::LastChair, "{name} {args}");
    }
    // What the passing of time does, said by hand: another chair goes on while the first ends, and leaves alone.
    let _: Done = desk.call("person.save", save(reader, json!({ "chair": true }))).await;
    let _: Done = desk.call("person.save", save(chair, json!({ "active_to": "2020-03-31" }))).await;
    become_(&desk, Some(reader)).await;
    let _: Done = desk.call("person.remove", json!({ "person": reader })).await;
    assert!(people(&desk).await.iter().all(|person| !person.active));
    let rename = save(former, json!({ "name": "別の名前" }));
    assert_eq!(desk.refused("person.save", rename).await.code, ProblemCode::WhoAreYou);
    let plain = json!({ "fields": { "name": "査読C" } });
    assert_eq!(desk.refused("person.save", plain).await.code, ProblemCode::WhoAreYou);
    let named: Done = desk.call("person.save", save(former, json!({ "active_to": "" }))).await;
    let history: History = desk.call("history.list", json!({ "limit": 1 })).await;
    assert_eq!(history.operations[0].id, named.operation.unwrap());
    let again = save(chair, json!({ "active_to": "" }));
    assert_eq!(desk.refused("person.save", again).await.code, ProblemCode::WhoAreYou, "there is one by now");
}

/// Point 1: whose last day it is gets no new work, least of all whoever just left.
#[tokio::test]
async fn whoever_left_gets_no_work_back_the_same_day() {
    let panel = Panel::of(2).await;
    let round = panel.shared(1, "all-voted").await;
    let gone = panel.readers[0];
    let done: Done = panel.desk.call("person.leave", json!({ "person": gone })).await;
    assert!(done.count > 0);
    let evenly = json!({ "round": round, "share": { "evenly": panel.readers } });
    assert_eq!(panel.refused("round.assign", evenly).await.code, ProblemCode::NotActive);
    let workload = panel.workload(round).await;
    assert!(workload.loads.iter().all(|load| load.person != gone || !load.active));
}

/// Points 1 and 2: an employer said later, or a time that ended, takes what waits to be read, so that the project gets others.
#[tokio::test]
async fn what_somebody_may_read_no_more_waits_for_readers_again() {
    let panel = Panel::of(2).await;
    let round = panel.open("第1回", 2, "all-voted").await;
    panel.assign(round, json!({ "everybody": panel.readers })).await;
    assert_eq!(panel.round(round).await.short, 0);
    let institution = json!({ "project": panel.projects[0], "field": "institution", "value": "後から知れた製薬" });
    let _: Done = panel.desk.call("project.edit", institution).await;
    panel.vote(round, panel.projects[1], panel.readers[0], "keep").await;
    panel.work_as(panel.chair).await;
    let save = |fields: Value| json!({ "id": panel.readers[0], "fields": fields });
    let _: Done = panel.desk.call("person.save", save(json!({ "organisation": "後から知れた製薬" }))).await;
    let hidden = people(&panel.desk).await.iter().find(|one| one.id == panel.readers[0]).unwrap().hidden;
    assert_eq!(hidden, 1);
    assert_eq!(panel.round(round).await.short, hidden);
    let _: Done = panel.desk.call("person.save", save(json!({ "active_to": "2020-03-31" }))).await;
    let round = panel.round(round).await;
    assert_eq!((round.short, round.voted), (8, 1), "the vote stays");
}

/// Bad input: two reviewers at one machine at once: the second window only reads, and says so.
#[tokio::test]
async fn a_second_window_on_the_same_library_only_reads() {
    let desk = Desk::odd().await;
    register(&desk, "議長A", "", true).await;
    let second = application(&desk.path("second"), false);
    let problem = refused(&second, "library.open", json!({ "path": desk.library() })).await;
    assert_eq!(problem.code, ProblemCode::LibraryInUse);
    let _: LibraryStatus = call(&second, "library.open", json!({ "path": desk.library(), "read_only": true })).await;
    let people: People = call(&second, "person.list", json!({})).await;
    let _: Me = call(&second, "person.become", json!({ "person": people.people[0].id })).await;
    let add = json!({ "fields": { "name": "査読B" } });
    assert_eq!(refused(&second, "person.save", add).await.code, ProblemCode::LibraryReadOnly);
}

/// Point 1: a backup is put back by a chair, who goes on working.
#[tokio::test]
async fn only_a_chair_puts_a_backup_back() {
    let desk = Desk::odd().await;
    let chair = register(&desk, "議長A", "", true).await;
    let made: Value = desk.call("backup.make", json!({ "reason": "manual" })).await;
    let put = json!({ "path": made["backup"]["path"] });
    assert_eq!(desk.refused("backup.restore", put.clone()).await.code, ProblemCode::WhoAreYou);
    become_(&desk, Some(chair)).await;
    let _: LibraryStatus = desk.call("backup.restore", put).await;
    assert_eq!(desk.call::<Me>("person.me", json!({})).await.id, Some(chair));
}
