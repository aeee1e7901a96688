//! What changed between two versions.

use super::*;
use vocab::load::{Diff, Named, NamesChanged, ParentsChanged, Renamed, Retired, diff};

fn terms(text: &str) -> Vec<Term> {
    load_text(&format!("format-version: 1.4\n{text}"), Format::Obo).terms
}

const OLD: &str = "
[Term]\nid: X:1\nname: root\n
[Term]\nid: X:2\nname: mihon\nsynonym: \"one\" EXACT []\nsynonym: \"two\" EXACT []\nis_a: X:1\n
[Term]\nid: X:3\nname: kara\nis_a: X:2\n
[Term]\nid: X:4\nname: gone\n
[Term]\nid: X:5\nname: obsolete back\nis_obsolete: true\n";
const NEW: &str = "
[Term]\nid: X:9\nname: newer\n
[Term]\nid: X:6\nname: new\n
[Term]\nid: X:1\nname: root\n
[Term]\nid: X:2\nname: two\nsynonym: \"mihon\" EXACT []\nsynonym: \"three\" EXACT []\nis_a: X:6\n
[Term]\nid: X:3\nname: obsolete kara\nis_obsolete: true\nreplaced_by: X:2\nis_a: X:2\n
[Term]\nid: X:5\nname: back\n
[Term]\nid: X:7\nname: obsolete stillborn\nis_obsolete: true\n";

fn named(id: &str, label: &str) -> Named {
    Named { id: id.into(), label: label.into() }
}

#[test]
fn every_change_stands_in_its_list_by_id() {
    let expected = Diff {
        added: vec![named("X:6", "new"), named("X:9", "newer")],
        removed: vec![named("X:4", "gone")],
        renamed: vec![Renamed {
            id: "X:2".into(),
            old_ja: String::new(),
            new_ja: String::new(),
            old_en: "mihon".into(),
            new_en: "two".into(),
        }],
        obsolete: vec![
            Retired { id: "X:3".into(), label: "kara".into(), replaced_by: vec!["X:2".into()] },
            Retired { id: "X:7".into(), label: "stillborn".into(), replaced_by: vec![] },
        ],
        restored: vec![named("X:5", "back")],
        // "three" is new and "one" is gone; "two" became the label, "mihon" was it.
        names: vec![NamesChanged { id: "X:2".into(), label: "two".into(), gained: 1, lost: 1 }],
        parents: vec![ParentsChanged {
            id: "X:2".into(),
            label: "two".into(),
            gained: vec!["X:6".into()],
            lost: vec!["X:1".into()],
        }],
    };
    assert_eq!(diff(&terms(OLD), &terms(NEW)), expected);
}

#[test]
fn the_same_version_has_no_changes_whatever_the_order() {
    for (file, _) in FILES {
        let loaded = load(file);
        let mut turned = loaded.terms.clone();
        turned.reverse();
        assert!(diff(&loaded.terms, &turned).is_empty(), "{file}");
    }
}

#[test]
fn what_one_direction_adds_the_other_removes() {
    let there = diff(&terms(OLD), &terms(NEW));
    let back = diff(&terms(NEW), &terms(OLD));
    assert_eq!(there.removed, back.added);
    assert_eq!(there.restored.len(), back.obsolete.len());
}
