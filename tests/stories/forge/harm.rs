//! The theme forge, bad input: projects that are hidden, merged or taken back while they are in a theme, a theme without a triple,
//! a theme that goes.

use super::loom::{ANTIBODY, GENETICS, Loom};
use app::commands::Done;
use app::duplicate::Duplicates;
use app::forge::{
    Board, Candidates, Comparison, Explained, Freed, Lacking, Measure, NeedState, Network, NodeKind, Portfolio,
};
use app::theme::{StateNames, ThemeDiff, ThemeVersions};
use domain::{Id, Need, ProblemCode, Role};
use serde_json::{Value, json};

/// Everything that can hang on the theme, on the second project as well.
async fn hung(loom: &Loom) -> Vec<Id> {
    let [one, other] = [loom.projects[0], loom.projects[1]];
    let asset = loom.genetics().await;
    let quoted = json!({ "kind": "antibody", "step": "screening", "state": "have", "label": "伏せる抗体", "field": "summary_ja",
        "sentence": ANTIBODY });
    let hidden: Done = loom.desk.call("asset.save", json!({ "project": other, "fields": quoted })).await;
    let idea = loom.idea().await;
    let fields = json!({ "kind": "delivery", "step": "optimisation", "state": "obtaining", "label": "TfR腕" });
    let _: Done = loom.desk.call("asset.save", json!({ "extra": idea, "fields": fields })).await;
    loom.claim("効く", json!({ "on": "project", "project": one, "field": "summary_ja" }), json!({ "quote": GENETICS }))
        .await;
    let secret = loom.claim("伏せる主張", json!({ "on": "asset", "asset": hidden.created }), json!({})).await;
    loom.claim("着想がある", json!({ "on": "extra", "extra": idea }), json!({})).await;
    let heard = loom.heard(other, "agreed", "2026-11-20").await;
    let need = json!({ "id": loom.theme, "need": "gmp", "needed": false, "reason": "後継で行う" });
    let _: Done = loom.desk.call("theme.need", need).await;
    let say = json!({ "theme": loom.theme, "text": format!("[[{other}]] の抗体を見たい") });
    let _: Done = loom.desk.call("theme.comment", say).await;
    let _: Done = loom.desk.call("theme.snapshot", json!({ "id": loom.theme, "reason": "会議の前" })).await;
    vec![asset, hidden.created.unwrap(), idea, secret, heard]
}

/// Whoever may not see a project sees neither its assets nor its claims nor what was heard of it, and writes none.
#[tokio::test]
async fn what_hangs_on_a_hidden_project_is_hidden_with_it() {
    let loom = Loom::set().await;
    let (chair, reader) = loom.blocked().await;
    let ids = hung(&loom).await;
    let [asset, secret, heard] = [ids[1], ids[3], ids[4]];
    let other = loom.projects[1];
    assert_eq!(loom.claims().await.len(), 3);
    let before = loom.all().await;
    loom.work_as(reader).await;
    let told = loom.all().await.to_string();
    for word in ["伏せる", "作動抗体", "血中濃度", "架空受容体に対する抗体の創製"] {
        assert!(!told.contains(word), "{word}: {told}");
    }
    assert_eq!(
        (loom.claims().await.len(), loom.hearings().await.hidden, loom.hearings().await.standing.len()),
        (2, 1, 2)
    );
    for (name, args, reason) in [
        ("asset.remove", json!({ "id": asset }), Some("asset-gone")),
        ("theme.claim_remove", json!({ "id": secret }), Some("claim-gone")),
        ("hearing.remove", json!({ "id": heard }), Some("hearing-gone")),
        ("asset.refuse", json!({ "project": other, "kind": "antibody", "sentence": ANTIBODY }), None),
        ("asset.list", json!({ "id": other }), None),
    ] {
        let problem = loom.desk.refused(name, args).await;
        match reason {
            Some(reason) => assert_eq!(problem.params["reason"], reason, "{name}"),
            None => assert_eq!(problem.code, ProblemCode::NoSuchProject, "{name}"),
        }
    }
    let listed: Value = loom.desk.call("history.list", json!({ "limit": 99 })).await;
    assert!(!listed.to_string().contains("架空受容体に対する抗体の創製"), "{listed}");
    for operation in listed["operations"].as_array().unwrap() {
        let shown: Value = loom.desk.call("history.show", json!({ "id": operation["id"] })).await;
        for word in ["伏せる", "作動抗体", "血中濃度"] {
            assert!(!shown.to_string().contains(word), "{word}: {shown}");
        }
    }
    // Claims are laid around those that are hidden.
    let claims = loom.claims().await;
    let save = json!({ "id": claims[1].id, "theme": loom.theme, "fields": claims[1].fields, "position": 0 });
    let _: Done = loom.desk.call("theme.claim_save", save).await;
    assert_eq!(loom.claims().await[0].id, claims[1].id);
    loom.desk.undo().await;
    loom.work_as(chair).await;
    assert_eq!(loom.all().await, before);
}

/// A project that becomes one with another brings its assets, claims and hearings along; undo parts them again.
#[tokio::test]
async fn a_merged_project_brings_along_what_hangs_on_it() {
    let loom = Loom::set().await;
    hung(&loom).await;
    let gone = loom.projects[1];
    let list =
        "課題管理番号,研究開発課題名,代表機関名,年度\n26tm0624002h0001,架空受容体に対する抗体の創製,架空大学,2026\n";
    loom.desk.import(&loom.desk.list("次.csv", list)).await;
    let keep = loom.desk.key("tm0624002").await;
    let refuse = json!({ "project": keep, "kind": "antibody", "sentence": ANTIBODY });
    for project in [keep, gone] {
        let mut refuse = refuse.clone();
        refuse["project"] = json!(project);
        refuse["kind"] = json!("cell");
        let _: Done = loom.desk.call("asset.refuse", refuse).await;
    }
    let pairs: Duplicates = loom.desk.call("duplicate.list", json!({ "state": "open", "limit": 9 })).await;
    let of = |side: &Option<app::duplicate::Side>, id: Id| side.as_ref().is_some_and(|side| side.row.id == id);
    let pair = pairs
        .pairs
        .iter()
        .find(|pair| (of(&pair.a, gone) && of(&pair.b, keep)) || (of(&pair.a, keep) && of(&pair.b, gone)));
    let pair = pair.expect("a proposal").id;
    let before = loom.all().await;
    let _: Done = loom.desk.call("duplicate.merge", json!({ "pair": pair, "keep": keep })).await;
    assert_eq!(loom.assets(keep).await.assets[0].fields.label, "伏せる抗体");
    let claims = loom.claims().await;
    assert_eq!((claims[1].project, claims[1].stale), (Some(keep), false));
    let heard = loom.hearings().await;
    let standing = heard.standing.iter().find(|one| one.project.id == keep).expect("in the theme");
    assert_eq!(standing.entries.len(), 1);
    let said: Value = loom.desk.call("theme.comments", json!({ "id": loom.theme })).await;
    assert_eq!(said["comments"][0]["text"], format!("[[{keep}]] の抗体を見たい"));
    assert_eq!(said["comments"][0]["mentions"][0]["id"], keep);
    loom.desk.undo().await;
    assert_eq!(loom.all().await, before);
}

/// An import is not taken back while something hangs on what it brought; the refusal says what.
#[tokio::test]
async fn an_import_stays_while_assets_claims_or_hearings_hang_on_it() {
    let loom = Loom::set().await;
    let undo = json!({ "operation": loom.import });
    let project = loom.projects[0];
    let _: Done = loom.desk.call("theme.remove", json!({ "id": loom.theme })).await;
    loom.desk.undo().await;
    let asset = loom.genetics().await;
    let said = loom.claim(
        "効く",
        json!({ "on": "project", "project": project, "field": "summary_ja" }),
        json!({ "quote": GENETICS }),
    );
    said.await;
    loom.heard(project, "agreed", "2026-11-20").await;
    let refused = loom.desk.refused("history.undo", undo.clone()).await;
    assert_eq!(refused.code, ProblemCode::UndoBlocked);
    let named = refused.params["operations"].to_string();
    for kind in ["asset-save", "claim-save", "hearing-save", "theme-create"] {
        assert!(named.contains(kind), "{named}");
    }
    // Without the theme only the asset is left to hang on it.
    let _: Done = loom.desk.call("theme.remove", json!({ "id": loom.theme })).await;
    let refused = loom.desk.refused("history.undo", undo.clone()).await;
    assert!(refused.params["operations"].to_string().contains("asset-save"), "{:?}", refused.params);
    assert_eq!(loom.assets(project).await.assets[0].id, asset);
}

/// The projects of a board in their order, and the keys of its notices.
async fn board(loom: &Loom, theme: Id) -> (Vec<Id>, Vec<String>) {
    let board: Board = loom.desk.call("forge.board", json!({ "theme": theme })).await;
    let strands = board.strands.iter().filter_map(|strand| strand.project.as_ref().map(|project| project.id));
    (strands.collect(), board.notices.into_iter().map(|notice| notice.key).collect())
}

/// Being in a theme keeps a project from going with its import: the refusal names the theme, nothing has changed. Taken out of the
/// theme it goes; what was written in the theme stays, no view dangles, and all comes back.
#[tokio::test]
async fn a_project_goes_with_its_import_only_once_no_theme_has_it() {
    let loom = Loom::set().await;
    let undo = json!({ "operation": loom.import });
    loom.idea().await;
    loom.claim("製造は委託できる", json!({ "on": "word" }), json!({ "source": "メンバーA" })).await;
    let before = loom.all().await;
    let refused = loom.desk.refused("history.undo", undo.clone()).await;
    assert_eq!(refused.code, ProblemCode::UndoBlocked);
    let named = refused.params["operations"].to_string();
    assert!(named.contains("theme-create"), "{named}");
    assert_eq!(loom.all().await, before, "a refusal changes nothing");
    let whole = board(&loom, loom.theme).await;
    assert_eq!(whole.0, loom.projects);

    for project in &loom.projects {
        let out = json!({ "id": loom.theme, "project": project });
        let _: Done = loom.desk.call("theme.thread_remove", out).await;
    }
    let _: Done = loom.desk.call("history.undo", undo).await;
    assert!(loom.desk.ids(json!({})).await.is_empty());
    let board: Board = loom.desk.call("forge.board", json!({ "theme": loom.theme })).await;
    assert_eq!((board.strands.len(), board.claims, board.hidden), (1, 1, 0), "the idea and the claim are still there");
    assert!(
        board.strands[0].extra.is_some() && board.needs.iter().all(|need| need.by.is_empty() && need.candidates == 0)
    );
    assert_eq!(loom.claims().await[0].fields.text_ja, "製造は委託できる");
    let portfolio: Portfolio = loom.desk.call("forge.portfolio", json!({})).await;
    assert_eq!((portfolio.themes.len(), portfolio.themes[0].threads, portfolio.overlaps.len()), (1, 1, 0));
    let candidates: Candidates =
        loom.desk.call("forge.candidates", json!({ "theme": loom.theme, "need": "matter", "limit": 9 })).await;
    assert_eq!((candidates.total, candidates.left_total), (0, 0));
    for project in &loom.projects {
        let gone = loom.desk.refused("asset.list", json!({ "id": project })).await;
        assert_eq!(gone.code, ProblemCode::NoSuchProject);
        let join = json!({ "id": loom.theme, "selection": { "these": [project] } });
        assert_eq!(loom.desk.refused("theme.join", join).await.code, ProblemCode::NoSuchProject);
    }
    // The import again, then the threads.
    loom.desk.redo().await;
    for _ in &loom.projects {
        loom.desk.undo().await;
    }
    assert_eq!(loom.all().await, before);
}

/// A project that becomes one with another while it is in a theme: its thread goes on under the one that stays, once, with role
/// and place, on the board, among proposals, in the network.
#[tokio::test]
async fn a_merged_project_keeps_its_thread() {
    let loom = Loom::set().await;
    let gone = loom.projects[1];
    let list =
        "課題管理番号,研究開発課題名,代表機関名,年度\n26tm0624002h0001,架空受容体に対する抗体の創製,架空大学,2026\n";
    loom.desk.import(&loom.desk.list("次.csv", list)).await;
    let keep = loom.desk.key("tm0624002").await;
    let role = json!({ "id": loom.theme, "project": gone, "role": "modality", "note": "抗体を出す" });
    let _: Done = loom.desk.call("theme.thread_edit", role).await;
    // Both stand in the theme: one thread is left.
    for both in [false, true] {
        if both {
            let join = json!({ "id": loom.theme, "selection": { "these": [keep] } });
            let _: Done = loom.desk.call("theme.join", join).await;
        }
        let before = loom.all().await;
        let pairs: Duplicates = loom.desk.call("duplicate.list", json!({ "state": "open", "limit": 9 })).await;
        let sides =
            |pair: &app::duplicate::DuplicatePair| [&pair.a, &pair.b].map(|side| side.as_ref().map(|side| side.row.id));
        let pair = pairs.pairs.iter().find(|pair| {
            let sides = sides(pair);
            sides.contains(&Some(gone)) && sides.contains(&Some(keep))
        });
        let merge = json!({ "pair": pair.expect("a proposal").id, "keep": keep });
        let _: Done = loom.desk.call("duplicate.merge", merge).await;
        let board: Board = loom.desk.call("forge.board", json!({ "theme": loom.theme })).await;
        let threads: Vec<Id> = board.strands.iter().map(|strand| strand.project.as_ref().unwrap().id).collect();
        let stays = threads.iter().filter(|id| **id == keep).count();
        assert_eq!((threads.len(), stays), (3, 1), "{threads:?}");
        assert!(!threads.contains(&gone) && board.needs.len() == 15);
        if !both {
            assert_eq!(threads, [loom.projects[0], keep, loom.projects[2]]);
            let thread = &board.strands[1];
            assert_eq!((thread.role, thread.note.as_str()), (Some(Role::Modality), "抗体を出す"));
        }
        let network: Network = loom
            .desk
            .call(
                "forge.network",
                json!({ "selection": { "matching": { "filter": {}, "except": [] } }, "kinds": [], "limit": 99 }),
            )
            .await;
        let ids: Vec<Id> =
            network.nodes.iter().filter(|node| node.kind == NodeKind::Project).map(|node| node.id).collect();
        assert!(ids.contains(&keep) && !ids.contains(&gone));
        let dead = json!({ "projects": [loom.projects[0], gone] });
        assert_eq!(loom.desk.refused("forge.explain", dead).await.code, ProblemCode::NoSuchProject);
        loom.desk.undo().await;
        assert_eq!(loom.all().await, before);
    }
}

/// A project that is tagged otherwise while it is in a theme: the board shows its new tags, what it is judged by follows, the
/// theme's own triple stays.
#[tokio::test]
async fn a_project_tagged_otherwise_is_judged_by_its_new_tags() {
    const EGFR: &str = "HGNC:3236";
    const OTHER: &str = "HGNC:6018";
    let loom = Loom::set().await;
    let [one, other, far] = [loom.projects[0], loom.projects[1], loom.projects[2]];
    loom.desk.tag(&[one, other], "target", EGFR).await;
    let _: Done = loom.desk.call("theme.edit", json!({ "id": loom.theme, "fields": { "target": EGFR } })).await;
    let _: Done = loom.desk.call("theme.thread_remove", json!({ "id": loom.theme, "project": other })).await;
    let _: Done = loom.desk.call("theme.thread_remove", json!({ "id": loom.theme, "project": far })).await;
    let explained = async || -> Vec<String> {
        let explained: Explained = loom.desk.call("forge.explain", json!({ "projects": [one, other] })).await;
        explained.proposal.because.into_iter().map(|one| one.key).collect()
    };
    let candidate = async || -> Vec<String> {
        let args = json!({ "theme": loom.theme, "need": "matter", "limit": 9 });
        let found: Candidates = loom.desk.call("forge.candidates", args).await;
        let found = found.candidates.into_iter().find(|found| found.project.id == other);
        found.into_iter().flat_map(|found| found.because).map(|one| one.key).collect()
    };
    let shown = async || -> Vec<String> {
        let board: Board = loom.desk.call("forge.board", json!({ "theme": loom.theme })).await;
        board.strands[0].project.as_ref().unwrap().tags.iter().map(|tag| tag.id.clone()).collect()
    };
    assert_eq!(shown().await, [EGFR]);
    assert!(explained().await.contains(&"share-target".to_owned()));
    assert!(candidate().await.contains(&"same-target".to_owned()));
    let lacks = async || loom.desk.call::<Lacking>("forge.lacking", json!({ "id": other })).await.themes.len();
    assert_eq!(lacks().await, 1);

    // The candidate is about something else.
    let off = |project: Id| json!({ "selection": { "these": [project] }, "kind": "target", "concept": EGFR });
    let _: Done = loom.desk.call("tag.remove", off(other)).await;
    loom.desk.tag(&[other], "target", OTHER).await;
    assert!(explained().await.contains(&"target-differs".to_owned()));
    assert!(candidate().await.is_empty(), "about neither target nor indication");
    assert_eq!(lacks().await, 0);
    // And now the thread is about that too: the theme's triple is nobody's tag and stays.
    let _: Done = loom.desk.call("tag.remove", off(one)).await;
    loom.desk.tag(&[one], "target", OTHER).await;
    assert_eq!(shown().await, [OTHER]);
    assert!(explained().await.contains(&"share-target".to_owned()));
    assert_eq!(loom.desk.theme(loom.theme).await.target.unwrap().id, EGFR);
    for _ in 0..4 {
        loom.desk.undo().await;
    }
    assert_eq!(shown().await, [EGFR]);
    assert!(candidate().await.contains(&"same-target".to_owned()));
}

/// Two people's drafts of one theme: each goes its way under its own code, neither takes from the other, who wrote what is told,
/// they are laid side by side; and where both write in one theme nothing of either is lost.
#[tokio::test]
async fn two_people_s_drafts_of_one_theme_take_nothing_from_each_other() {
    let loom = Loom::set().await;
    let person = async |name: &str| {
        let fields = json!({ "name": name, "chair": true });
        loom.desk.call::<Done>("person.save", json!({ "fields": fields })).await.created.unwrap()
    };
    let a = person("起案A").await;
    loom.work_as(a).await;
    let b = person("起案B").await;
    hung(&loom).await;
    let draft = async |by: Id, title: &str| -> Id {
        loom.work_as(by).await;
        let copy = json!({ "id": loom.theme, "fields": { "title_ja": title } });
        loom.desk.call::<Done>("theme.copy", copy).await.created.unwrap()
    };
    let (first, second) = (draft(a, "甲案").await, draft(b, "乙案").await);
    let (of_a, of_b) = (loom.desk.theme(first).await, loom.desk.theme(second).await);
    assert!(of_a.code != of_b.code && of_a.origin == Some(loom.theme) && of_b.origin == Some(loom.theme));
    let alternatives: Board = loom.desk.call("forge.board", json!({ "theme": loom.theme })).await;
    assert_eq!(alternatives.alternatives.iter().map(|one| one.id).collect::<Vec<_>>(), [first, second]);

    let write = async |by: Id, theme: Id, fields: Value| {
        loom.work_as(by).await;
        let _: Done = loom.desk.call("theme.edit", json!({ "id": theme, "fields": fields })).await;
    };
    write(a, first, json!({ "hypothesis_ja": "抗体で止める" })).await;
    let _: Done = loom.desk.call("theme.thread_remove", json!({ "id": first, "project": loom.projects[2] })).await;
    write(b, second, json!({ "hypothesis_ja": "核酸で止める" })).await;
    let threads = async |theme: Id| board(&loom, theme).await.0;
    assert_eq!(threads(first).await, loom.projects[..2]);
    assert_eq!((threads(second).await, threads(loom.theme).await), (loom.projects.clone(), loom.projects.clone()));
    let said = async |theme: Id| loom.desk.theme(theme).await.hypothesis_ja;
    assert_eq!([said(first).await, said(second).await, said(loom.theme).await], ["抗体で止める", "核酸で止める", ""]);
    let diff: ThemeDiff =
        loom.desk.call("theme.diff", json!({ "from": { "theme": first }, "to": { "theme": second } })).await;
    let told = |before: &str, after: &str| {
        diff.differences.iter().any(|one| one.before.as_deref() == Some(before) && one.after.as_deref() == Some(after))
    };
    assert!(told("抗体で止める", "核酸で止める"), "{:?}", diff.differences);

    // Both write in one theme: what the other wrote stays, and each change is under its own name.
    write(a, loom.theme, json!({ "hypothesis_ja": "共通の仮説" })).await;
    write(b, loom.theme, json!({ "notes": "B の覚え書き" })).await;
    loom.work_as(a).await;
    let _: Done = loom.desk.call("theme.snapshot", json!({ "id": loom.theme, "reason": "二人の案" })).await;
    let theme = loom.desk.theme(loom.theme).await;
    assert_eq!((theme.hypothesis_ja.as_str(), theme.notes.as_str()), ("共通の仮説", "B の覚え書き"));
    let versions: ThemeVersions = loom.desk.call("theme.versions", json!({ "id": loom.theme })).await;
    let newest = versions.versions.iter().max_by_key(|version| version.number).unwrap();
    let wrote: Vec<(&str, Option<&u32>)> =
        newest.wrote.iter().map(|one| (one.by.as_str(), one.changes.get("field"))).collect();
    assert!(
        newest.by == "起案A" && wrote.contains(&("起案A", Some(&1))) && wrote.contains(&("起案B", Some(&1))),
        "{wrote:?}"
    );
    // The theme they began from goes: the drafts stand by themselves, whole.
    let (left, right) = (board(&loom, first).await, board(&loom, second).await);
    let _: Done = loom.desk.call("theme.remove", json!({ "id": loom.theme })).await;
    assert_eq!((board(&loom, first).await, board(&loom, second).await), (left, right));
    assert_eq!([said(first).await, said(second).await], ["抗体で止める", "核酸で止める"]);
}

/// A theme without a triple, or without anything: what is missing is said, gaps and candidates are those of what it needs anyway,
/// and it is compared, pictured and briefed like any other.
#[tokio::test]
async fn a_theme_without_a_triple_is_shown_plainly() {
    let loom = Loom::set().await;
    let theme = loom.desk.theme(loom.theme).await;
    assert_eq!((theme.target, theme.modality, theme.indication, theme.threads.len()), (None, None, None, 3));
    let bare = loom.desk.new_theme(json!({ "title_en": "Nothing yet" }), json!([])).await;
    let missing = ["no-target", "no-modality", "no-indication"];
    let (threads, notices) = board(&loom, loom.theme).await;
    assert_eq!((threads, &notices[..3]), (loom.projects.clone(), &missing.map(str::to_owned)[..]));
    assert_eq!(notices.iter().filter(|key| *key == "no-role").count(), 2, "the first has a role");
    let (threads, notices) = board(&loom, bare).await;
    assert_eq!(
        (threads.len(), notices),
        (0, ["no-target", "no-modality", "no-indication", "no-thread"].map(str::to_owned).to_vec())
    );
    // Everything but delivery is needed; with nothing to go by, whoever brings it is a candidate.
    let empty: Board = loom.desk.call("forge.board", json!({ "theme": bare })).await;
    let needed: Vec<Need> = empty.needs.iter().filter(|need| need.needed).map(|need| need.need).collect();
    assert_eq!(needed, Need::ALL.into_iter().filter(|need| *need != Need::Delivery).collect::<Vec<_>>());
    assert!(empty.needs.iter().all(|need| need.state == NeedState::Open && need.by.is_empty()));
    let found: Candidates =
        loom.desk.call("forge.candidates", json!({ "theme": bare, "need": "matter", "limit": 9 })).await;
    assert_eq!(found.candidates.iter().map(|one| one.project.id).collect::<Vec<_>>(), [loom.projects[1]]);
    let keys: Vec<&str> = found.candidates[0].because.iter().map(|one| one.key.as_str()).collect();
    assert!(!keys.iter().any(|key| key.contains("target") || key.contains("indication") || key.contains("modality")));
    let compared: Comparison = loom.desk.call("forge.compare", json!({ "themes": [loom.theme, bare] })).await;
    for option in &compared.options {
        assert!(option.target.is_none() && option.modality.is_none() && option.indication.is_none());
        assert_eq!((option.step, option.closed.len(), option.open.len()), (None, 0, 14));
        assert_eq!((option.scores[&Measure::Coverage], option.scores[&Measure::Stage], option.rank), (0, 0, 1));
    }
    let portfolio: Portfolio = loom.desk.call("forge.portfolio", json!({})).await;
    assert_eq!((portfolio.themes.len(), portfolio.overlaps.len()), (2, 0), "to have no target is nothing in common");
    let network: Network = loom
        .desk
        .call("forge.network", json!({ "selection": { "these": loom.projects }, "themed": true, "kinds": ["target", "modality", "indication"], "limit": 9 }))
        .await;
    assert_eq!((network.nodes.len(), network.edges.len()), (4, 3), "three projects and their theme");
    assert!(loom.claims().await.is_empty());
    let hearings = loom.hearings().await;
    assert_eq!((hearings.standing.len(), hearings.open), (3, 3));
    let freed: Freed = loom.desk.call("forge.freed", json!({ "theme": loom.theme })).await;
    assert_eq!(freed.projects.iter().map(|one| one.project.id).collect::<Vec<_>>(), loom.projects);
    let out = loom.desk.path("三つ組なし.xlsx");
    let brief = json!({ "theme": bare, "audience": "internal", "language": "ja", "out": out });
    let _: Value = loom.desk.call("export.briefing", brief).await;
    let text = sheets::dump(&out).unwrap();
    assert!(text.contains("Nothing yet") && !text.contains(" × "), "{text}");
    let _: Value = loom.desk.call("library.check", json!({ "full": true })).await;
}

/// A theme goes with all that is its own; what projects bring stays, alternatives stand by themselves, undo brings all back.
#[tokio::test]
async fn a_theme_goes_with_all_that_hangs_on_it_and_comes_back_whole() {
    let loom = Loom::set().await;
    hung(&loom).await;
    let copy = json!({ "id": loom.theme, "fields": { "title_ja": "別の案" } });
    let other: Done = loom.desk.call("theme.copy", copy).await;
    let other = other.created.unwrap();
    assert_eq!(loom.desk.theme(other).await.origin, Some(loom.theme));
    let before = loom.all().await;
    let _: Done = loom.desk.call("theme.remove", json!({ "id": loom.theme })).await;
    assert_eq!(loom.desk.refused("theme.claims", json!({ "id": loom.theme })).await.code, ProblemCode::NoSuchTheme);
    assert_eq!(loom.desk.theme(other).await.origin, None);
    assert_eq!(loom.assets(loom.projects[0]).await.assets.len(), 1);
    let _: Value = loom.desk.call("library.check", json!({ "full": true })).await;
    loom.desk.undo().await;
    assert_eq!(loom.all().await, before);
}

/// What a theme is carried on with is kept, bounded and cleared; states are called as the team calls them.
#[tokio::test]
async fn the_course_of_a_theme_and_the_names_of_states_are_the_team_s() {
    let loom = Loom::set().await;
    let edit = |fields: Value| json!({ "id": loom.theme, "fields": fields });
    let fields = json!({ "owner": "メンバーA", "next_step": "SG①の確認", "due": "2027-01-15", "effort_months": 36,
        "months_to_gate": 8, "competition": "high" });
    let _: Done = loom.desk.call("theme.edit", edit(fields)).await;
    let theme = loom.desk.theme(loom.theme).await;
    assert_eq!((theme.owner.as_str(), theme.due.as_str(), theme.effort_months), ("メンバーA", "2027-01-15", Some(36)));
    let _: Done = loom.desk.call("theme.edit", edit(json!({ "due": "", "effort_months": null }))).await;
    let theme = loom.desk.theme(loom.theme).await;
    assert_eq!((theme.due.as_str(), theme.effort_months, theme.months_to_gate), ("", None, Some(8)));
    for (fields, field, reason) in [
        (json!({ "due": "1月15日" }), "due", "no-date"),
        (json!({ "effort_months": 1_201 }), "effort_months", "too-many"),
        (json!({ "months_to_gate": 601 }), "months_to_gate", "too-many"),
    ] {
        let problem = loom.desk.refused("theme.edit", edit(fields)).await;
        assert_eq!((problem.params["field"].as_str(), problem.params["reason"].as_str()), (field, reason));
    }
    let name = json!({ "state": "study", "name_ja": "精査中", "name_en": "In depth" });
    let _: Done = loom.desk.call("theme.name_state", name.clone()).await;
    let names = async || loom.desk.call::<StateNames>("theme.states", json!({})).await.names;
    assert_eq!(json!(names().await), json!([name]));
    let half = json!({ "state": "study", "name_ja": "精査中", "name_en": "" });
    assert_eq!(loom.desk.refused("theme.name_state", half).await.params["reason"], "both-names");
    let shipped = json!({ "state": "study", "name_ja": "", "name_en": "" });
    let _: Done = loom.desk.call("theme.name_state", shipped).await;
    assert!(names().await.is_empty());
    loom.desk.undo().await;
    assert_eq!(names().await.len(), 1);
}
