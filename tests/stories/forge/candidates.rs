//! The theme forge, points 2, 3 and 6: gaps of a theme, who could close them and why, what a stopped theme sets free.

use crate::desk::Desk;
use app::asset::Assets;
use app::commands::Done;
use app::forge::{Board, BoardNeed, Candidates, Freed, Lacking, NeedState};
use app::person::Me;
use domain::{AssetState, Id, Need, Needs, ProblemCode};
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

    async fn person(&self, name: &str, chair: bool) -> Id {
        let fields = json!({ "name": name, "chair": chair });
        self.desk.call::<Done>("person.save", json!({ "fields": fields })).await.created.unwrap()
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
    let fields = json!({ "agreed": "declined", "spoke_to": "researcher", "held_on": "2026-10-01" });
    let heard = json!({ "theme": other, "project": gap.ids[1], "fields": fields });
    let _: Done = gap.desk.call("hearing.save", heard).await;
    let declined = gap.candidates("matter", json!({})).await;
    assert_eq!(reasons(&declined, gap.ids[1]), ["declined"]);
    assert_eq!(need(&gap.board().await, Need::Matter).candidates, declined.total);
    // What was declined is remembered after the project has left that theme.
    let _: Done = gap.desk.call("theme.thread_remove", json!({ "id": other, "project": gap.ids[1] })).await;
    let left = gap.candidates("matter", json!({})).await;
    assert_eq!((reasons(&left, gap.ids[1]), left.total), (vec!["declined".to_owned()], declined.total));
    assert_eq!(need(&gap.board().await, Need::Matter).candidates, left.total);
    let lacking: Lacking = gap.desk.call("forge.lacking", json!({ "id": gap.ids[1] })).await;
    assert!(lacking.themes[0].because.iter().any(|one| one.key == "declined"));
    let problem = gap.desk.refused("forge.candidates", json!({ "theme": 9, "need": "matter", "limit": 5 })).await;
    assert_eq!(problem.code, ProblemCode::NoSuchTheme);
}

/// Point 3: candidates in which nobody of the team has an interest; whose it is, is not told.
#[tokio::test]
async fn candidates_can_be_free_of_everybody_s_interests() {
    let gap = Gap::set().await;
    let chair = gap.person("議長A", true).await;
    let _: Me = gap.desk.call("person.become", json!({ "person": chair })).await;
    let reader = gap.person("査読B", false).await;
    let tie = json!({ "person": reader, "kind": "project", "of": gap.ids[1], "note": "共同研究" });
    let _: Done = gap.desk.call("interest.declare", tie).await;
    assert!(ids(&gap.candidates("matter", json!({})).await).contains(&gap.ids[1]), "it may be seen by the chair");
    let free = gap.candidates("matter", json!({ "coi_free": true })).await;
    assert_eq!(ids(&free), [gap.ids[3], gap.ids[4]]);
    let left = free.left.iter().find(|left| left.project.id == gap.ids[1]).expect("told why");
    assert_eq!(left.because.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(), ["interest"]);
    assert!(!json!(left.because).to_string().contains("査読B"));
    // Lifted, the project is shown to the reader; the interest is there still.
    let lift = json!({ "person": reader, "project": gap.ids[1], "reason": "関与は終わっている" });
    let _: Done = gap.desk.call("interest.lift", lift).await;
    assert_eq!(ids(&gap.candidates("matter", json!({ "coi_free": true })).await), [gap.ids[3], gap.ids[4]]);
}

/// Point 1: 無 is said of a kind at a step; what texts say of other kinds that would close the same need stays.
#[tokio::test]
async fn what_is_not_there_silences_only_its_own_kind() {
    let gap = Gap::set().await;
    let project = gap.ids[1];
    let found = gap.candidates("matter", json!({})).await;
    for (kind, step) in [("compound", "screening"), ("antibody", "clinical")] {
        let fields = json!({ "kind": kind, "step": step, "state": "none" });
        let _: Done = gap.desk.call("asset.save", json!({ "project": project, "fields": fields })).await;
    }
    assert_eq!(json!(gap.candidates("matter", json!({})).await), json!(found), "an antibody is there all the same");
    let fields = json!({ "kind": "antibody", "step": "screening", "state": "none" });
    let _: Done = gap.desk.call("asset.save", json!({ "project": project, "fields": fields })).await;
    assert_eq!(ids(&gap.candidates("matter", json!({})).await), [gap.ids[3], gap.ids[4]]);
    assert!(ids(&gap.candidates("efficacy", json!({})).await).contains(&project), "of the model nothing was said");
    gap.desk.undo().await;
    assert_eq!(json!(gap.candidates("matter", json!({})).await), json!(found));
}

/// Point 3: a tag that only a list gave is said to be unconfirmed until a person confirms it.
#[tokio::test]
async fn a_tag_that_nobody_confirmed_is_said_to_be_none() {
    let gap = Gap::set().await;
    let list = "課題管理番号,研究開発課題名,概要,代表機関名,年度,標的分子\n\
        25zz0600008h0001,一覧が標的を言う抗体,標的に結合する抗体を取得した。,例示大学,2025,EGFR\n";
    gap.desk.import(&gap.desk.list("標的つき.csv", list)).await;
    let late = gap.desk.key("zz0600008").await;
    let keys = async || -> Vec<String> {
        let found = gap.candidates("matter", json!({})).await;
        let one = found.candidates.into_iter().find(|one| one.project.id == late).expect("a candidate");
        one.because.into_iter().filter(|one| !one.good).map(|one| one.key).collect()
    };
    let told = keys().await;
    assert!(told.iter().any(|key| key == "unconfirmed-target"), "{told:?}");
    let confirm = json!({ "selection": { "these": [late] }, "kind": "target", "concept": EGFR });
    let _: Done = gap.desk.call("tag.confirm", confirm).await;
    let told = keys().await;
    assert!(told.iter().all(|key| key != "unconfirmed-target"), "{told:?}");
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

/// Point 3: what a theme lacks and a project has is worked out here once more, from what each of them brings: a need that a person
/// confirmed in the theme is lacking no more, one that only a text tells is; themes that have the project, or are stopped, ask
/// for nothing.
#[tokio::test]
async fn what_themes_lack_follows_from_what_projects_bring() {
    let gap = Gap::set().await;
    let [inside, brings] = [gap.ids[0], gap.ids[1]];
    let told = async |project: Id| -> Needs {
        let assets: Assets = gap.desk.call("asset.list", json!({ "id": project })).await;
        let fields = assets.assets.iter().map(|one| &one.fields);
        let fields = fields.chain(assets.suggested.iter().map(|one| &one.fields));
        let there = fields.filter(|one| matches!(one.state, AssetState::Have | AssetState::Obtaining));
        there.fold(Needs::default(), |sum, one| sum.and(Needs::closed_by(one.kind, one.step)))
    };
    let lacking = async |project: Id| -> Vec<(Id, Vec<Need>)> {
        let lacking: Lacking = gap.desk.call("forge.lacking", json!({ "id": project })).await;
        lacking.themes.into_iter().map(|one| (one.theme.id, one.needs)).collect()
    };
    let delivery: Needs = [Need::Delivery].into_iter().collect();
    let expected = told(brings).await.without(delivery);
    assert!(expected.has(Need::Matter) && expected.has(Need::Efficacy) && told(inside).await.has(Need::Human));
    assert_eq!(lacking(brings).await, [(gap.theme, expected.each().collect())]);

    // What only a text tells of the thread is lacking still; what a person confirms is not, as there or as being obtained.
    let save = async |kind: &str, step: &str, state: &str| {
        let fields = json!({ "kind": kind, "step": step, "state": state, "label": "合成データ" });
        let _: Done = gap.desk.call("asset.save", json!({ "project": inside, "fields": fields })).await;
    };
    let without = |needs: &[Need]| expected.without(needs.iter().copied().collect()).each().collect::<Vec<Need>>();
    save("antibody", "screening", "unknown").await;
    assert_eq!(lacking(brings).await, [(gap.theme, without(&[]))]);
    save("antibody", "screening", "obtaining").await;
    assert_eq!(lacking(brings).await, [(gap.theme, without(&[Need::Matter]))]);
    save("in-vivo", "poc", "have").await;
    assert_eq!(lacking(brings).await, [(gap.theme, without(&[Need::Matter, Need::Efficacy]))]);
    gap.desk.undo().await;
    gap.desk.undo().await;
    // The team says that it needs no efficacy here.
    let off = json!({ "id": gap.theme, "need": "efficacy", "needed": false, "reason": "合成データ" });
    let _: Done = gap.desk.call("theme.need", off).await;
    assert_eq!(lacking(brings).await, [(gap.theme, without(&[Need::Efficacy]))]);
    gap.desk.undo().await;

    // A further theme of the same triple that has the drug, one that is stopped, one about something else.
    let fields =
        |code: &str, target: &str| json!({ "code": code, "title_ja": code, "target": target, "indication": CANCER });
    let drug = gap.desk.new_theme(fields("TH-薬", EGFR), json!([{ "project": brings }])).await;
    let stopped = gap.desk.new_theme(fields("TH-止", EGFR), json!([])).await;
    let stop = json!({ "id": stopped, "fields": { "state": "stopped", "stop_reason": "合成データ" } });
    let _: Done = gap.desk.call("theme.edit", stop).await;
    assert_eq!(
        lacking(brings).await,
        [(gap.theme, without(&[]))],
        "not the theme that has it, nor one that is stopped"
    );
    let evidence: Vec<Need> = told(inside).await.without(delivery).each().collect();
    assert_eq!(lacking(inside).await, [(drug, evidence)], "the other way round");
    // And the same as the board of the theme says: there the project is a candidate for each of these gaps.
    for need in without(&[]) {
        let found = gap.candidates(need.as_str(), json!({})).await;
        assert!(ids(&found).contains(&brings), "{need:?}");
    }
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
    let chair = gap.person("議長A", true).await;
    let _: Me = gap.desk.call("person.become", json!({ "person": chair })).await;
    let reader = gap.person("査読B", false).await;
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
