//! Stage one, point 3: another's unopened vote is nowhere: in no screen, search, count, order, export or history.

use super::panel::Panel;
use crate::desk::{Desk, application, call};
use app::App;
use app::Silent;
use app::commands::{LIST, Mode};
use app::library::LibraryStatus;
use app::person::Me;
use domain::Id;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Values that are another in every file and run, whatever anybody voted: digests, sizes.
const APART: [&str; 6] = ["sha256", "digest", "head", "bytes", "size", "path"];

/// Without times and the folder.
fn plain(value: Value, folder: &str) -> Value {
    match value {
        Value::String(text) => json!(timeless(&text.replace(folder, "…"))),
        Value::Array(all) => all.into_iter().map(|one| plain(one, folder)).collect(),
        Value::Object(all) => {
            let kept = all.into_iter().filter(|(key, _)| !APART.contains(&key.as_str()));
            kept.map(|(key, value)| (key, plain(value, folder))).collect::<Map<_, _>>().into()
        }
        other => other,
    }
}

/// A run of digits and signs as long as a date with minutes is a time.
fn timeless(text: &str) -> String {
    let mut out = String::new();
    let mut run = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_digit() || "-:.TZ ".contains(c) {
            run.push(c);
            continue;
        }
        out.push_str(if run.len() >= 16 { "…" } else { &run });
        run.clear();
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

/// Without the lines that are a digest of the log.
fn undigested(dump: &str) -> String {
    let digest = |line: &&str| {
        let value = line.split(' ').next_back().unwrap_or_default();
        value.len() >= 32 && value.chars().all(|c| c.is_ascii_hexdigit())
    };
    dump.lines().filter(|line| !digest(line)).collect::<Vec<_>>().join("\n")
}

/// Everything that can be asked by whoever works here: answers and refusals alike.
async fn everything(
    app: &App,
    folder: &Path,
    rounds: &[Id],
    projects: &[Id],
    people: &[Id],
) -> BTreeMap<String, Value> {
    let mut asked: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for round in rounds {
        for name in
            ["round.show", "round.workload", "conflict.list", "conflict.agreement", "shortlist.show", "shortlist.flow"]
        {
            asked.entry(name).or_default().push(json!({ "round": round }));
        }
        for short in [false, true] {
            asked.entry("round.items").or_default().push(json!({ "round": round, "limit": 500, "short": short }));
        }
        for order in ["hand", "programme", "field", "random"] {
            asked.entry("reading.list").or_default().push(json!({ "round": round, "order": order }));
        }
        asked.entry("shortlist.preview").or_default().push(json!({ "round": round, "audience": "internal" }));
        for project in projects {
            for name in ["reading.show", "reading.history", "conflict.show"] {
                asked.entry(name).or_default().push(json!({ "round": round, "project": project }));
            }
        }
    }
    for project in projects {
        for name in ["project.detail", "tagging.project", "lineage.show"] {
            asked.entry(name).or_default().push(json!({ "id": project }));
        }
    }
    for person in people {
        asked.entry("interest.list").or_default().push(json!({ "person": person }));
    }
    let filters = [json!({}), json!({ "text": "抗体" }), json!({ "text": "議論のある" })];
    for filter in &filters {
        asked.entry("project.page").or_default().push(json!({ "filter": filter, "limit": 100 }));
        asked.entry("project.ids").or_default().push(json!({ "filter": filter, "limit": 100 }));
        asked
            .entry("find.facets")
            .or_default()
            .push(json!({ "filter": filter, "dims": domain::Dim::ALL, "limit": 200 }));
        asked.entry("find.snippets").or_default().push(json!({ "projects": projects, "filter": filter }));
    }
    asked.entry("find.matrix").or_default().push(json!({ "rows": "programme", "columns": "year", "most": 20 }));
    asked.entry("find.similar").or_default().push(json!({ "projects": [projects[0]], "limit": 9 }));
    asked.entry("history.list").or_default().push(json!({ "limit": 500 }));
    let history: app::history::History = call(app, "history.list", json!({ "limit": 500 })).await;
    for operation in history.operations {
        asked.entry("history.show").or_default().push(json!({ "id": operation.id }));
    }
    let mut answers = BTreeMap::new();
    let place = folder.to_string_lossy().into_owned();
    for declared in LIST.iter().filter(|declared| declared.mode == Mode::Read) {
        // The whole file's digest and head differ with every byte: nobody can tell a vote by them.
        if matches!(declared.name, "library.check" | "backup.list" | "backup.preview") {
            continue;
        }
        for args in asked.remove(declared.name).unwrap_or_else(|| vec![json!({})]) {
            let answer = match app.dispatch(declared.name, args.clone(), Arc::new(Silent)).await {
                Ok(answer) => plain(answer.value, &place),
                Err(problem) => json!({ "refused": problem.code.as_str() }),
            };
            answers.insert(format!("{} {args}", declared.name), answer);
        }
    }
    assert!(asked.is_empty(), "not declared: {asked:?}");
    answers
}

/// The others' votes of one run: verdict, reason, note, certainty, answers by place of the project, turned by `turn`.
async fn others_vote(app: &App, rounds: &[Id], projects: &[Id], readers: &[Id], turn: usize) {
    for round in rounds {
        for (nth, reader) in readers.iter().enumerate() {
            let _: Me = call(app, "person.become", json!({ "person": reader })).await;
            for (at, project) in projects.iter().enumerate() {
                let say = (at + nth + turn) % 3;
                let verdict = ["keep", "hold", "drop"][say];
                let reason = ["", "more-data", "weak-target"][say];
                let certainty = ["low", "middle", "high"][say];
                let vote = json!({
                    "round": round, "project": project, "reviewer": reader, "criteria": 700, "verdict": verdict,
                    "reason": reason, "certainty": certainty,
                    "note": format!("議論のある点その{say}"),
                    "scores": { "target": { "value": 1 + say, "note": format!("根拠{say}") }, "ip": { "value": null, "note": "" } },
                });
                let _: Value = call(app, "reading.decide", vote).await;
            }
        }
    }
}

/// Point 3: two runs in which only others' unopened votes differ answer everything this reader can ask the same, and so do
/// their tables and their history as files.
#[tokio::test]
async fn no_answer_to_a_reader_depends_on_others_unopened_votes() {
    let panel = Panel::of(3).await;
    let mut rounds = Vec::new();
    for (name, blindness) in [("閉じるまで", "closed"), ("そろうまで", "all-voted")] {
        let round = panel.open(name, 3, blindness).await;
        panel.assign(round, json!({ "everybody": panel.readers })).await;
        rounds.push(round);
    }
    // The reader has voted on some where the rest is closed, and on none where that would open them.
    for project in &panel.projects[..4] {
        panel.vote(rounds[0], *project, panel.readers[0], "hold").await;
    }
    let _: LibraryStatus = panel.desk.call("library.close", json!({})).await;
    let mut runs = Vec::new();
    for turn in 0..2 {
        let desk = Desk::bare();
        std::fs::copy(panel.desk.library(), desk.library()).unwrap();
        let app = application(desk.folder.path(), false);
        let _: LibraryStatus = call(&app, "library.open", json!({ "path": desk.library() })).await;
        others_vote(&app, &rounds, &panel.projects, &panel.readers[1..], turn).await;
        let _: Me = call(&app, "person.become", json!({ "person": panel.readers[0] })).await;
        let mut answers =
            everything(&app, desk.folder.path(), &rounds, &panel.projects, &[panel.readers[0], panel.readers[1]]).await;
        let (table, log) = (desk.path("table.xlsx"), desk.path("log.xlsx"));
        let export =
            json!({ "selection": { "these": panel.projects }, "audience": "internal", "language": "ja", "out": table });
        let _: Value = call(&app, "export.table", export).await;
        let _: Value =
            call(&app, "export.history", json!({ "audience": "internal", "language": "ja", "out": log })).await;
        let place = desk.folder.path().to_string_lossy().into_owned();
        answers.insert("table".into(), plain(json!(sheets::dump(&table).unwrap()), &place));
        answers.insert("history".into(), plain(json!(undigested(&sheets::dump(&log).unwrap())), &place));
        runs.push((answers, desk));
    }
    let (second, first) = (runs.pop().unwrap().0, runs.pop().unwrap().0);
    assert!(first.len() > 100, "{}", first.len());
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (asked, answer) in &first {
        assert_eq!(answer, &second[asked], "{asked}");
        assert!(!answer.to_string().contains("議論のある点"), "{asked} tells a note");
    }
}

/// The claim above can fail: once the round is closed, the same two runs differ.
#[tokio::test]
async fn opened_votes_are_seen() {
    let panel = Panel::of(2).await;
    let round = panel.open("第1回", 2, "closed").await;
    panel.assign(round, json!({ "everybody": panel.readers })).await;
    others_vote(&panel.desk.app, &[round], &panel.projects, &panel.readers[1..], 0).await;
    panel.work_as(panel.readers[0]).await;
    assert!(panel.show(round, panel.projects[0]).await.others.is_empty());
    panel.work_as(panel.chair).await;
    assert!(panel.show(round, panel.projects[0]).await.others.is_empty(), "a chair sees no more");
    let _: Value = panel.desk.call("round.close", json!({ "round": round })).await;
    panel.work_as(panel.readers[0]).await;
    let others = panel.show(round, panel.projects[0]).await.others;
    assert_eq!(others[0].note, "議論のある点その0");
}
