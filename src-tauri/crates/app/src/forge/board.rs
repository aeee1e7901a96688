//! The board: a theme as a weave of what its threads bring and what it still lacks.

use super::candidates::count;
use super::quotes::Quotes;
use super::ranked::Wanting;
use super::strands::{Strands, closes, strands};
use super::words::bad;
use super::woven::{Standing, WovenTheme};
use super::{Because, Board, BoardNeed, BoardRequest, NeedState, Strand, ThemeRef};
use crate::asset::{Asset, assets};
use crate::hearing::{Agreed, agreed_of};
use crate::prelude::*;
use crate::project::row;
use crate::registry::known;
use crate::settings::Language;
use crate::state::Open;
use crate::theme::extra;
use domain::{Need, Needs};
use std::collections::{HashMap, HashSet};

/// The board of a theme.
///
/// # Errors
/// `NoSuchTheme`; a database error.
pub async fn board(context: &Context<'_>, args: BoardRequest) -> Result<Board, Problem> {
    let open = context.app.library().await?;
    let strands = strands(context, &open).await?;
    let theme = strands.woven.theme(args.theme)?;
    let standing = strands.standing(theme);
    let threads = threads(&open, &strands, theme).await?;
    let supports = supports(context, &open, &strands, theme).await?;
    let counts = candidate_counts(&strands, theme, &standing);
    let said: HashMap<Need, (bool, &str)> =
        theme.said.iter().map(|row| (row.need, (row.needed, row.reason.as_str()))).collect();
    let by_default = super::needed::of(&strands.own, (theme.row.modality.as_deref(), theme.row.indication.as_deref()));
    let needs = Need::ALL.into_iter().zip(counts).map(|(need, candidates)| {
        let needed = standing.needed.has(need);
        let other = said.get(&need).filter(|(needed, _)| *needed != by_default.has(need));
        BoardNeed {
            need,
            step: need.step(),
            needed,
            reason: other.map(|(_, reason)| (*reason).to_owned()),
            state: standing.state(need),
            by: by(&threads, need),
            candidates,
            supports: supports.get(need as usize).cloned().unwrap_or_default(),
        }
    });
    let needs = needs.collect();
    let claims = store::claim::of_themes(&open.store, &[args.theme]).await?.len();
    let versions = store::theme_version::list(&open.store, args.theme).await?.len();
    let comments = store::comment::of_theme(&open.store, args.theme).await?.len();
    Ok(Board {
        notices: notices(theme, &threads),
        needs,
        hidden: theme.hidden,
        claims: count(claims),
        versions: count(versions),
        comments: count(comments),
        alternatives: alternatives(&strands, theme),
        hearings_open: theme.unasked,
        strands: threads,
    })
}

/// Threads: projects in their order, then what is no project.
async fn threads(open: &Open, strands: &Strands, theme: &WovenTheme) -> Result<Vec<Strand>, Problem> {
    let ids: Vec<Id> = theme.threads.iter().map(|thread| thread.project).collect();
    let mut quotes = Quotes::of(open, &ids).await?;
    let agreed = agreed_of(open, theme.row.id).await?;
    let mut of_extras: HashMap<Id, Vec<Asset>> = HashMap::new();
    if !theme.extras.is_empty() {
        for asset in assets(store::asset::of_extras(&open.store, &[theme.row.id]).await?) {
            if let Some(extra) = asset.extra {
                of_extras.entry(extra).or_default().push(asset);
            }
        }
    }
    let index = open.index();
    let projects = theme.threads.iter().filter_map(|thread| {
        let project = row(&strands.own, index.get(thread.project)?);
        let brings = strands.projects.get(thread.project);
        Some(Strand {
            project: Some(project),
            extra: None,
            role: thread.role,
            note: thread.note.clone(),
            assets: quotes.assets.remove(&thread.project).unwrap_or_default(),
            suggested: quotes.suggested.remove(&thread.project).unwrap_or_default(),
            agreed: Some(agreed.get(&thread.project).copied().unwrap_or(Agreed::NotAsked)),
            ends_on: brings.and_then(|brings| brings.ran).map(|(_, last)| last.to_string()),
            running: brings.is_some_and(|brings| brings.runs(strands.today)),
        })
    });
    let mut all: Vec<Strand> = projects.collect();
    all.extend(theme.extras.iter().map(|row| Strand {
        project: None,
        role: row.role,
        note: row.note.clone(),
        assets: of_extras.remove(&row.id).unwrap_or_default(),
        extra: Some(extra(row.clone())),
        suggested: Vec::new(),
        agreed: None,
        ends_on: None,
        running: false,
    }));
    Ok(all)
}

/// Confirmed assets that close a need or will, what is there first.
fn by(threads: &[Strand], need: Need) -> Vec<Id> {
    let all = threads.iter().flat_map(|thread| &thread.assets);
    let closing = all.filter_map(|asset| {
        let (needs, there) = closes(asset.fields.kind, asset.fields.step, asset.fields.state)?;
        needs.has(need).then_some((!there, asset.id))
    });
    let mut closing: Vec<(bool, Id)> = closing.collect();
    closing.sort_unstable();
    closing.into_iter().map(|(_, id)| id).collect()
}

/// How many candidates each need has, in their order; 0 for what is no gap.
fn candidate_counts(strands: &Strands, theme: &WovenTheme, standing: &Standing) -> [u32; 15] {
    let wanting = Wanting::of(strands, theme, standing);
    let mut counts = [0; 15];
    for need in strands.projects.list.iter().flat_map(|brings| wanting.would_close(brings).each()) {
        counts[need as usize] += 1;
    }
    counts
}

/// Names of the registry's supports at the step of each need that are for the theme's modality, or for any.
async fn supports(
    context: &Context<'_>,
    open: &Open,
    strands: &Strands,
    theme: &WovenTheme,
) -> Result<Vec<Vec<String>>, Problem> {
    let known = known(open).await?;
    let mut modalities: HashSet<&str> = HashSet::new();
    if let Some(code) = theme.row.modality.as_deref() {
        modalities.insert(code);
        modalities.extend(strands.own.parent(Kind::Modality, code).map(|parent| parent.id.as_str()));
    }
    let english = context.app.language() == Language::En;
    let fits = |codes: &[String]| codes.is_empty() || codes.iter().any(|code| modalities.contains(code.as_str()));
    let of = |need: Need| {
        let serving = known.rows.supports.iter().filter(|support| support.steps.contains(&need.step()));
        let name = |ja: &str, en: &str| if english && !en.is_empty() { en.to_owned() } else { ja.to_owned() };
        serving.filter(|support| fits(&support.modalities)).map(|one| name(&one.name_ja, &one.name_en)).collect()
    };
    Ok(Need::ALL.into_iter().map(of).collect())
}

/// Themes that were begun from this one, from which it was begun, and their likes.
fn alternatives(strands: &Strands, theme: &WovenTheme) -> Vec<ThemeRef> {
    let all = &strands.woven.themes;
    let mut family: HashSet<Id> = HashSet::from([theme.row.id]);
    loop {
        let before = family.len();
        for one in all {
            if let Some(origin) = one.row.course.origin
                && (family.contains(&origin) || family.contains(&one.row.id))
            {
                family.extend([origin, one.row.id]);
            }
        }
        if family.len() == before {
            break;
        }
    }
    let mut others: Vec<&WovenTheme> =
        all.iter().filter(|one| one.row.id != theme.row.id && family.contains(&one.row.id)).collect();
    others.sort_by_key(|one| one.row.id);
    others.into_iter().map(WovenTheme::named).collect()
}

/// What is missing, in words.
fn notices(theme: &WovenTheme, threads: &[Strand]) -> Vec<Because> {
    let mut notices = Vec::new();
    let row = &theme.row;
    let missing = [("target", &row.target), ("modality", &row.modality), ("indication", &row.indication)];
    for (kind, _) in missing.into_iter().filter(|(_, concept)| concept.is_none()) {
        notices.push(bad(&format!("no-{kind}")).told());
    }
    if threads.is_empty() && theme.hidden == 0 {
        notices.push(bad("no-thread").told());
    }
    for thread in threads {
        let name = match (&thread.project, &thread.extra) {
            (Some(project), _) => project.key.clone(),
            (None, Some(extra)) if extra.fields.title_ja.is_empty() => extra.fields.title_en.clone(),
            (None, Some(extra)) => extra.fields.title_ja.clone(),
            (None, None) => continue,
        };
        if thread.role.is_none() {
            notices.push(bad("no-role").with("thread", &name).told());
        }
        let known = thread.assets.iter().map(|asset| &asset.fields);
        let known = known.chain(thread.suggested.iter().map(|one| &one.fields));
        let brings: Needs = known
            .filter_map(|fields| closes(fields.kind, fields.step, fields.state))
            .fold(Needs::default(), |sum, (needs, _)| sum.and(needs));
        if brings.is_empty() && thread.project.is_some() {
            notices.push(bad("brings-nothing").with("thread", &name).told());
        }
    }
    notices
}

/// Where a need of a theme stands, for the portfolio.
pub(super) fn states(standing: &Standing) -> Vec<(Need, NeedState)> {
    standing.needed.each().map(|need| (need, standing.state(need))).collect()
}
