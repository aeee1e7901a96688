//! Issue 6 (5. Tagging), points 1, 2, 4 and 5: one project after another with evidence, suggestions for a selection, what
//! decisions teach, and AMED's own tags beside ours.

use crate::desk::{ADC, CANCER, Desk};
use app::Progress;
use app::commands::Done;
use app::lesson::Lessons;
use app::tagging::{AmsKind, CandidateState, PassageField, Queue, Scan, TagCandidate, TaggingProject};
use domain::{Id, Kind, ProblemCode};
use serde_json::{Value, json};
use std::sync::Arc;

/// EGFR.
const EGFR: &str = "HGNC:3236";
/// 非小細胞肺癌.
const NSCLC: &str = "MONDO:0005233";

const LIST: &str = "課題管理番号,研究開発課題名,研究概要,事業名,年度,研究開発フェーズ,承認上の分類,疾患分類\n\
    25zz0501001h0001,EGFR変異陽性非小細胞肺癌に対する抗体薬物複合体,𠮷本らはEGFRを標的とする。siRNAでEGFRを抑えると増殖が止まった。脳梗塞は対象としない。,見本事業,2025,応用,再生医療等製品,第2章 新生物\n\
    24zz0502001h0001,KRASを阻害する低分子による膵癌の治療,,見本事業,2024,基礎的,医薬品,神経系の疾患\n\
    25zz0503001h0001,患者情報の連携基盤,,架空事業,2025,,,\n";

async fn desk() -> Desk {
    let desk = Desk::empty().await;
    desk.import(&desk.list("一覧.csv", LIST)).await;
    desk
}

async fn look(desk: &Desk, id: Id) -> TaggingProject {
    desk.call("tagging.project", json!({ "id": id })).await
}

async fn queue(desk: &Desk, args: Value) -> Queue {
    let mut args = args;
    args["limit"] = json!(50);
    desk.call("tagging.queue", args).await
}

fn of<'a>(project: &'a TaggingProject, concept: &str) -> &'a TagCandidate {
    let found = project.candidates.iter().find(|candidate| candidate.concept.id == concept);
    found.unwrap_or_else(|| panic!("no {concept} among {:?}", ids(project)))
}

fn ids(project: &TaggingProject) -> Vec<&str> {
    project.candidates.iter().map(|candidate| candidate.concept.id.as_str()).collect()
}

fn accept(candidate: &TagCandidate) -> Value {
    json!({
        "kind": candidate.kind, "concept": candidate.concept.id, "surface": candidate.surface,
        "evidence": candidate.evidence.as_ref().map(|evidence| &evidence.text),
        "certainty": candidate.certainty, "reason": candidate.reason,
    })
}

fn reject(candidate: &TagCandidate) -> Value {
    json!({ "kind": candidate.kind, "concept": candidate.concept.id, "surface": candidate.surface })
}

/// Point 1: every mark stands on the words it means, in code points; the sentence is quoted; what is a tool is set aside.
#[tokio::test]
async fn a_project_shows_what_its_texts_name_with_sentence_certainty_and_reason() {
    let desk = desk().await;
    let project = look(&desk, desk.key("zz0501001").await).await;
    let egfr = of(&project, EGFR);
    assert_eq!((egfr.kind, egfr.state, egfr.ticked, egfr.places), (Kind::Target, CandidateState::Offered, true, 3));
    assert_eq!((egfr.certainty, egfr.plain, egfr.accepted + egfr.rejected), (Some(0.95), Some(0.95), 0));
    assert!(project.reasons.iter().any(|word| word.code == egfr.reason && !word.ja.is_empty() && !word.en.is_empty()));
    assert!(of(&project, NSCLC).ticked && of(&project, ADC).ticked);
    // A tool and a disease that is left out are offered, unticked, and drawn otherwise.
    let aside: Vec<&TagCandidate> = project.candidates.iter().filter(|candidate| candidate.aside).collect();
    assert!(aside.len() >= 2 && aside.iter().all(|candidate| !candidate.ticked), "{aside:?}");
    for passage in &project.passages {
        let text: Vec<char> = passage.text.chars().collect();
        for mark in &passage.marks {
            let words: String = text[mark.start as usize..mark.end as usize].iter().collect();
            assert!(!words.trim().is_empty());
            let candidate = &project.candidates[mark.candidate as usize];
            assert!(mark.aside.is_none() || candidate.aside || candidate.places > 1, "{words}");
        }
        assert!(!passage.text.is_empty());
    }
    let summary = project.passages.iter().find(|passage| passage.field == PassageField::SummaryJa).unwrap();
    let marked: String = summary.text.chars().skip(summary.marks[0].start as usize).take(4).collect();
    assert_eq!(marked, "EGFR", "behind a character outside the basic plane");
    for candidate in &project.candidates {
        let evidence = candidate.evidence.as_ref().unwrap();
        let quoted: Vec<char> = evidence.text.chars().collect();
        let words: String = quoted[evidence.start as usize..evidence.end as usize].iter().collect();
        assert_eq!(words, candidate.surface);
    }
    // Kinds in their order, in each what is certain before what is not.
    let order: Vec<_> = project.candidates.iter().map(|c| (c.kind, c.aside)).collect();
    assert!(order.windows(2).all(|two| two[0] <= two[1]), "{order:?}");
}

/// Points 1 and 4: one step accepts, turns down and finishes; the project leaves the queue; undo brings all of it back.
#[tokio::test]
async fn a_decision_is_one_step_that_keeps_its_ground_and_can_be_taken_back() {
    let desk = desk().await;
    let id = desk.key("zz0501001").await;
    let before = desk.content().await;
    let project = look(&desk, id).await;
    let (egfr, nsclc) = (of(&project, EGFR), of(&project, NSCLC));
    let mut main = accept(egfr);
    main["main"] = json!(true);
    let turned = project.candidates.iter().find(|candidate| candidate.aside).unwrap();
    let args = json!({ "project": id, "accept": [main, accept(nsclc)], "reject": [reject(turned)], "finish": true });
    let done: Done = desk.call("tagging.decide", args).await;
    assert_eq!((done.kind.as_str(), done.count), ("tagging-finish", 2));
    let after = look(&desk, id).await;
    assert_eq!(of(&after, EGFR).state, CandidateState::Confirmed);
    assert!(of(&after, EGFR).main && of(&after, EGFR).by.is_some());
    let down = after.candidates.iter().find(|c| c.concept.id == turned.concept.id).unwrap();
    assert_eq!((down.state, down.ticked), (CandidateState::Rejected, false));
    assert_eq!(after.finished.as_ref().map(|finished| finished.by.as_str()), Some("作業者"));
    let tag = desk.detail(id).await.tags.into_iter().find(|tag| tag.concept.id == EGFR).unwrap();
    assert_eq!(tag.evidence, egfr.evidence.as_ref().unwrap().text);
    let queue_now = queue(&desk, json!({})).await;
    assert_eq!((queue_now.total, queue_now.finished, queue_now.rows_total, queue_now.today), (3, 1, 2, 1));
    assert!(queue_now.rows.iter().all(|row| row.id != id));
    let whole = queue(&desk, json!({ "finished": true })).await;
    let row = whole.rows.iter().find(|row| row.id == id).unwrap();
    assert_eq!((row.finished, row.tags.target, row.tags.indication), (true, 1, 1));
    desk.undo().await;
    assert_eq!(desk.content().await, before);
    assert_eq!(look(&desk, id).await.candidates.len(), project.candidates.len());
    assert_eq!(queue(&desk, json!({})).await.rows_total, 3);
    let lessons: Lessons = desk.call("lesson.list", json!({})).await;
    assert_eq!(lessons.total, 0, "what it taught went with it");
    desk.redo().await;
    assert_eq!(queue(&desk, json!({})).await.finished, 1);
    let _: Done = desk.call("tagging.reopen", json!({ "selection": { "these": [id] } })).await;
    assert_eq!(queue(&desk, json!({})).await.finished, 0);
}

/// Point 4, "Taught corrections (accept/reject) change later suggestions": in the same library, for other projects, and back.
#[tokio::test]
async fn what_is_turned_down_weakens_what_is_accepted_strengthens_and_both_can_be_forgotten() {
    let desk = Desk::empty().await;
    let list: String = std::iter::once("研究開発課題名,年度".to_owned())
        .chain((0..6).map(|n| format!("見本{n}：EGFRとALKの研究,202{n}")))
        .collect::<Vec<_>>()
        .join("\n");
    desk.import(&desk.list("一覧.csv", list)).await;
    let projects = desk.ids(json!({})).await;
    let certainty = async |at: usize, concept: &str| {
        let project = look(&desk, projects[at]).await;
        let candidate = of(&project, concept).clone();
        (candidate.certainty.unwrap(), candidate.ticked, (candidate.accepted, candidate.rejected))
    };
    let (plain, ticked, _) = certainty(5, EGFR).await;
    assert!(ticked);
    for (at, wanted) in [(0, (0, 1)), (1, (0, 2))] {
        let project = look(&desk, projects[at]).await;
        let args = json!({ "project": projects[at], "reject": [reject(of(&project, EGFR))] });
        let _: Done = desk.call("tagging.decide", args).await;
        let (now, _, counts) = certainty(5, EGFR).await;
        assert!(now < plain, "{now} is not below {plain}");
        assert_eq!(counts, wanted);
    }
    let (weak, ticked, _) = certainty(5, EGFR).await;
    assert!(!ticked && weak < 0.6, "twice turned down it is no longer ticked: {weak}");
    assert_eq!(of(&look(&desk, projects[5]).await, EGFR).plain, Some(plain), "what it was stays visible");
    // Accepting brings it up again.
    for at in [2, 3, 4] {
        let project = look(&desk, projects[at]).await;
        let _: Done = desk
            .call("tagging.decide", json!({ "project": projects[at], "accept": [accept(of(&project, EGFR))] }))
            .await;
    }
    let (strong, ticked, counts) = certainty(5, EGFR).await;
    assert!(strong > weak && ticked, "{strong}");
    assert_eq!(counts, (3, 2));
    let lessons: Lessons = desk.call("lesson.list", json!({})).await;
    let lesson = &lessons.lessons[0];
    assert_eq!((lesson.concept.id.as_str(), lesson.accepted, lesson.rejected), (EGFR, 3, 2));
    let _: Done = desk.call("lesson.forget", json!({ "what": { "one": lesson.id } })).await;
    assert_eq!(certainty(5, EGFR).await.0, plain);
    let gone = desk.refused("lesson.forget", json!({ "what": { "one": lesson.id } })).await;
    assert_eq!(gone.code, ProblemCode::NoSuchLesson);
    // Another concept for the same words: the suggested one weakens, the chosen one is known to them.
    let project = look(&desk, projects[0]).await;
    let alk = project.candidates.iter().find(|c| c.surface == "ALK").unwrap().clone();
    let mut chosen = accept(&alk);
    chosen["concept"] = json!(EGFR);
    chosen["instead_of"] = json!(alk.concept.id);
    let _: Done = desk.call("tagging.decide", json!({ "project": projects[0], "accept": [chosen] })).await;
    let (now, _, counts) = certainty(5, &alk.concept.id).await;
    assert!(now < alk.certainty.unwrap() && counts == (0, 1));
    // It outlasts a restart.
    let _: Value = desk.call("library.close", json!({})).await;
    let _: Value = desk.call("library.open", json!({ "path": desk.library() })).await;
    assert_eq!(certainty(5, &alk.concept.id).await.0, now);
}

struct Stop;

impl Progress for Stop {
    fn report(&self, _: u64, _: Option<u64>, _: &str) {}
    fn cancelled(&self) -> bool {
        true
    }
}

/// Point 2: what is counted before is what is given after, one step takes it back; what was turned down is left out.
#[tokio::test]
async fn a_selection_gets_what_was_counted_before_and_undo_is_one_step() {
    let desk = desk().await;
    let everything = json!({ "matching": { "filter": {}, "except": [] } });
    let first = desk.key("zz0501001").await;
    let project = look(&desk, first).await;
    let _: Done =
        desk.call("tagging.decide", json!({ "project": first, "reject": [reject(of(&project, EGFR))] })).await;
    let before = desk.content().await;
    let scan: Scan = desk.call("tagging.scan", json!({ "selection": everything })).await;
    assert_eq!(scan.projects, 3);
    assert!(scan.levels.windows(2).all(|two| two[0].certainty > two[1].certainty
        && two[0].tags.target <= two[1].tags.target
        && two[0].projects.indication <= two[1].projects.indication));
    assert!(!scan.frequent.is_empty() && scan.frequent.iter().all(|concept| concept.chip.id != EGFR));
    let stopped = desk
        .watched(
            "tagging.accept_above",
            json!({ "selection": everything, "certainty": 0.6, "kinds": ["target"] }),
            Arc::new(Stop),
        )
        .await;
    assert_eq!(stopped.unwrap_err().code, ProblemCode::Cancelled);
    assert_eq!(desk.content().await, before, "nothing stays of what was stopped");
    let level = scan.levels.iter().find(|level| level.certainty == 0.6).unwrap();
    let args = json!({ "selection": everything, "certainty": 0.6, "kinds": ["target", "indication"] });
    let done: Done = desk.call("tagging.accept_above", args).await;
    assert_eq!(done.count, level.tags.target + level.tags.indication);
    let after = look(&desk, first).await;
    assert_eq!(of(&after, EGFR).state, CandidateState::Rejected);
    assert!(of(&after, NSCLC).state == CandidateState::Confirmed && of(&after, ADC).state == CandidateState::Offered);
    let again: Scan = desk.call("tagging.scan", json!({ "selection": everything })).await;
    let level = again.levels.iter().find(|level| level.certainty == 0.6).unwrap();
    assert_eq!((level.tags.target, level.tags.indication), (0, 0));
    desk.undo().await;
    assert_eq!(desk.content().await, before);
    for certainty in [-0.1, 1.5] {
        let args = json!({ "selection": everything, "certainty": certainty, "kinds": ["target"] });
        assert_eq!(desk.refused("tagging.accept_above", args).await.code, ProblemCode::InvalidField);
    }
}

/// Point 1: orders and filters of the queue.
#[tokio::test]
async fn the_queue_comes_in_the_order_asked_for() {
    let desk = desk().await;
    let keys = async |args: Value| queue(&desk, args).await.rows.into_iter().map(|row| row.key).collect::<Vec<_>>();
    assert_eq!(
        keys(json!({})).await,
        ["zz0501001", "zz0503001", "zz0502001"],
        "newest year, then the programme with most left"
    );
    assert_eq!(keys(json!({ "order": "programme" })).await, ["zz0503001", "zz0501001", "zz0502001"]);
    assert_eq!(keys(json!({ "order": "added" })).await, ["zz0501001", "zz0502001", "zz0503001"]);
    assert_eq!(keys(json!({ "order": "year", "filter": { "year": [2024] } })).await, ["zz0502001"]);
    let all = queue(&desk, json!({})).await;
    let waiting: Vec<u32> = all.rows.iter().map(|row| row.waiting.target).collect();
    assert!(waiting[0] > 0 && waiting[1] == 0, "{waiting:?}");
    let part: Queue = desk.call("tagging.queue", json!({ "offset": 1, "limit": 1 })).await;
    assert_eq!((part.rows_total, part.rows.len(), part.rows[0].key.as_str()), (3, 1, "zz0503001"));
}

/// Point 5: AMED's own tags stand beside ours, with the row they come from; where the two disagree it is said.
#[tokio::test]
async fn amed_s_own_tags_stand_beside_ours_and_disagreement_is_shown() {
    let desk = desk().await;
    let id = desk.key("zz0501001").await;
    let ams = look(&desk, id).await.ams;
    let said: Vec<(AmsKind, &str, Option<bool>)> = ams.iter().map(|t| (t.kind, t.value.as_str(), t.agrees)).collect();
    let untold = [
        (AmsKind::Phase, "応用", None),
        (AmsKind::Approval, "再生医療等製品", None),
        (AmsKind::Disease, "第2章 新生物", None),
    ];
    assert_eq!(said, untold, "without our own tags there is nothing to compare");
    assert_eq!(
        (ams[0].source.file.as_str(), ams[0].source.row, ams[0].source.column.as_deref()),
        ("一覧.csv", 2, Some("F"))
    );
    desk.tag(&[id], "modality", ADC).await;
    desk.tag(&[id], "indication", NSCLC).await;
    let ams = look(&desk, id).await.ams;
    assert_eq!((ams[1].agrees, ams[1].ours_ja.as_str(), ams[1].ours_en.as_str()), (Some(false), "医薬品", "drug"));
    assert_eq!((ams[2].agrees, ams[2].ours_ja.as_str()), (Some(true), "新生物"));
    let other = desk.key("zz0502001").await;
    desk.tag(&[other], "indication", CANCER).await;
    let ams = look(&desk, other).await.ams;
    assert_eq!(ams.iter().find(|tag| tag.kind == AmsKind::Disease).unwrap().agrees, Some(false));
    assert!(look(&desk, desk.key("zz0503001").await).await.ams.is_empty());
}

/// Point 2: find what is unfinished, proposed, conflicting or obsolete.
#[tokio::test]
async fn what_wants_a_look_is_found() {
    let desk = desk().await;
    let id = desk.key("zz0501001").await;
    let found = async |look: &str| desk.ids(json!({ "look": [look] })).await;
    assert_eq!(found("unfinished").await.len(), 3);
    assert!(found("conflicting").await.is_empty() && found("obsolete").await.is_empty());
    desk.tag(&[id], "modality", ADC).await;
    desk.tag(&[id], "modality", "ND").await;
    assert_eq!(found("conflicting").await, [id], "未定 beside a modality");
    desk.undo().await;
    desk.tag(&[id], "indication", NSCLC).await;
    desk.tag(&[id], "indication", CANCER).await;
    assert_eq!(found("conflicting").await, [id], "a broader disease beside a narrower one of its own");
    desk.tag(&[id], "target", EGFR).await;
    assert_eq!(found("unfinished").await.len(), 2, "a confirmed tag of every kind is finished, too");
    let facet = desk.facet(json!({}), "look").await;
    let counts: Vec<(&str, u32)> = facet.iter().map(|value| (value.value.as_str(), value.count)).collect();
    assert!(counts.contains(&("unfinished", 2)) && counts.contains(&("conflicting", 1)), "{counts:?}");
}

/// Bad input: what is no concept, no project, or longer than anything suggested is refused, and nothing changes.
#[tokio::test]
async fn a_decision_that_cannot_be_is_refused_whole() {
    let desk = desk().await;
    let id = desk.key("zz0501001").await;
    let before = desk.content().await;
    let good = json!({ "kind": "target", "concept": EGFR });
    let long = "あ".repeat(1_001);
    for (args, code) in [
        (
            json!({ "project": id, "accept": [good, { "kind": "target", "concept": "HGNC:0" }] }),
            ProblemCode::NoSuchConcept,
        ),
        (json!({ "project": 1, "accept": [good] }), ProblemCode::NoSuchProject),
        (
            json!({ "project": id, "accept": [{ "kind": "target", "concept": EGFR, "evidence": long }] }),
            ProblemCode::InvalidField,
        ),
        (
            json!({ "project": id, "reject": [{ "kind": "target", "concept": EGFR, "surface": long }] }),
            ProblemCode::InvalidField,
        ),
    ] {
        assert_eq!(desk.refused("tagging.decide", args.clone()).await.code, code, "{args}");
    }
    assert_eq!(desk.content().await, before);
}
