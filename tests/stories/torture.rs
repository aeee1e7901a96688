//! The torture harness itself: what it must notice, it notices. Issue 4, "Shown by".

#![allow(dead_code)] // the harness uses more of its parts than their claims do

#[path = "../torture/damage.rs"]
mod damage;
#[path = "../torture/ledger.rs"]
mod ledger;
#[path = "../torture/model.rs"]
mod model;
#[path = "../torture/pages.rs"]
mod pages;
#[path = "../torture/random.rs"]
mod random;
#[path = "../torture/script.rs"]
mod script;

use crate::desk::Desk;
use app::library::LibraryStatus;
use ledger::{Found, State, differences};
use model::Action;
use pages::{Map, Part};
use random::Random;
use serde_json::json;
use std::collections::BTreeSet;

/// A library of some work, as the model tells it, found exactly so.
fn work() -> (State, Found) {
    let (mut names, mut random) = (script::Names::default(), Random::new(7));
    let mut state = State::default().after(&Action::Create, None);
    while state.kinds.len() < 60 {
        let action = script::next(&state, &mut names, &mut random);
        state = state.after(&action, None);
    }
    let detailed: BTreeSet<String> = state.world.keys().into_iter().collect();
    let found = Found {
        seen: state.world.seen(&detailed),
        kinds: state.kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        can_undo: state.can_undo(),
        can_redo: state.can_redo(),
        detailed,
        findings: Vec::new(),
    };
    (state, found)
}

/// "No acknowledged action lost, none half done": each kind of loss is seen.
#[test]
fn a_lost_a_changed_and_an_invented_thing_are_each_noticed() {
    let (state, found) = work();
    assert_eq!(differences(&state, &found), Vec::<String>::new());
    let thing = |start: &str| found.seen.keys().find(|thing| thing.starts_with(start)).cloned().expect(start);
    let check = |what: &str, spoil: &dyn Fn(&mut Found)| {
        let mut other = found.clone();
        spoil(&mut other);
        assert_eq!(differences(&state, &other).len(), 1, "{what}");
    };
    check("a theme is lost", &|f| drop(f.seen.remove(&thing("theme"))));
    check("a year is lost", &|f| {
        drop(f.seen.remove(f.seen.keys().find(|t| t.ends_with("2024")).cloned().as_ref().unwrap()))
    });
    check("a project has other tags", &|f| f.seen.get_mut(&thing("project")).unwrap().push_str(", target HGNC:1"));
    check("a project came from nowhere", &|f| drop(f.seen.insert("project zz9999999".into(), String::new())));
    check("an operation is lost", &|f| drop(f.kinds.pop()));
    check("an operation came twice", &|f| f.kinds.push(f.kinds.last().cloned().unwrap()));
    check("an undo is lost", &|f| f.can_undo = !f.can_undo);
    check("the check finds something", &|f| f.findings.push("row 3 missing from index".into()));
}

/// What was in flight stands wholly or not at all; of a document its record alone may stand, itself alone never.
#[test]
fn what_was_in_flight_may_stand_wholly_or_not_at_all() {
    let (state, _) = work();
    let keys = state.world.keys();
    let import = Action::TagAdd { word: 0, keys: keys[..2].to_vec() };
    assert_eq!(state.perhaps(&import).len(), 2);
    let export = Action::ExportTable { file: "新.xlsx".into(), keys };
    let ways: Vec<(bool, bool)> = state
        .perhaps(&export)
        .iter()
        .map(|s| (s.kinds.len() > state.kinds.len(), s.documents.contains_key("新.xlsx")))
        .collect();
    assert_eq!(ways, [(false, false), (true, true), (true, false)]);
}

/// The map from which the figures of the corruption runs are told accounts for every byte of a real library.
#[tokio::test]
async fn every_byte_of_a_library_has_its_part() {
    let desk = Desk::sample().await;
    let ids = desk.ids(json!({})).await;
    desk.tag(&ids, "indication", crate::desk::CANCER).await;
    desk.undo().await;
    let _: LibraryStatus = desk.call("library.close", json!({})).await;
    let bytes = std::fs::read(desk.library()).unwrap();
    let map = Map::of(&bytes);
    let sizes = map.sizes();
    assert_eq!(sizes.get(&Part::Unknown), None, "{sizes:?}");
    assert_eq!(sizes.values().sum::<usize>(), bytes.len());
    let title = "グリピカン3由来ペプチド".as_bytes();
    let at = bytes.windows(title.len()).position(|window| window == title).expect("a title stands in the file");
    assert_eq!((map.part(at), map.part(0), map.part(100)), (Part::Value, Part::FileHeader, Part::PageHeader));
    // Every kind of damage is done, and changes something unless it says that it may not.
    let mut kinds = BTreeSet::new();
    for seed in 0..400 {
        let mut copy = bytes.clone();
        let done = damage::damage(&mut copy, &map, &mut Random::new(seed));
        assert!(copy != bytes || done.harmless, "{} (seed {seed})", done.kind);
        kinds.insert(done.kind);
    }
    assert!(kinds.len() >= 12, "{kinds:?}");
}
