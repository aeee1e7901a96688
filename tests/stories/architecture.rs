//! The directions of the house, read from manifests and sources. Each rule says why it is one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A file of the repository: its path with `/` from the root, and its text.
pub struct File {
    pub path: String,
    pub text: String,
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn walk(folder: &Path, endings: &[&str], found: &mut Vec<File>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !matches!(name.as_str(), "target" | "node_modules" | "dist" | "gen" | "vendor") {
                walk(&path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            let shown = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            found.push(File { path: shown, text: std::fs::read_to_string(&path).unwrap() });
        }
    }
}

fn files(folders: &[&str], endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    for folder in folders {
        walk(&root().join(folder), endings, &mut found);
    }
    assert!(!found.is_empty(), "nothing to look at in {folders:?}");
    found
}

/// Rust sources of the product.
pub fn rust() -> Vec<File> {
    let mut all = files(&["src-tauri"], &[".rs"]);
    all.retain(|file| file.path.contains("/src/") || file.path.ends_with("build.rs"));
    all
}

/// Sources of the window, tests included.
fn ui() -> Vec<File> {
    files(&["ui/src"], &[".ts", ".tsx", ".css"])
}

fn is_ui_test(path: &str) -> bool {
    path.contains(".test.") || path.contains("/test/")
}

/// Lines of code with their numbers, without comments and without the tests at the end of a file.
pub fn code(text: &str) -> Vec<(usize, String)> {
    let product = text.split("#[cfg(test)]\nmod ").next().unwrap();
    let bare = |line: &str| {
        let comment = line.match_indices("//").map(|(at, _)| at).find(|at| !line[..*at].ends_with(':'));
        line[..comment.unwrap_or(line.len())].to_owned()
    };
    product
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, bare(line)))
        .filter(|(_, line)| !line.trim().is_empty())
        .collect()
}

/// Places where a line of code holds one of the words.
fn naming(files: &[File], words: &[&str]) -> Vec<String> {
    let of = |file: &File| {
        let hits = code(&file.text).into_iter().filter(|(_, line)| words.iter().any(|word| line.contains(word)));
        hits.map(|(at, line)| format!("{}:{at}: {}", file.path, line.trim())).collect::<Vec<_>>()
    };
    files.iter().flat_map(of).collect()
}

pub fn hold(offences: &[String], because: &str) {
    assert!(offences.is_empty(), "\n{}\nbecause {because}", offences.join("\n"));
}

/// A manifest without what only its tests need.
pub fn product(manifest: &str) -> String {
    let mut inside = false;
    let mut kept = String::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dev-dependencies]");
        }
        if !inside {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// Names of all dependencies of a manifest, of every section.
pub fn dependencies(manifest: &str) -> BTreeSet<String> {
    let mut inside = false;
    let mut names = BTreeSet::new();
    for line in manifest.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[') {
            inside = section.trim_end_matches(']').ends_with("dependencies");
        } else if inside && !line.starts_with('#') {
            let name: String = line.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect();
            names.insert(name);
        }
    }
    names.remove("");
    names
}

const HOUSE: [&str; 10] = ["domain", "vocab", "sheets", "store", "index", "leaks", "app", "cli", "shell", "acceptance"];

fn manifest(package: &str) -> String {
    let folder = match package {
        "shell" => "src-tauri".to_owned(),
        "acceptance" => "tests".to_owned(),
        other => format!("src-tauri/crates/{other}"),
    };
    std::fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap()
}

/// What each package may know of the house.
fn may_know(package: &str) -> &'static [&'static str] {
    match package {
        "domain" => &[],
        "vocab" | "sheets" | "store" | "index" | "leaks" => &["domain"],
        "app" => &["domain", "vocab", "sheets", "store", "index", "leaks"],
        // They come in through `app`; `domain` gives them the words.
        "cli" | "shell" => &["app", "domain"],
        // Makes lists and opens written workbooks again.
        _ => &["app", "domain", "sheets"],
    }
}

#[test]
fn packages_know_each_other_in_one_direction() {
    let mut offences = Vec::new();
    for package in HOUSE {
        let house = |text: &str| {
            dependencies(text).into_iter().filter(|d| HOUSE.contains(&d.as_str())).collect::<Vec<String>>()
        };
        let (known, with_tests) = (house(&product(&manifest(package))), house(&manifest(package)));
        assert!(
            package == "domain" || with_tests.iter().any(|d| d == "domain"),
            "{package}: the manifest was not understood"
        );
        let foreign = |other: &&String| !may_know(package).contains(&other.as_str());
        offences.extend(known.iter().filter(foreign).map(|other| format!("{package} depends on {other}")));
        // A test may open what was written; it may not go around a wall of the middle or reach upwards.
        let allowed = |other: &String| other == "sheets" && matches!(package, "cli" | "shell");
        let tests = with_tests.iter().filter(|other| !known.contains(other) && !allowed(other));
        offences.extend(tests.filter(foreign).map(|other| format!("tests of {package} depend on {other}")));
    }
    hold(
        &offences,
        "a change then has one place, and domain, vocab, sheets, store, index and leaks can each be read, tested and replaced alone",
    );
}

#[test]
fn every_package_of_the_workspace_has_its_rule() {
    let mut found: BTreeSet<String> = BTreeSet::from(["shell".to_owned(), "acceptance".to_owned()]);
    for entry in std::fs::read_dir(root().join("src-tauri/crates")).unwrap() {
        found.insert(entry.unwrap().file_name().to_string_lossy().into_owned());
    }
    assert_eq!(found, HOUSE.iter().map(|name| (*name).to_owned()).collect(), "a new package must say whom it may know");
}

/// The only package that may name a library, in its manifest and in its code. The acceptance tests may for a second opinion.
fn only(package: &str, libraries: &[&str], because: &str) {
    let mut offences = Vec::new();
    for other in HOUSE.into_iter().filter(|other| *other != package) {
        let known = dependencies(&if other == "acceptance" { product(&manifest(other)) } else { manifest(other) });
        offences.extend(libraries.iter().filter(|l| known.contains(**l)).map(|l| format!("{other} depends on {l}")));
    }
    let home = if package == "shell" { "src-tauri/".to_owned() } else { format!("src-tauri/crates/{package}/") };
    let outside: Vec<File> = rust()
        .into_iter()
        .filter(|file| {
            !file.path.starts_with(&home) || (package == "shell" && file.path.starts_with("src-tauri/crates/"))
        })
        .collect();
    let paths: Vec<String> = libraries.iter().map(|library| format!("{}::", library.replace('-', "_"))).collect();
    offences.extend(naming(&outside, &paths.iter().map(String::as_str).collect::<Vec<_>>()));
    assert!(
        libraries.iter().any(|library| dependencies(&manifest(package)).contains(*library)),
        "{package} names none of them"
    );
    hold(&offences, because);
}

#[test]
fn only_store_names_the_database() {
    only(
        "store",
        &["sqlx", "libsqlite3-sys", "rusqlite"],
        "there is one door for writes, and its log must see every change",
    );
}

#[test]
fn only_sheets_names_the_workbook_libraries() {
    let because = "whatever reads or writes a workbook must obey one set of bounds and one rule about formulas";
    only("sheets", &["calamine", "rust_xlsxwriter"], because);
}

#[test]
fn only_the_shell_names_tauri() {
    only(
        "shell",
        &["tauri", "tauri-plugin-dialog", "tauri-build"],
        "window, command line and tests must run the very same commands",
    );
}

#[test]
fn domain_does_no_input_and_output() {
    let domain: Vec<File> =
        rust().into_iter().filter(|file| file.path.starts_with("src-tauri/crates/domain/")).collect();
    hold(
        &naming(&domain, &["std::fs", "std::net", "std::env", "tokio::", "async fn"]),
        "values and rules are the same everywhere and cannot wait or fail",
    );
}

#[test]
fn nothing_in_the_product_speaks_over_a_network() {
    let words = ["std::net", "TcpStream", "TcpListener", "UdpSocket", "tokio::net", "reqwest", "hyper::", "ureq"];
    hold(&naming(&rust(), &words), "nothing a user has in the house leaves the machine");
}

#[test]
fn no_value_of_a_damaged_row_ends_the_program() {
    let store: Vec<File> = rust().into_iter().filter(|file| file.path.starts_with("src-tauri/crates/store/")).collect();
    let panicking = ["r.get(", "r.get::<", "row.get(", "row.get::<", "batch.get(", "change.get("];
    hold(
        &naming(&store, &panicking),
        "`Row::get` panics where a flipped byte left no text; `try_get` and `Cell::cell` answer that the library is damaged",
    );
}

const ABRUPT: [&str; 6] = [".unwrap()", ".expect(", "todo!(", "unimplemented!(", "panic!(", ".unwrap_err()"];

#[test]
fn the_product_never_ends_abruptly() {
    // Tests that stand in a file of their own inside a crate.
    let mut product = rust();
    product.retain(|file| !file.path.ends_with("/tests.rs"));
    hold(
        &naming(&product, &ABRUPT),
        "bad input is data and a fault is a Problem with details to copy, never a window that is gone",
    );
}

/// Lines a file may have; beyond, it does two things.
const LONGEST: usize = 450;

fn too_long(files: &[File]) -> Vec<String> {
    let long = files.iter().map(|file| (file, file.text.lines().count())).filter(|(_, lines)| *lines > LONGEST);
    long.map(|(file, lines)| format!("{}: {lines} lines", file.path)).collect()
}

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    let mut all = rust();
    // Bindings are generated and read by nobody; a style sheet is looked up by class, not read whole.
    all.extend(ui().into_iter().filter(|file| file.path != "ui/src/api/bindings.ts" && !file.path.ends_with(".css")));
    all.extend(files(&["tests/tools", "tests/desktop"], &[".mjs"]));
    hold(&too_long(&all), "a file is read whole or not at all");
}

/// Types that are named after nothing they do.
fn empty_names(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (at, line) in code(&file.text) {
            let words: Vec<&str> =
                line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect();
            for pair in words.windows(2) {
                let declares =
                    matches!(pair[0], "struct" | "enum" | "trait" | "type" | "class" | "interface" | "union");
                if declares
                    && ["Manager", "Service", "Helper", "Helpers", "Util", "Utils"]
                        .iter()
                        .any(|end| pair[1].ends_with(end))
                {
                    found.push(format!("{}:{at}: {}", file.path, pair[1]));
                }
            }
        }
        let stem =
            file.path.rsplit('/').next().unwrap_or_default().split('.').next().unwrap_or_default().to_lowercase();
        if matches!(stem.as_str(), "util" | "utils" | "helper" | "helpers" | "manager" | "service" | "misc") {
            found.push(file.path.clone());
        }
    }
    found
}

#[test]
fn no_name_says_nothing() {
    let mut all = rust();
    all.extend(ui());
    hold(&empty_names(&all), "a Manager, Service, Helper or Util is where things go that have no place");
}

#[test]
fn only_one_file_of_the_window_names_the_shell() {
    let others: Vec<File> = ui().into_iter().filter(|file| file.path != "ui/src/api/host.ts").collect();
    hold(
        &naming(&others, &["@tauri-apps", "__TAURI"]),
        "the same window must run in a browser for tests and screenshots",
    );
    let host = ui().into_iter().find(|file| file.path == "ui/src/api/host.ts").unwrap();
    assert!(host.text.contains("@tauri-apps"));
}

/// Where the imports of a file of the window lead, as paths from the root.
fn imports(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    for (_, line) in code(&file.text) {
        for opening in ["from \"", "import \"", "import(\""] {
            if let Some(target) = line.split(opening).nth(1).and_then(|rest| rest.split('"').next())
                && target.starts_with('.')
            {
                let mut parts: Vec<&str> = file.path.split('/').collect();
                parts.pop();
                for part in target.split('/') {
                    match part {
                        "." => {}
                        ".." => drop(parts.pop()),
                        name => parts.push(name),
                    }
                }
                found.push(parts.join("/"));
            }
        }
    }
    found
}

fn feature(path: &str) -> Option<&str> {
    path.strip_prefix("ui/src/features/")?.split('/').next()
}

#[test]
fn no_feature_of_the_window_imports_another() {
    let mut offences = Vec::new();
    let mut seen = 0;
    for file in ui() {
        for target in imports(&file) {
            seen += 1;
            let foreign = matches!((feature(&file.path), feature(&target)), (Some(own), Some(other)) if own != other);
            // What everything stands on must not stand on a feature.
            let base = ["api", "text", "keys", "components", "grid", "charts"]
                .iter()
                .any(|b| file.path.starts_with(&format!("ui/src/{b}/")));
            if foreign || (base && feature(&target).is_some() && !is_ui_test(&file.path)) {
                offences.push(format!("{} imports {target}", file.path));
            }
        }
    }
    assert!(seen > 100, "imports were not understood");
    hold(&offences, "a screen can then be read, changed and thrown away alone");
}

#[test]
fn the_window_loads_nothing_from_outside() {
    let mut all = ui();
    all.retain(|file| !is_ui_test(&file.path));
    all.push(File {
        path: "ui/index.html".to_owned(),
        text: std::fs::read_to_string(root().join("ui/index.html")).unwrap(),
    });
    let remote = |file: &File| {
        let lines = file.text.lines().enumerate();
        let hits = lines.filter(|(_, line)| {
            // Names of XML are no addresses.
            let line = line.replace("http://www.w3.org/", "");
            ["http://", "https://", "ws://", "wss://", "\"//"].iter().any(|word| line.contains(word))
        });
        hits.map(|(at, line)| format!("{}:{}: {}", file.path, at + 1, line.trim())).collect::<Vec<_>>()
    };
    hold(
        &all.iter().flat_map(remote).collect::<Vec<_>>(),
        "the house works without a network and tells nobody that it is used",
    );
}

#[test]
fn no_test_is_left_out() {
    let mut all = files(&["src-tauri", "tests"], &[".rs"]);
    all.retain(|file| !file.path.ends_with("stories/architecture.rs"));
    let mut offences = naming(&all, &["#[ignore"]);
    let mut scripts: Vec<File> = ui().into_iter().filter(|file| is_ui_test(&file.path)).collect();
    scripts.extend(files(&["tests/desktop", "tests/tools"], &[".mjs"]));
    offences.extend(naming(
        &scripts,
        &[
            "it.skip(",
            "test.skip(",
            "describe.skip(",
            "it.only(",
            "test.only(",
            "describe.only(",
            "it.todo(",
            "test.todo(",
        ],
    ));
    hold(&offences, "a test that does not run is a claim nobody checks");
}

#[test]
fn no_test_waits_for_the_clock() {
    let mut all = files(&["src-tauri", "tests/stories"], &[".rs"]);
    all.retain(|file| !file.path.ends_with("stories/architecture.rs"));
    // Of a product file the tests at its end; what waits there waits for somebody (a wrong passphrase, a reader).
    for file in &mut all {
        if !file.path.contains("tests/") {
            file.text = file.text.split("#[cfg(test)]\nmod ").skip(1).collect();
        }
    }
    hold(
        &naming(&all, &["thread::sleep", "time::sleep"]),
        "a test that sleeps is slow on every machine and wrong on some",
    );
}

/// The rules themselves notice what they forbid.
#[test]
fn each_rule_notices_what_it_forbids() {
    let file = |text: &str| vec![File { path: "ui/src/features/a/x.ts".to_owned(), text: text.to_owned() }];
    let abrupt = |text: &str| naming(&file(text), &ABRUPT).len();
    assert_eq!(abrupt("fn a() { b.unwrap(); }\n// c.unwrap()\n#[cfg(test)]\nmod tests { d.unwrap() }"), 1);
    assert_eq!(abrupt("let a = \"https://x\"; b.expect(\"c\");"), 1);
    assert_eq!(empty_names(&file("pub struct TagManager;\nuse tauri::Manager;\nexport class FileUtils {}")).len(), 2);
    assert_eq!(too_long(&file(&"x\n".repeat(LONGEST + 1))).len(), 1);
    let targets =
        imports(&file("import { a } from \"../b/y.ts\";\nimport \"./z.css\";\nimport x from \"react\";").remove(0));
    assert_eq!(targets, ["ui/src/features/b/y.ts", "ui/src/features/a/z.css"]);
    assert_eq!((feature(&targets[0]), feature("ui/src/grid/x.ts")), (Some("b"), None));
    let known = dependencies(
        "[dependencies]\nserde.workspace = true\n# why\nsqlx = \"1\"\n[dev-dependencies]\nzip = { x = 1 }\n[lints]\na = 1\n[target.'cfg(x)'.dependencies]\ny-z = 1",
    );
    assert_eq!(known, ["serde", "sqlx", "y-z", "zip"].map(str::to_owned).into());
    assert!(dependencies(&product("[dependencies]\na = 1\n[dev-dependencies]\nb = 1\n")).eq(&["a".to_owned()].into()));
}
