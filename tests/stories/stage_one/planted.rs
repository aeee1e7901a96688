//! A library in which one project carries a mark wherever something can be written.

use super::people::{become_, register};
use crate::desk::Desk;
use app::commands::Done;
use domain::{Id, Problem};
use serde_json::{Value, json};
use std::io::Read as _;
use std::path::Path;

/// Stands in every text of the planted project, as written and folded.
pub const MARK: &str = "ぬり絵秘";
/// Its number without the year.
pub const KEY: &str = "zz0999001";
pub const NOBODY: Option<Id> = None;

/// A library in which one project carries the mark wherever something can be written, and who works with it.
pub struct Planted {
    pub desk: Desk,
    pub chair: Id,
    pub blocked: Id,
    /// The planted project, and others anybody may see.
    pub project: Id,
    pub others: Vec<Id>,
    pub theme: Id,
    /// A theme without projects.
    pub empty: Id,
    pub attachment: Id,
    pub outcome: Id,
    pub handover: Id,
    pub adjustment: Id,
    pub tagged: Id,
    pub round: Id,
    pub criteria: Id,
    pub asset: Id,
    pub claim: Id,
    pub hearing: Id,
    pub comment: Id,
    pub plan: Planned,
    pub backup: Value,
}

/// A plan of the theme in which rows name the planted project, straight and by way of others.
pub struct Planned {
    pub plan: Id,
    /// As the plan was before a hidden task changed.
    pub baseline: Id,
    /// Of the project.
    pub task: Id,
    /// Anybody's.
    pub open: Id,
    pub gate: Id,
    /// Of the project.
    pub item: Id,
}

/// Begins it.
async fn planned(desk: &Desk, theme: Id, project: Id, claim: Id, attachment: Id) -> Planned {
    let plan = created(&desk.call("plan.begin", json!({ "theme": theme, "product": "medicine" })).await);
    let add = async |sheet: &str, cells: Value| {
        let rows = json!([{ "id": null, "cells": cells }]);
        created(&desk.call("plan.put", json!({ "plan": plan, "sheet": sheet, "rows": rows })).await)
    };
    let view: Value = desk.call("plan.show", json!({ "theme": theme })).await;
    let gate = view["sheets"]["gate"][0]["id"].as_i64().unwrap();
    let open = add("task", json!({ "name_ja": "誰でも見る作業", "starts": "2027-04", "months": 6 })).await;
    let cells = json!({ "name_ja": format!("{MARK}作業"), "starts": "2027-10", "months": 60, "project": project,
        "responsible": format!("{MARK}機関"), "note": format!("{MARK}覚書") });
    let task = add("task", cells).await;
    add("link", json!({ "before": open, "after": task, "kind": "fs", "lag": 0 })).await;
    let cells = json!({ "task": task, "year": 2027, "yen": 7_654_321, "source": format!("{MARK}財源"), "note": format!("{MARK}費目") });
    add("budget", cells).await;
    let cells = json!({ "gate": gate, "name_ja": format!("{MARK}項目"), "state": "have", "project": project,
        "attachment": attachment, "evidence": format!("{MARK}証拠"), "owner": format!("{MARK}担当") });
    let item = add("item", cells).await;
    add("tpp", json!({ "attribute": "other", "name_ja": format!("{MARK}属性"), "minimum_ja": format!("{MARK}最低限"), "claim": claim })).await;
    let cells = json!({ "kind": "support", "name": format!("{MARK}支援"), "task": task, "item": item, "state": "idea",
        "gave_ja": format!("{MARK}助言") });
    add("support", cells).await;
    let decided =
        json!({ "gate": gate, "decided_on": "2026-11-27", "verdict": "hold", "who": "会議", "basis": "資料" });
    let _: Value = desk.call("plan.decide", decided).await;
    let copy = json!({ "plan": plan, "kind": "baseline", "name": "承認時" });
    let baseline = created(&desk.call("plan.copy", copy).await);
    let rows = json!([{ "id": task, "cells": { "done": 10, "starts": "2027-08" } }]);
    let _: Value = desk.call("plan.put", json!({ "plan": plan, "sheet": "task", "rows": rows })).await;
    Planned { plan, baseline, task, open, gate, item }
}

pub async fn tried(desk: &Desk, name: &str, args: Value) -> Result<Value, Problem> {
    desk.watched(name, args, std::sync::Arc::new(app::Silent)).await.map(|answer| answer.value)
}

pub fn created(done: &Value) -> Id {
    done["created"].as_i64().unwrap()
}

pub async fn planted() -> Planted {
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
    let empty = desk.new_theme(json!({ "code": "TH-B", "title_ja": "空の主題", "modality": "AB" }), json!([])).await;
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
    // What the project brings to the theme, what the theme states of it, what was heard, said and kept.
    let fields = json!({ "kind": "biomarker", "step": "poc", "state": "have", "label": format!("{MARK}指標"),
        "source": format!("{MARK}出典"), "note": format!("{MARK}資産") });
    let asset = created(&desk.call("asset.save", json!({ "project": project, "fields": fields })).await);
    let refused = json!({ "project": project, "kind": "antibody", "sentence": format!("{MARK}文") });
    let _: Value = desk.call("asset.refuse", refused).await;
    let fields = json!({ "text_ja": format!("{MARK}主張"), "state": "confirmed", "rests_on": { "on": "asset", "asset": asset },
        "quote": format!("{MARK}引用") });
    let claim = created(&desk.call("theme.claim_save", json!({ "theme": theme, "fields": fields })).await);
    let fields = json!({ "agreed": "agreed", "spoke_to": "both", "spoke_by": format!("{MARK}担当"), "held_on": "2026-11-20",
        "data": format!("{MARK}データ") });
    let heard = json!({ "theme": theme, "project": project, "fields": fields });
    let hearing = created(&desk.call("hearing.save", heard).await);
    let comment = json!({ "theme": theme, "text": format!("[[{project}]]と[[{}]]", others[0]) });
    let comment = created(&desk.call("theme.comment", comment).await);
    let plan = planned(&desk, theme, project, claim, attachment).await;
    let _: Value = desk.call("theme.snapshot", json!({ "id": theme, "reason": "初版" })).await;
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
        empty,
        attachment,
        outcome,
        handover,
        adjustment,
        tagged,
        round,
        criteria,
        asset,
        claim,
        hearing,
        comment,
        plan,
        backup,
    }
}

/// What a written file holds as text, every part of a workbook included.
pub fn text_of(path: &Path) -> String {
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
pub fn told_in(name: &str, text: &str) -> Vec<String> {
    let around = |at: usize| -> String {
        let before: String = text[..at].chars().rev().take(90).collect();
        before.chars().rev().chain(text[at..].chars().take(30)).collect()
    };
    [MARK, KEY].iter().filter_map(|word| Some(format!("{name}: …{}…", around(text.find(word)?)))).collect()
}

pub fn silent(name: &str, text: &str) {
    assert_eq!(told_in(name, text), Vec::<String>::new());
}
