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
use vocab::suggest::TICKED;

/// Certainties that are offered as bounds.
const LEVELS: [f64; 8] = [0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4];
/// Projects read and looked through at once.
const CHUNK: usize = 1_000;
const FREQUENT: usize = 30;

/// What a project's texts suggest that is no tag of it in any state.
#[derive(Debug, Clone)]
pub(crate) struct Looked {
    pub(super) project: Id,
    pub(super) drafts: Vec<Draft>,
}

/// What a selection suggests, without its words and sentences: those of 100,000 projects would take a gigabyte.
#[derive(Debug)]
pub(crate) struct Counted {
    kind: Kind,
    concept: Arc<str>,
    /// In percent.
    certainty: u8,
    /// Position among the projects.
    project: u32,
}

/// As last looked through: for which state of the library and which projects.
pub(crate) type Scanned = Option<(u64, Arc<Vec<Id>>, Arc<Vec<Counted>>)>;

/// Looks through a part of the projects (some thousands) on all cores; what a project's tags decide already is left out.
pub(super) async fn look_through(
    context: &Context<'_>,
    open: &Arc<Open>,
    projects: &[Id],
) -> Result<Vec<Looked>, Problem> {
    let texts = store::project::texts(&open.store, projects).await?;
    let mut decided: HashMap<Id, HashSet<(Kind, String)>> = HashMap::new();
    // A proposed tag waits for a person like any suggestion.
    for tag in store::tag::of_projects_in_every_state(&open.store, projects).await? {
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
        Ok(crate::parallel::each(&texts, look))
    };
    tokio::task::spawn_blocking(work).await.map_err(Problem::fault)?
}

/// What a selection suggests; looked through once for one state of the library.
async fn counted(
    context: &Context<'_>,
    open: &Arc<Open>,
    selection: &Selection,
) -> Result<(Arc<Vec<Id>>, Arc<Vec<Counted>>), Problem> {
    let projects = open.selected(selection).await?;
    let revision = open.revision();
    let kept = || open.scanned.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some((of, ids, counted)) = &*kept()
        && *of == revision
        && **ids == projects
    {
        return Ok((Arc::clone(ids), Arc::clone(counted)));
    }
    let (mut found, mut names): (Vec<Counted>, domain::Names) = Default::default();
    let total = u64::try_from(projects.len()).unwrap_or(u64::MAX);
    for (nth, part) in projects.chunks(CHUNK).enumerate() {
        context.stage(u64::try_from(nth * CHUNK).unwrap_or(u64::MAX), Some(total), "suggesting")?;
        let place: HashMap<Id, usize> = part.iter().enumerate().map(|(at, id)| (*id, nth * CHUNK + at)).collect();
        for Looked { project, drafts } in look_through(context, open, part).await? {
            let at = place.get(&project).and_then(|at| u32::try_from(*at).ok()).unwrap_or(u32::MAX);
            let lowest = percent(LEVELS[LEVELS.len() - 1]);
            let drafts = drafts.iter().filter(|draft| percent(draft.certainty) >= lowest);
            found.extend(drafts.map(|draft| Counted {
                kind: draft.kind,
                concept: names.of(draft.id()),
                certainty: percent(draft.certainty),
                project: at,
            }));
        }
    }
    context.stage(total, Some(total), "suggesting")?;
    let (projects, found) = (Arc::new(projects), Arc::new(found));
    *kept() = Some((revision, Arc::clone(&projects), Arc::clone(&found)));
    Ok((projects, found))
}

/// Certainties (0 to 1) are kept and compared as whole percents.
pub(super) fn percent(certainty: f64) -> u8 {
    (certainty.clamp(0.0, 1.0) * 100.0).round() as u8
}

/// What accepting from each certainty on would give. Nothing is written.
///
/// # Errors
/// `NothingSelected`, `NoSuchProject`, `Cancelled`; `Fault` if the vocabulary cannot be built.
pub async fn scan(context: &Context<'_>, args: ScanRequest) -> Result<Scan, Problem> {
    let open = context.app.library().await?;
    let (projects, found) = counted(context, &open, &args.selection).await?;
    let own = open.own();
    let levels = LEVELS.into_iter().map(|certainty| {
        let (mut tags, mut of) = (KindCounts::default(), KindCounts::default());
        let mut seen: [HashSet<u32>; 3] = Default::default();
        for one in found.iter().filter(|one| one.certainty >= percent(certainty)) {
            tags.count(one.kind, 1);
            of.count(one.kind, u32::from(seen[one.kind as usize].insert(one.project)));
        }
        ScanLevel { certainty, tags, projects: of }
    });
    let levels = levels.collect();
    let mut counts: HashMap<(Kind, &str), u32> = HashMap::new();
    for one in found.iter().filter(|one| one.certainty >= percent(f64::from(TICKED))) {
        *counts.entry((one.kind, &one.concept)).or_default() += 1;
    }
    let mut frequent: Vec<_> = counts.into_iter().collect();
    frequent.sort_by(|((ak, a), an), ((bk, b), bn)| bn.cmp(an).then_with(|| (ak, a).cmp(&(bk, b))));
    let frequent = frequent.into_iter().take(FREQUENT);
    let frequent =
        frequent.map(|((kind, id), projects)| ScanConcept { chip: chip(&own, kind, id, false, false), projects });
    Ok(Scan { projects: u32::try_from(projects.len()).unwrap_or(u32::MAX), levels, frequent: frequent.collect() })
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
    let projects = open.selected(&args.selection).await?;
    let params = json!({ "certainty": args.certainty, "kinds": args.kinds });
    let total = u64::try_from(projects.len()).unwrap_or(u64::MAX);
    let outcome = open
        .store
        .write(operation(context, "tag-accept-above", params), async |tx| {
            let mut count = 0;
            // Looked through once more, part by part: sentences of a large library are never all in memory.
            for (nth, part) in projects.chunks(CHUNK).enumerate() {
                context.stage(u64::try_from(nth * CHUNK).unwrap_or(u64::MAX), Some(total), "writing")?;
                let bound = percent(args.certainty);
                let wanted = |draft: &&Draft| percent(draft.certainty) >= bound && args.kinds.contains(&draft.kind);
                let looked = look_through(context, &open, part).await?;
                let rows = looked.iter().flat_map(|one| one.drafts.iter().filter(wanted).map(|d| tag(one.project, d)));
                count += store::tag::accept(tx, &rows.collect::<Vec<_>>()).await?;
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
            certainty: Some(percent(draft.certainty)),
            reason: draft.reason.code().to_owned(),
        }),
    }
}
