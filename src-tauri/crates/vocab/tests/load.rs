//! The readers of vocabulary files. The files under `load/` are fictional.

#![allow(clippy::unwrap_used)] // a test that cannot go on stops at its place

mod bounds;
mod changes;
mod damage;
mod formats;
mod recognition;
mod tables;

use std::path::PathBuf;
use vocab::load::{Format, IssueCode, Loaded, Refusal, Scope, Term, read};

/// Every file with its format.
const FILES: [(&str, Format); 21] = [
    ("hgnc_complete.txt", Format::Hgnc),
    ("hgnc_custom.txt", Format::Hgnc),
    ("hgnc_withdrawn.txt", Format::Hgnc),
    ("hgnc.json", Format::HgncJson),
    ("mihon.obo", Format::Obo),
    ("nando.obo", Format::Obo),
    ("mihon.json", Format::Obographs),
    ("mihon.sssom.tsv", Format::Sssom),
    ("desc2099.xml", Format::Mesh),
    ("supp2099.xml", Format::Mesh),
    ("en_product1.xml", Format::Orphanet),
    ("nando.ttl", Format::Turtle),
    ("hp-ja.babelon.tsv", Format::Babelon),
    ("nmain999.txt", Format::Medis),
    ("MANBYO_fiction.csv", Format::Manbyo),
    ("entities.csv", Format::FamPlex),
    ("relations.csv", Format::FamPlex),
    ("equivalences.csv", Format::FamPlex),
    ("grounding_map.csv", Format::FamPlex),
    ("own_table.csv", Format::Table),
    ("own_table_sjis.csv", Format::Table),
];

fn bytes(file: &str) -> Vec<u8> {
    if file == "own_table_sjis.csv" {
        return encoding_rs::SHIFT_JIS.encode(&String::from_utf8(bytes("own_table.csv")).unwrap()).0.into_owned();
    }
    std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/load").join(file)).unwrap()
}

fn load_bytes(bytes: &[u8], format: Format) -> Result<Loaded, Refusal> {
    read(&mut &*bytes, format, &mut |_| true)
}

fn load(file: &str) -> Loaded {
    let format = FILES.iter().find(|(name, _)| *name == file).unwrap().1;
    load_bytes(&bytes(file), format).unwrap()
}

fn load_text(text: &str, format: Format) -> Loaded {
    load_bytes(text.as_bytes(), format).unwrap()
}

/// A term on one line: `ja / en [names] < parents = same ~ close † replacements`.
fn line(term: &Term) -> String {
    let mut line = format!("{} / {}", term.label_ja, term.label_en);
    let names: Vec<String> = term
        .names
        .iter()
        .map(|name| {
            let scope = match name.scope {
                Scope::Exact => "",
                Scope::Short => "!",
                Scope::Related => "?",
                Scope::Former => "^",
                Scope::Reading => "*",
            };
            format!("{}{scope}{}", name.text, if name.ja { "(ja)" } else { "" })
        })
        .collect();
    if !names.is_empty() {
        line.push_str(&format!(" [{}]", names.join("; ")));
    }
    for (mark, list) in [("<", &term.parents), ("=", &term.same), ("~", &term.close)] {
        if !list.is_empty() {
            line.push_str(&format!(" {mark} {}", list.join(" ")));
        }
    }
    if term.obsolete {
        line.push_str(&format!(" † {}", term.replaced_by.join(" ")));
    }
    spaced(&line)
}

fn spaced(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a file says of one term.
fn check(file: &str, id: &str, expected: &str) {
    check_loaded(&load(file), id, expected);
}

fn check_loaded(loaded: &Loaded, id: &str, expected: &str) {
    let term = loaded.terms.iter().find(|term| term.id == id);
    assert_eq!(term.map(line), Some(spaced(expected)), "{id} of {:?}", loaded.format);
}

fn issues(loaded: &Loaded) -> Vec<(IssueCode, u64, &str, &str)> {
    loaded.issues.iter().map(|i| (i.code, i.line, i.id.as_str(), i.detail.as_str())).collect()
}

fn ids(loaded: &Loaded) -> Vec<&str> {
    loaded.terms.iter().map(|term| term.id.as_str()).collect()
}
