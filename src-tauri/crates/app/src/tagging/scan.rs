//! What the texts of many projects suggest, and accepting it from a certainty on.

use super::candidates::{Draft, gather, passages};
use super::{AcceptAbove, KindCounts, Scan, ScanConcept, ScanLevel, ScanRequest};
use crate::concept::matcher::matcher;
use crate::prelude::*;
use crate::project::chip;
use crate::state::Open;
use crate::write::{operation, written};
use serde_json::json;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use store::rows::{Ground, TagRow, TagState};

/// Certainties that are offered as bounds.
const LEVELS: [f64; 8] = [0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4];
/// From here on suggestions are ticked.
const TICKED: f64 = 0.6;
/// Projects read and looked through at once.
const CHUNK: usize = 1_000;
const FREQUENT: usize = 30;

/// What a project's texts suggest that is no tag of it in any state.
#[derive(Debug, Clone)]
pub(crate) struct Looked {
    pub(super) project: Id,
    pub(super) drafts: Vec<Draft>,
}

/// As last looked through: for which state of the library and which projects.
pub(crate) type Scanned = Option<(u64, Vec<Id>, Arc<Vec<Looked>>)>;

/// Looks through projects on all cores. `step` is told how many are done and may stop it.
pub(super) async fn look_through(
    context: &Context<'_>,
    open: &Arc<Open>,
    projects: &[Id],
    step: &(dyn Fn(usize) -> Result<(), Problem> + Sync),
) -> Result<Vec<Looked>, Problem> {
    let mut all = Vec::with_capacity(projects.len());
    for part in projects.chunks(CHUNK) {
        step(all.len())?;
        let texts = store::project::texts(&open.store, part).await?;
        let mut decided: HashMap<Id, HashSet<(Kind, String)>> = HashMap::new();
        // A proposed tag waits for a person like any suggestion.
        for tag in store::tag::of_projects_in_every_state(&open.store, part).await? {
            if tag.state != TagState::Proposed {
                decided.entry(tag.project).or_default().insert((tag.kind, tag.concept));
            }
        }
        let (own, host) = (open.own(), context.app.host.clone());
        let work = move || {
            let matcher = matcher(&host).ok_or_else(|| Problem::fault("the vocabulary cannot be built"))?;
            let none = HashSet::new();
            let look = |texts: &store::project::ProjectTexts| {
                let (mut drafts, _) = gather(&own, matcher, &passages(texts));
                let decided = decided.get(&texts.id).unwrap_or(&none);
                drafts.retain(|draft| !decided.contains(&(draft.kind, draft.id().to_owned())));
                Looked { project: texts.id, drafts }
            };
            let threads = std::thread::available_parallelism().map_or(1, usize::from);
            let share = texts.len().div_ceil(threads).max(1);
            Ok(std::thread::scope(|scope| {
                let running: Vec<_> = texts
                    .chunks(share)
                    .map(|texts| scope.spawn(|| texts.iter().map(look).collect::<Vec<_>>()))
                    .collect();
                running.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect::<Vec<_>>()
            }))
        };
        all.extend(tokio::task::spawn_blocking(work).await.map_err(Problem::fault)??);
    }
    step(all.len())?;
    Ok(all)
}

/// What a selection suggests; looked through once for one state of the library.
async fn looked(context: &Context<'_>, open: &Arc<Open>, selection: &Selection) -> Result<Arc<Vec<Looked>>, Problem> {
    let projects = open.selected(selection)?;
    let revision = open.revision();
    let kept = || open.scanned.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some((of, ids, looked)) = &*kept()
        && *of == revision
        && *ids == projects
    {
        return Ok(Arc::clone(looked));
    }
    let total = u64::try_from(projects.len()).unwrap_or(u64::MAX);
    let step = |done: usize| context.stage(u64::try_from(done).unwrap_or(u64::MAX), Some(total), "suggesting");
    let looked = Arc::new(look_through(context, open, &projects, &step).await?);
    *kept() = Some((revision, projects, Arc::clone(&looked)));
    Ok(looked)
}

/// What accepting from each certainty on would give. Nothing is written.
///
/// # Errors
/// `NothingSelected`, `NoSuchProject`, `Cancelled`; `Fault` if the vocabulary cannot be built.
pub async fn scan(context: &Context<'_>, args: ScanRequest) -> Result<Scan, Problem> {
    let open = context.app.library().await?;
    let looked = looked(context, &open, &args.selection).await?;
    let own = open.own();
    let levels = LEVELS.into_iter().map(|certainty| {
        let (mut tags, mut projects) = (KindCounts::default(), KindCounts::default());
        for one in looked.iter() {
            for kind in Kind::ALL {
                let above = one.drafts.iter().filter(|d| d.kind == kind && d.certainty >= certainty).count();
                tags.count(kind, u32::try_from(above).unwrap_or(u32::MAX));
                projects.count(kind, u32::from(above > 0));
            }
        }
        ScanLevel { certainty, tags, projects }
    });
    let levels = levels.collect();
    let mut counts: HashMap<(Kind, &str), u32> = HashMap::new();
    for draft in looked.iter().flat_map(|one| &one.drafts).filter(|draft| draft.certainty >= TICKED) {
        *counts.entry((draft.kind, draft.id())).or_default() += 1;
    }
    let mut frequent: Vec<_> = counts.into_iter().collect();
    frequent.sort_by(|((ak, a), an), ((bk, b), bn)| bn.cmp(an).then_with(|| (ak, a).cmp(&(bk, b))));
    let frequent = frequent.into_iter().take(FREQUENT);
    let frequent =
        frequent.map(|((kind, id), projects)| ScanConcept { chip: chip(&own, kind, id, false, false), projects });
    Ok(Scan { projects: u32::try_from(looked.len()).unwrap_or(u32::MAX), levels, frequent: frequent.collect() })
}

/// Accepts what a selection suggests from a certainty on: one step for undo. It teaches nothing, as nobody looked at each.
///
/// # Errors
/// `NothingSelected`, `NoSuchProject`, `Cancelled`, `InvalidField` for a certainty that is none.
pub async fn accept_above(context: &Context<'_>, args: AcceptAbove) -> Result<Written<Done>, Problem> {
    if !(0.0..=1.0).contains(&args.certainty) {
        return Err(Problem::new(ProblemCode::InvalidField).with("field", "certainty").with("reason", "not-a-number"));
    }
    let open = context.app.library().await?;
    let looked = looked(context, &open, &args.selection).await?;
    let wanted = |draft: &&Draft| draft.certainty >= args.certainty && args.kinds.contains(&draft.kind);
    let rows: Vec<TagRow> =
        looked.iter().flat_map(|one| one.drafts.iter().filter(wanted).map(|draft| tag(one.project, draft))).collect();
    let params = json!({ "certainty": args.certainty, "kinds": args.kinds });
    let outcome = open
        .store
        .write(operation(context, "tag-accept-above", params), async |tx| {
            let mut count = 0;
            let total = u64::try_from(rows.len()).unwrap_or(u64::MAX);
            for part in rows.chunks(CHUNK) {
                context.stage(u64::from(count), Some(total), "writing")?;
                count += store::tag::accept(tx, part).await?;
            }
            tx.set_count(count);
            Ok(count)
        })
        .await?;
    written(&open, outcome, "tag-accept-above", |count| (*count, None)).await
}

fn tag(project: Id, draft: &Draft) -> TagRow {
    TagRow {
        id: 0,
        project,
        kind: draft.kind,
        concept: draft.id().to_owned(),
        main: false,
        state: TagState::Confirmed,
        evidence: draft.evidence.text.clone(),
        source: None,
        by: String::new(),
        at: String::new(),
        ground: Some(Ground {
            surface: draft.surface.clone(),
            certainty: Some((draft.certainty * 100.0).round() as u8),
            reason: draft.reason.code().to_owned(),
        }),
    }
}
