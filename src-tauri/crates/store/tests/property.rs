//! Whatever is written, undoing it leads back through the same states, and redoing forth again.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::common::{dump, fill_with_lists, fresh, op, theme};
use domain::{Class, Id, Kind, ProblemCode, Role};
use proptest::prelude::*;
use store::rows::TagState;
use store::theme::{ThemePatch, ThreadPatch};
use store::{Outcome, Store, Tx, import, over, pair, profile, programme, project, tag, theme as themes, word};

#[derive(Debug, Clone)]
enum Step {
    Import(usize),
    Retitle(usize),
    Tag(usize, usize, usize),
    Untag(usize, usize),
    Main(usize, usize),
    Theme(usize),
    Retheme(usize),
    Join(usize, usize),
    Place(usize, usize, u32),
    Leave(usize, usize),
    Classify(usize),
    Remove(usize),
    Judge(usize, usize),
    Overrule(usize, usize),
    Yield(usize, usize),
    Decide(usize, usize),
    Merge(usize, usize),
    Programme(usize),
    Profile(usize, usize),
    Forget(usize),
    Settle(usize, usize),
    UndoAndRedo(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let n = 0..64usize;
    prop_oneof![
        2 => (1..8usize).prop_map(Step::Import),
        1 => n.clone().prop_map(Step::Retitle),
        4 => (0..3usize, n.clone(), 1..9usize).prop_map(|(c, p, many)| Step::Tag(c, p, many)),
        2 => (0..3usize, n.clone()).prop_map(|(c, p)| Step::Untag(c, p)),
        3 => (0..3usize, n.clone()).prop_map(|(c, p)| Step::Main(c, p)),
        2 => (0..4usize).prop_map(Step::Theme),
        1 => n.clone().prop_map(Step::Retheme),
        2 => (n.clone(), n.clone()).prop_map(|(t, p)| Step::Join(t, p)),
        1 => (n.clone(), n.clone(), 0..4u32).prop_map(|(t, p, to)| Step::Place(t, p, to)),
        1 => (n.clone(), n.clone()).prop_map(|(t, p)| Step::Leave(t, p)),
        1 => n.clone().prop_map(Step::Classify),
        1 => n.clone().prop_map(Step::Remove),
        2 => (n.clone(), 0..3usize).prop_map(|(p, state)| Step::Judge(p, state)),
        2 => (n.clone(), 0..2usize).prop_map(|(p, field)| Step::Overrule(p, field)),
        1 => (n.clone(), 0..2usize).prop_map(|(p, field)| Step::Yield(p, field)),
        1 => (n.clone(), 0..3usize).prop_map(|(p, state)| Step::Decide(p, state)),
        3 => (n.clone(), n.clone()).prop_map(|(keep, gone)| Step::Merge(keep, gone)),
        1 => n.clone().prop_map(Step::Programme),
        1 => (0..3usize, n.clone()).prop_map(|(name, what)| Step::Profile(name, what)),
        1 => (0..3usize).prop_map(Step::Forget),
        2 => (n.clone(), 0..3usize).prop_map(|(w, how)| Step::Settle(w, how)),
        3 => n.prop_map(Step::UndoAndRedo),
    ]
}

const CONCEPTS: [&str; 3] = ["A", "B", "C"];
const STATES: [TagState; 3] = [TagState::Proposed, TagState::Confirmed, TagState::Rejected];

fn pick(ids: &[Id], at: usize) -> Id {
    if ids.is_empty() { 0 } else { ids[at % ids.len()] }
}

/// Runs one step in one write. A refusal (a code that is taken, no such theme) is as good as no step.
async fn run(store: &Store, at: usize, step: &Step) -> Option<Outcome<()>> {
    let projects: Vec<Id> =
        import::known_projects(store, Id::MIN, u32::MAX).await.unwrap().iter().map(|p| p.id).collect();
    let theme_ids: Vec<Id> = themes::list(store).await.unwrap().iter().map(|t| t.theme.id).collect();
    let rows = project::rows(store, &projects).await.unwrap();
    let words: Vec<Id> = import::words(store).await.unwrap().iter().map(|w| w.id).collect();
    let open = pair::list(store, "open", 0, 100).await.unwrap().0;
    let pairs: Vec<Id> = open.iter().map(|p| p.pair.id).collect();
    let write = store.write(op("step"), async |tx: &mut Tx| {
        match step {
            Step::Import(n) => drop(fill_with_lists(tx, at * 100, *n).await?),
            Step::Retitle(p) => {
                let chosen = rows.iter().filter(|r| r.id == pick(&projects, *p)).cloned();
                let chosen: Vec<_> = chosen
                    .map(|r| store::rows::ProjectRow { title_ja: format!("改 {at}"), number: None, ..r })
                    .collect();
                import::update_projects(tx, &chosen).await?;
            }
            Step::Tag(c, p, many) => {
                let some: Vec<Id> = projects
                    .iter()
                    .copied()
                    .cycle()
                    .skip(*p)
                    .take(if projects.is_empty() { 0 } else { *many })
                    .collect();
                tag::add(tx, Kind::Target, CONCEPTS[*c], &some).await?;
            }
            Step::Untag(c, p) => {
                tag::remove(tx, Kind::Target, CONCEPTS[*c], &[pick(&projects, *p), pick(&projects, p + 1)]).await?;
            }
            Step::Main(c, p) => {
                tag::set_main(tx, pick(&projects, *p), Kind::Target, CONCEPTS[*c], !at.is_multiple_of(5)).await?;
            }
            Step::Theme(code) => {
                let id = themes::create(tx, &theme(&format!("TH-{code}"))).await?;
                themes::join(tx, id, &projects[..projects.len().min(2)]).await?;
            }
            Step::Retheme(t) => {
                let patch =
                    ThemePatch { title_en: Some(format!("T {at}")), target: Some(None), ..ThemePatch::default() };
                themes::update(tx, pick(&theme_ids, *t), &patch).await?;
            }
            Step::Join(t, p) => drop(themes::join(tx, pick(&theme_ids, *t), &[pick(&projects, *p)]).await?),
            Step::Place(t, p, to) => {
                let patch = ThreadPatch { role: Some(Some(Role::Dds)), note: None, position: Some(*to) };
                themes::edit_thread(tx, pick(&theme_ids, *t), pick(&projects, *p), &patch).await?;
            }
            Step::Leave(t, p) => drop(themes::remove_thread(tx, pick(&theme_ids, *t), pick(&projects, *p)).await?),
            Step::Classify(t) if !theme_ids.is_empty() => {
                themes::set_class(tx, "theme", pick(&theme_ids, *t), "notes", Class::ALL[at % 4]).await?;
            }
            Step::Classify(_) | Step::UndoAndRedo(_) => {}
            Step::Remove(t) => themes::remove(tx, pick(&theme_ids, *t)).await?,
            Step::Judge(p, state) => {
                let two = [pick(&projects, *p), pick(&projects, p + 1)];
                let tags: Vec<Id> = import::known_tags_in(tx, &two).await?.iter().map(|t| t.id).collect();
                tag::set_state(tx, &tags, STATES[*state]).await?;
            }
            Step::Overrule(p, field) => {
                over::set(tx, pick(&projects, *p), over::FIELDS[*field], &format!("人 {at}"), "一覧").await?;
            }
            Step::Yield(p, field) => drop(over::remove(tx, pick(&projects, *p), over::FIELDS[*field]).await?),
            Step::Decide(p, state) => drop(pair::set_apart(tx, pick(&pairs, *p), *state > 0).await?),
            Step::Merge(keep, gone) => {
                let (keep, gone) = (pick(&projects, *keep), pick(&projects, *gone));
                if keep != gone {
                    pair::merge(tx, keep, gone).await?;
                }
            }
            Step::Programme(p) => {
                let names: Vec<_> =
                    rows.iter().skip(*p).take(2).map(|r| (r.programme.clone(), format!("事業 {at}"))).collect();
                programme::set_names(tx, &names).await?;
            }
            Step::Profile(name, what) => {
                profile::save(tx, CONCEPTS[*name], "形", &serde_json::json!({ "what": what })).await?;
            }
            Step::Forget(name) => profile::remove(tx, CONCEPTS[*name]).await?,
            Step::Settle(w, how) => {
                let was =
                    word::settle(tx, pick(&words, *w), ["A", "B"].get(*how).copied(), at.is_multiple_of(2)).await?;
                let uses = word::uses_in(tx, was.id).await?;
                let tags: Vec<_> =
                    uses.iter().map(|u| crate::common::tag(u.project, "B", TagState::Confirmed)).collect();
                tag::give(tx, &tags).await?;
            }
        }
        Ok(())
    });
    match write.await {
        Ok(outcome) => Some(outcome),
        Err(problem) => {
            let expected = [
                ProblemCode::ThemeExists,
                ProblemCode::NoSuchTheme,
                ProblemCode::NoSuchProject,
                ProblemCode::NoSuchProposal,
                ProblemCode::NoSuchProfile,
                ProblemCode::NoSuchWord,
            ];
            assert!(expected.contains(&problem.code), "{step:?}: {problem}");
            None
        }
    }
}

async fn walk(steps: Vec<Step>) {
    let (place, store) = fresh().await;
    let mut states = vec![dump(&place.path).await];
    let mut operations: Vec<Id> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        if let (Step::UndoAndRedo(which), false) = (step, operations.is_empty()) {
            match store.undo("試験者", Some(pick(&operations, *which))).await {
                Ok(_) => {
                    assert_eq!(store.check(false).await.unwrap().findings, Vec::<String>::new(), "after {steps:?}");
                    store.redo("試験者").await.unwrap();
                }
                Err(problem) => assert_eq!(problem.code, ProblemCode::UndoBlocked, "{problem}"),
            }
            assert_eq!(&dump(&place.path).await, states.last().unwrap(), "a chosen undo and its redo");
            continue;
        }
        let Some(Outcome { operation, .. }) = run(&store, at, step).await else { continue };
        let state = dump(&place.path).await;
        match operation {
            Some(id) => {
                assert_ne!(&state, states.last().unwrap(), "{step:?} was recorded");
                operations.push(id);
                states.push(state);
            }
            None => assert_eq!(&state, states.last().unwrap(), "{step:?} was not recorded"),
        }
    }
    for state in states.iter().rev().skip(1) {
        store.undo("試験者", None).await.unwrap();
        assert_eq!(&dump(&place.path).await, state, "back");
    }
    for state in states.iter().skip(1) {
        store.redo("試験者").await.unwrap();
        assert_eq!(&dump(&place.path).await, state, "forth");
    }
    assert_eq!(store.check(true).await.unwrap().findings, Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]
    #[test]
    fn any_sequence_of_writes_leads_back_and_forth_through_its_states(steps in prop::collection::vec(step(), 1..25)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(walk(steps));
    }
}
