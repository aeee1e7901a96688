//! Stage one, point 1: interests. A project hidden from somebody is in no answer of any command, in no file one writes, and no
//! write reaches it. The walk knows every command of the list; one it does not know fails it.

use super::people::{become_, register};
use crate::desk::{CANCER, Desk};
use app::commands::{Done, LIST, Mode};
use app::interest::{InterestEffect, Interests};
use app::library::LibraryStatus;
use app::person::Me;
use domain::{Id, Problem, ProblemCode};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

/// Stands in every text of the planted project, as written and folded.
const MARK: &str = "ぬり絵秘";
/// Its number without the year.
const KEY: &str = "zz0999001";
const NOBODY: Option<Id> = None;

/// A library in which one project carries the mark wherever something can be written, and who works with it.
struct Planted {
    desk: Desk,
    chair: Id,
    blocked: Id,
    /// The planted project, and others anybody may see.
    project: Id,
    others: Vec<Id>,
    theme: Id,
    attachment: Id,
    outcome: Id,
    handover: Id,
    adjustment: Id,
    tagged: Id,
    round: Id,
    criteria: Id,
    backup: Value,
}

async fn tried(desk: &Desk, name: &str, args: Value) -> Result<Value, Problem> {
    desk.watched(name, args, std::sync::Arc::new(app::Silent)).await.map(|answer| answer.value)
}

fn created(done: &Value) -> Id {
    done["created"].as_i64().unwrap()
}

async fn planted() -> Planted {
    let desk = Desk::odd().await;
    let list = desk.list(
        "秘.csv",
        format!(
            "課題管理番号,研究開発課題名,研究開発課題名（英）,概要,事業名,代表機関名,研究代表者,役職,年度,キーワード,モダリティ,備考,独自列,導出先\n\
             25{KEY}h0001,{MARK}題名,{MARK} title,{MARK}概要。抗PD-1抗体による膵癌の治療,{MARK}事業,黒金製薬株式会社 {MARK}研究所,{MARK}太郎,{MARK}役,2025,{MARK}鍵,抗体医薬、{MARK}謎語,{MARK}備考,{MARK}独自,{MARK}導出\n\
             26zz0999002h0001,{MARK}題名,,,,,,,2026,,,,,\n"
        ),
    );
    // The second row bears the title on purpose: proposed as the same, it must not tell. It goes by a title of its own below.
    desk.import(&list).await;
    let project = desk.key(KEY).await;
    let twin = desk.key("zz0999002").await;
    let chair = register(&desk, "議長A", "無関係製薬", true).await;
    become_(&desk, Some(chair)).await;
    let blocked = register(&desk, "査読B", "株式会社 黒金製薬", false).await;
    let edit = json!({ "project": twin, "field": "title_ja", "value": "別の題名" });
    let _: Done = desk.call("project.edit", edit).await;
    let edit = json!({ "project": project, "field": "title_ja", "value": format!("{MARK}新題名") });
    let _: Done = desk.call("project.edit", edit).await;
    let mut others = desk.ids(json!({})).await;
    others.retain(|id| *id != project && *id != twin);
    let tagged = desk.tag(&[project], "modality", "AB").await.operation.unwrap();
    desk.tag(&others[..1], "modality", "AB").await;
    let threads = json!([{ "project": project, "note": format!("{MARK}役割") }, { "project": others[0] }]);
    let theme = desk.new_theme(json!({ "code": "TH-A", "title_ja": "主題" }), threads).await;
    let file = desk.path(&format!("{MARK}資料.pdf"));
    std::fs::write(&file, format!("{MARK}中身")).unwrap();
    let attach = json!({ "thing": "project", "id": project, "file": file });
    let attachment = created(&desk.call("attachment.add", attach).await);
    let outcome =
        json!({ "project": project, "kind": "licensing", "year": 2025, "amount": 1, "text": format!("{MARK}成果") });
    let outcome = created(&desk.call("outcome.save", outcome).await);
    let handover = json!({ "earlier": others[0], "later": project, "kind": "other", "note": format!("{MARK}引継") });
    let handover = created(&desk.call("lineage.link", handover).await);
    let fields = json!({ "project": project, "fiscal_year": 2025, "round": "june", "type": "u", "purpose": format!("{MARK}目的"),
        "reason": format!("{MARK}理由"), "effect": format!("{MARK}効果") });
    let adjustment = created(&desk.call("adjustment.save", json!({ "fields": fields })).await);
    let _: Value = desk.call("tagging.decide", json!({ "project": project, "finish": true })).await;
    // Rounds where they can be opened.
    let criteria = tried(&desk, "criteria.list", json!({})).await.ok();
    let criteria = criteria.and_then(|sets| sets["versions"][0]["id"].as_i64()).unwrap_or(1);
    let all = json!({ "matching": { "filter": {}, "except": [] } });
    let round = json!({ "name": "一次", "kind": "votes", "purpose": "main", "selection": all, "readers": 1, "blindness": "open",
        "criteria": criteria, "deadline": "", "note": "" });
    let round = tried(&desk, "round.open", round).await.ok().map_or(1, |done| created(&done));
    let made: Value = desk.call("backup.make", json!({ "reason": "manual" })).await;
    let backup = made["backup"]["path"].clone();
    Planted {
        desk,
        chair,
        blocked,
        project,
        others,
        theme,
        attachment,
        outcome,
        handover,
        adjustment,
        tagged,
        round,
        criteria,
        backup,
    }
}

/// What a written file holds as text, every part of a workbook included.
fn text_of(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    if let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(&bytes)) {
        for at in 0..archive.len() {
            let mut part = Vec::new();
            archive.by_index(at).unwrap().read_to_end(&mut part).unwrap();
            text.push_str(&String::from_utf8_lossy(&part));
        }
    }
    text
}

/// Where a text tells of the planted project, with what stands around it.
fn told_in(name: &str, text: &str) -> Vec<String> {
    let around = |at: usize| -> String {
        let before: String = text[..at].chars().rev().take(90).collect();
        before.chars().rev().chain(text[at..].chars().take(30)).collect()
    };
    [MARK, KEY].iter().filter_map(|word| Some(format!("{name}: …{}…", around(text.find(word)?)))).collect()
}

fn silent(name: &str, text: &str) {
    assert_eq!(told_in(name, text), Vec::<String>::new());
}

/// Commands that leave, replace or convert the open library: looked at one by one at the end, or of no project at all.
const APART: [&str; 16] = [
    "library.create",
    "library.open",
    "library.sample",
    "library.lock",
    "library.close",
    "library.copy_local",
    "library.protect",
    "library.as_it_was",
    "library.recover",
    "library.compact",
    "backup.restore",
    "backup.restore_to",
    "person.become",
    "person.leave",
    "person.remove",
    "history.redo",
];

/// Every other command with arguments that reach for the planted project; whether it has to be refused.
fn calls(of: &Planted) -> Vec<(&'static str, Value, bool)> {
    let Planted { desk, project, theme, round, criteria, blocked, chair, .. } = of;
    let (project, round, theme) = (*project, *round, *theme);
    let all = json!({ "matching": { "filter": {}, "except": [] } });
    let this = json!({ "these": [project] });
    let of_project = json!({ "id": project });
    let of_round = json!({ "round": round });
    let both = json!({ "round": round, "project": project });
    let matrix = json!({ "rows": "institution", "columns": "programme", "most": 60 });
    let out = |name: &str| json!(desk.path(name));
    let to = |name: &str| json!({ "audience": "internal", "language": "ja", "out": out(name) });
    let table = |selection: &Value, name: &str| json!({ "selection": selection, "audience": "internal", "language": "both", "out": out(name) });
    let view = desk.list("見本.tsumugi-view", r#"{"tsumugi":"view","version":1,"name":"見本","state":{}}"#);
    let words = desk.list("見本語彙.obo", "format-version: 1.2\n\n[Term]\nid: MIHON:1\nname: 見本熱\n");
    let other = desk.list(
        "次.csv",
        format!("課題管理番号,研究開発課題名,年度\n26{KEY}h0002,無害な題名,2026\n26zz0888001h0001,新しい課題,2026\n"),
    );
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    let png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    let pair = json!({ "kind": "modality", "concept": "SM" });
    let tag = |selection: &Value| json!({ "selection": selection, "kind": "modality", "concept": "AB" });
    let mut list: Vec<(&'static str, Value, bool)> = Vec::new();
    let mut see = |name, args: Value| list.push((name, args, false));
    for name in [
        "library.status",
        "library.recent",
        "library.refresh",
        "library.care",
        "library.check",
        "backup.list",
        "settings.get",
        "import.log",
        "programme.variants",
        "view.list",
        "home.show",
        "registry.list",
        "registry.unmatched",
        "pairing.list",
        "support.list",
        "adjustment.list",
        "outcome.table",
        "theme.list",
        "concept.sources",
        "lesson.list",
        "vocabulary.list",
        "person.list",
        "person.me",
        "interest.list",
        "criteria.list",
        "round.list",
        "shortlist.returns",
    ] {
        see(name, json!({}));
    }
    see("library.check", json!({ "full": true }));
    see("backup.make", json!({ "reason": "manual" }));
    see("backup.preview", json!({ "path": of.backup }));
    see("settings.set", json!({ "language": "ja" }));
    see("attachment.list", json!({ "thing": "project", "id": project }));
    see("attachment.list", json!({ "thing": "theme", "id": theme }));
    see("import.preview", json!({ "file": other }));
    see("import.rows", json!({ "request": { "file": other }, "limit": 100 }));
    see("import.refused", json!({ "request": { "file": other }, "path": out("refused.xlsx") }));
    see("import.paste", json!({ "text": "課題管理番号\t研究開発課題名\n26zz0888001h0001\t題" }));
    see("import.save_profile", json!({ "name": "一覧", "request": { "file": other } }));
    see("import.remove_profile", json!({ "name": "一覧" }));
    for state in ["open", "merged", "apart"] {
        see("duplicate.list", json!({ "state": state, "limit": 100 }));
    }
    see("word.list", json!({ "state": "open" }));
    for text in ["", MARK, "title", "太郎", KEY, "黒金"] {
        see("project.page", json!({ "filter": { "text": text }, "limit": 1000 }));
        see("project.ids", json!({ "filter": { "text": text }, "limit": 1000 }));
        see("find.facets", json!({ "filter": { "text": text }, "dims": domain::Dim::ALL, "limit": 200 }));
    }
    for dim in domain::Dim::ALL {
        see("find.values", json!({ "dim": dim, "text": "", "limit": 200 }));
    }
    see("project.detail", of_project.clone());
    see("find.query", json!({ "text": "機関:黒金" }));
    see("find.write_query", json!({ "terms": [{ "field": "year", "values": ["2024.."] }] }));
    see("find.snippets", json!({ "projects": [project], "filter": { "text": "抗体" } }));
    see("find.similar", json!({ "projects": [project], "limit": 50 }));
    see("find.similar", json!({ "projects": [of.others[0]], "limit": 50 }));
    see("find.similar", json!({ "text": "抗PD-1抗体による膵癌の治療", "limit": 50 }));
    see("find.matrix", matrix.clone());
    see(
        "find.want",
        json!({ "rows": "modality", "row": "AB", "columns": "indication", "column": CANCER, "wanted": true }),
    );
    see("view.save", json!({ "name": "見る", "state": { "filter": {} } }));
    see("view.take", json!({ "file": view }));
    see("view.place", json!({ "id": 1, "to": 0 }));
    see("view.share", json!({ "id": 1, "out": out("v.tsumugi-view") }));
    see("view.remove", json!({ "id": 1 }));
    see("registry.show", json!({ "id": 106 }));
    see("registry.add", json!({ "fields": { "name_ja": "架空創薬事業" } }));
    see("registry.edit", json!({ "id": 106, "fields": { "host": "見本室" } }));
    see(
        "registry.fact",
        json!({ "thing": "programme", "row": 106, "field": "host", "source": "架空", "as_of": "", "state": "check" }),
    );
    see("registry.tie", json!({ "names": ["架空"], "programme": 103 }));
    see("registry.untie", json!({ "names": ["架空"], "programme": 103 }));
    see("registry.remove", json!({ "id": 124 }));
    see("registry.export", to("registry.xlsx"));
    see("registry.preview", json!({ "file": out("registry.xlsx") }));
    see("registry.take", json!({ "file": out("registry.xlsx"), "sha256": "0" }));
    see("programme.unify", json!({ "names": ["架空一", "架空二"], "canonical": "架空一" }));
    see("programme.apart", json!({ "names": ["架空一", "架空二"] }));
    see("pairing.set", json!({ "predecessor": 103, "successor": 118, "status": "assumed" }));
    see("pairing.remove", json!({ "id": 1 }));
    see(
        "pairing.picture",
        json!({ "shows": "map", "picture": svg, "published_only": true, "audience": "public", "out": out("m.svg") }),
    );
    see("support.save", json!({ "fields": { "name_ja": "架空支援" } }));
    see("support.remove", json!({ "id": 503 }));
    see("lineage.show", of_project.clone());
    see("lineage.show", json!({ "id": of.others[0] }));
    for rows in ["projects", "themes"] {
        see("continuity.page", json!({ "rows": rows, "limit": 1000, "today": "2026-11-27" }));
    }
    see("outcome.list", json!({ "limit": 1000 }));
    see(
        "outcome.set_target",
        json!({ "kind": "papers", "year_first": 1990, "year_last": 1991, "per": "year", "amount": 3, "state": "check" }),
    );
    see("outcome.remove_target", json!({ "id": 1 }));
    see("concept.search", json!({ "kind": "modality", "text": MARK, "limit": 50 }));
    see("concept.suggest", json!({ "texts": ["抗PD-1抗体"] }));
    see("concept.show", json!({ "kind": "modality", "id": "AB" }));
    see("concept.browse", json!({ "kind": "modality" }));
    see("concept.uses", json!({ "kind": "modality", "id": "AB", "offset": 0, "limit": 100 }));
    see("concept.effect", json!({ "kind": "modality", "from": "AB", "to": "SM" }));
    see("concept.add", json!({ "kind": "modality", "label_ja": "見本様式", "label_en": "", "parent": "AB" }));
    see(
        "concept.rename",
        json!({ "kind": "indication", "id": CANCER, "label_ja": "悪性新生物", "label_en": "cancer" }),
    );
    see("concept.name", json!({ "kind": "modality", "id": "SM", "text": "小さい分子", "change": "add" }));
    see("lesson.forget", json!({ "what": "all" }));
    see("vocabulary.preview", json!({ "file": words }));
    see("vocabulary.load", json!({ "file": words, "name": "見本語彙" }));
    see("vocabulary.review", json!({ "state": "open" }));
    see("vocabulary.settle", json!({ "id": 1 }));
    see("vocabulary.remove", json!({ "id": 1 }));
    see("word.settle", json!({ "word": 1, "concept": "SM" }));
    see("tagging.queue", json!({ "limit": 100 }));
    see("tagging.project", of_project.clone());
    see("tagging.scan", json!({ "selection": all }));
    see("tagging.scan", json!({ "selection": this }));
    see("tag.of_selection", json!({ "selection": all }));
    see("tag.of_selection", json!({ "selection": this }));
    see("theme.show", json!({ "id": theme }));
    see("theme.create", json!({ "fields": { "title_ja": "二つ目" } }));
    see("theme.edit", json!({ "id": theme, "fields": { "notes": "メモ" } }));
    see("export.preview_briefing", json!({ "theme": theme, "audience": "internal" }));
    see("export.briefing", json!({ "theme": theme, "audience": "internal", "language": "both", "out": out("b.xlsx") }));
    see("export.preview_table", json!({ "selection": all, "audience": "internal" }));
    see("export.table", table(&all, "t.xlsx"));
    see("export.table", table(&this, "t2.xlsx"));
    see("export.matrix", json!({ "matrix": matrix, "audience": "internal", "language": "both", "out": out("x.xlsx") }));
    see("export.picture", json!({ "png": png, "matrix": matrix, "audience": "internal", "out": out("x.png") }));
    see(
        "export.copy",
        json!({ "selection": all, "columns": ["number", "title_ja", "institution"], "audience": "internal", "language": "ja" }),
    );
    see("export.history", to("h.xlsx"));
    see("attachment.save", json!({ "id": of.attachment, "audience": "internal", "out": out("a.pdf") }));
    see("attachment.view", json!({ "id": of.attachment }));
    see("history.list", json!({ "limit": 500 }));
    see("history.show", json!({ "id": of.tagged }));
    see("history.show", json!({ "id": of.tagged + 1 }));
    see("person.set_pin", json!({ "person": chair, "new": "2468" }));
    see("person.save", json!({ "fields": { "name": "別の人" } }));
    see("interest.effect", json!({ "person": blocked, "kind": "tie", "name": "見本大学" }));
    see("interest.declare", json!({ "person": blocked, "kind": "project", "of": project }));
    see("interest.withdraw", json!({ "id": 1 }));
    see("criteria.save", json!({ "name": "新しい観点", "body": { "criteria": [], "reasons": [] } }));
    for name in
        ["round.show", "round.workload", "conflict.list", "conflict.agreement", "shortlist.show", "shortlist.flow"]
    {
        see(name, of_round.clone());
    }
    see("round.items", json!({ "round": round, "limit": 500 }));
    see(
        "round.open",
        json!({ "name": "二次", "kind": "votes", "purpose": "main", "selection": all, "readers": 1, "blindness": "open", "criteria": criteria }),
    );
    see("round.edit", json!({ "round": round, "note": "メモ" }));
    see("round.close", of_round.clone());
    see("round.reopen", json!({ "round": round, "reason": "理由" }));
    see("round.withdraw", json!({ "round": round, "projects": [project], "reason": "理由" }));
    see(
        "round.assign",
        json!({ "round": round, "share": { "by-hand": { "person": blocked, "projects": [project] } } }),
    );
    see("round.unassign", json!({ "round": round, "person": chair }));
    for order in ["hand", "programme", "field", "random"] {
        see("reading.list", json!({ "round": round, "order": order }));
    }
    for name in ["reading.show", "reading.history", "conflict.show"] {
        see(name, both.clone());
    }
    see("reading.arrange", json!({ "round": round, "projects": [project] }));
    see("shortlist.preview", json!({ "round": round, "audience": "internal" }));
    see(
        "shortlist.export",
        json!({ "round": round, "audience": "internal", "language": "both", "out": out("s.xlsx") }),
    );
    see("shortlist.picture", json!({ "round": round, "picture": svg, "audience": "internal", "out": out("f.svg") }));
    // An import brings the other row and leaves the planted project alone.
    see("import.run", json!({ "file": other }));
    let mut refuse = |name, args: Value| list.push((name, args, true));
    for name in ["tag.add", "tag.remove", "tag.confirm", "tag.reject"] {
        refuse(name, tag(&this));
    }
    refuse("tag.add", json!({ "selection": this, "kind": "indication", "concept": CANCER }));
    refuse("tag.set_main", json!({ "project": project, "kind": "modality", "concept": "AB", "main": true }));
    refuse("tagging.decide", json!({ "project": project, "accept": [pair] }));
    refuse("tagging.reopen", json!({ "selection": this }));
    refuse(
        "tagging.accept_above",
        json!({ "selection": this, "certainty": 0.1, "kinds": ["target", "modality", "indication"] }),
    );
    refuse("concept.merge", json!({ "kind": "modality", "from": "AB", "to": "SM" }));
    refuse("concept.move", json!({ "kind": "modality", "from": "AB", "to": "SM", "projects": this }));
    refuse("project.edit", json!({ "project": project, "field": "title_ja", "value": "違う題名" }));
    refuse("project.edit", json!({ "project": project, "field": "title_ja", "value": null }));
    refuse("theme.join", json!({ "id": theme, "selection": this }));
    refuse("theme.thread_edit", json!({ "id": theme, "project": project, "note": "メモ" }));
    refuse("theme.thread_remove", json!({ "id": theme, "project": project }));
    refuse("theme.remove", json!({ "id": theme }));
    refuse("duplicate.merge", json!({ "pair": 1, "keep": project }));
    refuse("duplicate.apart", json!({ "pair": 1 }));
    refuse("attachment.add", json!({ "thing": "project", "id": project, "file": view }));
    refuse("attachment.remove", json!({ "id": of.attachment }));
    refuse("lineage.link", json!({ "earlier": project, "later": of.others[1], "kind": "other" }));
    refuse("lineage.unlink", json!({ "id": of.handover }));
    refuse("adjustment.save", json!({ "id": of.adjustment, "fields": { "purpose": "違う" } }));
    refuse(
        "adjustment.save",
        json!({ "fields": { "project": project, "fiscal_year": 2025, "round": "june", "type": "u" } }),
    );
    refuse("adjustment.remove", json!({ "id": of.adjustment }));
    refuse("outcome.save", json!({ "id": of.outcome, "project": project, "kind": "licensing", "amount": 2 }));
    refuse("outcome.save", json!({ "project": project, "kind": "trial", "year": 2025, "amount": 1 }));
    refuse("outcome.remove", json!({ "id": of.outcome }));
    refuse("interest.lift", json!({ "person": blocked, "project": project, "reason": "自分のため" }));
    refuse(
        "reading.decide",
        json!({ "round": round, "project": project, "reviewer": blocked, "criteria": criteria,
        "verdict": "keep", "reason": "", "note": "", "certainty": "high" }),
    );
    refuse("reading.later", json!({ "round": round, "project": project, "later": true }));
    refuse("conflict.remark", json!({ "round": round, "project": project, "text": "意見" }));
    refuse(
        "conflict.settle",
        json!({ "round": round, "project": project, "how": "consensus", "verdict": "keep", "reason": "", "note": "" }),
    );
    refuse(
        "shortlist.decide",
        json!({ "round": round, "projects": [project], "verdict": "keep", "decided_on": "2026-11-27" }),
    );
    refuse("shortlist.reconsider", json!({ "round": round, "projects": [project], "reason": "理由" }));
    refuse("shortlist.connect", json!({ "project": project, "support": 501, "state": "could" }));
    refuse("history.undo", json!({ "operation": of.tagged }));
    list
}

/// What the chair sees of the planted project.
async fn content(of: &Planted) -> Value {
    let desk = &of.desk;
    let detail: Value = desk.call("project.detail", json!({ "id": of.project })).await;
    let lineage: Value = desk.call("lineage.show", json!({ "id": of.project })).await;
    let attached: Value = desk.call("attachment.list", json!({ "thing": "project", "id": of.project })).await;
    let requests: Value = desk.call("adjustment.list", json!({})).await;
    json!([detail, lineage["handovers"], attached, requests["rows"]])
}

async fn walk(of: &Planted, person: Option<Id>) {
    let desk = &of.desk;
    become_(desk, Some(of.chair)).await;
    let before = content(of).await;
    assert!(before.to_string().contains(MARK));
    let me = become_(desk, person).await;
    assert_eq!(me.hidden, 1);
    let calls = calls(of);
    let mut known: BTreeSet<&str> = calls.iter().map(|(name, ..)| *name).collect();
    known.extend(APART);
    let unknown: Vec<_> = LIST.iter().filter(|declared| !known.contains(declared.name)).map(|d| d.name).collect();
    assert_eq!(unknown, Vec::<&str>::new(), "the walk does not know these commands");
    let mut found: Vec<String> = Vec::new();
    for (name, args, refused) in calls {
        let answer = tried(desk, name, args.clone()).await;
        // What was asked for comes back as asked.
        let told = match &answer {
            Ok(value) => value.to_string(),
            Err(problem) => {
                if problem.code == ProblemCode::BadCall {
                    found.push(format!("{name} {args}: {problem}"));
                }
                format!("{problem} {:?}", problem.params)
            }
        };
        // Rows of a file come back as they stand in it.
        let told = if name.starts_with("import.") { told.replace(KEY, "") } else { told };
        found.extend(told_in(name, &told));
        if refused && answer.is_ok() {
            found.push(format!("{name} {args} was not refused: {told}"));
        }
        for field in ["out", "path"] {
            if let (Ok(_), Some(path)) = (&answer, args[field].as_str().filter(|_| name != "backup.preview")) {
                let text = text_of(Path::new(path));
                let text = if name.starts_with("import.") { text.replace(KEY, "") } else { text };
                found.extend(told_in(&format!("file of {name}"), &text));
            }
        }
        let declared = LIST.iter().find(|declared| declared.name == name).unwrap();
        if refused {
            assert_ne!(declared.mode, Mode::Read, "{name}");
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    become_(desk, Some(of.chair)).await;
    assert_eq!(content(of).await, before);
}

/// Point 1: for whoever comes from the company whose project it is, it is not there, in any command; nobody in particular
/// sees no more.
#[tokio::test]
async fn a_hidden_project_is_in_no_answer_of_any_command_and_no_write_reaches_it() {
    let planted = planted().await;
    walk(&planted, Some(planted.blocked)).await;
    walk(&planted, NOBODY).await;
}

/// The walk can find what it looks for: to the chair, who has no interest, these commands tell of the project.
#[tokio::test]
async fn the_walk_finds_the_project_where_it_may_be_seen() {
    let of = planted().await;
    become_(&of.desk, Some(of.chair)).await;
    let mut telling: BTreeSet<&str> = BTreeSet::new();
    for (name, args, refused) in calls(&of) {
        let reads = LIST.iter().any(|declared| declared.name == name && declared.mode != Mode::Write);
        if !reads || refused {
            continue;
        }
        if let Ok(value) = tried(&of.desk, name, args.clone()).await {
            let out = args["out"].as_str().map(|path| text_of(Path::new(path))).unwrap_or_default();
            if value.to_string().contains(MARK) || out.contains(MARK) {
                telling.insert(name);
            }
        }
    }
    for name in [
        "adjustment.list",
        "attachment.list",
        "attachment.save",
        "attachment.view",
        "concept.uses",
        "duplicate.list",
        "export.briefing",
        "export.copy",
        "export.history",
        "export.matrix",
        "export.table",
        "find.facets",
        "find.matrix",
        "find.similar",
        "find.snippets",
        "find.values",
        "history.list",
        "history.show",
        "import.log",
        "library.status",
        "lineage.show",
        "outcome.list",
        "project.detail",
        "project.page",
        "tagging.project",
        "tagging.queue",
        "theme.show",
        "word.list",
    ] {
        assert!(telling.contains(name), "{name} does not tell of the project: {telling:?}");
    }
}

/// Point 1: looking at how the library once was, or opening a copy of it, shows nothing that is hidden now.
#[tokio::test]
async fn an_earlier_state_and_a_copy_hide_what_is_hidden_now() {
    let of = planted().await;
    become_(&of.desk, Some(of.blocked)).await;
    for (name, args) in [
        ("library.as_it_was", json!({ "operation": of.tagged, "out": of.desk.path("past.tsumugi") })),
        ("library.open", json!({ "path": of.desk.library() })),
        ("backup.restore_to", json!({ "path": of.backup, "out": of.desk.path("copy.tsumugi") })),
    ] {
        let _: LibraryStatus = of.desk.call(name, args).await;
        for read in ["project.page", "history.list", "theme.list"] {
            let args = if read == "theme.list" { json!({}) } else { json!({ "limit": 500 }) };
            silent(name, &of.desk.call::<Value>(read, args).await.to_string());
        }
        assert_eq!(
            of.desk.refused("project.detail", json!({ "id": of.project })).await.code,
            ProblemCode::NoSuchProject
        );
    }
}

/// Point 1: by organisation, tie, programme and project; a declared interest hides at once, and is a chair's to take back.
#[tokio::test]
async fn every_kind_of_interest_hides_and_a_chair_is_told_why() {
    let desk = Desk::empty().await;
    let list = desk.list(
        "課題.csv",
        "課題管理番号,研究開発課題名,代表機関名,研究代表者,事業名,年度\n\
         25zz0100001h0001,一つ目の題名,国立大学法人見本大学,見本 花子,架空事業,2025\n\
         25zz0100002h0001,二つ目の題名,架空病院,架空 太郎,架空事業,2025\n\
         25zz0100003h0001,三つ目の題名,別の大学,別の 人,見本創薬事業,2025\n\
         25zz0100004h0001,四つ目の題名,四番大学,四番 人,他の事業,2025\n",
    );
    desk.import(&list).await;
    let chair = register(&desk, "議長A", "", true).await;
    become_(&desk, Some(chair)).await;
    let reader = register(&desk, "査読B", "", false).await;
    let programme: Done =
        desk.call("registry.add", json!({ "fields": { "name_ja": "見本創薬事業" }, "tie": ["見本創薬事業"] })).await;
    let fourth = desk.key("zz0100004").await;
    become_(&desk, Some(reader)).await;
    assert_eq!(desk.ids(json!({})).await.len(), 4);
    let new =
        |kind: &str, name: &str, of: Option<Id>| json!({ "person": reader, "kind": kind, "name": name, "of": of });
    for (args, left) in [
        (new("organisation", "見本大学", None), 3),
        (new("tie", "架空 太郎", None), 2),
        (new("programme", "", programme.created), 1),
        (new("project", "", Some(fourth)), 0),
    ] {
        let effect: InterestEffect = desk.call("interest.effect", args.clone()).await;
        assert_eq!((effect.projects, effect.already), (1, 0), "{args}");
        let done: Done = desk.call("interest.declare", args.clone()).await;
        assert_eq!(done.count, 1);
        assert_eq!(desk.ids(json!({})).await.len(), left, "{args}");
        let again: InterestEffect = desk.call("interest.effect", args).await;
        assert_eq!(again.already, 1);
    }
    let short = desk.refused("interest.declare", new("organisation", "株式会社", None)).await;
    assert_eq!(short.code, ProblemCode::InvalidField);
    // Told one's own, without the projects; not withdrawn by oneself.
    let own: Interests = desk.call("interest.list", json!({})).await;
    assert_eq!((own.interests.len(), own.blocked.len(), own.blocked_total), (4, 0, 4));
    assert_eq!(own.interests[3].name, "");
    let first = json!({ "id": own.interests[0].id });
    assert_eq!(desk.refused("interest.withdraw", first.clone()).await.code, ProblemCode::ChairOnly);
    let lift = json!({ "person": reader, "project": fourth, "reason": "確認済み" });
    assert_eq!(desk.refused("interest.lift", lift.clone()).await.code, ProblemCode::ChairOnly);
    // The chair sees which, and why; lifts one with a reason.
    become_(&desk, Some(chair)).await;
    let told: Interests = desk.call("interest.list", json!({ "person": reader })).await;
    assert_eq!((told.blocked.len(), told.blocked_total), (4, 4));
    let of = told.blocked.iter().find(|blocked| blocked.title_ja == "二つ目の題名").unwrap();
    assert_eq!((of.kind, of.name.as_str()), (domain::stage::InterestKind::Tie, "架空 太郎"));
    let empty = json!({ "person": reader, "project": fourth, "reason": " " });
    assert_eq!(desk.refused("interest.lift", empty).await.code, ProblemCode::InvalidField);
    let _: Done = desk.call("interest.lift", lift).await;
    let _: Done = desk.call("interest.withdraw", first).await;
    become_(&desk, Some(reader)).await;
    let titles: BTreeSet<String> = desk.rows(json!({})).await.into_iter().map(|row| row.title_ja).collect();
    assert_eq!(titles, ["一つ目の題名", "四つ目の題名"].map(str::to_owned).into());
    become_(&desk, Some(chair)).await;
    let _: Done = desk.call("interest.lift", json!({ "person": reader, "project": fourth, "reason": null })).await;
    become_(&desk, Some(reader)).await;
    assert_eq!(desk.ids(json!({})).await.len(), 1);
    let me: Me = desk.call("person.me", json!({})).await;
    assert_eq!(me.hidden, 3);
}

/// Point 1: a later list that names the institution hides the project as soon as it is in.
#[tokio::test]
async fn what_a_later_list_brings_is_hidden_as_well() {
    let desk = Desk::odd().await;
    let chair = register(&desk, "議長A", "株式会社黒金製薬", true).await;
    become_(&desk, Some(chair)).await;
    let before = desk.ids(json!({})).await.len();
    let head = "課題管理番号,研究開発課題名,代表機関名,年度\n";
    let row = "26zz0999003h0001,新しい題名,黒金製薬（株）,2026\n";
    let list = desk.list("次.csv", format!("{head}{row}26zz0999004h0001,隣の題名,見本大学,2026\n"));
    desk.import(&list).await;
    assert_eq!(desk.ids(json!({})).await.len(), before + 1);
    // Once more: neither new nor written, and said so.
    let again = desk.import(&desk.list("再.csv", format!("{head}{row}"))).await;
    assert_eq!((again.report.rows, again.report.new, again.report.unreadable), (1, 0, 1));
    assert_eq!(again.report.issues[0].issue.code, domain::IssueCode::HiddenProject);
    assert_eq!(desk.ids(json!({})).await.len(), before + 1);
}
