//! The window may name only files that a person chose. How an argument is known to be a path is its type; these tests
//! see that no argument forgets it.

#![allow(clippy::unwrap_used)] // a test that cannot go on stops at its place

use app::App;
use app::commands::LIST;
use domain::{FilePath, ProblemCode};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A field of a declared type: its name, its type, its comment.
#[derive(Debug, Clone)]
struct Field {
    name: String,
    kind: String,
    comment: String,
}

/// Fields by the name of the type they stand in, read from the generated TypeScript.
fn types(typescript: &str) -> BTreeMap<String, Vec<Field>> {
    let mut types: BTreeMap<String, Vec<Field>> = BTreeMap::new();
    let (mut current, mut comment) = (String::new(), String::new());
    for line in typescript.lines().take_while(|line| !line.contains("export interface Commands")) {
        if let Some(rest) = line.strip_prefix("export type ") {
            current = rest.split([' ', '<']).next().unwrap().to_owned();
            // A choice or an intersection on one line has its fields there.
            for part in rest.split(['{', ',', '}', '&', '|']) {
                types.entry(current.clone()).or_default().extend(field(part, ""));
            }
            comment.clear();
        } else if line.starts_with("/**") {
            comment.clear();
        } else if let Some(text) = line.strip_prefix(" * ") {
            comment.push_str(text);
        } else if !current.is_empty() {
            types.entry(current.clone()).or_default().extend(field(line, &comment));
        }
    }
    types
}

fn field(text: &str, comment: &str) -> Option<Field> {
    let (name, kind) = text.split_once(": ")?;
    let name = name.trim().trim_end_matches('?').trim_matches('"').to_owned();
    let word = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    word.then(|| Field {
        name,
        kind: kind.trim().trim_end_matches([',', ' ', '}', ';']).to_owned(),
        comment: comment.to_owned(),
    })
}

/// Every field that the arguments of a type reach, with its way there.
fn reached(
    types: &BTreeMap<String, Vec<Field>>,
    name: &str,
    way: &str,
    seen: &mut BTreeSet<String>,
) -> Vec<(String, Field)> {
    let mut found = Vec::new();
    if !seen.insert(name.to_owned()) {
        return found;
    }
    for field in types.get(name).into_iter().flatten() {
        let way = format!("{way}.{}", field.name);
        found.push((way.clone(), field.clone()));
        for word in words(&field.kind) {
            found.extend(reached(types, word, &way, seen));
        }
    }
    found
}

fn words(kind: &str) -> impl Iterator<Item = &str> {
    kind.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// A text that is named or described like a path but is not declared as one.
fn forgotten(field: &Field) -> bool {
    let like = ["path", "paths", "file", "files", "out", "folder", "folders", "dir", "directory", "location"];
    let text = words(&field.kind).any(|word| word == "string");
    let named = field.name.split('_').any(|part| like.contains(&part));
    let described = field.comment.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| word == "path");
    text && (named || described)
}

/// Every command with the fields its arguments reach.
fn arguments() -> Vec<(&'static str, Vec<(String, Field)>)> {
    let typescript = app::commands::typescript();
    let types = types(&typescript);
    let of = |command: &str| {
        let line = typescript.lines().find(|line| line.contains(&format!("\"{command}\": {{ mode"))).unwrap();
        let name = line.split("args: ").nth(1).unwrap().split(';').next().unwrap();
        assert!(types.contains_key(name), "{name} was not understood");
        reached(&types, name, command, &mut BTreeSet::new())
    };
    LIST.iter().map(|declared| (declared.name, of(declared.name))).collect()
}

#[test]
fn no_argument_that_is_named_or_described_like_a_path_is_a_plain_text() {
    let offences: Vec<String> = arguments()
        .into_iter()
        .flat_map(|(_, fields)| fields)
        .filter(|(_, field)| forgotten(field))
        .map(|(way, field)| format!("{way}: {}", field.kind))
        .collect();
    assert!(
        offences.is_empty(),
        "\n{}\nmust be domain::FilePath, or the window could name any file",
        offences.join("\n")
    );
}

/// A field that the core takes for a path must be declared as one, whatever it is called.
#[test]
fn no_argument_that_the_core_opens_is_a_plain_text() {
    let declared: BTreeSet<String> = arguments()
        .into_iter()
        .flat_map(|(_, fields)| fields)
        .filter(|(_, field)| words(&field.kind).any(|word| word == FilePath::TYPE))
        .map(|(_, field)| field.name)
        .collect();
    let mut used = BTreeSet::new();
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        for opening in ["PathBuf::from(", "Path::new("] {
            for rest in file.split(opening).skip(1) {
                let argument = rest.trim_start_matches('&').split([')', '.', ',', ' ']).next().unwrap();
                let member = rest.trim_start_matches('&').strip_prefix(argument).and_then(|r| r.strip_prefix('.'));
                if matches!(argument, "args" | "request" | "patch" | "options") {
                    let name = member.unwrap().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
                    used.insert(name.to_owned());
                }
            }
        }
    }
    assert!(used.contains("file"), "the sources were not understood: {used:?}");
    assert!(used.is_subset(&declared), "{used:?} are opened, {declared:?} are declared as domain::FilePath");
}

fn sources(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(std::fs::read_to_string(path).unwrap());
        }
    }
    found
}

#[test]
fn the_walk_over_the_types_notices_what_is_forgotten() {
    let text = "export type Outer = { \n/**\n * The file and decisions.\n */\nrequest: Inner, \n/**\n * Name.\n */\nname: string, };\n\
                export type Inner = { \n/**\n * Full path.\n */\nwhere_to?: string | null, \n/**\n * Old.\n */\nbackup_folder: Array<string>, };\n\
                export type Choice = { \"one\": { out: string, } } | \"two\";\n\
                export type Good = { \n/**\n * Full path.\n */\npath: FilePath, \n/**\n * Files read.\n */\nfiles: number, };\n";
    let types = types(text);
    let caught = |name: &str| {
        let all = reached(&types, name, "x", &mut BTreeSet::new());
        all.into_iter().filter(|(_, field)| forgotten(field)).map(|(way, _)| way).collect::<Vec<_>>()
    };
    assert_eq!(caught("Outer"), ["x.request.where_to", "x.request.backup_folder"]);
    assert_eq!(caught("Choice"), ["x.out"]);
    assert_eq!(caught("Good"), Vec::<String>::new());
}

#[test]
fn a_call_tells_the_files_it_names() {
    let check = |name: &str, args: Value, files: &[&str]| {
        let named = App::files_named(name, args).unwrap();
        assert_eq!(named.iter().map(FilePath::as_str).collect::<Vec<_>>(), files, "{name}");
    };
    check("library.open", json!({ "path": "/a.tsumugi" }), &["/a.tsumugi"]);
    check("import.preview", json!({ "file": "/a.csv", "options": { "sheet": "/no/path" } }), &["/a.csv"]);
    check("import.refused", json!({ "request": { "file": "/a.csv" }, "path": "/b.xlsx" }), &["/a.csv", "/b.xlsx"]);
    check("import.save_profile", json!({ "name": "/no/path", "request": { "file": "/a.csv" } }), &["/a.csv"]);
    check("project.page", json!({ "limit": 1, "filter": { "text": "/no/path" } }), &[]);
    check("library.status", Value::Null, &[]);
    for (name, args) in
        [("library.open", json!({ "path": 1 })), ("library.open", json!(["/a"])), ("no.such", json!({}))]
    {
        assert_eq!(App::files_named(name, args).unwrap_err().code, ProblemCode::BadCall);
    }
}
