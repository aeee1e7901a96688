//! Every command with arguments that reach for the planted project.

use super::planted::{KEY, MARK, Planted};
use crate::desk::CANCER;
use serde_json::{Value, json};
use std::path::Path;

/// Commands that leave, replace or convert the open library, or write over all of it: looked at one by one at the end, or of
/// no project at all.
pub const APART: [&str; 18] = [
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
    "concept.merge",
    "theme.remove",
];

/// Every other command with arguments that reach for the planted project; whether it has to be refused.
pub fn calls(of: &Planted) -> Vec<(&'static str, Value, bool)> {
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
    let workbook = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/leaks/leak-mail.xlsx");
    see("leak.check", json!({ "file": workbook }));
    see("leak.found", json!({ "seen": "0" }));
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
    let of_theme = json!({ "theme": theme });
    for name in ["theme.claims", "theme.versions", "theme.comments"] {
        see(name, json!({ "id": theme }));
    }
    see("theme.states", json!({}));
    // Against the first version the project's thread, asset and claim are what differs to whoever may see them.
    see("theme.diff", json!({ "from": { "theme": theme, "version": 1 }, "to": { "theme": theme } }));
    see("theme.diff", json!({ "from": { "theme": of.empty }, "to": { "theme": theme } }));
    see("theme.snapshot", json!({ "id": theme, "reason": "次の版" }));
    see("theme.copy", json!({ "id": theme, "fields": {} }));
    see("theme.need", json!({ "id": theme, "need": "gmp", "needed": false, "reason": "導出先が行う" }));
    see("theme.comment", json!({ "theme": theme, "text": format!("[[{}]]を見る", of.others[0]) }));
    see("theme.extra_save", json!({ "theme": theme, "fields": { "kind": "idea", "title_ja": "併用の案" } }));
    see("theme.extra_remove", json!({ "id": 1 }));
    see(
        "theme.claim_save",
        json!({ "theme": theme, "fields": { "text_ja": "言われた", "state": "unknown", "rests_on": { "on": "word" }, "source": "見本教授" } }),
    );
    see("theme.name_state", json!({ "state": "idea", "name_ja": "構想", "name_en": "Concept" }));
    see("asset.list", of_project.clone());
    see("hearing.list", json!({}));
    see("hearing.list", of_theme.clone());
    see("forge.board", of_theme.clone());
    for need in ["human", "function", "assay", "matter", "biomarker", "model"] {
        see("forge.candidates", json!({ "theme": theme, "need": need, "limit": 100 }));
        see("forge.candidates", json!({ "theme": of.empty, "need": need, "limit": 100 }));
    }
    see("forge.lacking", of_project.clone());
    see("forge.propose", json!({ "selection": all, "limit": 100 }));
    see("forge.explain", json!({ "projects": [project, of.others[0]] }));
    see("forge.compare", json!({ "themes": [theme, of.empty] }));
    see("forge.network", json!({ "selection": all, "kinds": ["target", "modality", "indication"], "limit": 2000 }));
    see("forge.portfolio", json!({}));
    see("forge.freed", of_theme.clone());
    see(
        "forge.picture",
        json!({ "shows": "map", "theme": theme, "picture": svg, "audience": "internal", "out": out("w.svg") }),
    );
    let planned = &of.plan;
    let plan = planned.plan;
    let put = |sheet: &str, id: Value, cells: Value| json!({ "plan": plan, "sheet": sheet, "rows": [{ "id": id, "cells": cells }] });
    see("plan.show", of_theme.clone());
    see("plan.show", json!({ "theme": theme, "plan": planned.baseline, "against": plan }));
    see("plan.show", json!({ "theme": of.empty }));
    see("plan.diff", json!({ "from": planned.baseline, "to": plan }));
    see("plan.try", put("task", json!(planned.task), json!({ "project": project, "name_ja": "違う" })));
    see("plan.try", put("link", json!(null), json!({ "before": planned.open, "after": planned.task })));
    see("plan.try", put("budget", json!(null), json!({ "year": 2027, "yen": 7 })));
    see(
        "plan.try",
        put("item", json!(null), json!({ "gate": planned.gate, "attachment": of.attachment, "asset": of.asset })),
    );
    see("plan.put", put("task", json!(planned.open), json!({ "done": 20 })));
    see("plan.put", put("risk", json!(null), json!({ "kind": "risk", "text_ja": "危険" })));
    see("plan.place", json!({ "plan": plan, "sheet": "task", "ids": [planned.open], "before": null }));
    see(
        "plan.move",
        json!({ "plan": plan, "moves": [{ "task": planned.open, "starts": 2028 * 12, "months": 12 }], "push": true }),
    );
    see("plan.move", json!({ "plan": plan, "moves": [], "push": true }));
    see("plan.edit", json!({ "plan": planned.baseline, "name": "承認の時" }));
    see("plan.copy", json!({ "plan": plan, "kind": "baseline" }));
    see("plan.begin", json!({ "theme": of.empty, "product": "device" }));
    see(
        "plan.decide",
        json!({ "gate": planned.gate, "decided_on": "2026-11-28", "verdict": "hold", "who": "会議", "basis": "資料" }),
    );
    see("plan.drop", json!({ "plan": plan }));
    see("plan.adopt", json!({ "plan": plan }));
    see("plan.export_preview", json!({ "plan": plan, "audience": "internal" }));
    see("plan.export", json!({ "plan": plan, "audience": "internal", "language": "ja", "out": out("plan.xlsx") }));
    see("plan.items_file", json!({ "path": other }));
    see("handbook.list", json!({}));
    see("handbook.list", json!({ "theme": theme }));
    see(
        "handbook.export",
        json!({ "notes": {}, "audience": "internal", "language": "ja", "out": out("handbook.xlsx") }),
    );
    see("export.preview_briefing", json!({ "theme": theme, "audience": "internal" }));
    see("export.briefing", json!({ "theme": theme, "audience": "internal", "language": "both", "out": out("b.xlsx") }));
    see("export.preview_table", json!({ "selection": all, "audience": "internal" }));
    see("export.table", table(&all, "t.xlsx"));
    see("export.table", table(&this, "t2.xlsx"));
    see("export.matrix", json!({ "matrix": matrix, "audience": "internal", "language": "both", "out": out("x.xlsx") }));
    see("export.picture", json!({ "png": png, "matrix": matrix, "audience": "internal", "out": out("x.png") }));
    see(
        "export.copy",
        json!({ "selection": all, "columns": ["number", "title", "institution"], "audience": "internal", "language": "ja" }),
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
    for name in ["reading.show", "reading.history", "conflict.show", "shortlist.supports"] {
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
    refuse("concept.move", json!({ "kind": "modality", "from": "AB", "to": "SM", "projects": this }));
    refuse("project.edit", json!({ "project": project, "field": "title_ja", "value": "違う題名" }));
    refuse("project.edit", json!({ "project": project, "field": "title_ja", "value": null }));
    refuse("theme.join", json!({ "id": theme, "selection": this }));
    refuse("theme.thread_edit", json!({ "id": theme, "project": project, "note": "メモ" }));
    refuse("theme.thread_remove", json!({ "id": theme, "project": project }));
    let brings = json!({ "kind": "biomarker", "step": "poc", "state": "have", "label": "違う" });
    let says = |rests: Value| json!({ "text_ja": "違う", "state": "unknown", "rests_on": rests, "quote": "題名" });
    let heard = json!({ "agreed": "declined", "spoke_to": "both", "spoke_by": "違う", "held_on": "2026-11-21" });
    refuse("asset.save", json!({ "project": project, "fields": brings }));
    refuse("asset.save", json!({ "id": of.asset, "fields": brings }));
    refuse("asset.accept", json!({ "project": project, "taken": [brings] }));
    refuse("asset.refuse", json!({ "project": project, "kind": "antibody", "sentence": "抗PD-1抗体" }));
    refuse("asset.remove", json!({ "id": of.asset }));
    for rests in [
        json!({ "on": "project", "project": project, "field": "title_ja" }),
        json!({ "on": "asset", "asset": of.asset }),
        json!({ "on": "vote", "round": round, "project": project }),
    ] {
        refuse("theme.claim_save", json!({ "theme": theme, "fields": says(rests) }));
    }
    refuse(
        "theme.claim_save",
        json!({ "id": of.claim, "theme": theme, "fields": says(json!({ "on": "literature" })) }),
    );
    refuse("theme.claim_remove", json!({ "id": of.claim }));
    refuse("theme.comment", json!({ "theme": theme, "text": format!("[[{project}]]") }));
    refuse("theme.comment_remove", json!({ "id": of.comment }));
    refuse("hearing.save", json!({ "theme": theme, "project": project, "fields": heard }));
    refuse("hearing.save", json!({ "id": of.hearing, "theme": theme, "project": project, "fields": heard }));
    refuse("hearing.remove", json!({ "id": of.hearing }));
    // Rows of the project, what hangs on them, and rows that would name it.
    refuse("plan.put", put("task", json!(planned.task), json!({ "name_ja": "違う" })));
    refuse("plan.put", put("item", json!(planned.item), json!({ "state": "none" })));
    refuse("plan.put", put("task", json!(null), json!({ "name_ja": "違う", "project": project })));
    refuse("plan.put", put("link", json!(null), json!({ "before": planned.open, "after": planned.task })));
    refuse("plan.put", put("item", json!(null), json!({ "gate": planned.gate, "name_ja": "違う", "asset": of.asset })));
    refuse("plan.put", put("tpp", json!(null), json!({ "attribute": "other", "claim": of.claim })));
    refuse("plan.place", json!({ "plan": plan, "sheet": "task", "ids": [planned.open], "before": planned.task }));
    refuse("plan.place", json!({ "plan": plan, "sheet": "task", "ids": [planned.task], "before": null }));
    refuse(
        "plan.move",
        json!({ "plan": plan, "moves": [{ "task": planned.task, "starts": 2028 * 12, "months": 1 }], "push": false }),
    );
    refuse("plan.remove", json!({ "plan": plan, "sheet": "task", "ids": [planned.task] }));
    refuse("plan.remove", json!({ "plan": plan, "sheet": "item", "ids": [planned.item] }));
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
