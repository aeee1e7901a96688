//! Files that are not as they should be.

use super::*;
use proptest::prelude::*;
use std::collections::{HashMap, HashSet};
use vocab::load::recognise;

/// What holds of anything that was read, however damaged the file.
fn holds(result: &Result<Loaded, Refusal>) {
    let Ok(loaded) = result else { return };
    let index: HashMap<&str, usize> =
        loaded.terms.iter().enumerate().map(|(at, term)| (term.id.as_str(), at)).collect();
    assert_eq!(index.len(), loaded.terms.len(), "every id once");
    assert!(!loaded.terms.is_empty() && loaded.issues.len() as u64 <= loaded.issue_count);
    for term in &loaded.terms {
        let named = !term.label_ja.is_empty() || !term.label_en.is_empty() || !term.names.is_empty();
        assert!(named || term.obsolete || loaded.format == Format::Sssom, "{}", term.id);
        assert!(term.parents.iter().all(|parent| index.contains_key(parent.as_str())), "{term:?}");
        assert!(term.obsolete || term.replaced_by.is_empty());
        let texts: HashSet<&str> = term.names.iter().map(|name| name.text.as_str()).collect();
        assert_eq!(texts.len(), term.names.len());
    }
    // No circle: what has no parent left to be settled can always be taken away.
    let mut left: Vec<usize> = loaded.terms.iter().map(|term| term.parents.len()).collect();
    let mut children: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, term) in loaded.terms.iter().enumerate() {
        for parent in &term.parents {
            children.entry(parent).or_default().push(at);
        }
    }
    let mut free: Vec<usize> = (0..left.len()).filter(|at| left[*at] == 0).collect();
    let mut settled = 0;
    while let Some(at) = free.pop() {
        settled += 1;
        for child in children.get(loaded.terms[at].id.as_str()).into_iter().flatten() {
            left[*child] -= 1;
            if left[*child] == 0 {
                free.push(*child);
            }
        }
    }
    assert_eq!(settled, loaded.terms.len());
}

#[test]
fn a_file_cut_anywhere_is_read_in_part_or_refused() {
    for (file, format) in FILES {
        let whole = bytes(file);
        let all = load(file).terms.len();
        for end in 0..whole.len() {
            let cut = &whole[..end];
            let result = load_bytes(cut, format);
            holds(&result);
            if let Ok(loaded) = result {
                // A mention of an id may come before the term itself.
                assert!(loaded.terms.len() <= all + 2, "{file} cut at {end}");
            }
            recognise(cut, file);
        }
    }
}

#[test]
fn a_cut_record_is_said_to_be_cut() {
    for file in
        ["hgnc.json", "mihon.json", "desc2099.xml", "en_product1.xml", "nando.ttl", "hgnc_complete.txt", "nmain999.txt"]
    {
        let (whole, format) = (bytes(file), FILES.iter().find(|(name, _)| *name == file).unwrap().1);
        let cut = load_bytes(&whole[..whole.len() * 4 / 5], format).unwrap();
        assert!(cut.issues.iter().any(|issue| issue.code == IssueCode::CutShort), "{file}: {:?}", issues(&cut));
        assert!(cut.terms.len() <= load(file).terms.len(), "{file}");
    }
}

#[test]
fn every_format_refuses_every_other_file_or_finds_nothing_wrong_in_it() {
    for (file, format) in FILES {
        for other in Format::ALL.into_iter().filter(|other| *other != format) {
            let result = load_bytes(&bytes(file), other);
            holds(&result);
            // A table can be read out of any list with a heading for names.
            let lists = matches!(other, Format::Table) || matches!(format, Format::FamPlex);
            assert!(lists || result.is_err(), "{file} as {other:?}");
        }
    }
}

#[test]
fn a_wrong_header_names_what_is_missing() {
    let cases = [
        (Format::Hgnc, "hgnc_id\tname\n", vec!["symbol"]),
        (Format::Sssom, "subject_id\tobject_id\n", vec!["predicate_id"]),
        (Format::Babelon, "subject_id\tx\n", vec!["predicate_id", "translation_value"]),
        (Format::Manbyo, "出現形,x\n", vec!["標準病名"]),
        (Format::Medis, "a,b\n", vec!["病名管理番号"]),
        (Format::Obo, "format-version: 1.2\n", vec!["[Term]"]),
        (Format::HgncJson, "{}", vec!["response.docs"]),
        (Format::Obographs, "{}", vec!["graphs", "nodes"]),
        (Format::Mesh, "<a/>", vec!["DescriptorRecordSet", "SupplementalRecordSet"]),
        (Format::Orphanet, "<a/>", vec!["JDBOR"]),
        (Format::Turtle, "no turtle", vec!["@prefix"]),
    ];
    for (format, text, expected) in cases {
        match load_bytes(text.as_bytes(), format) {
            Err(Refusal::NotThisFormat { missing }) => assert_eq!(missing, expected, "{format:?}"),
            other => panic!("{format:?}: {other:?}"),
        }
    }
}

#[test]
fn an_empty_list_is_found_empty() {
    let cases = [
        (Format::Hgnc, "hgnc_id\tsymbol\n"),
        (Format::HgncJson, "{\"response\": {\"docs\": []}}"),
        (Format::Mesh, "<DescriptorRecordSet/>"),
        (Format::Orphanet, "<JDBOR><DisorderList/></JDBOR>"),
    ];
    for (format, text) in cases {
        assert!(matches!(load_bytes(text.as_bytes(), format), Err(Refusal::NothingFound)), "{format:?}");
    }
}

#[test]
fn the_link_that_closes_a_circle_is_dropped_and_always_the_same() {
    let text = "format-version: 1.2\n[Term]\nid: X:1\nname: a\nis_a: X:2\n[Term]\nid: X:2\nname: b\nis_a: X:3\n[Term]\nid: X:3\nname: c\nis_a: X:1\nis_a: X:4\n[Term]\nid: X:4\nname: d\nis_a: X:4\n";
    for _ in 0..5 {
        let loaded = load_text(text, Format::Obo);
        assert_eq!(issues(&loaded), [(IssueCode::Circle, 10, "X:3", "X:1"), (IssueCode::Circle, 15, "X:4", "X:4")]);
        check_loaded(&loaded, "X:3", "/ c < X:4");
    }
}

#[test]
fn a_chain_of_a_hundred_thousand_terms_is_walked_without_end_or_fall() {
    let mut text = String::from("format-version: 1.2\n");
    for n in 0..100_000 {
        text.push_str(&format!("[Term]\nid: X:{n}\nname: t{n}\nis_a: X:{}\n", (n + 1) % 100_000));
    }
    let loaded = load_text(&text, Format::Obo);
    assert_eq!((loaded.issue_count, loaded.issues[0].code, &*loaded.issues[0].id), (1, IssueCode::Circle, "X:99999"));
}

#[test]
fn two_terms_of_one_id_are_united_and_the_first_label_stays() {
    let text = "format-version: 1.2\n[Term]\nid: X:1\nname: a\nsynonym: \"s\" EXACT []\n[Term]\nid: X:1\nname: b\nsynonym: \"t\" EXACT []\nis_obsolete: true\n";
    let loaded = load_text(text, Format::Obo);
    check_loaded(&loaded, "X:1", "/ a [s; b; t]");
    assert_eq!(issues(&loaded), [(IssueCode::DuplicateId, 6, "X:1", "")]);
}

#[test]
fn unknown_parents_are_dropped_and_unknown_replacements_kept() {
    let text = "format-version: 1.2\n[Term]\nid: X:1\nname: a\nis_a: X:9\n[Term]\nid: X:2\nname: obsolete b\nis_obsolete: true\nreplaced_by: X:8\n[Term]\nid: X:3\n";
    let loaded = load_text(text, Format::Obo);
    check_loaded(&loaded, "X:1", "/ a");
    check_loaded(&loaded, "X:2", "/ b † X:8");
    let expected = [
        (IssueCode::NoName, 11, "X:3", ""),
        (IssueCode::UnknownParent, 2, "X:1", "X:9"),
        (IssueCode::UnknownReplacement, 6, "X:2", "X:8"),
    ];
    assert_eq!(issues(&loaded), expected);
}

#[test]
fn damaged_letters_are_replaced_and_their_line_is_named() {
    let mut text = b"hgnc_id\tsymbol\tname\nHGNC:1\tA\tnice name\nHGNC:2\tB\tna".to_vec();
    text.extend([0xFF, 0xFE]);
    text.extend(b"me\n");
    let loaded = load_bytes(&text, Format::Hgnc).unwrap();
    assert_eq!(issues(&loaded), [(IssueCode::Encoding, 3, "", "")]);
    check_loaded(&loaded, "HGNC:2", "/ na\u{FFFD}\u{FFFD}me [B!]");
}

#[test]
fn what_is_no_text_is_refused_with_the_line() {
    let mut noise = b"hgnc_id\tsymbol\n".to_vec();
    noise.extend((0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8 | 0x80));
    match load_bytes(&noise, Format::Hgnc) {
        Err(Refusal::Encoding { line }) => assert_eq!(line, 2),
        other => panic!("{other:?}"),
    }
}

#[test]
fn deep_nesting_is_an_issue_and_no_overflow() {
    let deep = format!("<JDBOR>{}", "<a>".repeat(100_000));
    assert!(matches!(load_bytes(deep.as_bytes(), Format::Orphanet), Err(Refusal::NothingFound)));
    let json = format!("{{\"graphs\": {}", "[".repeat(100_000));
    assert!(load_bytes(json.as_bytes(), Format::Obographs).is_err());
    let turtle = format!("@prefix a: <http://a/> .\na:b a:c {}", "[ a:d ".repeat(100_000));
    holds(&load_bytes(turtle.as_bytes(), Format::Turtle));
}

#[test]
fn entities_do_not_grow() {
    let text = "<!DOCTYPE JDBOR [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><JDBOR><DisorderList><Disorder><OrphaCode>1</OrphaCode><Name>x &b; y</Name></Disorder></DisorderList></JDBOR>";
    check_loaded(&load_text(text, Format::Orphanet), "ORPHA:1", "/ x \u{FFFD} y");
}

proptest! {
    #[test]
    fn a_file_with_wrong_bytes_is_read_in_part_or_refused(
        which in 0..FILES.len(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in prop::option::of(any::<prop::sample::Index>()),
        twice in any::<bool>(),
    ) {
        let (file, format) = FILES[which];
        let mut bytes = bytes(file);
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if twice {
            bytes.extend_from_within(..);
        }
        let first = load_bytes(&bytes, format);
        holds(&first);
        // The same bytes always give the same, in whatever pieces they come.
        let mut pieces = std::io::BufReader::with_capacity(7, &*bytes);
        let second = read(&mut pieces, format, &mut |_| true);
        prop_assert_eq!(first.ok(), second.ok());
        recognise(&bytes, file);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), which in 0..Format::ALL.len()) {
        holds(&load_bytes(&bytes, Format::ALL[which]));
        recognise(&bytes, "x.csv");
    }
}
