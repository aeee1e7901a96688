//! Theme forge, points 5 and 6: alternatives, versions and what differs between them, a stop with its reason. Bad input: two
//! drafts of one theme, and a project that becomes one with another while a version holds it.

use crate::desk::{ADC, Desk};
use crate::stage_one::people::{become_, register};
use crate::stage_one::planted::{planted, silent};
use app::commands::Done;
use app::duplicate::Duplicates;
use app::theme::{Difference, Theme, ThemeDiff, ThemeVersions};
use domain::{Id, ProblemCode};
use serde_json::{Value, json};
use std::collections::BTreeMap;

async fn snapshot(desk: &Desk, theme: Id, reason: &str) -> Done {
    desk.call("theme.snapshot", json!({ "id": theme, "reason": reason })).await
}

async fn versions(desk: &Desk, theme: Id) -> ThemeVersions {
    desk.call("theme.versions", json!({ "id": theme })).await
}

async fn diff(desk: &Desk, from: Value, to: Value) -> ThemeDiff {
    desk.call("theme.diff", json!({ "from": from, "to": to })).await
}

/// What differs between a version and now.
async fn since(desk: &Desk, theme: Id, version: u32) -> ThemeDiff {
    diff(desk, json!({ "theme": theme, "version": version }), json!({ "theme": theme })).await
}

/// `thing name.field: before → after`
fn told(differences: &[Difference]) -> Vec<String> {
    let word = |value: &Option<String>| value.clone().unwrap_or_else(|| "—".to_owned());
    let one =
        |d: &Difference| format!("{} {}.{}: {} → {}", d.thing, d.name_ja, d.field, word(&d.before), word(&d.after));
    differences.iter().map(one).collect()
}

async fn work_as(desk: &Desk, name: &str) {
    let _: Value = desk.call("settings.set", json!({ "name": name })).await;
}

/// A theme of the first three projects, the second as the model.
async fn woven(desk: &Desk) -> (Id, Vec<Id>) {
    let ids = desk.ids(json!({})).await;
    let threads = json!([{ "project": ids[0] }, { "project": ids[1], "role": "model" }, { "project": ids[2] }]);
    let theme = desk.new_theme(json!({ "code": "TH-A", "title_ja": "前の題名", "modality": "AB" }), threads).await;
    (theme, ids)
}

/// Point 6: every change since a version is told in words, with who wrote it; what was taken back is no change.
#[tokio::test]
async fn a_diff_names_each_change_since_a_version_and_who_made_it() {
    let desk = Desk::odd().await;
    work_as(&desk, "研究員A").await;
    let (theme, ids) = woven(&desk).await;
    let kept = json!({ "kind": "assay", "step": "screening", "state": "obtaining", "label": "評価系" });
    let asset: Done = desk.call("asset.save", json!({ "project": ids[0], "fields": kept })).await;
    assert_eq!(versions(&desk, theme).await.versions.len(), 0);
    snapshot(&desk, theme, "検討会の前").await;
    assert_eq!((versions(&desk, theme).await.since, told(&since(&desk, theme, 1).await.differences).len()), (0, 0));

    work_as(&desk, "研究員B").await;
    let title: Vec<String> = desk.rows(json!({})).await.into_iter().map(|row| row.title_ja).collect();
    let edit = json!({ "title_ja": "後の題名", "modality": ADC, "state": "study", "effort_months": 12, "classes": { "title": "public" } });
    let _: Done = desk.call("theme.edit", json!({ "id": theme, "fields": edit })).await;
    let _: Done = desk
        .call("theme.thread_edit", json!({ "id": theme, "project": ids[1], "role": "cohort", "note": "血清" }))
        .await;
    let _: Done = desk.call("theme.thread_edit", json!({ "id": theme, "project": ids[1], "position": 0 })).await;
    let _: Done = desk.call("theme.thread_remove", json!({ "id": theme, "project": ids[2] })).await;
    let join = json!({ "id": theme, "selection": { "these": [ids[3]] }, "role": "cmc" });
    let _: Done = desk.call("theme.join", join).await;
    let have =
        json!({ "kind": "assay", "step": "screening", "state": "have", "label": "評価系", "n": 12, "glp": true });
    let _: Done = desk.call("asset.save", json!({ "id": asset.created, "fields": have })).await;
    let extra = json!({ "kind": "company", "title_ja": "見本製薬の抗体" });
    let _: Done = desk.call("theme.extra_save", json!({ "theme": theme, "fields": extra })).await;
    let need = json!({ "id": theme, "need": "gmp", "needed": false, "reason": "導出先が行う" });
    let _: Done = desk.call("theme.need", need).await;
    let claim =
        json!({ "text_ja": "患者で高い", "state": "confirmed", "rests_on": { "on": "word" }, "source": "見本教授" });
    let _: Done = desk.call("theme.claim_save", json!({ "theme": theme, "fields": claim })).await;
    // Taken back: no change, and nobody wrote it.
    let _: Done = desk.call("theme.edit", json!({ "id": theme, "fields": { "notes": "取り消すメモ" } })).await;
    desk.undo().await;

    let differs = since(&desk, theme, 1).await;
    assert_eq!(
        told(&differs.differences),
        [
            "field 題名（日）.: 前の題名 → 後の題名".to_owned(),
            "field モダリティ.: 抗体 → 抗体薬物複合体（ADC）".to_owned(),
            "field 状態.: 着想 → 検討中".to_owned(),
            "field 工数（人月）.: — → 12".to_owned(),
            "field 題名（開示区分）.: 社外秘 → 公開".to_owned(),
            format!("thread {}.role: 評価系・疾患モデル → 患者コホート・臨床", title[1]),
            format!("thread {}.note: — → 血清", title[1]),
            format!("thread {}.order: 2 → 1", title[1]),
            format!("thread {}.order: 1 → 2", title[0]),
            format!("thread {}.: — → 製造・CMC", title[3]),
            format!("thread {}.: {} → —", title[2], title[2]),
            "extra 見本製薬の抗体.: — → 企業の資産".to_owned(),
            "asset 評価系.state: 取得中 → 有".to_owned(),
            "asset 評価系.n: — → 12".to_owned(),
            "asset 評価系.glp: — → はい".to_owned(),
            "need 治験薬（GMP）.: — → 不要".to_owned(),
            "claim 患者で高い.: — → 確認".to_owned(),
        ]
    );
    assert!(differs.differences.iter().all(|d| d.by == "研究員B" && !d.at.is_empty()), "{:?}", differs.differences);
    assert_eq!(differs.hidden, 0);
    // Parts, not their fields: five fields, four threads, and one of each other.
    assert_eq!(versions(&desk, theme).await.since, 13);

    // The next version says who wrote what since the one before; what is compared with it is compared with that moment.
    snapshot(&desk, theme, "検討会の後").await;
    let kept = versions(&desk, theme).await;
    let of: Vec<_> = kept.versions.iter().map(|v| (v.number, v.reason.as_str(), v.by.as_str())).collect();
    assert_eq!((kept.since, of), (0, vec![(2, "検討会の後", "研究員B"), (1, "検討会の前", "研究員A")]));
    let wrote = &kept.versions[0].wrote;
    let changes: BTreeMap<&str, u32> = wrote[0].changes.iter().map(|(part, count)| (part.as_str(), *count)).collect();
    assert_eq!((wrote.len(), wrote[0].by.as_str()), (1, "研究員B"));
    assert_eq!(
        (changes["field"], changes["extra"], changes["need"], changes["claim"], changes["asset"]),
        (5, 1, 1, 1, 1)
    );
    assert!(changes["thread"] >= 4, "{changes:?}");
    assert!(kept.versions[1].wrote.iter().all(|wrote| wrote.by == "研究員A"));
    work_as(&desk, "研究員C").await;
    let _: Done = desk.call("theme.edit", json!({ "id": theme, "fields": { "title_ja": "最後の題名" } })).await;
    let between = diff(&desk, json!({ "theme": theme, "version": 1 }), json!({ "theme": theme, "version": 2 })).await;
    assert_eq!(told(&between.differences), told(&differs.differences));
    assert!(between.differences.iter().all(|d| d.by == "研究員B"));
    let last = since(&desk, theme, 2).await.differences;
    assert_eq!(
        (told(&last), last[0].by.as_str()),
        (vec!["field 題名（日）.: 後の題名 → 最後の題名".to_owned()], "研究員C")
    );
    // Backwards as well.
    let back = diff(&desk, json!({ "theme": theme }), json!({ "theme": theme, "version": 2 })).await;
    assert_eq!(told(&back.differences), ["field 題名（日）.: 最後の題名 → 後の題名"]);

    // Undone in order, the version goes and comes again whole.
    desk.undo().await;
    desk.undo().await;
    assert_eq!(versions(&desk, theme).await.versions.len(), 1);
    desk.redo().await;
    assert_eq!(
        told(
            &diff(&desk, json!({ "theme": theme, "version": 1 }), json!({ "theme": theme, "version": 2 }))
                .await
                .differences
        )
        .len(),
        17
    );
    // And with the theme.
    let _: Done = desk.call("theme.remove", json!({ "id": theme })).await;
    assert_eq!(desk.refused("theme.versions", json!({ "id": theme })).await.code, ProblemCode::NoSuchTheme);
    desk.undo().await;
    assert_eq!((versions(&desk, theme).await.versions.len(), since(&desk, theme, 2).await.differences.len()), (2, 0));
}

/// Bad input: a version without a reason, a version that is not there.
#[tokio::test]
async fn a_version_needs_a_reason_and_only_what_was_kept_is_compared() {
    let desk = Desk::odd().await;
    let (theme, _) = woven(&desk).await;
    for reason in ["", "  ", &"長".repeat(501)] {
        let problem = desk.refused("theme.snapshot", json!({ "id": theme, "reason": reason })).await;
        assert_eq!((problem.code, problem.params["field"].as_str()), (ProblemCode::InvalidField, "reason"));
    }
    for name in ["theme.versions", "theme.comments", "theme.claims"] {
        assert_eq!(desk.refused(name, json!({ "id": 1 })).await.code, ProblemCode::NoSuchTheme, "{name}");
    }
    let of = |version: u32| json!({ "from": { "theme": theme, "version": version }, "to": { "theme": theme } });
    assert_eq!(desk.refused("theme.diff", of(1)).await.code, ProblemCode::InvalidField);
    snapshot(&desk, theme, "初版").await;
    assert_eq!(desk.refused("theme.diff", of(2)).await.code, ProblemCode::InvalidField);
    assert_eq!(since(&desk, theme, 1).await.differences, []);
}

/// Point 5 and bad input: an alternative has the same threads, needs, extra threads and claims, and hearings of its own. Two
/// drafts go their ways and are laid side by side.
#[tokio::test]
async fn two_drafts_of_one_theme_diverge_and_are_compared() {
    let desk = Desk::odd().await;
    let (theme, ids) = woven(&desk).await;
    let need = json!({ "id": theme, "need": "gmp", "needed": false, "reason": "導出先が行う" });
    let _: Done = desk.call("theme.need", need).await;
    let extra = json!({ "kind": "literature", "title_ja": "架空論文", "source": "架空誌 2025" });
    let extra: Done = desk.call("theme.extra_save", json!({ "theme": theme, "fields": extra })).await;
    let fields =
        json!({ "kind": "biomarker", "step": "poc", "state": "have", "label": "血清指標", "source": "架空誌 2025" });
    let asset: Done = desk.call("asset.save", json!({ "extra": extra.created, "fields": fields })).await;
    let claim =
        json!({ "text_ja": "指標がある", "state": "confirmed", "rests_on": { "on": "asset", "asset": asset.created } });
    let _: Done = desk.call("theme.claim_save", json!({ "theme": theme, "fields": claim })).await;
    let heard = json!({ "agreed": "agreed", "spoke_to": "both", "spoke_by": "研究員K", "held_on": "2026-11-20" });
    let _: Done = desk.call("hearing.save", json!({ "theme": theme, "project": ids[0], "fields": heard })).await;
    let copy: Done = desk.call("theme.copy", json!({ "id": theme, "fields": { "modality": ADC } })).await;
    let other = copy.created.unwrap();
    let (one, two): (Theme, Theme) = (desk.theme(theme).await, desk.theme(other).await);
    assert_eq!((two.origin, two.code.as_str(), copy.count), (Some(theme), "TH-001", 3));
    assert_eq!((two.state, &two.title_ja), (domain::ThemeState::Idea, &one.title_ja));
    let threads =
        |theme: &Theme| -> Vec<_> { theme.threads.iter().map(|t| (t.project.id, t.role, t.note.clone())).collect() };
    assert_eq!(threads(&two), threads(&one));
    let side_by_side = async || diff(&desk, json!({ "theme": theme }), json!({ "theme": other })).await;
    assert_eq!(told(&side_by_side().await.differences), ["field モダリティ.: 抗体 → 抗体薬物複合体（ADC）"]);
    let claims: Value = desk.call("theme.claims", json!({ "id": other })).await;
    assert_eq!(claims["claims"][0]["stale"], false, "it rests on the asset of the copied thread: {claims}");
    let heard: Value = desk.call("hearing.list", json!({ "theme": other })).await;
    assert!(heard["standing"].as_array().unwrap().iter().all(|of| of["agreed"] == "not-asked"), "{heard}");

    // The two go their ways.
    let _: Done = desk.call("theme.thread_edit", json!({ "id": theme, "project": ids[1], "role": "cohort" })).await;
    let _: Done = desk.call("theme.thread_remove", json!({ "id": other, "project": ids[2] })).await;
    let _: Done = desk.call("theme.extra_remove", json!({ "id": extra.created })).await;
    let title = &one.threads[1].project.title_ja;
    let differs = told(&side_by_side().await.differences);
    assert!(differs.contains(&format!("thread {title}.role: 患者コホート・臨床 → 評価系・疾患モデル")), "{differs:?}");
    assert!(differs.iter().any(|line| line.starts_with("extra 架空論文.: —")), "{differs:?}");
    assert!(differs.iter().any(|line| line.starts_with("asset 血清指標.: —")), "{differs:?}");
    // The first goes; what was begun from it stays.
    let _: Done = desk.call("theme.remove", json!({ "id": theme })).await;
    assert_eq!(desk.theme(other).await.origin, None);
    desk.undo().await;
    assert_eq!(desk.theme(other).await.origin, Some(theme));
}

/// Point 6: a theme is stopped with a reason, which stays where it goes on again.
#[tokio::test]
async fn a_theme_is_stopped_with_a_reason() {
    let desk = Desk::odd().await;
    let (theme, _) = woven(&desk).await;
    let edit = |fields: Value| json!({ "id": theme, "fields": fields });
    for fields in [json!({ "state": "stopped" }), json!({ "state": "stopped", "stop_reason": " " })] {
        let problem = desk.refused("theme.edit", edit(fields)).await;
        let told = (problem.code, problem.params["field"].as_str(), problem.params["reason"].as_str());
        assert_eq!(told, (ProblemCode::InvalidField, "stop_reason", "reason-needed"));
    }
    let new = json!({ "fields": { "title_ja": "題名", "state": "stopped" } });
    assert_eq!(desk.refused("theme.create", new).await.code, ProblemCode::InvalidField);
    let _: Done = desk.call("theme.edit", edit(json!({ "state": "stopped", "stop_reason": "競合が先行" }))).await;
    assert_eq!(desk.refused("theme.edit", edit(json!({ "stop_reason": "" }))).await.code, ProblemCode::InvalidField);
    let _: Done = desk.call("theme.edit", edit(json!({ "notes": "メモ" }))).await;
    let _: Done = desk.call("theme.edit", edit(json!({ "state": "study" }))).await;
    assert_eq!(desk.theme(theme).await.stop_reason, "競合が先行");
    let _: Done = desk.call("theme.edit", edit(json!({ "state": "stopped" }))).await;
    for fields in [
        json!({ "due": "来週" }),
        json!({ "effort_months": 1201 }),
        json!({ "months_to_gate": 601 }),
        json!({ "owner": "長".repeat(501) }),
    ] {
        assert_eq!(desk.refused("theme.edit", edit(fields.clone())).await.code, ProblemCode::InvalidField, "{fields}");
    }
}

/// Point 6 with interests: what a version holds of a hidden project is in nobody's diff who may not see it, and is not lost
/// when such a one keeps the next version.
#[tokio::test]
async fn a_part_of_a_hidden_project_is_in_no_diff_and_in_every_version() {
    let of = planted().await;
    let desk = &of.desk;
    become_(desk, Some(of.chair)).await;
    let before = versions(desk, of.theme).await.versions.len();
    snapshot(desk, of.theme, "議長の版").await;
    let first = u32::try_from(before).unwrap() + 1;
    let edit = json!({ "id": of.theme, "project": of.project, "role": "cohort", "note": "変えた" });
    let _: Done = desk.call("theme.thread_edit", edit).await;
    let _: Done = desk.call("theme.edit", json!({ "id": of.theme, "fields": { "notes": "見えるメモ" } })).await;
    let seen = since(desk, of.theme, first).await;
    assert!(seen.differences.iter().any(|d| d.thing == "thread"), "{:?}", seen.differences);
    assert_eq!((seen.hidden, versions(desk, of.theme).await.since), (0, 2));

    become_(desk, Some(of.blocked)).await;
    let unseen = since(desk, of.theme, first).await;
    assert_eq!(told(&unseen.differences), ["field メモ.: — → 見えるメモ"]);
    assert!(unseen.hidden > 0);
    let kept = versions(desk, of.theme).await;
    assert_eq!(kept.since, 1);
    snapshot(desk, of.theme, "査読者の版").await;
    let copy: Done = desk.call("theme.copy", json!({ "id": of.theme, "fields": {} })).await;
    silent("theme.diff", &serde_json::to_string(&unseen).unwrap());
    silent("theme.versions", &serde_json::to_string(&kept).unwrap());
    desk.undo().await;
    desk.redo().await;

    become_(desk, Some(of.chair)).await;
    let whole =
        diff(desk, json!({ "theme": of.theme, "version": first }), json!({ "theme": of.theme, "version": first + 1 }))
            .await;
    assert_eq!(told(&whole.differences).len(), told(&seen.differences).len(), "{:?}", whole.differences);
    assert_eq!(since(desk, of.theme, first + 1).await.differences, []);
    let copied = desk.theme(copy.created.unwrap()).await;
    assert!(copied.threads.iter().all(|thread| thread.project.id != of.project), "a hidden thread is not copied");
}

/// Bad input: a project that becomes one with another while a version holds both: the version is read as before, nothing
/// dangles, and undo brings it back.
#[tokio::test]
async fn a_version_stays_readable_where_a_project_it_holds_became_another() {
    let desk = Desk::odd().await;
    let head = "課題管理番号,研究開発課題名,代表機関名,研究開発代表者,事業名,年度\n";
    let rows = "22km0605001h0001,架空分子を標的とする抗体の探索,架空大学,見本太郎,架空事業,2022\n\
                23tm0624002h0001,架空分子を標的とする抗体の探索,架空大学,見本太郎,見本事業,2023\n";
    desk.import(&desk.list("一覧.csv", format!("{head}{rows}"))).await;
    let (keep, gone) = (desk.key("km0605001").await, desk.key("tm0624002").await);
    let pairs: Duplicates = desk.call("duplicate.list", json!({ "state": "open", "limit": 9 })).await;
    let pair = pairs.pairs.iter().find(|pair| pair.a.as_ref().is_some_and(|side| side.row.id == keep)).unwrap().id;
    let threads = json!([{ "project": gone, "role": "model", "note": "後の課題" }, { "project": keep }]);
    let theme = desk.new_theme(json!({ "title_ja": "題名" }), threads).await;
    let only = desk.new_theme(json!({ "title_ja": "別の題名" }), json!([{ "project": gone, "role": "model" }])).await;
    let fields = json!({ "kind": "model", "step": "poc", "state": "have", "label": "マウス" });
    let _: Done = desk.call("asset.save", json!({ "project": gone, "fields": fields })).await;
    let fields = json!({ "text_ja": "動物がある", "state": "confirmed", "rests_on": { "on": "project", "project": gone,
        "field": "title_ja" }, "quote": "架空分子を標的とする抗体の探索" });
    let _: Done = desk.call("theme.claim_save", json!({ "theme": only, "fields": fields })).await;
    let heard = json!({ "agreed": "agreed", "spoke_to": "tlo", "spoke_by": "研究員K", "held_on": "2026-11-20" });
    let _: Done = desk.call("hearing.save", json!({ "theme": only, "project": gone, "fields": heard })).await;
    let mention = json!({ "theme": only, "text": format!("[[{gone}]]を見る") });
    let _: Done = desk.call("theme.comment", mention).await;
    for id in [theme, only] {
        snapshot(&desk, id, "統合の前").await;
    }
    let _: Done = desk.call("duplicate.merge", json!({ "pair": pair, "keep": keep })).await;
    let differs = since(&desk, theme, 1).await;
    assert!(differs.differences.iter().all(|d| !d.name_ja.starts_with('#')), "{:?}", differs.differences);
    assert_eq!(differs.hidden, 0);
    // In the other theme the thread, the asset, the claim, the hearing and the mention are those of what it became.
    assert_eq!(told(&since(&desk, only, 1).await.differences), Vec::<String>::new());
    let comments: Value = desk.call("theme.comments", json!({ "id": only })).await;
    assert_eq!(comments["comments"][0]["text"], format!("[[{keep}]]を見る"));
    assert_eq!(comments["comments"][0]["mentions"][0]["id"], keep);
    let heard: Value = desk.call("hearing.list", json!({ "theme": only })).await;
    assert_eq!(heard["standing"][0]["agreed"], "agreed", "{heard}");
    let claims: Value = desk.call("theme.claims", json!({ "id": only })).await;
    assert_eq!((&claims["claims"][0]["project"], &claims["claims"][0]["stale"]), (&json!(keep), &json!(false)));
    let checked: Value = desk.call("library.check", json!({ "full": true })).await;
    assert_eq!(checked["clean"], true, "{checked}");
    desk.undo().await;
    for id in [theme, only] {
        assert_eq!(since(&desk, id, 1).await.differences, []);
    }
}

/// Bad input: what a version holds cannot be taken from under it.
#[tokio::test]
async fn an_import_is_not_taken_back_while_a_version_holds_its_project() {
    let desk = Desk::odd().await;
    let list = desk.list("次.csv", "課題管理番号,研究開発課題名,年度\n26zz0888001h0001,新しい課題,2026\n");
    desk.import(&list).await;
    let history: Value = desk.call("history.list", json!({ "limit": 1 })).await;
    let operation = history["operations"][0]["id"].clone();
    let new = desk.key("zz0888001").await;
    let theme = desk.new_theme(json!({ "title_ja": "題名" }), json!([{ "project": new }])).await;
    snapshot(&desk, theme, "初版").await;
    let _: Done = desk.call("theme.thread_remove", json!({ "id": theme, "project": new })).await;
    let problem = desk.refused("history.undo", json!({ "operation": operation })).await;
    assert_eq!(problem.code, ProblemCode::UndoBlocked);
    assert!(problem.params["operations"].contains("theme-snapshot"), "{:?}", problem.params);
    assert_eq!(since(&desk, theme, 1).await.differences.len(), 1);
}

/// People exist: who wrote stands by the person's name.
#[tokio::test]
async fn a_version_is_kept_under_the_name_of_whoever_works_here() {
    let desk = Desk::odd().await;
    let (theme, _) = woven(&desk).await;
    let chair = register(&desk, "議長A", "", true).await;
    become_(&desk, Some(chair)).await;
    snapshot(&desk, theme, "議長の版").await;
    assert_eq!(versions(&desk, theme).await.versions[0].by, "議長A");
}
