//! The contract: reads declare, writes report, and every write has a control. Design, ideas 3 and rules.

use crate::desk::{ADC, CANCER, Desk, fixture};
use crate::forge::contract::Forge;
use crate::plans::contract::Plans;
use crate::stage_one::contract::Stage;
use app::commands::{Done, LIST, Mode};
use app::duplicate::Duplicates;
use app::word::Words;
use app::{App, Topic};
use domain::ProblemCode;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A vocabulary (合成データ), and its next version: one concept obsolete, one called otherwise, one new.
const FIRST: &str =
    "format-version: 1.2\n\n[Term]\nid: MIHON:1\nname: 見本熱\n\n[Term]\nid: MIHON:2\nname: 架空症候群\n";
const SECOND: &str = "format-version: 1.2\n\n[Term]\nid: MIHON:1\nname: 見本熱\nis_obsolete: true\nreplaced_by: MIHON:3\n\n\
    [Term]\nid: MIHON:2\nname: 架空病\n\n[Term]\nid: MIHON:3\nname: 新見本熱\n";

/// Every read of the list, with arguments that look at what the writes below touch.
async fn read_all(desk: &Desk, args: &BTreeMap<&'static str, Vec<Value>>) -> BTreeMap<&'static str, Vec<Value>> {
    let mut answers = BTreeMap::new();
    for (name, calls) in args {
        let mut values = Vec::new();
        for call in calls {
            let answer = desk.watched(name, call.clone(), std::sync::Arc::new(app::Silent)).await;
            let mut value = match answer {
                Ok(answer) => {
                    assert_eq!(answer.changed, Vec::<Topic>::new(), "a read makes nothing stale: {name}");
                    answer.value
                }
                Err(problem) => json!(problem.code),
            };
            if let Some(map) = value.as_object_mut() {
                // Proposed file names carry today's date.
                map.remove("file_name");
            }
            values.push(value);
        }
        answers.insert(*name, values);
    }
    answers
}

/// Design, idea 3: after each write, and after each act that names topics, a read differs only if its topics were named.
#[tokio::test]
async fn a_write_names_every_topic_whose_reads_it_changes() {
    let desk = Desk::odd().await;
    let ids = desk.ids(json!({})).await;
    let theme = desk.new_theme(json!({ "code": "TH-A", "title_ja": "題名" }), json!([{ "project": ids[0] }])).await;
    let tagged = desk.tag(&ids[..2], "modality", ADC).await.operation.unwrap();
    let list = desk.list(
        "次.csv",
        "課題管理番号,研究開発課題名,年度\n25zz0101002h0002,新しい題名,2025\n26zz0777001h0001,新しい課題,2026\n",
    );
    // What waits for a person: two renumbered projects, two programmes in two spellings, a word in no vocabulary.
    let waiting = desk.list(
        "提案.csv",
        "課題管理番号,研究開発課題名,代表機関名,事業名,年度,モダリティ\n\
         25zz0301001h0001,架空分子を標的とする抗体の創製,見本大学,架空事業（AMED-X）,2025,抗体医薬、謎の語\n\
         26zz0401001h0001,架空分子を標的とする抗体の創製,見本大学,架空事業 (AMED-X),2026,\n\
         25zz0301002h0001,架空受容体に対する核酸の設計,見本病院,見本事業（合成）,2025,抗体医薬\n\
         26zz0401002h0001,架空受容体に対する核酸の設計,見本病院,見本事業 (合成),2026,\n",
    );
    desk.import(&waiting).await;
    let pairs: Duplicates = desk.call("duplicate.list", json!({ "state": "open", "limit": 9 })).await;
    let (one, other) = (&pairs.pairs[0], &pairs.pairs[1]);
    let words: Words = desk.call("word.list", json!({ "state": "open" })).await;
    let proposed = desk.key("zz0301001").await;
    let everything = json!({ "matching": { "filter": {}, "except": [] } });
    let page = json!({ "limit": 100 });
    let made: Value = desk.call("backup.make", json!({ "reason": "manual" })).await;
    let backup = made["backup"]["path"].clone();
    let figure = desk.path("図.pdf");
    std::fs::write(&figure, "合成データ").unwrap();
    let attach = |thing: &str, id: i64| json!({ "thing": thing, "id": id, "file": figure });
    let attached: Done = desk.call("attachment.add", attach("project", ids[0])).await;
    // Two versions of a vocabulary: what the first has is obsolete or called otherwise in the second.
    let first = desk.list("見本語彙.obo", FIRST);
    let second = desk.list("見本語彙2.obo", SECOND);
    let load = |file: &PathBuf| json!({ "file": file, "name": "見本語彙" });
    let book = desk.path("事業.xlsx");
    let outside = |out: &Path| json!({ "audience": "internal", "language": "ja", "out": out });
    let exported: Value = desk.call("registry.export", outside(&book)).await;
    let stage = Stage::set(&desk, &ids[..3]).await;
    let forge = Forge::set(&desk, theme, &ids).await;
    let plans = Plans::set(&desk, theme, &ids).await;
    let mut reads: BTreeMap<&'static str, Vec<Value>> = BTreeMap::from([
        ("library.status", vec![json!({})]),
        ("library.recent", vec![json!({})]),
        ("library.check", vec![json!({}), json!({ "full": true })]),
        ("backup.list", vec![json!({})]),
        ("backup.preview", vec![json!({ "path": backup })]),
        (
            "attachment.list",
            vec![json!({ "thing": "project", "id": ids[0] }), json!({ "thing": "theme", "id": theme })],
        ),
        ("settings.get", vec![json!({})]),
        ("import.preview", vec![json!({ "file": list })]),
        ("import.rows", vec![json!({ "request": { "file": list }, "limit": 100 })]),
        ("import.log", vec![json!({})]),
        ("duplicate.list", vec![json!({ "state": "open", "limit": 100 })]),
        ("programme.variants", vec![json!({})]),
        ("word.list", vec![json!({ "state": "open" })]),
        ("project.page", vec![page.clone(), json!({ "filter": { "untagged": ["target"] }, "limit": 9 })]),
        ("project.ids", vec![page]),
        ("find.facets", vec![json!({ "dims": domain::Dim::ALL, "limit": 200 })]),
        ("find.values", vec![json!({ "dim": "indication", "text": "が", "limit": 9 })]),
        ("find.query", vec![json!({ "text": "肺癌 標的:EGFR 年度:2024.." })]),
        ("find.write_query", vec![json!({ "terms": [{ "field": "year", "values": ["2024.."] }] })]),
        ("find.snippets", vec![json!({ "projects": ids, "filter": { "text": "がん" } })]),
        (
            "find.similar",
            vec![json!({ "projects": [ids[0]], "limit": 9 }), json!({ "text": "膵癌の抗体", "limit": 9 })],
        ),
        (
            "find.matrix",
            vec![
                json!({ "rows": "indication", "columns": "modality", "most": 20 }),
                json!({ "rows": "modality", "columns": "indication", "third": "programme", "most": 20 }),
            ],
        ),
        ("view.list", vec![json!({})]),
        ("home.show", vec![json!({})]),
        ("registry.list", vec![json!({})]),
        ("registry.show", vec![json!({ "id": 106 }), json!({ "id": 1 })]),
        ("registry.unmatched", vec![json!({})]),
        ("registry.preview", vec![json!({ "file": book })]),
        ("pairing.list", vec![json!({})]),
        ("support.list", vec![json!({})]),
        ("project.detail", ids.iter().map(|id| json!({ "id": id })).collect()),
        (
            "concept.search",
            vec![
                json!({ "kind": "modality", "text": "", "limit": 10 }),
                json!({ "kind": "indication", "text": "", "limit": 3 }),
            ],
        ),
        ("concept.suggest", vec![json!({ "texts": ["抗PD-1抗体による膵癌の治療"] })]),
        ("concept.sources", vec![json!({})]),
        ("concept.show", vec![json!({ "kind": "modality", "id": ADC }), json!({ "kind": "indication", "id": CANCER })]),
        ("concept.browse", vec![json!({ "kind": "modality" }), json!({ "kind": "indication", "parent": CANCER })]),
        ("concept.uses", vec![json!({ "kind": "modality", "id": ADC, "offset": 0, "limit": 9 })]),
        ("concept.effect", vec![json!({ "kind": "indication", "from": CANCER, "to": "TSU:PAIN" })]),
        ("lesson.list", vec![json!({})]),
        ("vocabulary.list", vec![json!({})]),
        ("vocabulary.preview", vec![json!({ "file": second }), json!({ "file": desk.path("無い.obo") })]),
        (
            "leak.check",
            vec![json!({ "file": Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/leaks/leak-mail.xlsx") })],
        ),
        ("leak.found", vec![json!({ "seen": "0" })]),
        ("vocabulary.review", vec![json!({ "state": "open" }), json!({ "state": "kept" })]),
        ("tagging.queue", vec![json!({ "limit": 50 })]),
        ("tagging.project", ids.iter().map(|id| json!({ "id": id })).collect()),
        ("tagging.scan", vec![json!({ "selection": everything })]),
        ("tag.of_selection", vec![json!({ "selection": everything })]),
        ("theme.list", vec![json!({})]),
        ("theme.show", vec![json!({ "id": theme })]),
        ("export.preview_briefing", vec![json!({ "theme": theme, "audience": "public" })]),
        ("export.preview_table", vec![json!({ "selection": everything, "audience": "public" })]),
        ("history.list", vec![json!({ "limit": 100 })]),
        ("history.show", vec![json!({ "id": tagged })]),
        ("lineage.show", ids.iter().map(|id| json!({ "id": id })).collect()),
        (
            "continuity.page",
            vec![
                json!({ "limit": 100, "today": "2026-11-27" }),
                json!({ "rows": "themes", "limit": 9, "today": "2026-11-27" }),
            ],
        ),
        ("adjustment.list", vec![json!({})]),
        ("outcome.table", vec![json!({}), json!({ "filter": { "untagged": ["target"] } })]),
        ("outcome.list", vec![json!({ "limit": 100 }), json!({ "filter": { "untagged": ["target"] }, "limit": 9 })]),
    ]);
    reads.extend(stage.reads());
    reads.extend(forge.reads());
    reads.extend(plans.reads(&desk));
    let declared: BTreeSet<&str> = LIST.iter().filter(|d| d.mode == Mode::Read).map(|d| d.name).collect();
    assert_eq!(reads.keys().copied().collect::<BTreeSet<_>>(), declared, "every read is looked at");

    let (brief, table) = (desk.path("b.xlsx"), desk.path("t.xlsx"));
    let view = desk.list("見本.tsumugi-view", r#"{"tsumugi":"view","version":1,"name":"見本","state":{}}"#);
    let map = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    let mut steps = vec![
        ("tag.add", json!({ "selection": everything, "kind": "indication", "concept": CANCER })),
        ("tag.set_main", json!({ "project": ids[1], "kind": "modality", "concept": ADC, "main": true })),
        ("tag.remove", json!({ "selection": { "these": [ids[1]] }, "kind": "modality", "concept": ADC })),
        ("theme.edit", json!({ "id": theme, "fields": { "title_ja": "別の題名", "notes": "メモ" } })),
        ("theme.edit", json!({ "id": theme, "fields": { "classes": { "notes": "public" } } })),
        ("theme.join", json!({ "id": theme, "selection": { "these": [ids[1], ids[2]] } })),
        ("theme.thread_edit", json!({ "id": theme, "project": ids[2], "position": 0, "role": "dds", "note": "メモ" })),
        ("theme.thread_remove", json!({ "id": theme, "project": ids[0] })),
        ("theme.create", json!({ "fields": { "title_ja": "二つ目" }, "threads": [{ "project": ids[3] }] })),
        ("import.run", json!({ "file": list })),
        ("import.save_profile", json!({ "name": "毎年の一覧", "request": { "file": list } })),
        ("import.remove_profile", json!({ "name": "毎年の一覧" })),
        ("project.edit", json!({ "project": ids[0], "field": "title_ja", "value": "人が直した題名" })),
        ("project.edit", json!({ "project": ids[0], "field": "title_ja", "value": null })),
        ("tag.confirm", json!({ "selection": { "these": [proposed] }, "kind": "modality", "concept": "AB" })),
        ("tag.reject", json!({ "selection": everything, "kind": "modality", "concept": "AB" })),
        (
            "find.want",
            json!({ "rows": "modality", "row": "AB", "columns": "indication", "column": CANCER, "wanted": true }),
        ),
        (
            "find.want",
            json!({ "rows": "indication", "row": CANCER, "columns": "modality", "column": "AB", "wanted": false }),
        ),
        ("view.save", json!({ "name": "見る", "state": { "filter": { "modality": ["AB"] } } })),
        ("view.save", json!({ "id": "view 0", "name": "見直す", "state": { "filter": { "target": ["-"] } } })),
        ("view.take", json!({ "file": view })),
        ("view.place", json!({ "id": "view 0", "to": 1 })),
        ("view.remove", json!({ "id": "view 0" })),
        ("word.settle", json!({ "word": words.words[0].id, "concept": "SM" })),
        ("programme.unify", json!({ "names": ["架空事業（AMED-X）", "架空事業 (AMED-X)"], "canonical": "架空事業" })),
        ("programme.apart", json!({ "names": ["見本事業（合成）", "見本事業 (合成)"] })),
        ("duplicate.apart", json!({ "pair": one.id })),
        ("duplicate.merge", json!({ "pair": other.id, "keep": other.a.as_ref().unwrap().row.id })),
        ("attachment.add", attach("theme", theme)),
        ("attachment.remove", json!({ "id": attached.created })),
        ("vocabulary.load", load(&first)),
        ("tag.add", json!({ "selection": { "these": [ids[0]] }, "kind": "indication", "concept": "MIHON:1" })),
        ("tag.add", json!({ "selection": { "these": [ids[1]] }, "kind": "indication", "concept": "MIHON:2" })),
        ("vocabulary.load", load(&second)),
        ("vocabulary.settle", json!({ "id": "review 0" })),
        ("vocabulary.settle", json!({ "id": "review 0", "to": "MIHON:3" })),
        ("vocabulary.remove", json!({ "id": "vocabulary 0" })),
        (
            "concept.add",
            json!({ "kind": "modality", "label_ja": "見本様式", "label_en": "", "parent": "AB", "synonyms": ["ミホン"] }),
        ),
        (
            "concept.rename",
            json!({ "kind": "indication", "id": CANCER, "label_ja": "悪性新生物", "label_en": "cancer" }),
        ),
        ("concept.name", json!({ "kind": "modality", "id": ADC, "text": "抗体ミサイル", "change": "add" })),
        (
            "concept.move",
            json!({ "kind": "indication", "from": CANCER, "to": "TSU:PAIN", "projects": { "these": [ids[2]] } }),
        ),
        ("concept.merge", json!({ "kind": "indication", "from": CANCER, "to": "TSU:PAIN" })),
        (
            "tagging.decide",
            json!({ "project": ids[0], "accept": [{ "kind": "modality", "concept": "SM", "surface": "低分子" }] }),
        ),
        (
            "tagging.decide",
            json!({ "project": ids[0], "reject": [{ "kind": "modality", "concept": "SM", "surface": "低分子" }], "finish": true }),
        ),
        ("tagging.reopen", json!({ "selection": { "these": [ids[0]] } })),
        ("tagging.accept_above", json!({ "selection": everything, "certainty": 0.4, "kinds": ["target", "modality"] })),
        ("lesson.forget", json!({ "what": "all" })),
        ("settings.set", json!({ "name": "研究員K", "language": "en" })),
        ("settings.set", json!({ "lock_after_minutes": 5 })),
        ("export.history", json!({ "audience": "internal", "language": "ja", "out": desk.path("h.xlsx") })),
        ("export.briefing", json!({ "theme": theme, "audience": "public", "language": "ja", "out": brief })),
        ("export.table", json!({ "selection": everything, "audience": "public", "language": "ja", "out": table })),
        ("registry.tie", json!({ "names": ["架空事業"], "programme": 103 })),
        ("registry.untie", json!({ "names": ["架空事業"], "programme": 103 })),
        ("registry.add", json!({ "fields": { "name_ja": "架空創薬事業" }, "tie": ["架空事業"] })),
        ("registry.edit", json!({ "id": 106, "fields": { "host": "見本室", "valid_last": 2029 } })),
        (
            "registry.fact",
            json!({ "thing": "programme", "row": 106, "field": "host", "source": "架空", "as_of": "", "state": "check" }),
        ),
        ("pairing.set", json!({ "predecessor": 103, "successor": 118, "status": "assumed" })),
        ("pairing.remove", json!({ "id": "pair 1" })),
        ("support.save", json!({ "fields": { "name_ja": "架空支援", "modalities": ["AB"] } })),
        ("support.remove", json!({ "id": 503 })),
        ("registry.remove", json!({ "id": 124 })),
        ("registry.take", json!({ "file": book, "sha256": exported["sha256"] })),
        ("registry.export", outside(&desk.path("事業2.xlsx"))),
        (
            "pairing.picture",
            json!({ "shows": "map", "picture": map, "published_only": true, "audience": "public", "out": desk.path("m.svg") }),
        ),
        ("lineage.link", json!({ "earlier": ids[4], "later": ids[0], "kind": "pairing" })),
        ("lineage.unlink", json!({ "id": "handover 0" })),
        (
            "adjustment.save",
            json!({ "fields": { "project": ids[0], "fiscal_year": 2025, "round": "anytime", "type": "u", "asked_yen": 5000 } }),
        ),
        ("adjustment.save", json!({ "id": "adjustment 0", "fields": { "state": "granted" } })),
        ("adjustment.remove", json!({ "id": "adjustment 0" })),
        ("outcome.save", json!({ "project": ids[0], "kind": "trial", "year": 2025, "amount": 1 })),
        ("outcome.save", json!({ "id": "outcome 0", "project": ids[0], "kind": "carried", "amount": 2 })),
        ("outcome.remove", json!({ "id": "outcome 0" })),
        (
            "outcome.set_target",
            json!({ "kind": "papers", "year_first": 1990, "year_last": 1991, "per": "year", "amount": 3, "state": "check" }),
        ),
        ("outcome.remove_target", json!({ "id": "target 0" })),
        ("history.undo", json!({})),
        ("history.redo", json!({})),
        ("theme.remove", json!({ "id": theme })),
        ("history.undo", json!({ "operation": null })),
        ("history.undo", json!({ "operation": tagged })),
    ];
    let end = steps.iter().position(|(name, _)| *name == "history.undo").unwrap();
    steps.splice(end..end, plans.steps(&desk).into_iter().chain(forge.steps(&desk)).chain(stage.steps(&desk)));
    let walked: BTreeSet<&str> = steps.iter().map(|(name, _)| *name).collect();
    for write in LIST.iter().filter(|d| d.mode == Mode::Write) {
        assert!(walked.contains(write.name), "the walk does not know the write {}", write.name);
    }
    let mut before = read_all(&desk, &reads).await;
    for (name, mut args) in steps {
        // Ids that only the steps before made.
        for (noun, list, with, rows) in [
            ("review", "vocabulary.review", json!({ "state": "open" }), "reviews"),
            ("vocabulary", "vocabulary.list", json!({}), "loaded"),
            ("view", "view.list", json!({}), "views"),
            ("handover", "lineage.show", json!({ "id": ids[0] }), "handovers"),
            ("adjustment", "adjustment.list", json!({}), "rows"),
            ("outcome", "outcome.list", json!({ "limit": 9 }), "entries"),
            ("target", "outcome.table", json!({}), "targets"),
            ("interest", "interest.list", json!({}), "interests"),
        ] {
            if args["id"] == json!("pair 1") {
                let answer: Value = desk.call("pairing.list", json!({})).await;
                args["id"] = answer["pairs"][1]["id"].clone();
            }
            if args["person"] == json!("person 2") {
                let answer: Value = desk.call("person.list", json!({})).await;
                let of = answer["people"].as_array().unwrap().iter().find(|person| person["name"] == "査読C").unwrap();
                args["person"] = of["id"].clone();
            }
            if args["id"] == json!(format!("{noun} 0")) {
                let answer: Value = desk.call(list, with).await;
                args["id"] = answer[rows][0]["id"].clone();
            }
        }
        forge.resolve(&desk, &mut args).await;
        plans.resolve(&desk, name, &mut args).await;
        // The last chosen undo stands in the way of nothing or is refused; both must keep the promise.
        let changed = match desk.watched(name, args.clone(), std::sync::Arc::new(app::Silent)).await {
            Ok(answer) => answer.changed,
            Err(problem) => {
                assert_eq!(problem.code, ProblemCode::UndoBlocked, "{name} {args} {problem}");
                Vec::new()
            }
        };
        let after = read_all(&desk, &reads).await;
        // Somebody else sees another library: all of it is asked for again, whatever of it is the same.
        let another = name == "person.become";
        let mut differing = 0;
        for (read, answer) in &after {
            if before[read] != *answer {
                differing += 1;
                let topics = App::declared(read).unwrap().topics;
                assert!(
                    topics.iter().any(|topic| changed.contains(topic)),
                    "{name} changed {read} but named only {changed:?}"
                );
            }
        }
        // What is named is stale: at least one read that depends on each named topic differs.
        for topic in &changed {
            let depends = |read: &str| App::declared(read).unwrap().topics.contains(topic);
            let stale = after.keys().any(|read| depends(read) && before[read] != after[read]);
            assert!(stale || another, "{name} named {topic:?} in vain");
        }
        assert_eq!(differing == 0, changed.is_empty(), "{name}");
        before = after;
    }
}

/// Design, idea 3: a command that is not in the list, or arguments that do not fit, are told as such, never a panic.
#[tokio::test]
async fn a_call_that_fits_nothing_is_a_bad_call() {
    let desk = Desk::odd().await;
    let before = desk.content().await;
    let unknown = desk.refused("project.explode", json!({})).await;
    assert_eq!((unknown.code, unknown.params["command"].as_str()), (ProblemCode::BadCall, "project.explode"));
    for declared in LIST {
        for args in [json!([1, 2]), json!("text"), json!({ "no_such_argument": 1 })] {
            let problem = desk.refused(declared.name, args.clone()).await;
            assert_eq!(problem.code, ProblemCode::BadCall, "{} {args}", declared.name);
            assert_eq!(problem.params["command"], declared.name);
        }
    }
    for (name, args) in [
        ("tag.add", json!({ "selection": { "these": [1] }, "kind": "flavour", "concept": CANCER })),
        ("tag.add", json!({ "selection": {}, "kind": "target", "concept": CANCER })),
        ("project.page", json!({ "limit": -1 })),
        ("project.page", json!({ "limit": 1, "filter": { "unknown": [] } })),
        ("theme.create", json!({ "fields": { "title_jp": "x" } })),
        ("import.run", json!({ "file": fixture("odd-numbers.csv"), "options": { "columns": { "A": "number" } } })),
        ("history.undo", json!({ "operation": "latest" })),
    ] {
        assert_eq!(desk.refused(name, args.clone()).await.code, ProblemCode::BadCall, "{name} {args}");
    }
    assert_eq!(desk.content().await, before);
}

/// Design: without a library every command that needs one says so.
#[tokio::test]
async fn without_a_library_every_command_says_so() {
    let desk = Desk::bare();
    let problem = desk.refused("project.page", json!({ "limit": 1 })).await;
    assert_eq!(problem.code, ProblemCode::NoLibrary);
    let selection = json!({ "these": [1] });
    for (name, args) in [
        ("library.check", json!({})),
        ("project.ids", json!({ "limit": 1 })),
        ("find.facets", json!({ "dims": domain::Dim::ALL, "limit": 200 })),
        ("project.detail", json!({ "id": 1 })),
        ("concept.search", json!({ "kind": "target", "text": "", "limit": 1 })),
        ("tag.of_selection", json!({ "selection": selection })),
        ("tag.add", json!({ "selection": selection, "kind": "indication", "concept": CANCER })),
        ("tag.remove", json!({ "selection": selection, "kind": "indication", "concept": CANCER })),
        ("tag.set_main", json!({ "project": 1, "kind": "indication", "concept": CANCER, "main": true })),
        ("theme.list", json!({})),
        ("theme.create", json!({ "fields": { "title_ja": "題名" } })),
        ("theme.remove", json!({ "id": 1 })),
        ("export.table", json!({ "selection": selection, "audience": "public", "language": "ja", "out": "x.xlsx" })),
        ("history.list", json!({ "limit": 1 })),
        ("history.undo", json!({})),
        ("history.redo", json!({})),
    ] {
        assert_eq!(desk.refused(name, args).await.code, ProblemCode::NoLibrary, "{name}");
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            sources(&path, found);
        } else if (name.ends_with(".ts") || name.ends_with(".tsx")) && !name.contains(".test.") && name != "bindings.ts"
        {
            found.push(path);
        }
    }
}

/// Design: what can be written can be written from the window; a command without a control is half a feature.
#[test]
fn every_write_and_act_has_a_control_in_the_window() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src"), &mut files);
    let text: String = files.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let called = |name: &str| {
        let (noun, verb) = name.split_once('.').unwrap();
        // Or a name put together: `library.${how}`, with the verb as a word beside it.
        let composed = text.contains(&format!("call(`{noun}.${{")) && text.contains(&format!("\"{verb}\""));
        text.contains(&format!("\"{name}\"")) || composed
    };
    let mine = LIST.iter().filter(|declared| declared.mode != Mode::Read).map(|declared| declared.name);
    let missing: Vec<&str> = mine.filter(|name| !called(name)).collect();
    assert!(!called("project.explode"));
    assert!(missing.is_empty(), "no source of the window calls {missing:?}");
}
