//! The main job by the command line alone (issue points 1–7): a list comes in, projects are tagged, woven
//! into a theme, and a briefing workbook goes out.

#![allow(clippy::unwrap_used)] // a test that cannot go on stops at its place

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn library(&self) -> String {
        self.path("道具.tsumugi").display().to_string()
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_tsumugi"))
            .args(args)
            .env("LANG", "ja_JP.UTF-8")
            .env_remove("LC_ALL")
            .output()
            .unwrap()
    }

    /// Runs with `--json`, checks the exit code, gives the document.
    fn json(&self, args: &[&str], code: i32) -> Value {
        let output = self.run(&[args, &["--json"]].concat());
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {stderr}");
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|e| panic!("{args:?}: not one JSON document: {e}: {stderr}"))
    }
}

fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/lists").join(name).display().to_string()
}

#[test]
fn the_main_job_is_done_without_a_window() {
    let desk = Desk::new();
    let library = desk.library();
    let lib = ["--library", library.as_str()];
    desk.json(&["new", &library], 0);
    let list = fixture("odd-numbers.csv");

    let dry = desk.json(&[&["import", &list, "--dry-run"], &lib[..]].concat(), 0);
    assert_eq!(desk.json(&[&["projects"], &lib[..]].concat(), 0)["total"], 0, "a dry run writes nothing");
    let report = desk.json(&[&["import", &list], &lib[..]].concat(), 0);
    assert_eq!(report, dry, "run and preview agree");
    let count = |name: &str| report[name].as_u64().unwrap();
    assert!(count("rows") >= 3);
    assert_eq!(
        count("rows"),
        count("new") + count("changed") + count("unchanged") + count("possible") + count("unreadable")
    );
    let odd: Vec<&Value> =
        report["issues"].as_array().unwrap().iter().filter(|i| i["code"] == "number-not-standard").collect();
    assert_eq!(odd.len(), 3, "two legacy ids and one a digit short are flagged: {odd:?}");
    assert!(odd.iter().all(|i| i["row"].is_u64() && i["column"] == "A" && i["file"] == "odd-numbers.csv"));

    let again = desk.json(&[&["import", &list], &lib[..]].concat(), 0);
    assert_eq!((again["unchanged"].as_u64(), again["new"].as_u64()), (Some(count("rows")), Some(0)));

    let all = desk.json(&[&["projects"], &lib[..]].concat(), 0);
    let keys: Vec<String> =
        all["projects"].as_array().unwrap().iter().map(|p| p["key"].as_str().unwrap().to_owned()).collect();
    assert_eq!(all["total"].as_u64().unwrap() as usize, keys.len());
    for (kind, concept) in [("target", "HGNC:3236"), ("modality", "AB-ADC"), ("indication", "MONDO:0004992")] {
        desk.json(
            &[&["tag", "--project", &keys[0], "--kind", kind, "--concept", concept, "--main"], &lib[..]].concat(),
            0,
        );
    }
    let tagged = desk.json(&[&["projects", "--filter", "modality=AB"], &lib[..]].concat(), 0);
    assert_eq!(tagged["total"], 1, "level 1 covers level 2");
    assert_eq!(tagged["projects"][0]["tags"].as_array().unwrap().len(), 3);
    let untagged = desk.json(&[&["projects", "--filter", "untagged=all"], &lib[..]].concat(), 0);
    assert_eq!(untagged["total"].as_u64().unwrap(), all["total"].as_u64().unwrap() - 1);

    let (a, b) = (keys[0].as_str(), keys[1].as_str());
    let theme = ["theme", "new", "--code", "TH-007", "--title", "がんのADC", "--project", a, "--project", b];
    let triple = [
        "--target",
        "HGNC:3236",
        "--modality",
        "AB-ADC",
        "--indication",
        "MONDO:0004992",
        "--hypothesis",
        "門外不出の仮説",
    ];
    desk.json(&[&theme[..], &triple[..], &lib[..]].concat(), 0);
    let shown = desk.json(&[&["theme", "show", "TH-007"], &lib[..]].concat(), 0);
    assert_eq!(shown["target"], "HGNC:3236");
    let threads: Vec<&str> = shown["projects"].as_array().unwrap().iter().map(|p| p["key"].as_str().unwrap()).collect();
    assert_eq!(threads, [a, b]);
    assert_eq!(desk.json(&[&["theme", "list"], &lib[..]].concat(), 0)["themes"][0]["code"], "TH-007");

    let briefing = |audience: &str| {
        let out = desk.path(&format!("{audience}.xlsx"));
        let path = out.display().to_string();
        desk.json(
            &[
                &["export", "briefing", "--theme", "TH-007", "--audience", audience, "--lang", "both", "--out", &path],
                &lib[..],
            ]
            .concat(),
            0,
        );
        sheets::dump(&out).unwrap()
    };
    let title = shown["projects"][0]["title_ja"].as_str().unwrap();
    let inside = briefing("internal");
    assert!(inside.contains("門外不出の仮説") && inside.contains("がんのADC") && inside.contains(title), "{inside}");
    let outside = briefing("public");
    assert!(
        !outside.contains("門外不出の仮説") && !outside.contains("がんのADC") && outside.contains(title),
        "{outside}"
    );
    let plan = |audience: &str, more: &[&str], code: i32| {
        let out = desk.path(&format!("計画-{audience}.xlsx"));
        let path = out.display().to_string();
        let args =
            ["export", "plan", "--theme", "TH-007", "--audience", audience, "--language", "both", "--out", &path];
        let answer = desk.json(&[&args[..], more, &lib[..]].concat(), code);
        (answer, sheets::dump(&out).ok())
    };
    let (refused, nothing) = plan("internal", &[], 1);
    assert_eq!((refused["problem"]["code"].as_str(), nothing), (Some("no-such-plan"), None), "there is none yet");
    let begin = format!("{{\"theme\":{},\"product\":\"medicine\"}}", shown["id"]);
    let begun = desk.json(&[&["call", "plan.begin", &begin], &lib[..]].concat(), 0);
    let task = "{\"kind\":\"task\",\"name_ja\":\"門外不出の作業\",\"starts\":\"2027-04\",\"months\":6}";
    let put =
        format!("{{\"plan\":{},\"sheet\":\"task\",\"rows\":[{{\"id\":null,\"cells\":{task}}}]}}", begun["created"]);
    desk.json(&[&["call", "plan.put", &put], &lib[..]].concat(), 0);
    let (_, inside) = plan("internal", &["--millions"], 0);
    let inside = inside.unwrap();
    for sheet in ["[表紙]", "[計画]", "[ゲート]", "[予算]", "[Plan]", "[Gates]", "[Budget]", "[data]"] {
        assert!(inside.contains(sheet), "{sheet}: {inside}");
    }
    assert!(inside.contains("門外不出の作業") && inside.contains("R9.4") && inside.contains("2027-04"), "{inside}");
    let (answer, outside) = plan("public", &[], 0);
    let outside = outside.unwrap();
    assert!(!outside.contains("門外不出") && outside.contains(title), "{outside}");
    let withheld = answer["withheld"].as_array().unwrap();
    assert!(withheld.iter().any(|one| one["item"] == "plan-task" && one["count"] == 1), "{answer}");
    let (refused, _) = plan("cda", &["--plan", "ない写し"], 1);
    assert_eq!(refused["problem"]["code"], "no-such-plan");
    let table = desk.path("一覧.xlsx").display().to_string();
    desk.json(&[&["export", "table", "--audience", "internal", "--out", &table], &lib[..]].concat(), 0);
    assert!(sheets::dump(Path::new(&table)).unwrap().contains(title));

    let beside = |ending: &str| Path::new(&format!("{library}{ending}")).exists();
    assert!(!beside("-wal") && !beside("-shm"), "after a write the library is one file that can be copied");
    assert_eq!(desk.json(&["check", &library], 0)["clean"], true);
}

#[test]
fn refusals_are_one_json_document_with_a_sentence() {
    let desk = Desk::new();
    let library = desk.library();
    desk.json(&["new", &library], 0);
    let check = |args: &[&str], code: &str| {
        let problem = desk.json(args, 1)["problem"].take();
        assert_eq!(problem["code"], code, "{args:?}");
        let message = problem["message"].as_str().unwrap();
        assert!(message.ends_with('。') && !message.contains('{'), "{message}");
    };
    check(&["new", &library], "library-exists");
    check(&["check", &desk.path("無い.tsumugi").display().to_string()], "file-missing");
    check(&["check", &fixture("odd-numbers.csv")], "not-a-library");
    check(&["import", &fixture("not-a-workbook.xlsx"), "--library", &library], "not-a-table");
    check(&["import", &fixture("empty.csv"), "--library", &library], "file-empty");
    check(&["theme", "show", "TH-999", "--library", &library], "no-such-theme");
    check(
        &["tag", "--project", "zz0000000", "--kind", "target", "--concept", "HGNC:3236", "--library", &library],
        "no-such-project",
    );
    check(&["call", "no.such", "{}", "--library", &library], "bad-call");
    assert_eq!(
        desk.run(&["export", "table", "--library", &library, "--out", "x.xlsx"]).status.code(),
        Some(2),
        "no default audience"
    );
    assert_eq!(desk.run(&["projects", "--library", &library, "--filter", "colour=red"]).status.code(), Some(2));
}
