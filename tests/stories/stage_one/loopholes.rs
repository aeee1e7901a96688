//! Stage one, point 1: ways around a block that are none. Nobody lifts an own block by the way, and no number tells what is
//! behind one.

use super::people::{become_, register};
use super::planted::{planted, silent};
use crate::desk::{Desk, application, call, refused};
use app::commands::Done;
use app::history::{History, OperationDetail};
use app::interest::{InterestEffect, Interests};
use app::library::LibraryStatus;
use app::person::{Me, People};
use domain::{Id, ProblemCode};
use serde_json::{Value, json};

/// A library of three projects, a chair who works here, a second one and a reader.
struct House {
    desk: Desk,
    chair: Id,
    other: Id,
    reader: Id,
}

async fn house() -> House {
    let desk = Desk::empty().await;
    let list = desk.list(
        "課題.csv",
        "課題管理番号,研究開発課題名,代表機関名,研究代表者,事業名,年度\n\
         25zz0100001h0001,一つ目の題名,黒金製薬株式会社,見本 花子,架空事業,2025\n\
         25zz0100002h0001,二つ目の題名,黒金製薬株式会社,架空 太郎,見本創薬事業,2025\n\
         25zz0100003h0001,三つ目の題名,別の大学,別の 人,他の事業,2025\n",
    );
    desk.import(&list).await;
    let chair = register(&desk, "議長A", "黒金製薬", true).await;
    become_(&desk, Some(chair)).await;
    let other = register(&desk, "議長B", "", true).await;
    let reader = register(&desk, "査読C", "", false).await;
    House { desk, chair, other, reader }
}

impl House {
    async fn sees(&self) -> usize {
        self.desk.ids(json!({})).await.len()
    }

    async fn move_to(&self, person: Id, organisation: &str) -> Done {
        self.desk.call("person.save", json!({ "id": person, "fields": { "organisation": organisation } })).await
    }
}

/// A chair does not leave the own employer by a stroke of the pen; whoever changes it, the former one goes on hiding.
#[tokio::test]
async fn a_former_employer_goes_on_hiding_until_another_chair_takes_it_back() {
    let house = house().await;
    let desk = &house.desk;
    assert_eq!(house.sees().await, 1);
    for organisation in ["", "白銀製薬"] {
        let own = json!({ "id": house.chair, "fields": { "organisation": organisation } });
        assert_eq!(desk.refused("person.save", own).await.code, ProblemCode::ChairOnly);
    }
    let _: Done = house.move_to(house.chair, "黒金製薬株式会社").await;
    assert_eq!(house.sees().await, 1, "the same, written otherwise");
    become_(desk, Some(house.other)).await;
    let _: Done = house.move_to(house.chair, "").await;
    let told: Interests = desk.call("interest.list", json!({ "person": house.chair })).await;
    let former = &told.interests[0];
    assert_eq!((told.interests.len(), former.name.as_str(), former.note.as_str()), (1, "黒金製薬株式会社", "前の所属"));
    let withdraw = json!({ "id": former.id });
    become_(desk, Some(house.chair)).await;
    assert_eq!(house.sees().await, 1);
    assert_eq!(desk.refused("interest.withdraw", withdraw.clone()).await.code, ProblemCode::ChairOnly);
    become_(desk, Some(house.other)).await;
    let _: Done = desk.call("interest.withdraw", withdraw).await;
    become_(desk, Some(house.chair)).await;
    assert_eq!(house.sees().await, 3);
}

/// Numbers do not tell what is hidden: neither of an interest one tries nor of one that stands.
#[tokio::test]
async fn no_number_tells_how_many_hidden_projects_bear_a_name() {
    let house = house().await;
    let desk = &house.desk;
    for (person, name) in [(house.chair, "架空 太郎"), (house.reader, "架空 太郎"), (house.chair, "存在しない 人")]
    {
        let tie = json!({ "person": person, "kind": "tie", "name": name });
        let effect: InterestEffect = desk.call("interest.effect", tie.clone()).await;
        assert_eq!((effect.projects, effect.already), (0, 0), "{name}");
        let done: Done = desk.call("interest.declare", tie).await;
        assert_eq!(done.count, 0, "{name}");
    }
    let told: Interests = desk.call("interest.list", json!({ "person": house.reader })).await;
    assert_eq!((told.interests[0].projects, told.blocked_total), (0, 0));
    let own: Interests = desk.call("interest.list", json!({ "person": house.chair })).await;
    assert!(own.interests.iter().all(|one| one.projects == 0));
    assert_eq!(own.blocked_total, 2, "one's own total is in sight everywhere");
    let listed: History = desk.call("history.list", json!({ "limit": 3 })).await;
    assert!(listed.operations.iter().all(|operation| operation.count == 0));
}

/// A block that was lifted knew nothing of an interest that is declared later.
#[tokio::test]
async fn a_lifted_block_stands_again_for_a_later_interest() {
    let house = house().await;
    let desk = &house.desk;
    become_(desk, Some(house.other)).await;
    let project = desk.key("zz0100002").await;
    let tie = json!({ "person": house.reader, "kind": "tie", "name": "架空 太郎" });
    let lift = json!({ "person": house.reader, "project": project, "reason": "共同研究は終了" });
    let _: Done = desk.call("interest.declare", tie).await;
    let _: Done = desk.call("interest.lift", lift.clone()).await;
    become_(desk, Some(house.reader)).await;
    assert_eq!(house.sees().await, 3);
    let _: Done =
        desk.call("interest.declare", json!({ "person": house.reader, "kind": "project", "of": project })).await;
    assert_eq!(house.sees().await, 2);
    become_(desk, Some(house.other)).await;
    let _: Done = desk.call("interest.lift", lift).await;
    let _: Done = house.move_to(house.reader, "黒金製薬").await;
    become_(desk, Some(house.reader)).await;
    assert_eq!(house.sees().await, 1, "a new employer is a later interest as well");
}

/// What ties projects to a programme is not changed by whoever is kept from them because of it, nor what somebody else changed
/// taken back.
#[tokio::test]
async fn who_has_an_interest_in_a_programme_does_not_change_what_belongs_to_it() {
    let house = house().await;
    let desk = &house.desk;
    become_(desk, Some(house.other)).await;
    let programme: Done =
        desk.call("registry.add", json!({ "fields": { "name_ja": "見本創薬" }, "tie": ["見本創薬事業"] })).await;
    let other: Done = desk.call("registry.add", json!({ "fields": { "name_ja": "他の" } })).await;
    let interest = json!({ "person": house.reader, "kind": "programme", "of": programme.created });
    let _: Done = desk.call("interest.declare", interest).await;
    become_(desk, Some(house.reader)).await;
    assert_eq!(house.sees().await, 2);
    for (name, args) in [
        ("registry.untie", json!({ "names": ["見本創薬事業"], "programme": programme.created })),
        ("registry.tie", json!({ "names": ["見本創薬事業"], "programme": other.created })),
        ("registry.edit", json!({ "id": programme.created, "fields": { "name_ja": "違う" } })),
        ("registry.add", json!({ "fields": { "name_ja": "見本創薬事業" } })),
        ("programme.unify", json!({ "names": ["見本創薬事業", "他の事業"], "canonical": "他の事業" })),
        ("registry.remove", json!({ "id": other.created })),
        ("history.undo", json!({ "operation": programme.operation })),
    ] {
        let problem = desk.refused(name, args).await;
        let known = [ProblemCode::ConflictOfInterest, ProblemCode::UndoBlocked];
        assert!(known.contains(&problem.code), "{name}: {problem}");
        assert_eq!(house.sees().await, 2, "{name}");
    }
    let _: Done =
        desk.call("registry.edit", json!({ "id": other.created, "fields": { "ministry": "文部科学省" } })).await;
    become_(desk, Some(house.other)).await;
    let held = desk.refused("registry.remove", json!({ "id": programme.created })).await;
    assert_eq!(held.code, ProblemCode::ProgrammeUsed, "an interest holds it");
    let _: Done =
        desk.call("registry.untie", json!({ "names": ["見本創薬事業"], "programme": programme.created })).await;
}

/// What a concept is, is so for the whole library: bringing two together reaches what is hidden as well, and tells nothing of
/// it; so does taking it back.
#[tokio::test]
async fn a_write_over_the_whole_library_reaches_what_is_hidden_and_does_not_tell() {
    let of = planted().await;
    let desk = &of.desk;
    become_(desk, Some(of.chair)).await;
    let modality = async || desk.call::<Value>("project.detail", json!({ "id": of.project })).await["tags"].to_string();
    let before = modality().await;
    assert!(before.contains("\"AB\""), "{before}");
    become_(desk, Some(of.blocked)).await;
    let uses: Value =
        desk.call("concept.uses", json!({ "kind": "modality", "id": "AB", "offset": 0, "limit": 100 })).await;
    let done: Value = desk.call("concept.merge", json!({ "kind": "modality", "from": "AB", "to": "SM" })).await;
    silent("concept.merge", &done.to_string());
    assert_eq!(done["count"], uses["total"], "what is hidden is not counted");
    become_(desk, Some(of.chair)).await;
    assert!(!modality().await.contains("\"AB\""));
    become_(desk, Some(of.blocked)).await;
    let _: Done = desk.undo().await;
    let _: Done = desk.call("theme.remove", json!({ "id": of.theme })).await;
    let _: Done = desk.undo().await;
    become_(desk, Some(of.chair)).await;
    assert_eq!(modality().await, before);
    let theme: Value = desk.call("theme.show", json!({ "id": of.theme })).await;
    assert!(theme.to_string().contains(super::planted::MARK), "its project is in it again");
}

/// Whose interests are whose is told to the person and to chairs; what the log keeps is dropped by a chair only.
#[tokio::test]
async fn the_history_tells_interests_to_their_person_and_to_chairs() {
    let house = house().await;
    let desk = &house.desk;
    let tie = json!({ "person": house.other, "kind": "tie", "name": "別の 人", "note": "共著" });
    let declared: Done = desk.call("interest.declare", tie).await;
    let shown = async || {
        let detail: OperationDetail = desk.call("history.show", json!({ "id": declared.operation })).await;
        detail.changes.iter().filter(|change| change.thing == "interest").count()
    };
    assert_eq!(shown().await, 1);
    become_(desk, Some(house.reader)).await;
    assert_eq!(shown().await, 0);
    let compact = desk.refused("library.compact", json!({ "before": "2020-01-01" })).await;
    assert_eq!(compact.code, ProblemCode::ChairOnly);
    become_(desk, None).await;
    assert_eq!(shown().await, 0);
}

/// Somebody becomes somebody else while a write of the person before is still taken in: the one who came last stays.
#[tokio::test]
async fn who_one_becomes_while_a_write_ends_is_who_one_stays() {
    let house = house().await;
    let desk = &house.desk;
    for turn in 0..12 {
        become_(desk, Some(house.other)).await;
        let name = format!("架空団体{turn}");
        let interest = json!({ "person": house.reader, "kind": "organisation", "name": name });
        let write = desk.call::<Done>("interest.declare", interest);
        let change = async {
            for _ in 0..turn * 4 {
                tokio::task::yield_now().await;
            }
            become_(desk, Some(house.chair)).await
        };
        tokio::join!(write, change);
        let me: Me = desk.call("person.me", json!({})).await;
        assert_eq!(me.id, Some(house.chair));
        assert_eq!(house.sees().await, 1, "{turn}");
    }
}

/// A window that only reads learns what was hidden meanwhile before it answers.
#[tokio::test]
async fn a_window_that_only_reads_hides_what_was_declared_in_the_other() {
    let house = house().await;
    let desk = &house.desk;
    become_(desk, Some(house.other)).await;
    let project = desk.key("zz0100003").await;
    let second = application(&desk.path("second"), false);
    let _: LibraryStatus = call(&second, "library.open", json!({ "path": desk.library(), "read_only": true })).await;
    let people: People = call(&second, "person.list", json!({})).await;
    assert!(people.people.iter().any(|person| person.id == house.reader));
    let _: Me = call(&second, "person.become", json!({ "person": house.reader })).await;
    let _: Value = call(&second, "project.detail", json!({ "id": project })).await;
    let interest = json!({ "person": house.reader, "kind": "project", "of": project });
    let _: Done = desk.call("interest.declare", interest).await;
    let problem = refused(&second, "project.detail", json!({ "id": project })).await;
    assert_eq!(problem.code, ProblemCode::NoSuchProject);
    let edit = json!({ "project": project, "field": "title_ja", "value": "四つ目の題名" });
    let _: Done = desk.call("project.edit", edit).await;
    let listed: Value = call(&second, "history.list", json!({ "limit": 5 })).await;
    assert!(!listed.to_string().contains("四つ目の題名"), "{listed}");
}
