//! The theme forge, points 2, 3 and 6: gaps of a theme, who could close them and why, what a stopped theme sets free.

use crate::desk::Desk;
use app::commands::Done;
use app::forge::{Board, BoardNeed, Candidates, Freed, Lacking, NeedState};
use app::person::Me;
use domain::{Id, Need, ProblemCode};
use serde_json::{Value, json};

const EGFR: &str = "HGNC:3236";
const CANCER: &str = "MONDO:0004992";

/// 合成データ. The projects: evidence in the theme, an antibody against the same target, one against another target of another
/// disease, an ended antibody of the same, one of the same institution.
const LIST: &str = "課題管理番号,研究開発課題名,概要,代表機関名,年度,開始日,終了日\n\
    24zz0600001h0001,架空標的の病態解明,患者の遺伝子解析により変異が発症に関わることを示した。,見本大学,2024,2024-04-01,2030-03-31\n\
    24zz0600002h0001,架空標的に対する抗体,標的に結合するヒト化抗体を取得した。疾患モデルマウスで薬効を確認した。,架空大学,2024,2024-04-01,2030-03-31\n\
    24zz0600003h0001,別の標的に対する抗体,別の標的に結合するヒト化抗体を取得した。,架空大学,2024,2024-04-01,2030-03-31\n\
    20zz0600004h0001,終わった抗体,標的に結合するヒト化抗体を取得した。,例示研究所,2020,2020-04-01,2022-03-31\n\
    24zz0600005h0001,同じ機関の抗体,標的に結合するヒト化抗体を取得した。,見本大学,2024,2024-04-01,2030-03-31\n";

struct Gap {
    desk: Desk,
    theme: Id,
    /// In the order of the list.
    ids: Vec<Id>,
}

impl Gap {
    async fn set() -> Gap {
        let desk = Desk::empty().await;
        desk.import(&desk.list("欠け.csv", LIST)).await;
        let mut ids = desk.ids(json!({})).await;
        ids.sort_unstable();
        desk.tag(&[ids[0], ids[1], ids[3], ids[4]], "target", EGFR).await;
        desk.tag(&[ids[2]], "target", "HGNC:6018").await;
        desk.tag(&[ids[2]], "indication", "MONDO:0005301").await;
        desk.tag(&[ids[0], ids[1], ids[3]], "indication", CANCER).await;
        desk.tag(&[ids[1]], "modality", "AB-IGG").await;
        let fields = json!({ "code": "TH-欠", "title_ja": "欠けのあるテーマ", "target": EGFR, "modality": "AB", "indication": CANCER });
        let theme = desk.new_theme(fields, json!([{ "project": ids[0], "role": "target" }])).await;
        Gap { desk, theme, ids }
    }

    async fn board(&self) -> Board {
        self.desk.call("forge.board", json!({ "theme": self.theme })).await
    }

    async fn candidates(&self, need: &str, more: Value) -> Candidates {
        let mut args = json!({ "theme": self.theme, "need": need, "limit": 50 });
        args.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.desk.call("forge.candidates", args).await
    }
}

fn need(board: &Board, need: Need) -> &BoardNeed {
    board.needs.iter().find(|one| one.need == need).unwrap()
}

fn ids(candidates: &Candidates) -> Vec<Id> {
    candidates.candidates.iter().map(|one| one.project.id).collect()
}

/// Points 2 and 3: a gap is shown with its number of candidates, filled in one step, and is closed once a person confirms.
#[tokio::test]
async fn a_gap_is_filled_by_a_candidate() {
    let gap = Gap::set().await;
    let board = gap.board().await;
    assert_eq!(board.needs.len(), 15);
    let human = need(&board, Need::Human);
    assert_eq!(
        (human.state, human.needed, human.candidates),
        (NeedState::Suggested, true, 0),
        "told by its text alone"
    );
    assert!(!need(&board, Need::Delivery).needed, "an antibody arrives by itself");
    let matter = need(&board, Need::Matter);
    assert_eq!((matter.state, matter.candidates), (NeedState::Open, 3));

    let found = gap.candidates("matter", json!({})).await;
    assert_eq!(ids(&found), [gap.ids[1], gap.ids[3], gap.ids[4]], "the indication tells more than the institution");
    assert_eq!((found.total, found.left_total, found.hidden), (3, 1, 0));
    let best = &found.candidates[0];
    let keys: Vec<&str> = best.because.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(keys[..4], ["hints-have", "same-target", "same-indication", "modality-fits"]);
    assert!(keys.contains(&"running") && best.also.contains(&Need::Efficacy) && !best.confirmed);
    assert_eq!(best.because[1].params["target_ja"], "EGFR");
    assert_eq!(best.quote.as_ref().unwrap().sentence, "標的に結合するヒト化抗体を取得した。");
    let last: Vec<&str> = found.candidates[1].because.iter().map(|one| one.key.as_str()).collect();
    assert!(last.contains(&"ended"), "{last:?}");
    let left = &found.left[0];
    assert_eq!((left.project.id, left.because[0].key.as_str()), (gap.ids[2], "both-differ"));

    let join = json!({ "id": gap.theme, "selection": { "these": [gap.ids[1]] }, "role": "modality" });
    let _: Done = gap.desk.call("theme.join", join).await;
    assert_eq!(need(&gap.board().await, Need::Matter).state, NeedState::Suggested);
    let fields = json!({ "kind": "antibody", "step": "screening", "state": "obtaining", "field": "summary_ja",
        "sentence": "標的に結合するヒト化抗体を取得した。" });
    let saved: Done = gap.desk.call("asset.save", json!({ "project": gap.ids[1], "fields": fields })).await;
    let board = gap.board().await;
    let matter = need(&board, Need::Matter);
    assert_eq!((matter.state, matter.candidates, &matter.by), (NeedState::Obtaining, 0, &vec![saved.created.unwrap()]));
    let mut there = fields.clone();
    there["state"] = json!("have");
    let _: Done = gap.desk.call("asset.save", json!({ "id": saved.created, "fields": there })).await;
    assert_eq!(need(&gap.board().await, Need::Matter).state, NeedState::Closed);
    gap.desk.undo().await;
    gap.desk.undo().await;
    gap.desk.undo().await;
    assert_eq!(need(&gap.board().await, Need::Matter).state, NeedState::Open);
}

/// Point 3: filters, each with what it leaves out and why; a researcher who declined elsewhere is not proposed.
#[tokio::test]
async fn filters_say_what_they_leave_out() {
    let gap = Gap::set().await;
    let running = gap.candidates("matter", json!({ "running": true })).await;
    assert_eq!(ids(&running), [gap.ids[1], gap.ids[4]]);
    let reasons = |found: &Candidates, id: Id| -> Vec<String> {
        let left = found.left.iter().find(|left| left.project.id == id);
        left.map(|left| left.because.iter().map(|one| one.key.clone()).collect()).unwrap_or_default()
    };
    assert_eq!(reasons(&running, gap.ids[3]), ["ended"]);
    let same = gap.candidates("matter", json!({ "same_institution": true })).await;
    assert_eq!(ids(&same), [gap.ids[4]]);
    assert_eq!(reasons(&same, gap.ids[1]), ["other-institution"]);
    let other =
        gap.desk.new_theme(json!({ "code": "TH-他", "title_ja": "ほか" }), json!([{ "project": gap.ids[1] }])).await;
    let unused = gap.candidates("matter", json!({ "unused": true })).await;
    assert_eq!(reasons(&unused, gap.ids[1]), ["in-themes"]);
    let used = gap.candidates("matter", json!({})).await;
    let one = used.candidates.iter().find(|one| one.project.id == gap.ids[1]).unwrap();
    assert!(one.themes[0].code == "TH-他" && one.because.iter().any(|one| one.key == "in-themes" && !one.good));
    let heard =
        json!({ "theme": other, "project": gap.ids[1], "fields": { "agreed": "declined", "held_on": "2026-10-01" } });
    let _: Done = gap.desk.call("hearing.save", heard).await;
    let declined = gap.candidates("matter", json!({})).await;
    assert_eq!(reasons(&declined, gap.ids[1]), ["declined"]);
    assert_eq!(need(&gap.board().await, Need::Matter).candidates, declined.total);
    let problem = gap.desk.refused("forge.candidates", json!({ "theme": 9, "need": "matter", "limit": 5 })).await;
    assert_eq!(problem.code, ProblemCode::NoSuchTheme);
}

/// Points 3 and 6: the reverse, and what a stopped theme sets free.
#[tokio::test]
async fn a_project_finds_the_themes_that_lack_it() {
    let gap = Gap::set().await;
    let lacking: Lacking = gap.desk.call("forge.lacking", json!({ "id": gap.ids[1] })).await;
    assert_eq!(lacking.themes.len(), 1);
    let fit = &lacking.themes[0];
    assert_eq!(fit.theme.code, "TH-欠");
    assert!(
        fit.needs.contains(&Need::Matter) && fit.score > 50 && fit.because.iter().any(|one| one.key == "same-target")
    );
    let none: Lacking = gap.desk.call("forge.lacking", json!({ "id": gap.ids[2] })).await;
    assert!(none.themes.is_empty());
    let stopped =
        gap.desk.new_theme(json!({ "code": "TH-止", "title_ja": "止めた" }), json!([{ "project": gap.ids[1] }])).await;
    let fields = json!({ "state": "stopped", "stop_reason": "合成データ" });
    let _: Done = gap.desk.call("theme.edit", json!({ "id": stopped, "fields": fields })).await;
    let freed: Freed = gap.desk.call("forge.freed", json!({ "theme": stopped })).await;
    assert_eq!((freed.projects.len(), freed.projects[0].project.id, freed.hidden), (1, gap.ids[1], 0));
    assert_eq!(freed.projects[0].fits[0].theme.code, "TH-欠");
}

/// Bad input: a project whose import is undone, one that is re-tagged, a theme without a triple, eyes that may not see one.
#[tokio::test]
async fn nothing_dangles_and_nothing_hidden_is_told() {
    let gap = Gap::set().await;
    let more = "課題管理番号,研究開発課題名,概要,代表機関名,年度\n25zz0600009h0001,あとの抗体,標的に結合する抗体を取得した。,見本大学,2025\n";
    gap.desk.import(&gap.desk.list("あと.csv", more)).await;
    let late = gap.desk.key("zz0600009").await;
    gap.desk.tag(&[late], "target", EGFR).await;
    assert!(ids(&gap.candidates("matter", json!({})).await).contains(&late));
    gap.desk.undo().await;
    assert!(!ids(&gap.candidates("matter", json!({})).await).contains(&late), "its tag is gone");
    gap.desk.undo().await;
    let found = gap.candidates("matter", json!({})).await;
    assert!(!ids(&found).contains(&late) && found.left.iter().all(|left| left.project.id != late));

    let bare = gap.desk.new_theme(json!({ "code": "TH-裸", "title_ja": "三つ組なし" }), json!([])).await;
    let board: Board = gap.desk.call("forge.board", json!({ "theme": bare })).await;
    let notices: Vec<&str> = board.notices.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(notices, ["no-target", "no-modality", "no-indication", "no-thread"]);
    assert!(board.needs.iter().all(|need| need.state == NeedState::Open));

    let join = json!({ "id": gap.theme, "selection": { "these": [gap.ids[1]] }, "role": "modality" });
    let _: Done = gap.desk.call("theme.join", join).await;
    let person = async |name: &str, chair: bool| -> Id {
        let fields = json!({ "name": name, "chair": chair });
        gap.desk.call::<Done>("person.save", json!({ "fields": fields })).await.created.unwrap()
    };
    let chair = person("議長A", true).await;
    let _: Me = gap.desk.call("person.become", json!({ "person": chair })).await;
    let reader = person("査読B", false).await;
    for hidden in [gap.ids[1], gap.ids[4]] {
        let tie = json!({ "person": reader, "kind": "project", "of": hidden, "note": "共同研究" });
        let _: Done = gap.desk.call("interest.declare", tie).await;
    }
    let whole = gap.board().await;
    assert_eq!((whole.hidden, need(&whole, Need::Matter).state), (0, NeedState::Suggested));
    let _: Me = gap.desk.call("person.become", json!({ "person": reader })).await;
    let board = gap.board().await;
    assert_eq!((board.hidden, board.strands.len()), (1, 1));
    assert_eq!(need(&board, Need::Matter).state, NeedState::Open, "what is hidden closes nothing to these eyes");
    let found = gap.candidates("matter", json!({})).await;
    assert_eq!((ids(&found), found.hidden), (vec![gap.ids[3]], 2));
    let told = json!([board, found]).to_string();
    assert!(!told.contains("架空標的に対する抗体") && !told.contains("同じ機関の抗体"));
}
