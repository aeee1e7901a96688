//! Supports that serve a project and such that could (既存支援との接続).

use super::ProjectSupports;
use crate::prelude::*;
use crate::reading::{Connected, RoundProject};
use crate::registry::known;
use crate::round::data::data;
use crate::state::Open;
use domain::stage::Frozen;
use std::collections::HashSet;
use vocab::own::Own;

/// Supports of a project of a round: what people said, then what the registry proposes.
///
/// # Errors
/// `NoSuchRound`, `NotInRound`.
pub async fn supports(context: &Context<'_>, args: RoundProject) -> Result<ProjectSupports, Problem> {
    let open = context.app.library().await?;
    data(&open, args.round).await?.place(args.project)?;
    let frozen = store::round::texts(&open.store, args.round, &[args.project]).await?.pop();
    let (_, frozen) = frozen.ok_or_else(|| Problem::new(ProblemCode::NotInRound).with("key", args.project))?;
    let own = open.own();
    Ok(ProjectSupports { supports: of_project(&open, &own, args.project, &frozen).await? })
}

/// What people said first, then what the registry says could serve it: a support of the project's phase or of the step that
/// follows, for its modality. What serves no known step, or a project without a phase, is not proposed.
pub(crate) async fn of_project(
    open: &Open,
    own: &Own,
    project: Id,
    frozen: &Frozen,
) -> Result<Vec<Connected>, Problem> {
    let known = known(open).await?;
    let all = &known.rows.supports;
    let said = store::connection::of_projects(&open.store, &[project]).await?;
    let mut connected: Vec<Connected> = Vec::new();
    for row in &said {
        let Some(support) = all.iter().find(|support| support.id == row.support) else { continue };
        connected.push(Connected {
            support: support.id,
            name_ja: support.name_ja.clone(),
            name_en: support.name_en.clone(),
            state: Some(row.state),
            step: row.step,
            note: row.note.clone(),
        });
    }
    let steps = domain::phase::steps_ahead(&frozen.phase);
    let mut modalities: HashSet<String> = HashSet::new();
    for tag in frozen.tags.iter().filter(|tag| tag.kind == Kind::Modality) {
        modalities.insert(tag.concept.clone());
        modalities.extend(own.parent(Kind::Modality, &tag.concept).map(|parent| parent.id.clone()));
    }
    for support in all.iter().filter(|support| said.iter().all(|row| row.support != support.id)) {
        let step = support.steps.iter().find(|step| steps.contains(step));
        let fits = support.modalities.is_empty() || support.modalities.iter().any(|code| modalities.contains(code));
        if let Some(step) = step.filter(|_| fits) {
            connected.push(Connected {
                support: support.id,
                name_ja: support.name_ja.clone(),
                name_en: support.name_en.clone(),
                state: None,
                step: Some(*step),
                note: String::new(),
            });
        }
    }
    Ok(connected)
}
